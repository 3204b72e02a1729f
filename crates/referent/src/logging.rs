//! Logs: one JSON object a line in `logs/referent.log`. What never stands there: a patient's words, names or numbers,
//! a path with an identity, a query, a body, a passphrase, a token.

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Mutex;

use anyhow::Context;
use tracing_subscriber::EnvFilter;

/// Starts logging to `logs/referent.log` under `data`.
pub(crate) fn start(data: &Path) -> anyhow::Result<()> {
    let folder = data.join("logs");
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let path = folder.join("referent.log");
    let file = OpenOptions::new()
        .append(true)
        .create(true)
        .mode(0o600)
        .open(&path)
        .with_context(|| format!("cannot write {}", path.display()))?;
    // sqlx warns about a password file or an address that it cannot read by quoting it.
    let filter = EnvFilter::try_from_env("REFERENT_LOG")
        .unwrap_or_else(|_| EnvFilter::new("info,sqlx::postgres::options=error"));
    // A second start in one process (the tests) keeps the first log.
    let _ = tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(Mutex::new(file)).try_init();
    Ok(())
}

/// A panic's message can quote the text it stumbled over, so only its place is told.
pub(crate) fn keep_words_out_of_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(|| "unknown".to_owned(), ToString::to_string);
        tracing::error!(place, "internal error");
        eprintln!(
            "referent: internal error at {place}; what was acknowledged is saved; please report this place"
        );
    }));
}
