//! `referent doctor`

use std::path::Path;
use std::process::ExitCode;

use clinical::CodeSystem;
use pseudonym::Detector;
use store::Store;
use terminology::Terminology;
use vault::{RootKind, Vault};

use super::key::in_words;
use crate::settings::Settings;
use crate::{moment, root, wiring};

/// What came of one check: what was found, or what to mend.
type Finding = Result<String, String>;

/// Less free space than this is a fault: a day of audio needs more.
const LEAST_FREE_MIB: u64 = 1024;
/// This program was written in 2026; a clock before that is wrong, and sessions and signatures would be too.
const EARLIEST_YEAR: i16 = 2026;

/// Checks everything, prints a line each, and fails when something must be mended. Changes nothing.
pub(crate) async fn run(settings: &Settings) -> anyhow::Result<ExitCode> {
    let store = store(settings).await;
    let findings = [
        ("version", Ok(format!("referent {}, drafter {}", env!("CARGO_PKG_VERSION"), drafting::DRAFTER))),
        ("folder", folder(&settings.data)),
        ("keys", keys(settings, store.as_ref().ok()).await),
        ("database", database(&store).await),
        ("disk", disk(&settings.data)),
        ("clock", clock()),
        ("detector", detector()),
        ("codes", codes()),
        ("web app", web_app()),
    ];
    if let Ok(store) = &store {
        store.close().await;
    }
    let mut faults = 0;
    for (what, finding) in findings {
        match finding {
            Ok(found) => println!("ok    {what:<9} {found}"),
            Err(mend) => {
                faults += 1;
                println!("MEND  {what:<9} {mend}");
            }
        }
    }
    println!();
    if faults == 0 {
        println!("All is well.");
        return Ok(ExitCode::SUCCESS);
    }
    println!("{faults} to mend. Nothing was changed.");
    Ok(ExitCode::FAILURE)
}

fn folder(data: &Path) -> Finding {
    use std::os::unix::fs::MetadataExt;
    let store = data.join("store");
    let Ok(metadata) = std::fs::metadata(&store) else {
        return Err(format!("{} does not exist; run `referent migrate` to make it", store.display()));
    };
    match metadata.mode() & 0o077 {
        0 => Ok(format!("{} is for its owner only", store.display())),
        _ => Err(format!("{0} can be read by others; run `chmod 700 {0}`", store.display())),
    }
}

/// The database, if there is one: opening a missing SQLite file would make it.
async fn store(settings: &Settings) -> Result<Store, String> {
    if settings.postgres_url_file.is_none() && !settings.sqlite_path().exists() {
        return Err("there is no database yet; run `referent migrate` to make it".to_owned());
    }
    wiring::open_store(settings).await.map_err(|error| format!("{error:#}"))
}

async fn keys(settings: &Settings, store: Option<&Store>) -> Finding {
    let path = settings.vault_path();
    let vault = Vault::load(&path).map_err(|error| error.to_string())?;
    let kind = vault.root();
    if kind == RootKind::Passphrase && settings.vault_passphrase_file.is_none() {
        return Ok(format!("{} is whole; its passphrase was not asked for", path.display()));
    }
    let source = root::unasked(settings, kind).map_err(|error| format!("{error:#}"))?;
    let keys = vault.open(&source).map_err(|error| error.to_string())?;
    let bound = match store {
        Some(store) => store.bound().await.unwrap_or_default(),
        None => None,
    };
    if let Some(bound) = bound {
        wiring::check_bound(&path, &keys, &bound).map_err(|error| error.to_string())?;
    }
    let generations = keys.generations();
    if generations.len() > 1 {
        return Err("a rotation of the keys was interrupted; run `referent key rotate kek`".to_owned());
    }
    Ok(format!(
        "fingerprint {}, root {}, generation {}; keep a key backup away from this machine",
        keys.fingerprint(),
        kind.key(),
        in_words(&generations)
    ))
}

async fn database(store: &Result<Store, String>) -> Finding {
    let store = store.as_ref().map_err(Clone::clone)?;
    let health = store.health().await.map_err(|error| format!("{error}; or run `referent migrate`"))?;
    Ok(format!("{} answers, {} audit entries", health.engine, health.audit_entries))
}

fn disk(data: &Path) -> Finding {
    let nearest = data.ancestors().find(|path| path.exists()).unwrap_or(Path::new("."));
    let statistics = rustix::fs::statvfs(nearest).map_err(|error| format!("cannot be asked: {error}"))?;
    let free = statistics.f_bavail.saturating_mul(statistics.f_frsize) / (1024 * 1024);
    match free {
        LEAST_FREE_MIB.. => Ok(format!("{free} MiB free")),
        _ => Err(format!(
            "only {free} MiB free; what is saved is safe, make room before the next consultation"
        )),
    }
}

fn clock() -> Finding {
    let now = moment::now().now;
    let zoned = now.to_zoned(jiff::tz::TimeZone::UTC);
    match zoned.year() {
        EARLIEST_YEAR.. => Ok(format!("{} UTC", zoned.strftime("%Y-%m-%d %H:%M"))),
        year => Err(format!("the clock says {year}; set it, or signatures and sessions get wrong times")),
    }
}

fn detector() -> Finding {
    match Detector::load() {
        Ok(_) => Ok("the model of identities loads".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

fn codes() -> Finding {
    let terminology = Terminology::load();
    let missing =
        [CodeSystem::Icpc2, CodeSystem::Icd10].into_iter().any(|system| !terminology.is_available(system));
    if missing {
        return Err("this build has no ICPC-2 or ICD-10; run `./dev generate` and build again".to_owned());
    }
    Ok("ICPC-2 and ICD-10 are in this build".to_owned())
}

fn web_app() -> Finding {
    if api::has_web_app() {
        return Ok("is in this build".to_owned());
    }
    Err("is not in this build; run `./dev demo` or build `web/` first".to_owned())
}
