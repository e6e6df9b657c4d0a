//! Backup while it serves, restore, and what `doctor` says.

use super::ground::*;
use lantern_server::backup::{backup, restore};
use lantern_server::devices::{list, revoke};
use lantern_server::doctor::{Finding, Level, doctor, worst};
use lantern_server::settings::Place;
use std::collections::HashSet;

fn place(app: &TestApp) -> Place {
    Place::new(app.dir.path())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_made_while_frames_arrive_restores_to_a_server_that_every_device_knows() {
    let Some(app) = TestApp::start().await else { return };
    let (tablet, desk) = (app.device(DeviceKind::Tablet).await, app.device(DeviceKind::Desk).await);
    let code = app.code(DeviceKind::Tablet).await;
    let mut sent = HashSet::new();
    for _ in 0..300 {
        let frame = frame();
        assert_eq!(tablet.keep(&app, &frame).await, Verdict::Kept);
        sent.insert(frame);
    }
    desk.put_roster(&app, lantern_wire::RosterMsg { version: 3, signed: vec![5; 90] }.encode().unwrap()).await;
    let kept = tempfile::tempdir().unwrap();
    let to = kept.path().join("monday");
    // Frames arrive meanwhile; each is in the backup or not, never in part.
    let more: Vec<_> = (0..40).map(|_| frame()).collect();
    let arriving = async {
        for frame in &more {
            assert_eq!(tablet.keep(&app, frame).await, Verdict::Kept);
        }
    };
    let at = place(&app);
    let (made, ()) = tokio::join!(backup(&at, &to), arriving);
    made.unwrap();
    assert!(backup(&place(&app), &to).await.unwrap_err().to_string().contains("new folder"));
    use std::os::unix::fs::PermissionsExt;
    for file in std::fs::read_dir(&to).unwrap() {
        assert_eq!(file.unwrap().metadata().unwrap().permissions().mode() & 0o077, 0);
    }

    // Over a school that is there: nothing happens, on neither store.
    let refused = restore(&place(&app), &to).await.unwrap_err();
    assert!(refused.to_string().contains("nothing was changed"), "{refused:#}");
    let new = tempfile::tempdir().unwrap();
    let mut at = Place::new(new.path());
    if super::POSTGRES {
        let over = restore(&at, &to).await.unwrap_err();
        assert!(format!("{over:#}").contains("nothing was changed"), "{over:#}");
        assert_eq!(std::fs::read_dir(new.path()).unwrap().filter(|f| f.as_ref().unwrap().file_name() != "school-ca.lock").count(), 0);
        // The school's id is taken as well: the old rows must be gone, as after a loss.
        let mine = app.mine();
        let number = mine.replace("school =", "number =");
        for table in ["frames", "batches", "devices", "codes", "rosters", "duties"] {
            app.sql(&format!("DELETE FROM {table} WHERE {mine}")).await;
        }
        app.sql(&format!("DELETE FROM schools WHERE {number}")).await;
        at.school = None;
    }
    restore(&at, &to).await.unwrap();
    app.handle.stop().await;
    let app = TestApp::on(new).await;
    let (tablet, desk) = (Device { http: app.http(), ..tablet }, Device { http: app.http(), ..desk });
    let back: HashSet<_> = desk.fetch(&app, Ask::default()).await.0.into_iter().collect();
    assert!(back.is_superset(&sent) && back.iter().all(|f| sent.contains(f) || more.contains(f)));
    let answered = tablet.post(&app, frame().to_vec()).await;
    assert_eq!((answered.verdict, answered.roster_version), (Verdict::Kept, 3));
    assert_eq!(answer(app.enrol(code, DeviceKind::Tablet).await).await.verdict, Verdict::NotEnrolled, "old codes are void");
    assert_eq!(app.device(DeviceKind::Tablet).await.keep(&app, &frame()).await, Verdict::Kept);
}

#[tokio::test]
async fn a_backup_that_is_damaged_or_not_whole_is_refused_and_leaves_nothing_behind() {
    let Some(app) = TestApp::start().await else { return };
    let kept = tempfile::tempdir().unwrap();
    let to = kept.path().join("monday");
    backup(&place(&app), &to).await.unwrap();
    let new = tempfile::tempdir().unwrap();
    let mut bytes = std::fs::read(to.join("lantern.db")).unwrap();
    let at = bytes.len() / 2;
    bytes[at] ^= 1;
    std::fs::write(to.join("lantern.db"), &bytes).unwrap();
    let damaged = restore(&Place::new(new.path()), &to).await.unwrap_err();
    assert!(damaged.to_string().contains("lantern.db in the backup is damaged"), "{damaged:#}");
    std::fs::remove_file(to.join("backup.json")).unwrap();
    let half = restore(&Place::new(new.path()), &to).await.unwrap_err();
    assert!(half.to_string().contains("no whole backup"), "{half:#}");
    let list = r#"{"made":"2026-11-23T00:00:00Z","version":"1","files":{"lantern.db":"","../../evil":""}}"#;
    std::fs::write(to.join("backup.json"), list).unwrap();
    assert!(restore(&Place::new(new.path()), &to).await.is_err());
    assert_eq!(std::fs::read_dir(new.path()).unwrap().count(), 0);
}

fn of<'a>(findings: &'a [Finding], what: &str) -> Vec<&'a Finding> {
    findings.iter().filter(|f| f.what == what && f.level != Level::Fine).collect()
}

