//! Lantern on a tablet: reads the command line and starts the app.

use bevy::{
    math::UVec2,
    prelude::{App, AppExit},
};
use clap::Parser;
use lantern::{
    LanternPlugin, Settings, Surface,
    device::{
        approved,
        args::{Args, Verb},
        marks::Marks,
        memory, net,
    },
};

fn main() -> AppExit {
    memory::give_back();
    let args = Args::parse();
    // The benches look at the memory of a process that has told them nothing.
    if args.marks.is_none() {
        memory::no_dumps();
    }
    if let Some(verb) = &args.verb {
        let (done, says) = match verb {
            Verb::Enrol { code, server } => {
                (net::enrol(&args.data(), code, server.as_deref()), "This tablet is enrolled. Start lantern now.")
            }
            Verb::Approve { lesson, by } => {
                (approved::approve(&args.data(), &args.assets(), lesson, by), "The lesson is open on this tablet from the next start on.")
            }
        };
        return match done {
            Ok(()) => {
                println!("{says}");
                AppExit::Success
            }
            Err(why) => {
                eprintln!("{why}");
                AppExit::error()
            }
        };
    }
    let surface = args.window.map_or(Surface::Kiosk, |(w, h)| Surface::Windowed(UVec2::new(w, h)));
    let settings = Settings { data: Some(args.data()), assets: args.assets(), tick: args.tick(), surface, preview: args.pack() };
    let mut app = App::new();
    if let Some(marks) = args.marks.clone() {
        app.insert_resource(Marks(marks));
    }
    app.add_plugins(LanternPlugin(settings)).run()
}
