//! Which finger wins: the one rule for touches, as a plain state machine without Bevy or a clock.
//!
//! A tap is a finger that goes down and up on the same control, however long it stays and however far it
//! wanders in between. Fingers never block each other: a resting palm or a second child holds nothing back
//! and takes nothing away. Controls are named by what they do ([`Act`](super::Act)), not by entity, so that a page
//! drawn anew under a finger does not lose it.

use bevy::math::{Rect, Vec2};
use std::collections::HashMap;
use std::time::Duration;

/// The same control does not answer again for this long after a tap (look.md, *Touch*).
pub const SAME_DEAF: Duration = Duration::from_millis(400);
/// No other control answers for this long after a tap, so that two children on two cards give one answer.
pub const OTHER_DEAF: Duration = Duration::from_millis(300);
/// Contacts that begin in this outer rim (8 mm at the reference size) are a hand that holds the tablet.
pub const RIM: f32 = 24.0;

/// A control as it stands on the screen, in logical pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct Target<A> {
    /// What it does.
    pub act: A,
    /// Where it is.
    pub rect: Rect,
    /// Paint order; the highest under a finger wins.
    pub layer: u32,
    /// Answers always: within the rim, after a page turn, and while everything else is deaf.
    pub always: bool,
}

/// One step of one finger.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// The finger came down.
    Down,
    /// The finger moved or rests.
    Move,
    /// The finger was lifted.
    Up,
    /// The system took the touch away.
    Cancel,
}

#[derive(Debug, Clone)]
struct Down<A> {
    act: A,
    turn: u64,
}

/// All fingers on the glass.
#[derive(Debug, Clone)]
pub struct Fingers<A> {
    down: HashMap<u64, Down<A>>,
    last: Option<(A, Duration)>,
    turn: u64,
}

impl<A> Default for Fingers<A> {
    fn default() -> Self {
        Self { down: HashMap::new(), last: None, turn: 0 }
    }
}

impl<A: Clone + PartialEq> Fingers<A> {
    /// A new page is shown: what fingers held on the old one no longer counts.
    pub fn page_turned(&mut self) {
        self.turn += 1;
    }

    /// Forgets every finger: the app was away, lifts may have been missed.
    pub fn forget(&mut self) {
        self.down.clear();
    }

    /// Controls that are held down now, for drawing them pressed.
    pub fn held(&self) -> impl Iterator<Item = &A> {
        self.down.values().filter(|d| d.turn == self.turn).map(|d| &d.act)
    }

    /// Takes one step of finger `id` at `at` (logical pixels) on a screen of `size`, at time `now`; answers with the control that was tapped, if any.
    pub fn step(&mut self, id: u64, step: Step, at: Vec2, size: Vec2, now: Duration, targets: &[Target<A>]) -> Option<A> {
        match step {
            Step::Down => {
                self.down.remove(&id);
                let target = hit(targets, at)?;
                let rim = at.x < RIM || at.y < RIM || at.x > size.x - RIM || at.y > size.y - RIM;
                if !rim || target.always {
                    self.down.insert(id, Down { act: target.act.clone(), turn: self.turn });
                }
                None
            }
            Step::Move => None,
            Step::Cancel => {
                self.down.remove(&id);
                None
            }
            Step::Up => {
                let down = self.down.remove(&id)?;
                let target = hit(targets, at).filter(|t| t.act == down.act)?;
                if !target.always && (down.turn != self.turn || self.deaf(&down.act, now)) {
                    return None;
                }
                self.last = Some((down.act.clone(), now));
                Some(down.act)
            }
        }
    }

    /// A tap by keyboard, switch or screen reader: the same deafness, so that a held key is one tap.
    pub fn press(&mut self, act: A, always: bool, now: Duration) -> Option<A> {
        if !always && self.deaf(&act, now) {
            return None;
        }
        self.last = Some((act.clone(), now));
        Some(act)
    }

    fn deaf(&self, act: &A, now: Duration) -> bool {
        self.last.as_ref().is_some_and(|(last, then)| {
            let since = now.saturating_sub(*then);
            since < if last == act { SAME_DEAF } else { OTHER_DEAF }
        })
    }
}

