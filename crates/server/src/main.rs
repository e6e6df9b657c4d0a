//! `lantern-server`: reads the command line, starts the server or makes an enrolment code. All the rest is the library's.
#![allow(clippy::disallowed_methods, reason = "a program for a machine of its own: files and the clock are its work")]

use anyhow::Context as _;
use clap::{Parser, Subcommand};
use lantern_server::{
    enrol::new_code,
    startup::{Config, spawn},
};
use lantern_wire::DeviceKind;
use std::{net::SocketAddr, path::PathBuf, process::ExitCode, time::Duration};
use tracing_subscriber::{EnvFilter, filter::LevelFilter};

/// The school's Lantern server: keeps sealed reports that only the school's trusted adults can open.
#[derive(Parser)]
#[command(version)]
struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Serve tablets and desks. The first run makes the school's own certificate in the data folder: back that folder up.
    Serve {
        /// Folder of the database and certificate; made if missing.
        #[arg(long)]
        data: PathBuf,
        /// Address and port to listen on.
        #[arg(long, default_value = "0.0.0.0:8443")]
        listen: SocketAddr,
        /// Host name or address by which devices reach this machine; give it once for each. The first stands in links.
        #[arg(long = "name", value_name = "HOST")]
        names: Vec<String>,
        /// Length of a tick in seconds. For demonstrations; a school keeps 60.
        #[arg(long, default_value = "60", value_parser = seconds)]
        tick: Duration,
        /// A PostgreSQL database instead of SQLite in the data folder. Better in server.ron, which other commands read too.
        #[arg(long, value_name = "postgres://USER@HOST/DATABASE")]
        database: Option<String>,
        /// The school's short name in that database, which may hold many.
        #[arg(long, value_name = "NAME")]
        school: Option<String>,
    },
    /// Make a one-time code that enrols one tablet or desk within 24 hours.
    Enrol {
        /// The data folder that `serve` uses.
        #[arg(long)]
        data: PathBuf,
        /// What is to be enrolled: `tablet` or `desk`.
        #[arg(long)]
        kind: DeviceKind,
        /// Where the device will reach the server; by default what `serve` listened on last.
        #[arg(long, value_name = "HOST:PORT")]
        server: Option<String>,
        /// Also write the picture to this file.
        #[arg(long, value_name = "FILE")]
        svg: Option<PathBuf>,
        /// Print one line of JSON instead, for scripts.
        #[arg(long)]
        json: bool,
    },
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "not a number of seconds".to_owned())?;
    if (0.01..=3600.0).contains(&seconds) { Ok(Duration::from_secs_f64(seconds)) } else { Err("between 0.01 and 3600 seconds".into()) }
}

fn main() -> ExitCode {
    // A level for our own lines alone: what the libraries below say at their lower levels could hold a header or an address.
    let level = std::env::var("LANTERN_LOG").ok().and_then(|l| l.parse().ok()).unwrap_or(LevelFilter::INFO);
    let filter = EnvFilter::new("off").add_directive(format!("lantern_server={level}").parse().unwrap_or_default());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false).init();
    match run(Args::parse().verb) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("lantern-server: {e:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(verb: Verb) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        match verb {
            Verb::Serve { data, listen, names, tick, database, school } => {
                serve(Config { names, tick, database, school, ..Config::new(data, listen) }).await
            }
            Verb::Enrol { data, kind, server, svg, json } => {
                let code = new_code(&data, kind, server.as_deref()).await?;
                if let Some(file) = svg {
                    std::fs::write(&file, code.svg()?).with_context(|| format!("the picture cannot be written to {}", file.display()))?;
                }
                if json {
                    println!("{}", code.json());
                } else {
                    println!("{}\n", code.blocks()?);
                    println!(
                        "Code   {}\nLink   {}\nFor    one {}, once, before {}",
                        code.link.code,
                        code.link,
                        kind.as_str(),
                        code.expires
                    );
                }
                Ok(())
            }
        }
    })
}

async fn serve(config: Config) -> anyhow::Result<()> {
    if config.tick != Duration::from_secs(60) {
        tracing::warn!("ticks of {:?} are for demonstrations: in a school leave --tick out", config.tick);
    }
    let handle = spawn(config).await?;
    tracing::info!("serving on {}", handle.addr);
    wait_for_end().await?;
    tracing::info!("stopping");
    handle.stop().await;
    Ok(())
}

async fn wait_for_end() -> anyhow::Result<()> {
    #[cfg(unix)]
    {
        let mut term = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
        tokio::select! {
            _ = term.recv() => {}
            end = tokio::signal::ctrl_c() => end?,
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await?;
    Ok(())
}
