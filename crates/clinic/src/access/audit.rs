//! Handing out the access log.

use clinical::access::{Action, Actor, Facts, Purpose, Role};
use store::audit::Entry;

use crate::{Clinic, ClinicError, Moment};

impl Clinic {
    /// The whole access log, for an auditor (internal control) or the operator who moves it to an archive.
    pub async fn audit_log(&self, actor: &Actor, moment: &Moment) -> Result<Vec<Entry>, ClinicError> {
        let purpose = match actor.role {
            Role::Operator => Purpose::Operation,
            _ => Purpose::InternalControl,
        };
        let grant = self.decide(actor, (purpose, Action::ReadAudit), Facts::default(), moment.now).await?;
        Ok(self.store.audit_entries(&grant, moment.now).await?)
    }
}
