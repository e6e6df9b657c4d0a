//! Somebody on the Wi-Fi, who sees every record's length: tablets that tell, tablets whose child hears back, tablets at rest.

use super::pause;
use crate::{
    Play,
    school::{About, School, Wishes, report},
    table::{Bar, Table},
    wire::{Wire, rhythm, sum},
};
use anyhow::Result;
use rand::Rng as _;
use std::time::{Duration, Instant};

const TABLETS: usize = 30;
const TICK: Duration = Duration::from_millis(350);

pub fn play(play: &Play, table: &mut Table) -> Result<()> {
    let ticks = play.either(1_500, 10_000);
    let mut school = School::server(play, &Wishes { desks: None, ..Wishes::of(0, TICK) })?;
    let wires: Vec<Wire> = (0..TABLETS).map(|_| Wire::to(play.runtime(), school.server.address())).collect::<Result<_>>()?;
    let through = wires.iter().map(|wire| wire.address).collect();
    school.enrol_tablets(&Wishes { through, ..Wishes::of(TABLETS, TICK) })?;
    school.switch_on()?;
    let (mut heard, mut seen, end) = (0, 0, Instant::now() + Duration::from_secs(3_600));
    while seen < ticks && Instant::now() < end {
        // A third of the tablets tell a good deal, a third now and then, a third never.
        let tablet = rand::rng().random_range(0..TABLETS);
        let often = [0.9, 0.15, 0.0][tablet % 3];
        if rand::rng().random_bool(often) {
            let words = rand::rng().random_bool(0.5).then(|| "x".repeat(rand::rng().random_range(1..1_200)));
            school.tell(tablet, About::ALL[tablet % About::ALL.len()], words)?;
        } else if rand::rng().random_bool(often / 2.0) {
            school.tablets[tablet].heard(&report(About::Child, None))?;
            heard += 1;
        }
        pause(50);
        seen = wires.iter().map(Wire::ticks).sum();
    }
    let rhythm = rhythm(&wires);
    let reports = school.kept().len();
    let (up, down) = rhythm.frames.first().map_or((0, 0), |(up, down)| (sum(up), sum(down)));
    let what = format!("sequences of lengths on the wire in {} ticks", rhythm.ticks);
    let how = format!("{up} bytes up, {down} down; {reports} reports and {heard} words of answers among them");
    table.row(&what, rhythm.frames.len() as f64, Bar::Is(1.0), &how);
    table.row("sequences of lengths with which the board is fetched", rhythm.boards.len() as f64, Bar::Is(1.0), "");
    table.row("connections that are not on the timetable", rhythm.off as f64, Bar::Is(0.0), "");
    let [often, never] = [0, 2].map(|third| {
        let intervals: Vec<f64> = wires.iter().skip(third).step_by(3).filter_map(interval).collect();
        intervals.iter().sum::<f64>() / intervals.len() as f64
    });
    let how = format!("%, {:.0} against {:.0} ms", often * 1_000.0, never * 1_000.0);
    let off = (often / never - 1.0).abs() * 100.0;
    table.row("rhythm of tablets that tell often against those that never do: apart by", off, Bar::AtMost(5.0), &how);
    school.end(play);
    Ok(())
}

/// Mean time between two ticks, in seconds.
fn interval(wire: &Wire) -> Option<f64> {
    let ticks: Vec<_> = wire.connections().into_iter().filter(|seen| seen.posts()).collect();
    let (first, last) = (ticks.first()?, ticks.last()?);
    Some(last.at.duration_since(first.at).as_secs_f64() / (ticks.len() - 1) as f64)
}
