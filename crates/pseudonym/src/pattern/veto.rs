//! What a guess of the model cannot be: a value, a dose or an item number taken for an age, an address, a date or a
//! number that names.

use crate::kind::{IdentifierKind, TokenSpan};
use crate::token::{Class, Tokens};

use super::reading::{HUNDRED, MEASURE, MONTH, ORDINAL, UNIT, meaning_of, spoken_in};

/// Whether a span that the model guessed cannot be of its kind. Those of numbers are judged, and single letters.
pub(crate) fn rules_out(tokens: &Tokens<'_>, span: TokenSpan) -> bool {
    match span.kind {
        IdentifierKind::Age => {
            !(is_counted(tokens, span) && is_age_between(tokens, span))
                || is_value(tokens, span)
                || is_time(tokens, span)
        }
        IdentifierKind::Address => !is_address(tokens, span),
        IdentifierKind::Date => !is_date(tokens, span) || is_measured(tokens, span),
        IdentifierKind::Name => is_letter(tokens, span),
        IdentifierKind::OtherId => digits_in(tokens, span) < 3 || is_measured(tokens, span),
        _ => false,
    }
}

/// One letter alone: a box that is ticked, a sound that is practised, a nerve.
fn is_letter(tokens: &Tokens<'_>, span: TokenSpan) -> bool {
    span.end == span.start + 1 && tokens.lower(span.start).chars().count() == 1
}

/// Digits, those that are said in words too.
fn digits_in(tokens: &Tokens<'_>, span: TokenSpan) -> usize {
    let digits = |index: usize| match tokens.class(index) {
        Class::Word => usize::from(spoken_in(tokens.lower(index))),
        _ => tokens.lower(index).bytes().filter(u8::is_ascii_digit).count(),
    };
    (span.start..span.end).map(digits).sum()
}

/// A value with its unit, or what stands after the name of a measurement.
fn is_measured(tokens: &Tokens<'_>, span: TokenSpan) -> bool {
    is(tokens, span.end, UNIT) || span.start > 0 && is(tokens, span.start - 1, MEASURE)
}

/// Whether it may be a date: two numbers, months or ordinals, or one number that is long enough for a year.
fn is_date(tokens: &Tokens<'_>, span: TokenSpan) -> bool {
    let is_part = |index: &usize| {
        let word = tokens.lower(*index);
        word.bytes().any(|byte| byte.is_ascii_digit())
            || spoken_in(word)
            || is(tokens, *index, MONTH | ORDINAL)
    };
    let parts: Vec<usize> = (span.start..span.end).filter(is_part).collect();
    // «1/2» is half a tablet more often than a day.
    let fraction = span.end == span.start + 3
        && tokens.is_sign(span.start + 1, "/")
        && matches!(
            (tokens.lower(span.start), tokens.lower(span.start + 2)),
            ("1", "2" | "3" | "4" | "5") | ("2", "3") | ("3", "4")
        );
    match parts[..] {
        [] => false,
        [one] => !is(tokens, one, MONTH) && tokens.lower(one).len() >= 4,
        _ => !fraction,
    }
}

fn is(tokens: &Tokens<'_>, index: usize, meaning: u32) -> bool {
    meaning_of(tokens, index) & meaning != 0
}

/// The words before a span, the nearest first, seen past full stops of a pause.
fn words_before<'t>(tokens: &'t Tokens<'_>, span: TokenSpan) -> [&'t str; 3] {
    let mut words = (0..span.start)
        .rev()
        .take(8)
        .filter(|place| !matches!(tokens.lower(*place), "." | "…"))
        .map(|place| tokens.lower(place));
    std::array::from_fn(|_| words.next().unwrap_or_default())
}

/// Whether an address may be written so: with a word that is no quantity and a number that may be a house's.
fn is_address(tokens: &Tokens<'_>, span: TokenSpan) -> bool {
    let mut words = 0;
    for index in span.start..span.end {
        let word = tokens.lower(index);
        match tokens.class(index) {
            Class::Word if is(tokens, index, MEASURE) => return false,
            Class::Word => words = words.max(word.chars().count()),
            // «C282Y», «3m»: a flat is H0302, a house 12B.
            Class::Mixed => {
                let flat = word.starts_with('h') && word.len() == 5;
                let house = word.ends_with(|letter: char| ('a'..='h').contains(&letter))
                    && !word.starts_with(char::is_alphabetic);
                if !(flat || house) {
                    return false;
                }
            }
            _ => {}
        }
    }
    let measured = span.start > 0 && is(tokens, span.start - 1, MEASURE);
    let range = span.end > span.start + 3
        && tokens.is_sign(span.end - 2, "-")
        && tokens.lower(span.end - 1).len() == 1
        && tokens.class(span.end - 3) == Class::Digits;
    let product = span.end > span.start + 2
        && tokens.lower(span.end - 2).len() == 1
        && tokens.is_sign(span.end.saturating_sub(3), "-");
    // A score in a list: «verbal forståing 112, visuospatial 98»
    let listed = tokens.is_sign(span.end, ",")
        && tokens.class(span.end - 1) == Class::Digits
        && tokens.class(span.end + 1) == Class::Word
        && tokens.class(span.end + 2) == Class::Digits
        && !tokens.cased;
    words >= 2 && !(measured || range || product || listed) && !is(tokens, span.end, UNIT)
}

