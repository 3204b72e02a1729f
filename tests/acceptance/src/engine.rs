//! The two databases, each test in one of its own.

use std::path::Path;

use sqlx::{Connection, Executor, PgConnection};
use store::Store;

/// A database engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file in the scene's folder.
    Sqlite,
    /// A database of its own in the cluster that `tests/with-postgres` started.
    Postgres,
}

impl Engine {
    /// The engines that can be tested here: both under `./dev test`. Without a cluster only SQLite, and it is said;
    /// in CI a missing cluster is a fault.
    pub fn all() -> Vec<Self> {
        if std::env::var_os("REFERENT_TEST_POSTGRES").is_some() {
            return vec![Self::Sqlite, Self::Postgres];
        }
        assert!(
            std::env::var_os("CI").is_none(),
            "CI must run the tests through ./dev test, which starts PostgreSQL"
        );
        eprintln!("skipped: PostgreSQL (run tests/with-postgres cargo test)");
        vec![Self::Sqlite]
    }

    /// An empty, migrated database.
    pub async fn open(self, folder: &Path) -> Store {
        let store = match self {
            Self::Sqlite => Store::open_sqlite(&folder.join("referent.sqlite")).await,
            Self::Postgres => Store::open_postgres(&make_database(folder).await).await,
        };
        let store = store.expect("the database opens");
        store.migrate().await.expect("the schema is made");
        store
    }
}

/// Makes a database named after the scene's folder, which is unique.
async fn make_database(folder: &Path) -> String {
    let cluster = std::env::var("REFERENT_TEST_POSTGRES").expect("checked by `all`");
    let name: String = folder.file_name().expect("a name").to_string_lossy().to_lowercase();
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let mut connection = PgConnection::connect(&cluster).await.expect("the cluster answers");
    let statement = sqlx::AssertSqlSafe(format!("create database scene_{name}"));
    connection.execute(statement).await.expect("the database is made");
    cluster.replace("/postgres?", &format!("/scene_{name}?"))
}
