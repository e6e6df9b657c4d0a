//! Two authorities: devices that know the old one alone still get through, and are told the new one, until it is retired.

use super::ground::*;
use lantern_server::authority::rotate::{retire, rotate};
use lantern_server::settings::Place;
use lantern_wire::{CA, CA_HAS};
use sha2::{Digest, Sha256};

/// A client that trusts this certificate alone.
fn trusting(pem: &[u8]) -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let ca = reqwest::Certificate::from_pem(pem).unwrap();
    reqwest::Client::builder().tls_certs_only([ca]).https_only(true).no_proxy().pool_max_idle_per_host(0).build().unwrap()
}

fn hash(pem: &[u8]) -> String {
    use rustls_pki_types::{CertificateDer, pem::PemObject};
    hex::encode(Sha256::digest(CertificateDer::from_pem_slice(pem).unwrap()))
}

#[tokio::test]
async fn after_a_rotation_old_and_new_devices_get_through_and_after_retiring_the_new_alone() {
    let Some(app) = TestApp::start().await else { return };
    let at = Place::new(app.dir.path());
    let old_pem = std::fs::read(app.dir.path().join("school-ca.pem")).unwrap();
    let (told, behind) = (app.device(DeviceKind::Tablet).await, app.device(DeviceKind::Tablet).await);
    let early = app.code(DeviceKind::Tablet).await;
    rotate(&at).await.unwrap();
    assert!(rotate(&at).await.unwrap_err().to_string().contains("ca retire"));
    let app = app.restart().await;
    let (told, behind) = (Device { http: trusting(&old_pem), ..told }, Device { http: trusting(&old_pem), ..behind });
    let sent = frame();
    assert_eq!(told.keep(&app, &sent).await, Verdict::Kept, "by way of what the old one signed");
    assert_eq!(answer(app.enrol(early, DeviceKind::Tablet).await).await.verdict, Verdict::NotEnrolled, "old links are void");
    // A new device knows the new one alone, and its link names that one.
    let new_pem = std::fs::read(app.dir.path().join("school-ca.pem")).unwrap();
    assert_ne!(old_pem, new_pem);
    let code = new_code(app.dir.path(), DeviceKind::Desk, None).await.unwrap();
    assert_eq!(hex::encode(code.link.ca), hash(&new_pem));
    let desk = app.device(DeviceKind::Desk).await;
    assert!(desk.fetch(&app, Ask::default()).await.0 == [sent]);

    // One asks, is told, and says that it has kept it. The other was off.
    let ask = async |http: &reqwest::Client, token: &str, has: &str| {
        http.get(app.url(&format!("{CA}?{CA_HAS}{has}"))).bearer_auth(token).send().await.unwrap()
    };
    let said = ask(&told.http, &told.token, &hash(&old_pem)).await;
    assert_eq!((said.status().as_u16(), said.bytes().await.unwrap()), (200, new_pem.clone().into()));
    assert!(retire(&at, false).await.unwrap_err().to_string().starts_with("2 devices"));
    assert_eq!(ask(&trusting(&new_pem), &told.token, &hash(&new_pem)).await.status().as_u16(), 204);
    let left = retire(&at, false).await.unwrap_err().to_string();
    assert!(left.starts_with("1 devices") && left.contains("numbers 2)"), "{left}");
    assert_eq!(answer(ask(&told.http, &told.token, "xyz").await).await.verdict, Verdict::Malformed);
    assert_eq!(retire(&at, true).await.unwrap(), 1);
    assert!(retire(&at, false).await.is_err());
    let app = app.restart().await;
    let told = Device { http: trusting(&new_pem), ..told };
    assert_eq!(told.keep(&app, &frame()).await, Verdict::Kept);
    assert!(behind.http.get(app.url(ROSTER)).send().await.is_err(), "the old authority is no longer believed");
}
