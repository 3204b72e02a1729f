//! Who may do what: a pure decision whose outcome is a proof.
//!
//! [`decide`] is the only way to a [`Grant`], and every function of `store` that touches a patient takes one, so data
//! that nobody was allowed to see cannot be read by mistake. Rules: helsepersonelloven §§ 21, 25 and 45 (only those
//! with `tjenstlig behov`), pasientjournalloven §§ 16 and 19, helsepersonelloven § 39 (the one who gives care keeps the
//! record, so only the responsible clinician signs).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Sensitive;

/// The role of a person at the clinic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Health personnel who gives care and keeps records (helsepersonelloven § 39).
    Clinician,
    /// Leads the clinic; sees that notes exist and how the day runs, not what they say.
    Manager,
    /// Examines the access log on behalf of the data controller (pasientjournalloven § 22).
    Auditor,
    /// Runs the installation; sees no patient.
    Operator,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 4] = [Self::Clinician, Self::Manager, Self::Auditor, Self::Operator];

    /// The key in files and in the API.
    pub fn key(self) -> &'static str {
        match self {
            Self::Clinician => "clinician",
            Self::Manager => "manager",
            Self::Auditor => "auditor",
            Self::Operator => "operator",
        }
    }

    /// Reads a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }
}

/// Why the act is done. Written to the audit log with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// To give care (pasientjournalloven § 19).
    Treatment,
    /// Internal control of access (pasientjournalloven § 22).
    InternalControl,
    /// To keep the installation running.
    Operation,
    /// To erase a patient (helsepersonelloven § 43, pasientjournalloven § 25, GDPR article 17).
    Erasure,
}

impl Purpose {
    /// All purposes.
    pub const ALL: [Self; 4] = [Self::Treatment, Self::InternalControl, Self::Operation, Self::Erasure];

    /// The key in the audit log.
    pub fn key(self) -> &'static str {
        match self {
            Self::Treatment => "treatment",
            Self::InternalControl => "internal_control",
            Self::Operation => "operation",
            Self::Erasure => "erasure",
        }
    }
}

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Take in a consultation.
    Import,
    /// List one's own consultations.
    List,
    /// Read a consultation and its note.
    Read,
    /// Draft a note.
    Draft,
    /// Edit a draft.
    Edit,
    /// Sign a note.
    Sign,
    /// Add to a signed note (helsepersonelloven § 42).
    Addend,
    /// Export a signed note.
    Export,
    /// Export and check the audit log.
    ReadAudit,
    /// Make and change accounts.
    ManageAccounts,
    /// Rotate and back up the clinic's keys.
    ManageKeys,
    /// Erase a patient.
    Erase,
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 12] = [
        Self::Import,
        Self::List,
        Self::Read,
        Self::Draft,
        Self::Edit,
        Self::Sign,
        Self::Addend,
        Self::Export,
        Self::ReadAudit,
        Self::ManageAccounts,
        Self::ManageKeys,
        Self::Erase,
    ];

    /// The key in the audit log.
    pub fn key(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::List => "list",
            Self::Read => "read",
            Self::Draft => "draft",
            Self::Edit => "edit",
            Self::Sign => "sign",
            Self::Addend => "addend",
            Self::Export => "export",
            Self::ReadAudit => "read_audit",
            Self::ManageAccounts => "manage_accounts",
            Self::ManageKeys => "manage_keys",
            Self::Erase => "erase",
        }
    }
}

/// A signed-in person, or the program's own command line acting for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The account.
    pub account: Uuid,
    /// The person's full name, as it will stand under a signature.
    pub name: Sensitive<String>,
    /// The number in the register of health personnel, where there is one.
    pub hpr_number: Option<crate::identifier::HprNumber>,
    /// The role.
    pub role: Role,
}

/// What is known about the object of the act.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The patient that the act touches, if any.
    pub patient: Option<Uuid>,
    /// The consultation, if any.
    pub consultation: Option<Uuid>,
    /// The account of the clinician who is responsible for the consultation, where one exists already.
    pub responsible: Option<Uuid>,
}

/// Proof that an act is allowed. It can only come from [`decide`].
#[derive(Clone, Debug)]
pub struct Grant {
    actor: Actor,
    purpose: Purpose,
    action: Action,
    facts: Facts,
}

impl Grant {
    /// Who acts.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }
    /// Why.
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }
    /// What.
    pub fn action(&self) -> Action {
        self.action
    }
    /// On what.
    pub fn facts(&self) -> Facts {
        self.facts
    }
}

