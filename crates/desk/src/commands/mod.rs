//! The command line: what there is, and which part does it. Help and messages here are for whoever sets a desk up.

pub(crate) mod init;
mod open;
mod passphrase;
mod restore;
mod roster;

use anyhow::Result;
use clap::{Parser, Subcommand, ValueEnum};
use lantern_frame::roster::Role;
use std::{net::SocketAddr, path::PathBuf};

/// The desk on which a trusted adult reads what children told.
#[derive(Debug, Parser)]
#[command(name = "lantern-desk", version)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a reader's keys in a folder of her own.
    Init(Init),
    /// Join a school's server with an enrolment link, or join again.
    Enrol(Enrol),
    /// Make, sign and publish the list of the adults who read.
    #[command(subcommand)]
    Roster(Roster),
    /// Add to a casebook what a sealed copy of it has: a file, or the server's copy.
    Restore(Restore),
    /// Open the desk in the browser.
    Open(Open),
}

#[derive(Debug, clap::Args)]
struct Init {
    /// Folder for the keys and the casebook; nobody else should be able to read it.
    #[arg(long)]
    data: PathBuf,
    /// What the reader is to the school.
    #[arg(long)]
    role: RoleArg,
    /// How she is called on the pages: "Designated safeguarding lead".
    #[arg(long)]
    label: String,
    /// Link from `lantern-server enrol --kind desk`.
    #[arg(long, value_name = "LINK")]
    enrol: Option<String>,
    /// Read the passphrase from this file's first line instead of asking.
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
struct Enrol {
    /// The desk's folder.
    #[arg(long)]
    data: PathBuf,
    /// Link from `lantern-server enrol --kind desk`.
    link: String,
}

#[derive(Debug, Subcommand)]
enum Roster {
    /// Put readers' cards together.
    New(NewRoster),
    /// Show a roster and sign it; two of its three roots must.
    Sign(SignRoster),
    /// Send a roster with two signatures to the school's server.
    Publish(PublishRoster),
}

#[derive(Debug, clap::Args)]
struct NewRoster {
    /// A reader's card; give one for each reader. The same person under a second role: `--card FILE:ROLE`.
    #[arg(long = "card", required = true, value_name = "FILE[:ROLE]")]
    cards: Vec<String>,
    /// Card of a root signer; give three.
    #[arg(long = "root", required = true, value_name = "FILE")]
    roots: Vec<PathBuf>,
    /// Where to write it.
    #[arg(long)]
    out: PathBuf,
    /// The roster that this one follows: its version is counted up, and people keep their numbers.
    #[arg(long, value_name = "FILE")]
    after: Option<PathBuf>,
    /// How the school is called on the tablets.
    #[arg(long, default_value = "School")]
    school: String,
    /// A desk's folder: the school days, hours and holidays of its settings go into the roster.
    #[arg(long, value_name = "DIR", conflicts_with = "settings")]
    data: Option<PathBuf>,
    /// The same from a desk's `settings.ron`. Without both, those of `--after` stay.
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,
    /// Days until it asks to be renewed.
    #[arg(long, default_value_t = 365)]
    days: u16,
}

#[derive(Debug, clap::Args)]
struct SignRoster {
    /// The signer's desk.
    #[arg(long)]
    data: PathBuf,
    /// Read the passphrase from this file's first line instead of asking.
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    /// The roster; it is written back with the signature.
    file: PathBuf,
}

#[derive(Debug, clap::Args)]
struct PublishRoster {
    /// An enrolled desk.
    #[arg(long)]
    data: PathBuf,
    /// Taken for the sake of likeness with `sign`; publishing needs no key.
    #[arg(long, value_name = "FILE", hide = true)]
    passphrase_file: Option<PathBuf>,
    /// The roster.
    file: PathBuf,
}

#[derive(Debug, clap::Args)]
struct Restore {
    /// The desk's folder, with its identity file brought back into it.
    #[arg(long)]
    data: PathBuf,
    /// Read the passphrase from this file's first line instead of asking.
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    /// A copy that was saved as a file; without it, the one that the school's server has.
    file: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
struct Open {
    /// The desk's folder.
    #[arg(long)]
    data: PathBuf,
    /// Where to serve the pages, on this computer only.
    #[arg(long, default_value = "127.0.0.1:0")]
    listen: SocketAddr,
    /// Only print the link.
    #[arg(long)]
    no_browser: bool,
    /// Seconds between two looks at the server.
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=3600))]
    fetch: u64,
    /// Unlock at once with the passphrase in this file's first line: only for trying things out.
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    /// Write the link into this file as well; only its owner may read it, and it is removed at the end.
    #[arg(long, value_name = "FILE")]
    link_file: Option<PathBuf>,
    /// Folder with the pictures (`kit/png/tell`), if it is not beside the program.
    #[arg(long)]
    assets: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum RoleArg {
    /// Designated safeguarding lead.
    Lead,
    /// Deputy safeguarding lead.
    Deputy,
    /// Headteacher.
    Head,
    /// Chair of governors.
    Chair,
    /// Safeguarding lead of the trust or local authority.
    Trust,
    /// Online-safety lead: reads only as the first contact.
    Online,
}

impl From<RoleArg> for Role {
    fn from(role: RoleArg) -> Self {
        match role {
            RoleArg::Lead => Self::DesignatedSafeguardingLead,
            RoleArg::Deputy => Self::DeputyLead,
            RoleArg::Head => Self::Headteacher,
            RoleArg::Chair => Self::ChairOfGovernors,
            RoleArg::Trust => Self::Trust,
            RoleArg::Online => Self::OnlineSafetyLead,
        }
    }
}

/// Does what the command line says.
///
/// # Errors
/// What went wrong and what to do about it.
pub fn run(cli: Cli) -> Result<()> {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "lantern_desk=info,warn".into()))
        .with_writer(std::io::stderr)
        .init();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).max_blocking_threads(8).enable_all().build()?;
    runtime.block_on(async {
        match cli.command {
            Command::Init(args) => init::init(args).await,
            Command::Enrol(args) => init::enrol(&args.data, &args.link).await,
            Command::Roster(Roster::New(args)) => roster::new(&args),
            Command::Roster(Roster::Sign(args)) => roster::sign(&args),
            Command::Roster(Roster::Publish(args)) => roster::publish(&args).await,
            Command::Restore(args) => restore::restore(args).await,
            Command::Open(args) => open::open(args).await,
        }
    })
}
