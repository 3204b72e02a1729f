//! Figures on the development gold, as `score.py` counts them, cased and lower-cased. Skipped where it is not there.

use std::path::Path;

use pseudonym::{Detector, KnownIdentities};

struct Figures {
    gold: usize,
    leaked: usize,
    other: usize,
    over: usize,
}

fn figures(detector: &Detector, items: &[serde_json::Value], lower: bool) -> Figures {
    let mut figures = Figures { gold: 0, leaked: 0, other: 0, over: 0 };
    for item in items {
        let text = item["text"].as_str().expect("text");
        // One code point for one code point, so that the offsets stay.
        let text: String = text
            .chars()
            .map(
                |character| {
                    if lower { character.to_lowercase().next().unwrap_or(character) } else { character }
                },
            )
            .collect();
        let length = text.chars().count();
        let mut gold = vec![false; length];
        for label in item["label"].as_array().expect("labels") {
            let place = |index: usize| usize::try_from(label[index].as_u64().expect("offset")).expect("fits");
            gold[place(0)..place(1)].fill(true);
        }
        let mut found = vec![false; length];
        for identifier in detector.identify(&text, &KnownIdentities::none()) {
            found[identifier.start..identifier.end].fill(true);
        }
        count(&text, &gold, &found, &mut figures);
    }
    figures
}

fn count(text: &str, gold: &[bool], found: &[bool], figures: &mut Figures) {
    let characters: Vec<char> = text.chars().collect();
    let mut start = 0;
    while start < characters.len() {
        let word = characters[start..]
            .iter()
            .take_while(|character| character.is_alphanumeric() || **character == '_');
        let end = start + word.count();
        if end == start {
            start += 1;
            continue;
        }
        if gold[start..end].contains(&true) {
            figures.gold += 1;
            figures.leaked += usize::from((start..end).any(|place| gold[place] && !found[place]));
        } else {
            figures.other += 1;
            figures.over += usize::from(found[start..end].contains(&true));
        }
        start = end;
    }
}

#[test]
fn little_leaks_and_little_is_blotted_on_the_gold() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/gold/identifiers.jsonl");
    let Ok(lines) = std::fs::read_to_string(&path) else {
        println!("skipped: no ../shared");
        return;
    };
    let items: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let detector = Detector::load().expect("the embedded model loads");
    for (lower, most_leaked, most_over) in [(false, 5, 15), (true, 10, 25)] {
        let figures = figures(&detector, &items, lower);
        println!(
            "lower {lower}: {}/{} tokens leaked, {}/{} others blotted",
            figures.leaked, figures.gold, figures.over, figures.other
        );
        assert!(figures.leaked * 1000 <= figures.gold * most_leaked, "{} leaked", figures.leaked);
        assert!(figures.over * 1000 <= figures.other * most_over, "{} blotted", figures.over);
    }
}
