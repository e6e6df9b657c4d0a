//! `/metrics` for Prometheus, on loopback alone and without TLS: whether the machine does its work. Nothing here depends
//! on any frame: no count of frames or requests, nothing by tablet, nothing that a report could change.

use crate::doctor::free_room;
use crate::store::{Store, Watch};
use axum::{Router, extract::State, http::header, response::IntoResponse, routing};
use jiff::Timestamp;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::net::TcpListener;

/// What is looked at.
pub(crate) struct Watched {
    pub(crate) store: Store,
    pub(crate) writer: Watch,
    pub(crate) data: PathBuf,
    /// When the school's certificate runs out.
    pub(crate) authority_until: Timestamp,
    pub(crate) started: Timestamp,
}

/// Serves until it is aborted.
pub(crate) async fn serve(listener: TcpListener, watched: Watched) {
    let router = Router::new().route("/metrics", routing::get(get)).with_state(Arc::new(watched));
    if let Err(e) = axum::serve(listener, router).await {
        tracing::error!("metrics are not served any more ({e})");
    }
}

async fn get(State(watched): State<Arc<Watched>>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text(&watched).await)
}

async fn text(w: &Watched) -> String {
    let mut out = String::new();
    let now = Timestamp::now();
    let mut gauge = |name: &str, help: &str, value: i64| {
        let _ = write!(out, "# HELP lantern_{name} {help}\n# TYPE lantern_{name} gauge\nlantern_{name} {value}\n");
    };
    let healthy = w.writer.keeps() && w.store.roster_version().await.is_ok();
    gauge("healthy", "1 while frames can be kept.", healthy.into());
    gauge("started_seconds", "When this server started, since 1970.", w.started.as_second());
    gauge("authority_expires_seconds", "When the school's certificate runs out, since 1970.", w.authority_until.as_second());
    if let Some(free) = free_room(&w.data) {
        gauge(
            "disk_free_bytes",
            "Room on the data folder's disk, in steps of 64 MiB.",
            i64::try_from(free >> 26 << 26).unwrap_or(i64::MAX),
        );
    }
    if let Ok(failing) = w.store.mail_failing().await {
        gauge("mail_failing", "1 while the last mail of the timetable could not be sent.", failing.into());
    }
    if let Ok(Some(minute)) = w.store.last_desk_look().await {
        let help = "Since a desk that counts last fetched: see `lantern-server duty`.";
        gauge("desk_silent_seconds", help, (now.as_second() - minute * 60).max(0));
    }
    out
}
