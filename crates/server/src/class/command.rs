//! What a teacher does: proves who she is, and tells her class.

use super::misses::Misses;
use super::{Classes, IDLE, Kept, Opened, PLAYED, Played, close, record, session_of, sessions};
use crate::store::{Device, Docs, Kind};
use jiff::Timestamp;
use lantern_class::session::MAX_EYES;
use lantern_class::{
    Approved, Class, ClassId, Command, CommandRequest, OpenReply, OpenRequest, Plan, Refusal, RoomCode, Session, SessionId, Staff, Told,
};
use rand::RngCore as _;
use sha2::{Digest, Sha256};
use std::sync::Arc;

fn busy(e: sqlx::Error) -> Refusal {
    tracing::error!("what a class does could not be written ({e})");
    Refusal::Busy
}

fn token_id(token: &str) -> String {
    hex::encode(Sha256::digest(token))
}

/// Id of a lesson or name of a language: never a way to write something down.
fn is_name(text: &str, most: usize) -> bool {
    text.len() <= most && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'/'))
}

impl Classes {
    /// A PIN on a tablet.
    pub(crate) async fn open_for(&self, device: &Device, request: OpenRequest) -> Result<OpenReply, Refusal> {
        let id = request.staff.to_string();
        let now = || Timestamp::now().as_second();
        let second = || u64::try_from(now()).unwrap_or_default();
        let today = self.today(Timestamp::now());
        let may = |docs: &Docs| {
            let staff = docs.get::<Staff>(Kind::Staff, &id).ok_or(Refusal::Locked)?;
            let misses = Misses::of(docs, &id, today, second());
            match misses.wait(device.number, second()) {
                0 => Ok((staff, misses)),
                wait => Err(Refusal::TooSoon { wait }),
            }
        };
        // Whoever is to wait, or names nobody, costs no write.
        may(&*self.fresh_docs().await.map_err(busy)?)?;
        // The try counts as a miss until it was right: a thousand at the same moment are not a thousand more.
        let tried = self.change(|docs| {
            let (staff, mut misses) = may(docs)?;
            misses.miss(device.number, second());
            misses.keep(docs, &id);
            Ok((staff, misses))
        });
        let (staff, misses) = tried.await.map_err(busy)??;
        if !staff.is_current(today) {
            return Err(Refusal::NotYours);
        }
        let permit = self.checking.acquire().await.map_err(|_| Refusal::Busy)?;
        let (verifier, pin) = (staff.pin.clone(), request.pin);
        let fits = tokio::task::spawn_blocking(move || verifier.fits(&pin)).await.map_err(|_| Refusal::Busy)?;
        drop(permit);
        if !fits {
            return Err(Refusal::WrongPin { wait: misses.wait(device.number, second()) });
        }
        let mut secret = [0; 32];
        rand::rng().fill_bytes(&mut secret);
        let token = hex::encode(secret);
        let opened = Opened { staff: staff.id, until: now() + IDLE, device: device.number };
        let opened = self.change(|docs| {
            // A PIN that was taken back while it was looked at opens nothing.
            if docs.get::<Staff>(Kind::Staff, &id).is_none_or(|now| now.pin != staff.pin) {
                return Err(Refusal::Locked);
            }
            let mut misses = Misses::of(docs, &id, today, second());
            misses.hit(device.number);
            misses.keep(docs, &id);
            docs.put(Kind::Opened, &token_id(&token), &opened);
            record::opened(docs, &staff, device, Timestamp::now());
            Ok(())
        });
        opened.await.map_err(busy)??;
        let docs = self.docs();
        Ok(OpenReply { token, running: self.running(&docs, &staff, today) })
    }

