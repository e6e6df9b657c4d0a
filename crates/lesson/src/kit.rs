//! Names of the pictures that a lesson may use. Which files there are, the caller knows: the list comes in.

use crate::{finding::Finding, manifest::ron_finding, raw::read};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The art kit: pictures by `family/name`, for example `card/ask-adult` or `actor/nib-happy`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kit(BTreeSet<String>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Kit")]
struct RawKit {
    pictures: BTreeMap<String, Vec<String>>,
}

impl Kit {
    /// A kit of these `family/name`.
    pub fn new<S: Into<String>>(names: impl IntoIterator<Item = S>) -> Self {
        Self(names.into_iter().map(Into::into).collect())
    }

    /// The list as it stands in `kit.ron`: `Kit(pictures: {"card": ["ask-adult"]})`.
    ///
    /// # Errors
    /// A finding with line and column where it is no such list.
    pub fn parse(text: &str) -> Result<Self, Box<Finding>> {
        let raw: RawKit = read(text).map_err(|e| Box::new(ron_finding("kit.ron", &e)))?;
        Ok(Self(raw.pictures.into_iter().flat_map(|(family, names)| names.into_iter().map(move |n| format!("{family}/{n}"))).collect()))
    }

    /// The same kit with these pictures as well.
    #[must_use]
    pub fn with<S: Into<String>>(&self, names: impl IntoIterator<Item = S>) -> Self {
        Self(self.0.iter().cloned().chain(names.into_iter().map(Into::into)).collect())
    }

    /// The kit has this picture.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains(name)
    }

    /// The known name that is spelt most like this one, to help with a slip of the finger.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        let family = name.split('/').next().unwrap_or_default();
        // A name much longer or shorter is never the nearest; leaving it out keeps the check of a whole pack quick.
        let most = 1 + name.len() / 4;
        let same = self.0.iter().filter(|n| n.split('/').next() == Some(family) && n.len().abs_diff(name.len()) <= most);
        same.map(|n| (distance(n, name), n.as_str())).min().filter(|(d, _)| *d <= most).map(|(_, n)| n)
    }
}

/// The one of `known` that is spelt most like `name`, if any comes near.
pub(crate) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known.map(|n| (distance(n, name), n)).min().filter(|(d, _)| *d <= 1 + name.len() / 3).map(|(_, n)| n)
}

/// Levenshtein distance; names over 64 bytes are far from everything.
fn distance(a: &str, b: &str) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().max(b.len()) > 64 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let step = (corner + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            corner = std::mem::replace(&mut row[j + 1], step);
        }
    }
    row.last().copied().unwrap_or_default()
}
