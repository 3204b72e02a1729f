//! Making an account.

use argon2::password_hash::{PasswordHasher, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use clinical::Sensitive;
use clinical::access::{Action, Actor, Facts, Purpose, Role};
use clinical::identifier::HprNumber;
use store::NewAccount;
use uuid::Uuid;

use crate::{Clinic, ClinicError, Moment};

/// What an account is made from.
pub struct AccountRequest {
    /// What the person types to sign in: 2 to 64 of `a-z 0-9 . - _`.
    pub username: String,
    /// Full name as it will stand under a signature.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Profession in words.
    pub profession: String,
    /// HPR number of health personnel.
    pub hpr_number: Option<HprNumber>,
    /// At least twelve characters (NIST SP 800-63B, section 5.1.1: length, no composition rules).
    pub passphrase: Sensitive<String>,
}

/// Argon2id with 19 MiB, two passes, one lane: OWASP's minimum, about 30 ms.
pub(crate) fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::default())
}

impl Clinic {
    /// Makes an account and gives the person as an actor.
    pub async fn make_account(
        &self,
        actor: &Actor,
        request: AccountRequest,
        moment: &mut Moment,
    ) -> Result<Actor, ClinicError> {
        check(&request)?;
        let purpose_and_action = (Purpose::Operation, Action::ManageAccounts);
        let grant = self.decide(actor, purpose_and_action, Facts::default(), moment.now).await?;
        let account: Uuid = moment.make_id();
        let salt = SaltString::encode_b64(&moment.make_bytes::<16>())
            .map_err(|_| ClinicError::Account("no salt could be made; try again"))?;
        let passphrase = request.passphrase.clone();
        let hash = tokio::task::spawn_blocking(move || hash(&passphrase, &salt))
            .await
            .map_err(|_| ClinicError::Interrupted)??;
        let new = NewAccount {
            id: account,
            username: &request.username,
            name: &request.name,
            role: request.role,
            profession: &request.profession,
            hpr_number: request.hpr_number.as_ref(),
            passphrase_hash: &hash,
        };
        match self.store.make_account(&grant, &new, moment.now).await {
            Err(store::StoreError::Conflict) => {
                Err(ClinicError::Account("this username is taken; nothing was changed; choose another"))
            }
            Err(other) => Err(other.into()),
            Ok(()) => Ok(Actor {
                account,
                name: request.name.into(),
                hpr_number: request.hpr_number,
                role: request.role,
            }),
        }
    }
}

fn check(request: &AccountRequest) -> Result<(), ClinicError> {
    let plain = |character: char| {
        character.is_ascii_lowercase() || character.is_ascii_digit() || ".-_".contains(character)
    };
    if !(2..=64).contains(&request.username.len()) || !request.username.chars().all(plain) {
        return Err(ClinicError::Account(
            "a username is 2 to 64 of the characters a-z, 0-9, '.', '-' and '_'",
        ));
    }
    if request.passphrase.expose().chars().count() < 12 {
        return Err(ClinicError::Account(
            "a passphrase has at least 12 characters; four words are easy to remember",
        ));
    }
    if request.name.trim().is_empty() {
        return Err(ClinicError::Account("give the person's full name: it stands under every signature"));
    }
    Ok(())
}

fn hash(passphrase: &Sensitive<String>, salt: &SaltString) -> Result<String, ClinicError> {
    let hash = argon2().hash_password(passphrase.expose().as_bytes(), salt);
    hash.map(|hash| hash.to_string()).map_err(|_| {
        ClinicError::Account("the passphrase could not be hashed; choose one under 1,000 characters")
    })
}
