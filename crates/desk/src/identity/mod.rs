//! Who a reader is: her X25519 key for opening, her ed25519 key for signing and the key of her casebook, in one file that
//! only her passphrase opens (Argon2id, then XChaCha20-Poly1305). And her card: the public parts, for the roster.

mod card;
mod second;

pub use card::{Card, card_path, school_id};
pub use second::{Code, Lock, Recovery, SecondFactor};

use crate::files;
use anyhow::{Context, Result, ensure};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use lantern_frame::{ReaderIdentity, SigningIdentity};
use rand::RngCore;
use serde::{Deserialize, Serialize};
use std::{fmt, path::Path};
use zeroize::Zeroizing;

/// Shortest passphrase in characters. Three ordinary words are longer.
pub const MIN_PASSPHRASE: usize = 12;
/// The form of the identity file.
const FORM: u8 = 1;
/// What the sealed part is for: a file of another kind under the same passphrase does not open as an identity.
const PURPOSE: &[u8] = b"lantern-desk-identity-v1";
const FILE: &str = "identity.ron";

/// How much work one guess at the passphrase costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Cost {
    /// 64 MiB and three passes: the second choice of RFC 9106, half a second on an office computer.
    pub const SCHOOL: Self = Self { memory: 64 * 1_024, passes: 3 };
    /// No protection at all; for tests.
    pub const TEST: Self = Self { memory: 64, passes: 1 };
    /// What an identity file may ask for: a changed file must not eat the computer.
    const MOST: Self = Self { memory: 1_024 * 1_024, passes: 16 };
}

/// Why an identity could not be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnlockError {
    /// The passphrase is another, or the file was changed: nobody can tell which.
    #[error("the passphrase does not fit")]
    WrongPassphrase,
    /// The passphrase fits; the code of the second factor is missing, wrong or was used before.
    #[error("the code does not fit")]
    WrongCode,
    /// Too many wrong tries: wait.
    #[error("too many wrong tries: wait a few minutes")]
    Wait,
    /// Not an identity file of this Lantern.
    #[error("the identity file cannot be read: bring back your copy of it")]
    Damaged,
}

/// The keys of a reader while her desk is open. Wiped when dropped; prints nothing.
pub struct Keys {
    /// Opens frames.
    pub reader: ReaderIdentity,
    /// Signs rosters.
    pub signing: SigningIdentity,
    /// Seals the rows of the casebook.
    pub casebook: Zeroizing<[u8; 32]>,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(..)")
    }
}

/// What an opened identity file says beside its keys.
#[derive(Debug)]
pub struct Opened {
    /// What else is asked.
    pub lock: Lock,
    /// How much work one guess costs.
    pub cost: Cost,
}

/// The identity file: useless without the passphrase.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sealed {
    form: u8,
    cost: Cost,
    salt: String,
    nonce: String,
    sealed: String,
    /// Whether the page should ask for a code. Only that: what decides is inside.
    #[serde(default)]
    second: bool,
}

/// Whether there is an identity in this folder already.
pub fn exists(data: &Path) -> bool {
    data.join(FILE).exists()
}

/// Whether the identity asks for a second factor, as far as can be told while it is locked.
pub fn asks_for_code(data: &Path) -> bool {
    files::read_text(&data.join(FILE)).ok().and_then(|text| ron::from_str::<Sealed>(&text).ok()).is_some_and(|file| file.second)
}

/// Whether a passphrase may protect an identity.
///
/// # Errors
/// It is too short; says how long it must be.
pub fn check_passphrase(passphrase: &str) -> Result<()> {
    ensure!(
        passphrase.chars().count() >= MIN_PASSPHRASE,
        "a passphrase needs at least {MIN_PASSPHRASE} characters: take four words that do not belong together"
    );
    Ok(())
}

impl Keys {
    /// New keys.
    pub fn generate() -> Self {
        let mut casebook = Zeroizing::new([0; 32]);
        rand::rng().fill_bytes(&mut casebook[..]);
        Self { reader: ReaderIdentity::generate(), signing: SigningIdentity::generate(&mut rand::rng()), casebook }
    }

