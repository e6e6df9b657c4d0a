//! Tablets whose clock is a year off, and two. A small library that is put in front of the system's own tells their
//! processes another time.

use crate::{
    Play,
    school::{About, School, Wishes},
    table::{Bar, Table},
    tablet::Limits,
};
use anyhow::Result;
use std::{path::Path, process::Command, time::Duration};

const TICK: Duration = Duration::from_millis(200);
const DAY: i64 = 86_400;
/// Days by which the clocks of the tablets are off, and whether a tablet can still tell the server's certificate.
const OFF: [(i64, bool); 4] = [(0, true), (-365, true), (364, true), (800, false)];
const SOURCE: &str = r#"
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>
int clock_gettime(clockid_t clock, struct timespec *at) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    int done = real(clock, at);
    const char *off = getenv("LANTERN_DRILL_CLOCK");
    if (clock == CLOCK_REALTIME && off) at->tv_sec += atoll(off);
    return done;
}
"#;

fn library(folder: &Path) -> Option<std::ffi::OsString> {
    let (source, library) = (folder.join("clock.c"), folder.join("clock.so"));
    std::fs::write(&source, SOURCE).ok()?;
    let done = Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(&source).arg("-ldl").status();
    done.is_ok_and(|done| done.success()).then(|| library.into_os_string())
}

pub fn play(play: &Play, table: &mut Table) -> Result<()> {
    let mut school = School::server(play, &Wishes::of(OFF.len(), TICK))?;
    let Some(library) = library(school.folder.path()) else {
        table.not_run("clocks that are a year off", "no C compiler here (apt-get install gcc)");
        school.end(play);
        return Ok(());
    };
    school.enrol_tablets(&Wishes::of(OFF.len(), TICK))?;
    let today = i64::from(lantern_frame::half_day(now(), 0).0);
    for (tablet, (days, _)) in school.tablets.iter_mut().zip(OFF) {
        let off = (days * DAY).to_string();
        let env = vec![("LD_PRELOAD".to_owned(), library.clone()), ("LANTERN_DRILL_CLOCK".to_owned(), off.into())];
        tablet.limit(Limits { env, ..Limits::default() });
        tablet.on()?;
    }
    let off = school.tablets.iter().zip(OFF).filter(|(tablet, (days, _))| (i64::from(tablet.hear().day) - today - days).abs() <= 1).count();
    table.row("tablets whose clock is off as it should be (control)", off as f64, Bar::Is(OFF.len() as f64), "");
    for tablet in 0..OFF.len() {
        for _ in 0..5 {
            school.tell(tablet, About::Reader(2), None)?;
        }
    }
    school.answered(Duration::from_secs(20))?;
    for tablet in &school.tablets {
        tablet.wait(Duration::from_secs(20), "a tablet knows its link", |said| !said.links.is_empty())?;
    }
    let right = school.tablets.iter().zip(OFF).filter(|(tablet, (_, connects))| {
        let said = tablet.hear();
        said.links.iter().any(|link| if *connects { link.contains("Up") } else { link.contains("ClockWrong") })
    });
    let right = right.count();
    table.row("a year off either way connects, two years says \"clock\" to staff", right as f64, Bar::Is(OFF.len() as f64), "tablets");
    let kept = school.kept().len();
    table.row("\"It's safe\" said, whatever the clock", kept as f64, Bar::Is(5.0 * OFF.len() as f64), "reports");
    for tablet in &mut school.tablets {
        tablet.kill()?;
        tablet.limit(Limits::default());
        tablet.on()?;
    }
    let judged = school.judge(play, Duration::from_secs(60))?;
    table.row("lost once the clocks were set", judged.lost as f64, Bar::Is(0.0), "copies");
    table.row("twice once the clocks were set", judged.twice as f64, Bar::Is(0.0), "copies");
    school.end(play);
    Ok(())
}

fn now() -> u64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default().as_secs()
}
