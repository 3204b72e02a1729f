//! Accounts of people at the clinic, and their sessions.

use clinical::access::{Actor, Grant, Role};
use clinical::identifier::HprNumber;
use jiff::Timestamp;
use uuid::Uuid;

use crate::acting::Trace;
use crate::sql::{Row, statements};
use crate::{Store, StoreError};

statements! {
    INSERT = "insert into account (id, username, name, role, profession, hpr_number, passphrase_hash, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)";
    BY_USERNAME = "select id, username, name, role, profession, hpr_number, passphrase_hash from account where username = $1";
    NAMES = "select name from account order by id";
    COUNT = "select count(*) as accounts from account";
    BY_ID = "select id, username, name, role, profession, hpr_number, passphrase_hash from account where id = $1";
    OPEN_SESSION = "insert into session (token_hash, account_id, created_at, expires_at) values ($1, $2, $3, $4)";
    FIND_SESSION = "select account_id, expires_at from session where token_hash = $1 and expires_at > $2";
    CLOSE_SESSION = "delete from session where token_hash = $1";
    FORGET_EXPIRED = "delete from session where expires_at <= $1";
}

/// An account to be made.
#[derive(Clone, Debug)]
pub struct NewAccount<'a> {
    /// Identity.
    pub id: Uuid,
    /// What the person types to sign in.
    pub username: &'a str,
    /// Full name, as under a signature.
    pub name: &'a str,
    /// Role.
    pub role: Role,
    /// Profession in words, for example `fastlege`.
    pub profession: &'a str,
    /// HPR number of health personnel.
    pub hpr_number: Option<&'a HprNumber>,
    /// Argon2id hash in PHC string format.
    pub passphrase_hash: &'a str,
}

/// An account as kept.
#[derive(Clone, Debug)]
pub struct Account {
    /// The person.
    pub actor: Actor,
    /// What the person types to sign in.
    pub username: String,
    /// Profession in words.
    pub profession: String,
    /// Argon2id hash in PHC string format.
    pub passphrase_hash: String,
}

/// An open session.
#[derive(Clone, Debug)]
pub struct Session {
    /// Whose.
    pub account: Account,
    /// Until when.
    pub expires_at: Timestamp,
}

impl Account {
    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let hpr_number = row.optional_text("hpr_number")?;
        let hpr_number = hpr_number.map(|text| HprNumber::parse(&text)).transpose();
        let actor = Actor {
            account: row.id("id")?,
            name: row.text("name")?.into(),
            hpr_number: hpr_number.map_err(|_| StoreError::Damaged("hpr_number"))?,
            role: Role::from_key(&row.text("role")?).ok_or(StoreError::Damaged("role"))?,
        };
        Ok(Self {
            actor,
            username: row.text("username")?,
            profession: row.text("profession")?,
            passphrase_hash: row.text("passphrase_hash")?,
        })
    }
}

impl Store {
    /// Makes an account. A taken username is [`StoreError::Conflict`].
    pub async fn make_account(
        &self,
        grant: &Grant,
        account: &NewAccount<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut acting = self.act(grant, now).await?;
        let values = vec![
            account.id.into(),
            account.username.into(),
            account.name.into(),
            account.role.key().into(),
            account.profession.into(),
            account.hpr_number.map(HprNumber::as_str).into(),
            account.passphrase_hash.into(),
            now.into(),
        ];
        acting.transaction.execute(INSERT, values).await?;
        acting.commit(Trace::default()).await
    }

    /// How many accounts there are; a new installation has none.
    pub async fn account_count(&self) -> Result<i64, StoreError> {
        let row = self.begin().await?.optional(COUNT, Vec::new()).await?;
        row.ok_or(StoreError::Damaged("account"))?.integer("accounts")
    }

    /// The names of the people at the clinic, which no surrogate may be.
    pub async fn account_names(&self) -> Result<Vec<String>, StoreError> {
        let rows = self.begin().await?.all(NAMES, Vec::new()).await?;
        rows.iter().map(|row| row.text("name")).collect()
    }

    /// The account with this username.
    pub async fn account_by_username(&self, username: &str) -> Result<Option<Account>, StoreError> {
        let row = self.begin().await?.optional(BY_USERNAME, vec![username.into()]).await?;
        row.as_ref().map(Account::from_row).transpose()
    }

    /// Opens a session and forgets those that have run out. `token_hash` is the SHA-256 of the cookie's token, in
    /// hexadecimal: the token itself is kept nowhere.
    pub async fn open_session(
        &self,
        account: Uuid,
        token_hash: &str,
        (now, expires_at): (Timestamp, Timestamp),
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        transaction.execute(FORGET_EXPIRED, vec![now.into()]).await?;
        let values = vec![token_hash.into(), account.into(), now.into(), expires_at.into()];
        transaction.execute(OPEN_SESSION, values).await?;
        transaction.commit().await
    }

    /// The open session of a token, if it has not run out.
    pub async fn session(&self, token_hash: &str, now: Timestamp) -> Result<Option<Session>, StoreError> {
        let mut transaction = self.begin().await?;
        let Some(session) = transaction.optional(FIND_SESSION, vec![token_hash.into(), now.into()]).await?
        else {
            return Ok(None);
        };
        let account = transaction.optional(BY_ID, vec![session.id("account_id")?.into()]).await?;
        let account = account.ok_or(StoreError::Damaged("session without an account"))?;
        let expires_at = session.instant("expires_at")?;
        Ok(Some(Session { account: Account::from_row(&account)?, expires_at }))
    }

    /// Ends a session. Ending one that is gone is no fault.
    pub async fn close_session(&self, token_hash: &str) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        transaction.execute(CLOSE_SESSION, vec![token_hash.into()]).await?;
        transaction.commit().await
    }
}
