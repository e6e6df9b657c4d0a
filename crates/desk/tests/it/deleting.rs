//! Deleting a matter: by whom and when, what goes and what stays, and that nothing brings it back.

use crate::{NOW, SCHOOL, World, everything, report, school::School};
use axum::http::{StatusCode, header};
use lantern_desk::{
    backup::{self, Contents},
    case::{Deed, Event, Stone},
    casebook::{Haul, RowId},
    clock::{Clock as _, SetClock},
    identity::Keys,
};
use lantern_frame::{
    Frame, Reply, ReplyKey, Report,
    reply::{collector, open_board},
    report::{Code, What},
};
use std::time::Duration;

const LEAD: usize = 0;
const DEPUTY: usize = 1;
const DAY: Duration = Duration::from_secs(86_400);
const DELETE: &str = "reason=kept+in+the+record,+rule+4.2&word=Delete+";

fn hurt(n: u8) -> Report {
    let mut told = report(n);
    (told.what, told.code, told.words) = (What::Hurt, Some(Code::from_random([n, 1, 2, 3, 4, 5])), Some(format!("marmalade {n}")));
    told
}

/// Sends a form of a report's page; gives the status and where it leads.
async fn send(world: &World, row: RowId, form: &str, fields: &str) -> (StatusCode, String) {
    let response = world.post(&format!("/report/{row}/{form}"), &format!("csrf={}&{fields}", world.csrf)).await;
    let to = response.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned()).unwrap_or_default();
    (response.status(), to)
}

async fn delete(world: &World, row: RowId) {
    assert_eq!(send(world, row, "delete", DELETE).await, (StatusCode::SEE_OTHER, "/old?done=deleted".into()));
}

async fn decide(school: &School, desk: usize, n: u8) -> RowId {
    let row = school.row(desk, n).await;
    school.desks[desk].act(row, "decide", "outcome=concern&reason=").await;
    row
}

/// The same frame once more, as after its id was forgotten. Gives how many things are new.
async fn again(world: &World, frame: &Frame) -> u64 {
    let opened = vec![lantern_frame::open(frame, &world.keys.reader, SCHOOL).unwrap()];
    world.desk.casebook.keep(&world.keys, &Haul { opened, ..Haul::default() }, world.clock.now()).await.unwrap()
}

/// Every row about reports, as SQLite has it.
async fn sealed_rows(world: &World) -> Vec<Vec<u8>> {
    use sqlx::Row as _;
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(world.dir.path().join("casebook.db"));
    let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
    let all = "SELECT sealed FROM entry UNION ALL SELECT sealed FROM event UNION ALL SELECT sealed FROM locator \
               UNION ALL SELECT sealed FROM collected UNION ALL SELECT sealed FROM part";
    let rows = sqlx::query(all).fetch_all(&pool).await.unwrap().iter().map(|row| row.get(0)).collect();
    pool.close().await;
    rows
}

