//! A pack as one file: the same bytes each time, out as it went in, and refused where it was tampered with (LP28).

use crate::{Room, fs, tool};
use std::path::Path;

fn files(dir: &str) -> Vec<(String, Vec<u8>)> {
    fn walk(dir: &Path, root: &Path, found: &mut Vec<(String, Vec<u8>)>) {
        for entry in fs::read_dir(dir).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, root, found);
            } else {
                found.push((path.strip_prefix(root).expect("inside").display().to_string(), fs::read(&path).expect("a file")));
            }
        }
    }
    let mut found = Vec::new();
    walk(Path::new(dir), Path::new(dir), &mut found);
    found.sort();
    found
}

fn signed() -> Room {
    let room = Room::with_pack("ks1");
    assert_eq!(tool(&["keygen", &room.at("mine.key"), "--no-password"]).0, 0);
    let (code, said) = tool(&["bundle", &room.at("p"), "-o", &room.at("a.lessonpack"), "--key", &room.at("mine.key")]);
    assert_eq!(code, 0, "{said}");
    room
}

#[test]
fn a_pack_comes_out_as_it_went_in_and_goes_in_again_the_same() {
    let room = signed();
    let (code, said) = tool(&["open", &room.at("a.lessonpack"), "-o", &room.at("back/"), "--pub", &room.at("mine.pub")]);
    assert!(code == 0 && said.contains("signed with the key that you named"), "{said}");
    let proofs = |f: &(String, Vec<u8>)| !f.0.starts_with("checksums.txt");
    assert_eq!(files(&room.at("back")).into_iter().filter(proofs).collect::<Vec<_>>(), files(&room.at("p")));
    // With the key, and without it from what was opened: the same bytes.
    for (dir, more) in [("p", vec!["--key".to_owned(), room.at("mine.key")]), ("back", Vec::new())] {
        let (dir, file) = (room.at(dir), room.at("b.lessonpack"));
        let args: Vec<&str> = ["bundle", &dir, "-o", &file].into_iter().chain(more.iter().map(String::as_str)).collect();
        assert_eq!(tool(&args).0, 0);
        assert_eq!(fs::read(room.at("a.lessonpack")).expect("a file"), fs::read(file).expect("a file"));
    }
}

#[test]
fn the_key_may_be_given_as_its_line_and_another_key_is_refused() {
    let room = signed();
    let line = room.read("mine.pub").lines().nth(1).expect("a key").to_owned();
    assert_eq!(tool(&["open", &room.at("a.lessonpack"), "-o", &room.at("b1"), "--pub", &line]).0, 0);
    assert_eq!(tool(&["keygen", &room.at("other.key"), "--no-password"]).0, 0);
    let (code, why) = tool(&["open", &room.at("a.lessonpack"), "-o", &room.at("b2"), "--pub", &room.at("other.pub")]);
    assert!(code == 2 && why.contains("not signed with this key"), "{why}");
    assert_eq!(tool(&["bundle", &room.at("p"), "-o", &room.at("c.lessonpack")]).0, 0);
    let (code, why) = tool(&["open", &room.at("c.lessonpack"), "-o", &room.at("b3"), "--pub", &room.at("mine.pub")]);
    assert!(code == 2 && why.contains("not signed (LP28)"), "{why}");
    assert!(!Path::new(&room.at("b2")).exists() && !Path::new(&room.at("b3")).exists(), "nothing was written");
    assert_eq!(tool(&["open", &room.at("c.lessonpack"), "-o", &room.at("b4")]).0, 0, "without a key, the sums alone");
}

