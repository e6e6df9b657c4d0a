//! Hearing back: an answer on its way from the reader to the child and word of it back; and the rhythm of the board, which is
//! the same whether there are answers or not.

use crate::{
    NOW, SCHOOL, World, report,
    school::{School, urlencoded},
};
use axum::http::StatusCode;
use lantern_desk::{
    case::Deed,
    clock::Clock as _,
    identity::{Card, Keys},
    outgoing,
    reply::Lies,
};
use lantern_frame::{
    Reply, ReplyKey, Report,
    reply::{REPLY_DAYS, collector, open_board},
    report::{Code, Says, Stage},
    roster::Role,
};
use std::{sync::atomic::Ordering, time::Duration};

const LEAD: usize = 0;
const DEPUTY: usize = 1;

fn with_code(n: u8) -> Report {
    let mut told = report(n);
    (told.stage, told.code) = (Stage::LowerKs2, Some(Code::from_random([n, 1, 2, 3, 4, 5])));
    told
}

/// What the child finds who taps these pictures.
fn found(school: &School, told: &Report) -> Vec<Reply> {
    let key = ReplyKey::derive(&told.code.unwrap(), SCHOOL).unwrap();
    open_board(&school.shelf.board(), &key, SCHOOL, school.clock.now().half_day().0)
}

async fn answer(world: &World, row: lantern_desk::casebook::RowId, fields: &str) -> String {
    let form = format!("csrf={}&{fields}", world.csrf);
    // The caller sees the page before anything is sent.
    let preview = World::body(world.post(&format!("/report/{row}/answer"), &form).await).await;
    assert_eq!(world.post(&format!("/report/{row}/answer/send"), &form).await.status(), StatusCode::SEE_OTHER);
    preview
}

async fn tick(world: &World, times: usize) {
    for _ in 0..times {
        outgoing::tick(&world.desk).await.unwrap();
    }
}

