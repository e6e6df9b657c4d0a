use crate::{World, report};
use axum::http::StatusCode;
use lantern_frame::report::What;
use std::{sync::atomic::Ordering, time::Duration};

fn urgent(n: u8) -> lantern_frame::Report {
    let mut told = report(n);
    (told.what, told.urgent) = (What::Hurt, true);
    told
}

#[tokio::test]
async fn it_rings_at_once_again_and_for_each_new_one_until_somebody_has_seen_it() {
    let mut world = World::new().await;
    world.enter().await;
    let rings = || world.bell.rings.lock().unwrap().len();
    world.look().await;
    world.send(&report(9));
    world.look().await;
    assert_eq!(rings(), 0, "a milder report rings");
    world.send(&urgent(1));
    world.look().await;
    assert_eq!(rings(), 1);
    world.clock.forward(Duration::from_secs(60));
    world.look().await;
    assert_eq!(rings(), 1, "again too soon");
    world.clock.forward(Duration::from_secs(60));
    world.look().await;
    assert_eq!(rings(), 2);
    world.send(&urgent(2));
    world.look().await;
    assert_eq!(rings(), 3, "another child waits");
    let row = world.row(What::Hurt).await;
    world.act(row, "seen", "").await;
    world.clock.forward(Duration::from_secs(300));
    world.look().await;
    assert_eq!(rings(), 3, "both are folded and were seen together");
}

#[tokio::test]
async fn a_desk_that_locked_by_itself_rings_that_day_and_shows_nothing() {
    let mut world = World::new().await;
    world.enter().await;
    let rings = || world.bell.rings.lock().unwrap().len();
    world.look().await;
    world.clock.forward(Duration::from_secs(11 * 60));
    assert!(world.desk.keys().is_none(), "the pages are locked");
    world.send(&urgent(1));
    world.look_listening().await;
    assert_eq!(rings(), 1);
    let page = world.text("/unlock").await;
    assert!(page.contains("Unlock to read it") && !page.contains("hurt"), "{page}");
    assert_eq!(world.get("/").await.status(), StatusCode::SEE_OTHER);
    // The lock that a reader turns herself is a lock.
    world.desk.lock();
    assert!(world.desk.listening().is_none());
    assert!(!world.text("/unlock").await.contains("Unlock to read it"));
    // And nobody listens on into the next day: "opened today" stays true.
    world.desk.unlock(zeroize::Zeroizing::new(crate::PASSPHRASE.to_owned())).await.unwrap();
    world.clock.forward(Duration::from_secs(11 * 60));
    assert!(world.desk.keys().is_none() && world.desk.listening().is_some());
    world.clock.forward(Duration::from_secs(24 * 60 * 60));
    assert!(world.desk.listening().is_none());
}

#[tokio::test]
async fn the_notice_says_nothing_and_the_page_plays_what_the_computer_cannot() {
    let mut world = World::new().await;
    world.enter().await;
    let pulse = world.text("/pulse").await;
    world.bell.deaf.store(true, Ordering::SeqCst);
    world.send(&urgent(1));
    world.look().await;
    let ring = world.bell.rings.lock().unwrap()[0].clone();
    let (heading, text) = ring.notice.unwrap();
    assert_eq!((heading.as_str(), text.as_str()), ("Lantern desk", "Please look at your desk now."));
    assert!(pulse.ends_with("-0") && world.text("/pulse").await.ends_with("-1"));
    assert_eq!(world.get("/alarm.wav").await.status(), StatusCode::OK);
}

#[tokio::test]
async fn settings_are_saved_by_the_page_and_nonsense_is_refused() {
    let mut world = World::new().await;
    world.enter().await;
    let form = |opens: &str, closed: &str| {
        format!(
            "csrf={}&day-1=yes&day-2=yes&opens={opens}&closes=15:00&closed={closed}&lesson=45&show-at=09:00,+13:00&locator-days=5&keep-years=7&length=14&change=six-months&sound=yes&again=3",
            world.csrf
        )
    };
    assert_eq!(world.post("/settings", &form("08:45", "2026-12-19+2027-01-03+Christmas%0A")).await.status(), StatusCode::SEE_OTHER);
    let settings = world.desk.settings();
    assert_eq!((settings.lesson, settings.calendar.days.len(), settings.calendar.closed.len(), settings.alarm.notice), (45, 2, 1, false));
    assert_eq!(settings.keep_years, 7);
    assert_eq!(*settings, lantern_desk::settings::Settings::load(world.dir.path()).unwrap());
    for bad in [form("8 o'clock", ""), form("16:00", ""), form("08:45", "Christmas")] {
        assert_eq!(world.post("/settings", &bad).await.status(), StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
    }
    assert_eq!(world.desk.settings().lesson, 45);
    let page = world.text("/settings").await;
    assert!(page.contains("2026-12-19 2027-01-03 Christmas") && page.contains("value=\"08:45\""));
}
