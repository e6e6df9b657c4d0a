//! *Settings*: the school's days and hours, when milder reports are shown, the alarm, the passphrase rule. Written to one
//! file that a technician can also put there.

use super::{
    Site,
    guard::{Open, Posted},
    layout,
};
use crate::{
    calendar::{Closed, Weekday},
    settings::{Change, Settings},
    state::Session,
};
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// Holidays as lines: first day, last day, what it is.
fn closed_text(closed: &[Closed]) -> String {
    closed.iter().map(|c| format!("{} {} {}", c.from, c.to, c.why).trim_end().to_owned() + "\n").collect()
}

/// Reads the lines; `None` if one of them is no holiday. A line with one date is one day.
fn read_closed(text: &str) -> Option<Vec<Closed>> {
    let line = |line: &str| {
        let (from, rest) = line.split_once(' ').unwrap_or((line, ""));
        let (to, why) = rest.trim().split_once(' ').unwrap_or((rest.trim(), ""));
        let from = from.parse().ok()?;
        Some(match to.parse() {
            Ok(to) => Closed { from, to, why: why.trim().to_owned() },
            Err(_) => Closed { from, to: from, why: rest.trim().to_owned() },
        })
    };
    text.lines().map(str::trim).filter(|l| !l.is_empty()).map(line).collect()
}

fn read(form: &mut Posted) -> Option<Settings> {
    let mut settings = Settings::default();
    let calendar = &mut settings.calendar;
    calendar.days =
        Weekday::ALL.into_iter().enumerate().filter(|(n, _)| !form.take(&format!("day-{}", n + 1)).is_empty()).map(|(_, d)| d).collect();
    calendar.opens = form.take("opens").parse().ok()?;
    calendar.closes = form.take("closes").parse().ok()?;
    calendar.closed = read_closed(&form.take("closed"))?;
    settings.lesson = form.take("lesson").parse().ok()?;
    settings.show_at = form.take("show-at").split([',', ' ']).filter(|t| !t.is_empty()).map(|t| t.parse().ok()).collect::<Option<_>>()?;
    settings.locator_days = form.take("locator-days").parse().ok()?;
    settings.keep_years = form.take("keep-years").parse().ok()?;
    settings.passphrase.length = form.take("length").parse().ok()?;
    let change = form.take("change");
    settings.passphrase.change = Change::ALL.into_iter().find(|c| c.id() == *change)?;
    settings.alarm.sound = !form.take("sound").is_empty();
    settings.alarm.notice = !form.take("notice").is_empty();
    settings.alarm.locked = !form.take("locked").is_empty();
    settings.alarm.again = form.take("again").parse().ok()?;
    Some(settings)
}

fn field(words: &crate::sentences::Sentences, id: &str, kind: &str, value: &str) -> Markup {
    html! {
        div.field {
            label for=(id) { (words.get(&format!("desk-set-{id}"))) }
            input type=(kind) id=(id) name=(id) value=(value) required;
        }
    }
}

fn tick(words: &crate::sentences::Sentences, id: &str, label: &str, on: bool) -> Markup {
    html! { label.choice { input type="checkbox" id=(id) name=(id) value="yes" checked[on]; span { (words.get(label)) } } }
}

