//! The Tell flow as a plain state machine: which page comes after which, and the draft, in memory alone.
//! No Bevy, no clock, no network. The draft wipes itself when it is dropped, sent or stopped.

use lantern_frame::report::{
    Chosen, Code, Feeling, Find, HalfDay, MAX_NAME, MAX_SEAT, MAX_WORDS, On, Picture, Place, ReaderNo, Report, Stage, What, Who, Whose,
};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// A page of the flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Zeroize, Default)]
pub enum Step {
    /// Whose worry it is (KS2).
    Whose,
    /// What happened.
    #[default]
    What,
    /// Who did it.
    Who,
    /// Which grown-up at school.
    Staff,
    /// Where (KS2).
    Place,
    /// On what (KS2).
    On,
    /// How the child feels (KS2).
    Feeling,
    /// The child's own words (KS2), never required.
    Words,
    /// The words speak of a grown-up at school: is it about her? (KS2)
    Named,
    /// A grown-up now?
    Now,
    /// Who will read it; send?
    Send,
    /// Whom I would like to tell; from the page with Send, if the child wants to.
    Chosen,
    /// How to find me: picture, seat or name (KS2); from the page with Send, if the child wants to.
    Find,
    /// The picture of my peg.
    Peg,
    /// The number of my seat.
    Seat,
    /// My name.
    Name,
    /// What was said as one big picture card, to be shown to somebody in the room. Nothing is sent.
    Show,
    /// The second, deliberate tap.
    Sure,
}

/// How a child wants to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// By its peg picture.
    Peg,
    /// By its seat.
    Seat,
    /// By its name.
    Name,
    /// Not at all.
    No,
}

impl How {
    /// In the order offered.
    pub const ALL: [Self; 4] = [Self::Peg, Self::Seat, Self::Name, Self::No];

    /// Lower-case id of its picture and message.
    pub fn id(self) -> &'static str {
        match self {
            Self::Peg => "peg",
            Self::Seat => "seat",
            Self::Name => "name",
            Self::No => "no",
        }
    }
}

/// What the child has said so far.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Draft {
    #[zeroize(skip)]
    stage: Stage,
    step: Step,
    whose: Option<Whose>,
    what: Option<What>,
    who: Option<Who>,
    staff: Option<ReaderNo>,
    place: Option<Place>,
    on: Option<On>,
    feeling: Option<Feeling>,
    words: String,
    /// The child was asked whether its words are about a grown-up at school.
    named: bool,
    chosen: Option<Chosen>,
    find: Option<Find>,
    name: String,
    urgent: bool,
}

impl std::fmt::Debug for Draft {
    /// Says nothing of what the child said.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Draft(..)")
    }
}

impl Draft {
    /// An empty draft of this stage.
    pub fn new(stage: Stage) -> Self {
        let step = if infant(stage) { Step::What } else { Step::Whose };
        // Room for the longest text at once, so that growing leaves no copies behind.
        let words = if infant(stage) { String::new() } else { String::with_capacity(MAX_WORDS) };
        let name = if infant(stage) { String::new() } else { String::with_capacity(MAX_NAME) };
        Self {
            stage,
            step,
            whose: None,
            what: None,
            who: None,
            staff: None,
            place: None,
            on: None,
            feeling: None,
            words,
            named: false,
            chosen: None,
            find: None,
            name,
            urgent: false,
        }
    }

    /// The page that is shown.
    pub fn step(&self) -> Step {
        self.step
    }

    /// Stage of the flow.
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// For children who cannot read yet: fewer pages, everything spoken.
    pub fn infant(&self) -> bool {
        infant(self.stage)
    }

    /// What is being typed: the child's own words, or its name.
    pub fn words(&self) -> &str {
        if self.step == Step::Name { &self.name } else { &self.words }
    }

    /// Whom the child would like to tell.
    pub fn chosen(&self) -> Option<Chosen> {
        self.chosen
    }

    /// How the child asks to be found.
    pub fn find(&self) -> Option<&Find> {
        self.find.as_ref()
    }

    /// What happened, once said.
    pub fn what(&self) -> Option<What> {
        self.what
    }

    /// A grown-up is wanted now.
    pub fn urgent(&self) -> bool {
        self.urgent
    }

    /// Pictures of what was said so far.
    pub fn said(&self) -> Vec<String> {
        fn id<T: lantern_frame::report::Tapped>(question: &str, answer: Option<T>) -> Option<String> {
            answer.map(|a| format!("{question}-{}", a.id()))
        }
        [
            id("whose", self.whose),
            id("what", self.what),
            id("who", self.who),
            id("place", self.place),
            id("on", self.on),
            id("feeling", self.feeling),
        ]
        .into_iter()
        .flatten()
        .map(|picture| format!("tell/{picture}"))
        .chain([format!("tell/now-{}", if self.urgent { "yes" } else { "no" })])
        .chain(self.chosen.map(chosen_picture))
        .chain(self.find.as_ref().map(find_picture))
        .collect()
    }

