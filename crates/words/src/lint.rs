//! Are all languages in step? Same messages, same attributes, same variables as the first language.

use crate::{Catalogue, Fault, Problem};
use std::collections::BTreeSet;

/// All faults of a catalogue, by language and place. (A select without a default is refused on adding.)
pub fn lint(catalogue: &Catalogue) -> Vec<Fault> {
    let mut faults = Vec::new();
    let first = catalogue.languages.get(&catalogue.fallback);
    for (tag, language) in &catalogue.languages {
        let mut say = |file: &str, (line, column): (usize, usize), problem| {
            faults.push(Fault { tag: tag.clone(), file: file.to_owned(), line, column, problem })
        };
        for (id, (file, outline)) in &language.entries {
            let at = (outline.line, outline.column);
            let name = id.strip_prefix('-').unwrap_or(id);
            if !kebab(name) {
                say(file, at, Problem::NotKebab(id.clone()));
            }
            for to in outline.refers.iter().filter(|to| !language.entries.contains_key(*to)) {
                say(file, at, Problem::Unknown { id: id.clone(), to: to.clone() });
            }
            if id.starts_with('-') || *tag == catalogue.fallback {
                continue;
            }
            let Some((_, model)) = first.and_then(|f| f.entries.get(id)) else {
                say(file, at, Problem::Extra(id.clone()));
                continue;
            };
            let names = differing(&outline.attributes, &model.attributes);
            if !names.is_empty() {
                say(file, at, Problem::Attributes { id: id.clone(), names });
            }
            for (attribute, variables) in &outline.variables {
                let names = model.variables.get(attribute).map(|m| differing(variables, m)).unwrap_or_default();
                if !names.is_empty() {
                    let id = if attribute.is_empty() { id.clone() } else { format!("{id}.{attribute}") };
                    say(file, at, Problem::Variables { id, names });
                }
            }
        }
        for (id, (file, outline)) in first.iter().flat_map(|f| &f.entries) {
            if !id.starts_with('-') && !language.entries.contains_key(id) {
                say(file, (outline.line, outline.column), Problem::Missing { id: id.clone(), tag: tag.clone() });
            }
        }
    }
    faults.sort_by(|a, b| (&a.tag, &a.file, a.line, a.column).cmp(&(&b.tag, &b.file, b.line, b.column)));
    faults
}

fn differing(a: &BTreeSet<String>, b: &BTreeSet<String>) -> String {
    a.symmetric_difference(b).cloned().collect::<Vec<_>>().join(", ")
}

fn kebab(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_lowercase())
        && !id.ends_with('-')
        && !id.contains("--")
        && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Tag;

    #[test]
    fn languages_out_of_step_are_found() {
        let mut c = Catalogue::new(Tag::new("en-GB"));
        c.add(&Tag::new("en-GB"), "a.ftl", "one = { $n } ones\n    .alt = A one\ntwo = Two\nBig = Big\nfour = { five }\n")
            .expect("good source");
        c.add(&Tag::new("ur"), "a.ftl", "one = { $m }\nBig = B\nfour = F\nsix = Six\n").expect("good source");
        let found: Vec<_> = lint(&c).iter().map(|f| (f.tag.as_str().to_owned(), f.line, f.problem.message())).collect();
        let expected = [
            ("en-GB", 4, "check-words-kebab"),
            ("en-GB", 5, "check-words-unknown"),
            ("ur", 1, "check-words-attributes"),
            ("ur", 1, "check-words-variables"),
            ("ur", 2, "check-words-kebab"),
            ("ur", 3, "check-words-missing"),
            ("ur", 4, "check-words-extra"),
        ];
        assert_eq!(found, expected.map(|(t, l, m)| (t.to_owned(), l, m)));
    }

    #[test]
    fn a_select_without_a_default_is_refused() {
        let mut c = Catalogue::new(Tag::new("en-GB"));
        assert!(c.add(&Tag::new("en-GB"), "a.ftl", "n = { $n ->\n    [one] One\n}\n").is_err());
    }
}