    /// Writes the identity file.
    ///
    /// # Errors
    /// A passphrase that is too short, or the disk.
    pub fn save(&self, data: &Path, passphrase: &str, cost: Cost) -> Result<()> {
        self.save_with(data, passphrase, cost, &Lock::default())
    }

    /// Writes the identity file with what else is asked of whoever opens it.
    ///
    /// # Errors
    /// A passphrase that is too short, or the disk.
    pub fn save_with(&self, data: &Path, passphrase: &str, cost: Cost, lock: &Lock) -> Result<()> {
        check_passphrase(passphrase)?;
        let (mut salt, mut nonce) = ([0; 16], [0; 24]);
        rand::rng().fill_bytes(&mut salt);
        rand::rng().fill_bytes(&mut nonce);
        let reader = self.reader.to_secret_string();
        let signing = self.signing.to_secret_string();
        let casebook = Zeroizing::new(hex::encode(&self.casebook[..]));
        let extra = Zeroizing::new(hex::encode(Zeroizing::new(postcard::to_allocvec(lock).context("cannot write the lock")?)));
        let plain = Zeroizing::new([reader.as_str(), signing.as_str(), casebook.as_str(), extra.as_str()].join("\n"));
        let sealed = cipher(passphrase, &salt, cost)
            .and_then(|cipher| cipher.encrypt(XNonce::from_slice(&nonce), Payload { msg: plain.as_bytes(), aad: PURPOSE }).ok())
            .context("the identity could not be sealed")?;
        let file = Sealed {
            form: FORM,
            cost,
            salt: hex::encode(salt),
            nonce: hex::encode(nonce),
            sealed: BASE64.encode(sealed),
            second: lock.second.is_some(),
        };
        let text = ron::ser::to_string_pretty(&file, ron::ser::PrettyConfig::default()).context("cannot write the identity")?;
        files::write_private(&data.join(FILE), text.as_bytes())
    }

    /// Opens the identity file. Takes half a second of one core and 64 MiB by design.
    ///
    /// # Errors
    /// The passphrase does not fit, or the file is no identity.
    pub fn unlock(data: &Path, passphrase: &str) -> Result<Self, UnlockError> {
        Self::unlock_with(data, passphrase).map(|(keys, _)| keys)
    }

    /// Opens the identity file; gives what else is to be asked, and the cost of a guess. Asks nothing itself.
    ///
    /// # Errors
    /// The passphrase does not fit, or the file is no identity.
    pub fn unlock_with(data: &Path, passphrase: &str) -> Result<(Self, Opened), UnlockError> {
        let text = files::read_text(&data.join(FILE)).map_err(|_| UnlockError::Damaged)?;
        let file: Sealed = ron::from_str(&text).map_err(|_| UnlockError::Damaged)?;
        if file.form != FORM || file.cost.memory > Cost::MOST.memory || file.cost.passes > Cost::MOST.passes {
            return Err(UnlockError::Damaged);
        }
        let (mut salt, mut nonce) = ([0; 16], [0; 24]);
        hex::decode_to_slice(&file.salt, &mut salt).map_err(|_| UnlockError::Damaged)?;
        hex::decode_to_slice(&file.nonce, &mut nonce).map_err(|_| UnlockError::Damaged)?;
        let sealed = BASE64.decode(&file.sealed).map_err(|_| UnlockError::Damaged)?;
        let cipher = cipher(passphrase, &salt, file.cost).ok_or(UnlockError::Damaged)?;
        let plain = cipher
            .decrypt(XNonce::from_slice(&nonce), Payload { msg: &sealed, aad: PURPOSE })
            .map(Zeroizing::new)
            .map_err(|_| UnlockError::WrongPassphrase)?;
        let plain = str::from_utf8(&plain).map_err(|_| UnlockError::Damaged)?;
        let mut lines = plain.lines();
        let reader = ReaderIdentity::from_secret_string(lines.next().ok_or(UnlockError::Damaged)?).map_err(|_| UnlockError::Damaged)?;
        let signing = SigningIdentity::from_secret_string(lines.next().ok_or(UnlockError::Damaged)?).map_err(|_| UnlockError::Damaged)?;
        let mut casebook = Zeroizing::new([0; 32]);
        hex::decode_to_slice(lines.next().ok_or(UnlockError::Damaged)?, &mut casebook[..]).map_err(|_| UnlockError::Damaged)?;
        let lock = match lines.next() {
            Some(extra) => {
                let extra = Zeroizing::new(hex::decode(extra).map_err(|_| UnlockError::Damaged)?);
                postcard::from_bytes(&extra).map_err(|_| UnlockError::Damaged)?
            }
            // Made before there was more to ask.
            None => Lock::default(),
        };
        Ok((Self { reader, signing, casebook }, Opened { lock, cost: file.cost }))
    }
}

