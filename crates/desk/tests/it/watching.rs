//! A report about a grown-up at school who is not named, and what the chair of governors hears of it: nothing, unless nobody
//! looked at it on its day.

use crate::{
    SCHOOL, World, report,
    school::{School, urlencoded},
};
use axum::http::StatusCode;
use lantern_desk::clock::Clock as _;
use lantern_frame::{Report, Whereabouts, report::Who, roster::Role, seal_told};
use std::time::Duration;

const LEAD: usize = 0;
const DEPUTY: usize = 1;
const HEAD: usize = 2;
const CHAIR: usize = 3;
const TODAY: &str = "A report has not been looked at today. Ask the safeguarding lead.";

fn unnamed(n: u8) -> Report {
    let mut told = report(n);
    (told.who, told.words) = (Who::GrownUpAtSchool, Some("marmalade".into()));
    told
}

/// A tablet with the newest list sends all that belongs to a report, told at this minute. Gives how many frames those were.
fn tell(school: &School, report: &Report, minute: u16) -> usize {
    let at = Whereabouts { tablet: "Tablet 7", class: "Zebras", minute };
    let told = seal_told(&school.roster(), report, at, &mut rand::rng()).unwrap();
    school.shelf.frames.lock().unwrap().extend(told.iter().map(|one| *one.frame.as_bytes()));
    told.len()
}

/// The clock goes on, and every desk is opened and looks.
async fn later(school: &mut School, minutes: u64) {
    school.clock.forward(Duration::from_secs(minutes * 60));
    school.enter().await;
    school.look().await;
}

fn rings(world: &World) -> usize {
    world.bell.rings.lock().unwrap().len()
}

async fn shows(world: &World) -> bool {
    world.text("/").await.contains("Ask the safeguarding lead")
}

#[tokio::test]
async fn the_chair_hears_that_nobody_looked_and_not_at_what() {
    let mut school = School::set_up().await;
    assert_eq!(tell(&school, &unnamed(1), 600), 2);
    school.look().await;
    let chair = &school.desks[CHAIR];
    let quiet = chair.text("/pulse").await;
    // Ten in the morning; then a minute before the day is over, and word may still be on its way.
    later(&mut school, 5 * 60 + 29).await;
    assert!(!shows(&school.desks[CHAIR]).await);
    later(&mut school, 15).await;
    assert!(!shows(&school.desks[CHAIR]).await && rings(&school.desks[CHAIR]) == 0);
    later(&mut school, 1).await;
    let chair = &school.desks[CHAIR];
    let page = chair.text("/").await;
    assert!(page.contains(TODAY) && chair.text("/pulse").await != quiet, "{page}");
    assert!(!page.contains("marmalade") && !page.contains("Tablet 7") && !page.contains("unkind"), "{page}");
    assert_eq!((chair.count().await, rings(chair)), (0, 1), "she reads nothing");
    let notice = chair.bell.rings.lock().unwrap()[0].notice.clone().unwrap();
    assert_eq!(notice.1, "Please look at your desk now.");
    for other in [LEAD, DEPUTY, HEAD] {
        assert!(!shows(&school.desks[other]).await, "desk {other}");
    }
    // It rings once, not every two minutes as for a child who waits.
    later(&mut school, 30).await;
    assert_eq!(rings(&school.desks[CHAIR]), 1);
    // The lead looks late: her desk says so, and the line goes.
    let row = school.row(LEAD, 1).await;
    school.desks[LEAD].act(row, "look", "").await;
    school.post().await;
    school.look().await;
    assert!(!shows(&school.desks[CHAIR]).await);
    // The next day there is nothing left of it.
    later(&mut school, 24 * 60).await;
    assert!(!shows(&school.desks[CHAIR]).await);
}

#[tokio::test]
async fn whoever_looks_first_says_so_once_and_the_chair_hears_nothing() {
    for reader in [LEAD, HEAD] {
        let mut school = School::set_up().await;
        tell(&school, &unnamed(1), 600);
        // The word that somebody looked may be there before the word that there is something to be looked at.
        school.desks[reader].look().await;
        let row = school.row(reader, 1).await;
        school.desks[reader].act(row, "seen", "").await;
        let first = school.desks[reader].desk.casebook.outgoing().await.unwrap();
        school.desks[reader].act(row, "note", "text=Rang+home").await;
        let more = school.desks[reader].desk.casebook.outgoing().await.unwrap() - first;
        assert_eq!((first, more), (2, 1), "the event and the word; then an event alone");
        let before = std::mem::take(&mut *school.shelf.frames.lock().unwrap());
        school.post().await;
        school.look().await;
        school.shelf.frames.lock().unwrap().extend(before);
        school.look().await;
        let other = if reader == LEAD { HEAD } else { LEAD };
        let row = school.row(other, 1).await;
        school.desks[other].act(row, "look", "").await;
        assert_eq!(school.desks[other].desk.casebook.outgoing().await.unwrap(), 1, "it was looked at already");
        later(&mut school, 7 * 60).await;
        let chair = &school.desks[CHAIR];
        assert!(!shows(chair).await && rings(chair) == 0 && chair.count().await == 0, "reader {reader}");
    }
}

