//! What desks tell each other: whole or in parts, in any order, to those who may read the report and to nobody else.

use crate::{
    SCHOOL, everything, holds, report,
    school::{School, urlencoded},
};
use lantern_desk::{
    case::{Author, Deed, Event, Outcome},
    casebook::Haul,
    clock::Clock as _,
    identity::Keys,
};
use lantern_frame::{
    Frame, Topic,
    report::Who,
    roster::{ReaderNo, Role},
    seal_message,
};
use rand::{SeedableRng as _, rngs::StdRng};
use std::time::Duration;

const LEAD: usize = 0;
const DEPUTY: usize = 1;
const HEAD: usize = 2;
const CHAIR: usize = 3;

async fn notes(school: &School, desk: usize, id: u8) -> Vec<String> {
    let Some(case) = school.case(desk, id).await else { return Vec::new() };
    let note = |event: &Event| match &event.deed {
        Deed::Note { text } => Some(text.clone()),
        _ => None,
    };
    case.events.iter().filter_map(note).collect()
}

async fn waiting(school: &School, desk: usize) -> usize {
    let world = &school.desks[desk];
    world.desk.casebook.parts(&world.keys).await.unwrap().len()
}

fn no(school: &School, role: Role) -> ReaderNo {
    school.roster().readers.iter().find(|r| r.role == role).unwrap().no
}

#[tokio::test]
async fn what_one_reader_did_is_at_the_others_and_at_nobody_elses() {
    let school = School::set_up().await;
    school.tell(&report(1));
    school.look().await;
    let row = school.row(LEAD, 1).await;
    school.desks[LEAD].act(row, "seen", "").await;
    school.desks[LEAD].act(row, "note", "text=Spoke+with+the+class+teacher").await;
    school.desks[LEAD].act(row, "decide", "outcome=concern&reason=").await;
    assert_eq!(school.desks[LEAD].desk.casebook.outgoing().await.unwrap(), 3, "one frame each");
    school.post().await;
    school.look().await;
    let case = school.case(DEPUTY, 1).await.unwrap();
    assert_eq!(case.holder.unwrap().by, "Designated safeguarding lead");
    assert!(matches!(case.outcome, Some((Outcome::Concern, _, _))));
    assert_eq!(notes(&school, DEPUTY, 1).await, ["Spoke with the class teacher"]);
    let page = school.desks[DEPUTY].text(&format!("/report/{}", school.row(DEPUTY, 1).await)).await;
    assert!(page.contains("Designated safeguarding lead") && page.contains("Spoke with the class teacher"));
    for desk in [HEAD, CHAIR] {
        let world = &school.desks[desk];
        assert_eq!(waiting(&school, desk).await, 0);
        assert_eq!(world.desk.casebook.events(&world.keys).await.unwrap().events.len(), 0, "desk {desk}");
    }
    // Her own come back to her desk, and stand there once.
    assert_eq!((waiting(&school, LEAD).await, notes(&school, LEAD, 1).await.len()), (0, 1));
}

#[tokio::test]
async fn a_long_note_arrives_in_parts_in_any_order_and_twice_and_over_a_restart() {
    let school = School::set_up().await;
    school.tell(&report(1));
    school.look().await;
    let text = "quokka ".repeat(540);
    let row = school.row(LEAD, 1).await;
    school.desks[LEAD].act(row, "note", &format!("text={}", urlencoded(&text))).await;
    let before = school.shelf.frames.lock().unwrap().len();
    let School { shelf, clock, mut desks } = school;
    // The program is stopped before anything went out.
    let mut lead = desks.remove(LEAD).restart().await;
    assert_eq!(lead.desk.casebook.outgoing().await.unwrap(), 3);
    lead.enter().await;
    desks.insert(LEAD, lead);
    let school = School { shelf, clock, desks };
    school.post().await;
    let parts: Vec<_> = school.shelf.frames.lock().unwrap().split_off(before);
    assert_eq!(parts.len(), 3);
    for part in parts.iter().rev().chain(&parts[1..]) {
        assert!(notes(&school, DEPUTY, 1).await.is_empty() || part == &parts[1] || part == &parts[2], "before it was whole");
        school.shelf.frames.lock().unwrap().push(*part);
        school.look().await;
    }
    assert_eq!(notes(&school, DEPUTY, 1).await, [text.trim()]);
    assert_eq!((waiting(&school, DEPUTY).await, waiting(&school, HEAD).await), (0, 0));
    for desk in [LEAD, DEPUTY] {
        assert!(!holds(&everything(school.desks[desk].dir.path()), "quokka"), "in the clear on a disk");
    }
}

