//! What to do now, as message ids: one pure table from a report to the steps its reader sees. Follows *Keeping Children
//! Safe in Education*: listen without leading, never promise secrecy, staff to the head, the head to the chair and the
//! LADO first, and no search or sanction on one unconfirmed report. The sentences are in `desk.ftl`.

use lantern_frame::{
    Report, Roster,
    report::{What, Who},
    roster::Role,
};

/// Whether a report is about a grown-up who works at the school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// It is not.
    NotStaff,
    /// It is, and the child did not say whom.
    Unnamed,
    /// A member of staff on the roster.
    Staff {
        /// As the roster calls her.
        label: String,
    },
    /// The headteacher, under whatever role her face was tapped.
    Head {
        /// As the roster calls her.
        label: String,
    },
}

/// Whom the report is about, if it is somebody who works at the school.
pub fn subject(roster: Option<&Roster>, report: &Report) -> Subject {
    let named = report.staff.and_then(|no| roster?.reader(no).map(|reader| (roster, reader)));
    match named {
        Some((Some(roster), reader)) => {
            let head = roster.readers.iter().any(|r| r.person == reader.person && r.role == Role::Headteacher);
            let label = reader.label.clone();
            if head { Subject::Head { label } } else { Subject::Staff { label } }
        }
        _ if report.staff.is_some() || report.who == Who::GrownUpAtSchool => Subject::Unnamed,
        _ => Subject::NotStaff,
    }
}

/// The steps in the order in which to take them: ids of messages.
pub fn steps(report: &Report, subject: &Subject) -> Vec<&'static str> {
    let mut steps = Vec::new();
    match subject {
        Subject::Head { .. } => steps.extend(["desk-do-head-lado", "desk-do-head-chair", "desk-do-staff-quiet"]),
        Subject::Staff { .. } => steps.extend(["desk-do-staff-head", "desk-do-staff-quiet"]),
        Subject::Unnamed => steps.extend(["desk-do-staff-unnamed", "desk-do-staff-quiet"]),
        Subject::NotStaff => {}
    }
    if report.urgent {
        steps.push("desk-do-urgent");
    }
    steps.push(match report.what {
        What::Hurt => "desk-do-hurt",
        What::Picture => "desk-do-picture",
        What::Stranger | What::AskedAboutMe => "desk-do-contact",
        What::Secret => "desk-do-secret",
        What::Trick => "desk-do-trick",
        What::Account => "desk-do-account",
        What::Hate => "desk-do-hate",
        What::Unkind => "desk-do-unkind",
        What::Scary => "desk-do-scary",
        What::SomethingElse | What::DontWantToSay => "desk-do-open",
    });
    steps.push(if report.urgent || report.harm() { "desk-do-find" } else { "desk-do-no-hunt" });
    steps.extend(["desk-do-listen", "desk-do-record"]);
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentences::Sentences;
    use lantern_frame::report::{HalfDay, Stage, Tapped};

    fn report(what: What, who: Who, urgent: bool) -> Report {
        Report {
            id: [0; 16],
            stage: Stage::Ks1,
            day: 20_000,
            half: HalfDay::Morning,
            whose: None,
            what,
            who,
            staff: None,
            place: None,
            on: None,
            feeling: None,
            chosen: None,
            find: None,
            code: None,
            urgent,
            words: None,
            drill: false,
        }
    }

    #[test]
    fn the_head_goes_to_the_lado_first() {
        let about_head = Subject::Head { label: "Headteacher".into() };
        assert_eq!(steps(&report(What::Hurt, Who::GrownUpAtSchool, true), &about_head)[0], "desk-do-head-lado");
        let unnamed = report(What::Unkind, Who::GrownUpAtSchool, false);
        assert_eq!(subject(None, &unnamed), Subject::Unnamed);
        assert_eq!(steps(&unnamed, &Subject::Unnamed)[0], "desk-do-staff-unnamed");
    }

    #[test]
    fn every_step_of_every_report_has_its_sentence() {
        let sentences = Sentences::english().expect("good sources");
        for &what in What::ALL {
            for &who in Who::ALL {
                for urgent in [false, true] {
                    let report = report(what, who, urgent);
                    for subject in [
                        Subject::NotStaff,
                        Subject::Unnamed,
                        Subject::Staff { label: String::new() },
                        Subject::Head { label: String::new() },
                    ] {
                        let steps = steps(&report, &subject);
                        assert!(steps.contains(&"desk-do-listen"));
                        for id in steps {
                            assert!(sentences.has(id), "{id}");
                        }
                    }
                }
            }
        }
    }
}
