//! Can the pupils of this stage take the sentences in, and is there anything in them that a child must not meet?
//! Limits in English by stage; other languages, with more small words, may use half as many again.

use super::formula;
use crate::{
    finding::{self, Finding},
    kinds::AgeStage,
    lesson::Lesson,
    manifest::text_file,
};
use lantern_words::{Catalogue, Tag, plain};

struct Limits {
    words: usize,
    sentences: usize,
    letters: usize,
    mean: Option<usize>,
}

fn limits(stage: AgeStage) -> Limits {
    match stage {
        AgeStage::Eyfs => Limits { words: 8, sentences: 2, letters: usize::MAX, mean: None },
        AgeStage::Ks1 => Limits { words: 10, sentences: 2, letters: 8, mean: None },
        AgeStage::LowerKs2 => Limits { words: 14, sentences: usize::MAX, letters: usize::MAX, mean: Some(9) },
        AgeStage::UpperKs2 => Limits { words: 18, sentences: usize::MAX, letters: usize::MAX, mean: Some(11) },
    }
}

/// Words that shame, by language. Whole words only.
const SHAMING: [(&str, &[&str]); 2] = [
    ("en", &["wrong", "bad", "silly", "fault", "stupid", "naughty", "foolish", "idiot", "shame", "punish", "punished"]),
    ("ur", &["غلط", "برا", "بری", "بُرا", "بُری", "بیوقوف", "قصور", "شرم", "سزا", "بدتمیز", "احمق"]),
];

/// Names of real services that pupils use; a story names none of them.
const BRANDS: [&str; 20] = [
    "youtube",
    "tiktok",
    "instagram",
    "snapchat",
    "whatsapp",
    "facebook",
    "messenger",
    "roblox",
    "robux",
    "minecraft",
    "fortnite",
    "v-bucks",
    "discord",
    "twitch",
    "netflix",
    "google",
    "amazon",
    "playstation",
    "xbox",
    "nintendo",
];

/// Helplines that a story may name.
const HELPLINES: [&str; 4] = ["08001111", "999", "112", "116111"];

pub(super) fn check(words: &Catalogue, tag: &Tag, lesson: &Lesson, glossary: &[String], found: &mut Vec<Finding>) {
    let file = text_file(tag, &lesson.id);
    let english = tag.language() == "en";
    let mut limits = limits(lesson.stage);
    if !english {
        limits.words += limits.words / 2;
        limits.letters = usize::MAX;
        limits.mean = None;
    }
    let (mut total_words, mut all) = (0, Vec::new());
    for message in lesson.messages() {
        let Some(text) = words.text(tag, &message.id, &[]) else { continue };
        let text = plain(&text);
        let at = words.place(tag, &message.id).map_or((1, 1), |p| (p.line, p.column));
        let say = |rule| Finding::new(rule, &file, at).with("id", &message.id);
        let sentences = sentences(&text);
        all.extend(sentences.iter().map(|s| (*s).to_owned()));
        if sentences.len() > limits.sentences {
            found.push(say(finding::MANY_SENTENCES).with("count", sentences.len()).with("most", limits.sentences));
        }
        for sentence in &sentences {
            let count = count_words(sentence);
            total_words += count;
            if count > limits.words {
                found.push(say(finding::LONG_SENTENCE).with("count", count).with("most", limits.words));
            }
        }
        for word in bare_words(&text).filter(|w| w.chars().count() > limits.letters && !glossary.iter().any(|g| g.eq_ignore_ascii_case(w)))
        {
            found.push(say(finding::LONG_WORD).with("word", word).with("most", limits.letters));
        }
        // What is shown is not all: a screen reader says the picture's text.
        let alt = words.attr(tag, &message.id, "alt").map(|t| plain(&t)).unwrap_or_default();
        for text in [&text, &alt] {
            if let Some(word) = shaming(text, tag) {
                found.push(say(finding::SHAMING).with("word", word));
            }
            if let Some(what) = personal(text) {
                found.push(say(finding::PERSONAL).with("what", what));
            }
        }
    }
    if let Some(mean) = limits.mean.filter(|mean| total_words > mean * all.len()) {
        let tenths = total_words * 10 / all.len().max(1);
        found.push(
            Finding::new(finding::LONG_MEAN, &file, (1, 1)).with("mean", format!("{}.{}", tenths / 10, tenths % 10)).with("most", mean),
        );
    }
    if english && let Some(score) = formula::score(lesson.stage, &all, glossary).filter(|s| s.tenths > s.most) {
        let years = |tenths: usize| format!("{}.{}", tenths / 10, tenths % 10);
        found.push(
            Finding::new(finding::HARD_WORDS, &file, (1, 1))
                .with("formula", score.name)
                .with("score", years(score.tenths))
                .with("most", years(score.most))
                .with("words", score.hard.join(", ")),
        );
    }
}

/// Sentences of a message: parted after `.`, `!`, `?`, `…` and their Urdu and Arabic sisters, with closing quotes.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut ending = false;
    for (i, c) in text.char_indices() {
        match c {
            '.' | '!' | '?' | '…' | '۔' | '؟' => ending = true,
            // “ closes in Urdu; in English a space comes before it, and there the sentence is already over.
            '”' | '“' | '’' | '"' | ')' | '»' => {}
            c if c.is_whitespace() && ending => {
                found.push(&text[start..i]);
                start = i;
                ending = false;
            }
            c if c.is_whitespace() => {}
            _ => ending = false,
        }
    }
    found.push(&text[start..]);
    found.into_iter().filter(|s| count_words(s) > 0).collect()
}

