//! The gallery's pages of a class: a teacher's, and what her pupils see.

use crate::Walker;
use anyhow::{Context as _, Result, ensure};
use bevy::prelude::NextState;
use lantern::{
    Screen,
    device::{Act, Classroom, Clock},
    harness::Harness,
};
use lantern_class::{
    Class, ClassId, Eyes, Line, Pin, Plan, Record, RoomCode, Seen, Session, SessionId, Setup, Staff, StaffId, Taught, Told, Verifier,
};
use std::time::Duration;

/// A school of nobody: three classes, four accounts, one PIN.
fn school() -> Result<Setup> {
    let mut rng = rand::rng();
    let pin: Pin = "190482".parse()?;
    let verifier = Verifier::new(&pin, &mut rng).context("no memory")?;
    let class =
        |label: &str, stage: &str| Class { id: ClassId::generate(&mut rand::rng()), label: label.into(), stage: stage.into(), promised: 0 };
    let staff = |label: &str, approves| Staff {
        id: StaffId::generate(&mut rand::rng()),
        label: label.into(),
        pin: verifier.clone(),
        digits: 6,
        classes: Vec::new(),
        supply: None,
        approves,
        curriculum: true,
    };
    Ok(Setup {
        version: 1,
        classes: vec![class("Swans", "Ks1"), class("Owls", "LowerKs2"), class("Herons", "UpperKs2")],
        staff: vec![
            staff("Year 2 teacher", true),
            staff("Year 3 teacher", false),
            staff("Teaching assistant", false),
            staff("Online safety co-ordinator", true),
        ],
        ..Setup::default()
    })
}

fn class(walker: &mut Walker) -> bevy::prelude::Mut<'_, Classroom> {
    walker.app.app.world_mut().resource_mut::<Classroom>()
}

fn go(walker: &mut Walker, screen: Screen) {
    walker.app.app.world_mut().resource_mut::<NextState<Screen>>().set(screen);
    walker.app.updates(6);
}

fn opened(h: &mut Harness) -> bool {
    h.app.world().resource::<Classroom>().teacher().is_some()
}

/// Taps and takes a picture.
fn shots(walker: &mut Walker, look: &dyn Fn(&str) -> String, way: &[(Act, &str)]) -> Result<()> {
    for (act, name) in way {
        walker.tap(act.clone())?;
        walker.app.updates(3);
        if !name.is_empty() {
            walker.shot(&look(&format!("teach-{name}")))?;
        }
    }
    Ok(())
}

/// All pages of a class.
pub fn lessons(walker: &mut Walker, look: &dyn Fn(&str) -> String) -> Result<()> {
    let setup = school()?;
    let of = setup.classes[1].clone();
    class(walker).set_setup(setup);
    go(walker, Screen::Home);
    walker.shot(&look("teach-home"))?;
    shots(walker, look, &[(Act::Done, "join"), (Act::Card(2), ""), (Act::Card(5), "join-two"), (Act::Home, "")])?;
    walker.tap(Act::Staff)?;
    let again = walker.app.has(&Act::Bin(1));
    if again {
        walker.tap(Act::Bin(1))?;
    }
    walker.shot(&look("teach-who"))?;
    shots(walker, look, &[(Act::Card(0), ""), (Act::Card(1), ""), (Act::Card(9), ""), (Act::Card(0), "pin")])?;
    for digit in [4, 8, 2] {
        walker.tap(Act::Card(digit))?;
    }
    ensure!(walker.app.until(Duration::from_secs(20), opened), "the PIN was not taken");
    walker.app.updates(6);
    walker.shot(&look("teach-classes"))?;
    let taught = |class: &str, lesson: &str, stage: &str| Taught {
        class: class.into(),
        stage: stage.into(),
        lesson: lesson.into(),
        day: "2026-11-16".into(),
    };
    let taught = vec![taught("Swans", "k1", "Ks1"), taught("Owls", "l2", "LowerKs2"), taught("Owls", "l2", "LowerKs2")];
    class(walker).record = Some(Ok(Record { taught, lines: Vec::<Line>::new() }));
    shots(walker, look, &[(Act::Card(1), "desk"), (Act::Card(1), "topics"), (Act::Back, ""), (Act::Card(2), "told"), (Act::Back, "")])?;
    // Without a server nobody answers; the gallery shows what would be.
    walker.tap(Act::Card(3))?;
    let record = vec![Taught { class: "Owls".into(), stage: "LowerKs2".into(), lesson: "l2".into(), day: "2026-11-16".into() }];
    class(walker).record = Some(Ok(Record { taught: record, lines: Vec::new() }));
    walker.app.app.world_mut().resource_mut::<lantern::Dirty>().0 = true;
    walker.app.updates(3);
    walker.shot(&look("teach-taught"))?;
    shots(
        walker,
        look,
        &[
            (Act::Back, ""),
            (Act::Card(0), "lessons"),
            (Act::Card(0), "plan"),
            (Act::Bin(1), "suit"),
            (Act::Card(3), "suit-two"),
            (Act::Card(3), ""),
            (Act::Back, ""),
            (Act::Bin(2), "cards"),
            (Act::Back, ""),
            (Act::Bin(3), "notes"),
            (Act::Back, ""),
            (Act::Take, "live"),
        ],
    )?;
    let session = class(walker).session().cloned().context("no session")?;
    let seen =
        vec![Seen { node: "pick".into(), options: vec![("answer".into(), Some(7)), ("tell".into(), Some(18)), ("block".into(), None)] }];
    class(walker).told = Some(Ok(Told { session: Some(session.clone()), tablets: 28, of: 30, seen }));
    shots(walker, look, &[(Act::Card(0), "live-eyes"), (Act::Card(0), ""), (Act::Card(3), "bars"), (Act::Back, "")])?;
    walker.tap(Act::Stop)?;
    walker.tap(Act::Home)?;
    // What the pupils see.
    let now = walker.app.app.world().resource::<Clock>().epoch_seconds();
    for (lesson, name) in [("e5", "promises-e"), ("k1", "promises-k"), ("u6", "promises-u")] {
        let plan = Plan { lesson: lesson.into(), rev: 1, minutes: 10, ..Plan::default() };
        let session = Session {
            id: SessionId::generate(&mut rand::rng()),
            class: of.id,
            by: StaffId::default(),
            code: RoomCode([0, 1, 2]),
            plan,
            start: 1,
            next: 0,
            hall: false,
            eyes: None,
        };
        class(walker).hear(Some(session.clone()), now);
        walker.app.updates(6);
        std::thread::sleep(Duration::from_millis(3_200));
        walker.app.updates(4);
        walker.shot(&look(&format!("teach-{name}")))?;
        if lesson == "u6" {
            class(walker).hear(Some(Session { eyes: Some(Eyes { number: 1, left: 100 }), ..session.clone() }), now);
            walker.app.updates(6);
            walker.shot(&look("teach-eyes-on-me"))?;
            class(walker).hear(Some(Session { start: 2, ..session }), now);
            walker.app.updates(6);
            std::thread::sleep(Duration::from_millis(3_200));
            walker.app.updates(2);
            walker.shot(&look("teach-recall"))?;
        }
        class(walker).hear(None, now);
        walker.app.updates(6);
    }
    class(walker).set_setup(Setup::default());
    Ok(())
}
