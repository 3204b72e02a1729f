//! Opening a database, bringing its schema up to date, and asking how it is.

use std::path::Path;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use crate::StoreError;
use crate::sql::{Transaction, statements};

statements! {
    PROBE = "select sequence as entries from audit_head where id = 1";
}

/// The database of a clinic.
#[derive(Clone, Debug)]
pub enum Store {
    /// One file on this machine: the smallest clinic.
    Sqlite(SqlitePool),
    /// A PostgreSQL server: many processes, one state.
    Postgres(PgPool),
}

/// What `referent doctor` reports of a database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// `sqlite` or `postgres`.
    pub engine: &'static str,
    /// Entries in the audit log.
    pub audit_entries: i64,
}

impl Store {
    /// Opens the SQLite file at `path`, making it with mode 0600 if it does not exist. Each commit is on disk before
    /// it is acknowledged (`synchronous = full`).
    pub async fn open_sqlite(path: &Path) -> Result<Self, StoreError> {
        make_private_file(path)?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            // What is deleted or overwritten is zeroed in the file, so that a destroyed key is not left in a free page.
            .pragma("secure_delete", "on")
            .busy_timeout(Duration::from_secs(10));
        let pool = SqlitePoolOptions::new().max_connections(4).connect_with(options).await?;
        Ok(Self::Sqlite(pool))
    }

    /// Connects to PostgreSQL at `url` (`postgres://user@host/database`, the password in a file or the environment).
    pub async fn open_postgres(url: &str) -> Result<Self, StoreError> {
        let options: PgConnectOptions = url.parse().map_err(StoreError::Unavailable)?;
        let pool = PgPoolOptions::new()
            .max_connections(8)
            .acquire_timeout(Duration::from_secs(10))
            .connect_with(options)
            .await?;
        Ok(Self::Postgres(pool))
    }

    /// Brings the schema up to date. Safe to repeat.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(pool) => sqlx::migrate!("../../migrations/sqlite").run(pool).await,
            Self::Postgres(pool) => sqlx::migrate!("../../migrations/postgres").run(pool).await,
        }
        .map_err(StoreError::Migration)
    }

    /// Asks the database whether it answers and holds the schema.
    pub async fn health(&self) -> Result<Health, StoreError> {
        let mut transaction = self.read().await?;
        let row = transaction.optional(PROBE, Vec::new()).await?.ok_or(StoreError::Damaged("audit"))?;
        let engine = match self {
            Self::Sqlite(_) => "sqlite",
            Self::Postgres(_) => "postgres",
        };
        Ok(Health { engine, audit_entries: row.integer("entries")? })
    }

    /// Closes the connections in good order.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(pool) => pool.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }

    /// A transaction that only reads: on SQLite it takes no write lock, so it waits for nobody and hinders nobody.
    pub(crate) async fn read(&self) -> Result<Transaction, StoreError> {
        Ok(match self {
            Self::Sqlite(pool) => Transaction::Sqlite(pool.begin().await?),
            Self::Postgres(pool) => Transaction::Postgres(pool.begin().await?),
        })
    }

    pub(crate) async fn begin(&self) -> Result<Transaction, StoreError> {
        Ok(match self {
            // Immediate: take the write lock at once instead of failing half-way when another act holds it.
            Self::Sqlite(pool) => Transaction::Sqlite(pool.begin_with("begin immediate").await?),
            Self::Postgres(pool) => Transaction::Postgres(pool.begin().await?),
        })
    }
}

/// Even ciphertext is nobody else's business: the file is made readable by its owner only.
fn make_private_file(path: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::OpenOptionsExt;
    let opened = std::fs::OpenOptions::new().append(true).create(true).mode(0o600).open(path);
    opened.map(|_| ()).map_err(|error| match error.kind() {
        std::io::ErrorKind::StorageFull => StoreError::Full,
        _ => StoreError::Unavailable(sqlx::Error::Io(error)),
    })
}
