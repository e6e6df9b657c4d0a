//! Replacing the school's authority without walking to every tablet. `rotate` makes a new one, which the old one signs:
//! from then on the new one signs, devices that trust the old one alone still get through, and each is told the new one
//! as it connects. `retire` ends that, once every device has been told. Restart the server after either.

use super::{Authority, CERTIFICATE, CROSS, KEY, OLD, fresh, one_at_a_time, write_private};
use crate::settings::Place;
use anyhow::Context as _;
use std::path::Path;
use std::{fs, io};

/// On the way to becoming [`KEY`] and [`CERTIFICATE`].
const NEXT_KEY: &str = "school-ca-next.key";
const NEXT: &str = "school-ca-next.pem";

/// Makes a new authority that signs from now on. Codes that were made before are void.
///
/// # Errors
/// A rotation that has not been ended yet, or a folder or database that cannot be written.
pub async fn rotate(place: &Place) -> anyhow::Result<()> {
    let store = place.open().await?;
    {
        let data = &place.data;
        let _lock = one_at_a_time(data)?;
        recover(data)?;
        anyhow::ensure!(data.join(CERTIFICATE).exists(), "there is no authority here yet: `serve` makes it on its first start");
        let now = Authority::open_held(data)?;
        anyhow::ensure!(now.old.is_none(), "two authorities are trusted already: run `ca retire` first");
        let (params, pair) = fresh()?;
        let cross = params.signed_by(&pair, &now.issuer)?;
        let next = params.self_signed(&pair)?;
        let write = || -> io::Result<()> {
            write_private(&data.join(NEXT_KEY), pair.serialize_pem().as_bytes())?;
            write_private(&data.join(NEXT), next.pem().as_bytes())?;
            write_private(&data.join(CROSS), cross.pem().as_bytes())?;
            write_private(&data.join(OLD), now.pem.as_bytes())?;
            // From here on the new one it is, whatever happens.
            fs::rename(data.join(NEXT_KEY), data.join(KEY))?;
            fs::rename(data.join(NEXT), data.join(CERTIFICATE))
        };
        write().context("the new authority could not be written: check that the disk is not full, then run this again")?;
    }
    let next = Authority::open(&place.data)?;
    store.agree_on(&next).await?;
    store.void_codes().await.context("codes made before could not be voided: run this again")?;
    store.close().await;
    Ok(())
}

/// Trusts the new authority alone from now on. Returns how many devices are left behind: with `force`, those that have
/// not been told of it must enrol again.
///
/// # Errors
/// No rotation is under way, or (without `force`) some device has not been told of the new authority.
pub async fn retire(place: &Place, force: bool) -> anyhow::Result<usize> {
    let data = &place.data;
    let now = Authority::open(data)?;
    anyhow::ensure!(now.old.is_some(), "one authority is trusted: there is none to retire");
    let store = place.open().await?;
    let devices = store.devices().await.context("the list of devices cannot be read: run `lantern-server doctor`")?;
    store.close().await;
    let behind: Vec<_> = devices.iter().filter(|d| d.revoked == 0 && d.trusts.as_deref() != Some(&now.sha256[..])).collect();
    if !(force || behind.is_empty()) {
        let numbers: Vec<_> = behind.iter().take(10).map(|d| d.number.to_string()).collect();
        anyhow::bail!(
            "{} devices have not been told of the new authority yet (numbers {}{}): switch them on where they reach the server, or revoke them; with --force they must enrol again",
            behind.len(),
            numbers.join(", "),
            if behind.len() > numbers.len() { ", ..." } else { "" }
        );
    }
    let _lock = one_at_a_time(data)?;
    for name in [CROSS, OLD] {
        remove(&data.join(name)).context("the data folder cannot be written: let this user write there")?;
    }
    Ok(behind.len())
}

/// Ends what a crash interrupted: before the new key stood in its place nothing has happened, after it all has.
pub(super) fn recover(data: &Path) -> io::Result<()> {
    if data.join(NEXT_KEY).exists() {
        for name in [NEXT, CROSS, OLD, NEXT_KEY] {
            remove(&data.join(name))?;
        }
    } else if data.join(NEXT).exists() {
        fs::rename(data.join(NEXT), data.join(CERTIFICATE))?;
    }
    Ok(())
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_rotation_that_is_cut_at_any_step_leaves_one_whole_authority() {
        let dir = tempfile::tempdir().unwrap();
        let place = Place::new(dir.path());
        let first = Authority::open(dir.path()).unwrap().sha256;
        let read = |name: &str| fs::read(dir.path().join(name)).unwrap();
        let before = [(KEY, read(KEY)), (CERTIFICATE, read(CERTIFICATE))];
        rotate(&place).await.unwrap();
        assert!(rotate(&place).await.unwrap_err().to_string().contains("ca retire"));
        let after = [KEY, CERTIFICATE, CROSS, OLD].map(|name| (name, read(name)));
        let second = Authority::open(dir.path()).unwrap().sha256;
        assert_ne!(first, second);
        let put = |files: &[(&str, &[u8])]| {
            for name in [KEY, CERTIFICATE, CROSS, OLD, NEXT_KEY, NEXT] {
                let _ = fs::remove_file(dir.path().join(name));
            }
            files.iter().for_each(|(name, bytes)| fs::write(dir.path().join(name), bytes).unwrap());
            let now = Authority::open(dir.path()).unwrap();
            (now.sha256, now.old_sha256().copied())
        };
        let [(_, key), (_, pem)] = &before;
        let [(_, new_key), (_, new_pem), (_, cross), (_, old)] = &after;
        let steps: [&[(&str, &[u8])]; 4] = [&[(NEXT_KEY, new_key)], &[(NEXT, new_pem)], &[(CROSS, cross)], &[(OLD, old)]];
        let mut files: Vec<(&str, &[u8])> = vec![(KEY, key), (CERTIFICATE, pem)];
        for step in steps {
            files.extend(step);
            assert_eq!(put(&files), (first, None));
        }
        assert_eq!(put(&[(KEY, new_key), (CERTIFICATE, pem), (NEXT, new_pem), (CROSS, cross), (OLD, old)]), (second, Some(first)));
    }
}