#[tokio::test]
async fn an_answer_reaches_the_child_and_word_of_it_comes_back() {
    let mut school = School::set_up().await;
    let told = with_code(1);
    school.tell(&told);
    school.tell(&report(2));
    school.look().await;
    let row = school.row(LEAD, 1).await;
    let lead = &school.desks[LEAD];
    let address = format!("/report/{row}");
    assert!(!lead.text(&format!("/report/{}", school.row(LEAD, 2).await)).await.contains("Answer the child"), "no pictures, no answer");
    assert_eq!(
        lead.post(&format!("/report/{}/answer", school.row(LEAD, 2).await), &format!("csrf={}&says-thanks=yes", lead.csrf)).await.status(),
        404
    );
    for wrong in ["", "says-thanks=yes&says-talk=yes&says-come=yes&says-more=yes"] {
        for form in ["answer", "answer/send"] {
            let refused = lead.post(&format!("{address}/{form}"), &format!("csrf={}&{wrong}", lead.csrf)).await;
            assert!(refused.headers()["location"].to_str().unwrap().contains("problem=answer"), "{wrong}");
        }
    }
    let form = format!("csrf={}&says-thanks=yes&says-childline=yes&says-come=yes", lead.csrf);
    let preview = World::body(lead.post(&format!("{address}/answer"), &form).await).await;
    let at = |text: &str| preview.find(text).unwrap_or_else(|| panic!("{text} is not in the preview"));
    assert!(at("Thank you for telling us.") < at("You can come to any of us") && at("You can come to") < at("0800 1111"));
    assert!(school.case(LEAD, 1).await.unwrap().reply.is_none(), "a preview sends nothing");
    answer(lead, row, "says-thanks=yes&says-childline=yes&says-come=yes").await;
    // The browser's back button sends it again.
    lead.post(&format!("{address}/answer/send"), &form).await;
    let replied = school.case(LEAD, 1).await.unwrap().events.iter().filter(|e| matches!(e.deed, Deed::Replied { .. })).count();
    assert_eq!(replied, 1);
    let page = lead.text(&address).await;
    assert!(page.contains("It waits on the tablets until Monday 7 December. Nobody has collected it yet."), "{page}");

    // The next slot is the answer's: no child waits for a whole round.
    tick(lead, 1).await;
    let heard = found(&school, &told);
    assert_eq!(heard.len(), 1);
    assert_eq!(heard[0].says, [Says::Thanks, Says::Come, Says::Childline]);
    assert!(found(&school, &with_code(9)).is_empty());
    school.post().await;
    school.look().await;
    let deputy = &school.desks[DEPUTY];
    let at_deputy = format!("/report/{}", school.row(DEPUTY, 1).await);
    let page = deputy.text(&at_deputy).await;
    assert!(page.contains("Answered by Designated safeguarding lead:") && page.contains("Nobody has collected it yet"), "{page}");

    // A tablet says that it was collected. No reader did that, and none stands beside it.
    let word = heard[0].collected(SCHOOL, 1, &mut rand::rng()).unwrap();
    school.shelf.frames.lock().unwrap().push(*word.as_bytes());
    school.look().await;
    for (world, address) in [(lead, &address), (deputy, &at_deputy)] {
        let page = world.text(address).await;
        assert!(page.contains("It was collected at a tablet."), "{page}");
        assert!(page.contains("Tuesday 24 November 2026, in the morning</p>"), "an author or a minute: {page}");
    }
    // Who could read the report and who could not: each frame of that tablet is the same to her.
    for other in [2, 3] {
        let keys = &school.desks[other].keys;
        assert_eq!(lantern_frame::open(&word, &keys.reader, SCHOOL), Err(lantern_frame::OpenError::NotForMe));
        assert!(school.desks[other].desk.casebook.collected(keys).await.unwrap().is_empty());
    }
    let authors = school.case(DEPUTY, 1).await.unwrap().events.len();
    assert_eq!(authors, school.case(LEAD, 1).await.unwrap().events.len());

    // After fourteen days it is gone from the board, and its slot is like any other.
    school.clock.forward(Duration::from_secs(u64::from(REPLY_DAYS) * 86_400));
    school.enter().await;
    tick(&school.desks[LEAD], 33).await;
    let key = ReplyKey::derive(&told.code.unwrap(), SCHOOL).unwrap();
    assert!(open_board(&school.shelf.board(), &key, SCHOOL, school.clock.now().half_day().0 - REPLY_DAYS).is_empty());
    assert!(school.desks[LEAD].text(&address).await.contains("It was collected at a tablet."));
}

#[tokio::test]
async fn word_of_an_answer_is_heard_in_one_look_with_the_answer_and_forged_word_is_not() {
    let school = School::set_up().await;
    let told = with_code(1);
    school.tell(&told);
    school.look().await;
    let (lead, deputy) = (&school.desks[LEAD], &school.desks[DEPUTY]);
    answer(lead, school.row(LEAD, 1).await, "says-thanks=yes").await;
    tick(lead, 1).await;
    let answer = found(&school, &told).remove(0);
    // Somebody who knows the answer's id, and everybody's public keys.
    for reader in [lead, deputy] {
        let forged = Reply { collector: reader.keys.reader.recipient(), ..answer.clone() };
        let word = forged.collected(SCHOOL, 1, &mut rand::rng()).unwrap();
        school.shelf.frames.lock().unwrap().push(*word.as_bytes());
    }
    lead.look().await;
    assert!(!school.case(LEAD, 1).await.unwrap().has_collected());
    // The deputy's desk was off: what the lead did and what the tablet says come in any order within one look.
    let word = answer.collected(SCHOOL, 1, &mut rand::rng()).unwrap();
    school.shelf.frames.lock().unwrap().push(*word.as_bytes());
    school.post().await;
    deputy.look().await;
    assert!(school.case(DEPUTY, 1).await.unwrap().has_collected());
}

