use crate::{SCHOOL, World, everything, holds, report};
use axum::http::StatusCode;
use lantern_desk::settings::Settings;
use lantern_frame::{Frame, report::What};
use rand::{SeedableRng as _, rngs::StdRng};
use std::time::Duration;

fn place_of(page: &str, what: &str) -> usize {
    page.find(what).unwrap_or_else(|| panic!("{what} is not on the page"))
}

#[tokio::test]
async fn urgent_reports_come_first_and_decided_ones_last() {
    let mut world = World::new().await;
    for (n, what, urgent) in [(1, What::Trick, false), (2, What::Secret, true), (3, What::Picture, false)] {
        let mut told = report(n);
        (told.what, told.urgent) = (what, urgent);
        world.send(&told);
    }
    world.enter().await;
    world.look().await;
    let page = world.text("/").await;
    assert!(page.contains("role=\"alert\""), "no alarm");
    let list = &page[place_of(&page, "<ol")..];
    assert!(list.find("keep a secret").unwrap() < list.find("picture of me").unwrap());

    let row = world.row(What::Secret).await;
    assert_eq!(world.act(row, "seen", "").await, StatusCode::SEE_OTHER);
    let page = world.text("/").await;
    assert!(!page.contains("role=\"alert\""), "a seen report still alarms");
    assert_eq!(world.act(row, "decide", "outcome=concern&reason=").await, StatusCode::SEE_OTHER);
    let page = world.text("/").await;
    assert!(page.rfind("keep a secret").unwrap() > page.rfind("picture of me").unwrap());
}

#[tokio::test]
async fn exactly_once_however_often_it_is_fetched_sent_or_started() {
    let mut world = World::new().await;
    world.send(&report(1));
    // The same report sealed anew, as a tablet does that did not hear the answer.
    world.send(&report(1));
    world.send(&report(2));
    world.enter().await;
    for _ in 0..3 {
        world.look().await;
        assert_eq!(world.count().await, 2);
    }
    let mut world = world.restart().await;
    world.enter().await;
    world.look().await;
    assert_eq!(world.count().await, 2);
}

#[tokio::test]
async fn frames_that_are_damaged_strange_or_for_others_are_passed_over() {
    let mut world = World::new().await;
    let mut damaged = *world.send(&report(1)).as_bytes();
    world.shelf.frames.lock().unwrap().clear();
    let end = damaged.len() - 900;
    damaged[end] ^= 1;
    let mut rng = StdRng::seed_from_u64(3);
    let dummy = *Frame::dummy(&mut rng, SCHOOL, 1).as_bytes();
    let elsewhere = *Frame::dummy(&mut rng, [9; 16], 1).as_bytes();
    world.shelf.frames.lock().unwrap().extend([damaged, dummy, elsewhere, [0; 4096], [0xff; 4096]]);
    world.send(&report(2));
    world.enter().await;
    world.look().await;
    assert_eq!(world.count().await, 1);
    assert_eq!(world.get("/").await.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_childs_words_are_shown_as_they_are_and_do_nothing() {
    let mut world = World::new().await;
    let mut told = report(1);
    told.words = Some("<script>alert(1)</script> \"><img src=x onerror=alert(2)> & \u{202e}txet".into());
    world.send(&told);
    world.enter().await;
    world.look().await;
    let row = world.desk.casebook.all(&world.keys).await.unwrap().entries[0].row;
    let page = world.text(&format!("/report/{row}")).await;
    assert!(page.contains("&lt;script&gt;alert(1)"), "the words are not there");
    assert!(!page.contains("<script>alert") && !page.contains("<img src=x"), "they are part of the page");
}

#[tokio::test]
async fn nothing_that_a_child_told_is_readable_on_the_disk() {
    let mut world = World::new().await;
    let mut told = report(1);
    told.words = Some("quokka-marmalade-seventeen".into());
    world.send(&told);
    world.enter().await;
    world.look().await;
    assert_eq!(world.count().await, 1);
    let disk = everything(world.dir.path());
    assert!(!holds(&disk, "quokka-marmalade") && !holds(&disk, "marmalade-seventeen"));
    // The test can fail: what is there in the clear is found.
    std::fs::write(world.dir.path().join("planted"), "quokka-marmalade-seventeen").unwrap();
    assert!(holds(&everything(world.dir.path()), "quokka-marmalade"));
}

#[tokio::test]
async fn what_was_done_survives_a_restart_with_time_and_reader() {
    let mut world = World::new().await;
    world.send(&report(1));
    world.enter().await;
    world.look().await;
    let row = world.row(What::Unkind).await;
    world.act(row, "seen", "").await;
    let mut world = world.restart().await;
    world.enter().await;
    assert!(world.text("/").await.contains("You have it"));
    let page = world.text(&format!("/report/{row}")).await;
    assert!(page.contains("Tuesday 24 November 2026, 10:00 · Designated safeguarding lead"), "{page}");
}

#[tokio::test]
async fn milder_reports_wait_for_the_fixed_times_and_urgent_ones_do_not() {
    let mut world = World::new().await;
    world.desk.set_settings(Settings::default());
    let mut urgent = report(2);
    (urgent.what, urgent.urgent) = (What::Scary, true);
    let mut harm = report(3);
    harm.what = What::Hurt;
    for told in [report(1), urgent, harm] {
        world.send(&told);
    }
    world.enter().await;
    world.look().await;
    let shown = |page: String| page.matches("data-report").count();
    assert_eq!(shown(world.text("/").await), 2);
    world.clock.forward(Duration::from_secs(2 * 3600 + 14 * 60));
    world.enter().await;
    assert_eq!(shown(world.text("/").await), 2, "a minute too early");
    world.clock.forward(Duration::from_secs(60));
    assert_eq!(shown(world.text("/").await), 3);
}
