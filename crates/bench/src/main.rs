//! Figures for the parts of Lantern that need no screen: the real server in its own process over real TLS, frames sealed
//! and opened as tablet and desk do it, the ring on this disk, a pack checked. `cargo xtask bench` starts it on the
//! release build. It measures and judges nothing: whatever comes out, it ends with 0; what could not be measured says why.
#![allow(clippy::disallowed_methods, reason = "a tool: it measures time, reads files and starts processes")]

mod desk;
mod machine;
mod outbox;
mod pack;
mod reports;
mod server;
mod stats;
mod table;

use anyhow::Result;
use clap::{Parser, ValueEnum};
use std::{path::PathBuf, time::Duration};
use table::Table;

/// Prints figures: how fast frames are kept, opened and put on disk here, and how long a pack takes to check.
#[derive(Debug, Parser)]
#[command(name = "lantern-bench", version)]
struct Args {
    /// Which parts; none means all.
    parts: Vec<Part>,
    /// The folder of the assets that ship.
    #[arg(long, default_value = "assets")]
    assets: PathBuf,
    /// Seconds for each thing that is counted over time.
    #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u64).range(1..=600))]
    seconds: u64,
    /// Where files are written and synced; default: beside this program, for /tmp may be memory.
    #[arg(long)]
    disk: Option<PathBuf>,
    /// One JSON object instead of a table.
    #[arg(long)]
    json: bool,
    /// This process is the server of another `lantern-bench`, on this folder.
    #[arg(long, hide = true)]
    serve: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    Server,
    Desk,
    Outbox,
    Pack,
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Self::Server => "server",
            Self::Desk => "desk",
            Self::Outbox => "outbox",
            Self::Pack => "pack",
        }
    }
}

fn main() -> Result<()> {
    let args = Args::parse();
    if let Some(data) = &args.serve {
        return server::process::serve(data);
    }
    let time = Duration::from_secs(args.seconds);
    let disk = match args.disk {
        Some(disk) => disk,
        None => machine::beside_this_program()?,
    };
    let mut table = Table::new(machine::describe(&disk), args.json);
    let busy = machine::Busy::start();
    table.part("disk");
    if let Err(why) = machine::disk(&disk, &mut table) {
        table.failed(&why);
    }
    for part in Part::value_variants().iter().filter(|part| args.parts.is_empty() || args.parts.contains(part)) {
        table.part(part.name());
        let outcome = match part {
            Part::Server => server::run(time, &disk, &mut table),
            Part::Desk => desk::run(time, &disk, &mut table),
            Part::Outbox => outbox::run(time, &disk, &mut table),
            Part::Pack => pack::run(&args.assets, &mut table),
        };
        if let Err(why) = outcome {
            table.failed(&why);
        }
    }
    if let Some(others) = busy.and_then(|busy| busy.others()) {
        table.part("machine");
        table.row("other programs meanwhile, of all cores", others, "%", None, "the more, the worse the figures above: measure alone");
    }
    table.end();
    Ok(())
}
