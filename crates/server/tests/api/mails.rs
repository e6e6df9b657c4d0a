//! Mails on a fixed timetable, to a real mail server on loopback.

use super::ground::*;
use crate::smtp::Sink;
use lantern_server::duty::Duty;
use lantern_server::enrol::{CodeFor, new_code_for};
use lantern_server::settings::Place;
use lantern_server::{devices, mail};
use lantern_wire::{STATE, State};

/// Adds mails to a data folder's settings.
fn mails(dir: &Path, settings: &str) {
    let file = dir.join("server.ron");
    let text = std::fs::read_to_string(&file).unwrap_or_default();
    let text = text.split(", mail:").next().unwrap().trim_end_matches(')').trim_start_matches('(').to_owned();
    let comma = if text.is_empty() { "database: None" } else { &text };
    std::fs::write(file, format!("({comma}, mail: ({settings}, from: \"Lantern <lantern@school.example>\", to: [\"lead@school.example\", \"deputy@school.example\"], deputies: [\"deputy@school.example\"], chair: [\"chair@school.example\"]))")).unwrap();
}

fn at(time: &str) -> jiff::Timestamp {
    time.parse().unwrap()
}

/// A Monday of a school year long after any desk of these tests was open.
const MORNING: &str = "2031-11-24T08:20:10Z";

async fn state(app: &TestApp, desk: &Device) -> State {
    desk.get(app, STATE).await.json().await.unwrap()
}

#[tokio::test]
async fn the_same_mails_go_out_whether_a_frame_came_or_not_and_each_once() {
    let (Some(busy), Some(quiet)) = (TestApp::start().await, TestApp::start().await) else { return };
    let mut all = Vec::new();
    for (app, frames) in [(&busy, 20), (&quiet, 0)] {
        let sink = Sink::start(false).await;
        mails(app.dir.path(), &format!("server: \"127.0.0.1\", port: {}, security: None", sink.port));
        let (tablet, desk) = (app.device(DeviceKind::Tablet).await, app.device(DeviceKind::Desk).await);
        desk.fetch(app, Ask::default()).await;
        let mut went = Vec::new();
        for time in [
            MORNING,
            "2031-11-24T08:20:40Z",
            "2031-11-24T08:55:00Z",
            "2031-11-24T12:31:00Z",
            "2031-11-24T12:31:30Z",
            "2031-11-29T08:20:00Z",
        ] {
            for _ in 0..frames {
                tablet.keep(app, &frame()).await;
            }
            went.push(app.handle.mail_round(at(time)).await.unwrap());
        }
        // The morning's and noon's; deputies and chair once, for no desk was opened since long ago.
        assert_eq!(went.iter().sum::<usize>(), 4, "{went:?}");
        let got = sink.got();
        assert_eq!(got.iter().filter(|m| m.to == ["lead@school.example", "deputy@school.example"]).count(), 2);
        let texts: Vec<_> = got
            .into_iter()
            .map(|m| {
                (m.to, m.text.lines().filter(|l| !l.starts_with("Date:") && !l.starts_with("Message-ID:")).collect::<Vec<_>>().join("\n"))
            })
            .collect();
        assert!(
            texts.iter().all(|(_, text)| !text.contains("@school.example") || text.matches('@').count() == 1),
            "nobody sees who else is told"
        );
        all.push((went, texts));
    }
    assert_eq!(all[0], all[1], "the same, twenty frames or none");
}

