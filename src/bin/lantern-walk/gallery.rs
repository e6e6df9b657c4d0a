//! The gallery: every kind of card and page in both scripts and sizes of words, as pictures to look at.

use crate::Walker;
use anyhow::{Context as _, Result};
use bevy::prelude::NextState;
use lantern::{
    Dirty, Screen,
    device::{Act, Clock, Comfort, Lookup, Post, net::school_time},
    packs::Packs,
    screens::story::Story,
    words::Words,
};
use lantern_frame::{
    ReaderIdentity, Reply, ReplyKey, SigningIdentity,
    report::{Code, Picture, Says, Tapped as _},
    roster::{Hours, Reader, Role, Roster, SignedRoster},
};
use lantern_lesson::Kind;
use lantern_words::Tag;
use rand::{SeedableRng as _, rngs::StdRng};
use std::{path::Path, time::Duration};

/// Pictures of every kind of page without playing to it.
pub fn gallery(walker: &mut Walker, wanted: &[String]) -> Result<()> {
    let lessons: Vec<_> = walker.app.app.world().resource::<Packs>().lessons().cloned().collect();
    let every = wanted.iter().any(|w| w == "all");
    for (tag, words) in [("en-GB", 0), ("en-GB", 2), ("ur", 0), ("ur", 2)] {
        let look = |name: &str| format!("{tag}-{}-{name}", words);
        let world = walker.app.app.world_mut();
        world.resource_mut::<Comfort>().size = words;
        world.resource_mut::<Words>().show(&Tag::new(tag));
        for (screen, name) in [(Screen::Home, "home"), (Screen::Staff, "staff"), (Screen::Language, "language")] {
            walker.app.app.world_mut().resource_mut::<NextState<Screen>>().set(screen);
            walker.app.updates(6);
            walker.shot(&look(name))?;
        }
        if every || wanted.iter().any(|w| w == "tell") {
            tell(walker, &look, tag)?;
        }
        if every || wanted.iter().any(|w| w == "class") {
            crate::lessons::lessons(walker, &look)?;
        }
        for lesson in lessons.iter().filter(|l| every || wanted.contains(&l.id)) {
            if tag != "en-GB" && lesson.stage.hears() {
                continue;
            }
            let mut kinds = Vec::new();
            for node in lesson.nodes() {
                let kind = std::mem::discriminant(&node.kind);
                if !every && kinds.contains(&kind) {
                    continue;
                }
                kinds.push(kind);
                walker.app.app.world_mut().resource_mut::<Story>().resume(lesson.clone(), &node.id);
                walker.app.app.world_mut().resource_mut::<NextState<Screen>>().set(Screen::Story);
                walker.app.app.world_mut().resource_mut::<Dirty>().0 = true;
                walker.app.updates(6);
                // Figures have come in.
                std::thread::sleep(Duration::from_millis(500));
                walker.app.updates(2);
                if matches!(node.kind, Kind::Choice { .. }) && words > 0 {
                    walker.tap(Act::Card(0))?;
                }
                walker.shot(&look(&format!("{}-{}", lesson.id, node.id)))?;
            }
        }
    }
    Ok(())
}

/// The pages of Tell, for children who cannot read and for those who can.
fn tell(walker: &mut Walker, look: &dyn Fn(&str) -> String, tag: &str) -> Result<()> {
    let beside: [(Act, &[(&str, Act)]); 3] = [
        (Act::Bin(0), &[("chosen", Act::Card(1))]),
        (Act::Bin(1), &[("find", Act::Card(1)), ("seat", Act::Back), ("find-again", Act::Card(0)), ("peg", Act::Card(9))]),
        (Act::Bin(2), &[("show", Act::Back)]),
    ];
    let infant: [(Act, &[(&str, Act)]); 3] = [beside[0].clone(), (Act::Bin(1), &[("peg", Act::Card(1))]), beside[2].clone()];
    let way: &[Act] = &[Act::Card(0), Act::Card(1), Act::Card(2), Act::Card(1), Act::Card(8), Act::Card(2), Act::Skip, Act::Card(1)];
    for (stage, way, beside) in [(0, &[Act::Card(2), Act::Card(0), Act::Card(0)][..], infant), (3, way, beside)] {
        walker.app.app.world_mut().resource_mut::<NextState<Screen>>().set(Screen::Home);
        walker.app.updates(6);
        walker.tap(Act::Card(stage))?;
        // Those who listen had their page in the language that is voiced.
        walker.app.app.world_mut().resource_mut::<Words>().show(&Tag::new(tag));
        walker.tap(Act::Tell)?;
        let mut step = 0;
        let mut shot = |walker: &mut Walker, name: &str| {
            step += 1;
            walker.shot(&look(&format!("tell-{stage}-{step:02}-{name}")))
        };
        for act in way {
            shot(walker, "ask")?;
            walker.tap(act.clone())?;
        }
        shot(walker, "send")?;
        for (open, pages) in beside {
            walker.tap(open)?;
            for (name, act) in pages {
                shot(walker, name)?;
                walker.tap(act.clone())?;
            }
        }
        shot(walker, "send-with")?;
        walker.tap(Act::Done)?;
        shot(walker, "sure")?;
        walker.tap(Act::Yes)?;
        std::thread::sleep(Duration::from_millis(500));
        walker.app.updates(6);
        shot(walker, "kept")?;
        if stage == 3 {
            walker.tap(Act::Next)?;
            shot(walker, "code")?;
        }
        walker.tap(Act::Done)?;
        if stage == 3 {
            answers(walker, &mut shot)?;
        } else {
            let post = |walker: &mut Walker, day: u16| walker.app.app.world_mut().resource_mut::<Post>().take_desk_day(day);
            let today = walker.app.app.world().resource::<Clock>().epoch_seconds() / 86_400;
            post(walker, u16::try_from(today).unwrap_or_default());
            walker.tap(Act::Tell)?;
            shot(walker, "box-open")?;
            walker.tap(Act::Stop)?;
            post(walker, 0);
        }
    }
    Ok(())
}