fn cipher(passphrase: &str, salt: &[u8], cost: Cost) -> Option<XChaCha20Poly1305> {
    let params = argon2::Params::new(cost.memory, cost.passes, 1, Some(32)).ok()?;
    // Argon2's own way to get its memory ends the whole program where there is not enough.
    let (mut memory, blocks) = (Vec::new(), params.block_count());
    memory.try_reserve_exact(blocks).ok()?;
    memory.resize(blocks, argon2::Block::default());
    let mut key = Zeroizing::new([0; 32]);
    argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params)
        .hash_password_into_with_memory(passphrase.as_bytes(), salt, &mut key[..], &mut memory)
        .ok()?;
    Some(XChaCha20Poly1305::new((&*key).into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSPHRASE: &str = "four words of no kin";

    #[test]
    fn an_identity_comes_back_with_its_passphrase_only() {
        let dir = tempfile::tempdir().expect("a folder");
        let keys = Keys::generate();
        keys.save(dir.path(), PASSPHRASE, Cost::TEST).expect("saved");
        let back = Keys::unlock(dir.path(), PASSPHRASE).expect("opens");
        assert!(back.reader.recipient() == keys.reader.recipient());
        assert!(back.signing.verify_key() == keys.signing.verify_key());
        assert_eq!(back.casebook, keys.casebook);
        assert_eq!(Keys::unlock(dir.path(), "four words of no kim").err(), Some(UnlockError::WrongPassphrase));
        assert_eq!(Keys::unlock(dir.path(), "").err(), Some(UnlockError::WrongPassphrase));

        let text = files::read_text(&dir.path().join(FILE)).expect("a text");
        for secret in [keys.reader.to_secret_string(), keys.signing.to_secret_string(), Zeroizing::new(hex::encode(&keys.casebook[..]))] {
            assert!(!text.contains(secret.as_str()), "a key stands in the file");
        }
    }

    #[test]
    fn a_short_passphrase_and_a_changed_file_are_refused() {
        let dir = tempfile::tempdir().expect("a folder");
        let keys = Keys::generate();
        assert!(keys.save(dir.path(), "elevenchars", Cost::TEST).is_err());
        assert!(!exists(dir.path()));
        keys.save(dir.path(), PASSPHRASE, Cost::TEST).expect("saved");
        let path = dir.path().join(FILE);
        let text = files::read_text(&path).expect("a text");
        let greedy = text.replace("memory: 64", "memory: 4000000000");
        assert_ne!(greedy, text);
        for bad in [greedy.as_str(), "", "(", &text[..text.len() / 2]] {
            files::write_private(&path, bad.as_bytes()).expect("written");
            assert_eq!(Keys::unlock(dir.path(), PASSPHRASE).err(), Some(UnlockError::Damaged));
        }
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_the_file() {
        use std::os::unix::fs::PermissionsExt as _;
        let dir = tempfile::tempdir().expect("a folder");
        Keys::generate().save(dir.path(), PASSPHRASE, Cost::TEST).expect("saved");
        let mode = std::fs::metadata(dir.path().join(FILE)).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
