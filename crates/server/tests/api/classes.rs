//! Sessions as tablets hear them: start, eyes on me, next, hall, end; over a restart, by a code, after a restore.

use super::school::*;
use lantern_server::backup::{backup, restore};
use lantern_server::devices::revoke;

/// A tablet that always has a question open, as the app does.
struct Listening<'a> {
    device: &'a Device,
    session: Option<SessionId>,
    seen: u64,
    setup: u64,
}

impl<'a> Listening<'a> {
    async fn new(app: &TestApp, device: &'a Device) -> Self {
        let setup = device.setup(app).await.version;
        Self { device, session: None, seen: 0, setup }
    }

    /// What is heard while `work` is done.
    async fn during<T>(&mut self, app: &TestApp, work: impl Future<Output = T>) -> (Option<lantern_class::Session>, T) {
        let asking = self.device.news(app, self.session, self.seen, self.setup);
        let work = async {
            // The question is there first.
            tokio::time::sleep(Duration::from_millis(150)).await;
            work.await
        };
        let (news, done) = tokio::join!(asking, work);
        let news = news.expect("nothing was heard");
        assert_eq!(news.setup, self.setup);
        self.seen = news.seq;
        self.session = news.session.as_ref().map(|session| session.id).or(self.session);
        (news.session, done)
    }
}

#[tokio::test]
async fn a_tablet_of_the_class_hears_start_eyes_next_hall_and_end_and_another_hears_nothing() {
    let Some(school) = School::open().await else { return };
    let app = &school.app;
    let other = app.device(DeviceKind::Tablet).await;
    let setup = other.setup(app).await;
    assert_eq!((setup.classes.len(), setup.class, setup.staff.len()), (2, None, 1));
    assert_eq!(school.tablet.setup(app).await.class, Some(school.swans.id));
    let token = school.token().await;
    let mut tablet = Listening::new(app, &school.tablet).await;

    let nothing = tokio::time::timeout(Duration::from_secs(1), other.news(app, None, 0, setup.version));
    let ((heard, told), nothing) = tokio::join!(tablet.during(app, school.start(&token, "e5")), nothing);
    let heard = heard.unwrap();
    assert_eq!((&heard, heard.plan.lesson.as_str(), heard.class), (&told, "e5", school.swans.id));
    assert!(nothing.is_err(), "a tablet of no class hears of no class");

    let (heard, told) = tablet.during(app, school.order(&token, Command::Eyes(u16::MAX))).await;
    let eyes = heard.unwrap().eyes.unwrap();
    assert!(eyes.number == 1 && (590..=600).contains(&eyes.left), "{eyes:?}");
    let told = told.unwrap();
    assert_eq!((told.tablets, told.of), (1, 1));
    let (heard, _) = tablet.during(app, school.order(&token, Command::Eyes(0))).await;
    assert_eq!(heard.unwrap().eyes, None);
    let (heard, _) = tablet.during(app, school.order(&token, Command::Next)).await;
    assert_eq!(heard.unwrap().next, 1);
    let (heard, _) = tablet.during(app, school.order(&token, Command::Hall(true))).await;
    assert!(heard.unwrap().hall);
    let (heard, again) = tablet.during(app, school.start(&token, "e6")).await;
    let heard = heard.unwrap();
    assert!(heard.id == told.session.as_ref().unwrap().id && heard.next == 0 && heard.start > told.session.unwrap().start);
    assert_eq!(heard, again);
    let (heard, told) = tablet.during(app, school.order(&token, Command::End)).await;
    assert_eq!((heard, told.unwrap().session), (None, None));
    assert_eq!(school.order(&token, Command::End).await, Err(Refusal::NoSession));
    // A class can look up before anything is played.
    let (heard, _) = tablet.during(app, school.order(&token, Command::Eyes(30))).await;
    let heard = heard.unwrap();
    assert!(heard.plan.lesson.is_empty() && heard.eyes.is_some());
}

