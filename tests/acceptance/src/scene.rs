//! A clinic with two clinicians and an operator.

use std::sync::Arc;

use clinic::access::AccountRequest;
use clinic::consultation::ImportRequest;
use clinic::{Clinic, Moment};
use clinical::access::{Actor, Role};
use exchange::{Format, Organisation};
use jiff::Timestamp;
use pseudonym::Detector;
use rand::SeedableRng;
use tempfile::TempDir;
use terminology::Terminology;
use uuid::Uuid;
use vault::ClinicKeys;

use crate::Engine;

/// The instant of the scenes: 22 November 2026, 12:00 UTC.
pub const NOW_MS: i64 = 1_795_348_800_000;
/// A day later.
pub const ANOTHER_DAY_MS: i64 = NOW_MS + 86_400_000;
/// Everybody's passphrase.
pub const PASSPHRASE: &str = "fire rolige ord her";

/// A moment at `now_ms` with fresh randomness.
pub fn moment_at(now_ms: i64) -> Moment {
    let entropy = *Uuid::from_u64_pair(counter(), counter()).as_bytes();
    let mut seed = [7; 32];
    seed[..16].copy_from_slice(&entropy);
    Moment::new(Timestamp::from_millisecond(now_ms).expect("an instant"), seed)
}

/// A moment at the scene's instant.
pub fn moment() -> Moment {
    moment_at(NOW_MS)
}

/// Makes every seed of a test process different.
fn counter() -> u64 {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// A clinic with two clinicians.
pub struct Scene {
    /// The clinic.
    pub clinic: Arc<Clinic>,
    /// The clinician who is responsible for what [`Scene::import`] takes in.
    pub kari: Actor,
    /// A colleague.
    pub ola: Actor,
    /// Who runs the installation.
    pub operator: Actor,
    /// Which database.
    pub engine: Engine,
    /// Where the scene's files lie; gone when the scene ends.
    pub folder: TempDir,
}

impl Scene {
    /// Sets the scene on `engine`.
    pub async fn on(engine: Engine) -> Self {
        let folder = TempDir::new().expect("a folder");
        let store = engine.open(folder.path()).await;
        let keys = ClinicKeys::make(&mut rand::rngs::StdRng::seed_from_u64(counter()));
        store.bind_key(&keys.fingerprint(), keys.generation()).await.expect("binds");
        let clinic = Arc::new(Clinic {
            store,
            keys,
            detector: Arc::new(Detector::load().expect("the detector loads")),
            terminology: Terminology::load(),
            organisation: Organisation { name: "Solvik legesenter".to_owned(), org_number: None },
        });
        let operator =
            Actor { account: Uuid::nil(), name: "operator".into(), hpr_number: None, role: Role::Operator };
        let kari = account(&clinic, &operator, "kari").await;
        let ola = account(&clinic, &operator, "ola").await;
        Self { clinic, kari, ola, operator, engine, folder }
    }

    /// Imports a consultation as Kari.
    pub async fn import(&self, json: &str) -> Uuid {
        let request = ImportRequest {
            format: Format::Referent,
            content: json.as_bytes().to_vec(),
            patient: None,
            language: None,
            setting: None,
        };
        self.clinic.import(&self.kari, "fastlege", request, &mut moment()).await.expect("imports")
    }

    /// The audit log as the lines of its export.
    pub async fn audit_lines(&self) -> Vec<String> {
        let entries = self.clinic.audit_log(&self.operator, &moment()).await.expect("the log");
        entries.iter().map(|entry| serde_json::to_string(entry).expect("serialises")).collect()
    }
}

async fn account(clinic: &Clinic, operator: &Actor, username: &str) -> Actor {
    let request = AccountRequest {
        username: username.to_owned(),
        name: format!("{username} Testesen"),
        role: Role::Clinician,
        profession: "fastlege".to_owned(),
        hpr_number: None,
        passphrase: PASSPHRASE.into(),
    };
    clinic.make_account(operator, request, &mut moment()).await.expect("the account is made")
}

/// A small consultation in Referent's JSON.
pub fn consultation_json(patient: &str, national_id: &str, utterances: &[(&str, &str)]) -> String {
    let utterances: Vec<_> = utterances
        .iter()
        .map(|(speaker, text)| serde_json::json!({"speaker": speaker, "text": text}))
        .collect();
    serde_json::json!({
        "id": "prøve",
        "language": "nb",
        "setting": "fastlege",
        "patient": {
            "name": patient, "national_id": national_id, "born": "1970-06-15", "sex": "F",
            "phone": "92345678", "address": "Lyngveien 4, 1234 Solvik"
        },
        "clinician": {"name": "Kari Testesen", "role": "fastlege"},
        "utterances": utterances,
    })
    .to_string()
}