    /// What may be offered under "what happened": all of it at KS2, the plainest at EYFS and KS1.
    pub fn whats(&self) -> &'static [What] {
        use What::*;
        if self.infant() {
            &[Unkind, Scary, Secret, Picture, Stranger, Hurt, SomethingElse, DontWantToSay]
        } else {
            &[Unkind, Scary, Secret, Picture, AskedAboutMe, Stranger, Trick, Account, Hate, Hurt, SomethingElse, DontWantToSay]
        }
    }

    fn on_to(&mut self, step: Step) {
        self.step = step;
    }

    /// Whose worry it is.
    pub fn set_whose(&mut self, whose: Whose) {
        self.whose = Some(whose);
        self.on_to(Step::What);
    }

    /// What happened.
    pub fn set_what(&mut self, what: What) {
        self.what = Some(what);
        self.on_to(Step::Who);
    }

    /// Who did it.
    pub fn set_who(&mut self, who: Who) {
        self.who = Some(who);
        self.staff = None;
        self.on_to(match who {
            Who::GrownUpAtSchool => Step::Staff,
            _ if self.infant() => Step::Now,
            _ => Step::Place,
        });
    }

    /// Which grown-up at school; `None` for somebody else, or when the child won't say.
    /// Infants are not asked again whether they need a grown-up: they do, and the flow stays at five taps.
    pub fn set_staff(&mut self, staff: Option<ReaderNo>) {
        self.staff = staff;
        if self.infant() {
            self.urgent = true;
            self.on_to(Step::Send);
        } else if self.named {
            self.on_to(Step::Now);
        } else {
            self.on_to(Step::Place);
        }
    }

    /// Where.
    pub fn set_place(&mut self, place: Place) {
        self.place = Some(place);
        self.on_to(Step::On);
    }

    /// On what.
    pub fn set_on(&mut self, on: On) {
        self.on = Some(on);
        self.on_to(Step::Feeling);
    }

    /// How the child feels.
    pub fn set_feeling(&mut self, feeling: Feeling) {
        self.feeling = Some(feeling);
        self.on_to(Step::Words);
    }

    /// One more letter; refused when the room is full.
    pub fn push(&mut self, letter: char) -> bool {
        let (text, room) = if self.step == Step::Name { (&mut self.name, MAX_NAME) } else { (&mut self.words, MAX_WORDS) };
        let fits = text.len() + letter.len_utf8() <= room;
        if fits && !(letter == ' ' && (text.is_empty() || text.ends_with(' '))) {
            text.push(letter);
        }
        fits
    }

    /// Rubs out the last letter.
    pub fn rub_out(&mut self) {
        if self.step == Step::Name {
            self.name.pop()
        } else {
            self.words.pop()
        };
    }

    /// Rubs out everything that was typed on this page; the memory is overwritten.
    pub fn clear_words(&mut self) {
        let (text, room) = if self.step == Step::Name { (&mut self.name, MAX_NAME) } else { (&mut self.words, MAX_WORDS) };
        text.zeroize();
        text.reserve_exact(room);
    }

    /// Done with words, with or without any. `staff`: words that stand for a grown-up at school; where one of them was
    /// typed and nobody at school was named before, the child is asked, since that person would read it otherwise.
    pub fn words_done(&mut self, staff: &str) {
        let about = self.who == Some(Who::GrownUpAtSchool);
        self.on_to(if !about && mentions(&self.words, staff) { Step::Named } else { Step::Now });
    }

    /// Whether the words are about a grown-up at school: if so, who is it?
    pub fn set_named(&mut self, about: bool) {
        self.named = about;
        if about {
            self.who = Some(Who::GrownUpAtSchool);
            self.on_to(Step::Staff);
        } else {
            self.on_to(Step::Now);
        }
    }

    /// From the page with Send to one of those that nobody has to see.
    pub fn aside(&mut self, step: Step) {
        if self.step == Step::Send {
            self.on_to(match step {
                Step::Find if self.infant() => Step::Peg,
                other => other,
            });
        }
    }

    /// Whom the child would like to tell.
    pub fn set_chosen(&mut self, chosen: Chosen) {
        self.chosen = Some(chosen);
        self.on_to(Step::Send);
    }

    /// How the child wants to be found, if at all.
    pub fn set_how(&mut self, how: How) {
        match how {
            How::Peg => self.on_to(Step::Peg),
            How::Seat => self.on_to(Step::Seat),
            How::Name => self.on_to(Step::Name),
            How::No => self.found_by(None),
        }
    }

    /// The picture of the child's peg.
    pub fn set_peg(&mut self, picture: Picture) {
        self.found_by(Some(Find::Peg(picture)));
    }

    /// The child's seat, from 1; other numbers are passed over.
    pub fn set_seat(&mut self, seat: u8) {
        if (1..=MAX_SEAT).contains(&seat) {
            self.found_by(Some(Find::Seat(seat)));
        }
    }

    /// The name as it was typed; nothing typed is no name.
    pub fn name_done(&mut self) {
        let name = self.name.trim();
        let find = (!name.is_empty()).then(|| Find::Name(name.to_owned()));
        self.found_by(find);
    }

    fn found_by(&mut self, find: Option<Find>) {
        if !matches!(find, Some(Find::Name(_))) {
            self.name.zeroize();
            self.name.reserve_exact(MAX_NAME);
        }
        self.find = find;
        self.on_to(Step::Send);
    }

    /// A grown-up now, or later today.
    pub fn set_urgent(&mut self, urgent: bool) {
        self.urgent = urgent;
        self.on_to(Step::Send);
    }

    /// First of the two taps that send.
    pub fn send(&mut self) {
        self.on_to(Step::Sure);
    }

    /// Not yet: back to the page with Send.
    pub fn not_yet(&mut self) {
        self.on_to(Step::Send);
    }

    /// One page back; `false` on the first page.
    pub fn back(&mut self) -> bool {
        let infant = self.infant();
        let staff = self.who == Some(Who::GrownUpAtSchool);
        if self.step == Step::Name {
            self.clear_words();
        }
        let to = match self.step {
            Step::Whose => return false,
            Step::What if infant => return false,
            Step::What => Step::Whose,
            Step::Who => Step::What,
            Step::Staff if self.named => Step::Named,
            Step::Staff => Step::Who,
            Step::Named => Step::Words,
            Step::Chosen | Step::Find | Step::Show => Step::Send,
            Step::Peg if infant => Step::Send,
            Step::Peg | Step::Seat | Step::Name => Step::Find,
            Step::Place if staff && !self.named => Step::Staff,
            Step::Place => Step::Who,
            Step::On => Step::Place,
            Step::Feeling => Step::On,
            Step::Words => Step::Feeling,
            Step::Now if infant => Step::Who,
            Step::Now if self.named => Step::Staff,
            Step::Now => Step::Words,
            Step::Send if infant && staff => Step::Staff,
            Step::Send => Step::Now,
            Step::Sure => Step::Send,
        };
        self.on_to(to);
        true
    }

    /// The report, if the child has come to the last page. `code`: the pictures under which it can be answered.
    pub fn report(&self, id: [u8; 16], day: u16, half: HalfDay, code: Option<Code>) -> Option<Report> {
        let words = self.words.trim();
        (self.step == Step::Sure).then_some(())?;
        Some(Report {
            id,
            stage: self.stage,
            day,
            half,
            whose: self.whose,
            what: self.what?,
            who: self.who?,
            staff: self.staff,
            place: self.place,
            on: self.on,
            feeling: self.feeling,
            chosen: self.chosen,
            find: self.find.clone(),
            code,
            urgent: self.urgent,
            words: (!words.is_empty()).then(|| words.to_owned()),
            drill: false,
        })
    }

    /// The report as it stands, to find out whose faces to show as its readers.
    pub fn sketch(&self) -> Report {
        Report {
            id: [0; 16],
            stage: self.stage,
            day: 0,
            half: HalfDay::Morning,
            whose: self.whose,
            what: self.what.unwrap_or(What::DontWantToSay),
            who: self.who.unwrap_or(Who::NotSure),
            staff: self.staff,
            place: None,
            on: None,
            feeling: None,
            chosen: None,
            find: None,
            code: None,
            urgent: self.urgent,
            words: None,
            drill: false,
        }
    }
}

