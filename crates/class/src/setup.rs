//! What every tablet of a school keeps so that a teacher can start without a server: classes, staff, promises, approvals.

use crate::{ClassId, Promises, StaffId, Verifier};
use serde::{Deserialize, Serialize};

/// A class of the school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Class {
    /// Its id.
    pub id: ClassId,
    /// What the school calls it.
    pub label: String,
    /// Its stage: one of [`crate::STAGES`].
    pub stage: String,
    /// Version of the promises that it has said; 0: none yet.
    #[serde(default)]
    pub promised: u32,
}

/// A supply teacher: one class, one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supply {
    /// The class.
    pub class: ClassId,
    /// The day since 1970, by the school's clock.
    pub day: u16,
}

/// Somebody who may start lessons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    /// Id.
    pub id: StaffId,
    /// By role: "Year 2 teacher".
    pub label: String,
    /// What is kept of the PIN.
    pub pin: Verifier,
    /// Classes; none means all.
    #[serde(default)]
    pub classes: Vec<ClassId>,
    /// Only for a day and a class.
    #[serde(default)]
    pub supply: Option<Supply>,
    /// May open locked lessons after a preview.
    #[serde(default)]
    pub approves: bool,
    /// May see what was taught in the whole school.
    #[serde(default)]
    pub curriculum: bool,
}

impl Staff {
    /// Whether this account is good for this class on this day since 1970.
    pub fn may(&self, class: ClassId, day: u16) -> bool {
        match self.supply {
            Some(supply) => supply.class == class && supply.day == day,
            None => self.classes.is_empty() || self.classes.contains(&class),
        }
    }

    /// Whether it is good for anything on this day.
    pub fn is_current(&self, day: u16) -> bool {
        self.supply.is_none_or(|supply| supply.day == day)
    }
}

/// A locked lesson that somebody has previewed and opened for the school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approved {
    /// Id of the lesson.
    pub lesson: String,
    /// The revision that was previewed.
    pub rev: u32,
    /// Role of who answers for it.
    pub by: String,
    /// Day since 1970.
    pub day: u16,
}

/// All of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Setup {
    /// Changes with everything else here.
    pub version: u64,
    /// Classes.
    pub classes: Vec<Class>,
    /// Staff; who has left is not among them.
    pub staff: Vec<Staff>,
    /// The school's own promises, where it has written some.
    pub promises: Vec<Promises>,
    /// Locked lessons that are open.
    pub approved: Vec<Approved>,
    /// The class that this tablet belongs to.
    pub class: Option<ClassId>,
    /// 64 hex digits that the school's tablets share, so that they can trust each other in one room without a server. A new
    /// one is made when a device is revoked.
    pub room: String,
}

impl Setup {
    /// The class of this id.
    pub fn class_of(&self, id: ClassId) -> Option<&Class> {
        self.classes.iter().find(|class| class.id == id)
    }

    /// The account of this id.
    pub fn staff_of(&self, id: StaffId) -> Option<&Staff> {
        self.staff.iter().find(|staff| staff.id == id)
    }

    /// Classes that somebody may run on this day, as the school lists them.
    pub fn classes_of<'a>(&'a self, staff: &'a Staff, day: u16) -> impl Iterator<Item = &'a Class> {
        self.classes.iter().filter(move |class| staff.may(class.id, day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_supply_teacher_has_one_class_on_one_day_and_a_teacher_her_own() {
        let mut rng = rand::rng();
        let (swans, owls) = (ClassId::generate(&mut rng), ClassId::generate(&mut rng));
        let pin: Verifier = serde_json::from_str("\"\"").unwrap();
        let mut staff = Staff {
            id: StaffId::generate(&mut rng),
            label: "Year 2 teacher".into(),
            pin,
            classes: Vec::new(),
            supply: None,
            approves: false,
            curriculum: false,
        };
        assert!(staff.may(swans, 1) && staff.may(owls, 1), "no list: all classes");
        staff.classes = vec![swans];
        assert!(staff.may(swans, 1) && !staff.may(owls, 1) && staff.is_current(9));
        staff.supply = Some(Supply { class: owls, day: 7 });
        assert!(staff.may(owls, 7) && !staff.may(owls, 8) && !staff.may(swans, 7) && staff.is_current(7) && !staff.is_current(8));
    }
}
