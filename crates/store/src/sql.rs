//! One SQL text on two engines: a transaction, the values bound to it and the rows it gives.
//!
//! Every statement is a constant with `$1` placeholders that SQLite and PostgreSQL both take. Identifiers are text,
//! times are milliseconds in `bigint`, ciphertext is bytes.

use clinical::Sealed;
use jiff::Timestamp;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{Database, Encode, Postgres, Row as _, Sqlite, Type};
use uuid::Uuid;

use crate::StoreError;

/// A value to bind.
pub(crate) enum Value {
    Text(Option<String>),
    Integer(i64),
    Bytes(Vec<u8>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}

impl From<Option<&str>> for Value {
    fn from(text: Option<&str>) -> Self {
        Self::Text(text.map(str::to_owned))
    }
}

impl From<Uuid> for Value {
    fn from(id: Uuid) -> Self {
        Self::Text(Some(id.to_string()))
    }
}

impl From<Option<Uuid>> for Value {
    fn from(id: Option<Uuid>) -> Self {
        Self::Text(id.map(|id| id.to_string()))
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Integer(i64::from(number))
    }
}

impl From<Timestamp> for Value {
    fn from(instant: Timestamp) -> Self {
        Self::Integer(instant.as_millisecond())
    }
}

impl From<&Sealed> for Value {
    fn from(sealed: &Sealed) -> Self {
        Self::Bytes(sealed.as_bytes().to_vec())
    }
}

/// A transaction on either engine. Dropping it rolls back.
pub(crate) enum Transaction {
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    Postgres(sqlx::Transaction<'static, Postgres>),
}

/// A row of either engine.
pub(crate) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

type Query<D> = sqlx::query::Query<'static, D, <D as Database>::Arguments>;

fn bound<D>(statement: &'static str, values: Vec<Value>) -> Query<D>
where
    D: Database,
    <D as Database>::Arguments: sqlx::IntoArguments<D>,
    Option<String>: Encode<'static, D> + Type<D>,
    i64: Encode<'static, D> + Type<D>,
    Vec<u8>: Encode<'static, D> + Type<D>,
{
    values.into_iter().fold(sqlx::query(statement), |query, value| match value {
        Value::Text(text) => query.bind(text),
        Value::Integer(number) => query.bind(number),
        Value::Bytes(bytes) => query.bind(bytes),
    })
}

impl Transaction {
    /// Runs a statement and tells how many rows it changed.
    pub(crate) async fn execute(
        &mut self,
        statement: &'static str,
        values: Vec<Value>,
    ) -> Result<u64, StoreError> {
        Ok(match self {
            Self::Sqlite(transaction) => {
                bound::<Sqlite>(statement, values).execute(&mut **transaction).await?.rows_affected()
            }
            Self::Postgres(transaction) => {
                bound::<Postgres>(statement, values).execute(&mut **transaction).await?.rows_affected()
            }
        })
    }

    /// All rows of a query.
    pub(crate) async fn all(
        &mut self,
        statement: &'static str,
        values: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        Ok(match self {
            Self::Sqlite(transaction) => {
                let rows = bound::<Sqlite>(statement, values).fetch_all(&mut **transaction).await?;
                rows.into_iter().map(Row::Sqlite).collect()
            }
            Self::Postgres(transaction) => {
                let rows = bound::<Postgres>(statement, values).fetch_all(&mut **transaction).await?;
                rows.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    /// The one row of a query, or none.
    pub(crate) async fn optional(
        &mut self,
        statement: &'static str,
        values: Vec<Value>,
    ) -> Result<Option<Row>, StoreError> {
        Ok(self.all(statement, values).await?.into_iter().next())
    }

    /// Makes the act durable. When this returns, the engine has synced it to disk.
    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(transaction) => transaction.commit().await?,
            Self::Postgres(transaction) => transaction.commit().await?,
        }
        Ok(())
    }
}

impl Row {
    pub(crate) fn text(&self, column: &'static str) -> Result<String, StoreError> {
        self.optional_text(column)?.ok_or(StoreError::Damaged(column))
    }

    pub(crate) fn optional_text(&self, column: &'static str) -> Result<Option<String>, StoreError> {
        Ok(match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }

    pub(crate) fn integer(&self, column: &'static str) -> Result<i64, StoreError> {
        Ok(match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }

    pub(crate) fn optional_integer(&self, column: &'static str) -> Result<Option<i64>, StoreError> {
        Ok(match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }

    pub(crate) fn sealed(&self, column: &'static str) -> Result<Sealed, StoreError> {
        let bytes: Vec<u8> = match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        };
        Ok(Sealed::from_ciphertext(bytes))
    }

    pub(crate) fn id(&self, column: &'static str) -> Result<Uuid, StoreError> {
        Uuid::parse_str(&self.text(column)?).map_err(|_| StoreError::Damaged(column))
    }

    pub(crate) fn instant(&self, column: &'static str) -> Result<Timestamp, StoreError> {
        Timestamp::from_millisecond(self.integer(column)?).map_err(|_| StoreError::Damaged(column))
    }

    pub(crate) fn revision(&self, column: &'static str) -> Result<u32, StoreError> {
        u32::try_from(self.integer(column)?).map_err(|_| StoreError::Damaged(column))
    }
}

/// Names the statements of a module and lists them, so that one test prepares every statement on both engines.
macro_rules! statements {
    ($($name:ident = $text:literal;)+) => {
        $(const $name: &str = $text;)+
        pub(crate) const STATEMENTS: &[&str] = &[$($name),+];
    };
}
pub(crate) use statements;
