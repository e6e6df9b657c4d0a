//! The head, about whom children tell: her desk, every right on the server, and all the time in the world. Two schools run
//! side by side, tick for tick the same; in one of them nobody tells anything.

use super::pause;
use crate::{
    Play, root,
    school::{About, CHAIR, DEPUTY, HEAD, School, Wishes, report},
    table::{Bar, Table},
    wire::{Wire, rhythm},
};
use anyhow::{Result, ensure};
use lantern_frame::{Frame, Report, open, seal};
use lantern_wire::{FrameBytes, HEALTHZ, Verdict};
use rand::{Rng as _, seq::SliceRandom as _};
use std::time::{Duration, Instant};

const TABLETS: usize = 8;
const TICK: Duration = Duration::from_millis(400);
/// Sealed about her.
const ABOUT_HER: usize = 1_000;
/// Lines of the metrics that go by the clock and the disk, report or not.
const BY_THE_CLOCK: [&str; 4] = ["started_seconds", "authority_expires_seconds", "disk_free_bytes", "desk_silent_seconds"];

struct Side {
    school: School,
    wires: Vec<Wire>,
}

impl Side {
    fn new(play: &Play, postgres: bool) -> Result<Self> {
        let mut school = School::server(play, &Wishes { desks: None, postgres, ..Wishes::of(0, TICK) })?;
        let wires: Vec<Wire> = (0..TABLETS).map(|_| Wire::to(play.runtime(), school.server.address())).collect::<Result<_>>()?;
        let through = wires.iter().map(|wire| wire.address).collect();
        school.enrol_tablets(&Wishes { through, ..Wishes::of(TABLETS, TICK) })?;
        Ok(Self { school, wires })
    }

    /// Everything that she can count at the end of the day.
    fn counted(&self, play: &Play) -> Result<Vec<(String, String)>> {
        let mut all: Vec<_> = root::count(play, &self.school)?.into_iter().map(|(what, count)| (what, count.to_string())).collect();
        let rhythm = rhythm(&self.wires);
        all.push(("ticks".to_owned(), rhythm.ticks.to_string()));
        all.push(("lengths with frames".to_owned(), format!("{:?}", rhythm.frames)));
        all.push(("lengths with boards".to_owned(), format!("{:?}", rhythm.boards)));
        all.push(("connections off the timetable".to_owned(), rhythm.off.to_string()));
        let line = self.school.readers[HEAD].line()?;
        for path in [HEALTHZ, lantern_wire::STATE, lantern_wire::ROSTER] {
            all.push((format!("answer to {path}"), format!("{:?}", play.wait(line.get(path))?)));
        }
        let metrics = self.school.server.metrics()?;
        let lines = metrics.lines().filter(|line| !BY_THE_CLOCK.iter().any(|clock| line.contains(clock)));
        all.push(("metrics".to_owned(), lines.collect::<Vec<_>>().join("\n")));
        let log = std::fs::read_to_string(self.school.server.log())?;
        all.push(("lines in the log".to_owned(), log.lines().count().to_string()));
        Ok(all)
    }
}

