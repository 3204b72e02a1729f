//! The committed description of the API is the one the program gives.

#[test]
fn the_committed_openapi_document_is_up_to_date() {
    let committed = include_str!("../../../crates/api/openapi.json");
    assert!(
        committed == api::openapi(),
        "crates/api/openapi.json is stale; run ./dev generate and commit the result"
    );
}
