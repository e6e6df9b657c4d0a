//! The frame round every page: title, who reads, how things stand with the server, the lock. And the child's pictures.

use super::{Site, lock, when};
use crate::{pages::Pictures, school::Fault, sentences::Sentences, state::Session};
use maud::{DOCTYPE, Markup, html};

fn document(site: &Site, title: &str, refresh: bool, body: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(site.desk.sentences.lang()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (title) }
                link rel="icon" href="data:,";
                link rel="stylesheet" href="/desk.css";
                @if refresh {
                    script src="/desk.js" defer {}
                    // Without script a report must not stay on the glass when the desk has locked.
                    noscript { meta http-equiv="refresh" content="630"; }
                }
            }
            body { (body) }
        }
    }
}

/// A page for somebody who is not in, or not yet.
pub(super) fn plain(site: &Site, title: &str, main: Markup) -> Markup {
    let words = &site.desk.sentences;
    document(
        site,
        &words.get(title),
        false,
        html! {
            header.bar { span.name { (words.get("desk-name")) } }
            main id="main" { (main) }
        },
    )
}

/// A page of an open desk.
pub(super) fn page(site: &Site, session: &Session, title: &str, main: Markup) -> Markup {
    let words = &site.desk.sentences;
    document(
        site,
        title,
        true,
        html! {
            a.skip href="#main" { (words.get("desk-skip")) }
            header.bar {
                a.name href="/" { (words.get("desk-name")) }
                nav aria-label=(words.get("desk-nav")) {
                    @for (address, name) in [("/", "desk-nav-reports"), ("/people", "desk-nav-people"), ("/settings", "desk-nav-settings"), ("/you", "desk-you")] {
                        a href=(address) aria-current=[(tab(&session.path) == address).then_some("page")] { (words.get(name)) }
                    }
                }
                div.status {
                    p.who { (site.desk.label) }
                    (link(site))
                }
                form method="post" action="/lock" {
                    input type="hidden" name="csrf" value=(session.csrf.as_str());
                    button type="submit" id="lock" title=(words.get("desk-lock-hint")) { (words.get("desk-lock")) }
                }
            }
            (alarm(site, session))
            main id="main" tabindex="-1" data-pulse=(site.desk.pulse()) {
                (trouble(site))
                (lock::notice(site))
                (main)
            }
            @if let Some(roster) = site.desk.roster() {
                footer { p { (words.with("desk-signed-by", &[("print", roster.print().into())])) } }
            }
        },
    )
}

/// Which of the four parts of the desk a page belongs to.
fn tab(path: &str) -> &'static str {
    match path.split('/').nth(1) {
        Some("people") => "/people",
        Some("settings" | "alarm" | "old") => "/settings",
        Some("you" | "passphrase" | "second") => "/you",
        _ => "/",
    }
}

/// A child waits: on every page, until somebody has seen it. And what nobody looked at on its day.
fn alarm(site: &Site, session: &Session) -> Markup {
    let words = &site.desk.sentences;
    let pressing = site.desk.pressing();
    let children = pressing.iter().filter(|one| !one.drill).count();
    let (today, _) = site.desk.clock.now().half_day();
    html! {
        div id="alarm" {
            // The first is a practice only if all are.
            @if let Some(first) = pressing.first() {
                section.alarm.practice[first.drill] role="alert" {
                    strong {
                        @if first.drill { (words.get("desk-alarm-drill")) } @else { (words.with("desk-alarm", &[("n", children.into())])) }
                    }
                    @if session.path != format!("/report/{}", first.row) {
                        a.button href=(format!("/report/{}", first.row)) { (words.get("desk-alarm-go")) }
                    }
                }
            }
            @for one in site.desk.unread() {
                section.alarm.unread role="alert" {
                    strong {
                        @if one.day == today { (words.get("desk-unread-today")) }
                        @else { (words.with("desk-unread", &[("date", when::date(words, one.day).into())])) }
                    }
                    p { (words.get("desk-unread-hint")) }
                    form method="post" action=(format!("/unread/{}", one.row)) {
                        input type="hidden" name="csrf" value=(session.csrf.as_str());
                        button.button type="submit" { (words.get("desk-unread-asked")) }
                    }
                }
            }
        }
    }
}

/// One line in the bar: all is well, or not.
fn link(site: &Site) -> Markup {
    let words = &site.desk.sentences;
    let link = site.desk.link();
    html! {
        p.link #link {
            @match (link.fault, link.fetched) {
                (Some(_), _) => { strong.bad { (words.get("desk-link-down")) } }
                (None, Some(at)) => { (words.with("desk-link-ok", &[("minutes", when::minutes(site.desk.clock.now(), at).into())])) }
                (None, None) => { (words.get("desk-link-never")) }
            }
        }
    }
}

/// What stands in the way of reports, in full sentences at the top of the page.
fn trouble(site: &Site) -> Markup {
    let desk = &site.desk;
    let words = &desk.sentences;
    let (link, notices, roster) = (desk.link(), desk.notices(), desk.roster());
    let (today, _) = desk.clock.now().half_day();
    html! {
        @if let Some(fault) = link.fault {
            p.notice role="status" {
                (words.get(fault.message())) " "
                @match link.fetched {
                    Some(at) => (words.with("desk-link-last", &[("minutes", when::minutes(desk.clock.now(), at).into())])),
                    None if fault != Fault::NotEnrolled => (words.get("desk-link-last-never")),
                    None => {}
                }
            }
        }
        @if let Some(fault @ (Fault::CopyTaken | Fault::TooLarge)) = desk.copy_fault() {
            p.notice role="status" { (words.get(fault.message())) }
        }
        @match desk.server() {
            Some(server) if server.mail_failing => { p.notice role="status" { (words.get("desk-mail-failing")) } }
            Some(server) if !server.mail_set => { p.notice role="status" { (words.get("desk-mail-not-set")) } }
            _ => {}
        }
        @if notices.unplaced > 0 {
            p.notice role="status" { (words.with("desk-unplaced", &[("n", notices.unplaced.into())])) }
        }
        @if notices.newer > 0 {
            p.notice role="status" { (words.with("desk-newer", &[("n", notices.newer.into())])) }
        }
        @if notices.damaged > 0 {
            p.notice role="status" { (words.with("desk-damaged", &[("n", notices.damaged.into())])) }
        }
        @match roster {
            Some(in_force) if in_force.roster.expired(today) => { p.notice role="status" { (words.get("desk-roster-expired")) } }
            None if link.fetched.is_some() => { p.notice role="status" { (words.get("desk-roster-none")) } }
            _ => {}
        }
    }
}

/// A picture that a child tapped, with the words the child heard. `beside`: the words stand next to it, so that a screen
/// reader need not say them twice.
pub(super) fn picture(words: &Sentences, pictures: &Pictures, question: &str, answer: &str, beside: bool) -> Markup {
    let name = format!("{question}-{answer}");
    let told = words.get(&format!("tell-{name}"));
    html! {
        @if pictures.has(&name) {
            img src=(format!("/pictures/{name}.png")) width="300" height="300" alt=(if beside { "" } else { &told }) title=[(!beside).then_some(&told)];
        } @else {
            span.blank aria-hidden=[beside.then_some("true")] { (told) }
        }
    }
}
