//! The wire between a tablet and the server: passes, swallows answers, hangs, or hangs up; and counts bytes as somebody
//! who listens on the school's network would.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

#[derive(Clone, Copy, PartialEq)]
#[repr(u8)]
pub enum Mode {
    Pass,
    /// The server gets the frame; its answer is lost on the way.
    Swallow,
    /// Nothing moves, and nobody hangs up.
    Hang,
    HangUp,
    /// The connection breaks somewhere in the greeting, the request or the answer.
    Break,
}

pub struct Wire {
    pub addr: SocketAddr,
    mode: Arc<AtomicU8>,
    lengths: Arc<Mutex<Vec<(usize, usize)>>>,
}

impl Wire {
    pub async fn to(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addr = listener.local_addr().unwrap();
        let mode = Arc::new(AtomicU8::new(Mode::Pass as u8));
        let lengths = Arc::new(Mutex::new(Vec::new()));
        let (its_mode, its_lengths) = (mode.clone(), lengths.clone());
        tokio::spawn(async move {
            while let Ok((tablet, _)) = listener.accept().await {
                tokio::spawn(carry(tablet, server, its_mode.load(Ordering::SeqCst), its_lengths.clone()));
            }
        });
        Self { addr, mode, lengths }
    }

    pub fn set(&self, mode: Mode) {
        self.mode.store(mode as u8, Ordering::SeqCst);
    }

    /// Bytes (up, down) of every connection that has ended.
    pub fn lengths(&self) -> Vec<(usize, usize)> {
        self.lengths.lock().unwrap().clone()
    }
}

async fn carry(tablet: TcpStream, server: SocketAddr, mode: u8, lengths: Arc<Mutex<Vec<(usize, usize)>>>) {
    if mode == Mode::HangUp as u8 {
        return;
    }
    if mode == Mode::Hang as u8 {
        std::future::pending::<()>().await;
    }
    let Ok(server) = TcpStream::connect(server).await else { return };
    let (mut from_tablet, mut to_tablet) = tablet.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    let broken = mode == Mode::Break as u8;
    let up_to = if broken { rand::random_range(1..7_000) } else { usize::MAX };
    let up = async {
        let count = pass(&mut from_tablet, &mut to_server, up_to).await;
        let _ = to_server.shutdown().await;
        count
    };
    // The server's side of the TLS greeting is over a kilobyte less; an answer's record never gets through.
    let limit = if mode == Mode::Swallow as u8 { greeting(&lengths) } else { usize::MAX };
    let limit = if broken { rand::random_range(1..3_000) } else { limit };
    let down = async {
        let count = pass(&mut from_server, &mut to_tablet, limit).await;
        let _ = to_tablet.shutdown().await;
        count
    };
    let both = tokio::join!(up, down);
    if !broken {
        lengths.lock().unwrap().push(both);
    }
}

/// How many bytes the server sends before its answer: what it sends in all where it sends least, less a good part of the answer.
fn greeting(lengths: &Mutex<Vec<(usize, usize)>>) -> usize {
    lengths.lock().unwrap().iter().map(|(_, down)| *down).min().unwrap_or(usize::MAX) - 150
}

async fn pass(from: &mut (impl AsyncReadExt + Unpin), to: &mut (impl AsyncWriteExt + Unpin), limit: usize) -> usize {
    let (mut count, mut buffer) = (0, vec![0; 16 * 1024]);
    while let Ok(read @ 1..) = from.read(&mut buffer).await {
        count += read;
        if count >= limit || to.write_all(&buffer[..read]).await.is_err() {
            break;
        }
    }
    count
}
