//! Street and house number, with postal code and place where they follow.

use crate::kind::{IdentifierKind, TokenSpan};
use crate::token::{Class, Shape};

use super::house;
use super::reading::{GOES_ON, MEASURE, MONTH, Reading, UNIT};

const STREET_ENDINGS: [&str; 60] = [
    "veien",
    "vegen",
    "veg",
    "vei",
    "gata",
    "gaten",
    "gate",
    "gt",
    "allé",
    "alle",
    "alleen",
    "alléen",
    "plass",
    "plassen",
    "bakken",
    "bakkane",
    "haugen",
    "svingen",
    "stien",
    "brygge",
    "brygga",
    "bryggen",
    "kaia",
    "kaien",
    "torg",
    "torget",
    "terrasse",
    "terrassen",
    "tunet",
    "tun",
    "teigen",
    "faret",
    "løkka",
    "løkken",
    "ringen",
    "kroken",
    "åsen",
    "grenda",
    "grend",
    "smauet",
    "smuget",
    "lia",
    "bråten",
    "stubben",
    "leitet",
    "geilen",
    "hagen",
    "myra",
    "postboks",
    "trappen",
    "trappa",
    "toppen",
    "fjæra",
    "lunden",
    "jordet",
    "sletta",
    "kleiva",
    "berget",
    "enga",
    "stranda",
];

/// Endings that no ordinary word but a street's name has, so that a small first letter does not matter.
const SURE_ENDINGS: [&str; 9] =
    ["veien", "vegen", "gata", "gaten", "gate", "trappen", "trappa", "stien", "smauet"];

const BARE_STREETS: [&str; 12] =
    ["postboks", "gate", "gata", "vei", "veg", "vegen", "plass", "allé", "torg", "torget", "veien", "gaten"];

/// An address whose house number stands at `index`, or a postal code that is read out.
pub(super) fn address(reading: &Reading<'_, '_>, index: usize) -> Option<TokenSpan> {
    if let Some(street) = street_alone(reading, index) {
        return Some(TokenSpan { start: street, end: street + 1, kind: IdentifierKind::Address });
    }
    let spoken = reading.class(index) == Class::Word;
    let street = index.checked_sub(1).filter(|_| spoken || is_house_number(reading, index));
    let whole = street.and_then(|street| with_street(reading, street, index));
    let address =
        whole.or_else(|| house::postal_alone(reading, index).filter(|_| spoken).map(|end| (index, end)));
    address.map(|(start, end)| TokenSpan { start, end, kind: IdentifierKind::Address })
}

/// «Og adressen?\nRefsnesalleen… nei»: a street without its number, right after the word for it.
fn street_alone(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    if !reading.lower(index).contains("adress") {
        return None;
    }
    let passed = |place: &usize| {
        matches!(reading.class(*place), Class::Sign | Class::Newline)
            || matches!(
                reading.lower(*place),
                "er" | "e" | "din" | "di" | "hans" | "hennes" | "ja" | "den" | "det" | "i"
            )
    };
    let street = (index + 1..index + 6).find(|place| !passed(place))?;
    let numbered = reading.is_spoken(street + 1)
        || is_house_number(reading, street + 1)
        || reading.lower(street + 1) == "hundre";
    let closed =
        matches!(reading.class(street + 1), Class::Sign | Class::Newline) || street + 1 >= reading.len();
    let named = reading.lower(street).len() >= 8 && !reading.lower(street).contains("adress");
    (reading.class(street) == Class::Word && named && is_street(reading, street) && !numbered && closed)
        .then_some(street)
}

fn with_street(reading: &Reading<'_, '_>, street: usize, index: usize) -> Option<(usize, usize)> {
    if reading.class(street) != Class::Word || reading.gap(index) > 1 || reading.is(street, MONTH | UNIT) {
        return None;
    }
    let spoken = reading.class(index) == Class::Word;
    let number_end = if spoken {
        house::spoken_end(reading, index)?
    } else {
        index + 1 + usize::from(is_house_letter(reading, index + 1))
    };
    let annex_end = house::annex_end(reading, number_end);
    let post = post_end(reading, annex_end);
    let is_street = is_street(reading, street);
    let at_home = house::is_at_home(reading, street);
    let named = is_street || (at_home && is_home_name(reading, street, number_end));
    let allowed = if spoken {
        let capital = reading
            .get(street)
            .is_some_and(|token| matches!(token.shape, Shape::Capitalised | Shape::CapitalisedAtStart));
        let closed = reading.is_end(number_end) || number_end >= reading.len();
        named && (post.is_some() || at_home || (capital && closed))
    } else {
        named || post.is_some()
    };
    if !allowed || (post.is_none() && reading.is(number_end, UNIT)) {
        return None;
    }
    let start = street_start(reading, street, post.is_some());
    let end = post.unwrap_or(annex_end);
    Some((start, if reading.lower(street) == "postboks" { post_office_end(reading, end) } else { end }))
}