#[tokio::test]
async fn what_was_done_about_a_report_that_is_not_here_yet_waits_for_it() {
    let school = School::set_up().await;
    let frame = school.tell(&report(1));
    school.desks[LEAD].look().await;
    school.shelf.frames.lock().unwrap().clear();
    let row = school.row(LEAD, 1).await;
    school.desks[LEAD].act(row, "note", "text=Rang+home").await;
    school.post().await;
    school.look().await;
    assert_eq!((waiting(&school, DEPUTY).await, school.reports(DEPUTY).await), (1, 0));
    school.shelf.frames.lock().unwrap().push(*frame.as_bytes());
    school.look().await;
    assert_eq!((waiting(&school, DEPUTY).await, notes(&school, DEPUTY, 1).await), (0, vec!["Rang home".to_owned()]));
}

/// Frames as somebody makes them who knows the report's id and the deputy's public key.
fn forged(school: &School, signer: &Keys, claims: [u8; 32], text: &str) -> Vec<Frame> {
    let by = Author { label: "Designated safeguarding lead".into(), key: claims };
    let event = Event::new([1; 16], 9, school.clock.now(), by, Deed::Note { text: text.into() });
    let signed = event.sign(&signer.signing).unwrap();
    let to = [school.desks[DEPUTY].keys.reader.recipient()];
    seal_message(Topic::Case, &postcard::to_allocvec(&signed).unwrap(), &to, SCHOOL, 1, &mut StdRng::seed_from_u64(text.len() as u64))
        .unwrap()
}

#[tokio::test]
async fn nobody_is_believed_who_may_not_read_that_report() {
    let mut school = School::set_up().await;
    school.tell(&report(1));
    school.look().await;
    let (lead, head, stranger) = (school.desks[LEAD].keys.clone(), school.desks[HEAD].keys.clone(), Keys::generate());
    let key = |keys: &Keys| *keys.signing.verify_key().as_bytes();
    let mut frames = forged(&school, &head, key(&head), "the head, who is no reader of this one");
    frames.extend(forged(&school, &head, key(&lead), "the head under the name of the lead"));
    frames.extend(forged(&school, &stranger, key(&stranger), "somebody on no list at all"));
    for nonsense in [&b""[..], b"hello", &[0xff; 300]] {
        let to = [school.desks[DEPUTY].keys.reader.recipient()];
        for topic in [Topic::Case, Topic::Proposal, Topic::HandOver] {
            frames.extend(seal_message(topic, nonsense, &to, SCHOOL, 1, &mut StdRng::seed_from_u64(3)).unwrap());
        }
    }
    school.shelf.frames.lock().unwrap().extend(frames.iter().map(|frame| *frame.as_bytes()));
    school.look().await;
    assert_eq!(notes(&school, DEPUTY, 1).await, Vec::<String>::new());
    // Two may become believable with another list; the others never.
    assert_eq!(waiting(&school, DEPUTY).await, 2);
    school.clock.forward(Duration::from_secs(2 * 86_400));
    school.enter().await;
    school.look().await;
    assert!(school.desks[DEPUTY].text("/").await.contains("2 things that other desks sent cannot be placed"));
    // The same by one who may.
    let good = forged(&school, &lead, key(&lead), "the lead herself");
    school.shelf.frames.lock().unwrap().extend(good.iter().map(|frame| *frame.as_bytes()));
    school.look().await;
    assert_eq!(notes(&school, DEPUTY, 1).await, ["the lead herself"]);
    // What can never be placed does not stay for ever.
    school.clock.forward(Duration::from_secs(70 * 86_400));
    school.enter().await;
    school.look().await;
    assert_eq!(waiting(&school, DEPUTY).await, 0);
    assert!(!school.desks[DEPUTY].text("/").await.contains("cannot be placed"));
}

