//! Everything CI runs: format, lints, invariants, packs, the whole walk, one real window, all tests.

use crate::{
    canary, demo, invariants,
    processes::{Running, cargo, output, programs, root, run, wait},
    setup,
};
use anyhow::{Result, bail, ensure};
use std::{
    fs,
    process::{Command, Stdio},
    time::Duration,
};

/// Runs it all and ends with cargo's own closing lines.
pub fn run_step(name: &str) {
    println!("\n== {name}");
}

/// See the module.
pub fn run_all(no_install: bool) -> Result<()> {
    setup::packages(&[setup::BUILD, setup::RUN, setup::BROWSER, setup::WINDOW, setup::STORE, setup::STOCK], no_install)?;
    run_step("format");
    run(cargo().args(["fmt", "--all", "--check"]))?;
    run_step("build");
    run(cargo().args(["build", "--workspace", "--bins", "--tests"]))?;
    run_step("invariants");
    invariants::run()?;
    run_step("lesson packs and their voices");
    for pack in fs::read_dir(root().join("assets/packs"))? {
        run(Command::new(programs("debug").join("lantern-pack"))
            .arg("check")
            .arg(pack?.path())
            .arg("--kit")
            .arg(root().join("assets/kit")))?;
    }
    run_step("the whole walk: tablet, server, desk");
    demo::headless(true)?;
    run_step("one real window");
    window()?;
    run_step("the canary, and leaks that it must find");
    canary::run(&canary::Canary { runs: 5, no_install })?;
    run_step("lints and tests");
    // The lints come with the test build, so that nothing is built twice for them.
    let mut tests = cargo();
    tests.args(["test", "--workspace", "--no-fail-fast"]);
    tests.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver").env("CLIPPY_ARGS", "-Dwarnings__CLIPPY_HACKERY__");
    run(&mut tests)
}

/// The app in a real window on a display in memory: it starts, a click turns the page, and it ends when asked.
fn window() -> Result<()> {
    let folder = programs("window-test");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let display = ":97";
    let _x = Running::start(Command::new("Xvfb").args([display, "-screen", "0", "1280x800x24", "-nolisten", "tcp"]).stderr(Stdio::null()))?;
    wait("the display in memory", Duration::from_secs(20), || {
        Command::new("xdotool").args(["getdisplaygeometry"]).env("DISPLAY", display).output().is_ok_and(|o| o.status.success())
    })?;
    let mut app = Running::start(
        Command::new(programs("debug").join("lantern"))
            .args(["--window", "1280x800", "--data"])
            .arg(folder.join("tablet"))
            .env("DISPLAY", display)
            .env_remove("WAYLAND_DISPLAY")
            .stderr(Stdio::null()),
    )?;
    let look = |name: &str| -> Result<Vec<u8>> {
        let file = folder.join(name);
        run(Command::new("import").args(["-window", "root"]).arg(format!("png24:{}", file.display())).env("DISPLAY", display))?;
        output(Command::new("convert").arg(&file).args(["-depth", "8", "-scale", "64x40!", "-colorspace", "Gray", "txt:-"]))
            .map(String::into_bytes)
    };
    let differs = |a: &[u8], b: &[u8]| a.iter().zip(b).filter(|(x, y)| x != y).count();
    let empty = look("0-empty.png")?;
    let mut home = Vec::new();
    wait("home in a real window", Duration::from_secs(60), || {
        std::thread::sleep(Duration::from_millis(500));
        let now = look("1-home.png").unwrap_or_default();
        let still = now == home;
        home = now;
        still && differs(&home, &empty) > 2_000
    })?;
    run(Command::new("xdotool").args(["mousemove", "300", "300", "click", "1"]).env("DISPLAY", display))?;
    wait("the page turning at a click", Duration::from_secs(20), || look("2-stories.png").is_ok_and(|now| differs(&now, &home) > 500))?;
    ensure!(!app.ended(), "the app ended by itself");
    println!("pictures in {}", folder.display());
    Ok(())
}

/// See [`run_all`].
pub fn run_checked(no_install: bool) -> Result<()> {
    if let Err(why) = run_all(no_install) {
        eprintln!("\n{why:#}");
        bail!("the tests did not pass");
    }
    Ok(())
}
