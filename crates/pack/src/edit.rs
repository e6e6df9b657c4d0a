//! Small changes of `pack.ron` that leave everything else, comments too, as its author wrote it: a language's state, one
//! more lesson. After a change the text is read again; where that does not give what was meant, nothing is written.

use anyhow::{Context, Result};
use lantern_lesson::{LocaleState, Manifest};
use lantern_words::Tag;
use std::ops::Range;

/// The same manifest with this language in this state.
///
/// # Errors
/// Where the text is written so unusually that it cannot be changed safely.
pub(crate) fn set_locale(text: &str, tag: &Tag, state: LocaleState) -> Result<String> {
    let word = format!("{state:?}");
    let tokens = tokens(text);
    let inside = block(text, &tokens, "locales", "{", "}");
    let known = inside.clone().into_iter().flatten().find(|i| text.get(tokens[*i].clone()) == Some(&format!("\"{tag}\"")));
    let changed = match known {
        // "ur" : Draft
        Some(at) => tokens.get(at + 2).map(|old| replaced(text, old.clone(), &word)),
        None => inside.and_then(|inside| add(text, &tokens, inside, &format!("\"{tag}\": {word}"))),
    };
    let meant = |m: &Manifest| m.locales.get(tag) == Some(&state);
    checked(changed, meant).with_context(|| format!("in pack.ron, write under locales:  \"{tag}\": {word},"))
}

/// The same manifest with one more lesson at its end.
///
/// # Errors
/// Where the text is written so unusually that it cannot be changed safely.
pub(crate) fn add_lesson(text: &str, lesson: &str) -> Result<String> {
    let tokens = tokens(text);
    let changed = block(text, &tokens, "lessons", "[", "]").and_then(|inside| add(text, &tokens, inside, &format!("\"{lesson}\"")));
    let meant = |m: &Manifest| m.lessons.last().is_some_and(|l| l == lesson);
    checked(changed, meant).with_context(|| format!("in pack.ron, write under lessons:  \"{lesson}\","))
}

fn checked(changed: Option<String>, meant: impl Fn(&Manifest) -> bool) -> Option<String> {
    changed.filter(|text| Manifest::parse(text).is_ok_and(|m| meant(&m)))
}

fn replaced(text: &str, range: Range<usize>, with: &str) -> String {
    format!("{}{with}{}", &text[..range.start], &text[range.end..])
}

/// Puts one more entry behind the last one of a list, in that one's manner.
fn add(text: &str, tokens: &[Range<usize>], inside: Range<usize>, entry: &str) -> Option<String> {
    let close = tokens.get(inside.end)?.start;
    if inside.is_empty() {
        return Some(replaced(text, close..close, entry));
    }
    let last = tokens.get(inside.end - 1)?;
    let comma = text.get(last.clone()) == Some(",");
    // A list with a line for each entry gets another line.
    let between = text.get(last.end..close)?;
    let own_line = between.contains('\n');
    let indent = line_indent(text, last.start);
    let joint = if own_line { format!("\n{indent}") } else { " ".to_owned() };
    let entry = format!("{}{joint}{entry}{}", if comma { "" } else { "," }, if own_line || comma { "," } else { "" });
    Some(replaced(text, last.end..last.end, &entry))
}

fn line_indent(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
    let line = &text[start..];
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// Numbers of the tokens between the brackets of `name: [ ... ]`.
fn block(text: &str, tokens: &[Range<usize>], name: &str, open: &str, close: &str) -> Option<Range<usize>> {
    let word = |i: usize| tokens.get(i).and_then(|t| text.get(t.clone())).unwrap_or_default();
    let start = (0..tokens.len()).find(|i| word(*i) == name && word(i + 1) == ":" && word(i + 2) == open)? + 3;
    let end = (start..tokens.len()).find(|i| word(*i) == close)?;
    Some(start..end)
}

/// Strings (with their quotation marks), words and signs; comments and blanks are left out.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let start = at;
        let rest = &bytes[at..];
        if rest.starts_with(b"//") {
            at += rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
            continue;
        } else if rest.starts_with(b"/*") {
            at += rest.windows(2).position(|w| w == b"*/").map_or(rest.len(), |p| p + 2);
            continue;
        } else if rest[0] == b'"' {
            at += 1;
            while at < bytes.len() && bytes[at] != b'"' {
                at += if bytes[at] == b'\\' { 2 } else { 1 };
            }
            at = (at + 1).min(bytes.len());
        } else if rest[0].is_ascii_alphanumeric() || rest[0] == b'_' {
            at += rest.iter().position(|b| !b.is_ascii_alphanumeric() && *b != b'_').unwrap_or(rest.len());
        } else {
            at += 1;
            if rest[0].is_ascii_whitespace() {
                continue;
            }
        }
        found.push(start..at);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACK: &str = "// locales: { is a word\nPack(schema: 1, id: \"a\", version: \"1\", min_app: \"0.1.0\", licence: \"CC0-1.0\",\n  source_locale: \"en-GB\",\n  locales: {\n    \"en-GB\": Draft, // being made\n  },\n  lessons: [\"a1\"])\n";

    #[test]
    fn a_state_is_changed_and_the_comments_stay() {
        let text = set_locale(PACK, &Tag::new("en-GB"), LocaleState::Voiced).expect("a change");
        assert_eq!(text, PACK.replace("Draft", "Voiced"));
    }

    #[test]
    fn a_language_and_a_lesson_are_added_in_the_list_s_manner() {
        let text = set_locale(PACK, &Tag::new("ur"), LocaleState::Draft).expect("a change");
        assert_eq!(text, PACK.replace("Draft, //", "Draft,\n    \"ur\": Draft, //"));
        let text = add_lesson(&text, "a2").expect("a change");
        assert!(text.contains("lessons: [\"a1\", \"a2\"])"), "{text}");
        let empty = PACK.replace("[\"a1\"]", "[]");
        assert!(add_lesson(&empty, "a2").expect("a change").contains("[\"a2\"]"));
    }

    #[test]
    fn what_is_not_understood_is_left_alone() {
        for text in ["", "Pack(", "\"\\", "Pack(locales: {", &PACK.replace("locales: {", "locales: /* { */ [")] {
            assert!(set_locale(text, &Tag::new("ur"), LocaleState::Draft).is_err(), "{text}");
        }
    }
}
