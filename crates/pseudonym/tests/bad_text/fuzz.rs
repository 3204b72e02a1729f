//! Fuzzing of `identify`: texts of the corpus, cut, spliced and with bytes changed. Nothing panics and the spans hold.
//!
//! `PROPTEST_CASES=1000000 cargo test --release -p pseudonym --test bad_text fuzz` for longer. What is found is made a
//! file of `corpus/`, which is replayed as it stands each time.

use proptest::prelude::*;
use proptest::sample::Index;
use pseudonym::KnownIdentities;

use crate::told::{self, known, well_formed};

/// The corpus: the files' names and bytes.
fn corpus() -> Vec<(String, Vec<u8>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bad_text/corpus");
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .expect("the corpus")
        .map(|entry| entry.expect("an entry").path())
        .map(|path| (path.display().to_string(), std::fs::read(&path).expect("a file")))
        .collect();
    files.sort();
    files
}

#[derive(Clone, Debug)]
enum Change {
    Flip(Index, u8),
    Insert(Index, Vec<u8>),
    Delete(Index, usize),
    Repeat(Index, usize, usize),
    Splice(Index, Index, usize),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, bits)| Change::Flip(at, bits)),
        (any::<Index>(), prop::collection::vec(any::<u8>(), 1..5))
            .prop_map(|(at, bytes)| Change::Insert(at, bytes)),
        (any::<Index>(), 1..16usize).prop_map(|(at, length)| Change::Delete(at, length)),
        (any::<Index>(), 1..12usize, 1..9usize)
            .prop_map(|(at, length, times)| Change::Repeat(at, length, times)),
        (any::<Index>(), any::<Index>(), 1..40usize)
            .prop_map(|(at, from, length)| Change::Splice(at, from, length)),
    ]
}

/// `bytes` after `change`; `other` is what may be spliced in.
fn changed(mut bytes: Vec<u8>, other: &[u8], change: Change) -> Vec<u8> {
    let at = |index: Index, bytes: &[u8]| index.index(bytes.len() + 1);
    let piece =
        |bytes: &[u8], start: usize, length: usize| bytes[start..bytes.len().min(start + length)].to_vec();
    match change {
        Change::Flip(index, bits) => {
            let place = at(index, &bytes);
            bytes.iter_mut().skip(place).take(1).for_each(|byte| *byte ^= bits);
        }
        Change::Insert(index, new) => {
            let place = at(index, &bytes);
            bytes.splice(place..place, new);
        }
        Change::Delete(index, length) => {
            let place = at(index, &bytes);
            bytes.drain(place..bytes.len().min(place + length));
        }
        Change::Repeat(index, length, times) => {
            let place = at(index, &bytes);
            let again = piece(&bytes, place, length).repeat(times);
            bytes.splice(place..place, again);
        }
        Change::Splice(index, from, length) => {
            let place = at(index, &bytes);
            let start = at(from, other);
            bytes.splice(place..place, piece(other, start, length));
        }
    }
    bytes
}

fn check(bytes: &[u8]) -> Result<(), TestCaseError> {
    let text = String::from_utf8_lossy(bytes);
    well_formed(&text, &KnownIdentities::none())?;
    well_formed(&text, &known(told::PATIENT))
}

#[test]
fn fuzz_the_corpus_as_it_stands() {
    let corpus = corpus();
    assert!(corpus.len() >= 10, "the corpus is there");
    for (name, bytes) in corpus {
        check(&bytes).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    }
}

proptest! {
    #[test]
    fn fuzz_the_corpus_changed(
        [one, other] in [any::<Index>(), any::<Index>()],
        changes in prop::collection::vec(change(), 1..12),
    ) {
        let corpus = corpus();
        let (one, other) = (&corpus[one.index(corpus.len())].1, &corpus[other.index(corpus.len())].1);
        let bytes = changes.into_iter().fold(one.clone(), |bytes, change| changed(bytes, other, change));
        check(&bytes)?;
    }
}
