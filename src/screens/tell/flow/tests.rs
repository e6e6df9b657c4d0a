//! The flow, page by page.

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
        let report = draft.report([1; 16], 20_000, HalfDay::Morning, None).expect("complete");
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
    draft.words_done("");
    draft.set_urgent(false);
    draft.send();
    let report = draft.report([2; 16], 1, HalfDay::Afternoon, None).expect("complete");
    assert_eq!((report.staff, report.words.clone()), (Some(2), None));
}

#[test]
fn back_leads_to_the_first_page_from_everywhere_and_never_round() {
    for who in [Who::Child, Who::GrownUpAtSchool] {
        let mut draft = older(who);
        draft.words_done("");
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
    assert!(draft.report([0; 16], 0, HalfDay::Morning, None).is_none());
    draft.set_what(What::Hurt);
    draft.set_who(Who::Child);
    draft.set_urgent(true);
    assert!(draft.report([0; 16], 0, HalfDay::Morning, None).is_none());
    draft.send();
    draft.not_yet();
    assert!(draft.report([0; 16], 0, HalfDay::Morning, None).is_none());
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

#[test]
fn a_child_that_writes_of_a_grown_up_at_school_is_asked_before_that_person_could_read_it() {
    let staff = "teacher head head-teacher miss";
    let asked = |words: &str| {
        let mut draft = older(Who::Child);
        words.chars().for_each(|c| _ = draft.push(c));
        draft.words_done(staff);
        draft.step() == Step::Named
    };
    assert!(asked("it is the Head Teacher"));
    assert!(asked("MISS, she shouted"));
    assert!(!asked("he misses me at my brother's"), "only whole words");
    assert!(!asked(""));

    let mut draft = older(Who::Child);
    "my teacher".chars().for_each(|c| _ = draft.push(c));
    draft.words_done(staff);
    draft.set_named(true);
    assert_eq!(draft.step(), Step::Staff);
    draft.set_staff(Some(3));
    assert_eq!(draft.step(), Step::Now, "nothing is asked twice");
    assert_eq!((draft.sketch().who, draft.sketch().staff), (Who::GrownUpAtSchool, Some(3)));
    assert!(draft.back() && draft.step() == Step::Staff);
    assert!(draft.back() && draft.step() == Step::Named);
    draft.set_named(false);
    assert_eq!(draft.step(), Step::Now);
}

#[test]
fn to_be_found_is_a_choice_that_can_be_taken_back() {
    let mut draft = older(Who::Child);
    draft.words_done("");
    draft.set_urgent(false);
    draft.aside(Step::Find);
    draft.set_how(How::Name);
    "Pip".chars().for_each(|c| _ = draft.push(c));
    draft.name_done();
    assert_eq!(draft.find(), Some(&Find::Name("Pip".into())));
    draft.aside(Step::Find);
    draft.set_how(How::No);
    assert_eq!((draft.step(), draft.find()), (Step::Send, None));
    draft.aside(Step::Find);
    draft.set_how(How::Name);
    assert_eq!(draft.words(), "", "a name that was taken back is gone");
    assert!(draft.back() && draft.back());
    draft.aside(Step::Find);
    draft.set_how(How::Seat);
    draft.set_seat(0);
    assert_eq!(draft.step(), Step::Seat, "there is no seat 0");
    draft.set_seat(12);
    draft.aside(Step::Chosen);
    draft.set_chosen(Chosen::Office);
    draft.send();
    let report = draft.report([3; 16], 1, HalfDay::Morning, None).expect("complete");
    assert_eq!((report.find.clone(), report.chosen), (Some(Find::Seat(12)), Some(Chosen::Office)));
}

#[test]
fn pages_beside_the_way_lead_back_to_send_and_infants_go_straight_to_the_pegs() {
    let mut draft = Draft::new(Stage::Eyfs);
    draft.set_what(What::Hurt);
    draft.set_who(Who::Child);
    draft.set_urgent(true);
    draft.aside(Step::Find);
    assert_eq!(draft.step(), Step::Peg);
    assert!(draft.back() && draft.step() == Step::Send);
    for step in [Step::Chosen, Step::Show] {
        draft.aside(step);
        assert_eq!(draft.step(), step);
        assert!(draft.back() && draft.step() == Step::Send);
    }
}
