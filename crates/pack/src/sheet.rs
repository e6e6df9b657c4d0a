//! The translators' sheet: CSV with one sentence a row. Text in a spreadsheet can be taken for a formula, so a cell that
//! looks like one begins with an apostrophe; it is taken off again on the way back.

use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeSet;

/// A sheet larger than this is not read.
pub(crate) const MAX_SHEET: u64 = 16 * 1024 * 1024;
/// Marks the file as UTF-8 for spreadsheets.
const MARK: &str = "\u{feff}";
const HEAD: [&str; 5] = ["id", "context", "source", "translation", "note"];

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Row {
    /// The message, or message.attribute.
    pub id: String,
    /// Where it is met.
    pub context: String,
    /// What the first language says.
    pub source: String,
    /// What this language says; empty if nothing yet.
    pub translation: String,
    /// The comment above the message.
    pub note: String,
}

/// A spreadsheet would calculate this, or a program take it for a command.
fn looks_like_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '|', '%', '＝', '＋', '－', '＠'])
}

fn guarded(text: &str) -> String {
    if looks_like_formula(text) { format!("'{text}") } else { text.to_owned() }
}

fn bare(text: &str) -> String {
    text.strip_prefix('\'').filter(|_| looks_like_formula(text)).unwrap_or(text).to_owned()
}

/// The sheet as a file.
///
/// # Errors
/// None that a person could cause.
pub(crate) fn write(rows: &[Row]) -> Result<Vec<u8>> {
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(MARK.as_bytes().to_vec());
    out.write_record(HEAD)?;
    for row in rows {
        out.write_record([&row.id, &row.context, &row.source, &row.translation, &row.note].map(|t| guarded(t)))?;
    }
    out.into_inner().context("the sheet could not be written")
}

/// The rows of a sheet that came back: commas, semicolons or tabs, as spreadsheets save it.
///
/// # Errors
/// With the line and what to do: not UTF-8, no such columns, the same message twice.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<Row>> {
    let Ok(text) = std::str::from_utf8(bytes) else { bail!("it is not UTF-8; in your spreadsheet, save it as “CSV UTF-8”") };
    let text = text.trim_start_matches(MARK);
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(|d| first.bytes().filter(|b| b == d).count()).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let head: Vec<String> = reader.headers().context("its first line cannot be read")?.iter().map(|h| h.trim().to_lowercase()).collect();
    let column = |name: &str| head.iter().position(|h| h == name);
    let (Some(id), Some(translation)) = (column("id"), column("translation")) else {
        bail!("its first line must name the columns {}", HEAD.join(", "));
    };
    let (context, source, note) = (column("context"), column("source"), column("note"));
    let (mut rows, mut seen) = (Vec::new(), BTreeSet::new());
    for (n, record) in reader.records().enumerate() {
        let record = record.with_context(|| format!("row {} cannot be read", n + 2))?;
        let cell = |at: Option<usize>| bare(at.and_then(|i| record.get(i)).unwrap_or_default());
        let row = Row {
            id: cell(Some(id)).trim().to_owned(),
            context: cell(context),
            source: cell(source),
            translation: cell(Some(translation)),
            note: cell(note),
        };
        if row.id.is_empty() {
            continue;
        }
        ensure!(seen.insert(row.id.clone()), "row {}: {} is there twice; take one out", n + 2, row.id);
        rows.push(row);
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_cell_is_taken_for_a_formula_and_every_cell_comes_back() {
        for text in ["=1+1", "+44", "-x", "@SUM(A1)", "\tx", "'=1", "''=1", "|calc", "plain", "'quoted'", "", "“=”", "a\nb", "x, \"y\"; z"]
        {
            let guarded = guarded(text);
            assert!(!guarded.starts_with(['=', '+', '-', '@', '\t', '\r', '|']), "{guarded}");
            assert_eq!(bare(&guarded), text);
        }
    }

    #[test]
    fn sheets_are_read_as_programs_save_them() {
        for sheet in
            ["id,translation\nx1-open,A\n", "\u{feff}ID;Translation;extra\r\nx1-open;A\r\n\r\n", "note\tid\ttranslation\n\tx1-open\tA\n"]
        {
            let rows = read(sheet.as_bytes()).expect("a sheet");
            assert_eq!(rows, [Row { id: "x1-open".into(), translation: "A".into(), ..Row::default() }], "{sheet}");
        }
        for bad in [b"\xff\xfe".as_slice(), b"", b"a,b\n", b"id,translation\na,1\na,2\n"] {
            assert!(read(bad).is_err());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn rows_come_back_as_they_were(cells in proptest::collection::vec(("[a-z]{1,8}", "\\PC{0,20}", "[=+@'\"\\-,;\t\n\r a-z]{0,12}"), 0..8)) {
            let rows: Vec<Row> = cells.into_iter().enumerate().map(|(n, (id, source, translation))| Row {
                id: format!("{id}{n}"), context: String::new(), source, translation, note: "n".into(),
            }).collect();
            prop_assert_eq!(read(&write(&rows).expect("a sheet")).expect("rows"), rows);
        }
    }
}
