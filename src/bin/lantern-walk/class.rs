//! One tablet of a class, without a window: `cargo xtask class` runs 35 of them. It says on its output what it shows, and
//! does what lines on its input ask for, by touches.

use anyhow::{Result, ensure};
use bevy::prelude::*;
use lantern::{
    Screen,
    device::{Act, Classroom, Clock},
    harness::Harness,
    screens::{story::Story, teach::Teach},
};
use lantern_lesson::Kind;
use std::{
    io::{BufRead as _, Write as _},
    sync::mpsc::{Receiver, channel},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// Between two updates: a class of them shares two cores.
const STEP: Duration = Duration::from_millis(100);

/// Milliseconds since 1970.
fn now() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis()
}

/// What is shown, in one line.
fn shown(app: &mut Harness) -> String {
    let screen = app.screen();
    let story = app.app.world().resource::<Story>();
    let place = story.place().map_or_else(|| "-".to_owned(), |p| format!("{}/{}", p.lesson, p.node));
    let promises = if story.promises() { " promises" } else { "" };
    let class = app.app.world().resource::<Classroom>();
    let leaf = if screen == Screen::Teach { format!(" {:?}", app.app.world().resource::<Teach>().leaf()) } else { String::new() };
    let told = class.told.as_ref().and_then(|t| t.as_ref().ok()).map_or_else(String::new, |t| format!(" tablets={}", t.tablets));
    let session = class.session().map_or_else(String::new, |s| format!(" code={}{}{}", s.code.0[0], s.code.0[1], s.code.0[2]));
    format!("{screen:?}{leaf} {place}{promises} via={:?}{told}{session}", class.via())
}

fn lines() -> Receiver<String> {
    let (tell, hear) = channel();
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines().map_while(Result::ok) {
            if tell.send(line).is_err() {
                break;
            }
        }
    });
    hear
}

fn act(words: &[&str]) -> Option<Act> {
    let n = || words.get(1).and_then(|n| n.parse().ok());
    Some(match *words.first()? {
        "card" => Act::Card(n()?),
        "bin" => Act::Bin(n()?),
        "staff" => Act::Staff,
        "tell" => Act::Tell,
        "home" => Act::Home,
        "back" => Act::Back,
        "next" => Act::Next,
        "take" => Act::Take,
        "yes" => Act::Yes,
        "done" => Act::Done,
        "stop" => Act::Stop,
        _ => return None,
    })
}

/// Runs until its input ends.
pub fn class(mut app: Harness) -> Result<()> {
    let asked = lines();
    let mut last = String::new();
    let mut taps = 0;
    loop {
        app.update();
        let here = shown(&mut app);
        if here != last {
            println!("{} {here}", now());
            std::io::stdout().flush()?;
            last = here;
        }
        match asked.recv_timeout(STEP) {
            Ok(line) => {
                let words: Vec<&str> = line.split_whitespace().collect();
                match words[..] {
                    // The way on through a story, as a child goes.
                    ["on"] => {
                        if let Some(kind) = app.card() {
                            if let Kind::Stop { .. } = kind {
                                std::thread::sleep(lantern::screens::story::BREATH);
                            }
                            for act in lantern::harness::way_on(&kind, lantern::harness::wise) {
                                app.tap(&act);
                                std::thread::sleep(Duration::from_millis(420));
                                app.updates(2);
                            }
                        }
                    }
                    ["wait", ms] => std::thread::sleep(Duration::from_millis(ms.parse().unwrap_or_default())),
                    _ => {
                        let Some(act) = act(&words) else { continue };
                        // As long as the same control is deaf.
                        std::thread::sleep(Duration::from_millis(420));
                        app.updates(1);
                        let there = app.tap(&act);
                        taps += usize::from(there);
                        println!("{} tapped {line} {there} {taps}", now());
                        std::io::stdout().flush()?;
                    }
                }
            }
            Err(std::sync::mpsc::RecvTimeoutError::Timeout) => {}
            Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => break,
        }
    }
    ensure!(matches!(app.app.world().resource::<Clock>(), Clock::Real(_)), "the clock was moved by hand");
    Ok(())
}
