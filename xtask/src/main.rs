//! The project's chores: `cargo xtask <verb>`. Light on purpose, since it is the first thing a newcomer builds.
#![allow(clippy::disallowed_methods, reason = "a tool: it starts processes, reads files and measures time")]

mod art;
mod bench;
mod browser;
mod canary;
mod class;
mod demo;
mod dependencies;
mod drill;
mod invariants;
mod processes;
mod setup;
mod test;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Chores of the Lantern project.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask")]
struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Makes a demonstration school and shows the whole walk: lesson, Tell, desk.
    Demo(demo::Demo),
    /// Runs everything that CI runs.
    Test {
        /// Print the system packages that are missing instead of installing them.
        #[arg(long)]
        no_install: bool,
    },
    /// Prints speed and memory as figures (release build).
    Bench(bench::Bench),
    /// Plays a school day with real processes and prints the bars of docs/privacy.md with what was measured.
    Drill(drill::Drill),
    /// Types a word into Tell in every way of ending, searches everything that was written for it, and plants leaks that must
    /// be found.
    Canary(canary::Canary),
    /// A class of 35 tablets with a real server: how long starting, pausing and joining take, and what happens when one of
    /// them is killed.
    Class(class::Class),
    /// Checks the invariants of ARCHITECTURE.md.
    Invariants,
    /// Draws the art kit's pictures from their sources, and lists them; `--check` only compares.
    Art {
        /// Compare, do not write.
        #[arg(long)]
        check: bool,
        /// Take the pictures as they are.
        #[arg(long, hide = true)]
        trust: bool,
    },
    /// Records the voice for every sentence that is new or changed.
    Narrate {
        /// Only say which recordings are missing or stale.
        #[arg(long)]
        check: bool,
    },
}

fn main() -> Result<()> {
    match Args::parse().verb {
        Verb::Demo(demo) => demo::run(&demo),
        Verb::Test { no_install } => test::run_checked(no_install),
        Verb::Bench(bench) => bench::run(&bench),
        Verb::Drill(drill) => drill::run(&drill),
        Verb::Canary(canary) => canary::run(&canary),
        Verb::Class(class) => class::run(&class),
        Verb::Invariants => invariants::run(),
        Verb::Art { check, trust } => art::run(check, trust),
        Verb::Narrate { check } => {
            let script = processes::root().join("xtask/narrate/narrate.py");
            let mut command = std::process::Command::new("python3");
            command.arg(script);
            if check {
                command.arg("--check");
            }
            processes::run(&mut command)
        }
    }
}
