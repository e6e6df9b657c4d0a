//! Figures for the parts of Lantern that need no screen: the real server over real TLS, frames sealed and opened, the ring
//! on this disk, a pack checked. `cargo xtask bench` starts it on the release build. It measures and judges nothing.
#![allow(clippy::disallowed_methods, reason = "a tool: it measures time and reads files")]

mod frames;
mod pack;
mod server;

use anyhow::Result;
use clap::{Parser, ValueEnum};
use std::{path::PathBuf, time::Duration};

/// Prints figures of one part.
#[derive(Debug, Parser)]
struct Args {
    /// The part.
    part: Part,
    /// The folder of the assets that ship.
    assets: PathBuf,
    /// Seconds for each thing that is counted over time.
    #[arg(long, default_value_t = 8)]
    seconds: u64,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Part {
    Server,
    Desk,
    Pack,
}

/// One line of the table.
fn row(what: &str, figure: &str, aim: &str) {
    println!("{what:<58} {figure:>12} {aim:>14}");
}

/// The time below which this part of the times lie; nothing counted is no time at all.
fn part(times: &mut [Duration], part: f64) -> Duration {
    times.sort_unstable();
    let last = times.len().saturating_sub(1);
    times.get((last as f64 * part).round() as usize).copied().unwrap_or_default()
}

fn ms(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

fn main() -> Result<()> {
    let args = Args::parse();
    let time = Duration::from_secs(args.seconds.max(1));
    match args.part {
        Part::Server => server::run(time),
        Part::Desk => frames::run(time),
        Part::Pack => pack::run(&args.assets),
    }
}