/// Endings of the names of drugs, whose doses are said without a unit.
const DRUGS: [&str; 24] = [
    "statin",
    "sartan",
    "pril",
    "pam",
    "prazol",
    "azol",
    "olol",
    "dipin",
    "mantin",
    "lakton",
    "lukast",
    "codein",
    "tyroxin",
    "cillin",
    "mycin",
    "xaban",
    "formin",
    "triptan",
    "gliflozin",
    "gliptin",
    "morfin",
    "albyl",
    "mid",
    "sin",
];

/// Whether the span is a score, a dose or a time of day by the words around it.
fn is_value(tokens: &Tokens<'_>, span: TokenSpan) -> bool {
    let [first, second, third] = words_before(tokens, span);
    let next = tokens.lower(span.end);
    let years = (span.start..span.end).any(|index| tokens.lower(index).contains("år"));
    if years {
        return false;
    }
    let drug = first.len() >= 5 && DRUGS.iter().any(|ending| first.ends_with(ending))
        || (first == "e" && second == "-" && third == "albyl");
    let compared = first == "mot" || (first == "fra" && matches!(second, "opp" | "ned" | "auka" | "økt"));
    let impersonal = matches!(first, "er" | "var" | "e" | "va" | "ble" | "vart" | "blei")
        && (matches!(second, "det" | "der" | "dette") || is_score(second));
    let scored = matches!(next, "av" | "poeng")
        || (next == "på" && is_score(tokens.lower(span.end + 1)))
        || is_score(first);
    let of_somebody = matches!(first, "du" | "han" | "hun" | "ho") && is_score(second);
    let clock = first == "kl"
        || (first == "og" && (third == "kl" || third == "mellom"))
        || (first == "." && second == "kl");
    let whole = first == "i" && tokens.lower(span.start) == "hundre";
    let graded =
        next.starts_with("grad") || matches!(next, "centimeter" | "cm" | "milligram" | "mg" | "kilo" | "kg");
    let worst = next == "er" && matches!(tokens.lower(span.end + 1), "det" | "den" | "verst" | "ingenting");
    let counted = spoken_in(first)
        || (first == "," && spoken_in(second))
        || (next == "," && spoken_in(tokens.lower(span.end + 1)));
    let open = matches!(tokens.lower(span.end - 1), "og" | "eller");
    drug || compared
        || impersonal
        || scored
        || of_somebody
        || clock
        || whole
        || graded
        || worst
        || counted
        || open
}

/// «skårer», «depresjonsskjemaet», «pcl»: what a score is of.
fn is_score(word: &str) -> bool {
    word.contains("skår")
        || word.contains("skjema")
        || word.contains("score")
        || matches!(word, "pcl" | "ndi" | "phq" | "gad" | "bdi" | "madrs" | "frekv" | "resp")
}

/// Whether the span is a length of time: weeks and months of a pregnancy, or years that last.
fn is_time(tokens: &Tokens<'_>, span: TokenSpan) -> bool {
    let unit = |index: usize| {
        let word = tokens.lower(index);
        word.starts_with("måne")
            || word.starts_with("måna")
            || word.starts_with("uke")
            || word.starts_with("veke")
            || word == "mnd"
            || word.starts_with("dag")
    };
    let [first, second, _] = words_before(tokens, span);
    let old = |index: usize| tokens.lower(index).starts_with("gam") || tokens.lower(index) == "gml";
    let is_old = (span.start..=span.end).any(old);
    let years = (span.start..span.end).any(|index| matches!(tokens.lower(index), "år" | "årene"));
    if years {
        let lasts = matches!(
            first,
            "i" | "om"
                | "innen"
                | "innan"
                | "etter"
                | "siste"
                | "neste"
                | "hvert"
                | "kvart"
                | "over"
                | "under"
        );
        let away = first == "på"
            && matches!(second, "der" | "her" | "vært" | "vore" | "det" | "ikke" | "noe" | "lenge" | "meg");
        return !is_old && (lasts || away);
    }
    let pregnant = first == "du" || matches!(tokens.lower(span.end), "på" | "gravid");
    (span.start..span.end).any(unit) && !is_old && pregnant
}

