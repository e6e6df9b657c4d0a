//! `docs/api/openapi.yaml` against the server: everything in it is tried, with its status, type and size; and nothing
//! answers that does not stand there.

use super::school::*;
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

/// Method, path, status, and the type of the answer's body (empty: none).
type Tried = BTreeSet<(String, String, u16, String)>;

/// Whether JSON is as it is written. Knows what our file uses of JSON Schema, and stops at anything else; nothing may be
/// there that is not written.
fn fits(spec: &Value, schema: &Value, said: &serde_json::Value) -> Result<(), String> {
    use serde_json::Value as Json;
    let schema = followed(spec, schema);
    let no = |why: &str| Err(format!("{why}: {said}"));
    for key in schema.as_mapping().unwrap().keys().map(|key| key.as_str().unwrap()) {
        let known = ["type", "description", "enum", "oneOf", "required", "properties", "additionalProperties", "items", "prefixItems"];
        assert!(known.contains(&key) || ["pattern", "minimum", "maximum"].contains(&key), "{key} is not looked at");
    }
    if let Some(ways) = schema.get("oneOf") {
        let fitting = ways.as_sequence().unwrap().iter().filter(|way| fits(spec, way, said).is_ok()).count();
        return if fitting == 1 { Ok(()) } else { no(&format!("fits {fitting} ways")) };
    }
    let names = |value: &Value| -> Vec<String> {
        value
            .as_str()
            .map(|one| vec![one.to_owned()])
            .unwrap_or_else(|| value.as_sequence().unwrap().iter().map(|v| v.as_str().unwrap().to_owned()).collect())
    };
    let kind = match said {
        Json::Null => "null",
        Json::Bool(_) => "boolean",
        Json::Number(n) if n.is_u64() || n.is_i64() => "integer",
        Json::Number(_) => "number",
        Json::String(_) => "string",
        Json::Array(_) => "array",
        Json::Object(_) => "object",
    };
    if !names(&schema["type"]).iter().any(|name| name == kind) {
        return no(&format!("is {kind}"));
    }
    match said {
        Json::Number(n) => {
            let n = n.as_i128().unwrap();
            let bound = |name: &str| schema.get(name).and_then(Value::as_i64).map(i128::from);
            if bound("minimum").is_some_and(|least| n < least) || bound("maximum").is_some_and(|most| n > most) {
                return no("out of bounds");
            }
        }
        Json::String(text) => {
            if schema.get("enum").is_some_and(|all| !names(all).contains(text)) {
                return no("no such word");
            }
            if let Some(pattern) = schema.get("pattern").and_then(Value::as_str) {
                let length = pattern.strip_prefix("^[0-9a-f]{").and_then(|p| p.strip_suffix("}$")).expect("hex digits alone are looked at");
                if text.len().to_string() != length || !text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
                    return no("not so many hex digits");
                }
            }
        }
        Json::Array(all) => {
            let tuple = schema.get("prefixItems").and_then(Value::as_sequence);
            if tuple.is_some_and(|tuple| tuple.len() != all.len()) {
                return no("too many or few");
            }
            for (i, one) in all.iter().enumerate() {
                fits(spec, tuple.map_or(&schema["items"], |tuple| &tuple[i]), one)?;
            }
        }
        Json::Object(all) => {
            let written = schema["properties"].as_mapping().unwrap();
            if let Some(missing) = names(&schema["required"]).iter().find(|name| !all.contains_key(*name)) {
                return no(&format!("{missing} is missing"));
            }
            for (name, one) in all {
                let Some(way) = written.get(name.as_str()) else { return no(&format!("{name} is not written")) };
                fits(spec, way, one).map_err(|why| format!("{name}: {why}"))?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// One request, held against what is written of it.
async fn check(spec: &Value, tried: &mut Tried, method: &str, path: &str, answer: reqwest::Response) {
    let status = answer.status().as_u16();
    let what = format!("{method} {path} {status}");
    let kind = answer.headers().get("content-type").map(|t| t.to_str().unwrap().split(';').next().unwrap().to_owned());
    let body = answer.bytes().await.unwrap();
    let written = spec["paths"][path][method]["responses"].get(status.to_string()).unwrap_or_else(|| panic!("{what} is not written"));
    match followed(spec, written).get("content") {
        None => assert!(body.is_empty(), "{what}"),
        Some(content) => {
            let kind = kind.as_deref().unwrap_or_default();
            let media = content.get(kind).unwrap_or_else(|| panic!("{what}: {kind} is not written"));
            let schema = followed(spec, &media["schema"]);
            if kind == "application/json" {
                let said = serde_json::from_slice(&body).unwrap();
                fits(spec, schema, &said).unwrap_or_else(|why| panic!("{what}: {why}"));
            } else {
                let bound = |name: &str| schema[name].as_u64().unwrap_or_else(|| panic!("{what}: {name}"));
                assert!((bound("minLength")..=bound("maxLength")).contains(&(body.len() as u64)), "{what}: {}", body.len());
            }
        }
    }
    tried.insert((method.to_owned(), path.to_owned(), status, kind.filter(|_| !body.is_empty()).unwrap_or_default()));
}

fn json(what: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec(what).unwrap()
}

/// What a class does, with and without leave.
async fn try_classes(spec: &Value, tried: &mut Tried, school: &School, gone: &str, desk: &str) {
    let app = &school.app;
    manage::set_promises(&place(app), "Ks1", "promise-1 = A.\npromise-2 = B.\npromise-recall = C.\n").await.unwrap();
    manage::add_supply(&place(app), "Supply teacher", "Owls", None).await.unwrap();
    let later = manage::add_supply(&place(app), "Supply teacher", "Swans", Some("2140-01-01".parse().unwrap())).await.unwrap().0;
    let hers = school.hers.token.as_str();
    let (staff, pin) = &school.head;
    let token = school.token().await;
    let other = school.token().await;
    let order = |token: &str, command: Command| json(&CommandRequest { token: token.into(), class: school.swans.id, command });
    let open = |id, pin: &str| json(&OpenRequest { staff: id, pin: pin.into() });
    let wrong = other_than(pin);
    let mut requests = vec![
        ("post", paths::OPEN, 200, hers, open(staff.id, pin.as_str())),
        ("post", paths::OPEN, 403, hers, open(later.id, &wrong)),
        ("post", paths::COMMAND, 404, hers, order(&token, Command::End)),
        ("post", paths::COMMAND, 200, hers, order(&token, Command::Start(plan("e5")))),
        ("post", paths::COMMAND, 200, hers, order(&token, Command::Eyes(60))),
        ("post", paths::COMMAND, 200, hers, order(&token, Command::Hall(true))),
        ("post", paths::COMMAND, 200, hers, order(&token, Command::Next)),
        ("post", paths::COMMAND, 200, hers, order(&token, Command::Promised(1))),
        ("post", paths::COMMAND, 200, hers, order(&token, Command::Approve { lesson: "heavy".into(), rev: 1 })),
        ("post", paths::COMMAND, 401, hers, order(&"00".repeat(32), Command::Look)),
        ("post", paths::RECORD, 401, hers, json(&"00".repeat(32))),
        ("post", paths::SHUT, 401, hers, json(&"00".repeat(32))),
        ("post", paths::SHUT, 200, hers, json(&other)),
        ("post", paths::JOIN, 404, hers, json(&Join { code: RoomCode([7, 7, 7]) })),
        ("post", paths::BEAT, 404, hers, json(&beat("0102030405060708".parse().unwrap(), "e5", &[]))),
        ("get", paths::SETUP, 200, hers, vec![]),
        ("get", paths::SIGNAL, 200, school.tablet.token.as_str(), vec![]),
    ];
    requests.extend((0..5).map(|_| ("post", paths::OPEN, 401, school.tablet.token.as_str(), open(staff.id, &wrong))));
    requests.push(("post", paths::OPEN, 429, school.tablet.token.as_str(), open(staff.id, pin.as_str())));
    for path in [paths::OPEN, paths::SHUT, paths::COMMAND, paths::JOIN, paths::BEAT, paths::RECORD] {
        requests.push(("post", path, 400, hers, b"{".to_vec()));
        requests.push(("post", path, 403, desk, b"{".to_vec()));
        requests.push(("post", path, 401, "", b"{".to_vec()));
        requests.push(("post", path, 410, gone, b"{".to_vec()));
    }
    for path in [paths::SETUP, paths::SIGNAL] {
        requests.extend([("get", path, 403, desk, vec![]), ("get", path, 401, "", vec![]), ("get", path, 410, gone, vec![])]);
    }
    let send = async |method: &str, url: &str, token: &str, body: Vec<u8>| {
        let request = if method == "get" { app.http().get(app.url(url)) } else { app.http().post(app.url(url)).body(body) };
        if token.is_empty() { request } else { request.bearer_auth(token) }.send().await.unwrap()
    };
    for (method, path, status, token, body) in requests {
        // What is understood is as it is written, too.
        if status == 200 && method == "post" {
            let schema = &spec["paths"][path][method]["requestBody"]["content"]["application/json"]["schema"];
            fits(spec, schema, &serde_json::from_slice(&body).unwrap()).unwrap_or_else(|why| panic!("{path}: {why}"));
        }
        let answer = send(method, path, token, body).await;
        assert_eq!(answer.status().as_u16(), status, "{method} {path}");
        check(spec, tried, method, path, answer).await;
    }
    check(spec, tried, "get", paths::SIGNAL, send("get", &format!("{}?seen=x", paths::SIGNAL), hers, vec![]).await).await;
    let told = school.order(&token, Command::Look).await.unwrap().session.unwrap();
    for (path, body) in [
        (paths::JOIN, json(&Join { code: told.code })),
        (paths::BEAT, json(&beat(told.id, "e5", &[("ask", "tell", 6), ("ask", "hide", 1)]))),
        (paths::COMMAND, order(&token, Command::Look)),
        (paths::COMMAND, order(&token, Command::End)),
        (paths::RECORD, json(&token)),
    ] {
        check(spec, tried, "post", path, send("post", path, hers, body).await).await;
    }
}

#[tokio::test]
async fn the_server_does_what_is_written_and_all_that_is_written_is_tried() {
    let Some(school) = School::open().await else { return };
    let (app, tablet) = (&school.app, &school.tablet);
    let spec = spec();
    let mut tried = Tried::new();
    let (desk, gone) = (app.device(DeviceKind::Desk).await, app.device(DeviceKind::Tablet).await);
    lantern_server::devices::revoke(&place(app), &[4]).await.unwrap();
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
    try_classes(&spec, &mut tried, &school, g, d).await;
    for path in [paths::OPEN, paths::SHUT, paths::COMMAND, paths::JOIN, paths::BEAT, paths::RECORD] {
        let said = slow(app, "post", path, t).await;
        assert!(said.starts_with("HTTP/1.1 503") && said.ends_with("\"Busy\""), "{path}: {said}");
        tried.insert(("post".into(), path.into(), 503, "application/json".into()));
    }
    for (method, path, token) in
        [("post", FRAMES, t), ("put", ROSTER, d), ("post", ENROL, nobody), ("post", TYPED, nobody), ("put", COPY, d), ("put", SLOT, d)]
    {
        assert!(
            slow(app, method, &path.replace("{name}", &"0b".repeat(16)).replace("{slot}", "5"), token).await.starts_with("HTTP/1.1 408"),
            "{method} {path}"
        );
        tried.insert((method.into(), path.into(), 408, lantern_wire::OCTETS.into()));
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
                let status = status.as_str().unwrap().parse().unwrap();
                let Some(content) = followed(&spec, response).get("content").and_then(Value::as_mapping) else {
                    written.insert((method.into(), path.into(), status, String::new()));
                    continue;
                };
                for (kind, media) in content {
                    if response.get("x-not-tried").is_none() && media.get("x-not-tried").is_none() {
                        written.insert((method.into(), path.into(), status, kind.as_str().unwrap().into()));
                    }
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
