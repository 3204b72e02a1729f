//! Ages: forms that only an age has, and counts that are said of somebody.

use crate::kind::{IdentifierKind, TokenSpan};
use crate::token::{Class, Shape};

use super::age_form::{self, Count, Counted, is_old};
use super::age_kin;
use super::reading::{ADVERB, COPULA, MEASURE, ORDINAL, PERSON, Reading, TURNS, UNIT};

/// An age that begins at `index`.
pub(super) fn age(reading: &Reading<'_, '_>, index: usize) -> Option<TokenSpan> {
    let span = |end| Some(TokenSpan { start: index, end, kind: IdentifierKind::Age });
    if let Some(end) = age_form::joined(reading, index) {
        return span(end);
    }
    let count = age_form::count(reading, index)?;
    if count.old {
        return span(count.end);
    }
    if age_kin::ANYWHERE.iter().any(|context| context(reading, index, &count)) {
        return span(count.end);
    }
    if !is_finished(reading, &count) {
        return None;
    }
    if count.quarters && count.value >= 2 {
        return span(count.end);
    }
    if is_said_of_somebody(reading, index, &count) { span(count.end) } else { None }
}

/// Whether the words around a finished count say that it is an age.
pub(super) fn is_said_of_somebody(reading: &Reading<'_, '_>, index: usize, count: &Count) -> bool {
    let contexts: [fn(&Reading<'_, '_>, usize, &Count) -> bool; 6] =
        [is_named, is_stated, is_of_children, is_beside_person, is_answer, is_onset];
    contexts.iter().chain(&age_kin::FINISHED).any(|context| context(reading, index, count))
}

/// Nothing follows that makes it a count of something else, or a time ago.
fn is_finished(reading: &Reading<'_, '_>, count: &Count) -> bool {
    let next = reading.lower(count.end);
    let after = reading.lower(count.end + 1);
    if count.counted == Counted::Bare {
        let scale = next == "på"
            && matches!(after, "en" | "ein" | "ei" | "skala" | "skalaen" | "lista" | "listen" | "vas");
        let unit = reading.is(count.end, UNIT) && !matches!(next, "e" | "over");
        let ends = reading.is_end(count.end) || reading.is(count.end, ADVERB);
        return (ends && !unit && !scale) || is_at_end(reading, count.end);
    }
    let ago = matches!(
        next,
        "siden" | "sidan" | "sia" | "sida" | "senere" | "seinere" | "seinare" | "eldre" | "yngre" | "igjen"
    );
    let pregnant = count.counted != Counted::Years
        && matches!(next, "på" | "i" | "etter" | "til" | "gravid" | "ute" | "henne")
        && matches!(
            after,
            "vei" | "veg" | "svangerskapet" | "svangerskap" | "henne" | "gravid" | "op" | "operasjonen"
        );
    !ago && !pregnant && next != "gravid"
}

fn is_at_end(reading: &Reading<'_, '_>, index: usize) -> bool {
    index >= reading.len()
}

fn is_possessive(word: &str) -> bool {
    matches!(
        word,
        "min"
            | "mi"
            | "mitt"
            | "din"
            | "di"
            | "ditt"
            | "hans"
            | "hennes"
            | "hennar"
            | "vår"
            | "sin"
            | "deres"
            | "dykkar"
    )
}

/// A pronoun, a relative, or a name within a sentence.
fn is_somebody(reading: &Reading<'_, '_>, index: usize) -> bool {
    let capital = reading.get(index).is_some_and(|token| token.shape == Shape::Capitalised);
    reading.is(index, PERSON) || (capital && !reading.is(index, MEASURE))
}

/// Skips adverbs and possessives backwards, three at most.
fn past_adverbs(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    let mut place = index.checked_sub(1)?;
    for _ in 0..3 {
        if !reading.is(place, ADVERB) && !is_possessive(reading.lower(place)) && reading.lower(place) != "lag"
        {
            break;
        }
        place = place.checked_sub(1)?;
    }
    Some(place)
}

/// «alder: 71», «alder ved testing: 9 år», «i en alder av 40», «korrigert 5 månader».
fn is_named(reading: &Reading<'_, '_>, index: usize, count: &Count) -> bool {
    for distance in 1..=5.min(index) {
        let place = index - distance;
        let word = reading.lower(place);
        if matches!(word, "alder" | "alderen" | "aldersgruppe")
            || (word == "korrigert" && count.counted != Counted::Bare)
        {
            return !reading.is(index - 1, UNIT);
        }
        if reading.class(place) == Class::Digits || matches!(word, "." | "," | ";") {
            return false;
        }
    }
    false
}

