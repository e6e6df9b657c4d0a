//! The scenes of the day, each in a file of its own.

mod clock;
mod day;
mod excluded;
mod frames;
mod full;
mod kills;
mod lead;
mod pupils;
mod replay;
mod urgent;
mod week;
mod wifi;

use crate::{Play, table::Table};
use anyhow::Result;
use std::{
    thread,
    time::{Duration, Instant},
};

/// Plays every scene whose name is wanted.
pub fn all(play: &Play, wanted: &(dyn Fn(&str) -> bool + Sync), table: &mut Table) {
    thread::scope(|scope| {
        // Two real minutes long: it runs beside all the others, and hardly costs anything.
        let urgent = wanted("urgent").then(|| scope.spawn(|| urgent::measure(play)));
        let mut scene = |name: &str, act: &dyn Fn(&Play, &mut Table) -> Result<()>| {
            if wanted(name) {
                table.scene(name);
                let start = Instant::now();
                if let Err(why) = act(play, table) {
                    table.broke(name, &why);
                }
                table.note("took", start.elapsed().as_secs_f64(), "s");
            }
        };
        scene("frames", &frames::play);
        scene("day", &|play, table| day::play(play, table, false));
        scene("excluded head", &|play, table| excluded::play(play, table, false));
        scene("wi-fi", &wifi::play);
        scene("kills", &|play, table| kills::play(play, table, false));
        scene("full disks", &full::play);
        scene("wrong clock", &clock::play);
        scene("week offline", &week::play);
        scene("lead", &lead::play);
        scene("replay", &|play, table| replay::play(play, table, false));
        scene("pupils", &pupils::play);
        if play.postgres.is_some() {
            scene("postgresql: day", &|play, table| day::play(play, table, true));
            scene("postgresql: excluded head", &|play, table| excluded::play(play, table, true));
            scene("postgresql: kills", &|play, table| kills::play(play, table, true));
            scene("postgresql: replay", &|play, table| replay::play(play, table, true));
        } else if wanted("postgresql") {
            table.not_run("all of this on PostgreSQL", "no PostgreSQL here (apt-get install postgresql)");
        }
        if let Some(urgent) = urgent {
            table.scene("urgent");
            let measured = urgent.join().unwrap_or_else(|_| Err(anyhow::anyhow!("it broke off")));
            match measured {
                Ok(measured) => measured.tell(table),
                Err(why) => table.broke("urgent", &why),
            }
        }
    });
}

fn pause(milliseconds: u64) {
    thread::sleep(Duration::from_millis(milliseconds));
}
