//! The parts of a report's page by which a reader deals with it: taking it, deciding, merging, finding the child.
//! What the forms do is in `deeds`.

use super::{Site, answer, report::View, when};
use crate::{
    calendar::TimeOfDay,
    case::{Case, Deed, MAX_NOTE, Outcome},
    casebook::RowId,
    work::Shown,
};
use lantern_frame::{
    Locator,
    report::{Find, Tapped},
};
use maud::{Markup, html};

/// Longest reference of the school's own record, in characters.
const MAX_LINK: usize = 80;

/// Reports that the one in `row` could be merged into: row, and what stands on its card.
pub(super) fn others(site: &Site, shown: &Shown, row: RowId) -> Vec<(RowId, String)> {
    let words = &site.desk.sentences;
    let now = site.desk.clock.now();
    let mut cases: Vec<_> = shown.cases.iter().filter(|case| case.entry.row != row && case.into.is_none() && !case.entry.drill).collect();
    cases.sort_by_key(|case| std::cmp::Reverse((case.entry.report.day, case.entry.report.half, case.entry.row)));
    let name = |case: &Case| {
        let report = &case.entry.report;
        let told = when::half_day(words, report.day, report.half, now);
        let what = words.get(&format!("tell-what-{}", report.what.id()));
        words.with("desk-merge-choice", &[("what", what.into()), ("when", told.into())])
    };
    cases.into_iter().map(|case| (case.entry.row, name(case))).collect()
}

/// The first button: it is seen, and somebody has it.
pub(super) fn take(view: &View<'_>) -> Markup {
    let words = &view.site.desk.sentences;
    let mine = view.case.holder.as_ref().is_some_and(|holder| holder.key == view.me);
    if !view.case.open() || mine {
        return html! {};
    }
    let held = view.case.holder.is_some();
    html! {
        div.take {
            form method="post" action=(view.address("seen")) {
                (view.token())
                button.main type="submit" id="take" { (words.get(if held { "desk-take-over" } else { "desk-take" })) }
            }
            @if view.case.seen.is_none() {
                form method="post" action=(view.address("look")) {
                    (view.token())
                    button.plain type="submit" id="look" { (words.get("desk-look")) }
                }
            }
            p.quiet { (words.get(if held { "desk-take-over-hint" } else { "desk-take-hint" })) }
        }
    }
}

/// The other reports of this matter, each with a way out.
pub(super) fn folded(view: &View<'_>) -> Markup {
    let words = &view.site.desk.sentences;
    if view.group.rest.is_empty() {
        return html! {};
    }
    let now = view.site.desk.clock.now();
    let merged = view.group.all().any(|case| case.into.is_some());
    html! {
        section.folded aria-labelledby="folded" {
            h3 id="folded" { (words.with(if merged { "desk-merged" } else { "desk-folded" }, &[("n", view.group.len().into())])) }
            p.quiet { (words.get(if merged { "desk-merged-hint" } else { "desk-folded-hint" })) }
            ul {
                @for case in view.group.all().filter(|case| case.entry.row != view.case.entry.row) {
                    @let report = &case.entry.report;
                    @let told = when::half_day(words, report.day, report.half, now);
                    li {
                        a href=(format!("/report/{}", case.entry.row)) {
                            (words.with("desk-merge-choice", &[("what", words.get(&format!("tell-what-{}", report.what.id())).into()), ("when", told.into())]))
                        }
                    }
                }
            }
            form method="post" action=(view.address("apart")) {
                (view.token())
                button type="submit" id="apart" { (words.get("desk-apart")) }
            }
        }
    }
}

