//! What tablets hear: at once where something is new, else after a while.

use super::{Classes, Kept, presence::Noted, session_of, sessions};
use crate::store::{Device, Docs, Kind};
use jiff::Timestamp;
use lantern_class::{Approved, Beat, Class, Join, Promises, Running, SessionId, Setup, Signal, Staff};
use rand::RngCore as _;
use std::sync::PoisonError;
use std::time::Duration;

/// How long a tablet that asks waits for news: shorter than any proxy's patience.
const WAIT: Duration = Duration::from_secs(12);

/// What a tablet knows already.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Knows {
    pub(crate) session: Option<SessionId>,
    pub(crate) seq: u64,
    pub(crate) setup: u64,
}

impl Classes {
    /// What there is for this tablet; waits until that differs from what it knows.
    pub(crate) async fn signal(&self, device: &Device, knows: Knows) -> Signal {
        let mut changed = self.changed.subscribe();
        let until = tokio::time::Instant::now() + WAIT;
        loop {
            changed.borrow_and_update();
            let signal = self.signal_now(device, knows.session);
            if let Some(session) = &signal.session {
                self.presence.here(session.id, device.number);
            }
            if signal.seq != knows.seq || signal.setup != knows.setup {
                return signal;
            }
            if !matches!(tokio::time::timeout_at(until, changed.changed()).await, Ok(Ok(()))) {
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
        Signal {
            seq: kept.as_ref().map_or(0, |kept| kept.seq),
            setup: u64::try_from(docs.setup).unwrap_or_default(),
            session: kept.map(|kept| kept.now(Timestamp::now())),
        }
    }

    /// What this tablet keeps of the school.
    pub(crate) async fn setup(&self, device: &Device) -> sqlx::Result<Setup> {
        if self.docs().get::<String>(Kind::Room, "").is_none() {
            self.new_room().await?;
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

    /// A new secret for tablets of one room.
    async fn new_room(&self) -> sqlx::Result<()> {
        self.change(new_room).await
    }

    /// The session of these pictures.
    pub(crate) fn join(&self, join: Join) -> Option<SessionId> {
        sessions(&self.docs()).into_iter().find(|kept| kept.session.code == join.code).map(|kept| kept.session.id)
    }

    /// Counts what was chosen, once.
    pub(crate) async fn beat(&self, device: &Device, beat: &Beat) -> sqlx::Result<bool> {
        let docs = self.docs();
        let Some(kept) = docs.get::<Kept>(Kind::Session, &beat.session.to_string()) else { return Ok(false) };
        self.presence.here(beat.session, device.number);
        let plan = &kept.session.plan;
        // What a tablet says late, of the lesson before, is the class's too; what no lesson of this session asks is nobody's.
        if beat.counts.is_empty() || beat.lesson.is_empty() || beat.lesson.len() > 40 || !self.is_new(beat.nonce) {
            return Ok(true);
        }
        let year = super::school_year(&self.calendar, Timestamp::now());
        let (class, session) = (kept.session.class.to_string(), beat.session.to_string());
        let of = crate::store::Of {
            year: &year,
            class: &class,
            session: &session,
            lesson: &beat.lesson,
            rev: if beat.lesson == plan.lesson { plan.rev } else { beat.rev },
            moment: beat.moment,
        };
        let counts: Vec<_> = beat.counts.iter().collect();
        self.store.tally(&of, &counts).await?;
        Ok(true)
    }

    /// This beat has not been counted.
    fn is_new(&self, nonce: u64) -> bool {
        let mut beats = self.beats.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = !beats.contains(&nonce);
        if fresh {
            beats.push_back(nonce);
            if beats.len() > super::BEATS {
                beats.pop_front();
            }
        }
        fresh
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