#[tokio::test]
async fn the_doctor_names_what_is_wrong_and_what_to_do() {
    let Some(app) = TestApp::start().await else { return };
    let at = place(&app);
    let (first, second) = (app.device(DeviceKind::Desk).await, app.device(DeviceKind::Desk).await);
    let said = doctor(&at).await;
    assert_eq!(of(&said, "desks").len(), 2, "neither has looked: {said:?}");
    assert!(of(&said, "backup")[0].words.contains("lantern-server backup"));
    first.fetch(&app, Ask::default()).await;
    second.fetch(&app, Ask::default()).await;
    second.put_roster(&app, lantern_wire::RosterMsg { version: 1, signed: vec![5; 90] }.encode().unwrap()).await;
    let kept = tempfile::tempdir().unwrap();
    backup(&at, &kept.path().join("b")).await.unwrap();
    let private = |path: &Path, mode| std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
    private(app.dir.path(), 0o700);
    if super::POSTGRES {
        private(&app.dir.path().join("server.ron"), 0o600);
    }
    let said = doctor(&at).await;
    let broken: Vec<_> = said.iter().filter(|f| f.level == Level::Broken).collect();
    // The tests' own PostgreSQL syncs nothing: the doctor says so.
    assert!(broken.iter().all(|f| f.words.contains("fsync is off")) && broken.len() == usize::from(super::POSTGRES), "{broken:?}");
    assert!(of(&said, "backup").is_empty() && of(&said, "desks").is_empty() && of(&said, "server").is_empty());

    private(&app.dir.path().join("school-ca.key"), 0o644);
    revoke(&at, &[list(&at).await.unwrap()[0].number]).await.unwrap();
    app.handle.stop().await;
    let said = doctor(&at).await;
    assert!(of(&said, "files")[0].words.contains("chmod 600"));
    assert!(of(&said, "desks")[0].words.contains("at least two adults"));
    assert!(of(&said, "server")[0].words.contains("systemctl start"));
    assert_eq!(worst(&said), Level::Broken);

    std::fs::write(app.dir.path().join("server.ron"), "(mial: 1)").unwrap();
    assert!(of(&doctor(&at).await, "settings")[0].words.contains("mial"));
    assert!(doctor(&Place::new("/no/such/folder")).await[0].words.contains("--data"));
}

#[tokio::test]
async fn a_database_that_is_damaged_is_named() {
    if super::POSTGRES {
        return;
    }
    let Some(app) = TestApp::start().await else { return };
    let tablet = app.device(DeviceKind::Tablet).await;
    for _ in 0..50 {
        tablet.keep(&app, &frame()).await;
    }
    app.handle.stop().await;
    let file = app.dir.path().join("lantern.db");
    let mut bytes = std::fs::read(&file).unwrap();
    let (from, to) = (bytes.len() / 2, bytes.len() * 3 / 4);
    bytes[from..to].fill(0x5a);
    std::fs::write(&file, bytes).unwrap();
    let said = doctor(&place_of(&app.dir)).await;
    assert!(of(&said, "database").iter().any(|f| f.level == Level::Broken && f.words.contains("restore")), "{said:?}");
}

fn place_of(dir: &TempDir) -> Place {
    Place::new(dir.path())
}