#[tokio::test]
async fn whom_it_is_about_hears_nothing_under_any_post_she_gets_or_leaves() {
    let mut school = School::set_up().await;
    let mut about = report(1);
    (about.who, about.staff) = (Who::GrownUpAtSchool, Some(no(&school, Role::DeputyLead)));
    school.tell(&about);
    let mut about_head = report(2);
    (about_head.who, about_head.staff) = (Who::GrownUpAtSchool, Some(no(&school, Role::Headteacher)));
    school.tell(&about_head);
    school.look().await;
    // The deputy whom one is about becomes the lead; a second deputy is there; the head of the other one leaves.
    let new = school.desk(Role::DeputyLead, "Second deputy").await;
    school.propose(LEAD, "join", &format!("role=deputy&card={}", urlencoded(&school.card(new)))).await;
    school.sign_and_publish(LEAD, CHAIR).await;
    school.look().await;
    let person = |role: Role| school.roster().readers.iter().find(|r| r.role == role).unwrap().person;
    let (deputy, head) = (school.roster().readers.iter().find(|r| Some(r.no) == about.staff).unwrap().person, person(Role::Headteacher));
    school.propose(LEAD, "lead", &format!("person={deputy}&stays=yes")).await;
    school.sign_and_publish(LEAD, CHAIR).await;
    school.look().await;
    school.propose(LEAD, "leave", &format!("person={head}")).await;
    school.sign_and_publish(LEAD, CHAIR).await;
    school.look().await;
    assert_eq!(person(Role::DesignatedSafeguardingLead), deputy);
    // An acting head joins, under a number that nobody had.
    let acting = school.desk(Role::Headteacher, "Acting headteacher").await;
    school.propose(LEAD, "join", &format!("role=head&card={}", urlencoded(&school.card(acting)))).await;
    school.sign_and_publish(LEAD, CHAIR).await;
    school.look().await;
    assert!(no(&school, Role::Headteacher) > about_head.staff.unwrap());

    let row = school.row(LEAD, 1).await;
    school.desks[LEAD].act(row, "note", "text=about+the+deputy").await;
    let row = school.row(CHAIR, 2).await;
    school.desks[CHAIR].act(row, "note", "text=about+the+head").await;
    school.post().await;
    school.look().await;
    assert_eq!(waiting(&school, acting).await, 0, "she has no report to put it to");
    for desk in [DEPUTY, HEAD] {
        let world = &school.desks[desk];
        let events = world.desk.casebook.events(&world.keys).await.unwrap().events;
        let heard = events.iter().filter(|event| matches!(event.deed, Deed::Note { .. })).count();
        // The deputy was among the readers of the one about the head, and still is.
        let expected = usize::from(desk == DEPUTY);
        assert_eq!((heard, waiting(&school, desk).await), (expected, 0), "desk {desk}");
    }
    assert_eq!(notes(&school, DEPUTY, 2).await, ["about the head"]);
    // Nor are the cases offered to them.
    let world = &school.desks[CHAIR];
    let roster = school.roster();
    let offered = async |label: &str| {
        let reader = roster.readers.iter().find(|r| r.label == label).unwrap();
        world.desk.to_hand_over(&world.keys, reader).await.unwrap()
    };
    assert_eq!(offered("Acting headteacher").await, 0);
    // By the table of who reads what she reads about the deputy who leads now, and nothing about the head before her.
    let world_lead = &school.desks[LEAD];
    let to = no(&school, Role::Headteacher);
    world_lead.post("/people/hand-over", &format!("csrf={}&to={to}", world_lead.csrf)).await;
    school.post().await;
    school.look().await;
    assert_eq!(notes(&school, acting, 1).await, ["about the deputy"]);
    assert!(school.case(acting, 2).await.is_none() && waiting(&school, acting).await == 0);
    assert_eq!(offered("Designated safeguarding lead").await, 0, "she read nothing about the head before");
    let page = world.text(&format!("/report/{row}")).await;
    assert!(page.contains("LADO) first"), "the steps for a head go on when she has left: {page}");
}

