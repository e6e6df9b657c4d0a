//! The second factor: codes of six digits from an app on the reader's telephone (RFC 6238), and ten recovery codes on
//! paper for the day the telephone is lost. It keeps out whoever has seen her passphrase being typed at this desk. It
//! lies in the sealed identity, so it cannot be taken out without the passphrase; against somebody who has both the
//! passphrase and a copy of the file it does not help, and is not said to.

use rand::RngCore;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;
use subtle::ConstantTimeEq;
use totp_rs::{Builder, Totp};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Recovery codes that are made at once.
const CODES: usize = 10;
/// Letters that nobody mistakes for each other on paper.
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
const CODE_LEN: usize = 10;

/// What is asked of a reader beside her passphrase, and when she set that.
#[derive(Default, Serialize, Deserialize)]
pub struct Lock {
    /// Day since 1970 on which the passphrase was set; `None` if that is not known.
    pub set_on: Option<u16>,
    /// Her second factor.
    pub second: Option<SecondFactor>,
}

impl fmt::Debug for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lock(..)")
    }
}

/// A second factor. Wiped when dropped; prints nothing.
#[derive(Clone, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct SecondFactor {
    secret: [u8; 20],
    /// Hashes of the recovery codes that are left; each code has 50 random bits.
    recovery: Vec<[u8; 32]>,
}

impl fmt::Debug for SecondFactor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecondFactor(..)")
    }
}

/// Recovery codes, to be shown once and printed.
pub type Recovery = Vec<Zeroizing<String>>;

/// What a code turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// Of the app, at this step of time: a step is good once.
    App(u64),
    /// A recovery code; it is used up now.
    Recovery,
}

impl SecondFactor {
    /// A new secret without recovery codes: it becomes a factor once a code of it was typed.
    pub fn generate() -> Self {
        let mut secret = [0; 20];
        rand::rng().fill_bytes(&mut secret);
        Self { secret, recovery: Vec::new() }
    }

    fn totp(&self, label: &str) -> Option<Totp> {
        // A colon parts issuer and account in the link.
        let account = label.replace(':', " ");
        Builder::new().with_secret(self.secret).with_account_name(account).with_issuer(Some("Lantern")).build().ok()
    }

    /// The `otpauth://` link for a QR code, and the same secret as letters to type.
    pub fn link(&self, label: &str) -> Option<(Zeroizing<String>, Zeroizing<String>)> {
        let totp = self.totp(label)?;
        Some((Zeroizing::new(totp.to_url().ok()?), Zeroizing::new(totp.secret().to_base32())))
    }

    /// New recovery codes in place of the old ones.
    pub fn new_codes(&mut self) -> Recovery {
        let mut rng = rand::rng();
        let codes: Recovery = (0..CODES)
            .map(|_| {
                let mut code = Zeroizing::new(String::new());
                for at in 0..CODE_LEN {
                    if at == CODE_LEN / 2 {
                        code.push('-');
                    }
                    code.push(char::from(LETTERS[(rng.next_u32() % 32) as usize]));
                }
                code
            })
            .collect();
        self.recovery = codes.iter().map(|code| hash(code)).collect();
        codes
    }

    /// Recovery codes that are left.
    pub fn left(&self) -> usize {
        self.recovery.len()
    }

    /// Whether this is a code at this moment; steps up to `used` were used before. A recovery code is taken out.
    pub fn check(&mut self, code: &str, unix: u64, used: u64) -> Option<Code> {
        let code: String = code.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
        if let Some(step) = self.totp("desk").and_then(|totp| totp.check(&code, unix)) {
            return (step > used).then_some(Code::App(step));
        }
        let wanted = hash(&code);
        let at = self.recovery.iter().position(|known| bool::from(known.ct_eq(&wanted)))?;
        self.recovery.remove(at);
        Some(Code::Recovery)
    }

    /// The code of the app at this moment: for tests and drills.
    #[doc(hidden)]
    pub fn now(&self, unix: u64) -> Option<String> {
        Some(self.totp("desk")?.generate(unix).to_string())
    }
}

fn hash(code: &str) -> [u8; 32] {
    let letters: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    Sha256::digest(letters.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_795_514_400;

    #[test]
    fn codes_are_those_of_the_rfc() {
        // RFC 6238, appendix B: the last six of eight digits at these moments.
        let second = SecondFactor { secret: *b"12345678901234567890", recovery: Vec::new() };
        for (at, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            assert_eq!(second.now(at).as_deref(), Some(code));
        }
    }

    #[test]
    fn a_code_is_good_once_and_near_its_time() {
        let mut second = SecondFactor::generate();
        let code = second.now(NOW).expect("a code");
        let Some(Code::App(step)) = second.check(&code, NOW, 0) else { panic!("its own code") };
        assert_eq!(second.check(&code, NOW, step), None, "used twice");
        assert!(second.check(&format!("{} {}", &code[..3], &code[3..]), NOW + 25, 0).is_some(), "typed in two groups");
        assert_eq!(second.check(&code, NOW + 120, 0), None, "two minutes later");
        assert_eq!(second.check("", NOW, 0), None);
    }

    #[test]
    fn each_recovery_code_is_good_once_however_it_is_typed() {
        let mut second = SecondFactor::generate();
        let codes = second.new_codes();
        assert_eq!((codes.len(), second.left()), (CODES, CODES));
        assert_eq!(second.check(&codes[3].to_uppercase().replace('-', " "), NOW, 0), Some(Code::Recovery));
        assert_eq!(second.check(&codes[3], NOW, 0), None);
        assert_eq!(second.left(), CODES - 1);
    }

    #[test]
    fn the_link_is_one_that_apps_read() {
        let second = SecondFactor { secret: *b"12345678901234567890", recovery: Vec::new() };
        let (link, letters) = second.link("Deputy: safeguarding lead").expect("a link");
        assert!(link.starts_with("otpauth://totp/Lantern:Deputy"), "{}", *link);
        assert_eq!(letters.as_str(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert!(link.contains(letters.as_str()));
    }
}
