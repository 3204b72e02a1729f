//! `referent export`

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use clinic::note::ExportFormat;
use uuid::Uuid;

use crate::arguments::Person;
use crate::settings::Settings;
use crate::{moment, wiring};

/// Writes a signed note to a file.
pub(crate) async fn run(
    settings: &Settings,
    consultation: Uuid,
    format: &str,
    to: &Path,
    person: &Person,
) -> anyhow::Result<ExitCode> {
    let format = ExportFormat::from_key(format).context("--format is fhir, pdf or html")?;
    let clinic = wiring::open(settings).await?;
    let session = wiring::sign_in(&clinic, person).await?;
    let exported = clinic.export(&session.actor, consultation, format, &moment::now()).await?;
    clinic.store.close().await;
    write_private(to, &exported.bytes)?;
    println!("{}", to.display());
    Ok(ExitCode::SUCCESS)
}

/// Writes a file that only its owner reads: it holds a patient's note.
pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    use std::io::Write;
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
    let opened = std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path);
    let mut file = opened.with_context(|| format!("cannot write {}", path.display()))?;
    // A file that was there before keeps its mode unless told.
    file.set_permissions(std::fs::Permissions::from_mode(0o600))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).with_context(|| {
        format!(
            "cannot write {}; the signed note is safe in the database; free space and export again",
            path.display()
        )
    })
}
