//! Asks for a passphrase: on the terminal without showing it, or from a file's first line.

use crate::files;
use anyhow::{Context, Result, ensure};
use std::{
    io::{BufRead, IsTerminal, Write},
    path::Path,
    process::{Command, Stdio},
};
use zeroize::Zeroizing;

/// Where to ask whether the answer was typed as meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Twice {
    /// For a new passphrase.
    Yes,
    /// For one that is in use.
    No,
}

/// The passphrase.
pub(super) fn get(file: Option<&Path>, twice: Twice) -> Result<Zeroizing<String>> {
    if let Some(file) = file {
        let text = Zeroizing::new(files::read_text(file)?);
        return Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()));
    }
    ensure!(std::io::stdin().is_terminal(), "there is no terminal to ask for the passphrase: give --passphrase-file");
    let first = ask("Passphrase (it is not shown): ")?;
    if twice == Twice::Yes {
        crate::identity::check_passphrase(&first)?;
        ensure!(first == ask("The same again: ")?, "the two were not the same: try again");
    }
    Ok(first)
}

fn ask(prompt: &str) -> Result<Zeroizing<String>> {
    print!("{prompt}");
    std::io::stdout().flush()?;
    let hidden = echo(false);
    let mut line = Zeroizing::new(String::new());
    let read = std::io::stdin().lock().read_line(&mut line);
    if hidden {
        echo(true);
        println!();
    }
    read.context("nothing was typed")?;
    Ok(Zeroizing::new(line.trim_end_matches(['\r', '\n']).to_owned()))
}

/// Switches the terminal's echo by the system's own tool; where there is none the passphrase is seen, and works as well.
fn echo(on: bool) -> bool {
    let switch = if on { "echo" } else { "-echo" };
    Command::new("stty").arg(switch).stdin(Stdio::inherit()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}
