//! A beat every few seconds while a session runs, whatever a child does: who tells looks like who reads.

use crate::Via;
use crate::server::Why;
use crate::worker::{Chosen, State, Thread, with};
use lantern_class::{Beat, Refusal, SessionId};
use lantern_wire::class as paths;
use std::sync::Arc;
use tokio::time::sleep;

/// Cuts a beat to what its length holds; the rest goes back.
fn cut(mut beat: Beat, rest: &mut Chosen) -> Option<(Beat, Vec<u8>)> {
    let mut whole = beat.clone();
    let bytes = beat.encode(|beat| serde_json::to_vec(beat).ok())?;
    for count in beat.counts.iter() {
        whole.counts.take(&count);
    }
    if !beat.counts.is_empty() {
        rest.entry((beat.moment, beat.lesson, beat.rev)).or_default().merge(&beat.counts);
    }
    Some((whole, bytes))
}

fn fresh(session: SessionId, from: &mut Chosen) -> Option<(Beat, Vec<u8>)> {
    let ((moment, lesson, rev), counts) = from.pop_first().unwrap_or_default();
    cut(Beat { session, nonce: rand::random(), moment, lesson, rev, counts }, from)
}

/// The next beat to the server: one that nobody has answered, or a new one.
fn next(s: &mut State) -> Option<(Beat, Vec<u8>)> {
    let session = s.follows?;
    match s.unsaid.pop_front() {
        // What does not fit could only be another session's: of this one, beats are cut before they are sent.
        Some(unsaid) => cut(unsaid, &mut Chosen::new()),
        None => fresh(session, &mut s.counts),
    }
}

/// The next beat to the teacher's tablet.
pub(crate) fn for_hub(s: &mut State) -> Vec<u8> {
    let beat = s.follows.and_then(|session| fresh(session, &mut s.for_hub));
    beat.map_or_else(crate::direct::here, |(_, bytes)| bytes)
}

/// Beats to the server, for as long as that is heard.
pub(crate) async fn run(thread: Arc<Thread>) {
    loop {
        sleep(thread.config.beat).await;
        let (beat, server) = with(&thread.here, |s| (if s.via == Via::Server { next(s) } else { None }, s.server.clone()));
        let (Some((beat, bytes)), Some(server)) = (beat, server) else { continue };
        match server.post_bytes(paths::BEAT, bytes).await {
            // Said; or the session is over, or it is nothing that could be counted.
            Ok(()) | Err(Why::Refused(Refusal::NoSession | Refusal::Malformed | Refusal::NotYours)) => {}
            Err(_) if beat.counts.is_empty() => {}
            Err(_) => with(&thread.here, |s| s.unsaid.push_front(beat)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lantern_class::{Count, Moment};

    #[test]
    fn a_beat_that_does_not_hold_all_leaves_the_rest_for_the_next() {
        let mut chosen = Chosen::new();
        let of = (Moment::Lesson, "e5".to_owned(), 1);
        for i in 0..60 {
            chosen.entry(of.clone()).or_default().add(&Count { node: format!("a-card-of-the-lesson-{i}"), option: "tell".into(), n: 1 });
        }
        let mut said = 0;
        for _ in 0..20 {
            let (beat, bytes) = fresh(SessionId::default(), &mut chosen).unwrap();
            assert_eq!(bytes.len(), Beat::LEN);
            assert_eq!(serde_json::from_slice::<Beat>(&bytes).unwrap(), beat, "what is said again is what was said");
            said += beat.counts.iter().count();
        }
        assert!(said == 60 && chosen.is_empty());
        assert_eq!(crate::direct::here().len(), Beat::LEN);
    }
}