/// Six pictures tapped in, and what they open.
fn answers(walker: &mut Walker, shot: &mut impl FnMut(&mut Walker, &str) -> Result<()>) -> Result<()> {
    let school = walker.app.app.world().resource::<Post>().roster().context("no roster")?.school;
    let (day, _) = school_time(walker.app.app.world().resource::<Clock>().epoch_seconds());
    let code = Code([Picture::Owl, Picture::Kite, Picture::Snowman, Picture::Cake, Picture::Boat, Picture::Moon]);
    let key = ReplyKey::derive(&code, school).context("memory")?;
    let collector = ReaderIdentity::generate().recipient();
    let reply = |says: &[Says]| Reply { id: [1; 16], day, nth: 1, says: says.to_vec(), collector: collector.clone() };
    let mut rng = rand::rng();
    let few = reply(&[Says::Thanks, Says::Talk]).seal(&key, school, &mut rng)?;
    let many = reply(&[Says::Done, Says::More, Says::Childline]).seal(&key, school, &mut rng)?;
    for (name, board) in [("no-board", None), ("nothing", Some(vec![0; 1024])), ("few", Some(few.to_vec())), ("many", Some(many.to_vec()))]
    {
        if let Some(board) = board {
            walker.app.app.world_mut().resource_mut::<Post>().take_board(board);
        }
        walker.tap(Act::Tell)?;
        walker.tap(Act::Next)?;
        for (i, picture) in code.0.iter().enumerate() {
            if i == 4 && name == "few" {
                shot(walker, "recall")?;
            }
            walker.tap(Act::Card(Picture::ALL.iter().position(|p| p == picture).unwrap_or_default()))?;
        }
        walker.app.until(Duration::from_secs(20), |h| !matches!(h.app.world().resource::<Post>().lookup(), None | Some(Lookup::Looking)));
        walker.app.updates(6);
        shot(walker, &format!("answer-{name}"))?;
        walker.tap(Act::Done)?;
    }
    Ok(())
}

/// A list of readers for the tablet, with keys of nobody, so that the gallery can show Tell.
pub fn readers(data: &Path) -> Result<()> {
    let mut rng = StdRng::seed_from_u64(11);
    let signers: Vec<_> = (0..4).map(|_| SigningIdentity::generate(&mut rng)).collect();
    let roles = [Role::DesignatedSafeguardingLead, Role::DeputyLead, Role::Headteacher, Role::ChairOfGovernors];
    let reader = |(no, (role, signer)): (u8, (Role, &SigningIdentity))| Reader {
        no,
        person: no.into(),
        role,
        label: role.id().to_owned(),
        face: role.id().to_owned(),
        recipient: ReaderIdentity::generate().recipient(),
        verify_key: signer.verify_key(),
    };
    let roster = Roster {
        version: 1,
        school: [7; 16],
        school_label: "Demonstration school".into(),
        readers: (0..).zip(roles.into_iter().zip(&signers)).map(reader).collect(),
        roots: [signers[0].verify_key(), signers[1].verify_key(), signers[3].verify_key()],
        not_after: u16::MAX,
        first_contact: None,
        fallback: Roster::FALLBACK.to_vec(),
        conflicts: Vec::new(),
        hours: Hours::default(),
    };
    let mut signed = SignedRoster::new(&roster)?;
    signed.sign(&signers[0]);
    signed.sign(&signers[1]);
    std::fs::create_dir_all(data)?;
    std::fs::write(data.join("roster.bin"), signed.encode()?).context("the roster could not be written")
}
