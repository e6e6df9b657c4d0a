//! Enrolling a class with one code, six digits instead of a link, the list, and taking an enrolment back.

use super::ground::*;
use lantern_server::devices::{list, revoke, table};
use lantern_server::enrol::{CodeFor, NewCode, new_code_for};
use lantern_server::settings::Place;
use lantern_wire::typed::Typing;
use lantern_wire::{TYPED, TypedCode, TypedReply, TypedRequest};

fn place(app: &TestApp) -> Place {
    Place::new(app.dir.path())
}

async fn class(app: &TestApp, count: u32) -> NewCode {
    let to = CodeFor { count, label: Some("Year 2 trolley".into()), ..CodeFor::one(DeviceKind::Tablet) };
    new_code_for(&place(app), to, None).await.unwrap()
}

#[tokio::test]
async fn a_revoked_device_is_refused_at_once_and_what_it_sent_stays() {
    let Some(app) = TestApp::start().await else { return };
    let (tablet, other) = (app.device(DeviceKind::Tablet).await, app.device(DeviceKind::Tablet).await);
    let (desk, left) = (app.device(DeviceKind::Desk).await, app.device(DeviceKind::Desk).await);
    let sent = frame();
    assert_eq!(tablet.keep(&app, &sent).await, Verdict::Kept);
    let wrong = revoke(&place(&app), &[1, 99]).await.unwrap_err();
    assert!(wrong.to_string().contains("None was revoked"), "{wrong}");
    assert_eq!(tablet.keep(&app, &frame()).await, Verdict::Kept);
    let gone = revoke(&place(&app), &[1, 4]).await.unwrap();
    assert!(gone.iter().map(|d| (d.number, d.revoked)).eq([(1, true), (4, true)]));
    // On the connection that was open all the while.
    let refused = FrameAnswer { verdict: Verdict::Revoked, roster_version: 0, desk_day: 0 };
    assert_eq!(tablet.post(&app, frame().to_vec()).await, refused);
    assert_eq!(answer(left.get(&app, FRAMES).await).await, refused);
    assert_eq!(answer(left.get(&app, ROSTER).await).await, refused);
    assert_eq!(other.keep(&app, &frame()).await, Verdict::Kept);
    assert!(desk.fetch(&app, Ask::default()).await.0.contains(&sent));
}

#[tokio::test]
async fn tablets_hear_on_which_day_a_desk_last_looked() {
    let Some(app) = TestApp::start().await else { return };
    let (tablet, desk) = (app.device(DeviceKind::Tablet).await, app.device(DeviceKind::Desk).await);
    let day = async || tablet.post(&app, frame().to_vec()).await.desk_day;
    assert_eq!(day().await, 0);
    // A desk that posts is switched on; one that fetches is opened.
    desk.keep(&app, &frame()).await;
    assert_eq!(day().await, 0);
    desk.fetch(&app, Ask::default()).await;
    let today = jiff::Timestamp::now().as_second() / (24 * 60 * 60);
    assert!((today - i64::from(day().await)).abs() <= 1);
}

#[tokio::test]
async fn one_code_enrols_a_class_and_no_more_and_the_list_names_them() {
    let Some(app) = TestApp::start().await else { return };
    let code = class(&app, 3).await.link.code;
    for _ in 0..3 {
        assert_eq!(app.enrol(code.clone(), DeviceKind::Tablet).await.status().as_u16(), 200);
    }
    assert_eq!(answer(app.enrol(code, DeviceKind::Tablet).await).await.verdict, Verdict::NotEnrolled);
    let desk = app.device(DeviceKind::Desk).await;
    let labels = |list: &[lantern_server::devices::Device]| list.iter().map(|d| d.label.clone()).collect::<Vec<_>>();
    let before = list(&place(&app)).await.unwrap();
    assert_eq!(labels(&before), ["Year 2 trolley 1", "Year 2 trolley 2", "Year 2 trolley 3", "desk"]);
    assert!(before.iter().all(|d| d.seen.is_none() && d.version.is_empty() && !d.revoked));
    let agent = |agent: &'static str| desk.http.get(app.url(FRAMES)).bearer_auth(&desk.token).header("user-agent", agent).send();
    agent("lantern/0.1.0").await.unwrap();
    let seen = list(&place(&app)).await.unwrap().pop().unwrap();
    assert_eq!((seen.seen.unwrap(), seen.version.as_str()), (jiff::Timestamp::now().to_string()[..10].to_owned(), "0.1.0"));
    // What is no release of ours is not written down: it is shown to a technician.
    agent("lantern/\u{1b}[2J").await.ok();
    agent("lantern/<script>alert(1)</script>").await.unwrap();
    let list = list(&place(&app)).await.unwrap();
    assert_eq!(list[3].version, "");
    assert!(table(&list).contains("     1  tablet  Year 2 trolley 1  never"));
    for bad in [CodeFor { count: 31, ..CodeFor::one(DeviceKind::Tablet) }, CodeFor { count: 2, ..CodeFor::one(DeviceKind::Desk) }] {
        assert!(new_code_for(&place(&app), bad, None).await.is_err());
    }
}

/// The exchange that a tablet has after somebody typed digits; `None`: the server does not answer it.
async fn exchange(app: &TestApp, digits: &TypedCode) -> Option<Result<([u8; 32], EnrolCode), lantern_wire::typed::WrongDigits>> {
    let (typing, hello) = Typing::start(digits, &mut rand::rng());
    let request = TypedRequest { kind: DeviceKind::Tablet, hello };
    let sent = app.http().post(app.url(TYPED)).json(&request).send().await.unwrap();
    if sent.status().as_u16() != 200 {
        assert_eq!(answer(sent).await.verdict, Verdict::TooMany);
        return None;
    }
    Some(typing.finish(&sent.json::<TypedReply>().await.unwrap()))
}

fn other_than(digits: &TypedCode) -> TypedCode {
    let number: u32 = digits.as_str().parse().unwrap();
    format!("{:06}", (number + 1) % 1_000_000).parse().unwrap()
}

#[tokio::test]
async fn six_digits_enrol_a_class_and_five_wrong_ones_end_them_but_not_the_link() {
    let Some(app) = TestApp::start().await else { return };
    let code = class(&app, 12).await;
    // Nine in a row: right digits do not use the tries up.
    for _ in 0..9 {
        let (ca, typed) = exchange(&app, &code.digits).await.unwrap().unwrap();
        assert_eq!(ca, code.link.ca);
        assert_eq!(app.enrol(typed.clone(), DeviceKind::Tablet).await.status().as_u16(), 200);
        assert_eq!(answer(app.enrol(typed, DeviceKind::Tablet).await).await.verdict, Verdict::NotEnrolled, "once");
    }
    assert_eq!(list(&place(&app)).await.unwrap()[8].label, "Year 2 trolley 9");
    for _ in 0..5 {
        assert!(exchange(&app, &other_than(&code.digits)).await.unwrap().is_err());
    }
    assert!(exchange(&app, &code.digits).await.is_none(), "no more tries, even for the right ones");
    assert_eq!(app.enrol(code.link.code, DeviceKind::Tablet).await.status().as_u16(), 200);
    // A new code brings new digits, and those of the one before are void.
    let (first, second) = (class(&app, 2).await, class(&app, 2).await);
    assert!(exchange(&app, &first.digits).await.unwrap().is_err());
    assert!(exchange(&app, &second.digits).await.unwrap().is_ok());
    app.sql(&format!("UPDATE codes SET typed_until = 1 WHERE {}", app.mine())).await;
    assert!(exchange(&app, &second.digits).await.is_none(), "an hour is over");
}
