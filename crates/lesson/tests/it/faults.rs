//! Seeded faults: each spoils one thing in the good pack, and the check must name just that, with its own number, at the
//! right line, in a sentence that names the thing and has no gap in it.

use crate::good::{kit, record, texts};
use lantern_lesson::{Finding, PackFiles, Sound, check, check_seal};
use lantern_words::{Catalogue, Tag};
use std::collections::{BTreeMap, BTreeSet};

mod seeds;

/// What is done to the good pack.
#[derive(Clone, Copy)]
enum Seed {
    /// Replaces in a file before it is recorded; `*` as the language stands for both.
    Text(&'static str, &'static str, &'static str),
    /// The same, after it was recorded.
    Later(&'static str, &'static str, &'static str),
    /// Takes a file away.
    Gone(&'static str),
    /// A file that is no text, with its size in bytes.
    Size(&'static str, u64),
    /// How a recording sounds, or that it cannot be played.
    Heard(&'static str, Option<Sound>),
}

/// A fault: its seeds, and what must be said of it.
struct Fault {
    number: &'static str,
    seeds: &'static [Seed],
    /// The file, and something that stands only in the line at fault; nothing for the first line.
    at: (&'static str, &'static str),
    says: &'static str,
}

impl Fault {
    fn name(&self) -> String {
        let seeds: Vec<String> = self.seeds.iter().map(|s| s.to_string()).collect();
        format!("{}: {}", self.number, seeds.join("; "))
    }
}

impl std::fmt::Display for Seed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let short = |t: &str| t.chars().take(60).collect::<String>();
        match self {
            Self::Text(file, from, to) | Self::Later(file, from, to) => write!(f, "{file}: {} -> {}", short(from), short(to)),
            Self::Gone(file) => write!(f, "without {file}"),
            Self::Size(file, size) => write!(f, "{file} of {size} bytes"),
            Self::Heard(file, sound) => write!(f, "{file} sounds {sound:?}"),
        }
    }
}

fn replace(files: &mut PackFiles, file: &str, from: &str, to: &str) {
    for file in ["en-GB", "ur"].map(|tag| file.replace('*', tag)).into_iter().collect::<BTreeSet<_>>() {
        let text = files.texts.entry(file.clone()).or_default();
        assert!(text.contains(from), "{file} has no {from}");
        *text = text.replacen(from, to, 1);
    }
}

/// What the check finds after these seeds, and the files as they then are.
fn sown(seeds: &[Seed]) -> (PackFiles, Vec<Finding>) {
    let mut files = texts();
    for seed in seeds {
        if let Seed::Text(file, from, to) = seed {
            replace(&mut files, file, from, to);
        }
    }
    let mut heard = record(&mut files);
    for seed in seeds {
        match seed {
            Seed::Text(..) => {}
            Seed::Later(file, from, to) => replace(&mut files, file, from, to),
            Seed::Gone(file) => {
                let gone = files.texts.remove(*file).is_some() || files.present.remove(*file).is_some();
                assert!(gone, "there is no {file}");
            }
            Seed::Size(file, size) => {
                files.present.insert((*file).into(), *size);
            }
            Seed::Heard(file, sound) => {
                assert!(heard.insert((*file).into(), *sound).is_some(), "{file} is not recorded");
            }
        }
    }
    let mut checked = check(&files, &kit());
    checked.hear(&files, &heard);
    (files, checked.findings)
}

fn sentences() -> (Catalogue, Tag) {
    let tag = Tag::new("en-GB");
    let mut words = Catalogue::new(tag.clone());
    words.add(&tag, "checks.ftl", include_str!("../../../../locales/en-GB/checks.ftl")).expect("good source");
    (words, tag)
}

#[test]
fn the_good_pack_is_good() {
    let (_, findings) = sown(&[]);
    assert_eq!(findings, [], "{}", findings.iter().map(|f| format!("{f}\n")).collect::<String>());
}

#[test]
fn each_seeded_fault_is_named_by_its_own_number_line_and_words() {
    let (words, tag) = sentences();
    let mut amiss = String::new();
    for fault in seeds::FAULTS {
        let (files, findings) = sown(fault.seeds);
        let (file, needle) = fault.at;
        let text = files.texts.get(file).map(String::as_str).unwrap_or_default();
        let line = text.lines().position(|l| l.contains(needle)).map_or(1, |l| l + 1);
        assert!(needle.is_empty() || text.contains(needle), "{}: no line with {needle}", fault.name());
        let only = findings.iter().all(|f| f.number == fault.number);
        let said = findings.iter().filter(|f| f.file == file && f.line == line).map(|f| f.sentence(&words, &tag));
        let named = said.into_iter().any(|s| s.contains(fault.says) && !s.contains(['{', '}']) && s.ends_with(['.', '?', ')']));
        if !only || !named {
            amiss += &format!("{}\n  expected {file}:{line} {}\n", fault.name(), fault.says);
            for finding in &findings {
                amiss += &format!("  found {}: {}\n", finding.place(), finding.sentence(&words, &tag));
            }
        }
    }
    assert!(amiss.is_empty(), "\n{amiss}");
}

#[test]
fn every_number_has_a_seed_and_there_are_enough() {
    assert!(seeds::FAULTS.len() >= 40, "{}", seeds::FAULTS.len());
    let sown: BTreeSet<&str> = seeds::FAULTS.iter().map(|f| f.number).collect();
    // LP28 is about all bytes of a pack; its seeds are below.
    let missing: Vec<_> = (0..=27).map(|n| format!("LP{n:02}")).filter(|n| !sown.contains(n.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_signed_pack_that_was_changed_is_refused() {
    let (words, tag) = sentences();
    let sums = |names: &[(&str, &str)]| -> BTreeMap<String, String> { names.iter().map(|(n, s)| ((*n).into(), (*s).into())).collect() };
    let listed = "aa  lessons/a1.ron\nbb  pack.ron\n";
    let good = [("lessons/a1.ron", "aa"), ("pack.ron", "bb")];
    assert!(check_seal(listed, &sums(&good), Some(true)).is_empty());
    for (there, vouched, line, says) in [
        (vec![("lessons/a1.ron", "ax"), good[1]], None, 1, "lessons/a1.ron was changed"),
        (vec![good[0]], None, 2, "pack.ron was in the pack"),
        (vec![good[0], good[1], ("art/x.png", "cc")], None, 1, "art/x.png was put in"),
        (good.to_vec(), Some(false), 1, "not signed by the holder of the key"),
    ] {
        let found = check_seal(listed, &sums(&there), vouched);
        assert_eq!(found.iter().map(|f| (f.number, f.line)).collect::<Vec<_>>(), [("LP28", line)]);
        assert!(found[0].sentence(&words, &tag).contains(says), "{}", found[0].sentence(&words, &tag));
    }
}

/// How a recording sounds; a fine one has -19 dB or near it and is not cut off.
const fn but(ms: u32, active_db: f32, clipped: bool) -> Option<Sound> {
    Some(Sound { ms, active_db, clipped })
}

/// Each kind of finding has its page with a picture, and the index names it.
#[test]
#[allow(clippy::disallowed_methods, reason = "a test: it looks at the pages in the source tree")]
fn every_number_has_its_page_and_its_picture() {
    let pages = crate::good::tree("../../docs/checks");
    let index = std::fs::read_to_string(pages.join("README.md")).expect("the index");
    for number in 1..=28 {
        let name = format!("LP{number:02}");
        let page = std::fs::read_to_string(pages.join(format!("{name}.md"))).expect("a page");
        assert!(page.contains(&format!("(pictures/{name}.svg)")) && pages.join(format!("pictures/{name}.svg")).is_file(), "{name}");
        let line = index.lines().find(|l| l.contains(&format!("({name}.md)"))).expect("a line of the index");
        let advice = matches!(number, 8 | 16 | 26);
        assert!(
            page.contains(if advice { "**Advice:**" } else { "**Refused:**" }) && line.contains(if advice { "advice" } else { "refused" }),
            "{name}"
        );
    }
    let finding = sown(&[Seed::Gone("voices/en-GB/a1/a1-open.ogg")]).1.remove(0);
    assert_eq!(finding.page().as_deref(), Some("docs/checks/LP10.md"));
}