/// «han var 39», «då var ho 58», «er jo fylt sytten», «ho Zosia, er ti år», «mannen min blir 80».
fn is_stated(reading: &Reading<'_, '_>, index: usize, count: &Count) -> bool {
    let Some(verb) = past_adverbs(reading, index) else { return false };
    let turned = (1..=2.min(index)).any(|distance| reading.is(index - distance, TURNS));
    if turned && matches!(count.counted, Counted::Bare | Counted::Years) {
        return true;
    }
    let fits = match count.counted {
        Counted::Weeks => false,
        Counted::Months => !is_first_or_second(reading, index),
        Counted::Bare | Counted::Years => true,
    };
    if !fits {
        return false;
    }
    if reading.is(verb, COPULA) && is_subject_before(reading, verb) {
        return true;
    }
    // The verb first: «då var ho Kari 58».
    let named = usize::from(reading.get(verb).is_some_and(|token| token.shape == Shape::Capitalised));
    let Some(person) = verb.checked_sub(named) else { return false };
    let Some(before) = past_adverbs(reading, person) else { return false };
    (is_somebody(reading, person) || (named == 1 && is_somebody(reading, verb)))
        && reading.is(before, COPULA)
        && reading.gap(person) == 1
}

fn is_subject_before(reading: &Reading<'_, '_>, verb: usize) -> bool {
    let Some(mut place) = reading.before(verb, true) else { return false };
    for _ in 0..4 {
        // «ho zosia, er ti år»
        if is_somebody(reading, place) || (place > 0 && reading.is(place - 1, PERSON)) {
            return true;
        }
        let passed = reading.is(place, ADVERB | COPULA)
            || is_possessive(reading.lower(place))
            || matches!(reading.lower(place), "som" | "én" | "at");
        let Some(before) = place.checked_sub(1).filter(|_| passed) else { return false };
        place = before;
    }
    false
}

/// «jeg er fire måneder på vei»: months of the one who speaks are no age.
fn is_first_or_second(reading: &Reading<'_, '_>, index: usize) -> bool {
    (1..=4.min(index)).any(|distance| {
        matches!(
            reading.lower(index - distance),
            "jeg" | "eg" | "æ" | "jæ" | "je" | "du" | "vi" | "svangerskapet"
        )
    })
}

/// «Fru Nes på 14»: the number of a room.
fn is_in_room(reading: &Reading<'_, '_>, index: usize) -> bool {
    index > 2
        && reading.lower(index + 1) != "år"
        && matches!(reading.lower(index - 3), "herr" | "fru" | "frøken" | "hr" | "seng")
}

/// «sønnen på 11», «tre unger på 4, 7 og 12 år», «Idun på seks».
fn is_of_children(reading: &Reading<'_, '_>, index: usize, count: &Count) -> bool {
    if !matches!(count.counted, Counted::Bare | Counted::Years) || index < 2 {
        return false;
    }
    let on = |place: usize| {
        place > 1
            && reading.lower(place - 1) == "på"
            && !is_in_room(reading, place)
            && (is_somebody(reading, place - 2)
                || is_possessive(reading.lower(place - 2))
                || matches!(
                    reading.lower(place - 2),
                    "barn"
                        | "person"
                        | "born"
                        | "unger"
                        | "ungar"
                        | "gutter"
                        | "gutar"
                        | "jenter"
                        | "døtre"
                        | "døtrer"
                        | "sønner"
                        | "søner"
                        | "tvillinger"
                        | "tvillingar"
                        | "brødre"
                        | "brør"
                        | "søstre"
                        | "systrer"
                ))
    };
    let number = |place: usize| reading.class(place) == Class::Digits || reading.spoken(place).is_some();
    on(index)
        || (index > 2 && matches!(reading.lower(index - 1), "og" | ",") && number(index - 2) && on(index - 2))
}

/// «Rosa, datter, 19 år», «søsteren (27)», «Håkon Emil, tretten, som».
fn is_beside_person(reading: &Reading<'_, '_>, index: usize, count: &Count) -> bool {
    let Some(person) = index.checked_sub(2).filter(|_| reading.class(index - 1) == Class::Sign) else {
        return false;
    };
    let years = count.counted == Counted::Years;
    let spoken = reading.class(index) == Class::Word;
    match reading.lower(index - 1) {
        "(" => {
            let whole = reading.is_sign(count.end, ")");
            is_somebody(reading, person) && (years || (whole && count.counted == Counted::Bare))
        }
        "," => {
            let relative = reading.is(person, PERSON);
            let closed = reading.is_sign(count.end, ",") || reading.class(count.end) == Class::Newline;
            let name = is_somebody(reading, person) && count.value >= 2;
            (years && (relative || name))
                || (count.counted == Counted::Bare
                    && closed
                    && (relative && count.value >= 2 || (name && spoken)))
        }
        _ => false,
    }
}

