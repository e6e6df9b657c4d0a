//! Many schools in one PostgreSQL, and many servers for one school.

use super::school::*;
use std::collections::HashSet;

#[tokio::test]
async fn a_school_sees_its_own_frames_and_rosters_alone() {
    let (Some(hill), Some(dale)) = (TestApp::start().await, TestApp::start().await) else { return };
    let (tablet, desk) = (hill.device(DeviceKind::Tablet).await, hill.device(DeviceKind::Desk).await);
    let (other_tablet, other_desk) = (dale.device(DeviceKind::Tablet).await, dale.device(DeviceKind::Desk).await);
    let (ours, theirs) = (frame(), frame());
    assert_eq!(tablet.keep(&hill, &ours).await, Verdict::Kept);
    assert_eq!(other_tablet.keep(&dale, &theirs).await, Verdict::Kept);
    // The same id in another school is another frame.
    let mut same_id = ours;
    same_id[4000] ^= 1;
    assert_eq!(other_tablet.keep(&dale, &same_id).await, Verdict::Kept);
    assert!(desk.fetch(&hill, Ask::default()).await.0 == [ours]);
    let seen: HashSet<_> = other_desk.fetch(&dale, Ask::default()).await.0.into_iter().collect();
    assert!(seen == HashSet::from([theirs, same_id]));
    // A token of one school is nothing at the other's server.
    let stranger = Device { http: dale.http(), token: desk.token.clone() };
    assert_eq!(answer(stranger.get(&dale, FRAMES).await).await.verdict, Verdict::NotEnrolled);
    let roster = lantern_wire::RosterMsg { version: 7, signed: vec![1; 40] }.encode().unwrap();
    assert_eq!(desk.put_roster(&hill, roster).await, FrameAnswer { verdict: Verdict::Kept, roster_version: 7, desk_day: 0 });
    assert_eq!(other_desk.get(&dale, ROSTER).await.status().as_u16(), 404);
    assert_eq!(other_tablet.post(&dale, frame().to_vec()).await.roster_version, 0);
    // Nor is a code.
    let code = hill.code(DeviceKind::Tablet).await;
    assert_eq!(answer(dale.enrol(code.clone(), DeviceKind::Tablet).await).await.verdict, Verdict::NotEnrolled);
    assert_eq!(hill.enrol(code, DeviceKind::Tablet).await.status().as_u16(), 200);
}

