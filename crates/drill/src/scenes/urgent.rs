//! An urgent tap until the lead's desk rings, with the rhythms of a real school: a tick a minute, a look a minute. It runs
//! beside the other scenes, since nothing in it can be hurried.

use super::pause;
use crate::{
    Play,
    school::{About, LEAD, School, Told, Wishes, report},
    table::{Bar, Table},
    wire::{Records, Wire},
};
use anyhow::{Result, ensure};
use std::{
    collections::HashSet,
    time::{Duration, Instant},
};

const TABLETS: usize = 16;
const MINUTE: Duration = Duration::from_secs(60);
/// Urgent tap to alarm, in seconds.
const ALARM: f64 = 130.0;

/// What came of it.
pub struct Measured {
    waits: Vec<f64>,
    sequences: usize,
    ticks: usize,
}

/// Plays it.
pub fn measure(play: &Play) -> Result<Measured> {
    let mut school = School::server(play, &Wishes { desks: Some(MINUTE), ..Wishes::of(0, MINUTE) })?;
    let wires: Vec<Wire> = (0..TABLETS).map(|_| Wire::to(play.runtime(), school.server.address())).collect::<Result<_>>()?;
    let through = wires.iter().map(|wire| wire.address).collect();
    school.enrol_tablets(&Wishes { through, ..Wishes::of(TABLETS, MINUTE) })?;
    school.switch_on()?;
    let start = Instant::now();
    // Every second tablet; the others are at rest.
    for tablet in (0..TABLETS).step_by(2) {
        let mut report = report(About::Child, None);
        report.urgent = true;
        school.tablets[tablet].tell(&report)?;
        school.told.push(Told { report, eligible: About::Child.eligible().to_vec() });
    }
    let mut waits = Vec::new();
    while waits.len() < TABLETS / 2 {
        ensure!(start.elapsed() < MINUTE * 4, "the desk rang for {} of {}", waits.len(), TABLETS / 2);
        for _ in waits.len()..school.readers[LEAD].pressing()? {
            waits.push(start.elapsed().as_secs_f64());
        }
        pause(200);
    }
    let connections: Vec<_> = wires.iter().flat_map(Wire::ticks).collect();
    let sequences: HashSet<(Records, Records)> = connections.iter().map(|seen| (seen.up.clone(), seen.down.clone())).collect();
    let measured = Measured { waits, sequences: sequences.len(), ticks: connections.len() };
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
        table.row(&format!("sequences of lengths on the wire meanwhile, in {} ticks", self.ticks), self.sequences as f64, Bar::Is(1.0), "");
    }
}
