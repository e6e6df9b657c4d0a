//! What the disk tells somebody who looks at it: a thief with the tablet, or whoever can watch its writes.

use super::*;

/// What a thief reads: where the order begins, and how far reports may stand. The sequence goes by chance.
fn header(image: &[u8]) -> (u8, u8) {
    assert!(image[..512] == image[512..1024], "two copies that differ tell what came last");
    assert!(image[64..512].iter().chain(&image[1024..BLOCK]).all(|b| *b == 0));
    (image[16], image[17])
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Server {
    Up,
    Down,
}

/// An image after a morning of ticks, of which `restart` is the one before which the tablet was switched off and on.
fn morning(ticks: usize, restart: Option<usize>, told: &[(usize, bool)], server: Server) -> Vec<u8> {
    let (disk, mut rng) = (Disk::default(), StdRng::seed_from_u64(9));
    let mut ring = ring(&disk, 1);
    for tick in 0..ticks {
        if restart == Some(tick) {
            drop(ring);
            ring = super::ring(&disk, 2);
        }
        for (_, urgent) in told.iter().filter(|(at, _)| *at == tick) {
            ring.put(&random_frame(&mut rng), *urgent).unwrap();
        }
        let (slot, _) = ring.pick();
        if server == Server::Up { ring.sent(slot).unwrap() } else { ring.failed(slot).unwrap() }
    }
    for (_, urgent) in told.iter().filter(|(at, _)| *at == ticks) {
        ring.put(&random_frame(&mut rng), *urgent).unwrap();
    }
    disk.image()
}

#[test]
fn a_stolen_tablet_looks_the_same_report_or_not() {
    for (restart, server) in [(None, Server::Up), (None, Server::Down), (Some(20), Server::Up), (Some(20), Server::Down)] {
        let quiet = morning(40, restart, &[], server);
        assert_eq!(quiet.len() as u64, RING_LEN);
        for tick in [0, 1, 19, 20, 21, 35, 39, 40] {
            let told = morning(40, restart, &[(tick, false)], server);
            assert_eq!(told.len(), quiet.len());
            assert_eq!(header(&told).1, header(&quiet).1, "bound, told at {tick}, {restart:?}, {server:?}");
            assert!((0..SLOTS).all(|slot| told[place(slot) as usize] == 1));
        }
    }
}

#[test]
fn right_after_a_start_a_report_is_not_told_by_the_bound_and_sixteen_are_not_either() {
    for server in [Server::Up, Server::Down] {
        for ticks in 20..40 {
            let quiet = header(&morning(ticks, Some(20), &[], server)).1;
            for reports in [1, 2, 16] {
                let told: Vec<_> = (0..reports).map(|i| (ticks, i % 2 == 1)).collect();
                let told = header(&morning(ticks, Some(20), &told, server)).1;
                // From seventeen slots on the bound must say more than sixteen; that much is written in docs/privacy.md.
                let waiting = if server == Server::Up { 36_usize.saturating_sub(ticks) } else { 16 } + reports;
                assert!(told == quiet || waiting > usize::from(quiet), "{reports} told after {} ticks, {server:?}", ticks - 20);
            }
        }
    }
}

#[test]
fn an_urgent_report_leaves_no_step_back_in_the_header() {
    // The head stands one slot further back, as on a tablet that has run a minute less; nothing else.
    let (quiet, told) = (morning(40, None, &[], Server::Up), morning(40, None, &[(40, true)], Server::Up));
    assert_eq!(header(&quiet), (40, 16));
    assert_eq!(header(&told), (39, 16));
}

#[test]
fn the_sequence_counts_nothing() {
    let sequence = |image: &[u8]| u64::from_le_bytes(image[8..16].try_into().unwrap());
    let seen: HashSet<_> = (0..8).map(|_| sequence(&morning(10, None, &[], Server::Up))).collect();
    assert!(seen.len() >= 7, "as many writes, another number: {seen:?}");
}

/// Notes what is written, as whoever watches the drive would.
struct Watched(Disk, Arc<Mutex<Vec<(&'static str, u64, usize)>>>);

impl Store for Watched {
    fn length(&mut self) -> io::Result<u64> {
        self.0.length()
    }
    fn read_at(&mut self, offset: u64, into: &mut [u8]) -> io::Result<()> {
        self.0.read_at(offset, into)
    }
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        let what = if offset < BLOCK as u64 { "header" } else { "slot" };
        self.1.lock().unwrap().push((what, offset, bytes.len()));
        self.0.write_at(offset, bytes)
    }
    fn sync(&mut self) -> io::Result<()> {
        self.1.lock().unwrap().push(("sync", 0, 0));
        self.0.sync()
    }
}

/// Ten thousand ticks with whatever a tablet keeps, of one kind or another, through a restart.
#[test]
fn every_tick_writes_the_same_report_or_dummy_sent_or_not() {
    let (disk, mut rng) = (Disk::default(), StdRng::seed_from_u64(30));
    let mut told = 0;
    for run in 0..2 {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let mut ring = Ring::on(Box::new(Watched(disk.clone(), seen.clone())), dummies(run)).unwrap();
        for tick in 0..5_000 {
            // Now and then a report, an urgent one with its place, word of an answer, or a crowd that all but fills the ring; their
            // own writes come when the child presses Send, between the ticks.
            let crowd = if tick % 1_000 == 500 { SLOTS } else { rng.random_range(0..3) / 2 * rng.random_range(1..3) };
            for _ in 0..crowd {
                // Where all slots wait there is none to write anew, and the bound of 64 says so anyway.
                if ring.states.iter().filter(|state| **state == State::Free).count() > 1 {
                    ring.put(&random_frame(&mut rng), rng.random_bool(0.3)).unwrap();
                    told += 1;
                }
            }
            seen.lock().unwrap().clear();
            let (slot, _) = ring.pick();
            match rng.random_range(0..8) {
                0..5 => ring.sent(slot).unwrap(),
                5 | 6 => ring.failed(slot).unwrap(),
                _ => ring.refused(slot).unwrap(),
            }
            let shape: Vec<_> = seen.lock().unwrap().iter().map(|(what, _, len)| (*what, *len)).collect();
            let expected = [("slot", FRAME_LEN), ("header", 512), ("sync", 0), ("header", 512), ("sync", 0)];
            assert_eq!(shape, expected, "tick {tick} of run {run}");
        }
    }
    assert!(told > 1_000, "{told}");
}
