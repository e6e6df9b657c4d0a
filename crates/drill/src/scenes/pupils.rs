//! A class that tells all at once, and a school: how long each child waits for "It's safe".

use super::pause;
use crate::{
    Play,
    school::{About, School, Wishes},
    table::{Bar, Table},
    tablet::Fate,
};
use anyhow::Result;
use std::time::{Duration, Instant};

/// "It's safe" within this at p99.
const SAFE_MS: f64 = 100.0;
const TICK: Duration = Duration::from_millis(1_500);

struct Crowd {
    tablets: usize,
    pupils: usize,
    time: Duration,
}

pub fn play(play: &Play, table: &mut Table) -> Result<()> {
    let class = Crowd { tablets: 30, pupils: 30, time: Duration::from_secs(play.either(10, 30) as u64) };
    let school = Crowd { tablets: 60, pupils: 420, time: Duration::from_secs(play.either(30, 600) as u64) };
    crowd(play, table, &class)?;
    crowd(play, table, &school)
}

fn crowd(play: &Play, table: &mut Table, crowd: &Crowd) -> Result<()> {
    let mut school = School::open(play, &Wishes::of(crowd.tablets, TICK))?;
    let start = Instant::now();
    for nth in 0..crowd.pupils {
        let due = crowd.time.mul_f64(nth as f64 / crowd.pupils as f64);
        std::thread::sleep(due.saturating_sub(start.elapsed()));
        school.tell(nth % crowd.tablets, About::ALL[nth % About::ALL.len()], (nth % 3 == 0).then(|| "they keep asking".to_owned()))?;
    }
    school.answered(Duration::from_secs(20))?;
    pause(200);
    let words: Vec<Fate> = school.tablets.iter().flat_map(|tablet| tablet.hear().words.clone()).collect();
    let mut waits: Vec<f64> =
        words.iter().filter_map(|fate| if let Fate::Kept(wait) = fate { Some(wait.as_secs_f64() * 1_000.0) } else { None }).collect();
    waits.sort_by(f64::total_cmp);
    let rank = |share: f64| waits.get(((waits.len() as f64 * share).ceil() as usize).saturating_sub(1)).copied().unwrap_or(f64::NAN);
    let judged = school.judge(play, Duration::from_secs(120))?;
    let who = format!("{} pupils in {} s on {} tablets", crowd.pupils, crowd.time.as_secs(), crowd.tablets);
    table.row(&format!("{who}: refused"), (words.len() - waits.len()) as f64, Bar::Is(0.0), "reports");
    table.row(&format!("{who}: lost or twice"), (judged.lost + judged.twice + judged.wrong) as f64, Bar::Is(0.0), "copies");
    table.row(
        "Send to \"It's safe\", p99",
        rank(0.99),
        Bar::AtMost(SAFE_MS),
        &format!("ms, p50 {:.1}, longest {:.1}", rank(0.5), rank(1.0)),
    );
    school.end(play);
    Ok(())
}
