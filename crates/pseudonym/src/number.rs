//! Norwegian number words, as people say them: bokmål, nynorsk, the old and the new way of counting.

/// A number word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spoken {
    pub(crate) value: u32,
    /// Digits it stands for when a number is read out in pairs.
    pub(crate) digits: usize,
}

const UNITS: [(&str, u32); 20] = [
    ("null", 0),
    ("en", 1),
    ("én", 1),
    ("ein", 1),
    ("éin", 1),
    ("ett", 1),
    ("eitt", 1),
    ("to", 2),
    ("tre", 3),
    ("fire", 4),
    ("fem", 5),
    ("seks", 6),
    ("sju", 7),
    ("syv", 7),
    ("åtte", 8),
    ("ni", 9),
    ("éi", 1),
    ("åtta", 8),
    ("sjau", 7),
    ("nie", 9),
];

const TEENS: [(&str, u32); 19] = [
    ("ti", 10),
    ("elleve", 11),
    ("tolv", 12),
    ("tretten", 13),
    ("fjorten", 14),
    ("femten", 15),
    ("seksten", 16),
    ("sytten", 17),
    ("søtten", 17),
    ("atten", 18),
    ("nitten", 19),
    ("tjue", 20),
    ("tyve", 20),
    ("tredve", 30),
    ("tretti", 30),
    ("sekstan", 16),
    ("søttan", 17),
    ("tjuge", 20),
    ("treddve", 30),
];

const TENS: [(&str, u32); 15] = [
    ("tjue", 20),
    ("tyve", 20),
    ("tretti", 30),
    ("tredve", 30),
    ("førti", 40),
    ("femti", 50),
    ("seksti", 60),
    ("sytti", 70),
    ("åtti", 80),
    ("nitti", 90),
    ("søtti", 70),
    ("tjuge", 20),
    ("treddve", 30),
    ("førr", 40),
    ("seksty", 60),
];

/// The value of a number word below one hundred, or nothing.
pub(crate) fn spoken_value(word: &str) -> Option<Spoken> {
    if !begins_like_a_number(word) {
        return None;
    }
    if let Some((_, value)) = UNITS.iter().find(|(unit, _)| *unit == word) {
        return Some(Spoken { value: *value, digits: 1 });
    }
    // Alone, «førr» is how half the country says «for».
    if word == "førr" {
        return None;
    }
    if let Some((_, value)) = TEENS.iter().chain(&TENS).find(|(number, _)| *number == word) {
        return Some(Spoken { value: *value, digits: 2 });
    }
    if word.len() < 6 {
        return None;
    }
    let unit_of =
        |rest: &str| UNITS.iter().find(|(unit, value)| *unit == rest && *value > 0).map(|unit| unit.1);
    for (tens, value) in TENS {
        // nittifem
        if let Some(unit) = word.strip_prefix(tens).and_then(unit_of) {
            return Some(Spoken { value: value + unit, digits: 2 });
        }
        // femognitti
        if let Some(unit) = word.strip_suffix(tens).and_then(|rest| rest.strip_suffix("og")).and_then(unit_of)
        {
            return Some(Spoken { value: value + unit, digits: 2 });
        }
    }
    None
}

/// Lets most words pass by quickly: no number word begins otherwise (the escapes are é, å and ø).
fn begins_like_a_number(word: &str) -> bool {
    let Some(first) = word.as_bytes().first_chunk::<2>() else { return false };
    matches!(
        first,
        b"nu"
            | b"ni"
            | b"en"
            | b"ei"
            | b"et"
            | b"el"
            | b"to"
            | b"tr"
            | b"ti"
            | b"tj"
            | b"ty"
            | b"fi"
            | b"fe"
            | b"fj"
            | b"f\xc3"
            | b"se"
            | b"sj"
            | b"sy"
            | b"s\xc3"
            | b"at"
            | b"\xc3\xa9"
            | b"\xc3\xa5"
    )
}

const ORDINALS: [(&str, u32); 31] = [
    ("første", 1),
    ("fyrste", 1),
    ("andre", 2),
    ("annen", 2),
    ("tredje", 3),
    ("fjerde", 4),
    ("femte", 5),
    ("sjette", 6),
    ("sjuende", 7),
    ("sjuande", 7),
    ("syvende", 7),
    ("åttende", 8),
    ("åttande", 8),
    ("niende", 9),
    ("niande", 9),
    ("tiende", 10),
    ("tiande", 10),
    ("ellevte", 11),
    ("tolvte", 12),
    ("trettende", 13),
    ("trettande", 13),
    ("fjortende", 14),
    ("fjortande", 14),
    ("femtende", 15),
    ("femtande", 15),
    ("tjuende", 20),
    ("tjuande", 20),
    ("trettiende", 30),
    ("trettiande", 30),
    ("tyvende", 20),
    ("tredevte", 30),
];

/// The tens of the old way of counting days, after the unit: «femogtyvende».
const TENS_ORDINALS: [(&str, u32); 6] = [
    ("tyvende", 20),
    ("tjuende", 20),
    ("tjuande", 20),
    ("tredevte", 30),
    ("trettiende", 30),
    ("trettiande", 30),
];

const TEEN_ORDINALS: [(&str, u32); 4] = [("sekst", 16), ("sytt", 17), ("att", 18), ("nitt", 19)];

