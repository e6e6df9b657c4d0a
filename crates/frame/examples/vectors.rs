//! Makes the frames in `tests/vectors` and the seeds in `tests/corpus` that are not there yet:
//! `cargo run -p lantern-frame --example vectors -- crates/frame/tests`.
//! What is there stays: the files that are checked in are what every later release must still open.
#![allow(clippy::disallowed_methods, reason = "a tool that writes files")]

use lantern_frame::{
    Frame, PART_LEN, ReaderIdentity, RecipientKey, ReplyKey, Roster, SigningIdentity, Topic,
    roster::{Hours, Reader, Role, SignedRoster},
    seal, seal_message, seal_seen,
};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::{error::Error, fs, path::Path};

#[path = "../tests/it/told.rs"]
mod told;

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result {
    let tests = std::env::args_os().nth(1).ok_or("which folder?")?;
    let tests = Path::new(&tests);
    let readers = vectors(&tests.join("vectors"))?;
    let corpus = tests.join("corpus");
    frames(&corpus.join("frame"))?;
    rosters(&corpus.join("roster"), &readers)?;
    boards(&tests.join("vectors"), &corpus.join("board"))?;
    parts(&corpus.join("parts"))
}

fn put(path: &Path, bytes: impl AsRef<[u8]>) -> Result {
    if path.exists() { Ok(()) } else { Ok(fs::write(path, bytes)?) }
}

fn vectors(folder: &Path) -> Result<Vec<RecipientKey>> {
    let mut readers: Vec<RecipientKey> = Vec::new();
    for name in ["lead", "deputy"] {
        let path = folder.join(format!("{name}.key"));
        let new = ReaderIdentity::generate().to_secret_string();
        put(&path, format!("# For tests only: everybody knows this key.\n{}\n", *new))?;
        let text = fs::read_to_string(&path)?;
        readers.push(ReaderIdentity::from_secret_string(text.lines().last().unwrap_or_default())?.recipient());
    }
    let rng = &mut rand::rng();
    let save = |name: &str, frame: &Frame| put(&folder.join(format!("{name}.frame")), frame.as_bytes());
    save("report", &seal(&told::report(), &readers, told::SCHOOL, told::ROSTER, rng)?)?;
    save("locator", &told::locator().seal(&readers, told::SCHOOL, told::ROSTER, rng)?)?;
    for (nth, part) in seal_message(Topic::Case, &told::message(), &readers, told::SCHOOL, told::ROSTER, rng)?.iter().enumerate() {
        save(&format!("part-{nth}"), part)?;
    }
    let reply = told::reply();
    save("collected", &reply.collected(told::SCHOOL, told::ROSTER, rng)?)?;
    save("watch", &told::watch().seal(&readers, told::SCHOOL, told::ROSTER, rng)?)?;
    save("seen", &seal_seen(&told::report().id, &readers, told::SCHOOL, told::ROSTER, rng)?)?;
    save("dummy", &Frame::dummy(rng, told::SCHOOL, told::ROSTER))?;
    let key = ReplyKey::derive(&told::CODE, told::SCHOOL).ok_or("no memory")?;
    put(&folder.join("reply.slot"), reply.seal(&key, told::SCHOOL, rng)?)?;
    Ok(readers)
}

fn part(nth: u8, of: u8, message: &[u8], piece: &[u8]) -> Result<Vec<u8>> {
    let mut id = [0; 16];
    id.copy_from_slice(&Sha256::new().chain_update([0]).chain_update(message).finalize()[..16]);
    Ok(postcard::to_allocvec(&(id, 0_u32, nth, of, piece))?)
}

