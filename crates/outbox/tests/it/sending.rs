//! Nothing lost, nothing twice, nothing told by lengths.

use crate::school::{School, TICK, frame, outbox, outbox_with, wait_event};
use crate::wire::{Mode, Wire};
use lantern_outbox::{Down, Event, Link, NotKept};
use lantern_wire::{BOARD, BOARD_SLOT_LEN, BOARD_SLOTS, FRAME_LEN, ROSTER, RosterMsg};
use std::time::{Duration, Instant};

const SOON: Duration = Duration::from_secs(5);

fn kept(event: &Event) -> bool {
    matches!(event, Event::Kept { .. })
}

fn up(event: &Event) -> bool {
    *event == Event::Link(Link::Up)
}

fn down(reason: Down) -> impl Fn(&Event) -> bool {
    move |event| *event == Event::Link(Link::Down { reason })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_lost_on_the_way_leaves_the_report_once_at_the_server() {
    let (school, dir) = (School::open().await, tempfile::tempdir().unwrap());
    let wire = Wire::to(school.handle.addr).await;
    let desk = school.desk().await;
    let outbox = outbox(&dir.path().join("ring.bin"), Some(school.tablet(wire.addr).await));
    wait_event(&outbox, SOON, up);
    tokio::time::sleep(TICK * 3).await;
    wire.set(Mode::Swallow);
    wait_event(&outbox, SOON, down(Down::NoServer));
    let report = frame();
    outbox.keep(report, false);
    wait_event(&outbox, SOON, kept);
    desk.wait_for(&[report]).await;
    wire.set(Mode::Pass);
    wait_event(&outbox, SOON, up);
    tokio::time::sleep(TICK * 5).await;
    desk.wait_for(&[report]).await;
    outbox.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wire_that_breaks_anywhere_and_a_tablet_that_restarts_lose_nothing_and_double_nothing() {
    let (school, dir) = (School::open().await, tempfile::tempdir().unwrap());
    let (wire, desk) = (Wire::to(school.handle.addr).await, school.desk().await);
    let (ring, tablet) = (dir.path().join("ring.bin"), school.tablet(wire.addr).await);
    let mut reports = Vec::new();
    wire.set(Mode::Break);
    for run in 0..3 {
        let outbox = outbox_with(&ring, Some(tablet.clone()), TICK / 4);
        for i in 0..8 {
            reports.push(frame());
            outbox.keep(reports[reports.len() - 1], i == 3);
            wait_event(&outbox, SOON, kept);
            tokio::time::sleep(TICK).await;
        }
        if run == 2 {
            wire.set(Mode::Pass);
            desk.wait_for(&reports).await;
        }
        outbox.stop();
    }
    desk.wait_for(&reports).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn reports_wait_for_the_server_through_a_restart_of_the_tablet() {
    let (mut school, dir) = (School::open().await, tempfile::tempdir().unwrap());
    let ring = dir.path().join("ring.bin");
    let addr = school.handle.addr;
    let credentials = school.tablet(addr).await;
    school.handle.stop().await;
    let reports: Vec<_> = (0..5).map(|_| frame()).collect();
    let before = outbox(&ring, Some(credentials.clone()));
    wait_event(&before, SOON, down(Down::NoServer));
    for (i, report) in reports.iter().enumerate() {
        before.keep(*report, i == 4);
        wait_event(&before, SOON, kept);
    }
    before.stop();
    let after = outbox(&ring, Some(credentials));
    school.handle = School::serve(school.dir.path(), addr).await;
    wait_event(&after, SOON, up);
    school.desk().await.wait_for(&reports).await;
    after.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_the_wire_every_tick_looks_the_same() {
    let (school, dir) = (School::open().await, tempfile::tempdir().unwrap());
    let wire = Wire::to(school.handle.addr).await;
    let tablet = Some(school.tablet(wire.addr).await);
    let outbox = outbox_with(&dir.path().join("ring.bin"), tablet, TICK / 5);
    let mut reports = Vec::new();
    let mut last = 0;
    while outbox.ticks() < 200 {
        if outbox.ticks() > last {
            last = outbox.ticks();
            if last % 7 < 2 {
                reports.push(frame());
                outbox.keep(*reports.last().unwrap(), last.is_multiple_of(3));
            }
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    school.desk().await.wait_for(&reports).await;
    // Before the stop: it may cut a request short, report or not.
    let lengths = wire.lengths();
    outbox.stop();
    assert!(lengths.len() >= 195);
    // Every fifteenth tick fetches the board as well, and one in the first hour asks for the authority: nothing else
    // tells one from another.
    let (post, board) = (lengths[0], lengths[1]);
    assert!(post.0 > FRAME_LEN && board.1 > BOARD_SLOTS * BOARD_SLOT_LEN);
    let (ticks, others): (Vec<_>, Vec<_>) = lengths.into_iter().partition(|l| *l == post || *l == board);
    assert_eq!(others.len(), 1, "lengths tell ticks apart: {others:?}");
    for (i, seen) in ticks.iter().enumerate() {
        assert_eq!(*seen, if i % 16 == 1 { board } else { post }, "connection {i}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_report_is_kept_at_once_while_a_request_hangs() {
    let (school, dir) = (School::open().await, tempfile::tempdir().unwrap());
    let wire = Wire::to(school.handle.addr).await;
    wire.set(Mode::Hang);
    let outbox = outbox(&dir.path().join("ring.bin"), Some(school.tablet(wire.addr).await));
    tokio::time::sleep(TICK * 4).await;
    let start = Instant::now();
    let ticket = outbox.keep(frame(), true);
    let event = wait_event(&outbox, SOON, |_| true);
    assert_eq!(event, Event::Kept { ticket });
    assert!(start.elapsed() < Duration::from_millis(100), "{:?}", start.elapsed());
    outbox.stop();
    assert!(start.elapsed() < Duration::from_millis(500), "stopping waits for nobody");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_enrolment_reports_are_kept_and_go_once_there_is_one() {
    let (school, dir) = (School::open().await, tempfile::tempdir().unwrap());
    let outbox = outbox(&dir.path().join("ring.bin"), None);
    wait_event(&outbox, SOON, down(Down::NotEnrolled));
    let reports: Vec<_> = (0..64).map(|_| frame()).collect();
    for report in &reports {
        outbox.keep(*report, false);
        wait_event(&outbox, SOON, kept);
    }
    let ticket = outbox.keep(frame(), true);
    wait_event(&outbox, SOON, |e| *e == Event::NotKept { ticket, why: NotKept::Full });
    outbox.enrolled(school.tablet(school.handle.addr).await);
    wait_event(&outbox, SOON, up);
    school.desk().await.wait_for(&reports).await;
    outbox.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_board_of_answers_and_the_desks_day_come_by_themselves() {
    let (school, dir) = (School::open().await, tempfile::tempdir().unwrap());
    let desk = school.desk().await;
    let slot = desk.http.put(desk.credentials.url(&format!("{BOARD}/77"))).body(vec![9; BOARD_SLOT_LEN]);
    assert_eq!(slot.send().await.unwrap().status(), 200);
    let outbox = outbox(&dir.path().join("ring.bin"), Some(school.tablet(school.handle.addr).await));
    let Event::Board(board) = wait_event(&outbox, SOON, |e| matches!(e, Event::Board(_))) else { panic!() };
    assert_eq!(board.len(), BOARD_SLOTS * BOARD_SLOT_LEN);
    assert_eq!(board.chunks(BOARD_SLOT_LEN).nth(77).unwrap(), [9; BOARD_SLOT_LEN]);
    // The desk has posted, and not yet looked.
    desk.frames().await;
    wait_event(&outbox, SOON, |e| matches!(e, Event::DeskDay(day) if *day > 20_000));
    outbox.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_roster_comes_once() {
    let (school, dir) = (School::open().await, tempfile::tempdir().unwrap());
    let outbox = outbox(&dir.path().join("ring.bin"), Some(school.tablet(school.handle.addr).await));
    wait_event(&outbox, SOON, up);
    let desk = school.desk().await;
    for version in [4, 5] {
        let message = RosterMsg { version, signed: vec![version as u8; 300] };
        let put = desk.http.put(desk.credentials.url(ROSTER)).body(message.encode().unwrap()).send().await.unwrap();
        assert_eq!(put.status(), 200);
        wait_event(&outbox, SOON, |e| *e == Event::Roster(message.signed.clone()));
    }
    tokio::time::sleep(TICK * 5).await;
    assert!(!outbox.stop().iter().any(|e| matches!(e, Event::Roster(_))));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wire_that_is_cut_and_a_device_that_is_unknown_are_told_apart() {
    let (school, dir) = (School::open().await, tempfile::tempdir().unwrap());
    let wire = Wire::to(school.handle.addr).await;
    let mut credentials = school.tablet(wire.addr).await;
    credentials.token = "00".repeat(32);
    let outbox = outbox(&dir.path().join("ring.bin"), Some(credentials));
    wait_event(&outbox, SOON, down(Down::NotEnrolled));
    wire.set(Mode::HangUp);
    wait_event(&outbox, SOON, down(Down::NoServer));
    let elsewhere = School::open().await;
    let mut stranger = elsewhere.tablet(school.handle.addr).await;
    stranger.token = "11".repeat(32);
    outbox.enrolled(stranger);
    wait_event(&outbox, SOON, down(Down::BadCertificate));
    outbox.stop();
}
