//! Copies of a sample as recognisers and writers mangle it: lower-cased, without signs, in capitals, misspelt.

use pseudonym::Identifier;
use pseudonym::training::{Random, Sample};

/// A cased copy and a mangled one.
pub(crate) fn copies(sample: &Sample, random: &mut Random) -> Vec<Sample> {
    let mangled = match random.below(10) {
        0..=6 => lower(sample),
        7..=8 => without_signs(&lower(sample), random),
        _ => upper(sample),
    };
    vec![sample.clone(), mangled]
}

/// The sample itself or a mangled copy.
pub(crate) fn one(sample: Sample, random: &mut Random) -> Sample {
    let sample = if random.below(12) == 0 { misspelt(&sample, random) } else { sample };
    match random.below(20) {
        0..=9 => sample,
        10..=16 => lower(&sample),
        17..=18 => without_signs(&lower(&sample), random),
        _ => upper(&sample),
    }
}

/// Rewrites each character; offsets follow.
fn rewritten(sample: &Sample, mut write: impl FnMut(char, &mut String)) -> Sample {
    let mut text = String::new();
    let mut places = Vec::new();
    let mut length = 0;
    for character in sample.text.chars() {
        places.push(length);
        let before = text.len();
        write(character, &mut text);
        length += text[before..].chars().count();
    }
    places.push(length);
    let moved = |known: &Identifier| Identifier {
        start: places[known.start],
        end: places[known.end],
        kind: known.kind,
    };
    Sample { identifiers: sample.identifiers.iter().map(moved).collect(), text }
}

fn lower(sample: &Sample) -> Sample {
    rewritten(sample, |character, text| text.extend(character.to_lowercase().take(1)))
}

fn upper(sample: &Sample) -> Sample {
    rewritten(sample, |character, text| text.extend(character.to_uppercase().take(1)))
}

fn without_signs(sample: &Sample, random: &mut Random) -> Sample {
    let keep_lines = random.below(2) == 0;
    rewritten(sample, |character, text| match character {
        '.' | ',' | '?' | '!' | ':' | ';' | '«' | '»' => {}
        '\n' if !keep_lines => text.push(' '),
        _ => text.push(character),
    })
}

/// One letter in fifty doubled, dropped or exchanged.
fn misspelt(sample: &Sample, random: &mut Random) -> Sample {
    rewritten(sample, |character, text| {
        if !character.is_lowercase() || random.below(50) != 0 {
            text.push(character);
            return;
        }
        match random.below(3) {
            0 => text.extend([character, character]),
            1 => {}
            _ => text.push(['e', 'a', 'n', 'r', 'i'][random.below(5)]),
        }
    })
}
