//! Where and when an urgent report was made: behind a reason, for so many school days, unless it is a concern.

use crate::{everything, holds, report, school::School};
use lantern_desk::clock::Clock as _;
use lantern_frame::{Report, report::What};
use std::time::Duration;

const LEAD: usize = 0;
const DEPUTY: usize = 1;
const DAY: Duration = Duration::from_secs(86_400);

fn hurt(n: u8) -> Report {
    let mut told = report(n);
    (told.what, told.urgent) = (What::Hurt, true);
    told
}

async fn kept(school: &School, desk: usize) -> usize {
    let world = &school.desks[desk];
    world.desk.casebook.locators(&world.keys).await.unwrap().len()
}

#[tokio::test]
async fn tablet_class_and_minute_are_shown_after_a_reason_and_only_to_whoever_gave_it() {
    let school = School::set_up().await;
    // The locator comes first: it waits for its report.
    school.locate(&hurt(1), "Tablet 7", "Year 2 Zebras");
    school.look().await;
    assert_eq!((kept(&school, LEAD).await, school.reports(LEAD).await), (1, 0));
    school.tell(&hurt(1));
    school.look().await;
    assert_eq!(kept(&school, 2).await, 0, "the head is no reader of it");
    let row = school.row(LEAD, 1).await;
    let lead = &school.desks[LEAD];
    let address = format!("/report/{row}");
    let hidden = |page: &str| !["Tablet 7", "Zebras", "09:41"].iter().any(|part| page.contains(part));
    let page = lead.text(&address).await;
    assert!(page.contains("Where this was told can be looked up") && hidden(&page), "{page}");
    lead.post(&format!("{address}/find"), &format!("csrf={}&reason=++", lead.csrf)).await;
    assert!(hidden(&lead.text(&address).await), "without a reason");
    lead.act(row, "find", "reason=may+be+hurt+now").await;
    let page = lead.text(&address).await;
    assert!(["Tablet 7", "Year 2 Zebras", "Tuesday 24 November, 09:41"].iter().all(|part| page.contains(part)), "{page}");
    assert!(page.contains("wiped after Tuesday 8 December, unless"), "{page}");
    assert!(hidden(&lead.text("/").await));
    school.post().await;
    school.look().await;
    let page = school.desks[DEPUTY].text(&format!("/report/{}", school.row(DEPUTY, 1).await)).await;
    assert!(page.contains("may be hurt now") && hidden(&page), "the other reader sees that she looked, and why: {page}");
    for desk in [LEAD, DEPUTY] {
        assert!(!holds(&everything(school.desks[desk].dir.path()), "Zebras"));
    }
}

#[tokio::test]
async fn ten_school_days_later_it_is_wiped_unless_it_is_a_concern() {
    let mut school = School::set_up().await;
    for n in 1..=4 {
        let mut told = hurt(n);
        // Not folded: each is dealt with on its own.
        told.words = Some(format!("worry {n}"));
        school.tell(&told);
        school.locate(&told, "Tablet 7", "Zebras");
    }
    // One whose report never comes.
    school.locate(&hurt(9), "Tablet 8", "Lions");
    school.look().await;
    let act = async |n: u8, form: &str, fields: &str| school.desks[LEAD].act(school.row(LEAD, n).await, form, fields).await;
    act(1, "decide", "outcome=concern&reason=").await;
    act(2, "decide", "outcome=play&reason=tried+it+out").await;
    act(3, "find", "reason=may+be+hurt").await;
    // Opened again a concern is one still; a report that was put together with one, too.
    act(1, "reopen", "reason=more+to+do").await;
    let into = school.row(LEAD, 1).await;
    act(4, "merge", &format!("into={into}")).await;
    let row = school.row(LEAD, 3).await;
    let copy = school.desks[LEAD].desk.copy(&school.desks[LEAD].keys).await.unwrap();

    // Tuesday, two weeks on: the tenth school day.
    school.clock.forward(DAY * 14);
    school.enter().await;
    school.look().await;
    assert_eq!(kept(&school, LEAD).await, 5);
    assert!(school.desks[LEAD].text(&format!("/report/{row}")).await.contains("Tablet 7"));
    school.clock.forward(DAY);
    school.enter().await;
    // Also before the next look has wiped it, nothing is shown.
    let page = school.desks[LEAD].text(&format!("/report/{row}")).await;
    assert!(!page.contains("Tablet 7") && page.contains("may be hurt"), "{page}");
    school.look().await;
    assert_eq!(kept(&school, LEAD).await, 2);
    let concern = school.row(LEAD, 1).await;
    school.desks[LEAD].act(concern, "find", "reason=going+to+the+class").await;
    let page = school.desks[LEAD].text(&format!("/report/{concern}")).await;
    assert!(page.contains("Tablet 7") && page.contains("kept as long as this is a concern"), "{page}");

    // A copy that was made before brings back nothing of what was wiped, neither here nor on a new disk.
    let lead = &school.desks[LEAD];
    lead.desk.restore(&lead.keys, &copy).await.unwrap();
    assert_eq!(kept(&school, LEAD).await, 2);
    let mut contents = lantern_desk::backup::open(&lead.keys, &copy).unwrap();
    assert_eq!(contents.locators.len(), 5);
    contents.wipe(&lead.desk.settings(), lead.clock.now().half_day().0);
    assert_eq!(contents.locators.len(), 2);
    // No concern any more.
    let act = async |form: &str, fields: &str| school.desks[LEAD].act(concern, form, fields).await;
    act("decide", "outcome=no-action&reason=all+is+well").await;
    school.look().await;
    assert_eq!(kept(&school, LEAD).await, 0);
}

#[tokio::test]
async fn what_is_wiped_is_not_left_on_the_disk() {
    let mut school = School::set_up().await;
    school.tell(&hurt(1));
    school.locate(&hurt(1), "Tablet 7", "Zebras");
    school.look().await;
    // The sealed row as SQLite has it.
    let path = school.desks[LEAD].dir.path().join("casebook.db");
    let sealed = {
        let lead = &school.desks[LEAD];
        assert!(lead.desk.locator(&lead.keys, &school.case(LEAD, 1).await.unwrap()).await.unwrap().is_some());
        sealed_locator(&path).await
    };
    let piece = &sealed[100..164];
    let there = |bytes: &[u8]| bytes.windows(piece.len()).any(|part| part == piece);
    assert!(there(&everything(school.desks[LEAD].dir.path())));
    school.clock.forward(DAY * 15);
    school.enter().await;
    school.look().await;
    assert!(!there(&everything(school.desks[LEAD].dir.path())), "its sealed bytes are still there");
}

async fn sealed_locator(path: &std::path::Path) -> Vec<u8> {
    use sqlx::Row as _;
    let pool = sqlx::SqlitePool::connect_with(sqlx::sqlite::SqliteConnectOptions::new().filename(path)).await.unwrap();
    let row = sqlx::query("SELECT sealed FROM locator").fetch_one(&pool).await.unwrap();
    let sealed = row.get::<Vec<u8>, _>(0);
    pool.close().await;
    sealed
}
