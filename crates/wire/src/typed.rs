//! Six digits instead of a link: where a tablet has no camera and nobody wants to type a link.
//! Six digits are too few to send over a network that somebody may listen on, and too few to prove by themselves which
//! server is the school's. So both ends run SPAKE2 over them: whoever does not know the digits has one guess for each
//! exchange, the server counts those, and the exchange proves the school's certificate to the tablet and yields a long
//! one-time code, which is then used as if it had stood in a link.
//! Not here: counting wrong tries (the server), and the connections (the outbox).

use crate::EnrolCode;
use rand::{CryptoRng, Rng};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use spake2::{Ed25519Group, Identity, Password, Spake2};
use std::{fmt, str::FromStr};

use crate::DeviceKind;

/// Six digits, shown as `042 137`.
#[derive(Clone, PartialEq, Eq)]
pub struct TypedCode([u8; Self::LEN]);

/// Text that is not six digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the code is six digits, such as 042 137: read them again from the server")]
pub struct NotSixDigits;

impl TypedCode {
    const LEN: usize = 6;

    /// Fresh digits.
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        Self(std::array::from_fn(|_| b'0' + rng.random_range(0..10)))
    }

    /// The digits without the space.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// Digits are as good as a key while they may be typed: not shown by chance.
impl fmt::Debug for TypedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedCode(..)")
    }
}

impl fmt::Display for TypedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second) = self.as_str().split_at(Self::LEN / 2);
        write!(f, "{first} {second}")
    }
}

impl FromStr for TypedCode {
    type Err = NotSixDigits;

    /// Spaces and dashes are left out: people type these.
    fn from_str(text: &str) -> Result<Self, NotSixDigits> {
        let digits: Vec<u8> = text.trim().bytes().filter(|b| !matches!(b, b' ' | b'-')).collect();
        let digits: [u8; Self::LEN] = digits.try_into().map_err(|_| NotSixDigits)?;
        if digits.iter().all(u8::is_ascii_digit) { Ok(Self(digits)) } else { Err(NotSixDigits) }
    }
}

/// Body of a POST to [`crate::TYPED`], over a connection whose certificate is not yet trusted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypedRequest {
    /// What the device is.
    pub kind: DeviceKind,
    /// The tablet's half of the exchange, hex.
    pub hello: String,
}

/// The server's reply to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedReply {
    /// The server's half of the exchange, hex.
    pub hello: String,
    /// SHA-256 of the school's certificate, hex: what a link would have carried. Not to be believed before `proof`.
    pub ca: String,
    /// That the server knows the digits and meant this certificate: 32 bytes in hex.
    pub proof: String,
}

/// The exchange failed: other digits, another school's server, or somebody in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "the digits are not those of this school's server: read them again from the server, and check that this device is on the school's network"
)]
pub struct WrongDigits;

/// A tablet's end of an exchange that has begun.
pub struct Typing(Spake2<Ed25519Group>);

fn identities() -> (Identity, Identity) {
    (Identity::new(b"lantern device"), Identity::new(b"lantern server"))
}

impl Typing {
    /// Begins: the exchange, and the hello that goes to the server.
    pub fn start(digits: &TypedCode, rng: &mut impl CryptoRng) -> (Self, String) {
        let (device, server) = identities();
        let (state, hello) = Spake2::start_a_with_rng(&Password::new(digits.0), &device, &server, Draw(rng));
        (Self(state), hex::encode(hello))
    }

    /// Ends: the hash of the school's certificate and the one-time code, as from a link.
    ///
    /// # Errors
    /// The server does not know the digits, or the reply is none.
    pub fn finish(self, reply: &TypedReply) -> Result<([u8; 32], EnrolCode), WrongDigits> {
        let hello = hex::decode(&reply.hello).map_err(|_| WrongDigits)?;
        let mut ca = [0; 32];
        hex::decode_to_slice(&reply.ca, &mut ca).map_err(|_| WrongDigits)?;
        let key = self.0.finish(&hello).map_err(|_| WrongDigits)?;
        // Compared by hashes of what an attacker cannot choose: how long it takes tells nothing.
        let proof = hex::encode(derive(b"lantern typed proof", &key, &ca));
        if Sha256::digest(proof) == Sha256::digest(&reply.proof) { Ok((ca, code(&key, &ca))) } else { Err(WrongDigits) }
    }
}

