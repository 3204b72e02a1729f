//! `referent migrate`

use std::process::ExitCode;

use crate::settings::Settings;
use crate::wiring;

/// Brings the schema up to date and says so.
pub(crate) async fn run(settings: &Settings) -> anyhow::Result<ExitCode> {
    let clinic = wiring::open(settings).await?;
    let health = clinic.store.health().await?;
    println!("the {} database is up to date", health.engine);
    clinic.store.close().await;
    Ok(ExitCode::SUCCESS)
}
