//! Looks through a folder for words that may not be there, in every form in which they could have been written. Prints how
//! many files hold one, and which.
#![allow(clippy::disallowed_methods, reason = "a tool: it reads files")]

#[path = "../canary.rs"]
#[allow(dead_code, reason = "the drill plants words as well")]
mod canary;

use anyhow::Result;
use canary::{Canary, Search};
use clap::Parser;
use std::path::PathBuf;

/// Looks for words in files.
#[derive(Debug, Parser)]
#[command(name = "lantern-search", version)]
struct Args {
    /// The folder to look through, with all below it.
    folder: PathBuf,
    /// The words.
    #[arg(required = true)]
    words: Vec<String>,
}

fn main() -> Result<()> {
    let args = Args::parse();
    let words: Vec<Canary> = args.words.into_iter().map(Canary::of).collect();
    let mut search = Search::of(&words);
    let hits = search.in_folder(&args.folder)?;
    println!("{hits} files of {} bytes in all", search.bytes);
    Ok(())
}
