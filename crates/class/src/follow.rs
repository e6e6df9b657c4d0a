//! What a pupil's tablet makes of signals: it starts, looks up, goes on, ends; and what it keeps to be the same after a
//! crash. Times are seconds of the tablet's own calendar, passed in.

use crate::{MAX_EYES, Plan, Session, SessionId};
use serde::{Deserialize, Serialize};

/// What the tablet is to do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// Play this from its first card.
    Start {
        /// What.
        plan: Plan,
        /// For a hall.
        hall: bool,
    },
    /// The calm screen, until [`Follow::eyes`] says no more.
    Eyes,
    /// Back from the calm screen.
    Back,
    /// One card on, if the card waits for its arrow.
    Next,
    /// For a hall, or no longer.
    Hall(bool),
    /// Home; nothing of the session stays.
    End,
}

/// The session that a tablet is in. Kept over restarts; it names a session and counts, nothing of a child.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Follow {
    session: Option<SessionId>,
    start: u32,
    next: u32,
    hall: bool,
    eyes: Option<u32>,
    /// Until when, in seconds since 1970.
    until: u64,
    /// When the last start was heard: what is older is not taken up again.
    since: u64,
    plan: Plan,
}

/// A session that was kept for longer than this has been forgotten by everybody, in seconds.
const STALE: u64 = 3 * 60 * 60;

impl Follow {
    /// What was kept on the disk, if it is of this school day. Eyes that were on still are.
    pub fn resume(kept: Self, now: u64) -> Self {
        if kept.session.is_none() || now.abs_diff(kept.since) > STALE {
            return Self::default();
        }
        let mut kept = kept;
        // A clock that was set does not hold a class on the calm screen.
        kept.until = kept.until.min(now + u64::from(MAX_EYES));
        kept
    }

    /// The session that it is in.
    pub fn session(&self) -> Option<SessionId> {
        self.session
    }

    /// What is played in it.
    pub fn plan(&self) -> Option<&Plan> {
        self.session.map(|_| &self.plan)
    }

    /// For a hall.
    pub fn hall(&self) -> bool {
        self.hall
    }

    /// Seconds that the calm screen still lasts.
    pub fn eyes(&self, now: u64) -> Option<u64> {
        self.eyes.and(self.until.checked_sub(now)).filter(|left| *left > 0)
    }

    /// Time has passed: the calm screen ends by itself, also where no signal comes any more.
    pub fn pass(&mut self, now: u64) -> Option<Order> {
        if self.eyes.is_some() && self.eyes(now).is_none() {
            self.eyes = None;
            return Some(Order::Back);
        }
        None
    }

    /// The tablet leaves by itself: it was handed back, or nobody touched it.
    pub fn leave(&mut self) {
        *self = Self::default();
    }

    /// A signal about this tablet's session; `None`: there is none any more.
    pub fn take(&mut self, said: Option<&Session>, now: u64) -> Vec<Order> {
        let Some(said) = said else {
            let was = self.session.is_some();
            self.leave();
            return if was { vec![Order::End] } else { Vec::new() };
        };
        let mut orders = Vec::new();
        // Two may speak for a while, the server and the teacher's own tablet: what is older is not believed.
        if self.session == Some(said.id) && said.start < self.start {
            return orders;
        }
        let (fresh, calm) = (self.session != Some(said.id) || self.start != said.start, self.eyes);
        if fresh {
            *self = Self {
                session: Some(said.id),
                start: said.start,
                next: said.next,
                hall: said.hall,
                eyes: None,
                until: self.until,
                since: now,
                plan: said.plan.clone(),
            };
            // A session may begin with everybody looking up: then nothing is played yet.
            if !said.plan.lesson.is_empty() {
                orders.push(Order::Start { plan: said.plan.clone(), hall: said.hall });
            }
        } else {
            if self.hall != said.hall {
                self.hall = said.hall;
                orders.push(Order::Hall(said.hall));
            }
            // However many were missed: a tablet that comes back is not to rush through what it has not shown.
            if said.next > self.next {
                orders.push(Order::Next);
                self.next = said.next;
            }
        }
        match (said.eyes, calm) {
            (Some(eyes), was) => {
                self.until = now + u64::from(eyes.left.min(MAX_EYES));
                self.eyes = Some(eyes.number);
                if was != Some(eyes.number) || fresh {
                    orders.push(Order::Eyes);
                }
            }
            (None, Some(_)) => {
                self.eyes = None;
                orders.push(Order::Back);
            }
            (None, None) => {}
        }
        orders
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ClassId, Eyes, RoomCode, StaffId};