fn page(site: &Site, session: &Session, settings: &Settings, message: Option<(&str, bool)>) -> Markup {
    let words = &site.desk.sentences;
    let title = words.with("desk-title-of", &[("what", words.get("desk-nav-settings").into())]);
    let times = settings.show_at.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let main = html! {
        div.head { h1 { (words.get("desk-nav-settings")) } p { (words.get("desk-set-scope")) } }
        @if let Some((message, bad)) = message {
            p.problem[bad].notice[!bad] role=(if bad { "alert" } else { "status" }) { (words.get(message)) }
        }
        form.settings method="post" action="/settings" {
            input type="hidden" name="csrf" value=(session.csrf.as_str());
            fieldset.tile {
                legend { (words.get("desk-set-calendar")) }
                div.days {
                    @for (n, day) in Weekday::ALL.into_iter().enumerate() {
                        label.choice {
                            input type="checkbox" name=(format!("day-{}", n + 1)) value="yes" checked[settings.calendar.days.contains(&day)];
                            span { (words.with("desk-weekday", &[("weekday", (n + 1).into())])) }
                        }
                    }
                }
                div.row {
                    (field(words, "opens", "time", &settings.calendar.opens.to_string()))
                    (field(words, "closes", "time", &settings.calendar.closes.to_string()))
                }
                label for="closed" { (words.get("desk-set-closed")) }
                textarea id="closed" name="closed" rows="5" aria-describedby="closed-hint" spellcheck="false" { (closed_text(&settings.calendar.closed)) }
                p.quiet id="closed-hint" { (words.get("desk-set-closed-hint")) }
            }
            fieldset.tile {
                legend { (words.get("desk-set-clocks")) }
                (field(words, "lesson", "number", &settings.lesson.to_string()))
                div.field {
                    label for="show-at" { (words.get("desk-set-show-at")) }
                    input type="text" id="show-at" name="show-at" value=(times) aria-describedby="show-at-hint";
                }
                p.quiet id="show-at-hint" { (words.get("desk-set-show-at-hint")) }
                (field(words, "locator-days", "number", &settings.locator_days.to_string()))
            }
            fieldset.tile {
                legend { (words.get("desk-old")) }
                (field(words, "keep-years", "number", &settings.keep_years.to_string()))
                p.quiet { (words.get("desk-set-keep-hint")) " " a href="/old" { (words.get("desk-old")) } }
            }
            fieldset.tile {
                legend { (words.get("desk-set-alarm")) }
                (tick(words, "sound", "desk-set-sound", settings.alarm.sound))
                (tick(words, "notice", "desk-set-notice", settings.alarm.notice))
                (tick(words, "locked", "desk-set-locked", settings.alarm.locked))
                (field(words, "again", "number", &settings.alarm.again.to_string()))
                p.quiet { (words.get("desk-set-alarm-hint")) }
                button type="submit" id="try-alarm" formaction="/alarm/try" formnovalidate { (words.get("desk-set-try")) }
            }
            fieldset.tile {
                legend { (words.get("desk-passphrase")) }
                (field(words, "length", "number", &settings.passphrase.length.to_string()))
                label for="change" { (words.get("desk-set-change")) }
                select id="change" name="change" {
                    @for change in Change::ALL {
                        option value=(change.id()) selected[change == settings.passphrase.change] { (words.get(&format!("desk-change-{}", change.id()))) }
                    }
                }
                p.quiet { (words.get("desk-set-change-hint")) }
            }
            div.actions { button.main type="submit" id="save-settings" { (words.get("desk-set-save")) } }
        }
    };
    layout::page(site, session, &title, main)
}

/// `GET /settings`
pub(super) async fn show(State(site): State<Site>, open: Open, Query(query): Query<BTreeMap<String, String>>) -> Response {
    let done = match query.get("done").map(String::as_str) {
        Some("saved") => Some(("desk-set-saved", false)),
        Some("rang") => Some(("desk-set-rang", false)),
        _ => None,
    };
    page(&site, &open.session, &site.desk.settings(), done).into_response()
}

/// `POST /settings`
pub(super) async fn save(State(site): State<Site>, open: Open, mut form: Posted) -> Response {
    let refuse = |settings: &Settings, why| {
        (StatusCode::UNPROCESSABLE_ENTITY, page(&site, &open.session, settings, Some((why, true)))).into_response()
    };
    let Some(settings) = read(&mut form) else { return refuse(&site.desk.settings(), "desk-set-unread") };
    if settings.check().is_err() {
        return refuse(&settings, "desk-set-wrong");
    }
    if settings.save(&site.desk.data).is_err() {
        return refuse(&settings, "desk-set-disk");
    }
    site.desk.set_settings(settings);
    Redirect::to("/settings?done=saved").into_response()
}

/// `POST /alarm/try`
pub(super) async fn try_alarm(State(site): State<Site>, _open: Open, _form: Posted) -> Response {
    site.desk.ring(true).await;
    Redirect::to("/settings?done=rang").into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_are_read_as_they_are_shown() {
        let closed = read_closed("2026-12-19 2027-01-03 Christmas\n\n 2026-11-30 INSET day \n2027-02-15").expect("three");
        assert_eq!(closed.len(), 3);
        assert_eq!((closed[1].from, closed[1].why.as_str()), (closed[1].to, "INSET day"));
        assert_eq!(read_closed(&closed_text(&closed)), Some(closed));
        assert_eq!(read_closed("19.12.2026"), None);
    }
}
