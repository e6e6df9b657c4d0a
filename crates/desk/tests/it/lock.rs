use crate::{PASSPHRASE, World};
use axum::http::{StatusCode, header};
use lantern_desk::{
    identity::{Cost, Keys, Lock, SecondFactor, UnlockError},
    settings::{Change, Settings},
};
use std::time::Duration;
use zeroize::Zeroizing;

fn typed(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.to_owned())
}

async fn text(response: axum::http::Response<axum::body::Body>) -> String {
    String::from_utf8(axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap().to_vec()).unwrap()
}

/// Turns the second factor on through its page; gives the factor (for codes) and the recovery codes shown.
async fn turn_on(world: &World) -> (SecondFactor, Vec<String>) {
    let page = world.text("/second").await;
    assert!(page.contains("<svg"), "no picture to scan");
    let pending = world.desk.pending_second();
    let code = pending.now(world.desk.clock.now().unix).unwrap();
    let wrong = world.post("/second", &format!("csrf={}&code=000000&passphrase={}", world.csrf, PASSPHRASE.replace(' ', "+"))).await;
    assert_eq!(wrong.status(), StatusCode::FORBIDDEN);
    let done = world.post("/second", &format!("csrf={}&code={code}&passphrase={}", world.csrf, PASSPHRASE.replace(' ', "+"))).await;
    assert_eq!(done.status(), StatusCode::OK);
    let page = text(done).await;
    let codes: Vec<String> = page.split("<li><code>").skip(1).map(|rest| rest[..11].to_owned()).collect();
    assert_eq!(codes.len(), 10);
    (pending, codes)
}

#[tokio::test]
async fn with_a_second_factor_the_passphrase_alone_opens_nothing() {
    let mut world = World::new().await;
    world.enter().await;
    let (factor, recovery) = turn_on(&world).await;
    world.desk.lock();
    assert!(world.text("/unlock").await.contains("name=\"code\""));
    assert_eq!(world.desk.unlock(typed(PASSPHRASE)).await, Err(UnlockError::WrongCode));
    assert!(world.desk.keys().is_none());
    world.clock.forward(Duration::from_secs(60));
    let code = factor.now(world.desk.clock.now().unix).unwrap();
    assert_eq!(world.desk.unlock_with(typed(PASSPHRASE), typed(&code)).await, Ok(()));
    world.desk.lock();
    assert_eq!(world.desk.unlock_with(typed(PASSPHRASE), typed(&code)).await, Err(UnlockError::WrongCode), "a code that was used");
    assert_eq!(world.desk.unlock_with(typed("another passphrase"), typed(&code)).await, Err(UnlockError::WrongPassphrase));

    // Also after a restart, and a recovery code is used up on the disk.
    let world = world.restart().await;
    assert_eq!(world.desk.unlock_with(typed(PASSPHRASE), typed(&code)).await, Err(UnlockError::WrongCode));
    assert_eq!(world.desk.unlock_with(typed(PASSPHRASE), typed(&recovery[4])).await, Ok(()));
    let world = world.restart().await;
    assert_eq!(world.desk.unlock_with(typed(PASSPHRASE), typed(&recovery[4])).await, Err(UnlockError::WrongCode));
    assert_eq!(world.desk.unlock_with(typed(PASSPHRASE), typed(&recovery[5])).await, Ok(()));
    assert_eq!(world.desk.rules().second, Some(8));
}

#[tokio::test]
async fn turning_it_off_needs_the_passphrase_and_a_code() {
    let mut world = World::new().await;
    world.enter().await;
    let (_, recovery) = turn_on(&world).await;
    let passphrase = PASSPHRASE.replace(' ', "+");
    let off = |code: &str, passphrase: &str| format!("csrf={}&code={code}&passphrase={passphrase}", world.csrf);
    assert_eq!(world.post("/second/off", &off("", &passphrase)).await.status(), StatusCode::FORBIDDEN);
    assert_eq!(world.post("/second/off", &off(&recovery[0], "wrong")).await.status(), StatusCode::FORBIDDEN);
    assert_eq!(world.post("/second/off", &off(&recovery[0], &passphrase)).await.status(), StatusCode::SEE_OTHER);
    world.desk.lock();
    assert_eq!(world.desk.unlock(typed(PASSPHRASE)).await, Ok(()));
}

#[tokio::test]
async fn whoever_guesses_has_to_wait() {
    let mut world = World::new().await;
    world.enter().await;
    world.desk.lock();
    for _ in 0..5 {
        assert_eq!(world.desk.unlock(typed("a wrong passphrase")).await, Err(UnlockError::WrongPassphrase));
    }
    assert_eq!(world.desk.unlock(typed(PASSPHRASE)).await, Err(UnlockError::Wait));
    world.clock.forward(Duration::from_secs(61));
    assert_eq!(world.desk.unlock(typed(PASSPHRASE)).await, Ok(()));
}

#[tokio::test]
async fn a_new_passphrase_is_taken_under_the_rule_and_the_old_one_is_dead() {
    let mut world = World::new().await;
    world.enter().await;
    let change = |old: &str, new: &str, again: &str| {
        format!("csrf={}&old={}&new={}&again={}", world.csrf, old.replace(' ', "+"), new.replace(' ', "+"), again.replace(' ', "+"))
    };
    let new = "lamp river oboe nineteen";
    for (form, why) in [
        (change(PASSPHRASE, "short one", "short one"), StatusCode::UNPROCESSABLE_ENTITY),
        (change(PASSPHRASE, new, "lamp river oboe ninety"), StatusCode::UNPROCESSABLE_ENTITY),
        (change(PASSPHRASE, PASSPHRASE, PASSPHRASE), StatusCode::UNPROCESSABLE_ENTITY),
        (change("wrong", new, new), StatusCode::FORBIDDEN),
    ] {
        assert_eq!(world.post("/passphrase", &form).await.status(), why, "{form}");
    }
    assert_eq!(world.post("/passphrase", &change(PASSPHRASE, new, new)).await.status(), StatusCode::SEE_OTHER);
    world.desk.lock();
    assert_eq!(world.desk.unlock(typed(PASSPHRASE)).await, Err(UnlockError::WrongPassphrase));
    assert_eq!(world.desk.unlock(typed(new)).await, Ok(()));
}

#[tokio::test]
async fn a_passphrase_past_its_day_is_changed_first_and_never_hides_a_report() {
    let mut world = World::new().await;
    let today = world.desk.clock.now().half_day().0;
    let lock = Lock { set_on: Some(today - 71), second: None };
    Keys::unlock(world.dir.path(), PASSPHRASE).unwrap().save_with(world.dir.path(), PASSPHRASE, Cost::TEST, &lock).unwrap();
    world.enter().await;
    assert!(!world.text("/").await.contains("new passphrase"), "the default asks for no change");
    let mut settings = Settings { show_at: Vec::new(), ..Settings::default() };
    settings.passphrase.change = Change::TenWeeks;
    world.desk.set_settings(settings);
    world.desk.lock();
    let form = format!("csrf={}&passphrase={}", world.csrf, PASSPHRASE.replace(' ', "+"));
    let response = world.post("/unlock", &form).await;
    assert_eq!(response.headers()[header::LOCATION], "/passphrase");
    let page = world.text("/").await;
    assert!(page.contains("asked for a new passphrase by Monday 23 November") && page.contains("No reports"));
}
