//! `lantern-server`: reads the command line, and calls what the library does. All the rest is the library's.
#![allow(clippy::disallowed_methods, reason = "a program for a machine of its own: files and the clock are its work")]

use anyhow::Context as _;
use clap::{Args, Parser, Subcommand};
use lantern_server::authority::rotate;
use lantern_server::class::manage;
use lantern_server::doctor::{self, Level};
use lantern_server::duty::Duty;
use lantern_server::enrol::{CodeFor, LONGEST, MOST, NewCode, new_code_for};
use lantern_server::settings::Place;
use lantern_server::startup::{Config, spawn};
use lantern_server::{backup, devices, mail};
use lantern_wire::DeviceKind;
use std::{net::SocketAddr, path::PathBuf, process::ExitCode, time::Duration};
use tracing_subscriber::{EnvFilter, filter::LevelFilter};

mod cli;

/// The school's Lantern server: keeps sealed reports that only the school's trusted adults can open.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

/// Where the school is.
#[derive(Args)]
struct At {
    /// Folder of the database, certificate and settings (server.ron).
    #[arg(long)]
    data: PathBuf,
    /// A PostgreSQL database instead of SQLite in the data folder. Better in server.ron, where every command finds it.
    #[arg(long, value_name = "postgres://USER@HOST/DATABASE")]
    database: Option<String>,
    /// The school's short name in that database, which may hold many.
    #[arg(long, value_name = "NAME")]
    school: Option<String>,
}

impl At {
    fn place(self) -> Place {
        Place { data: self.data, database: self.database, school: self.school }
    }
}

#[derive(Subcommand)]
enum Verb {
    /// Serve tablets and desks. The first run makes the school's own certificate in the data folder: back that folder up.
    Serve {
        #[command(flatten)]
        at: At,
        /// Address and port to listen on.
        #[arg(long, default_value = "0.0.0.0:8443")]
        listen: SocketAddr,
        /// Host name or address by which devices reach this machine; give it once for each. The first stands in links.
        #[arg(long = "name", value_name = "HOST")]
        names: Vec<String>,
        /// Length of a tick in seconds. For demonstrations; a school keeps 60.
        #[arg(long, default_value = "60", value_parser = seconds)]
        tick: Duration,
        /// Also serve `/metrics` for Prometheus on this port, to this machine alone. Nothing in it hangs on reports.
        #[arg(long, value_name = "PORT")]
        metrics: Option<u16>,
        /// Do not announce the server to tablets on the same network (multicast DNS).
        #[arg(long)]
        no_announce: bool,
    },
    /// Make a code that enrols a desk, one tablet, or a class of tablets.
    Enrol {
        #[command(flatten)]
        at: At,
        /// What is to be enrolled: `tablet` or `desk`.
        #[arg(long)]
        kind: DeviceKind,
        /// How many tablets the code enrols.
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST)))]
        count: u32,
        /// How many hours the code may wait. Its six digits work for one hour at most.
        #[arg(long, default_value_t = 24, value_parser = clap::value_parser!(u32).range(1..=i64::from(LONGEST)))]
        hours: u32,
        /// What you call it, such as "Year 2 trolley"; tablets of one code are numbered.
        #[arg(long)]
        label: Option<String>,
        /// Whose desk it is: the `lead`'s, a `deputy`'s, or an `other` reader's, which does not end a silence. Left out, it counts.
        #[arg(long)]
        duty: Option<Duty>,
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
    /// List the enrolled tablets and desks.
    Devices {
        #[command(flatten)]
        at: At,
        /// Print JSON instead, for scripts.
        #[arg(long)]
        json: bool,
    },
    /// Refuse these devices from now on, at once. What they have sent stays.
    Revoke {
        #[command(flatten)]
        at: At,
        /// Numbers, as `devices` lists them.
        #[arg(required = true)]
        numbers: Vec<i64>,
    },
    /// Say whose desk this is. If no desk of the lead or a deputy was opened for an hour of school, the deputies are told; an
    /// `other` reader's desk changes nothing about that.
    Duty {
        #[command(flatten)]
        at: At,
        /// Its number, as `devices` lists it.
        number: i64,
        /// `lead`, `deputy` or `other`.
        duty: Duty,
    },
    /// Write a whole backup into a new folder. The server may run meanwhile.
    Backup {
        #[command(flatten)]
        at: At,
        /// The new folder.
        #[arg(long, value_name = "FOLDER")]
        to: PathBuf,
    },
    /// Put a backup into an empty data folder (and an empty place in PostgreSQL, if that is where it goes).
    Restore {
        #[command(flatten)]
        at: At,
        /// The backup's folder.
        #[arg(long, value_name = "FOLDER")]
        from: PathBuf,
    },
    /// Look whether everything is in order, and say what to do where it is not. Ends with 0 if all is well, 1 if something
    /// wants to be looked at, 2 if something is broken.
    Doctor {
        #[command(flatten)]
        at: At,
        /// Print JSON instead, for scripts.
        #[arg(long)]
        json: bool,
    },
    /// Send one mail to everybody in server.ron, to see whether it arrives.
    MailTest {
        #[command(flatten)]
        at: At,
    },
    /// Classes, and which tablets belong to them.
    Class {
        #[command(subcommand)]
        what: cli::Class,
    },
    /// Accounts of those who start lessons: each has a PIN of its own. None of them opens a report.
    Staff {
        #[command(subcommand)]
        what: cli::Staff,
    },
    /// Write down who holds the PIN of these tablets' kiosk.
    Custodian {
        #[command(flatten)]
        at: At,
        /// The role, such as "Network manager".
        name: String,
        /// Numbers, as `devices` lists them.
        #[arg(required = true)]
        numbers: Vec<i64>,
    },
    /// A school's own promises for a stage, in place of the plain ones that come with the app.
    Promises {
        #[command(flatten)]
        at: At,
        /// Eyfs, Ks1, LowerKs2 or UpperKs2.
        #[arg(long)]
        stage: String,
        /// A file of Fluent text: promise-1, promise-2 ... and promise-recall.
        file: PathBuf,
    },
    /// What classes were taught and what they chose, as comma-separated values; no count under five is in it.
    Record {
        #[command(flatten)]
        at: At,
        /// `lessons`: who started which lesson with which class. `choices`: what classes chose.
        what: cli::Record,
        /// Into this file instead of the terminal.
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
    /// Delete what classes chose, and the record of lessons, of the school years before this one.
    EndYear {
        #[command(flatten)]
        at: At,
    },
    /// The school's certificate authority.
    Ca {
        #[command(subcommand)]
        what: Ca,
    },
}