#[tokio::test]
async fn an_answer_to_a_report_about_staff_or_harm_is_thought_about_twice() {
    let school = School::set_up().await;
    let mut about_staff = with_code(1);
    about_staff.who = lantern_frame::report::Who::GrownUpAtSchool;
    let mut hurt = with_code(2);
    hurt.what = lantern_frame::report::What::Hurt;
    for told in [&about_staff, &hurt, &with_code(3)] {
        school.tell(told);
    }
    school.look().await;
    let lead = &school.desks[LEAD];
    for (n, staff, harm) in [(1, true, false), (2, false, true), (3, false, false)] {
        let preview = answer(lead, school.row(LEAD, n).await, "says-thanks=yes").await;
        assert_eq!(preview.contains("go and see the child instead"), staff, "{n}");
        assert_eq!(preview.contains("An answer alone is not enough"), harm, "{n}");
    }
}

#[tokio::test]
async fn a_new_answer_takes_the_place_of_the_one_before_whoever_gave_it_and_can_be_taken_back() {
    let school = School::set_up().await;
    let told = with_code(1);
    school.tell(&told);
    school.look().await;
    let (lead, deputy) = (&school.desks[LEAD], &school.desks[DEPUTY]);
    answer(lead, school.row(LEAD, 1).await, "says-thanks=yes").await;
    school.post().await;
    school.look().await;
    school.clock.forward(Duration::from_secs(60));
    answer(deputy, school.row(DEPUTY, 1).await, "says-doing=yes").await;
    tick(lead, 1).await;
    tick(deputy, 1).await;
    // The lead's desk has not heard of it yet: both lie on the board, and the later one is what the child hears.
    let says: Vec<_> = found(&school, &told).into_iter().map(|reply| reply.says.clone()).collect();
    assert_eq!(says, [[Says::Doing], [Says::Thanks]]);
    school.post().await;
    school.look().await;
    tick(lead, 33).await;
    tick(deputy, 33).await;
    let says: Vec<_> = found(&school, &told).into_iter().map(|reply| reply.says.clone()).collect();
    assert_eq!(says, [[Says::Doing]]);
    let row = school.row(DEPUTY, 1).await;
    deputy.act(row, "answer/withdraw", "").await;
    tick(deputy, 33).await;
    assert!(found(&school, &told).is_empty());
    let page = deputy.text(&format!("/report/{row}")).await;
    assert!(page.contains("Took the answer off the board") && !page.contains("id=\"answered\""));
}

/// Slots and lengths that a desk puts within `ticks`, with or without answers, locked at the end; and what it put.
async fn rhythm(answers: bool) -> Vec<(u8, Vec<u8>)> {
    let mut school = School::set_up().await;
    for n in 1..=3 {
        school.tell(&with_code(n));
    }
    school.look().await;
    let before = school.shelf.slots.lock().unwrap().len();
    let lead = &school.desks[LEAD];
    tick(lead, 5).await;
    if answers {
        for n in 1..=3 {
            answer(lead, school.row(LEAD, n).await, "says-thanks=yes").await;
        }
    }
    tick(lead, 70).await;
    // The server is away for a while: the same slot is put again.
    school.shelf.down.store(true, Ordering::SeqCst);
    assert!(outgoing::tick(&lead.desk).await.is_err());
    school.shelf.down.store(false, Ordering::SeqCst);
    lead.desk.lock();
    tick(lead, 40).await;
    let mut lead = school.desks.remove(LEAD).restart().await;
    tick(&lead, 30).await;
    lead.enter().await;
    tick(&lead, 40).await;
    school.shelf.slots.lock().unwrap().split_off(before)
}

