//! A school: a server with its folder, four readers with their desks, the roster that they signed, tablets; and what the
//! children told, with who ought to have it. Who reads what stands here a second time, by hand, so that the drill does
//! not ask the code that it tries.

use crate::{
    Play,
    desk::{Line, Reader},
    server::Server,
    tablet::{Fate, Tablet},
};
use anyhow::{Context as _, Result, ensure};
use lantern_frame::{
    Frame, Report, Roster, SchoolId, open,
    report::{Chosen, Code, Feeling, Find, HalfDay, On, Place, Stage, Tapped, What, Who, Whose},
    roster::{Hours, Role, SignedRoster},
};
use lantern_wire::{DeviceKind, Verdict};
use rand::Rng as _;
use std::{
    collections::{HashMap, HashSet},
    net::SocketAddr,
    path::PathBuf,
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// Places of the four in [`School::readers`], and their numbers on the roster.
pub const LEAD: usize = 0;
/// See [`LEAD`].
pub const DEPUTY: usize = 1;
/// See [`LEAD`].
pub const HEAD: usize = 2;
/// See [`LEAD`].
pub const CHAIR: usize = 3;
const ROLES: [Role; 4] = [Role::DesignatedSafeguardingLead, Role::DeputyLead, Role::Headteacher, Role::ChairOfGovernors];
/// A desk's look at the server.
const LOOK: Duration = Duration::from_millis(400);

/// Whom a report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Nobody who works here.
    Child,
    /// A grown-up at school who is not named.
    Staff,
    /// The reader in this place.
    Reader(usize),
}

impl About {
    /// Everything that a child can say.
    pub const ALL: [Self; 6] =
        [Self::Child, Self::Staff, Self::Reader(LEAD), Self::Reader(DEPUTY), Self::Reader(HEAD), Self::Reader(CHAIR)];

    /// Who ought to read it at this school.
    pub fn eligible(self) -> &'static [usize] {
        match self {
            Self::Child => &[LEAD, DEPUTY],
            Self::Staff | Self::Reader(DEPUTY | CHAIR) => &[LEAD, HEAD],
            Self::Reader(HEAD) => &[DEPUTY, CHAIR],
            // The lead is left out, so the head would be alone: the fallback's deputy joins.
            Self::Reader(_) => &[DEPUTY, HEAD],
        }
    }
}

/// A report that a child makes.
pub fn report(about: About, words: Option<String>) -> Report {
    let mut rng = rand::rng();
    fn any<T: Tapped>() -> T {
        T::ALL[rand::rng().random_range(0..T::ALL.len())]
    }
    let staff = if let About::Reader(place) = about { u8::try_from(place).ok() } else { None };
    Report {
        id: rng.random(),
        stage: if words.is_some() { Stage::UpperKs2 } else { any() },
        day: 20_780,
        half: HalfDay::Morning,
        whose: rng.random_bool(0.5).then(any::<Whose>),
        what: any::<What>(),
        who: if about == About::Child { [Who::Child, Who::Stranger, Who::NotSure][rng.random_range(0..3)] } else { Who::GrownUpAtSchool },
        staff,
        place: rng.random_bool(0.5).then(any::<Place>),
        on: rng.random_bool(0.5).then(any::<On>),
        feeling: rng.random_bool(0.5).then(any::<Feeling>),
        chosen: rng.random_bool(0.3).then(any::<Chosen>),
        find: words.as_ref().map(|words| Find::Name(words.chars().filter(char::is_ascii).take(50).collect())),
        code: rng.random_bool(0.3).then(|| Code::from_random(rng.random())),
        urgent: rng.random_bool(0.25),
        words,
        drill: false,
    }
}

/// What a child told.
pub struct Told {
    /// The report.
    pub report: Report,
    /// Who ought to have it.
    pub eligible: Vec<usize>,
}

/// How the reports fared.
#[derive(Debug, Default)]
pub struct Judged {
    /// Reports of which the child heard "It's safe".
    pub kept: usize,
    /// Copies at desks that ought to be there and are not.
    pub lost: usize,
    /// Copies at desks that ought not to have them.
    pub wrong: usize,
    /// Copies beyond the first at one desk.
    pub twice: usize,
    /// Until the last one was there.
    pub took: Duration,
}

/// A school.
pub struct School {
    /// Everything of it lies in here.
    pub folder: TempDir,
    /// Its server.
    pub server: Server,
    /// Its id.
    pub id: SchoolId,
    /// Lead, deputy, head, chair; later ones behind them.
    pub readers: Vec<Reader>,
    /// The roster that is in force.
    pub roster: Roster,
    /// Its tablets.
    pub tablets: Vec<Tablet>,
    /// What was told.
    pub told: Vec<Told>,
}

