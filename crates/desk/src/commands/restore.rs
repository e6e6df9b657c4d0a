//! `restore`: a casebook from its sealed copy, on a new disk or another computer.

use super::{
    Restore,
    passphrase::{self, Twice},
};
use crate::{
    backup,
    casebook::Casebook,
    clock::{Clock as _, SystemClock},
    identity::Keys,
    remote::Remote,
    school::School as _,
    settings::Settings,
};
use anyhow::{Context, Result, bail};

pub(super) async fn restore(args: Restore) -> Result<()> {
    let keys = Keys::unlock(&args.data, &passphrase::get(args.passphrase_file.as_deref(), Twice::No)?)?;
    let copy = match &args.file {
        Some(file) => std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?,
        None => {
            let remote = Remote::load(&args.data)?.context("this desk is not enrolled: use `lantern-desk enrol` first, or give a file")?;
            match remote.copy(&backup::name(&keys)).await {
                Ok(Some(copy)) => copy,
                Ok(None) => bail!("the server has no copy of this reader's casebook"),
                Err(why) => bail!("the server did not give a copy ({why:?}): look at `lantern-desk open`, which says what to do"),
            }
        }
    };
    let mut contents = backup::open(&keys, &copy)?;
    contents.wipe(&Settings::load(&args.data)?, SystemClock::start().now().half_day().0);
    let casebook = Casebook::open(&args.data.join("casebook.db")).await?;
    let new = casebook.restore(&keys, &contents).await?;
    casebook.close().await;
    println!("The copy has {} reports; {new} of them were missing here and are back.", contents.entries.len());
    Ok(())
}
