//! `graph`: a lesson as a picture of its cards and arrows, to be looked at together and printed.
//! Where the cards stand, `layout` says; this file draws them. The words on it are the format's own and the pack's.

mod layout;

use crate::folder::{self, Draft};
use anyhow::{Context, Result, ensure};
use clap::Args;
use lantern_lesson::{Kind, Lesson, Node, Weight};
use lantern_words::{Catalogue, Tag, plain};
use layout::{BOX, Layout, Route};
use std::{fmt::Write as _, io::Write, path::PathBuf};

/// Draw the story of a lesson as an SVG: cards by kind, arrows by worth, the way back dashed.
#[derive(Debug, Args)]
pub(crate) struct Graph {
    /// The pack's folder.
    dir: PathBuf,
    /// The lesson. Default: all of them.
    #[arg(long, value_name = "NAME")]
    lesson: Option<String>,
    /// The file to write, for one lesson. Default: <lesson>.svg in this folder.
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Graph {
    pub(crate) fn run(self, out: &mut impl Write) -> Result<u8> {
        let draft = Draft::read(&self.dir, self.lesson.as_deref())?;
        ensure!(
            self.out.is_none() || draft.lessons.len() == 1,
            "-o names one file, but the pack has several lessons; choose one with --lesson"
        );
        for lesson in &draft.lessons {
            let words = draft.words(&lesson.id, &draft.source())?;
            let path = self.out.clone().unwrap_or_else(|| PathBuf::from(format!("{}.svg", lesson.id)));
            folder::write(&path, svg(lesson, &words, &draft.source()).context("the picture could not be drawn")?.as_bytes())?;
            writeln!(out, "{}: {} cards.", path.display(), lesson.nodes().len())?;
        }
        Ok(0)
    }
}

/// What a card of each kind looks like: fill, edge, outline. Shapes differ as well, so that it can be printed in grey.
fn look(kind: &Kind) -> (&'static str, &'static str, &'static str) {
    match kind {
        Kind::Scene { .. } => ("Scene", "#e3f0fb", "#1f5f99"),
        Kind::Feel { .. } => ("Feel", "#fde8ef", "#a33462"),
        Kind::Stop { .. } => ("Stop", "#fde4dc", "#b03a1c"),
        Kind::Choice { .. } => ("Choice", "#fff3cf", "#8a6100"),
        Kind::Sort { .. } => ("Sort", "#e6f5e6", "#2c6e31"),
        Kind::Spot { .. } => ("Spot", "#e0f5f3", "#0f6b62"),
        Kind::Talk { .. } => ("Talk", "#efe9fb", "#5b3fa0"),
        Kind::Mend { .. } => ("Mend", "#f6ecdf", "#7a4b14"),
        Kind::End { .. } => ("End", "#dff3e4", "#1d6b3a"),
    }
}

/// The outline of a card with its middle at (0, 0).
fn shape(kind: &Kind) -> String {
    let (w, h) = (BOX.0 / 2.0, BOX.1 / 2.0);
    match kind {
        Kind::Scene { .. } => format!("M{} {}h{}v{}h{}z", -w, -h, BOX.0, BOX.1, -BOX.0),
        Kind::Feel { .. } => format!("M{} 0a{w} {h} 0 1 0 {} 0a{w} {h} 0 1 0 {} 0z", -w, BOX.0, -BOX.0),
        Kind::Stop { .. } => octagon(w, h, 20.0),
        Kind::Choice { .. } => format!("M{} 0L{} {}H{}L{w} 0L{} {h}H{}z", -w, 26.0 - w, -h, w - 26.0, w - 26.0, 26.0 - w),
        // A box with a lid.
        Kind::Sort { .. } => format!("M{} {}h{}v{}h{}zm0 7h{}", -w, -h, BOX.0, BOX.1, -BOX.0, BOX.0),
        // A label with a corner cut off.
        Kind::Spot { .. } => format!("M{} {}H{}l24 24V{h}H{}z", -w, -h, w - 24.0, -w),
        // A speech bubble.
        Kind::Talk { .. } => format!("M{} {}h{}v{}H8l-14 12v-12H{}z", -w, -h, BOX.0, BOX.1 - 8.0, -w),
        // Leans back to where it came from.
        Kind::Mend { .. } => format!("M{} {}H{w}L{} {h}H{}z", 22.0 - w, -h, w - 22.0, -w),
        Kind::End { .. } => {
            format!("M{} {}h{}a{h} {h} 0 0 1 0 {}h{}a{h} {h} 0 0 1 0 {}z", h - w, -h, BOX.0 - BOX.1, BOX.1, BOX.1 - BOX.0, -BOX.1)
        }
    }
}

fn octagon(w: f32, h: f32, cut: f32) -> String {
    format!("M{} {}H{}L{w} {}V{}L{} {h}H{}L{} {}V{}z", cut - w, -h, w - cut, cut - h, h - cut, w - cut, cut - w, -w, h - cut, cut - h)
}

/// The arrow's colour, line and mark. The mark says in print what the colour says on a screen.
fn worth(weight: Option<Weight>) -> (&'static str, f32, &'static str) {
    match weight {
        Some(Weight::Strong) => ("#1d6b3a", 4.0, "Strong"),
        Some(Weight::Fair) => ("#555555", 2.5, "Fair"),
        Some(Weight::Risky) => ("#b03a1c", 2.5, "Risky"),
        None => ("#333333", 2.0, ""),
    }
}

/// The picture of a lesson; its sentences in this language.
pub(crate) fn svg(lesson: &Lesson, words: &Catalogue, tag: &Tag) -> Result<String, std::fmt::Error> {
    let layout = Layout::of(lesson);
    let (width, height) = (layout.width, layout.height + 130.0);
    let say = |id: &str| words.text(tag, id, &[]).map(|t| plain(&t)).unwrap_or_default();
    let mut svg = String::new();
    write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         font-family=\"Andika, 'DejaVu Sans', sans-serif\" font-size=\"14\">\n<title>{}</title>\n\
         <defs><marker id=\"tip\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"11\" markerHeight=\"11\" \
         markerUnits=\"userSpaceOnUse\" orient=\"auto-start-reverse\"><path d=\"M0 0L10 5L0 10z\" fill=\"context-stroke\"/></marker></defs>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n<text x=\"24\" y=\"40\" font-size=\"24\" font-weight=\"bold\">{}</text>\n\
         <text x=\"24\" y=\"64\" fill=\"#444444\">{} · {:?} · {:?}</text>\n",
        escape(&say(&lesson.title_id())),
        escape(&say(&lesson.title_id())),
        lesson.id,
        lesson.stage,
        lesson.strand,
    )?;
    svg.push_str("<g transform=\"translate(0 84)\">\n");
    for route in &layout.routes {
        arrow(&mut svg, lesson, route)?;
    }
    for (node, (x, y)) in lesson.nodes().iter().zip(&layout.places) {
        let id = if matches!(node.kind, Kind::Stop { .. }) { String::new() } else { say(&lesson.message_id(node)) };
        card(&mut svg, node, (*x, *y), &id)?;
    }
    for route in &layout.routes {
        label(&mut svg, lesson, route, &say)?;
    }
    svg.push_str("</g>\n");
    legend(&mut svg, height - 24.0)?;
    svg.push_str("</svg>\n");
    Ok(svg)
}

