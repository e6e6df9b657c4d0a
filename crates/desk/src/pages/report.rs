//! One report: the child's pictures large, the child's own words as they are, what to do now, what was done so far, and
//! the forms by which a reader deals with it (`triage`).

use super::{
    Site, answer, delete, gate,
    guard::Open,
    layout, record, triage,
    when::{self, Due},
};
use crate::{
    case::{Case, Deed, Group},
    casebook::RowId,
    guidance::{self, Subject},
    readers::Readers,
    reply::Lies,
    state::Session,
};
use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Response},
};
use lantern_frame::{
    Locator, Report,
    report::{ReaderNo, Tapped},
};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// `GET /report/{row}`
pub(super) async fn show(
    State(site): State<Site>,
    open: Open,
    Path(row): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Response {
    let Ok(row) = row.parse::<RowId>() else { return gate::missing(&site) };
    let Ok(shown) = site.desk.shown(&open.keys).await else { return gate::trouble(&site) };
    let others = triage::others(&site, &shown, row);
    let Some((group, id)) = shown.group_of(row) else { return gate::missing(&site) };
    let Some(case) = group.all().find(|case| case.entry.report.id == id) else { return gate::missing(&site) };
    // Nothing of where a child is leaves the casebook before a reason was given.
    let found = case
        .events
        .iter()
        .any(|event| event.by.key == *open.keys.signing.verify_key().as_bytes() && matches!(event.deed, Deed::Found { .. }));
    let has_locator = match site.desk.locator(&open.keys, case).await {
        Ok(located) => located,
        Err(_) => return gate::trouble(&site),
    };
    let lies = match &case.reply {
        Some(given) => match site.desk.where_lies(&open.keys, given).await {
            Ok(lies) => Some(lies),
            Err(_) => return gate::trouble(&site),
        },
        None => None,
    };
    let view = View {
        takers: takers(&site, &open, &group),
        deletable: site.desk.may_delete(&open.keys, &group),
        located: has_locator.is_some(),
        locator: has_locator.filter(|_| found).map(|located| located.locator),
        found,
        lies,
        site: &site,
        session: &open.session,
        me: *open.keys.signing.verify_key().as_bytes(),
        group: &group,
        case,
        others,
        problem: query.get("problem").map(String::as_str),
    };
    view.page().into_response()
}

/// Everybody to whom some report of this matter could be handed, once.
fn takers(site: &Site, open: &Open, group: &Group) -> Vec<(ReaderNo, String)> {
    let mut all: Vec<(ReaderNo, String)> = Vec::new();
    for taker in group.all().flat_map(|case| site.desk.takers(&open.keys, case)) {
        if all.iter().all(|(no, _)| *no != taker.no) {
            all.push((taker.no, taker.label));
        }
    }
    all
}

/// The answers of a report as question and answer, in the order of the flow.
fn answers(report: &Report) -> Vec<(&'static str, &'static str)> {
    let mut answers = vec![("what", report.what.id()), ("who", report.who.id())];
    answers.extend(report.whose.map(|a| ("whose", a.id())));
    answers.extend(report.place.map(|a| ("place", a.id())));
    answers.extend(report.on.map(|a| ("on", a.id())));
    answers.extend(report.feeling.map(|a| ("feeling", a.id())));
    answers.extend(report.chosen.map(|a| ("chosen", a.id())));
    answers.push(("now", if report.urgent { "yes" } else { "no" }));
    answers
}

/// One report, seen by one reader.
pub(super) struct View<'a> {
    pub site: &'a Site,
    pub session: &'a Session,
    /// The reader's key.
    pub me: [u8; 32],
    /// The matter that the report belongs to.
    pub group: &'a Group,
    pub case: &'a Case,
    /// Reports that this one could be merged into: row and what it says.
    pub others: Vec<(RowId, String)>,
    /// Readers to whom the matter could be handed: number and label.
    pub takers: Vec<(ReaderNo, String)>,
    /// The matter is decided and hers, so that she may delete it here.
    pub deletable: bool,
    /// Id of what was wrong with the form that was sent.
    pub problem: Option<&'a str>,
    /// This reader has given a reason for finding the child.
    pub found: bool,
    /// The tablet sealed where and when it was told, and that is not wiped yet.
    pub located: bool,
    /// Where and when, after a reason was given.
    pub locator: Option<Locator>,
    /// Where the answer is, if one was given.
    pub lies: Option<Lies>,
}

