//! The only part of this crate that touches files: the ring's file, the credentials, and whole files written so that a
//! power cut leaves the old or the new one. Another platform (a browser) replaces this file.
#![allow(clippy::disallowed_methods, reason = "invariant 9 names this as a room that may touch files")]

use crate::{Credentials, ring::Store};
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Saves credentials where only this user can read them; a power cut leaves the old file or the new one.
///
/// # Errors
/// Whatever the disk says.
pub fn save(path: &Path, credentials: &Credentials) -> io::Result<()> {
    let text = ron::ser::to_string_pretty(credentials, ron::ser::PrettyConfig::default()).map_err(io::Error::other)?;
    write_whole(path, text.as_bytes())
}

/// Loads credentials.
///
/// # Errors
/// `NotFound` where the device has not enrolled; `InvalidData` where the file is damaged (enrol again).
pub fn load(path: &Path) -> io::Result<Credentials> {
    let text = zeroize::Zeroizing::new(std::fs::read_to_string(path)?);
    // The parser's own words could quote the token.
    ron::from_str(&text).map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "the enrolment file is damaged: enrol again"))
}

/// Writes a whole file, readable by this user only: beside it first, synced, then put in its place.
///
/// # Errors
/// Whatever the disk says; the old file is then still there.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let beside = Path::new(&beside);
    // One left by a power cut may have other permissions.
    match std::fs::remove_file(beside) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
        _ => {}
    }
    let mut file = private(OpenOptions::new().write(true).create_new(true)).open(beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    std::fs::rename(beside, path)?;
    sync_folder(path)
}

fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// A new or renamed file is only there after a power cut once its folder is synced too.
fn sync_folder(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// A ring's file, held by one program at a time.
pub(crate) struct FileStore(File);

impl FileStore {
    /// Opens or makes the file. `Ok(None)`: another program holds it.
    pub(crate) fn open(path: &Path) -> io::Result<Option<Self>> {
        let file = private(OpenOptions::new().read(true).write(true).create(true).truncate(false)).open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(std::fs::TryLockError::WouldBlock) => return Ok(None),
            // A file system without locks: better no lock than no ring.
            Err(std::fs::TryLockError::Error(e)) if e.kind() == io::ErrorKind::Unsupported => {}
            Err(std::fs::TryLockError::Error(e)) => return Err(e),
        }
        sync_folder(path)?;
        Ok(Some(Self(file)))
    }
}

impl Store for FileStore {
    fn length(&mut self) -> io::Result<u64> {
        Ok(self.0.metadata()?.len())
    }

    fn read_at(&mut self, offset: u64, into: &mut [u8]) -> io::Result<()> {
        self.0.seek(SeekFrom::Start(offset))?;
        self.0.read_exact(into)
    }

    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        self.0.seek(SeekFrom::Start(offset))?;
        self.0.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_data()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lantern_wire::DeviceKind;

    #[test]
    fn credentials_come_back_and_only_the_user_reads_them() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("credentials.ron");
        let credentials = Credentials {
            label: "Year 2 trolley 3".into(),
            server: "localhost:1".into(),
            kind: DeviceKind::Desk,
            token: "ab".repeat(32),
            school: [9; 16],
            ca_pem: "pem".into(),
            roster: Some(vec![1, 2, 3]),
        };
        assert_eq!(load(&path).unwrap_err().kind(), io::ErrorKind::NotFound);
        save(&path, &credentials).unwrap();
        save(&path, &credentials).unwrap();
        assert_eq!(load(&path).unwrap(), credentials);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        std::fs::write(&path, &credentials.token).unwrap();
        let error = load(&path).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
        assert!(!error.to_string().contains("abab"));
    }
}
