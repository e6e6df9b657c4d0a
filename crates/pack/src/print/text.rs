//! Lines of text for the PDF: shaped and broken by `parley` with Lantern's own fonts, so that Urdu runs and joins as it
//! should whatever fonts the computer has.

use anyhow::{Context, Result};
use krilla::{
    color::rgb,
    geom::Point,
    num::NormalizedF32,
    paint::Fill,
    surface::Surface,
    text::{Font, GlyphId, KrillaGlyph},
};
use parley::{
    Alignment, FontContext, FontFamily, FontFamilyName, FontWeight, Layout, LayoutContext, LineHeight, StyleProperty,
    fontique::{Blob, Collection, CollectionOptions, SourceCache},
};
use std::{borrow::Cow, collections::HashMap, fs, path::Path, sync::Arc};

const FILES: [&str; 4] = ["Andika-Regular.ttf", "Andika-Bold.ttf", "NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf"];
const FAMILIES: [FontFamilyName<'static>; 2] =
    [FontFamilyName::Named(Cow::Borrowed("Andika")), FontFamilyName::Named(Cow::Borrowed("Noto Naskh Arabic"))];

/// How a paragraph is set: size in points, bold or not, colour, where its lines stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub size: f32,
    pub bold: bool,
    pub colour: [u8; 3],
    pub middle: bool,
}

/// A paragraph with its lines broken.
pub(super) struct Lines {
    text: String,
    layout: Layout<[u8; 3]>,
}

impl Lines {
    /// In points.
    pub(super) fn height(&self) -> f32 {
        self.layout.height()
    }
}

/// Breaks and draws text.
pub(super) struct Setter {
    fonts: FontContext,
    scratch: LayoutContext<[u8; 3]>,
    embedded: HashMap<u64, Font>,
}

impl Setter {
    /// With the fonts of this folder.
    ///
    /// # Errors
    /// Where one is missing.
    pub(super) fn new(folder: &Path) -> Result<Self> {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        for file in FILES {
            let path = folder.join(file);
            let bytes = fs::read(&path).with_context(|| format!("cannot read the font {}", path.display()))?;
            collection.register_fonts(Blob::new(Arc::new(bytes)), None);
        }
        Ok(Self {
            fonts: FontContext { collection, source_cache: SourceCache::default() },
            scratch: LayoutContext::new(),
            embedded: HashMap::new(),
        })
    }

    /// Breaks a paragraph into lines of at most `width` points.
    pub(super) fn lines(&mut self, text: &str, look: Look, width: f32) -> Lines {
        let mut builder = self.scratch.ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.push_default(StyleProperty::Brush(look.colour));
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(Cow::Borrowed(&FAMILIES))));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(1.35)));
        builder.push_default(StyleProperty::FontSize(look.size));
        if look.bold {
            builder.push_default(StyleProperty::FontWeight(FontWeight::BOLD));
        }
        let mut layout = builder.build(text);
        layout.break_all_lines(Some(width));
        layout.align(if look.middle { Alignment::Center } else { Alignment::Start }, Default::default());
        Lines { text: text.to_owned(), layout }
    }

    /// Draws a paragraph with its top left at `(x, y)`.
    ///
    /// # Errors
    /// Where a font cannot be put into the PDF.
    pub(super) fn draw(&mut self, surface: &mut Surface, lines: &Lines, (x, y): (f32, f32)) -> Result<()> {
        for line in lines.layout.lines() {
            let (baseline, mut at) = (y + line.metrics().baseline, x + line.metrics().offset);
            for run in line.runs() {
                let font = run.font().clone();
                let (data, id) = font.data.into_raw_parts();
                let embedded = match self.embedded.get(&id) {
                    Some(font) => font.clone(),
                    None => {
                        let made = Font::new(data.into(), font.index).context("a font cannot be used in a PDF")?;
                        self.embedded.insert(id, made.clone());
                        made
                    }
                };
                let (size, start) = (run.font_size(), at);
                let mut glyphs: Vec<KrillaGlyph> = Vec::new();
                for cluster in run.visual_clusters() {
                    if cluster.is_ligature_continuation() {
                        if let Some(glyph) = glyphs.last_mut() {
                            glyph.text_range.start = glyph.text_range.start.min(cluster.text_range().start);
                            glyph.text_range.end = glyph.text_range.end.max(cluster.text_range().end);
                        }
                        continue;
                    }
                    for glyph in cluster.glyphs() {
                        let (advance, dx, dy) = (glyph.advance / size, glyph.x / size, glyph.y / size);
                        glyphs.push(KrillaGlyph::new(GlyphId::new(glyph.id), advance, dx, dy, 0.0, cluster.text_range(), None));
                        at += glyph.advance;
                    }
                }
                let [r, g, b] = lines.layout.styles().first().map(|s| s.brush).unwrap_or_default();
                surface.set_fill(Some(Fill {
                    paint: rgb::Color::new(r, g, b).into(),
                    opacity: NormalizedF32::ONE,
                    rule: Default::default(),
                }));
                surface.draw_glyphs(Point::from_xy(start, baseline), &glyphs, embedded, &lines.text, size, false);
            }
        }
        Ok(())
    }
}