/// «Lyngveien 3, 2020 Skedsmokorset»: whether the number at `index` is no year but a postal code.
pub(super) fn is_postal_code(reading: &Reading<'_, '_>, index: usize) -> bool {
    let Some(comma) = index.checked_sub(1).filter(|place| reading.is_sign(*place, ",")) else { return false };
    let lettered = comma > 1 && is_house_letter(reading, comma - 1);
    let Some(house) = comma.checked_sub(1 + usize::from(lettered)) else { return false };
    house > 0
        && is_house_number(reading, house)
        && is_street(reading, house - 1)
        && is_place_word(reading, index + 1)
}

/// «bor i Grilstadfjæra 28»: any name may be a street's where somebody says where he lives.
fn is_home_name(reading: &Reading<'_, '_>, street: usize, number_end: usize) -> bool {
    let shape = reading.get(street).map(|token| token.shape);
    let letters = reading.lower(street).chars().count();
    let caseless =
        shape == Some(Shape::Caseless) && letters >= 9 && reading.class(street + 1) == Class::Digits;
    let fits = (shape == Some(Shape::Capitalised) && letters >= 5) || caseless;
    fits && !reading.is(street, MEASURE) && (number_end >= reading.len() || reading.is_end(number_end))
}

/// «Postboks 4950 Nydalen»
fn post_office_end(reading: &Reading<'_, '_>, end: usize) -> usize {
    let shape = reading.get(end).map(|token| token.shape);
    let line_ends = matches!(reading.class(end + 1), Class::Newline | Class::Sign);
    let named = shape == Some(Shape::Capitalised) || (shape == Some(Shape::Caseless) && line_ends);
    if named && reading.class(end) == Class::Word && reading.gap(end) == 1 {
        let office = end + 1;
        return post_end(reading, office).unwrap_or(office);
    }
    end
}

fn is_street(reading: &Reading<'_, '_>, index: usize) -> bool {
    let long = reading.lower(index).len() >= 3;
    long && STREET_ENDINGS.iter().any(|ending| is_street_word(reading, index, ending))
}

fn is_street_word(reading: &Reading<'_, '_>, index: usize, ending: &str) -> bool {
    let word = reading.lower(index);
    // The last byte first: it tells nearly all of them apart without a call.
    if word.as_bytes().last() != ending.as_bytes().last() || !word.ends_with(ending) {
        return false;
    }
    let stem = word.len() - ending.len();
    if stem == 0 {
        let follows = index > 0 && reading.class(index - 1) == Class::Word;
        return ending == "postboks" || (follows && BARE_STREETS.contains(&ending));
    }
    let shape = reading.get(index).map(|token| token.shape);
    let sure = SURE_ENDINGS.contains(&ending) && stem >= 4 && house::is_at_home(reading, index);
    stem > 1 && (shape != Some(Shape::Lower) || sure)
}

fn is_house_number(reading: &Reading<'_, '_>, index: usize) -> bool {
    let word = reading.lower(index);
    match reading.class(index) {
        Class::Digits => word.len() <= 4,
        Class::Mixed => {
            let digits = word.bytes().take_while(u8::is_ascii_digit).count();
            (1..=4).contains(&digits) && word.len() == digits + 1
        }
        _ => false,
    }
}

fn is_house_letter(reading: &Reading<'_, '_>, index: usize) -> bool {
    let letter =
        matches!(reading.get(index).map(|token| token.shape), Some(Shape::Initial | Shape::Caseless));
    let word = reading.lower(index);
    letter && word.len() == 1 && matches!(word.as_bytes()[0], b'a'..=b'h') && reading.gap(index) <= 1
}

/// «, 3044 Drammen», «, 6843 Skei i Jølster», «, seksti ein femti, Ørsta»: the token after the place.
fn post_end(reading: &Reading<'_, '_>, number_end: usize) -> Option<usize> {
    let mut place = number_end;
    if reading.is_sign(place, ",")
        || (reading.class(place) == Class::Newline && reading.class(place + 1) == Class::Digits)
    {
        place += 1;
    }
    if let Some(end) = house::postal_end(reading, place).filter(|_| place > number_end) {
        let comma = usize::from(reading.is_sign(end, ","));
        let cased = reading.get(end + comma).is_some_and(|token| token.shape != Shape::Caseless);
        let named = is_place_word(reading, end + comma) && (cased || comma == 0);
        return Some(if named { place_end(reading, end + comma) } else { end });
    }
    let postal = reading.class(place) == Class::Digits && reading.lower(place).len() == 4;
    if !postal || !is_place_word(reading, place + 1) {
        return None;
    }
    Some(place_end(reading, place + 1))
}

pub(super) fn is_place_word(reading: &Reading<'_, '_>, index: usize) -> bool {
    let shape = reading.get(index).map(|token| token.shape);
    let goes_on =
        reading.get(index).is_some_and(|token| token.shape == Shape::Caseless) && reading.is(index, GOES_ON);
    reading.gap(index) <= 2
        && !goes_on
        && matches!(
            shape,
            Some(Shape::Capitalised | Shape::CapitalisedAtStart | Shape::Upper | Shape::Caseless)
        )
}

