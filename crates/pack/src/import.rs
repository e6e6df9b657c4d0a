//! `import-csv`: a translators' sheet back into Fluent files. Comments stay; what nobody has read is marked so (LP27)
//! until somebody who speaks the language signs it off; a language joins the pack when it is complete.

use crate::{
    edit,
    export::{comment, files, parse, rows, sentences, tag},
    folder::{self, Draft},
    sheet::{self, Row},
};
use anyhow::{Context, Result, ensure};
use clap::Args;
use fluent_syntax::{
    ast::{Attribute, Comment, Entry, Expression, Identifier, InlineExpression, Message, Pattern, PatternElement, Resource},
    serializer,
};
use lantern_lesson::{LocaleState, NOT_SIGNED_OFF};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Write,
    path::PathBuf,
};

/// What a signed-off file says in its first line.
const SIGNED_OFF: &str = "Translation: signed off by ";

/// Read a translators' CSV sheet into a language of the pack.
///
/// Until you name who answers for the translation, it counts as one that a machine made: it plays in the preview only.
#[derive(Debug, Args)]
pub(crate) struct ImportCsv {
    /// The sheet.
    file: PathBuf,
    /// The pack's folder.
    dir: PathBuf,
    /// The language, for example ur.
    #[arg(long, value_name = "TAG")]
    locale: String,
    /// The role of whoever speaks this language and has read every sentence, such as "Urdu-speaking teaching assistant".
    #[arg(long, value_name = "ROLE", value_parser = role)]
    signed_off_by: Option<String>,
}

fn role(text: &str) -> Result<String, String> {
    let text = text.trim();
    let good = !text.is_empty() && text.chars().count() <= 60 && !text.chars().any(char::is_control);
    good.then(|| text.to_owned()).ok_or_else(|| "a role is one line of at most 60 letters".into())
}

impl ImportCsv {
    pub(crate) fn run(self, out: &mut impl Write) -> Result<u8> {
        let (draft, tag) = (Draft::read(&self.dir, None)?, tag(&self.locale)?);
        ensure!(tag != draft.source(), "{tag} is the language in which the pack was written; change its files themselves");
        let name = self.file.display();
        let size = fs::metadata(&self.file).with_context(|| format!("cannot read {name}"))?.len();
        ensure!(size <= sheet::MAX_SHEET, "{name} is too large for a sheet of sentences");
        let came = sheet::read(&fs::read(&self.file).with_context(|| format!("cannot read {name}"))?).with_context(|| name.to_string())?;
        let ours = rows(&draft, Some(&tag))?;
        let mut amiss = notices(&came, &ours, out)?;
        let came: BTreeMap<&str, &Row> = came.iter().map(|r| (r.id.as_str(), r)).collect();
        let merged: Vec<Row> = ours
            .iter()
            .map(|row| match came.get(row.id.as_str()).filter(|c| !c.translation.trim().is_empty()) {
                Some(c) => Row {
                    translation: tidy(&c.translation),
                    note: if c.note.is_empty() { row.note.clone() } else { tidy(&c.note) },
                    ..row.clone()
                },
                None => row.clone(),
            })
            .collect();
        // Teachers' notes may stay in the first language; what pupils meet may not.
        let missing: Vec<&str> =
            merged.iter().filter(|r| r.translation.is_empty() && !r.id.contains("-teacher-")).map(|r| r.id.as_str()).collect();
        let mut written = 0;
        for lesson in &draft.lessons {
            for (from, to) in files(&lesson.id, &draft.source()).into_iter().zip(files(&lesson.id, &tag)) {
                let Some(source) = draft.text(&from) else { continue };
                let old = draft.text(&to);
                let Some(text) =
                    file(&parse(&from, source)?, old.map(|t| parse(&to, t)).transpose()?, &merged, self.signed_off_by.as_deref())?
                else {
                    continue;
                };
                if old != Some(&text) {
                    folder::write(&self.dir.join(&to), text.as_bytes())?;
                    written += 1;
                }
            }
        }
        writeln!(out, "{tag}: {written} files written.")?;
        if !missing.is_empty() {
            amiss = true;
            let some = missing.iter().take(5).copied().collect::<Vec<_>>().join(", ");
            writeln!(out, "{} sentences are still missing ({some}{}).", missing.len(), if missing.len() > 5 { ", …" } else { "" })?;
        }
        self.join(&draft, &tag, missing.is_empty(), out)?;
        Ok(u8::from(amiss))
    }

