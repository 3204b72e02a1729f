//! No column of either database holds a marked patient in clear, whatever its type.

use acceptance::{Engine, Scene, consultation_json, moment};
use sqlx::Row;
use store::Store;

const MARKS: [&str; 5] = ["qvitfjellhaug", "15867030299", "92345678", "lyngveien", "quasihoste"];
const TABLES: [&str; 9] = [
    "account",
    "session",
    "patient",
    "consultation",
    "note_version",
    "signed_note",
    "addendum",
    "audit_head",
    "audit",
];

/// Every cell of the table as bytes.
async fn cells(store: &Store, table: &str) -> Vec<Vec<u8>> {
    let statement = sqlx::AssertSqlSafe(format!("select * from {table}"));
    let mut cells = Vec::new();
    match store {
        Store::Sqlite(pool) => {
            for row in sqlx::query(statement).fetch_all(pool).await.expect("rows") {
                cells.extend((0..row.len()).map(|index| row.try_get_unchecked(index).unwrap_or_default()));
            }
        }
        Store::Postgres(pool) => {
            for row in sqlx::query(statement).fetch_all(pool).await.expect("rows") {
                cells.extend((0..row.len()).map(|index| row.try_get_unchecked(index).unwrap_or_default()));
            }
        }
    }
    cells
}

#[tokio::test]
async fn no_column_of_either_database_holds_the_patient_in_clear() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let talk = [("patient", "Jeg heter Qvitfjellhaug og har quasihoste og vondt i kneet.")];
        let id = scene.import(&consultation_json("Åse Qvitfjellhaug", "15867030299", &talk)).await;
        scene.clinic.draft(&scene.kari, id, &mut moment()).await.expect("drafts");
        let mut searched = 0;
        for table in TABLES {
            for cell in cells(&scene.clinic.store, table).await {
                let text = String::from_utf8_lossy(&cell).to_lowercase();
                for mark in MARKS {
                    assert!(!text.contains(mark), "{engine:?}: {mark} stands in {table}");
                }
                searched += usize::from(!cell.is_empty());
            }
        }
        assert!(searched > 40, "{engine:?}: only {searched} cells were read");
    }
}
