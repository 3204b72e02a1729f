//! Editing a note under review. Each edit is a revision of its own, durable before it is acknowledged.

use clinical::access::{Action, Actor};
use clinical::{Diagnosis, DraftStatement, Label, Note, Omission, Origin, Section, Statement, Transcript};
use store::{Acting, Trace};
use uuid::Uuid;

use super::draft::proposed;
use super::note_class;
use crate::clinic::PatientFile;
use crate::consultation::OpenedNote;
use crate::{Clinic, ClinicError, Moment};

/// One change of a note.
#[derive(Clone)]
pub enum Edit {
    /// Other words for a statement.
    Rewrite {
        /// Which.
        statement: Uuid,
        /// The new words.
        text: String,
    },
    /// The clinician vouches for a statement as it stands.
    Accept(Uuid),
    /// Takes the acceptance back.
    Unaccept(Uuid),
    /// Takes a statement out.
    Remove(Uuid),
    /// Puts a removed statement back.
    Restore(Uuid),
    /// Puts a statement under another section.
    Move {
        /// Which.
        statement: Uuid,
        /// Where to.
        section: Section,
    },
    /// A statement of the clinician's own.
    Add {
        /// Where.
        section: Section,
        /// The words.
        text: String,
    },
    /// Takes in something that was said but not written.
    TakeOmission(usize),
    /// Replaces the codes of the note.
    SetDiagnoses(Vec<Diagnosis>),
    /// Takes the latest edit back.
    Undo,
}

/// A sentence is at most this many code points: longer is a paste gone wrong.
const LONGEST_STATEMENT: usize = 4_000;

/// More codes than this are no help to anyone.
const MOST_DIAGNOSES: usize = 20;

impl Edit {
    fn act(&self) -> &'static str {
        match self {
            Self::Rewrite { .. } => "rewrite",
            Self::Accept(_) => "accept",
            Self::Unaccept(_) => "unaccept",
            Self::Remove(_) => "remove",
            Self::Restore(_) => "restore",
            Self::Move { .. } => "move",
            Self::Add { .. } => "add",
            Self::TakeOmission(_) => "take_omission",
            Self::SetDiagnoses(_) => "diagnoses",
            Self::Undo => "undo",
        }
    }
}

impl Clinic {
    /// Applies `edit` to revision `revision` and gives the note as it then stands.
    pub async fn edit(
        &self,
        actor: &Actor,
        id: Uuid,
        (revision, edit): (u32, Edit),
        moment: &mut Moment,
    ) -> Result<OpenedNote, ClinicError> {
        let grant = self.authorise(actor, Action::Edit, id, moment.now).await?;
        let mut acting = self.store.act(&grant, moment.now).await?;
        let (file, opened) = self.opened(&mut acting, id).await?;
        let note = current(opened.note, revision)?;
        let act = edit.act();
        if let Edit::SetDiagnoses(diagnoses) = &edit {
            self.check(diagnoses)?;
        }
        let mut edited = match edit {
            Edit::Undo => before_latest_edit(&mut acting, &file, id).await?,
            other => applied(note, other, &opened.transcript, moment)?,
        };
        edited.revision = revision + 1;
        let sealed = file.seal(id, &note_class(edited.revision), &edited, moment)?;
        acting.insert_version(edited.revision, act, &sealed).await?;
        acting.commit(Trace { detail: Some(act), digest: None }).await?;
        Ok(OpenedNote::Draft(edited))
    }

    /// Codes are those of the code system, where this build has it.
    fn check(&self, diagnoses: &[Diagnosis]) -> Result<(), ClinicError> {
        if diagnoses.len() > MOST_DIAGNOSES {
            return Err(ClinicError::Edit("a note has at most 20 codes; nothing was changed"));
        }
        let known = |diagnosis: &Diagnosis| {
            let terminology = &self.terminology;
            let found = terminology.lookup(diagnosis.system, &diagnosis.code);
            !terminology.is_available(diagnosis.system)
                || found.is_some_and(|found| found.code == diagnosis.code)
        };
        if diagnoses.iter().all(known) {
            return Ok(());
        }
        Err(ClinicError::Edit(
            "one of the codes is not in the code system; nothing was changed; choose it from the list",
        ))
    }
}

