//! The roster as a desk keeps it: signed bytes in its folder, taken from the server only under the pinned roots.
//! The first one is pinned when it names this reader's own key and two of its own roots signed it.

use crate::files;
use anyhow::{Context, Result, ensure};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use lantern_frame::{
    Roster, VerifyKey,
    roster::{Roots, RosterError, SignedRoster},
};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The roster in force.
#[derive(Debug, Clone)]
pub struct InForce {
    /// What it says.
    pub roster: Roster,
    roots: Roots,
}

impl InForce {
    /// Whether this desk would take that roster in place of the one in force, as tablets decide it.
    pub fn would_take(&self, signed: &SignedRoster, today: u16) -> bool {
        self.roots.accept(Some(&self.roster), signed, today).is_ok()
    }

    /// A print of its three root signers; every tablet shows the same one.
    pub fn print(&self) -> String {
        self.roots.print()
    }
}

/// The file that travels between signers: readable where it matters, exact where it is signed.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "LanternRoster")]
struct Paper {
    form: u8,
    signed: String,
}

fn kept(data: &Path) -> PathBuf {
    data.join("roster.ron")
}

/// Lists that were in force at this desk: what a child's tap on a face meant is read off the list that its tablet had.
fn history(data: &Path) -> PathBuf {
    data.join("rosters")
}

/// Every list that was in force at this desk and can still be read, in no order.
pub fn past(data: &Path) -> Vec<Roster> {
    let Ok(files) = std::fs::read_dir(history(data)) else { return Vec::new() };
    let ours = files.flatten().map(|file| file.path()).filter(|path| path.extension().is_some_and(|end| end == "ron"));
    ours.filter_map(|path| read(&path).ok()?.unverified().ok()).collect()
}

/// Reads a roster file that `roster new` or `roster sign` wrote.
///
/// # Errors
/// It is something else; says what it should be.
pub fn read(path: &Path) -> Result<SignedRoster> {
    let what = || format!("{} is not a roster: it is the file that `lantern-desk roster new` wrote", path.display());
    from_text(&files::read_text(path)?).with_context(what)
}

/// Reads the text of a roster file.
///
/// # Errors
/// It is something else, or a newer Lantern made it.
pub fn from_text(text: &str) -> Result<SignedRoster> {
    let paper: Paper = ron::from_str(text.trim())?;
    ensure!(paper.form == 1, "it was made by a newer Lantern: update this one");
    Ok(SignedRoster::decode(&BASE64.decode(&paper.signed)?)?)
}

/// The text of a roster file.
///
/// # Errors
/// A roster that is too long.
pub fn to_text(signed: &SignedRoster) -> Result<String> {
    let paper = Paper { form: 1, signed: BASE64.encode(signed.encode()?) };
    ron::ser::to_string_pretty(&paper, ron::ser::PrettyConfig::default()).context("cannot write the roster")
}

/// Writes a roster file.
///
/// # Errors
/// The disk.
pub fn write(path: &Path, signed: &SignedRoster) -> Result<()> {
    files::write_private(path, to_text(signed)?.as_bytes())
}

/// The roster kept in this folder, if there is one that still holds.
pub fn load(data: &Path) -> Option<InForce> {
    let signed = read(&kept(data)).ok()?;
    let roots = Roots::pin(&signed).ok()?;
    Some(InForce { roster: signed.unverified().ok()?, roots })
}

/// Decides on roster bytes from the server and keeps them. `None`: the one in force stays.
///
/// # Errors
/// Why a newer roster was refused, or the disk.
pub fn take(data: &Path, current: Option<&InForce>, bytes: &[u8], me: VerifyKey, today: u16) -> Result<Option<InForce>> {
    let signed = SignedRoster::decode(bytes)?;
    let in_force = match current {
        Some(current) => match current.roots.accept(Some(&current.roster), &signed, today) {
            Ok(accepted) => InForce { roster: accepted.roster, roots: accepted.roots },
            // The server shows the one in force again and again.
            Err(RosterError::NotNewer { .. }) => return Ok(None),
            Err(why) => return Err(why.into()),
        },
        None => {
            let roots = Roots::pin(&signed)?;
            let roster = signed.unverified()?;
            ensure!(
                roster.readers.iter().any(|reader| reader.verify_key == me),
                "the roster that the server shows does not name this desk's reader"
            );
            InForce { roster, roots }
        }
    };
    files::private_folder(&history(data))?;
    write(&history(data).join(format!("{}.ron", in_force.roster.version)), &signed)?;
    write(&kept(data), &signed)?;
    Ok(Some(in_force))
}
