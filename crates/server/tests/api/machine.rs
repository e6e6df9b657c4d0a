//! What a technician's own tools see: metrics, the announcement on the network, the unit for systemd.

use super::ground::*;

/// A server that serves metrics.
async fn start() -> Option<TestApp> {
    let dir = folder()?;
    let config = Config { metrics: Some(0), ..Config::new(dir.path(), "127.0.0.1:0".parse().unwrap()) };
    let handle = spawn(config).await.unwrap();
    Some(TestApp { dir, handle })
}

async fn metrics(app: &TestApp) -> Vec<String> {
    let url = format!("http://{}/metrics", app.handle.metrics.unwrap());
    let text = reqwest::Client::builder().no_proxy().build().unwrap().get(url).send().await.unwrap().text().await.unwrap();
    // Time goes on and other programs write, with frames or without.
    let moves = |line: &&str| line.starts_with("lantern_desk_silent_seconds") || line.starts_with("lantern_disk_free_bytes");
    text.lines().filter(|line| !moves(line)).map(ToOwned::to_owned).collect()
}

#[tokio::test]
async fn metrics_are_the_same_whatever_was_sent_and_on_loopback_alone() {
    let Some(app) = start().await else { return };
    assert!(app.handle.metrics.unwrap().ip().is_loopback());
    let (tablet, desk) = (app.device(DeviceKind::Tablet).await, app.device(DeviceKind::Desk).await);
    desk.fetch(&app, Ask::default()).await;
    let before = metrics(&app).await;
    assert!(before.contains(&"lantern_healthy 1".to_owned()) && before.contains(&"lantern_mail_failing 0".to_owned()), "{before:?}");
    for _ in 0..50 {
        tablet.keep(&app, &frame()).await;
    }
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let url = format!("http://{}/metrics", app.handle.metrics.unwrap());
    client.get(url).send().await.unwrap();
    assert_eq!(metrics(&app).await, before);
    // A monitor that keeps its connection open does not keep the server from stopping.
    tokio::time::timeout(Duration::from_secs(5), app.handle.stop()).await.unwrap();
    drop(client);
}

const MANUAL: &str = include_str!("../../../../docs/operating.md");

/// The options that a verb of the program knows.
fn help(verb: &[&str]) -> String {
    let out = std::process::Command::new(env!("CARGO_BIN_EXE_lantern-server")).args(verb).arg("--help").output().unwrap();
    assert!(out.status.success(), "{verb:?} is no command");
    String::from_utf8(out.stdout).unwrap()
}

/// A technician types what the manual and the units say.
#[test]
fn every_command_in_the_manual_and_the_units_is_one() {
    let units = [include_str!("../../systemd/lantern-server.service"), include_str!("../../systemd/lantern-backup.service")].concat();
    let (text, mut seen) = (format!("{MANUAL}{units}"), 0);
    for command in text.split("lantern-server ").skip(1) {
        let command = command.split(['`', '\n', '(', '\'']).next().unwrap();
        let words: Vec<&str> = command.split_whitespace().filter(|w| *w != "DATA").collect();
        let known = [
            "serve",
            "enrol",
            "devices",
            "revoke",
            "backup",
            "restore",
            "doctor",
            "mail-test",
            "ca",
            "class",
            "staff",
            "custodian",
            "promises",
            "record",
            "end-year",
        ];
        let Some(verb) = words.first().filter(|verb| known.contains(verb)) else { continue };
        let verb: &[&str] = if ["ca", "class", "staff"].contains(verb) { &words[..2] } else { &[verb] };
        let help = help(verb);
        for option in words.iter().filter(|w| w.starts_with("--")) {
            assert!(help.contains(option), "{verb:?} has no {option}");
        }
        seen += 1;
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn the_settings_in_the_manual_can_be_read() {
    let dir = tempfile::tempdir().unwrap();
    let ron = MANUAL.split("```ron\n").nth(1).unwrap().split("```").next().unwrap();
    std::fs::write(dir.path().join("server.ron"), ron).unwrap();
    let settings = lantern_server::settings::Settings::load(dir.path()).unwrap();
    let mail = settings.mail.unwrap();
    assert_eq!((mail.to.len(), mail.at.len(), mail.port, settings.calendar.closed.len()), (2, 2, 587, 1));
    std::fs::write(dir.path().join("server.ron"), ron.replace("// database", "database").replace("// school:", "school:")).unwrap();
    assert_eq!(lantern_server::settings::Settings::load(dir.path()).unwrap().school.as_deref(), Some("hill"));
}

/// Root's files would shut the server's own user out.
#[tokio::test]
async fn root_does_not_write_into_another_users_folder() {
    let dir = tempfile::tempdir().unwrap();
    if std::os::unix::fs::chown(dir.path(), Some(12_345), None).is_err() {
        // Not root: the file system itself says no.
        return;
    }
    let place = lantern_server::settings::Place::new(dir.path());
    let error = lantern_server::devices::list(&place).await.unwrap_err().to_string();
    assert!(error.contains("runuser"), "{error}");
    let said = lantern_server::doctor::doctor(&place).await;
    assert!(said.len() == 1 && said[0].words.contains("runuser"), "{said:?}");
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
}
