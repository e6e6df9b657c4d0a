//! `kill -9` of tablets and of the server at random moments, in the middle of a crowd of reports.

use super::pause;
use crate::{
    Play,
    school::{About, School, Wishes},
    table::{Bar, Table},
};
use anyhow::Result;
use rand::Rng as _;
use std::time::{Duration, Instant};

const TABLETS: usize = 30;
const TICK: Duration = Duration::from_millis(300);

pub fn play(play: &Play, table: &mut Table, postgres: bool) -> Result<()> {
    let mut school = School::open(play, &Wishes { postgres, ..Wishes::of(TABLETS, TICK) })?;
    let (mut tablets, mut servers) = (0, 0);
    let end = Instant::now() + Duration::from_secs(play.either(15, 300) as u64);
    let mut next_server = Instant::now() + Duration::from_secs(2);
    while Instant::now() < end {
        let tablet = rand::rng().random_range(0..TABLETS);
        school.tell(tablet, About::ALL[rand::rng().random_range(0..About::ALL.len())], None)?;
        if rand::rng().random_bool(0.3) {
            // The same tablet that was just told, within the time that keeping takes, or any other.
            let which = if rand::rng().random_bool(0.6) { tablet } else { rand::rng().random_range(0..TABLETS) };
            std::thread::sleep(Duration::from_micros(rand::rng().random_range(0..25_000)));
            school.tablets[which].kill()?;
            school.tablets[which].on()?;
            tablets += 1;
        }
        if Instant::now() > next_server {
            school.server.kill()?;
            pause(rand::rng().random_range(0..800));
            school.server.go_on(None)?;
            servers += 1;
            next_server = Instant::now() + Duration::from_millis(rand::rng().random_range(1_000..4_000));
        }
        pause(rand::rng().random_range(10..60));
    }
    let judged = school.judge(play, Duration::from_secs(120))?;
    table.note("kill -9 of tablets", f64::from(tablets), "");
    table.note("kill -9 of the server", f64::from(servers), "");
    table.note("reports begun, of which", school.told.len() as f64, "");
    table.note("the child had heard \"It's safe\"", judged.kept as f64, "");
    table.row("lost after \"It's safe\"", judged.lost as f64, Bar::Is(0.0), "copies");
    table.row("at a desk that ought not to have it", judged.wrong as f64, Bar::Is(0.0), "copies");
    table.row("at a desk more than once", judged.twice as f64, Bar::Is(0.0), "copies");
    table.row("frames kept twice by the server", school.doubled(play)? as f64, Bar::Is(0.0), "frames");
    school.end(play);
    Ok(())
}
