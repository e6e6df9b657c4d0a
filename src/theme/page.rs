//! A page and what stands on it. A page is drawn whole from the app's state, and drawn anew when that changes;
//! fingers are kept by what a control does, so none is lost by it.

use super::{BUTTON, Fonts, MARGIN, Size, Space, TELL, measure, palette};
use crate::{
    Settings,
    device::{Act, Comfort, Control, touch::Hands},
    packs::Art,
    speech::Speech,
    words::Words,
};
use accesskit::{Node as AccessNode, Role};
use bevy::{
    a11y::AccessibilityNode,
    asset::RenderAssetUsages,
    ecs::system::SystemParam,
    image::ImageLoaderSettings,
    prelude::*,
    text::{FontSize, LineHeight},
};

/// Root of the page that is shown.
#[derive(Component, Debug)]
pub struct Page;

/// Words that light up as they are spoken: the message and the span of each word.
#[derive(Component, Debug)]
pub struct LitWords {
    id: String,
    spans: Vec<Entity>,
}

/// A card that lights up while its message is spoken.
#[derive(Component, Debug)]
pub struct SpokenBy(pub String);

/// What the frame of a page offers besides Tell, which is always there.
#[derive(Debug, Clone, Copy, Default)]
pub struct Chrome {
    /// The house.
    pub home: bool,
    /// One card back.
    pub back: bool,
    /// The speech bubble for another language.
    pub language: bool,
}

/// How words look.
#[derive(Debug, Clone, Copy)]
pub struct TextLook {
    /// Size.
    pub size: Size,
    /// Colour.
    pub color: Color,
    /// From the line's start instead of centred.
    pub start: bool,
    /// Letters of this many design units at most.
    pub most: f32,
}

impl TextLook {
    /// Centred ink of this size.
    pub fn new(size: Size) -> Self {
        Self { size, color: palette::INK, start: false, most: f32::INFINITY }
    }

    /// In this colour.
    pub fn color(self, color: Color) -> Self {
        Self { color, ..self }
    }

    /// With letters of this many design units at most.
    pub fn most(self, px: f32) -> Self {
        Self { most: px, ..self }
    }

    /// From the start of the line.
    pub fn start(self) -> Self {
        Self { start: true, ..self }
    }
}

/// How a card looks.
#[derive(Debug, Clone, Copy, Default)]
pub struct CardLook {
    /// It is the chosen one.
    pub chosen: bool,
    /// Words beside the picture instead of below.
    pub lying: bool,
    /// Width divided by height of the picture; 0 is 1.
    pub shape: f32,
    /// Small words.
    pub small: bool,
    /// The words are known to fit one line: more room for the picture.
    pub short: bool,
    /// Lines and letters (design units) that it shares with the other cards of its row, so that they look alike. See [`Ui::even`].
    pub even: Option<(usize, f32)>,
}

impl CardLook {
    fn size(self) -> Size {
        if self.small { Size::Small } else { Size::Label }
    }
}

/// Everything a screen needs to draw its page.
#[derive(SystemParam)]
pub struct Ui<'w, 's> {
    /// Commands.
    pub commands: Commands<'w, 's>,
    /// Sentences.
    pub words: Res<'w, Words>,
    /// Room.
    pub space: Res<'w, Space>,
    /// Voice.
    pub speech: ResMut<'w, Speech>,
    /// Larger words, no motion.
    pub comfort: Res<'w, Comfort>,
    /// Where the figures' eyes are.
    pub(crate) eyes: Res<'w, crate::eyes::Eyes>,
    settings: Res<'w, Settings>,
    fonts: Res<'w, Fonts>,
    server: Res<'w, AssetServer>,
    old: Query<'w, 's, Entity, With<Page>>,
    hands: ResMut<'w, Hands>,
    /// Pictures that the lesson on show brings itself.
    art: Local<'s, Option<Art>>,
}

/// Edge of a card, chosen or not, so that its words never move.
const BORDER: f32 = 6.0;

