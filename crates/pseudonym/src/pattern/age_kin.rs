//! Ages in family histories and short notes: «kv 28», «mor, døde bare 41 år», «søster Nora 12 år», «53 den gang».

use crate::token::{Class, Shape};

use super::age::is_said_of_somebody;
use super::age_form::{self, Count, Counted, is_old};
use super::reading::{MEASURE, PERSON, Reading, UNIT};

type Context = fn(&Reading<'_, '_>, usize, &Count) -> bool;

/// Where the count at `index` is an age although nothing is said of its sort, or a word goes on after it.
pub(super) const ANYWHERE: [Context; 5] =
    [is_telegraphic, is_first_of_pair, is_that_time, is_line_answer, is_corrected];

/// Where a count with nothing after it is an age.
pub(super) const FINISHED: [Context; 5] =
    [is_of_death, is_after_kin, is_since_onset, is_with_weight, is_apposition];

/// A relative: a person, but no pronoun and not the patient.
fn is_kin(reading: &Reading<'_, '_>, index: usize) -> bool {
    let word = reading.lower(index);
    let other = matches!(
        word,
        "jeg"
            | "eg"
            | "æ"
            | "jæ"
            | "je"
            | "du"
            | "han"
            | "hun"
            | "ho"
            | "hu"
            | "hon"
            | "a"
            | "pasienten"
            | "pasient"
            | "kroppen"
            | "eldste"
            | "yngste"
            | "vedkommende"
    );
    let plural = matches!(
        word,
        "barn"
            | "born"
            | "borna"
            | "barna"
            | "søsken"
            | "sysken"
            | "tvillinger"
            | "tvillingar"
            | "tvillingene"
            | "tvillingane"
            | "døtre"
            | "døtrer"
            | "sønner"
            | "søner"
            | "brødre"
            | "brør"
            | "søstre"
            | "systrer"
    );
    plural || (reading.is(index, PERSON) && !other)
}

/// Whether a relative is named among the `reach` tokens before `index`, in the same sentence.
fn follows_kin(reading: &Reading<'_, '_>, index: usize, reach: usize) -> bool {
    (1..=reach.min(index))
        .map(|distance| index - distance)
        .take_while(|place| reading.class(*place) != Class::Newline && !reading.is_sign(*place, "."))
        .any(|place| is_kin(reading, place))
}

/// «kv 28», «mann 54, tidligere frisk», «jente 7»: sex and age.
fn is_telegraphic(reading: &Reading<'_, '_>, index: usize, count: &Count) -> bool {
    let before = index.checked_sub(1).map_or("", |place| reading.lower(place));
    if count.counted != Counted::Bare || reading.class(index) != Class::Digits || reading.is(count.end, UNIT)
    {
        return false;
    }
    let closed = count.end >= reading.len() || reading.is_end(count.end);
    before == "kv" || (matches!(before, "kvinne" | "mann" | "jente" | "gutt" | "guten" | "pike") && closed)
}

/// «henholdsvis 9 og 11 år gamle», «sju eller åtte år gammel»
fn is_first_of_pair(reading: &Reading<'_, '_>, index: usize, count: &Count) -> bool {
    let joined = matches!(reading.lower(count.end), "og" | "eller" | "–" | "-" | ",");
    if count.counted != Counted::Bare || !joined || index == 0 {
        return false;
    }
    let respective = ["henholdsvis", "hhv"].contains(&reading.lower(index - 1));
    age_form::count(reading, count.end + 1)
        .is_some_and(|second| second.old || (respective && second.counted == Counted::Years))
}

/// «53 den gang», «bare 19 den gangen», «han 40 på den tida»
fn is_that_time(reading: &Reading<'_, '_>, index: usize, count: &Count) -> bool {
    let on = usize::from(reading.lower(count.end) == "på");
    let time = matches!(
        reading.lower(count.end + on + 1),
        "gang" | "gangen" | "gongen" | "gong" | "tiden" | "tida" | "tid"
    );
    let stated = index > 0 && (!reading.is(index - 1, MEASURE));
    count.counted != Counted::Weeks
        && matches!(reading.lower(count.end + on), "den" | "det")
        && time
        && stated
        && count.value >= 2
}

