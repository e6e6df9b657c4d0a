//! What the app asks of the server: a teacher's taps one after the other, as they were made.

use crate::server::Why;
use crate::worker::{Thread, with};
use crate::{Ask, Event, Trouble};
use lantern_class::{Command, Join, Refusal, RoomCode};
use lantern_wire::class as paths;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::Instant;

/// What has waited for longer behind others is not done any more: nobody means it now.
const STALE: Duration = Duration::from_secs(10);

/// Does one after the other.
pub(crate) async fn in_order(thread: Arc<Thread>, mut asks: UnboundedReceiver<(Instant, Ask)>) {
    while let Some((at, ask)) = asks.recv().await {
        let server = with(&thread.here, |s| s.server.clone());
        let server = server.filter(|_| at.elapsed() < STALE);
        let tell = |event| thread.shared.tell(event);
        macro_rules! ask {
            ($event:expr, $path:expr, $what:expr) => {
                tell($event(match &server {
                    Some(server) => server.post($path, $what).await.map_err(Trouble::from),
                    None => Err(Trouble::NoServer),
                }))
            };
        }
        match ask {
            // The next answer says how it goes, too.
            Ask::Command(order) if order.command == Command::Look && !asks.is_empty() => {}
            Ask::Command(order) => ask!(Event::Told, paths::COMMAND, &order),
            Ask::Open(open) => ask!(Event::Opened, paths::OPEN, &open),
            Ask::Record(token) => ask!(Event::Record, paths::RECORD, &token),
            Ask::Shut(token) => {
                if let Some(server) = &server {
                    // Without an answer it runs out by itself.
                    let _: Result<(), Why> = server.post(paths::SHUT, &token).await;
                }
            }
            Ask::Enrolled(_) | Ask::Follow(_) | Ask::Count { .. } | Ask::Hub(_) | Ask::Join(_) | Ask::Stop => {}
        }
    }
}

/// Three pictures: the server knows whose they are, or a teacher's tablet nearby.
pub(crate) async fn join(thread: Arc<Thread>, code: RoomCode) {
    let server = with(&thread.here, |s| s.server.clone());
    let asked = match &server {
        Some(server) => server.post(paths::JOIN, &Join { code }).await.map_err(Trouble::from),
        None => Err(Trouble::NoServer),
    };
    let nearby = || with(&thread.here, |s| s.nearby.values().find(|session| session.code == code).map(|session| session.id));
    let joined = match asked {
        Err(Trouble::NoServer | Trouble::Refused(Refusal::NoSession)) => nearby().map_or(asked, Ok),
        asked => asked,
    };
    thread.shared.tell(Event::Joined(joined));
}