/// Picture of whom the child would like to tell.
pub fn chosen_picture(chosen: Chosen) -> String {
    use lantern_frame::report::Tapped;
    match chosen {
        Chosen::Lead | Chosen::Deputy | Chosen::Head => format!("tell/staff-{}", chosen.id()),
        _ => format!("tell/chosen-{}", chosen.id()),
    }
}

/// Picture of how the child asks to be found.
pub fn find_picture(find: &Find) -> String {
    use lantern_frame::report::Tapped;
    match find {
        Find::Peg(picture) => format!("peg/{}", picture.id()),
        Find::Seat(_) => "tell/find-seat".to_owned(),
        Find::Name(_) => "tell/find-name".to_owned(),
    }
}

/// Whether a text has one of these words, whatever their capitals. A word of several parts is written with a hyphen for
/// each space. No letter of the text is copied: the draft alone holds it, and wipes it.
fn mentions(text: &str, words: &str) -> bool {
    let found: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let same = |typed: &str, word: &str| typed.chars().flat_map(char::to_lowercase).eq(word.chars().flat_map(char::to_lowercase));
    words.split_whitespace().any(|word| {
        let parts: Vec<&str> = word.split('-').collect();
        found.windows(parts.len()).any(|seen| seen.iter().zip(&parts).all(|(typed, part)| same(typed, part)))
    })
}

fn infant(stage: Stage) -> bool {
    matches!(stage, Stage::Eyfs | Stage::Ks1)
}

#[cfg(test)]
mod tests;
