//! Speed and memory as figures, on the release build. Nothing here passes or fails.

use crate::{
    processes::{self, Running, cargo, programs, root, wait},
    setup,
};
use anyhow::{Context, Result};
use std::{
    fs,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// Options of `cargo xtask bench`.
#[derive(Debug, clap::Args)]
pub struct Bench {
    /// Only these: app, lessons, size, server, desk, outbox, pack.
    only: Vec<String>,
    /// Print the system packages that are missing instead of installing them.
    #[arg(long)]
    no_install: bool,
    /// Measure the programs as they were built last.
    #[arg(long)]
    no_build: bool,
    /// How many lessons the part `lessons` plays; 200 take half an hour on two cores.
    #[arg(long, default_value_t = 200)]
    lessons: u16,
}

/// Builds for release and measures.
pub fn run(bench: &Bench) -> Result<()> {
    setup::packages(&[setup::BUILD, setup::RUN, setup::WINDOW], bench.no_install)?;
    let wanted = |name: &str| bench.only.is_empty() || bench.only.iter().any(|o| o == name);
    if !bench.no_build {
        println!("Building for release (once, 15 minutes or so on two cores) ...");
    }
    let mut build = cargo();
    build.args(["build", "--workspace", "--release", "--bin", "lantern"]);
    if wanted("lessons") {
        build.args(["--bin", "lantern-walk"]);
    }
    let parts: Vec<&str> = ["server", "desk", "outbox", "pack"].into_iter().filter(|part| wanted(part)).collect();
    if !parts.is_empty() {
        build.args(["--bin", "lantern-bench", "--bin", "lantern-pack"]);
    }
    if !bench.no_build {
        processes::run(&mut build)?;
    }
    if ["app", "lessons", "size"].into_iter().any(wanted) {
        println!("{:<58} {:>12} {:>14}", "what", "figure", "aim");
    }
    if wanted("app") {
        app()?;
    }
    if wanted("lessons") {
        lessons(bench.lessons)?;
    }
    if wanted("size") {
        size()?;
    }
    if !parts.is_empty() {
        // A table of its own: of what needs no screen it also says how it was measured.
        processes::run(Command::new(programs("release").join("lantern-bench")).args(parts).arg("--assets").arg(root().join("assets")))?;
    }
    Ok(())
}

fn row(what: &str, figure: &str, aim: &str) {
    println!("{what:<58} {figure:>12} {aim:>14}");
}

/// Many lessons in a row, drawn in software without a window.
fn lessons(many: u16) -> Result<()> {
    let folder = programs("bench-lessons");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let said = processes::output(
        Command::new(programs("release").join("lantern-walk"))
            .arg("--bench")
            .arg(many.to_string())
            .arg("--data")
            .arg(folder.join("tablet"))
            .arg("--out")
            .arg(&folder)
            .arg("--assets")
            .arg(root().join("assets"))
            .stderr(Stdio::null()),
    )?;
    let names = [
        ("next-card-p50", "tap to the next card, all pictures drawn: p50", ""),
        ("next-card-p95", "tap to the next card, all pictures drawn: p95", "100 ms"),
        ("next-lesson-p50", "tap to the first card of a lesson: p50", ""),
        ("next-lesson-p95", "tap to the first card of a lesson: p95", "700 ms"),
        ("memory-after-each-once", "proportional memory after each lesson once", ""),
        ("memory-after-all", "proportional memory after all of them", "flat"),
        ("memory-peak", "proportional memory at most, in any card", "180 MiB"),
    ];
    for (id, what, aim) in names {
        if id == "next-card-p50" {
            row("lessons played", &many.to_string(), "200");
        }
        if let Some(figure) = said.lines().find_map(|l| l.strip_prefix("bench ")?.strip_prefix(id)) {
            row(what, figure.trim(), aim);
        }
    }
    Ok(())
}

/// What a tablet needs of the assets; drawings, rigs and lists of the workshop stay behind.
const SHIPPED: [&str; 7] = ["fonts", "voices", "packs", "kit/png", "kit/small", "kit/kit.ron", "kit/eyes.ron"];

/// Bytes of a file, or of all files of a folder.
fn bytes(path: &std::path::Path) -> Result<u64> {
    if path.is_file() {
        return Ok(path.metadata()?.len());
    }
    fs::read_dir(path)?.map(|entry| bytes(&entry?.path())).sum()
}

/// How large lessons and the app are.
fn size() -> Result<()> {
    let mib = |bytes: u64| format!("{:.1} MiB", bytes as f64 / 1024.0 / 1024.0);
    let assets = root().join("assets");
    let mut largest = (0, String::new());
    for pack in fs::read_dir(assets.join("packs"))? {
        for language in fs::read_dir(pack?.path().join("voices"))? {
            for lesson in fs::read_dir(language?.path())? {
                let lesson = lesson?;
                largest = largest.max((bytes(&lesson.path())?, lesson.file_name().to_string_lossy().into_owned()));
            }
        }
    }
    row(&format!("recordings of the largest lesson in a language ({})", largest.1), &mib(largest.0), "12 MiB");
    let all = SHIPPED.iter().map(|part| bytes(&assets.join(part))).sum::<Result<u64>>()?;
    row("pictures, voices, lessons and typefaces on a tablet", &mib(all), "60 MiB");
    let packed = programs("bench-app.tar.xz");
    processes::run(
        Command::new("tar").arg("-cJf").arg(&packed).arg("-C").arg(programs("release")).arg("lantern").arg("-C").arg(&assets).args(SHIPPED),
    )?;
    row("the app with all of that, packed to be handed out", &mib(packed.metadata()?.len()), "60 MiB");
    Ok(())
}

/// Proportional memory of a process in MiB, as the kernel counts it.
fn memory(pid: u32) -> Result<f64> {
    let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup"))?;
    let line = text.lines().find(|l| l.starts_with("Pss:")).context("the kernel gives no proportional memory")?;
    Ok(line.split_whitespace().nth(1).context("no figure")?.parse::<f64>()? / 1024.0)
}

/// Processor time of a process so far, in seconds.
fn cpu(pid: u32) -> Result<f64> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat"))?;
    let fields: Vec<&str> = text.rsplit_once(')').context("no stat")?.1.split_whitespace().collect();
    Ok((fields[11].parse::<f64>()? + fields[12].parse::<f64>()?) / 100.0)
}

