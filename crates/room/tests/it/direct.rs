//! From tablet to tablet, while the server is away.

use crate::school::*;
use lantern_class::{ClassId, Eyes, RoomCode, Session, SessionId, Setup, StaffId};
use lantern_outbox::Credentials;
use lantern_room::{Config, Event, Via};
use std::net::SocketAddr;
use std::time::Duration;

/// A school whose server has stopped, and what its tablets know of it.
async fn away() -> (School, Credentials, Setup) {
    let mut school = School::open().await;
    let credentials = school.credentials().await;
    let setup = Tablet::new(config(Some(credentials.clone()), Setup::default())).setup().await;
    school.stop().await;
    (school, credentials, setup)
}

fn free() -> SocketAddr {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

fn session(class: ClassId, code: [u8; 3]) -> Session {
    Session {
        id: SessionId::generate(&mut rand::rng()),
        class,
        by: StaffId::default(),
        code: RoomCode(code),
        plan: plan("e5"),
        start: 1,
        next: 0,
        hall: false,
        eyes: None,
    }
}

/// A teacher's tablet that leads this session at this address.
fn hub(credentials: &Credentials, setup: &Setup, listen: SocketAddr, session: &Session) -> Tablet {
    let tablet = Tablet::new(Config { listen, ..config(Some(credentials.clone()), setup.clone()) });
    tablet.room.hub(Some(session.clone()));
    tablet
}

fn pupil(credentials: &Credentials, setup: &Setup, class: Option<ClassId>, hubs: &[SocketAddr]) -> Tablet {
    let setup = Setup { class, ..setup.clone() };
    Tablet::new(Config { hubs: hubs.to_vec(), ..config(Some(credentials.clone()), setup) })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_teachers_tablet_leads_its_class_and_is_gone_and_lessons_go_on() {
    let (mut school, credentials, setup) = away().await;
    let (at, swans) = (free(), Some(school.swans.id));
    let mut led = session(school.swans.id, [0, 1, 2]);
    let mut hers = hub(&credentials, &setup, at, &led);
    let mut tablets = [pupil(&credentials, &setup, swans, &[at]), pupil(&credentials, &setup, swans, &[at])];
    let mut stranger = pupil(&credentials, &Setup { room: "cd".repeat(32), ..setup.clone() }, swans, &[at]);
    for tablet in &mut tablets {
        tablet.via(Via::Direct).await;
        assert_eq!(tablet.signal().await.as_ref(), Some(&led));
        tablet.room.follow(Some(led.id));
    }
    assert_eq!(hers.told(|told| told.tablets == 2).await.session.as_ref(), Some(&led));
    led.eyes = Some(Eyes { number: 1, left: 60 });
    led.next = 1;
    hers.room.hub(Some(led.clone()));
    for tablet in &mut tablets {
        let heard = tablet.signal().await.unwrap();
        assert!(heard.next == 1 && heard.eyes.is_some_and(|eyes| (50..=60).contains(&eyes.left)));
    }
    // Whoever is not of the school is not understood.
    assert!(!stranger.room.poll().iter().any(|event| matches!(event, Event::Signal(_) | Event::Via(_))));
    tablets[0].choose("e5", "tell", 3);
    tablets[1].choose("e5", "tell", 2);
    let told = hers.told(|told| !told.seen.is_empty()).await;
    assert_eq!(told.seen[0].options, [("tell".to_owned(), Some(5))]);
    // Another one hears all of it at once, seconds later; nothing comes twice.
    let mut late = pupil(&credentials, &setup, swans, &[at]);
    assert_eq!(late.signal().await.unwrap().next, 1);
    assert!(tablets[0].within(Duration::from_secs(5), |event| matches!(event, Event::Signal(_)).then_some(())).await.is_none());

    drop(hers);
    for tablet in &mut tablets {
        tablet.via(Via::Nothing).await;
    }
    // Neither the loss of the teacher's tablet nor a server that knows nothing of the session ends the lesson.
    school.start().await;
    for tablet in &mut tablets {
        tablet.via(Via::Server).await;
        let ended = tablet.within(Duration::from_secs(1), |event| matches!(event, Event::Signal(_)).then_some(()));
        assert!(ended.await.is_none());
    }
    assert!(stranger.within(Duration::ZERO, |event| matches!(event, Event::Signal(_)).then_some(())).await.is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_teachers_each_is_heard_by_her_own_class_and_by_who_joins() {
    let (school, credentials, setup) = away().await;
    let (first, second) = (free(), free());
    let (swans, owls) = (session(school.swans.id, [0, 1, 2]), session(school.owls.id, [5, 4, 3]));
    let _teachers = [hub(&credentials, &setup, first, &swans), hub(&credentials, &setup, second, &owls)];
    let mut swan = pupil(&credentials, &setup, Some(school.swans.id), &[second, first]);
    let mut owl = pupil(&credentials, &setup, Some(school.owls.id), &[first, second]);
    assert_eq!(swan.signal().await.as_ref(), Some(&swans));
    assert_eq!(owl.signal().await.as_ref(), Some(&owls));
    // A tablet of a trolley belongs to no class: three pictures bring it into one.
    let mut free = pupil(&credentials, &setup, None, &[first, second]);
    assert!(free.within(Duration::from_secs(4), |event| matches!(event, Event::Signal(_)).then_some(())).await.is_none());
    free.room.join(owls.code);
    let joined = free.joined().await;
    assert_eq!(joined, owls.id);
    free.room.follow(Some(joined));
    assert_eq!(free.signal().await.as_ref(), Some(&owls));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn once_the_server_is_back_the_teachers_tablet_is_heard_for_as_long_as_it_speaks() {
    let (mut school, credentials, setup) = away().await;
    let at = free();
    let led = session(school.swans.id, [0, 1, 2]);
    let mut hers = hub(&credentials, &setup, at, &led);
    let mut tablet = pupil(&credentials, &setup, Some(school.swans.id), &[at]);
    assert_eq!(tablet.signal().await.as_ref(), Some(&led));
    tablet.room.follow(Some(led.id));
    let place = lantern_server::settings::Place::new(school.dir.path());
    lantern_server::class::manage::assign(&place, &[1], Some(Some("Swans")), None).await.unwrap();
    school.start().await;
    hers.via(Via::Server).await;
    hers.room.hub(Some(Session { next: 1, ..led.clone() }));
    assert_eq!(tablet.signal().await.unwrap().next, 1);
    hers.room.hub(None);
    tablet.via(Via::Server).await;
    // From here on the server speaks.
    let (staff, pin) = &school.head;
    hers.room.open(staff.id, pin.as_str().into());
    let token = hers.until("opened", |event| if let Event::Opened(Ok(open)) = event { Some(open.token.clone()) } else { None }).await;
    hers.room.command(token, school.swans.id, lantern_class::Command::Start(plan("e6")));
    let heard = tablet.signal().await.unwrap();
    assert!(heard.plan.lesson == "e6" && heard.start > led.start + 1_000);
}

/// Needs a network with multicast, which a build machine may lack: then it says so.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tablets_of_one_room_find_each_other() {
    let (school, credentials, setup) = away().await;
    let led = session(school.swans.id, [0, 1, 2]);
    let open = |class| {
        let setup = Setup { class, ..setup.clone() };
        Config { direct: true, listen: ([0, 0, 0, 0], 0).into(), ..config(Some(credentials.clone()), setup) }
    };
    let hers = Tablet::new(open(None));
    hers.room.hub(Some(led.clone()));
    let mut tablet = Tablet::new(open(Some(school.swans.id)));
    let heard = |event: &Event| if let Event::Signal(session) = event { Some(session.as_deref().cloned()) } else { None };
    match tablet.within(Duration::from_secs(15), heard).await {
        Some(heard) => assert_eq!(heard, Some(led)),
        None => eprintln!("NOT TESTED: no multicast on this machine, so that no tablet finds another by itself"),
    }
}
