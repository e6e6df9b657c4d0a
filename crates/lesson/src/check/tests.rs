//! One small pack, and for each rule one slip in it. What is asserted is what an author sees: number, file, line.

use super::*;
use crate::{AgeStage, said_hash};
use lantern_words::Catalogue;
use proptest::prelude::*;

const PACK: &str = r#"Pack(schema: 1, id: "p", version: "1.0.0", min_app: "0.1.0", licence: "CC-BY-SA-4.0",
  source_locale: "en-GB", locales: {"en-GB": Voiced, "ur": TextOnly}, lessons: ["a1", "a2"])"#;

const LESSON: &str = r#"Lesson(schema: 1, id: "a1", rev: 1, stage: Eyfs, strand: PrivacySecurity, smart: [Tell], risk: [Contact],
  minutes: 5, mood: Wobbly, start: "open", nodes: {
  "open": Scene(stage: (back: "garden", actors: [(who: "nib", mood: Happy)], prop: (kind: "tablet", shows: "game")), next: "feel"),
  "feel": Feel(stage: (back: "garden"), offer: [Happy, Sad], next: "stop"),
  "stop": Stop(next: "pick"),
  "pick": Choice(stage: (back: "garden"), options: [
    (id: "type", card: "type-name", go: "more", weight: Risky),
    (id: "call", card: "call-gran", go: "sort", weight: Strong)]),
  "more": Mend(stage: (back: "garden"), to: "pick"),
  "sort": Sort(bins: [(id: "keep", card: "keep-safe"), (id: "show", card: "fine")],
    items: [(id: "name", card: "my-name", bin: "keep"), (id: "hat", card: "my-hat", bin: "show")], next: "spot"),
  "spot": Spot(stage: (back: "garden", prop: (kind: "tablet", shows: "game")), clues: [(id: "clock", area: (0.1, 0.1, 0.2, 0.2))], need: 1, next: "talk"),
  "talk": Talk(with: Partner, seconds: 60, next: "end"),
  "end": End(kind: Safe) })"#;

const TEXT: &str = "a1-title = A name
a1-open = Nib plays.
    .alt = Nib and a tablet.
a1-feel = How does Nib feel?
    .alt = Nib.
a1-pick = What can Nib do?
    .alt = Nib thinks.
a1-pick-type = Put it in.
a1-pick-call = Call Gran.
a1-more = It asks more.
    .alt = A box.
a1-sort = What do we keep safe?
a1-sort-keep = Keep safe
a1-sort-show = Show
a1-sort-name = My name
a1-sort-hat = My hat
a1-spot = What is odd?
    .alt = A game.
a1-spot-clock = A clock ticks.
a1-talk = Tell your partner.
a1-end = Nib is safe.
";

const NOTES: [&str; 9] = ["aim", "before", "ask-1", "ask-2", "ask-3", "listen-for", "if-a-child-tells-you", "without-tablets", "home"];

fn kit() -> Kit {
    Kit::new([
        "back/garden",
        "actor/nib-happy",
        "prop/tablet-game",
        "card/type-name",
        "card/call-gran",
        "card/keep-safe",
        "card/fine",
        "card/my-name",
        "card/my-hat",
        "face/happy",
        "face/sad",
    ])
}

/// Two lessons that differ in their names only, all in order.
fn pack() -> PackFiles {
    let mut files = PackFiles::default();
    files.texts.insert("pack.ron".into(), PACK.into());
    for id in ["a1", "a2"] {
        let own = |text: &str| text.replace("a1", id);
        files.texts.insert(format!("lessons/{id}.ron"), own(LESSON));
        for tag in ["en-GB", "ur"] {
            files.texts.insert(format!("locales/{tag}/{id}.ftl"), own(TEXT));
        }
        files.texts.insert(format!("locales/en-GB/{id}.teacher.ftl"), NOTES.map(|n| format!("{id}-teacher-{n} = Notes\n")).concat());
        let mut words = Catalogue::new(Tag::new("en-GB"));
        words.add(&Tag::new("en-GB"), "x", &own(TEXT)).expect("good source");
        let clips = words.ids(&Tag::new("en-GB")).into_iter().map(|message| {
            let text = words.text(&Tag::new("en-GB"), &message, &[]).unwrap_or_default();
            let times: Vec<_> = (0..text.split_whitespace().count()).map(|n| n * 300).collect();
            files.present.insert(format!("voices/en-GB/{id}/{message}.ogg"), 9000);
            format!("  \"{message}\": (said: \"{}\", ms: 3000, words: {times:?}),\n", said_hash(&text))
        });
        let cues = format!("Cues(schema: 1, clips: {{\n{}}})", clips.collect::<String>());
        files.texts.insert(format!("voices/en-GB/{id}/cues.ron"), cues);
    }
    files
}

