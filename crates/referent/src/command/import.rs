//! `referent import`

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use clinic::consultation::ImportRequest;
use clinical::Patient;

use super::draft::format_of;
use crate::arguments::Person;
use crate::settings::Settings;
use crate::{moment, wiring};

/// Imports a file as a clinician and prints the consultation's identity.
pub(crate) async fn run(
    settings: &Settings,
    file: &Path,
    person: &Person,
    patient: Option<&Path>,
) -> anyhow::Result<ExitCode> {
    let content = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let patient = patient.map(read_patient).transpose()?;
    let format = format_of(file, &content);
    let request = ImportRequest { format, content, patient, language: None, setting: None };
    let clinic = wiring::open(settings).await?;
    let session = wiring::sign_in(&clinic, person).await?;
    let id = clinic.import(&session.actor, &session.profession, request, &mut moment::now()).await?;
    clinic.store.close().await;
    println!("{id}");
    Ok(ExitCode::SUCCESS)
}

/// Who the patient is, from a file: a name on the command line would stand in the list of processes.
fn read_patient(path: &Path) -> anyhow::Result<Patient> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let patient = serde_json::from_slice(&bytes);
    patient.map_err(|error| {
        anyhow::anyhow!(
            "{} does not describe a patient (line {}); nothing was imported",
            path.display(),
            error.line()
        )
    })
}