/// Absolute node at a rectangle of design units.
fn at(rect: Rect) -> Node {
    Node {
        position_type: PositionType::Absolute,
        left: Val::Px(rect.min.x),
        top: Val::Px(rect.min.y),
        width: Val::Px(rect.width()),
        height: Val::Px(rect.height()),
        ..default()
    }
}

/// Before the name of a picture: its copy of a third of the size. Actors, backdrops and props have one.
pub const SMALL: &str = "small/";

/// Picture of the kit, or else of the pack, as it is loaded: its copy in main memory is freed once the renderer has it.
pub fn load_picture(server: &AssetServer, art: Option<&Art>, name: &str) -> Handle<Image> {
    // The pack's own have no small copies.
    let own = art.and_then(|art| art.get(name.trim_start_matches(SMALL)));
    server.load_builder().with_settings(|s: &mut ImageLoaderSettings| s.asset_usage = RenderAssetUsages::RENDER_WORLD).load(match own {
        Some(path) => path.clone(),
        None if name.starts_with(SMALL) => format!("kit/{name}.png"),
        None => format!("kit/png/{name}.png"),
    })
}

impl Ui<'_, '_> {
    /// Takes the old page away and lays a new one. `turned`: it is another page, not the same in a new state.
    pub fn page(&mut self, ground: Color, turned: bool) -> Entity {
        for old in &self.old {
            self.commands.entity(old).despawn();
        }
        if turned {
            self.hands.0.page_turned();
        }
        // The glass is cleared with it: a layer less for a small tablet to paint.
        self.commands.insert_resource(ClearColor(self.tone(ground)));
        let mut node = AccessNode::new(Role::Group);
        node.set_label(self.words.t("app-name"));
        self.commands
            .spawn((
                Page,
                Node { width: Val::Percent(100.0), height: Val::Percent(100.0), overflow: Overflow::clip(), ..default() },
                AccessibilityNode(node),
            ))
            .id()
    }

    /// A colour as this tablet shows it now.
    fn tone(&self, color: Color) -> Color {
        if self.comfort.profile.contrast { palette::contrast(color) } else { color }
    }

    /// What is drawn from here on may use the pictures that this lesson's pack brings itself.
    pub fn own(&mut self, art: Option<Art>) {
        *self.art = art;
    }

    /// A picture of the kit, stretched to the rectangle.
    pub fn picture(&mut self, parent: Entity, name: &str, rect: Rect) -> Entity {
        let image = load_picture(&self.server, self.art.as_ref(), name);
        let id = self.commands.spawn((at(rect), ImageNode { image, image_mode: NodeImageMode::Stretch, ..default() })).id();
        self.commands.entity(parent).add_child(id);
        id
    }

    /// A picture mirrored left to right.
    pub fn picture_mirrored(&mut self, parent: Entity, name: &str, rect: Rect) {
        let image = load_picture(&self.server, self.art.as_ref(), name);
        let id = self.commands.spawn((at(rect), ImageNode { image, image_mode: NodeImageMode::Stretch, flip_x: true, ..default() })).id();
        self.commands.entity(parent).add_child(id);
    }

    /// A plain rounded field.
    pub fn field(&mut self, parent: Entity, rect: Rect, color: Color, radius: f32) -> Entity {
        let color = self.tone(color);
        let node = Node { border_radius: BorderRadius::all(Val::Px(radius)), ..at(rect) };
        let id = self.commands.spawn((node, BackgroundColor(color))).id();
        self.commands.entity(parent).add_child(id);
        id
    }

    /// Letters of this size on this tablet, in design units.
    pub fn px(&self, size: Size) -> f32 {
        // Naskh letters are smaller than Latin ones of the same size.
        size.px() * self.comfort.scale() * if self.words.rtl() { 1.18 } else { 1.0 }
    }

