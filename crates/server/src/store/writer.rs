//! The one task that writes frames. Frames that arrive while a commit is under way go together into the next: so each is
//! durable before it is answered, and hundreds a second still are.

use super::{Result, Store};
use crate::places::Places;
use lantern_wire::{FrameBytes, Verdict};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;
use tokio::time::Instant;

/// Frames in one commit: about a megabyte.
const TOGETHER: usize = 256;
/// Frames that may wait for a commit; beyond that the server is too busy, and says so.
const WAITING: usize = 1024;

struct Post {
    frame: Box<FrameBytes>,
    answer: oneshot::Sender<Verdict>,
}

/// Hands frames to the writing task. Cheap to clone; the task ends when the last clone is gone.
#[derive(Clone)]
pub(crate) struct Writer {
    posts: mpsc::Sender<Post>,
    failed: Arc<AtomicBool>,
}

/// Whether frames can be kept, for those who only look on.
#[derive(Clone)]
pub(crate) struct Watch {
    posts: mpsc::WeakSender<Post>,
    failed: Arc<AtomicBool>,
}

impl Watch {
    /// As [`Writer::keeps`].
    pub(crate) fn keeps(&self) -> bool {
        self.posts.upgrade().is_some_and(|posts| !posts.is_closed()) && !self.failed.load(Ordering::Relaxed)
    }
}

/// The writing task, to wait for at the end.
pub(crate) type WriterTask = JoinHandle<()>;

impl Writer {
    /// Starts the task.
    pub(crate) async fn start(store: Store, tick: Duration) -> Result<(Self, WriterTask)> {
        let places = Places::new(tick, store.last_place().await?, Instant::now());
        let (sender, inbox) = mpsc::channel(WAITING);
        let failed = Arc::new(AtomicBool::new(false));
        let task = tokio::spawn(run(store, places, inbox, failed.clone()));
        Ok((Self { posts: sender, failed }, task))
    }

    /// Keeps a frame: [`Verdict::Kept`] once it is on the disk, synced; [`Verdict::Conflict`] if its id is taken by other
    /// bytes; [`Verdict::Busy`] if it could not be kept.
    pub(crate) async fn keep(&self, frame: Box<FrameBytes>) -> Verdict {
        let (answer, verdict) = oneshot::channel();
        if self.posts.try_send(Post { frame, answer }).is_err() {
            return Verdict::Busy;
        }
        verdict.await.unwrap_or(Verdict::Busy)
    }

    /// Looks on without keeping the task alive.
    pub(crate) fn watch(&self) -> Watch {
        Watch { posts: self.posts.downgrade(), failed: self.failed.clone() }
    }

    /// The task runs, and the last frames could be kept.
    pub(crate) fn keeps(&self) -> bool {
        !self.posts.is_closed() && !self.failed.load(Ordering::Relaxed)
    }
}

async fn run(store: Store, mut places: Places, mut inbox: mpsc::Receiver<Post>, failed: Arc<AtomicBool>) {
    let mut posts = Vec::with_capacity(TOGETHER);
    while inbox.recv_many(&mut posts, TOGETHER).await > 0 {
        let frames: Vec<&FrameBytes> = posts.iter().map(|post| &*post.frame).collect();
        let kept = store.keep(&mut places, &frames).await;
        // Said once, not with every frame: the log of a full disk must not fill it further.
        if let Err(why) = &kept
            && !failed.load(Ordering::Relaxed)
        {
            tracing::error!("frames could not be written; tablets keep theirs and try again. {why}");
        }
        failed.store(kept.is_err(), Ordering::Relaxed);
        let verdicts = kept.unwrap_or_else(|_| vec![Verdict::Busy; posts.len()]);
        for (post, verdict) in posts.drain(..).zip(verdicts) {
            // Whoever has gone meanwhile asks again.
            let _ = post.answer.send(verdict);
        }
    }
}