/// Deciding, or taking a decision back.
pub(super) fn decide(view: &View<'_>) -> Markup {
    let words = &view.site.desk.sentences;
    if !view.case.open() {
        return html! {
            form.box method="post" action=(view.address("reopen")) {
                h3 { (words.get("desk-reopen")) }
                (view.token())
                label for="reopen-reason" { (words.get("desk-why")) }
                input type="text" id="reopen-reason" name="reason" required maxlength="400" autocomplete="off";
                button type="submit" id="reopen" { (words.get("desk-reopen-go")) }
            }
        };
    }
    html! {
        form.box method="post" action=(view.address("decide")) {
            h3 { (words.get("desk-decide")) }
            (view.token())
            @if view.group.len() > 1 { p.quiet { (words.with("desk-decide-all", &[("n", view.group.len().into())])) } }
            fieldset {
                legend.hidden { (words.get("desk-decide")) }
                @for outcome in Outcome::ALL {
                    label.choice {
                        input type="radio" name="outcome" value=(outcome.id()) required;
                        span { strong { (words.get(&format!("desk-outcome-{}", outcome.id()))) } " " (words.get(&format!("desk-outcome-{}-hint", outcome.id()))) }
                    }
                }
            }
            label for="reason" { (words.get("desk-reason")) }
            textarea id="reason" name="reason" rows="2" maxlength="1000"
                aria-invalid=[(view.problem == Some("reason")).then_some("true")] aria-describedby=[(view.problem == Some("reason")).then_some("reason-problem")] {}
            @if view.problem == Some("reason") { p.problem role="alert" id="reason-problem" { (words.get("desk-reason-missing")) } }
            button type="submit" id="decide" { (words.get("desk-decide-go")) }
        }
    }
}

/// *Find this child*: what the child gave of itself is behind a question for the reason, which every reader of the case sees.
pub(super) fn find(view: &View<'_>) -> Markup {
    let words = &view.site.desk.sentences;
    let find = view.case.entry.report.find.as_ref();
    if find.is_none() && !view.located {
        return html! {};
    }
    if view.found {
        return html! {
            // Tablet, class and minute go onto no paper while they are to be wiped.
            div.box.found.no-print[find.is_none() && view.site.desk.locator_until(view.case).is_some()] id="found" {
                h3 { (words.get("desk-found")) }
                @if let Some(locator) = &view.locator { (place(view, locator)) }
                @match find {
                    None => {}
                    Some(Find::Peg(picture)) => {
                        @let name = words.get(&format!("peg-{}", picture.id()));
                        p { (words.with("desk-found-peg", &[("picture", name.as_str().into())])) }
                        @if view.site.desk.pictures.has(&format!("peg-{}", picture.id())) {
                            img src=(format!("/pictures/peg-{}.png", picture.id())) alt=(name) width="96" height="96";
                        }
                    }
                    Some(Find::Seat(seat)) => { p { (words.with("desk-found-seat", &[("seat", (*seat).into())])) } }
                    // `dir`: a child may have typed in another script.
                    Some(Find::Name(name)) => { p { (words.get("desk-found-name")) " " strong dir="auto" { (name) } } }
                }
                p.quiet { (words.get("desk-found-hint")) }
            }
        };
    }
    html! {
        form.box id="find" method="post" action=(view.address("find")) {
            h3 { (words.get(if find.is_some() { "desk-find" } else { "desk-find-place" })) }
            p { (words.get(if find.is_some() { "desk-find-hint" } else { "desk-find-place-hint" })) }
            (view.token())
            label for="find-reason" { (words.get("desk-find-reason")) }
            input type="text" id="find-reason" name="reason" required maxlength="400" autocomplete="off";
            button type="submit" id="find-go" { (words.get("desk-find-go")) }
        }
    }
}

/// Which tablet, whose class, which minute, and until when that is kept.
fn place(view: &View<'_>, locator: &Locator) -> Markup {
    let words = &view.site.desk.sentences;
    let report = &view.case.entry.report;
    let time = TimeOfDay::new(locator.minute / 60, locator.minute % 60).map(|time| time.to_string());
    html! {
        dl.place.no-print[view.site.desk.locator_until(view.case).is_some()] {
            // `dir`: names that a technician typed in any script.
            @if !locator.tablet.is_empty() { div { dt { (words.get("desk-found-tablet")) } dd dir="auto" { (locator.tablet) } } }
            @if !locator.class.is_empty() { div { dt { (words.get("desk-found-class")) } dd dir="auto" { (locator.class) } } }
            @if let Some(time) = time {
                div { dt { (words.get("desk-found-when")) } dd { (words.with("desk-found-at", &[("date", when::date(words, report.day).into()), ("time", time.into())])) } }
            }
        }
        p.quiet {
            @match view.site.desk.locator_until(view.case) {
                Some(day) => (words.with("desk-found-until", &[("date", when::date(words, day).into())])),
                None => (words.get("desk-found-kept")),
            }
        }
    }
}

