//! Who may start lessons: PINs, supply codes, leavers.

use super::school::*;
use jiff::ToSpan as _;
use lantern_server::devices::revoke;

#[tokio::test]
async fn a_pin_opens_and_wrong_ones_get_slow_on_that_tablet_also_after_a_restart() {
    let Some(school) = School::open().await else { return };
    let (staff, pin) = school.head.clone();
    let wrong = other_than(&pin);
    for _ in 0..4 {
        assert_eq!(school.tablet.open(&school.app, &staff, &wrong).await, Err(Refusal::WrongPin { wait: 0 }));
    }
    // Half a minute, less what looking at it took.
    let fifth = school.tablet.open(&school.app, &staff, &wrong).await;
    assert!(matches!(fifth, Err(Refusal::WrongPin { wait: 15..=30 })), "{fifth:?}");
    let soon = async |school: &School| match school.tablet.open(&school.app, &staff, pin.as_str()).await {
        Err(Refusal::TooSoon { wait }) => wait,
        other => panic!("{other:?}"),
    };
    assert!((10..=30).contains(&soon(&school).await), "the right one, too");
    let school = school.restart().await;
    assert!((1..=30).contains(&soon(&school).await));
    // A child who plays with one tablet does not keep the teacher from hers.
    let open = school.hers.open(&school.app, &staff, pin.as_str()).await.unwrap();
    assert!(open.token.len() == 64 && open.running.is_empty());
    assert!(soon(&school).await > 0);
    let nobody = Staff { id: "0102030405060708".parse().unwrap(), ..staff };
    assert_eq!(school.hers.open(&school.app, &nobody, pin.as_str()).await, Err(Refusal::Locked));
}

/// Whoever sends many at once has no more tries.
#[tokio::test]
async fn guesses_at_the_same_moment_and_on_many_tablets_count_each() {
    let Some(school) = School::open().await else { return };
    let (staff, pin) = &school.head;
    let wrong = other_than(pin);
    let third = school.app.device(DeviceKind::Tablet).await;
    let mut looked_at = 0;
    for device in [&school.hers, &school.tablet, &third] {
        let tries = tokio::join!(
            device.open(&school.app, staff, &wrong),
            device.open(&school.app, staff, &wrong),
            device.open(&school.app, staff, &wrong),
            device.open(&school.app, staff, &wrong),
            device.open(&school.app, staff, &wrong),
            device.open(&school.app, staff, &wrong),
        );
        let tries = [tries.0, tries.1, tries.2, tries.3, tries.4, tries.5];
        looked_at += tries.iter().filter(|t| matches!(t, Err(Refusal::WrongPin { .. }))).count();
        assert!(tries.iter().any(|t| matches!(t, Err(Refusal::TooSoon { .. }))));
    }
    assert_eq!(looked_at, 10, "five on one, five on the next, then none anywhere");
}

#[tokio::test]
async fn a_token_is_good_on_its_own_tablet_until_it_is_shut() {
    let Some(school) = School::open().await else { return };
    let (app, token) = (&school.app, school.token().await);
    assert_eq!(school.tablet.order(app, &token, &school.swans, Command::Look).await, Err(Refusal::Locked), "on another tablet");
    assert_eq!(school.order("00", Command::Look).await, Err(Refusal::Locked));
    assert!(school.order(&token, Command::Look).await.is_ok());
    assert_eq!(school.tablet.tell::<()>(app, paths::SHUT, &token).await, Err(Refusal::Locked));
    school.hers.tell::<()>(app, paths::SHUT, &token).await.unwrap();
    assert_eq!(school.order(&token, Command::Look).await, Err(Refusal::Locked));
    assert_eq!(school.hers.tell::<Record>(app, paths::RECORD, &token).await, Err(Refusal::Locked));
    // Nothing was commanded for ten minutes; or the clock was set back by an hour.
    for until in ["1", "99999999999"] {
        let token = school.token().await;
        let statement = format!(
            "UPDATE class_docs SET body = replace(body, '\"until\":', '\"until\":{until},\"was\":') WHERE kind = 'opened' AND {}",
            app.mine()
        );
        app.sql(&statement).await;
        app.sql(&format!("UPDATE schools SET class_version = class_version + 1 WHERE {}", app.mine().replace("school =", "number =")))
            .await;
        tokio::time::sleep(Duration::from_millis(800)).await;
        assert_eq!(school.order(&token, Command::Look).await, Err(Refusal::Locked), "{until}");
    }
}