    /// Height that the longest of these messages takes at this width.
    pub fn height(&self, ids: &[String], width: f32, size: Size) -> f32 {
        let px = self.px(size);
        let lines = ids.iter().map(|id| measure::lines(&self.words.t(id), width, px)).max().unwrap_or(1);
        lines as f32 * px * self.leading()
    }

    /// Letters (design units) and heights for messages one below the other, `gap` below each: smaller all together where the
    /// room is short.
    pub fn together(&self, ids: &[String], size: impl Fn(usize) -> Size, width: f32, height: f32, gap: f32) -> Vec<(f32, f32)> {
        let texts: Vec<_> = ids.iter().enumerate().map(|(i, id)| (self.words.t(id), self.px(size(i)))).collect();
        let sizes = measure::shared(&texts, width, height, gap, self.leading());
        let tall = |text: &str, px: f32| measure::lines(text, width, px) as f32 * px * self.leading() + gap;
        texts.iter().zip(sizes).map(|((text, _), px)| (px, tall(text, px))).collect()
    }

    /// Line height in letter heights.
    fn leading(&self) -> f32 {
        if self.words.rtl() { 1.5 } else { 1.3 }
    }

    fn font(&self, px: f32) -> (TextFont, LineHeight) {
        (TextFont { font: self.fonts.source(), font_size: FontSize::Px(px), ..default() }, LineHeight::RelativeToFont(self.leading()))
    }

    fn justify(&self, look: TextLook) -> Justify {
        match (look.start, self.words.rtl()) {
            (false, _) => Justify::Center,
            (true, false) => Justify::Left,
            (true, true) => Justify::Right,
        }
    }

    /// Words in the middle of a rectangle; smaller where they would not fit.
    pub fn text(&mut self, parent: Entity, text: &str, rect: Rect, look: TextLook) -> Entity {
        let px = measure::fit(text, rect.size(), self.px(look.size).min(look.most), self.leading());
        self.text_at(parent, text, text, rect, look, px)
    }

    fn text_at(&mut self, parent: Entity, text: &str, read: &str, rect: Rect, look: TextLook, px: f32) -> Entity {
        let look = look.color(self.tone(look.color));
        let justify = self.justify(look);
        let mut label = AccessNode::new(Role::Label);
        label.set_value(read);
        // What fits one line by a hair is laid out as one line and then, by rounding, drawn as two.
        let one = measure::lines(read, rect.width(), px) == 1;
        // A line that cannot break is as wide as its words: it is not justified, but placed.
        let align_items = match (one, justify) {
            (false, _) => AlignItems::Stretch,
            (true, Justify::Left) => AlignItems::FlexStart,
            (true, Justify::Right) => AlignItems::FlexEnd,
            (true, _) => AlignItems::Center,
        };
        let frame = self
            .commands
            .spawn((
                Node { flex_direction: FlexDirection::Column, justify_content: JustifyContent::Center, align_items, ..at(rect) },
                AccessibilityNode(label),
            ))
            .id();
        let layout = TextLayout { justify, linebreak: if one { LineBreak::NoWrap } else { LineBreak::default() } };
        let id = self.commands.spawn((Text::new(self.words.directed(text)), self.font(px), TextColor(look.color), layout)).id();
        self.commands.entity(frame).add_child(id);
        self.commands.entity(parent).add_child(frame);
        id
    }

    /// The words of a message, each of which lights up as it is spoken.
    pub fn lit_text(&mut self, parent: Entity, id: &str, rect: Rect, look: TextLook) {
        let text = self.words.t(id);
        if self.words.rtl() {
            self.text(parent, &text, rect, look);
            return;
        }
        let px = measure::fit(&text, rect.size(), self.px(look.size).min(look.most), self.leading());
        let root = self.text_at(parent, "", &text, rect, look, px);
        let mut spans = Vec::new();
        let look = look.color(self.tone(look.color));
        for (i, word) in text.split_whitespace().enumerate() {
            let word = if i == 0 { word.to_owned() } else { format!(" {word}") };
            let span = self.commands.spawn((TextSpan::new(word), self.font(px), TextColor(look.color))).id();
            self.commands.entity(root).add_child(span);
            spans.push(span);
        }
        self.commands.entity(root).insert(LitWords { id: id.to_owned(), spans });
    }

