use crate::{World, report};
use axum::http::{StatusCode, header};
use lantern_desk::case::Deed;
use lantern_frame::report::{Stage, What};
use std::time::Duration;

async fn with(reports: &[lantern_frame::Report]) -> World {
    let mut world = World::new().await;
    for report in reports {
        world.send(report);
    }
    world.enter().await;
    world.look().await;
    world
}

fn cards(page: &str) -> usize {
    page.matches("data-report").count()
}

#[tokio::test]
async fn an_urgent_report_is_due_by_the_end_of_the_lesson_and_others_by_the_end_of_the_day() {
    let mut urgent = report(1);
    urgent.urgent = true;
    let mut other = report(2);
    other.what = What::Trick;
    let world = with(&[urgent, other]).await;
    let page = world.text("/").await;
    let (first, second) = (page.find("Due by 10:30 today").unwrap(), page.find("Due by 15:30 today").unwrap());
    assert!(first < second);
    assert!(page.contains("30 minutes left") && page.contains("5 hours"));
    world.clock.forward(Duration::from_secs(9 * 60));
    world.text("/").await;
    world.clock.forward(Duration::from_secs(9 * 60));
    world.text("/").await;
    world.clock.forward(Duration::from_secs(9 * 60));
    world.text("/").await;
    world.clock.forward(Duration::from_secs(9 * 60));
    assert!(world.text("/").await.contains("Overdue: was due by 10:30 today"));
}

#[tokio::test]
async fn near_duplicates_are_folded_one_click_goes_for_all_and_each_can_be_taken_out() {
    let mut worded = report(9);
    worded.words = Some("it was on the bus".into());
    let mut younger = report(8);
    younger.stage = Stage::LowerKs2;
    let world = with(&[report(1), report(2), report(3), worded, younger]).await;
    let page = world.text("/").await;
    assert_eq!(cards(&page), 3);
    assert!(page.contains("3 reports with the same answers"));
    assert!(page.contains("5 reports to deal with"), "folding hides no report from the count");

    let cases = world.desk.shown(&world.keys).await.unwrap().cases;
    let row = |n: u8| cases.iter().find(|c| c.entry.report.id == [n; 16]).unwrap().entry.row;
    world.act(row(1), "apart", "").await;
    assert_eq!(cards(&world.text("/").await), 4);
    world.act(row(2), "decide", "outcome=play&reason=The+whole+table+tried+it").await;
    let cases = world.desk.shown(&world.keys).await.unwrap().cases;
    let decided: Vec<_> = cases.iter().filter(|c| c.outcome.is_some()).map(|c| c.entry.report.id[0]).collect();
    assert_eq!(decided.len(), 2, "{decided:?}");
    assert!(decided.contains(&2) && decided.contains(&3));
    // Another one of the same answers is not decided with them.
    world.send(&report(4));
    world.look().await;
    assert_eq!(cards(&world.text("/").await), 5);
}

#[tokio::test]
async fn play_and_no_further_action_need_a_reason() {
    let world = with(&[report(1)]).await;
    let row = world.row(What::Unkind).await;
    for outcome in ["play", "no-action"] {
        let form = format!("csrf={}&outcome={outcome}&reason=++", world.csrf);
        let response = world.post(&format!("/report/{row}/decide"), &form).await;
        assert!(response.headers()[header::LOCATION].to_str().unwrap().contains("problem=reason"), "{outcome}");
    }
    assert!(world.text(&format!("/report/{row}?problem=reason")).await.contains("Please write in a few words why"));
    assert!(world.desk.shown(&world.keys).await.unwrap().cases[0].open());
    world.act(row, "decide", "outcome=no-action&reason=Spoke+with+both").await;
    assert!(!world.desk.shown(&world.keys).await.unwrap().cases[0].open());
    world.act(row, "reopen", "reason=It+happened+again").await;
    let case = world.desk.shown(&world.keys).await.unwrap().cases.remove(0);
    assert!(case.open());
    assert_eq!(case.events.len(), 2, "the first decision stays in the record");
}

#[tokio::test]
async fn merging_goes_one_way_and_can_be_undone() {
    let mut other = report(2);
    other.what = What::Trick;
    let world = with(&[report(1), other]).await;
    let (unkind, trick) = (world.row(What::Unkind).await, world.row(What::Trick).await);
    world.act(trick, "merge", &format!("into={unkind}")).await;
    assert_eq!(cards(&world.text("/").await), 1);
    assert!(world.text(&format!("/report/{unkind}")).await.contains("2 reports of one matter"));
    let ring = world.post(&format!("/report/{unkind}/merge"), &format!("csrf={}&into={trick}", world.csrf)).await;
    assert!(ring.headers()[header::LOCATION].to_str().unwrap().contains("problem"), "a ring of two");
    world.act(unkind, "seen", "").await;
    let cases = world.desk.shown(&world.keys).await.unwrap().cases;
    assert!(cases.iter().all(|c| c.holder.is_some()));
    world.act(trick, "apart", "").await;
    assert_eq!(cards(&world.text("/").await), 2);
}

#[tokio::test]
async fn a_note_is_shown_as_it_is_and_stays() {
    let world = with(&[report(1)]).await;
    let row = world.row(What::Unkind).await;
    assert_eq!(world.act(row, "note", "text=Rang+home.+%3Cscript%3Ealert(1)%3C/script%3E").await, StatusCode::SEE_OTHER);
    world.clock.forward(Duration::from_secs(60));
    world.act(row, "note", "text=Mother+came+in.").await;
    world.act(row, "link", "to=Book+7%2C+page+12").await;
    let page = world.text(&format!("/report/{row}")).await;
    assert!(page.contains("Rang home. &lt;script&gt;alert(1)") && !page.contains("<script>alert"));
    assert!(page.find("Rang home").unwrap() < page.find("Mother came in").unwrap());
    assert!(page.contains("Reference in the safeguarding record: Book 7, page 12"));
    let long = "x".repeat(5_000);
    let response = world.post(&format!("/report/{row}/note"), &format!("csrf={}&text={long}", world.csrf)).await;
    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    let events = world.desk.casebook.events(&world.keys).await.unwrap().events;
    assert_eq!(events.iter().filter(|e| matches!(e.deed, Deed::Note { .. })).count(), 2);
}

#[tokio::test]
async fn every_page_says_that_nobody_has_checked_it() {
    let world = with(&[report(1)]).await;
    let row = world.row(What::Unkind).await;
    assert!(world.text(&format!("/report/{row}")).await.contains("Unconfirmed"));
}

#[tokio::test]
async fn how_to_find_a_child_is_shown_only_after_a_reason_which_stays_in_the_record() {
    use lantern_frame::report::{Chosen, Find};
    let mut told = report(1);
    told.find = Some(Find::Name("Zephyrine".into()));
    told.chosen = Some(Chosen::Teacher);
    let world = with(&[told]).await;
    let row = world.row(What::Unkind).await;
    let address = format!("/report/{row}");
    let page = world.text(&address).await;
    assert!(page.contains("This child asks to be found") && !page.contains("Zephyrine"));
    assert!(!world.text("/").await.contains("Zephyrine"));
    assert!(page.contains("My teacher"), "whom the child would like to tell");
    world.post(&format!("{address}/find"), &format!("csrf={}&reason=++", world.csrf)).await;
    assert!(!world.text(&address).await.contains("Zephyrine"), "no reason, no name");
    world.act(row, "find", "reason=may+be+hurt+at+home").await;
    let page = world.text(&address).await;
    assert!(page.contains("Zephyrine") && page.contains("may be hurt at home"), "{page}");
}
