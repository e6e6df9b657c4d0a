//! A school day with real processes, held against the bars of docs/privacy.md. The drill itself is `crates/drill`.

use crate::{
    processes::{self, cargo, programs, root},
    setup,
};
use anyhow::{Result, bail};
use std::process::Command;

/// Options of `cargo xtask drill`.
#[derive(Debug, clap::Args)]
pub struct Drill {
    /// Only scenes whose name begins with one of these, such as `kills` or `postgresql`.
    only: Vec<String>,
    /// The full numbers of the bars: an hour or so on two cores.
    #[arg(long)]
    long: bool,
    /// Play with the programs as they were built last.
    #[arg(long)]
    no_build: bool,
    /// Print the system packages that are missing instead of installing them.
    #[arg(long)]
    no_install: bool,
}

/// Builds server and drill, and plays.
pub fn run(drill: &Drill) -> Result<()> {
    setup::packages(&[setup::BUILD, setup::STORE], drill.no_install)?;
    if !drill.no_build {
        processes::run(cargo().args(["build", "--workspace", "--bin", "lantern-server", "--bin", "lantern-drill"]))?;
    }
    let mut command = Command::new(programs("debug").join("lantern-drill"));
    command.args(&drill.only).current_dir(root());
    if drill.long {
        command.arg("--long");
    }
    // It has said what is wrong; the rest of the command line would say nothing.
    if command.status()?.success() { Ok(()) } else { bail!("the drill is below a bar, or broke off: see the lines above") }
}