/// «Hvor gammel er hun?» and then the count alone on the next line.
fn is_answer(reading: &Reading<'_, '_>, index: usize, _count: &Count) -> bool {
    let mut question = index;
    for _ in 0..4 {
        let Some(before) = question.checked_sub(1) else { return false };
        question = before;
        if matches!(reading.lower(before), "?" | "alder") {
            break;
        }
        let passed = reading.class(before) == Class::Newline
            || reading.is(before, ADVERB | COPULA | PERSON)
            || matches!(reading.lower(before), "," | "ja" | "det" | "den" | "vel" | "vert" | ".");
        if !passed {
            return false;
        }
    }
    if !reading.is_sign(question, "?") {
        return false;
    }
    let asked = |place: usize| is_old(reading.lower(place)) || reading.lower(place).starts_with("alder");
    (1..=8.min(question))
        .take_while(|distance| reading.class(question - distance) != Class::Newline)
        .any(|distance| asked(question - distance))
}

/// Endings of words for what happens to somebody at an age.
const HAPPENED: [&str; 20] = [
    "slag",
    "infarkt",
    "kreft",
    "bypass",
    "død",
    "døde",
    "døydde",
    "stans",
    "svulst",
    "blødning",
    "bløding",
    "demens",
    "pci",
    "brystkreft",
    "tarm",
    "prostata",
    "eggstokk",
    "livmor",
    "dialyse",
    "pacemaker",
];

/// «menopause ved 46», «far: slag 66, bypass 71»: the age at which something happened to somebody.
fn is_onset(reading: &Reading<'_, '_>, index: usize, count: &Count) -> bool {
    let years = matches!(count.counted, Counted::Bare | Counted::Years);
    if !years || reading.is(index, ORDINAL) || index < 2 {
        return false;
    }
    if reading.lower(index - 1) == "ved" {
        return ["menopause", "menarke", "menarche", "overgangsalder"].contains(&reading.lower(index - 2));
    }
    let happened = HAPPENED.iter().any(|word| reading.lower(index - 1).ends_with(word));
    let relative = || {
        (2..=8.min(index))
            .take_while(|distance| reading.class(index - distance) != Class::Newline)
            .any(|distance| reading.is(index - distance, PERSON))
    };
    happened && count.value >= 15 && reading.class(count.end) != Class::Word && relative()
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn ages_with_a_form() {
        assert_eq!(found("Hun ble 71 år gammel."), ["AGE:71 år gammel"]);
        assert_eq!(found("Han er 54 år gammel, skilt"), ["AGE:54 år"]);
        assert_eq!(found("68 år gammel snekker"), ["AGE:68 år"]);
        assert_eq!(found("alene med åtteåringen sin"), ["AGE:åtteåringen"]);
        assert_eq!(found("fra 19-årsalderen"), ["AGE:19-årsalderen"]);
        assert_eq!(found("vart sjuk i 30-åra"), ["AGE:30-åra"]);
        assert_eq!(found("tidleg i femtiåra"), ["AGE:femtiåra"]);
    }

    #[test]
    fn ages_that_are_said_of_somebody() {
        for (text, age) in [
            ("Da var han 38. Av de", "38"),
            ("og da var jeg førtito, tror jeg", "førtito"),
            ("hun er jo fylt sytten, så", "sytten"),
            ("Ho blir åtti den tredje", "åtti"),
            ("Gutten er tre og et halvt år, ikke sant", "tre og et halvt år"),
            ("Eg er seks og tre firedels!", "seks og tre firedels"),
            ("Da var ho 61 år og tre månader. Så", "61 år og tre månader"),
            ("Hun er fem måneder nå", "fem måneder"),
            ("broren min er 54, frisk", "54"),
            ("lillesøster på sju, og", "sju"),
            ("Dette er Nils, elleve, som", "elleve"),
            ("Berit, datter, 19 år, frisk", "19 år"),
            ("søsteren (27) er frisk", "27"),
            ("Alder ved prøve: 8 år og 2 månader", "8 år og 2 månader"),
            ("Hvor gammel er datra di?\nNitten. Ho", "Nitten"),
            ("Menopause ved 48. Ingen", "48"),
            ("Fars bror Nils: hjerteinfarkt 58, frisk", "58"),
            ("døde i en alder av 81, rolig", "81"),
        ] {
            assert_eq!(found(text), [format!("AGE:{age}")], "{text}");
        }
    }

    #[test]
    fn durations_counts_and_values_are_no_ages() {
        for text in [
            "I 34 år, for to år siden, årskontroll, 6-årskontroll",
            "hun har røykt i 30 år og slutta for 3 år siden",
            "om 2 år, de siste 5 år, hvert 3. år, 3 års oppfølging",
            "han er 5 år yngre, og jeg er 12 uker på vei",
            "pulsen er 92 og skåren din var 31, han er 180 cm",
            "smerten er åtte, fra null til ti, type 2, vi er fire hjemme",
            "han var 2 ganger på do, hun er to dager på sykehus, jeg er en av dem",
            "lengda er hundre og syttito, og",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
