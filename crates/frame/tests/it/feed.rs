//! What the fuzz targets do with any bytes (`fuzz/`), shared with the tests, which replay the corpora kept here. Nothing
//! may panic, and what is let through must be what it says it is.

use age::Encryptor;
use chacha20poly1305::{ChaCha20Poly1305, KeyInit, aead::AeadInPlace};
use lantern_frame::{
    Content, FRAME_LEN, Frame, Opened, Part, ReaderIdentity, ReplyKey, Roster, SigningIdentity, Topic, join, open,
    reply::{SLOT_LEN, open_board},
    roster::{Roots, SignedRoster},
};
use rand::{RngCore, SeedableRng};
use rand_chacha::ChaCha20Rng;
use sha2::{Digest, Sha256};
use std::{io::Write, sync::LazyLock};

use super::told::{CODE, SCHOOL};

/// The reader whom all of this is meant for; everybody may know her key.
pub static LEAD: LazyLock<ReaderIdentity> = LazyLock::new(|| {
    let text = include_str!("../vectors/lead.key");
    ReaderIdentity::from_secret_string(text.lines().last().unwrap_or_default()).expect("a key")
});

/// Bytes as a frame, cut or filled up with zeros; and as the envelope inside a frame that is sealed as it should be, as
/// another reader could who turned against the school. Gives back how many opened.
pub fn frame(bytes: &[u8]) -> usize {
    let mut whole = [0; FRAME_LEN];
    whole.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
    let as_frame = Frame::try_from(&whole[..]).ok();
    let as_envelope = around(bytes);
    let opened = [as_frame, as_envelope].into_iter().flatten().filter_map(|frame| open(&frame, &LEAD, SCHOOL).ok());
    opened.map(|opened| sound(&opened)).count()
}

fn sound(opened: &Opened) {
    if let Content::Part(part) = &opened.content {
        assert!(part.nth < part.of);
        _ = join(part.message, [part]);
    }
}

/// A frame that holds these bytes as its envelope, by docs/format.md; `None` where they are too long.
fn around(envelope: &[u8]) -> Option<Frame> {
    let mut plain = [0; 2_048];
    plain[..32].copy_from_slice(&Sha256::digest(envelope));
    plain[32..34].copy_from_slice(&u16::try_from(envelope.len()).ok()?.to_le_bytes());
    plain.get_mut(34..34 + envelope.len())?.copy_from_slice(envelope);
    let mut stream = ChaCha20Rng::from_seed(Sha256::digest(envelope).into());
    let mut mask = [0; 2_016];
    stream.fill_bytes(&mut mask);
    plain[32..].iter_mut().zip(mask).for_each(|(byte, mask)| *byte ^= mask);

    let reader: age::x25519::Recipient = LEAD.recipient().to_string().parse().ok()?;
    let mut file = Vec::new();
    let mut writer =
        Encryptor::with_recipients([&reader; 8].into_iter().map(|r| r as &dyn age::Recipient)).ok()?.wrap_output(&mut file).ok()?;
    writer.write_all(&plain).ok()?;
    writer.finish().ok()?;

    let mut bytes = vec![0; FRAME_LEN];
    bytes[0] = 1;
    // The frame's id as the envelope gives it, so that the two agree: behind format, kind, school and version.
    bytes[1..17].copy_from_slice(&frame_id(envelope));
    bytes[17..19].copy_from_slice(&u16::try_from(file.len()).ok()?.to_le_bytes());
    let (to, padding) = bytes[19..].split_at_mut_checked(file.len())?;
    to.copy_from_slice(&file);
    stream.fill_bytes(padding);
    Frame::try_from(&bytes[..]).ok()
}

fn frame_id(envelope: &[u8]) -> [u8; 16] {
    #[derive(serde::Deserialize)]
    struct Head {
        _format: u8,
        _kind: u8,
        _school: [u8; 16],
        _version: u32,
        frame: [u8; 16],
    }
    postcard::take_from_bytes::<Head>(envelope).map_or([0; 16], |(head, _)| head.frame)
}

