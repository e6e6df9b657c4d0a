//! `lantern-pack`: makes, checks, voices, prints and shares lesson packs. See the library.

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    match lantern_pack::run(lantern_pack::Args::parse(), &mut std::io::stdout().lock()) {
        Ok(code) => ExitCode::from(code),
        Err(why) => {
            eprintln!("lantern-pack: {why:#}");
            ExitCode::from(2)
        }
    }
}
