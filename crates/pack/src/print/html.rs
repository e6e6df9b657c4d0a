//! The booklet as one web page that needs nothing else: fonts and pictures are in it, each once; the browser prints it.

use super::{
    Pictures,
    booklet::{Booklet, Card, Picture},
    stage::{self, Part},
};
use crate::graph::escape;
use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::STANDARD};
use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

const STYLE: &str = include_str!("sheet.css");

/// Pictures that the page uses so far, and their numbers.
struct Used<'a> {
    pictures: &'a mut Pictures,
    numbers: BTreeMap<String, usize>,
}

impl Used<'_> {
    fn number(&mut self, name: &str) -> Result<usize> {
        self.pictures.png(name)?;
        let next = self.numbers.len();
        Ok(*self.numbers.entry(name.to_owned()).or_insert(next))
    }

    /// A picture of its own, in its own proportions.
    fn sign(&mut self, name: &str, class: &str) -> Result<String> {
        Ok(format!(
            "<svg class=\"{class}\" viewBox=\"0 0 400 300\" aria-hidden=\"true\"><use href=\"#p{}\" width=\"400\" height=\"300\"/></svg>",
            self.number(name)?
        ))
    }

    fn stage(&mut self, parts: &[Part], alt: &str) -> Result<String> {
        let (w, h) = stage::SIZE;
        let mut svg = format!("<svg class=\"stage\" viewBox=\"0 0 {w} {h}\" role=\"img\" aria-label=\"{}\">", escape(alt));
        for part in parts {
            let (x, y, w, h) = part.place;
            write!(svg, "<use href=\"#p{}\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"/>", self.number(&part.picture)?)?;
        }
        Ok(svg + "</svg>")
    }
}

/// The page.
///
/// # Errors
/// Where a picture or a font is missing.
pub(super) fn page(booklet: &Booklet, pictures: &mut Pictures, fonts: &Path) -> Result<String> {
    let mut used = Used { pictures, numbers: BTreeMap::new() };
    let mut body = String::new();
    let title = escape(&booklet.title);
    writeln!(
        body,
        "<section class=\"cover\"><h1>{title}</h1><p class=\"about\">{}</p>{}<p class=\"how\">{}</p><footer>{}</footer></section>",
        escape(&booklet.about),
        used.stage(&booklet.cover, "")?,
        escape(&booklet.how),
        escape(&booklet.licence)
    )?;
    for four in booklet.cards.chunks(4) {
        body.push_str("<section class=\"cards\">\n");
        for one in four {
            card(&mut body, one, &mut used)?;
        }
        body.push_str("</section>\n");
    }
    writeln!(body, "<section class=\"notes\"><h1>{}: {title}</h1><p>{}</p>", escape(&booklet.notes.0), escape(&booklet.about))?;
    for (heading, texts) in &booklet.notes.1 {
        write!(body, "<h2>{}</h2>", escape(heading))?;
        for text in texts {
            writeln!(body, "<p>{}</p>", escape(text))?;
        }
    }
    let (heading, text, lines) = &booklet.home;
    writeln!(
        body,
        "</section>\n<section class=\"home\"><h2>{}</h2><h1>{title}</h1>{}<p class=\"how\">{}</p><h2>{}</h2><div class=\"lines\"></div></section>",
        escape(heading),
        used.stage(&booklet.cover, "")?,
        escape(text),
        escape(lines)
    )?;
    let mut symbols = String::new();
    for (name, number) in std::mem::take(&mut used.numbers) {
        let png = used.pictures.png(&name)?;
        let (w, h) = size(png);
        let data = STANDARD.encode(png);
        writeln!(
            symbols,
            "<symbol id=\"p{number}\" viewBox=\"0 0 {w} {h}\"><image href=\"data:image/png;base64,{data}\" width=\"{w}\" height=\"{h}\"/></symbol>"
        )?;
    }
    let mut faces = String::new();
    for (family, file, weight) in
        [("Andika", "Andika-Regular.ttf", 400), ("Andika", "Andika-Bold.ttf", 700), ("Naskh", "NotoNaskhArabic-Regular.ttf", 400)]
    {
        if family == "Naskh" && !booklet.right_to_left {
            continue;
        }
        let bytes = fs::read(fonts.join(file)).with_context(|| format!("cannot read the font {file}"))?;
        writeln!(
            faces,
            "@font-face{{font-family:{family};font-weight:{weight};src:url(data:font/ttf;base64,{})}}",
            STANDARD.encode(bytes)
        )?;
    }
    let direction = if booklet.right_to_left { "rtl" } else { "ltr" };
    Ok(format!(
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{direction}\">\n<head><meta charset=\"utf-8\"><title>{title}</title>\n<style>\n{faces}{STYLE}</style></head>\n\
         <body>\n<svg class=\"store\" aria-hidden=\"true\">{symbols}</svg>\n{body}</body>\n</html>\n",
        escape(booklet.tag.as_str())
    ))
}

/// Width and height as a PNG's head gives them.
fn size(png: &[u8]) -> (u32, u32) {
    let number = |at: usize| png.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(100, u32::from_be_bytes);
    (number(16), number(20))
}

fn card(body: &mut String, card: &Card, used: &mut Used) -> Result<()> {
    write!(body, "<article><h3>{}</h3>", escape(&card.number))?;
    match &card.picture {
        Picture::Stage(parts) => body.push_str(&used.stage(parts, &card.alt)?),
        Picture::Sign(name) => body.push_str(&used.sign(name, "sign")?),
        Picture::None => {}
    }
    write!(body, "<p class=\"words\">{}</p>", escape(&card.words))?;
    if !card.small.is_empty() {
        body.push_str(if card.small.iter().any(|s| s.picture.is_some()) { "<ul class=\"small\">" } else { "<ul class=\"clues\">" });
        for small in &card.small {
            let picture = small.picture.as_ref().map(|p| used.sign(p, "pick")).transpose()?.unwrap_or_default();
            let leads = small.leads.as_ref().map(|l| format!("<b>{}</b>", escape(l))).unwrap_or_default();
            write!(body, "<li>{picture}<span>{}</span>{leads}</li>", escape(&small.words))?;
        }
        body.push_str("</ul>");
    }
    if !card.next.is_empty() {
        write!(body, "<p class=\"next\">{}</p>", escape(&card.next))?;
    }
    body.push_str("</article>\n");
    Ok(())
}
