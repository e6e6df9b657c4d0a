//! A session as it travels: what the class does now, said whole every time, so that a tablet which missed nine signals
//! knows all from the tenth.

use crate::{ClassId, SessionId, StaffId};
use rand::{Rng, seq::IndexedRandom};
use serde::{Deserialize, Serialize};

/// Longest *Eyes on me*, and the usual one, in seconds.
pub const MAX_EYES: u16 = 600;
/// The usual one.
pub const USUAL_EYES: u16 = 120;

/// Three different pictures of nine, by which a tablet joins. Not a secret: only the school's own tablets are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomCode(pub [u8; 3]);

impl RoomCode {
    /// Pictures to choose from.
    pub const PICTURES: u8 = 9;

    /// Three that `taken` does not have.
    pub fn generate(taken: &[Self], rng: &mut impl Rng) -> Self {
        let all: Vec<u8> = (0..Self::PICTURES).collect();
        let mut code = Self([0, 1, 2]);
        // 504 codes, and a school has few sessions at a time.
        for _ in 0..1_000 {
            let mut drawn = all.choose_multiple(rng, 3).copied();
            code = Self(std::array::from_fn(|_| drawn.next().unwrap_or_default()));
            if !taken.contains(&code) {
                break;
            }
        }
        code
    }
}

/// What a lesson is made to suit. Said of a session or a tablet, never of a child.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// Plainer sentences, one at a time, and the first tap only speaks a card.
    pub simpler: bool,
    /// A picture beside every card's words.
    pub symbols: bool,
    /// More time between sentences, and no card before it has been heard.
    pub slower: bool,
    /// Two cards to choose from instead of three or four.
    pub fewer: bool,
    /// Words one and a half times as large.
    pub larger: bool,
    /// Nothing moves by itself.
    pub still: bool,
    /// Black on white, with thick edges.
    pub contrast: bool,
    /// Nothing is spoken aloud.
    pub silent: bool,
}

/// When a class is asked, for what a lesson has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Moment {
    /// The lesson itself.
    #[default]
    Lesson,
    /// A mini-story before it.
    Before,
    /// The same one after it.
    After,
    /// Another one, six weeks later.
    Later,
}

impl Moment {
    /// As it stands in tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lesson => "lesson",
            Self::Before => "before",
            Self::After => "after",
            Self::Later => "later",
        }
    }

    /// The moment of that name.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Lesson, Self::Before, Self::After, Self::Later].into_iter().find(|m| m.as_str() == text)
    }
}

/// What is played, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Plan {
    /// Id of the lesson.
    pub lesson: String,
    /// Its revision.
    pub rev: u32,
    /// How long the teacher has: 10, 20 or 30 minutes.
    pub minutes: u8,
    /// Language, such as `en-GB`; empty: whatever the tablet shows.
    #[serde(default)]
    pub locale: String,
    /// How it is made to suit.
    #[serde(default)]
    pub profile: Profile,
    /// The lesson, or a question before or after it.
    #[serde(default)]
    pub moment: Moment,
}

/// *Eyes on me*: a calm screen that ends by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Eyes {
    /// The how-manieth of this session.
    pub number: u32,
    /// Seconds left as this was said.
    pub left: u16,
}

/// What a class does now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// The class.
    pub class: ClassId,
    /// Who started it.
    pub by: StaffId,
    /// By which other tablets join.
    pub code: RoomCode,
    /// What is played.
    pub plan: Plan,
    /// Grows with each start, also from one speaker to the next (the server takes the second since 1970): a change of it starts
    /// the plan from its first card, and what is smaller is not believed.
    pub start: u32,
    /// How often *Next* was tapped since the start.
    pub next: u32,
    /// For a hall: one presenter, large words.
    pub hall: bool,
    /// *Eyes on me*, while it lasts.
    pub eyes: Option<Eyes>,
}

/// What a tablet hears.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Signal {
    /// Changes with everything that is new here; give it back as `seen`. 0: the server knows of no session. Another number
    /// without a session: the one that was asked for is over.
    pub seq: u64,
    /// Changes with the list of classes and staff: fetch it anew.
    pub setup: u64,
    /// The session of this tablet, if there is one.
    pub session: Option<Session>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_three_different_pictures_that_no_other_session_has() {
        let mut rng = rand::rng();
        let mut taken = Vec::new();
        for _ in 0..100 {
            let code = RoomCode::generate(&taken, &mut rng);
            let RoomCode([a, b, c]) = code;
            assert!(a != b && b != c && a != c && [a, b, c].iter().all(|p| *p < RoomCode::PICTURES), "{code:?}");
            assert!(!taken.contains(&code));
            taken.push(code);
        }
    }

    #[test]
    fn moments_are_known_by_their_names() {
        for moment in [Moment::Lesson, Moment::Before, Moment::After, Moment::Later] {
            assert_eq!(Moment::parse(moment.as_str()), Some(moment));
        }
        assert_eq!(Moment::parse("noon"), None);
    }
}