/// The server's end: the reply, and the one-time code that the device will come back with.
///
/// # Errors
/// A hello that no device sends.
pub fn reply(digits: &TypedCode, ca: &[u8; 32], hello: &str, rng: &mut impl CryptoRng) -> Result<(TypedReply, EnrolCode), WrongDigits> {
    let theirs = hex::decode(hello).map_err(|_| WrongDigits)?;
    let (device, server) = identities();
    let (state, hello) = Spake2::<Ed25519Group>::start_b_with_rng(&Password::new(digits.0), &device, &server, Draw(rng));
    let key = state.finish(&theirs).map_err(|_| WrongDigits)?;
    let proof = derive(b"lantern typed proof", &key, ca);
    Ok((TypedReply { hello: hex::encode(hello), ca: hex::encode(ca), proof: hex::encode(proof) }, code(&key, ca)))
}

/// `what` and `ca` have fixed lengths each, and the key is 32 bytes that nobody else knows.
fn derive(what: &[u8; 19], key: &[u8], ca: &[u8; 32]) -> [u8; 32] {
    Sha256::new().chain_update(what).chain_update(key).chain_update(ca).finalize().into()
}

fn code(key: &[u8], ca: &[u8; 32]) -> EnrolCode {
    EnrolCode::from_bytes(&derive(b"lantern typed codes", key, ca))
}

/// Lets `spake2` draw from the source that was passed in; it speaks an older `rand`.
struct Draw<'a, R>(&'a mut R);

impl<R: CryptoRng> rand_core::RngCore for Draw<'_, R> {
    fn next_u32(&mut self) -> u32 {
        self.0.next_u32()
    }
    fn next_u64(&mut self) -> u64 {
        self.0.next_u64()
    }
    fn fill_bytes(&mut self, dest: &mut [u8]) {
        self.0.fill_bytes(dest);
    }
    fn try_fill_bytes(&mut self, dest: &mut [u8]) -> Result<(), rand_core::Error> {
        self.0.fill_bytes(dest);
        Ok(())
    }
}

impl<R: CryptoRng> rand_core::CryptoRng for Draw<'_, R> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_knows_the_digits_gets_the_code_and_nobody_else() {
        let mut rng = rand::rng();
        let digits: TypedCode = "042-137 ".parse().unwrap();
        assert_eq!(digits.to_string(), "042 137");
        let (typing, hello) = Typing::start(&digits, &mut rng);
        let (answer, code) = reply(&digits, &[7; 32], &hello, &mut rng).unwrap();
        let (ca, got) = typing.finish(&answer).unwrap();
        assert!(ca == [7; 32] && got == code);

        let again = || Typing::start(&digits, &mut rand::rng());
        // Somebody in between puts their own certificate in the place of the school's.
        let (typing, hello) = again();
        let (answer, _) = reply(&digits, &[7; 32], &hello, &mut rng).unwrap();
        let swapped = TypedReply { ca: hex::encode([8; 32]), ..answer };
        assert_eq!(typing.finish(&swapped), Err(WrongDigits));
        // A server that does not know the digits, and a tablet that does not.
        let (typing, hello) = again();
        let (answer, other) = reply(&"042138".parse().unwrap(), &[7; 32], &hello, &mut rng).unwrap();
        assert!(typing.finish(&answer).is_err());
        assert!(other != code);
        for bad in ["", "00", "zz", &"ff".repeat(33), &"41".repeat(4_000)] {
            assert!(reply(&digits, &[7; 32], bad, &mut rng).is_err(), "{bad:.8}");
        }
        for bad in ["", "12345", "1234567", "12345a", "１23456"] {
            assert!(bad.parse::<TypedCode>().is_err(), "{bad}");
        }
    }
}
