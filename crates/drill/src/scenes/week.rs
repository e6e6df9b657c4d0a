//! A week without a server: ten thousand ticks into nothing, more reports than a ring has slots, a flat battery at the end.

use super::pause;
use crate::{
    Play,
    school::{About, School, Told, Wishes, report},
    table::{Bar, Table},
    tablet::Fate,
};
use anyhow::Result;
use lantern_frame::report::What;
use lantern_outbox::ring::SLOTS;
use std::time::Duration;

const TABLETS: usize = 3;
const TICK: Duration = Duration::from_millis(4);
const TOLD: usize = 100;

pub fn play(play: &Play, table: &mut Table) -> Result<()> {
    let mut school = School::open(play, &Wishes::of(TABLETS, TICK))?;
    school.server.kill()?;
    // Seven days of a tick a minute.
    let ticks = play.either(1_500, 7 * 24 * 60) as u64;
    let before: Vec<u64> = school.tablets.iter().map(|tablet| tablet.hear().ticks).collect();
    for nth in 0..TABLETS * TOLD {
        // Reports without a second frame: it would take a slot of its own.
        let mut report = report(About::Child, None);
        (report.what, report.urgent) = (What::Unkind, false);
        school.tablets[nth % TABLETS].tell(&report)?;
        school.told.push(Told { report, eligible: About::Child.eligible().to_vec() });
        pause(5);
    }
    school.answered(Duration::from_secs(60))?;
    for (tablet, before) in school.tablets.iter().zip(before) {
        tablet.wait(Duration::from_secs(900), "a week of ticks", |said| said.ticks >= before + ticks)?;
    }
    let full: usize = school.fates().values().filter(|fate| **fate == Fate::Full).count();
    let kept = school.kept().len();
    table.note("ticks without a server, on each of 3 tablets", ticks as f64, "ticks");
    table.row("\"It's safe\" said of 100 reports on each tablet", kept as f64, Bar::Is((TABLETS * SLOTS) as f64), "reports");
    table.row("told that there is no room, and to find a grown-up", full as f64, Bar::Is((TABLETS * (TOLD - SLOTS)) as f64), "reports");
    for tablet in &mut school.tablets {
        tablet.kill()?;
    }
    let kept = school.kept();
    school.server.go_on(None)?;
    school.switch_on()?;
    let judged = school.judge(play, Duration::from_secs(60))?;
    table.row("lost after the week and a flat battery", judged.lost as f64, Bar::Is(0.0), "copies");
    table.row("twice after the week", judged.twice as f64, Bar::Is(0.0), "copies");
    anyhow::ensure!(judged.kept == kept.len(), "a child heard something new from a tablet that was off");
    school.end(play);
    Ok(())
}
