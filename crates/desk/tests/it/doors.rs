use crate::{HOST, PASSPHRASE, World, cookie, report};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use std::time::Duration;

#[tokio::test]
async fn without_the_cookie_every_page_is_closed() {
    let mut world = World::new().await;
    world.send(&report(1));
    world.enter().await;
    world.look().await;
    world.cookie = None;
    for path in ["/", "/unlock", "/report/00112233445566778899aabbccddeeff", "/nowhere"] {
        let response = world.get(path).await;
        assert_eq!(response.status(), StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(world.get("/pulse").await.status(), StatusCode::FORBIDDEN);
    world.cookie = Some(cookie("A".repeat(43).as_str()));
    assert_eq!(world.get("/").await.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_link_works_once_and_a_newer_one_voids_it() {
    let world = World::new().await;
    let first = world.desk.one_time_token();
    let second = world.desk.one_time_token();
    assert_eq!(world.get(&format!("/open/{}", first.as_str())).await.status(), StatusCode::FORBIDDEN);
    assert_eq!(world.get(&format!("/open/{}", second.as_str())).await.status(), StatusCode::SEE_OTHER);
    assert_eq!(world.get(&format!("/open/{}", second.as_str())).await.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_name_that_points_here_is_not_ours() {
    let mut world = World::new().await;
    world.enter().await;
    for host in ["evil.example", "localhost:4711", "127.0.0.1", ""] {
        let request = Request::get("/").header(header::HOST, host).body(Body::empty()).unwrap();
        assert_eq!(world.ask(request).await.status(), StatusCode::MISDIRECTED_REQUEST, "{host}");
    }
    let response = world.get("/").await;
    assert_eq!(response.status(), StatusCode::OK);
    let policy = response.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"));
    assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
}

#[tokio::test]
async fn forms_of_other_pages_do_nothing() {
    let mut world = World::new().await;
    world.enter().await;
    let csrf = world.csrf.clone();
    for form in [String::new(), "csrf=".into(), "csrf=guess".into(), format!("csrf={csrf}x")] {
        assert_eq!(world.post("/lock", &form).await.status(), StatusCode::FORBIDDEN, "{form}");
    }
    let foreign = Request::post("/lock")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ORIGIN, "http://evil.example")
        .body(Body::from(format!("csrf={csrf}")))
        .unwrap();
    assert_eq!(world.ask(foreign).await.status(), StatusCode::FORBIDDEN);
    assert!(world.desk.keys().is_some(), "locked by somebody else");
    assert_eq!(world.post("/lock", &format!("csrf={csrf}")).await.status(), StatusCode::SEE_OTHER);
    assert!(world.desk.keys().is_none());
}

#[tokio::test]
async fn ten_idle_minutes_lock_and_the_page_that_looks_by_itself_is_no_click() {
    let mut world = World::new().await;
    world.enter().await;
    world.clock.forward(Duration::from_secs(9 * 60));
    assert_eq!(world.get("/").await.status(), StatusCode::OK);
    for _ in 0..9 {
        world.clock.forward(Duration::from_secs(60));
        let refresh = Request::get("/").header("x-lantern-refresh", "1").body(Body::empty()).unwrap();
        assert_eq!(world.ask(refresh).await.status(), StatusCode::OK);
        assert_eq!(world.get("/pulse").await.status(), StatusCode::OK);
    }
    world.clock.forward(Duration::from_secs(60));
    assert_eq!(world.get("/pulse").await.status(), StatusCode::LOCKED);
    let response = world.get("/").await;
    assert_eq!((response.status(), response.headers()[header::LOCATION].to_str().unwrap()), (StatusCode::SEE_OTHER, "/unlock"));
    assert!(world.desk.keys().is_none(), "the keys are still there");
}

#[tokio::test]
async fn a_wrong_passphrase_opens_nothing() {
    let mut world = World::new().await;
    world.enter().await;
    world.desk.lock();
    let form = |passphrase: &str| format!("csrf={}&passphrase={}", world.csrf, passphrase.replace(' ', "+"));
    assert_eq!(world.post("/unlock", &form("another passphrase")).await.status(), StatusCode::FORBIDDEN);
    assert!(world.desk.keys().is_none());
    assert_eq!(world.post("/unlock", &form(PASSPHRASE)).await.status(), StatusCode::SEE_OTHER);
    assert!(world.desk.keys().is_some());
    assert!(world.text("/").await.contains("No reports"), "the list of {HOST} is not shown");
}
