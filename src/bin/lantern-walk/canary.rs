//! The canary: types a word into Tell wherever words can be typed, ends in one of five ways, and leaves it to others to look
//! for the word.

use crate::Walker;
use anyhow::{Result, ensure};
use bevy::{
    prelude::{Entity, With},
    window::{PrimaryWindow, WindowFocused},
};
use clap::ValueEnum;
use lantern::{
    device::{Act, Clock, Keeping, Key, Post},
    screens::tell::{Stand, Tell, WIPE},
};
use std::time::Duration;

/// How telling ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum End {
    /// Sent, and kept safe.
    Sent,
    /// Stopped by the child.
    Stopped,
    /// Left alone.
    Idle,
    /// The app dies in the middle of it.
    Crashed,
    /// Somebody switches to another window.
    Switched,
}

/// As far as the page for words, from home.
const TO_WORDS: [Act; 8] = [Act::Card(3), Act::Tell, Act::Card(0), Act::Card(0), Act::Card(0), Act::Card(1), Act::Card(0), Act::Card(0)];

fn type_in(walker: &mut Walker, text: &str) -> Result<()> {
    for c in text.chars() {
        tap(walker, Act::Key(Key::Char(c)))?;
    }
    Ok(())
}

/// Taps without the pause that people make: the clock is moved on instead.
fn tap(walker: &mut Walker, act: Act) -> Result<()> {
    walker.app.app.world_mut().resource_mut::<Clock>().advance(Duration::from_millis(500));
    let there = walker.app.until(Duration::from_secs(20), |h| h.has(&act));
    ensure!(there, "{act:?} is not on the page {:?}", walker.app.words());
    walker.app.tap(&act);
    walker.app.updates(3);
    Ok(())
}

/// Plays it.
pub fn canary(walker: &mut Walker, word: &str, end: End) -> Result<()> {
    let epoch = walker.app.app.world().resource::<Clock>().epoch_seconds();
    walker.app.app.insert_resource(Clock::Hand { now: Duration::from_secs(9_999), epoch: epoch - 9_999 });
    // The list of readers may still be on its way.
    let known = walker.app.until(Duration::from_secs(60), |h| h.app.world().resource::<Post>().roster().is_some());
    ensure!(known, "no list of readers has come");
    for act in TO_WORDS {
        tap(walker, act)?;
    }
    type_in(walker, word)?;
    // On to Send, and the name for being found.
    for act in [Act::Done, Act::Card(0), Act::Bin(1), Act::Card(2)] {
        tap(walker, act)?;
    }
    type_in(walker, word)?;
    match end {
        End::Sent => {
            for act in [Act::Done, Act::Done, Act::Yes] {
                tap(walker, act)?;
            }
            let kept = walker.app.until(Duration::from_secs(20), |h| h.app.world().resource::<Post>().keeping() == Some(Keeping::Kept));
            ensure!(kept, "it was not kept: {:?}", walker.app.words());
            tap(walker, Act::Done)?;
        }
        End::Stopped => tap(walker, Act::Stop)?,
        End::Idle => {
            walker.app.app.world_mut().resource_mut::<Clock>().advance(WIPE + Duration::from_secs(1));
            walker.app.updates(4);
        }
        End::Crashed => std::process::abort(),
        End::Switched => {
            let world = walker.app.app.world_mut();
            let window = world.query_filtered::<Entity, With<PrimaryWindow>>().single(world)?;
            world.write_message(WindowFocused { window, focused: false });
            walker.app.updates(4);
        }
    }
    ensure!(matches!(walker.app.app.world().resource::<Tell>().stand, Stand::Idle), "somebody still tells");
    // A few ticks, so that what was sent has reached the server.
    walker.app.until(Duration::from_secs(2), |_| false);
    Ok(())
}
