//! A teacher's PIN: at least six digits, kept as Argon2id, slower from the fifth miss. It opens lessons and nothing else:
//! no PIN ever stands before Tell, and none opens a report.

use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version,
    password_hash::{Salt, SaltString},
};
use rand::{CryptoRng, Rng};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr, time::Duration};
use zeroize::ZeroizeOnDrop;

/// Fewest and most digits.
pub const DIGITS: std::ops::RangeInclusive<usize> = 6..=12;

/// Memory of one check, in KiB, and passes over it: a fifth of a second on a school tablet, so that all million PINs of six
/// digits, tried on a list that somebody stole with a tablet, take a PC most of a day.
const MEMORY: u32 = 64 * 1024;
const PASSES: u32 = 2;

/// Digits of a PIN. Wiped when dropped, never printed.
#[derive(Clone, PartialEq, Eq, ZeroizeOnDrop)]
pub struct Pin(String);

/// Why these digits are no PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadPin {
    /// Not six to twelve digits.
    #[error("a PIN is six to twelve digits")]
    Length,
    /// All the same, a run up or down, or two digits in turn: the first that a class tries.
    #[error("this PIN is among the first that anybody tries: take another")]
    Easy,
}

impl Pin {
    /// Six fresh digits that are not easy.
    pub fn generate(rng: &mut (impl CryptoRng + Rng)) -> Self {
        loop {
            let digits: String = (0..*DIGITS.start()).map(|_| char::from(b'0' + rng.random_range(0..10))).collect();
            if let Ok(pin) = digits.parse() {
                return pin;
            }
        }
    }

    /// The digits, to be shown once to whom they belong.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn easy(digits: &[u8]) -> bool {
    let steps: Vec<i16> = digits.windows(2).map(|pair| i16::from(pair[1]) - i16::from(pair[0])).collect();
    let turns = digits.iter().zip(digits.iter().skip(2)).all(|(a, b)| a == b);
    let halves = digits.len().is_multiple_of(2) && digits.chunks(digits.len() / 2).all(|half| half == &digits[..digits.len() / 2]);
    turns || halves || [1, -1].iter().any(|way| steps.iter().all(|step| step == way))
}

impl FromStr for Pin {
    type Err = BadPin;

    fn from_str(text: &str) -> Result<Self, BadPin> {
        if !DIGITS.contains(&text.len()) || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(BadPin::Length);
        }
        if easy(text.as_bytes()) { Err(BadPin::Easy) } else { Ok(Self(text.to_owned())) }
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(..)")
    }
}

/// What is kept of a PIN: an Argon2id hash with its salt, in the PHC string format.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Verifier(String);

impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Verifier(..)")
    }
}

impl Verifier {
    /// Of this PIN. Takes a fifth of a second and 64 MiB. `None`: no memory for it.
    pub fn new(pin: &Pin, rng: &mut impl CryptoRng) -> Option<Self> {
        let mut salt = [0; 16];
        rng.fill_bytes(&mut salt);
        let salt = SaltString::encode_b64(&salt).ok()?;
        let hash = argon()?.hash_password(pin.0.as_bytes(), Salt::from(&salt)).ok()?;
        Some(Self(hash.to_string()))
    }

    /// Whether it is this PIN. As slow as [`Self::new`]: not on a thread that draws.
    pub fn fits(&self, pin: &str) -> bool {
        let Some((argon, hash)) = argon().zip(PasswordHash::new(&self.0).ok()) else { return false };
        argon.verify_password(pin.as_bytes(), &hash).is_ok()
    }
}

fn argon() -> Option<Argon2<'static>> {
    Some(Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(MEMORY, PASSES, 1, None).ok()?))
}

/// Misses in a row, and until when no more is tried. Times are whatever the caller counts from; keep them over restarts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tries {
    /// Misses since the last hit.
    pub misses: u32,
    /// In seconds: before this nothing is tried.
    pub until: u64,
}

impl Tries {
    /// Misses on one tablet before it gets slow there.
    pub const FREE: u32 = 4;
    /// Misses on all tablets together before it gets slow on each: more than one child at play brings about in a lesson.
    pub const FREE_ANYWHERE: u32 = 9;
    /// Longest wait.
    pub const LONGEST: Duration = Duration::from_secs(15 * 60);

    /// How long until the next try.
    pub fn wait(&self, now: u64) -> Duration {
        // A clock that jumped back does not lock anybody out for longer than the longest wait.
        Duration::from_secs(self.until.saturating_sub(now)).min(Self::LONGEST)
    }

    /// A miss at `now`: the fifth waits 30 s, each further one twice as long.
    pub fn miss(&mut self, now: u64) {
        self.miss_after(Self::FREE, now);
    }

    /// A miss at `now`, where so many are free.
    pub fn miss_after(&mut self, free: u32, now: u64) {
        self.misses = self.misses.saturating_add(1);
        if let Some(over) = self.misses.checked_sub(free.saturating_add(1)) {
            let wait = 30_u64.saturating_mul(1 << over.min(10)).min(Self::LONGEST.as_secs());
            self.until = now.saturating_add(wait);
        }
    }

    /// It was right.
    pub fn hit(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_class_tries_first_is_no_pin() {
        for easy in ["000000", "111111", "123456", "987654", "121212", "123123", "7777777", "012345"] {
            assert_eq!(easy.parse::<Pin>(), Err(BadPin::Easy), "{easy}");
        }
        for bad in ["", "12345", "1234567890123", "12a456", "ź12345"] {
            assert_eq!(bad.parse::<Pin>(), Err(BadPin::Length), "{bad}");
        }
        for good in ["190482", "123457", "246813", "121213"] {
            assert!(good.parse::<Pin>().is_ok(), "{good}");
        }
        assert_eq!(format!("{:?}", "190482".parse::<Pin>()), "Ok(Pin(..))");
        let mut rng = rand::rng();
        assert!((0..200).all(|_| Pin::generate(&mut rng).as_str().len() == 6));
    }

    #[test]
    fn a_verifier_knows_its_pin_alone_and_does_not_show_it() {
        let mut rng = rand::rng();
        let pin: Pin = "190482".parse().unwrap();
        let verifier = Verifier::new(&pin, &mut rng).unwrap();
        assert!(verifier.fits("190482") && !verifier.fits("190483") && !verifier.fits(""));
        let text = serde_json::to_string(&verifier).unwrap();
        assert!(text.contains("argon2id") && !text.contains("190482"));
        assert!(serde_json::from_str::<Verifier>(&text).unwrap().fits("190482"));
        assert_ne!(verifier, Verifier::new(&pin, &mut rng).unwrap(), "salted");
        assert!(!serde_json::from_str::<Verifier>("\"nonsense\"").unwrap().fits("190482"));
    }

    #[test]
    fn it_gets_slower_from_the_fifth_miss_and_never_longer_than_a_quarter_of_an_hour() {
        let mut tries = Tries::default();
        for _ in 0..4 {
            tries.miss(1_000);
            assert_eq!(tries.wait(1_000), Duration::ZERO);
        }
        tries.miss(1_000);
        assert_eq!(tries.wait(1_000), Duration::from_secs(30));
        assert_eq!(tries.wait(1_030), Duration::ZERO);
        tries.miss(1_030);
        assert_eq!(tries.wait(1_030), Duration::from_secs(60));
        for _ in 0..40 {
            tries.miss(2_000);
        }
        assert_eq!(tries.wait(2_000), Tries::LONGEST);
        assert_eq!(tries.wait(0), Tries::LONGEST, "a clock that was set back");
        tries.hit();
        assert_eq!(tries, Tries::default());
    }
}