/// A second server for the same school: the authority and the settings are copied, nothing else.
async fn beside(app: &TestApp) -> TestApp {
    let dir = tempfile::tempdir().unwrap();
    for name in ["server.ron", "school", "school-ca.pem", "school-ca.key"] {
        std::fs::copy(app.dir.path().join(name), dir.path().join(name)).unwrap();
    }
    TestApp::on(dir).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_servers_side_by_side_keep_each_frame_once_and_a_desk_that_reads_on_misses_none() {
    let Some(one) = TestApp::start().await else { return };
    let two = beside(&one).await;
    let (tablet, desk) = (one.device(DeviceKind::Tablet).await, one.device(DeviceKind::Desk).await);
    let sent = std::sync::Arc::new(std::sync::Mutex::new(HashSet::new()));
    let mut tablets = tokio::task::JoinSet::new();
    for i in 0..6 {
        let (http, token, sent) = (tablet.http.clone(), tablet.token.clone(), sent.clone());
        let urls = [one.url(FRAMES), two.url(FRAMES)];
        tablets.spawn(async move {
            for n in 0..40 {
                let frame = frame();
                // Every third is sent to both at once: its first answer was lost.
                let tries = if n % 3 == 0 { 2 } else { 1 };
                let posts = (0..tries).map(|t| http.post(&urls[(i + n + t) % 2]).bearer_auth(&token).body(frame.to_vec()).send());
                let posts: Vec<_> = posts.map(tokio::spawn).collect();
                for post in posts {
                    assert_eq!(post.await.unwrap().unwrap().status().as_u16(), 200);
                }
                sent.lock().unwrap().insert(frame);
            }
        });
    }
    // The desk reads on meanwhile, now at one server, now at the other; only the last tick is asked for again.
    let (mut ask, mut seen) = (Ask::default(), HashSet::new());
    let mut ended = false;
    for turn in 0.. {
        let (got, next) = desk.fetch(if turn % 2 == 0 { &one } else { &two }, ask).await;
        seen.extend(got);
        ask = next;
        if ended {
            break;
        }
        ended = tokio::time::timeout(Duration::from_millis(15), async {
            while tablets.join_next().await.is_some_and(|t| {
                t.unwrap();
                true
            }) {}
        })
        .await
        .is_ok();
    }
    let sent = std::mem::take(&mut *sent.lock().unwrap());
    assert!(seen == sent, "{} of {}", seen.len(), sent.len());
    assert_eq!(desk.fetch(&two, Ask::default()).await.0.len(), 240, "each once");
    // A roster put at one is in the next answer of the other.
    let roster = lantern_wire::RosterMsg { version: 3, signed: vec![1; 40] }.encode().unwrap();
    desk.put_roster(&one, roster).await;
    assert_eq!(tablet.post(&two, frame().to_vec()).await.roster_version, 3);
}

#[tokio::test]
async fn a_server_with_another_authority_does_not_start_for_the_school() {
    let Some(one) = TestApp::start().await else { return };
    let dir = tempfile::tempdir().unwrap();
    for name in ["server.ron", "school"] {
        std::fs::copy(one.dir.path().join(name), dir.path().join(name)).unwrap();
    }
    let error = spawn(Config::new(dir.path(), "127.0.0.1:0".parse().unwrap())).await.err().unwrap();
    assert!(error.to_string().contains("copy school-ca.pem"), "{error:#}");
}

#[tokio::test]
async fn a_database_that_is_not_there_is_said_without_its_password() {
    let dir = tempfile::tempdir().unwrap();
    let config = Config {
        database: Some("postgres://lantern:sesame@127.0.0.1:1/lantern".into()),
        school: Some("hill".into()),
        ..Config::new(dir.path(), "127.0.0.1:0".parse().unwrap())
    };
    let error = format!("{:#}", spawn(config).await.err().unwrap());
    assert!(error.contains("server.ron") && !error.contains("sesame"), "{error}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_servers_side_by_side_lead_one_class() {
    let Some(school) = School::open().await else { return };
    let (one, two) = (&school.app, &beside(&school.app).await);
    let setup = school.tablet.setup(two).await.version;
    let token = school.token().await;
    // The PIN was shown to one; the command goes to the other, at once. A tablet hears at each of them.
    let asks = [one, two].map(|app| school.tablet.news(app, None, 0, setup));
    let [at_one, at_two] = asks;
    let start = async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        school.hers.order(two, &token, &school.swans, Command::Start(plan("e5"))).await.unwrap().session.unwrap()
    };
    let (at_one, at_two, started) = tokio::join!(at_one, at_two, start);
    assert_eq!((at_one.unwrap().session, at_two.unwrap().session), (Some(started.clone()), Some(started.clone())));
    // What one server was told the other counts no second time, also at the same moment.
    for i in 0..6 {
        let said = beat(started.id, "e5", &[("ask", if i < 2 { "hide" } else { "tell" }, 1)]);
        let (a, b) = tokio::join!(school.tablet.tell::<()>(one, paths::BEAT, &said), school.tablet.tell::<()>(two, paths::BEAT, &said));
        assert_eq!((a, b), (Ok(()), Ok(())));
        // Whichever is asked, bars move by five answers at a time.
        for app in [one, two] {
            let seen = school.hers.order(app, &token, &school.swans, Command::Look).await.unwrap().seen;
            assert_eq!(seen.len(), usize::from(i >= 4));
        }
    }
    // A tablet that asks here and is heard there is one tablet.
    assert!(soon(async || school.hers.order(one, &token, &school.swans, Command::Look).await.unwrap().tablets >= 1).await);
    // Misses count at both together.
    let wrong = other_than(&school.head.1);
    for i in 0..6 {
        let app = if i % 2 == 0 { one } else { two };
        let came = school.tablet.open(app, &school.head.0, &wrong).await;
        assert_eq!(matches!(came, Err(Refusal::TooSoon { .. })), i == 5, "{i}: {came:?}");
    }
    // Ended at one while the other still sends: nothing is left behind.
    let last = beat(started.id, "e5", &[("ask", "tell", 1)]);
    let (end, late) =
        tokio::join!(school.hers.order(one, &token, &school.swans, Command::End), school.tablet.tell::<()>(two, paths::BEAT, &last));
    assert!(end.is_ok() && matches!(late, Ok(()) | Err(Refusal::NoSession)), "{late:?}");
    let left = one.count(&format!("SELECT count(*) FROM tallies WHERE session <> '' AND {}", one.mine())).await;
    let lines = manage::tallies(&place(one)).await.unwrap();
    assert_eq!((left, lines.iter().map(|l| l.tablets).collect::<Vec<_>>()), (0, vec![None, (late.is_ok()).then_some(5)]));
}
