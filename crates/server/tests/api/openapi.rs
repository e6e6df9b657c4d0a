//! `docs/api/openapi.yaml` against the server: everything in it is tried, with its status, type and size; and nothing
//! answers that does not stand there.

use super::ground::*;
use lantern_wire::typed::Typing;
use lantern_wire::{BOARD, CA, COPIES, HEALTHZ, RosterMsg, STATE, TYPED};
use serde_yaml_ng::Value;
use std::collections::BTreeSet;
use tokio::io::AsyncWriteExt;

const COPY: &str = "/v1/copies/{name}";
const SLOT: &str = "/v1/board/{slot}";
const METHODS: [&str; 5] = ["get", "post", "put", "delete", "patch"];

fn spec() -> Value {
    serde_yaml_ng::from_str(include_str!("../../../../docs/api/openapi.yaml")).unwrap()
}

/// What a `$ref` points to; anything else as it is.
fn followed<'a>(spec: &'a Value, value: &'a Value) -> &'a Value {
    match value.get("$ref").and_then(Value::as_str) {
        Some(path) => path.trim_start_matches("#/").split('/').fold(spec, |at, name| at.get(name).unwrap_or_else(|| panic!("{path}"))),
        None => value,
    }
}

type Tried = BTreeSet<(String, String, u16)>;

/// One request, held against what is written of it.
async fn check(spec: &Value, tried: &mut Tried, method: &str, path: &str, answer: reqwest::Response) {
    let status = answer.status().as_u16();
    let what = format!("{method} {path} {status}");
    let kind = answer.headers().get("content-type").map(|t| t.to_str().unwrap().split(';').next().unwrap().to_owned());
    let body = answer.bytes().await.unwrap();
    let written = spec["paths"][path][method]["responses"].get(status.to_string()).unwrap_or_else(|| panic!("{what} is not written"));
    let content = followed(spec, written).get("content").and_then(Value::as_mapping);
    match content {
        None => assert!(body.is_empty(), "{what}"),
        Some(content) => {
            let (written_kind, media) = content.iter().next().unwrap();
            assert_eq!(kind.as_deref(), written_kind.as_str(), "{what}");
            let schema = followed(spec, &media["schema"]);
            if schema["type"].as_str() == Some("object") {
                let said: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(&body).unwrap();
                let names: BTreeSet<_> =
                    schema["properties"].as_mapping().unwrap().keys().map(|k| k.as_str().unwrap().to_owned()).collect();
                assert_eq!(said.keys().cloned().collect::<BTreeSet<_>>(), names, "{what}");
            } else {
                let bound = |name: &str| schema[name].as_u64().unwrap_or_else(|| panic!("{what}: {name}"));
                assert!((bound("minLength")..=bound("maxLength")).contains(&(body.len() as u64)), "{what}: {}", body.len());
            }
        }
    }
    tried.insert((method.to_owned(), path.to_owned(), status));
}