#[tokio::test]
async fn a_record_is_handed_over_with_what_those_wrote_who_have_left() {
    let mut school = School::set_up().await;
    school.tell(&report(1));
    school.look().await;
    let row = school.row(LEAD, 1).await;
    for n in 0..12 {
        school.desks[LEAD].act(row, "note", &format!("text=note+{n}")).await;
    }
    school.post().await;
    school.look().await;
    let new = school.desk(Role::DeputyLead, "Second deputy").await;
    school.propose(DEPUTY, "join", &format!("role=deputy&card={}", urlencoded(&school.card(new)))).await;
    school.sign_and_publish(DEPUTY, CHAIR).await;
    school.look().await;
    let deputy = school.roster().readers.iter().find(|r| r.role == Role::DeputyLead).unwrap().person;
    school.propose(DEPUTY, "lead", &format!("person={deputy}")).await;
    school.sign_and_publish(DEPUTY, CHAIR).await;
    school.look().await;
    assert!(!school.roster().readers.iter().any(|r| r.verify_key == school.desks[LEAD].keys.signing.verify_key()));
    let to = school.roster().readers.iter().find(|r| r.label == "Second deputy").unwrap().no;
    school.post().await;
    school.look().await;
    let world = &school.desks[DEPUTY];
    let waits = world.desk.casebook.outgoing().await.unwrap();
    world.post("/people/hand-over", &format!("csrf={}&to={to}", world.csrf)).await;
    let frames = world.desk.casebook.outgoing().await.unwrap() - waits;
    assert!(frames < 8, "{frames} frames for twelve short notes");
    // What a reader does now does not wait behind it.
    let row = school.row(DEPUTY, 1).await;
    world.act(row, "seen", "").await;
    school.desks[new].look_all().await;
    lantern_desk::outgoing::tick(&world.desk).await.unwrap();
    lantern_desk::outgoing::tick(&world.desk).await.unwrap();
    school.look().await;
    assert_eq!(waiting(&school, new).await, 2, "what was done goes first; its report is not here yet");
    school.post().await;
    school.look().await;
    assert_eq!(notes(&school, new, 1).await.len(), 12);
    assert_eq!(school.case(new, 1).await.unwrap().holder.unwrap().by, "Deputy safeguarding lead");
    assert_eq!(waiting(&school, new).await, 0);
}

#[tokio::test]
async fn who_joined_later_hears_of_a_case_when_it_was_handed_to_her() {
    let mut school = School::set_up().await;
    school.tell(&report(1));
    school.look().await;
    let new = school.desk(Role::DeputyLead, "Second deputy").await;
    school.propose(LEAD, "join", &format!("role=deputy&card={}", urlencoded(&school.card(new)))).await;
    school.sign_and_publish(LEAD, CHAIR).await;
    school.look().await;
    let row = school.row(LEAD, 1).await;
    school.desks[LEAD].act(row, "note", "text=before").await;
    school.post().await;
    school.look().await;
    assert_eq!((waiting(&school, new).await, notes(&school, DEPUTY, 1).await), (0, vec!["before".to_owned()]));
    let to = school.roster().readers.iter().find(|r| r.label == "Second deputy").unwrap().no;
    school.desks[DEPUTY].post("/people/hand-over", &format!("csrf={}&to={to}", school.desks[DEPUTY].csrf)).await;
    school.post().await;
    school.look().await;
    school.desks[LEAD].act(row, "note", "text=after").await;
    school.post().await;
    school.look().await;
    assert_eq!(notes(&school, new, 1).await, ["before", "after"]);
}

