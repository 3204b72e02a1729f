//! What may be marked as a missed identity, and what of it is kept.

use std::ops::Range;

use clinical::Sensitive;

use super::hiding::Hidden;

/// A mark has from this many code points ..
const SHORTEST: usize = 2;
/// .. to this many: longer is no name, number or address.
const LONGEST: usize = 200;
/// A number of fewer digits is a dose, a reading or an amount: hidden everywhere it would change what drafts say.
const SHORTEST_NUMBER: usize = 5;
/// Written in groups with spaces between, a number has from this many digits: a telephone number has eight, «180 110» six.
const SHORTEST_IN_GROUPS: usize = 8;

/// Units of amounts, readings and times, and forms of medicine, in bokmål and nynorsk.
const UNITS: &str = "
    g mg µg μg ug mcg kg hg gram milligram mikrogram kilo kilogram
    l dl cl ml µl μl liter desiliter milliliter mol mmol µmol μmol nmol pmol millimol
    m cm mm km meter centimeter millimeter mmhg kpa kcal ie iu ui enhet enheter einingar eining u e
    prosent grader grad celsius promille puls slag hz
    s sek sekund sekunder ms min minutt minutter minuttar t time timer timar døgn dag dager dagar uke uker veke veker
    måned måneder månad månader år
    tablett tabletter tablettar kapsel kapsler kapslar dråpe dråper dråpar dose doser dosar drag spray plaster
    gang ganger gonger daglig dagleg over under";

/// Words that are never hidden alone, in bokmål and nynorsk: denial and certainty, sides and amounts, numbers from one to
/// twelve, persons, verbs without content, little words. Without them a sentence says something else: hiding «ikke» or
/// «høyre» everywhere would turn meanings around in every later draft.
const KEPT_WORDS: &str = "
    ikke ikkje ei ingen inga inkje ingenting aldri uten utan nei ja jo kanskje trolig truleg
    høyre høgre venstre begge mer meir mindre mye mykje litt noe noko noen nokon veldig bare berre
    en ein én et eit ett to tre fire fem seks sju syv åtte ni ti elleve tolv
    jeg eg du han hun ho hen vi dere dykk de dei meg deg seg min din sin
    er var har hadde blir ble vart kan skal vil må
    og eller men at som om i på av til fra frå for med før etter der her det den så";

/// Why a mark was not made. Nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MarkRefused {
    /// No such utterance, no such place in it, or no letter and no digit there.
    #[error("there are no words at this place of the talk; nothing was marked; choose the words again")]
    NoWords,
    /// Shorter than 2 or longer than 200 code points.
    #[error("a mark has from 2 to 200 characters; nothing was marked; choose a shorter or longer part")]
    Length,
    /// Nothing but ordinary small words, or a single digit.
    #[error(
        "these words say what the sentence means and name nobody; nothing was marked; hiding them everywhere would \
         change later drafts; choose the name, number or place itself"
    )]
    OrdinaryWord,
    /// The clinician has made 500 marks for the patient.
    #[error(
        "you have marked 500 things for this patient already; nothing was marked; take back those that are no longer needed"
    )]
    TooMany,
    /// A mark is taken back only by whoever made it.
    #[error("a colleague made this mark; nothing was changed; only whoever made a mark takes it back")]
    OfColleague,
    /// The detector does not find the marked words again.
    #[error(
        "these words cannot be found again as they stand; nothing was marked; choose one whole word or number more"
    )]
    NotFoundAgain,
}

/// The words of `text` from code point `start` to `end`, widened to whole words and without signs at the ends.
pub(crate) fn missed_words(text: &str, start: usize, end: usize) -> Result<Sensitive<String>, MarkRefused> {
    let points: Vec<char> = text.chars().collect();
    let place = widened(&points, start, end)?;
    let words: String = points[place.clone()].iter().collect();
    if says_what_is_meant(&words) {
        return Err(MarkRefused::OrdinaryWord);
    }
    if (SHORTEST..=LONGEST).contains(&place.len()) { Ok(words.into()) } else { Err(MarkRefused::Length) }
}

/// Whether every letter and digit of the words from `start` to `end`, widened as in [`missed_words`], stands in one of
/// `hidden`.
pub(crate) fn all_hidden(text: &str, (start, end): (usize, usize), hidden: &[Hidden]) -> bool {
    let points: Vec<char> = text.chars().collect();
    let is_hidden = |at: usize| hidden.iter().any(|part| part.start <= at && at < part.end);
    widened(&points, start, end)
        .is_ok_and(|mut place| place.all(|at| !is_word_character(points[at]) || is_hidden(at)))
}

/// From the first to the last word that `start..end` touches.
fn widened(points: &[char], start: usize, end: usize) -> Result<Range<usize>, MarkRefused> {
    let is_word = |at: usize| points.get(at).is_some_and(|point| is_word_character(*point));
    if start >= end || end > points.len() {
        return Err(MarkRefused::NoWords);
    }
    let mut from = (start..end).find(|at| is_word(*at)).ok_or(MarkRefused::NoWords)?;
    let mut to = (from..end).rev().find(|at| is_word(*at)).ok_or(MarkRefused::NoWords)? + 1;
    while from > 0 && is_word(from - 1) {
        from -= 1;
    }
    while is_word(to) {
        to += 1;
    }
    Ok(from..to)
}

