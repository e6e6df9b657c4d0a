//! Is a pack still what was signed (LP28)? The list of checksums and the sums of what is there come in; hashing files and
//! verifying the signature are the tool's.

use crate::finding::{self, Finding};
use std::collections::BTreeMap;

/// Name of the list of checksums within a pack: a line a file, its sum, two blanks, its name.
pub const SUMS: &str = "checksums.txt";

/// Holds the list against the sums of the files that are there. `vouched` says whether the signature of the list is by
/// the key that the caller named; nothing where no key was named. Files that start with `checksums.txt` are not listed.
pub fn check_seal(listed: &str, sums: &BTreeMap<String, String>, vouched: Option<bool>) -> Vec<Finding> {
    let mut found = Vec::new();
    if vouched == Some(false) {
        found.push(Finding::new(finding::SEAL_SIGNATURE, SUMS, (1, 1)));
    }
    let mut lines = BTreeMap::new();
    for (number, line) in listed.lines().enumerate() {
        // A line that is none names no file; whatever it should have said is then missing from the list.
        if let Some((sum, name)) = line.split_once("  ") {
            lines.insert(name, (number + 1, sum));
        }
    }
    for (name, (line, sum)) in &lines {
        let rule = match sums.get(*name) {
            None => finding::SEAL_MISSING,
            Some(there) if there != sum => finding::SEAL_CHANGED,
            Some(_) => continue,
        };
        found.push(Finding::new(rule, SUMS, (*line, 1)).with("name", name));
    }
    let extra = sums.keys().filter(|name| !name.starts_with(SUMS) && !lines.contains_key(name.as_str()));
    found.extend(extra.map(|name| Finding::new(finding::SEAL_EXTRA, SUMS, (1, 1)).with("name", name)));
    found.sort_by_key(|f| f.line);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_a_lost_and_an_added_file_and_a_strangers_signature_are_named() {
        let sums = |names: &[(&str, &str)]| names.iter().map(|(n, s)| ((*n).to_owned(), (*s).to_owned())).collect();
        let listed = "aa  lessons/e5.ron\nbb  pack.ron\n";
        let seen = |there: BTreeMap<String, String>, vouched| -> Vec<_> {
            let found = check_seal(listed, &there, vouched);
            found.into_iter().map(|f| (f.line, f.message, f.args.first().map(|a| a.1.clone()).unwrap_or_default())).collect()
        };
        let good: BTreeMap<String, String> =
            sums(&[("lessons/e5.ron", "aa"), ("pack.ron", "bb"), ("checksums.txt", "cc"), ("checksums.txt.minisig", "dd")]);
        assert!(seen(good.clone(), Some(true)).is_empty());
        assert_eq!(seen(good, Some(false)), [(1, "check-seal-signature", String::new())]);
        let other: BTreeMap<String, String> = sums(&[("pack.ron", "xx"), ("z.ron", "ee")]);
        assert_eq!(
            seen(other, None),
            [
                (1, "check-seal-missing", "lessons/e5.ron".into()),
                (1, "check-seal-extra", "z.ron".into()),
                (2, "check-seal-changed", "pack.ron".into())
            ]
        );
    }
}
