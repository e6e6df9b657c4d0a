//! A class of thirty-five: one real server and 35 real apps without windows, one of them the teacher's. Prints how long
//! starting, pausing, going on, joining and rejoining take, and what happens when the teacher's tablet, a pupil's and the
//! server are killed.

use crate::{
    processes::{self, Running, cargo, output, programs, root},
    setup,
};
use anyhow::{Context, Result, bail, ensure};
use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{ChildStdin, Command, Stdio},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

/// Options of `cargo xtask class`.
#[derive(Debug, clap::Args)]
pub struct Class {
    /// Tablets, the teacher's among them.
    #[arg(long, default_value_t = 35, value_parser = clap::value_parser!(u16).range(4..=60))]
    tablets: u16,
    /// Use the programs as they were built last.
    #[arg(long)]
    no_build: bool,
    /// Take the programs of the release build.
    #[arg(long)]
    release: bool,
    /// Print the system packages that are missing instead of installing them.
    #[arg(long)]
    no_install: bool,
}

fn now() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis()
}

/// A tablet: what it has shown since when.
struct Tablet {
    _running: Running,
    input: ChildStdin,
    seen: Arc<Mutex<Vec<(u128, String)>>>,
}

impl Tablet {
    fn start(program: &Path, data: &Path, assets: &Path, link: Option<&str>) -> Result<Self> {
        let mut command = Command::new(program);
        command.arg("--class").arg("--data").arg(data).arg("--assets").arg(assets).arg("--out").arg(data);
        if let Some(link) = link {
            command.arg("--link").arg(link);
        }
        // Each has a core and a bit: their own pools would be a hundred threads.
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut running = Running::start(&mut command)?;
        let input = running.0.stdin.take().context("no input")?;
        let output = running.0.stdout.take().context("no output")?;
        let seen = Arc::new(Mutex::new(Vec::new()));
        let put = seen.clone();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if let Some((at, what)) = line.split_once(' ') {
                    put.lock().unwrap_or_else(PoisonError::into_inner).push((at.parse().unwrap_or_default(), what.to_owned()));
                }
            }
        });
        Ok(Self { _running: running, input, seen })
    }

    fn say(&mut self, line: &str) -> Result<()> {
        writeln!(self.input, "{line}").context("a tablet has ended")
    }

    /// When something was first shown after a moment.
    fn when(&self, after: u128, what: impl Fn(&str) -> bool) -> Option<u128> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.iter().find(|(at, line)| *at >= after && what(line)).map(|(at, _)| *at)
    }

    fn last(&self) -> String {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.iter().rev().map(|(_, line)| line).find(|line| !line.starts_with("tapped")).cloned().unwrap_or_default()
    }

    /// What it has shown lately, for whoever looks for the reason.
    fn tell_all(&self, many: usize) {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        for (at, line) in seen.iter().rev().take(many).rev() {
            println!("      {at} {line}");
        }
    }

    fn wait(&self, what: &str, limit: u64, after: u128, done: impl Fn(&str) -> bool) -> Result<u128> {
        processes::wait(what, Duration::from_secs(limit), || self.when(after, &done).is_some()).with_context(|| self.last())?;
        self.when(after, done).context("it was shown and is gone")
    }

    /// Taps, and gives the moment of the tap.
    fn tap(&mut self, act: &str) -> Result<u128> {
        let before = now();
        self.say(act)?;
        let tapped = format!("tapped {act} true");
        self.wait(&format!("tap on {act}"), 20, before, |line| line.starts_with(&tapped))
    }
}

fn percentile(times: &mut [u128], part: f64) -> u128 {
    times.sort_unstable();
    times.get(((times.len().max(1) - 1) as f64 * part).round() as usize).copied().unwrap_or_default()
}

struct Table(Vec<String>, bool);

impl Table {
    fn times(&mut self, what: &str, mut times: Vec<u128>, bar: u128, of: usize) {
        let (p50, p95) = (percentile(&mut times, 0.5), percentile(&mut times, 0.95));
        let holds = times.len() == of && p95 <= bar;
        self.row(what, &format!("p50 {p50} ms, p95 {p95} ms, {} of {of}", times.len()), &format!("p95 {bar} ms, all"), holds);
    }

