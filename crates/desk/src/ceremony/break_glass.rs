//! The break-glass papers, for the day on which every reader's key is lost. One key, sealed three times over as nested
//! age files: first paper then second, second then third, first then third. Any two of the three holders open it with
//! stock `age`; one alone opens nothing. Made at this desk, printed at once, kept nowhere.

use crate::{identity::Keys, state::Desk};
use age::armor::{ArmoredWriter, Format};
use anyhow::{Context, Result};
use lantern_frame::{ReaderIdentity, RecipientKey};
use std::io::Write;
use zeroize::Zeroizing;

/// What one holder is given on paper.
pub struct Sheet {
    /// 1, 2 or 3.
    pub no: u8,
    /// Her key: `AGE-SECRET-KEY-1...`.
    pub key: Zeroizing<String>,
}

/// Three holders' papers.
pub struct Papers {
    /// What is sealed to, from then on: any two holders can open it.
    pub recipient: RecipientKey,
    /// One for each holder.
    pub sheets: [Sheet; 3],
    /// The sealed key for each pair, armoured: which sheet opens it first, which second.
    pub sealed: [(u8, u8, String); 3],
}

impl std::fmt::Debug for Papers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Papers(..)")
    }
}

impl std::fmt::Debug for Sheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sheet(..)")
    }
}

fn to(recipient: &age::x25519::Recipient, plain: &[u8], format: Format) -> Result<Vec<u8>> {
    let mut file = Vec::new();
    let encryptor = age::Encryptor::with_recipients(std::iter::once(recipient as &dyn age::Recipient)).context("no recipient")?;
    let mut writer = encryptor.wrap_output(ArmoredWriter::wrap_output(&mut file, format)?)?;
    writer.write_all(plain)?;
    writer.finish()?.finish()?;
    Ok(file)
}

/// Makes new papers. What older ones opened they still open: destroy those.
///
/// # Errors
/// None that can happen in memory.
pub fn make_papers() -> Result<Papers> {
    let key = ReaderIdentity::generate();
    let holders: [age::x25519::Identity; 3] = std::array::from_fn(|_| age::x25519::Identity::generate());
    let secret = Zeroizing::new(format!("{}\n", key.to_secret_string().as_str()));
    let seal = |first: u8, second: u8| -> Result<(u8, u8, String)> {
        let inner = to(&holders[usize::from(second) - 1].to_public(), secret.as_bytes(), Format::Binary)?;
        let outer = to(&holders[usize::from(first) - 1].to_public(), &inner, Format::AsciiArmor)?;
        Ok((first, second, String::from_utf8(outer).context("armour is text")?))
    };
    let sealed = [seal(1, 2)?, seal(2, 3)?, seal(1, 3)?];
    let mut no = 0;
    let sheets = holders.each_ref().map(|holder| {
        no += 1;
        // Written by `age` itself, as its own tools read it.
        let key = age::secrecy::ExposeSecret::expose_secret(&holder.to_string()).to_owned();
        Sheet { no, key: Zeroizing::new(key) }
    });
    Ok(Papers { recipient: key.recipient(), sheets, sealed })
}

/// Where the public half is kept.
const THING: &str = "break-glass";

impl Desk {
    /// The break-glass recipient of this desk, and the day on which its papers were made.
    ///
    /// # Errors
    /// The database.
    pub async fn break_glass(&self, keys: &Keys) -> Result<Option<(String, u16)>> {
        self.casebook.thing(keys, THING).await
    }

    /// Keeps it. The casebook's copies are sealed to it from now on.
    ///
    /// # Errors
    /// The database.
    pub async fn set_break_glass(&self, keys: &Keys, recipient: &RecipientKey, today: u16) -> Result<()> {
        self.casebook.set_thing(keys, THING, &(recipient.to_string(), today)).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn open(key: &str, file: &[u8]) -> Option<Vec<u8>> {
        let identity: age::x25519::Identity = key.parse().ok()?;
        let decryptor = age::Decryptor::new_buffered(age::armor::ArmoredReader::new(file)).ok()?;
        let mut plain = Vec::new();
        decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).ok()?.read_to_end(&mut plain).ok()?;
        Some(plain)
    }

    #[test]
    fn any_two_holders_open_it_and_one_alone_does_not() {
        let papers = make_papers().expect("papers");
        for (first, second, file) in &papers.sealed {
            let key = |no: u8| papers.sheets[usize::from(no) - 1].key.as_str();
            let inner = open(key(*first), file.as_bytes()).expect("the first holder opens the outer one");
            assert!(open(key(*first), &inner).is_none(), "she alone opens both");
            assert!(open(key(*second), file.as_bytes()).is_none(), "the second alone");
            let secret = open(key(*second), &inner).expect("the second opens the inner one");
            let secret = String::from_utf8(secret).expect("text");
            let opened = ReaderIdentity::from_secret_string(secret.trim()).expect("a key");
            assert!(opened.recipient() == papers.recipient);
        }
    }

    /// Where the Debian package `age` is there: the very words that stand on the papers.
    #[test]
    fn stock_age_opens_them() {
        let dir = tempfile::tempdir().expect("a folder");
        let at = |name: &str| dir.path().join(name);
        let papers = make_papers().expect("papers");
        if std::process::Command::new("age").arg("--version").output().is_err() {
            eprintln!("SKIPPED stock_age_opens_them: the program `age` is not there (Debian package `age`)");
            return;
        }
        let (first, second, file) = &papers.sealed[1];
        std::fs::write(at("sealed.age"), file).expect("written");
        for no in [*first, *second] {
            std::fs::write(at(&format!("sheet-{no}.txt")), papers.sheets[usize::from(no) - 1].key.as_bytes()).expect("written");
        }
        let age = |key: String, from: &str, to: &str| {
            let done = std::process::Command::new("age").arg("-d").arg("-i").arg(at(&key)).arg("-o").arg(at(to)).arg(at(from)).status();
            assert!(done.expect("age runs").success(), "{from}");
        };
        age(format!("sheet-{first}.txt"), "sealed.age", "half.age");
        age(format!("sheet-{second}.txt"), "half.age", "key.txt");
        let key = std::fs::read_to_string(at("key.txt")).expect("the key");
        assert!(ReaderIdentity::from_secret_string(key.trim()).expect("a key").recipient() == papers.recipient);
    }
}