fn bare_words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric())).filter(|w| !w.is_empty())
}

fn count_words(text: &str) -> usize {
    bare_words(text).count()
}

fn shaming<'a>(text: &'a str, tag: &Tag) -> Option<&'a str> {
    let (_, list) = SHAMING.iter().find(|(language, _)| *language == tag.language())?;
    bare_words(text).find(|w| list.contains(&w.to_lowercase().as_str()))
}

/// An address of the web or of mail, a telephone number, a postcode or a real brand.
fn personal(text: &str) -> Option<String> {
    for word in text.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric())) {
        let lower = word.to_lowercase();
        let bare = lower.trim_end_matches("’s").trim_end_matches("'s");
        let address =
            lower.contains("://") || lower.starts_with("www.") || [".com", ".co.uk", ".org", ".net"].iter().any(|end| lower.ends_with(end));
        if address || (lower.contains('@') && lower.len() > 2) || BRANDS.contains(&bare) {
            return Some(word.to_owned());
        }
    }
    phone(text).or_else(|| postcode(text)).or_else(|| street(text))
}

/// Seven digits or more in a row, with blanks or hyphens between, unless it is a helpline.
fn phone(text: &str) -> Option<String> {
    let run = |run: &str| {
        let digits: String = run.chars().filter(|c| c.is_numeric()).collect();
        (digits.chars().count() >= 7 && !HELPLINES.contains(&digits.as_str())).then(|| run.trim().to_owned())
    };
    text.split(|c: char| !(c.is_numeric() || matches!(c, ' ' | '-' | '+' | '(' | ')'))).find_map(run)
}

/// A British postcode: `AB1 2CD`, `A1 2BC`, `AB1C 2DE`.
fn postcode(text: &str) -> Option<String> {
    let words: Vec<&str> = bare_words(text).collect();
    let outward = |w: &str| {
        (2..=4).contains(&w.len())
            && w.starts_with(|c: char| c.is_ascii_uppercase())
            && w.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
            && w.contains(|c: char| c.is_ascii_digit())
    };
    let inward = |w: &str| w.len() == 3 && w.starts_with(|c: char| c.is_ascii_digit()) && w.chars().skip(1).all(|c| c.is_ascii_uppercase());
    words.windows(2).find(|w| outward(w[0]) && inward(w[1])).map(|w| w.join(" "))
}

/// A house in a street: `12 Mill Lane`, `4b Old Church Road`.
fn street(text: &str) -> Option<String> {
    const STREETS: [&str; 11] = ["Street", "Road", "Lane", "Avenue", "Close", "Drive", "Way", "Terrace", "Crescent", "Gardens", "Court"];
    let words: Vec<&str> = bare_words(text).collect();
    let number = |w: &str| w.starts_with(|c: char| c.is_ascii_digit()) && w.len() <= 4;
    let name = |w: &str| w.starts_with(|c: char| c.is_uppercase());
    let here = |i: usize| {
        let end = (i + 2..(i + 4).min(words.len())).find(|e| STREETS.contains(&words[*e]))?;
        (number(words[i]) && words[i + 1..end].iter().all(|w| name(w))).then(|| words[i..=end].join(" "))
    };
    (0..words.len()).find_map(here)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_after_their_closing_quotes() {
        let parts = |t| sentences(t).iter().map(|s| count_words(s)).collect::<Vec<_>>();
        assert_eq!(parts("Now it asks, “Where do you live?” Nib can still stop."), [7, 4]);
        assert_eq!(parts("“Only four minutes left!” Why would a gift need a timer?"), [4, 7]);
        assert_eq!(parts("Put the name in"), [4]);
        assert_eq!(parts("نِب کھیلتا ہے۔ وہ خوش ہے؟"), [3, 3]);
        assert_eq!(parts("وہ پوچھتا ہے: ”تم کہاں ہو؟“ نِب رکتا ہے۔"), [6, 3]);
        assert_eq!(parts("It costs 2.50 then…"), [4]);
    }

    #[test]
    fn what_a_child_must_not_meet_is_found() {
        let en = Tag::new("en-GB");
        assert_eq!(shaming("That was Silly!", &en), Some("Silly"));
        assert_eq!(shaming("A badger is not bad-tempered.", &en), None);
        for bad in [
            "Ring 07700 900123.",
            "Write to nib@lane.example",
            "See www.gems",
            "He lives at AB1 2CD now.",
            "Like Roblox’s shop",
            "Go to gems.com.",
            "Come to 12 Mill Lane.",
            "Is it 4b Old Church Road?",
        ] {
            assert!(personal(bad).is_some(), "{bad}");
        }
        for good in [
            "Ring Childline on 0800 1111.",
            "It is 12 to 3.",
            "In 2026, 400 of them",
            "Ring 999 now.",
            "All 4 of Lantern Lane",
            "At 7 Nib lit the Lane.",
            "3",
        ] {
            assert_eq!(personal(good), None, "{good}");
        }
    }
}
