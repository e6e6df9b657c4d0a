//! The school's own certificate authority: made on the first run, kept in the data folder, its key readable by the
//! server's user only. Devices pin its certificate at enrolment; the server's own certificate is made anew at each start
//! (and each month), so that none ever runs out.
//! While it is being replaced (`rotate`) both are believed: the new one signs, and the old one has signed the new one.
//! Ed25519 throughout: its signatures all have one length, so every connection starts with the same number of bytes.

mod leaf;
pub mod rotate;

pub(crate) use leaf::{Leaf, tls};

use anyhow::Context as _;
use jiff::{Timestamp, ToSpan as _, tz::TimeZone};
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair, KeyUsagePurpose, PKCS_ED25519,
    date_time_ymd,
};
use rustls::crypto::ring::sign::any_supported_type;
use rustls::sign::CertifiedKey;
use rustls_pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer, pem::PemObject};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

const CERTIFICATE: &str = "school-ca.pem";
const KEY: &str = "school-ca.key";
/// Every file that makes up a school's authority; those of an old one are there only until `ca retire`.
pub(crate) const FILES: [&str; 4] = [CERTIFICATE, KEY, OLD, CROSS];
/// The certificate of the authority before, and the new one's as the old one signed it.
const OLD: &str = "school-ca-old.pem";
const CROSS: &str = "school-ca-cross.pem";
const LOCK: &str = "school-ca.lock";
/// Certificates are valid from here on: a tablet whose clock has stopped for a while still gets through.
const VALID_FROM: i32 = 2024;
const CA_YEARS: i32 = 25;
const LEAF_DAYS: i32 = 397;

/// The school's authority.
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    /// Its certificate, PEM.
    pub pem: String,
    der: CertificateDer<'static>,
    /// SHA-256 of its certificate's DER form: what enrolment links carry.
    pub sha256: [u8; 32],
    /// The authority before, while devices may still trust that one alone.
    old: Option<Old>,
}

/// An authority that is being replaced.
struct Old {
    der: CertificateDer<'static>,
    sha256: [u8; 32],
    /// The new authority's certificate, signed by the old.
    cross: CertificateDer<'static>,
}

impl Authority {
    /// Opens the authority in a data folder, or makes it there.
    ///
    /// # Errors
    /// Files that cannot be written or read, or half an authority: the words say what to do.
    pub fn open(data: &Path) -> anyhow::Result<Self> {
        // `serve` and `enrol` may both be the first: one of them makes it.
        let _one_at_a_time = one_at_a_time(data)?;
        rotate::recover(data).context("a `ca rotate` that was interrupted could not be ended: let this user write in the data folder")?;
        Self::open_held(data)
    }

    fn open_held(data: &Path) -> anyhow::Result<Self> {
        let (certificate, key) = (data.join(CERTIFICATE), data.join(KEY));
        if !(certificate.exists() && key.exists()) {
            // The authority is made before the database: where that is, devices have been enrolled with the old one.
            anyhow::ensure!(
                !data.join(crate::store::DATABASE).exists(),
                "{CERTIFICATE} or {KEY} is missing in the data folder. Put both back from the backup: with a new authority every tablet and desk would have to enrol again"
            );
            let (params, pair) = fresh()?;
            let made = params.self_signed(&pair)?;
            let written =
                write_private(&key, pair.serialize_pem().as_bytes()).and_then(|()| write_private(&certificate, made.pem().as_bytes()));
            written.context("the school's certificate could not be written")?;
        }
        let damaged = || format!("{CERTIFICATE} or {KEY} in the data folder is damaged. Put both back from the backup");
        let pem = fs::read_to_string(&certificate).with_context(damaged)?;
        let pair = KeyPair::from_pem(&fs::read_to_string(&key).with_context(damaged)?).with_context(damaged)?;
        let der = CertificateDer::from_pem_slice(pem.as_bytes()).with_context(damaged)?;
        // Ed25519: the public key stands in the certificate as it is.
        let belongs = der.windows(pair.public_key_raw().len()).any(|w| w == pair.public_key_raw());
        anyhow::ensure!(belongs, "{CERTIFICATE} and {KEY} in the data folder do not belong together. Put both back from one backup");
        let issuer = Issuer::from_ca_cert_pem(&pem, pair).with_context(damaged)?;
        let sha256 = Sha256::digest(&der).into();
        let old = match (fs::read(data.join(OLD)), fs::read(data.join(CROSS))) {
            (Ok(old), Ok(cross)) => {
                let der = CertificateDer::from_pem_slice(&old).context("school-ca-old.pem is damaged: put it back from the backup")?;
                let cross =
                    CertificateDer::from_pem_slice(&cross).context("school-ca-cross.pem is damaged: put it back from the backup")?;
                Some(Old { sha256: Sha256::digest(&der).into(), der, cross })
            }
            _ => None,
        };
        Ok(Self { issuer, pem, der, sha256, old })
    }

    /// SHA-256 of the authority that is being replaced, if one is.
    pub(crate) fn old_sha256(&self) -> Option<&[u8; 32]> {
        self.old.as_ref().map(|old| &old.sha256)
    }

