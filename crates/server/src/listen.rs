//! Connections: TLS, and patience with a limit at every step, so that nobody can hold the server by being slow.

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::{sync::Arc, time::Duration};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio_rustls::TlsAcceptor;

/// How long a connection may take at each step.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience {
    /// For the TLS greeting, and for each request's header (the wait for a next request included).
    pub(crate) header: Duration,
    /// In all; then the device opens another.
    pub(crate) connection: Duration,
    /// For what is under way when the server stops.
    pub(crate) stop: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { header: Duration::from_secs(10), connection: Duration::from_secs(300), stop: Duration::from_secs(10) }
    }
}

/// Serves until `stop` turns true, then lets what is under way come to its end.
pub(crate) async fn serve(
    listener: TcpListener,
    tls: TlsAcceptor,
    router: Router,
    most: usize,
    patience: Patience,
    mut stop: watch::Receiver<bool>,
) {
    let places = Arc::new(Semaphore::new(most));
    loop {
        let accepted = tokio::select! {
            _ = stop.wait_for(|s| *s) => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, _)) => {
                // Beyond the cap a connection is closed at once; a tablet tries again at its next tick.
                let Ok(place) = places.clone().try_acquire_owned() else { continue };
                let (tls, router, stop) = (tls.clone(), router.clone(), stop.clone());
                tokio::spawn(async move {
                    connection(stream, tls, router, patience, stop).await;
                    drop(place);
                });
            }
            // Out of file descriptors, say: the connections that end give some back.
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
    drop(listener);
    let all = u32::try_from(most).unwrap_or(u32::MAX);
    let _ = tokio::time::timeout(patience.stop, places.acquire_many(all)).await;
}

async fn connection(stream: TcpStream, tls: TlsAcceptor, router: Router, patience: Patience, mut stop: watch::Receiver<bool>) {
    // One small answer at a time: waiting to fill a packet only costs.
    let _ = stream.set_nodelay(true);
    let Ok(Ok(stream)) = tokio::time::timeout(patience.header, tls.accept(stream)).await else { return };
    let service = TowerToHyperService::new(router);
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(patience.header).max_buf_size(16 * 1024);
    let served = http.serve_connection(TokioIo::new(stream), service);
    tokio::pin!(served);
    tokio::select! {
        _ = served.as_mut() => return,
        () = tokio::time::sleep(patience.connection) => {}
        _ = stop.wait_for(|s| *s) => {}
    }
    served.as_mut().graceful_shutdown();
    let _ = tokio::time::timeout(patience.stop, served).await;
}