/// A note.
pub(super) fn note(view: &View<'_>) -> Markup {
    let words = &view.site.desk.sentences;
    html! {
        form.box method="post" action=(view.address("note")) {
            h3 { label for="note" { (words.get("desk-note")) } }
            (view.token())
            textarea id="note" name="text" rows="4" required maxlength=(MAX_NOTE / 2) aria-describedby="note-hint" {}
            p.quiet id="note-hint" { (words.get("desk-note-hint")) }
            button type="submit" id="add-note" { (words.get("desk-note-go")) }
        }
    }
}

/// What is seldom needed: a reference, merging, giving back.
pub(super) fn more(view: &View<'_>) -> Markup {
    let words = &view.site.desk.sentences;
    let mine = view.case.holder.as_ref().is_some_and(|holder| holder.key == view.me);
    html! {
        details.box id="more" {
            summary { (words.get("desk-more")) }
            form method="post" action=(view.address("link")) {
                (view.token())
                label for="link-to" { (words.get("desk-link-to")) }
                input type="text" id="link-to" name="to" required maxlength=(MAX_LINK) autocomplete="off";
                button type="submit" id="add-link" { (words.get("desk-link-go")) }
            }
            @if !view.others.is_empty() && view.case.open() {
                form method="post" action=(view.address("merge")) {
                    (view.token())
                    label for="into" { (words.get("desk-merge")) }
                    select id="into" name="into" {
                        @for (row, name) in &view.others { option value=(row) { (name) } }
                    }
                    button type="submit" id="merge" { (words.get("desk-merge-go")) }
                }
            }
            @if !view.takers.is_empty() {
                form method="post" action=(view.address("hand-over")) {
                    (view.token())
                    label for="hand-to" { (words.get("desk-hand-one")) }
                    select id="hand-to" name="to" aria-describedby="hand-hint" {
                        @for (no, label) in &view.takers { option value=(no) { (label) } }
                    }
                    p.quiet id="hand-hint" { (words.get("desk-hand-one-hint")) }
                    button type="submit" id="hand" { (words.get("desk-hand-one-go")) }
                }
            }
            @if view.deletable { p { a id="delete" href=(view.address("delete")) { (words.get("desk-delete")) } } }
            @if mine && view.case.open() {
                form method="post" action=(view.address("give-back")) {
                    (view.token())
                    button type="submit" id="give-back" { (words.get("desk-give-back")) }
                }
            }
        }
    }
}

/// One thing that was done, as a sentence; a note's text stands below it.
pub(super) fn deed(view: &View<'_>, deed: &Deed) -> Markup {
    let words = &view.site.desk.sentences;
    let quote = |text: &str| html! { @if !text.is_empty() { blockquote dir="auto" { (text) } } };
    match deed {
        Deed::Seen => html! { (words.get("desk-did-seen")) },
        Deed::Taken => html! { (words.get("desk-did-taken")) },
        Deed::GivenBack => html! { (words.get("desk-did-given-back")) },
        Deed::Decided { outcome, reason } => html! {
            (words.get("desk-did-decided")) " " strong { (words.get(&format!("desk-outcome-{}", outcome.id()))) } (quote(reason))
        },
        Deed::Reopened { reason } => html! { (words.get("desk-did-reopened")) (quote(reason)) },
        Deed::Note { text } => html! { (words.get("desk-did-note")) (quote(text)) },
        Deed::Merged { .. } => html! { (words.get("desk-did-merged")) },
        Deed::Apart => html! { (words.get("desk-did-apart")) },
        Deed::Linked { to } => html! { (words.with("desk-did-linked", &[("to", to.as_str().into())])) },
        Deed::Found { reason } => html! { strong { (words.get("desk-did-found")) } (quote(reason)) },
        Deed::Replied { says, .. } => html! { (words.get("desk-did-replied")) (quote(&answer::text(words, says))) },
        Deed::Withdrawn { .. } => html! { (words.get("desk-did-withdrawn")) },
        Deed::Deleted { reason } => html! { strong { (words.get("desk-did-deleted")) } (quote(reason)) },
        Deed::HandedOver { to } => html! { (words.with("desk-did-handed-over", &[("to", to.as_str().into())])) },
    }
}