/// A school's wishes.
pub struct Wishes {
    /// How many tablets.
    pub tablets: usize,
    /// Their rhythm.
    pub tick: Duration,
    /// Every tablet's way to the server, if not straight.
    pub through: Vec<SocketAddr>,
    /// The desks are opened, and look this often.
    pub desks: Option<Duration>,
    /// Frames are kept in PostgreSQL.
    pub postgres: bool,
}

impl Wishes {
    /// So many tablets with this rhythm, and desks.
    pub fn of(tablets: usize, tick: Duration) -> Self {
        Self { tablets, tick, through: Vec::new(), desks: Some(LOOK), postgres: false }
    }
}

impl School {
    /// Sets a school up: a server, four readers, a roster signed by lead and deputy, tablets that are switched on.
    pub fn open(play: &Play, wishes: &Wishes) -> Result<Self> {
        let mut school = Self::server(play, wishes)?;
        school.enrol_tablets(wishes)?;
        school.switch_on()?;
        Ok(school)
    }

    /// The same without its tablets.
    pub fn server(play: &Play, wishes: &Wishes) -> Result<Self> {
        let folder = tempfile::tempdir_in(&play.disk)?;
        let data = folder.path().join("server");
        std::fs::create_dir(&data)?;
        if wishes.postgres {
            let url = play.postgres.as_ref().context("no PostgreSQL")?.url();
            let name = format!("school-{:08x}", rand::random::<u32>());
            std::fs::write(data.join("server.ron"), format!("(database: \"{url}\", school: \"{name}\")"))?;
        }
        // The server takes no shorter one.
        let server = Server::start(&play.server, data, wishes.tick.max(Duration::from_millis(10)))?;
        let mut readers = Vec::new();
        let mut id = [0; 16];
        for role in ROLES {
            let mut reader = Reader::new(folder.path().join(format!("desk-{}", role.id())), role)?;
            let credentials = server.enrol(DeviceKind::Desk, 1)?.pop().context("no credentials")?;
            id = credentials.school;
            reader.enrolled(credentials)?;
            readers.push(reader);
        }
        let roster = Roster {
            version: 1,
            school: id,
            school_label: "A primary school".to_owned(),
            readers: readers.iter().zip(0..).map(|(reader, no)| on_roster(reader, no)).collect(),
            roots: [LEAD, DEPUTY, CHAIR].map(|place: usize| readers[place].verify_key()),
            not_after: u16::MAX,
            first_contact: None,
            fallback: Roster::FALLBACK.to_vec(),
            conflicts: Vec::new(),
            hours: Hours::default(),
        };
        let mut school = Self { folder, server, id, readers, roster, tablets: Vec::new(), told: Vec::new() };
        let first = school.signed(&school.roster, &[LEAD, DEPUTY])?;
        ensure!(play.wait(school.readers[LEAD].line()?.put_roster(1, first))? == Verdict::Kept, "the server takes no roster");
        if let Some(look) = wishes.desks {
            for reader in &mut school.readers {
                reader.open(play.runtime(), look)?;
            }
        }
        Ok(school)
    }

    /// Enrols the tablets; they are off.
    pub fn enrol_tablets(&mut self, wishes: &Wishes) -> Result<()> {
        for mut credentials in self.server.enrol(DeviceKind::Tablet, wishes.tablets)? {
            let place = self.tablets.len();
            if let Some(through) = wishes.through.get(place) {
                credentials.server = through.to_string();
            }
            self.tablets.push(Tablet::new(self.tablet_folder(place), &credentials, wishes.tick)?);
        }
        Ok(())
    }

    /// Where a tablet keeps what it keeps.
    pub fn tablet_folder(&self, place: usize) -> PathBuf {
        self.folder.path().join(format!("tablet-{place}"))
    }

    /// Switches all tablets on.
    pub fn switch_on(&mut self) -> Result<()> {
        self.tablets.iter_mut().try_for_each(|tablet| tablet.on().map(drop))
    }

    /// A roster as bytes, signed by these.
    pub fn signed(&self, roster: &Roster, by: &[usize]) -> Result<Vec<u8>> {
        let mut signed = SignedRoster::new(roster)?;
        by.iter().for_each(|place| signed.sign(self.readers[*place].signing()));
        Ok(signed.encode()?)
    }

    /// A child tells at this tablet.
    pub fn tell(&mut self, tablet: usize, about: About, words: Option<String>) -> Result<()> {
        let report = report(about, words);
        self.tablets[tablet].tell(&report)?;
        self.told.push(Told { report, eligible: about.eligible().to_vec() });
        Ok(())
    }

    /// The last word on every report.
    pub fn fates(&self) -> HashMap<[u8; 16], Fate> {
        self.tablets.iter().flat_map(|tablet| tablet.hear().fates.clone()).collect()
    }