/// The app in a window on a display in memory, drawn in software.
fn app() -> Result<()> {
    let folder = programs("bench");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let display = ":96";
    let _x = Running::start(Command::new("Xvfb").args([display, "-screen", "0", "1280x800x24", "-nolisten", "tcp"]).stderr(Stdio::null()))?;
    wait("the display in memory", Duration::from_secs(20), || {
        Command::new("xdotool").arg("getdisplaygeometry").env("DISPLAY", display).output().is_ok_and(|o| o.status.success())
    })?;
    let marks = folder.join("marks");
    let mut starts = Vec::new();
    for _ in 0..3 {
        let _ = fs::remove_file(&marks);
        let start = Instant::now();
        let _app = launch(&folder, &marks, display)?;
        wait("home", Duration::from_secs(60), || fs::read_to_string(&marks).is_ok_and(|m| m.contains("home")))?;
        starts.push(start.elapsed().as_secs_f64());
    }
    starts.sort_by(f64::total_cmp);
    row("process start to home on the glass (median of 3)", &format!("{:.2} s", starts[1]), "0.8 s");

    let _ = fs::remove_file(&marks);
    let app = launch(&folder, &marks, display)?;
    let pid = app.0.id();
    wait("home", Duration::from_secs(60), || fs::read_to_string(&marks).is_ok_and(|m| m.contains("home")))?;
    std::thread::sleep(Duration::from_secs(16));
    row("proportional memory on home", &format!("{:.0} MiB", memory(pid)?), "160 MiB");
    let before = cpu(pid)?;
    std::thread::sleep(Duration::from_secs(20));
    row("processor over 20 idle seconds, of one core", &format!("{:.2} %", (cpu(pid)? - before) / 20.0 * 100.0), "0.5 %");

    let click = |x: u32, y: u32| {
        processes::run(Command::new("xdotool").args(["mousemove", &x.to_string(), &y.to_string(), "click", "1"]).env("DISPLAY", display))
    };
    let mut answers = Vec::new();
    for (x, y) in [(300, 300), (80, 80), (300, 300), (80, 80), (300, 300)] {
        let lines = fs::read_to_string(&marks)?.lines().count();
        click(x, y)?;
        wait("an answer to the touch", Duration::from_secs(10), || {
            fs::read_to_string(&marks).is_ok_and(|m| m.lines().skip(lines).any(|l| l.starts_with("answer")))
        })?;
        let text = fs::read_to_string(&marks)?;
        if let Some(ms) = text.lines().skip(lines).find_map(|l| l.strip_prefix("answer ")?.parse::<f64>().ok()) {
            answers.push(ms);
        }
        std::thread::sleep(Duration::from_millis(900));
    }
    answers.sort_by(f64::total_cmp);
    row("touch to changed picture (median of 5)", &format!("{:.0} ms", answers[answers.len() / 2]), "50 ms");
    click(300, 400)?;
    std::thread::sleep(Duration::from_secs(8));
    row("proportional memory in a story", &format!("{:.0} MiB", memory(pid)?), "180 MiB");
    // To its end by the keys of a clicker and of a desk: on, the first card, and the same card again.
    let mut most = memory(pid)?;
    for _ in 0..40 {
        for key in ["Next", "1", "1"] {
            processes::run(Command::new("xdotool").args(["key", key]).env("DISPLAY", display))?;
            std::thread::sleep(Duration::from_millis(450));
            most = most.max(memory(pid)?);
        }
    }
    row("proportional memory at most, in a story played through", &format!("{most:.0} MiB"), "180 MiB");
    Ok(())
}

fn launch(folder: &std::path::Path, marks: &std::path::Path, display: &str) -> Result<Running> {
    Running::start(
        Command::new(programs("release").join("lantern"))
            .args(["--window", "1280x800", "--data"])
            .arg(folder.join("tablet"))
            .arg("--assets")
            .arg(root().join("assets"))
            .arg("--marks")
            .arg(marks)
            .env("DISPLAY", display)
            .env_remove("WAYLAND_DISPLAY")
            .stderr(Stdio::null()),
    )
}
