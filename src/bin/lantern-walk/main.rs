//! The walk of the demonstration: plays the real app by touches, without a window, and takes a picture of every screen.
//! `cargo xtask demo --headless` starts it beside a real server and a real desk.

#![allow(clippy::disallowed_methods, reason = "the walk is a program of the workshop: it waits and writes its pictures")]

mod canary;
mod class;
mod gallery;
mod lessons;

use anyhow::{Context, Result, ensure};
use bevy::math::UVec2;
use clap::Parser;
use lantern::{
    Screen, Settings, Surface,
    device::{Act, Approved, Clock, Keeping, Post, args, fingers::OTHER_DEAF, memory as allocator, net},
    harness::{Harness, way_on, wise},
    packs::Packs,
    screens::story::Story,
    words::Words,
};
use lantern_lesson::Kind;
use std::{fs, path::PathBuf, time::Duration, time::Instant};

/// Plays Lantern by touches and takes pictures.
#[derive(Debug, Parser)]
struct Walk {
    #[command(flatten)]
    app: args::Args,
    /// Folder for the numbered pictures.
    #[arg(long)]
    out: PathBuf,
    /// Instead of the walk: every kind of card of these lessons (or `all`, with every card) and every other page (`tell`: those of Tell), in both
    /// scripts, at normal and double words.
    #[arg(long, value_name = "LESSON")]
    gallery: Vec<String>,
    /// Instead of the walk: plays every lesson in turn until so many have been played, and prints how long cards and lessons
    /// take and what memory is used.
    #[arg(long, value_name = "LESSONS")]
    bench: Option<usize>,
    /// Instead of the walk: types this word into Tell and ends as --end says.
    #[arg(long, value_name = "WORD", requires = "end")]
    canary: Option<String>,
    /// How telling ends, with --canary.
    #[arg(long)]
    end: Option<canary::End>,
    /// Instead of the walk: one tablet of a class. Nothing is drawn; it says what it shows, and taps what its input asks for.
    #[arg(long)]
    class: bool,
    /// With --class: enrol first, by this link.
    #[arg(long, value_name = "LINK", requires = "class")]
    link: Option<String>,
    /// After Send, keep the app running until this file exists.
    #[arg(long)]
    until: Option<PathBuf>,
}

struct Walker {
    app: Harness,
    out: PathBuf,
    n: usize,
    account: Vec<String>,
}

impl Walker {
    fn shot(&mut self, name: &str) -> Result<()> {
        self.n += 1;
        let file = format!("{:02}-{name}.png", self.n);
        ensure!(self.app.shot(&self.out.join(&file)), "the picture {file} could not be taken");
        println!("{file}");
        self.account.push(file);
        Ok(())
    }

    fn tap(&mut self, act: Act) -> Result<()> {
        // Two taps of one hand are never closer than this.
        std::thread::sleep(Duration::from_millis(450));
        let there = self.app.until(Duration::from_secs(15), |h| h.has(&act));
        ensure!(there, "{act:?} is not on the page {:?}: {:?}", self.app.screen(), self.app.words());
        self.app.tap(&act);
        Ok(())
    }

    fn wait_for(&mut self, screen: Screen) -> Result<()> {
        ensure!(self.app.wait_for(screen), "{screen:?} did not come; still on {:?}", self.app.screen());
        Ok(())
    }

    /// Opens a story from home, as a pupil does.
    fn open(&mut self, id: &str) -> Result<()> {
        let packs = self.app.app.world().resource::<Packs>();
        let tag = self.app.app.world().resource::<Words>().tag().clone();
        let approved = self.app.app.world().resource::<Approved>();
        let lesson = packs.lessons().find(|l| l.id == id).with_context(|| format!("there is no lesson {id}"))?.clone();
        let beside: Vec<_> = packs.lessons().filter(|l| l.stage == lesson.stage && packs.offered(l, &tag) && approved.opens(l)).collect();
        let place = beside.iter().position(|l| l.id == id).with_context(|| format!("{id} is not offered in {tag}"))?;
        self.tap(Act::Card(lesson.stage as usize))?;
        self.wait_for(Screen::Stories)?;
        self.tap(Act::Card(place))?;
        self.wait_for(Screen::Story)?;
        self.app.past_promises();
        Ok(())
    }

    fn node(&self) -> (String, Option<Kind>) {
        let story = self.app.app.world().resource::<Story>();
        story.player().map_or_else(|| (String::new(), None), |p| (p.node_id().to_owned(), Some(p.node().kind.clone())))
    }

