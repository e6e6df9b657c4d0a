//! What is SQLite's own: its files, and a database of another release.

use super::school::*;
use sha2::Digest;

/// The database says nothing of order, time within the tick or sender, and its files are the user's own.
#[tokio::test]
async fn tables_hold_no_order_and_files_are_private() {
    let Some(app) = TestApp::start().await else { return };
    for name in ["lantern.db", "lantern.db-wal", "school-ca.key", "address"] {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(app.dir.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name}");
    }
    let schema = include_str!("../../migrations/sqlite/0002_schools.sql");
    let frames = schema.split("CREATE TABLE frames").nth(1).unwrap().split(';').next().unwrap();
    assert!(frames.contains("WITHOUT ROWID"));
    assert_eq!(frames.matches("NOT NULL").count(), 5, "school, batch, tick, id, body and nothing else");
}

#[tokio::test]
async fn a_database_of_a_later_release_is_left_alone_and_named() {
    let Some(app) = TestApp::start().await else { return };
    app.handle.stop().await;
    let file = app.dir.path().join("lantern.db");
    let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}", file.display())).await.unwrap();
    let later =
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'later', 1, x'00', 0)";
    sqlx::query(later).execute(&pool).await.unwrap();
    pool.close().await;
    let before = std::fs::read(&file).unwrap();
    let error = spawn(Config::new(app.dir.path(), "127.0.0.1:0".parse().unwrap())).await.err().unwrap();
    assert!(format!("{error:#}").contains("newer lantern-server"), "{error:#}");
    assert!(std::fs::read(&file).unwrap() == before);
}

#[tokio::test]
async fn a_database_of_the_first_release_is_brought_up_with_all_that_is_in_it() {
    let (dir, first) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    std::fs::write(first.path().join("0001_first.sql"), include_str!("../../migrations/sqlite/0001_first.sql")).unwrap();
    let file = dir.path().join("lantern.db");
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&file).create_if_missing(true);
    let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
    sqlx::migrate::Migrator::new(first.path()).await.unwrap().run(&pool).await.unwrap();
    let (sent, token, school) = (frame(), [7_u8; 32], [9_u8; 16]);
    sqlx::query("INSERT INTO school VALUES (1, ?)").bind(&school[..]).execute(&pool).await.unwrap();
    let hash = &sha2::Sha256::digest(token)[..];
    sqlx::query("INSERT INTO devices VALUES (?, 'desk')").bind(hash).execute(&pool).await.unwrap();
    sqlx::query("INSERT INTO batches VALUES ('2026-11-23a')").execute(&pool).await.unwrap();
    let add = sqlx::query("INSERT INTO frames VALUES ('2026-11-23a', 5, ?, ?)").bind(&sent[1..17]);
    add.bind(&sent[..]).execute(&pool).await.unwrap();
    pool.close().await;
    // The authority of that release.
    let with_ca = TestApp::start().await.unwrap();
    for name in ["school-ca.pem", "school-ca.key"] {
        std::fs::copy(with_ca.dir.path().join(name), dir.path().join(name)).unwrap();
    }
    let app = TestApp::on(dir).await;
    let desk = Device { http: app.http(), token: hex::encode(token) };
    assert!(desk.fetch(&app, Ask::default()).await.0 == [sent]);
    let new: EnrolReply = app.enrol(app.code(DeviceKind::Tablet).await, DeviceKind::Tablet).await.json().await.unwrap();
    assert_eq!(new.school_id(), Ok(school));
}

#[tokio::test]
async fn a_database_of_the_release_before_classes_keeps_its_devices_and_takes_classes() {
    let (dir, before) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for (name, text) in [
        ("0001_first.sql", include_str!("../../migrations/sqlite/0001_first.sql")),
        ("0002_schools.sql", include_str!("../../migrations/sqlite/0002_schools.sql")),
    ] {
        std::fs::write(before.path().join(name), text).unwrap();
    }
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(dir.path().join("lantern.db")).create_if_missing(true);
    let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
    sqlx::migrate::Migrator::new(before.path()).await.unwrap().run(&pool).await.unwrap();
    let token = [7_u8; 32];
    sqlx::query("INSERT INTO schools (number, name, id) VALUES (1, '', ?)").bind(&[9_u8; 16][..]).execute(&pool).await.unwrap();
    let add = sqlx::query("INSERT INTO devices (school, token, kind, number, label) VALUES (1, ?, 'tablet', 1, 'Year 2 trolley')");
    add.bind(&sha2::Sha256::digest(token)[..]).execute(&pool).await.unwrap();
    pool.close().await;
    let with_ca = TestApp::start().await.unwrap();
    for name in ["school-ca.pem", "school-ca.key"] {
        std::fs::copy(with_ca.dir.path().join(name), dir.path().join(name)).unwrap();
    }
    let app = TestApp::on(dir).await;
    let tablet = Device { http: app.http(), token: hex::encode(token) };
    assert_eq!(tablet.setup(&app).await.class, None);
    let swans = manage::add_class(&place(&app), "Swans", "Ks1").await.unwrap();
    manage::assign(&place(&app), &[1], Some(Some("Swans")), Some("Network manager")).await.unwrap();
    assert!(soon(async || tablet.setup(&app).await.class == Some(swans.id)).await);
    let list = lantern_server::devices::list(&place(&app)).await.unwrap();
    assert_eq!(
        (list[0].label.as_str(), list[0].class.as_str(), list[0].custodian.as_str()),
        ("Year 2 trolley", "Swans", "Network manager")
    );
}
