//! The project's chores: `cargo xtask <verb>`. Light on purpose, since it is the first thing a newcomer builds.
#![allow(clippy::disallowed_methods, reason = "a tool: it starts processes, reads files and measures time")]

mod bench;
mod browser;
mod demo;
mod invariants;
mod kit;
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
    /// Checks the invariants of ARCHITECTURE.md.
    Invariants,
    /// Writes assets/kit/kit.ron, the list of the art kit's pictures; `--check` only compares.
    Kit {
        /// Compare, do not write.
        #[arg(long)]
        check: bool,
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
        Verb::Invariants => invariants::run(),
        Verb::Kit { check } => kit::run(check),
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