/// `(number, file:line)` of what is found after one change of one file of the first lesson.
fn after(file: &str, from: &str, to: &str) -> Vec<(String, String)> {
    let mut files = pack();
    let text = files.texts.get_mut(file).expect("a file of the pack");
    assert!(text.contains(from), "{file} has no {from}");
    *text = text.replacen(from, to, 1);
    let checked = check(&files, &kit());
    let refused = checked.refusals().count() > 0;
    let lessons: Vec<_> = checked.pack.iter().flat_map(|p| &p.lessons).map(|l| l.id.as_str()).collect();
    assert_eq!(lessons, if refused { vec!["a2"] } else { vec!["a1", "a2"] }, "only the lesson at fault is refused: {:?}", checked.findings);
    checked.findings.iter().map(|f| (f.number.to_owned(), format!("{}:{}", f.file, f.line))).collect()
}

/// One change, one finding.
fn one(file: &str, from: &str, to: &str) -> (String, String) {
    let found = after(file, from, to);
    assert_eq!(found.len(), 1, "{from} -> {to}: {found:?}");
    found.into_iter().next().unwrap_or_default()
}

fn lesson_slip(from: &str, to: &str, number: &str, line: usize) {
    assert_eq!(one("lessons/a1.ron", from, to), (number.to_owned(), format!("lessons/a1.ron:{line}")), "{from} -> {to}");
}

#[test]
fn a_good_pack_has_no_findings() {
    let checked = check(&pack(), &kit());
    assert_eq!(checked.findings, []);
    let pack = checked.pack.expect("a pack");
    assert_eq!(pack.lessons.len(), 2);
    assert_eq!(pack.cues.len(), 2);
    assert!(pack.manifest.offers(&Tag::new("en-GB"), AgeStage::Eyfs));
    assert!(!pack.manifest.offers(&Tag::new("ur"), AgeStage::Eyfs), "without a voice it is not for those who cannot read");
    assert!(pack.manifest.offers(&Tag::new("ur"), AgeStage::UpperKs2));
}

#[test]
fn the_loader_is_told_every_file() {
    let files = pack();
    let manifest = Manifest::parse(PACK).expect("a manifest");
    let texts: std::collections::BTreeSet<_> = manifest.text_files().into_iter().chain(["pack.ron".into()]).collect();
    assert_eq!(texts, files.texts.keys().cloned().collect());
    let sounds: std::collections::BTreeSet<_> = manifest.needed_files(&files).into_iter().collect();
    assert_eq!(sounds, files.present.keys().cloned().collect());
}

#[test]
fn slips_of_the_pen_are_refused_by_line() {
    lesson_slip("next: \"feel\"", "next: \"feal\"", "LP01", 3);
    lesson_slip("to: \"pick\"", "to: \"pock\"", "LP01", 9);
    lesson_slip("start: \"open\"", "start: \"opn\"", "LP01", 2);
    lesson_slip("go: \"sort\"", "go: \"srot\"", "LP01", 8);
    lesson_slip("bin: \"show\"", "bin: \"shaw\"", "LP01", 11);
    lesson_slip("with: Partner,", "with: Partner, loud: true,", "LP00", 13);
    lesson_slip("with: Partner,", "with: Everybody,", "LP00", 13);
    lesson_slip("with: Partner,", "", "LP00", 13);
    lesson_slip("minutes: 5,", "minutes: 5", "LP00", 2);
    lesson_slip("schema: 1", "schema: 2", "LP00", 1);
    lesson_slip("id: \"a1\"", "id: \"b1\"", "LP00", 1);
    lesson_slip("shows: \"game\")), next: \"feel\"", "shows: \"gmae\")), next: \"feel\"", "LP00", 3);
    lesson_slip("back: \"garden\"), to", "back: \"../../x\"), to", "LP00", 9);
    lesson_slip(", 0.2))]", ", 1.2))]", "LP00", 12);
    lesson_slip("need: 1", "need: 2", "LP06", 12);
    let twice = after("lessons/a1.ron", "id: \"show\"", "id: \"keep\"");
    assert!(twice.contains(&("LP00".into(), "lessons/a1.ron:10".into())), "{twice:?}");
}

#[test]
fn stories_that_do_not_help_are_refused() {
    lesson_slip("card: \"my-hat\", ", "", "LP15", 11);
    lesson_slip("mood: Wobbly", "mood: Tense", "LP21", 2);
    lesson_slip("card: \"my-hat\"", "card: \"hand-heart\"", "LP24", 11);
}