/// The value of an ordinal from 1 to 31, as in «tjuefjerde april».
pub(crate) fn ordinal_value(word: &str) -> Option<u32> {
    if let Some((_, value)) = ORDINALS.iter().find(|(ordinal, _)| *ordinal == word) {
        return Some(*value);
    }
    for (stem, value) in TEEN_ORDINALS {
        if matches!(word.strip_prefix(stem), Some("ende" | "ande")) {
            return Some(value);
        }
    }
    for (tens, value) in TENS_ORDINALS {
        if let Some(unit) = word.strip_suffix(tens).and_then(|rest| rest.strip_suffix("og")) {
            let unit = UNITS.iter().find(|(word, value)| *word == unit && *value > 0)?.1;
            return (value + unit <= 31).then_some(value + unit);
        }
    }
    for (tens, value) in [("tjue", 20), ("tyve", 20), ("tretti", 30), ("tredve", 30)] {
        if let Some(rest) = word.strip_prefix(tens) {
            let unit = ORDINALS.iter().find(|(ordinal, unit)| *ordinal == rest && *unit < 10)?.1;
            return (value + unit <= 31).then_some(value + unit);
        }
    }
    None
}

/// Every word that [`spoken_value`] understands.
pub(crate) fn number_words() -> Vec<String> {
    let mut words: Vec<String> =
        UNITS.iter().chain(&TEENS).chain(&TENS).map(|(word, _)| (*word).to_owned()).collect();
    for (tens, _) in TENS {
        for (unit, _) in UNITS {
            words.push(format!("{tens}{unit}"));
            words.push(format!("{unit}og{tens}"));
        }
    }
    words
}

/// Every word that [`ordinal_value`] understands.
pub(crate) fn ordinal_words() -> Vec<String> {
    let mut words: Vec<String> = ORDINALS.iter().map(|(word, _)| (*word).to_owned()).collect();
    for (stem, _) in TEEN_ORDINALS {
        words.extend([format!("{stem}ende"), format!("{stem}ande")]);
    }
    for tens in ["tjue", "tyve", "tretti", "tredve"] {
        words.extend(ORDINALS.iter().map(|(word, _)| format!("{tens}{word}")));
    }
    for (tens, _) in TENS_ORDINALS {
        words.extend(UNITS.iter().map(|(unit, _)| format!("{unit}og{tens}")));
    }
    words.retain(|word| ordinal_value(word).is_some());
    words
}

/// A number below one hundred in words, the new way of counting.
pub(crate) fn in_words(value: u32) -> String {
    let word = |list: &[(&str, u32)], wanted: u32| {
        list.iter().find(|(_, value)| *value == wanted).map_or("", |(word, _)| *word).to_owned()
    };
    match value {
        0..=9 => word(&UNITS, value),
        10..=19 => word(&TEENS, value),
        _ if value.is_multiple_of(10) => word(&TENS, value),
        _ => word(&TENS, value - value % 10) + &word(&UNITS, value % 10),
    }
}

/// An ordinal from 1 to 31 in words, bokmål.
pub(crate) fn ordinal_in_words(value: u32) -> String {
    let below_twenty = |wanted: u32| {
        let listed = ORDINALS.iter().find(|(_, value)| *value == wanted).map(|(word, _)| (*word).to_owned());
        let teen = || {
            TEEN_ORDINALS.iter().find(|(_, value)| *value == wanted).map(|(stem, _)| format!("{stem}ende"))
        };
        listed.or_else(teen).unwrap_or_default()
    };
    match value {
        21..=29 => format!("tjue{}", below_twenty(value - 20)),
        31 => format!("tretti{}", below_twenty(1)),
        _ => below_twenty(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_counting_are_understood() {
        let value = |word| spoken_value(word).map(|spoken| spoken.value);
        assert_eq!(value("nittiåtte"), Some(98));
        assert_eq!(value("åtteognitti"), Some(98));
        assert_eq!(value("enogseksti"), Some(61));
        assert_eq!(value("tolv"), Some(12));
        assert_eq!(value("tjuetjue"), None);
        assert_eq!(value("liv"), None);
    }

    #[test]
    fn numbers_are_written_as_they_are_read() {
        for value in 0..100 {
            assert_eq!(spoken_value(&in_words(value)).map(|spoken| spoken.value), Some(value));
        }
        for value in 1..=31 {
            assert_eq!(ordinal_value(&ordinal_in_words(value)), Some(value));
        }
    }

    #[test]
    fn every_number_word_is_let_through() {
        for (word, _) in UNITS.iter().chain(&TEENS).chain(&TENS) {
            assert!(spoken_value(word).is_some() || *word == "førr", "{word}");
            assert!(begins_like_a_number(word), "{word}");
        }
    }

    #[test]
    fn days_of_the_month_are_understood() {
        assert_eq!(ordinal_value("tjuefjerde"), Some(24));
        assert_eq!(ordinal_value("attande"), Some(18));
        assert_eq!(ordinal_value("trettiandre"), None);
        assert_eq!(ordinal_value("femogtyvende"), Some(25));
        assert_eq!(ordinal_value("enogtredevte"), Some(31));
        assert_eq!(ordinal_value("toogtredevte"), None);
    }
}