    fn session(start: u32) -> Session {
        let plan = Plan { lesson: "e5".into(), rev: 1, minutes: 10, ..Plan::default() };
        let id: SessionId = "0102030405060708".parse().unwrap();
        Session {
            id,
            class: ClassId::default(),
            by: StaffId::default(),
            code: RoomCode([0, 1, 2]),
            plan,
            start,
            next: 0,
            hall: false,
            eyes: None,
        }
    }

    #[test]
    fn a_signal_that_comes_twice_is_one_order() {
        let mut follow = Follow::default();
        let mut said = session(1);
        assert!(matches!(follow.take(Some(&said), 100)[..], [Order::Start { .. }]));
        assert_eq!(follow.take(Some(&said), 101), []);
        said.next = 1;
        assert_eq!(follow.take(Some(&said), 102), [Order::Next]);
        said.next = 5;
        assert_eq!(follow.take(Some(&said), 103), [Order::Next], "four were missed: one card is enough");
        said.next = 2;
        assert_eq!(follow.take(Some(&said), 103), [], "somebody who knows less");
        said.next = 5;
        assert_eq!(follow.take(Some(&said), 103), [], "and who knows as much again");
        said.start = 2;
        said.next = 0;
        assert!(matches!(follow.take(Some(&said), 104)[..], [Order::Start { .. }]));
        assert_eq!(follow.take(Some(&session(1)), 105), [], "older than what is known");
        assert_eq!(follow.take(None, 105), [Order::End]);
        assert_eq!(follow.take(None, 106), []);
    }

    #[test]
    fn the_calm_screen_ends_by_itself_and_lasts_over_a_restart() {
        let mut follow = Follow::default();
        let mut said = session(1);
        follow.take(Some(&said), 100);
        said.eyes = Some(Eyes { number: 1, left: 120 });
        assert_eq!(follow.take(Some(&said), 110), [Order::Eyes]);
        assert_eq!(follow.eyes(150), Some(80));
        let mut back = Follow::resume(follow.clone(), 150);
        assert_eq!((back.eyes(150), back.session()), (Some(80), Some(said.id)));
        // It rejoins, and is not started anew.
        said.eyes = Some(Eyes { number: 1, left: 70 });
        assert_eq!(back.take(Some(&said), 160), []);
        assert_eq!(back.pass(229), None);
        assert_eq!(back.pass(230), Some(Order::Back));
        assert_eq!(back.pass(231), None);
        // Longer ones are cut, whoever asks for them, and whatever the clock says.
        said.eyes = Some(Eyes { number: 2, left: u16::MAX });
        assert_eq!(back.take(Some(&said), 300), [Order::Eyes]);
        assert_eq!(back.eyes(300), Some(600));
        assert_eq!(Follow::resume(back.clone(), 100).eyes(100), Some(600));
        said.eyes = None;
        assert_eq!(back.take(Some(&said), 310), [Order::Back]);
    }

    #[test]
    fn an_old_session_is_not_taken_up_again_and_another_one_is_a_start() {
        let mut follow = Follow::default();
        let said = session(1);
        follow.take(Some(&said), 100_000);
        assert_eq!(Follow::resume(follow.clone(), 100_000 + STALE + 1), Follow::default());
        assert_eq!(Follow::resume(follow.clone(), 100_010).session(), Some(said.id));
        let other = Session { id: "ffffffffffffffff".parse().unwrap(), ..session(1) };
        assert!(matches!(follow.take(Some(&other), 100_020)[..], [Order::Start { .. }]));
        // A long day in one session: what counts is the lesson that was started last.
        let later = 100_020 + STALE;
        assert!(matches!(follow.take(Some(&Session { start: 2, ..other }), later)[..], [Order::Start { .. }]));
        assert!(Follow::resume(follow.clone(), later + 60).session().is_some());
        follow.leave();
        assert_eq!(follow.session(), None);
    }

    #[test]
    fn another_session_ends_the_calm_screen_of_the_one_before() {
        let mut follow = Follow::default();
        let calm = Session { eyes: Some(Eyes { number: 1, left: 60 }), ..session(1) };
        follow.take(Some(&calm), 5);
        let other = Session { id: "ffffffffffffffff".parse().unwrap(), plan: Plan::default(), ..session(0) };
        assert_eq!(follow.take(Some(&other), 6), [Order::Back]);
        assert_eq!(follow.eyes(6), None);
    }

    #[test]
    fn a_class_can_look_up_before_anything_is_played() {
        let mut follow = Follow::default();
        let said = Session { plan: Plan::default(), eyes: Some(Eyes { number: 1, left: 60 }), ..session(0) };
        assert_eq!(follow.take(Some(&said), 5), [Order::Eyes]);
    }
}
