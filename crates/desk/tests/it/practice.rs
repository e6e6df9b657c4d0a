//! Reports that nobody told: shown and alarmed as a practice, counted for nothing, folded away after their day.

use crate::{World, report};
use lantern_frame::{Report, report::What};
use std::time::Duration;

fn practice(n: u8) -> Report {
    let mut told = report(n);
    (told.what, told.urgent, told.drill) = (What::Hurt, true, true);
    told
}

#[tokio::test]
async fn a_practice_rings_as_one_and_counts_for_nothing() {
    let mut world = World::new().await;
    world.send(&practice(1));
    world.enter().await;
    world.look().await;
    let page = world.text("/").await;
    assert!(page.contains("Practice: no child is waiting.") && page.contains("<title>Practice – Lantern desk</title>"), "{page}");
    assert!(!page.contains("URGENT") && page.contains("Nothing is left to do."), "{page}");
    let text = world.bell.rings.lock().unwrap()[0].notice.clone().unwrap().1;
    assert_eq!(text, "This is a practice. Please look at your desk.");
    // A child's is never hidden behind it.
    let mut urgent = report(2);
    (urgent.what, urgent.urgent) = (What::Hurt, true);
    world.send(&urgent);
    world.look().await;
    let page = world.text("/").await;
    assert!(page.contains("Urgent: a child asked for a grown-up now.") && page.contains("URGENT: 1 report"), "{page}");
    assert!(!page.contains("Practice: no child") && page.contains("1 report to deal with"));
    assert_eq!(world.bell.rings.lock().unwrap().last().unwrap().notice.clone().unwrap().1, "Please look at your desk now.");
    let cases = world.desk.shown(&world.keys).await.unwrap().cases;
    let row = |drill: bool| cases.iter().find(|case| case.entry.drill == drill).unwrap().entry.row;
    for (from, into) in [(row(false), row(true)), (row(true), row(false))] {
        let merge = world.post(&format!("/report/{from}/merge"), &format!("csrf={}&into={into}", world.csrf)).await;
        assert!(merge.headers()["location"].to_str().unwrap().contains("problem"), "a child's report under a practice");
    }
    assert!(world.text(&format!("/report/{}", row(true))).await.contains("This is a practice."));
}

#[tokio::test]
async fn a_day_later_it_is_folded_away_and_silent() {
    let mut world = World::new().await;
    world.send(&practice(1));
    world.enter().await;
    world.look().await;
    assert_eq!(world.bell.rings.lock().unwrap().len(), 1);
    world.clock.forward(Duration::from_secs(86_400));
    world.enter().await;
    world.look().await;
    let page = world.text("/").await;
    assert!(page.contains("<details") && page.contains("1 practice of an earlier day"), "{page}");
    assert!(!page.contains("role=\"alert\"") && page.contains("<title>Reports"), "{page}");
    assert_eq!(world.bell.rings.lock().unwrap().len(), 1, "it rings on");
    assert!(page.contains("data-report"), "it can still be read");
}
