//! `referent audit export` and `referent audit verify`

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use clinic::Clinic;
use clinic::patient::ErasureCertificate;
use clinical::access::Actor;
use store::audit::{Entry, Verified};

use crate::arguments::Person;
use crate::settings::Settings;
use crate::{moment, wiring};

/// Writes the whole log to `file`.
pub(crate) async fn export(settings: &Settings, file: &Path, person: &Person) -> anyhow::Result<ExitCode> {
    let clinic = wiring::open(settings).await?;
    let session = wiring::sign_in(&clinic, person).await?;
    let verified = write(&clinic, &session.actor, file).await?;
    clinic.store.close().await;
    println!("{} entries, ends with {}", verified.entries, verified.head);
    Ok(ExitCode::SUCCESS)
}

/// Writes the log and checks what was written.
pub(crate) async fn write(clinic: &Clinic, actor: &Actor, file: &Path) -> anyhow::Result<Verified> {
    let mut text = String::new();
    for entry in clinic.audit_log(actor, &moment::now()).await? {
        text.push_str(&serde_json::to_string(&entry)?);
        text.push('\n');
    }
    super::export::write_private(file, text.as_bytes())?;
    Ok(store::audit::verify(text.lines(), None)?)
}

/// Checks an exported log, and a certificate of erasure against it. Needs nothing but the files.
pub(crate) fn verify(
    file: &Path,
    head: Option<&str>,
    certificate: Option<&Path>,
) -> anyhow::Result<ExitCode> {
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    match store::audit::verify(text.lines(), head) {
        Ok(verified) => {
            println!("whole: {} entries, ends with {}", verified.entries, verified.head);
            if head.is_none() {
                println!("note this hash; with --head it also shows a log whose end was cut off");
            }
            certificate.map_or(Ok(ExitCode::SUCCESS), |certificate| check(certificate, &text))
        }
        Err(broken) => {
            println!("BROKEN: {broken}");
            Ok(ExitCode::FAILURE)
        }
    }
}

/// Checks a certificate of erasure against a log whose chain is whole.
fn check(file: &Path, log: &str) -> anyhow::Result<ExitCode> {
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let certificate: ErasureCertificate = serde_json::from_slice(&bytes)
        .with_context(|| format!("{} is no certificate of erasure", file.display()))?;
    let entries: Vec<Entry> = log.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    match certificate.check(&entries) {
        Ok(sequence) => {
            println!(
                "proven: entry {sequence} says that {} was erased, and its keys {} destroyed, {} by {}",
                certificate.statement.patient,
                certificate.statement.key_fingerprint,
                certificate.statement.at,
                certificate.statement.law.key()
            );
            Ok(ExitCode::SUCCESS)
        }
        Err(not_proven) => {
            println!("NOT PROVEN: {not_proven}");
            Ok(ExitCode::FAILURE)
        }
    }
}
