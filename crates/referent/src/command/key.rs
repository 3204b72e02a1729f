//! `referent key …`

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use clinic::{KeyAct, record_key_act};
use vault::{ClinicKeys, RootKind, RootSource, Vault, VaultError, backup};

use super::account::operator;
use crate::arguments::{KeyCommand, NewRoot, RotateCommand};
use crate::settings::Settings;
use crate::{moment, root, wiring};

/// Does what was asked with the clinic's keys.
pub(crate) async fn run(settings: &Settings, command: KeyCommand) -> anyhow::Result<ExitCode> {
    match command {
        KeyCommand::Make { root } => make(settings, root.as_deref()).await?,
        KeyCommand::Show => show(settings)?,
        KeyCommand::Rotate(RotateCommand::Root(new)) => rotate_root(settings, &new).await?,
        KeyCommand::Rotate(RotateCommand::Kek) => rotate_kek(settings).await?,
        KeyCommand::Backup { recipients, out } => back_up(settings, &recipients, &out).await?,
        KeyCommand::Restore { from, identity, root } => {
            restore(settings, (&from, &identity), root.as_deref()).await?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn kind(settings: &Settings, key: Option<&str>) -> anyhow::Result<RootKind> {
    key.map_or(Ok(root::kind(settings)), root::kind_from)
}

async fn make(settings: &Settings, key: Option<&str>) -> anyhow::Result<()> {
    let kind = kind(settings, key)?;
    let store = wiring::prepare(settings).await?;
    if let Some(bound) = store.bound().await? {
        anyhow::bail!(
            "this database belongs to the vault {} already; new keys would open nothing in it; nothing was changed; \
             put that vault back, or run `referent key restore`",
            bound.fingerprint
        );
    }
    let keys = wiring::make_keys(settings, kind)?;
    let fingerprint = keys.fingerprint();
    wiring::assemble(settings, store, keys).await?.store.close().await;
    println!("{} is made, opened by a {}", settings.vault_path().display(), kind.in_words());
    println!("fingerprint {fingerprint}; make a key backup: referent key backup");
    Ok(())
}

fn show(settings: &Settings) -> anyhow::Result<()> {
    let vault = Vault::load(&settings.vault_path())?;
    println!("clinic       {}", vault.clinic());
    println!("root         {}", vault.root().key());
    println!("generations  {}", in_words(&vault.generations()));
    let keys = vault.open(&root::source(settings, vault.root())?)?;
    println!("fingerprint  {}", keys.fingerprint());
    Ok(())
}

pub(crate) fn in_words(generations: &[u32]) -> String {
    let words: Vec<String> = generations.iter().map(ToString::to_string).collect();
    match words.as_slice() {
        [_] => words.join(""),
        _ => format!("{} (a rotation is under way: run `referent key rotate kek`)", words.join(", ")),
    }
}

async fn rotate_root(settings: &Settings, new: &NewRoot) -> anyhow::Result<()> {
    let mut locked = Vault::lock(&settings.vault_path())?;
    let keys = locked.vault().open(&root::source(settings, locked.vault().root())?)?;
    let store = wiring::open_bound(settings, &keys).await?;
    let source = new_root(settings, new)?;
    let rng = &mut moment::now().rng;
    source.make_ready(rng)?;
    record_key_act(&store, &operator(), KeyAct::BeganRoot, &moment::now()).await?;
    locked.keep(&keys, &source, rng)?;
    // From here on the old root opens nothing, so this is said before anything else can fail.
    println!("the keys are under a new root: {}", source.kind().in_words());
    println!("name it in the settings ({}) and start the program again", settings_of(source.kind()));
    record_key_act(&store, &operator(), KeyAct::RotatedRoot, &moment::now()).await?;
    store.close().await;
    Ok(())
}

fn new_root(settings: &Settings, new: &NewRoot) -> anyhow::Result<RootSource> {
    let kind = root::kind_from(&new.to)?;
    let mut named = settings.clone();
    named.vault_passphrase_file.clone_from(&new.vault_passphrase_file);
    if kind == RootKind::File {
        let path = new.key_file.as_ref().context("give --key-file, where the new root key is to lie")?;
        if path.exists() {
            return Err(VaultError::Exists { path: path.clone() }.into());
        }
        named.key_file = Some(path.clone());
    }
    named.hsm_module = new.hsm_module.clone().or(named.hsm_module);
    named.hsm_token = new.hsm_token.clone().or(named.hsm_token);
    named.hsm_key = new.hsm_key.clone().or(named.hsm_key);
    named.hsm_pin_file = new.hsm_pin_file.clone().or(named.hsm_pin_file);
    root::new_source(&named, kind)
}

fn settings_of(kind: RootKind) -> &'static str {
    match kind {
        RootKind::File => "key_file",
        RootKind::Passphrase => "vault_passphrase_file, or none to be asked",
        RootKind::Hsm => "hsm_module, hsm_token, hsm_key, hsm_pin_file",
    }
}

/// The vault holds both generations from before the first row is rewrapped until after the last, so an end at any moment
/// loses nothing, and the next call goes on.
async fn rotate_kek(settings: &Settings) -> anyhow::Result<()> {
    let mut locked = Vault::lock(&settings.vault_path())?;
    let source = root::source(settings, locked.vault().root())?;
    let mut keys = locked.vault().open(&source)?;
    let store = wiring::open_bound(settings, &keys).await?;
    record_key_act(&store, &operator(), KeyAct::BeganKek, &moment::now()).await?;
    let rng = &mut moment::now().rng;
    if keys.generations().len() == 1 {
        keys.add_generation(rng);
        locked.keep(&keys, &source, rng)?;
    }
    let generation = keys.generation();
    let clinic = wiring::assemble(settings, store, keys).await?;
    let rewrapped = clinic.rewrap_patients(&operator(), &mut moment::now()).await?;
    // The rows' old bytes go too, so that the destroyed key has nothing left to open here.
    let scrubbed = clinic.store.scrub().await;
    let mut keys = locked.vault().open(&source)?;
    keys.forget_older();
    locked.keep(&keys, &source, rng)?;
    record_key_act(&clinic.store, &operator(), KeyAct::RotatedKek, &moment::now()).await?;
    clinic.store.close().await;
    println!("generation {generation} wraps the keys of all patients; {rewrapped} were rewrapped now");
    println!(
        "the older key is destroyed; make a new key backup and destroy the old ones, start a running server again"
    );
    if scrubbed.is_err() {
        println!("the database was busy; run `referent patient scrub` when the server is stopped");
    }
    Ok(())
}

async fn back_up(settings: &Settings, recipients: &[String], out: &Path) -> anyhow::Result<()> {
    let vault = Vault::load(&settings.vault_path())?;
    let keys = vault.open(&root::source(settings, vault.root())?)?;
    let store = wiring::open_bound(settings, &keys).await?;
    let encrypted = backup::make(&keys, recipients)?;
    // The place is taken, then the log is written, then the keys leave: none leave unrecorded.
    write_new(out, b"")?;
    let recorded = record_key_act(&store, &operator(), KeyAct::BackedUp, &moment::now()).await;
    store.close().await;
    let written = recorded.map_err(Into::into).and_then(|()| Ok(vault::replace(out, &encrypted)?));
    written.inspect_err(|_: &anyhow::Error| {
        let _ = std::fs::remove_file(out);
    })?;
    println!("{} opens the database again for {} recipients", out.display(), recipients.len());
    println!("it holds generation {}; keep it away from this machine", in_words(&keys.generations()));
    Ok(())
}

async fn restore(
    settings: &Settings,
    (from, identity): (&Path, &Path),
    key: Option<&str>,
) -> anyhow::Result<()> {
    let path = settings.vault_path();
    if path.exists() {
        return Err(VaultError::Exists { path }.into());
    }
    let kind = kind(settings, key)?;
    let encrypted = std::fs::read(from).with_context(|| format!("cannot read {}", from.display()))?;
    let identity = root::secret_text(identity, "the identity")?;
    let keys = backup::open(&encrypted, &identity)?;
    let store = wiring::prepare(settings).await?;
    let bound = store.bound().await?;
    if let Some(bound) = &bound {
        wiring::check_bound(from, &keys, bound)?;
    }
    create(settings, kind, &keys)?;
    // A database that is bound to no keys yet gets its entry when it is: it may not be the one that is put back later.
    if bound.is_some() {
        record_key_act(&store, &operator(), KeyAct::Restored, &moment::now()).await?;
    }
    store.close().await;
    println!("{} is made from the backup, opened by a {}", path.display(), kind.in_words());
    println!("fingerprint {}", keys.fingerprint());
    Ok(())
}

fn create(settings: &Settings, kind: RootKind, keys: &ClinicKeys) -> anyhow::Result<()> {
    let rng = &mut moment::now().rng;
    let source = root::new_source(settings, kind)?;
    source.make_ready(rng)?;
    Vault::create(&settings.vault_path(), keys, &source, rng)?;
    Ok(())
}

/// Writes a file that only its owner reads, and leaves one that is there alone.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let opened = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let mut file = opened.with_context(|| format!("cannot make {}; nothing was changed", path.display()))?;
    file.write_all(bytes)
        .and_then(|()| file.sync_all())
        .with_context(|| format!("cannot write {}; free space and try again", path.display()))
}
