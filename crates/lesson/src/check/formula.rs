//! Reading formulas for a whole lesson in English: revised Spache (1974) for lower, New Dale-Chall (1995) for upper key
//! stage 2. Each counts long sentences and words outside its list. A formula says nothing about a single card, and
//! nothing about a text of under a hundred words.

use crate::kinds::AgeStage;
use std::{collections::BTreeSet, sync::LazyLock};

static DALE_CHALL: LazyLock<BTreeSet<&str>> = LazyLock::new(|| list(include_str!("../../data/dale-chall.txt")));
static SPACHE: LazyLock<BTreeSet<&str>> = LazyLock::new(|| list(include_str!("../../data/spache.txt")));

/// British words for what the American lists have, and words of every primary school. Each stands for one that is listed.
const BRITISH: [&str; 28] = [
    "biscuit",
    "centre",
    "chips",
    "cinema",
    "colour",
    "favourite",
    "football",
    "gran",
    "grandad",
    "grey",
    "holiday",
    "honour",
    "jumper",
    "lorry",
    "maths",
    "metre",
    "mum",
    "nan",
    "neighbour",
    "pavement",
    "playground",
    "pyjamas",
    "queue",
    "shop",
    "sweets",
    "tea",
    "torch",
    "trousers",
];
/// Fewer words than these prove nothing.
const LEAST: usize = 100;
/// Endings of a listed word, and what stood there before.
const ENDINGS: [(&str, &[&str]); 14] = [
    ("'s", &[""]),
    ("s'", &["s", ""]),
    ("ies", &["y"]),
    ("ied", &["y"]),
    ("ier", &["y"]),
    ("iest", &["y"]),
    ("ily", &["y"]),
    ("es", &["", "e"]),
    ("s", &[""]),
    ("ed", &["", "e"]),
    ("ing", &["", "e"]),
    ("er", &["", "e"]),
    ("est", &["", "e"]),
    ("ly", &[""]),
];

/// What a formula says of a lesson, in tenths of a school year: the found and the most for its stage.
pub(super) struct Score {
    pub name: &'static str,
    pub tenths: usize,
    pub most: usize,
    /// The words that count as hard, the commonest in the lesson first; at most five.
    pub hard: Vec<String>,
}