/// A head who is left out of a report, and whoever has her computer, could else keep everybody from being told.
#[tokio::test]
async fn only_desks_of_the_lead_and_the_deputies_end_a_silence() {
    let Some(app) = TestApp::start().await else { return };
    let sink = Sink::start(false).await;
    mails(app.dir.path(), &format!("server: \"127.0.0.1\", port: {}, security: None, at: []", sink.port));
    let place = Place::new(app.dir.path());
    for (kind, duty) in [(DeviceKind::Tablet, None), (DeviceKind::Desk, Some(Duty::Lead)), (DeviceKind::Desk, Some(Duty::Other))] {
        let code = new_code_for(&place, CodeFor { duty, ..CodeFor::one(kind) }, None).await.unwrap();
        assert_eq!(app.enrol(code.link.code, kind).await.status().as_u16(), 200);
    }
    // An old desk, of which nobody has said whose it is.
    app.device(DeviceKind::Desk).await;
    let duties = async || devices::list(&place).await.unwrap().iter().map(|d| d.duty).collect::<Vec<_>>();
    assert_eq!(duties().await, [None, Some(Duty::Lead), Some(Duty::Other), None]);
    let table = devices::table(&devices::list(&place).await.unwrap());
    let says = |number: usize, duty: &str| table.lines().nth(number).unwrap().trim_end().ends_with(duty);
    assert!(says(2, "lead") && says(3, "other") && says(4, "?"), "{table}");
    let seen = async |number: i64, time: &str| {
        let minute = at(time).as_second() / 60;
        app.sql(&format!("UPDATE devices SET seen = {minute} WHERE number = {number} AND {}", app.mine())).await;
    };
    let told = |to: &str| sink.got().iter().filter(|mail| mail.to == [format!("{to}@school.example")]).count();
    for number in [2, 3, 4] {
        seen(number, "2031-11-24T08:40:00Z").await;
    }
    seen(3, "2031-11-24T09:44:00Z").await;
    assert_eq!(app.handle.mail_round(at("2031-11-24T09:39:00Z")).await.unwrap(), 0);
    assert_eq!(app.handle.mail_round(at("2031-11-24T09:45:00Z")).await.unwrap(), 1, "the head's desk is open, and counts for nothing");
    assert_eq!((told("deputy"), told("chair")), (1, 0));
    // One of which nobody has said counts, as all did before.
    seen(4, "2031-11-24T10:30:00Z").await;
    seen(3, "2031-11-24T11:29:00Z").await;
    assert_eq!(app.handle.mail_round(at("2031-11-24T11:29:00Z")).await.unwrap(), 0);
    devices::set_duty(&place, 4, Duty::Other).await.unwrap();
    assert_eq!(app.handle.mail_round(at("2031-11-24T11:29:00Z")).await.unwrap(), 1, "two hours since the lead's");
    assert_eq!((told("deputy"), told("chair")), (1, 1));
    devices::set_duty(&place, 3, Duty::Deputy).await.unwrap();
    assert_eq!(app.handle.mail_round(at("2031-11-24T12:20:00Z")).await.unwrap(), 0);
    for no_desk in [1, 99] {
        assert!(devices::set_duty(&place, no_desk, Duty::Lead).await.is_err());
    }
    assert!(new_code_for(&place, CodeFor { duty: Some(Duty::Lead), ..CodeFor::one(DeviceKind::Tablet) }, None).await.is_err());
}

#[tokio::test]
async fn a_mail_that_fails_is_tried_again_and_desks_see_it_meanwhile() {
    let Some(app) = TestApp::start().await else { return };
    let (tablet, desk) = (app.device(DeviceKind::Tablet).await, app.device(DeviceKind::Desk).await);
    let sink = Sink::start(false).await;
    *sink.sulks.lock().unwrap() = true;
    mails(app.dir.path(), &format!("server: \"localhost\", port: {}, security: None", sink.port));
    assert!(!state(&app, &desk).await.mail_failing);
    assert_eq!(app.handle.mail_round(at(MORNING)).await.unwrap(), 0);
    assert!(state(&app, &desk).await.mail_failing);
    assert_eq!(answer(tablet.get(&app, STATE).await).await.verdict, Verdict::DesksOnly);
    *sink.sulks.lock().unwrap() = false;
    assert!(app.handle.mail_round(at("2031-11-24T08:29:00Z")).await.unwrap() >= 1);
    assert!(!state(&app, &desk).await.mail_failing);
    // No mail server at all.
    drop(sink);
    mails(app.dir.path(), "server: \"127.0.0.1\", port: 1, security: None");
    assert_eq!(app.handle.mail_round(at("2031-11-25T08:20:00Z")).await.unwrap(), 0);
    assert!(state(&app, &desk).await.mail_failing);
}

#[tokio::test]
async fn a_mail_server_elsewhere_is_spoken_to_under_tls_alone_and_its_certificate_is_checked() {
    let Some(app) = TestApp::start().await else { return };
    let place = Place::new(app.dir.path());
    let sink = Sink::start(true).await;
    let settings = format!("server: \"localhost\", port: {}, user: \"lantern\", password: \"sesame\"", sink.port);
    mails(app.dir.path(), &settings);
    let unknown = format!("{:#}", mail::test(&place).await.unwrap_err());
    assert!(unknown.contains("did not take it") && !unknown.contains("sesame"), "{unknown}");
    std::fs::write(app.dir.path().join("mail-ca.pem"), &sink.pem).unwrap();
    mails(app.dir.path(), &format!("{settings}, ca: \"mail-ca.pem\""));
    assert_eq!(mail::test(&place).await.unwrap(), 4);
    let got = sink.got();
    assert!(got.len() == 1 && got[0].encrypted && !got[0].login.is_empty());
    // One that offers no TLS gets neither mail nor password.
    let plain = Sink::start(false).await;
    mails(app.dir.path(), &format!("server: \"localhost\", port: {}, user: \"lantern\", password: \"sesame\"", plain.port));
    assert!(mail::test(&place).await.is_err());
    assert!(plain.got().is_empty());
    mails(app.dir.path(), "server: \"mail.school.example\", security: None");
    assert!(format!("{:#}", mail::test(&place).await.unwrap_err()).contains("without TLS"));
    mails(app.dir.path(), "server: \"mail.school.example\", at: [\"25:00\"]");
    assert!(format!("{:#}", mail::test(&place).await.unwrap_err()).contains("25:00"));
}