    /// Plays the story that is open to its end; `choose` says which card of a choice to take, by the node's id.
    fn story(&mut self, name: &str, choose: impl Fn(&str) -> usize) -> Result<()> {
        let mut pages = 0;
        while self.app.screen() == Screen::Story {
            pages += 1;
            ensure!(pages < 60, "{name} does not end");
            let (id, Some(kind)) = self.node() else { break };
            self.shot(&format!("{name}-{id}"))?;
            for act in way_on(&kind, |_| choose(&id)) {
                if matches!(act, Act::Take | Act::Next)
                    && !matches!(kind, Kind::Scene { .. } | Kind::Mend { .. } | Kind::End { .. } | Kind::Feel { .. })
                {
                    self.shot(&format!("{name}-{id}-done"))?;
                }
                self.tap(act)?;
            }
            self.app.updates(4);
        }
        self.wait_for(Screen::After)?;
        self.shot(&format!("{name}-feelings"))?;
        self.tap(Act::Card(1))?;
        self.tap(Act::Next)?;
        self.shot(&format!("{name}-who-can-i-tell"))
    }
}

/// Proportional memory of this process in MiB.
fn memory() -> Option<f64> {
    let text = fs::read_to_string("/proc/self/smaps_rollup").ok()?;
    let line = text.lines().find(|l| l.starts_with("Pss:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? / 1024.0)
}

/// Taps, and waits until the page that follows is drawn with all its pictures; in milliseconds.
fn timed(walker: &mut Walker, act: &Act) -> Result<f64> {
    walker.app.app.world_mut().resource_mut::<Clock>().advance(Duration::from_millis(500));
    // Other cards are deaf for so long after a tap: nobody is faster, and meanwhile pictures come.
    let deaf = Instant::now();
    while deaf.elapsed() < OTHER_DEAF {
        walker.app.update();
        std::thread::sleep(Duration::from_millis(10));
    }
    let before = walker.app.page();
    let start = Instant::now();
    ensure!(walker.app.press(act), "{act:?} is not on {:?}", walker.app.screen());
    // The page is drawn anew whatever the tap does.
    while walker.app.page() == before || !walker.app.settled() {
        walker.app.update();
        ensure!(start.elapsed() < Duration::from_secs(20), "{act:?} does nothing on {:?}", walker.app.screen());
    }
    // It is on the glass with the next frame.
    walker.app.update();
    Ok(start.elapsed().as_secs_f64() * 1000.0)
}

fn bench(walker: &mut Walker, many: usize) -> Result<()> {
    let lessons: Vec<_> = walker.app.app.world().resource::<Packs>().lessons().cloned().collect();
    walker.app.app.insert_resource(Clock::Hand { now: Duration::from_secs(9_999), epoch: 1_795_424_400 });
    let mut approved = Approved::default();
    lessons.iter().for_each(|lesson| approved.open(lesson, "bench", 0));
    walker.app.app.insert_resource(approved);
    let (mut cards, mut opened, mut peak, mut first) = (Vec::new(), Vec::new(), 0.0_f64, None);
    for n in 1..=many {
        let lesson = &lessons[(n - 1) % lessons.len()];
        timed(walker, &Act::Card(lesson.stage as usize))?;
        let place = lessons.iter().filter(|l| l.stage == lesson.stage).position(|l| l.id == lesson.id).unwrap_or_default();
        opened.push(timed(walker, &Act::Card(place))?);
        walker.app.past_promises();
        while let Some(kind) = walker.app.card() {
            if matches!(kind, Kind::Stop { .. }) {
                walker.app.app.world_mut().resource_mut::<Clock>().advance(Duration::from_secs(8));
                walker.app.updates(3);
            }
            for act in way_on(&kind, wise) {
                let took = timed(walker, &act)?;
                if act == Act::Next || act == Act::Take {
                    cards.push(took);
                }
            }
            peak = peak.max(memory().unwrap_or_default());
        }
        timed(walker, &Act::Next)?;
        timed(walker, &Act::Done)?;
        if n == lessons.len() {
            first = memory();
        }
    }
    for times in [&mut cards, &mut opened] {
        times.sort_by(f64::total_cmp);
    }
    let at = |times: &[f64], part: f64| times[((times.len() - 1) as f64 * part) as usize];
    println!("bench next-card-p50 {:.0} ms", at(&cards, 0.5));
    println!("bench next-card-p95 {:.0} ms", at(&cards, 0.95));
    println!("bench next-lesson-p50 {:.0} ms", at(&opened, 0.5));
    println!("bench next-lesson-p95 {:.0} ms", at(&opened, 0.95));
    println!("bench memory-after-each-once {:.0} MiB", first.unwrap_or_default());
    println!("bench memory-after-all {:.0} MiB", memory().unwrap_or_default());
    println!("bench memory-peak {:.0} MiB", peak);
    Ok(())
}

fn main() -> Result<()> {
    allocator::give_back();
    allocator::no_dumps();
    let walk = Walk::parse();
    fs::create_dir_all(&walk.out)?;
    let (w, h) = walk.app.window.unwrap_or((1280, 800));
    if !walk.gallery.is_empty() {
        gallery::readers(&walk.app.data())?;
    }
    let settings = Settings {
        data: Some(walk.app.data()),
        assets: walk.app.assets(),
        tick: walk.app.tick(),
        preview: walk.app.pack(),
        surface: Surface::Offscreen(UVec2::new(w, h)),
    };
    if walk.class {
        if let Some(link) = &walk.link {
            net::enrol(&walk.app.data(), link, None).map_err(anyhow::Error::msg)?;
        }
        let unseen = Settings { surface: Surface::Unseen(UVec2::new(w, h)), ..settings };
        return class::class(Harness::new(unseen));
    }
    let mut walker = Walker { app: Harness::new(settings), out: walk.out.clone(), n: 0, account: Vec::new() };
    walker.app.update();
    if let Some((word, end)) = walk.canary.as_ref().zip(walk.end) {
        walker.wait_for(Screen::Home)?;
        return canary::canary(&mut walker, word, end);
    }
    walker.shot("boot")?;
    walker.wait_for(Screen::Home)?;
    if let Some(many) = walk.bench {
        return bench(&mut walker, many);
    }
    if !walk.gallery.is_empty() {
        return gallery::gallery(&mut walker, &walk.gallery);
    }
    walker.shot("home")?;

    walker.tap(Act::Card(0))?;
    walker.wait_for(Screen::Stories)?;
    walker.shot("eyfs-stories")?;
    walker.tap(Act::Home)?;
    walker.wait_for(Screen::Home)?;
    walker.open("e5")?;
    // Call Gran Heron: the strong way.
    walker.story("e5", |_| 1)?;
    walker.tap(Act::Done)?;
    walker.wait_for(Screen::Home)?;

    walker.open("u6")?;
    // Tap the link, type the code, and then put it right by telling.
    walker.story("u6", |node| usize::from(node == "fix"))?;

    // Urdu and back, without losing the place.
    walker.tap(Act::Home)?;
    walker.wait_for(Screen::Home)?;
    walker.tap(Act::Language)?;
    walker.wait_for(Screen::Language)?;
    walker.shot("languages")?;
    walker.tap(Act::Card(1))?;
    walker.wait_for(Screen::Home)?;
    walker.shot("home-urdu")?;
    walker.open("u6")?;
    walker.shot("u6-urdu")?;
    walker.tap(Act::Language)?;
    walker.wait_for(Screen::Language)?;
    walker.tap(Act::Card(0))?;
    walker.wait_for(Screen::Story)?;
    walker.tap(Act::Home)?;
    walker.shot("leave-question")?;
    walker.tap(Act::Yes)?;
    walker.wait_for(Screen::Home)?;

    // Four to five: the four-year-old's Tell, by pictures.
    walker.tap(Act::Card(0))?;
    walker.wait_for(Screen::Stories)?;
    let enrolled = walker.app.until(Duration::from_secs(60), |h| h.app.world().resource::<Post>().roster().is_some());
    ensure!(enrolled, "no roster reached the tablet");
    walker.tap(Act::Tell)?;
    walker.wait_for(Screen::Tell)?;
    walker.shot("tell-what")?;
    walker.tap(Act::Card(2))?;
    walker.shot("tell-who")?;
    walker.tap(Act::Card(2))?;
    walker.shot("tell-now")?;
    walker.tap(Act::Hide)?;
    walker.shot("tell-hidden")?;
    walker.tap(Act::Yes)?;
    walker.tap(Act::Card(0))?;
    walker.shot("tell-send")?;
    walker.tap(Act::Done)?;
    walker.shot("tell-sure")?;
    walker.tap(Act::Yes)?;
    let kept = walker.app.until(Duration::from_secs(20), |h| h.app.world().resource::<Post>().keeping() == Some(Keeping::Kept));
    ensure!(kept, "the report was not kept: {:?}", walker.app.words());
    walker.app.updates(3);
    walker.shot("tell-safe")?;
    walker.tap(Act::Done)?;
    walker.wait_for(Screen::Stories)?;

    fs::write(walk.out.join("told"), "")?;
    if let Some(until) = walk.until {
        let seen = walker.app.until(Duration::from_secs(300), |_| {
            std::thread::sleep(Duration::from_millis(100));
            until.exists()
        });
        ensure!(seen, "the desk did not open the report");
    }
    println!("{} pictures", walker.account.len());
    Ok(())
}
