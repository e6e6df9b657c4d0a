use crate::{World, holds, report};
use axum::http::header;
use lantern_desk::{backup, ceremony::make_papers, identity::Keys};
use lantern_frame::report::What;
use std::time::Duration;

#[tokio::test]
async fn a_lost_disk_comes_back_with_reports_and_record() {
    let mut world = World::new().await;
    let mut told = report(1);
    told.words = Some("quokka-marmalade-seventeen".into());
    world.send(&told);
    world.send(&report(2));
    world.enter().await;
    world.look().await;
    let row = world.desk.shown(&world.keys).await.unwrap().cases[0].entry.row;
    world.act(row, "note", "text=Rang+home").await;
    world.clock.forward(Duration::from_secs(4 * 3600));
    world.enter().await;
    world.look().await;
    let before = world.desk.shown(&world.keys).await.unwrap().cases;

    let copies = world.shelf.copies.lock().unwrap().clone();
    let (name, copy) = copies.iter().next().unwrap();
    assert_eq!((copies.len(), name), (1, &backup::name(&world.keys)));
    assert!(!holds(copy, "quokka") && !holds(copy, "Rang home"));
    // The disk is new; the identity file came from the safe, and the server has dropped its frames.
    world.shelf.frames.lock().unwrap().clear();
    world.desk.casebook.close().await;
    for file in ["casebook.db", "casebook.db-wal", "casebook.db-shm"] {
        let _ = std::fs::remove_file(world.dir.path().join(file));
    }
    let mut world = world.restart().await;
    world.enter().await;
    assert_eq!(world.count().await, 0);
    let back = world.post("/you/restore", &format!("csrf={}", world.csrf)).await;
    assert_eq!(back.headers()[header::LOCATION], "/you?done=restored");
    let after = world.desk.shown(&world.keys).await.unwrap().cases;
    assert_eq!(before.len(), after.len());
    assert!(before.iter().all(|case| after.contains(case)));
    assert_eq!(world.desk.restore_from_server(&world.keys).await, Ok(Some(0)), "once more changes nothing");
}

#[tokio::test]
async fn copies_have_few_lengths_and_come_whether_anything_was_told_or_not() {
    let mut world = World::new().await;
    world.enter().await;
    let empty = world.desk.copy(&world.keys).await.unwrap().len();
    for n in 1..40 {
        let mut told = report(n);
        told.words = Some("x".repeat(900));
        world.send(&told);
    }
    world.look().await;
    assert_eq!(world.count().await, 39);
    let full = world.desk.copy(&world.keys).await.unwrap().len();
    // `age` itself adds a line of random length to each header.
    assert!(empty.abs_diff(full) < 300, "{empty} and {full}");
    let kept = || world.shelf.copies.lock().unwrap().values().next().cloned();
    let first = kept().expect("a copy of this half-day");
    world.look().await;
    assert!(kept().as_ref() == Some(&first), "a second one in the same half-day");
    world.clock.forward(Duration::from_secs(4 * 3600));
    world.look().await;
    assert!(kept().as_ref() != Some(&first), "none in the next half-day");
}

#[tokio::test]
async fn only_the_reader_and_two_papers_open_a_copy() {
    let mut world = World::new().await;
    let mut told = report(1);
    (told.what, told.words) = (What::Hurt, Some("quokka-marmalade".into()));
    world.send(&told);
    world.enter().await;
    world.look().await;
    let papers = make_papers().unwrap();
    world.desk.set_break_glass(&world.keys, &papers.recipient, 20_000).await.unwrap();
    let copy = world.desk.copy(&world.keys).await.unwrap();
    assert!(backup::open(&Keys::generate(), &copy).is_err());
    assert_eq!(backup::open(&world.keys, &copy).unwrap().entries.len(), 1);
    for at in [copy.len() / 2, copy.len() - 1] {
        let mut changed = copy.clone();
        changed[at] ^= 1;
        assert!(backup::open(&world.keys, &changed).is_err(), "byte {at}");
    }
    // Two papers: the first opens the outer file, the second the inner one, and that key the copy.
    let decrypt = |key: &str, file: &[u8]| {
        let identity: age::x25519::Identity = key.trim().parse().unwrap();
        let decryptor = age::Decryptor::new_buffered(age::armor::ArmoredReader::new(file)).unwrap();
        let mut plain = Vec::new();
        std::io::Read::read_to_end(&mut decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).unwrap(), &mut plain).unwrap();
        plain
    };
    let (first, second, sealed) = &papers.sealed[2];
    let half = decrypt(&papers.sheets[usize::from(*first) - 1].key, sealed.as_bytes());
    let key = String::from_utf8(decrypt(&papers.sheets[usize::from(*second) - 1].key, &half)).unwrap();
    let plain = String::from_utf8(decrypt(&key, &copy)).unwrap();
    assert!(plain.contains("quokka-marmalade") && plain.contains("Hurt"), "readable without Lantern");
}
