//! A school of several desks over one shelf of frames: what the drills play on.

use crate::{PASSPHRASE, SCHOOL, Shelf, World};
use axum::http::{StatusCode, header};
use lantern_desk::{
    case::Case,
    casebook::RowId,
    clock::SetClock,
    identity::{Card, Cost, Keys},
};
use lantern_frame::{
    Frame, Locator, Report, Roster,
    roster::{Role, SignedRoster},
    seal, who_reads,
};
use rand::{SeedableRng as _, rngs::StdRng};
use std::sync::Arc;

pub struct School {
    pub shelf: Arc<Shelf>,
    pub clock: Arc<SetClock>,
    pub desks: Vec<World>,
}

pub fn urlencoded(text: &str) -> String {
    text.bytes().map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

impl School {
    pub fn new() -> Self {
        Self { shelf: Arc::default(), clock: Arc::new(SetClock::at(crate::NOW)), desks: Vec::new() }
    }

    /// Somebody sets up a desk of her own, as `init` and `enrol` do. Gives its place in `desks`.
    pub async fn desk(&mut self, role: Role, label: &str) -> usize {
        let dir = tempfile::tempdir().unwrap();
        let keys = Keys::generate();
        keys.save(dir.path(), PASSPHRASE, Cost::TEST).unwrap();
        let mut card = Card::new(&keys, role, label);
        card.school = Some(hex::encode(SCHOOL));
        card.save(dir.path()).unwrap();
        let mut world = World::on(dir, Arc::new(keys), self.shelf.clone(), self.clock.clone(), label).await;
        world.enter().await;
        self.desks.push(world);
        self.desks.len() - 1
    }

    pub fn card(&self, desk: usize) -> String {
        std::fs::read_to_string(self.desks[desk].dir.path().join("reader-card.ron")).unwrap()
    }

    /// Lead, deputy, head and chair with the first list in force everywhere.
    pub async fn set_up() -> Self {
        let mut school = Self::new();
        let roles = [
            (Role::DesignatedSafeguardingLead, "Designated safeguarding lead"),
            (Role::DeputyLead, "Deputy safeguarding lead"),
            (Role::Headteacher, "Headteacher"),
            (Role::ChairOfGovernors, "Chair of governors"),
        ];
        for (role, label) in roles {
            school.desk(role, label).await;
        }
        let cards: String = (0..4).map(|n| school.card(n) + "\n").collect();
        school.propose(0, "first", &format!("school=Hill+School&card={}", urlencoded(&cards))).await;
        school.sign_and_publish(0, 1).await;
        school.look().await;
        school
    }

    /// A form of *People and keys* at a desk; it must lead to a proposal.
    pub async fn propose(&self, desk: usize, task: &str, fields: &str) {
        let world = &self.desks[desk];
        let response = world.post(&format!("/people/{task}"), &format!("csrf={}&{fields}", world.csrf)).await;
        let status = response.status();
        if status != StatusCode::SEE_OTHER {
            panic!("{task} was refused with {status}: {}", World::body(response).await);
        }
        assert_eq!(response.headers()[header::LOCATION], "/people/proposal");
    }

    pub async fn sign(&self, desk: usize) {
        let world = &self.desks[desk];
        let form = format!("csrf={}&passphrase={}", world.csrf, PASSPHRASE.replace(' ', "+"));
        assert_eq!(world.post("/people/proposal/sign", &form).await.status(), StatusCode::SEE_OTHER);
    }

    /// Signed at the desk where it was proposed, passed on, signed at the other, published there.
    pub async fn sign_and_publish(&self, from: usize, other: usize) {
        self.sign(from).await;
        assert!(!self.desks[from].text("/people/proposal").await.contains("id=\"publish\""), "one signature is enough");
        let file = self.desks[from].text("/people/proposal/file").await;
        let world = &self.desks[other];
        let taken = world.post("/people/sign", &format!("csrf={}&text={}", world.csrf, urlencoded(&file))).await;
        assert_eq!(taken.status(), StatusCode::SEE_OTHER);
        self.sign(other).await;
        assert!(world.text("/people/proposal").await.contains("id=\"publish\""));
        let published = world.post("/people/proposal/publish", &format!("csrf={}", world.csrf)).await;
        assert_eq!(published.headers()[header::LOCATION], "/people?done=published");
    }

    /// The list that the server shows, as a tablet takes it.
    pub fn roster(&self) -> Roster {
        let bytes = self.shelf.roster.lock().unwrap().clone().expect("a published list");
        SignedRoster::decode(&bytes).unwrap().unverified().unwrap()
    }

    /// A tablet with the newest list sends.
    pub fn tell(&self, report: &Report) -> Frame {
        let roster = self.roster();
        let readers: Vec<_> = who_reads(&roster, report).into_iter().map(|r| r.recipient.clone()).collect();
        let frame = seal(report, &readers, SCHOOL, roster.version, &mut StdRng::seed_from_u64(report.id[0].into())).unwrap();
        self.shelf.frames.lock().unwrap().push(*frame.as_bytes());
        frame
    }

    /// Every desk looks, the list included.
    pub async fn look(&self) {
        for world in &self.desks {
            world.look_all().await;
        }
    }

    /// Every desk posts what waits.
    pub async fn post(&self) {
        for world in &self.desks {
            while world.desk.casebook.outgoing().await.unwrap() > 0 {
                lantern_desk::outgoing::tick(&world.desk).await.unwrap();
            }
        }
    }

    /// A tablet seals where and when a report was made.
    pub fn locate(&self, report: &Report, tablet: &str, class: &str) -> Frame {
        let roster = self.roster();
        let readers: Vec<_> = who_reads(&roster, report).into_iter().map(|r| r.recipient.clone()).collect();
        let locator = Locator { report: report.id, tablet: tablet.into(), class: class.into(), minute: 9 * 60 + 41 };
        let frame = locator.seal(&readers, SCHOOL, roster.version, &mut StdRng::seed_from_u64(1_000 + u64::from(report.id[0]))).unwrap();
        self.shelf.frames.lock().unwrap().push(*frame.as_bytes());
        frame
    }

    /// The case of this report at a desk.
    pub async fn case(&self, desk: usize, id: u8) -> Option<Case> {
        let world = &self.desks[desk];
        let cases = world.desk.all_cases(&world.keys).await.unwrap().cases;
        cases.into_iter().find(|case| case.entry.report.id == [id; 16])
    }

    pub async fn row(&self, desk: usize, id: u8) -> RowId {
        self.case(desk, id).await.unwrap().entry.row
    }

    /// Everybody's desk is opened again, as in the morning.
    pub async fn enter(&mut self) {
        for world in &mut self.desks {
            world.enter().await;
        }
    }

    pub async fn reports(&self, desk: usize) -> usize {
        self.desks[desk].count().await
    }
}
