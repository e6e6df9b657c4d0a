//! What is dropped when: a half-day goes as a whole, once every desk has it; one that a desk lacks stays.

use super::ground::*;

/// Moves every frame there is into half-days of long ago, one frame in each: `2020-01-01a` and on.
async fn age(app: &TestApp, frames: &[FrameBytes], year: u32) {
    let mine = app.mine();
    app.sql(&format!("DELETE FROM batches WHERE {mine}")).await;
    for (i, frame) in frames.iter().enumerate() {
        let batch = format!("{year}-{:02}-{:02}a", 1 + i / 28, 1 + i % 28);
        let id = hex::encode(&frame[1..17]);
        let id = if super::POSTGRES { format!("'\\x{id}'") } else { format!("x'{id}'") };
        app.sql(&format!("UPDATE frames SET batch = '{batch}' WHERE {mine} AND id = {id}")).await;
        app.sql(&format!("INSERT INTO batches (school, batch) SELECT school, '{batch}' FROM frames WHERE {mine} AND id = {id}")).await;
    }
}

#[tokio::test]
async fn a_half_day_is_dropped_once_every_desk_has_it_and_not_before() {
    let Some(app) = TestApp::start().await else { return };
    let (tablet, first) = (app.device(DeviceKind::Tablet).await, app.device(DeviceKind::Desk).await);
    let second = app.device(DeviceKind::Desk).await;
    let frames: Vec<_> = (0..20).map(|_| frame()).collect();
    for frame in &frames {
        tablet.keep(&app, frame).await;
    }
    age(&app, &frames, 2020).await;
    let all = async |app: &TestApp, desk: &Device| desk.fetch(app, Ask::default()).await.0.len();
    // A fetch that goes on from the last place says that what was before is safe. One desk alone drops nothing.
    let (_, next) = first.fetch(&app, Ask::default()).await;
    first.fetch(&app, next).await;
    let app = app.restart().await;
    let (first, second) = (Device { http: app.http(), ..first }, Device { http: app.http(), ..second });
    app.handle.drop_old().await.unwrap();
    assert_eq!(all(&app, &first).await, 20, "the second desk lacks them");
    // The second has got as far as the fifteenth: what is before goes, but for the newest six.
    let place = "batch=2020-01-15a&tick=0".to_owned();
    second.page(&app, Ask::parse(&place).unwrap()).await;
    app.handle.drop_old().await.unwrap();
    assert_eq!(all(&app, &first).await, 6);
    let left = second.fetch(&app, Ask::default()).await.0;
    assert!(frames[14..].iter().all(|f| left.contains(f)));
}

#[tokio::test]
async fn without_a_desk_and_with_one_that_never_fetched_much_is_kept_but_not_for_ever() {
    let Some(app) = TestApp::start().await else { return };
    let tablet = app.device(DeviceKind::Tablet).await;
    let frames: Vec<_> = (0..125).map(|_| frame()).collect();
    for frame in &frames {
        tablet.keep(&app, frame).await;
    }
    age(&app, &frames, 2020).await;
    app.handle.drop_old().await.unwrap();
    let desk = app.device(DeviceKind::Desk).await;
    assert_eq!(desk.fetch(&app, Ask::default()).await.0.len(), 120, "sixty school days, however long ago");
    // Of this year, none is old, fetched or not.
    let today = jiff::Timestamp::now().to_string();
    age(&app, &frames, today[..4].parse::<u32>().unwrap() + 1).await;
    app.handle.drop_old().await.unwrap();
    assert_eq!(desk.fetch(&app, Ask::default()).await.0.len(), 120);
}

/// A desk cannot say that it has what nobody has sent yet.
#[tokio::test]
async fn what_is_to_come_cannot_be_confirmed() {
    let Some(app) = TestApp::start().await else { return };
    let (tablet, desk) = (app.device(DeviceKind::Tablet).await, app.device(DeviceKind::Desk).await);
    let frames: Vec<_> = (0..8).map(|_| frame()).collect();
    tablet.keep(&app, &frames[0]).await;
    age(&app, &frames[..1], 2019).await;
    desk.page(&app, Ask::parse("batch=9999-12-31b&tick=0").unwrap()).await;
    for frame in &frames[1..] {
        tablet.keep(&app, frame).await;
    }
    age(&app, &frames, 2020).await;
    app.handle.drop_old().await.unwrap();
    assert_eq!(desk.fetch(&app, Ask::default()).await.0.len(), 8);
}
