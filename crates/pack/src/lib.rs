//! The `lantern-pack` command as a library, so that tests can run it: reads a pack's folder, lets `lantern-lesson`
//! check it, and says the findings through `lantern-words`. All judgement is in those two; this is files and print.

#![allow(clippy::disallowed_methods, reason = "a tool: it reads files")]

mod folder;
mod report;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand, ValueEnum};
use std::{io::Write, path::PathBuf};

pub use folder::{read_kit, read_pack};

/// Checks lesson packs for Lantern.
#[derive(Debug, Parser)]
#[command(name = "lantern-pack", version)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check a pack. Ends with 0 if all is in order, 1 if there are findings, 2 if it could not be checked.
    Check {
        /// The pack's folder, with pack.ron in it.
        dir: PathBuf,
        /// How the findings are written.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// The art kit's folder, with kit.ron or png/ in it. Default: the folder kit two above the pack.
        #[arg(long)]
        kit: Option<PathBuf>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A line a finding: number, file, line, column, sentence.
    Text,
    /// One JSON object.
    Json,
}

/// Runs the command and writes to `out`. The answer is the exit code, 0 or 1.
///
/// # Errors
/// Where the pack or the kit cannot be read at all, or `out` cannot be written; the exit code is then 2.
pub fn run(args: Args, out: &mut impl Write) -> Result<u8> {
    let Command::Check { dir, format, kit } = args.command;
    let files = read_pack(&dir)?;
    let kit_dir = match kit {
        Some(kit) => kit,
        None => dir.canonicalize().with_context(|| format!("cannot open {}", dir.display()))?.join("../../kit"),
    };
    let kit = read_kit(&kit_dir)?;
    let checked = lantern_lesson::check(&files, &kit);
    match format {
        Format::Text => report::text(&checked, &dir, out)?,
        Format::Json => report::json(&checked, out)?,
    }
    Ok(u8::from(!checked.findings.is_empty()))
}
