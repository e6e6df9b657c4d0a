//! Frames that were sealed once and lie in `tests/vectors`: every later release opens them, and so does stock `age`,
//! which shares no line with this crate.
#![allow(clippy::disallowed_methods, reason = "the vectors are files")]

use crate::told::{CODE, ROSTER, SCHOOL, collects, locator, message, reply, report, watch};
use lantern_frame::{
    Content, FRAME_LEN, Frame, Locator, OpenError, Part, ReaderIdentity, ReplyKey, Report, SchoolId, Watch, join, open, reply::open_board,
};
use serde::Deserialize;
use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// The name of a frame to two readers, and what kind stands in its envelope.
const SEALED: [(&str, u8); 6] = [("report", 1), ("locator", 2), ("part-0", 3), ("part-1", 3), ("watch", 5), ("seen", 6)];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors")
}

fn frame(name: &str) -> Frame {
    let bytes = std::fs::read(folder().join(format!("{name}.frame"))).unwrap();
    Frame::try_from(&bytes[..]).unwrap()
}

fn key(name: &str) -> ReaderIdentity {
    let text = std::fs::read_to_string(folder().join(format!("{name}.key"))).unwrap();
    ReaderIdentity::from_secret_string(text.lines().find(|line| !line.starts_with('#')).unwrap()).unwrap()
}

fn content(name: &str) -> Content {
    let opened = open(&frame(name), &key("lead"), SCHOOL).unwrap();
    assert_eq!(opened.roster_version, ROSTER);
    opened.content
}

#[test]
fn what_was_sealed_once_opens_for_ever() {
    assert!(matches!(content("report"), Content::Report(found) if *found == report()));
    assert!(matches!(content("locator"), Content::Locator(found) if found == locator()));
    let parts: Vec<Part> = ["part-1", "part-0"].map(|name| if let Content::Part(part) = content(name) { part } else { panic!() }).into();
    assert_eq!(join(parts[0].message, &parts).unwrap().1[..], message());
    assert!(matches!(content("watch"), Content::Watch(found) if found == watch()));
    assert!(matches!(content("seen"), Content::Seen(found) if found == watch().id));
    let word = open(&frame("collected"), &collects(), SCHOOL).unwrap();
    assert!(matches!(word.content, Content::Collected(id) if id == reply().id));
    let stranger = ReaderIdentity::generate();
    for (name, _) in SEALED {
        assert!(open(&frame(name), &key("deputy"), SCHOOL).is_ok(), "{name}: the second reader");
        assert_eq!(open(&frame(name), &stranger, SCHOOL), Err(OpenError::NotForMe), "{name}");
        assert_eq!(open(&frame(name), &key("lead"), [0; 16]), Err(OpenError::OtherSchool), "{name}");
    }
    for name in ["lead", "deputy"] {
        assert_eq!(open(&frame("dummy"), &key(name), SCHOOL), Err(OpenError::NotForMe));
        assert_eq!(open(&frame("collected"), &key(name), SCHOOL), Err(OpenError::NotForMe), "sealed to the answer's own key");
    }
    let slot = std::fs::read(folder().join("reply.slot")).unwrap();
    let found = open_board(&slot, &ReplyKey::derive(&CODE, SCHOOL).unwrap(), SCHOOL, 20_785);
    assert!(found == [reply()]);
}

/// The envelope as docs/format.md has it, written down here a second time.
#[derive(Deserialize)]
struct Envelope<'a> {
    format: u8,
    kind: u8,
    school: SchoolId,
    roster_version: u32,
    frame: [u8; 16],
    payload: &'a [u8],
}

/// As docs/format.md has a part.
#[derive(Deserialize)]
struct PartForm<'a> {
    _message: [u8; 16],
    topic: u32,
    nth: u8,
    of: u8,
    bytes: &'a [u8],
}

/// Runs `open.sh` on a frame. `None`: it was refused.
fn stock(frame: &Path, key: &str) -> Option<Vec<u8>> {
    let done = Command::new("sh")
        .arg(folder().join("open.sh"))
        .arg(frame)
        .arg(folder().join(format!("{key}.key")))
        .stderr(Stdio::null())
        .output()
        .unwrap();
    done.status.success().then_some(done.stdout)
}

#[test]
fn stock_age_and_openssl_open_them_too() {
    let there = |program: &str, flag: &str| Command::new(program).arg(flag).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    if !there("age", "--version") || !there("openssl", "version") {
        eprintln!("NOT TESTED WITH STOCK AGE: apt-get install age openssl, then run these tests again");
        return;
    }
    let mut message_bytes = Vec::new();
    for (name, kind) in SEALED {
        let path = folder().join(format!("{name}.frame"));
        let bytes = stock(&path, "lead").unwrap_or_else(|| panic!("{name} does not open"));
        let envelope: Envelope<'_> = postcard::from_bytes(&bytes).unwrap();
        assert_eq!((envelope.format, envelope.kind, envelope.school, envelope.roster_version), (1, kind, SCHOOL, ROSTER), "{name}");
        assert_eq!(envelope.frame, frame(name).id().0, "{name}");
        match kind {
            1 => assert!(postcard::from_bytes::<Report>(envelope.payload).unwrap() == report()),
            2 => assert!(postcard::from_bytes::<Locator>(envelope.payload).unwrap() == locator()),
            5 => assert!(postcard::from_bytes::<Watch>(envelope.payload).unwrap() == watch()),
            6 => assert_eq!(envelope.payload, watch().id),
            _ => {
                let part: PartForm<'_> = postcard::from_bytes(envelope.payload).unwrap();
                assert_eq!((part.topic, part.of, usize::from(part.nth)), (0, 2, usize::from(name == "part-1")));
                message_bytes.extend_from_slice(part.bytes);
            }
        }
        assert!(stock(&path, "deputy").is_some_and(|other| other == bytes), "{name}: the second reader");
    }
    assert_eq!(message_bytes, message());
    for name in ["dummy", "collected"] {
        assert!(stock(&folder().join(format!("{name}.frame")), "lead").is_none(), "{name} is for no reader");
    }
    // The answer's own key is one like any other.
    let own = std::env::temp_dir().join(format!("lantern-collector-{}.key", std::process::id()));
    std::fs::write(&own, collects().to_secret_string().as_bytes()).unwrap();
    let word = Command::new("sh").args([&folder().join("open.sh"), &folder().join("collected.frame"), &own]).output().unwrap();
    std::fs::remove_file(&own).unwrap();
    let envelope: Envelope<'_> = postcard::from_bytes(&word.stdout).unwrap();
    assert_eq!((envelope.kind, envelope.payload), (4, &reply().id[..]));
    // What looks at the padding, too, sees a change that `age` alone cannot see.
    let dir = std::env::temp_dir().join(format!("lantern-vectors-{}", std::process::id()));
    let mut altered = *frame("report").as_bytes();
    altered[FRAME_LEN - 1] ^= 1;
    std::fs::write(&dir, altered).unwrap();
    let seen = stock(&dir, "lead");
    std::fs::remove_file(&dir).unwrap();
    assert!(seen.is_none(), "altered padding");
}
