//! What the lessons of some packs cover of the curriculum, and what is still missing: strand by stage, outcomes from
//! their first stage up, and the technologies. It counts what lessons say of themselves; whether they teach it is for
//! people to judge.

use crate::{
    kinds::{AgeStage, Strand},
    lesson::Lesson,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// Outcomes (`CON-` before each) by the stage from which they are taught.
const OUTCOMES: [(AgeStage, &str); 4] = [
    (
        AgeStage::Eyfs,
        "K01 K06 K08 K09 K10 K12 K14 K15 E04 E08 E09 E11 S01 S03 S05 S07 S09 S10 S11 S15 S16 S18 S24 S26 G01 \
         G05 G06 G08 G09 G11 G20 L1 L2 L3 L4 L5 L6 L7 L8 L10 L12 L13 N15",
    ),
    (AgeStage::Ks1, "K02 K07 K11 E01 E05 E10 S14 S17 S22 S23 G04 G07 G10 G13 G14 G16 G19 L14 N14 N16 N17"),
    (AgeStage::LowerKs2, "K03 K04 E02 E03 E06 E12 S02 S04 S06 S08 S12 G03 G15 G17 G18 L9 L11"),
    (AgeStage::UpperKs2, "K05 K13 E07 S13 S19 S20 S21 S25 G02 G12"),
];
/// The twelve technologies, `CON-` before each: websites, e-mail, blogs, social networks, chat, downloads, games,
/// picture messages, video calls, podcasts, consoles, tablets.
const TECHNOLOGIES: &str = "N01 N02 N03 N04 N05 N06 N07 N08 N09 N10 N11 N12";

/// Which lessons stand where.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Lessons of each cell of the map.
    pub cells: BTreeMap<(Strand, AgeStage), Vec<String>>,
    /// Lessons, with their stage, of each outcome that any of them teaches.
    pub teaches: BTreeMap<String, Vec<(AgeStage, String)>>,
}

/// Counts the lessons of all packs.
pub fn coverage<'a>(lessons: impl IntoIterator<Item = &'a Lesson>) -> Coverage {
    let mut found = Coverage::default();
    for lesson in lessons {
        found.cells.entry((lesson.strand, lesson.stage)).or_default().push(lesson.id.clone());
        for outcome in &lesson.teaches {
            found.teaches.entry(outcome.clone()).or_default().push((lesson.stage, lesson.id.clone()));
        }
    }
    found
}

impl Coverage {
    /// Cells of the map (eight strands, four stages) without a lesson.
    pub fn empty_cells(&self) -> Vec<(Strand, AgeStage)> {
        let all = Strand::ALL.into_iter().flat_map(|strand| AgeStage::ALL.map(|stage| (strand, stage)));
        all.filter(|cell| !self.cells.contains_key(cell)).collect()
    }

    /// Outcomes that no lesson teaches at a stage at which they are due: from their first stage up.
    pub fn missing_outcomes(&self) -> Vec<(String, AgeStage)> {
        let due = OUTCOMES.iter().flat_map(|(first, ids)| ids.split_whitespace().map(move |id| (*first, format!("CON-{id}"))));
        let due = due.flat_map(|(first, id)| AgeStage::ALL.into_iter().filter(move |s| *s >= first).map(move |s| (id.clone(), s)));
        due.filter(|(id, stage)| !self.teaches.get(id).is_some_and(|at| at.iter().any(|(s, _)| s == stage))).collect()
    }

    /// Technologies that are the setting of no lesson.
    pub fn missing_technologies(&self) -> Vec<String> {
        TECHNOLOGIES.split_whitespace().map(|id| format!("CON-{id}")).filter(|id| !self.teaches.contains_key(id)).collect()
    }

    /// Ids that are taught and stand on no list: slips of the pen.
    pub fn unknown_outcomes(&self) -> Vec<&str> {
        let known: BTreeSet<&str> = OUTCOMES.iter().map(|(_, ids)| *ids).chain([TECHNOLOGIES]).flat_map(str::split_whitespace).collect();
        self.teaches.keys().filter(|id| !id.strip_prefix("CON-").is_some_and(|id| known.contains(id))).map(String::as_str).collect()
    }
}

/// The table, and below it what is missing. For those who plan lessons.
impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:16}", "")?;
        for stage in AgeStage::ALL {
            write!(f, "{:12}", format!("{stage:?}"))?;
        }
        for strand in Strand::ALL {
            write!(f, "\n{:16}", format!("{strand:?}"))?;
            for stage in AgeStage::ALL {
                let here = self.cells.get(&(strand, stage)).map_or_else(|| "-".to_owned(), |ids| ids.join(" "));
                write!(f, "{here:12}")?;
            }
        }
        writeln!(f)?;
        for stage in AgeStage::ALL {
            let missing: Vec<_> = self.missing_outcomes().into_iter().filter(|(_, s)| *s == stage).map(|(id, _)| id).collect();
            writeln!(f, "{stage:?}: {} outcomes without a lesson: {}", missing.len(), missing.join(" "))?;
        }
        writeln!(f, "Technologies without a lesson: {}", self.missing_technologies().join(" "))
    }
}
