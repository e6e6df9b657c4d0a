//! What a class has chosen, counted without names, tablets or times, and shown only where enough have chosen.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Fewer than this many are not shown.
pub const FEW: u32 = 5;
/// Longest name of a card or choice that is counted, and most of them: what a stolen tablet can put into a table is bounded.
pub const MAX_NAME: usize = 40;
/// Most different choices of one lesson.
pub const MAX_KINDS: usize = 200;
/// Most often that one beat counts one choice: a tablet that was alone for a while says it all at once, a stolen one little.
pub const MAX_AT_ONCE: u32 = 10;

/// One choice, so many times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// Name of the card.
    pub node: String,
    /// Name of the choice.
    pub option: String,
    /// How often it was the first that a tablet chose there.
    pub n: u32,
}

impl Count {
    /// Its names are names, and not a way to write something down.
    pub fn is_sound(&self) -> bool {
        let name = |text: &str| {
            (1..=MAX_NAME).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        name(&self.node) && name(&self.option) && self.n > 0
    }
}

/// Choices of one lesson.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "Vec<Count>", into = "Vec<Count>")]
pub struct Counts(BTreeMap<(String, String), u32>);

impl From<Vec<Count>> for Counts {
    fn from(list: Vec<Count>) -> Self {
        let mut counts = Self::default();
        for count in list {
            counts.add(&count);
        }
        counts
    }
}

impl From<Counts> for Vec<Count> {
    fn from(counts: Counts) -> Self {
        counts.iter().collect()
    }
}

/// What may be shown of one card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Name of the card.
    pub node: String,
    /// Choices with their counts; `None`: some chose it, but fewer than [`FEW`].
    pub options: Vec<(String, Option<u32>)>,
}

impl Counts {
    /// Adds so many. What is no sound count is left out.
    pub fn add(&mut self, count: &Count) {
        let key = (count.node.clone(), count.option.clone());
        if count.is_sound() && (self.0.len() < MAX_KINDS || self.0.contains_key(&key)) {
            let n = self.0.entry(key).or_default();
            *n = n.saturating_add(count.n);
        }
    }

    /// What one beat may count of them.
    #[must_use]
    pub fn bounded(&self) -> Self {
        self.iter().map(|count| Count { n: count.n.min(MAX_AT_ONCE), ..count }).collect::<Vec<_>>().into()
    }

    /// Takes so many away.
    pub fn take(&mut self, count: &Count) {
        let key = (count.node.clone(), count.option.clone());
        if let Some(n) = self.0.get_mut(&key) {
            *n = n.saturating_sub(count.n);
            if *n == 0 {
                self.0.remove(&key);
            }
        }
    }

    /// Adds all of another.
    pub fn merge(&mut self, other: &Self) {
        for count in other.iter() {
            self.add(&count);
        }
    }

    /// Nothing was chosen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, by card and choice.
    pub fn iter(&self) -> impl Iterator<Item = Count> + '_ {
        self.0.iter().map(|((node, option), n)| Count { node: node.clone(), option: option.clone(), n: *n })
    }

    fn total(&self, node: &str) -> u32 {
        self.0.iter().filter(|((at, _), _)| at == node).map(|(_, n)| n).sum()
    }

    fn nodes(&self) -> Vec<&str> {
        let mut nodes: Vec<&str> = self.0.keys().map(|(node, _)| node.as_str()).collect();
        nodes.dedup();
        nodes
    }

    /// What a teacher may see: cards on which at least [`FEW`] have chosen, without the counts of what fewer chose, and with
    /// no sum from which they could be worked out.
    pub fn seen(&self) -> Vec<Seen> {
        let shown = |node: &str| Seen {
            node: node.to_owned(),
            options: self
                .0
                .iter()
                .filter(|((at, _), _)| at == node)
                .map(|((_, option), n)| (option.clone(), (*n >= FEW).then_some(*n)))
                .collect(),
        };
        self.nodes().into_iter().filter(|node| self.total(node) >= FEW).map(shown).collect()
    }

    /// Brings `shown`, what a teacher has seen so far, up to date where that does not tell what the child did who has just
    /// tapped: card by card, in steps of at least [`FEW`] answers.
    pub fn step(&self, shown: &mut Self) {
        for node in self.nodes() {
            if self.total(node) >= shown.total(node) + FEW {
                shown.0.retain(|(at, _), _| at != node);
                shown.0.extend(self.0.iter().filter(|((at, _), _)| at == node).map(|(key, n)| (key.clone(), *n)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(node: &str, option: &str, n: u32) -> Count {
        Count { node: node.into(), option: option.into(), n }
    }

    #[test]
    fn what_few_have_chosen_is_not_shown() {
        let mut counts = Counts::default();
        counts.add(&count("ask", "tell", 4));
        assert_eq!(counts.seen(), [], "four answers are nobody's to see");
        counts.add(&count("ask", "tell", 1));
        counts.add(&count("ask", "hide", 2));
        counts.add(&count("more", "tell", 3));
        let seen = counts.seen();
        assert_eq!(seen.len(), 1);
        assert_eq!(seen[0].options, [("hide".to_owned(), None), ("tell".to_owned(), Some(5))]);
    }

    #[test]
    fn bars_move_in_steps_of_five_answers_so_that_no_tap_is_seen_alone() {
        let (mut counts, mut shown) = (Counts::default(), Counts::default());
        let mut seen = Vec::new();
        for i in 0..23 {
            counts.add(&count("ask", if i % 3 == 0 { "hide" } else { "tell" }, 1));
            counts.step(&mut shown);
            seen.push(shown.total("ask"));
        }
        seen.dedup();
        assert_eq!(seen, [0, 5, 10, 15, 20]);
    }

    #[test]
    fn nothing_can_be_written_into_a_count() {
        for bad in
            [count("Ask", "tell", 1), count("ask", "my name", 1), count("", "a", 1), count(&"a".repeat(41), "a", 1), count("a", "b", 0)]
        {
            let mut counts = Counts::default();
            counts.add(&bad);
            assert!(counts.is_empty(), "{bad:?}");
        }
        let mut counts = Counts::default();
        for i in 0..1_000 {
            counts.add(&count(&format!("n{i}"), "a", u32::MAX));
        }
        assert_eq!(counts.iter().count(), MAX_KINDS);
        assert!(counts.bounded().iter().all(|count| count.n == MAX_AT_ONCE));
        let text = serde_json::to_string(&counts).unwrap();
        assert_eq!(serde_json::from_str::<Counts>(&text).unwrap(), counts);
    }
}