/// «hvor gammel ble du nå» and the count at the beginning of the next line.
fn is_line_answer(reading: &Reading<'_, '_>, index: usize, count: &Count) -> bool {
    if index < 3 || reading.class(index - 1) != Class::Newline || reading.is(count.end, UNIT) {
        return false;
    }
    let question = |place: &usize| reading.class(*place) != Class::Newline;
    let line: Vec<usize> =
        (2..=12.min(index)).map(|distance| index - distance).take_while(question).collect();
    line.iter().any(|place| is_old(reading.lower(*place)))
        && line.iter().any(|place| {
            matches!(reading.lower(*place), "hvor" | "kor" | "åssen" | "kossen" | "hvilken" | "korleis")
        })
}

/// «femtien nei vent femtito»: an age that is put right.
fn is_corrected(reading: &Reading<'_, '_>, index: usize, count: &Count) -> bool {
    if index < 2 || !matches!(reading.lower(index - 1), "nei" | "vent" | ",") || reading.is(count.end, UNIT) {
        return false;
    }
    let passed = |place: &usize| {
        matches!(
            reading.lower(*place),
            "nei" | "vent" | "," | "." | "…" | "unnskyld" | "eh" | "litt" | "forresten" | "år"
        )
    };
    let skipped = (1..=5.min(index)).map(|distance| index - distance).take_while(passed).collect::<Vec<_>>();
    let corrects = skipped.iter().any(|place| matches!(reading.lower(*place), "nei" | "vent"));
    let first = index.checked_sub(skipped.len() + 1);
    corrects
        && first.is_some_and(|place| {
            (reading.is_spoken(place) || reading.class(place) == Class::Digits)
                && age_form::count(reading, place).is_some_and(|count| {
                    is_line_answer(reading, place, &count) || is_said_of_somebody(reading, place, &count)
                })
        })
}

/// «døde i Homs bare 36 år», «han omkom, 41 år.»
fn is_of_death(reading: &Reading<'_, '_>, index: usize, count: &Count) -> bool {
    let before = index.checked_sub(1).map_or("", |place| reading.lower(place));
    let lasted = matches!(
        before,
        "etter"
            | "i"
            | "om"
            | "for"
            | "over"
            | "under"
            | "på"
            | "med"
            | "siste"
            | "hvert"
            | "kvart"
            | "cirka"
            | "enn"
            | "første"
    );
    if count.counted != Counted::Years || lasted {
        return false;
    }
    (1..=12.min(index))
        .map(|distance| index - distance)
        .take_while(|place| reading.class(*place) != Class::Newline && !reading.is_sign(*place, "."))
        .any(|place| {
            let word = reading.lower(place);
            ["død", "døy", "omk", "brått", "bråd", "avgått", "sovnet", "druk", "falt", "stupte"]
                .iter()
                .any(|stem| word.starts_with(stem))
        })
}

/// «to barn, Siv Helene 41 år og Odd 38 år», «storesøster Nora 2 1/2 år», «borna: Liv (27)», «dotter på 18 mnd»
fn is_after_kin(reading: &Reading<'_, '_>, index: usize, count: &Count) -> bool {
    let Some(before) = index.checked_sub(1) else { return false };
    if matches!(count.counted, Counted::Weeks) || !follows_kin(reading, index, 8) {
        return false;
    }
    let shape = |place: usize| reading.get(place).map(|token| token.shape);
    let is_name = |place: usize| {
        !reading.is(place, MEASURE | UNIT)
            && matches!(shape(place), Some(Shape::Capitalised | Shape::CapitalisedAtStart | Shape::Initial))
    };
    let uncased =
        |place: usize| shape(place) == Some(Shape::Caseless) && is_kin(reading, place.saturating_sub(1));
    let bracket = reading.is_sign(before, "(") && reading.is_sign(count.end, ")") && before > 0;
    if bracket {
        let within = (1..=6.min(before)).any(|distance| is_kin(reading, before - distance));
        return is_name(before - 1) || (within && shape(before - 1) == Some(Shape::Caseless));
    }
    match count.counted {
        Counted::Years => is_name(before) || uncased(before) || is_kin(reading, before),
        Counted::Months if before > 0 => {
            reading.lower(before) == "på"
                && (is_name(before - 1) || is_kin(reading, before - 1) || uncased(before - 1))
        }
        _ => false,
    }
}