    /// A question or greeting above everything, on a light ground where there is a picture behind it.
    pub fn title(&mut self, parent: Entity, id: &str, rect: Rect) {
        let field = self.field(parent, rect, palette::CARD.with_alpha(0.92), 30.0);
        self.lit_text(field, id, Rect::from_corners(Vec2::new(12.0, 4.0), rect.size() - Vec2::new(12.0, 4.0)), TextLook::new(Size::Title));
    }

    /// The calm panel with what the story says.
    pub fn panel(&mut self, parent: Entity, id: &str, rect: Rect, size: Size) {
        let panel = self.field(parent, rect, palette::CARD, 28.0);
        let inner = Rect::new(24.0, 8.0, rect.width() - 24.0, rect.height() - 8.0);
        self.lit_text(panel, id, inner, TextLook::new(size));
    }

    fn control(&mut self, parent: Entity, act: Act, name: String, chosen: bool, node: Node, ground: Color, edge: Color) -> Entity {
        let (ground, edge) = (self.tone(ground), self.tone(edge));
        let id = self
            .commands
            .spawn((
                Control { act, name, chosen },
                node,
                BackgroundColor(ground),
                BorderColor::all(edge),
                UiTransform::default(),
                Outline::new(Val::Px(7.0), Val::Px(3.0), Color::NONE),
            ))
            .id();
        self.commands.entity(parent).add_child(id);
        id
    }

    /// A button that is a picture alone, on white.
    pub fn icon(&mut self, parent: Entity, act: Act, icon: &str, name: &str, rect: Rect) {
        let node = Node {
            border: UiRect::all(Val::Px(4.0)),
            border_radius: BorderRadius::all(Val::Px(rect.width().min(rect.height()) * 0.3)),
            ..at(rect)
        };
        let name = self.words.t(name);
        let button = self.control(parent, act, name, false, node, palette::CARD, palette::EDGE);
        let inset = rect.width().min(rect.height()) * 0.09;
        let side = rect.width().min(rect.height()) - 2.0 * inset - 8.0;
        let centre = Vec2::new(rect.width() / 2.0 - 4.0, rect.height() / 2.0 - 4.0);
        self.picture(button, icon, Rect::from_center_size(centre, Vec2::splat(side)));
    }

    /// A card: picture first, words below (or beside).
    pub fn card(&mut self, parent: Entity, act: Act, picture: Option<&str>, id: &str, rect: Rect, look: CardLook) -> Entity {
        let text = self.words.t(id);
        let card = self.bare_card(parent, act, picture, &text, rect, look);
        self.commands.entity(card).insert(SpokenBy(id.to_owned()));
        card
    }

    /// A card with words that are no message, such as the label that a school gave to a reader.
    pub fn bare_card(&mut self, parent: Entity, act: Act, picture: Option<&str>, text: &str, rect: Rect, look: CardLook) -> Entity {
        let (ground, edge) = if look.chosen { (palette::CHOSEN_GROUND, palette::CHOSEN) } else { (palette::CARD, palette::EDGE) };
        let node = Node { border: UiRect::all(Val::Px(BORDER)), border_radius: BorderRadius::all(Val::Px(26.0)), ..at(rect) };
        let card = self.control(parent, act, text.to_owned(), look.chosen, node, ground, edge);
        let (w, h) = (rect.width() - 2.0 * BORDER, rect.height() - 2.0 * BORDER);
        let text_look = TextLook::new(look.size());
        let Some(picture) = picture else {
            self.text(card, text, Rect::new(8.0, 0.0, w - 8.0, h), text_look);
            return card;
        };
        let lines = look.even.map_or_else(|| self.card_lines(text, rect.size(), look), |(lines, _)| lines);
        let (drawn, room) = self.card_rooms(lines, rect.size(), look);
        self.picture(card, picture, drawn);
        let px = look.even.map_or_else(|| self.px(look.size()), |(_, px)| px);
        let px = measure::fit(text, room.size(), px, self.leading());
        self.text_at(card, text, text, room, text_look, px);
        card
    }