#[tokio::test]
async fn a_case_is_deleted_when_it_is_decided_with_a_reason_and_a_typed_word_and_all_of_it_goes() {
    let school = School::set_up().await;
    let told = hurt(1);
    let frame = school.tell(&told);
    let located = school.locate(&told, "Tablet 7", "Zebras");
    school.look().await;
    let lead = &school.desks[LEAD];
    let row = school.row(LEAD, 1).await;
    let address = format!("/report/{row}");
    lead.act(row, "note", "text=Rang+home").await;
    // Open: neither a way there nor a way through.
    assert!(!lead.text(&address).await.contains("id=\"delete\""));
    assert_eq!(lead.get(&format!("{address}/delete")).await.status(), StatusCode::SEE_OTHER);
    assert_eq!(send(lead, row, "delete", DELETE).await, (StatusCode::SEE_OTHER, address.clone()));
    assert_eq!(lead.count().await, 1);

    lead.post(&format!("{address}/answer/send"), &format!("csrf={}&says-thanks=yes", lead.csrf)).await;
    let given = school.case(LEAD, 1).await.unwrap().reply.unwrap();
    let collector = collector(&given.event, &given.id).unwrap().recipient();
    let word = Reply { id: given.id, day: 0, nth: 1, says: given.says, collector };
    let collected = || *word.collected(SCHOOL, 1, &mut rand::rng()).unwrap().as_bytes();
    school.shelf.frames.lock().unwrap().push(collected());
    lead.look().await;
    assert!(school.case(LEAD, 1).await.unwrap().has_collected());
    decide(&school, LEAD, 1).await;
    assert!(lead.text(&address).await.contains("id=\"delete\""));
    let page = lead.text(&format!("{address}/delete")).await;
    assert!(page.contains("Their desks still have it") && page.contains("type the word “delete”"), "{page}");
    for wrong in ["reason=++&word=delete", "reason=because&word=", "reason=because&word=yes"] {
        assert_eq!(send(lead, row, "delete", wrong).await.0, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    let before = sealed_rows(lead).await;
    assert!(before.len() >= 6, "report, events, locator, collected: {}", before.len());
    let there = |bytes: &[u8], piece: &[u8]| bytes.windows(64).any(|part| part == piece);
    let disk = everything(lead.dir.path());
    assert!(before.iter().all(|sealed| there(&disk, &sealed[100..164])));

    delete(lead, row).await;
    assert_eq!(sealed_rows(lead).await.len(), 0);
    let disk = everything(lead.dir.path());
    assert!(before.iter().all(|sealed| !there(&disk, &sealed[100..164])), "its sealed bytes are still there");
    assert_eq!(lead.get(&address).await.status(), StatusCode::NOT_FOUND);
    let old = lead.text("/old").await;
    assert!(old.contains("A case, deleted by Designated safeguarding lead on Tuesday 24 November 2026"), "{old}");
    assert!(old.contains("rule 4.2") && !old.contains("marmalade") && !old.contains("Rang home"), "{old}");
    // The answer leaves the board at its slot's turn.
    for _ in 0..33 {
        lantern_desk::outgoing::tick(&lead.desk).await.unwrap();
    }
    let key = ReplyKey::derive(&told.code.unwrap(), SCHOOL).unwrap();
    assert!(open_board(&school.shelf.board(), &key, SCHOOL, SetClock::at(NOW).now().half_day().0).is_empty());
    // Nothing of it comes in again, and a report that is another's does.
    for frame in [&frame, &located] {
        assert_eq!(again(lead, frame).await, 0);
    }
    school.shelf.frames.lock().unwrap().push(collected());
    lead.look().await;
    let heard = Haul { collected: vec![given.id], ..Haul::default() };
    assert_eq!(lead.desk.casebook.keep(&lead.keys, &heard, lead.clock.now()).await.unwrap(), 0);
    assert_eq!(sealed_rows(lead).await.len(), 0);
    school.tell(&hurt(2));
    school.look().await;
    assert_eq!(lead.count().await, 1);
}

#[tokio::test]
async fn other_readers_hear_of_it_and_each_decides_about_her_own_desk() {
    let school = School::set_up().await;
    school.tell(&hurt(1));
    school.look().await;
    let (lead, deputy) = (&school.desks[LEAD], &school.desks[DEPUTY]);
    let row = decide(&school, LEAD, 1).await;
    school.post().await;
    school.look().await;
    delete(lead, row).await;
    school.post().await;
    school.look().await;
    assert_eq!((lead.count().await, deputy.count().await), (0, 1), "nobody deletes on another's computer");
    let at_deputy = school.row(DEPUTY, 1).await;
    let page = deputy.text(&format!("/report/{at_deputy}")).await;
    assert!(page.contains("Deleted by Designated safeguarding lead at their own desk on Tuesday 24 November."), "{page}");
    assert!(page.contains("id=\"delete-too\"") && page.contains("rule 4.2") && page.contains("marmalade 1"), "{page}");
    assert!(deputy.text("/").await.contains("Old records: 1 case is due, or was deleted by another reader"));
    assert!(deputy.text("/old").await.contains("Deleted by other readers"));
    // What she writes goes to the lead, too, and finds nothing: it does not wait there, and brings nothing back.
    deputy.act(at_deputy, "note", "text=Not+yet").await;
    school.post().await;
    school.look().await;
    assert_eq!(lead.count().await, 0);
    assert_eq!(sealed_rows(lead).await.len(), 0, "an event or its part was kept");
    assert_eq!(lead.desk.notices().unplaced, 0);
    // Open again it is hers to deal with first.
    deputy.act(at_deputy, "reopen", "reason=one+more+thing").await;
    let page = deputy.text(&format!("/report/{at_deputy}")).await;
    assert!(page.contains("decide it first") && !page.contains("id=\"delete-too\""), "{page}");
    decide(&school, DEPUTY, 1).await;
    assert!(deputy.text(&format!("/report/{at_deputy}/delete")).await.contains("value=\"kept in the record, rule 4.2\""));
    delete(deputy, at_deputy).await;
    school.post().await;
    school.look().await;
    assert_eq!((lead.count().await, deputy.count().await, sealed_rows(deputy).await.len()), (0, 0, 0));
}

#[tokio::test]
async fn who_may_not_write_in_a_case_deletes_nothing() {
    let mut school = School::set_up().await;
    school.tell(&hurt(1));
    school.look().await;
    let row = decide(&school, DEPUTY, 1).await;
    let new = school.desk(lantern_frame::roster::Role::DeputyLead, "Second deputy").await;
    let card = crate::school::urlencoded(&school.card(new));
    school.propose(LEAD, "join", &format!("role=deputy&card={card}")).await;
    school.sign_and_publish(LEAD, 3).await;
    school.look().await;
    let person = school.roster().readers.iter().find(|r| r.label == "Deputy safeguarding lead").unwrap().person;
    school.propose(LEAD, "leave", &format!("person={person}")).await;
    school.sign_and_publish(LEAD, 3).await;
    school.look().await;
    let deputy = &school.desks[DEPUTY];
    assert!(!deputy.text(&format!("/report/{row}")).await.contains("id=\"delete\""));
    assert_eq!(send(deputy, row, "delete", DELETE).await, (StatusCode::SEE_OTHER, format!("/report/{row}")));
    assert_eq!(deputy.count().await, 1);
    let forged = deputy.post(&format!("/report/{row}/delete"), &format!("csrf=guess&{DELETE}")).await;
    assert_eq!(forged.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_copy_brings_back_nothing_that_was_deleted_and_nobody_elses_copy_deletes() {
    let school = School::set_up().await;
    let disk = tempfile::tempdir().unwrap();
    let frame = school.tell(&hurt(1));
    school.tell(&hurt(2));
    school.look().await;
    let lead = &school.desks[LEAD];
    let row = decide(&school, LEAD, 1).await;
    let before = lead.desk.copy(&lead.keys).await.unwrap();
    delete(lead, row).await;
    assert_eq!(lead.desk.restore(&lead.keys, &before).await.unwrap(), 0);
    assert_eq!(lead.count().await, 1, "an older copy brought it back");

    // A new disk: the frame comes in first, then the copy that was made after the deletion.
    let after = lead.desk.copy(&lead.keys).await.unwrap();
    let contents = backup::open(&lead.keys, &after).unwrap();
    assert_eq!((contents.entries.len(), contents.stones.len()), (1, 1));
    let fresh = lantern_desk::casebook::Casebook::open(&disk.path().join("fresh.db")).await.unwrap();
    let opened = vec![lantern_frame::open(&frame, &lead.keys.reader, SCHOOL).unwrap()];
    fresh.keep(&lead.keys, &Haul { opened, ..Haul::default() }, lead.clock.now()).await.unwrap();
    assert_eq!(fresh.all(&lead.keys).await.unwrap().entries.len(), 1);
    assert_eq!(fresh.restore(&lead.keys, &contents).await.unwrap(), 1);
    let left = fresh.all(&lead.keys).await.unwrap().entries;
    assert!(left.len() == 1 && left[0].report.id == [2; 16], "{}", left.len());
    assert_eq!(fresh.stones(&lead.keys).await.unwrap().len(), 1);
    fresh.close().await;

    // Whoever knows her public key can make her a copy. Its stones are not hers.
    let stranger = Keys::generate();
    let by = lantern_desk::case::Author { label: "Lead".into(), key: *stranger.signing.verify_key().as_bytes() };
    let event = Event::new([2; 16], 9, lead.clock.now(), by, Deed::Deleted { reason: "gone".into() });
    let forged = Stone::new(&[2; 16], &[], &event, "gone").sign(&stranger.signing).unwrap();
    let contents = Contents { stones: vec![forged], ..Contents::default() };
    lead.desk.casebook.restore(&lead.keys, &contents).await.unwrap();
    assert_eq!((lead.count().await, lead.desk.casebook.stones(&lead.keys).await.unwrap().len()), (1, 1));
}

#[tokio::test]
async fn what_is_due_by_the_schools_rule_is_listed_and_nothing_is_deleted_by_itself() {
    let mut school = School::set_up().await;
    for n in [1, 2] {
        school.tell(&hurt(n));
    }
    school.look().await;
    decide(&school, LEAD, 1).await;
    assert!(school.desks[LEAD].text("/old").await.contains("no rule for how long"));
    let mut settings = (*school.desks[LEAD].desk.settings()).clone();
    settings.keep_years = 31;
    assert!(settings.check().is_err());
    settings.keep_years = 1;
    school.desks[LEAD].desk.set_settings(settings);
    // Decided in November 2026: the school year 2027/28 passes, and it is due on 1 September 2028.
    school.clock.forward(DAY * 646);
    school.enter().await;
    let page = school.desks[LEAD].text("/old").await;
    assert!(page.contains("No case is due by that rule."), "{page}");
    school.clock.forward(DAY);
    school.enter().await;
    school.look().await;
    let lead = &school.desks[LEAD];
    let page = lead.text("/old").await;
    assert!(page.contains("Due since 2028-09-01"), "{page}");
    let (due, open) = (school.row(LEAD, 1).await, school.row(LEAD, 2).await);
    assert!(page.contains(&due.to_string()) && !page.contains(&open.to_string()), "an open case is due: {page}");
    assert_eq!(lead.count().await, 2);
}
