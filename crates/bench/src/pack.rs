//! How long a pack takes to check: by the program that a teacher starts, and in a process that is warm, as in the app.

use crate::{
    stats::Rounds,
    table::{Aim, Table, short},
};
use anyhow::{Context as _, Result};
use std::{
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

const ROUNDS: usize = 9;
/// For one lesson, in milliseconds.
const AIM: Aim = Aim::AtMost(200.0);

/// Milliseconds of each round; the first is a warm-up.
fn rounds(mut round: impl FnMut() -> Result<()>) -> Result<Rounds> {
    round()?;
    let times = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        round()?;
        Ok(start.elapsed().as_secs_f64() * 1_000.0)
    });
    Ok(Rounds::new(times.collect::<Result<_>>()?))
}

/// All figures of the packs that ship.
///
/// # Errors
/// There is no pack here, or one cannot be read.
pub fn run(assets: &Path, table: &mut Table) -> Result<()> {
    let (kit, packs) = (assets.join("kit"), assets.join("packs"));
    let folders = std::fs::read_dir(&packs).with_context(|| format!("no packs in {}: give --assets", packs.display()))?;
    let mut folders = folders.map(|folder| Ok(folder?.path())).collect::<Result<Vec<_>>>()?;
    folders.retain(|folder| folder.join("pack.ron").is_file());
    folders.sort();
    let program = std::env::current_exe()?.with_file_name(format!("lantern-pack{}", std::env::consts::EXE_SUFFIX));
    for folder in folders {
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let checked = lantern_lesson::check(&lantern_pack::read_pack(&folder)?, &lantern_pack::read_kit(&kit)?);
        let lessons = checked.pack.as_ref().map_or(0, |pack| pack.manifest.lessons.len()).max(1);
        let state = format!("{lessons} lessons, {} findings", checked.findings.len());

        if program.is_file() {
            let cold = rounds(|| {
                let mut command = Command::new(&program);
                command.arg("check").arg(&folder).arg("--kit").arg(&kit).stdout(Stdio::null()).stderr(Stdio::null());
                // How it ends says what it found; the time is what counts here.
                command.status().map(drop).context("lantern-pack cannot be started")
            })?;
            let how = format!("{state}; a new process each, files in the kernel's memory; {}", cold.how("runs"));
            table.row(format!("lantern-pack check {name}"), cold.median(), "ms", None, how);
        } else {
            table.failed(&anyhow::anyhow!("there is no lantern-pack beside this program: build it too"));
        }
        let warm = rounds(|| {
            let (files, kit) = (lantern_pack::read_pack(&folder)?, lantern_pack::read_kit(&kit)?);
            std::hint::black_box(lantern_lesson::check(&files, &kit));
            Ok(())
        })?;
        let how = format!("{state}; read and checked in a warm process; {}", warm.how("runs"));
        table.row(format!("read and check {name}"), warm.median(), "ms", None, how);
        let each = warm.median() / lessons as f64;
        table.row(format!("  each lesson of {name}"), each, "ms", Some(AIM), format!("{} ms / {lessons}", short(warm.median())));
    }
    Ok(())
}
