//! What the figures were taken on: cores, processor, disk, and how busy it was. And the one figure that all durable
//! things rest on: how long this disk takes to sync.

use crate::{stats::Times, table::Table};
use anyhow::{Context, Result};
use serde::Serialize;
use std::{
    fmt, fs,
    io::Write,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

const SYNCS: usize = 300;
const WARM_UP: usize = 20;

/// The machine.
#[derive(Debug, Serialize)]
pub struct Machine {
    cores: usize,
    processor: String,
    disk: String,
    /// Mean of programs that wanted a core in the last minute, before anything was measured.
    load: String,
    build: &'static str,
}

impl fmt::Display for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { cores, processor, disk, load, build } = self;
        write!(f, "{cores} cores, {processor}; disk: {disk}; load before the start {load}; {build} build")
    }
}

/// What the kernel says of this machine and of the disk with this folder.
pub fn describe(folder: &Path) -> Machine {
    let processor = fs::read_to_string("/proc/cpuinfo").ok().and_then(|text| {
        text.lines().find(|line| line.starts_with("model name")).and_then(|line| Some(line.split_once(": ")?.1.trim().to_owned()))
    });
    let load = fs::read_to_string("/proc/loadavg").ok().and_then(|text| text.split(' ').next().map(str::to_owned));
    Machine {
        cores: std::thread::available_parallelism().map_or(1, Into::into),
        processor: processor.unwrap_or_else(|| "unknown processor".to_owned()),
        disk: disk_kind(folder).unwrap_or_else(|| "unknown".to_owned()),
        load: load.unwrap_or_else(|| "unknown".to_owned()),
        build: if cfg!(debug_assertions) { "debug" } else { "release" },
    }
}

/// File system and device of the longest mount point above the folder.
fn disk_kind(folder: &Path) -> Option<String> {
    let folder = folder.canonicalize().ok()?;
    let mounts = fs::read_to_string("/proc/mounts").ok()?;
    let (device, _, kind) = mounts
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            Some((words.next()?, words.next()?, words.next()?))
        })
        .filter(|(_, place, _)| folder.starts_with(place))
        .max_by_key(|(_, place, _)| place.len())?;
    let block = Path::new("/sys/class/block").join(Path::new(device).file_name()?);
    // A partition has its queue one folder up.
    let rotates = [block.join("queue/rotational"), block.join("../queue/rotational")];
    let rotates = rotates.iter().find_map(|path| fs::read_to_string(path).ok());
    let medium = match rotates.as_deref().map(str::trim) {
        _ if device.contains("/vd") => "virtual",
        Some("1") => "rotating",
        Some(_) => "solid state",
        None => "no block device",
    };
    Some(format!("{kind} on {device}, {medium}"))
}

/// The folder of this program: under `target`, on the disk that the repository is on.
///
/// # Errors
/// The system does not say where this program is.
pub fn beside_this_program() -> Result<PathBuf> {
    let program = std::env::current_exe().context("where this program is cannot be found out: give --disk")?;
    Ok(program.parent().context("this program is in no folder: give --disk")?.to_owned())
}

/// One page of a file written in place and synced, again and again.
///
/// # Errors
/// The disk.
pub fn disk(folder: &Path, table: &mut Table) -> Result<()> {
    let folder = tempfile::tempdir_in(folder)?;
    let mut file = fs::File::create(folder.path().join("page"))?;
    let mut times: Vec<Duration> = Vec::with_capacity(SYNCS);
    for n in 0..WARM_UP + SYNCS {
        use std::io::Seek as _;
        let start = Instant::now();
        file.rewind()?;
        file.write_all(&[n as u8; 4_096])?;
        file.sync_data()?;
        if n >= WARM_UP {
            times.push(start.elapsed());
        }
    }
    let times = Times::new(times);
    table.row("4 KiB written and synced, p50", times.ms(0.5), "ms", None, format!("{}; the ground that all below rest on", times.how()));
    table.row("4 KiB written and synced, p99", times.ms(0.99), "ms", None, "");
    Ok(())
}

/// Proportional memory of a process in MiB, as the kernel counts it.
pub fn memory(pid: u32) -> Option<f64> {
    let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
    let line = text.lines().find(|line| line.starts_with("Pss:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? / 1_024.0)
}

/// Processor time of a process so far, in seconds.
pub fn cpu(pid: u32) -> Option<f64> {
    let [own, _] = times(pid)?;
    Some(own)
}

/// Processor time of a process, and of those that it started and that have ended, in seconds.
fn times(pid: u32) -> Option<[f64; 2]> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The program's name, in brackets, may have spaces.
    let mut words = text.rsplit_once(')')?.1.split_whitespace().skip(11).map_while(|word| word.parse::<f64>().ok());
    let mut two = || Some((words.next()? + words.next()?) / TICKS);
    Some([two()?, two()?])
}

/// The kernel counts in hundredths of a second.
const TICKS: f64 = 100.0;

/// How busy the cores were, and by whom.
#[derive(Debug)]
pub struct Busy {
    start: Instant,
    all: f64,
}

impl Busy {
    /// From now on. `None` where the kernel does not tell.
    pub fn start() -> Option<Self> {
        Some(Self { start: Instant::now(), all: Self::all()? })
    }

    /// The share of all cores that other programs took since the start, in percent.
    pub fn others(&self) -> Option<f64> {
        let [own, children] = times(std::process::id())?;
        let cores = std::thread::available_parallelism().map_or(1, usize::from) as f64;
        let others = Self::all()? - self.all - own - children;
        Some(others.max(0.0) / cores / self.start.elapsed().as_secs_f64() * 100.0)
    }

    /// Seconds that all cores together were not idle: user, nice, system, then the two kinds of interrupts and what the
    /// host took away.
    fn all() -> Option<f64> {
        let text = fs::read_to_string("/proc/stat").ok()?;
        let words: Vec<f64> = text.lines().next()?.split_whitespace().skip(1).filter_map(|word| word.parse().ok()).collect();
        Some([0, 1, 2, 5, 6, 7].iter().filter_map(|at| words.get(*at)).sum::<f64>() / TICKS)
    }
}