#[tokio::test]
async fn what_is_told_when_school_is_over_has_the_next_school_day() {
    let mut school = School::set_up().await;
    // Tuesday at four; the desks look on Wednesday at nine, when all of Wednesday is left.
    tell(&school, &unnamed(1), 16 * 60);
    later(&mut school, 23 * 60).await;
    assert!(!shows(&school.desks[CHAIR]).await);
    // The chair's desk stays shut until Thursday.
    later(&mut school, 24 * 60).await;
    let page = school.desks[CHAIR].text("/").await;
    assert!(page.contains("A report was not looked at on Wednesday 25 November. Ask the safeguarding lead."), "{page}");
}

#[tokio::test]
async fn without_word_from_the_server_nobody_is_alarmed() {
    let mut school = School::set_up().await;
    tell(&school, &unnamed(1), 600);
    school.look().await;
    school.shelf.down.store(true, std::sync::atomic::Ordering::SeqCst);
    school.clock.forward(Duration::from_secs(7 * 60 * 60));
    school.enter().await;
    let chair = &school.desks[CHAIR];
    assert!(lantern_desk::fetch::look(&chair.desk, &chair.keys, SCHOOL, &*school.shelf, false).await.is_err());
    assert!(!shows(chair).await && rings(chair) == 0, "word that somebody looked may lie there");
    school.shelf.down.store(false, std::sync::atomic::Ordering::SeqCst);
    school.look().await;
    assert!(shows(&school.desks[CHAIR]).await);
}

#[tokio::test]
async fn she_takes_the_line_away_when_she_has_asked_and_locking_hides_it() {
    let mut school = School::set_up().await;
    tell(&school, &unnamed(1), 600);
    tell(&school, &unnamed(2), 600);
    later(&mut school, 6 * 60).await;
    let chair = &school.desks[CHAIR];
    let rows: Vec<_> = chair.desk.unread().iter().map(|one| one.row).collect();
    assert_eq!(rows.len(), 2);
    let address = format!("/unread/{}", rows[0]);
    assert_eq!(chair.post(&address, "csrf=guess").await.status(), StatusCode::FORBIDDEN);
    assert_eq!(chair.desk.unread().len(), 2);
    assert_eq!(chair.post(&address, &format!("csrf={}", chair.csrf)).await.status(), StatusCode::SEE_OTHER);
    school.look().await;
    assert_eq!(school.desks[CHAIR].desk.unread().iter().map(|one| one.row).collect::<Vec<_>>(), rows[1..]);
    school.desks[CHAIR].desk.lock();
    assert!(school.desks[CHAIR].desk.unread().is_empty());
    // A month later nothing of it is on her disk.
    later(&mut school, 40 * 24 * 60).await;
    let chair = &school.desks[CHAIR];
    assert!(chair.desk.casebook.watched(&chair.keys).await.unwrap().is_empty() && !shows(chair).await);
}

#[tokio::test]
async fn reports_that_are_not_watched_say_nothing_to_the_chair() {
    let mut school = School::set_up().await;
    let no = school.roster().readers.iter().find(|r| r.role == Role::DeputyLead).unwrap().no;
    let mut named = unnamed(1);
    named.staff = Some(no);
    let mut practice = unnamed(2);
    practice.drill = true;
    for told in [&named, &practice, &report(3)] {
        assert_eq!(tell(&school, told, 600), 1);
    }
    school.look().await;
    let row = school.row(LEAD, 1).await;
    school.desks[LEAD].act(row, "seen", "").await;
    assert_eq!(school.desks[LEAD].desk.casebook.outgoing().await.unwrap(), 1, "the event alone");
    later(&mut school, 7 * 60).await;
    let chair = &school.desks[CHAIR];
    assert!(chair.desk.casebook.watched(&chair.keys).await.unwrap().is_empty() && !shows(chair).await);
    // What the list says is on the page that everybody can read.
    assert!(chair.text("/people").await.contains("this hears that there is one, and no more: Chair of governors"));
}

#[tokio::test]
async fn a_chair_with_a_new_key_hears_that_it_was_looked_at() {
    let mut school = School::set_up().await;
    tell(&school, &unnamed(1), 600);
    school.look().await;
    let person = school.roster().readers.iter().find(|r| r.role == Role::ChairOfGovernors).unwrap().person;
    let new = school.desk(Role::ChairOfGovernors, "Chair of governors").await;
    school.propose(LEAD, "lost", &format!("person={person}&card={}", urlencoded(&school.card(new)))).await;
    school.sign_and_publish(LEAD, DEPUTY).await;
    school.look().await;
    let row = school.row(LEAD, 1).await;
    school.desks[LEAD].act(row, "seen", "").await;
    school.post().await;
    school.look().await;
    let chair = &school.desks[new];
    let watched = chair.desk.casebook.watched(&chair.keys).await.unwrap();
    assert!(watched.len() == 1 && watched[0].1.over, "{}", school.clock.now().unix);
}