/// Bytes as a signed roster; and as a roster that two root signers were led to sign. Gives back how many came into force.
pub fn roster(bytes: &[u8]) -> usize {
    let mut taken = 0;
    if let Ok(signed) = SignedRoster::decode(bytes) {
        taken += usize::from(offered(&signed));
        let again = signed.encode().expect("what was read can be written");
        assert!(SignedRoster::decode(&again).as_ref() == Ok(&signed));
    }
    let unsigned = postcard::to_allocvec(&(bytes, Vec::<u8>::new())).unwrap_or_default();
    if let Ok(mut signed) = SignedRoster::decode(&unsigned) {
        signers().iter().take(2).for_each(|signer| signed.sign(signer));
        taken += usize::from(offered(&signed));
    }
    taken
}

/// The three root signers; everybody may know their keys.
pub fn signers() -> [SigningIdentity; 3] {
    ["1", "2", "3"].map(|digit| SigningIdentity::from_secret_string(&digit.repeat(64)).expect("a key"))
}

fn offered(signed: &SignedRoster) -> bool {
    static IN_FORCE: LazyLock<(Roots, Roster)> = LazyLock::new(|| {
        let first = SignedRoster::decode(include_bytes!("../corpus/roster/first.bin")).expect("a roster");
        (Roots::pin(&first).expect("two signatures"), first.unverified().expect("a roster"))
    });
    let (roots, current) = &*IN_FORCE;
    _ = (signed.signers(), signed.unverified(), Roots::pin(signed));
    let Ok(accepted) = roots.accept(Some(current), signed, 20_900) else { return false };
    assert!(accepted.roster.check().is_ok() && accepted.roster.version > current.version && accepted.roster.school == current.school);
    assert!(Roots::pin(signed) == Ok(accepted.roots), "after a restart the tablet pins the same");
    true
}

/// Bytes as a board, and as what is inside a slot that is sealed under the right pictures. Gives back how many answers came.
pub fn board(bytes: &[u8]) -> usize {
    static KEYS: LazyLock<(ReplyKey, [u8; 32])> = LazyLock::new(|| {
        let mut key = [0; 32];
        let cost = argon2::Params::new(64 * 1_024, 3, 1, Some(32)).expect("a cost");
        let numbers = CODE.0.map(|picture| picture as u8);
        let salt = [&b"lantern-reply-v1"[..], &SCHOOL].concat();
        argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, cost)
            .hash_password_into(&numbers, &salt, &mut key)
            .expect("a key");
        (ReplyKey::derive(&CODE, SCHOOL).expect("a key"), key)
    });
    let (key, raw) = &*KEYS;
    let mut slot = [0; SLOT_LEN];
    slot[12..SLOT_LEN - 16].iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
    let about = [&b"lantern-reply-v1"[..], &SCHOOL].concat();
    let tag =
        ChaCha20Poly1305::new(raw.into()).encrypt_in_place_detached(&[0; 12].into(), &about, &mut slot[12..SLOT_LEN - 16]).expect("room");
    slot[SLOT_LEN - 16..].copy_from_slice(&tag);
    let found = [open_board(bytes, key, SCHOOL, 20_785), open_board(&slot, key, SCHOOL, 20_785)].concat();
    for reply in &found {
        assert!((1..=3).contains(&reply.says.len()));
    }
    found.len()
}

/// Bytes as parts of messages, one behind the other. Gives back how many messages they make.
pub fn parts(mut bytes: &[u8]) -> usize {
    let mut parts: Vec<Part> = Vec::new();
    while let Ok((part, rest)) = postcard::take_from_bytes(bytes) {
        parts.push(part);
        bytes = rest;
    }
    let mut messages: Vec<_> = parts.iter().map(|part| part.message).collect();
    messages.sort_unstable();
    messages.dedup();
    let joined = messages.iter().filter_map(|id| Some((id, join(*id, &parts)?)));
    joined
        .map(|(id, (topic, text))| {
            let topic = [Topic::Case, Topic::Proposal, Topic::HandOver].iter().position(|t| *t == topic).unwrap_or_default() as u8;
            assert_eq!(Sha256::new().chain_update([topic]).chain_update(&text[..]).finalize()[..16], id[..]);
        })
        .count()
}
