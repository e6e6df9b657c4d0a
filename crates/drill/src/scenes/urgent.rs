//! An urgent tap until the lead's desk rings, with the rhythms of a real school: a tick a minute, a look a minute. It runs
//! beside the other scenes, since nothing in it can be hurried.

use super::pause;
use crate::{
    Play,
    school::{About, LEAD, School, Wishes, report},
    table::{Bar, Table},
    wire::{Rhythm, Wire, rhythm},
};
use anyhow::{Result, ensure};
use std::time::{Duration, Instant};

const TABLETS: usize = 16;
const MINUTE: Duration = Duration::from_secs(60);
/// Between one child and the next.
const GAP: Duration = Duration::from_secs(7);
/// Urgent tap to alarm, in seconds.
const ALARM: f64 = 130.0;

/// What came of it.
pub struct Measured {
    waits: Vec<f64>,
    rhythm: Rhythm,
}

/// Plays it.
pub fn measure(play: &Play) -> Result<Measured> {
    let mut school = School::server(play, &Wishes { desks: Some(MINUTE), ..Wishes::of(0, MINUTE) })?;
    let wires: Vec<Wire> = (0..TABLETS).map(|_| Wire::to(play.runtime(), school.server.address())).collect::<Result<_>>()?;
    let through = wires.iter().map(|wire| wire.address).collect();
    school.enrol_tablets(&Wishes { through, ..Wishes::of(TABLETS, MINUTE) })?;
    school.switch_on()?;
    let start = Instant::now();
    // All have had their first tick by then. Every second tablet tells; the others are at rest.
    let mut due: Vec<(Duration, usize)> = (0..TABLETS / 2).rev().map(|nth| (MINUTE + GAP * nth as u32, nth * 2)).collect();
    let mut out: Vec<([u8; 16], Instant)> = Vec::new();
    let mut waits = Vec::new();
    while waits.len() < TABLETS / 2 {
        ensure!(start.elapsed() < MINUTE * 6, "the desk rang for {} of {}", waits.len(), TABLETS / 2);
        if let Some((_, tablet)) = due.pop_if(|(at, _)| start.elapsed() >= *at) {
            let mut report = report(About::Child, None);
            report.urgent = true;
            school.tablets[tablet].tell(&report)?;
            out.push((report.id, Instant::now()));
        }
        let there: Vec<_> = school.readers[LEAD].reports(play.runtime())?.iter().map(|report| report.id).collect();
        let rings = school.readers[LEAD].pressing()?;
        // In the casebook, and the desk rings for as many as are there.
        let rung = |id: &[u8; 16]| there.contains(id) && rings >= there.len();
        waits.extend(out.iter().filter(|(id, _)| rung(id)).map(|(_, told)| told.elapsed().as_secs_f64()));
        out.retain(|(id, _)| !rung(id));
        pause(200);
    }
    let measured = Measured { waits, rhythm: rhythm(&wires) };
    school.end(play);
    Ok(measured)
}

impl Measured {
    /// Prints it.
    pub fn tell(self, table: &mut Table) {
        let longest = self.waits.iter().copied().fold(0.0, f64::max);
        let shortest = self.waits.iter().copied().fold(f64::INFINITY, f64::min);
        let how = format!("s, of {}; shortest {shortest:.0}", self.waits.len());
        table.row("urgent tap to alarm, ticks and looks of a minute, longest", longest, Bar::AtMost(ALARM), &how);
        let what = format!("sequences of lengths on the wire meanwhile, in {} ticks", self.rhythm.ticks);
        table.row(&what, self.rhythm.frames.len() as f64, Bar::Is(1.0), "");
        table.row("connections that are not on the timetable", self.rhythm.off as f64, Bar::Is(0.0), "");
    }
}
