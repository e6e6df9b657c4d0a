//! `init` and `enrol`: a reader's keys, her card, and her desk's place at the school's server.

use super::{
    Init,
    passphrase::{self, Twice},
};
use crate::{
    clock::{Clock as _, SystemClock},
    files,
    identity::{self, Card, Cost, Keys, Lock},
    remote::Remote,
};
use anyhow::{Result, ensure};
use lantern_frame::roster::Role;
use std::path::Path;

pub(super) async fn init(args: Init) -> Result<()> {
    ensure!(
        !identity::exists(&args.data),
        "there is a desk in {} already: it is left as it is. Choose another folder with --data",
        args.data.display()
    );
    let label = args.label.trim();
    let passphrase = passphrase::get(args.passphrase_file.as_deref(), Twice::Yes)?;
    make(&args.data, args.role.into(), label, &passphrase, SystemClock::start().now().half_day().0)?;
    println!(
        "Made the keys of: {label}.\n\
         - Keep the passphrase in mind only. Nobody can bring it back.\n\
         - Copy {} to a safe place: without it her reports cannot be read.\n\
         - Give {} to whoever puts the roster together. It holds nothing secret.",
        args.data.join("identity.ron").display(),
        identity::card_path(&args.data).display()
    );
    match args.enrol {
        Some(link) => enrol(&args.data, &link).await,
        None => {
            println!("Not enrolled with a school yet: use `lantern-desk enrol` with a link from `lantern-server enrol --kind desk`.");
            Ok(())
        }
    }
}

/// Makes a reader's keys and card in a folder that has none.
///
/// # Errors
/// There is a desk already, the label or the passphrase is no good, or the disk.
pub fn make(data: &Path, role: Role, label: &str, passphrase: &str, today: u16) -> Result<()> {
    ensure!(!identity::exists(data), "there is a desk already");
    ensure!(is_label(label), "a label has 1 to 80 bytes of ordinary text");
    identity::check_passphrase(passphrase)?;
    files::private_folder(data)?;
    let keys = Keys::generate();
    // The card first: an identity without a card would stand in the way of another `init`.
    Card::new(&keys, role, label).save(data)?;
    keys.save_with(data, passphrase, Cost::SCHOOL, &Lock { set_on: Some(today), second: None })
}

/// Whether a reader can be called so.
pub(crate) fn is_label(label: &str) -> bool {
    !label.trim().is_empty() && label.len() <= 80 && !label.chars().any(char::is_control)
}

/// Enrols the desk in this folder and writes the school onto its card.
pub(crate) async fn join(data: &Path, link: &str) -> Result<()> {
    let mut card = Card::read(&identity::card_path(data))?;
    let remote = Remote::enrol(data, link).await?;
    card.school = Some(hex::encode(remote.school_id()));
    card.save(data)
}

pub(super) async fn enrol(data: &Path, link: &str) -> Result<()> {
    join(data, link).await?;
    println!("Enrolled. {} now names the school.", identity::card_path(data).display());
    Ok(())
}
