//! Over the school's server.

use crate::school::*;
use lantern_class::{Command, Refusal};
use lantern_room::{Event, Trouble, Via};
use lantern_server::class::manage;
use lantern_server::settings::Place;

impl Tablet {
    async fn open(&mut self, school: &School) -> String {
        self.room.open(school.head.0.id, school.head.1.as_str().into());
        self.until("opened", |event| if let Event::Opened(Ok(open)) = event { Some(open.token.clone()) } else { None }).await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lesson_from_start_to_end_over_a_restart_of_the_server() {
    let mut school = School::open().await;
    let (mut hers, mut tablet) = (school.tablet(1).await, school.tablet(2).await);
    // At once, though no lesson runs: a teacher who types her PIN now is heard.
    tablet.via(Via::Server).await;
    let setup = tablet.setup().await;
    assert_eq!((setup.class, setup.staff.len(), setup.room.len()), (Some(school.swans.id), 1, 64));
    let token = hers.open(&school).await;
    let swans = school.swans.id;
    let command = |tablet: &Tablet, command| tablet.room.command(token.clone(), swans, command);
    command(&hers, Command::Start(plan("e5")));
    let session = tablet.signal().await.unwrap();
    assert_eq!(session.plan, plan("e5"));
    tablet.room.follow(Some(session.id));
    // Taps that follow each other closely arrive in their order.
    for _ in 0..5 {
        command(&hers, Command::Eyes(60));
        command(&hers, Command::Eyes(0));
    }
    let told = hers.told(|told| told.session.as_ref().is_some_and(|s| s.eyes.is_none() && s.start == session.start)).await;
    assert_eq!(told.of, 2);
    for _ in 0..9 {
        command(&hers, Command::Next);
    }
    hers.told(|told| told.session.as_ref().is_some_and(|s| s.next == 9 && s.eyes.is_none())).await;
    tablet.choose("e5", "tell", 4);
    tablet.choose("e5", "tell", 2);
    let seen = async |hers: &mut Tablet| loop {
        command(hers, Command::Look);
        let told = hers.told(|_| true).await;
        if !told.seen.is_empty() {
            return told.seen[0].options.clone();
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    };
    assert_eq!(seen(&mut hers).await, [("tell".to_owned(), Some(6))]);

    tablet.said.clear();
    school.stop().await;
    tablet.choose("e5", "hide", 5);
    tablet.via(Via::Nothing).await;
    school.start().await;
    tablet.via(Via::Server).await;
    hers.via(Via::Server).await;
    command(&hers, Command::Start(plan("e6")));
    let second = loop {
        let session = tablet.signal().await.expect("a stop of the server ends no lesson");
        if session.plan.lesson == "e6" {
            break session;
        }
    };
    assert!(second.id == session.id && second.start > session.start);
    // What was chosen meanwhile is told afterwards, once.
    for _ in 0..20 {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    command(&hers, Command::End);
    assert_eq!(tablet.until("end", |event| if let Event::Signal(None) = event { Some(()) } else { None }).await, ());
    tablet.room.follow(None);
    hers.told(|told| told.session.is_none()).await;
    let lines = manage::tallies(&Place::new(school.dir.path())).await.unwrap();
    let lines: Vec<_> = lines.iter().map(|l| (l.lesson.as_str(), l.choice.as_str(), l.tablets)).collect();
    assert_eq!(lines, [("e5", "hide", Some(5)), ("e5", "tell", Some(6))]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tablet_that_was_off_hears_that_its_session_is_over_and_one_that_is_revoked_is_by_itself() {
    let school = School::open().await;
    let (mut hers, credentials) = (school.tablet(1).await, school.credentials().await);
    let token = hers.open(&school).await;
    hers.room.command(token.clone(), school.owls.id, Command::Start(plan("e5")));
    let session = hers.told(|told| told.session.is_some()).await.session.unwrap();
    let resumed =
        |follows| Tablet::new(lantern_room::Config { follows, ..config(Some(credentials.clone()), lantern_class::Setup::default()) });
    // It rejoins where it was, though it belongs to no class.
    let mut tablet = resumed(Some(session.id));
    assert_eq!(tablet.signal().await.as_ref(), Some(&session));
    tablet.room.join(session.code);
    assert_eq!(tablet.joined().await, session.id);
    drop(tablet);
    hers.room.command(token, school.owls.id, Command::End);
    hers.told(|told| told.session.is_none()).await;
    let mut tablet = resumed(Some(session.id));
    assert_eq!(tablet.signal().await, None);
    drop(tablet);
    lantern_server::devices::revoke(&Place::new(school.dir.path()), &[2]).await.unwrap();
    let mut tablet = resumed(None);
    tablet.room.join(session.code);
    let joined = tablet.until("refused", |event| if let Event::Joined(joined) = event { Some(*joined) } else { None }).await;
    assert_eq!(joined, Err(Trouble::NoServer));
    assert!(!tablet.said.iter().any(|event| matches!(event, Event::Setup(_) | Event::Via(Via::Server))));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_pin_and_a_token_of_another_tablet_are_refused_in_the_servers_words() {
    let school = School::open().await;
    let (mut hers, mut tablet) = (school.tablet(1).await, school.tablet(2).await);
    tablet.room.open(school.head.0.id, "000000".into());
    let opened = tablet.until("opened", |event| if let Event::Opened(opened) = event { Some(opened.clone()) } else { None }).await;
    assert_eq!(opened, Err(Trouble::Refused(Refusal::WrongPin { wait: 0 })));
    let token = hers.open(&school).await;
    tablet.room.command(token.clone(), school.swans.id, Command::Next);
    let told = tablet.until("told", |event| if let Event::Told(told) = event { Some(told.clone()) } else { None }).await;
    assert_eq!(told, Err(Trouble::Refused(Refusal::Locked)));
    hers.room.shut(token.clone());
    hers.room.record(token);
    let record = hers.until("record", |event| if let Event::Record(record) = event { Some(record.clone()) } else { None }).await;
    assert_eq!(record, Err(Trouble::Refused(Refusal::Locked)), "shut before");
}
