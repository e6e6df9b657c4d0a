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
    assert_eq!(metrics(&app).await, before);
}
