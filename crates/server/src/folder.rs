//! The data folder: made for one user alone, locked by the server that serves from it, and where that server writes down
//! how devices reach it.

use crate::authority::write_private;
use crate::startup::Config;
use anyhow::Context as _;
use std::net::SocketAddr;
use std::path::Path;
use std::{fs, io};

const ADDRESS: &str = "address";
/// Held while a server serves.
pub(crate) const LOCK: &str = "serving.lock";

/// The address that devices use, as the last `serve` wrote it down.
pub(crate) fn last_address(data: &Path) -> Option<String> {
    let text = fs::read_to_string(data.join(ADDRESS)).ok()?;
    lantern_wire::enrol::is_server(&text).then_some(text)
}

pub(crate) fn make_folder(data: &Path) -> anyhow::Result<()> {
    not_as_root(data)?;
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(data).with_context(|| {
        format!("the data folder {} cannot be made: choose another with --data, or let this user write there", data.display())
    })
}

/// Files that root makes in another user's folder would shut that user's server out.
pub(crate) fn not_as_root(data: &Path) -> anyhow::Result<()> {
    #[cfg(unix)]
    if let Ok(about) = fs::metadata(data)
        && let owner = std::os::unix::fs::MetadataExt::uid(&about)
        && owner != 0
        && rustix::process::geteuid().is_root()
    {
        anyhow::bail!(
            "{} belongs to another user (number {owner}), whose server could not use what root writes there: run this as that user, such as `runuser -u lantern -- lantern-server ...`",
            data.display()
        );
    }
    Ok(())
}

/// Makes the file, if it is not there, so that only this user can read it.
pub(crate) fn make_private(path: &Path) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

pub(crate) fn lock(data: &Path) -> anyhow::Result<fs::File> {
    let open = fs::OpenOptions::new().write(true).create(true).truncate(false).open(data.join(LOCK));
    let file = open.with_context(|| format!("the data folder {} cannot be written: let this user write there", data.display()))?;
    match file.try_lock() {
        Err(fs::TryLockError::WouldBlock) => anyhow::bail!(
            "another lantern-server is serving from {}: stop that one first, or choose another folder with --data",
            data.display()
        ),
        // A file system without locks: the technician's manual says one server a folder.
        Ok(()) | Err(fs::TryLockError::Error(_)) => Ok(file),
    }
}

/// Writes down for `enrol` how devices reach this server, where that can be known.
pub(crate) fn note_address(config: &Config, addr: SocketAddr) -> anyhow::Result<String> {
    let host = match config.names.first() {
        Some(name) => name.clone(),
        None if addr.ip().is_unspecified() => {
            tracing::warn!("devices elsewhere cannot tell what this machine is called: give its name or address with --name");
            "localhost".to_owned()
        }
        None => addr.ip().to_string(),
    };
    let host = if host.contains(':') { format!("[{host}]") } else { host };
    let server = format!("{host}:{}", addr.port());
    write_private(&config.data.join(ADDRESS), server.as_bytes())
        .context("the data folder cannot be written: check that the disk is not full")?;
    Ok(server)
}