#[tokio::test]
async fn the_board_is_put_in_one_rhythm_with_answers_and_without() {
    let (with, without) = (rhythm(true).await, rhythm(false).await);
    let shape = |put: &[(u8, Vec<u8>)]| put.iter().map(|(slot, bytes)| (*slot, bytes.len())).collect::<Vec<_>>();
    assert_eq!(shape(&with), shape(&without));
    assert_eq!(with.len(), 5 + 70 + 40 + 30 + 40);
    // Four places on the list: thirty-two slots each, in turn.
    assert!(with.iter().enumerate().all(|(n, (slot, _))| usize::from(*slot) == (with[0].0 as usize + n) % 32), "{:?}", shape(&with));
    // Which slots change and which stay is the same, too: all are new while the desk is open, and none while it is locked.
    let changes = |put: &[(u8, Vec<u8>)]| (32..put.len()).map(|n| put[n].1 != put[n - 32].1).collect::<Vec<_>>();
    let (changed, unchanged) = (changes(&with), changes(&without));
    assert_eq!(changed, unchanged);
    assert!(changed[..43].iter().all(|new| *new), "an open desk seals anew");
    assert!(changed[75..113].iter().all(|new| !new), "a locked desk puts what lies ready");
    // The test can fail: there were answers.
    let key = ReplyKey::derive(&with_code(2).code.unwrap(), SCHOOL).unwrap();
    let board = |put: &[(u8, Vec<u8>)]| put.iter().flat_map(|(_, bytes)| bytes.clone()).collect::<Vec<_>>();
    let today = lantern_desk::clock::SetClock::at(NOW).now().half_day().0;
    assert_eq!(open_board(&board(&with), &key, SCHOOL, today).len(), 1);
    assert_eq!(open_board(&board(&without), &key, SCHOOL, today).len(), 0);
    let locked = &with[75 + 32..75 + 64];
    assert_eq!(open_board(&board(locked), &key, SCHOOL, today).len(), 1, "a locked desk keeps answers on the board");
}

#[tokio::test]
async fn every_desk_has_slots_of_its_own() {
    let school = School::set_up().await;
    let mut all: Vec<u8> = Vec::new();
    for world in &school.desks {
        let share = world.desk.board_share().unwrap();
        all.extend(share.first..share.first + share.count);
        world.desk.lock();
        assert_eq!(world.desk.board_share(), Some(share), "a locked desk knows its part");
    }
    assert_eq!(all, (0..128).collect::<Vec<u8>>());
}

#[tokio::test]
async fn a_locked_desk_follows_the_list_so_that_it_writes_over_nobody() {
    let mut school = School::set_up().await;
    school.desks[3].desk.lock();
    let before = school.desks[3].desk.board_share().unwrap();
    let new = school.desk(Role::DeputyLead, "Second deputy").await;
    school.propose(LEAD, "join", &format!("role=deputy&card={}", urlencoded(&school.card(new)))).await;
    school.sign_and_publish(LEAD, DEPUTY).await;
    for desk in [LEAD, DEPUTY, 2, new] {
        school.desks[desk].look_all().await;
    }
    assert_eq!(school.desks[3].desk.board_share(), Some(before));
    outgoing::follow_roster(&school.desks[3].desk).await;
    let mut all: Vec<u8> = Vec::new();
    for world in &school.desks {
        let share = world.desk.board_share().unwrap();
        all.extend(share.first..share.first + share.count);
    }
    all.sort_unstable();
    assert_eq!(all, (0..125).collect::<Vec<u8>>(), "five places of twenty-five slots");
    // A list that nobody signed is not followed either.
    *school.shelf.roster.lock().unwrap() = Some(vec![1, 2, 3]);
    outgoing::follow_roster(&school.desks[3].desk).await;
    assert_eq!(school.desks[3].desk.roster().unwrap().roster.version, 2);
}