#[derive(Subcommand)]
enum Ca {
    /// Make a new authority. The old one stays trusted until `ca retire`: no device has to enrol again.
    Rotate {
        #[command(flatten)]
        at: At,
    },
    /// Trust the new authority alone.
    Retire {
        #[command(flatten)]
        at: At,
        /// Even where devices have not been told of the new one: they must enrol again. For a key that was stolen.
        #[arg(long)]
        force: bool,
    },
}

const RESTORED: &str = "\
The backup of MADE is back. Now:
 1. Start the server. Tablets and desks need nothing; codes that were made before are void.
 2. Run `lantern-server devices`, and revoke again what was revoked after the backup.
 3. Tell the adults that what tablets sent between the backup and the loss is at those desks alone which had fetched it.
 4. Run `lantern-server doctor`.";

const ROTATED: &str = "\
A new authority signs from now on; the old one stays trusted. Now:
 1. Restart the server: systemctl restart lantern-server
    With servers side by side, first copy school-ca.pem, school-ca.key, school-ca-old.pem and school-ca-cross.pem to each.
 2. Make a backup: older ones hold the old authority's key.
 3. Leave every tablet and desk on for a while where it reaches the server, then run `lantern-server ca retire`.";

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "not a number of seconds".to_owned())?;
    if (0.01..=3600.0).contains(&seconds) { Ok(Duration::from_secs_f64(seconds)) } else { Err("between 0.01 and 3600 seconds".into()) }
}

