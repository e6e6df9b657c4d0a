//! The canary: a word that nobody else says is typed into Tell in the real app, with a real server, in five ways of ending;
//! then everything that was written anywhere is searched for it. Builds that leak on purpose must all be caught.

use crate::{
    demo::{School, program},
    processes::{self, cargo, programs},
    setup,
};
use anyhow::{Context, Result, ensure};
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, SystemTime},
};

const ENDS: [&str; 5] = ["sent", "stopped", "idle", "crashed", "switched"];
/// Where the leaking build leaks to, and how telling ends then.
const SINKS: [(&str, &str); 8] = [
    ("log", "stopped"),
    ("plain", "idle"),
    ("utf16", "sent"),
    ("hex", "switched"),
    ("base64", "stopped"),
    ("gzip", "sent"),
    ("frame", "sent"),
    ("core", "crashed"),
];
/// Letters that the word is made of: each has a key, and no English sentence spells them in a row.
const LETTERS: &[u8] = b"bcdfghjkmpqvwxz";

/// Options of `cargo xtask canary`.
#[derive(Debug, clap::Args)]
pub struct Canary {
    /// How often Tell is played; every fifth ends in the same way.
    #[arg(long, default_value_t = 10)]
    pub runs: u32,
    /// Print the system packages that are missing instead of installing them.
    #[arg(long)]
    pub no_install: bool,
}

/// Plays and searches. With fewer runs than five each way of ending is still played once.
pub fn run(canary: &Canary) -> Result<()> {
    setup::packages(&[setup::BUILD, setup::RUN], canary.no_install)?;
    processes::run(cargo().args(["build", "--quiet", "--workspace", "--bins", "--features", "lantern/planted-leak"]))?;
    let leaking = programs("debug").join("lantern-walk-leaking");
    fs::copy(programs("debug").join("lantern-walk"), &leaking).context("the leaking build")?;
    processes::run(cargo().args(["build", "--quiet", "--workspace", "--bins", "--tests"]))?;
    let folder = programs("canary");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let school = School::open(&folder.join("school"), 0.2, false)?;
    let runs = canary.runs.max(ENDS.len() as u32);
    let mut words = Vec::new();
    for n in 0..runs {
        let end = ENDS[n as usize % ENDS.len()];
        let word = word(n);
        play(&programs("debug").join("lantern-walk"), &school, &folder.join("runs").join(n.to_string()), &word, end, None)?;
        words.push(word);
        if (n + 1) % 20 == 0 {
            println!("canary: {} of {runs} played", n + 1);
        }
    }
    // Tablet, server, desks, what was printed, temporary files, what a crash left: all of it lies in this folder.
    let hits = search(&folder, &words)?;
    println!("canary: {hits} hits in {runs} runs ({} ways of ending)", ENDS.len());
    ensure!(hits == 0, "what a child typed was found where it may not be");
    for (sink, end) in SINKS {
        let word = word(runs + 1);
        let place = folder.join("leaks").join(sink);
        play(&leaking, &school, &place, &word, end, Some(sink))?;
        // What went into a frame lies on the tablet and at the server.
        let found = search(if sink == "frame" { &folder } else { &place }, &[word])?;
        println!("canary: a leak into {sink} was {}", if found > 0 { "caught" } else { "NOT caught" });
        ensure!(found > 0, "a planted leak was not caught");
        let _ = fs::remove_dir_all(&place);
    }
    Ok(())
}

/// A word of its own for each run.
fn word(n: u32) -> String {
    let seed = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |d| d.as_nanos()) ^ (u128::from(n) << 70);
    let mut rest = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
    (0..14)
        .map(|_| {
            let letter = LETTERS[(rest % LETTERS.len() as u128) as usize];
            rest /= LETTERS.len() as u128;
            char::from(letter)
        })
        .collect()
}

/// Plays once, with everything that could be written going below `place`.
fn play(walk: &Path, school: &School, place: &Path, word: &str, end: &str, leak: Option<&str>) -> Result<()> {
    let inside = |name: &str| -> Result<PathBuf> {
        let folder = place.join(name);
        fs::create_dir_all(&folder)?;
        Ok(folder)
    };
    let (home, tmp, out) = (inside("home")?, inside("tmp")?, inside("out")?);
    let mut command = Command::new("bash");
    // As careless as a system can be: whoever crashes leaves its memory in the folder that it was started in.
    command.args(["-c", "ulimit -c unlimited; exec \"$@\"", "bash"]).arg(walk);
    command.arg("--data").arg(school.folder.join("tablet")).args(["--tick", "0.2", "--canary", word, "--end", end]);
    command.arg("--assets").arg(processes::root().join("assets")).arg("--out").arg(&out);
    command.current_dir(place).env("HOME", &home).env("XDG_DATA_HOME", home.join("data")).env("TMPDIR", &tmp);
    command.env("RUST_LOG", "trace").env("RUST_BACKTRACE", "full");
    if let Some(sink) = leak {
        command.env("LANTERN_LEAK", sink);
    }
    let log = File::create(place.join("printed"))?;
    let mut child = command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log).spawn()?;
    let ended = processes::wait("the app", Duration::from_secs(180), || child.try_wait().is_ok_and(|s| s.is_some()));
    if ended.is_err() {
        let _ = child.kill();
    }
    ended?;
    let status = child.wait()?;
    ensure!(status.success() != (end == "crashed"), "telling did not end as it should ({end}: {status}); see {}", place.display());
    Ok(())
}

/// Files that hold one of the words in any form.
fn search(folder: &Path, words: &[String]) -> Result<usize> {
    let said = processes::output(program("lantern-search").arg(folder).args(words))?;
    said.split_whitespace().next().and_then(|n| n.parse().ok()).context("the search said nothing")
}
