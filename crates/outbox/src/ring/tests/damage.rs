//! Files that came back otherwise than they were left: flipped, cut, zeroed, unreadable, of a later release.

use super::*;

/// A ring with reports in it, and its image on disk.
fn filled() -> (Vec<FrameBytes>, Vec<u8>) {
    let (disk, mut rng) = (Disk::default(), StdRng::seed_from_u64(20));
    let mut ring = ring(&disk, 20);
    let reports: Vec<_> = (0..5).map(|_| random_frame(&mut rng)).collect();
    for (i, report) in reports.iter().enumerate() {
        ring.put(report, i % 2 == 0).unwrap();
    }
    (reports, disk.image())
}

fn on_image(image: &[u8]) -> Disk {
    let disk = Disk::default();
    disk.0.lock().unwrap().durable = image.to_vec();
    disk
}

/// Everything that a ring opened on this image sends.
fn sent_from(image: &[u8]) -> HashSet<FrameBytes> {
    round(&mut ring(&on_image(image), 21)).into_iter().collect()
}

#[test]
fn any_bit_of_the_header_may_flip_and_any_one_copy_may_vanish() {
    let (reports, image) = filled();
    // Magic, version, sequence, head, bound, checksum of both copies; of the empty rest of each sector one bit.
    let bits = (0..64 * 8).chain([500 * 8]).flat_map(|bit| [bit, bit + 512 * 8]);
    for bit in bits {
        let mut bad = image.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        let sent = sent_from(&bad);
        assert!(reports.iter().all(|r| sent.contains(r)), "bit {bit}");
    }
    for zeroed in [0..512, 512..1024, 0..BLOCK] {
        let mut bad = image.clone();
        bad[zeroed.clone()].fill(0);
        let sent = sent_from(&bad);
        assert!(reports.iter().all(|r| sent.contains(r)), "{zeroed:?}");
    }
}

#[test]
fn a_file_cut_at_any_length_still_sends_every_report_that_is_whole() {
    let (reports, image) = filled();
    let lengths = (0..1_100).step_by(9).chain((0..image.len()).step_by(511)).chain([image.len() - 1]);
    for length in lengths {
        let cut = &image[..length];
        let sent = sent_from(cut);
        for report in &reports {
            let whole = cut.chunks(FRAME_LEN).any(|slot| slot == report);
            assert!(!whole || sent.contains(report), "cut at {length}");
        }
    }
}

#[test]
fn slots_that_changed_places_are_sent_all_the_same() {
    let (reports, image) = filled();
    for (a, b) in [(0, 1), (0, 15), (1, 4), (2, 63), (5, 30)] {
        let mut swapped = image.clone();
        let (head, tail) = swapped.split_at_mut(place(b) as usize);
        head[place(a) as usize..][..FRAME_LEN].swap_with_slice(&mut tail[..FRAME_LEN]);
        let sent = sent_from(&swapped);
        assert!(reports.iter().all(|r| sent.contains(r)), "{a} and {b}");
    }
}

#[test]
fn zeros_become_dummies_and_a_slot_of_nonsense_is_given_up_when_the_server_says_so() {
    let (reports, image) = filled();
    let mut bad = image.clone();
    let all_zero = round(&mut ring(&on_image(&vec![0; image.len()]), 1));
    assert!(all_zero.iter().all(|f| f[0] == 1));
    // One report's slot is overwritten with junk: the others go all the same.
    let at = bad.chunks(FRAME_LEN).position(|slot| slot == reports[1]).unwrap() * FRAME_LEN;
    bad[at..at + FRAME_LEN].fill(0xee);
    let mut ring = ring(&on_image(&bad), 2);
    let mut sent = HashSet::new();
    for _ in 0..SLOTS {
        let (slot, frame) = ring.pick();
        if frame[0] == 1 {
            sent.insert(frame);
            ring.sent(slot).unwrap();
        } else {
            ring.refused(slot).unwrap();
        }
    }
    assert!(reports.iter().enumerate().all(|(i, r)| i == 1 || sent.contains(r)));
    assert!(ring.frames.iter().all(|f| f[0] == 1));
}

