//! Everything that stands on the sheets of one lesson in one language, in order. No layout.

use super::stage::{self, Part};
use crate::folder::Draft;
use anyhow::{Result, anyhow};
use lantern_lesson::{AgeStage, Kind, Lesson, Node, TalkWith};
use lantern_words::{Catalogue, Direction, Tag, Value, direction, plain};

/// The app's sentences and those of the sheets, by language.
const WORDS: [(&str, [&str; 2]); 2] = [
    ("en-GB", [include_str!("../../../../locales/en-GB/app.ftl"), include_str!("../../../../locales/en-GB/print.ftl")]),
    ("ur", [include_str!("../../../../locales/ur/app.ftl"), include_str!("../../../../locales/ur/print.ftl")]),
];

/// A lesson as it is printed.
pub(super) struct Booklet {
    pub tag: Tag,
    pub right_to_left: bool,
    pub title: String,
    /// For whom, how long.
    pub about: String,
    pub how: String,
    pub cover: Vec<Part>,
    pub cards: Vec<Card>,
    /// Heading of the teacher's notes, then each note: its heading and paragraphs.
    pub notes: (String, Vec<(String, Vec<String>)>),
    /// Heading, text, and the line above the ruled space.
    pub home: (String, String, String),
    pub licence: String,
}

/// One card to cut out.
pub(super) struct Card {
    pub number: String,
    /// Composed picture, or one picture of the kit.
    pub picture: Picture,
    /// What a screen reader says of the picture.
    pub alt: String,
    pub words: String,
    /// Small pictures with words: faces, options with where they lead, things and boxes, clues.
    pub small: Vec<Small>,
    /// Where it goes on.
    pub next: String,
}

pub(super) enum Picture {
    Stage(Vec<Part>),
    Sign(String),
    None,
}

pub(super) struct Small {
    /// Of the kit; clues have none.
    pub picture: Option<String>,
    pub words: String,
    /// Where it leads.
    pub leads: Option<String>,
}

struct Words {
    own: Catalogue,
    app: Catalogue,
    tag: Tag,
}

impl Words {
    fn app(&self, id: &str, n: Option<usize>) -> String {
        let args: Vec<(&str, Value)> = n.map(|n| ("n", n.into())).into_iter().collect();
        plain(&self.app.text_or_fallback(&self.tag, id, &args))
    }

    fn own(&self, id: &str) -> String {
        self.own.text(&self.tag, id, &[]).map(|t| plain(&t)).unwrap_or_default()
    }
}

impl Booklet {
    /// Gathers a lesson.
    ///
    /// # Errors
    /// Where its sentences cannot be read.
    pub(super) fn of(draft: &Draft, lesson: &Lesson, tag: &Tag) -> Result<Self> {
        let mut app = Catalogue::new(Tag::new("en-GB"));
        for (name, sources) in WORDS {
            for source in sources {
                app.add(&Tag::new(name), "", source).map_err(|f| anyhow!("{name}: {f:?}"))?;
            }
        }
        let words = Words { own: draft.words(&lesson.id, tag)?, app, tag: tag.clone() };
        let stage = match lesson.stage {
            AgeStage::Eyfs => "stage-eyfs",
            AgeStage::Ks1 => "stage-ks1",
            AgeStage::LowerKs2 => "stage-lower-ks2",
            AgeStage::UpperKs2 => "stage-upper-ks2",
        };
        // Notes that were not translated are those of the first language.
        let source = draft.words(&lesson.id, &draft.source())?;
        let note = |part: &str| {
            let id = format!("{}-teacher-{part}", lesson.id);
            words.own.text(tag, &id, &[]).or_else(|| source.text(&draft.source(), &id, &[])).map(|t| plain(&t)).unwrap_or_default()
        };
        let notes = ["aim", "before", "ask", "listen-for", "if-a-child-tells-you", "without-tablets"].map(|part| {
            let text =
                if part == "ask" { ["ask-1", "ask-2", "ask-3"].map(|p| format!("• {}", note(p))).to_vec() } else { vec![note(part)] };
            (words.app(&format!("print-{part}"), None), text)
        });
        let licence = [("pack", Value::from(draft.manifest.id.as_str())), ("licence", draft.manifest.licence.as_str().into())];
        Ok(Self {
            right_to_left: direction(tag) == Direction::Rtl,
            title: words.own(&lesson.title_id()),
            about: format!("{} · {}", words.app(stage, None), words.app("print-minutes", Some(lesson.minutes.into()))),
            how: words.app("print-how", None),
            cover: lesson.opening().map(stage::parts).unwrap_or_default(),
            cards: lesson.nodes().iter().enumerate().map(|(n, node)| card(lesson, n, node, &words)).collect(),
            notes: (words.app("print-teacher", None), notes.to_vec()),
            home: (words.app("print-home", None), note("home"), words.app("print-home-lines", None)),
            licence: plain(&words.app.text_or_fallback(tag, "print-licence", &licence)),
            tag: tag.clone(),
        })
    }
}

fn card(lesson: &Lesson, n: usize, node: &Node, words: &Words) -> Card {
    let number_of = |id: &str| lesson.nodes().iter().position(|n| n.id == id).unwrap_or_default() + 1;
    let leads = |to| number_of(&lesson.target(to).id);
    let id = format!("{}-{}", lesson.id, node.id);
    let part = |part: &str| words.own(&format!("{id}-{part}"));
    let small = |card: &str, part_id: &str, leads| Small { picture: Some(format!("card/{card}")), words: part(part_id), leads };
    let (mut picture, mut next) = (node.kind.stage().map_or(Picture::None, |s| Picture::Stage(stage::parts(s))), String::new());
    if let (Some(to), false) = (node.kind.arrows().first(), matches!(node.kind, Kind::Choice { .. })) {
        next = words.app(if matches!(node.kind, Kind::Mend { .. }) { "print-back" } else { "print-next" }, Some(leads(*to)));
    }
    let sign = |name: &str| Picture::Sign(format!("ui/{name}"));
    let small = match &node.kind {
        Kind::Feel { offer, .. } => {
            let face = |m: &lantern_lesson::Mood| Small {
                picture: Some(format!("face/{}", m.id())),
                words: words.app(&format!("face-{}", m.id()), None),
                leads: None,
            };
            offer.iter().map(face).collect()
        }
        Kind::Choice { options, .. } => {
            options.iter().map(|o| small(&o.card, &o.id, Some(words.app("print-option-next", Some(leads(o.go)))))).collect()
        }
        Kind::Sort { bins, items, .. } => {
            let bins = bins.iter().map(|b| small(&b.card, &b.id, None));
            bins.chain(items.iter().map(|i| small(&i.card, &i.id, None))).collect()
        }
        Kind::Spot { clues, .. } => clues.iter().map(|c| Small { picture: None, words: part(&c.id), leads: None }).collect(),
        Kind::Stop { .. } => {
            picture = sign("stop-hand");
            Vec::new()
        }
        Kind::Talk { with, .. } => {
            picture = sign(if *with == TalkWith::Partner { "partner" } else { "table" });
            Vec::new()
        }
        Kind::End { .. } => {
            next = words.app("print-end", None);
            Vec::new()
        }
        Kind::Scene { .. } | Kind::Mend { .. } => Vec::new(),
    };
    let stop = matches!(node.kind, Kind::Stop { .. });
    Card {
        number: words.app("print-card", Some(n + 1)),
        picture,
        alt: words.own.attr(&words.tag, &id, "alt").map(|t| plain(&t)).unwrap_or_default(),
        words: if stop { words.app(&lesson.message_id(node), None) } else { words.own(&id) },
        small,
        next,
    }
}