    fn row(&mut self, what: &str, figure: &str, bar: &str, holds: bool) {
        let line = format!("{:<52} {figure:<40} {bar:<24} {}", what, if holds { "holds" } else { "BELOW" });
        println!("{line}");
        self.1 &= holds;
        self.0.push(line);
    }
}

/// Every file of a tablet's data by name, with its length; the ring's content changes by design.
fn disk(data: &Path) -> Result<BTreeMap<String, u64>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(data)? {
        let entry = entry?;
        files.insert(entry.file_name().to_string_lossy().into_owned(), entry.metadata()?.len());
    }
    Ok(files)
}

/// Builds, plays and prints.
#[allow(clippy::too_many_lines, reason = "one lesson with a class, told in its order")]
pub fn run(class: &Class) -> Result<()> {
    setup::packages(&[setup::BUILD, setup::RUN], class.no_install)?;
    let profile = if class.release { "release" } else { "debug" };
    if !class.no_build {
        let mut build = cargo();
        build.args(["build", "--workspace", "--bin", "lantern-server", "--bin", "lantern-walk"]);
        if class.release {
            build.arg("--release");
        }
        processes::run(&mut build)?;
    }
    let (server_program, walk) = (programs(profile).join("lantern-server"), programs(profile).join("lantern-walk"));
    let folder = programs("class");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let school = folder.join("school");
    let listen = format!("127.0.0.1:{}", free_port()?);
    let serve = || -> Result<Running> {
        let log = fs::File::create(folder.join("server.log"))?;
        let mut command = Command::new(&server_program);
        command.args(["serve", "--tick", "5", "--data"]).arg(&school).args(["--listen", &listen]).stderr(log);
        let running = Running::start(&mut command)?;
        let serves = || fs::read_to_string(folder.join("server.log")).is_ok_and(|log| log.contains("serving on"));
        processes::wait("the server's start", Duration::from_secs(30), serves)?;
        Ok(running)
    };
    let mut server = serve()?;
    let ask = |args: &[&str]| output(Command::new(&server_program).args(args).arg("--data").arg(&school));
    ask_class(&server_program, &school, &["add", "Swans", "--stage", "Ks1"])?;
    let said = ask_staff(&server_program, &school, &["add", "Year 2 teacher", "--class", "Swans"])?;
    let pin = said.lines().find_map(|l| l.strip_prefix("PIN ")).context("no PIN was told")?.to_owned();
    let many = usize::from(class.tablets);
    let assets = root().join("assets");
    let data = |n: usize| folder.join(format!("tablet-{n}"));
    let mut tablets = Vec::new();
    println!("{many} tablets wake up and enrol ...");
    let mut link = String::new();
    for n in 0..many {
        if n % 30 == 0 {
            let code = ask(&["enrol", "--kind", "tablet", "--count", "30", "--label", "Trolley", "--server", &listen, "--json"])?;
            let code: serde_json::Value = serde_json::from_str(&code)?;
            link = code["link"].as_str().context("no link")?.to_owned();
        }
        tablets.push(Tablet::start(&walk, &data(n), &assets, Some(&link))?);
        // Waking up is the heaviest that each of them does; two cores carry three at a time. The teacher's is the first
        // that enrols, and those of no class are the last: by these numbers they are known.
        if n == 0 || n % 3 == 2 || n + 3 >= many {
            for tablet in &tablets {
                tablet.wait("home", 120, 0, |line| line.starts_with("Home"))?;
            }
        }
    }
    for tablet in &tablets {
        tablet.wait("home and the class's link", 120, 0, |line| line.starts_with("Home") && line.contains("via=Server"))?;
    }
    // Number 1 is the teacher's own; the last two are of no class and join by pictures.
    let (pupils, guests) = (1..many - 2, many - 2..many);
    let numbers: Vec<String> = (2..=many - 2).map(|n| n.to_string()).collect();
    let mut assign = vec!["assign", "Swans"];
    assign.extend(numbers.iter().map(String::as_str));
    ask_class(&server_program, &school, &assign)?;
    std::thread::sleep(Duration::from_secs(3));
    let before: Vec<_> = (0..many).map(|n| disk(&data(n))).collect::<Result<_>>()?;

    let mut table = Table(Vec::new(), true);
    println!("\n{:<52} {:<40} {:<24}", "what", "figure", "bar");
    // From the cog on home: six digits, and one tap for the story that comes next.
    let begun = now();
    tablets[0].tap("staff")?;
    for digit in pin.chars() {
        tablets[0].tap(&format!("card {digit}"))?;
    }
    tablets[0].wait("the class's page", 20, begun, |line| line.starts_with("Teach Desk"))?;
    let started = tablets[0].tap("take")?;
    let shown = |tablets: &[Tablet], which: &[usize], after: u128, what: &dyn Fn(&str) -> bool| -> Vec<u128> {
        let limit = Instant::now() + Duration::from_secs(20);
        loop {
            let times: Vec<u128> = which.iter().filter_map(|n| tablets[*n].when(after, what)).map(|at| at - after).collect();
            if times.len() == which.len() || Instant::now() > limit {
                return times;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    };
    let all: Vec<usize> = pupils.clone().collect();
    let times = shown(&tablets, &all, started, &|line| line.starts_with("Story"));
    let walked = started - begun + times.iter().copied().max().unwrap_or(99_999);
    table.times("start: tap to the story on the tablets", times, 2_000, all.len());
    table.row("waking to the story on all tablets", &format!("{} ms, 8 taps", walked), "60 s, 8 taps", walked <= 60_000);
    // The promises of a new session stand first; the class says them together.
    std::thread::sleep(Duration::from_secs(4));
    for n in &all {
        tablets[*n].say("yes")?;
    }
    let said = shown(&tablets, &all, started, &|line| line.starts_with("Story") && !line.contains("promises"));
    ensure!(said.len() == all.len(), "the promises stay on {} tablets", all.len() - said.len());

    let (mut pause, mut go_on) = (Vec::new(), Vec::new());
    for _ in 0..10 {
        let up = tablets[0].tap("card 0")?;
        pause.extend(shown(&tablets, &all, up, &|line| line.starts_with("Eyes")));
        std::thread::sleep(Duration::from_millis(2_500));
        let down = tablets[0].tap("card 0")?;
        go_on.extend(shown(&tablets, &all, down, &|line| line.starts_with("Story")));
        std::thread::sleep(Duration::from_millis(2_500));
    }
    table.times("pause: tap to the calm screen (10 times)", pause, 1_000, all.len() * 10);
    table.times("resume: tap to the same card (10 times)", go_on, 1_000, all.len() * 10);

    // Two tablets of no class come in by the three pictures.
    let code = tablets[0].last();
    let code = code.split("code=").nth(1).context("the teacher sees no pictures")?.chars().take(3).collect::<String>();
    let mut joins = Vec::new();
    for n in guests.clone() {
        tablets[n].tap("done")?;
        let mut last = 0;
        for picture in code.chars() {
            last = tablets[n].tap(&format!("card {picture}"))?;
        }
        joins.extend(shown(&tablets, &[n], last, &|line| line.starts_with("Story")));
    }
    table.times("join: third picture to the story", joins, 5_000, guests.len());

    // A pupil's tablet loses its power while everybody looks up.
    let up = tablets[0].tap("card 0")?;
    shown(&tablets, &all, up, &|line| line.starts_with("Eyes"));
    let victim = all[all.len() / 2];
    let card = tablets[victim].last();
    kill(&mut tablets[victim]);
    let woken = now();
    tablets[victim] = Tablet::start(&walk, &data(victim), &assets, None)?;
    let back = shown(&tablets, &[victim], woken, &|line| line.starts_with("Eyes"));
    table.times("a pupil's tablet killed: back, still paused", back, 20_000, 1);
    let down = tablets[0].tap("card 0")?;
    let place = card.split_whitespace().nth(1).unwrap_or_default().to_owned();
    let again = shown(&tablets, &[victim], down, &|line| line.starts_with("Story") && line.contains(&place));
    table.times("... and then on its card", again, 2_000, 1);

    // The teacher's tablet is lost: lessons go on, and she goes on from another one.
    kill(&mut tablets[0]);
    let lost = now();
    std::thread::sleep(Duration::from_secs(15));
    let going = all.iter().filter(|n| tablets[**n].last().starts_with("Story")).count();
    table.row("the teacher's tablet killed: stories after 15 s", &format!("{going} of {}", all.len()), "all", going == all.len());
    tablets[0] = Tablet::start(&walk, &data(0), &assets, None)?;
    tablets[0].wait("the teacher's tablet", 60, lost, |line| !line.starts_with("Boot"))?;
    tablets[0].tap("staff")?;
    for digit in pin.chars() {
        tablets[0].tap(&format!("card {digit}"))?;
    }
    tablets[0].wait("the running session", 20, lost, |line| line.starts_with("Teach Desk") && line.contains("code="))?;
    tablets[0].tap("card 0")?;
    let up = tablets[0].tap("card 0")?;
    let times = shown(&tablets, &all, up, &|line| line.starts_with("Eyes"));
    let missed = times.len() < all.len();
    table.times("... she takes the session over: pause", times, 1_000, all.len());
    if missed {
        tablets[0].tell_all(20);
        tablets[all[0]].tell_all(6);
    }
    let down = tablets[0].tap("card 0")?;
    shown(&tablets, &all, down, &|line| line.starts_with("Story"));

    // The server is killed, and comes back.
    server.0.kill()?;
    server.0.wait()?;
    let gone = now();
    std::thread::sleep(Duration::from_secs(8));
    let going = all.iter().filter(|n| tablets[**n].last().starts_with("Story")).count();
    table.row("the server killed: stories after 8 s", &format!("{going} of {}", all.len()), "all", going == all.len());
    let up = tablets[0].tap("card 0")?;
    let direct = shown_within(&tablets, &all, up, 30, &|line| line.starts_with("Eyes"));
    let says = tablets[0].last().contains("via=Nothing") || tablets[0].last().contains("via=Direct");
    let figure = format!("{} of {} within {} ms", direct.len(), all.len(), direct.iter().max().copied().unwrap_or_default());
    table.row("... pause from tablet to tablet (multicast DNS)", &figure, "all, or it says so", direct.len() == all.len() || says);
    server = serve()?;
    let back = now();
    let again: Vec<u128> = shown_within(&tablets, &all, back, 60, &|line| line.contains("via=Server"));
    println!("   the server was away for {} ms; {} tablets hear it again", back - gone, again.len());

    // End and reset: home, and nothing stays.
    if tablets[0].last().starts_with("Teach Live") {
        let ended = tablets[0].tap("stop")?;
        let times = shown(&tablets, &all, ended, &|line| line.starts_with("Home"));
        table.times("end and reset: home", times, 2_000, all.len());
    } else {
        bail!("the teacher is not on the session's page: {}", tablets[0].last());
    }
    std::thread::sleep(Duration::from_secs(2));
    let mut left = BTreeMap::new();
    for n in &all {
        let after = disk(&data(*n))?;
        for name in after.keys().filter(|name| before[*n].get(*name) != after.get(*name)) {
            *left.entry(name.clone()).or_insert(0) += 1;
        }
    }
    // What the school's list says changes with the class's promises; the tablet learns it as every tablet does.
    left.remove("class.ron");
    table.row("files that a session has left on the tablets", &format!("{left:?}"), "none", left.is_empty());
    drop(tablets);
    drop(server);
    if table.1 { Ok(()) } else { bail!("the class is below a bar: see the lines above") }
}

fn kill(tablet: &mut Tablet) {
    let _ = tablet._running.0.kill();
    let _ = tablet._running.0.wait();
}

fn shown_within(tablets: &[Tablet], which: &[usize], after: u128, seconds: u64, what: &dyn Fn(&str) -> bool) -> Vec<u128> {
    let limit = Instant::now() + Duration::from_secs(seconds);
    loop {
        let times: Vec<u128> = which.iter().filter_map(|n| tablets[*n].when(after, what)).map(|at| at - after).collect();
        if times.len() == which.len() || Instant::now() > limit {
            return times;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

fn ask_class(program: &PathBuf, school: &Path, args: &[&str]) -> Result<String> {
    let (verb, rest) = args.split_first().context("no verb")?;
    output(Command::new(program).args(["class", verb, "--data"]).arg(school).args(rest))
}

fn ask_staff(program: &PathBuf, school: &Path, args: &[&str]) -> Result<String> {
    let (verb, rest) = args.split_first().context("no verb")?;
    output(Command::new(program).args(["staff", verb, "--data"]).arg(school).args(rest))
}

fn free_port() -> Result<u16> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
