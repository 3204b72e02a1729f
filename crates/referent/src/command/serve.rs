//! `referent serve`

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;
use api::Workplace;
use clinic::Clinic;
use tokio::net::TcpListener;

use crate::settings::Settings;
use crate::{moment, wiring};

/// Serves until told to stop.
pub(crate) async fn run(settings: &Settings) -> anyhow::Result<ExitCode> {
    let clinic = wiring::open(settings).await?;
    let listener = listen(settings).await?;
    println!("serving on http://{}", listener.local_addr()?);
    serve(listener, clinic, settings.behind_tls).await
}

/// Takes the address of the settings.
pub(crate) async fn listen(settings: &Settings) -> anyhow::Result<TcpListener> {
    anyhow::ensure!(
        settings.listen.ip().is_loopback() || settings.behind_tls,
        "{} is not this machine alone; put a proxy with TLS before the program and set behind_tls = true",
        settings.listen
    );
    let listener = TcpListener::bind(settings.listen).await;
    listener.with_context(|| format!("cannot listen on {}; is another Referent running?", settings.listen))
}

/// Answers requests until SIGINT or SIGTERM, then finishes those under way.
pub(crate) async fn serve(
    listener: TcpListener,
    clinic: Arc<Clinic>,
    behind_tls: bool,
) -> anyhow::Result<ExitCode> {
    let workplace = Workplace::new(Arc::clone(&clinic), moment::now, behind_tls);
    tracing::info!("serving");
    axum::serve(listener, api::router(Arc::new(workplace))).with_graceful_shutdown(told_to_stop()).await?;
    clinic.store.close().await;
    Ok(ExitCode::SUCCESS)
}

async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
        let _ = interrupt.await;
        return;
    };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}
