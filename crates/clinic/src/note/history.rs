//! Who did what with a note, and when.

use clinical::access::{Action, Actor};
use jiff::Timestamp;
use store::Trace;
use uuid::Uuid;

use crate::consultation::OpenedNote;
use crate::{Clinic, ClinicError, Moment};

/// What a step did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The draft was made.
    Drafted,
    /// The note was edited.
    Edited,
    /// The note was signed.
    Signed,
    /// Something was added to the signed note.
    Addended,
}

/// A step in the life of a note.
#[derive(Clone, Debug)]
pub struct Version {
    /// The revision that the step made; for signing and addenda, the signed one.
    pub revision: u32,
    /// When.
    pub at: Timestamp,
    /// Who, by name.
    pub by: String,
    /// What.
    pub act: Act,
    /// The kind of edit, for example `rewrite`; empty otherwise.
    pub edit: String,
}

impl Clinic {
    /// The life of a note, the first step first.
    pub async fn history(
        &self,
        actor: &Actor,
        id: Uuid,
        moment: &Moment,
    ) -> Result<Vec<Version>, ClinicError> {
        let grant = self.authorise(actor, Action::Read, id, moment.now).await?;
        let mut acting = self.store.act(&grant, moment.now).await?;
        let rows = acting.versions().await?;
        let (_, opened) = self.opened(&mut acting, id).await?;
        acting.commit(Trace { detail: Some("history"), digest: None }).await?;
        let mut versions: Vec<Version> = rows
            .into_iter()
            .map(|row| match row.act.as_str() {
                "drafted" => Version {
                    revision: row.revision,
                    at: row.at,
                    by: row.by,
                    act: Act::Drafted,
                    edit: String::new(),
                },
                _ => Version {
                    revision: row.revision,
                    at: row.at,
                    by: row.by,
                    act: Act::Edited,
                    edit: row.act,
                },
            })
            .collect();
        if let Some(OpenedNote::Signed { note, addenda, .. }) = opened.note {
            let revision = note.note().revision;
            let mut step = |act, signature: &clinical::Signature| {
                let by = signature.name.expose().clone();
                versions.push(Version { revision, at: signature.at, by, act, edit: String::new() });
            };
            step(Act::Signed, note.signature());
            for addendum in &addenda {
                step(Act::Addended, &addendum.signature);
            }
        }
        Ok(versions)
    }
}
