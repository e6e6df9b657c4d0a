//! `/v1/class/...`: what tablets hear of their class, and what a teacher's tablet commands. Tablets only; all of it JSON.

use super::{App, Caller, body};
use crate::class::Knows;
use axum::Json;
use axum::body::Body;
use axum::extract::{Query, State, rejection::QueryRejection};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use lantern_class::{Beat, Refusal};
use lantern_wire::{DeviceKind, Verdict};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::sync::Arc;

/// Longest body that a tablet sends here.
const MAX: usize = Beat::LEN;

/// What stands in the query of a question for signals.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asks {
    session: String,
    seen: Option<u64>,
    setup: u64,
}

fn reply<T: Serialize>(outcome: Result<T, Refusal>) -> Response {
    let no_store = [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    match outcome {
        Ok(said) => (no_store, Json(said)).into_response(),
        Err(why) => (StatusCode::from_u16(why.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), no_store, Json(why)).into_response(),
    }
}

/// Desks have nothing to do here.
fn tablet(caller: &Caller) -> Result<(), Refusal> {
    if caller.device().kind == DeviceKind::Tablet { Ok(()) } else { Err(Refusal::NotYours) }
}

async fn read<T: DeserializeOwned>(app: &App, sent: Body) -> Result<T, Refusal> {
    let bytes = body(sent, MAX, app.body_timeout).await.map_err(|why| match why {
        Verdict::TooSlow => Refusal::Busy,
        _ => Refusal::Malformed,
    })?;
    serde_json::from_slice(&bytes).map_err(|_| Refusal::Malformed)
}

fn busy(e: sqlx::Error) -> Refusal {
    tracing::error!("what a class does could not be read ({e})");
    Refusal::Busy
}

pub(super) async fn setup(State(app): State<Arc<App>>, caller: Caller) -> Response {
    reply(
        async {
            tablet(&caller)?;
            app.classes.setup(caller.device()).await.map_err(busy)
        }
        .await,
    )
}

pub(super) async fn signal(State(app): State<Arc<App>>, caller: Caller, asks: Result<Query<Asks>, QueryRejection>) -> Response {
    let asks = tablet(&caller).and_then(|()| asks.map_err(|_| Refusal::Malformed));
    let Query(asks) = match asks {
        Ok(asks) => asks,
        Err(why) => return reply::<()>(Err(why)),
    };
    let knows = Knows { session: asks.session.parse().ok(), seq: asks.seen, setup: asks.setup };
    reply(Ok(app.classes.signal(caller.device(), knows).await))
}

pub(super) async fn open(State(app): State<Arc<App>>, caller: Caller, sent: Body) -> Response {
    reply(
        async {
            tablet(&caller)?;
            app.classes.open_for(caller.device(), read(&app, sent).await?).await
        }
        .await,
    )
}

pub(super) async fn shut(State(app): State<Arc<App>>, caller: Caller, sent: Body) -> Response {
    reply(
        async {
            tablet(&caller)?;
            let token: String = read(&app, sent).await?;
            app.classes.shut(caller.device(), &token).await
        }
        .await,
    )
}

pub(super) async fn command(State(app): State<Arc<App>>, caller: Caller, sent: Body) -> Response {
    reply(
        async {
            tablet(&caller)?;
            app.classes.command(caller.device(), read(&app, sent).await?).await
        }
        .await,
    )
}

pub(super) async fn join(State(app): State<Arc<App>>, caller: Caller, sent: Body) -> Response {
    reply(
        async {
            tablet(&caller)?;
            app.classes.join(read(&app, sent).await?).await.map_err(busy)?.ok_or(Refusal::NoSession)
        }
        .await,
    )
}

pub(super) async fn beat(State(app): State<Arc<App>>, caller: Caller, sent: Body) -> Response {
    reply(
        async {
            tablet(&caller)?;
            let beat: Beat = read(&app, sent).await?;
            let counted = app.classes.beat(&beat).await.map_err(busy)?;
            if counted { Ok(()) } else { Err(Refusal::NoSession) }
        }
        .await,
    )
}

pub(super) async fn record(State(app): State<Arc<App>>, caller: Caller, sent: Body) -> Response {
    reply(
        async {
            tablet(&caller)?;
            let token: String = read(&app, sent).await?;
            app.classes.record_for(caller.device(), &token).await
        }
        .await,
    )
}
