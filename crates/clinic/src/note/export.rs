//! Handing a signed note to a record system or to a person.

use clinical::access::{Action, Actor};
use clinical::{Addendum, Patient, SignedNote};
use exchange::{Organisation, SignedDocument, document, fhir};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use store::Trace;
use uuid::Uuid;

use crate::consultation::{Opened, OpenedNote};
use crate::{Clinic, ClinicError, Moment};

/// How a signed note is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// A FHIR R4 transaction Bundle.
    Fhir,
    /// PDF/A.
    Pdf,
    /// A page that prints well.
    Html,
}

impl ExportFormat {
    /// Reads `fhir`, `pdf` or `html`.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Fhir, Self::Pdf, Self::Html].into_iter().find(|format| format.key() == key)
    }

    /// The key in addresses, on the command line and in the audit log.
    pub fn key(self) -> &'static str {
        match self {
            Self::Fhir => "fhir",
            Self::Pdf => "pdf",
            Self::Html => "html",
        }
    }

    fn media_type_and_extension(self) -> (&'static str, &'static str) {
        match self {
            Self::Fhir => ("application/fhir+json", "fhir.json"),
            Self::Pdf => ("application/pdf", "pdf"),
            Self::Html => ("text/html; charset=utf-8", "html"),
        }
    }
}

/// A file that left the house.
pub struct Exported {
    /// The media type.
    pub media_type: &'static str,
    /// A name that says nothing about the patient.
    pub file_name: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// A signed note with what stands around it.
struct Signed {
    note: Box<SignedNote>,
    content_sha256: String,
    addenda: Vec<Addendum>,
    patient: Patient,
    setting: String,
    started_at: Timestamp,
    organisation: Organisation,
}

impl Clinic {
    /// Writes the signed note in `format`; the audit entry holds the SHA-256 of what left. An unsigned note is refused.
    pub async fn export(
        &self,
        actor: &Actor,
        id: Uuid,
        format: ExportFormat,
        moment: &Moment,
    ) -> Result<Exported, ClinicError> {
        let grant = self.authorise(actor, Action::Export, id, moment.now).await?;
        let mut acting = self.store.act(&grant, moment.now).await?;
        let (_, opened) = self.opened(&mut acting, id).await?;
        let signed = signed(opened, self.organisation.clone())?;
        let bytes = tokio::task::spawn_blocking(move || written(&signed, format))
            .await
            .map_err(|_| ClinicError::Interrupted)??;
        let digest = Some(hex::encode(Sha256::digest(&bytes)));
        acting.commit(Trace { detail: Some(format.key()), digest }).await?;
        let (media_type, extension) = format.media_type_and_extension();
        Ok(Exported { media_type, file_name: format!("journalnotat-{id}.{extension}"), bytes })
    }
}

fn signed(opened: Opened, organisation: Organisation) -> Result<Signed, ClinicError> {
    let Some(OpenedNote::Signed { note, content_sha256, addenda }) = opened.note else {
        return Err(ClinicError::NotSigned);
    };
    Ok(Signed {
        note,
        content_sha256,
        addenda,
        patient: opened.patient,
        setting: opened.transcript.setting,
        started_at: opened.started_at,
        organisation,
    })
}

fn written(signed: &Signed, format: ExportFormat) -> Result<Vec<u8>, ClinicError> {
    let signed_document = SignedDocument {
        note: &signed.note,
        addenda: &signed.addenda,
        patient: &signed.patient,
        setting: &signed.setting,
        started_at: signed.started_at,
        organisation: &signed.organisation,
        software_version: env!("CARGO_PKG_VERSION"),
        content_sha256: &signed.content_sha256,
    };
    let pdf = || document::pdf(&signed_document).map_err(|_| ClinicError::Document("PDF/A"));
    match format {
        ExportFormat::Html => Ok(document::html(&signed_document).into_bytes()),
        ExportFormat::Pdf => pdf(),
        ExportFormat::Fhir => {
            let text = document::text(&signed_document);
            let bundle = fhir::transaction_bundle(&signed_document, &text, &pdf()?);
            serde_json::to_vec_pretty(&bundle).map_err(|_| ClinicError::Document("FHIR"))
        }
    }
}
