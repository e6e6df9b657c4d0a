//! A school day played with real processes: `lantern-server` on each store, tablets (this very program with `--tablet`,
//! which runs the outbox as the app does), desks as `lantern-desk` runs them; and those who should learn nothing: an
//! excluded head with every right on the server, a thief, somebody on the Wi-Fi. `cargo xtask drill` starts it. It prints
//! the bars of docs/privacy.md with what was measured now, and ends with 0 only if all of them hold.
//! Not here: the app's own pages (`tests/it`), speed (`cargo xtask bench`).
#![allow(clippy::disallowed_methods, reason = "a tool: it starts processes, reads files and measures time")]

mod canary;
mod desk;
mod postgres;
mod root;
mod scenes;
mod school;
mod server;
mod table;
mod tablet;
mod wire;

use anyhow::{Context as _, Result};
use clap::Parser;
use postgres::Postgres;
use std::{
    future::Future,
    path::PathBuf,
    process::ExitCode,
    time::{Duration, Instant},
};
use table::Table;
use tokio::runtime::{Handle, Runtime};

/// Plays a school day and prints the table of bars.
#[derive(Debug, Parser)]
#[command(name = "lantern-drill", version)]
struct Args {
    /// The full numbers of the bars: an hour or so on two cores.
    #[arg(long)]
    long: bool,
    /// Only scenes whose name begins with one of these.
    only: Vec<String>,
    /// Where everything lies meanwhile; default: beside this program, for /tmp may be memory.
    #[arg(long)]
    disk: Option<PathBuf>,
    /// The `lantern-server` to try; default: the one beside this program.
    #[arg(long)]
    server: Option<PathBuf>,
    /// This process is a tablet of another `lantern-drill`, on this folder.
    #[arg(long, hide = true)]
    tablet: Option<PathBuf>,
    /// A tablet's rhythm in seconds.
    #[arg(long, hide = true, default_value_t = 60.0)]
    tick: f64,
}

/// What all scenes play with.
pub struct Play {
    /// Where everything lies.
    pub disk: PathBuf,
    /// The server's program.
    pub server: PathBuf,
    /// The second store, if it is installed.
    pub postgres: Option<Postgres>,
    /// The full numbers.
    pub long: bool,
    runtime: Runtime,
}

impl Play {
    /// Where desks and connections run.
    pub fn runtime(&self) -> &Handle {
        self.runtime.handle()
    }

    /// Waits for something that is on its way.
    pub fn wait<T>(&self, what: impl Future<Output = T>) -> T {
        self.runtime.block_on(what)
    }

    /// One number for a run that fits a break, another for the whole bar.
    pub fn either(&self, short: usize, long: usize) -> usize {
        if self.long { long } else { short }
    }
}

fn main() -> Result<ExitCode> {
    let args = Args::parse();
    if let Some(folder) = &args.tablet {
        tablet::program::run(folder, Duration::from_secs_f64(args.tick))?;
        return Ok(ExitCode::SUCCESS);
    }
    let beside = std::env::current_exe()?.parent().context("this program lies nowhere")?.to_owned();
    let disk = args.disk.unwrap_or_else(|| beside.clone());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let server = args.server.unwrap_or_else(|| beside.join("lantern-server"));
    anyhow::ensure!(server.exists(), "{} is not there: build it, or say with --server where it is", server.display());
    let play = Play { disk, server, postgres: Postgres::start()?, long: args.long, runtime };

    let start = Instant::now();
    let mut table = Table::new();
    let wanted = |name: &str| args.only.is_empty() || args.only.iter().any(|only| name.starts_with(only.as_str()));
    scenes::all(&play, &wanted, &mut table);
    table.note("the whole drill", start.elapsed().as_secs_f64(), "s");
    Ok(if table.end() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
