//! The desk's command line: see `lantern-desk --help`. Everything happens in the library.

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    match lantern_desk::commands::run(lantern_desk::commands::Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("lantern-desk: {why:#}");
            ExitCode::FAILURE
        }
    }
}
