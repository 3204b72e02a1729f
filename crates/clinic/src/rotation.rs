//! Rotating the clinic's keys: what the database must do and remember.

use clinical::access::{Action, Actor, Facts, Purpose};
use store::{Store, Trace};
use vault::WrappedKey;

use crate::clinic::decided;
use crate::{Clinic, ClinicError, Moment};

/// Something done to the clinic's keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyAct {
    /// The database was bound to keys that were just made, or restored for it.
    Bound,
    /// The keys are about to have a new root.
    BeganRoot,
    /// The keys have a new root.
    RotatedRoot,
    /// A new generation is about to wrap the keys of patients.
    BeganKek,
    /// The keys of patients are wrapped by a new generation.
    RotatedKek,
    /// The vault was made again from a backup.
    Restored,
    /// A backup of the keys is about to leave.
    BackedUp,
}

impl KeyAct {
    fn key(self) -> &'static str {
        match self {
            Self::Bound => "bound",
            Self::BeganRoot => "began_root",
            Self::RotatedRoot => "rotated_root",
            Self::BeganKek => "began_kek",
            Self::RotatedKek => "rotated_kek",
            Self::Restored => "restored",
            Self::BackedUp => "backed_up",
        }
    }
}

impl Clinic {
    /// Wraps every patient's keys with the newest generation, a hundred patients an act, and gives their number. Sealed
    /// content is not touched. What an interruption leaves behind, the next call does.
    pub async fn rewrap_patients(&self, actor: &Actor, moment: &mut Moment) -> Result<u64, ClinicError> {
        let generation = self.keys.generation();
        let purpose_and_action = (Purpose::Operation, Action::ManageKeys);
        let grant = self.decide(actor, purpose_and_action, Facts::default(), moment.now).await?;
        let mut rewrapped = 0;
        loop {
            let mut acting = self.store.act(&grant, moment.now).await?;
            let behind = acting.patients_behind(generation).await?;
            if behind.is_empty() {
                return Ok(rewrapped);
            }
            for row in &behind {
                let file = self.patient_file(row)?;
                let WrappedKey { sealed, .. } = self.keys.wrap(row.id, &file.key, &mut moment.rng);
                acting.rewrap_patient((row.id, row.generation), &sealed, generation).await?;
                rewrapped += 1;
            }
            acting.commit(Trace { detail: Some("rewrapped"), digest: None }).await?;
        }
    }
}

/// Writes to the audit log what is done to the keys. Takes a database alone, since what is about to happen is recorded
/// before there are keys to open a clinic with.
pub async fn record_key_act(
    store: &Store,
    actor: &Actor,
    act: KeyAct,
    moment: &Moment,
) -> Result<(), ClinicError> {
    let purpose_and_action = (Purpose::Operation, Action::ManageKeys);
    let grant = decided(store, actor, purpose_and_action, Facts::default(), moment.now).await?;
    let acting = store.act(&grant, moment.now).await?;
    Ok(acting.commit(Trace { detail: Some(act.key()), digest: None }).await?)
}