fn weight_of(lesson: &Lesson, route: &Route) -> Option<Weight> {
    match &lesson.nodes().get(route.from)?.kind {
        Kind::Choice { options, .. } => options.get(route.arrow).map(|o| o.weight),
        _ => None,
    }
}

fn arrow(svg: &mut String, lesson: &Lesson, route: &Route) -> std::fmt::Result {
    let (colour, width, _) = worth(weight_of(lesson, route));
    let mends = lesson.nodes().get(route.from).is_some_and(|n| matches!(n.kind, Kind::Mend { .. }));
    let dashes = if mends { " stroke-dasharray=\"9 6\"" } else { "" };
    let colour = if mends { "#7a4b14" } else { colour };
    writeln!(
        svg,
        "<path d=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"{dashes} marker-end=\"url(#tip)\"/>",
        route.path
    )
}

fn card(svg: &mut String, node: &Node, (x, y): (f32, f32), text: &str) -> std::fmt::Result {
    let (kind, fill, edge) = look(&node.kind);
    // Round cards have less room in their corners.
    let letters = if matches!(node.kind, Kind::Feel { .. } | Kind::End { .. }) { 21 } else { 24 };
    let lines = shorten(text, letters, 2);
    let double = if matches!(node.kind, Kind::End { .. }) { 5.0 } else { 2.0 };
    writeln!(
        svg,
        "<g transform=\"translate({x} {y})\"><path d=\"{}\" fill=\"{fill}\" stroke=\"{edge}\" stroke-width=\"{double}\"/>",
        shape(&node.kind)
    )?;
    let top = if lines.is_empty() { 5.0 } else { -16.0 };
    writeln!(
        svg,
        "<text y=\"{top}\" text-anchor=\"middle\" fill=\"{edge}\"><tspan font-weight=\"bold\">{kind}</tspan> {}</text>",
        escape(&node.id)
    )?;
    for (i, line) in lines.iter().enumerate() {
        writeln!(
            svg,
            "<text y=\"{}\" text-anchor=\"middle\" fill=\"#111111\" direction=\"{}\">{}</text>",
            4.0 + 18.0 * i as f32,
            way(line),
            escape(line)
        )?;
    }
    svg.push_str("</g>\n");
    Ok(())
}