    /// A fresh certificate for these names and addresses, with its chain.
    fn leaf(&self, names: &[String]) -> anyhow::Result<CertifiedKey> {
        let pair = KeyPair::generate_for(&PKCS_ED25519)?;
        let mut params = CertificateParams::new(names.to_vec()).context("a --name is neither a host name nor an address")?;
        params.distinguished_name.push(DnType::CommonName, "Lantern school server");
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params.use_authority_key_identifier_extension = true;
        params.not_before = date_time_ymd(VALID_FROM, 1, 1);
        let end = Timestamp::now().to_zoned(TimeZone::UTC).date().checked_add(LEAF_DAYS.days())?;
        params.not_after = date_time_ymd(end.year().into(), u8::try_from(end.month())?, u8::try_from(end.day())?);
        let certificate = params.signed_by(&pair, &self.issuer)?;
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(pair.serialize_der()));
        let mut chain = vec![certificate.der().clone(), self.der.clone()];
        // Whoever trusts the old one alone goes by way of what it signed.
        if let Some(old) = &self.old {
            chain.extend([old.cross.clone(), old.der.clone()]);
        }
        Ok(CertifiedKey::new(chain, any_supported_type(&key)?))
    }
}

/// Waits until no other program makes an authority here; until the file is dropped none does.
fn hold(path: &Path) -> io::Result<fs::File> {
    let file = fs::OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
    match file.lock() {
        // A file system without locks.
        Err(e) if e.kind() != io::ErrorKind::Unsupported => Err(e),
        _ => Ok(file),
    }
}

fn one_at_a_time(data: &Path) -> anyhow::Result<fs::File> {
    hold(&data.join(LOCK)).context("the data folder cannot be written: let this user write there")
}

/// A new authority, not yet signed by any.
fn fresh() -> anyhow::Result<(CertificateParams, KeyPair)> {
    let pair = KeyPair::generate_for(&PKCS_ED25519)?;
    let mut params = CertificateParams::default();
    // Two of one name would be hard to tell apart, for people and for programs.
    let tell_apart = hex::encode(&Sha256::digest(pair.public_key_raw())[..4]);
    params.distinguished_name.push(DnType::CommonName, format!("Lantern school authority {tell_apart}"));
    // One more authority below it: the one that replaces it.
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(1));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params.use_authority_key_identifier_extension = true;
    params.not_before = date_time_ymd(VALID_FROM, 1, 1);
    let year = i32::from(Timestamp::now().to_zoned(TimeZone::UTC).year());
    params.not_after = date_time_ymd(year + CA_YEARS, 1, 1);
    Ok((params, pair))
}

/// When the authority is valid, and whether it is replacing another.
pub(crate) struct Dates {
    pub(crate) from: Timestamp,
    pub(crate) to: Timestamp,
    pub(crate) rotating: bool,
}

/// Reads the dates, without making an authority where there is none.
pub(crate) fn dates(data: &Path) -> anyhow::Result<Dates> {
    let pem = fs::read(data.join(CERTIFICATE)).with_context(|| format!("{CERTIFICATE} cannot be read: put it back from the backup"))?;
    let damaged = || format!("{CERTIFICATE} is damaged: put it back from the backup");
    let der = CertificateDer::from_pem_slice(&pem).with_context(damaged)?;
    let (_, certificate) = x509_parser::parse_x509_certificate(&der).with_context(damaged)?;
    let valid = certificate.validity();
    let at = |time: x509_parser::time::ASN1Time| Timestamp::from_second(time.timestamp());
    Ok(Dates { from: at(valid.not_before)?, to: at(valid.not_after)?, rotating: data.join(OLD).exists() })
}

/// Writes a file that only this user can read, whole or not at all.
pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = path.with_extension("new");
    match fs::remove_file(&beside) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
        _ => {}
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, path)?;
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_programs_that_both_come_first_make_one() {
        let dir = tempfile::tempdir().unwrap();
        let made: Vec<_> = std::thread::scope(|scope| {
            let open = || scope.spawn(|| Authority::open(dir.path()).unwrap().sha256);
            let threads: Vec<_> = (0..4).map(|_| open()).collect();
            threads.into_iter().map(|t| t.join().unwrap()).collect()
        });
        assert!(made.iter().all(|m| *m == made[0]));
    }

    #[test]
    fn is_made_once_and_its_key_is_private() {
        let dir = tempfile::tempdir().unwrap();
        let first = Authority::open(dir.path()).unwrap().sha256;
        assert_eq!(Authority::open(dir.path()).unwrap().sha256, first);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(dir.path().join(KEY)).unwrap().permissions().mode() & 0o777, 0o600);
        }
        let other = tempfile::tempdir().unwrap();
        Authority::open(other.path()).unwrap();
        let kept = fs::read(dir.path().join(KEY)).unwrap();
        fs::copy(other.path().join(KEY), dir.path().join(KEY)).unwrap();
        assert!(Authority::open(dir.path()).err().unwrap().to_string().contains("belong together"));
        fs::write(dir.path().join(KEY), kept).unwrap();
        assert_eq!(Authority::open(dir.path()).unwrap().sha256, first);

        fs::write(dir.path().join(crate::store::DATABASE), b"").unwrap();
        fs::remove_file(dir.path().join(KEY)).unwrap();
        assert!(Authority::open(dir.path()).is_err());
    }
}
