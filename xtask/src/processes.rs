//! Starting programs and stopping them again, whatever happens.

use anyhow::{Context, Result, bail};
use std::{
    path::PathBuf,
    process::{Child, Command},
    time::{Duration, Instant},
};

/// The project's folder: that in which cargo runs this now. Two checkouts may share one folder for what is built, so that
/// in which it was compiled may be another.
pub fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent().map_or_else(|| here.clone(), PathBuf::from)
}

/// Where cargo puts programs of this profile.
pub fn programs(profile: &str) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from).join(profile)
}

/// Runs a program to its end; anything but success is an error.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.current_dir(root()).status().with_context(|| format!("{command:?} cannot be started"))?;
    if !status.success() {
        bail!("{command:?}: {status}");
    }
    Ok(())
}

/// Runs a program and gives what it printed.
pub fn output(command: &mut Command) -> Result<String> {
    let out = command.current_dir(root()).output().with_context(|| format!("{command:?} cannot be started"))?;
    if !out.status.success() {
        bail!("{command:?}: {}\n{}", out.status, String::from_utf8_lossy(&out.stderr));
    }
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
}

/// `cargo` with the project's settings.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    // What cargo tells this program about itself would make build scripts run again, and all that stands on them.
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|n| ["CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|own| n.starts_with(own))) {
            command.env_remove(name);
        }
    }
    command
}

/// A program that is stopped when this is dropped.
pub struct Running(pub Child);

impl Running {
    /// Starts it.
    pub fn start(command: &mut Command) -> Result<Self> {
        Ok(Self(command.spawn().with_context(|| format!("{command:?} cannot be started"))?))
    }

    /// It has ended.
    pub fn ended(&mut self) -> bool {
        self.0.try_wait().is_ok_and(|s| s.is_some())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Ask first: servers finish what they are writing.
        let _ = Command::new("kill").arg(self.0.id().to_string()).stderr(std::process::Stdio::null()).status();
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(3) {
            if self.ended() {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Waits until `done`, or says what did not happen.
pub fn wait(what: &str, limit: Duration, mut done: impl FnMut() -> bool) -> Result<Duration> {
    let start = Instant::now();
    while !done() {
        if start.elapsed() > limit {
            bail!("{what} did not happen within {} s", limit.as_secs());
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Ok(start.elapsed())
}
