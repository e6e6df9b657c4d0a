//! Marks for the benches: when home was on the glass, and how long a touch took to change the picture.
//! Written only when asked for on the command line; holds times and nothing else.

use crate::Screen;
use bevy::{
    input::{mouse::MouseButtonInput, touch::TouchInput},
    prelude::*,
};
use std::{fs::File, io::Write as _, path::PathBuf};
use web_time::Instant;

/// Where to write.
#[derive(Resource, Debug, Clone)]
pub struct Marks(pub PathBuf);

#[derive(Default)]
struct State {
    file: Option<File>,
    home: u8,
}

fn mark(
    marks: Res<Marks>,
    screen: Res<bevy::state::state::State<Screen>>,
    mut touches: MessageReader<TouchInput>,
    mut buttons: MessageReader<MouseButtonInput>,
    mut state: Local<State>,
    mut wake: ResMut<super::Wake>,
    mut heard: Local<Option<Instant>>,
) {
    let file = match &mut state.file {
        Some(file) => file,
        none => match File::create(&marks.0) {
            Ok(file) => none.insert(file),
            Err(_) => return,
        },
    };
    let mut say = |text: String| {
        // The bench says so if a mark never comes.
        let _ = writeln!(file, "{text}");
    };
    // An update that has begun after another one has ended: the frame of that one has been handed to the screen.
    let done = heard.take();
    if let Some(start) = done {
        say(format!("answer {:.1}", start.elapsed().as_secs_f64() * 1000.0));
    }
    let touched = touches.read().count() + buttons.read().filter(|b| b.state.is_pressed()).count() > 0;
    if *screen.get() == Screen::Home && state.home < 3 {
        state.home += 1;
        if state.home == 3
            && let Some(file) = &mut state.file
        {
            let _ = writeln!(file, "home");
        }
        wake.soon();
    }
    if touched {
        *heard = Some(Instant::now());
        wake.soon();
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(First, mark.after(super::wake::forget).run_if(resource_exists::<Marks>));
}
