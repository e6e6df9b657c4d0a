//! The school's own certificate authority: made on the first run, kept in the data folder, its key readable by the
//! server's user only. Devices pin its certificate at enrolment; the server's own certificate is made anew at each start
//! (and each month), so that none ever runs out.
//! Ed25519 throughout: its signatures all have one length, so every connection starts with the same number of bytes.

use anyhow::Context as _;
use jiff::{Timestamp, ToSpan as _, tz::TimeZone};
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair, KeyUsagePurpose, PKCS_ED25519,
    date_time_ymd,
};
use rustls::crypto::ring::sign::any_supported_type;
use rustls::server::{ClientHello, NoServerSessionStorage, ResolvesServerCert};
use rustls::version::TLS13;
use rustls::{ServerConfig, sign::CertifiedKey};
use rustls_pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer, pem::PemObject};
use sha2::{Digest, Sha256};
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

const CERTIFICATE: &str = "school-ca.pem";
const KEY: &str = "school-ca.key";
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
}

impl Authority {
    /// Opens the authority in a data folder, or makes it there.
    ///
    /// # Errors
    /// Files that cannot be written or read, or half an authority: the words say what to do.
    pub fn open(data: &Path) -> anyhow::Result<Self> {
        let (certificate, key) = (data.join(CERTIFICATE), data.join(KEY));
        // `serve` and `enrol` may both be the first: one of them makes it.
        let _one_at_a_time = hold(&data.join(LOCK)).context("the data folder cannot be written: let this user write there")?;
        if !(certificate.exists() && key.exists()) {
            // The authority is made before the database: where that is, devices have been enrolled with the old one.
            anyhow::ensure!(
                !data.join(crate::store::DATABASE).exists(),
                "{CERTIFICATE} or {KEY} is missing in the data folder. Put both back from the backup: with a new authority every tablet and desk would have to enrol again"
            );
            make(&certificate, &key).context("the school's certificate could not be written")?;
        }
        let damaged = || format!("{CERTIFICATE} or {KEY} in the data folder is damaged. Put both back from the backup");
        let pem = std::fs::read_to_string(&certificate).with_context(damaged)?;
        let pair = KeyPair::from_pem(&std::fs::read_to_string(&key).with_context(damaged)?).with_context(damaged)?;
        let der = CertificateDer::from_pem_slice(pem.as_bytes()).with_context(damaged)?;
        // Ed25519: the public key stands in the certificate as it is.
        let belongs = der.windows(pair.public_key_raw().len()).any(|w| w == pair.public_key_raw());
        anyhow::ensure!(belongs, "{CERTIFICATE} and {KEY} in the data folder do not belong together. Put both back from one backup");
        let issuer = Issuer::from_ca_cert_pem(&pem, pair).with_context(damaged)?;
        let sha256 = Sha256::digest(&der).into();
        Ok(Self { issuer, pem, der, sha256 })
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
        Ok(CertifiedKey::new(vec![certificate.der().clone(), self.der.clone()], any_supported_type(&key)?))
    }
}

/// Waits until no other program makes an authority here; until the file is dropped none does.
fn hold(path: &Path) -> io::Result<std::fs::File> {
    let file = std::fs::OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
    match file.lock() {
        // A file system without locks.
        Err(e) if e.kind() != io::ErrorKind::Unsupported => Err(e),
        _ => Ok(file),
    }
}

fn make(certificate: &Path, key: &Path) -> anyhow::Result<()> {
    let pair = KeyPair::generate_for(&PKCS_ED25519)?;
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, "Lantern school authority");
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params.not_before = date_time_ymd(VALID_FROM, 1, 1);
    let year = i32::from(Timestamp::now().to_zoned(TimeZone::UTC).year());
    params.not_after = date_time_ymd(year + CA_YEARS, 1, 1);
    let made = params.self_signed(&pair)?;
    write_private(key, pair.serialize_pem().as_bytes())?;
    write_private(certificate, made.pem().as_bytes())?;
    Ok(())
}

/// Writes a file that only this user can read, whole or not at all.
pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = path.with_extension("new");
    match std::fs::remove_file(&beside) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
        _ => {}
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&beside, path)?;
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        std::fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// The server's certificate of the month.
#[derive(Debug)]
pub(crate) struct Leaf(RwLock<Arc<CertifiedKey>>);

impl Leaf {
    pub(crate) fn new(authority: &Authority, names: &[String]) -> anyhow::Result<Self> {
        Ok(Self(RwLock::new(Arc::new(authority.leaf(names)?))))
    }

    pub(crate) fn renew(&self, authority: &Authority, names: &[String]) -> anyhow::Result<()> {
        let fresh = Arc::new(authority.leaf(names)?);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }
}

impl ResolvesServerCert for Leaf {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.0.read().unwrap_or_else(PoisonError::into_inner).clone())
    }
}

/// How the server speaks TLS: 1.3 alone (all that connect are ours), no tickets and no resumption, so that every connection starts alike.
pub(crate) fn tls(leaf: Arc<Leaf>) -> anyhow::Result<ServerConfig> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config =
        ServerConfig::builder_with_provider(provider).with_protocol_versions(&[&TLS13])?.with_no_client_auth().with_cert_resolver(leaf);
    config.send_tls13_tickets = 0;
    config.session_storage = Arc::new(NoServerSessionStorage {});
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
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
            assert_eq!(std::fs::metadata(dir.path().join(KEY)).unwrap().permissions().mode() & 0o777, 0o600);
        }
        let other = tempfile::tempdir().unwrap();
        Authority::open(other.path()).unwrap();
        let kept = std::fs::read(dir.path().join(KEY)).unwrap();
        std::fs::copy(other.path().join(KEY), dir.path().join(KEY)).unwrap();
        assert!(Authority::open(dir.path()).err().unwrap().to_string().contains("belong together"));
        std::fs::write(dir.path().join(KEY), kept).unwrap();
        assert_eq!(Authority::open(dir.path()).unwrap().sha256, first);

        std::fs::write(dir.path().join(crate::store::DATABASE), b"").unwrap();
        std::fs::remove_file(dir.path().join(KEY)).unwrap();
        assert!(Authority::open(dir.path()).is_err());
    }
}
