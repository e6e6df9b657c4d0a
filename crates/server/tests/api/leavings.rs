//! What desks leave here besides frames: copies of casebooks, and replies on the board.

use super::ground::*;
use lantern_server::settings::Place;
use lantern_wire::{BOARD, BOARD_SLOT_LEN, BOARD_SLOTS, COPIES};

async fn put(app: &TestApp, device: &Device, path: &str, body: Vec<u8>) -> Verdict {
    answer(device.http.put(app.url(path)).bearer_auth(&device.token).body(body).send().await.unwrap()).await.verdict
}

async fn bytes(app: &TestApp, device: &Device, path: &str) -> (u16, Vec<u8>) {
    let got = device.get(app, path).await;
    (got.status().as_u16(), got.bytes().await.unwrap().into())
}

#[tokio::test]
async fn a_copy_comes_back_whole_and_no_other_desk_writes_over_it() {
    let Some(app) = TestApp::start().await else { return };
    let (desk, other, tablet) =
        (app.device(DeviceKind::Desk).await, app.device(DeviceKind::Desk).await, app.device(DeviceKind::Tablet).await);
    let path = format!("{COPIES}/{}", "0a".repeat(16));
    assert_eq!(bytes(&app, &desk, &path).await.0, 404);
    let mut copy = vec![0; 3 << 20];
    rand::rng().fill_bytes(&mut copy);
    assert_eq!(put(&app, &desk, &path, vec![1; 100]).await, Verdict::Kept);
    assert_eq!(put(&app, &desk, &path, copy.clone()).await, Verdict::Kept);
    assert_eq!(put(&app, &other, &path, vec![2; 100]).await, Verdict::Conflict);
    assert!(bytes(&app, &other, &path).await == (200, copy.clone()), "whoever restores has a new desk");
    assert_eq!(put(&app, &tablet, &path, vec![2; 100]).await, Verdict::DesksOnly);
    assert_eq!(answer(tablet.get(&app, &path).await).await.verdict, Verdict::DesksOnly);
    for bad in ["short".to_owned(), "0A".repeat(16), "%2e%2e%2f".repeat(4)] {
        assert_eq!(put(&app, &desk, &format!("{COPIES}/{bad}"), vec![1; 9]).await, Verdict::Malformed);
    }
    // Once the lost one is revoked, the new one takes its place; a backup has it too.
    lantern_server::devices::revoke(&Place::new(app.dir.path()), &[1]).await.unwrap();
    assert_eq!(put(&app, &other, &path, vec![3; 100]).await, Verdict::Kept);
    let kept = tempfile::tempdir().unwrap();
    lantern_server::backup::backup(&Place::new(app.dir.path()), &kept.path().join("b")).await.unwrap();
    let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}", kept.path().join("b/lantern.db").display())).await.unwrap();
    let body: Vec<u8> = sqlx::query_scalar("SELECT body FROM copies").fetch_one(&pool).await.unwrap();
    assert_eq!(body, [3; 100]);
    // Nobody fills the disk with names.
    for i in 0..63 {
        assert_eq!(put(&app, &other, &format!("{COPIES}/{i:032x}"), vec![1; 9]).await, Verdict::Kept);
    }
    assert_eq!(put(&app, &other, &format!("{COPIES}/{:032x}", 99), vec![1; 9]).await, Verdict::Conflict);
    assert_eq!(put(&app, &other, &path, vec![4; 100]).await, Verdict::Kept);
}

#[tokio::test]
async fn the_board_has_one_size_and_an_empty_slot_looks_like_a_written_one() {
    let Some(app) = TestApp::start().await else { return };
    let (desk, tablet) = (app.device(DeviceKind::Desk).await, app.device(DeviceKind::Tablet).await);
    let (status, before) = bytes(&app, &tablet, BOARD).await;
    assert_eq!((status, before.len()), (200, BOARD_SLOTS * BOARD_SLOT_LEN));
    assert!(before.chunks(BOARD_SLOT_LEN).all(|slot| slot.iter().filter(|b| **b == 0).count() < 40), "random, not blank");
    assert_eq!(bytes(&app, &desk, BOARD).await.1, before, "and the same for everybody");
    let mut reply = vec![0; BOARD_SLOT_LEN];
    rand::rng().fill_bytes(&mut reply);
    assert_eq!(put(&app, &desk, &format!("{BOARD}/127"), reply.clone()).await, Verdict::Kept);
    let mut expected = before;
    expected[127 * BOARD_SLOT_LEN..].copy_from_slice(&reply);
    assert!(bytes(&app, &tablet, BOARD).await.1 == expected);
    for (slot, len, verdict) in [
        ("128", 1024, Verdict::Malformed),
        ("-1", 1024, Verdict::Malformed),
        ("3", 1023, Verdict::Malformed),
        ("3", 1025, Verdict::TooLarge),
    ] {
        assert_eq!(put(&app, &desk, &format!("{BOARD}/{slot}"), vec![7; len]).await, verdict);
    }
    assert_eq!(put(&app, &tablet, &format!("{BOARD}/3"), reply).await, Verdict::DesksOnly);
    assert!(bytes(&app, &tablet, BOARD).await.1 == expected);
}
