//! How a recording sounds: long enough, loud enough, not clipped (LP13). Decoded samples come in; no file is opened here.
//! The measure is that of the recordings' maker: loudness of the parts in which somebody speaks, as a whole-clip measure
//! is wrong for clips of under three seconds.

use crate::{
    check::{Checked, MAX_CLIP},
    cues::Cues,
    finding::{self, Finding},
    manifest::{PackFiles, cues_file, sound_file},
    place::Outline,
};
use std::collections::BTreeMap;

/// Loudness of speech, in dB below full scale, and how far off it may be.
const ACTIVE_DB: (f32, f32) = (-19.0, 2.0);
/// Milliseconds of a frame.
const FRAME: usize = 20;
/// A frame is speech from this part of the loudest frame on.
const SPEECH: f32 = 0.05;
/// Samples this near to full scale, so many in a row, were cut off.
const CLIPPED: (f32, usize) = (0.99, 4);
/// The cue file may be so many milliseconds off the sound: an encoder's blocks.
const SLACK: u32 = 120;

/// What was measured of one recording.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sound {
    /// Length in milliseconds.
    pub ms: u32,
    /// Loudness of the speech, in dB below full scale; minus infinity where nobody speaks.
    pub active_db: f32,
    /// Some of it was cut off at full scale.
    pub clipped: bool,
}

impl Sound {
    /// Measures samples between -1 and 1 of one channel, at `rate` a second.
    pub fn measure(samples: &[f32], rate: u32) -> Self {
        let frame = (rate as usize * FRAME / 1000).max(1);
        let power = |frame: &[f32]| frame.iter().map(|s| f64::from(*s) * f64::from(*s)).sum::<f64>() / frame.len() as f64;
        let powers: Vec<f64> = samples.chunks_exact(frame).map(power).collect();
        let floor = powers.iter().copied().fold(0.0, f64::max) * f64::from(SPEECH * SPEECH);
        let speech: Vec<f64> = powers.into_iter().filter(|p| *p > floor).collect();
        let mean = speech.iter().sum::<f64>() / speech.len().max(1) as f64;
        let mut run = 0;
        let clipped = samples.iter().any(|s| {
            run = if s.abs() >= CLIPPED.0 { run + 1 } else { 0 };
            run >= CLIPPED.1
        });
        let ms = (samples.len() as u64 * 1000 / u64::from(rate.max(1))).try_into().unwrap_or(u32::MAX);
        Self { ms, active_db: (10.0 * mean.log10()) as f32, clipped }
    }
}

impl Checked {
    /// Adds what was heard: for each recording by its path, its figures, or nothing where it cannot be decoded. Lessons
    /// with a finding are taken out as everywhere. Recordings that were not listened to are not complained of.
    pub fn hear(&mut self, files: &PackFiles, heard: &BTreeMap<String, Option<Sound>>) {
        let Some(pack) = &mut self.pack else { return };
        let mut found = Vec::new();
        for ((tag, lesson), cues) in &pack.cues {
            let file = cues_file(tag, lesson);
            let outline = Outline::new(files.texts.get(&file).map(String::as_str).unwrap_or_default());
            for id in cues.clips.keys() {
                let path = sound_file(tag, lesson, id);
                let Some(sound) = heard.get(&path) else { continue };
                let at = outline.key(id).unwrap_or((1, 1));
                let finding = |rule| Finding { lesson: Some(lesson.clone()), ..Finding::new(rule, &file, at) }.with("id", id);
                match sound {
                    None => found.push(finding(finding::SOUND_BROKEN).with("sound", path)),
                    Some(sound) => judge(*sound, cues, id, &finding, &mut found),
                }
            }
        }
        pack.lessons.retain(|l| !found.iter().any(|f| f.lesson.as_deref() == Some(&l.id)));
        pack.cues.retain(|(_, lesson), _| pack.lessons.iter().any(|l| l.id == *lesson));
        self.findings.extend(found);
    }
}

fn judge(sound: Sound, cues: &Cues, id: &str, finding: &dyn Fn(finding::Rule) -> Finding, found: &mut Vec<Finding>) {
    let clip = cues.clips.get(id);
    let (want, off) = ACTIVE_DB;
    if sound.ms > MAX_CLIP && clip.is_none_or(|c| c.ms <= MAX_CLIP) {
        found.push(finding(finding::LONG_CLIP).with("seconds", sound.ms.div_ceil(1000)).with("most", MAX_CLIP / 1000));
    }
    if !sound.active_db.is_finite() {
        found.push(finding(finding::SILENT));
    } else if (sound.active_db - want).abs() > off {
        found.push(finding(finding::LOUDNESS).with("loud", format!("{:.1}", sound.active_db)).with("wanted", want));
    }
    if sound.clipped {
        found.push(finding(finding::CLIPPED));
    }
    let last = clip.and_then(|c| c.words.last()).copied().unwrap_or_default();
    let length = clip.map_or(sound.ms, |c| c.ms);
    if last >= sound.ms.saturating_add(SLACK) || length.abs_diff(sound.ms) > SLACK * 4 {
        found.push(finding(finding::WORDS_LATE).with("cue", length).with("sound", sound.ms));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tone(level: f32, ms: usize) -> Vec<f32> {
        (0..24 * ms).map(|n| level * (n as f32 * 0.05).sin()).collect()
    }

    #[test]
    fn pauses_do_not_make_speech_quieter() {
        // A sine's loudness is 3 dB below its height.
        let level = 10_f32.powf((-19.0 + 3.01) / 20.0);
        let spoken = Sound::measure(&tone(level, 1000), 24_000);
        let paused = Sound::measure(&[tone(level, 1000), vec![0.0; 48_000]].concat(), 24_000);
        assert!((spoken.active_db + 19.0).abs() < 0.1, "{spoken:?}");
        assert!((paused.active_db - spoken.active_db).abs() < 0.2, "{paused:?}");
        assert_eq!((spoken.ms, paused.ms, spoken.clipped), (1000, 3000, false));
    }

    #[test]
    fn what_was_cut_off_and_what_is_empty_is_seen() {
        let cut: Vec<f32> = tone(2.0, 100).into_iter().map(|s| s.clamp(-1.0, 1.0)).collect();
        assert!(Sound::measure(&cut, 24_000).clipped);
        for (samples, rate) in [(&[][..], 24_000), (&[0.0; 9000][..], 24_000), (&[0.0; 3][..], 0)] {
            let sound = Sound::measure(samples, rate);
            assert!(!sound.active_db.is_finite() && !sound.clipped, "{sound:?}");
        }
    }
}
