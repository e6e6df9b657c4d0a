//! The desk's door: the one-time link, the one browser behind it, passphrase and code, and the lock that falls after ten
//! minutes. The keys live here and only here; locking drops them, and dropping wipes them.

use crate::{
    clock::Now,
    identity::{Code, Keys, Opened, SecondFactor, UnlockError},
    state::{Desk, hold},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use rand::RngCore;
use std::{fmt, sync::Arc, time::Duration};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// Where the last used step of the second factor is kept.
const USED_STEP: &str = "second-step";
/// Wrong tries before the reader has to wait.
const FREE_TRIES: u32 = 5;
/// The first wait; each further one is twice as long, up to [`LONGEST_WAIT`].
const WAIT: Duration = Duration::from_secs(60);
/// No wait is longer: a child may be waiting too.
const LONGEST_WAIT: Duration = Duration::from_secs(15 * 60);
/// The desk locks after this long without a click.
pub const IDLE: Duration = Duration::from_secs(10 * 60);

/// 256 random bits as text. Compared in constant time, shown to nobody but the browser it is for.
#[derive(Clone)]
pub struct Token(Zeroizing<String>);

impl Token {
    fn new() -> Self {
        let mut bytes = Zeroizing::new([0; 32]);
        rand::rng().fill_bytes(&mut bytes[..]);
        Self(Zeroizing::new(BASE64.encode(&bytes[..])))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this text is the token.
    pub fn is(&self, text: &str) -> bool {
        self.0.as_bytes().ct_eq(text.as_bytes()).into()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}

/// The one browser that used the link.
#[derive(Debug, Clone)]
pub struct Session {
    /// Value of the cookie.
    pub cookie: Token,
    /// What every form carries.
    pub csrf: Token,
    /// The page that is asked for, so that it can say where one is.
    pub path: String,
}

/// What is asked of a reader beside her passphrase, as far as pages show it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rules {
    /// Day since 1970 on which her passphrase was set.
    pub set_on: Option<u16>,
    /// Recovery codes that are left; `None`: she has no second factor.
    pub second: Option<usize>,
}

/// Wrong tries in a row.
#[derive(Debug, Default)]
struct Tries {
    wrong: u32,
    last: Option<Now>,
}

impl Tries {
    fn must_wait(&self, now: Now) -> bool {
        let Some(over) = self.wrong.checked_sub(FREE_TRIES) else { return false };
        let wait = WAIT.saturating_mul(1 << over.min(8)).min(LONGEST_WAIT);
        self.last.is_some_and(|last| now.since(last) < wait)
    }

    fn wrong(&mut self, now: Now) {
        self.wrong = self.wrong.saturating_add(1);
        self.last = Some(now);
    }
}

#[derive(Default)]
pub(crate) struct Door {
    keys: Option<Arc<Keys>>,
    /// Of a desk that locked by itself: no page is shown with them, but an urgent report still rings. Gone at the day's end.
    listening: Option<Arc<Keys>>,
    touched: Option<Now>,
    one_time: Option<Token>,
    session: Option<Session>,
    rules: Rules,
    tries: Tries,
    pending: Option<SecondFactor>,
}

impl Desk {
    /// A new one-time link's token; an older one that was not used is void.
    pub fn one_time_token(&self) -> Token {
        let token = Token::new();
        hold(&self.door).one_time = Some(token.clone());
        token
    }

    /// Uses the one-time link: the browser that had it is the desk's one browser from now on.
    pub fn enter(&self, token: &str) -> Option<Session> {
        let mut door = hold(&self.door);
        if !door.one_time.as_ref().is_some_and(|expected| expected.is(token)) {
            return None;
        }
        door.one_time = None;
        let session = Session { cookie: Token::new(), csrf: Token::new(), path: String::new() };
        door.session = Some(session.clone());
        Some(session)
    }

    /// The session with this cookie.
    pub fn session(&self, cookie: &str) -> Option<Session> {
        hold(&self.door).session.clone().filter(|session| session.cookie.is(cookie))
    }

    /// Unlocks a desk without a second factor.
    ///
    /// # Errors
    /// As [`Desk::unlock_with`].
    pub async fn unlock(&self, passphrase: Zeroizing<String>) -> Result<(), UnlockError> {
        self.unlock_with(passphrase, Zeroizing::default()).await
    }

    /// Unlocks. One try at a time, so that guessing cannot be done side by side.
    ///
    /// # Errors
    /// Passphrase or code do not fit, too many wrong tries, or the identity file is damaged.
    pub async fn unlock_with(&self, passphrase: Zeroizing<String>, code: Zeroizing<String>) -> Result<(), UnlockError> {
        let (keys, lock) = self.prove(passphrase, &code).await?;
        let keys = Arc::new(keys);
        {
            let mut door = hold(&self.door);
            door.keys = Some(Arc::clone(&keys));
            door.listening = None;
            door.touched = Some(self.clock.now());
            door.rules = Rules { set_on: lock.lock.set_on, second: lock.lock.second.as_ref().map(SecondFactor::left) };
        }
        // The first page already says whether a child waits; a database that fails says so on that page.
        let _ = self.look_for_pressing(&keys).await;
        self.changed();
        self.bell.notify_one();
        Ok(())
    }

    /// Whether this is the reader: passphrase, and code where one is asked.
    ///
    /// # Errors
    /// As [`Desk::unlock_with`].
    pub async fn prove(&self, passphrase: Zeroizing<String>, code: &str) -> Result<(Keys, Opened), UnlockError> {
        let _one_at_a_time = self.unlocking.lock().await;
        let now = self.clock.now();
        if hold(&self.door).tries.must_wait(now) {
            return Err(UnlockError::Wait);
        }
        let proved = self.prove_now(passphrase, code, now).await;
        let mut door = hold(&self.door);
        match proved {
            Err(UnlockError::WrongPassphrase | UnlockError::WrongCode) => door.tries.wrong(now),
            _ => door.tries = Tries::default(),
        }
        proved
    }

    async fn prove_now(&self, passphrase: Zeroizing<String>, code: &str, now: Now) -> Result<(Keys, Opened), UnlockError> {
        let (data, typed) = (self.data.clone(), passphrase.clone());
        let opening = tokio::task::spawn_blocking(move || Keys::unlock_with(&data, &typed));
        let (keys, mut opened) = opening.await.map_err(|_| UnlockError::Damaged)??;
        if let Some(second) = &mut opened.lock.second {
            let used = self.casebook.thing::<u64>(&keys, USED_STEP).await.map_err(|_| UnlockError::Damaged)?.unwrap_or_default();
            match second.check(code, now.unix, used).ok_or(UnlockError::WrongCode)? {
                Code::App(step) => self.casebook.set_thing(&keys, USED_STEP, &step).await.map_err(|_| UnlockError::Damaged)?,
                Code::Recovery => {
                    keys.save_with(&self.data, &passphrase, opened.cost, &opened.lock).map_err(|_| UnlockError::Damaged)?;
                }
            }
        }
        Ok((keys, opened))
    }

    /// Writes the identity anew: another passphrase, or another second factor. The desk stays as open as it is.
    ///
    /// # Errors
    /// A passphrase that is too short, or the disk.
    pub async fn change_lock(&self, keys: Keys, passphrase: Zeroizing<String>, opened: Opened) -> anyhow::Result<()> {
        let data = self.data.clone();
        let rules = Rules { set_on: opened.lock.set_on, second: opened.lock.second.as_ref().map(SecondFactor::left) };
        tokio::task::spawn_blocking(move || keys.save_with(&data, &passphrase, opened.cost, &opened.lock)).await??;
        hold(&self.door).rules = rules;
        self.changed();
        Ok(())
    }

    /// What is asked of the reader beside her passphrase.
    pub fn rules(&self) -> Rules {
        hold(&self.door).rules
    }

    /// A second factor that was shown and not yet proved by a code of it.
    pub fn pending_second(&self) -> SecondFactor {
        hold(&self.door).pending.get_or_insert_with(SecondFactor::generate).clone()
    }

    /// Forgets it.
    pub fn drop_pending_second(&self) {
        hold(&self.door).pending = None;
    }

    /// Locks: the keys are wiped as soon as whoever is using them this moment has finished. Until it is unlocked this desk
    /// hears of nothing.
    pub fn lock(&self) {
        let mut door = hold(&self.door);
        let was_open = door.keys.take().is_some() | door.listening.take().is_some();
        drop(door);
        if was_open {
            self.set_pressing(Vec::new());
            self.set_unread(Vec::new());
            self.locked();
        }
    }

    /// Locks the pages if nobody has clicked for ten minutes. The desk goes on listening for urgent reports until the end of
    /// the day, unless the school has set otherwise.
    pub fn lock_if_idle(&self) {
        let now = self.clock.now();
        let listens = self.settings().alarm.locked;
        let mut door = hold(&self.door);
        let today = door.touched.is_some_and(|touched| touched.half_day().0 == now.half_day().0);
        if door.keys.is_some() && door.touched.is_none_or(|touched| now.since(touched) >= IDLE) {
            door.listening = door.keys.take();
            drop(door);
            self.locked();
            if !(listens && today) {
                self.lock();
            }
        } else if door.listening.is_some() && !(listens && today) {
            drop(door);
            self.lock();
        }
    }

    fn locked(&self) {
        self.drop_pending_second();
        self.changed();
    }

    /// The keys with which the desk fetches and rings: also those of one that locked by itself.
    pub fn listening(&self) -> Option<Arc<Keys>> {
        self.lock_if_idle();
        let door = hold(&self.door);
        door.keys.clone().or_else(|| door.listening.clone())
    }

    /// The keys, while the desk is unlocked. Does not count as a click.
    pub fn keys(&self) -> Option<Arc<Keys>> {
        self.lock_if_idle();
        hold(&self.door).keys.clone()
    }

    /// Notes a click.
    pub fn touch(&self) {
        let now = self.clock.now();
        hold(&self.door).touched = Some(now);
    }

    /// Ends everything: no key, no link, no session.
    pub fn close(&self) {
        *hold(&self.door) = Door::default();
        self.changed();
    }
}
