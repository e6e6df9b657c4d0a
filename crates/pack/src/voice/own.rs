//! A person's own recordings: silence cut off, loudness set, checked (LP13) and written as OGG Vorbis with word times.

use super::{
    shelf::{Sentence, Shelf, State},
    times::{self, LEAD, TAIL},
};
use crate::sound::{self, Wave};
use anyhow::{Result, anyhow, bail, ensure};
use lantern_lesson::{Clip, Sound, said_hash};
use sha2::{Digest, Sha256};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

/// Loudness of speech, and the ceiling of its peaks with room for what Vorbis adds, in dB below full scale.
const ACTIVE_DB: f32 = -19.0;
const PEAK_DB: f32 = -2.2;
/// Quieter than this, raising it would raise the room's noise to a hiss.
const QUIETEST_DB: f32 = -48.0;
const LONGEST_MS: u32 = 10_000;
/// Syllables a second that a person speaks; outside, it is likely the recording of another sentence.
const PACE: std::ops::Range<f32> = 1.2..8.0;

/// Takes what there is in the folder for a shelf; false if a recording could not be taken.
///
/// # Errors
/// Where the pack cannot be written.
pub(super) fn take(shelf: &mut Shelf, from: &Path, out: &mut impl Write) -> Result<bool> {
    let (mut good, mut taken) = (true, 0);
    for sentence in shelf.sentences.clone() {
        let Some(path) = find(from, &shelf.lesson, &sentence.id) else { continue };
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        match one(shelf, &sentence, &path) {
            Ok(Some(note)) => {
                taken += 1;
                writeln!(out, "  {name}: taken{note}")?;
            }
            Ok(None) => {}
            Err(why) => {
                good = false;
                writeln!(out, "  {name}: {why:#}")?;
            }
        }
    }
    if taken > 0 {
        writeln!(out, "{}: {taken} recordings taken. When each word begins is estimated from its syllables.", shelf.lesson)?;
    }
    Ok(good)
}

/// The recording of a sentence, in the folder or in one named after the lesson.
fn find(from: &Path, lesson: &str, id: &str) -> Option<PathBuf> {
    let places = [from.to_owned(), from.join(lesson)];
    places.iter().flat_map(|p| ["wav", "WAV", "ogg", "OGG"].map(|e| p.join(format!("{id}.{e}")))).find(|p| p.is_file())
}

/// Takes one recording if it is new; a remark if there is one. Nothing if it was taken before.
fn one(shelf: &mut Shelf, sentence: &Sentence, path: &Path) -> Result<Option<String>> {
    let (said, sum) = (said_hash(&sentence.said), hex::encode(Sha256::digest(fs::read(path)?)));
    match shelf.takes.get(&sentence.id) {
        Some((_, same)) if *same == sum && shelf.state(sentence) == State::Recorded => return Ok(None),
        Some((old, same)) if *same == sum && *old != said => bail!("it still says the old words; record it anew: {}", sentence.said),
        _ => {}
    }
    let wave = ready(sound::read(path)?)?;
    let ms = wave.samples.len() as u64 * 1000 / u64::from(wave.rate);
    let ms = u32::try_from(ms).unwrap_or(u32::MAX);
    ensure!(
        ms <= LONGEST_MS,
        "it is {} seconds long; make two sentences of it, at most {} seconds each",
        ms.div_ceil(1000),
        LONGEST_MS / 1000
    );
    let bytes = sound::write(&wave)?;
    let heard = sound::ogg(&bytes)?;
    let measured = Sound::measure(&heard.samples, heard.rate);
    ensure!(
        !measured.clipped && (measured.active_db - ACTIVE_DB).abs() <= 2.0,
        "it does not come out well ({:.1} dB); record it anew",
        measured.active_db
    );
    let pace = times::syllables(&sentence.said) as f32 * 1000.0 / ms.saturating_sub(LEAD + TAIL).max(1) as f32;
    let note = if PACE.contains(&pace) {
        String::new()
    } else {
        format!("; {:.1} seconds for “{}”: is it the right recording?", ms as f32 / 1000.0, sentence.said)
    };
    let clip = Clip { said: said.clone(), ms, words: times::words(&sentence.said, ms) };
    ensure!(clip.words.last().is_none_or(|last| *last < ms), "it is too short for its words; record it anew: {}", sentence.said);
    shelf.put(&sentence.id, &bytes, clip, (said, sum))?;
    Ok(Some(note))
}

/// Cut, levelled, faded: as the narrator's recordings are.
fn ready(wave: Wave) -> Result<Wave> {
    let first = Sound::measure(&wave.samples, wave.rate);
    ensure!(!first.clipped, "it is too loud and cut off at the peaks; go further from the microphone, or turn it down, and record it anew");
    ensure!(first.active_db.is_finite(), "nothing is to be heard in it");
    let db = first.active_db;
    ensure!(db > QUIETEST_DB, "it is too quiet ({db:.0} dB); go nearer to the microphone and record it anew");
    let mut wave = trimmed(wave).ok_or_else(|| anyhow!("nothing is to be heard in it"))?;
    level(&mut wave);
    Ok(wave)
}

/// Silence cut to the lead-in and the tail, with soft edges.
fn trimmed(wave: Wave) -> Option<Wave> {
    let per_ms = |ms: u32| (u64::from(wave.rate) * u64::from(ms) / 1000) as usize;
    let frame = per_ms(5).max(1);
    let loud: Vec<f32> = wave.samples.chunks(frame).map(|f| (f.iter().map(|s| s * s).sum::<f32>() / f.len() as f32).sqrt()).collect();
    let floor = (loud.iter().copied().fold(0.0, f32::max) * 0.03).max(1e-4);
    let (first, last) = (loud.iter().position(|l| *l > floor)?, loud.iter().rposition(|l| *l > floor)?);
    let body = wave.samples.get(first * frame..((last + 1) * frame).min(wave.samples.len()))?;
    let ramp = per_ms(8).max(1).min(body.len() / 2);
    let mut samples = vec![0.0; per_ms(LEAD)];
    let gain = |i: usize| (i.min(body.len() - 1 - i) as f32 / ramp.max(1) as f32).min(1.0);
    samples.extend(body.iter().enumerate().map(|(i, s)| s * gain(i)));
    samples.extend(std::iter::repeat_n(0.0, per_ms(TAIL)));
    Some(Wave { rate: wave.rate, samples })
}

/// Sets the loudness; the few peaks above the ceiling are rounded off, not clipped. Rounding takes a little off the
/// loudness, so it is set in a few steps.
fn level(wave: &mut Wave) {
    let ceiling = 10_f32.powf(PEAK_DB / 20.0);
    let knee = ceiling * 0.7;
    for _ in 0..4 {
        let now = Sound::measure(&wave.samples, wave.rate).active_db;
        if !now.is_finite() || (now - ACTIVE_DB).abs() < 0.2 {
            return;
        }
        let gain = 10_f32.powf((ACTIVE_DB - now) / 20.0);
        for sample in &mut wave.samples {
            *sample *= gain;
            let over = sample.abs();
            if over > knee {
                *sample = sample.signum() * (knee + (ceiling - knee) * ((over - knee) / (ceiling - knee)).tanh());
            }
        }
    }
}