    /// The look of a card that stands in one row, of cards of this size, with these others: as many lines and letters as large as the fullest needs.
    pub fn even<'a>(&self, ids: impl Iterator<Item = &'a str>, card: Vec2, look: CardLook) -> CardLook {
        let texts: Vec<String> = ids.map(|id| self.words.t(id)).collect();
        let lines = texts.iter().map(|text| self.card_lines(text, card, look)).max().unwrap_or(1);
        let (_, room) = self.card_rooms(lines, card, look);
        let px = texts.iter().map(|text| measure::fit(text, room.size(), self.px(look.size()), self.leading())).fold(f32::MAX, f32::min);
        CardLook { even: Some((lines, px)), ..look }
    }

    /// Below the picture there is room for two lines of words, or three where they are needed.
    fn card_lines(&self, text: &str, card: Vec2, look: CardLook) -> usize {
        measure::lines(text, card.x - 2.0 * BORDER - 16.0, self.px(look.size())).clamp(if look.short { 1 } else { 2 }, 3)
    }

    /// Where picture and words of a card of this size are, inside its border.
    fn card_rooms(&self, lines: usize, card: Vec2, look: CardLook) -> (Rect, Rect) {
        let (w, h) = (card.x - 2.0 * BORDER, card.y - 2.0 * BORDER);
        let shape = if look.shape > 0.0 { look.shape } else { 1.0 };
        if look.lying {
            let side = (h - 16.0).min(w * 0.4);
            let y = (h - side) / 2.0;
            let (px, tx) = if self.words.rtl() { (w - side * shape - 10.0, 10.0) } else { (10.0, side * shape + 20.0) };
            (Rect::new(px, y, px + side * shape, y + side), Rect::new(tx, 0.0, tx + w - side * shape - 30.0, h))
        } else {
            let words = (self.px(look.size()) * self.leading() * lines as f32 + 8.0).min(h * 0.48);
            let room = Vec2::new(w - 16.0, h - words - 12.0);
            let fit = Vec2::new(shape, 1.0) * (room.x / shape).min(room.y);
            (Rect::from_center_size(Vec2::new(w / 2.0, 10.0 + room.y / 2.0), fit), Rect::new(8.0, h - words, w - 8.0, h - 2.0))
        }
    }

    /// A clue in a picture: a ring once it is found, nothing before.
    pub fn clue(&mut self, parent: Entity, act: Act, id: &str, rect: Rect, found: bool) {
        let node = Node { border: UiRect::all(Val::Px(6.0)), border_radius: BorderRadius::all(Val::Px(18.0)), ..at(rect) };
        let edge = if found { palette::CHOSEN } else { Color::NONE };
        let name = self.words.t(id);
        let clue = self.control(parent, act, name, found, node, Color::NONE, edge);
        if found {
            self.picture(clue, "ui/found-star", Rect::from_center_size(Vec2::new(rect.width() - 14.0, 4.0), Vec2::splat(54.0)));
        }
    }

    /// A wide button with a picture and words.
    pub fn button(&mut self, parent: Entity, act: Act, icon: &str, id: &str, rect: Rect, strong: bool) {
        self.card(parent, act, Some(icon), id, rect, CardLook { lying: true, chosen: strong, ..default() });
    }

    /// What is on every page: Tell bottom right, the ear and the speech bubble top right, the house and the way back top left.
    pub fn chrome(&mut self, page: Entity, chrome: Chrome) {
        let Space { w, h } = *self.space;
        let top = |x: f32| Rect::new(x, MARGIN, x + BUTTON, MARGIN + BUTTON);
        if chrome.home {
            self.icon(page, Act::Home, "ui/home", "button-home", top(MARGIN));
        }
        if chrome.back {
            let icon = if self.words.rtl() { "ui/back-rtl" } else { "ui/back" };
            self.icon(page, Act::Back, icon, "button-back", top(MARGIN + BUTTON + 18.0));
        }
        if chrome.language {
            self.icon(page, Act::Language, "ui/language", "button-language", top(w - MARGIN - 2.0 * BUTTON - 18.0));
        }
        self.icon(page, Act::Hear, "ui/ear", "button-hear", top(w - MARGIN - BUTTON));
        if self.settings.preview.is_some() {
            let strip = self.field(page, Rect::new(0.0, 0.0, w, MARGIN), palette::LANTERN, 0.0);
            let text = self.words.t("staff-preview");
            self.text(strip, &text, Rect::new(0.0, 0.0, w, MARGIN + 2.0), TextLook::new(Size::Small));
        }
        let tell = Rect::new(w - MARGIN - TELL, h - MARGIN - TELL, w - MARGIN, h - MARGIN);
        let name = self.words.t("button-tell");
        let node = Node { border_radius: BorderRadius::all(Val::Px(TELL * 0.28)), ..at(tell) };
        let button = self.control(page, Act::Tell, name, false, node, palette::BERRY, palette::BERRY);
        // Above everything that a page may lay over the story.
        self.commands.entity(button).insert(GlobalZIndex(100));
        self.picture(button, "ui/tell", Rect::new(0.0, 0.0, TELL, TELL));
    }

    /// The big arrow on, where reading ends; above the panel of words where that is in its way.
    pub fn next(&mut self, page: Entity, panel_top: f32) {
        let Space { w, h } = *self.space;
        let side = 150.0;
        let mut y = h - MARGIN - TELL - MARGIN - side;
        let icon = if self.words.rtl() { "ui/next-rtl" } else { "ui/next" };
        if self.space.standing() && panel_top < h * 0.75 {
            // Words that stand high on the page have the whole lower part beside Tell to themselves.
            let x = if self.words.rtl() { MARGIN } else { w - 2.0 * MARGIN - TELL - side - 7.0 };
            y = h - MARGIN - (TELL + side) / 2.0;
            self.icon(page, Act::Next, icon, "button-next", Rect::new(x, y, x + side, y + side));
            return;
        }
        let (x, y) = if self.words.rtl() { (MARGIN, y.min(panel_top - 10.0 - side)) } else { (w - MARGIN - side - 7.0, y) };
        self.icon(page, Act::Next, icon, "button-next", Rect::new(x, y, x + side, y + side));
    }
}

