//! Characters that nobody sees, or that look like others, inside what is known: it is found all the same.

use proptest::prelude::*;

use crate::told::{self, IDENTITIES, known, uncovered};

/// Characters without width, and marks of direction (general category Cf, and U+034F, U+FE0F among Mn).
const INVISIBLE: [char; 14] = [
    '\u{ad}', '\u{34f}', '\u{61c}', '\u{180e}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}',
    '\u{2060}', '\u{2066}', '\u{2069}', '\u{fe0f}', '\u{feff}',
];

/// Marks over, under and around a letter.
const COMBINING: [char; 6] = ['\u{301}', '\u{308}', '\u{30a}', '\u{332}', '\u{1ab0}', '\u{20dd}'];

/// Our letters, and letters of other scripts that look like them (Unicode TR 39).
const ALIKE: [(char, char); 16] = [
    ('a', 'а'),
    ('e', 'е'),
    ('o', 'о'),
    ('p', 'р'),
    ('c', 'с'),
    ('x', 'х'),
    ('y', 'у'),
    ('i', 'і'),
    ('j', 'ј'),
    ('s', 'ѕ'),
    ('K', 'К'),
    ('T', 'Т'),
    ('N', 'Ν'),
    ('o', 'ο'),
    ('v', 'ν'),
    ('i', 'ı'),
];

/// Nothing of `written`, which reads as something known, is left in a sentence.
fn covered_in_a_sentence(written: &str) {
    let known = known(told::PATIENT);
    for text in [
        format!("Jeg snakket med {written} i går, og det gikk bra."),
        format!("jeg snakket med {written} i går"),
    ] {
        assert_eq!(uncovered(&text, written, &known), "", "{text:?}");
    }
}

fn with_each(marks: &[char], identity: &str) {
    for mark in marks {
        for place in 1..identity.chars().count() {
            let mut points: Vec<char> = identity.chars().collect();
            // Å, ä and ö are other letters: Dåg is not Dag.
            if matches!(
                (points[place - 1], mark),
                ('a' | 'A', '\u{30a}') | ('a' | 'A' | 'o' | 'O', '\u{308}')
            ) {
                continue;
            }
            points.insert(place, *mark);
            covered_in_a_sentence(&points.into_iter().collect::<String>());
        }
    }
}

fn names() -> impl Iterator<Item = &'static str> {
    IDENTITIES.into_iter().filter(|identity| identity.contains(char::is_alphabetic))
}

fn numbers() -> impl Iterator<Item = &'static str> {
    IDENTITIES.into_iter().filter(|identity| !identity.contains(char::is_alphabetic))
}

#[test]
fn invisible_characters_do_not_hide_a_name() {
    names().for_each(|name| with_each(&INVISIBLE, name));
}

#[test]
fn invisible_characters_do_not_hide_a_number() {
    numbers().for_each(|number| with_each(&INVISIBLE, number));
}

#[test]
fn combining_characters_do_not_hide_a_name() {
    names().for_each(|name| with_each(&COMBINING, name));
}

#[test]
fn combining_characters_do_not_hide_a_number() {
    numbers().for_each(|number| with_each(&COMBINING, number));
}

#[test]
fn letters_that_look_alike_do_not_hide_a_name() {
    for name in names() {
        for (ours, theirs) in ALIKE {
            covered_in_a_sentence(&name.replace(ours, &theirs.to_string()));
        }
    }
}

#[test]
fn letters_written_in_two_code_points_are_the_same_letters() {
    for [one, two] in [["Åse Brønnøy", "A\u{30a}se Brønnøy"], ["André Müller", "Andre\u{301} Mu\u{308}ller"]]
    {
        for [known_as, said] in [[one, two], [two, one]] {
            for said in [said, said.split(' ').next().expect("a part")] {
                let text = format!("Jeg snakket med {said} i går.");
                assert_eq!(uncovered(&text, said, &known(known_as)), "", "{text:?}");
            }
        }
    }
}

#[test]
fn digits_of_other_scripts_and_styles_are_the_same_digits() {
    // Arabic-Indic, Devanagari, fullwidth, mathematical bold (Unicode NFKC for the last two).
    for number in numbers() {
        for zero in ['٠', '०', '０', '𝟎'] {
            let other = |digit: char| char::from_u32(u32::from(zero) + digit.to_digit(10)?);
            covered_in_a_sentence(
                &number.chars().map(|digit| other(digit).unwrap_or(digit)).collect::<String>(),
            );
        }
    }
}

#[test]
fn letters_of_other_styles_are_the_same_letters() {
    for name in names() {
        for [capital, small] in [['Ａ', 'ａ'], ['𝐀', '𝐚']] {
            let other = |letter: char| {
                let (zero, base) = if letter.is_ascii_uppercase() { ('A', capital) } else { ('a', small) };
                let styled = char::from_u32(u32::from(base) + u32::from(letter) - u32::from(zero));
                if letter.is_ascii_alphabetic() { styled.unwrap_or(letter) } else { letter }
            };
            covered_in_a_sentence(&name.chars().map(other).collect::<String>());
        }
    }
}

#[test]
fn a_part_of_a_name_in_another_script_is_found_alone() {
    for name in ["محمد العلي", "דוד לוי", "李小龙", "Наталія Шевченко", "Mohammad العلي", "Bjørn-Åge O'Brien"]
    {
        for part in name.split(' ').chain([name]) {
            let text = format!("Jeg snakket med {part} i går.");
            assert_eq!(uncovered(&text, part, &known(name)), "", "{text:?}");
        }
    }
}

proptest! {
    /// Any of it together, at any places.
    #[test]
    fn what_is_known_is_found_however_it_is_dressed_up(
        identity in prop::sample::select(IDENTITIES.to_vec()),
        marks in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(INVISIBLE.to_vec())), 0..4),
        alike in prop::collection::vec(prop::sample::select(ALIKE.to_vec()), 0..3),
    ) {
        let mut points: Vec<char> = identity.chars().collect();
        for (ours, theirs) in alike {
            if let Some(point) = points.iter_mut().find(|point| **point == ours) {
                *point = theirs;
            }
        }
        for (place, mark) in marks {
            points.insert(1 + place.index(points.len() - 1), mark);
        }
        let written: String = points.into_iter().collect();
        let text = format!("Jeg snakket med {written} i går.");
        prop_assert_eq!(uncovered(&text, &written, &known(told::PATIENT)), "", "{:?}", text);
    }
}
