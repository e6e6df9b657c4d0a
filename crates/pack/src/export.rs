//! `export-csv`: every sentence of a pack as a sheet for translators, with where it is met and what is seen there.

use crate::{
    folder::{self, Draft, teacher_file, text_file},
    sheet::{self, Row},
};
use anyhow::{Context, Result, anyhow, ensure};
use clap::Args;
use fluent_syntax::{
    ast::{Comment, Entry, Resource},
    parser,
};
use lantern_lesson::{Kind, Lesson};
use lantern_words::{Catalogue, Tag, plain};
use std::{collections::BTreeMap, io::Write, path::PathBuf};

/// Write all sentences into a CSV sheet for translators.
#[derive(Debug, Args)]
pub(crate) struct ExportCsv {
    /// The pack's folder.
    dir: PathBuf,
    /// The file to write.
    #[arg(short, long, value_name = "FILE")]
    out: PathBuf,
    /// Fill in what this language has already, for example ur.
    #[arg(long, value_name = "TAG")]
    locale: Option<String>,
}

impl ExportCsv {
    pub(crate) fn run(self, out: &mut impl Write) -> Result<u8> {
        let draft = Draft::read(&self.dir, None)?;
        let tag = self.locale.as_deref().map(tag).transpose()?;
        let rows = rows(&draft, tag.as_ref())?;
        let open = rows.iter().filter(|r| r.translation.is_empty()).count();
        folder::write(&self.out, &sheet::write(&rows)?)?;
        writeln!(out, "{}: {} sentences, {open} of them without a translation.", self.out.display(), rows.len())?;
        Ok(0)
    }
}

/// A language tag as it stands in a path.
pub(crate) fn tag(text: &str) -> Result<Tag> {
    let tag = Tag::parse(text).ok().filter(|t| t.as_str() == text);
    tag.with_context(|| format!("{text} is no language tag; write for example ur, pl or cy"))
}

/// A Fluent file with its comments.
pub(crate) fn parse(file: &str, text: &str) -> Result<Resource<String>> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let parsed = if lantern_words::too_deep(&text).is_some() { None } else { parser::parse(text).ok() };
    parsed.ok_or_else(|| anyhow!("{file} is not in order. Run: lantern-pack check"))
}

pub(crate) fn comment(comment: Option<&Comment<String>>) -> String {
    comment.map(|c| c.content.join("\n")).unwrap_or_default()
}

/// The files of a lesson that hold sentences to be translated.
pub(crate) fn files(lesson: &str, tag: &Tag) -> [String; 2] {
    [text_file(lesson, tag), teacher_file(lesson, tag)]
}

/// Every sentence of the first language, with what `tag` has for it.
pub(crate) fn rows(draft: &Draft, tag: Option<&Tag>) -> Result<Vec<Row>> {
    let source = draft.source();
    let mut all = Vec::new();
    for lesson in &draft.lessons {
        let words = draft.words(&lesson.id, &source)?;
        let met = contexts(lesson, &words, &source);
        for (n, file) in files(&lesson.id, &source).iter().enumerate() {
            let Some(text) = draft.text(file) else { continue };
            let theirs =
                tag.and_then(|t| files(&lesson.id, t).into_iter().nth(n)).and_then(|f| draft.text(&f).map(|text| (f.clone(), text)));
            let theirs = theirs.map(|(file, text)| parse(&file, text)).transpose()?;
            let old: BTreeMap<String, (String, String)> =
                theirs.as_ref().map(sentences).into_iter().flatten().map(|(i, t, n)| (i, (t, n))).collect();
            let ours = parse(file, text)?;
            for (id, source, note) in sentences(&ours) {
                ensure!(
                    !words.variables(&draft.source(), id.split('.').next().unwrap_or_default()).iter().any(|v| !v.is_empty()),
                    "{id} holds a variable, which a sheet cannot show; write the words out (LP09)"
                );
                let context = met.get(&id).cloned().unwrap_or_else(|| if n == 0 { "not used".into() } else { "teacher's notes".into() });
                let (translation, own) = old.get(&id).cloned().unwrap_or_default();
                all.push(Row { id, context, source, translation, note: if own.is_empty() { note } else { own } });
            }
        }
    }
    Ok(all)
}

/// `(id or id.attribute, text, comment)` of all messages, in their order. Text is as the app shows it.
pub(crate) fn sentences(resource: &Resource<String>) -> Vec<(String, String, String)> {
    let tag = Tag::new("en");
    let mut words = Catalogue::new(tag.clone());
    // A file that did not parse did not come this far.
    _ = words.add(&tag, "", &fluent_syntax::serializer::serialize(resource));
    let mut found = Vec::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let id = &message.id.name;
        let note = comment(message.comment.as_ref());
        if message.value.is_some() {
            found.push((id.clone(), plain(&words.text(&tag, id, &[]).unwrap_or_default()), note));
        }
        for attribute in &message.attributes {
            let name = &attribute.id.name;
            let text = plain(&words.attr(&tag, id, name).unwrap_or_default());
            found.push((format!("{id}.{name}"), text, String::new()));
        }
    }
    found
}

/// Where each sentence is met: the card, who is there, what is seen.
fn contexts(lesson: &Lesson, words: &Catalogue, tag: &Tag) -> BTreeMap<String, String> {
    let mut met = BTreeMap::from([(lesson.title_id(), format!("{}: the story's title", lesson.id))]);
    for node in lesson.nodes() {
        let id = format!("{}-{}", lesson.id, node.id);
        let (kind, part) = match &node.kind {
            Kind::Scene { .. } => ("Scene: the story goes on", ""),
            Kind::Feel { .. } => ("Feel: pupils tap a face", ""),
            Kind::Stop { .. } => continue,
            Kind::Choice { .. } => ("Choice: what can the character do?", "a card to choose"),
            Kind::Sort { .. } => ("Sort: things into boxes", "a box, or a thing to sort"),
            Kind::Spot { .. } => ("Spot: find the clues", "a clue, explained"),
            Kind::Talk { .. } => ("Talk: a question for pupils to talk about", ""),
            Kind::Mend { .. } => ("Mend: what followed; nobody is told off", ""),
            Kind::End { .. } => ("End: everybody is safe", ""),
        };
        let actors = node.kind.stage().map(|s| s.actors.iter().map(|a| a.who.as_str()).collect::<Vec<_>>().join(", ")).unwrap_or_default();
        let who = if actors.is_empty() { String::new() } else { format!("; there: {actors}") };
        let alt = words.attr(tag, &id, "alt").map(|a| format!("; picture: {}", plain(&a))).unwrap_or_default();
        met.insert(format!("{id}.alt"), format!("{}: what a screen reader says of the picture", lesson.id));
        met.insert(format!("{id}.say"), format!("{}: said instead of what is written", lesson.id));
        for option in node.kind.parts() {
            met.insert(format!("{id}-{option}"), format!("{}: {part} of {}{who}", lesson.id, node.id));
        }
        met.insert(id, format!("{}: {kind}{who}{alt}", lesson.id));
    }
    met
}
