//! `referent demo`: the main job on four consultations of our own writing, with people who do not exist.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, bail};
use clinic::access::{AccountRequest, OpenedSession};
use clinic::consultation::{ImportRequest, OpenedNote};
use clinic::note::{Edit, ExportFormat};
use clinic::{Clinic, ClinicError};
use clinical::access::Role;
use clinical::identifier::HprNumber;
use clinical::{Label, Note};
use exchange::Format;
use rand::Rng;
use rust_embed::RustEmbed;
use uuid::Uuid;

use super::account::operator;
use super::draft::in_words;
use super::export::write_private;
use super::{audit, serve};
use crate::settings::Settings;
use crate::{moment, root, wiring};

#[derive(RustEmbed)]
#[folder = "../../demo"]
struct DemoConsultations;

const USERNAME: &str = "demo";

/// Imports and drafts; with `once` also signs one, exports it and checks the log, else serves the page.
pub(crate) async fn run(settings: &Settings, once: bool) -> anyhow::Result<ExitCode> {
    let out = settings.data.join("out");
    std::fs::create_dir_all(&out).with_context(|| format!("cannot make {}", out.display()))?;
    let clinic = wiring::open(settings).await?;
    let passphrase = passphrase(&clinic, &out).await?;
    let (token, session) = clinic.sign_in(USERNAME, passphrase.clone().into(), &mut moment::now()).await?;
    clinic.sign_out(token.expose()).await?;

    println!("Consultations (fictional people)");
    let mut consultations = Vec::new();
    for name in DemoConsultations::iter().filter(|name| name.ends_with(".json") && !name.contains('/')) {
        let id = import(&clinic, &session, &name).await?;
        let note = draft(&clinic, &session, id).await?;
        report(&name, &note);
        consultations.push((name.to_string(), id));
    }
    if !once {
        return open_the_page(settings, clinic, &passphrase).await;
    }
    let (name, id) = consultations.first().context("there is no demo consultation in this build")?;
    sign(&clinic, &session, *id).await?;
    println!("\nSigned {name}");
    export(&clinic, &session, *id, &out).await?;
    let log = out.join("audit.jsonl");
    let verified = audit::write(&clinic, &operator(), &log).await?;
    println!("\nAccess log: whole, {} entries, ends with {}", verified.entries, verified.head);
    tell_where(settings, &log);
    clinic.store.close().await;
    Ok(ExitCode::SUCCESS)
}

/// The demo account's passphrase, made once for a data folder and kept beside what is meant for people.
async fn passphrase(clinic: &Clinic, out: &Path) -> anyhow::Result<String> {
    let path = out.join("sign-in.txt");
    if clinic.store.account_by_username(USERNAME).await?.is_some() {
        return Ok(root::first_line(&path, "the passphrase")?.to_string());
    }
    let groups: Vec<String> = (0..4).map(|_| format!("{:04x}", moment::now().rng.random::<u16>())).collect();
    let passphrase = groups.join("-");
    write_private(&path, format!("{passphrase}\n").as_bytes())?;
    let request = AccountRequest {
        username: USERNAME.to_owned(),
        name: "Sunniva Lervik".to_owned(),
        role: Role::Clinician,
        profession: "fastlege".to_owned(),
        hpr_number: Some(HprNumber::parse("999999901")?),
        passphrase: passphrase.clone().into(),
    };
    clinic.make_account(&operator(), request, &mut moment::now()).await?;
    Ok(passphrase)
}

async fn import(clinic: &Clinic, session: &OpenedSession, name: &str) -> anyhow::Result<Uuid> {
    let file = DemoConsultations::get(name).with_context(|| format!("{name} is not in this build"))?;
    let request = ImportRequest {
        format: Format::Referent,
        content: file.data.into_owned(),
        patient: None,
        language: None,
        setting: None,
    };
    Ok(clinic.import(&session.actor, &session.profession, request, &mut moment::now()).await?)
}

async fn draft(clinic: &Clinic, session: &OpenedSession, id: Uuid) -> anyhow::Result<Note> {
    let opened = match clinic.draft(&session.actor, id, &mut moment::now()).await {
        Ok(note) => Some(note),
        Err(ClinicError::AlreadyDrafted) => clinic.open(&session.actor, id, &moment::now()).await?.note,
        Err(error) => return Err(error.into()),
    };
    match opened {
        Some(OpenedNote::Draft(note)) => Ok(note),
        Some(OpenedNote::Signed { note, .. }) => Ok(note.note().clone()),
        None => bail!("the draft of a demo consultation is missing"),
    }
}

fn report(name: &str, note: &Note) {
    let supported = note.standing().filter(|(_, statement)| statement.status == Label::Supported).count();
    let total = note.standing().count();
    println!(
        "  {name}: {total} statements drafted, {supported} verified as said, {} to resolve, {} said but not written",
        note.unresolved(),
        note.omissions.len()
    );
    for limitation in &note.limitations {
        println!("    {}", in_words(limitation));
    }
}

/// Signs as the demo clinician, who vouches for nothing that was not said: what the check refuses is taken out.
async fn sign(clinic: &Clinic, session: &OpenedSession, id: Uuid) -> anyhow::Result<()> {
    let mut note = draft(clinic, session, id).await?;
    while let Some(unresolved) = note.statements.iter().find(|statement| statement.is_unresolved()) {
        let edit = (note.revision, Edit::Remove(unresolved.id));
        match clinic.edit(&session.actor, id, edit, &mut moment::now()).await {
            Ok(OpenedNote::Draft(edited)) => note = edited,
            Ok(OpenedNote::Signed { .. }) | Err(ClinicError::AlreadySigned) => return Ok(()),
            Err(error) => return Err(error.into()),
        }
    }
    let consultation = (id, session.profession.as_str());
    match clinic.sign(&session.actor, consultation, note.revision, &mut moment::now()).await {
        Ok(_) | Err(ClinicError::AlreadySigned) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

async fn export(clinic: &Clinic, session: &OpenedSession, id: Uuid, out: &Path) -> anyhow::Result<()> {
    for format in [ExportFormat::Fhir, ExportFormat::Pdf, ExportFormat::Html] {
        let exported = clinic.export(&session.actor, id, format, &moment::now()).await?;
        let path = out.join(&exported.file_name);
        write_private(&path, &exported.bytes)?;
        println!("  {:<4} {}", format.key(), path.display());
    }
    Ok(())
}

fn tell_where(settings: &Settings, log: &Path) {
    let data = &settings.data;
    println!("\nWhere it lies");
    println!("  access log      {}  (check it: referent audit verify {0})", log.display());
    println!("  for people      {}", data.join("out").display());
    println!("  database        {}", settings.sqlite_path().display());
    println!("  keys            {}", settings.vault_path().display());
    println!("  their root key  {}", settings.key_path().display());
    println!("  program's log   {}", data.join("logs/referent.log").display());
}

async fn open_the_page(
    settings: &Settings,
    clinic: Arc<Clinic>,
    passphrase: &str,
) -> anyhow::Result<ExitCode> {
    let listener = serve::listen(settings).await?;
    println!("\nOpen      http://{}", listener.local_addr()?);
    println!("Sign in   {USERNAME}");
    println!("Passphrase {passphrase}");
    println!("\nStop with Ctrl+C.");
    serve::serve(listener, clinic, settings.behind_tls).await
}