fn list(text: &'static str) -> BTreeSet<&'static str> {
    text.lines().chain(BRITISH).collect()
}

/// The score of these sentences, one a slice; none for stages without a formula and texts that are too short.
pub(super) fn score(stage: AgeStage, sentences: &[String], glossary: &[String]) -> Option<Score> {
    let (name, known, most): (_, &BTreeSet<&str>, _) = match stage {
        AgeStage::LowerKs2 => ("Spache", &SPACHE, 35),
        AgeStage::UpperKs2 => ("Dale-Chall", &DALE_CHALL, 59),
        AgeStage::Eyfs | AgeStage::Ks1 => return None,
    };
    let names = names(sentences);
    let (mut words, mut hard) = (0_usize, Vec::new());
    for word in sentences.iter().flat_map(|s| bare(s)) {
        words += 1;
        let small = word.to_lowercase().replace('’', "'");
        let passes = names.contains(stem(&word)) || glossary.iter().any(|g| g.eq_ignore_ascii_case(&small));
        if !passes && !small.split('-').all(|part| familiar(part, known)) {
            hard.push(small);
        }
    }
    if words < LEAST {
        return None;
    }
    let mean = words as f64 / sentences.len().max(1) as f64;
    let different: BTreeSet<&String> = hard.iter().collect();
    let years = match stage {
        // Spache counts a hard word once, Dale-Chall as often as it comes.
        AgeStage::LowerKs2 => 0.121 * mean + 0.082 * (100.0 * different.len() as f64 / words as f64) + 0.659,
        _ => {
            let percent = 100.0 * hard.len() as f64 / words as f64;
            0.1579 * percent + 0.0496 * mean + if percent > 5.0 { 3.6365 } else { 0.0 }
        }
    };
    let mut often: Vec<(usize, &String)> = different.iter().map(|d| (hard.iter().filter(|h| h == d).count(), *d)).collect();
    often.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    let hard = often.into_iter().take(5).map(|(_, word)| word.clone()).collect();
    Some(Score { name, tenths: (years * 10.0).round() as usize, most, hard })
}

/// The words of a sentence without the marks around them.
fn bare(sentence: &str) -> impl Iterator<Item = String> {
    let words = sentence.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter(|w| !w.is_empty()).map(str::to_owned)
}

fn stem(word: &str) -> &str {
    word.trim_end_matches("’s").trim_end_matches("'s")
}

/// Words with a capital letter inside a sentence: names, which both formulas count as known.
fn names(sentences: &[String]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for sentence in sentences {
        let mut opening = true;
        for raw in sentence.split_whitespace() {
            let word = raw.trim_matches(|c: char| !c.is_alphanumeric());
            // After an opening mark a sentence begins within the sentence.
            let quoted = raw.starts_with(['“', '"', '‘']);
            if !opening && !quoted && word.starts_with(char::is_uppercase) {
                found.insert(stem(word).to_owned());
            }
            opening = raw.ends_with(['.', '!', '?', ':', '…']);
        }
    }
    found
}

/// On the list, or a listed word with an ending.
fn familiar(word: &str, known: &BTreeSet<&str>) -> bool {
    if word.is_empty() || known.contains(word) || word.chars().any(char::is_numeric) {
        return true;
    }
    // n't, 'll and so on: what stands before them counts.
    if let Some((before, _)) = word.split_once('\'') {
        let before = before.strip_suffix('n').filter(|_| word.ends_with("n't")).unwrap_or(before);
        return before.len() < 3 || familiar(before, known) || familiar(&format!("{before}n"), known);
    }
    ENDINGS.iter().any(|(ending, befores)| {
        let Some(rest) = word.strip_suffix(ending).filter(|r| r.len() > 1) else { return false };
        let doubled = rest.as_bytes().windows(2).last().is_some_and(|w| w[0] == w[1]);
        befores.iter().any(|b| known.contains(format!("{rest}{b}").as_str()))
            || (doubled && rest.get(..rest.len() - 1).is_some_and(|r| known.contains(r)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_names_and_british_words_are_familiar() {
        for word in ["run", "running", "stopped", "cries", "didn't", "she'll", "lorries", "pyjamas", "colours", "2", "goose's"] {
            assert!(familiar(word, &DALE_CHALL), "{word}");
        }
        for word in ["particular", "extraordinary", "jeopardy", "é"] {
            assert!(!familiar(word, &DALE_CHALL), "{word}");
        }
        let names = names(&["Then Kasia said, “Hello.”".into(), "Nobody came.".into()]);
        assert_eq!(names.into_iter().collect::<Vec<_>>(), ["Kasia"]);
    }

    #[test]
    fn long_words_in_long_sentences_score_over_the_limit_and_short_texts_not_at_all() {
        let easy = vec!["The cat sat on the mat and ate the fish.".to_owned(); 12];
        let hard = vec!["Considerable jeopardy accompanies indiscriminate publication of confidential particulars.".to_owned(); 14];
        for stage in [AgeStage::LowerKs2, AgeStage::UpperKs2] {
            assert!(score(stage, &easy, &[]).is_some_and(|s| s.tenths <= s.most));
            let over = score(stage, &hard, &[]).expect("long enough");
            assert!(over.hard.contains(&"jeopardy".to_owned()), "{:?}", over.hard);
        }
        assert!(score(AgeStage::UpperKs2, &hard, &[]).is_some_and(|s| s.tenths > s.most));
        assert!(score(AgeStage::UpperKs2, &hard[..3], &[]).is_none());
        assert!(score(AgeStage::Ks1, &hard, &[]).is_none());
    }
}
