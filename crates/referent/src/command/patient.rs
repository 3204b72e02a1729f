//! `referent patient …`

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use clinic::patient::{ErasureLaw, WhichPatient};

use super::export::write_private;
use super::key::write_new;
use crate::arguments::{Person, Which};
use crate::settings::Settings;
use crate::{moment, root, wiring};

/// Erases a patient and writes the proof.
pub(crate) async fn erase(
    settings: &Settings,
    which: &Which,
    law: &str,
    (certificate, person): (&Path, &Person),
) -> anyhow::Result<ExitCode> {
    let law = ErasureLaw::from_key(law)
        .context("--law is helsepersonelloven-43, pasientjournalloven-25 or gdpr-17; nothing was changed")?;
    let which = named(which)?;
    let clinic = wiring::open(settings).await?;
    let session = wiring::sign_in(&clinic, person).await?;
    // The place of the proof is taken before anything is destroyed.
    write_new(certificate, b"")?;
    let erased = clinic.erase_patient(&session.actor, &which, law, &moment::now()).await;
    clinic.store.close().await;
    let (proof, scrubbed) = match erased {
        Ok(erased) => erased,
        Err(error) => {
            let _ = std::fs::remove_file(certificate);
            return Err(error.into());
        }
    };
    let text = serde_json::to_string_pretty(&proof)? + "\n";
    if let Err(error) = write_private(certificate, text.as_bytes()) {
        println!("{text}");
        return Err(error.context("the patient is erased; the proof could not be written and stands above"));
    }
    println!("erased: {} rows can no longer be read by anyone", proof.statement.unreadable_rows);
    println!("certificate  {}", certificate.display());
    println!("audit entry  {}", proof.audit_sequence);
    if !scrubbed {
        println!(
            "the database was busy: its files may still hold the destroyed key; stop the server and run `referent \
             patient scrub`"
        );
    }
    Ok(ExitCode::SUCCESS)
}

fn named(which: &Which) -> anyhow::Result<WhichPatient> {
    match (which.consultation, which.patient) {
        (Some(id), _) => Ok(WhichPatient::Consultation(id)),
        (None, Some(id)) => Ok(WhichPatient::Patient(id)),
        (None, None) => {
            let number = root::asked("The patient's national number: ")?;
            Ok(WhichPatient::NationalId(number.trim().to_owned().into()))
        }
    }
}

/// Clears what destroyed keys left in the database's files.
pub(crate) async fn scrub(settings: &Settings) -> anyhow::Result<ExitCode> {
    let store = wiring::open_store(settings).await?;
    store.scrub().await?;
    store.close().await;
    println!("the database's files hold no destroyed key");
    Ok(ExitCode::SUCCESS)
}
