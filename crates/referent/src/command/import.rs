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
    patient_name: Option<&str>,
) -> anyhow::Result<ExitCode> {
    let content = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let patient = patient_name.map(|name| Patient {
        name: name.into(),
        national_id: None,
        born: None,
        sex: None,
        phone: None,
        address: None,
    });
    let format = format_of(file, &content);
    let request = ImportRequest { format, content, patient, language: None, setting: None };
    let clinic = wiring::open(settings).await?;
    let session = wiring::sign_in(&clinic, person).await?;
    let id = clinic.import(&session.actor, &session.profession, request, &mut moment::now()).await?;
    clinic.store.close().await;
    println!("{id}");
    Ok(ExitCode::SUCCESS)
}
