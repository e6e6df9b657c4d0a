//! Who gets in: codes used once, tokens of the right kind, and nobody who only holds a connection open.

use super::ground::*;
use lantern_wire::HEALTHZ;
use rustls_pki_types::{CertificateDer, ServerName, pem::PemObject};
use std::{sync::Arc, time::Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

#[tokio::test]
async fn a_code_enrols_one_device_of_its_kind() {
    let Some(app) = TestApp::start().await else { return };
    let code = app.code(DeviceKind::Tablet).await;
    assert_eq!(answer(app.enrol(code.clone(), DeviceKind::Desk).await).await.verdict, Verdict::NotEnrolled);
    let reply: EnrolReply = app.enrol(code.clone(), DeviceKind::Tablet).await.json().await.unwrap();
    assert_eq!(reply.token.len(), 64);
    assert!(reply.school_id().is_ok() && reply.roster_msg() == Ok(None));
    assert_eq!(answer(app.enrol(code, DeviceKind::Tablet).await).await.verdict, Verdict::NotEnrolled);
    let unknown = app.http().post(app.url(ENROL)).body("{\"code\":\"").send().await.unwrap();
    assert_eq!(answer(unknown).await.verdict, Verdict::Malformed);
}

#[tokio::test]
async fn guessing_codes_is_stopped_even_for_a_right_one() {
    let Some(app) = TestApp::start().await else { return };
    let good = app.code(DeviceKind::Tablet).await;
    for _ in 0..20 {
        let guess = EnrolCode::generate(&mut rand::rng());
        assert_eq!(answer(app.enrol(guess, DeviceKind::Tablet).await).await.verdict, Verdict::NotEnrolled);
    }
    assert_eq!(answer(app.enrol(good, DeviceKind::Tablet).await).await.verdict, Verdict::TooMany);
}

#[tokio::test]
async fn strangers_post_nothing_and_tablets_fetch_nothing() {
    let Some(app) = TestApp::start().await else { return };
    let tablet = app.device(DeviceKind::Tablet).await;
    for token in ["", "00", &"00".repeat(32), &format!("{}0", tablet.token)] {
        let stranger = Device { http: app.http(), token: token.into() };
        assert_eq!(stranger.keep(&app, &frame()).await, Verdict::NotEnrolled);
        assert_eq!(answer(stranger.get(&app, ROSTER).await).await.verdict, Verdict::NotEnrolled);
    }
    let bare = app.http().post(app.url(FRAMES)).body(frame().to_vec()).send().await.unwrap();
    assert_eq!(answer(bare).await, FrameAnswer { verdict: Verdict::NotEnrolled, roster_version: 0, desk_day: 0 });
    assert_eq!(answer(tablet.get(&app, FRAMES).await).await.verdict, Verdict::DesksOnly);
    assert_eq!(tablet.put_roster(&app, vec![0; 20]).await.verdict, Verdict::DesksOnly);
}

#[tokio::test]
async fn anybody_may_ask_how_it_does() {
    let Some(app) = TestApp::start().await else { return };
    let health = app.http().get(app.url(HEALTHZ)).send().await.unwrap();
    assert_eq!((health.status().as_u16(), health.text().await.unwrap().as_str()), (200, "ok"));
    assert_eq!(app.http().get(app.url("/elsewhere")).send().await.unwrap().status().as_u16(), 404);
}

async fn tls(app: &TestApp) -> tokio_rustls::client::TlsStream<TcpStream> {
    greet(app.dir.path(), app.handle.addr, rustls::DEFAULT_VERSIONS).await.unwrap()
}

/// A TLS connection to a server with this data folder.
pub(super) async fn greet(
    data: &Path,
    addr: std::net::SocketAddr,
    versions: &[&'static rustls::SupportedProtocolVersion],
) -> std::io::Result<tokio_rustls::client::TlsStream<TcpStream>> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut roots = rustls::RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(data.join("school-ca.pem")).unwrap()).unwrap();
    let config = rustls::ClientConfig::builder_with_protocol_versions(versions).with_root_certificates(roots).with_no_client_auth();
    let stream = TcpStream::connect(addr).await.unwrap();
    let name = ServerName::try_from("localhost").unwrap();
    tokio_rustls::TlsConnector::from(Arc::new(config)).connect(name, stream).await
}

/// Reads until the server hangs up; what it said.
pub(super) async fn until_closed(mut stream: impl AsyncReadExt + Unpin) -> String {
    let mut said = Vec::new();
    let read = tokio::time::timeout(Duration::from_secs(5), stream.read_to_end(&mut said)).await;
    assert!(read.is_ok(), "the server still holds the connection");
    String::from_utf8_lossy(&said).into_owned()
}

#[tokio::test]
async fn whoever_is_slow_is_sent_away_and_others_are_served_meanwhile() {
    let Some(app) = TestApp::start().await else { return };
    let tablet = app.device(DeviceKind::Tablet).await;
    let start = Instant::now();
    let silent = TcpStream::connect(app.handle.addr).await.unwrap();
    let mut half_header = tls(&app).await;
    half_header.write_all(b"POST /v1/frames HTTP/1.1\r\nhost: localhost\r\nx-slow: ").await.unwrap();
    let mut half_body = tls(&app).await;
    let head =
        format!("POST /v1/frames HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {}\r\ncontent-length: 4096\r\n\r\n", tablet.token);
    half_body.write_all(head.as_bytes()).await.unwrap();
    half_body.write_all(&[1; 100]).await.unwrap();
    assert_eq!(tablet.keep(&app, &frame()).await, Verdict::Kept);
    assert!(until_closed(half_body).await.starts_with("HTTP/1.1 408"));
    until_closed(half_header).await;
    until_closed(silent).await;
    assert!(start.elapsed() < Duration::from_secs(4));
    assert_eq!(tablet.keep(&app, &frame()).await, Verdict::Kept);
}

#[tokio::test]
async fn one_server_a_folder_and_a_taken_port_is_named() {
    let Some(app) = TestApp::start().await else { return };
    let again = spawn(Config::new(app.dir.path(), "127.0.0.1:0".parse().unwrap())).await.err().unwrap();
    assert!(again.to_string().contains("another lantern-server"), "{again}");
    let other = tempfile::tempdir().unwrap();
    let taken = spawn(Config::new(other.path(), app.handle.addr)).await.err().unwrap();
    assert!(taken.to_string().contains("--listen"), "{taken}");
}
