//! Reading limits and words that no story uses (lessons.md, *What the checker says*). English counts; other languages counts only.

use crate::kinds::AgeStage;

/// Most words a sentence, most sentences a card.
pub(crate) fn limits(stage: AgeStage) -> (usize, Option<usize>) {
    match stage {
        AgeStage::Eyfs => (8, Some(2)),
        AgeStage::Ks1 => (10, Some(2)),
        AgeStage::LowerKs2 => (14, None),
        AgeStage::UpperKs2 => (18, None),
    }
}

/// Words in each sentence of a text.
pub(crate) fn sentences(text: &str) -> Vec<usize> {
    text.split(['.', '!', '?', '۔', '؟'])
        .map(|s| s.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count())
        .filter(|n| *n > 0)
        .collect()
}

/// Words that blame; a story never uses them of a child (English).
pub(crate) const SHAMING: [&str; 14] =
    ["wrong", "bad", "silly", "stupid", "naughty", "fault", "blame", "idiot", "dumb", "shame", "ashamed", "careless", "foolish", "punish"];

/// The first shaming word of a text.
pub(crate) fn shaming(text: &str) -> Option<&'static str> {
    let words: Vec<String> = text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect();
    SHAMING.into_iter().find(|s| words.iter().any(|w| w == s))
}

/// Something that looks like a way to reach somebody real: an e-mail or web address, or a telephone number.
/// Childline's number and 999 may be named.
pub(crate) fn reachable(text: &str) -> bool {
    let allowed = text.replace("0800 1111", "").replace("999", "");
    let digits: usize = allowed.split(|c: char| !c.is_ascii_digit() && c != ' ').map(|run| run.chars().filter(char::is_ascii_digit).count()).max().unwrap_or_default();
    let lower = allowed.to_lowercase();
    digits >= 6 || ["www.", "http:", "https:", ".com", ".co.uk", ".org", "@"].iter().any(|m| lower.contains(m))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_words_of_sentences() {
        assert_eq!(sentences("The game says, “Tell me your name!”"), [7]);
        assert_eq!(sentences("Now it asks, “Where do you live?” Nib can still stop."), [7, 4]);
        assert_eq!(sentences("Mmm..."), [1]);
    }

    #[test]
    fn finds_blame_and_addresses_and_leaves_the_rest() {
        assert_eq!(shaming("That was Silly of Nib."), Some("silly"));
        assert_eq!(shaming("Nib sails a sillybub."), None);
        assert!(reachable("Write to nib@lane.test"));
        assert!(reachable("Ring 020 7946 0000."));
        assert!(!reachable("Ring Childline, 0800 1111. Or 999."));
    }
}