#[test]
fn half_a_report_never_goes_before_the_whole_one() {
    for seed in 0..20 {
        let (disk, mut rng) = (Disk::default(), StdRng::seed_from_u64(seed));
        let mut before = ring(&disk, seed);
        let report = random_frame(&mut rng);
        // The disk stumbles; half of the report stands in the first slot, under the report's id.
        disk.fail_after(Some(0));
        assert!(matches!(before.put(&report, false), Err(PutError::Io(_))));
        disk.fail_after(None);
        // That slot's dummy is on its way when the app tries again, so another slot is taken.
        let _ = before.pick();
        before.put(&report, false).unwrap();
        drop(before);
        disk.cut(&mut rng);
        let id = lantern_wire::frame_id(&report);
        let first = round(&mut ring(&disk, !seed)).into_iter().find(|f| lantern_wire::frame_id(f) == id);
        assert!(first == Some(report), "the server would have kept half of it, and refused the rest");
    }
}

/// Reads fail a few times each.
struct Stumbling(Disk, HashMap<u64, u32>, u32);

impl Store for Stumbling {
    fn length(&mut self) -> io::Result<u64> {
        self.0.length()
    }
    fn read_at(&mut self, offset: u64, into: &mut [u8]) -> io::Result<()> {
        let tries = self.1.entry(offset).or_default();
        *tries += 1;
        if *tries <= self.2 { Err(io::Error::other("stumbled")) } else { self.0.read_at(offset, into) }
    }
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        self.0.write_at(offset, bytes)
    }
    fn sync(&mut self) -> io::Result<()> {
        self.0.sync()
    }
}

#[test]
fn a_disk_that_stumbles_at_reading_loses_nothing_and_one_that_fails_leaves_a_ring() {
    let (reports, image) = filled();
    for failures in [1, 2, u32::MAX] {
        let store = Stumbling(on_image(&image), HashMap::new(), failures);
        let mut ring = Ring::on(Box::new(store), dummies(3)).unwrap();
        let sent: HashSet<_> = round(&mut ring).into_iter().collect();
        assert_eq!(reports.iter().all(|r| sent.contains(r)), failures < 3);
    }
}

#[test]
fn a_full_disk_keeps_nothing_new_and_still_sends_what_waits() {
    let (reports, image) = filled();
    let disk = on_image(&image);
    disk.fail_after(Some(0));
    let mut ring = ring(&disk, 4);
    let more = random_frame(&mut StdRng::seed_from_u64(4));
    assert!(matches!(ring.put(&more, false), Err(PutError::Io(_))));
    let mut sent = HashSet::new();
    for _ in 0..SLOTS {
        let (slot, frame) = ring.pick();
        sent.insert(frame);
        assert!(ring.sent(slot).is_err());
    }
    assert!(reports.iter().all(|r| sent.contains(r)) && !sent.contains(&more));
    disk.fail_after(None);
    ring.put(&more, false).unwrap();
    drop(ring);
    assert!(sent_from(&disk.image()).contains(&more));
}

#[test]
fn a_ring_of_a_later_release_is_left_alone() {
    let (_, mut image) = filled();
    image[5] = 2;
    let sum = sha2::Digest::finalize(sha2::Digest::chain_update(<sha2::Sha256 as sha2::Digest>::new(), &image[..32]));
    image[32..64].copy_from_slice(&sum);
    let disk = on_image(&image);
    assert!(matches!(Ring::on(Box::new(disk.clone()), dummies(1)), Err(RingError::Later)));
    assert!(disk.image() == image, "not a byte of it was written");
}

#[test]
fn a_folder_without_write_permission_is_named() {
    let dir = tempfile::tempdir().unwrap();
    // A folder where the ring's file should be cannot be opened by anybody, root included.
    std::fs::create_dir(dir.path().join("ring.bin")).unwrap();
    let error = Ring::open(&dir.path().join("ring.bin"), dummies(1)).unwrap_err();
    assert!(matches!(error, RingError::Io(_)) && error.to_string().contains("write-protected"), "{error}");
}
