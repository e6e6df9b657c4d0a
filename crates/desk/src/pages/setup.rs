//! The first page: who you are, a passphrase, the technician's link. It makes the desk and leads on to it.

use super::{Site, gate, guard::Posted, layout, people::role};
use crate::{commands::init, state::Session};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use lantern_frame::roster::Role;
use maud::{Markup, html};
use tokio::sync::oneshot;

fn page(site: &Site, session: &Session, problem: Option<&str>) -> Markup {
    let words = &site.desk.sentences;
    layout::plain(
        site,
        "desk-title-setup",
        html! {
            section.gate.wide {
                h1 { (words.get("desk-setup")) }
                p { (words.get("desk-setup-why")) }
                @if let Some(problem) = problem { p.problem role="alert" id="problem" { (words.get(problem)) } }
                form method="post" action="/" {
                    input type="hidden" name="csrf" value=(session.csrf.as_str());
                    label for="role" { (words.get("desk-setup-role")) }
                    select id="role" name="role" { @for r in Role::ALL { option value=(r.id()) { (role(words, r)) } } }
                    label for="label" { (words.get("desk-setup-label")) }
                    input type="text" id="label" name="label" required maxlength="80" autocomplete="off" aria-describedby="label-hint";
                    p.quiet id="label-hint" { (words.get("desk-setup-label-hint")) }
                    label for="new" { (words.get("desk-passphrase")) }
                    input type="password" id="new" name="new" required autocomplete="new-password" aria-describedby="new-hint";
                    p.quiet id="new-hint" { (words.with("desk-passphrase-advice", &[("length", site.desk.settings().passphrase.length.max(12).into())])) }
                    label for="again" { (words.get("desk-setup-again")) }
                    input type="password" id="again" name="again" required autocomplete="new-password";
                    label for="link" { (words.get("desk-setup-link")) }
                    input type="text" id="link" name="link" autocomplete="off" spellcheck="false" aria-describedby="link-hint";
                    p.quiet id="link-hint" { (words.get("desk-setup-link-hint")) }
                    button.main type="submit" id="make" { (words.get("desk-setup-go")) }
                }
            }
        },
    )
}

fn finished(site: &Site, url: &str) -> Markup {
    let words = &site.desk.sentences;
    layout::plain(
        site,
        "desk-title-setup",
        html! {
            section.gate {
                h1 { (words.get("desk-setup-done")) }
                p { (words.get("desk-setup-done-why")) }
                p { a.button id="go" href=(url) { (words.get("desk-setup-open")) } }
            }
        },
    )
}

/// `GET /`
pub(super) async fn show(State(site): State<Site>, session: Session) -> Response {
    page(&site, &session, None).into_response()
}

/// `POST /`
pub(super) async fn make(State(site): State<Site>, session: Session, mut form: Posted) -> Response {
    let refuse = |problem| (StatusCode::UNPROCESSABLE_ENTITY, page(&site, &session, Some(problem))).into_response();
    let (passphrase, label) = (form.take("new"), form.take("label"));
    let Some(role) = Role::from_id(&form.take("role")) else { return refuse("desk-setup-wrong") };
    if !init::is_label(label.trim()) {
        return refuse("desk-setup-wrong");
    }
    if *passphrase != *form.take("again") {
        return refuse("desk-passphrase-differ");
    }
    if !site.desk.settings().passphrase.allows(&passphrase) {
        return refuse("desk-passphrase-short");
    }
    let (data, today) = (site.desk.data.clone(), site.desk.clock.now().half_day().0);
    let called = label.trim().to_owned();
    let making = tokio::task::spawn_blocking(move || init::make(&data, role, &called, &passphrase, today));
    if !matches!(making.await, Ok(Ok(()))) {
        return refuse("desk-setup-disk");
    }
    let link = form.take("link");
    // Without a school the desk opens all the same, and says that it is not enrolled.
    if !link.trim().is_empty()
        && let Err(why) = init::join(&site.desk.data, &link).await
    {
        tracing::warn!("this desk is not enrolled: {why:#}");
    }
    let (send, made) = oneshot::channel();
    let Some(site_made) = &site.made else { return gate::missing(&site) };
    if site_made.send(send).await.is_err() {
        return gate::trouble(&site);
    }
    match made.await {
        // A link and no redirect: a form may not lead to another port.
        Ok(url) => finished(&site, &url).into_response(),
        Err(_) => gate::trouble(&site),
    }
}
