//! A reader of many texts finds in each what is found in it alone.

use pseudonym::{Detector, KnownIdentities};

#[test]
fn what_is_found_does_not_depend_on_the_texts_before() {
    let texts = include_str!("../../../bench/identifiers/open.jsonl");
    let detector = Detector::load().expect("loads");
    let (mut reader, known) = (detector.reader(), KnownIdentities::none());
    let mut read = 0;
    for line in texts.lines() {
        let item: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let text = item["text"].as_str().expect("a text");
        // In lower case too: the same words, written otherwise.
        for text in [text.to_owned(), text.to_lowercase()] {
            assert_eq!(reader.identify(&text, &known), detector.identify(&text, &known), "{}", item["id"]);
            read += 1;
        }
    }
    assert!(read > 100);
}
