//! What can go wrong with storage, said so that a person knows what is safe.

/// A failure of storage. The transaction it happened in was rolled back: nothing half-written remains.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No room on the disk.
    #[error(
        "the disk is full; nothing of this act was saved, everything saved earlier is safe; free space and try again"
    )]
    Full,
    /// Two acts wanted the same row; the other was first.
    #[error("another act was first; read again and repeat")]
    Conflict,
    /// The patient was erased: no key is left that opens anything of theirs.
    #[error("this patient was erased; nothing about the patient can be opened any more; nothing was changed")]
    Erased,
    /// The key-encryption key was rotated while this process held the older one.
    #[error(
        "the clinic's keys were rotated since this program started; nothing of this act was saved; start it again"
    )]
    KeysRotated,
    /// The bytes of what was erased could not be cleared from the database's files just now.
    #[error(
        "the erasure stands, but somebody still reads from the database or its disk is full, and its files may still hold \
         the destroyed key; end older transactions or stop the server, and run `referent patient scrub`"
    )]
    NotScrubbed,
    /// The database cannot be reached or answered with a fault.
    #[error(
        "the database is unavailable; nothing of this act was saved, everything saved earlier is safe; run `referent doctor`"
    )]
    Unavailable(#[source] sqlx::Error),
    /// A row does not read as it should.
    #[error("a stored row cannot be read ({0}); restore from a backup and run `referent audit verify`")]
    Damaged(&'static str),
    /// The schema could not be brought up to date.
    #[error(
        "the database schema could not be migrated; the data is unchanged; check that this version of Referent is not older than the database"
    )]
    Migration(#[source] sqlx::migrate::MigrateError),
}

/// SQLite's result codes for "no room": SQLITE_FULL, and the I/O errors that a failed write gives.
const SQLITE_NO_ROOM: [&str; 4] = ["13", "778", "1034", "4874"];
/// PostgreSQL's SQLSTATE disk_full.
const POSTGRES_NO_ROOM: &str = "53100";

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        if let sqlx::Error::Database(database) = &error {
            if database.is_unique_violation() {
                return Self::Conflict;
            }
            let code = database.code().unwrap_or_default();
            if code == POSTGRES_NO_ROOM || SQLITE_NO_ROOM.contains(&code.as_ref()) {
                return Self::Full;
            }
        }
        Self::Unavailable(error)
    }
}
