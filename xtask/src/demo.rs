//! A demonstration school in a folder of its own, and the whole walk through it: a lesson, a worry told, an adult who reads it.

use crate::{
    browser::Browser,
    processes::{self, Running, cargo, output, programs, root, wait},
    setup,
};
use anyhow::{Context, Result, ensure};
use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

const PASSPHRASE: &str = "three lanterns by the pond";

/// Options of `cargo xtask demo`.
#[derive(Debug, clap::Args)]
pub struct Demo {
    /// Play the whole walk without a display, even where there is one.
    #[arg(long)]
    headless: bool,
    /// Print the system packages that are missing instead of installing them.
    #[arg(long)]
    no_install: bool,
    /// Seconds between two frames; a school has 60, the demonstration is shorter.
    #[arg(long, default_value_t = 2.0)]
    tick: f32,
    /// Seconds between two looks of the desk at the server; a school has 60.
    #[arg(long, default_value_t = 1)]
    fetch: u64,
    /// Keep the demonstration school of the last time.
    #[arg(long)]
    keep: bool,
}

/// Runs the demonstration.
pub fn run(demo: &Demo) -> Result<()> {
    let display = ["WAYLAND_DISPLAY", "DISPLAY"].iter().any(|v| std::env::var_os(v).is_some_and(|d| !d.is_empty()));
    let headless = demo.headless || !display;
    let browser: &[setup::Package] = if headless { setup::BROWSER } else { &[] };
    setup::packages(&[setup::BUILD, setup::RUN, browser], demo.no_install)?;
    println!("Building (the first time this takes a quarter of an hour, most of it Bevy) ...");
    processes::run(cargo().args(["build", "--workspace", "--bins", "--tests"]))?;
    println!(
        "In the demonstration a tablet sends a frame every {} s and the desk looks every {} s; in a school both are 60 s.",
        demo.tick, demo.fetch
    );
    if headless { walk(demo.tick, demo.fetch) } else { show(demo) }
}

/// The walk by itself, on programs that are built already.
pub fn headless(_built: bool) -> Result<()> {
    walk(1.0, 1)
}

pub(crate) struct School {
    pub(crate) folder: PathBuf,
    server: String,
    _server: Running,
}

pub(crate) fn program(name: &str) -> Command {
    let mut command = Command::new(programs("debug").join(name));
    command.current_dir(root());
    command
}

impl School {
    /// Makes the school: server, three readers with their desks, a signed roster, one tablet.
    pub(crate) fn open(folder: &Path, tick: f32, keep: bool) -> Result<Self> {
        let fresh = !(keep && folder.join("tablet").is_dir());
        if fresh {
            let _ = fs::remove_dir_all(folder);
        }
        fs::create_dir_all(folder)?;
        let data = folder.join("server");
        let port_file = folder.join("port");
        let port = match fs::read_to_string(&port_file) {
            Ok(port) => port.trim().parse()?,
            Err(_) => free_port()?,
        };
        fs::write(&port_file, port.to_string())?;
        let server = format!("127.0.0.1:{port}");
        let running = Running::start(program("lantern-server").args(["serve", "--data"]).arg(&data).args([
            "--listen",
            &server,
            "--name",
            "localhost",
            "--tick",
            &tick.to_string(),
        ]))?;
        wait("the school server's start", Duration::from_secs(30), || {
            Command::new("curl")
                .args(["-sk", &format!("https://{server}/healthz")])
                .output()
                .is_ok_and(|o| o.status.success() && o.stdout.starts_with(b"ok"))
        })?;
        let school = Self { folder: folder.to_owned(), server, _server: running };
        if fresh {
            school.people()?;
        }
        Ok(school)
    }

    fn link(&self, kind: &str) -> Result<String> {
        let text = output(program("lantern-server").args(["enrol", "--data"]).arg(self.folder.join("server")).args([
            "--kind",
            kind,
            "--server",
            &self.server,
            "--json",
        ]))?;
        let answer: serde_json::Value = serde_json::from_str(&text)?;
        Ok(answer["link"].as_str().context("the server gave no enrolment link")?.to_owned())
    }

    fn desk(&self) -> Command {
        program("lantern-desk")
    }

    fn passphrase(&self) -> PathBuf {
        self.folder.join("passphrase")
    }

    fn people(&self) -> Result<()> {
        fs::write(self.passphrase(), PASSPHRASE)?;
        let readers = [
            ("lead", "Designated safeguarding lead"),
            ("deputy", "Deputy safeguarding lead"),
            ("head", "Headteacher"),
            ("chair", "Chair of governors"),
        ];
        for (role, label) in readers {
            let link = self.link("desk")?;
            processes::run(
                self.desk()
                    .args(["init", "--data"])
                    .arg(self.folder.join(role))
                    .args(["--role", role, "--label", label, "--enrol", &link, "--passphrase-file"])
                    .arg(self.passphrase()),
            )?;
        }
        let roster = self.folder.join("roster.ron");
        let mut new = self.desk();
        new.args(["roster", "new"]);
        for (role, _) in readers {
            new.arg("--card").arg(self.folder.join(role).join("reader-card.ron"));
        }
        for role in ["lead", "deputy", "chair"] {
            new.arg("--root").arg(self.folder.join(role).join("reader-card.ron"));
        }
        processes::run(new.arg("--out").arg(&roster))?;
        for role in ["lead", "deputy"] {
            processes::run(
                self.desk()
                    .args(["roster", "sign", "--data"])
                    .arg(self.folder.join(role))
                    .arg("--passphrase-file")
                    .arg(self.passphrase())
                    .arg(&roster),
            )?;
        }
        processes::run(
            self.desk()
                .args(["roster", "publish", "--data"])
                .arg(self.folder.join("lead"))
                .arg("--passphrase-file")
                .arg(self.passphrase())
                .arg(&roster),
        )?;
        let link = self.link("tablet")?;
        processes::run(program("lantern").args(["enrol", &link, "--data"]).arg(self.folder.join("tablet")))
    }

