//! Who answers for a pack: a list of checksums and a minisign signature of it, which the stock `minisign` verifies too.
//! Keys are minisign's. Signing itself is done here, as RFC 8032 has it: the same pack and key, the same bytes; the
//! library's own adds chance to every signature.

use crate::{bundle, zip::Members};
use anyhow::{Context, Result, anyhow, bail, ensure};
use base64::{Engine, engine::general_purpose::STANDARD};
use blake2::{Blake2b512, Digest};
use clap::Args;
use ed25519_dalek::{Signer, SigningKey};
use minisign::{KeyPair, PublicKey, PublicKeyBox, SecretKey, SecretKeyBox, SignatureBox};
use sha2::Sha256;
use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Write},
    path::{Path, PathBuf},
};

/// The list of checksums, in the form of `sha256sum`.
pub(crate) const SUMS: &str = lantern_lesson::SUMS;
/// Its signature.
pub(crate) const SIGNATURE: &str = "checksums.txt.minisig";
const COMMENT: &str = "a lesson pack for Lantern";

/// Make a pair of keys: one to sign packs with, one to give to whoever opens them.
#[derive(Debug, Args)]
pub(crate) struct Keygen {
    /// File for the secret key; the public one is put beside it, ending in .pub.
    #[arg(default_value = "lantern-pack.key")]
    file: PathBuf,
    /// Do not lock the secret key with a password. For machines only.
    #[arg(long)]
    no_password: bool,
}

impl Keygen {
    pub(crate) fn run(self, out: &mut impl Write) -> Result<u8> {
        let public = self.file.with_extension("pub");
        for path in [&self.file, &public] {
            ensure!(!path.exists(), "{} is there already; a key is never overwritten. Name another file", path.display());
        }
        let pair = if self.no_password { KeyPair::generate_unencrypted_keypair() } else { KeyPair::generate_encrypted_keypair(None) };
        let pair = pair.context("the keys could not be made")?;
        let secret = pair.sk.to_box(Some("secret key for lesson packs: keep it to yourself")).context("the key cannot be written")?;
        private(&self.file, secret.into_string().as_bytes())?;
        fs::write(&public, pair.pk.to_box().context("the key cannot be written")?.into_string())
            .with_context(|| format!("cannot write {}", public.display()))?;
        writeln!(out, "{}  signs your packs. Keep it to yourself; whoever has it can sign in your name.", self.file.display())?;
        writeln!(out, "{}  is for everybody who opens them. Give it to them yourself.", public.display())?;
        Ok(0)
    }
}

/// Writes a file that nobody else on this computer can read.
fn private(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let cannot = || format!("cannot write {}", path.display());
    options.open(path).with_context(cannot)?.write_all(bytes).with_context(cannot)
}

/// A line a member, sorted: its SHA-256, two blanks, its name.
pub(crate) fn sums(members: &Members) -> String {
    let members = members.iter().filter(|(name, _)| !is_proof(name));
    members.map(|(name, bytes)| format!("{}  {name}\n", hex::encode(Sha256::digest(bytes)))).collect()
}

/// The list or its signature: not themselves listed.
pub(crate) fn is_proof(name: &str) -> bool {
    name == SUMS || name == SIGNATURE
}

/// What stands in a folder's list of checksums, the sums of what is there, and whether the key vouches for the list;
/// nothing of that last where no key is named.
///
/// # Errors
/// Where a file cannot be read, or the key is none.
pub(crate) fn seal(dir: &Path, key: Option<&str>) -> Result<(String, BTreeMap<String, String>, Option<bool>)> {
    let members = bundle::members(dir)?;
    let text = |name: &str| members.get(name).and_then(|b| String::from_utf8(b.clone()).ok());
    let listed = text(SUMS).unwrap_or_default();
    let vouched = match (key, text(SIGNATURE)) {
        (None, _) => None,
        (Some(_), None) => Some(false),
        (Some(key), Some(signature)) => {
            let public = public(key)?;
            Some(verify_with(&public, &listed, &signature).is_ok())
        }
    };
    let sums = members.iter().map(|(name, bytes)| (name.clone(), hex::encode(Sha256::digest(bytes)))).collect();
    Ok((listed, sums, vouched))
}

/// Signs with the secret key in this file; asks for its password on the terminal if it has one.
///
/// # Errors
/// Where the file is no secret key, or the password is another.
pub(crate) fn sign(key: &Path, text: &str) -> Result<String> {
    let stored = fs::read_to_string(key).with_context(|| format!("cannot read {}", key.display()))?;
    let no_key = || format!("{} is no secret key; make one with: lantern-pack keygen", key.display());
    let encoded = stored.lines().nth(1).and_then(|l| STANDARD.decode(l.trim()).ok()).with_context(no_key)?;
    let in_box = SecretKeyBox::from(stored.clone());
    let unlocked =
        if encoded.get(2..4) == Some(&[0, 0]) { SecretKey::from_unencrypted_box(in_box) } else { SecretKey::from_box(in_box, None) };
    let secret = unlocked.map_err(|why| anyhow!("{}: {why}", key.display()))?;
    let bytes = secret.to_bytes();
    // After two-byte names of methods, the salt and two limits: the key's number, then the key itself.
    let pair: [u8; 64] = bytes.get(62..126).and_then(|b| b.try_into().ok()).with_context(no_key)?;
    let signer = SigningKey::from_keypair_bytes(&pair).ok().with_context(no_key)?;
    let signature = signer.sign(&Blake2b512::digest(text)).to_bytes();
    let global = signer.sign(&[&signature, COMMENT.as_bytes()].concat()).to_bytes();
    let first = [b"ED", secret.keynum(), &signature].concat();
    let written = format!(
        "untrusted comment: signature of checksums.txt\n{}\ntrusted comment: {COMMENT}\n{}\n",
        STANDARD.encode(first),
        STANDARD.encode(global)
    );
    let public = PublicKey::from_secret_key(&secret).map_err(|why| anyhow!("{}: {why}", key.display()))?;
    verify_with(&public, text, &written).context("the signature could not be made")?;
    Ok(written)
}

/// Checks a signature against a public key: a file, or the key itself as one line.
///
/// # Errors
/// Where the key is none, or the signature is not by it.
pub(crate) fn verify(key: &str, text: &str, signature: &str) -> Result<()> {
    verify_with(&public(key)?, text, signature)
}

fn public(key: &str) -> Result<PublicKey> {
    let public = if Path::new(key).is_file() {
        let stored = fs::read_to_string(key).with_context(|| format!("cannot read {key}"))?;
        PublicKeyBox::from_string(&stored).and_then(PublicKeyBox::into_public_key)
    } else {
        PublicKey::from_base64(key)
    };
    let Ok(public) = public else { bail!("{key} is no public key; name the .pub file, or its second line") };
    Ok(public)
}

fn verify_with(public: &PublicKey, text: &str, signature: &str) -> Result<()> {
    let signature = SignatureBox::from_string(signature).map_err(|_| anyhow!("its signature cannot be read"))?;
    minisign::verify(public, &signature, Cursor::new(text), true, false, false)
        .map_err(|_| anyhow!("it was not signed with this key. Do not use it; ask whoever gave it to you (LP28)"))
}
