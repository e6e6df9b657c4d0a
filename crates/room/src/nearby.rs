//! While the server is away: teachers' tablets in reach, and which of them this tablet listens to.

use crate::direct::{self, Finder};
use crate::worker::{State, Thread, with};
use crate::{Event, Via, beats};
use lantern_class::Session;
use std::collections::HashSet;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::sleep;

/// Most teachers' tablets that are listened to.
const MOST: usize = 8;
/// Where none is found for so long, looking begins anew.
const ANEW: Duration = Duration::from_secs(20);
/// Between two looks at what another class does.
const OTHER: Duration = Duration::from_secs(2);
/// Between two tries, and how many in vain.
const AGAIN: Duration = Duration::from_secs(1);
const TRIES: u32 = 5;

/// Looks for teachers' tablets and hears them, until there is none; or until it is called off, since the server is back.
pub(crate) async fn seek(thread: Arc<Thread>) {
    let room = with(&thread.here, |s| s.setup.room.clone());
    if room.is_empty() {
        return;
    }
    let finder = if thread.config.direct { Finder::start(&room) } else { None };
    let (mut hubs, mut known) = (JoinSet::new(), HashSet::new());
    for hub in &thread.config.hubs {
        known.insert(*hub);
        hubs.spawn(hear(thread.clone(), *hub, room.clone()));
    }
    let found = async || match &finder {
        Some(finder) => finder.next().await,
        None => std::future::pending().await,
    };
    loop {
        tokio::select! {
            found = found() => match found {
                Some(hub) if known.len() < MOST && known.insert(hub) => _ = hubs.spawn(hear(thread.clone(), hub, room.clone())),
                Some(_) => {}
                None => break,
            },
            Some(gone) = hubs.join_next() => {
                if let Ok(hub) = gone {
                    known.remove(&hub);
                }
                if hubs.is_empty() {
                    break;
                }
            }
            () = sleep(ANEW), if hubs.is_empty() => break,
        }
    }
}

/// Gives the floor back when the connection ends, however it does.
struct Holding<'a>(&'a Thread, SocketAddr);

impl Drop for Holding<'_> {
    fn drop(&mut self) {
        if with(&self.0.here, |s| s.floor.as_ref().is_some_and(|floor| floor.hub == self.1)) {
            self.0.hub_gone();
        }
    }
}

/// What to do with what a teacher's tablet said.
#[derive(Debug, PartialEq, Eq)]
enum Word {
    /// It is this tablet's, and new.
    News,
    /// It is this tablet's, and known.
    Known,
    /// It is another's, or somebody else speaks for this tablet's class.
    Other,
}

fn weigh(s: &mut State, hub: SocketAddr, said: &Session) -> Word {
    let joined = s.follows == Some(said.id);
    let mine = joined || s.setup.class == Some(said.class);
    // The seconds that are left are nothing new.
    let eyes = said.eyes.map(|eyes| lantern_class::Eyes { left: 0, ..eyes });
    let plain = Session { eyes, ..said.clone() };
    s.nearby.insert(hub, plain.clone());
    let heard = match &s.floor {
        None => true,
        Some(floor) if floor.hub == hub => true,
        // Two speak: of the same session, who started last; else the one that this tablet has joined.
        Some(floor) if floor.said.id == said.id => said.start > floor.said.start,
        Some(floor) => joined && s.follows != Some(floor.said.id),
    };
    if !mine || !heard {
        return Word::Other;
    }
    let known = s.floor.as_ref().is_some_and(|floor| floor.hub == hub && floor.said == plain);
    s.led_by(hub, plain);
    if known { Word::Known } else { Word::News }
}

/// One teacher's tablet, until it does not answer any more.
async fn hear(thread: Arc<Thread>, hub: SocketAddr, room: String) -> SocketAddr {
    let mut failed = 0;
    while failed < TRIES {
        let holding = Holding(&thread, hub);
        let beat = || with(&thread.here, beats::for_hub);
        let heard = |session: Session| {
            failed = 0;
            match with(&thread.here, |s| weigh(s, hub, &session)) {
                Word::News => {
                    thread.set_via(Via::Direct);
                    thread.shared.tell(Event::Signal(Some(Box::new(session))));
                    true
                }
                Word::Known => true,
                Word::Other => false,
            }
        };
        let done = direct::follow(hub, &room, thread.config.beat, beat, heard).await;
        drop(holding);
        match done {
            Ok(()) => sleep(OTHER).await,
            Err(e) => {
                tracing::debug!("a teacher's tablet is gone ({e})");
                failed += 1;
                sleep(AGAIN).await;
            }
        }
    }
    with(&thread.here, |s| s.nearby.remove(&hub));
    hub
}

#[cfg(test)]
mod tests {
    use super::*;
    use lantern_class::{ClassId, Eyes, Plan, RoomCode, SessionId, StaffId};

    fn session(id: &str, start: u32) -> Session {
        let (id, class) = (id.repeat(8).parse().unwrap(), id.repeat(8).parse().unwrap());
        Session {
            id,
            class,
            by: StaffId::default(),
            code: RoomCode([0, 1, 2]),
            plan: Plan::default(),
            start,
            next: 0,
            hall: false,
            eyes: None,
        }
    }

    #[test]
    fn of_two_that_speak_the_one_is_heard_that_started_last_and_another_class_never() {
        let mut s = State::default();
        let class: ClassId = "aa".repeat(8).parse().unwrap();
        s.setup.class = Some(class);
        let (one, two) = ("10.0.0.1:1".parse().unwrap(), "10.0.0.2:1".parse().unwrap());
        assert_eq!(weigh(&mut s, one, &session("bb", 9)), Word::Other);
        assert_eq!(weigh(&mut s, one, &session("aa", 2)), Word::News);
        assert_eq!(weigh(&mut s, one, &session("aa", 2)), Word::Known);
        let calm = Session { eyes: Some(Eyes { number: 1, left: 60 }), ..session("aa", 2) };
        assert_eq!(weigh(&mut s, one, &calm), Word::News);
        assert_eq!(weigh(&mut s, one, &Session { eyes: Some(Eyes { number: 1, left: 56 }), ..calm }), Word::Known);
        assert_eq!(weigh(&mut s, two, &session("aa", 2)), Word::Other, "one voice is enough");
        assert_eq!(weigh(&mut s, two, &session("aa", 3)), Word::News);
        assert_eq!(weigh(&mut s, one, &session("aa", 2)), Word::Other);
        // It has joined another class: that one is heard, and its own is not meanwhile.
        s.follows = Some("bb".repeat(8).parse::<SessionId>().unwrap());
        assert_eq!(weigh(&mut s, one, &session("bb", 1)), Word::News);
        assert_eq!(weigh(&mut s, two, &session("aa", 4)), Word::Other);
    }
}
