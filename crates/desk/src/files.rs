//! Files that only their owner may read, written whole or not at all. The one place that makes files for the desk.

use anyhow::{Context, Result, ensure};
use std::{
    fs::{self, OpenOptions},
    io::{Read, Write},
    path::Path,
};

/// Longest file that is ever read whole.
const MAX_READ: u64 = 64 * 1_024;

/// Makes a folder, with its parents, that only its owner may look into.
///
/// # Errors
/// The folder cannot be made; says what to do.
pub fn private_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).with_context(|| {
        format!("cannot make the folder {}: choose another with --data, or ask for the right to write there", path.display())
    })?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(path, fs::Permissions::from_mode(0o700))
            .with_context(|| format!("the folder {} belongs to somebody else: choose another with --data", path.display()))?;
    }
    Ok(())
}

/// Writes a file that only its owner may read: first beside it, synced, then in its place.
///
/// # Errors
/// The disk is full or the folder cannot be written; says what to do.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let beside = Path::new(&beside);
    let write = || -> std::io::Result<()> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        let mut file = options.open(beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(beside, path)
    };
    write().with_context(|| format!("cannot write {}: make room on the disk, or check that you may write there", path.display()))
}

/// Reads a small file.
///
/// # Errors
/// It is not there, cannot be read or is far too long.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    let file = fs::File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut bytes = Vec::new();
    file.take(MAX_READ + 1).read_to_end(&mut bytes).with_context(|| format!("cannot read {}", path.display()))?;
    ensure!(bytes.len() as u64 <= MAX_READ, "{} is too long to be a file of Lantern", path.display());
    Ok(bytes)
}

/// Reads a small text file.
///
/// # Errors
/// As [`read`], or it is not UTF-8.
pub fn read_text(path: &Path) -> Result<String> {
    String::from_utf8(read(path)?).map_err(|_| anyhow::anyhow!("{} is not a text file", path.display()))
}
