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
use std::path::Path;

pub(super) async fn init(args: Init) -> Result<()> {
    ensure!(
        !identity::exists(&args.data),
        "there is a desk in {} already: it is left as it is. Choose another folder with --data",
        args.data.display()
    );
    let label = args.label.trim();
    ensure!(!label.is_empty() && label.len() <= 80 && !label.chars().any(char::is_control), "a label has 1 to 80 bytes of ordinary text");
    let passphrase = passphrase::get(args.passphrase_file.as_deref(), Twice::Yes)?;
    identity::check_passphrase(&passphrase)?;
    files::private_folder(&args.data)?;
    let keys = Keys::generate();
    // The card first: an identity without a card would stand in the way of another `init`.
    Card::new(&keys, args.role.into(), label).save(&args.data)?;
    let lock = Lock { set_on: Some(SystemClock::start().now().half_day().0), second: None };
    keys.save_with(&args.data, &passphrase, Cost::SCHOOL, &lock)?;
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

pub(super) async fn enrol(data: &Path, link: &str) -> Result<()> {
    let path = identity::card_path(data);
    let mut card = Card::read(&path)?;
    let remote = Remote::enrol(data, link).await?;
    card.school = Some(hex::encode(remote.school_id()));
    card.save(data)?;
    println!("Enrolled. {} now names the school.", path.display());
    Ok(())
}
