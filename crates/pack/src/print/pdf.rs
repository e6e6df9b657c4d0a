//! The booklet as PDF: a cover, cards four to a page, the teacher's notes, the sheet for home. A4, in points.

use super::{
    Pictures,
    booklet::{Booklet, Card, Picture},
    stage::{self, Part},
    text::{Look, Setter},
};
use anyhow::{Context, Result, anyhow};
use krilla::{
    Document,
    color::rgb,
    geom::{Path as Shape, PathBuilder, Rect, Size, Transform},
    image::Image,
    metadata::{Metadata, TextDirection},
    num::NormalizedF32,
    page::PageSettings,
    paint::{Fill, Stroke, StrokeDash},
    surface::Surface,
};
use std::{collections::HashMap, path::Path};

const A4: (f32, f32) = (595.28, 841.89);
const MARGIN: f32 = 34.0;
const INK: [u8; 3] = [28, 28, 30];
const SOFT: [u8; 3] = [90, 84, 76];
const ACCENT: [u8; 3] = [138, 74, 20];
const TITLE: Look = Look { size: 30.0, bold: true, colour: INK, middle: true };
const HEADING: Look = Look { size: 14.0, bold: true, colour: ACCENT, middle: false };
const BODY: Look = Look { size: 11.5, bold: false, colour: INK, middle: false };
const SMALL: Look = Look { size: 9.0, bold: false, colour: SOFT, middle: true };

struct Press<'a> {
    setter: Setter,
    pictures: &'a mut Pictures,
    images: HashMap<String, Image>,
}

/// The PDF, and how many pages it has.
///
/// # Errors
/// Where a picture or a font is missing.
pub(super) fn write(booklet: &Booklet, pictures: &mut Pictures, fonts: &Path) -> Result<(Vec<u8>, usize)> {
    let mut press = Press { setter: Setter::new(fonts)?, pictures, images: HashMap::new() };
    let mut document = Document::new();
    let direction = if booklet.right_to_left { TextDirection::RightToLeft } else { TextDirection::LeftToRight };
    document.set_metadata(Metadata::new().title(booklet.title.clone()).language(booklet.tag.to_string()).text_direction(direction));
    let mut sheets = 0;
    let mut page = |document: &mut Document, draw: &mut dyn FnMut(&mut Surface) -> Result<()>| -> Result<()> {
        sheets += 1;
        let settings = PageSettings::from_wh(A4.0, A4.1).context("A4 is a size")?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        draw(&mut surface)?;
        surface.finish();
        page.finish();
        Ok(())
    };
    page(&mut document, &mut |s| press.cover(s, booklet))?;
    for four in booklet.cards.chunks(4) {
        page(&mut document, &mut |s| press.cards(s, four, booklet.right_to_left))?;
    }
    let mut notes = flow(booklet);
    while !notes.is_empty() {
        page(&mut document, &mut |s| press.notes(s, &mut notes))?;
    }
    page(&mut document, &mut |s| press.home(s, booklet))?;
    let bytes = document.finish().map_err(|why| anyhow!("the PDF could not be made: {why:?}"))?;
    Ok((bytes, sheets))
}

/// The teacher's notes as paragraphs, and whether each is a heading.
fn flow(booklet: &Booklet) -> Vec<(String, Look)> {
    let mut all = vec![
        (format!("{}: {}", booklet.notes.0, booklet.title), Look { middle: false, size: 20.0, ..TITLE }),
        (booklet.about.clone(), BODY),
    ];
    for (heading, texts) in &booklet.notes.1 {
        all.push((heading.clone(), HEADING));
        all.extend(texts.iter().map(|t| (t.clone(), BODY)));
    }
    all.reverse();
    all
}