#[tokio::test]
async fn a_tablet_that_was_away_hears_the_whole_at_once_and_knows_over_from_never_heard_of() {
    let Some(school) = School::open().await else { return };
    let (app, token) = (&school.app, school.token().await);
    let setup = school.tablet.setup(app).await.version;
    let session = school.start(&token, "e5").await;
    let news = school.tablet.news(app, None, 0, setup).await.unwrap();
    for command in [Command::Next, Command::Next, Command::Eyes(60)] {
        school.order(&token, command).await.unwrap();
    }
    // It missed three, or has been switched off: one answer says all.
    for seen in [news.seq, 0] {
        let news = school.tablet.news(app, Some(session.id), seen, setup).await.unwrap().session.unwrap();
        assert!(news.id == session.id && news.next == 2 && news.eyes.is_some());
    }
    school.order(&token, Command::End).await.unwrap();
    // Also one that begins anew is told that the session it was in is over.
    let over = school.tablet.news(app, Some(session.id), 0, setup).await.unwrap();
    assert!(over.session.is_none() && over.seq != 0);
    // A session that the teacher's own tablet leads is none of the server's business.
    let unknown: SessionId = "0102030405060708".parse().unwrap();
    let waits = tokio::time::timeout(Duration::from_secs(1), school.tablet.news(app, Some(unknown), 0, setup));
    assert!(waits.await.is_err());
}

#[tokio::test]
async fn three_pictures_bring_any_tablet_into_the_session() {
    let Some(school) = School::open().await else { return };
    let (app, token) = (&school.app, school.token().await);
    let other = app.device(DeviceKind::Tablet).await;
    let session = school.start(&token, "e5").await;
    let join = async |code| other.tell::<SessionId>(app, paths::JOIN, &Join { code }).await;
    let RoomCode([a, b, c]) = session.code;
    assert_eq!(join(RoomCode([b, a, c])).await, Err(Refusal::NoSession));
    assert_eq!(join(session.code).await, Ok(session.id));
    let setup = other.setup(app).await.version;
    assert_eq!(other.news(app, Some(session.id), 0, setup).await.unwrap().session, Some(session));
    let _ = school.tablet.news(app, None, 0, setup).await;
    assert_eq!(school.order(&token, Command::Look).await.unwrap().tablets, 2);
}

/// The teacher's tablet may be lost, the server restarted: lessons go on, and somebody else takes them over.
#[tokio::test]
async fn a_session_outlives_the_teachers_tablet_and_a_restart_that_nobody_holds_up() {
    let Some(school) = School::open().await else { return };
    let token = school.token().await;
    let session = school.start(&token, "e5").await;
    school.order(&token, Command::Eyes(300)).await.unwrap();
    let setup = school.tablet.setup(&school.app).await.version;
    let known = school.tablet.news(&school.app, None, 0, setup).await.unwrap();
    let (http, url) = (school.tablet.http.clone(), school.app.url(&format!("{}?seen={}&setup={setup}", paths::SIGNAL, known.seq)));
    let waiting = tokio::spawn(http.get(url).bearer_auth(&school.tablet.token).send());
    tokio::time::sleep(Duration::from_millis(200)).await;
    let stopped = std::time::Instant::now();
    let school = school.restart().await;
    assert!(stopped.elapsed() < Duration::from_secs(5), "a tablet that waits for news holds the server up");
    assert_eq!(waiting.await.unwrap().unwrap().status().as_u16(), 200);
    let app = &school.app;

    revoke(&place(app), &[1]).await.unwrap();
    let lost = school.hers.get(app, paths::SETUP).await;
    assert_eq!(answer(lost).await.verdict, Verdict::Revoked);
    let heard = school.tablet.news(app, Some(session.id), 0, 0).await.unwrap().session.unwrap();
    assert!(heard.id == session.id && heard.eyes.is_some(), "still paused");
    // Another tablet, the same PIN: the session is offered.
    let spare = app.device(DeviceKind::Tablet).await;
    let open = spare.open(app, &school.head.0, school.head.1.as_str()).await.unwrap();
    assert_eq!(open.running.iter().map(|r| r.session.id).collect::<Vec<_>>(), [session.id]);
    let told = spare.order(app, &open.token, &school.swans, Command::Next).await.unwrap();
    assert_eq!(told.session.unwrap().id, session.id);
    // What the lost tablet knows of the others is worth nothing any more.
    assert_eq!(school.tablet.setup(app).await.room.len(), 64);
}

