//! Keys as newtypes that parse: a reader's X25519 pair for opening, an ed25519 pair for signing rosters.
//! Secret ones wipe themselves and print nothing; no type here prints a key through `Debug`.

use age::secrecy::ExposeSecret;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use rand::CryptoRng;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{fmt, str::FromStr};
use zeroize::Zeroizing;

/// Text or bytes that are not the key they should be. Never repeats them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not an `AGE-SECRET-KEY-1...` string.
    #[error("not a reader's secret key: it begins with AGE-SECRET-KEY-1")]
    ReaderIdentity,
    /// Not an `age1...` string, or a key that anybody could open.
    #[error("not a reader's public key: it begins with age1")]
    Recipient,
    /// Not 64 hexadecimal digits.
    #[error("not a signing key: it has 64 hexadecimal digits")]
    Signing,
    /// Not 64 hexadecimal digits, or a key under which anybody could sign.
    #[error("not a key to check signatures with: it has 64 hexadecimal digits")]
    Verify,
}

macro_rules! quiet {
    ($($name:ident),+) => { $(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(concat!(stringify!($name), "(..)")) }
        }
    )+ };
}
quiet!(ReaderIdentity, RecipientKey, SigningIdentity, VerifyKey);

macro_rules! as_string {
    ($($name:ident),+) => { $(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> { to.collect_str(self) }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                String::deserialize(from)?.parse().map_err(de::Error::custom)
            }
        }
    )+ };
}
as_string!(RecipientKey, VerifyKey);

/// What a reader opens frames with. Never leaves her desk unencrypted.
pub struct ReaderIdentity(age::x25519::Identity);

impl ReaderIdentity {
    /// A new one from the operating system's randomness, drawn by `age`.
    pub fn generate() -> Self {
        Self(age::x25519::Identity::generate())
    }

    /// From an `AGE-SECRET-KEY-1...` string.
    ///
    /// # Errors
    /// The text is no such key.
    pub fn from_secret_string(text: &str) -> Result<Self, KeyError> {
        text.parse().map(Self).map_err(|_| KeyError::ReaderIdentity)
    }

    /// From the 32 bytes of the secret key.
    ///
    /// # Errors
    /// None that can happen: all bytes are a key.
    pub(crate) fn from_bytes(secret: &[u8; 32]) -> Result<Self, KeyError> {
        // `age` makes one from its string only.
        let prefix = bech32::Hrp::parse("age-secret-key-").map_err(|_| KeyError::ReaderIdentity)?;
        let text = Zeroizing::new(age_core::primitives::bech32_encode(prefix, secret));
        let upper = Zeroizing::new(text.to_ascii_uppercase());
        Self::from_secret_string(&upper)
    }

    /// As an `AGE-SECRET-KEY-1...` string, which stock `age` reads too. Wiped when dropped.
    pub fn to_secret_string(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    /// The public half.
    pub fn recipient(&self) -> RecipientKey {
        RecipientKey(self.0.to_public())
    }

    pub(crate) fn as_age(&self) -> &age::x25519::Identity {
        &self.0
    }
}

/// What a frame is sealed to: an `age1...` string.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RecipientKey(age::x25519::Recipient);

impl RecipientKey {
    pub(crate) fn as_age(&self) -> &age::x25519::Recipient {
        &self.0
    }
}

impl fmt::Display for RecipientKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for RecipientKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let bytes = age_core::primitives::bech32_decode(
            text,
            |_| KeyError::Recipient,
            |prefix| if prefix.as_str() == "age" { Ok(()) } else { Err(KeyError::Recipient) },
            |_, bytes| <[u8; 32]>::try_from(bytes.collect::<Vec<_>>()).map_err(|_| KeyError::Recipient),
        )?;
        // Two spellings of one key would let one person pass for two.
        let over_p = bytes[31] >= 0x80 || (bytes[31] == 0x7f && bytes[1..31] == [0xff; 30] && bytes[0] >= 0xed);
        // `age` panics on a point of small order; anybody could open what is sealed to one.
        let small_order = x25519_dalek::x25519([1; 32], bytes) == [0; 32];
        if over_p || small_order {
            return Err(KeyError::Recipient);
        }
        text.parse().map(Self).map_err(|_| KeyError::Recipient)
    }
}

/// What a reader or root signer signs rosters with.
pub struct SigningIdentity(SigningKey);

impl SigningIdentity {
    /// A new one from the given randomness.
    pub fn generate<R: CryptoRng + ?Sized>(rng: &mut R) -> Self {
        let mut secret = Zeroizing::new([0; 32]);
        rng.fill_bytes(&mut secret[..]);
        Self(SigningKey::from_bytes(&secret))
    }

    /// From 64 hexadecimal digits.
    ///
    /// # Errors
    /// The text is something else.
    pub fn from_secret_string(text: &str) -> Result<Self, KeyError> {
        let mut secret = Zeroizing::new([0; 32]);
        hex::decode_to_slice(text, &mut secret[..]).map_err(|_| KeyError::Signing)?;
        Ok(Self(SigningKey::from_bytes(&secret)))
    }

    /// As 64 hexadecimal digits. Wiped when dropped.
    pub fn to_secret_string(&self) -> Zeroizing<String> {
        Zeroizing::new(hex::encode(self.0.as_bytes()))
    }

    /// The public half.
    pub fn verify_key(&self) -> VerifyKey {
        VerifyKey(self.0.verifying_key())
    }

    /// Signs. The caller puts what the signature is for at the head of the message.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

/// What a signature is checked with: 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct VerifyKey(VerifyingKey);

impl VerifyKey {
    /// From the 32 bytes of the key.
    ///
    /// # Errors
    /// No point on the curve, or one under which anybody could sign.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, KeyError> {
        match VerifyingKey::from_bytes(bytes) {
            Ok(key) if !key.is_weak() => Ok(Self(key)),
            _ => Err(KeyError::Verify),
        }
    }

    /// The 32 bytes of the key.
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// Whether this key's owner signed this message.
    pub fn verify(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.0.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
    }
}

impl fmt::Display for VerifyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.as_bytes()))
    }
}

impl FromStr for VerifyKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| KeyError::Verify)?;
        Self::from_bytes(&bytes)
    }
}
