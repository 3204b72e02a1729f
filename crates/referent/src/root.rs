//! The root that opens the vault: from the settings, or asked for.

use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;

use anyhow::Context;
use vault::{HsmKey, RootKind, RootSource};
use zeroize::Zeroizing;

use crate::settings::Settings;

/// The kind of root that the settings name, for a vault that is yet to be made.
pub(crate) fn kind(settings: &Settings) -> RootKind {
    if settings.hsm_module.is_some() {
        RootKind::Hsm
    } else if settings.vault_passphrase_file.is_some() {
        RootKind::Passphrase
    } else {
        RootKind::File
    }
}

/// Reads `file`, `passphrase` or `hsm`.
pub(crate) fn kind_from(key: &str) -> anyhow::Result<RootKind> {
    RootKind::from_key(key).context("a root is `file`, `passphrase` or `hsm`; nothing was changed")
}

/// The root of the settings. A passphrase that no file holds is asked for on the terminal.
pub(crate) fn source(settings: &Settings, kind: RootKind) -> anyhow::Result<RootSource> {
    match (kind, &settings.vault_passphrase_file) {
        (RootKind::Passphrase, None) => {
            Ok(RootSource::Passphrase(asked("The passphrase that opens the clinic's keys: ")?))
        }
        _ => unasked(settings, kind),
    }
}

/// The root of a vault to come. A passphrase that no file holds is asked for twice.
pub(crate) fn new_source(settings: &Settings, kind: RootKind) -> anyhow::Result<RootSource> {
    if kind != RootKind::Passphrase || settings.vault_passphrase_file.is_some() {
        return unasked(settings, kind);
    }
    let first = asked("A new passphrase to open the clinic's keys, 12 characters or more: ")?;
    let second = asked("Once more: ")?;
    anyhow::ensure!(first == second, "the two are not the same; nothing was changed; try again");
    Ok(RootSource::Passphrase(first))
}

/// The root of the settings, without asking anybody.
pub(crate) fn unasked(settings: &Settings, kind: RootKind) -> anyhow::Result<RootSource> {
    match kind {
        RootKind::File => Ok(RootSource::File(settings.key_path())),
        RootKind::Passphrase => {
            let path = settings.vault_passphrase_file.as_deref();
            let path = path.with_context(|| not_named(kind, "vault_passphrase_file"))?;
            Ok(RootSource::Passphrase(first_line(path, "the passphrase that opens the vault")?))
        }
        RootKind::Hsm => {
            let named = "hsm_module, hsm_token, hsm_key and hsm_pin_file";
            let missing = || not_named(kind, named);
            let pin = settings.hsm_pin_file.as_deref().with_context(missing)?;
            Ok(RootSource::Hsm(HsmKey {
                module: settings.hsm_module.clone().with_context(missing)?,
                token: settings.hsm_token.clone().with_context(missing)?,
                key: settings.hsm_key.clone().with_context(missing)?,
                pin: first_line(pin, "the PIN of the HSM")?,
            }))
        }
    }
}

fn not_named(kind: RootKind, setting: &'static str) -> String {
    vault::VaultError::RootNotNamed { root: kind.in_words(), setting }.to_string()
}

/// More than any passphrase, PIN, address or identity file has.
const SECRET_LIMIT: u64 = 64 * 1024;

/// A file with a secret in text. Refuses one that others may read or that is another user's.
pub(crate) fn secret_text(path: &Path, what: &str) -> anyhow::Result<Zeroizing<String>> {
    let bytes = vault::read_private(path, SECRET_LIMIT)
        .with_context(|| format!("cannot read {what} in {}; nothing was changed", path.display()))?;
    let text = std::str::from_utf8(&bytes).ok();
    let text = text.with_context(|| format!("{what} in {} is no text in UTF-8", path.display()))?;
    Ok(Zeroizing::new(text.to_owned()))
}

/// The first line of a file with a secret.
pub(crate) fn first_line(path: &Path, what: &str) -> anyhow::Result<Zeroizing<String>> {
    let text = secret_text(path, what)?;
    Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()))
}

/// A line from standard input; on a terminal it is not shown while it is typed.
pub(crate) fn asked(question: &str) -> anyhow::Result<Zeroizing<String>> {
    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
    let input = std::io::stdin();
    let shown = if input.is_terminal() { tcgetattr(&input).ok() } else { None };
    if let Some(shown) = &shown {
        eprint!("{question}");
        std::io::stderr().flush()?;
        let mut hidden = shown.clone();
        hidden.local_modes.remove(LocalModes::ECHO);
        tcsetattr(&input, OptionalActions::Flush, &hidden)
            .context("the terminal cannot hide what is typed")?;
    }
    let mut line = Zeroizing::new(String::with_capacity(1024));
    let read = input.lock().read_line(&mut line);
    if let Some(shown) = &shown {
        let _ = tcsetattr(&input, OptionalActions::Flush, shown);
        eprintln!();
    }
    read.context("nothing could be read from standard input")?;
    Ok(Zeroizing::new(line.trim_end_matches(['\r', '\n']).to_owned()))
}
