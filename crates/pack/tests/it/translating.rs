//! The translators' sheet: out, filled in, back; comments stay, gaps and strangers are named, nobody's word is taken for
//! a machine's.

use crate::{Room, fs, tool};

/// The sheet with every sentence translated by turning its words round.
fn filled(room: &Room) {
    assert_eq!(tool(&["export-csv", &room.at("p"), "-o", &room.at("s.csv")]).0, 0);
    let mut reader = csv(&room.read("s.csv"));
    for row in reader.iter_mut().skip(1) {
        row[3] = row[2].split(' ').rev().collect::<Vec<_>>().join(" ");
    }
    save(room, &reader);
}

/// Quoted cells, as the tests need them.
fn csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.push(chars.next().unwrap_or_default()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    rows
}

fn save(room: &Room, rows: &[Vec<String>]) {
    let line = |row: &Vec<String>| row.iter().map(|c| format!("\"{}\"", c.replace('"', "\"\""))).collect::<Vec<_>>().join(",") + "\n";
    fs::write(room.at("s.csv"), rows.iter().map(line).collect::<String>()).expect("written");
}

fn import(room: &Room, more: &[&str]) -> (u8, String) {
    tool(&[&["import-csv", &room.at("s.csv"), &room.at("p"), "--locale", "cy"], more].concat())
}

#[test]
fn a_translation_is_a_draft_until_somebody_signs_it_off() {
    let room = Room::with_pack("lower-ks2");
    filled(&room);
    let (code, said) = import(&room, &[]);
    assert!(code == 0 && said.contains("pack.ron: cy is now Draft"), "{said}");
    let text = room.read("p/locales/cy/x1.ftl");
    assert!(text.starts_with("### Translation: not signed off\n"), "{text}");
    assert!(text.contains("# What can the character do?") && text.contains("x1-pick-ask = grown-up. a Ask"), "{text}");
    assert_eq!(tool(&["check", &room.at("p")]).0, 0, "a draft is nobody's");
    // Offered to pupils without a signature, it is refused.
    room.edit("p/pack.ron", "\"cy\": Draft", "\"cy\": TextOnly");
    let (code, said) = tool(&["check", &room.at("p")]);
    assert!(code == 1 && said.starts_with("LP27 locales/cy/x1.ftl:1:1"), "{said}");
    room.edit("p/pack.ron", "\"cy\": TextOnly", "\"cy\": Draft");
    let (code, said) = import(&room, &["--signed-off-by", "Welsh-speaking Year 2 teacher"]);
    assert!(code == 0 && said.contains("pack.ron: cy is now TextOnly"), "{said}");
    assert!(room.read("p/locales/cy/x1.ftl").starts_with("### Translation: signed off by Welsh-speaking Year 2 teacher\n"));
    assert_eq!(tool(&["check", &room.at("p")]).0, 0);
    // The sheet of a finished language, taken in again, changes nothing.
    assert_eq!(tool(&["export-csv", &room.at("p"), "-o", &room.at("s.csv"), "--locale", "cy"]).0, 0);
    let before = room.read("p/locales/cy/x1.ftl");
    let (code, said) = import(&room, &[]);
    assert!(code == 0 && said.contains("cy: 0 files written"), "{said}");
    assert_eq!(room.read("p/locales/cy/x1.ftl"), before);
}

#[test]
fn gaps_strangers_and_changed_sentences_are_named() {
    let room = Room::with_pack("ks1");
    filled(&room);
    let mut rows = csv(&room.read("s.csv"));
    for row in &mut rows {
        match row[0].as_str() {
            "x1-mend" => row[3].clear(),
            "x1-open" => row[3] = "=cmd|' /C calc'!A0 { $x }\n.alt = y".into(),
            _ => {}
        }
    }
    rows.push(["x9-open", "", "", "Hello", ""].map(str::to_owned).to_vec());
    save(&room, &rows);
    room.edit("p/locales/en-GB/x1.ftl", "What can Nib do?", "What can Nib do now?");
    let (code, said) = import(&room, &[]);
    assert_eq!(code, 1, "{said}");
    for part in [
        "x9-open: the pack has no such sentence",
        "x1-pick: the sentence was changed",
        "1 sentences are still missing (x1-mend)",
        "cy joins pack.ron when",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let text = room.read("p/locales/cy/x1.ftl");
    assert!(text.contains("=cmd|") && !text.contains("{ $x }") && !text.contains("\n.alt"), "taken as words, not as a program: {text}");
    assert!(!text.contains("x1-mend ="));
    assert!(!room.read("p/pack.ron").contains("cy"));
}

#[test]
fn sheets_and_tags_that_cannot_be_right_are_refused() {
    let room = Room::with_pack("ks1");
    filled(&room);
    for (tag, part) in [("en-GB", "the language in which the pack was written"), ("../x", "is no language tag")] {
        let (code, why) = tool(&["import-csv", &room.at("s.csv"), &room.at("p"), "--locale", tag]);
        assert!(code == 2 && why.contains(part), "{why}");
    }
    fs::write(room.at("s.csv"), b"\xff\xfei\0d\0").expect("written");
    let (code, why) = import(&room, &[]);
    assert!(code == 2 && why.contains("CSV UTF-8"), "{why}");
}
