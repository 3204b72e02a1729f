//! The vault's parser under arbitrary bytes. `cargo test` runs the corpus in `__fuzz__` and some seconds of random
//! input; `cargo bolero test vault_text -p vault` runs it for as long as one likes and adds to the corpus.

#[test]
fn vault_text() {
    bolero::check!().for_each(|bytes: &[u8]| {
        // Either a fault, or the one text of a vault; never a panic.
        if let Ok(text) = vault::read_and_write(bytes) {
            assert_eq!(text.as_bytes(), bytes);
        }
    });
}