/// The words of a choice's card beside its arrow, with what they are worth.
fn label(svg: &mut String, lesson: &Lesson, route: &Route, say: &impl Fn(&str) -> String) -> std::fmt::Result {
    let Some(node) = lesson.nodes().get(route.from) else { return Ok(()) };
    let Kind::Choice { options, .. } = &node.kind else { return Ok(()) };
    let Some(option) = options.get(route.arrow) else { return Ok(()) };
    let (colour, _, mark) = worth(Some(option.weight));
    let words = shorten(&say(&format!("{}-{}-{}", lesson.id, node.id, option.id)), 20, 2);
    let (x, y) = route.label;
    let width = 150.0;
    let height = 22.0 + 16.0 * words.len() as f32;
    writeln!(
        svg,
        "<g transform=\"translate({x} {y})\"><rect x=\"{}\" width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"#ffffff\" stroke=\"{colour}\"/>\
         <text y=\"15\" text-anchor=\"middle\" font-size=\"12\" font-weight=\"bold\" fill=\"{colour}\">{mark}</text>",
        -width / 2.0
    )?;
    for (i, line) in words.iter().enumerate() {
        writeln!(svg, "<text y=\"{}\" text-anchor=\"middle\" font-size=\"12\">{}</text>", 31.0 + 16.0 * i as f32, escape(line))?;
    }
    svg.push_str("</g>\n");
    Ok(())
}

fn legend(svg: &mut String, y: f32) -> std::fmt::Result {
    let rows = [(Some(Weight::Strong), "Strong"), (Some(Weight::Fair), "Fair"), (Some(Weight::Risky), "Risky"), (None, "Mend")];
    for (i, (weight, name)) in rows.into_iter().enumerate() {
        let x = 24.0 + 130.0 * i as f32;
        let (colour, width, _) = worth(weight);
        let (colour, dashes) = if weight.is_none() { ("#7a4b14", " stroke-dasharray=\"9 6\"") } else { (colour, "") };
        writeln!(
            svg,
            "<path d=\"M{x} {y}h50\" stroke=\"{colour}\" stroke-width=\"{width}\"{dashes} marker-end=\"url(#tip)\"/><text x=\"{}\" y=\"{}\">{name}</text>",
            x + 60.0,
            y + 5.0
        )?;
    }
    Ok(())
}

fn way(text: &str) -> &'static str {
    // Hebrew to Arabic Extended: enough to tell a line that runs from the right.
    if text.chars().any(|c| matches!(c, '\u{590}'..='\u{8ff}')) { "rtl" } else { "ltr" }
}

/// At most so many lines of so many letters; what is left out shows as an ellipsis.
fn shorten(text: &str, letters: usize, lines: usize) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let room = found.len() < lines;
        match found.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ if room => found.push(word.chars().take(letters).collect()),
            Some(line) => {
                line.truncate(line.trim_end_matches(['.', ',', '…']).len());
                line.push('…');
                break;
            }
            None => break,
        }
    }
    found
}

/// Text for XML.
pub(crate) fn escape(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML has no way to write these.
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
        out
    })
}
