//! Enrolment: a code works once, and only the school that made the link is trusted.

use crate::school::School;
use lantern_outbox::Down;
use lantern_outbox::client::{self, EnrolError, client};
use lantern_wire::{DeviceKind, HEALTHZ};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls_pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use tokio::net::TcpListener;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_works_once_and_its_credentials_reach_the_server() {
    let school = School::open().await;
    let link = school.link(DeviceKind::Tablet).await;
    let again = link.clone();
    // The blocking form, as a command line calls it.
    let credentials = tokio::task::spawn_blocking(move || client::enrol(&link, DeviceKind::Tablet)).await.unwrap().unwrap();
    let health = client(&credentials).unwrap().get(credentials.url(HEALTHZ)).send().await.unwrap();
    assert_eq!(health.status(), 200);
    let refused = client::enrol_async(&again, DeviceKind::Tablet).await.unwrap_err();
    assert!(matches!(refused, EnrolError::CodeRefused), "{refused}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_of_another_school_or_to_nowhere_is_refused_and_its_code_stays_good() {
    let (school, impostor) = (School::open().await, School::open().await);
    let link = school.link(DeviceKind::Tablet).await;
    let mut turned = link.clone();
    turned.server = impostor.handle.addr.to_string();
    let refused = client::enrol_async(&turned, DeviceKind::Tablet).await.unwrap_err();
    assert!(matches!(refused, EnrolError::BadCertificate(_)), "{refused}");
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    turned.server = closed.to_string();
    let refused = client::enrol_async(&turned, DeviceKind::Tablet).await.unwrap_err();
    assert!(matches!(refused, EnrolError::NoServer(_)), "{refused}");
    client::enrol_async(&link, DeviceKind::Tablet).await.unwrap();
}

/// A server whose certificate is past its day, as it looks to a tablet whose clock runs years ahead; at enrolment and after.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_clock_is_named_as_such() {
    let ca_key = KeyPair::generate().unwrap();
    let mut ca = CertificateParams::default();
    ca.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let ca_cert = ca.self_signed(&ca_key).unwrap();
    let key = KeyPair::generate().unwrap();
    let mut leaf = CertificateParams::new(vec!["127.0.0.1".to_owned()]).unwrap();
    leaf.not_before = date_time_ymd(2020, 1, 1);
    leaf.not_after = date_time_ymd(2021, 1, 1);
    let leaf = leaf.signed_by(&key, &Issuer::new(ca, ca_key)).unwrap();
    let chain = vec![leaf.der().clone(), ca_cert.der().clone()];
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = config.with_no_client_auth().with_single_cert(chain, key).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let addr = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let acceptor = tokio_rustls::TlsAcceptor::from(Arc::new(config));
        while let Ok((stream, _)) = listener.accept().await {
            let _ = acceptor.accept(stream).await;
        }
    });
    let school = School::open().await;
    let mut link = school.link(DeviceKind::Tablet).await;
    link.server = addr.to_string();
    link.ca = Sha256::digest(ca_cert.der()).into();
    let refused = client::enrol_async(&link, DeviceKind::Tablet).await.unwrap_err();
    assert!(matches!(refused, EnrolError::ClockWrong), "{refused}");
    let mut credentials = school.enrol(DeviceKind::Tablet).await;
    credentials.server = addr.to_string();
    credentials.ca_pem = ca_cert.pem();
    let error = client(&credentials).unwrap().get(credentials.url(HEALTHZ)).send().await.unwrap_err();
    assert_eq!(client::why_down(&error), Down::ClockWrong);
}

#[tokio::test]
async fn six_digits_enrol_as_a_link_does_and_wrong_ones_are_refused() {
    let school = School::open().await;
    let code = lantern_server::enrol::new_code(school.dir.path(), DeviceKind::Tablet, None).await.unwrap();
    let server = code.link.server.as_str();
    let wrong: u32 = (code.digits.as_str().parse::<u32>().unwrap() + 1) % 1_000_000;
    let wrong = client::enrol_typed_async(server, &format!("{wrong:06}").parse().unwrap(), DeviceKind::Tablet).await;
    assert!(matches!(wrong, Err(EnrolError::CodeRefused)), "{wrong:?}");
    let credentials = client::enrol_typed_async(server, &code.digits, DeviceKind::Tablet).await.unwrap();
    let health = client(&credentials).unwrap().get(credentials.url(HEALTHZ)).send().await.unwrap();
    assert_eq!(health.status().as_u16(), 200);
}

/// Needs a network with multicast, which a build machine may lack: then it says so.
#[test]
fn a_server_that_announces_itself_is_found() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let dir = tempfile::tempdir().unwrap();
    let config = lantern_server::startup::Config {
        names: vec!["lantern.school.internal".into()],
        announce: true,
        ..lantern_server::startup::Config::new(dir.path(), "0.0.0.0:0".parse().unwrap())
    };
    let handle = runtime.block_on(lantern_server::startup::spawn(config)).unwrap();
    let expected = format!("lantern.school.internal:{}", handle.addr.port());
    // Others on this network may announce too.
    let mut found = Vec::new();
    for _ in 0..4 {
        found.extend(lantern_outbox::discover::servers(std::time::Duration::from_secs(2), 1));
        if found.contains(&expected) {
            break;
        }
    }
    runtime.block_on(handle.stop());
    if found.is_empty() {
        eprintln!("NOT TESTED: this network lets no multicast through, so no announcement is heard");
        return;
    }
    assert!(found.contains(&expected), "{found:?}");
}

#[tokio::test]
async fn a_new_authority_is_learnt_from_the_old_and_survives_it() {
    use lantern_server::authority::rotate::{retire, rotate};
    let School { dir, handle } = School::open().await;
    let place = lantern_server::settings::Place::new(dir.path());
    let link = lantern_server::enrol::new_code(dir.path(), DeviceKind::Tablet, None).await.unwrap().link;
    let mut old = client::enrol_async(&link, DeviceKind::Tablet).await.unwrap();
    assert!(client::renew_authority(&old).await.unwrap().is_none());
    handle.stop().await;
    rotate(&place).await.unwrap();
    let handle = School::serve(dir.path(), "127.0.0.1:0".parse().unwrap()).await;
    old.server = handle.addr.to_string();
    let new = client::renew_authority(&old).await.unwrap().unwrap();
    assert!(client::renew_authority(&new).await.unwrap().is_none());
    handle.stop().await;
    assert_eq!(retire(&place, false).await.unwrap(), 0);
    let handle = School::serve(dir.path(), "127.0.0.1:0".parse().unwrap()).await;
    let at = |credentials: &lantern_outbox::Credentials| {
        let mut credentials = credentials.clone();
        credentials.server = handle.addr.to_string();
        credentials
    };
    assert!(client::renew_authority(&at(&new)).await.unwrap().is_none());
    assert!(matches!(client::renew_authority(&at(&old)).await, Err(EnrolError::BadCertificate(_))));
}
