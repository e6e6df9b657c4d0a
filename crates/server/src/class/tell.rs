//! What tablets hear: at once where something is new, else after a while.

use super::{Classes, Kept, Over, Played, presence::Noted, session_of, sessions};
use crate::store::{Device, Docs, Kind};
use jiff::Timestamp;
use lantern_class::{Approved, Beat, Class, Join, Promises, Running, SessionId, Setup, Signal, Staff};
use rand::RngCore as _;
use std::time::Duration;

/// How long a tablet that asks waits for news: shorter than any proxy's patience.
const WAIT: Duration = Duration::from_secs(12);

/// What a tablet knows already.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Knows {
    pub(crate) session: Option<SessionId>,
    /// `None`: it has just begun to ask, and is answered at once.
    pub(crate) seq: Option<u64>,
    pub(crate) setup: u64,
}

impl Classes {
    /// What there is for this tablet; waits until that differs from what it knows.
    pub(crate) async fn signal(&self, device: &Device, knows: Knows) -> Signal {
        let (mut changed, mut stopping) = (self.changed.subscribe(), self.stopping.clone());
        let until = tokio::time::Instant::now() + WAIT;
        loop {
            changed.borrow_and_update();
            let signal = self.signal_now(device, knows.session);
            if let Some(session) = &signal.session {
                self.presence.here(session.id, device.number);
            }
            if Some(signal.seq) != knows.seq || signal.setup != knows.setup {
                return signal;
            }
            let news = tokio::select! {
                news = tokio::time::timeout_at(until, changed.changed()) => matches!(news, Ok(Ok(()))),
                _ = stopping.wait_for(|stops| *stops) => false,
            };
            if !news {
                return self.signal_now(device, knows.session);
            }
        }
    }

    fn signal_now(&self, device: &Device, session: Option<SessionId>) -> Signal {
        let docs = self.docs();
        // A tablet that has joined another class's session stays in it; where it is over, its own class's counts.
        let joined = session.and_then(|id| docs.get::<Kept>(Kind::Session, &id.to_string()));
        let own = || device.class.parse().ok().and_then(|class| session_of(&docs, class));
        let kept = joined.or_else(own);
        // One that is over has a number; one that was never heard of here (the teacher's tablet may lead it) has none.
        let over = || session.and_then(|id| docs.get::<Over>(Kind::Over, &id.to_string())).map_or(0, |over| over.seq);
        Signal {
            seq: kept.as_ref().map_or_else(over, |kept| kept.seq),
            setup: u64::try_from(docs.setup).unwrap_or_default(),
            session: kept.map(|kept| kept.now(Timestamp::now())),
        }
    }

    /// What this tablet keeps of the school.
    pub(crate) async fn setup(&self, device: &Device) -> sqlx::Result<Setup> {
        if self.docs().get::<String>(Kind::Room, "").is_none() {
            let missing = |docs: &mut Docs| {
                // Two tablets may be the first.
                if docs.get::<String>(Kind::Room, "").is_none() {
                    new_room(docs);
                }
            };
            self.change(missing).await?;
        }
        let docs = self.docs();
        let values = |kind| docs.all(kind);
        let today = self.today(Timestamp::now());
        let mut classes: Vec<Class> = values(Kind::Class).into_iter().map(|(_, class)| class).collect();
        classes.sort_by(|a, b| a.label.cmp(&b.label));
        let mut staff: Vec<Staff> = docs.all(Kind::Staff).into_iter().map(|(_, staff)| staff).collect();
        // Yesterday's supply codes are nobody's to try.
        staff.retain(|staff| staff.supply.is_none_or(|supply| supply.day >= today));
        staff.sort_by(|a, b| a.label.cmp(&b.label));
        Ok(Setup {
            version: u64::try_from(docs.setup).unwrap_or_default(),
            classes,
            staff,
            promises: docs.all::<Promises>(Kind::Promises).into_iter().map(|(_, p)| p).collect(),
            approved: docs.all::<Approved>(Kind::Approval).into_iter().map(|(_, a)| a).collect(),
            class: device.class.parse().ok(),
            room: docs.get(Kind::Room, "").unwrap_or_default(),
        })
    }

    /// The session of these pictures.
    pub(crate) async fn join(&self, join: Join) -> sqlx::Result<Option<SessionId>> {
        let of = |docs: &Docs| sessions(docs).into_iter().find(|kept| kept.session.code == join.code).map(|kept| kept.session.id);
        match of(&self.docs()) {
            None => Ok(of(&*self.fresh_docs().await?)),
            found => Ok(found),
        }
    }

    /// Counts what was chosen, once. `false`: there is no such session.
    pub(crate) async fn beat(&self, beat: &Beat) -> sqlx::Result<bool> {
        let id = beat.session.to_string();
        let mut docs = self.docs();
        if docs.get::<Kept>(Kind::Session, &id).is_none() {
            docs = self.fresh_docs().await?;
        }
        let Some(kept) = docs.get::<Kept>(Kind::Session, &id) else { return Ok(false) };
        let said = Played { lesson: beat.lesson.clone(), rev: beat.rev, moment: beat.moment };
        // What a tablet says late, of the lesson before, is the class's too; what was not played in this session is nobody's.
        if beat.counts.is_empty() || !kept.played.contains(&said) {
            return Ok(true);
        }
        let year = super::school_year(&self.calendar, Timestamp::now());
        let of = crate::store::Of {
            year: &year,
            class: &kept.session.class.to_string(),
            session: &id,
            lesson: &beat.lesson,
            rev: beat.rev,
            moment: beat.moment,
        };
        let counts: Vec<_> = beat.counts.bounded().iter().collect();
        self.store.tally(&of, beat.nonce, &counts).await
    }

    /// How many listen to a session, here and at the servers beside.
    pub(super) fn listening(&self, docs: &Docs, session: SessionId) -> u16 {
        let others = docs
            .all::<Noted>(Kind::Presence)
            .into_iter()
            .filter(|(name, noted)| *name != self.presence.name && noted.at + 30 > Timestamp::now().as_second());
        let others = others.flat_map(|(_, noted)| noted.sessions).filter(|(id, _)| *id == session).map(|(_, n)| n);
        others.fold(self.presence.count(session), u16::saturating_add)
    }

    /// The sessions that somebody could take over.
    pub(super) fn running(&self, docs: &Docs, staff: &Staff, today: u16) -> Vec<Running> {
        let hers = sessions(docs).into_iter().filter(|kept| staff.may(kept.session.class, today));
        hers.map(|kept| Running { tablets: self.listening(docs, kept.session.id), session: kept.now(Timestamp::now()) }).collect()
    }
}

/// A new secret for tablets of one room, so that one that was lost does not have it.
pub(crate) fn new_room(docs: &mut Docs) {
    let mut key = [0; 32];
    rand::rng().fill_bytes(&mut key);
    docs.put(Kind::Room, "", &hex::encode(key));
}
