//! The pictures that there are, as `assets/kit/kit.ron` lists them.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Names of the kit's pictures, by family.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kit {
    pictures: BTreeMap<String, BTreeSet<String>>,
}

impl Kit {
    /// Reads `kit.ron`.
    ///
    /// # Errors
    /// RON's own, with the place.
    pub fn parse(text: &str) -> Result<Self, ron::error::SpannedError> {
        ron::from_str(text)
    }

    /// The kit has this picture (`family/name`).
    pub fn has(&self, picture: &str) -> bool {
        picture.split_once('/').is_some_and(|(family, name)| self.pictures.get(family).is_some_and(|names| names.contains(name)))
    }

    /// Names of a family.
    pub fn family(&self, family: &str) -> impl Iterator<Item = &str> {
        self.pictures.get(family).into_iter().flatten().map(String::as_str)
    }
}