#[tokio::test]
async fn where_there_are_more_answers_than_slots_they_wait_and_the_page_says_so() {
    let mut school = School::new();
    let lead = school.desk(Role::DesignatedSafeguardingLead, "Designated safeguarding lead").await;
    let mut cards = school.card(lead);
    let mut others = vec![Role::DeputyLead, Role::Headteacher, Role::ChairOfGovernors];
    others.extend([Role::OnlineSafetyLead; 12]);
    let keys: Vec<Keys> = others.iter().map(|_| Keys::generate()).collect();
    for (n, (role, keys)) in others.into_iter().zip(&keys).enumerate() {
        let mut card = Card::new(keys, role, &format!("Reader {n}"));
        card.school = Some(hex::encode(SCHOOL));
        cards += &(card.to_text().unwrap() + "\n");
    }
    school.propose(lead, "first", &format!("school=Hill+School&card={}", urlencoded(&cards))).await;
    school.sign(lead).await;
    let world = &school.desks[lead];
    let mut signed = lantern_desk::roster::from_text(&world.text("/people/proposal/file").await).unwrap();
    signed.sign(&keys[0].signing);
    let text = urlencoded(&lantern_desk::roster::to_text(&signed).unwrap());
    world.post("/people/sign", &format!("csrf={}&text={text}", world.csrf)).await;
    world.post("/people/proposal/publish", &format!("csrf={}", world.csrf)).await;
    let share = world.desk.board_share().unwrap();
    assert_eq!((share.first, share.count), (0, 8));
    for n in 1..=9 {
        school.tell(&with_code(n));
    }
    school.look().await;
    for n in 1..=9 {
        let entry = school.case(lead, n).await.unwrap().entry;
        world.desk.record(&world.keys, &[&entry], &Deed::Replied { id: [n; 16], says: vec![Says::Thanks] }).await.unwrap();
        school.clock.forward(Duration::from_secs(60));
    }
    world.desk.arrange_board(&world.keys).await.unwrap();
    let lies = async |n: u8| {
        let given = school.case(lead, n).await.unwrap().reply.unwrap();
        world.desk.where_lies(&world.keys, &given).await.unwrap()
    };
    for n in 1..=8 {
        assert_eq!(lies(n).await, Lies::OnBoard, "{n}");
    }
    assert_eq!(lies(9).await, Lies::Waits);
    let page = world.text(&format!("/report/{}", school.row(lead, 9).await)).await;
    assert!(page.contains("All places for your desk’s answers are taken."), "{page}");
    // One that a child has heard makes room.
    let given = school.case(lead, 3).await.unwrap().reply.unwrap();
    let collector = collector(&given.event, &given.id).unwrap().recipient();
    let heard = Reply { id: given.id, day: 0, nth: 1, says: vec![Says::Thanks], collector };
    let word = heard.collected(SCHOOL, 1, &mut rand::rng()).unwrap();
    school.shelf.frames.lock().unwrap().push(*word.as_bytes());
    school.look().await;
    tick(world, 9).await;
    assert_eq!((lies(9).await, lies(3).await), (Lies::OnBoard, Lies::Waits));
    assert_eq!(found(&school, &with_code(9)).len(), 1);
}

#[tokio::test]
async fn an_answer_of_somebody_who_has_left_is_put_by_another_reader() {
    let school = School::set_up().await;
    let told = with_code(1);
    school.tell(&told);
    school.look().await;
    answer(&school.desks[LEAD], school.row(LEAD, 1).await, "says-talk=yes").await;
    school.post().await;
    school.look().await;
    let mut school = school;
    let new = school.desk(Role::DeputyLead, "Second deputy").await;
    school.propose(DEPUTY, "join", &format!("role=deputy&card={}", urlencoded(&school.card(new)))).await;
    school.sign_and_publish(DEPUTY, 3).await;
    school.look().await;
    let deputy = school.roster().readers.iter().find(|r| r.role == Role::DeputyLead).unwrap().person;
    school.propose(DEPUTY, "lead", &format!("person={deputy}")).await;
    school.sign_and_publish(DEPUTY, 3).await;
    school.look().await;
    school.shelf.slots.lock().unwrap().clear();
    school.desks[LEAD].look_all().await;
    assert_eq!(school.desks[LEAD].desk.board_share(), None, "who has left puts nothing");
    tick(&school.desks[DEPUTY], 2).await;
    tick(&school.desks[DEPUTY], 32).await;
    let heard = found(&school, &told);
    assert_eq!(heard.len(), 1);
    assert_eq!(heard[0].says, [Says::Talk]);
}