#[tokio::test]
async fn a_list_that_was_signed_goes_to_the_other_signers_by_itself() {
    let school = School::set_up().await;
    school.propose(LEAD, "renew", "").await;
    let deputy = &school.desks[DEPUTY];
    school.post().await;
    school.look().await;
    assert!(!deputy.text("/people").await.contains("on its way at this desk"), "unsigned");
    school.sign(LEAD).await;
    let page = school.desks[LEAD].text("/people/proposal").await;
    assert!(page.contains("on its way to the desks of: Deputy safeguarding lead, Chair of governors"), "{page}");
    // The deputy is at something else meanwhile: hers is not taken from under her hands.
    let head = school.roster().readers.iter().find(|r| r.role == Role::Headteacher).unwrap().person;
    school.propose(DEPUTY, "leave", &format!("person={head}")).await;
    school.post().await;
    school.look().await;
    let page = deputy.text("/people/proposal").await;
    assert!(page.contains("Nobody has signed it yet") && page.contains("Headteacher does not read any more"), "{page}");
    assert!(!deputy.text("/people").await.contains("cannot be placed"));
    assert!(!school.desks[HEAD].text("/people").await.contains("on its way at this desk"), "the head signs nothing");
    school.sign(CHAIR).await;
    let world = &school.desks[CHAIR];
    let published = world.post("/people/proposal/publish", &format!("csrf={}", world.csrf)).await;
    assert_eq!(published.headers()["location"], "/people?done=published");
    assert_eq!(school.roster().version, 2);
    school.look().await;
    for desk in [LEAD, DEPUTY, CHAIR] {
        assert!(!school.desks[desk].text("/people").await.contains("on its way at this desk"), "desk {desk}");
    }
}

#[tokio::test]
async fn a_lost_disk_gives_back_what_was_on_its_way_in_either_direction() {
    let school = School::set_up().await;
    let frame = school.tell(&report(1));
    school.tell(&report(2));
    school.desks[LEAD].look().await;
    school.shelf.frames.lock().unwrap().clear();
    let row = school.row(LEAD, 1).await;
    let lead = &school.desks[LEAD];
    lead.act(row, "note", "text=not+out+yet").await;
    // Something of the deputy's about a report that the lead does not have yet, and word that an answer was collected.
    let to = [lead.keys.reader.recipient()];
    let by = Author { label: "Deputy safeguarding lead".into(), key: *school.desks[DEPUTY].keys.signing.verify_key().as_bytes() };
    let event = Event::new([3; 16], 1, school.clock.now(), by, Deed::Note { text: "early".into() });
    let signed = postcard::to_allocvec(&event.sign(&school.desks[DEPUTY].keys.signing).unwrap()).unwrap();
    let mut rng = StdRng::seed_from_u64(77);
    let early = seal_message(Topic::Case, &signed, &to, SCHOOL, 1, &mut rng).unwrap();
    school.shelf.frames.lock().unwrap().push(*early[0].as_bytes());
    lead.look().await;
    let word = Haul { collected: vec![[8; 16]], ..Haul::default() };
    lead.desk.casebook.keep(&lead.keys, &word, school.clock.now()).await.unwrap();
    let copy = lead.desk.copy(&lead.keys).await.unwrap();

    let School { shelf, clock, mut desks } = school;
    let lost = desks.remove(LEAD);
    lost.desk.casebook.close().await;
    for file in ["casebook.db", "casebook.db-wal", "casebook.db-shm"] {
        let _ = std::fs::remove_file(lost.dir.path().join(file));
    }
    let mut lead = lost.restart().await;
    lead.enter().await;
    assert_eq!((lead.count().await, lead.desk.casebook.outgoing().await.unwrap()), (0, 0));
    assert_eq!(lead.desk.restore(&lead.keys, &copy).await.unwrap(), 2);
    assert!(lead.desk.casebook.collected(&lead.keys).await.unwrap().contains_key(&[8; 16]));
    desks.insert(LEAD, lead);
    let school = School { shelf, clock, desks };
    assert_eq!((waiting(&school, LEAD).await, school.desks[LEAD].desk.casebook.outgoing().await.unwrap()), (1, 1));
    // The server has dropped all of it meanwhile.
    school.shelf.frames.lock().unwrap().clear();
    school.post().await;
    school.shelf.frames.lock().unwrap().push(*frame.as_bytes());
    school.tell(&report(3));
    school.look().await;
    assert_eq!(notes(&school, DEPUTY, 1).await, ["not out yet"]);
    assert_eq!(notes(&school, LEAD, 3).await, ["early"]);
}
