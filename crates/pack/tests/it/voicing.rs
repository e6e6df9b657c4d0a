//! Own recordings: taken, levelled, timed; refused with the reason; done again only where the words have changed.

use crate::{Room, fs, tool};

/// Something like speech: bursts of a tone, with silence before and after. `level` from 0 to 1.
fn record(room: &Room, id: &str, ms: u32, level: f32, pitch: f32) {
    fs::create_dir_all(room.at("rec")).expect("a folder");
    let spec = hound::WavSpec { channels: 1, sample_rate: 16_000, bits_per_sample: 16, sample_format: hound::SampleFormat::Int };
    let mut out = hound::WavWriter::create(room.at(&format!("rec/{id}.wav")), spec).expect("a file");
    for n in 0..16 * (ms + 600) {
        let speaking = (4800..16 * (ms + 300)).contains(&n) && n % 4000 > 600;
        let value = if speaking { level * (n as f32 * pitch).sin() } else { 0.0 };
        out.write_sample((value.clamp(-1.0, 1.0) * 32_767.0) as i16).expect("a sample");
    }
    out.finalize().expect("a file");
}

fn take(room: &Room) -> (u8, String) {
    tool(&["voice", &room.at("p"), "--from", &room.at("rec")])
}

const ALL: [(&str, u32); 8] = [
    ("x1-title", 1200),
    ("x1-open", 2500),
    ("x1-feel", 3000),
    ("x1-pick", 1200),
    ("x1-pick-name", 1200),
    ("x1-pick-gran", 1300),
    ("x1-mend", 2000),
    ("x1-end", 3200),
];

#[test]
fn a_pack_of_own_recordings_becomes_voiced_and_only_what_changed_is_done_again() {
    let room = Room::with_pack("eyfs");
    let (code, said) = tool(&["voice", &room.at("p"), "--list"]);
    assert!(code == 1 && said.contains("8 sentences, 0 recorded") && said.contains("x1-pick has no recording: What can Nib do?"), "{said}");
    for (n, (id, ms)) in ALL.iter().enumerate() {
        record(&room, id, *ms, 0.05 + 0.1 * n as f32, 0.05);
    }
    let (code, said) = take(&room);
    assert!(code == 0 && said.contains("estimated") && said.contains("en-GB is now Voiced"), "{said}");
    assert!(!said.contains("is it the right recording"), "{said}");
    let (code, said) = tool(&["check", &room.at("p")]);
    assert_eq!((code, said.as_str()), (0, "my-pack: the lesson is in good order.\n"), "loudness, length and word times too");

    room.edit("p/locales/en-GB/x1.ftl", "Put the name in.", "Type the name in.");
    let (code, said) = tool(&["voice", &room.at("p"), "--list"]);
    assert!(code == 1 && said.contains("8 sentences, 7 recorded") && said.contains("x1-pick-name was recorded with other words"), "{said}");
    let (code, said) = take(&room);
    assert!(code == 1 && said.contains("x1-pick-name.wav: it still says the old words"), "{said}");
    let others = fs::metadata(room.at("p/voices/en-GB/x1/x1-open.ogg")).and_then(|m| m.modified()).expect("a time");
    record(&room, "x1-pick-name", 1300, 0.3, 0.06);
    let (code, said) = take(&room);
    assert!(code == 0 && said.matches(": taken").count() == 1, "{said}");
    assert_eq!(fs::metadata(room.at("p/voices/en-GB/x1/x1-open.ogg")).and_then(|m| m.modified()).expect("a time"), others);
    assert_eq!(tool(&["check", &room.at("p")]).0, 0);
}

#[test]
fn recordings_that_pupils_could_not_hear_well_are_refused_with_the_reason() {
    let room = Room::with_pack("eyfs");
    record(&room, "x1-title", 1200, 3.0, 0.05);
    record(&room, "x1-open", 2500, 0.001, 0.05);
    record(&room, "x1-feel", 11_000, 0.3, 0.05);
    record(&room, "x1-pick", 1200, 0.0, 0.05);
    record(&room, "x1-pick-name", 9000, 0.3, 0.05);
    fs::write(room.at("rec/x1-mend.ogg"), "no sound").expect("written");
    let (code, said) = take(&room);
    assert_eq!(code, 1);
    for part in [
        "x1-title.wav: it is too loud and cut off",
        "x1-open.wav: it is too quiet",
        "x1-feel.wav: it is 12 seconds long; make two sentences",
        "x1-pick.wav: nothing is to be heard",
        "is it the right recording?",
        "x1-mend.ogg cannot be heard",
        "7 sentences are still without their recording",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn a_draft_translation_that_nobody_signed_off_does_not_become_voiced_by_recording_it() {
    let room = Room::with_pack("eyfs");
    room.edit("p/locales/en-GB/x1.ftl", "### Reception", "### Translation: not signed off\n\n### Reception");
    for (id, ms) in ALL {
        record(&room, id, ms, 0.3, 0.05);
    }
    let (code, said) = take(&room);
    assert!(code == 0 && said.contains("Every sentence is recorded."), "{said}");
    assert!(room.read("p/pack.ron").contains("\"en-GB\": Draft"));
}