    /// A command of somebody whose PIN was right on this tablet.
    pub(crate) async fn command(&self, device: &Device, order: CommandRequest) -> Result<Told, Refusal> {
        let now = Timestamp::now();
        let (staff, docs) = self.staff_of(device, &order.token, now).await?;
        if docs.get::<Class>(Kind::Class, &order.class.to_string()).is_none() || !staff.may(order.class, self.today(now)) {
            return Err(Refusal::NotYours);
        }
        // Looking is not using: the tablet looks by itself.
        let id = token_id(&order.token);
        if order.command != Command::Look
            && let Some(opened) = docs.get::<Opened>(Kind::Opened, &id).filter(|o| o.until - now.as_second() < IDLE - 30)
        {
            let longer = Opened { until: now.as_second() + IDLE, ..opened };
            self.change(|docs| docs.put(Kind::Opened, &id, &longer)).await.map_err(busy)?;
        }
        self.carry_out(&staff, device, order.class, order.command, now).await?;
        self.told(order.class).await
    }

    /// Whose token this is, on this tablet.
    pub(super) async fn staff_of(&self, device: &Device, token: &str, now: Timestamp) -> Result<(Staff, Arc<Docs>), Refusal> {
        let id = token_id(token);
        let mut docs = self.docs();
        if docs.get::<Opened>(Kind::Opened, &id).is_none() {
            // The PIN may have been shown to the server beside, a moment ago.
            docs = self.fresh_docs().await.map_err(busy)?;
        }
        let opened: Opened = docs.get(Kind::Opened, &id).ok_or(Refusal::Locked)?;
        let staff: Staff = docs.get(Kind::Staff, &opened.staff.to_string()).ok_or(Refusal::Locked)?;
        // More than the whole time is left only where the clock was set back.
        let good = (0..=IDLE).contains(&(opened.until - now.as_second())) && opened.device == device.number;
        if good { Ok((staff, docs)) } else { Err(Refusal::Locked) }
    }

    /// The tablet is handed back: the PIN counts no more.
    pub(crate) async fn shut(&self, device: &Device, token: &str) -> Result<(), Refusal> {
        self.staff_of(device, token, Timestamp::now()).await?;
        self.change(|docs| docs.remove(Kind::Opened, &token_id(token))).await.map_err(busy)
    }

    async fn carry_out(&self, staff: &Staff, device: &Device, class: ClassId, command: Command, now: Timestamp) -> Result<(), Refusal> {
        match command {
            Command::Look => Ok(()),
            Command::Start(plan) => {
                if plan.lesson.is_empty() || !is_name(&plan.lesson, 40) || !is_name(&plan.locale, 35) {
                    return Err(Refusal::Malformed);
                }
                self.change(|docs| start(docs, staff, device, class, plan, now)).await.map_err(busy)
            }
            Command::End => {
                let ended = self.change(|docs| {
                    let kept = session_of(docs, class)?;
                    close(docs, &kept, now);
                    Some(kept.session.id.to_string())
                });
                let id = ended.await.map_err(busy)?.ok_or(Refusal::NoSession)?;
                // It is over; what could not be folded now is within a minute.
                let folded = self.store.fold_tallies(&id).await;
                folded.inspect_err(|e| tracing::warn!("what a class chose could not be counted yet; trying again ({e})")).ok();
                Ok(())
            }
            Command::Approve { lesson, rev } => {
                if !staff.approves {
                    return Err(Refusal::NotYours);
                }
                if lesson.is_empty() || !is_name(&lesson, 40) {
                    return Err(Refusal::Malformed);
                }
                let approved = Approved { lesson: lesson.clone(), rev, by: staff.label.clone(), day: self.today(now) };
                self.change(|docs| docs.put(Kind::Approval, &lesson, &approved)).await.map_err(busy)
            }
            Command::Promised(version) => self
                .change(|docs| {
                    if let Some(mut of) = docs.get::<Class>(Kind::Class, &class.to_string()) {
                        of.promised = version;
                        docs.put(Kind::Class, &class.to_string(), &of);
                    }
                    if let Some(kept) = session_of(docs, class) {
                        record::promised(docs, &kept.log, version);
                    }
                })
                .await
                .map_err(busy),
            Command::Eyes(seconds) => {
                self.with_session(staff, class, now, |kept| {
                    let seconds = seconds.min(MAX_EYES);
                    if seconds > 0 {
                        kept.eyes += 1;
                    }
                    kept.eyes_until = now.as_millisecond() + i64::from(seconds) * 1_000;
                })
                .await
            }
            Command::Next => self.with_session(staff, class, now, |kept| kept.session.next += 1).await,
            Command::Hall(hall) => self.with_session(staff, class, now, |kept| kept.session.hall = hall).await,
        }
    }