#[tokio::test]
async fn a_lost_tablet_is_revoked_and_the_others_get_a_new_secret() {
    let Some(school) = School::open().await else { return };
    let before = school.tablet.setup(&school.app).await;
    assert_eq!(before.room, school.hers.setup(&school.app).await.room);
    revoke(&place(&school.app), &[1]).await.unwrap();
    let news = school.tablet.news(&school.app, None, 0, before.version).await.unwrap();
    assert_ne!(news.setup, before.version);
    let after = school.tablet.setup(&school.app).await;
    assert!(after.room != before.room && after.version == news.setup);
}

#[tokio::test]
async fn a_session_that_nobody_ended_is_over_when_the_server_starts_again() {
    let Some(school) = School::open().await else { return };
    let token = school.token().await;
    let session = school.start(&token, "e5").await;
    school
        .app
        .sql(&format!(
            "UPDATE class_docs SET body = replace(body, '\"at\":', '\"at\":1,\"was\":') WHERE kind = 'session' AND {}",
            school.app.mine()
        ))
        .await;
    let school = school.restart().await;
    let news = school.tablet.news(&school.app, Some(session.id), 0, 0).await.unwrap();
    assert_eq!(news.session, None, "no lesson of yesterday starts in the morning");
    let log = manage::sessions(&place(&school.app)).await.unwrap();
    assert!(log.iter().any(|entry| entry.lesson == "e5" && !entry.to.is_empty()));
}

#[tokio::test]
async fn classes_are_changed_and_taken_away_with_their_session() {
    let Some(school) = School::open().await else { return };
    let (app, at, token) = (&school.app, place(&school.app), school.token().await);
    for (name, stage, why) in [("swans", "Ks1", "already"), ("", "Ks1", "one line"), ("Robins", "Ks9", "LowerKs2")] {
        assert!(manage::add_class(&at, name, stage).await.unwrap_err().to_string().contains(why), "{name}");
    }
    school.order(&token, Command::Promised(4)).await.unwrap();
    assert_eq!(manage::change_class(&at, "Swans", Some("SWANS"), None).await.unwrap().promised, 4);
    assert!(manage::change_class(&at, "Swans", Some("owls"), None).await.is_err());
    assert_eq!(manage::change_class(&at, "Swans", None, Some("lowerks2")).await.unwrap().promised, 0, "other promises");
    let desk = app.device(DeviceKind::Desk).await;
    for numbers in [&[2, 99][..], &[2, 3]] {
        let wrong = manage::assign(&at, numbers, Some(Some("Owls")), None).await.unwrap_err().to_string();
        assert!(wrong.contains("Nothing was changed"), "{wrong}");
    }
    assert_eq!(desk.tell::<Told>(app, paths::COMMAND, &1).await, Err(Refusal::NotYours));
    let session = school.start(&token, "e5").await;
    manage::remove_class(&at, "Swans").await.unwrap();
    assert!(soon(async || school.tablet.news(app, Some(session.id), 1, 0).await.unwrap().session.is_none()).await);
    assert_eq!(school.tablet.setup(app).await.class, None);
    assert_eq!(school.order(&token, Command::Next).await, Err(Refusal::NotYours));
}

