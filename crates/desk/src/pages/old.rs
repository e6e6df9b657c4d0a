//! *Old records*: what is due to be deleted by the school's own rule, what other readers deleted at their desks, and what
//! was deleted here. Nothing is deleted by this page; each line leads to its report.

use super::{Site, gate, guard::Open, layout, when};
use crate::{
    calendar::{date_of, day_of},
    case::Group,
    sentences::Sentences,
};
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use lantern_frame::report::Tapped as _;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// A date with its year.
fn long(words: &Sentences, day: u16) -> String {
    words.with("desk-old-date", &[("date", when::date(words, day).into()), ("year", date_of(day).year().to_string().into())])
}

fn line(words: &Sentences, group: &Group, from: Option<Date>) -> Markup {
    let case = &group.first;
    let report = &case.entry.report;
    let what = words.get(&format!("tell-what-{}", report.what.id()));
    html! {
        li {
            a href=(format!("/report/{}", case.entry.row)) {
                (words.with("desk-merge-choice", &[("what", what.into()), ("when", long(words, report.day).into())]))
            }
            @if let Some((outcome, _, stamp)) = &case.outcome {
                p { (words.get(&format!("desk-outcome-{}", outcome.id()))) ", " (long(words, day_of(stamp.minute))) }
            }
            @if let Some(from) = from { p.quiet { (words.with("desk-old-since", &[("date", from.to_string().into())])) } }
            @if let Some((_, stamp)) = &case.deleted {
                p.quiet { (words.with("desk-deleted-by", &[("by", stamp.by.as_str().into()), ("date", when::date(words, day_of(stamp.minute)).into())])) }
            }
        }
    }
}

fn list(words: &Sentences, id: &str, heading: &str, lines: &[Markup]) -> Markup {
    html! {
        @if !lines.is_empty() {
            section aria-labelledby=(id) {
                h2 id=(id) { (words.get(heading)) }
                ul.changes { @for line in lines { (line) } }
            }
        }
    }
}

/// `GET /old`
pub(super) async fn show(State(site): State<Site>, open: Open, Query(query): Query<BTreeMap<String, String>>) -> Response {
    let desk = &site.desk;
    let words = &desk.sentences;
    let Ok(shown) = desk.shown(&open.keys).await else { return gate::trouble(&site) };
    let Ok(stones) = desk.casebook.stones(&open.keys).await else { return gate::trouble(&site) };
    let groups = shown.groups();
    let due: Vec<_> = groups.iter().filter(|group| desk.is_old(group)).map(|group| line(words, group, desk.old_from(group))).collect();
    let others: Vec<_> =
        groups.iter().filter(|group| group.all().any(|case| case.deleted.is_some())).map(|group| line(words, group, None)).collect();
    let mut here: Vec<_> = stones.iter().map(|(stone, _)| stone).collect();
    here.sort_by_key(|stone| (std::cmp::Reverse(stone.day), stone.report));
    let here: Vec<_> = here
        .into_iter()
        .map(|stone| html! { li { (words.with("desk-old-stone", &[("by", stone.by.as_str().into()), ("date", long(words, stone.day).into())])) blockquote dir="auto" { (stone.reason) } } })
        .collect();
    let years = desk.settings().keep_years;
    let title = words.with("desk-title-of", &[("what", words.get("desk-old").into())]);
    let main = html! {
        p.back { a href="/" { "← " (words.get("desk-back")) } }
        section.sheet.wide {
            h1 { (words.get("desk-old")) }
            @if query.get("done").is_some_and(|done| done == "deleted") { p.notice role="status" { (words.get("desk-deleted-now")) } }
            p { @if years == 0 { (words.get("desk-old-no-rule")) } @else { (words.with("desk-old-rule", &[("n", years.into())])) } }
            @if years > 0 && due.is_empty() { p { (words.get("desk-old-none")) } }
            (list(words, "due", "desk-old-due", &due))
            (list(words, "others", "desk-old-others", &others))
            (list(words, "here", "desk-old-here", &here))
        }
    };
    layout::page(&site, &open.session, &title, main).into_response()
}
