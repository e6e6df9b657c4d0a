//! What a check found, for people and for programs. Every sentence is a message of `locales/en-GB/checks.ftl`.

use anyhow::{Result, anyhow};
use lantern_lesson::{Checked, Finding, Severity};
use lantern_words::{Catalogue, Tag, Value, plain};
use serde::Serialize;
use std::{io::Write, path::Path};

pub(crate) fn words() -> Result<(Catalogue, Tag)> {
    let tag = Tag::new("en-GB");
    let mut words = Catalogue::new(tag.clone());
    words.add(&tag, "checks.ftl", include_str!("../../../locales/en-GB/checks.ftl")).map_err(|faults| anyhow!("checks.ftl: {faults:?}"))?;
    Ok((words, tag))
}

pub(crate) fn text(checked: &Checked, dir: &Path, out: &mut impl Write) -> Result<()> {
    let (words, tag) = words()?;
    for finding in &checked.findings {
        writeln!(out, "{}: {}", finding.place(), finding.sentence(&words, &tag))?;
    }
    let name = dir.file_name().map_or_else(|| dir.display().to_string(), |n| n.to_string_lossy().into_owned());
    let last = match &checked.pack {
        None => words.text_or_fallback(&tag, "check-refused", &[("pack", name.into())]),
        Some(pack) => {
            let count = Value::from(pack.manifest.lessons.len());
            let id = if checked.findings.is_empty() { "check-good" } else { "check-some" };
            let args = [
                ("pack", Value::from(pack.manifest.id.as_str())),
                ("count", count),
                ("good", pack.lessons.len().into()),
                ("findings", checked.findings.len().into()),
            ];
            words.text_or_fallback(&tag, id, &args)
        }
    };
    writeln!(out, "{}", plain(&last))?;
    Ok(())
}

#[derive(Serialize)]
struct Report<'a> {
    pack: Option<&'a str>,
    good: Vec<&'a str>,
    findings: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    number: &'a str,
    refused: bool,
    lesson: Option<&'a str>,
    file: &'a str,
    line: usize,
    column: usize,
    sentence: String,
}

pub(crate) fn json(checked: &Checked, out: &mut impl Write) -> Result<()> {
    let (words, tag) = words()?;
    let line = |f: &'_ Finding| -> String { f.sentence(&words, &tag) };
    let report = Report {
        pack: checked.pack.as_ref().map(|p| p.manifest.id.as_str()),
        good: checked.pack.iter().flat_map(|p| &p.lessons).map(|l| l.id.as_str()).collect(),
        findings: checked
            .findings
            .iter()
            .map(|f| Line {
                number: f.number,
                refused: f.severity == Severity::Refused,
                lesson: f.lesson.as_deref(),
                file: &f.file,
                line: f.line,
                column: f.column,
                sentence: line(f),
            })
            .collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &report)?;
    writeln!(out)?;
    Ok(())
}