#[tokio::test]
async fn the_server_does_what_is_written_and_all_that_is_written_is_tried() {
    let Some(app) = TestApp::start().await else { return };
    let spec = spec();
    let mut tried = Tried::new();
    let (tablet, desk) = (app.device(DeviceKind::Tablet).await, app.device(DeviceKind::Desk).await);
    let gone = app.device(DeviceKind::Tablet).await;
    lantern_server::devices::revoke(&lantern_server::settings::Place::new(app.dir.path()), &[3]).await.unwrap();
    let other_desk = app.device(DeviceKind::Desk).await;
    let http = app.http();
    let send = async |method: &str, url: String, token: &str, body: Vec<u8>| {
        let method = reqwest::Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
        let request = http.request(method, app.url(&url)).body(body);
        if token.is_empty() { request } else { request.bearer_auth(token) }.send().await.unwrap()
    };
    let roster = |version| RosterMsg { version, signed: vec![1; 40] }.encode().unwrap();
    let sent = frame();
    let mut other = sent;
    other[4000] ^= 1;
    let code = new_code(app.dir.path(), DeviceKind::Tablet, None).await.unwrap();
    let enrol = |code: &EnrolCode| serde_json::to_vec(&EnrolRequest { code: code.clone(), kind: DeviceKind::Tablet }).unwrap();
    let (_, hello) = Typing::start(&code.digits, &mut rand::rng());
    let typed = format!("{{\"kind\":\"tablet\",\"hello\":\"{hello}\"}}").into_bytes();
    let has = format!("{CA}?has={}", hex::encode(code.link.ca));
    let (copy, slot) = (format!("{COPIES}/{}", "0b".repeat(16)), format!("{BOARD}/5"));
    let (t, d, g, nobody) = (tablet.token.as_str(), desk.token.as_str(), gone.token.as_str(), "");
    let requests: Vec<(&str, &str, String, &str, Vec<u8>)> = vec![
        ("post", FRAMES, FRAMES.into(), t, sent.to_vec()),
        ("post", FRAMES, FRAMES.into(), t, vec![1; 9]),
        ("post", FRAMES, FRAMES.into(), nobody, sent.to_vec()),
        ("post", FRAMES, FRAMES.into(), t, other.to_vec()),
        ("post", FRAMES, FRAMES.into(), g, sent.to_vec()),
        ("post", FRAMES, FRAMES.into(), t, vec![1; 5000]),
        ("get", FRAMES, FRAMES.into(), d, vec![]),
        ("get", FRAMES, format!("{FRAMES}?batch=today"), d, vec![]),
        ("get", FRAMES, FRAMES.into(), nobody, vec![]),
        ("get", FRAMES, FRAMES.into(), t, vec![]),
        ("get", FRAMES, FRAMES.into(), g, vec![]),
        ("get", ROSTER, ROSTER.into(), t, vec![]),
        ("put", ROSTER, ROSTER.into(), d, roster(2)),
        ("put", ROSTER, ROSTER.into(), d, roster(1)),
        ("put", ROSTER, ROSTER.into(), d, vec![0; 9]),
        ("put", ROSTER, ROSTER.into(), d, vec![0; 70_000]),
        ("put", ROSTER, ROSTER.into(), t, roster(3)),
        ("put", ROSTER, ROSTER.into(), nobody, roster(3)),
        ("put", ROSTER, ROSTER.into(), g, roster(3)),
        ("get", ROSTER, ROSTER.into(), t, vec![]),
        ("get", ROSTER, ROSTER.into(), nobody, vec![]),
        ("get", ROSTER, ROSTER.into(), g, vec![]),
        ("get", CA, has.clone(), t, vec![]),
        ("get", CA, format!("{CA}?has={}", "00".repeat(32)), t, vec![]),
        ("get", CA, CA.into(), t, vec![]),
        ("get", CA, has.clone(), nobody, vec![]),
        ("get", CA, has, g, vec![]),
        ("get", STATE, STATE.into(), d, vec![]),
        ("get", STATE, STATE.into(), t, vec![]),
        ("get", STATE, STATE.into(), nobody, vec![]),
        ("get", STATE, STATE.into(), g, vec![]),
        ("put", COPY, copy.clone(), d, vec![1; 9]),
        ("put", COPY, copy.clone(), other_desk.token.as_str(), vec![1; 9]),
        ("put", COPY, COPY.into(), d, vec![1; 9]),
        ("put", COPY, copy.clone(), t, vec![1; 9]),
        ("put", COPY, copy.clone(), nobody, vec![1; 9]),
        ("put", COPY, copy.clone(), g, vec![1; 9]),
        ("get", COPY, copy.clone(), d, vec![]),
        ("get", COPY, COPY.into(), d, vec![]),
        ("get", COPY, copy.clone(), t, vec![]),
        ("get", COPY, copy.clone(), nobody, vec![]),
        ("get", COPY, copy, g, vec![]),
        ("get", BOARD, BOARD.into(), t, vec![]),
        ("get", BOARD, BOARD.into(), nobody, vec![]),
        ("get", BOARD, BOARD.into(), g, vec![]),
        ("put", SLOT, slot.clone(), d, vec![1; 1024]),
        ("put", SLOT, slot.clone(), d, vec![1; 9]),
        ("put", SLOT, slot.clone(), d, vec![1; 1025]),
        ("put", SLOT, slot.clone(), t, vec![1; 1024]),
        ("put", SLOT, slot.clone(), nobody, vec![1; 1024]),
        ("put", SLOT, slot.clone(), g, vec![1; 1024]),
        ("get", HEALTHZ, HEALTHZ.into(), nobody, vec![]),
        ("post", TYPED, TYPED.into(), nobody, typed.clone()),
        ("post", TYPED, TYPED.into(), nobody, b"{}".to_vec()),
        ("post", TYPED, TYPED.into(), nobody, vec![b' '; 300]),
        ("post", ENROL, ENROL.into(), nobody, enrol(&code.link.code)),
        ("post", ENROL, ENROL.into(), nobody, enrol(&code.link.code)),
        ("post", ENROL, ENROL.into(), nobody, b"{}".to_vec()),
        ("post", ENROL, ENROL.into(), nobody, vec![b' '; 300]),
        // The code is used up: its digits may not be typed any more.
        ("post", TYPED, TYPED.into(), nobody, typed),
    ];
    for (method, path, url, token, body) in requests {
        let answer = send(method, url, token, body).await;
        check(&spec, &mut tried, method, path, answer).await;
    }
    for _ in 0..20 {
        let guess = enrol(&EnrolCode::generate(&mut rand::rng()));
        check(&spec, &mut tried, "post", ENROL, send("post", ENROL.into(), nobody, guess).await).await;
    }
    for (method, path, token) in
        [("post", FRAMES, t), ("put", ROSTER, d), ("post", ENROL, nobody), ("post", TYPED, nobody), ("put", COPY, d), ("put", SLOT, d)]
    {
        assert!(
            slow(&app, method, &path.replace("{name}", &"0b".repeat(16)).replace("{slot}", "5"), token).await.starts_with("HTTP/1.1 408"),
            "{method} {path}"
        );
        tried.insert((method.into(), path.into(), 408));
    }

    let mut written = Tried::new();
    for (path, item) in spec["paths"].as_mapping().unwrap() {
        let path = path.as_str().unwrap();
        for method in METHODS {
            let Some(operation) = item.get(method) else {
                assert_eq!(send(method, path.into(), d, vec![]).await.status().as_u16(), 405, "{method} {path}");
                continue;
            };
            for (status, response) in operation["responses"].as_mapping().unwrap() {
                if response.get("x-not-tried").is_none() {
                    written.insert((method.into(), path.into(), status.as_str().unwrap().parse().unwrap()));
                }
            }
        }
    }
    assert_eq!(tried, written);
    let routes = include_str!("../../src/routes/mod.rs").matches(".route(").count();
    assert_eq!(routes, spec["paths"].as_mapping().unwrap().len(), "a route is not written");
}

/// A request whose body never comes to its end.
async fn slow(app: &TestApp, method: &str, path: &str, token: &str) -> String {
    let mut stream = super::doors::greet(app.dir.path(), app.handle.addr, rustls::DEFAULT_VERSIONS).await.unwrap();
    let method = method.to_uppercase();
    let head = format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {token}\r\ncontent-length: 100\r\n\r\n{{");
    stream.write_all(head.as_bytes()).await.unwrap();
    super::doors::until_closed(stream).await
}

/// Sizes and types stand there as `wire` has them.
#[test]
fn sizes_are_those_of_wire() {
    let spec = spec();
    let most = |name: &str| spec["components"]["schemas"][name]["maxLength"].as_u64().unwrap() as usize;
    assert_eq!(most("Frame"), FRAME_LEN);
    assert_eq!(most("Answer"), lantern_wire::ANSWER_LEN);
    assert_eq!(most("Roster"), lantern_wire::MAX_ROSTER);
    assert_eq!(most("Page"), Page::MAX_LEN);
    assert_eq!(spec["info"]["version"].as_str(), Some(env!("CARGO_PKG_VERSION")));
}
