//! A reader's card: the public parts of who she is, which go into a roster. Nothing in it is secret.

use super::{FORM, Keys};
use crate::files;
use anyhow::{Context, Result, ensure};
use lantern_frame::{RecipientKey, SchoolId, VerifyKey, roster::Role};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

const CARD: &str = "reader-card.ron";

/// The public parts of a reader: what goes into a roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "ReaderCard")]
pub struct Card {
    form: u8,
    /// `lead`, `deputy`, `head`, `chair` or `trust`.
    pub role: String,
    /// How she is called on the pages: "Designated safeguarding lead".
    pub label: String,
    /// What reports are sealed to.
    pub recipient: RecipientKey,
    /// What her signature is checked with.
    pub verify_key: VerifyKey,
    /// Her school in hexadecimal digits, once her desk is enrolled.
    pub school: Option<String>,
}

impl Card {
    /// The card of these keys.
    pub fn new(keys: &Keys, role: Role, label: &str) -> Self {
        Self {
            form: FORM,
            role: role.id().to_owned(),
            label: label.to_owned(),
            recipient: keys.reader.recipient(),
            verify_key: keys.signing.verify_key(),
            school: None,
        }
    }

    /// Her role.
    ///
    /// # Errors
    /// The card names none that is known here.
    pub fn role(&self) -> Result<Role> {
        Role::from_id(&self.role).with_context(|| {
            format!("a card names the role {:?}, which is not known here: make it again with `lantern-desk init`", self.role)
        })
    }

    /// A print of both keys that two people can compare over the telephone: 64 bits of their SHA-256.
    pub fn print(&self) -> String {
        let hash = Sha256::new().chain_update(self.recipient.to_string()).chain_update(self.verify_key.as_bytes()).finalize();
        hash[..8].chunks(2).map(hex::encode).collect::<Vec<_>>().join(" ")
    }

    /// Reads a card from text that somebody pasted.
    ///
    /// # Errors
    /// No card, or one that was cut or changed.
    pub fn from_text(text: &str) -> Result<Self> {
        let card: Self = ron::from_str(text.trim()).context("this is not a reader's card: it is the text in her reader-card.ron")?;
        ensure!(card.form == FORM, "this card was made by a newer Lantern: update this one");
        card.role()?;
        Ok(card)
    }

    /// The card as text.
    ///
    /// # Errors
    /// None that can happen with a card.
    pub fn to_text(&self) -> Result<String> {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).context("cannot write the card")
    }

    /// Reads a card.
    ///
    /// # Errors
    /// No card, or one that was cut or changed.
    pub fn read(path: &Path) -> Result<Self> {
        let card: Self = ron::from_str(&files::read_text(path)?).with_context(|| {
            format!("{} is not a reader's card: it is the reader-card.ron that `lantern-desk init` wrote", path.display())
        })?;
        ensure!(card.form == FORM, "{} was made by a newer Lantern: update this one", path.display());
        Ok(card)
    }

    /// Writes the card into the desk's folder.
    ///
    /// # Errors
    /// The disk.
    pub fn save(&self, data: &Path) -> Result<()> {
        files::write_private(&card_path(data), self.to_text()?.as_bytes())
    }
}

/// The school's id from its hexadecimal digits.
///
/// # Errors
/// Not 32 hexadecimal digits.
pub fn school_id(hex_digits: &str) -> Result<SchoolId> {
    let mut school = [0; 16];
    hex::decode_to_slice(hex_digits, &mut school).context("the school's id is not 32 hexadecimal digits: enrol this desk again")?;
    Ok(school)
}

/// Where the card lies.
pub fn card_path(data: &Path) -> PathBuf {
    data.join(CARD)
}
