//! The voice of the page: what is being said, which word of it, and when it ends.
//! The length of a recording is known beforehand from its cues, so a tablet without sound moves on just the same.

use crate::{
    Beat,
    device::{
        clock::Clock,
        sound::{Hush, Voice},
        wake::Wake,
    },
    words::Words,
};
use bevy::prelude::*;
use std::{
    collections::{HashMap, VecDeque},
    time::Duration,
};

/// Pause between two messages.
const PAUSE: Duration = Duration::from_millis(280);

/// A recording: where it lies, how long it is, where its words begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clip {
    /// Path below the assets.
    pub path: String,
    /// Length in milliseconds.
    pub ms: u32,
    /// Start of each word in milliseconds.
    pub words: Vec<u32>,
}

#[derive(Debug)]
struct Speaking {
    id: String,
    clip: Clip,
    since: Duration,
}

/// What is being said.
#[derive(Resource, Debug, Default)]
pub struct Speech {
    clips: HashMap<String, Clip>,
    page: Vec<String>,
    queue: VecDeque<String>,
    now: Option<Speaking>,
    next_at: Option<Duration>,
    word: Option<usize>,
    fresh: bool,
    /// Words are lit, and nothing is heard.
    silent: bool,
    /// Longer pauses.
    slower: bool,
}

impl Speech {
    /// A message can be said by this recording.
    pub fn learn(&mut self, id: String, clip: Clip) {
        self.clips.insert(id, clip);
    }

    /// Number of recordings known.
    pub fn known(&self) -> usize {
        self.clips.len()
    }

    /// A page is shown: it says these messages, one after the other, now and when the ear is tapped.
    pub fn page(&mut self, ids: Vec<String>) {
        self.page = ids;
        self.again();
    }

    /// A page is shown that says these messages when the ear is tapped, and is silent until then.
    pub fn quiet_page(&mut self, ids: Vec<String>) {
        self.hush();
        self.page = ids;
    }

    /// Says the page again.
    pub fn again(&mut self) {
        let page = self.page.clone();
        self.say(page);
    }

    /// Says these messages instead of whatever is being said.
    pub fn say(&mut self, ids: Vec<String>) {
        self.hush();
        self.queue = ids.into();
    }

    /// Says no more.
    pub fn hush(&mut self) {
        self.queue.clear();
        self.now = None;
        self.word = None;
        self.next_at = None;
        self.fresh = true;
    }

    /// Words light up and nothing is heard; longer pauses.
    pub fn suit(&mut self, silent: bool, slower: bool) {
        (self.silent, self.slower) = (silent, slower);
    }

    /// The page has something to say that is recorded.
    pub fn has_page(&self) -> bool {
        self.page.iter().any(|id| self.clips.contains_key(id))
    }

    /// Something is being said.
    pub fn busy(&self) -> bool {
        self.now.is_some() || !self.queue.is_empty()
    }

    /// This message is being said.
    pub fn speaks(&self, id: &str) -> bool {
        self.now.as_ref().is_some_and(|n| n.id == id)
    }

    /// The word of this message that is being said, from 0.
    pub fn word_of(&self, id: &str) -> Option<usize> {
        if self.speaks(id) { self.word } else { None }
    }

    /// Moves on to `now`; answers with a recording to be started, and the moment of the next change.
    pub fn advance(&mut self, now: Duration) -> (Option<String>, Option<Duration>) {
        let mut start = None;
        if self.now.as_ref().is_some_and(|s| now >= s.since + Duration::from_millis(s.clip.ms.into())) {
            self.now = None;
            self.word = None;
            self.next_at = Some(now + if self.slower { 4 * PAUSE } else { PAUSE });
        }
        while self.now.is_none() && !self.queue.is_empty() && self.next_at.is_none_or(|at| now >= at) {
            let Some(id) = self.queue.pop_front() else { break };
            if let Some(clip) = self.clips.get(&id).cloned() {
                start = Some(clip.path.clone()).filter(|_| !self.silent);
                self.now = Some(Speaking { id, clip, since: now });
                self.next_at = None;
            }
        }
        let Some(speaking) = &self.now else {
            let wake = self.next_at.filter(|_| !self.queue.is_empty());
            return (start, wake);
        };
        let spent = u32::try_from((now - speaking.since).as_millis()).unwrap_or(u32::MAX);
        self.word = speaking.clip.words.iter().rposition(|&ms| ms <= spent);
        let next = speaking.clip.words.iter().copied().find(|&ms| ms > spent).unwrap_or(speaking.clip.ms);
        (start, Some(speaking.since + Duration::from_millis(next.into())))
    }
}

fn speak(
    mut speech: ResMut<Speech>,
    clock: Res<Clock>,
    mut wake: ResMut<Wake>,
    mut voice: ResMut<Voice>,
    mut hush: MessageWriter<Hush>,
    server: Res<AssetServer>,
    words: Res<Words>,
) {
    let quiet = speech.bypass_change_detection();
    if quiet.fresh {
        quiet.fresh = false;
        hush.write_default();
        if !words.voiced() {
            quiet.queue.clear();
        }
        speech.set_changed();
    }
    let quiet = speech.bypass_change_detection();
    let before = (quiet.word, quiet.now.as_ref().map(|n| n.id.clone()));
    let (start, next) = quiet.advance(clock.now());
    let after = (quiet.word, quiet.now.as_ref().map(|n| n.id.clone()));
    if before != after {
        speech.set_changed();
    }
    if let Some(path) = start {
        voice.say(server.load(path));
    }
    if let Some(next) = next {
        wake.at(next);
    }
}

pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<Speech>().add_systems(Update, speak.after(Beat::Draw));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(n: u64) -> Duration {
        Duration::from_millis(n)
    }

    fn speech() -> Speech {
        let mut speech = Speech::default();
        for id in ["a", "b"] {
            speech.learn(id.into(), Clip { path: format!("{id}.ogg"), ms: 1000, words: vec![0, 300, 700] });
        }
        speech
    }

    #[test]
    fn says_one_after_the_other_and_lights_each_word() {
        let mut s = speech();
        s.page(vec!["a".into(), "not recorded".into(), "b".into()]);
        assert_eq!(s.advance(ms(0)), (Some("a.ogg".into()), Some(ms(300))));
        assert_eq!(s.word_of("a"), Some(0));
        s.advance(ms(650));
        assert_eq!(s.word_of("a"), Some(1));
        assert_eq!(s.advance(ms(1000)), (None, Some(ms(1280))));
        assert_eq!(s.advance(ms(1280)).0, Some("b.ogg".into()));
        s.advance(ms(2280));
        assert_eq!(s.advance(ms(3000)), (None, None));
        assert!(!s.busy());
    }

    #[test]
    fn a_sleep_of_an_hour_ends_the_sentence_and_nothing_more() {
        let mut s = speech();
        s.page(vec!["a".into()]);
        s.advance(ms(0));
        s.advance(ms(3_600_000));
        assert!(!s.speaks("a"));
    }

    #[test]
    fn a_new_page_hushes_the_old_one() {
        let mut s = speech();
        s.page(vec!["a".into()]);
        s.advance(ms(0));
        s.quiet_page(vec!["b".into()]);
        assert_eq!(s.advance(ms(10)), (None, None));
        s.again();
        assert_eq!(s.advance(ms(20)).0, Some("b.ogg".into()));
    }
}