pub(super) fn place_end(reading: &Reading<'_, '_>, index: usize) -> usize {
    let cased = reading.get(index).is_some_and(|token| token.shape != Shape::Caseless);
    let mut end = index + 1;
    while cased && reading.gap(end) == 1 && is_place_word(reading, end) {
        end += 1;
    }
    let time = |word: &str| {
        matches!(
            word,
            "fjor"
                | "dag"
                | "går"
                | "vinter"
                | "sommer"
                | "sommar"
                | "høst"
                | "haust"
                | "vår"
                | "morgen"
                | "jula"
                | "påsken"
                | "år"
        )
    };
    let named_after = reading.lower(end) == "i"
        && is_place_word(reading, end + 1)
        && !time(reading.lower(end + 1))
        && !reading.is(end + 1, MONTH)
        && reading.spoken(end + 1).is_none();
    let closed = cased || matches!(reading.class(end + 2), Class::Sign | Class::Newline);
    if named_after && closed { end + 2 } else { end }
}

/// Where the street's name begins: «Nedre Bakken 4», «Kongens gate 5», «Per Krohgs vei 6».
fn street_start(reading: &Reading<'_, '_>, street: usize, has_post: bool) -> usize {
    let bare = reading.lower(street) != "postboks" && BARE_STREETS.contains(&reading.lower(street));
    let mut start = street;
    for _ in 0..3 {
        let Some(before) = start.checked_sub(1) else { break };
        if reading.class(before) != Class::Word || reading.gap(start) != 1 {
            break;
        }
        let shape = reading.get(before).map(|token| token.shape);
        let sided = matches!(
            reading.lower(before),
            "nedre"
                | "øvre"
                | "gamle"
                | "store"
                | "vestre"
                | "østre"
                | "nordre"
                | "søndre"
                | "søre"
                | "nørdre"
                | "lille"
                | "midtre"
        );
        let capital = matches!(shape, Some(Shape::Capitalised | Shape::Initial)) && (bare || has_post);
        let genitive = bare && start == street && shape == Some(Shape::Caseless);
        if !(sided || capital || genitive) {
            break;
        }
        start = before;
    }
    start
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn street_number_code_and_place() {
        for address in [
            "Lyngveien 14, 9990 Nordvik",
            "Lyngvegen 12B",
            "Kongens gate 5, 9990 Nordvik",
            "Nedre Brua 40, 9990 Nordvik",
        ] {
            assert_eq!(found(&format!("Hun bor i {address}. Fint")), [format!("ADDRESS:{address}")]);
        }
        assert_eq!(found("bor i lyngvegen 3 b, 9990 nordvik. ja"), ["ADDRESS:lyngvegen 3 b, 9990 nordvik"]);
    }

    #[test]
    fn streets_in_words_and_boxes() {
        assert_eq!(
            found("Hvilken adresse?\nelvebakkveien tre hundre og fire, det gule huset"),
            ["ADDRESS:elvebakkveien tre hundre og fire"]
        );
        assert_eq!(
            found("Kvar bur du? Lyngmovegen sytten be, femti ein tretti, Nordvik."),
            ["ADDRESS:Lyngmovegen sytten be, femti ein tretti, Nordvik"]
        );
        assert_eq!(found("jeg bor i Kongens gate tjueto. Ja"), ["ADDRESS:Kongens gate tjueto"]);
        assert_eq!(found("hun har bodd i Måkefjæra 12 siden"), ["ADDRESS:Måkefjæra 12"]);
        assert_eq!(
            found("Lyngtrappen 16, leilighet 301, 9990 Nordvik. Ja"),
            ["ADDRESS:Lyngtrappen 16, leilighet 301, 9990 Nordvik"]
        );
        assert_eq!(found("Postboks 1200 Sentrum\nHei"), ["ADDRESS:Postboks 1200 Sentrum"]);
    }

    #[test]
    fn streets_broken_off_and_codes_like_years() {
        assert_eq!(found("Og adressen?\nLyngalleen... nei, vent"), ["ADDRESS:Lyngalleen"]);
        assert_eq!(found("Bor Lyngveien 11, 2020 Nordvik, mann"), ["ADDRESS:Lyngveien 11, 2020 Nordvik"]);
        assert_eq!(
            found("hvor er dere\nlyngringen to hundre og ni leilighet h null en null fire i nordvik"),
            ["ADDRESS:lyngringen to hundre og ni leilighet h null en null fire"]
        );
    }

    #[test]
    fn ways_and_places_of_work_are_no_streets() {
        assert!(found("på veien to ganger, halvveien tre, arbeidsplassen fire, luftveien to").is_empty());
    }

    #[test]
    fn corridors_and_rooms_are_no_streets() {
        assert!(found("rom 114, seng 7-2, på vei 2 ganger, uke 12").is_empty());
    }
}