#[tokio::test]
async fn a_supply_code_is_for_one_class_on_one_day() {
    let Some(school) = School::open().await else { return };
    let (app, at) = (&school.app, place(&school.app));
    let today = jiff::Timestamp::now().in_tz("Europe/London").unwrap().date();
    let (staff, pin) = manage::add_supply(&at, "Supply teacher", "Swans", None).await.unwrap();
    assert!(staff.label.contains("Swans") && !staff.approves && !staff.curriculum);
    let token = school.hers.open(app, &staff, pin.as_str()).await.unwrap().token;
    assert!(school.start(&token, "e5").await.by == staff.id);
    assert_eq!(school.hers.order(app, &token, &school.owls, Command::Look).await, Err(Refusal::NotYours));
    let approve = Command::Approve { lesson: "heavy".into(), rev: 1 };
    assert_eq!(school.order(&token, approve).await, Err(Refusal::NotYours));

    let (next_week, later_pin) = manage::add_supply(&at, "Supply teacher", "Owls", Some(today.saturating_add(7.days()))).await.unwrap();
    assert_eq!(school.hers.open(app, &next_week, later_pin.as_str()).await, Err(Refusal::NotYours));
    assert!(school.hers.open(app, &staff, pin.as_str()).await.is_ok(), "one for next week does not end today's");
    assert!(manage::add_supply(&at, "Supply teacher", "Owls", Some(today.saturating_sub(1.days()))).await.is_err());
    // Tomorrow: yesterday's is nobody's to try, and goes with the next that is made.
    let day = format!("\"day\":{}", staff.supply.unwrap().day);
    let before = format!("\"day\":{}", staff.supply.unwrap().day - 1);
    app.sql(&format!("UPDATE class_docs SET body = replace(body, '{day}', '{before}') WHERE kind = 'staff' AND {}", app.mine())).await;
    let school = school.restart().await;
    let known = school.tablet.setup(&school.app).await.staff;
    assert!(known.iter().all(|s| s.id != staff.id) && known.iter().any(|s| s.id == next_week.id));
    assert_eq!(school.hers.open(&school.app, &staff, pin.as_str()).await, Err(Refusal::NotYours));
    assert_eq!(school.order(&token, Command::Look).await, Err(Refusal::NotYours));
    manage::add_supply(&place(&school.app), "Supply teacher", "Owls", None).await.unwrap();
    assert!(soon(async || school.order(&token, Command::Look).await == Err(Refusal::Locked)).await);
}

#[tokio::test]
async fn who_has_left_starts_nothing_and_a_new_pin_ends_the_old_one() {
    let Some(school) = School::open().await else { return };
    let (app, at) = (&school.app, place(&school.app));
    let may = manage::May { classes: vec!["Swans".into()], ..manage::May::default() };
    let (teacher, pin) = manage::add_staff(&at, "Year 2 teacher", &may).await.unwrap();
    assert!(manage::add_staff(&at, "year 2 TEACHER", &may).await.is_err());
    assert!(manage::add_staff(&at, "Other", &manage::May { classes: vec!["Geese".into()], ..may }).await.is_err());
    let token = school.hers.open(app, &teacher, pin.as_str()).await.unwrap().token;
    let session = school.start(&token, "e5").await;
    assert_eq!(school.hers.order(app, &token, &school.owls, Command::Look).await, Err(Refusal::NotYours));

    let (again, new) = manage::new_pin(&at, "Year 2 teacher").await.unwrap();
    let locked = async |token: &str| soon(async || school.order(token, Command::Look).await == Err(Refusal::Locked)).await;
    assert!(again.id == teacher.id && locked(&token).await);
    assert!(matches!(school.hers.open(app, &teacher, pin.as_str()).await, Err(Refusal::WrongPin { .. })));
    let token = school.hers.open(app, &teacher, new.as_str()).await.unwrap().token;

    let unknown = manage::leave(&at, &["Year 2 teacher".into(), "Nobody".into()]).await;
    assert!(unknown.is_err() && school.hers.open(app, &teacher, new.as_str()).await.is_ok(), "none or all");
    manage::leave(&at, &["Year 2 teacher".into()]).await.unwrap();
    assert!(locked(&token).await);
    assert_eq!(school.hers.open(app, &teacher, new.as_str()).await, Err(Refusal::Locked));
    assert!(school.tablet.setup(app).await.staff_of(teacher.id).is_none());
    let heard = school.tablet.news(app, None, 0, 0).await.unwrap().session;
    assert_eq!(heard.unwrap().id, session.id, "lessons go on");
    // Her record stays.
    assert!(manage::sessions(&at).await.unwrap().iter().any(|e| e.staff == "Year 2 teacher" && e.lesson == "e5" && e.device == 1));
}

#[tokio::test]
async fn no_pin_is_in_the_clear_and_desks_strangers_and_lost_tablets_are_refused() {
    let Some(school) = School::open().await else { return };
    let (app, (staff, pin)) = (&school.app, &school.head);
    let setup = serde_json::to_string(&school.tablet.setup(app).await).unwrap();
    assert!(setup.contains("$argon2id$v=19$m=65536,t=2,p=1$") && !setup.contains(pin.as_str()));
    let desk = app.device(DeviceKind::Desk).await;
    assert_eq!(desk.open(app, staff, pin.as_str()).await, Err(Refusal::NotYours));
    assert_eq!(desk.tell::<()>(app, paths::SHUT, &"00").await, Err(Refusal::NotYours));
    let token = school.token().await;
    revoke(&place(app), &[1]).await.unwrap();
    let order = CommandRequest { token, class: school.swans.id, command: Command::Next };
    let refused = school.hers.http.post(app.url(paths::COMMAND)).bearer_auth(&school.hers.token).json(&order).send().await.unwrap();
    assert_eq!(answer(refused).await.verdict, Verdict::Revoked);
    let stranger = Device { http: app.http(), token: "5a".repeat(32) };
    assert_eq!(answer(stranger.get(app, paths::SIGNAL).await).await.verdict, Verdict::NotEnrolled);
}