impl View<'_> {
    fn page(&self) -> Markup {
        let words = &self.site.desk.sentences;
        let report = &self.case.entry.report;
        let then = self.site.desk.roster_for(&self.case.entry);
        let subject = guidance::subject(then.as_ref(), report);
        let pressing = self.case.pressing(self.site.desk.clock.now().half_day().0) && !self.case.entry.drill;
        let what = words.get(&format!("tell-what-{}", report.what.id()));
        let title = words.with(if pressing { "desk-title-report-urgent" } else { "desk-title-report" }, &[("what", what.as_str().into())]);
        let main = html! {
            p.back { a id="back" href="/" { "← " (words.get("desk-back")) } }
            (delete::said(self))
            @if self.case.entry.drill { p.notice.drill { (words.get("desk-drill-more")) } }
            div.head { h1 { (what) } }
            (self.facts())
            div.columns {
                (self.told(&subject))
                section.now.decided[!self.case.open()] aria-labelledby="now" {
                    h2 id="now" { (words.get("desk-what-now")) }
                    (triage::take(self))
                    ol.steps { @for step in guidance::steps(report, &subject) { li { (words.get(step)) } } }
                    p.unconfirmed { (words.get("desk-unconfirmed")) }
                    (answer::section(self))
                    p.quiet.no-print { (words.get("desk-not-anonymous")) }
                }
            }
            (record::section(self))
        };
        layout::page(self.site, self.session, &title, main)
    }

    fn facts(&self) -> Markup {
        let desk = &self.site.desk;
        let words = &desk.sentences;
        let (entry, report) = (&self.case.entry, &self.case.entry.report);
        let now = desk.clock.now();
        let due = Due::new(desk.due(entry), now);
        html! {
            dl.facts {
                div { dt { (words.get("desk-told-label")) } dd {
                    (when::half_day(words, report.day, report.half, now))
                    // On paper "this morning" means nothing.
                    span.only-print { " (" (when::date(words, report.day)) " " (crate::calendar::date_of(report.day).year()) ")" }
                } }
                div { dt { (words.get("desk-stage-label")) } dd { (words.get(&format!("desk-stage-{}", report.stage.id()))) } }
                @match &self.case.outcome {
                    Some((outcome, _, _)) => {
                        div { dt { (words.get("desk-outcome-label")) } dd { (words.get(&format!("desk-outcome-{}", outcome.id()))) } }
                    }
                    None if self.case.seen.is_none() => {
                        div { dt { (words.get("desk-due-label")) } dd { span.mark.late[due.over()].urgent[report.urgent] { (due.text(words)) } } }
                    }
                    None => {}
                }
                div {
                    dt { (words.get("desk-holder-label")) }
                    dd {
                        @match &self.case.holder {
                            Some(holder) if holder.key == self.me => { (words.get("desk-yours")) }
                            Some(holder) => { (holder.by) }
                            None => { (words.get("desk-nobody")) }
                        }
                    }
                }
                @if let Readers::These(readers) = desk.readers_of(entry) {
                    div.wide {
                        dt { (words.get("desk-readers-label")) }
                        dd { @for (i, reader) in readers.iter().enumerate() { @if i > 0 { ", " } (reader.label) } }
                    }
                }
            }
        }
    }

    fn told(&self, subject: &Subject) -> Markup {
        let desk = &self.site.desk;
        let words = &desk.sentences;
        let report = &self.case.entry.report;
        html! {
            section.told aria-labelledby="answers" {
                h2 id="answers" { (words.get("desk-answers")) }
                ul.answers {
                    @for (question, answer) in answers(report) {
                        li {
                            (layout::picture(words, &desk.pictures, question, answer, true))
                            span.asked { (words.get(&format!("tell-{question}"))) }
                            strong { (words.get(&format!("tell-{question}-{answer}"))) }
                        }
                    }
                }
                @match subject {
                    Subject::Staff { label } | Subject::Head { label } => { p.staff { (words.get("desk-staff-who")) ": " strong { (label) } } }
                    Subject::Unnamed => { p.staff { (words.get("desk-staff-nobody")) } }
                    Subject::NotStaff => {}
                }
                @if let Some(own) = &report.words {
                    figure.own {
                        figcaption { (words.get("desk-own-words")) }
                        // `dir`: a child may have typed in another script.
                        blockquote dir="auto" { (own) }
                    }
                }
                (triage::find(self))
                (triage::folded(self))
            }
        }
    }

    /// A hidden field that every form carries.
    pub fn token(&self) -> Markup {
        html! { input type="hidden" name="csrf" value=(self.session.csrf.as_str()); }
    }

    /// The address of one of this report's forms.
    pub fn address(&self, form: &str) -> String {
        format!("/report/{}/{form}", self.case.entry.row)
    }
}
