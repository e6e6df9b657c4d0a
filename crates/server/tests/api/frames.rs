//! Keeping frames exactly once, and handing all of them to desks.

use super::ground::*;
use lantern_wire::MAX_PAGE;
use std::collections::HashSet;

#[tokio::test]
async fn kept_once_however_often_it_is_posted_and_other_bytes_under_its_id_are_refused() {
    let Some(app) = TestApp::start().await else { return };
    let (tablet, desk) = (app.device(DeviceKind::Tablet).await, app.device(DeviceKind::Desk).await);
    let sent = frame();
    let first = tablet.post(&app, sent.to_vec()).await;
    assert_eq!(first, FrameAnswer { verdict: Verdict::Kept, roster_version: 0, desk_day: 0 });
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(tablet.post(&app, sent.to_vec()).await, first);
    let mut other = sent;
    other[4000] ^= 1;
    assert_eq!(tablet.keep(&app, &other).await, Verdict::Conflict);
    assert!(desk.fetch(&app, Ask::default()).await.0 == [sent]);
}

#[tokio::test]
async fn wrong_sizes_and_versions_are_refused_and_nothing_of_them_is_kept() {
    let Some(app) = TestApp::start().await else { return };
    let (tablet, desk) = (app.device(DeviceKind::Tablet).await, app.device(DeviceKind::Desk).await);
    for (len, verdict) in [(0, Verdict::Malformed), (4095, Verdict::Malformed), (4097, Verdict::TooLarge), (20_000, Verdict::TooLarge)] {
        assert_eq!(tablet.post(&app, vec![1; len]).await.verdict, verdict, "{len}");
    }
    let mut later = frame();
    later[0] = 2;
    assert_eq!(tablet.keep(&app, &later).await, Verdict::Malformed);
    assert!(desk.fetch(&app, Ask::default()).await.0.is_empty());
    assert_eq!(answer(desk.get(&app, "/v1/frames?batch=yesterday").await).await.verdict, Verdict::Malformed);
}

#[tokio::test]
async fn pages_hold_every_frame_and_a_desk_goes_on_where_it_was() {
    let Some(app) = TestApp::start().await else { return };
    let (tablet, desk) = (app.device(DeviceKind::Tablet).await, app.device(DeviceKind::Desk).await);
    let frames: Vec<_> = (0..MAX_PAGE + 22).map(|_| frame()).collect();
    for chunk in frames.chunks(50) {
        for frame in chunk {
            assert_eq!(tablet.keep(&app, frame).await, Verdict::Kept);
        }
    }
    assert!(desk.page(&app, Ask::default()).await.frames.len() > MAX_PAGE / 2);
    let (got, next) = desk.fetch(&app, Ask::default()).await;
    assert_eq!(got.len(), frames.len());
    assert_eq!(got.iter().collect::<HashSet<_>>(), frames.iter().collect::<HashSet<_>>());
    let more = frame();
    tablet.keep(&app, &more).await;
    let (later, _) = desk.fetch(&app, next).await;
    assert!(later.contains(&more) && later.len() < 100, "only the last tick again, and what is new");
}

/// A desk reads while a tick fills up, and takes its time between two pages.
#[tokio::test]
async fn what_comes_into_a_tick_between_two_pages_is_not_passed_over() {
    const TICK: Duration = Duration::from_secs(2);
    let Some(dir) = folder() else { return };
    let app = TestApp::with_tick(dir, TICK).await;
    let (tablet, desk) = (app.device(DeviceKind::Tablet).await, app.device(DeviceKind::Desk).await);
    let next_tick = async || {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis();
        let left = TICK.as_millis() - now % TICK.as_millis();
        tokio::time::sleep(Duration::from_millis(u64::try_from(left).unwrap())).await;
    };
    next_tick().await;
    let mut sent = HashSet::new();
    let send = async |sent: &mut HashSet<FrameBytes>, count: usize| {
        for _ in 0..count {
            let frame = frame();
            assert_eq!(tablet.keep(&app, &frame).await, Verdict::Kept);
            sent.insert(frame);
        }
    };
    send(&mut sent, MAX_PAGE + 10).await;
    let first = desk.page(&app, Ask::default()).await;
    // Half of these sort before the last frame of that page.
    send(&mut sent, MAX_PAGE / 2).await;
    next_tick().await;
    send(&mut sent, 1).await;
    let mut got: HashSet<_> = first.frames.iter().copied().collect();
    let mut ask = first.next(Ask::default());
    // It reads to the end, and looks again at its next minute.
    for _ in 0..2 {
        let (more, next) = desk.fetch(&app, ask).await;
        got.extend(more);
        ask = next;
    }
    assert_eq!(sent.difference(&got).count(), 0, "frames that this desk would never have seen");
}

#[tokio::test]
async fn a_restart_keeps_frames_devices_and_the_school() {
    let Some(app) = TestApp::start().await else { return };
    let (tablet, desk) = (app.device(DeviceKind::Tablet).await, app.device(DeviceKind::Desk).await);
    let sent = frame();
    tablet.keep(&app, &sent).await;
    drop((tablet.http, desk.http));
    let app = app.restart().await;
    let (tablet, desk) = (Device { http: app.http(), ..tablet }, Device { http: app.http(), ..desk });
    assert!(desk.fetch(&app, Ask::default()).await.0 == [sent]);
    assert_eq!(tablet.keep(&app, &sent).await, Verdict::Kept);
    assert!(desk.fetch(&app, Ask::default()).await.0.len() == 1);
}

/// Hundreds at once go through, each durable; the figures are `xtask bench`'s business.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_at_once_are_all_kept() {
    let Some(app) = TestApp::start().await else { return };
    let (tablet, desk) = (app.device(DeviceKind::Tablet).await, app.device(DeviceKind::Desk).await);
    let posts: Vec<_> = (0..200)
        .map(|_| {
            let (http, url, token) = (tablet.http.clone(), app.url(FRAMES), tablet.token.clone());
            async move { http.post(url).bearer_auth(token).body(frame().to_vec()).send().await.unwrap().status() }
        })
        .collect();
    // Sixteen connections, as many tablets.
    let mut tasks = tokio::task::JoinSet::new();
    let mut posts = posts.into_iter();
    for post in posts.by_ref().take(16) {
        tasks.spawn(post);
    }
    while let Some(status) = tasks.join_next().await {
        assert_eq!(status.unwrap(), 200);
        if let Some(post) = posts.next() {
            tasks.spawn(post);
        }
    }
    assert_eq!(desk.fetch(&app, Ask::default()).await.0.len(), 200);
}