pub fn play(play: &Play, table: &mut Table, postgres: bool) -> Result<()> {
    let (quiet, mut told) = (Side::new(play, postgres)?, Side::new(play, postgres)?);
    let ticks = play.either(30, 300);
    let mut both = [quiet.school, told.school];
    for school in &mut both {
        school.switch_on()?;
        school.tablets.iter_mut().try_for_each(|tablet| tablet.line(&format!("until {ticks}")))?;
    }
    let [mut quiet_school, mut told_school] = both;
    let end = Instant::now() + TICK * u32::try_from(ticks)?;
    while Instant::now() < end - TICK * 4 {
        told_school.tell(rand::rng().random_range(0..TABLETS), About::Reader(HEAD), Some("the head did it".to_owned()))?;
        pause(rand::rng().random_range(50..400));
    }
    for school in [&mut quiet_school, &mut told_school] {
        for tablet in &mut school.tablets {
            tablet.wait_end(Duration::from_secs(60))?;
        }
    }
    let reports = told_school.kept().len();
    let quiet = Side { school: quiet_school, ..quiet };
    told = Side { school: told_school, ..told };
    let (nothing, something) = (quiet.counted(play)?, told.counted(play)?);
    ensure!(nothing.len() == something.len(), "the two cannot be compared");
    let different: Vec<_> = nothing.iter().zip(&something).filter(|(a, b)| a != b).collect();
    for (a, b) in &different {
        eprintln!("{}: {} without, {} with", a.0, a.1, b.1);
    }
    let what = format!("what root can count differs between {reports} reports about her and none");
    table.row(&what, different.len() as f64, Bar::Is(0.0), &format!("of {} figures", nothing.len()));
    // Would she see it, if there were something? One frame more, once.
    super::replay::post_all(play, &quiet.school, &[*Frame::dummy(&mut rand::rng(), quiet.school.id, 1).as_bytes()], Verdict::Kept)?;
    let more = quiet.counted(play)?;
    let seen = nothing.iter().zip(&more).filter(|(a, b)| a != b).count();
    table.row("figures in which root sees a single frame more (control)", seen as f64, Bar::AtLeast(2.0), "figures");
    quiet.school.end(play);
    thousand(play, table, told.school)
}

/// A thousand sealed about her, among as many dummies: her desk and her key, with root, against them.
fn thousand(play: &Play, table: &mut Table, mut school: School) -> Result<()> {
    let readers = [DEPUTY, CHAIR].map(|place| school.readers[place].recipient());
    let (id, version) = (school.id, school.roster.version);
    let mut frames: Vec<FrameBytes> = Vec::new();
    std::thread::scope(|scope| -> Result<()> {
        let make = || {
            let sealed = |report: &Report| seal(report, &readers, id, version, &mut rand::rng()).map(|frame| *frame.as_bytes());
            let told = (0..ABOUT_HER / 2).map(|_| sealed(&report(About::Reader(HEAD), None)));
            told.chain((0..ABOUT_HER / 2).map(|_| Ok(*Frame::dummy(&mut rand::rng(), id, version).as_bytes())))
                .collect::<Result<Vec<_>, _>>()
        };
        let halves = [scope.spawn(make), scope.spawn(make)];
        for half in halves {
            frames.extend(half.join().map_err(|_| anyhow::anyhow!("sealing broke off"))??);
        }
        Ok(())
    })?;
    frames.shuffle(&mut rand::rng());
    let before = root::frames(play, &school)?.len();
    super::replay::post_all(play, &school, &frames, Verdict::Kept)?;
    for place in [DEPUTY, HEAD] {
        school.readers[place].open(play.runtime(), Duration::from_millis(400))?;
    }
    let end = Instant::now() + Duration::from_secs(120);
    let deputys = loop {
        let there = school.readers[DEPUTY].reports(play.runtime())?.len();
        if there >= ABOUT_HER || Instant::now() > end {
            break there;
        }
        pause(200);
    };
    // Both desks looked at the same frames at the same rhythm; hers once more.
    pause(2_000);
    let hers = school.readers[HEAD].reports(play.runtime())?.len();
    table.row("sealed about her, opened by the deputy's desk (control)", deputys as f64, Bar::AtLeast(ABOUT_HER as f64), "reports");
    table.row("opened by her own desk", hers as f64, Bar::Is(0.0), "reports");
    let all = root::frames(play, &school)?;
    ensure!(all.len() >= before + frames.len(), "root does not see all frames");
    let head = school.readers[HEAD].identity();
    let opened = all.iter().filter(|bytes| Frame::try_from(&bytes[..]).is_ok_and(|frame| open(&frame, head, id).is_ok())).count();
    table.row("opened with her key and the database, past the server", opened as f64, Bar::Is(0.0), &format!("of {} frames", all.len()));
    school.end(play);
    Ok(())
}
