//! How long a pack takes to check, in a process that is warm, as in the app at its start.

use crate::{ms, part, row};
use anyhow::Result;
use clap::Parser as _;
use std::{path::Path, time::Instant};

const TIMES: usize = 9;

/// Every pack that ships.
///
/// # Errors
/// A pack cannot be read.
pub fn run(assets: &Path) -> Result<()> {
    let kit = assets.join("kit");
    for pack in std::fs::read_dir(assets.join("packs"))? {
        let pack = pack?.path();
        let lessons = std::fs::read_dir(pack.join("lessons"))?.count().max(1);
        let mut times = Vec::new();
        for _ in 0..TIMES {
            let args = lantern_pack::Args::parse_from([
                "lantern-pack".as_ref(),
                "check".as_ref(),
                pack.as_os_str(),
                "--kit".as_ref(),
                kit.as_os_str(),
            ]);
            let start = Instant::now();
            lantern_pack::run(args, &mut std::io::sink())?;
            times.push(start.elapsed() / u32::try_from(lessons)?);
        }
        let name = pack.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        row(&format!("check of {name}, each of {lessons} lessons (median of {TIMES})"), &ms(part(&mut times, 0.5)), "200 ms");
    }
    Ok(())
}
