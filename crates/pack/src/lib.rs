//! The `lantern-pack` command as a library, so that tests can run it: what teachers and translators do with a pack.
//! Each subcommand has a file of its own. What makes a good lesson, `lantern-lesson` judges; this is files and print.

#![allow(clippy::disallowed_methods, reason = "a tool: it reads and writes files and starts programs")]

mod bundle;
mod check;
mod edit;
mod export;
mod folder;
mod graph;
mod import;
mod new;
mod open;
mod play;
mod print;
mod report;
mod sheet;
mod sign;
mod sound;
mod voice;
mod zip;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::io::Write;

pub use folder::{read_kit, read_pack};

/// Makes, checks, voices, prints and shares lesson packs for Lantern.
///
/// A pack is a folder of lessons. Begin with "new", look at it with "play", record it with "voice", see with "check" that
/// all is in order, and share it with "bundle".
#[derive(Debug, Parser)]
#[command(name = "lantern-pack", version, max_term_width = 100)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    New(new::New),
    Play(play::Play),
    Check(check::Check),
    Graph(graph::Graph),
    Voice(voice::Voice),
    Print(print::Print),
    ExportCsv(export::ExportCsv),
    ImportCsv(import::ImportCsv),
    Keygen(sign::Keygen),
    Bundle(bundle::Bundle),
    Open(open::Open),
}

/// Runs the command and writes to `out`. The answer is the exit code: 0, or 1 where something is to be mended first.
///
/// # Errors
/// Where a file cannot be read or written, or `out` cannot be written; the exit code is then 2.
pub fn run(args: Args, out: &mut impl Write) -> Result<u8> {
    match args.command {
        Command::New(new) => new.run(out),
        Command::Play(play) => play.run(out),
        Command::Check(check) => check.run(out),
        Command::Graph(graph) => graph.run(out),
        Command::Voice(voice) => voice.run(out),
        Command::Print(print) => print.run(out),
        Command::ExportCsv(export) => export.run(out),
        Command::ImportCsv(import) => import.run(out),
        Command::Keygen(keygen) => keygen.run(out),
        Command::Bundle(bundle) => bundle.run(out),
        Command::Open(open) => open.run(out),
    }
}