#[tokio::test]
async fn what_cannot_be_understood_changes_nothing() {
    let Some(school) = School::open().await else { return };
    let (app, token) = (&school.app, school.token().await);
    let bad = [plan(""), plan("Tom is sad"), plan(&"a".repeat(41)), Plan { locale: "en GB".into(), ..plan("e5") }];
    for plan in bad {
        assert_eq!(school.order(&token, Command::Start(plan)).await, Err(Refusal::Malformed));
    }
    let approve = |lesson: &str| Command::Approve { lesson: lesson.into(), rev: 2 };
    assert_eq!(school.order(&token, approve("x y")).await, Err(Refusal::Malformed));
    assert_eq!(school.hers.tell::<Told>(app, paths::COMMAND, &"x".repeat(2_000)).await, Err(Refusal::Malformed));
    let odd = school.tablet.get(app, &format!("{}?seen=one", paths::SIGNAL)).await;
    assert_eq!((odd.status().as_u16(), odd.json::<Refusal>().await.unwrap()), (400, Refusal::Malformed));
    assert_eq!(school.order(&token, Command::Look).await.unwrap().session, None);
    school.order(&token, approve("heavy")).await.unwrap();
    let approved = school.tablet.setup(app).await.approved;
    assert_eq!((approved[0].lesson.as_str(), approved[0].rev, approved[0].by.as_str()), ("heavy", 2, "Headteacher"));
}

#[tokio::test]
async fn a_backup_keeps_classes_staff_and_choices_and_no_lesson_of_then_starts_by_itself() {
    let Some(school) = School::open().await else { return };
    let token = school.token().await;
    manage::assign(&place(&school.app), &[2], None, Some("Network manager")).await.unwrap();
    let first = school.start(&token, "e5").await;
    school.tablet.tell::<()>(&school.app, paths::BEAT, &beat(first.id, "e5", &[("ask", "tell", 7)])).await.unwrap();
    school.order(&token, Command::End).await.unwrap();
    let session = school.start(&token, "e6").await;
    school.tablet.tell::<()>(&school.app, paths::BEAT, &beat(session.id, "e6", &[("ask", "tell", 6)])).await.unwrap();
    let before = school.tablet.setup(&school.app).await;
    let kept = tempfile::tempdir().unwrap();
    let to = kept.path().join("monday");
    backup(&place(&school.app), &to).await.unwrap();
    let new = tempfile::tempdir().unwrap();
    school.app.handle.stop().await;
    if super::POSTGRES {
        let mine = TestApp::mine_of(school.app.dir.path());
        let number = mine.replace("school =", "number =");
        let tables = ["frames", "batches", "devices", "codes", "rosters", "duties", "class_docs", "tallies", "beats"];
        for statement in
            tables.map(|table| format!("DELETE FROM {table} WHERE {mine}")).iter().chain([&format!("DELETE FROM schools WHERE {number}")])
        {
            run(school.app.dir.path(), statement).await;
        }
    }
    restore(&Place::new(new.path()), &to).await.unwrap();
    let app = TestApp::on(new).await;
    let tablet = Device { http: app.http(), ..school.tablet };
    let after = tablet.setup(&app).await;
    assert!(after.version != before.version, "fetched anew");
    assert_eq!((after.classes, after.staff, after.class, after.room), (before.classes, before.staff, before.class, before.room));
    let news = tablet.news(&app, None, 0, 0).await.unwrap();
    assert_eq!(news.session, None);
    let lines = manage::tallies(&place(&app)).await.unwrap();
    assert_eq!(lines.iter().map(|l| (l.lesson.as_str(), l.tablets)).collect::<Vec<_>>(), [("e5", Some(7)), ("e6", Some(6))]);
    assert_eq!(lantern_server::devices::list(&place(&app)).await.unwrap()[1].custodian, "Network manager");
    let hers = Device { http: app.http(), ..school.hers };
    assert_eq!(hers.order(&app, &token, &school.swans, Command::Look).await, Err(Refusal::Locked));
    assert!(hers.open(&app, &school.head.0, school.head.1.as_str()).await.is_ok());
}