    /// Changes the class's session; with nothing played yet there is one to look up in.
    async fn with_session(&self, staff: &Staff, class: ClassId, now: Timestamp, change: impl FnOnce(&mut Kept)) -> Result<(), Refusal> {
        let done = self.change(|docs| {
            let mut kept = session_of(docs, class).unwrap_or_else(|| fresh(docs, staff, class, now));
            change(&mut kept);
            keep(docs, kept, now);
        });
        done.await.map_err(busy)
    }

    /// How it goes with this class.
    pub(super) async fn told(&self, class: ClassId) -> Result<Told, Refusal> {
        let docs = self.docs();
        let sizes = self.store.class_sizes().await.map_err(busy)?;
        let of = sizes.iter().find(|(id, _)| *id == class.to_string()).map_or(0, |(_, n)| u16::try_from(*n).unwrap_or(u16::MAX));
        let Some(kept) = session_of(&docs, class) else { return Ok(Told { of, ..Told::default() }) };
        let id = kept.session.id;
        let seen = self.bars_of(id, &kept.session.plan).await.map_err(busy)?;
        Ok(Told { session: Some(kept.now(Timestamp::now())), tablets: self.listening(&docs, id), of, seen })
    }
}

fn fresh(docs: &Docs, staff: &Staff, class: ClassId, now: Timestamp) -> Kept {
    let mut rng = rand::rng();
    let taken: Vec<RoomCode> = sessions(docs).iter().map(|kept| kept.session.code).collect();
    let session = Session {
        id: SessionId::generate(&mut rng),
        class,
        by: staff.id,
        code: RoomCode::generate(&taken, &mut rng),
        plan: Plan::default(),
        start: 0,
        next: 0,
        hall: false,
        eyes: None,
    };
    Kept { session, seq: 0, eyes_until: 0, eyes: 0, at: now.as_second(), log: String::new(), played: Vec::new() }
}

fn keep(docs: &mut Docs, mut kept: Kept, now: Timestamp) {
    kept.seq = u64::try_from(docs.version).unwrap_or_default();
    kept.at = now.as_second();
    docs.put(Kind::Session, &kept.session.id.to_string(), &kept);
}

fn start(docs: &mut Docs, staff: &Staff, device: &Device, class: ClassId, plan: Plan, now: Timestamp) {
    let mut kept = session_of(docs, class).unwrap_or_else(|| fresh(docs, staff, class, now));
    record::ended(docs, &kept.log, now);
    // Larger than whatever the teacher's own tablet has said meanwhile, had the server been away.
    let second = u32::try_from(now.as_second()).unwrap_or_default();
    kept.session.start = second.max(kept.session.start.saturating_add(1));
    kept.session.next = 0;
    kept.session.by = staff.id;
    kept.eyes_until = 0;
    kept.log = record::started(docs, staff, device, class, &plan, now);
    let played = Played { lesson: plan.lesson.clone(), rev: plan.rev, moment: plan.moment };
    if !kept.played.contains(&played) {
        kept.played.push(played);
        let over = kept.played.len().saturating_sub(PLAYED);
        kept.played.drain(..over);
    }
    kept.session.plan = plan;
    keep(docs, kept, now);
}