fn hit<A>(targets: &[Target<A>], at: Vec2) -> Option<&Target<A>> {
    targets.iter().filter(|t| t.rect.contains(at)).max_by_key(|t| t.layer)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Vec2 = Vec2::new(1280.0, 800.0);

    fn targets() -> Vec<Target<&'static str>> {
        let card = |act, x: f32, layer, always| Target { act, rect: Rect::new(x, 100.0, x + 200.0, 300.0), layer, always };
        vec![card("a", 100.0, 1, false), card("b", 400.0, 1, false), card("tell", 1080.0, 9, true), card("over", 150.0, 5, false)]
    }

    fn ms(n: u64) -> Duration {
        Duration::from_millis(n)
    }

    fn tap(f: &mut Fingers<&'static str>, id: u64, x: f32, now: u64) -> Option<&'static str> {
        let at = Vec2::new(x, 200.0);
        assert_eq!(f.step(id, Step::Down, at, SIZE, ms(now), &targets()), None);
        f.step(id, Step::Up, at, SIZE, ms(now), &targets())
    }

    #[test]
    fn down_and_up_in_the_same_instant_is_a_tap() {
        assert_eq!(tap(&mut Fingers::default(), 1, 450.0, 0), Some("b"));
    }

    #[test]
    fn sliding_off_is_no_tap_and_sticks_nothing() {
        let mut f = Fingers::default();
        f.step(1, Step::Down, Vec2::new(450.0, 200.0), SIZE, ms(0), &targets());
        assert_eq!(f.held().count(), 1);
        assert_eq!(f.step(1, Step::Up, Vec2::new(700.0, 700.0), SIZE, ms(0), &targets()), None);
        assert_eq!(f.held().count(), 0);
    }

    #[test]
    fn a_resting_palm_blocks_nobody_and_a_long_hold_still_taps() {
        let mut f = Fingers::default();
        f.step(7, Step::Down, Vec2::new(110.0, 200.0), SIZE, ms(0), &targets());
        assert_eq!(tap(&mut f, 1, 450.0, 900), Some("b"));
        assert_eq!(f.step(7, Step::Up, Vec2::new(110.0, 200.0), SIZE, ms(60_000), &targets()), Some("a"));
    }

    #[test]
    fn two_children_on_two_cards_give_one_answer() {
        let mut f = Fingers::default();
        assert_eq!(tap(&mut f, 1, 110.0, 0), Some("a"));
        assert_eq!(tap(&mut f, 2, 450.0, 120), None);
        assert_eq!(tap(&mut f, 2, 450.0, 301), Some("b"));
    }

    #[test]
    fn the_same_card_is_deaf_for_400_ms() {
        let mut f = Fingers::default();
        assert_eq!(tap(&mut f, 1, 110.0, 0), Some("a"));
        assert_eq!(tap(&mut f, 1, 110.0, 399), None);
        assert_eq!(tap(&mut f, 1, 110.0, 400), Some("a"));
    }

    #[test]
    fn a_finger_held_over_a_page_turn_counts_for_tell_alone() {
        let mut f = Fingers::default();
        f.step(1, Step::Down, Vec2::new(450.0, 200.0), SIZE, ms(0), &targets());
        f.step(2, Step::Down, Vec2::new(1100.0, 200.0), SIZE, ms(0), &targets());
        f.page_turned();
        assert_eq!(f.step(1, Step::Up, Vec2::new(450.0, 200.0), SIZE, ms(900), &targets()), None);
        assert_eq!(f.step(2, Step::Up, Vec2::new(1100.0, 200.0), SIZE, ms(900), &targets()), Some("tell"));
    }

    #[test]
    fn tell_answers_while_the_rest_is_deaf_and_in_the_rim() {
        let mut f = Fingers::default();
        assert_eq!(tap(&mut f, 1, 110.0, 0), Some("a"));
        assert_eq!(tap(&mut f, 2, 1270.0, 10), Some("tell"));
    }

    #[test]
    fn the_topmost_control_wins_and_the_rim_is_a_hand() {
        let mut f = Fingers::default();
        assert_eq!(tap(&mut f, 1, 200.0, 0), Some("over"));
        let edge = vec![Target { act: "edge", rect: Rect::new(0.0, 0.0, 100.0, 100.0), layer: 0, always: false }];
        f.step(3, Step::Down, Vec2::new(10.0, 50.0), SIZE, ms(900), &edge);
        assert_eq!(f.step(3, Step::Up, Vec2::new(50.0, 50.0), SIZE, ms(900), &edge), None);
    }

    #[test]
    fn cancel_and_unknown_lifts_are_nothing() {
        let mut f = Fingers::default();
        f.step(1, Step::Down, Vec2::new(450.0, 200.0), SIZE, ms(0), &targets());
        f.step(1, Step::Cancel, Vec2::new(450.0, 200.0), SIZE, ms(0), &targets());
        assert_eq!(f.step(1, Step::Up, Vec2::new(450.0, 200.0), SIZE, ms(0), &targets()), None);
        assert_eq!(f.step(9, Step::Up, Vec2::new(450.0, 200.0), SIZE, ms(0), &targets()), None);
    }
}