    /// Opens the lead's desk; answers with the one-time link to its page.
    fn open_desk(&self, fetch: u64, browser: bool) -> Result<(Running, String)> {
        let file = self.folder.join("desk-link");
        let _ = fs::remove_file(&file);
        let mut open = self.desk();
        open.args(["open", "--data"])
            .arg(self.folder.join("lead"))
            .args(["--fetch", &fetch.to_string(), "--passphrase-file"])
            .arg(self.passphrase())
            .arg("--link-file")
            .arg(&file);
        if !browser {
            open.arg("--no-browser");
        }
        let running = Running::start(open.stdout(Stdio::null()))?;
        wait("the desk's start", Duration::from_secs(30), || fs::read_to_string(&file).is_ok_and(|l| l.trim().starts_with("http")))?;
        Ok((running, fs::read_to_string(&file)?.trim().to_owned()))
    }
}

/// A port that nobody uses; the listener that found it is gone when this returns.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    Ok(listener.local_addr()?.port())
}

/// With a display: the server, the desk in the browser, the app in a window, for a person to play.
fn show(demo: &Demo) -> Result<()> {
    let folder = programs("demo-school");
    let school = School::open(&folder, demo.tick, demo.keep)?;
    let (_desk, link) = school.open_desk(demo.fetch, true)?;
    println!(
        "\nThe desk of the safeguarding lead: {link}\nThe tablet opens in a window. Play a lesson, press the hand with the heart, and watch the desk. Close the window to end."
    );
    processes::run(program("lantern").args(["--window", "1280x800", "--tick", &demo.tick.to_string(), "--data"]).arg(folder.join("tablet")))
}

/// Without a display: plays it all by touches and takes a picture of every screen.
fn walk(tick: f32, fetch: u64) -> Result<()> {
    let out = programs("demo");
    let _ = fs::remove_dir_all(&out);
    fs::create_dir_all(&out)?;
    let folder = programs("demo-school");
    let school = School::open(&folder, tick, false)?;
    let (desk, link) = school.open_desk(fetch, false)?;
    let browser = Browser::start(&folder.join("browser"), free_port()?)?;
    browser.open(&link)?;
    browser.shot(&out.join("80-desk-before.png"))?;
    ensure!(browser.find("[data-report]")?.is_empty(), "a desk that nobody has told anything shows a report");

    let seen = folder.join("desk-has-it");
    let _ = fs::remove_file(&seen);
    let mut walk = Running::start(
        program("lantern-walk")
            .args(["--tick", &tick.to_string(), "--data"])
            .arg(folder.join("tablet"))
            .arg("--out")
            .arg(&out)
            .arg("--until")
            .arg(&seen),
    )?;
    let mut died = false;
    wait("a report that is kept safe in the tablet", Duration::from_secs(600), || {
        died = walk.ended();
        died || out.join("told").is_file()
    })?;
    ensure!(!died || out.join("told").is_file(), "the app's walk ended before anything was told");
    let took = wait("the report on the desk", Duration::from_secs(130), || {
        browser.open(desk_home(&link).as_str()).is_ok() && browser.find("[data-report]").is_ok_and(|r| r.len() == 1)
    })?;
    fs::write(&seen, "")?;
    browser.shot(&out.join("81-desk-today.png"))?;
    browser.click("[data-report] a")?;
    browser.shot(&out.join("82-desk-report.png"))?;
    let text = browser.text()?;
    ensure!(text.contains("secret"), "the report's page does not say what the child said: {text}");
    browser.click("form[action$=seen] button")?;
    browser.shot(&out.join("83-desk-seen.png"))?;
    wait("the app's walk to end", Duration::from_secs(60), || walk.ended())?;
    ensure!(walk.0.wait()?.success(), "the app's walk did not end well");
    drop((browser, desk, school));
    let _ = fs::remove_file(out.join("told"));
    let mut pictures: Vec<String> =
        fs::read_dir(&out)?.filter_map(|e| e.ok()?.file_name().into_string().ok()).filter(|n| n.ends_with(".png")).collect();
    pictures.sort();
    ensure!(pictures.len() > 40, "only {} pictures were taken", pictures.len());
    let account = format!(
        "The whole walk, on {} pictures:\nboot, home, a story for the youngest to its end, a story for the oldest by a risky way and its mend, another script, Tell, and the desk.\nFrom \"It's safe\" to the desk: {:.1} s with a frame every {tick} s and a look every {fetch} s (60 s each in a school).\n\n{}\n",
        pictures.len(),
        took.as_secs_f32(),
        pictures.join("\n")
    );
    fs::write(out.join("account.txt"), &account)?;
    println!("{account}\nThe pictures are in {}", out.display());
    Ok(())
}

/// The desk's first page, once the one-time link has been used.
fn desk_home(link: &str) -> String {
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    format!("http://{}/", rest.split('/').next().unwrap_or_default())
}
