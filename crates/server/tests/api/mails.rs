//! Mails on a fixed timetable, to a real mail server on loopback.

use super::ground::*;
use crate::smtp::Sink;
use lantern_server::mail;
use lantern_server::settings::Place;
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
