//! `referent patient …`

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use clinic::Clinic;
use clinic::patient::{ErasureCertificate, ErasureLaw, WhichPatient};
use clinical::access::Actor;

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
    let erased = erased(&clinic, &session.actor, (&which, law), certificate).await;
    let scrubbed = match &erased {
        Ok(_) => clinic.store.scrub().await,
        Err(_) => Ok(()),
    };
    clinic.store.close().await;
    let proof = erased?;
    println!("erased: {} rows can no longer be read by anyone", proof.statement.unreadable_rows);
    println!("certificate  {}", certificate.display());
    println!("audit entry  {}", proof.audit_sequence.unwrap_or_default());
    if let Err(error) = scrubbed {
        println!("{error}");
    }
    Ok(ExitCode::SUCCESS)
}

/// The statement is on the disk before the key is destroyed, and is completed after: whatever ends the program in
/// between, the file and the audit log tell together whether the patient is erased.
async fn erased(
    clinic: &Clinic,
    actor: &Actor,
    (which, law): (&WhichPatient, ErasureLaw),
    certificate: &Path,
) -> anyhow::Result<ErasureCertificate> {
    let stated = match clinic.erase_patient(actor, which, law, &moment::now()).await {
        Ok(erasure) => {
            kept(erasure.certificate(), certificate).context("nothing was erased").map(|()| erasure)
        }
        Err(error) => Err(error.into()),
    };
    let erasure = stated.inspect_err(|_| {
        // Nothing was erased, so there is nothing to prove.
        let _ = std::fs::remove_file(certificate);
    })?;
    let proof = erasure.commit().await.with_context(|| {
        format!(
            "it is not certain whether the patient is erased; {} is kept; export the audit log, and `referent audit \
             verify LOG --certificate {}` tells",
            certificate.display(),
            certificate.display()
        )
    })?;
    if let Err(error) = kept(&proof, certificate) {
        println!("{}", serde_json::to_string_pretty(&proof)?);
        eprintln!("the patient is erased; the whole proof could not be written and stands above: {error:#}");
    }
    Ok(proof)
}

/// Puts the proof in place of what stands there in one step, on the disk when this returns.
fn kept(proof: &ErasureCertificate, path: &Path) -> anyhow::Result<()> {
    let text = serde_json::to_string_pretty(proof)? + "\n";
    vault::replace(path, text.as_bytes()).context("the certificate could not be written")
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
