//! Putting the clinic together from its settings.

use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use clinic::access::OpenedSession;
use clinic::{Clinic, KeyAct, record_key_act};
use pseudonym::Detector;
use store::{Bound, Store};
use terminology::Terminology;
use vault::{ClinicKeys, RootKind, Vault, VaultError};

use crate::arguments::Person;
use crate::command::account::operator;
use crate::settings::Settings;
use crate::{moment, root};

/// Opens the database, brings it up to date, opens the vault and the models. A new installation gets its folders and
/// keys.
pub(crate) async fn open(settings: &Settings) -> anyhow::Result<Arc<Clinic>> {
    let store = prepare(settings).await?;
    let keys = open_keys(settings, &store).await?;
    assemble(settings, store, keys).await
}

/// Folders, the program's log, and the database with its schema up to date.
pub(crate) async fn prepare(settings: &Settings) -> anyhow::Result<Store> {
    private_folder(&settings.data.join("store/keys"))?;
    crate::logging::start(&settings.data)?;
    let store = open_store(settings).await?;
    store.migrate().await?;
    Ok(store)
}

/// Binds the database to the keys, or refuses keys that it does not belong to, and puts the clinic together.
pub(crate) async fn assemble(
    settings: &Settings,
    store: Store,
    keys: ClinicKeys,
) -> anyhow::Result<Arc<Clinic>> {
    let is_new = store.bound().await?.is_none();
    let bound = store.bind_key(&keys.fingerprint(), keys.generation()).await?;
    check_bound(&settings.vault_path(), &keys, &bound)?;
    if is_new {
        record_key_act(&store, &operator(), KeyAct::Bound, &moment::now()).await?;
    }
    let detector = Detector::load().context("the detector of identities does not load")?;
    Ok(Arc::new(Clinic {
        store,
        keys,
        detector: Arc::new(detector),
        terminology: Terminology::load(),
        organisation: settings.organisation()?,
    }))
}

/// Whether a vault is the one that the database belongs to, and not an old copy of it.
pub(crate) fn check_bound(vault: &Path, keys: &ClinicKeys, bound: &Bound) -> anyhow::Result<()> {
    anyhow::ensure!(
        bound.fingerprint == keys.fingerprint(),
        "the vault {} has the fingerprint {}, but this database belongs to the vault {}; nothing was changed; put the \
         right vault back",
        vault.display(),
        keys.fingerprint(),
        bound.fingerprint
    );
    anyhow::ensure!(
        bound.generation <= keys.generation(),
        "the vault {} ends with generation {}, but the keys in this database were rotated to generation {}: it is an \
         old copy; nothing was changed; put the newest vault back, or restore the newest key backup",
        vault.display(),
        keys.generation(),
        bound.generation
    );
    Ok(())
}

/// The database that an act on existing keys is about. It must be there and belong to them: a wrong `--data` or address
/// must not be rotated in the clinic's place, for the rotation then destroys the only key that opens the clinic's own.
/// Makes no database, and brings only its own up to date.
pub(crate) async fn open_bound(settings: &Settings, keys: &ClinicKeys) -> anyhow::Result<Store> {
    let path = settings.sqlite_path();
    anyhow::ensure!(
        settings.postgres_url_file.is_some() || path.exists(),
        "there is no database {}; nothing was changed and none was made; check --data and the settings",
        path.display()
    );
    let store = open_store(settings).await?;
    let bound = store.bound().await.context(
        "the database does not say which vault it belongs to; nothing was changed; check --data and the settings",
    )?;
    let bound = bound.context(
        "this database belongs to no vault yet, so the keys may be needed by another one; nothing was changed; check \
         --data and the settings, or start Referent once on this database to bind it",
    )?;
    check_bound(&settings.vault_path(), keys, &bound)?;
    crate::logging::start(&settings.data)?;
    store.migrate().await?;
    Ok(store)
}

/// The database of the settings, as it is.
pub(crate) async fn open_store(settings: &Settings) -> anyhow::Result<Store> {
    let Some(file) = &settings.postgres_url_file else {
        let path = settings.sqlite_path();
        let opened = Store::open_sqlite(&path).await;
        return opened.with_context(|| format!("cannot open {}", path.display()));
    };
    let url = root::first_line(file, "the PostgreSQL address")?;
    Store::open_postgres(url.trim()).await.context("cannot reach PostgreSQL")
}

/// The clinic's keys. They are made only for an empty database: a lost vault must not be replaced silently by one that
/// opens nothing.
async fn open_keys(settings: &Settings, store: &Store) -> anyhow::Result<ClinicKeys> {
    let path = settings.vault_path();
    if store.bound().await?.is_none() && !path.exists() {
        return make_keys(settings, root::kind(settings));
    }
    let vault = Vault::load(&path)?;
    Ok(vault.open(&root::source(settings, vault.root())?)?)
}

/// Makes keys and their vault. Refuses where a vault lies already.
pub(crate) fn make_keys(settings: &Settings, kind: RootKind) -> anyhow::Result<ClinicKeys> {
    let path = settings.vault_path();
    if path.exists() {
        return Err(VaultError::Exists { path }.into());
    }
    let rng = &mut moment::now().rng;
    let source = root::new_source(settings, kind)?;
    source.make_ready(rng)?;
    let keys = ClinicKeys::make(rng);
    Vault::create(&path, &keys, &source, rng)?;
    Ok(keys)
}

pub(crate) fn private_folder(path: &Path) -> anyhow::Result<()> {
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.with_context(|| format!("cannot make the folder {}", path.display()))
}

/// Signs a person in for one command.
pub(crate) async fn sign_in(clinic: &Clinic, person: &Person) -> anyhow::Result<OpenedSession> {
    let passphrase = root::first_line(&person.passphrase_file, "the passphrase")?;
    let (token, session) =
        clinic.sign_in(&person.username, passphrase.as_str().into(), &mut moment::now()).await?;
    clinic.sign_out(token.expose()).await?;
    Ok(session)
}
