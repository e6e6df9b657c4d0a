//! What is SQLite's own: its files, and a database of another release.

use super::ground::*;

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