/// Envelopes, as docs/format.md has them.
fn frames(folder: &Path) -> Result {
    let save = |name: &str, format: u8, kind: u8, payload: &[u8]| -> Result {
        let envelope = (format, kind, told::SCHOOL, told::ROSTER, [7_u8; 16], payload);
        put(&folder.join(format!("{name}.bin")), postcard::to_allocvec(&envelope)?)
    };
    fn bytes(what: &impl Serialize) -> Result<Vec<u8>> {
        Ok(postcard::to_allocvec(what)?)
    }
    save("dummy", 1, 0, &[])?;
    save("report", 1, 1, &bytes(&told::report())?)?;
    save("locator", 1, 2, &bytes(&told::locator())?)?;
    save("part", 1, 3, &part(0, 1, b"hello", b"hello")?)?;
    save("part-255", 1, 3, &part(255, 1, b"hello", b"hello")?)?;
    save("collected", 1, 4, &[5; 16])?;
    save("watch", 1, 5, &bytes(&told::watch())?)?;
    save("seen", 1, 6, &told::watch().id)?;
    save("newer-kind", 1, 9, &[])?;
    save("newer-form", 2, 1, &bytes(&told::report())?)
}

fn parts(folder: &Path) -> Result {
    let (long, save) = (told::message(), |name: &str, bytes: Vec<u8>| put(&folder.join(name), bytes));
    let (first, second) = (part(0, 2, &long, &long[..PART_LEN])?, part(1, 2, &long, &long[PART_LEN..])?);
    save("whole.bin", part(0, 1, b"hello", b"hello")?)?;
    save("two.bin", [second, first.clone(), first.clone()].concat())?;
    save("one-of-two.bin", first)?;
    save("part-255.bin", part(255, 0, b"hello", b"hello")?)?;
    save("another.bin", part(0, 1, b"hello", b"hallo")?)
}

fn rosters(folder: &Path, recipients: &[RecipientKey]) -> Result {
    let signers = ["1", "2", "3"].map(|digit| SigningIdentity::from_secret_string(&digit.repeat(64)));
    let [a, b, c] = signers;
    let signers = [a?, b?, c?];
    let roles = [Role::DesignatedSafeguardingLead, Role::DeputyLead, Role::Headteacher, Role::ChairOfGovernors];
    let reader = |(role, no): (Role, u8)| Reader {
        no,
        person: u16::from(no) + 1,
        role,
        label: format!("Reader {no}"),
        face: format!("staff/{}", role.id()),
        recipient: recipients.get(usize::from(no)).cloned().unwrap_or_else(|| ReaderIdentity::generate().recipient()),
        verify_key: SigningIdentity::generate(&mut rand::rng()).verify_key(),
    };
    let mut roster = Roster {
        version: 1,
        school: told::SCHOOL,
        school_label: "A primary school".to_owned(),
        readers: roles.into_iter().zip(0..).map(reader).collect(),
        roots: [0, 1, 2].map(|n: usize| signers[n].verify_key()),
        not_after: 21_000,
        first_contact: Some(1),
        fallback: Roster::FALLBACK.to_vec(),
        conflicts: vec![(1, 3)],
        hours: Hours { closed: vec![(20_800, 20_815)], ..Hours::default() },
    };
    let signed = |roster: &Roster, by: &[SigningIdentity]| -> Result<Vec<u8>> {
        let mut signed = SignedRoster::new(roster)?;
        by.iter().for_each(|signer| signed.sign(signer));
        Ok(signed.encode()?)
    };
    put(&folder.join("first.bin"), signed(&roster, &signers[..2])?)?;
    roster.version = 2;
    put(&folder.join("next.bin"), signed(&roster, &signers[1..])?)?;
    put(&folder.join("one-signature.bin"), signed(&roster, &signers[..1])?)?;
    let (inside, _): (Vec<u8>, _) = postcard::take_from_bytes(&signed(&roster, &[])?)?;
    put(&folder.join("next-unsigned.bin"), inside)
}

fn boards(vectors: &Path, folder: &Path) -> Result {
    put(&folder.join("reply.slot"), fs::read(vectors.join("reply.slot"))?)?;
    let save = |name: &str, reply: &lantern_frame::Reply| -> Result {
        let inside = postcard::to_allocvec(reply)?;
        put(&folder.join(name), [&u16::try_from(inside.len())?.to_le_bytes()[..], &inside].concat())
    };
    let mut reply = told::reply();
    save("reply-inside.bin", &reply)?;
    reply.says.clear();
    save("silent-inside.bin", &reply)?;
    put(&folder.join("long-inside.bin"), [0xff, 0xff, 1])
}