    /// Waits until every child has heard something.
    pub fn answered(&self, patience: Duration) -> Result<()> {
        let end = Instant::now() + patience;
        loop {
            let fates = self.fates();
            let silent = self.told.iter().filter(|told| !fates.contains_key(&told.report.id)).count();
            if silent == 0 {
                return Ok(());
            }
            ensure!(Instant::now() < end, "{silent} children have heard nothing");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Reports of which a child heard "It's safe".
    pub fn kept(&self) -> HashSet<[u8; 16]> {
        self.fates().into_iter().filter(|(_, fate)| matches!(fate, Fate::Kept(_))).map(|(id, _)| id).collect()
    }

    /// Waits until everything that was kept is where it ought to be, or until nothing has come any more for as long as
    /// patience lasts; looks once more after that; counts. A report of which no child heard may be there, or not.
    pub fn judge(&self, play: &Play, patience: Duration) -> Result<Judged> {
        let kept = self.kept();
        let (start, mut last) = (Instant::now(), Instant::now());
        let (mut judged, mut counting) = (self.count(play, &kept)?, Duration::ZERO);
        while judged.lost > 0 && last.elapsed() < patience {
            // Reading four casebooks is work, too: the desks shall have most of the time.
            std::thread::sleep(counting.max(LOOK / 4) * 2);
            let begun = Instant::now();
            let now = self.count(play, &kept)?;
            counting = begun.elapsed();
            if now.lost < judged.lost {
                last = Instant::now();
            }
            judged = now;
        }
        let took = start.elapsed();
        std::thread::sleep(LOOK * 2);
        judged = self.count(play, &kept)?;
        judged.took = took;
        if judged.lost > 0 {
            self.where_are_they(play, &kept)?;
        }
        Ok(judged)
    }

    /// Says of what is missing at desks whether the server has it.
    fn where_are_they(&self, play: &Play, kept: &HashSet<[u8; 16]>) -> Result<()> {
        let frames = play.wait(self.line()?.frames())?;
        let frames: Vec<Frame> = frames.iter().filter_map(|bytes| Frame::try_from(&bytes[..]).ok()).collect();
        for (place, reader) in self.readers.iter().enumerate() {
            let there: HashSet<_> = reader.reports(play.runtime())?.iter().map(|report| report.id).collect();
            let hers = self.told.iter().filter(|told| told.eligible.contains(&place)).map(|told| told.report.id);
            let missing: HashSet<_> = hers.filter(|id| kept.contains(id) && !there.contains(id)).collect();
            let opened = frames.iter().filter_map(|frame| open(frame, reader.identity(), self.id).ok()?.into_report());
            let at_server = opened.filter(|report| missing.contains(&report.id)).count();
            eprintln!("{}: {} missing, of which the server has {at_server}", reader.role.id(), missing.len());
        }
        Ok(())
    }

    fn count(&self, play: &Play, kept: &HashSet<[u8; 16]>) -> Result<Judged> {
        let mut judged = Judged { kept: kept.len(), ..Judged::default() };
        for (place, reader) in self.readers.iter().enumerate() {
            let there = reader.reports(play.runtime())?;
            let ids: HashSet<_> = there.iter().map(|report| report.id).collect();
            judged.twice += there.len() - ids.len();
            let hers: HashSet<_> = self.told.iter().filter(|told| told.eligible.contains(&place)).map(|told| told.report.id).collect();
            judged.wrong += ids.difference(&hers).count();
            judged.lost += hers.iter().filter(|id| kept.contains(*id) && !ids.contains(*id)).count();
            for told in self.told.iter().filter(|told| told.eligible.contains(&place)) {
                if let Some(found) = there.iter().find(|report| report.id == told.report.id) {
                    ensure!(*found == told.report, "a report came otherwise than it was told");
                }
            }
        }
        Ok(judged)
    }

    /// A connection with the lead's desk's token.
    pub fn line(&self) -> Result<Line> {
        self.readers[LEAD].line()
    }

    /// Every frame on the server: how many ids stand there more than once.
    pub fn doubled(&self, play: &Play) -> Result<usize> {
        let frames = play.wait(self.line()?.frames())?;
        let ids: HashSet<_> = frames.iter().map(lantern_wire::frame_id).collect();
        Ok(frames.len() - ids.len())
    }

    /// Closes the desks and ends everything.
    pub fn end(mut self, play: &Play) {
        self.tablets.clear();
        self.readers.iter_mut().for_each(|reader| reader.close(play.runtime()));
    }
}

/// A reader as the roster has her.
pub fn on_roster(reader: &Reader, no: u8) -> lantern_frame::roster::Reader {
    lantern_frame::roster::Reader {
        no,
        person: u16::from(no) + 1,
        role: reader.role,
        label: reader.role.id().to_owned(),
        face: format!("staff/{}", reader.role.id()),
        recipient: reader.recipient(),
        verify_key: reader.verify_key(),
    }
}
