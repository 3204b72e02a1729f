//! `referent audit export` and `referent audit verify`

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use clinic::Clinic;
use clinical::access::Actor;
use store::audit::Verified;

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

/// Checks an exported log. Needs nothing but the file.
pub(crate) fn verify(file: &Path, head: Option<&str>) -> anyhow::Result<ExitCode> {
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    match store::audit::verify(text.lines(), head) {
        Ok(verified) => {
            println!("whole: {} entries, ends with {}", verified.entries, verified.head);
            if head.is_none() {
                println!("note this hash; with --head it also shows a log whose end was cut off");
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(broken) => {
            println!("BROKEN: {broken}");
            Ok(ExitCode::FAILURE)
        }
    }
}
