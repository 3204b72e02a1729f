//! Putting the clinic together from its settings.

use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use clinic::Clinic;
use clinic::access::OpenedSession;
use pseudonym::Detector;
use store::Store;
use terminology::Terminology;
use vault::ClinicKey;

use crate::arguments::Person;
use crate::moment;
use crate::settings::Settings;

/// Opens the database, brings it up to date, loads the key and the models. A new installation gets its folders and key.
pub(crate) async fn open(settings: &Settings) -> anyhow::Result<Arc<Clinic>> {
    private_folder(&settings.data.join("store/keys"))?;
    crate::logging::start(&settings.data)?;
    let store = open_store(settings).await?;
    store.migrate().await?;
    let key = open_key(settings, &store).await?;
    let detector = Detector::load().context("the detector of identities does not load")?;
    Ok(Arc::new(Clinic {
        store,
        key,
        detector: Arc::new(detector),
        terminology: Terminology::load(),
        organisation: settings.organisation()?,
    }))
}

/// The database of the settings, as it is.
pub(crate) async fn open_store(settings: &Settings) -> anyhow::Result<Store> {
    let Some(file) = &settings.postgres_url_file else {
        let path = settings.sqlite_path();
        let opened = Store::open_sqlite(&path).await;
        return opened.with_context(|| format!("cannot open {}", path.display()));
    };
    let url = std::fs::read_to_string(file)
        .with_context(|| format!("cannot read the PostgreSQL address in {}", file.display()))?;
    Store::open_postgres(url.trim()).await.context("cannot reach PostgreSQL")
}

/// The clinic's key. It is made only for an empty database: a lost key must not be replaced silently by one that opens
/// nothing.
async fn open_key(settings: &Settings, store: &Store) -> anyhow::Result<ClinicKey> {
    let path = settings.key_path();
    let bound = store.key_fingerprint().await?;
    let key = match bound {
        None if !path.exists() => ClinicKey::create_file(&path, &mut moment::now().rng)?,
        _ => ClinicKey::load(&path)
            .with_context(|| format!("cannot use the clinic's key {}", path.display()))?,
    };
    let bound = store.bind_key(&key.fingerprint()).await?;
    anyhow::ensure!(
        bound == key.fingerprint(),
        "the key {} has the fingerprint {}, but this database belongs to the key {bound}; nothing was changed; put the \
         right key file back",
        path.display(),
        key.fingerprint()
    );
    Ok(key)
}

fn private_folder(path: &Path) -> anyhow::Result<()> {
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.with_context(|| format!("cannot make the folder {}", path.display()))
}

/// Signs a person in for one command.
pub(crate) async fn sign_in(clinic: &Clinic, person: &Person) -> anyhow::Result<OpenedSession> {
    let passphrase = read_passphrase(&person.passphrase_file)?;
    let (token, session) = clinic.sign_in(&person.username, passphrase.into(), &mut moment::now()).await?;
    clinic.sign_out(token.expose()).await?;
    Ok(session)
}

/// The first line of a passphrase file.
pub(crate) fn read_passphrase(path: &Path) -> anyhow::Result<String> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("cannot read the passphrase file {}", path.display()))?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}