/// Whether nothing but kept words, units and short numbers stand here.
fn says_what_is_meant(words: &str) -> bool {
    let lower = words.to_lowercase();
    let parts = lower.split(|sign: char| !is_word_character(sign)).filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts.collect();
    // The age of somebody is an identity, and is hidden only where the word stands beside the number.
    let is_age = matches!(parts[..], [number, "år"] if number.chars().all(char::is_numeric));
    !is_age && !is_long_number(&lower) && parts.iter().all(|part| is_measure(part))
}

/// Whether this is a date or a telephone number or longer, in groups of digits. A blood pressure is none.
fn is_long_number(words: &str) -> bool {
    let only = |signs: &str| words.chars().all(|sign| sign.is_numeric() || signs.contains(sign));
    only(".") && digits(words) >= SHORTEST_NUMBER || only(".-– \u{a0}") && digits(words) >= SHORTEST_IN_GROUPS
}

/// Whether this is a kept word, a unit, a short number, or a short number with its unit: `ikke`, `mg`, `120`, `5mg`.
fn is_measure(part: &str) -> bool {
    let unit = part.trim_start_matches(char::is_numeric);
    let known = |words: &str, word: &str| words.split_whitespace().any(|kept| kept == word);
    digits(part) < SHORTEST_NUMBER && (unit.is_empty() || known(UNITS, unit) || known(KEPT_WORDS, part))
}

fn digits(text: &str) -> usize {
    text.chars().filter(|sign| sign.is_numeric()).count()
}

/// Letters, digits, and the combining marks that belong to the letter before them.
fn is_word_character(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marked(text: &str, part: &str) -> Result<String, MarkRefused> {
        let start = text[..text.find(part).expect("stands there")].chars().count();
        missed_words(text, start, start + part.chars().count()).map(Sensitive::into_exposed)
    }

    #[test]
    fn whole_words_are_kept_without_the_signs_around_them() {
        let text = "😷 Broren, Per-Ole Bakken, kjørte.";
        assert_eq!(marked(text, "akke").as_deref(), Ok("Bakken"));
        assert_eq!(marked(text, ", Per-Ole Bakken, ").as_deref(), Ok("Per-Ole Bakken"));
    }

    #[test]
    fn small_words_and_single_digits_are_refused_in_any_case_and_alone_or_together() {
        let text = "Nei, IKKE og ikkje. Ta 2 på høyre side hos Ola, 10 og 4.";
        for part in ["IKKE", "og", "ikkje", "Nei, IKKE og ikkje", "2", "høyre", "2 på", "10", "10 og 4"] {
            assert_eq!(marked(text, part), Err(MarkRefused::OrdinaryWord), "{part}");
        }
        assert_eq!(marked(text, "hos Ola").as_deref(), Ok("hos Ola"));
    }

    #[test]
    fn units_doses_and_short_numbers_are_refused() {
        for part in [
            "mg",
            "5 mg",
            "5mg",
            "2,5 mg",
            "120/80",
            "120 80",
            "120-80",
            "180 110",
            "ja-nei",
            "120 over 80",
            "uker",
            "3–4 uker",
            "1 000 mg",
            "37.5",
            "år",
        ] {
            assert_eq!(marked(part, part), Err(MarkRefused::OrdinaryWord), "{part}");
        }
        for part in [
            "92 34 56 78",
            "92345678",
            "12.03.1970",
            "12.3.70",
            "12345",
            "1234 Solvik",
            "61 år",
            "rom 12",
            "12. mars",
            "+47 92345678",
        ] {
            let kept = part.trim_start_matches('+');
            assert_eq!(marked(part, part).as_deref(), Ok(kept), "{part}");
        }
    }

    #[test]
    fn all_is_hidden_when_every_letter_and_digit_is() {
        let hidden = |places: &[(usize, usize)]| {
            let part = |(start, end): &(usize, usize)| Hidden {
                start: *start,
                end: *end,
                kind: pseudonym::IdentifierKind::Name,
                source: super::super::Source::Marked,
                surrogate: "x".to_owned(),
            };
            places.iter().map(part).collect::<Vec<_>>()
        };
        let text = "Hei, Ola Bakken kom";
        assert!(all_hidden(text, (5, 15), &hidden(&[(5, 15)])));
        assert!(all_hidden(text, (4, 16), &hidden(&[(5, 8), (9, 15)])));
        assert!(!all_hidden(text, (5, 15), &hidden(&[(5, 8)])));
        assert!(!all_hidden(text, (6, 11), &hidden(&[(5, 14)])), "the words are widened");
        assert!(!all_hidden(text, (0, 99), &hidden(&[(0, 19)])));
    }

    #[test]
    fn places_outside_the_text_and_without_words_are_refused() {
        for (start, end) in [(0, 0), (3, 2), (0, 99), (99, 100), (4, 6)] {
            assert_eq!(
                missed_words("Kari, Nes", start, end).map(|_| ()),
                Err(MarkRefused::NoWords),
                "{start} {end}"
            );
        }
        assert_eq!(missed_words("", 0, 1).map(|_| ()), Err(MarkRefused::NoWords));
        let long = "navn ".repeat(60);
        assert_eq!(missed_words(&long, 0, 250).map(|_| ()), Err(MarkRefused::Length));
        assert_eq!(marked("Åse X kom", "X"), Err(MarkRefused::Length));
    }

    proptest! {
        #[test]
        fn what_is_kept_stands_in_the_text(text in "\\PC{0,40}", start in 0usize..50, end in 0usize..50) {
            if let Ok(words) = missed_words(&text, start, end) {
                prop_assert!(text.contains(words.expose()));
                prop_assert!((SHORTEST..=LONGEST).contains(&words.expose().chars().count()));
            }
        }
    }
}