/// The note under review, if `revision` is its newest.
pub(super) fn current(note: Option<OpenedNote>, revision: u32) -> Result<Note, ClinicError> {
    match note {
        None => Err(ClinicError::NotDrafted),
        Some(OpenedNote::Signed { .. }) => Err(ClinicError::AlreadySigned),
        Some(OpenedNote::Draft(note)) if note.revision == revision => Ok(note),
        Some(OpenedNote::Draft(_)) => Err(ClinicError::Conflict),
    }
}

/// The note before the latest edit that has not been undone.
async fn before_latest_edit(acting: &mut Acting, file: &PatientFile, id: Uuid) -> Result<Note, ClinicError> {
    let mut standing: Vec<store::VersionRow> = Vec::new();
    for version in acting.versions().await? {
        if version.act == "undo" {
            standing.pop();
        } else {
            standing.push(version);
        }
    }
    standing.pop();
    let before =
        standing.pop().ok_or(ClinicError::Edit("there is no edit to undo; the note is as drafted"))?;
    file.open(id, &note_class(before.revision), &before.sealed_note)
}

fn applied(
    mut note: Note,
    edit: Edit,
    transcript: &Transcript,
    moment: &mut Moment,
) -> Result<Note, ClinicError> {
    match edit {
        Edit::Rewrite { statement, text } => rewrite(find(&mut note, statement)?, &text, transcript)?,
        Edit::Accept(statement) => find(&mut note, statement)?.accepted = true,
        Edit::Unaccept(statement) => find(&mut note, statement)?.accepted = false,
        Edit::Remove(statement) => find(&mut note, statement)?.removed = true,
        Edit::Restore(statement) => find(&mut note, statement)?.removed = false,
        Edit::Move { statement, section } => find(&mut note, statement)?.section = section,
        Edit::Add { section, text } => {
            let statement = entered(section, &text, transcript, moment)?;
            note.statements.push(statement);
        }
        Edit::TakeOmission(index) => {
            let statement = taken(&mut note, index, transcript, moment)?;
            note.statements.push(statement);
        }
        Edit::SetDiagnoses(diagnoses) => note.diagnoses = diagnoses,
        Edit::Undo => {}
    }
    Ok(note)
}

fn find(note: &mut Note, statement: Uuid) -> Result<&mut Statement, ClinicError> {
    let found = note.statements.iter_mut().find(|candidate| candidate.id == statement);
    found.ok_or(ClinicError::Edit("this statement is not in the note; reload; nothing was changed"))
}

fn sentence(text: &str) -> Result<String, ClinicError> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.chars().count() {
        0 => Err(ClinicError::Edit("a statement cannot be empty; remove it instead; nothing was changed")),
        length if length > LONGEST_STATEMENT => {
            Err(ClinicError::Edit("a statement has at most 4,000 characters; split it; nothing was changed"))
        }
        _ => Ok(text),
    }
}

/// New words are checked anew, and an acceptance of the old words does not cover them.
fn rewrite(statement: &mut Statement, text: &str, transcript: &Transcript) -> Result<(), ClinicError> {
    let text = sentence(text)?;
    if text == statement.text {
        return Ok(());
    }
    let verdict = drafting::verify(transcript, &text, None);
    statement.accepted = statement.origin == Origin::Clinician;
    if statement.origin == Origin::Drafted {
        statement.origin = Origin::Edited;
    }
    statement.text = text;
    statement.status = verdict.label;
    statement.reasons = verdict.reasons;
    if !verdict.evidence.is_empty() || verdict.label == Label::Unsupported {
        statement.evidence = verdict.evidence;
    }
    Ok(())
}

/// What a clinician enters they vouch for by entering it; the check still tells where it was said, if it was.
fn entered(
    section: Section,
    text: &str,
    transcript: &Transcript,
    moment: &mut Moment,
) -> Result<Statement, ClinicError> {
    let text = sentence(text)?;
    let verdict = drafting::verify(transcript, &text, None);
    Ok(Statement {
        id: moment.make_id(),
        section,
        text,
        evidence: verdict.evidence,
        status: verdict.label,
        reasons: verdict.reasons,
        origin: Origin::Clinician,
        accepted: true,
        removed: false,
    })
}

fn taken(
    note: &mut Note,
    index: usize,
    transcript: &Transcript,
    moment: &mut Moment,
) -> Result<Statement, ClinicError> {
    if index >= note.omissions.len() {
        return Err(ClinicError::Edit("this line is no longer on the list; reload; nothing was changed"));
    }
    let Omission { section, text, evidence } = note.omissions.remove(index);
    Ok(proposed(DraftStatement { section, text, evidence }, transcript, moment))
}
