//! What no device of ours sends: strange paths, floods of headers, another protocol, nonsense, guesses by the hundred.
//! After each of them a tablet's frame is still kept.

use super::doors::{greet, until_closed};
use super::ground::*;
use lantern_wire::HEALTHZ;
use rustls::version::{TLS12, TLS13};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

/// Sends bytes over TLS and returns what comes back until the server hangs up.
async fn raw(app: &TestApp, bytes: &[u8]) -> String {
    let mut stream = greet(app.dir.path(), app.handle.addr, &[&TLS13]).await.unwrap();
    // The server may hang up before it has read all of it.
    let _ = stream.write_all(bytes).await;
    until_closed(stream).await
}

#[tokio::test]
async fn only_the_paths_there_are_and_only_their_methods() {
    let Some(app) = TestApp::start().await else { return };
    let (tablet, desk) = (app.device(DeviceKind::Tablet).await, app.device(DeviceKind::Desk).await);
    let secret = frame();
    tablet.keep(&app, &secret).await;
    let strange = [
        "/v1/frames/../roster",
        "/v1/../../school-ca.key",
        "/v1/%2e%2e/school-ca.key",
        "//v1/frames",
        "/v1/frames/",
        "/v1/frames%00",
        "/V1/FRAMES",
        "/lantern.db",
        "/v1/frames;x=1",
        "http://localhost/v1/frames/../../lantern.db",
        "*",
    ];
    for path in strange {
        let said = raw(
            &app,
            format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {}\r\nconnection: close\r\n\r\n", desk.token)
                .as_bytes(),
        )
        .await;
        assert!(["HTTP/1.1 404", "HTTP/1.1 400"].iter().any(|s| said.starts_with(s)), "{path}: {said:.60}");
        assert!(said.len() < 400, "{path}");
    }
    for (method, path) in
        [("DELETE", FRAMES), ("PUT", FRAMES), ("TRACE", FRAMES), ("GET", ENROL), ("POST", ROSTER), ("CONNECT", "localhost:1")]
    {
        let said = raw(
            &app,
            format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {}\r\nconnection: close\r\n\r\n", desk.token)
                .as_bytes(),
        )
        .await;
        assert!(["HTTP/1.1 405", "HTTP/1.1 404", "HTTP/1.1 400"].iter().any(|s| said.starts_with(s)), "{method}: {said:.60}");
        assert!(!said.contains(&desk.token));
    }
    assert_eq!(tablet.keep(&app, &frame()).await, Verdict::Kept);
}

#[tokio::test]
async fn floods_of_headers_other_protocols_and_noise_end_the_connection_and_nothing_else() {
    let Some(app) = TestApp::start().await else { return };
    let tablet = app.device(DeviceKind::Tablet).await;
    let long = format!("GET {HEALTHZ} HTTP/1.1\r\nhost: localhost\r\nx: {}\r\n\r\n", "a".repeat(200_000));
    let many = format!("GET {HEALTHZ} HTTP/1.1\r\nhost: localhost\r\n{}\r\n", "x: y\r\n".repeat(5_000));
    for flood in [long, many] {
        let said = raw(&app, flood.as_bytes()).await;
        assert!(said.is_empty() || said.starts_with("HTTP/1.1 431") || said.starts_with("HTTP/1.1 400"), "{said:.60}");
    }
    // The greeting of HTTP/2, then ten thousand streams opened and reset: there is no HTTP/2 here to be worn out.
    let mut http2 = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0".to_vec();
    http2.extend((0..10_000_u32).flat_map(|i| [&[0, 0, 4, 3, 0][..], &(2 * i + 1).to_be_bytes(), &[0, 0, 0, 8]].concat()));
    assert!(!raw(&app, &http2).await.contains("200"));
    // Two lengths, a body in pieces without end, a body that says it is less than it is.
    let head = format!("POST {FRAMES} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {}\r\n", tablet.token);
    for rest in [
        "content-length: 1\r\ncontent-length: 2\r\n\r\nab",
        "transfer-encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n",
        "content-length: -1\r\n\r\n",
    ] {
        assert!(!raw(&app, format!("{head}{rest}").as_bytes()).await.contains("200 OK"), "{rest}");
    }
    let mut noise = [0_u8; 3_000];
    rand::rng().fill_bytes(&mut noise);
    let mut plain = TcpStream::connect(app.handle.addr).await.unwrap();
    plain.write_all(b"GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n").await.unwrap();
    assert!(!until_closed(plain).await.contains("ok"), "nothing is said without TLS");
    let mut garbage = TcpStream::connect(app.handle.addr).await.unwrap();
    let _ = garbage.write_all(&noise).await;
    until_closed(garbage).await;
    raw(&app, &noise).await;
    assert_eq!(tablet.keep(&app, &frame()).await, Verdict::Kept);
}

