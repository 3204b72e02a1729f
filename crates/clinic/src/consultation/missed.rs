//! What may be marked as a missed identity, and what of it is kept.

use clinical::Sensitive;

/// A mark has from this many code points ..
const SHORTEST: usize = 2;
/// .. to this many: longer is no name, number or address.
const LONGEST: usize = 200;

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
    /// The patient has 500 marks.
    #[error(
        "the patient has 500 marks already; nothing was marked; take back those that are no longer needed"
    )]
    TooMany,
    /// The detector does not find the marked words again.
    #[error(
        "these words cannot be found again as they stand; nothing was marked; choose one whole word or number more"
    )]
    NotFoundAgain,
}

/// The words of `text` from code point `start` to `end`, widened to whole words and without signs at the ends.
pub(crate) fn missed_words(text: &str, start: usize, end: usize) -> Result<Sensitive<String>, MarkRefused> {
    let points: Vec<char> = text.chars().collect();
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
    let words: String = points[from..to].iter().collect();
    if !(SHORTEST..=LONGEST).contains(&(to - from)) {
        let single_digit = words.chars().all(char::is_numeric);
        return Err(if single_digit { MarkRefused::OrdinaryWord } else { MarkRefused::Length });
    }
    if says_what_is_meant(&words) { Err(MarkRefused::OrdinaryWord) } else { Ok(words.into()) }
}

/// Whether nothing but kept words and single digits stand here.
fn says_what_is_meant(words: &str) -> bool {
    let lower = words.to_lowercase();
    let mut parts = lower.split(|character| !is_word_character(character)).filter(|part| !part.is_empty());
    parts.all(|part| {
        KEPT_WORDS.split_whitespace().any(|kept| kept == part)
            || (part.chars().count() == 1 && part.chars().all(char::is_numeric))
    })
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
        for part in ["IKKE", "og", "ikkje", "Nei, IKKE og ikkje", "2", "høyre", "2 på"] {
            assert_eq!(marked(text, part), Err(MarkRefused::OrdinaryWord), "{part}");
        }
        assert_eq!(marked(text, "hos Ola").as_deref(), Ok("hos Ola"));
        assert_eq!(marked(text, "10").as_deref(), Ok("10"));
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
