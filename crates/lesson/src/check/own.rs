//! A pack's own pictures and sounds beyond the kit and the voices: who made them (`credits.ron`), are there words in
//! them, and is anything too large? Whatever is amiss here refuses the whole pack: it may not be passed on.

use super::sized;
use crate::{
    finding::{self, Finding},
    manifest::{CREDITS, PackFiles, kebab, ron_finding},
    place::Outline,
    raw::{RawCredits, read},
};

/// Endings of pictures and sounds.
const WORKS: [&str; 10] = [".png", ".svg", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".ogg", ".mp3", ".wav"];
/// Of these, the sounds.
const SOUNDS: [&str; 3] = [".ogg", ".mp3", ".wav"];
/// A picture of a pack is at most so large, in bytes: a tablet holds a dozen at once.
const MAX_PICTURE: u64 = 1024 * 1024;
/// What a picture of a pack may be for; all else (faces, buttons, Tell) is the app's alone.
const FAMILIES: [&str; 4] = ["actor", "back", "card", "prop"];
/// What people write who do not know.
const NO_LICENCE: [&str; 7] = ["?", "none", "unknown", "copyright", "all rights reserved", "internet", "google"];

pub(super) fn check(files: &PackFiles, found: &mut Vec<Finding>) {
    let names = files.present.iter().map(|(name, size)| (name.as_str(), *size));
    let texts = files.texts.iter().map(|(name, text)| (name.as_str(), text.len() as u64));
    // A picture that stories name and nobody can see. Loaders set aside what cannot be decoded.
    for (_, file) in pictures(files).into_iter().filter(|(_, file)| !files.present.contains_key(file)) {
        let at = Outline::new(files.texts.get(CREDITS).map(String::as_str).unwrap_or_default()).top("file", &file);
        found.push(Finding::new(finding::PICTURE_BROKEN, CREDITS, at).with("name", file));
    }
    // The licence of the voices is the pack's own.
    let works: Vec<(&str, u64)> = names.chain(texts).filter(|(name, _)| is_work(name) && !name.starts_with("voices/")).collect();
    if works.is_empty() {
        return;
    }
    let text = files.texts.get(CREDITS).map(String::as_str).unwrap_or_default();
    let credits = match sized(CREDITS, text).and_then(|()| credits(text)) {
        Ok(credits) => credits,
        Err(finding) => return found.push(*finding),
    };
    let outline = Outline::new(text);
    for (name, size) in works {
        if size > MAX_PICTURE && !ends(name, &SOUNDS) {
            let (size, most) = (size / 1024, MAX_PICTURE / 1024);
            found.push(Finding::new(finding::PICTURE_SIZE, name, (1, 1)).with("name", name).with("size", size).with("most", most));
        }
        let Some(credit) = credits.files.iter().find(|c| c.file == name) else {
            found.push(Finding::new(finding::CREDIT, CREDITS, (1, 1)).with("name", name));
            continue;
        };
        let at = outline.top("file", name);
        let empty = |text: &str| text.trim().is_empty();
        let no_licence = empty(&credit.licence) || NO_LICENCE.contains(&credit.licence.trim().to_lowercase().as_str());
        if no_licence || empty(&credit.author) || empty(&credit.source) {
            let field = if no_licence {
                "licence"
            } else if empty(&credit.author) {
                "author"
            } else {
                "source"
            };
            found.push(Finding::new(finding::CREDIT_EMPTY, CREDITS, at).with("name", name).with("field", field));
        }
        if ends(name, &SOUNDS) {
            continue;
        }
        match files.texts.get(name) {
            Some(svg) => {
                if let Some((place, words)) = words_in(svg) {
                    found.push(Finding::new(finding::PICTURE_WORDS, name, place).with("name", name).with("words", words));
                }
            }
            // No machine here can read a photograph, so somebody must have looked.
            None if credit.words == Some(true) => {
                found.push(Finding::new(finding::PICTURE_WORDS, CREDITS, at).with("name", name).with("words", "words: true"));
            }
            None if credit.words.is_none() => found.push(Finding::new(finding::PICTURE_UNSEEN, CREDITS, at).with("name", name)),
            None => {}
        }
    }
}

/// The pack's own pictures that a lesson can name, `family/name` and the file: `art/<family>/<name>.png`, both in small
/// letters, listed in `credits.ron`. A lesson is checked against those that are there.
pub(crate) fn pictures(files: &PackFiles) -> Vec<(String, String)> {
    let text = files.texts.get(CREDITS).map(String::as_str).unwrap_or_default();
    let credits = sized(CREDITS, text).and_then(|()| credits(text)).unwrap_or_default();
    credits.files.into_iter().filter_map(|credit| Some((named(&credit.file)?, credit.file))).collect()
}

/// `family/name` of a file that is a picture for lessons.
fn named(file: &str) -> Option<String> {
    let name = file.strip_prefix("art/")?.strip_suffix(".png")?;
    let (family, own) = name.split_once('/')?;
    (FAMILIES.contains(&family) && kebab(own)).then(|| name.to_owned())
}

fn credits(text: &str) -> Result<RawCredits, Box<Finding>> {
    if text.is_empty() {
        return Ok(RawCredits::default());
    }
    read(text).map_err(|e| Box::new(ron_finding(CREDITS, &e)))
}

fn is_work(name: &str) -> bool {
    ends(name, &WORKS)
}

fn ends(name: &str, endings: &[&str]) -> bool {
    let name = name.to_ascii_lowercase();
    endings.iter().any(|ending| name.ends_with(ending))
}

/// The first written words of an SVG, with their line and column; none where it has no letters to be read. Words drawn
/// as outlines are not seen.
fn words_in(svg: &str) -> Option<((usize, usize), String)> {
    let mut from = 0;
    while let Some(start) = svg.get(from..).and_then(|rest| rest.find("<text")).map(|i| i + from) {
        let rest = svg.get(start..).unwrap_or_default();
        let end = rest.find("</text>").unwrap_or(rest.len());
        let mut inside = false;
        let letters: String = rest.chars().take(rest.get(..end).unwrap_or(rest).chars().count()).fold(String::new(), |mut all, c| {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                c if !inside => all.push(c),
                _ => {}
            }
            all
        });
        let words = letters.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.contains(char::is_alphanumeric) {
            let before = svg.get(..start).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            return Some(((line, column), words.chars().take(40).collect()));
        }
        from = start + end.max(1);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_pictures_are_those_of_a_family_and_a_plain_name() {
        assert_eq!(named("art/card/pond-gate.png").as_deref(), Some("card/pond-gate"));
        for none in [
            "art/pond.png",
            "art/tell/send.png",
            "art/ui/home.png",
            "art/card/../x.png",
            "art/card/a/b.png",
            "art/card/A.png",
            "art/card/a.jpg",
        ] {
            assert_eq!(named(none), None, "{none}");
        }
    }

    #[test]
    fn words_of_a_drawing_are_found_where_they_stand() {
        assert_eq!(words_in("<svg>\n  <text x='1'>Free\n <tspan>gems</tspan></text></svg>"), Some(((2, 3), "Free gems".into())));
        for none in ["<svg><path/></svg>", "<svg><text> </text></svg>", "<text", "<text><b", "", "<textual é"] {
            assert_eq!(words_in(none), None, "{none}");
        }
    }
}
