//! The Tell flow as a plain state machine: which page comes after which, and the draft, in memory alone.
//! No Bevy, no clock, no network. The draft wipes itself when it is dropped, sent or stopped.

use lantern_frame::report::{Feeling, HalfDay, MAX_WORDS, On, Place, ReaderNo, Report, Stage, What, Who, Whose};
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
    /// A grown-up now?
    Now,
    /// Who will read it; send?
    Send,
    /// The second, deliberate tap.
    Sure,
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
        Self { stage, step, whose: None, what: None, who: None, staff: None, place: None, on: None, feeling: None, words, urgent: false }
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

    /// The child's own words so far.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// What happened, once said.
    pub fn what(&self) -> Option<What> {
        self.what
    }

    /// A grown-up is wanted now.
    pub fn urgent(&self) -> bool {
        self.urgent
    }

    /// Pictures of what was said so far, as `<question>-<answer>`.
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
        .chain([format!("now-{}", if self.urgent { "yes" } else { "no" })])
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
        let fits = self.words.len() + letter.len_utf8() <= MAX_WORDS;
        if fits && !(letter == ' ' && (self.words.is_empty() || self.words.ends_with(' '))) {
            self.words.push(letter);
        }
        fits
    }

    /// Rubs out the last letter.
    pub fn rub_out(&mut self) {
        self.words.pop();
    }

    /// Rubs out every word; the memory is overwritten.
    pub fn clear_words(&mut self) {
        self.words.zeroize();
        self.words.reserve_exact(MAX_WORDS);
    }

    /// Done with words, with or without any.
    pub fn words_done(&mut self) {
        self.on_to(Step::Now);
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
        let to = match self.step {
            Step::Whose => return false,
            Step::What if infant => return false,
            Step::What => Step::Whose,
            Step::Who => Step::What,
            Step::Staff => Step::Who,
            Step::Place if staff => Step::Staff,
            Step::Place => Step::Who,
            Step::On => Step::Place,
            Step::Feeling => Step::On,
            Step::Words => Step::Feeling,
            Step::Now if infant => Step::Who,
            Step::Now => Step::Words,
            Step::Send if infant && staff => Step::Staff,
            Step::Send => Step::Now,
            Step::Sure => Step::Send,
        };
        self.on_to(to);
        true
    }

    /// The report, if the child has come to the last page.
    pub fn report(&self, id: [u8; 16], day: u16, half: HalfDay) -> Option<Report> {
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
            urgent: self.urgent,
            words: (!words.is_empty()).then(|| words.to_owned()),
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
            urgent: self.urgent,
            words: None,
        }
    }
}

fn infant(stage: Stage) -> bool {
    matches!(stage, Stage::Eyfs | Stage::Ks1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lantern_frame::report::Tapped;

    #[test]
    fn no_log_line_can_hold_what_a_child_typed() {
        let mut draft = Draft::new(Stage::UpperKs2);
        "quokka".chars().for_each(|c| _ = draft.push(c));
        assert_eq!(format!("{draft:?}"), "Draft(..)");
    }

    #[test]
    fn an_infant_needs_five_taps_whoever_it_was() {
        for &who in Who::ALL {
            let mut taps = 0;
            let mut draft = Draft::new(Stage::Eyfs);
            loop {
                match draft.step() {
                    Step::What => draft.set_what(What::Secret),
                    Step::Who => draft.set_who(who),
                    Step::Staff => draft.set_staff(None),
                    Step::Now => draft.set_urgent(true),
                    Step::Send => draft.send(),
                    Step::Sure => {
                        taps += 1;
                        break;
                    }
                    step => panic!("an infant was asked {step:?}"),
                }
                taps += 1;
            }
            assert!(taps <= 5, "{who:?}: {taps}");
            let report = draft.report([1; 16], 20_000, HalfDay::Morning).expect("complete");
            assert_eq!(report.who, who);
            assert!(report.words.is_none());
            assert!(who != Who::GrownUpAtSchool || report.urgent, "about a grown-up at school it is urgent");
        }
    }

    fn older(who: Who) -> Draft {
        let mut draft = Draft::new(Stage::UpperKs2);
        draft.set_whose(Whose::Me);
        draft.set_what(What::Trick);
        draft.set_who(who);
        if draft.step() == Step::Staff {
            draft.set_staff(Some(2));
        }
        draft.set_place(Place::Home);
        draft.set_on(On::Game);
        draft.set_feeling(Feeling::Worried);
        draft
    }

    #[test]
    fn older_pupils_may_say_more_and_need_not() {
        let mut draft = older(Who::GrownUpAtSchool);
        assert_eq!(draft.step(), Step::Words);
        draft.words_done();
        draft.set_urgent(false);
        draft.send();
        let report = draft.report([2; 16], 1, HalfDay::Afternoon).expect("complete");
        assert_eq!((report.staff, report.words.clone()), (Some(2), None));
    }

    #[test]
    fn back_leads_to_the_first_page_from_everywhere_and_never_round() {
        for who in [Who::Child, Who::GrownUpAtSchool] {
            let mut draft = older(who);
            draft.words_done();
            draft.set_urgent(true);
            draft.send();
            let mut steps = 0;
            while draft.back() {
                steps += 1;
                assert!(steps < 20);
            }
            assert_eq!(draft.step(), Step::Whose);
        }
    }

    #[test]
    fn nothing_can_be_sent_before_the_last_page() {
        let mut draft = Draft::new(Stage::Ks1);
        assert!(draft.report([0; 16], 0, HalfDay::Morning).is_none());
        draft.set_what(What::Hurt);
        draft.set_who(Who::Child);
        draft.set_urgent(true);
        assert!(draft.report([0; 16], 0, HalfDay::Morning).is_none());
        draft.send();
        draft.not_yet();
        assert!(draft.report([0; 16], 0, HalfDay::Morning).is_none());
    }

    #[test]
    fn changing_who_forgets_the_face_that_was_tapped() {
        let mut draft = older(Who::GrownUpAtSchool);
        draft.set_who(Who::Child);
        assert_eq!(draft.sketch().staff, None);
    }

    #[test]
    fn words_stop_at_their_limit_whatever_the_script() {
        let mut draft = older(Who::Child);
        while draft.push('ڑ') {}
        assert!(draft.words().len() <= MAX_WORDS);
        draft.rub_out();
        assert!(draft.push('x'));
        draft.clear_words();
        assert_eq!(draft.words(), "");
    }
}