/// Some slips break more rules than one.
#[test]
fn every_card_is_reached_and_leads_to_an_end() {
    let lines = |from: &str, to: &str| {
        after("lessons/a1.ron", from, to)
            .into_iter()
            .map(|(n, place)| format!("{n} {}", place.trim_start_matches("lessons/a1.ron:")))
            .collect::<Vec<_>>()
    };
    assert_eq!(lines("next: \"pick\"", "next: \"sort\""), ["LP02 6", "LP02 9"]);
    assert_eq!(lines("\"end\": End(kind: Safe)", "\"end\": Stop(next: \"end\")").first().map(String::as_str), Some("LP03 3"));
    // A Mend that leads back to itself is a trap for whoever takes the risky card.
    assert_eq!(lines("to: \"pick\"", "to: \"more\""), ["LP03 9"]);
}

#[test]
fn a_choice_needs_a_strong_card_and_two_at_most_for_infants() {
    let numbers = |from: &str, to: &str| after("lessons/a1.ron", from, to).into_iter().map(|(n, _)| n).collect::<Vec<_>>();
    let weak = numbers("weight: Strong", "weight: Fair");
    assert!(weak.contains(&"LP05".into()) && weak.contains(&"LP22".into()), "{weak:?}");
    let three = numbers("weight: Strong)]", "weight: Strong), (id: \"ask\", card: \"call-gran\", go: \"sort\", weight: Fair)]");
    assert!(three.contains(&"LP06".into()) && three.contains(&"LP07".into()) && three.contains(&"LP10".into()), "{three:?}");
    let unmended = numbers("go: \"more\", weight: Risky", "go: \"sort\", weight: Risky");
    assert!(unmended.contains(&"LP04".into()), "{unmended:?}");
    let unasked = numbers("card: \"call-gran\"", "card: \"keep-safe\"");
    assert_eq!(unasked, ["LP22"]);
}

#[test]
fn sentences_are_checked_in_every_language() {
    let english = "locales/en-GB/a1.ftl";
    let urdu = "locales/ur/a1.ftl";
    let at = |number: &str, file: &str, line: usize| (number.to_owned(), format!("{file}:{line}"));
    assert_eq!(one(urdu, "a1-more = It asks more.\n    .alt = A box.\n", ""), at("LP07", urdu, 9));
    assert_eq!(one(urdu, "a1-talk", "a1-end = Again\na1-talk"), at("LP00", urdu, 22));
    assert_eq!(one(urdu, "a1-talk =", "a1-talk"), at("LP00", urdu, 20));
    assert_eq!(one(urdu, "a1-talk", "a1-chat = Hello.\na1-talk"), at("LP08", urdu, 20));
    assert_eq!(one(urdu, "    .alt = A box.\n", ""), at("LP14", urdu, 10));
    assert_eq!(one(urdu, "Call Gran.", "قصور"), at("LP17", urdu, 9));
    assert_eq!(one(english, "    .alt = A box.\n", ""), at("LP14", english, 10));
    // What is written anew must also be recorded anew.
    let rewritten = |to: &str| after(english, "It asks more.", to);
    assert_eq!(rewritten("It asks more now."), [at("LP11", "voices/en-GB/a1/cues.ron", 4)]);
    assert!(rewritten("It asks for more than eight words in one sentence.").contains(&at("LP16", english, 10)));
    assert!(rewritten("That was silly.").contains(&at("LP17", english, 10)));
    assert!(rewritten("See www.gems now.").contains(&at("LP18", english, 10)));
    assert!(rewritten("It asks { $more }.").contains(&at("LP09", english, 10)));
    assert!(rewritten("It asks. It asks. It asks.").contains(&at("LP16", english, 10)));
}

#[test]
fn what_follows_a_risky_card_is_never_the_longer_story() {
    let found = after("locales/en-GB/a1.ftl", "It asks more.", &"It asks and asks and asks. ".repeat(10));
    assert!(found.iter().any(|(n, _)| n == "LP26"), "{found:?}");
}

#[test]
fn the_teacher_must_know_what_to_do_when_a_child_tells() {
    let file = "locales/en-GB/a1.teacher.ftl";
    assert_eq!(one(file, "a1-teacher-if-a-child-tells-you = Notes\n", "").0, "LP23");
    assert_eq!(one(file, "a1-teacher-home = Notes\n", "").0, "LP07");
}

