//! Takes requests until somebody presses Ctrl-C.

use std::net::TcpListener;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::Response;
use tokio::sync::{oneshot, watch};
use tokio::task::JoinSet;

use super::answer::{self, STATE};
use super::showing::Showing;
use crate::cli::Failure;

/// What is shown, as soon as there is anything.
pub(super) type Shown = watch::Receiver<Option<Arc<Showing>>>;

/// Serves until Ctrl-C.
///
/// # Errors
/// What `failed` tells: that nothing can be built at all.
pub(super) async fn serve(
    listeners: Vec<TcpListener>,
    showing: Shown,
    failed: oneshot::Receiver<Failure>,
) -> Result<(), Failure> {
    let broken = |error: std::io::Error| Failure::work(format!("cannot serve: {error}"));
    let router = Router::new().fallback(respond).with_state(showing);
    let mut servers = JoinSet::new();
    for listener in listeners {
        let listener = tokio::net::TcpListener::from_std(listener).map_err(broken)?;
        let router = router.clone();
        servers.spawn(async move { axum::serve(listener, router).await });
    }
    tokio::select! {
        pressed = tokio::signal::ctrl_c() => pressed.map_err(broken),
        failure = failed => Err(failure.unwrap_or_else(|_| Failure::work("the preview's builder has stopped"))),
        Some(ended) = servers.join_next() => match ended {
            Ok(Err(error)) => Err(broken(error)),
            _ => Err(Failure::work("cannot serve any longer")),
        },
    }
}

async fn respond(State(mut showing): State<Shown>, request: Request) -> Response<Body> {
    if let Some(refusal) = answer::refusal(request.method(), request.uri(), request.headers()) {
        return refusal;
    }
    let path = request.uri().path().to_owned();
    // Whoever asks before anything was built, or for something new, waits until there is.
    let known = (path == STATE).then(|| request.uri().query().unwrap_or("").to_owned());
    let is_new = |state: &Option<Arc<Showing>>| {
        state.as_ref().is_some_and(|state| known.as_ref().is_none_or(|known| *known != state.name))
    };
    let state = match showing.wait_for(is_new).await {
        Ok(state) => state.clone(),
        // The preview is ending.
        Err(_) => None,
    };
    let Some(state) = state else {
        return Response::new(Body::empty());
    };
    if known.is_some() { answer::state(&state) } else { answer::answer(&state, &path) }
}
