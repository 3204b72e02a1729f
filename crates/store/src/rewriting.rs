//! Writing PostgreSQL's table of patients anew, so that no old version of a row stays in it.
//!
//! A patient's row is small and erasure rare, so the whole table is written anew: a plain vacuum leaves the bytes in the
//! page. But `vacuum full` copies an old version too, and succeeds, while any transaction may still see it. So it begins
//! only when nothing that holds this database back is older than the last change; and since that bound only moves on,
//! nothing older can come while it runs.

use sqlx::postgres::{PgConnection, PgPool};
use sqlx::{Executor, Row as _};

use crate::StoreError;

/// Every change so far has a lower number than this one.
const NOW: &str = "select (pg_current_xact_id()::xid)::text";
/// Transactions, open snapshots, replicas that report theirs, and prepared transactions from before that number; and
/// what this role may not look into (without `pg_read_all_stats`), which may be any of these.
const HELD_BACK: &str = "select count(*) from (select backend_xmin as horizon from pg_stat_activity where pid <> pg_backend_pid() and (datname is null or datname = current_database()) union all select backend_xid from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database() union all select xmin from pg_replication_slots where database is null or database = current_database() union all select transaction from pg_prepared_xacts where database = current_database()) as holder where age(horizon) > age($1::text::xid)";
const HIDDEN: &str = "select (select count(*) from pg_stat_activity where datname = current_database() and query = '<insufficient privilege>') + (select count(*) from pg_stat_replication where state is null)";
const REST: &str = "select pg_sleep(0.1)";
/// Three seconds: a server's own acts are over sooner.
const LOOKS: u32 = 30;

const REWRITE: &str = "vacuum full patient";
/// Nobody's work waits longer than this behind the rewriting.
const PATIENCE: &str = "set lock_timeout = '10s'";
const NO_LIMIT: &str = "set lock_timeout = 0";

/// Writes the table anew, or gives [`StoreError::NotScrubbed`] while somebody may still see what it held.
pub(crate) async fn rewritten(pool: &PgPool) -> Result<(), StoreError> {
    let mut connection = pool.acquire().await?;
    wait_for_older(&mut connection).await?;
    connection.execute(PATIENCE).await?;
    let rewritten = connection.execute(REWRITE).await;
    connection.execute(NO_LIMIT).await?;
    rewritten.map(|_| ()).map_err(|_| StoreError::NotScrubbed)
}

async fn wait_for_older(connection: &mut PgConnection) -> Result<(), StoreError> {
    let now: String = connection.fetch_one(NOW).await?.try_get(0)?;
    for _ in 0..LOOKS {
        let held: i64 = connection.fetch_one(sqlx::query(HELD_BACK).bind(&now)).await?.try_get(0)?;
        let hidden: i64 = connection.fetch_one(HIDDEN).await?.try_get(0)?;
        if held + hidden == 0 {
            return Ok(());
        }
        connection.execute(REST).await?;
    }
    Err(StoreError::NotScrubbed)
}
