//! The pages: which address shows what. Everything is served from this program to one browser on this computer.
//! Who may ask is decided in `guard`; words are Fluent messages; `layout` has the frame round every page.

mod answer;
mod cards;
mod deeds;
mod delete;
mod gate;
mod guard;
mod layout;
mod lock;
mod old;
mod papers;
mod people;
mod pictures;
mod proposal;
mod record;
mod report;
mod rules;
mod second;
mod settings;
mod setup;
mod today;
mod triage;
mod when;

pub use guard::COOKIE;
pub use pictures::Pictures;

use crate::state::Desk;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{HeaderValue, header},
    middleware,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use std::{net::SocketAddr, sync::Arc};
use tokio::sync::{mpsc, oneshot};

/// Longest form: a long note in which every letter takes nine characters on the way.
const MAX_FORM: usize = 64 * 1_024;

/// What every handler is given.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    pub desk: Arc<Desk>,
    /// The one `Host` that is answered.
    pub host: Arc<str>,
    /// Where the first pages say that a desk was made.
    pub made: Option<mpsc::Sender<oneshot::Sender<String>>>,
}

/// The first pages, which make a desk where there is none.
pub fn setup_router(desk: Arc<Desk>, address: SocketAddr, made: mpsc::Sender<oneshot::Sender<String>>) -> Router {
    let site = Site { desk, host: address.to_string().into(), made: Some(made) };
    Router::new()
        .route("/", get(setup::show).post(setup::make))
        .route("/open/{token}", get(gate::enter))
        .route("/desk.css", get(|| asset("text/css; charset=utf-8", include_str!("desk.css"))))
        .fallback(gate::nowhere)
        .layer(DefaultBodyLimit::max(MAX_FORM))
        .layer(middleware::from_fn_with_state(site.clone(), guard::every_request))
        .with_state(site)
}

/// All pages of a desk that is served at this address.
pub fn router(desk: Arc<Desk>, address: SocketAddr) -> Router {
    let site = Site { desk, host: address.to_string().into(), made: None };
    Router::new()
        .route("/", get(today::show))
        .route("/report/{row}", get(report::show))
        .route("/report/{row}/seen", post(deeds::take))
        .route("/report/{row}/look", post(deeds::look))
        .route("/report/{row}/give-back", post(deeds::give_back))
        .route("/report/{row}/decide", post(deeds::decide))
        .route("/report/{row}/reopen", post(deeds::reopen))
        .route("/report/{row}/note", post(deeds::add_note))
        .route("/report/{row}/find", post(deeds::find))
        .route("/report/{row}/answer", post(answer::preview))
        .route("/report/{row}/answer/send", post(answer::send))
        .route("/report/{row}/answer/withdraw", post(answer::withdraw))
        .route("/report/{row}/link", post(deeds::link))
        .route("/report/{row}/merge", post(deeds::merge))
        .route("/report/{row}/hand-over", post(deeds::hand_over))
        .route("/report/{row}/apart", post(deeds::apart))
        .route("/report/{row}/delete", get(delete::ask).post(delete::delete))
        .route("/unread/{row}", post(deeds::asked))
        .route("/old", get(old::show))
        .route("/unlock", get(gate::ask).post(gate::unlock))
        .route("/lock", post(gate::lock_now))
        .route("/settings", get(settings::show).post(settings::save))
        .route("/alarm/try", post(settings::try_alarm))
        .route("/alarm.wav", get(|| async { ([(header::CONTENT_TYPE, HeaderValue::from_static("audio/wav"))], crate::alarm::SOUND) }))
        .route("/people", get(people::hub))
        .route("/people/card", get(cards::card))
        .route("/people/card/file", get(cards::card_file))
        .route("/people/sign", get(proposal::take_form).post(proposal::take))
        .route("/people/hand-over", get(cards::hand_over_page).post(cards::hand_over))
        .route("/people/break-glass", get(papers::show).post(papers::make))
        .route("/people/rules", get(rules::show).post(rules::propose))
        .route("/people/proposal", get(proposal::show))
        .route("/people/proposal/file", get(proposal::file))
        .route("/people/proposal/sign", post(proposal::sign))
        .route("/people/proposal/publish", post(proposal::publish))
        .route("/people/proposal/drop", post(proposal::drop_it))
        .route("/people/{task}", get(people::task).post(people::propose))
        .route("/you", get(lock::you))
        .route("/you/copy", get(lock::copy))
        .route("/you/restore", post(lock::restore))
        .route("/passphrase", get(lock::passphrase).post(lock::set_passphrase))
        .route("/second", get(second::show).post(second::turn_on))
        .route("/second/codes", post(second::new_codes))
        .route("/second/off", post(second::turn_off))
        .route("/open/{token}", get(gate::enter))
        .route("/pulse", get(gate::pulse))
        .route("/pictures/{name}", get(pictures::show))
        .route("/desk.css", get(|| asset("text/css; charset=utf-8", include_str!("desk.css"))))
        .route("/desk.js", get(|| asset("text/javascript; charset=utf-8", include_str!("desk.js"))))
        .route("/healthz", get(|| async { "ok" }))
        .fallback(gate::nowhere)
        .layer(DefaultBodyLimit::max(MAX_FORM))
        .layer(middleware::from_fn_with_state(site.clone(), guard::every_request))
        .with_state(site)
}

async fn asset(kind: &'static str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static(kind))], text).into_response()
}