#[tokio::test]
async fn tls_before_1_3_is_not_spoken() {
    let Some(app) = TestApp::start().await else { return };
    assert!(greet(app.dir.path(), app.handle.addr, &[&TLS12]).await.is_err());
    assert!(greet(app.dir.path(), app.handle.addr, &[&TLS13]).await.is_ok());
}

#[tokio::test]
async fn an_enrolment_that_is_nonsense_too_late_or_too_long_is_refused_and_spends_nothing() {
    let Some(app) = TestApp::start().await else { return };
    let code = app.code(DeviceKind::Tablet).await;
    let whole = format!("{{\"code\":\"{code}\",\"kind\":\"tablet\"}}");
    let bad = [
        "".to_owned(),
        "[]".into(),
        "null".into(),
        format!("{whole}x"),
        whole.replace("tablet", "headteacher"),
        whole.replace('}', ",\"more\":1}"),
        whole.replace("\"code\"", "\"code\":\"0000000000\",\"code\""),
        "{\"code\":\"\u{ff11}\",\"kind\":\"tablet\"}".into(),
        "[".repeat(250),
    ];
    for body in bad {
        let answered = answer(app.http().post(app.url(ENROL)).body(body.clone()).send().await.unwrap()).await;
        assert_eq!(answered, FrameAnswer { verdict: Verdict::Malformed, roster_version: 0, desk_day: 0 }, "{body}");
    }
    let long = app.http().post(app.url(ENROL)).body(format!("{whole}{}", " ".repeat(300))).send().await.unwrap();
    assert_eq!(answer(long).await.verdict, Verdict::TooLarge);
    assert_eq!(app.enrol(code, DeviceKind::Tablet).await.status().as_u16(), 200);

    // A code that has waited for more than its day.
    let late = app.code(DeviceKind::Tablet).await;
    app.sql(&format!("UPDATE codes SET expires = 1 WHERE {}", app.mine())).await;
    assert_eq!(answer(app.enrol(late, DeviceKind::Tablet).await).await.verdict, Verdict::NotEnrolled);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_code_tried_at_many_doors_at_once_enrols_one_and_guesses_at_once_are_counted_too() {
    let Some(app) = TestApp::start().await else { return };
    let code = app.code(DeviceKind::Desk).await;
    let (http, url) = (app.http(), app.url(ENROL));
    let all_at_once = async |codes: Vec<EnrolCode>| {
        let mut tasks = tokio::task::JoinSet::new();
        for code in codes {
            let (http, url) = (http.clone(), url.clone());
            tasks.spawn(async move {
                http.post(url).json(&EnrolRequest { code, kind: DeviceKind::Desk }).send().await.unwrap().status().as_u16()
            });
        }
        tasks.join_all().await
    };
    let doors = all_at_once(vec![code; 12]).await;
    assert_eq!(doors.iter().filter(|s| **s == 200).count(), 1, "{doors:?}");
    let guesses = all_at_once((0..24).map(|_| EnrolCode::generate(&mut rand::rng())).collect()).await;
    assert_eq!(guesses.iter().filter(|s| **s == 401).count(), 20 - 11, "{guesses:?}");
    assert_eq!(guesses.iter().filter(|s| **s == 429).count(), 24 - (20 - 11));
}

/// A tablet learns nothing from the answers: they are of one length, and a stranger's says nothing of the school.
#[tokio::test]
async fn every_answer_to_a_frame_has_one_length() {
    let Some(app) = TestApp::start().await else { return };
    let tablet = app.device(DeviceKind::Tablet).await;
    let head = |token: &str| {
        format!(
            "POST {FRAMES} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {token}\r\ncontent-length: 4096\r\nconnection: close\r\n\r\n"
        )
    };
    let mut lengths = std::collections::HashSet::new();
    for _ in 0..5 {
        let body = frame();
        let mut stream = greet(app.dir.path(), app.handle.addr, &[&TLS13]).await.unwrap();
        stream.write_all(&[head(&tablet.token).as_bytes(), &body].concat()).await.unwrap();
        lengths.insert(until_closed(stream).await.chars().count());
    }
    assert_eq!(lengths.len(), 1);
}