/// The act is not allowed. Nothing has been read or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// The role never does this for this purpose.
    #[error("the role may not do this; ask the clinic's manager for access")]
    Role,
    /// The role does this, but only for one's own consultations (`tjenstlig behov`).
    #[error("this consultation belongs to another clinician; only those who treat the patient may open it")]
    NotResponsible,
}

/// Decides whether `actor` may do `action` for `purpose` given `facts`.
pub fn decide(actor: &Actor, purpose: Purpose, action: Action, facts: Facts) -> Result<Grant, Denied> {
    if !role_may(actor.role, purpose, action) {
        return Err(Denied::Role);
    }
    let touches_a_consultation = !matches!(action, Action::Import | Action::List);
    let treats = facts.responsible == Some(actor.account);
    if actor.role == Role::Clinician && touches_a_consultation && !treats {
        return Err(Denied::NotResponsible);
    }
    Ok(Grant { actor: actor.clone(), purpose, action, facts })
}

fn role_may(role: Role, purpose: Purpose, action: Action) -> bool {
    match (role, purpose) {
        (Role::Clinician, Purpose::Treatment) => {
            !matches!(action, Action::ReadAudit | Action::ManageAccounts | Action::ManageKeys | Action::Erase)
        }
        (Role::Manager, Purpose::Operation) => action == Action::ManageAccounts,
        (Role::Manager, Purpose::Erasure) => action == Action::Erase,
        (Role::Auditor, Purpose::InternalControl) => action == Action::ReadAudit,
        (Role::Operator, Purpose::Operation) => {
            matches!(action, Action::ReadAudit | Action::ManageAccounts | Action::ManageKeys)
        }
        _ => false,
    }
}

/// The whole policy as a table that a non-engineer can read; a test keeps it equal to the committed copy in
/// `docs/access.md`.
pub fn table() -> String {
    let mut text = String::from("| role | purpose |");
    for action in Action::ALL {
        text.extend([" ", action.key(), " |"]);
    }
    text.push_str("\n|---|---|");
    text.push_str(&"---|".repeat(Action::ALL.len()));
    text.push('\n');
    for role in Role::ALL {
        for purpose in Purpose::ALL {
            text.extend(["| ", role.key(), " | ", purpose.key(), " |"]);
            for action in Action::ALL {
                text.push_str(cell(role, purpose, action));
            }
            text.push('\n');
        }
    }
    text
}

fn cell(role: Role, purpose: Purpose, action: Action) -> &'static str {
    let own = Uuid::from_u128(1);
    let actor = Actor { account: own, name: "".into(), hpr_number: None, role };
    let allowed = |responsible| {
        let facts = Facts { responsible: Some(responsible), ..Facts::default() };
        decide(&actor, purpose, action, facts).is_ok()
    };
    match (allowed(own), allowed(Uuid::from_u128(2))) {
        (true, true) => " yes |",
        (true, false) => " own |",
        (false, _) => " – |",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clinician(account: u128) -> Actor {
        Actor {
            account: Uuid::from_u128(account),
            name: "Kari Nes".into(),
            hpr_number: None,
            role: Role::Clinician,
        }
    }

    #[test]
    fn a_clinician_opens_only_their_own_consultations() {
        let facts = Facts { responsible: Some(Uuid::from_u128(1)), ..Facts::default() };
        assert!(decide(&clinician(1), Purpose::Treatment, Action::Read, facts).is_ok());
        let denied = decide(&clinician(2), Purpose::Treatment, Action::Read, facts).map(|_| ());
        assert_eq!(denied, Err(Denied::NotResponsible));
    }

    #[test]
    fn nobody_but_a_clinician_reads_or_signs_a_note() {
        let facts = Facts::default();
        for role in [Role::Manager, Role::Auditor, Role::Operator] {
            let actor = Actor { role, ..clinician(1) };
            for purpose in Purpose::ALL {
                assert!(decide(&actor, purpose, Action::Read, facts).is_err());
                assert!(decide(&actor, purpose, Action::Sign, facts).is_err());
            }
        }
    }

    #[test]
    fn only_the_manager_erases_and_for_no_other_purpose() {
        for role in Role::ALL {
            for purpose in Purpose::ALL {
                let actor = Actor { role, ..clinician(1) };
                let allowed = decide(&actor, purpose, Action::Erase, Facts::default()).is_ok();
                assert_eq!(allowed, role == Role::Manager && purpose == Purpose::Erasure);
            }
        }
    }

    #[test]
    fn the_published_table_is_the_policy() {
        let published = include_str!("../../../docs/access.md");
        assert!(published.contains(&table()), "docs/access.md must hold this table:\n{}", table());
    }
}
