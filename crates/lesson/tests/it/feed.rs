//! A pack from any bytes, and everything that a program does with one. Shared with the fuzz target (`fuzz/`), so nothing
//! here is a test's own: it only must not panic, and what the checks let through must play to its end.
//!
//! The form: a line `=== path` opens a file, what follows is its text. `=== path 900` is a file of so many bytes that is
//! no text. What stands before the first such line is `pack.ron`.

use lantern_lesson::{Input, Kit, Manifest, PackFiles, Player, Sound, check, check_seal, coverage, paths, routes, unchecked};
use std::{collections::BTreeMap, sync::Arc};

/// The files that these bytes stand for.
pub fn unpack(bytes: &[u8]) -> PackFiles {
    let text = String::from_utf8_lossy(bytes);
    let mut files = PackFiles::default();
    let mut name = "pack.ron".to_owned();
    for line in text.split_inclusive('\n') {
        let Some(path) = line.strip_prefix("=== ") else {
            files.texts.entry(name.clone()).or_default().push_str(line);
            continue;
        };
        let path = path.trim_end();
        match path.rsplit_once(' ').and_then(|(path, size)| Some((path, size.parse().ok()?))) {
            Some((path, size)) => {
                files.present.insert(path.to_owned(), size);
            }
            None => path.clone_into(&mut name),
        }
    }
    files
}

/// Does with these bytes what the app and the tools do with a pack. Gives back how many lessons were let through.
pub fn feed(bytes: &[u8]) -> usize {
    let files = unpack(bytes);
    let kit =
        Kit::new(["back/garden", "actor/nib-happy", "prop/tablet-game", "card/type-name", "card/call-gran", "face/happy", "face/sad"]);
    if let Some(Ok(manifest)) = files.texts.get("pack.ron").map(|text| Manifest::parse(text)) {
        _ = manifest.text_files();
        _ = manifest.needed_files(&files);
        for id in &manifest.lessons {
            if let Some(lesson) = unchecked(&files, id) {
                _ = routes(&lesson, 50);
                tap(&mut Player::new(Arc::new(lesson)), bytes);
            }
        }
    }
    let mut checked = check(&files, &kit);
    let heard = |bytes: u64| Some(Sound { ms: u32::try_from(bytes).unwrap_or(u32::MAX), active_db: -19.0, clipped: bytes == 7 });
    let heard: BTreeMap<_, _> = files.present.iter().map(|(name, bytes)| (name.clone(), heard(*bytes).filter(|_| *bytes != 9))).collect();
    checked.hear(&files, &heard);
    _ = check_seal(&String::from_utf8_lossy(bytes), &files.texts, Some(false));
    for finding in &checked.findings {
        assert!(finding.line >= 1 && finding.column >= 1, "{finding}");
    }
    let Some(pack) = checked.pack else { return 0 };
    _ = coverage(pack.lessons.iter().map(|l| &**l)).to_string();
    for lesson in &pack.lessons {
        for path in paths(lesson, 50) {
            let mut player = Player::new(Arc::clone(lesson));
            for input in path {
                _ = player.apply(input);
            }
            assert!(player.finished(), "{}: a way that does not end", lesson.id);
        }
    }
    pack.lessons.len()
}

/// Any taps whatever, two to a byte.
fn tap(player: &mut Player, bytes: &[u8]) {
    for byte in bytes.iter().take(500) {
        let number = usize::from(byte >> 4);
        let input =
            [Input::Next, Input::Back, Input::Take, Input::Finish, Input::Tap(number), Input::Bin(number), Input::Tap(0), Input::Next];
        _ = player.apply(input[usize::from(byte & 7)]);
    }
}