    /// Puts the language into `pack.ron`, as far as it is finished.
    fn join(&self, draft: &Draft, tag: &lantern_words::Tag, complete: bool, out: &mut impl Write) -> Result<()> {
        let signed = self.signed_off_by.is_some();
        let state = match draft.manifest.locales.get(tag) {
            None if !complete => {
                writeln!(out, "{tag} joins pack.ron when they are there.")?;
                return Ok(());
            }
            None | Some(LocaleState::Draft) if complete && signed => LocaleState::TextOnly,
            None => LocaleState::Draft,
            Some(state) => *state,
        };
        if draft.manifest.locales.get(tag) != Some(&state) {
            let text = draft.text("pack.ron").unwrap_or_default();
            folder::write(&self.dir.join("pack.ron"), edit::set_locale(text, tag, state)?.as_bytes())?;
            writeln!(out, "pack.ron: {tag} is now {state:?}.")?;
        }
        if !signed {
            writeln!(
                out,
                "Nobody has signed this translation off yet. When somebody who speaks {tag} has read it: --signed-off-by and their role."
            )?;
        }
        Ok(())
    }
}

/// Says what in the sheet does not fit the pack; true if something was left aside.
fn notices(came: &[Row], ours: &[Row], out: &mut impl Write) -> Result<bool> {
    let known: BTreeMap<&str, &Row> = ours.iter().map(|r| (r.id.as_str(), r)).collect();
    let mut amiss = false;
    for row in came {
        match known.get(row.id.as_str()) {
            None => {
                amiss = true;
                writeln!(out, "{}: the pack has no such sentence; the row is left aside.", row.id)?;
            }
            Some(now) if !row.source.is_empty() && tidy(&row.source) != tidy(&now.source) && !row.translation.is_empty() => {
                writeln!(out, "{}: the sentence was changed after the sheet was made; see that the translation still fits.", row.id)?;
            }
            Some(_) => {}
        }
    }
    Ok(amiss)
}

/// A cell without what a spreadsheet may have put round it: blanks at the ends of lines, carriage returns.
fn tidy(text: &str) -> String {
    let clean: String = text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    let lines: Vec<&str> = clean.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    lines.join("\n")
}

/// The language's file after the import; nothing if it holds no sentence.
fn file(source: &Resource<String>, old: Option<Resource<String>>, rows: &[Row], signed_off_by: Option<&str>) -> Result<Option<String>> {
    let rows: BTreeMap<&str, &Row> = rows.iter().filter(|r| !r.translation.is_empty()).map(|r| (r.id.as_str(), r)).collect();
    let before = old.as_ref().map(serializer::serialize);
    let fresh = old.is_none();
    let mut body = old.unwrap_or_else(|| source.clone()).body;
    // In a file made anew, what has no translation yet is left out.
    body.retain(|e| !fresh || !matches!(e, Entry::Message(m) if !rows.contains_key(m.id.name.as_str())));
    let mut at = 0;
    for entry in &source.body {
        let Entry::Message(model) = entry else { continue };
        let id = model.id.name.as_str();
        let place = body.iter().position(|e| matches!(e, Entry::Message(m) if m.id.name == id));
        if place.is_none() && !rows.contains_key(id) {
            continue;
        }
        let place = place.unwrap_or_else(|| {
            body.insert(
                at.min(body.len()),
                Entry::Message(Message { value: None, attributes: Vec::new(), comment: None, ..model.clone() }),
            );
            at.min(body.len() - 1)
        });
        at = place + 1;
        if let Some(Entry::Message(message)) = body.get_mut(place) {
            fill(message, model, &rows, fresh);
        }
    }
    if !body.iter().any(|e| matches!(e, Entry::Message(_))) {
        return Ok(None);
    }
    let changed = before.as_deref() != Some(&serializer::serialize(&Resource { body: body.clone() }));
    if changed || signed_off_by.is_some() {
        mark(&mut body, signed_off_by);
    }
    let text = serializer::serialize(&Resource { body });
    // What the app will show is what stood in the sheet, whatever was in it.
    let shown: BTreeSet<(String, String)> =
        sentences(&parse("the translation", &text)?).into_iter().map(|(id, text, _)| (id, text)).collect();
    let own: BTreeSet<String> = sentences(source).into_iter().map(|(id, ..)| id).collect();
    // Without its sentence, the description of a picture has nothing to stand with yet.
    let base = |id: &str| rows.contains_key(id.split('.').next().unwrap_or_default());
    for (id, row) in rows.iter().filter(|(id, _)| own.contains(**id) && base(id)) {
        ensure!(
            shown.contains(&((*id).to_owned(), row.translation.clone())),
            "{id}: the translation cannot be written; put it more simply"
        );
    }
    Ok(Some(text))
}

