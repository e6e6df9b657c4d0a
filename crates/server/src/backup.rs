//! A backup while the server serves: one folder with the school's authority, its settings, and all its rows in one SQLite
//! file, whichever database they came from. So a school may also move from one kind of database to the other.
//! It holds sealed frames, hashes of tokens and the authority's key: keep it as you keep the server.

use crate::authority::{FILES, write_private};
use crate::settings::{self, Place};
use crate::store::{DATABASE, Store};
use anyhow::Context as _;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// Written last: a folder without it is no whole backup.
const LIST: &str = "backup.json";
/// In the data folder: when the last backup was made, for `doctor`.
pub(crate) const LAST: &str = "last-backup";

/// What a backup holds.
#[derive(Debug, Serialize, Deserialize)]
struct List {
    made: Timestamp,
    version: String,
    /// SHA-256 of each file, hex.
    files: BTreeMap<String, String>,
}

/// Makes a backup in a new folder `to`; the server may serve meanwhile.
///
/// # Errors
/// A folder that is already there or cannot be written; the words say what to do.
pub async fn backup(place: &Place, to: &Path) -> anyhow::Result<()> {
    anyhow::ensure!(place.data.is_dir(), "there is no data folder {}: name the one that `serve` uses", place.data.display());
    anyhow::ensure!(!to.exists(), "{} is there already: name a new folder for each backup", to.display());
    crate::folder::make_folder(to)?;
    let made = copy_all(place, to).await;
    if made.is_err() {
        // Half a backup is none. Its folder was made here.
        let _ = fs::remove_dir_all(to);
    }
    made.with_context(|| {
        format!("the backup could not be written to {}: has that disk room, and may this user write there?", to.display())
    })?;
    write_private(&place.data.join(LAST), Timestamp::now().to_string().as_bytes())
        .context("the backup is whole, but the data folder cannot be written: check that its disk is not full")
}

async fn copy_all(place: &Place, to: &Path) -> anyhow::Result<()> {
    let store = place.open().await?;
    let database = to.join(DATABASE);
    crate::folder::make_private(&database)?;
    let copied = store.copy_to(&database).await;
    store.close().await;
    copied?;
    fs::File::open(&database)?.sync_all()?;
    let mut files = BTreeMap::from([(DATABASE.to_owned(), sum(&database)?)]);
    for name in FILES.iter().copied().chain([settings::FILE]) {
        match fs::read(place.data.join(name)) {
            Ok(bytes) => {
                write_private(&to.join(name), &bytes)?;
                files.insert(name.to_owned(), sum(&to.join(name))?);
            }
            Err(e) if e.kind() == io::ErrorKind::NotFound => {}
            Err(e) => return Err(e.into()),
        }
    }
    let list = List { made: Timestamp::now(), version: env!("CARGO_PKG_VERSION").into(), files };
    Ok(write_private(&to.join(LIST), serde_json::to_string_pretty(&list)?.as_bytes())?)
}

fn sum(path: &Path) -> io::Result<String> {
    let mut hash = Sha256::new();
    io::copy(&mut fs::File::open(path)?, &mut hash)?;
    Ok(hex::encode(hash.finalize()))
}

/// Puts a backup into a data folder that has no school yet, and into an empty place of the database that `place` or the
/// backup's settings name. Returns when the backup was made.
///
/// # Errors
/// A backup that is not whole, or a folder or database that holds a school already: nothing is overwritten.
pub async fn restore(place: &Place, from: &Path) -> anyhow::Result<Timestamp> {
    let list = check(from)?;
    let data = &place.data;
    let taken = FILES.iter().copied().chain([DATABASE, settings::FILE]).find(|name| data.join(name).exists());
    if let Some(name) = taken {
        anyhow::bail!(
            "{} holds a school already ({name}): nothing was changed. Name an empty folder with --data, or move this one away first (do not delete it: it may hold frames that the backup lacks)",
            data.display()
        );
    }
    crate::folder::make_folder(data)?;
    let put = put_all(place, from, &list).await;
    if put.is_err() {
        for name in list.files.keys() {
            let _ = fs::remove_file(data.join(name));
        }
    }
    put.map(|()| list.made)
}

async fn put_all(place: &Place, from: &Path, list: &List) -> anyhow::Result<()> {
    let in_sqlite = {
        let settings = settings::Settings::load(from)?;
        place.database.is_none() && settings.database.is_none()
    };
    for name in list.files.keys().filter(|name| in_sqlite || *name != DATABASE) {
        let bytes = || format!("{name} cannot be copied: has the disk room, and may this user write there?");
        let target = place.data.join(name);
        crate::folder::make_private(&target).with_context(bytes)?;
        fs::copy(from.join(name), &target).with_context(bytes)?;
        private(&target).with_context(bytes)?;
        fs::File::open(&target).and_then(|f| f.sync_all()).with_context(bytes)?;
    }
    let store = place.open().await?;
    let taken = if in_sqlite { whole(&store).await } else { through(&store, from, &place.data).await };
    let voided = match taken {
        // A code of then could be in anybody's hands by now, and no lesson of then is to start by itself.
        Ok(()) => async { store.void_codes().await.and(store.void_sessions().await) }.await.map_err(anyhow::Error::from),
        Err(e) => Err(e),
    };
    store.close().await;
    voided
}

/// Through a copy: the backup itself stays as it is, and an older release's is brought up to date first.
async fn through(store: &Store, from: &Path, data: &Path) -> anyhow::Result<()> {
    let copy = data.join("restoring.db");
    crate::folder::make_private(&copy)?;
    let taken = match fs::copy(from.join(DATABASE), &copy) {
        Ok(_) => store.take_from(&copy).await,
        Err(why) => Err(why).context("the backup's database cannot be copied: has the disk room?"),
    };
    for end in ["", "-wal", "-shm", "-journal"] {
        let mut name = copy.clone().into_os_string();
        name.push(end);
        let _ = fs::remove_file(name);
    }
    taken
}

async fn whole(store: &Store) -> anyhow::Result<()> {
    let wrong = store.check().await?;
    anyhow::ensure!(wrong.is_empty(), "the backup's database is damaged ({}): take another backup", wrong.join("; "));
    Ok(())
}

#[cfg(unix)]
fn private(path: &Path) -> io::Result<()> {
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o600))
}

#[cfg(not(unix))]
fn private(_: &Path) -> io::Result<()> {
    Ok(())
}

fn check(from: &Path) -> anyhow::Result<List> {
    let text = fs::read_to_string(from.join(LIST))
        .with_context(|| format!("{} is no whole backup ({LIST} is missing): take another", from.display()))?;
    let list: List = serde_json::from_str(&text).with_context(|| format!("{LIST} is damaged: take another backup"))?;
    anyhow::ensure!(list.files.contains_key(DATABASE), "{LIST} is damaged: take another backup");
    for (name, expected) in &list.files {
        // Only names that `backup` writes: a list made by somebody else leads nowhere else.
        anyhow::ensure!(
            FILES.contains(&name.as_str()) || [DATABASE, settings::FILE].contains(&name.as_str()),
            "{LIST} names a file that no backup has: take another"
        );
        let found = sum(&from.join(name)).with_context(|| format!("{name} is missing in the backup: take another"))?;
        anyhow::ensure!(found == *expected, "{name} in the backup is damaged: take another");
    }
    Ok(list)
}
