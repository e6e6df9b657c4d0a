//! Names of languages (`en-GB`, `ur`), and which way their lines run.

use std::fmt;
use unic_langid::LanguageIdentifier;

/// A language, as its folder below `locales/` is named: a BCP 47 tag in canonical letter case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(String);

/// Text that is no language tag.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no language tag such as en-GB or ur")]
pub struct BadTag(pub String);

impl Tag {
    /// The tag; text that is none becomes `und` (undetermined), which no catalogue holds.
    pub fn new(text: &str) -> Self {
        Self::parse(text).unwrap_or_else(|_| Self("und".into()))
    }

    /// The tag.
    ///
    /// # Errors
    /// [`BadTag`] where the text is no BCP 47 language tag.
    pub fn parse(text: &str) -> Result<Self, BadTag> {
        // No underscores: the tag is also the name of a folder, and there it is spelt one way only.
        match text.parse::<LanguageIdentifier>() {
            Ok(id) if !text.contains('_') && !text.is_empty() => Ok(Self(id.to_string())),
            _ => Err(BadTag(text.to_owned())),
        }
    }

    /// The tag as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Language without script and region: `en` of `en-GB`.
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    pub(crate) fn id(&self) -> LanguageIdentifier {
        self.0.parse().unwrap_or_default()
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Which way lines run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// Languages written from right to left unless their tag names another script.
const RTL_LANGUAGES: [&str; 12] = ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"];
const RTL_SCRIPTS: [&str; 8] = ["Adlm", "Arab", "Aran", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"];

/// Which way lines of a language run.
pub fn direction(tag: &Tag) -> Direction {
    let id = tag.id();
    let rtl = match id.script {
        Some(script) => RTL_SCRIPTS.contains(&script.as_str()),
        None => RTL_LANGUAGES.contains(&tag.language()) || (tag.as_str() == "pa-PK"),
    };
    if rtl { Direction::Rtl } else { Direction::Ltr }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_parsed_and_put_into_canonical_case() {
        assert_eq!(Tag::new("EN-gb").as_str(), "en-GB");
        assert_eq!(Tag::new("../x").as_str(), "und");
        for bad in ["", "en_GB", "en/GB", "not a tag"] {
            assert!(Tag::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn urdu_runs_from_right_to_left_and_its_romanised_form_does_not() {
        assert_eq!(direction(&Tag::new("ur")), Direction::Rtl);
        assert_eq!(direction(&Tag::new("ur-Latn")), Direction::Ltr);
        assert_eq!(direction(&Tag::new("pa-Arab")), Direction::Rtl);
        assert_eq!(direction(&Tag::new("en-GB")), Direction::Ltr);
    }
}