/// Lights the word and the card that are being spoken.
pub(super) fn light(
    speech: Res<Speech>,
    comfort: Res<Comfort>,
    texts: Query<&LitWords>,
    mut colors: Query<&mut TextColor>,
    mut cards: Query<(&SpokenBy, &Control, &mut BackgroundColor, &mut BorderColor)>,
) {
    if !speech.is_changed() {
        return;
    }
    for text in &texts {
        let lit = speech.word_of(&text.id);
        for (i, span) in text.spans.iter().enumerate() {
            if let Ok(mut color) = colors.get_mut(*span) {
                let want = if lit == Some(i) { palette::LIT } else { palette::INK };
                if color.0 != want {
                    color.0 = want;
                }
            }
        }
    }
    for (by, control, mut ground, mut edge) in &mut cards {
        let spoken = speech.speaks(&by.0);
        let (g, e) = match (control.chosen, spoken) {
            (true, _) => (palette::CHOSEN_GROUND, palette::CHOSEN),
            (false, true) => (palette::CHOSEN_GROUND, palette::CHOSEN),
            (false, false) => (palette::CARD, palette::EDGE),
        };
        let (g, e) = if comfort.profile.contrast { (palette::contrast(g), palette::contrast(e)) } else { (g, e) };
        if ground.0 != g || *edge != BorderColor::all(e) {
            ground.0 = g;
            *edge = BorderColor::all(e);
        }
    }
}
