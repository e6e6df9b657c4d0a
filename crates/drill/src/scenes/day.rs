//! An ordinary day of reports, about children, staff and the head, and what a thief finds at its end: the tablets' folders
//! with reports that wait, the server's disk and log, and all that went over the air.

use super::pause;
use crate::{
    Play,
    canary::{Canary, Search},
    school::{About, School, Wishes},
    table::{Bar, Table},
    wire::Wire,
};
use anyhow::Result;
use rand::{Rng as _, seq::IndexedRandom as _};
use std::time::Duration;

const TABLETS: usize = 30;
const TICK: Duration = Duration::from_millis(500);

pub fn play(play: &Play, table: &mut Table, postgres: bool) -> Result<()> {
    let canaries = [Canary::new(), Canary::new(), Canary::new()];
    let mut school = School::server(play, &Wishes { postgres, ..Wishes::of(0, TICK) })?;
    let wires: Vec<Wire> = (0..TABLETS).map(|_| Wire::to(play.runtime(), school.server.address())).collect::<Result<_>>()?;
    let through = wires.iter().map(|wire| wire.address).collect();
    school.enrol_tablets(&Wishes { through, ..Wishes::of(TABLETS, TICK) })?;
    school.switch_on()?;

    let reports = play.either(90, 900);
    for nth in 0..reports {
        let words = rand::rng().random_bool(0.7).then(|| canaries.choose(&mut rand::rng()).map(Canary::sentence)).flatten();
        school.tell(rand::rng().random_range(0..TABLETS), About::ALL[nth % About::ALL.len()], words)?;
        pause(60);
    }
    school.answered(Duration::from_secs(20))?;
    let judged = school.judge(play, Duration::from_secs(60))?;
    table.note("reports that children sent, on 30 tablets", reports as f64, "reports");
    table.row("\"It's safe\" said", judged.kept as f64, Bar::Is(reports as f64), "reports");
    table.row("missing at a desk that ought to have it", judged.lost as f64, Bar::Is(0.0), "copies");
    table.row("at a desk that ought not to have it", judged.wrong as f64, Bar::Is(0.0), "copies");
    table.row("at a desk more than once", judged.twice as f64, Bar::Is(0.0), "copies");
    table.row("frames kept twice by the server", school.doubled(play)? as f64, Bar::Is(0.0), "frames");

    // The thief comes while the server is away and reports wait in the tablets.
    school.server.kill()?;
    for tablet in 0..TABLETS {
        school.tell(tablet, About::Child, Some(canaries[tablet % canaries.len()].sentence()))?;
    }
    school.answered(Duration::from_secs(20))?;
    pause(600);
    theft(play, table, &school, &wires, &canaries)?;
    school.server.go_on(None)?;
    let judged = school.judge(play, Duration::from_secs(60))?;
    table.row("missing after the server was away", judged.lost as f64, Bar::Is(0.0), "copies");
    school.end(play);
    Ok(())
}

fn theft(play: &Play, table: &mut Table, school: &School, wires: &[Wire], canaries: &[Canary]) -> Result<()> {
    let mut search = Search::of(canaries);
    let leaks = school.folder.path().join("planted");
    let planted = canaries
        .iter()
        .enumerate()
        .try_fold(0, |sum, (nth, canary)| Ok::<_, anyhow::Error>(sum + canary.leak(&leaks.join(nth.to_string()))?))?;
    let found = search.in_folder(&leaks)?;
    std::fs::remove_dir_all(&leaks)?;
    table.row(
        "a child's words planted in 13 forms, found by the thief's search (control)",
        found as f64,
        Bar::Is(planted as f64),
        "of them",
    );

    search.bytes = 0;
    let mut hits = 0;
    for tablet in 0..school.tablets.len() {
        hits += search.in_folder(&school.tablet_folder(tablet))?;
    }
    table.row("a child's words on the disks of 30 tablets", hits as f64, Bar::Is(0.0), "hits");
    let mut hits = search.in_folder(&school.server.data)? + search.within(&std::fs::read(school.server.log())?);
    if let Some(postgres) = play.postgres.as_ref().filter(|_| school.server.data.join("server.ron").exists()) {
        hits += search.in_folder(&postgres.folder)?;
    }
    table.row("on the server's disk, its log included", hits as f64, Bar::Is(0.0), "hits");
    let hits: usize = wires.iter().map(|wire| search.within(&wire.bytes())).sum();
    table.row("in all that went over the air", hits as f64, Bar::Is(0.0), "hits");
    let hits = school.readers.iter().map(|reader| search.in_folder(&reader.folder)).sum::<Result<usize>>()?;
    table.row("on the desks' disks", hits as f64, Bar::Is(0.0), "hits");
    table.note("looked through", search.bytes as f64 / f64::from(1 << 20), "MiB");
    Ok(())
}
