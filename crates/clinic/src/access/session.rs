//! Signing in and out.

use argon2::password_hash::{PasswordHash, PasswordVerifier};
use clinical::Sensitive;
use clinical::access::Actor;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

use super::account::argon2;
use crate::turn::in_turn;
use crate::{Clinic, ClinicError, Moment};

/// A session lasts a working day.
pub const SESSION_HOURS: i64 = 10;

/// A hash of nothing anyone knows, verified when the username is unknown, so that the answer takes as long.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5aGFzdGhpc3NhbHQ$N2Z1S3d6Qm9vZ3VzaGFzaG9mbm90aGluZ2F0YWxsISE";

/// Nobody has a longer username or passphrase.
const LONGEST_USERNAME: usize = 64;
const LONGEST_PASSPHRASE: usize = 1_000;

/// Passphrases hashed at once: each takes 19 MiB.
static HASHING: Semaphore = Semaphore::const_new(4);

/// A session that was opened or found.
pub struct OpenedSession {
    /// Who.
    pub actor: Actor,
    /// Profession in words.
    pub profession: String,
    /// Until when.
    pub expires_at: Timestamp,
}

fn hash_of(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}

fn fits(passphrase: &Sensitive<String>, hash: &str) -> bool {
    let Ok(hash) = PasswordHash::new(hash) else { return false };
    argon2().verify_password(passphrase.expose().as_bytes(), &hash).is_ok()
}

impl Clinic {
    /// Opens a session and gives its token, which is kept nowhere else.
    pub async fn sign_in(
        &self,
        username: &str,
        passphrase: Sensitive<String>,
        moment: &mut Moment,
    ) -> Result<(Sensitive<String>, OpenedSession), ClinicError> {
        if username.len() > LONGEST_USERNAME || passphrase.expose().len() > LONGEST_PASSPHRASE {
            return Err(ClinicError::InvalidCredentials);
        }
        let account = self.store.account_by_username(username).await?;
        let hash = account.as_ref().map_or(NOBODY.to_owned(), |account| account.passphrase_hash.clone());
        let fits = in_turn(&HASHING, move || fits(&passphrase, &hash)).await?;
        let account = account.filter(|_| fits).ok_or(ClinicError::InvalidCredentials)?;
        let token = hex::encode(moment.make_bytes::<32>());
        let expires_at = moment.now + SignedDuration::from_hours(SESSION_HOURS);
        let times = (moment.now, expires_at);
        self.store.open_session(account.actor.account, &hash_of(&token), times).await?;
        let session = OpenedSession { actor: account.actor, profession: account.profession, expires_at };
        Ok((token.into(), session))
    }

    /// The open session of a token.
    pub async fn session(&self, token: &str, now: Timestamp) -> Result<OpenedSession, ClinicError> {
        let session = self.store.session(&hash_of(token), now).await?.ok_or(ClinicError::SessionExpired)?;
        let account = session.account;
        Ok(OpenedSession {
            actor: account.actor,
            profession: account.profession,
            expires_at: session.expires_at,
        })
    }

    /// Ends a session.
    pub async fn sign_out(&self, token: &str) -> Result<(), ClinicError> {
        Ok(self.store.close_session(&hash_of(token)).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_nobody_is_well_formed_and_fits_nothing() {
        assert!(
            PasswordHash::new(NOBODY).is_ok(),
            "otherwise an unknown username answers faster than a known one"
        );
        assert!(!fits(&"anything at all".into(), NOBODY));
    }
}
