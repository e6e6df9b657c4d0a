//! System packages: what is missing is named with its reason and installed, or only printed.

use anyhow::{Result, bail};
use std::process::{Command, Stdio};

/// A Debian or Ubuntu package and why it is needed.
pub type Package = (&'static str, &'static str);

/// Needed to build.
pub const BUILD: &[Package] = &[
    ("gcc", "links programs"),
    ("curl", "waits for the servers of the demonstration"),
    ("pkg-config", "finds the libraries below"),
    ("libasound2-dev", "sound"),
    ("libudev-dev", "input devices"),
    ("libwayland-dev", "windows on Wayland"),
    ("libxkbcommon-dev", "keyboards"),
];
/// Needed to run the app.
pub const RUN: &[Package] = &[
    ("libxkbcommon-x11-0", "keyboards on X11"),
    ("libvulkan1", "finds a Vulkan driver"),
    ("mesa-vulkan-drivers", "a Vulkan driver in software where there is no other"),
];
/// Needed to look at the desk's page without a display.
pub const BROWSER: &[Package] = &[("chromium", "opens the desk's page"), ("chromium-driver", "turns the desk's pages as a reader would")];
/// Needed to test the server's second store.
pub const STORE: &[Package] = &[("postgresql", "the server's second store; the tests start one of their own, in a folder of their own")];
/// Needed to open sealed frames with stock tools, as a test does.
pub const STOCK: &[Package] = &[("age", "opens the sealed frames that are kept as samples"), ("openssl", "takes their mask off")];
/// Needed to draw the art kit anew.
pub const ART: &[Package] = &[("python3-venv", "holds the library that draws"), ("pngquant", "makes pictures small")];
/// Needed for the test with one real window.
pub const WINDOW: &[Package] = &[
    ("xvfb", "a display in memory, for the test with one real window"),
    ("xdotool", "clicks in that window"),
    ("imagemagick", "takes a picture of that window"),
];

fn installed(package: &str) -> bool {
    Command::new("dpkg-query")
        .args(["-W", "-f=${Status}", package])
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|out| String::from_utf8_lossy(&out.stdout).contains("install ok installed"))
}

fn root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.trim_ascii() == b"0")
}

/// Installs what is missing of `packages`; with `only_print` it prints the command and fails instead.
pub fn packages(packages: &[&[Package]], only_print: bool) -> Result<()> {
    if Command::new("dpkg-query").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_err() {
        println!("This is not Debian or Ubuntu: please see to these yourself:");
        for (package, why) in packages.concat() {
            println!("  {package}: {why}");
        }
        return Ok(());
    }
    let missing: Vec<Package> = packages.concat().into_iter().filter(|(p, _)| !installed(p)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Missing system packages:");
    for (package, why) in &missing {
        println!("  {package}: {why}");
    }
    let names: Vec<&str> = missing.iter().map(|(p, _)| *p).collect();
    let sudo: &[&str] = if root() { &[] } else { &["sudo"] };
    if only_print {
        bail!("install them with: {} apt-get install -y --no-install-recommends {}", sudo.join(" "), names.join(" "));
    }
    for line in [vec!["apt-get", "update", "-qq"], [vec!["apt-get", "install", "-y", "-qq", "--no-install-recommends"], names].concat()] {
        let line = [sudo, &line].concat();
        println!("$ {}", line.join(" "));
        let done = Command::new(line[0]).args(&line[1..]).env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null()).status()?;
        if !done.success() {
            bail!("`{}` did not succeed; put it right and start this again", line.join(" "));
        }
    }
    Ok(())
}