/// Puts the sheet's words into a message; attributes are those of the first language.
fn fill(message: &mut Message<String>, model: &Message<String>, rows: &BTreeMap<&str, &Row>, fresh: bool) {
    let id = &model.id.name;
    if let Some(row) = rows.get(id.as_str()) {
        message.value = Some(pattern(&row.translation));
        if row.note != comment(message.comment.as_ref()) {
            message.comment = (!row.note.is_empty()).then(|| Comment { content: row.note.lines().map(str::to_owned).collect() });
        }
    }
    if fresh {
        message.attributes.clear();
    }
    for attribute in &model.attributes {
        let name = &attribute.id.name;
        let Some(row) = rows.get(format!("{id}.{name}").as_str()) else { continue };
        let value = pattern(&row.translation);
        match message.attributes.iter_mut().find(|a| a.id.name == *name) {
            Some(old) => old.value = value,
            None => message.attributes.push(Attribute { id: Identifier { name: name.clone() }, value }),
        }
    }
}

/// Says at the head of the file who answers for it.
fn mark(body: &mut Vec<Entry<String>>, signed_off_by: Option<&str>) {
    let unsigned = NOT_SIGNED_OFF.trim_start_matches("### ");
    for entry in body.iter_mut() {
        if let Entry::ResourceComment(c) = entry {
            c.content.retain(|line| line != unsigned && !line.starts_with(SIGNED_OFF));
        }
    }
    body.retain(|e| !matches!(e, Entry::ResourceComment(c) if c.content.is_empty()));
    let line = signed_off_by.map_or_else(|| unsigned.to_owned(), |role| format!("{SIGNED_OFF}{role}"));
    body.insert(0, Entry::ResourceComment(Comment { content: vec![line] }));
}

/// Plain text as a pattern: what means something to Fluent is put in quotation marks.
fn pattern(text: &str) -> Pattern<String> {
    let mut elements = Vec::new();
    let mut plain = String::new();
    // The writer may begin on a line of its own.
    let mut line_start = true;
    for c in text.chars() {
        if matches!(c, '{' | '}') || (line_start && matches!(c, '.' | '*' | '[')) {
            if !plain.is_empty() {
                elements.push(PatternElement::TextElement { value: std::mem::take(&mut plain) });
            }
            let literal = InlineExpression::StringLiteral { value: c.to_string() };
            elements.push(PatternElement::Placeable { expression: Expression::Inline(literal) });
        } else {
            plain.push(c);
        }
        line_start = c == '\n';
        // A line is an element of its own, so that the writer indents the next one.
        if line_start {
            elements.push(PatternElement::TextElement { value: std::mem::take(&mut plain) });
        }
    }
    if !plain.is_empty() {
        elements.push(PatternElement::TextElement { value: plain });
    }
    Pattern { elements }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_cell_is_shown_as_it_was_written(text in "([\\PC]|[\n.*\\[{}=#\" -]){1,30}") {
            let text = tidy(&text);
            prop_assume!(!text.is_empty());
            let message = Message { id: Identifier { name: "a".to_owned() }, value: Some(pattern(&text)), attributes: Vec::new(), comment: None };
            let written = serializer::serialize(&Resource { body: vec![Entry::Message(message)] });
            let back = sentences(&parse("a.ftl", &written).expect("good source"));
            prop_assert_eq!(back, vec![("a".to_owned(), text, String::new())], "{}", written);
        }
    }
}