impl Press<'_> {
    /// Sets a paragraph and says where the next one begins.
    fn set(&mut self, surface: &mut Surface, text: &str, look: Look, (x, y): (f32, f32), width: f32) -> Result<f32> {
        let lines = self.setter.lines(text, look, width);
        self.setter.draw(surface, &lines, (x, y))?;
        Ok(y + lines.height())
    }

    /// The largest size of type at which the text stands within this height.
    fn fit(&mut self, text: &str, look: Look, width: f32, height: f32) -> Look {
        let mut look = look;
        while look.size > 7.0 && self.setter.lines(text, look, width).height() > height {
            look.size -= 0.5;
        }
        look
    }

    fn picture(&mut self, surface: &mut Surface, name: &str, (x, y, w, h): (f32, f32, f32, f32)) -> Result<()> {
        let image = match self.images.get(name) {
            Some(image) => image.clone(),
            None => {
                let bytes = self.pictures.png(name)?.to_vec();
                let image = Image::from_png(bytes.into(), true).map_err(|why| anyhow!("the picture {name} cannot be printed: {why}"))?;
                self.images.insert(name.to_owned(), image.clone());
                image
            }
        };
        // Within its place, in its own proportions.
        let (iw, ih) = (image.size().0 as f32, image.size().1 as f32);
        let scale = (w / iw).min(h / ih);
        let (width, height) = (iw * scale, ih * scale);
        surface.push_transform(&Transform::from_translate(x + (w - width) / 2.0, y + (h - height) / 2.0));
        surface.draw_image(image, Size::from_wh(width, height).context("a picture without a size")?);
        surface.pop();
        Ok(())
    }

    fn stage(&mut self, surface: &mut Surface, parts: &[Part], (x, y, w): (f32, f32, f32)) -> Result<()> {
        let scale = w / stage::SIZE.0;
        let frame = rounded(x, y, w, stage::SIZE.1 * scale, 8.0).context("a frame")?;
        surface.push_clip_path(&frame, &Default::default());
        for part in parts {
            let (px, py, pw, ph) = part.place;
            self.picture(surface, &part.picture, (x + px * scale, y + py * scale, pw * scale, ph * scale))?;
        }
        surface.pop();
        Ok(())
    }

    fn cover(&mut self, surface: &mut Surface, booklet: &Booklet) -> Result<()> {
        let width = A4.0 - 2.0 * MARGIN;
        let y = self.set(surface, &booklet.title, TITLE, (MARGIN, 70.0), width)?;
        let y = self.set(surface, &booklet.about, Look { size: 14.0, ..SMALL }, (MARGIN, y + 8.0), width)? + 28.0;
        self.stage(surface, &booklet.cover, (MARGIN, y, width))?;
        let y = y + width * stage::SIZE.1 / stage::SIZE.0 + 30.0;
        self.set(surface, &booklet.how, Look { size: 14.0, ..BODY }, (MARGIN, y), width)?;
        self.set(surface, &booklet.licence, SMALL, (MARGIN, A4.1 - 50.0), width)?;
        Ok(())
    }

    fn cards(&mut self, surface: &mut Surface, four: &[Card], right_to_left: bool) -> Result<()> {
        let (w, h) = ((A4.0 - 2.0 * MARGIN) / 2.0, (A4.1 - 2.0 * MARGIN) / 2.0);
        for (i, card) in four.iter().enumerate() {
            let column = if right_to_left { 1 - i % 2 } else { i % 2 };
            let (x, y) = (MARGIN + w * column as f32, MARGIN + h * (i / 2) as f32);
            // Dashes to cut along.
            let edge = rounded(x, y, w, h, 0.5).context("a card's edge")?;
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke {
                paint: rgb::Color::new(150, 150, 150).into(),
                width: 0.7,
                dash: Some(StrokeDash { array: vec![4.0, 3.0], offset: 0.0 }),
                ..Default::default()
            }));
            surface.draw_path(&edge);
            surface.set_stroke(None);
            self.card(surface, card, right_to_left, (x + 10.0, y + 8.0, w - 20.0, h - 16.0))?;
        }
        Ok(())
    }

    fn card(&mut self, surface: &mut Surface, card: &Card, right_to_left: bool, (x, y, w, h): (f32, f32, f32, f32)) -> Result<()> {
        let bottom = y + h;
        let mut top = self.set(surface, &card.number, Look { size: 10.0, bold: true, colour: ACCENT, middle: false }, (x, y), w)? + 3.0;
        let choosing = !card.small.is_empty();
        match &card.picture {
            // A card with much below its picture gets a smaller one.
            Picture::Stage(parts) => {
                let width = if card.small.len() > 4 || (choosing && card.small[0].picture.is_some()) { w * 0.72 } else { w };
                self.stage(surface, parts, (x + (w - width) / 2.0, top, width))?;
                top += width * stage::SIZE.1 / stage::SIZE.0 + 6.0;
            }
            Picture::Sign(name) => {
                self.picture(surface, name, (x, top, w, 150.0))?;
                top += 158.0;
            }
            Picture::None => {}
        }
        let foot = self.setter.lines(&card.next, Look { size: 10.5, bold: true, colour: ACCENT, middle: true }, w);
        let end = bottom - if card.next.is_empty() { 0.0 } else { foot.height() + 2.0 };
        let share = if choosing { 0.4 } else { 1.0 };
        let words = self.fit(&card.words, Look { size: 19.0, bold: false, colour: INK, middle: true }, w, (end - top) * share);
        top = self.set(surface, &card.words, words, (x, top), w)? + 4.0;
        self.small(surface, card, right_to_left, (x, top, w, end - top - 2.0))?;
        self.setter.draw(surface, &foot, (x, end))
    }

    /// Small pictures side by side; without pictures, lines one below the other.
    fn small(&mut self, surface: &mut Surface, card: &Card, right_to_left: bool, (x, y, w, h): (f32, f32, f32, f32)) -> Result<()> {
        let count = card.small.len();
        if count == 0 {
            return Ok(());
        }
        if card.small[0].picture.is_none() {
            let text = card.small.iter().map(|s| format!("• {}", s.words)).collect::<Vec<_>>().join("\n");
            let look = self.fit(&text, Look { size: 12.0, ..BODY }, w, h);
            return self.set(surface, &text, look, (x, y), w).map(|_| ());
        }
        let columns = if count <= 3 { count } else { 2 + usize::from(count > 4) };
        let rows = count.div_ceil(columns);
        let (cell_w, cell_h) = (w / columns as f32, h / rows as f32);
        for (i, small) in card.small.iter().enumerate() {
            let column = if right_to_left { columns - 1 - i % columns } else { i % columns };
            let (cx, cy) = (x + cell_w * column as f32, y + cell_h * (i / columns) as f32);
            let words = small.leads.iter().fold(small.words.clone(), |text, leads| format!("{text}\n{leads}"));
            let look = self.fit(&words, Look { size: 11.0, bold: false, colour: INK, middle: true }, cell_w - 6.0, cell_h * 0.5);
            let lines = self.setter.lines(&words, look, cell_w - 6.0);
            let room = (cell_h - lines.height() - 4.0).max(8.0).min(cell_w * 0.75);
            if let Some(picture) = &small.picture {
                self.picture(surface, picture, (cx + 3.0, cy, cell_w - 6.0, room))?;
            }
            self.setter.draw(surface, &lines, (cx + 3.0, cy + room + 2.0))?;
        }
        Ok(())
    }

    /// As many paragraphs as stand on a page; the rest stays.
    fn notes(&mut self, surface: &mut Surface, rest: &mut Vec<(String, Look)>) -> Result<()> {
        let (x, width) = (MARGIN + 12.0, A4.0 - 2.0 * MARGIN - 24.0);
        let mut y = MARGIN + 12.0;
        let mut first = true;
        while let Some((text, look)) = rest.pop() {
            let heading = look.bold;
            let lines = self.setter.lines(&text, look, width);
            let need = lines.height() + if heading { 70.0 } else { 0.0 };
            // A paragraph longer than a page is set all the same, so that this ends.
            if y + need > A4.1 - MARGIN && !first {
                rest.push((text, look));
                return Ok(());
            }
            y += if heading && !first { 12.0 } else { 0.0 };
            self.setter.draw(surface, &lines, (x, y))?;
            y += lines.height() + 4.0;
            first = false;
        }
        Ok(())
    }

    fn home(&mut self, surface: &mut Surface, booklet: &Booklet) -> Result<()> {
        let width = A4.0 - 2.0 * MARGIN;
        let (heading, text, lines) = &booklet.home;
        let y = self.set(surface, heading, Look { size: 14.0, bold: true, colour: ACCENT, middle: true }, (MARGIN, 56.0), width)?;
        let y = self.set(surface, &booklet.title, Look { size: 24.0, ..TITLE }, (MARGIN, y), width)? + 16.0;
        self.stage(surface, &booklet.cover, (MARGIN + width * 0.14, y, width * 0.72))?;
        let y = y + width * 0.72 * stage::SIZE.1 / stage::SIZE.0 + 24.0;
        let y = self.set(surface, text, Look { size: 15.0, ..BODY }, (MARGIN, y), width)? + 26.0;
        let mut y = self.set(surface, lines, HEADING, (MARGIN, y), width)? + 30.0;
        surface.set_fill(Some(Fill {
            paint: rgb::Color::new(170, 165, 158).into(),
            opacity: NormalizedF32::ONE,
            rule: Default::default(),
        }));
        while y < A4.1 - MARGIN - 20.0 {
            surface.draw_path(&rounded(MARGIN, y, width, 0.6, 0.1).context("a line")?);
            y += 30.0;
        }
        Ok(())
    }
}

/// A rectangle with round corners.
fn rounded(x: f32, y: f32, w: f32, h: f32, r: f32) -> Option<Shape> {
    let mut path = PathBuilder::new();
    if r < 1.0 {
        path.push_rect(Rect::from_xywh(x, y, w, h)?);
        return path.finish();
    }
    path.move_to(x + r, y);
    path.line_to(x + w - r, y);
    path.quad_to(x + w, y, x + w, y + r);
    path.line_to(x + w, y + h - r);
    path.quad_to(x + w, y + h, x + w - r, y + h);
    path.line_to(x + r, y + h);
    path.quad_to(x, y + h, x, y + h - r);
    path.line_to(x, y + r);
    path.quad_to(x, y, x + r, y);
    path.close();
    path.finish()
}
