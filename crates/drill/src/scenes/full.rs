//! Disks that are full: the server's, and a tablet's, before its first start and after it. A longest file that a process
//! may write stands for the disk; what fails is the same write.

use super::pause;
use crate::{
    Play,
    school::{About, School, Wishes},
    server::unlimited,
    table::{Bar, Table},
    tablet::{Fate, Limits, Tablet},
};
use anyhow::{Context as _, Result, ensure};
use lantern_outbox::platform;
use std::{
    fs,
    time::{Duration, Instant},
};

const TABLETS: usize = 8;
const TICK: Duration = Duration::from_millis(120);
/// Blocks of 512 bytes by which the longest of the server's files may still grow.
const SERVER_ROOM: u64 = 1_000;
/// More than half of a ring.
const TABLET_ROOM: u32 = 300;

pub fn play(play: &Play, table: &mut Table) -> Result<()> {
    server(play, table)?;
    tablet(play, table)
}

fn server(play: &Play, table: &mut Table) -> Result<()> {
    let mut school = School::open(play, &Wishes::of(TABLETS, TICK))?;
    school.server.kill()?;
    let longest = fs::read_dir(&school.server.data)?.map(|entry| Ok(entry?.metadata()?.len())).collect::<Result<Vec<u64>>>()?;
    let longest = longest.into_iter().max().unwrap_or_default();
    school.server.go_on(Some(u32::try_from(longest / 512 + SERVER_ROOM)?))?;
    let refused =
        |school: &School| school.tablets.iter().filter(|tablet| tablet.hear().links.iter().any(|l| l.contains("Refused"))).count();
    let end = Instant::now() + Duration::from_secs(90);
    while refused(&school) < TABLETS {
        ensure!(Instant::now() < end, "the server's disk never filled up");
        school.tell(school.told.len() % TABLETS, About::Child, None)?;
        pause(40);
    }
    let before = school.told.len();
    // While it is full, children go on telling.
    for tablet in 0..TABLETS {
        school.tell(tablet, About::Reader(1), None)?;
    }
    school.answered(Duration::from_secs(10))?;
    let kept = school.kept().len();
    unlimited(school.server.pid().context("the server has gone")?)?;
    let judged = school.judge(play, Duration::from_secs(60))?;
    table.note("reports until the server's disk was full, and while it was", (before + TABLETS) as f64, "");
    table.row("\"It's safe\" said, disk full or not", kept as f64, Bar::Is((before + TABLETS) as f64), "reports");
    table.row("lost once the server's disk had room", judged.lost as f64, Bar::Is(0.0), "copies");
    table.row("twice once the server's disk had room", judged.twice as f64, Bar::Is(0.0), "copies");
    school.end(play);
    Ok(())
}

fn tablet(play: &Play, table: &mut Table) -> Result<()> {
    let wishes = Wishes::of(2, TICK);
    let mut school = School::open(play, &wishes)?;
    let full = Limits { room: Some(TABLET_ROOM), ..Limits::default() };

    // A new tablet whose disk has no room for its ring.
    let credentials = platform::load(&school.tablet_folder(0).join("credentials.ron"))?;
    let mut new = Tablet::new(school.tablet_folder(9), &credentials, TICK)?;
    new.limit(full.clone());
    let started = new.on()?;
    table.row("new tablet without room for its ring: says so at its start", f64::from(u8::from(!started)), Bar::Is(1.0), "");

    // Tablets that have their ring, whose disk fails in the middle of it. The server is away, so the ring fills up.
    school.server.kill()?;
    for tablet in &mut school.tablets {
        tablet.kill()?;
        tablet.limit(full.clone());
        tablet.on()?;
    }
    for nth in 0..60 {
        school.tell(nth % 2, About::Child, None)?;
        pause(5);
    }
    school.answered(Duration::from_secs(20))?;
    let told: Vec<Fate> = school.tablets.iter().flat_map(|tablet| tablet.hear().words.clone()).collect();
    let disk = told.iter().filter(|fate| **fate == Fate::Disk).count();
    ensure!(disk > 0, "the tablet's disk never failed");
    // What the child heard last is what counts; then the tablet goes dark.
    for tablet in &mut school.tablets {
        tablet.kill()?;
        tablet.limit(Limits::default());
    }
    let kept = school.kept().len();
    school.server.go_on(None)?;
    school.switch_on()?;
    let judged = school.judge(play, Duration::from_secs(60))?;
    table.note("told on tablets with a failing disk", 60.0, "reports");
    table.note("\"It's safe\" said of them", kept as f64, "reports");
    table.row("lost after \"It's safe\" on a failing disk", judged.lost as f64, Bar::Is(0.0), "copies");
    table.row("twice after a failing disk", judged.twice as f64, Bar::Is(0.0), "copies");
    school.end(play);
    Ok(())
}
