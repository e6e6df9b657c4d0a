//! Recordings as samples: OGG Vorbis and WAV in, one channel of floats out; OGG Vorbis written. What makes a good
//! recording, `lantern-lesson` judges.

use anyhow::{Context, Result, bail, ensure};
use lantern_lesson::{Checked, Sound};
use std::{collections::BTreeMap, fs, io::Cursor, num::NonZero, path::Path};

/// No recording file is larger, in bytes: three minutes of WAV.
const MAX_FILE: u64 = 32 * 1024 * 1024;
/// Samples of one channel that are taken in at most: two minutes at 96 kHz.
const MAX_SAMPLES: usize = 120 * 96_000;

/// Samples between -1 and 1 of one channel.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Wave {
    /// Samples a second.
    pub rate: u32,
    /// The samples.
    pub samples: Vec<f32>,
}

/// Reads a recording by the ending of its name.
///
/// # Errors
/// Where it is too large, or neither WAV nor OGG Vorbis.
pub(crate) fn read(path: &Path) -> Result<Wave> {
    let name = path.display();
    let size = fs::metadata(path).with_context(|| format!("cannot read {name}"))?.len();
    ensure!(size <= MAX_FILE, "{name} is too large for one sentence ({} MB)", size / 1024 / 1024);
    let bytes = fs::read(path).with_context(|| format!("cannot read {name}"))?;
    let wave = if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("wav")) { wav(&bytes) } else { ogg(&bytes) };
    wave.with_context(|| format!("{name} cannot be heard; save it as WAV or OGG Vorbis"))
}

fn wav(bytes: &[u8]) -> Result<Wave> {
    let reader = hound::WavReader::new(Cursor::new(bytes))?;
    let spec = reader.spec();
    let channels = usize::from(spec.channels).max(1);
    let all: Vec<f32> = match spec.sample_format {
        hound::SampleFormat::Float => reader.into_samples::<f32>().collect::<Result<_, _>>()?,
        hound::SampleFormat::Int => {
            let full = (1_u64 << (spec.bits_per_sample.clamp(1, 32) - 1)) as f32;
            reader.into_samples::<i32>().map(|s| s.map(|s| s as f32 / full)).collect::<Result<_, _>>()?
        }
    };
    let samples = all.chunks(channels).map(|c| c.iter().sum::<f32>() / channels as f32).collect();
    checked(Wave { rate: spec.sample_rate, samples })
}

/// Decodes OGG Vorbis.
///
/// # Errors
/// Where it is none, or holds no sound.
pub(crate) fn ogg(bytes: &[u8]) -> Result<Wave> {
    let mut reader = lewton::inside_ogg::OggStreamReader::new(Cursor::new(bytes))?;
    let mut samples = Vec::new();
    while let Some(packet) = reader.read_dec_packet_generic::<Vec<Vec<f32>>>()? {
        let length = packet.first().map_or(0, Vec::len);
        let mixed = |at: usize| packet.iter().filter_map(|c| c.get(at)).sum::<f32>() / packet.len() as f32;
        samples.extend((0..length).map(mixed));
        ensure!(samples.len() <= MAX_SAMPLES, "it is longer than any sentence");
    }
    checked(Wave { rate: reader.ident_hdr.audio_sample_rate, samples })
}

fn checked(wave: Wave) -> Result<Wave> {
    ensure!((8000..=96_000).contains(&wave.rate), "it has {} samples a second", wave.rate);
    if wave.samples.is_empty() || wave.samples.iter().any(|s| !s.is_finite()) {
        bail!("there is no sound in it");
    }
    Ok(wave)
}

/// Encodes OGG Vorbis. The stream's number is made from the sound, so that the same sound gives the same bytes.
///
/// # Errors
/// Where the encoder refuses.
pub(crate) fn write(wave: &Wave) -> Result<Vec<u8>> {
    let rate = NonZero::new(wave.rate).context("a sound without a rate")?;
    let serial = wave.samples.iter().fold(0x811c_9dc5_u32, |h, s| (h ^ s.to_bits()).wrapping_mul(0x0100_0193));
    let mut out = Vec::new();
    let mut builder = vorbis_rs::VorbisEncoderBuilder::new_with_serial(rate, NonZero::<u8>::MIN, &mut out, serial as i32);
    builder.bitrate_management_strategy(vorbis_rs::VorbisBitrateManagementStrategy::QualityVbr { target_quality: 0.3 });
    let mut encoder = builder.build()?;
    for block in wave.samples.chunks(4096) {
        encoder.encode_audio_block([block])?;
    }
    encoder.finish()?;
    Ok(out)
}

/// Listens to every recording of a pack and adds what is amiss to what was found.
pub(crate) fn hear(dir: &Path, files: &lantern_lesson::PackFiles, checked: &mut Checked) {
    let sounds = files.present.keys().filter(|name| name.starts_with("voices/") && name.ends_with(".ogg"));
    let listen = |name: &String| {
        let wave = read(&dir.join(name)).ok()?;
        Some(Sound::measure(&wave.samples, wave.rate))
    };
    let heard: BTreeMap<String, Option<Sound>> = sounds.map(|name| (name.clone(), listen(name))).collect();
    checked.hear(files, &heard);
}