/// Whether the span holds a number or a word of years at all.
fn is_counted(tokens: &Tokens<'_>, span: TokenSpan) -> bool {
    (span.start..span.end).any(|index| {
        let word = tokens.lower(index);
        tokens.class(index) == Class::Digits
            || spoken_in(word)
            || word.starts_with("år")
            || holds_years(word)
            || word == "hundre"
    })
}

/// «åtteåring», «40-åra», but not «såre».
fn holds_years(word: &str) -> bool {
    ["åring", "årig", "åra", "årene", "åran", "årsgam", "årsal"].iter().any(|ending| word.contains(ending))
}

/// Whether the words around the number allow an age.
fn is_age_between(tokens: &Tokens<'_>, span: TokenSpan) -> bool {
    let is = |index: usize, meaning: u32| meaning_of(tokens, index) & meaning != 0;
    let before = span.start.checked_sub(1);
    let second = span.start.checked_sub(2);
    let cardinal = before.is_some_and(|place| is(place, HUNDRED))
        || (before.is_some_and(|place| tokens.lower(place) == "og")
            && second.is_some_and(|place| is(place, HUNDRED)));
    let value = before.is_some_and(|place| is(place, MEASURE))
        || (before.is_some_and(|place| matches!(tokens.lower(place), "er" | "e" | "på" | "var" | "." | ":"))
            && second.is_some_and(|place| is(place, MEASURE)));
    let bare = span.end == span.start + 1 && tokens.lower(span.start).chars().all(char::is_alphanumeric);
    let unit = bare && is(span.end, UNIT) && !matches!(tokens.lower(span.end), "e" | "over" | "år");
    let next_tight = tokens.gap(span.end) == 0 && tokens.gap(span.end + 1) == 0;
    let decimal = next_tight
        && matches!(tokens.lower(span.end), "." | "," | "–" | "-" | "/")
        && tokens.class(span.end + 1) == Class::Digits;
    let item = before.is_none_or(|place| tokens.class(place) == Class::Newline)
        && tokens.class(span.start) == Class::Digits
        && tokens.is_sign(span.end, ".");
    !(cardinal || value || unit || decimal || item)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the word at `index` is ruled out as an age.
    fn is_out(text: &str, index: usize) -> bool {
        let tokens = Tokens::of(text);
        rules_out(&tokens, TokenSpan { start: index, end: index + 1, kind: IdentifierKind::Age })
    }

    #[test]
    fn values_and_item_numbers_are_ruled_out() {
        assert!(is_out("pulsen 92 og jevn", 1));
        assert!(is_out("metningen er åttini", 2));
        assert!(is_out("hundre og førtito", 2));
        assert!(is_out("den er brun", 2));
        assert!(is_out("2. Hva er det", 0));
        assert!(is_out("fem sting i huden", 0));
        assert!(is_out("kl. 14.30", 2));
    }

    #[test]
    fn doses_scores_and_times_are_ruled_out() {
        assert!(is_out("simvastatin førti og metoprolol", 1));
        assert!(is_out("da skårer du tjuefire på pcl", 3));
        assert!(is_out("det var femtiseks i fjor", 2));
        assert!(is_out("opp fra sekstito i høst", 2));
        assert!(is_out("skjemaet er fem, lavt", 2));
        assert!(is_out("det ble sytten av tretti", 2));
        assert!(is_out("tjueen, tjueto", 2));
        assert!(is_out("mellom 9 og 11.", 3));
        assert!(is_out("de er så såre", 3));
        assert!(is_out("i 45 graders vinkel", 1));
    }

    #[test]
    fn quantities_are_no_addresses() {
        let is_out = |text: &str, end: usize| {
            let tokens = Tokens::of(text);
            rules_out(&tokens, TokenSpan { start: 0, end, kind: IdentifierKind::Address })
        };
        assert!(is_out("EF 45", 2));
        assert!(is_out("Albyl-E 75", 4));
        assert!(is_out("Seng 7-2", 4));
        assert!(is_out("HFE C282Y", 2));
        assert!(is_out("maske 3m 6200", 3));
        assert!(!is_out("Lyngveien 14, 9990 Nordvik", 5));
        assert!(!is_out("Øvre Lyng 12B", 3));
        assert!(!is_out("Refsnesalleen", 1));
    }

    #[test]
    fn ages_are_let_through() {
        assert!(!is_out("hun ble 79.", 2));
        assert!(!is_out("han er fjorten og frisk", 2));
    }
}