#[test]
fn sounds_are_checked() {
    let mut files = pack();
    files.present.remove("voices/en-GB/a1/a1-open.ogg");
    files.present.insert("voices/en-GB/a1/a1-end.ogg".into(), 0);
    let findings = check(&files, &kit()).findings;
    let found: Vec<_> = findings.iter().map(|f| (f.number, f.args[0].1.as_str())).collect();
    assert_eq!(found, [("LP10", "a1-end"), ("LP10", "a1-open")]);

    let file = "voices/en-GB/a1/cues.ron";
    assert_eq!(one(file, "[0, 300]", "[0, 300, 600]").0, "LP12");
    assert_eq!(one(file, "[0, 300]", "[300, 0]").0, "LP12");
    assert_eq!(one(file, "ms: 3000, words: [0, 300]", "ms: 300, words: [0, 300]").0, "LP12");
    assert_eq!(one(file, "ms: 3000", "ms: fast").0, "LP00");
    let mut files = pack();
    files.texts.remove(file);
    assert_eq!(check(&files, &kit()).findings[0].place(), "LP00 voices/en-GB/a1/cues.ron:1:1");
}

#[test]
fn a_draft_needs_no_voice_and_is_offered_to_nobody() {
    let mut files = pack();
    files.present.clear();
    files.texts.retain(|name, _| !(name.starts_with("voices/") && name.contains("a2")));
    files.texts.insert("pack.ron".into(), PACK.replacen("Voiced", "Draft", 1));
    let checked = check(&files, &kit());
    assert_eq!(checked.findings, []);
    let pack = checked.pack.expect("a pack");
    assert_eq!((pack.lessons.len(), pack.cues.len()), (2, 1), "its author hears what is recorded so far");
    for stage in [AgeStage::Eyfs, AgeStage::UpperKs2] {
        assert!(!pack.manifest.offers(&Tag::new("en-GB"), stage));
    }
}

#[test]
fn a_translation_that_nobody_signed_off_is_for_its_makers_only() {
    let urdu = "locales/ur/a1.ftl";
    let marked = format!("{NOT_SIGNED_OFF}\n\na1-title");
    assert_eq!(one(urdu, "a1-title", &marked), ("LP27".into(), format!("{urdu}:1")));
    let mut files = pack();
    let text = files.texts.entry(urdu.into()).or_default();
    *text = text.replacen("a1-title", &marked, 1);
    files.texts.insert("pack.ron".into(), PACK.replacen("TextOnly", "Draft", 1));
    assert_eq!(check(&files, &kit()).findings, []);
}

#[test]
fn a_broken_manifest_refuses_the_pack() {
    for (from, to, line) in [
        ("schema: 1", "schema: 9", 1),
        ("licence: \"CC-BY-SA-4.0\"", "licence: \"\"", 1),
        ("lessons: [\"a1\", \"a2\"]", "lessons: [\"a1\", \"../a2\"]", 2),
        ("lessons: [\"a1\", \"a2\"]", "lessons: [\"a1\", \"a1\"]", 2),
        ("\"ur\"", "\"u r\"", 2),
        ("source_locale: \"en-GB\"", "source_locale: \"cy\"", 2),
        ("lessons:", "stories:", 2),
    ] {
        let mut files = pack();
        files.texts.insert("pack.ron".into(), PACK.replacen(from, to, 1));
        let checked = check(&files, &kit());
        assert_eq!((checked.pack, checked.findings.len()), (None, 1), "{to}");
        assert_eq!((checked.findings[0].file.as_str(), checked.findings[0].line), ("pack.ron", line), "{to}");
    }
    assert_eq!(check(&PackFiles::default(), &kit()).findings[0].place(), "LP00 pack.ron:1:1");
}

#[test]
fn a_text_of_a_megabyte_is_not_even_parsed() {
    let mut files = pack();
    files.texts.insert("lessons/a1.ron".into(), "(".repeat(1024 * 1024));
    files.texts.insert("locales/ur/a2.ftl".into(), "x".repeat(1024 * 1024));
    let found: Vec<_> = check(&files, &kit()).findings.into_iter().map(|f| f.number).collect();
    assert_eq!(found, ["LP20", "LP20"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a hand or a bad disk does to a file, the check ends with findings, not with a panic.
    #[test]
    fn no_damage_to_a_file_panics(which in 0_usize..9, from in 0.0..1.0_f64, length in 0_usize..40, put in "[\\PC\\n\"(){}:,/*.]{0,12}") {
        let mut files = pack();
        let name = files.texts.keys().nth(which).cloned().unwrap_or_default();
        let text = files.texts.entry(name).or_default();
        let chars: Vec<char> = text.chars().collect();
        let start = (chars.len() as f64 * from) as usize;
        let end = (start + length).min(chars.len());
        *text = chars[..start].iter().copied().chain(put.chars()).chain(chars[end..].iter().copied()).collect();
        for lesson in check(&files, &kit()).pack.into_iter().flat_map(|p| p.lessons) {
            for path in crate::paths(&lesson, 50) {
                let mut player = crate::Player::new(Arc::clone(&lesson));
                for input in path {
                    _ = player.apply(input);
                }
                prop_assert!(player.finished());
            }
        }
    }
}