#[test]
fn a_changed_file_is_noticed_in_the_archive_and_in_the_folder() {
    let room = signed();
    let mut bytes = fs::read(room.at("a.lessonpack")).expect("a file");
    let at = (0..bytes.len()).find(|i| bytes[*i..].starts_with(b"Call Gran")).expect("the sentence");
    bytes[at] = b'H';
    fs::write(room.at("a.lessonpack"), bytes).expect("written");
    let (code, why) = tool(&["open", &room.at("a.lessonpack"), "-o", &room.at("back")]);
    assert!(code == 2 && why.contains("is refused"), "{why}");

    let room = signed();
    assert_eq!(tool(&["open", &room.at("a.lessonpack"), "-o", &room.at("back")]).0, 0);
    assert_eq!(tool(&["check", &room.at("back"), "--pub", &room.at("mine.pub")]).0, 0);
    room.edit("back/locales/en-GB/x1.ftl", "Call Gran", "Hail Gran");
    let (code, said) = tool(&["check", &room.at("back")]);
    assert!(code == 1 && said.contains("LP28 checksums.txt:2:1: locales/en-GB/x1.ftl was changed"), "{said}");
    // Bundled again without the key, it says that it is no longer signed.
    let (code, said) = tool(&["bundle", &room.at("back"), "-o", &room.at("b.lessonpack")]);
    assert!(code == 0 && said.contains("its signature is left out"), "{said}");
}

/// A zip that lists other sums than its files have, made well in every other way.
#[test]
fn wrong_sums_are_refused_even_in_a_well_made_file() {
    let room = signed();
    assert_eq!(tool(&["open", &room.at("a.lessonpack"), "-o", &room.at("back")]).0, 0);
    let sums = room.read("back/checksums.txt");
    let bytes = fs::read(room.at("a.lessonpack")).expect("a file");
    let (first, other) = (sums.as_bytes()[0], if sums.starts_with('0') { b'1' } else { b'0' });
    let at = (0..bytes.len()).find(|i| bytes[*i..].starts_with(sums.as_bytes())).expect("the list");
    let mut bad = bytes.clone();
    bad[at] = other;
    // The zip's own sum is put right, as whoever tampers would.
    let list: Vec<u8> = std::iter::once(other).chain(sums.bytes().skip(1)).collect();
    assert_ne!(first, other);
    for (old, new) in [(crc(sums.as_bytes()), crc(&list))] {
        for i in (0..bad.len() - 4).filter(|i| bytes[*i..*i + 4] == old.to_le_bytes()).collect::<Vec<_>>() {
            bad[i..i + 4].copy_from_slice(&new.to_le_bytes());
        }
    }
    fs::write(room.at("a.lessonpack"), bad).expect("written");
    let (code, why) = tool(&["open", &room.at("a.lessonpack"), "-o", &room.at("again")]);
    assert!(code == 2 && why.contains("not the one that was put in") && why.contains("LP28"), "{why}");
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, b| (0..8).fold(sum ^ u32::from(*b), |s, _| if s & 1 == 1 { 0xedb8_8320 ^ (s >> 1) } else { s >> 1 }))
}

#[test]
fn a_pack_with_a_refused_lesson_is_not_shared_and_strangers_files_stay_out() {
    let room = Room::with_pack("ks1");
    fs::write(room.at("p/notes.docx"), "mine").expect("written");
    fs::write(room.at("p/.hidden.ron"), "mine").expect("written");
    let (code, said) = tool(&["bundle", &room.at("p"), "-o", &room.at("a.lessonpack")]);
    assert!(code == 0 && said.contains("notes.docx is left out") && said.contains(".hidden.ron is left out"), "{said}");
    assert!(said.contains("en-GB is still a Draft"), "{said}");
    assert!(!String::from_utf8_lossy(&fs::read(room.at("a.lessonpack")).expect("a file")).contains("mine"));
    room.edit("p/lessons/x1.ron", "next: \"feel\"", "next: \"fell\"");
    let (code, said) = tool(&["bundle", &room.at("p"), "-o", &room.at("b.lessonpack")]);
    assert!(code == 1 && said.contains("LP01") && said.contains("Nothing was written"), "{said}");
    assert!(!Path::new(&room.at("b.lessonpack")).exists());
}

#[cfg(unix)]
#[test]
fn the_secret_key_is_for_its_owner_only_and_never_overwritten() {
    use std::os::unix::fs::PermissionsExt;
    let room = signed();
    assert_eq!(fs::metadata(room.at("mine.key")).expect("a file").permissions().mode() & 0o777, 0o600);
    assert_eq!(tool(&["keygen", &room.at("mine.key"), "--no-password"]).0, 2);
}