/// «ustø frå 8 år.», «mor: dialyse fra 54;»
fn is_since_onset(reading: &Reading<'_, '_>, index: usize, count: &Count) -> bool {
    let from = index > 0 && matches!(reading.lower(index - 1), "fra" | "frå");
    let closed = matches!(reading.lower(count.end), "." | ";" | "," | ")")
        || reading.class(count.end) == Class::Newline;
    let counted = match count.counted {
        Counted::Years => true,
        Counted::Bare => {
            count.value >= 15 && reading.class(index) == Class::Digits && follows_kin(reading, index, 12)
        }
        _ => false,
    };
    from && closed && counted
}

/// «Tre år og seksten kilo»
fn is_with_weight(reading: &Reading<'_, '_>, _index: usize, count: &Count) -> bool {
    count.counted == Counted::Years
        && reading.lower(count.end) == "og"
        && matches!(reading.lower(count.end + 2), "kilo" | "kg" | "cm" | "centimeter")
}

/// «håkon emil, tretten, som ikke vil»
fn is_apposition(reading: &Reading<'_, '_>, index: usize, count: &Count) -> bool {
    index > 1
        && reading.is_sign(index - 1, ",")
        && reading.is_sign(count.end, ",")
        && reading.lower(count.end + 1) == "som"
        && reading.class(index - 2) == Class::Word
        && !reading.is(index - 2, MEASURE | UNIT)
        && !reading.is_spoken(index - 2)
        && count.value >= 2
        && matches!(count.counted, Counted::Bare | Counted::Years)
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn ages_in_family_histories() {
        for (text, age) in [
            ("Bror falt om på ferie, bare 39 år. Ikke", "39 år"),
            ("Farfar druknet, 52 år, i mars", "52 år"),
            ("har to barn Siv Helene 41 år med cyster", "41 år"),
            ("storesøster Amina 2 1/2 år skal", "2 1/2 år"),
            ("Borna til henne: Liv (27) frisk", "27"),
            ("dottera Sana på 14 mnd. Ho", "14 mnd"),
            ("Ustø gange frå 9 år. Diagnosen", "9 år"),
            ("mor: nyresvikt fra 56; frisk ellers", "56"),
            ("kom ikke hjem, 51 den gang. Alle", "51"),
            ("Tre år og femten kilo, og", "Tre år"),
            ("ole martin, tolv, som ikke vil", "tolv"),
            ("kv 31 tolk ja", "31"),
            ("Mann 54, tidligere frisk", "54"),
            ("når en person på 33 år dør slik", "33 år"),
            ("mormor: slag 61 år, frisk ellers", "61 år"),
            ("far, tjukktarm 58, lever enno", "58"),
            ("hvor gammel ble du nå\nfemtiåtte på onsdag", "femtiåtte"),
            ("døydde 44 år gammal, same år", "44 år"),
            ("falt om i 27 års alder, ble", "27 års"),
        ] {
            assert_eq!(found(text), [format!("AGE:{age}")], "{text}");
        }
    }

    #[test]
    fn ages_in_pairs_and_put_right() {
        assert_eq!(found("to søstre, henholdsvis 8 og 12 år gamle. Ingen"), ["AGE:8", "AGE:12 år"]);
        assert_eq!(
            found("hvor gammel er du blitt\ntrettien nei vent trettito jeg hadde"),
            ["AGE:trettien", "AGE:trettito"]
        );
    }

    #[test]
    fn time_that_passes_is_no_age() {
        for text in [
            "mor døde etter 3 år med kreft",
            "hadde det fra 12 til 14, og fra 40 mg",
            "Herr Vik på 14 spiste godt",
            "forløpet varer i 18 måneder. Kontroll om 3 år.",
            "gutt 2 ganger innlagt, mann 3 dager i seng",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