fn main() -> ExitCode {
    // A level for our own lines alone: what the libraries below say at their lower levels could hold a header or an address.
    let level = std::env::var("LANTERN_LOG").ok().and_then(|l| l.parse().ok()).unwrap_or(LevelFilter::INFO);
    let filter = EnvFilter::new("off").add_directive(format!("lantern_server={level}").parse().unwrap_or_default());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false).init();
    match run(Cli::parse().verb) {
        Ok(code) => code,
        Err(e) => {
            eprintln!("lantern-server: {e:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(verb: Verb) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        match verb {
            Verb::Serve { at, listen, names, tick, metrics, no_announce } => {
                let At { data, database, school } = at;
                serve(Config { names, tick, database, school, metrics, announce: !no_announce, ..Config::new(data, listen) }).await?;
            }
            Verb::Enrol { at, kind, count, hours, label, duty, server, svg, json } => {
                let to = CodeFor { kind, count, hours, label, duty };
                let code = new_code_for(&at.place(), to, server.as_deref()).await?;
                if let Some(file) = svg {
                    std::fs::write(&file, code.svg()?).with_context(|| format!("the picture cannot be written to {}", file.display()))?;
                }
                if json { println!("{}", code.json()) } else { print_code(&code)? }
            }
            Verb::Devices { at, json } => {
                let list = devices::list(&at.place()).await?;
                if json { println!("{}", serde_json::to_string(&list)?) } else { print!("{}", devices::table(&list)) }
            }
            Verb::Backup { at, to } => {
                backup::backup(&at.place(), &to).await?;
                println!("The backup is whole: {}. Keep it as you keep the server: it holds the authority's key.", to.display());
            }
            Verb::Restore { at, from } => {
                let made = backup::restore(&at.place(), &from).await?;
                println!("{}", RESTORED.replace("MADE", &made.strftime("%F %R UTC").to_string()));
            }
            Verb::Doctor { at, json } => {
                let findings = doctor::doctor(&at.place()).await;
                if json {
                    println!("{}", serde_json::to_string(&findings)?)
                } else {
                    findings.iter().for_each(|f| println!("{f}"))
                }
                return Ok(match doctor::worst(&findings) {
                    Level::Fine => ExitCode::SUCCESS,
                    Level::Look => ExitCode::from(1),
                    Level::Broken => ExitCode::from(2),
                });
            }
            Verb::MailTest { at } => {
                println!("The mail server took it, for {} addresses. Ask whether it arrived.", mail::test(&at.place()).await?)
            }
            Verb::Ca { what: Ca::Rotate { at } } => {
                rotate::rotate(&at.place()).await?;
                println!("{ROTATED}");
            }
            Verb::Ca { what: Ca::Retire { at, force } } => {
                let behind = rotate::retire(&at.place(), force).await?;
                println!("The new authority alone is trusted. Now restart the server: systemctl restart lantern-server");
                if behind > 0 {
                    println!("{behind} devices must enrol again: make codes with `lantern-server enrol`.");
                }
            }
            Verb::Duty { at, number, duty } => print!("{}", devices::table(&devices::set_duty(&at.place(), number, duty).await?)),
            Verb::Class { what } => cli::class(what).await?,
            Verb::Staff { what } => cli::staff(what).await?,
            Verb::Custodian { at, name, numbers } => {
                let done = manage::assign(&at.place(), &numbers, None, Some(&name)).await?;
                println!("Written down for {done} devices.");
            }
            Verb::Promises { at, stage, file } => {
                let text = std::fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
                let new = manage::set_promises(&at.place(), &stage, &text).await?;
                println!("Version {} for {}. Each class is shown it at its next lesson. There is no recording of it: tablets say so, and the teacher reads it aloud.", new.version, new.stage);
            }
            Verb::Record { at, what, to } => cli::record(&at.place(), what, to.as_deref()).await?,
            Verb::EndYear { at } => println!("{} rows of earlier school years are deleted.", manage::end_year(&at.place()).await?),
            Verb::Revoke { at, numbers } => print!("{}", devices::table(&devices::revoke(&at.place(), &numbers).await?)),
        }
        Ok(ExitCode::SUCCESS)
    })
}

fn print_code(code: &NewCode) -> anyhow::Result<()> {
    let kind = code.to.kind.as_str();
    let whom = if code.to.count == 1 { format!("one {kind}, once") } else { format!("{} {kind}s", code.to.count) };
    println!("{}\n", code.blocks()?);
    println!("Code   {}\nLink   {}\nFor    {whom}, before {}", code.link.code, code.link, code.expires);
    println!("Type   {} at {} (for an hour at most; digits of earlier codes for a {kind} are void)", code.digits, code.link.server);
    Ok(())
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
