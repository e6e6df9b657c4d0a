//! Rosters only ever go forward, and every answer says where they stand.

use super::ground::*;
use lantern_wire::{MAX_ROSTER, RosterMsg};

fn roster(version: u32, fill: u8) -> Vec<u8> {
    RosterMsg { version, signed: vec![fill; 500] }.encode().unwrap()
}

#[tokio::test]
async fn a_lower_or_equal_version_is_refused_and_every_answer_names_the_one_in_force() {
    let Some(app) = TestApp::start().await else { return };
    let (tablet, desk) = (app.device(DeviceKind::Tablet).await, app.device(DeviceKind::Desk).await);
    assert_eq!(tablet.get(&app, ROSTER).await.status().as_u16(), 404);
    assert_eq!(desk.put_roster(&app, roster(3, 1)).await.verdict, Verdict::Kept);
    assert_eq!(desk.put_roster(&app, roster(3, 1)).await.verdict, Verdict::Kept, "the same again");
    assert_eq!(desk.put_roster(&app, roster(3, 2)).await.verdict, Verdict::Conflict);
    assert_eq!(desk.put_roster(&app, roster(2, 1)).await.verdict, Verdict::Conflict);
    for leap in [1_004, u32::MAX] {
        assert_eq!(desk.put_roster(&app, roster(leap, 1)).await.verdict, Verdict::Conflict, "nobody shuts out what comes next");
    }
    assert_eq!(tablet.post(&app, frame().to_vec()).await.roster_version, 3);
    let got = tablet.get(&app, ROSTER).await.bytes().await.unwrap();
    assert_eq!(got, roster(3, 1));
    for (bad, verdict) in [(vec![], Verdict::Malformed), (vec![7; 100], Verdict::Malformed), (vec![7; MAX_ROSTER + 1], Verdict::TooLarge)] {
        assert_eq!(desk.put_roster(&app, bad).await.verdict, verdict);
    }
    drop((tablet.http, desk.http));
    let app = app.restart().await;
    let tablet = Device { http: app.http(), token: tablet.token };
    assert_eq!(tablet.post(&app, frame().to_vec()).await.roster_version, 3);
    let code = app.code(DeviceKind::Tablet).await;
    let reply: EnrolReply = app.enrol(code, DeviceKind::Tablet).await.json().await.unwrap();
    assert_eq!(reply.roster_msg().unwrap().unwrap().version, 3);
}
