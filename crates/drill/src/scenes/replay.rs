//! Frames again, in another order, under another id, with another inside, and those of another school.

use super::pause;
use crate::{
    Play,
    school::{About, LEAD, School, Wishes, report},
    table::{Bar, Table},
};
use anyhow::{Context as _, Result, ensure};
use lantern_frame::seal;
use lantern_wire::{FrameBytes, Verdict};
use rand::{Rng as _, seq::SliceRandom as _};
use std::time::Duration;

const TABLETS: usize = 6;
const TICK: Duration = Duration::from_millis(250);
const REPORTS: usize = 60;
/// Requests under way at a time.
const TOGETHER: usize = 8;
/// Of each sort of forgery.
const FORGED: usize = 100;

pub fn play(play: &Play, table: &mut Table, postgres: bool) -> Result<()> {
    let mut school = School::open(play, &Wishes { postgres, ..Wishes::of(TABLETS, TICK) })?;
    for nth in 0..REPORTS {
        school.tell(nth % TABLETS, About::ALL[nth % About::ALL.len()], None)?;
    }
    school.answered(Duration::from_secs(20))?;
    ensure!(school.judge(play, Duration::from_secs(60))?.lost == 0, "reports did not come at all");
    for tablet in &mut school.tablets {
        tablet.kill()?;
    }
    pause(500);
    let kept = play.wait(school.line()?.frames())?;

    let times = play.either(4_000, 100_000);
    let mut left = times;
    while left > 0 {
        // Not all at once: they would fill the memory.
        let mut again: Vec<FrameBytes> = kept.iter().cycle().take(left.min(5_000)).copied().collect();
        again.shuffle(&mut rand::rng());
        post_all(play, &school, &again, Verdict::Kept)?;
        left -= again.len();
    }
    let judged = school.judge(play, Duration::from_secs(60))?;
    table.note("frames sent again in another order", times as f64, "frames");
    table.row("frames kept twice by the server", school.doubled(play)? as f64, Bar::Is(0.0), "frames");
    table.row("reports missing, twice or at another desk", (judged.lost + judged.twice + judged.wrong) as f64, Bar::Is(0.0), "copies");

    let changed: Vec<FrameBytes> = kept.iter().take(FORGED).map(|frame| altered(frame, 2_000)).collect();
    post_all(play, &school, &changed, Verdict::Conflict)?;
    table.row("other bytes under an id that is taken, refused", changed.len() as f64, Bar::Is(changed.len() as f64), "frames");

    // A whole new id: the server cannot know it; the seal does.
    let before = school.readers[LEAD].notices()?.damaged;
    let new_ids: Vec<FrameBytes> = kept.iter().map(|frame| altered(frame, 1)).collect();
    let hers = school.readers[LEAD].reports(play.runtime())?.len();
    post_all(play, &school, &new_ids, Verdict::Kept)?;
    // Another school's, sealed to this very reader.
    let lead = [school.readers[LEAD].recipient()];
    let foreign: Vec<FrameBytes> = (0..FORGED)
        .map(|_| Ok(*seal(&report(About::Child, None), &lead, [7; 16], 1, &mut rand::rng())?.as_bytes()))
        .collect::<Result<_>>()?;
    post_all(play, &school, &foreign, Verdict::Kept)?;
    // And one of ours behind them: once it is there, all of them were tried.
    let last = report(About::Child, None);
    let frame = *seal(&last, &lead, school.id, 1, &mut rand::rng())?.as_bytes();
    post_all(play, &school, &[frame], Verdict::Kept)?;
    let mut waited = 0;
    while !school.readers[LEAD].reports(play.runtime())?.iter().any(|report| report.id == last.id) {
        ensure!(waited < 600, "the desk does not come to an end");
        waited += 1;
        pause(100);
    }
    pause(1_000);
    let more = school.readers[LEAD].reports(play.runtime())?.len() - hers - 1;
    table.row(
        &format!("shown of {FORGED} frames of another school, and of {} under new ids", new_ids.len()),
        more as f64,
        Bar::Is(0.0),
        "reports",
    );
    let said = school.readers[LEAD].notices()?.damaged - before;
    table.row("of those, told to the reader as altered", said as f64, Bar::AtLeast(hers as f64), "frames");
    school.end(play);
    Ok(())
}

/// The frame with a byte (or, at 1, its whole id) changed.
fn altered(frame: &FrameBytes, at: usize) -> FrameBytes {
    let mut frame = *frame;
    if at == 1 {
        frame[1..17].copy_from_slice(&rand::rng().random::<[u8; 16]>());
    } else {
        frame[at] ^= 1;
    }
    frame
}

/// Posts frames with the token of a device, several at a time; each must get this answer.
pub fn post_all(play: &Play, school: &School, frames: &[FrameBytes], expected: Verdict) -> Result<()> {
    let line = school.line()?;
    let chunks: Vec<Vec<FrameBytes>> = frames.chunks(frames.len().div_ceil(TOGETHER).max(1)).map(<[_]>::to_vec).collect();
    play.wait(async {
        let tasks: Vec<_> = chunks
            .into_iter()
            .map(|chunk| {
                let line = line.clone();
                tokio::spawn(async move {
                    for frame in chunk {
                        let verdict = line.post(&frame).await?;
                        ensure!(verdict == expected, "answered with {verdict:?} instead of {expected:?}");
                    }
                    Ok(())
                })
            })
            .collect();
        for task in tasks {
            task.await.context("posting broke off")??;
        }
        Ok(())
    })
}
