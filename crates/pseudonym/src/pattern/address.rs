//! Street and house number, with postal code and place where they follow.

use crate::kind::{IdentifierKind, TokenSpan};
use crate::token::{Class, Shape, Tokens};

use super::date::month_of;

const STREET_ENDINGS: [&str; 44] = [
    "veien", "vegen", "veg", "vei", "veien", "gata", "gaten", "gate", "gt", "allé", "alle", "alleen",
    "alléen", "plass", "plassen", "bakken", "bakkane", "haugen", "svingen", "stien", "brygge", "brygga",
    "kaia", "torg", "torget", "terrasse", "tunet", "teigen", "faret", "løkka", "ringen", "kroken", "åsen",
    "grenda", "grend", "smauet", "lia", "bråten", "stubben", "leitet", "geilen", "hagen", "myra", "postboks",
];

/// An address whose house number stands at `index`.
pub(super) fn address(tokens: &Tokens<'_>, index: usize) -> Option<TokenSpan> {
    let street = index.checked_sub(1).filter(|_| is_house_number(tokens, index))?;
    if tokens.class(street) != Class::Word
        || tokens.gap(index) > 1
        || month_of(tokens.lower(street)).is_some()
    {
        return None;
    }
    let number_end = index + 1 + usize::from(is_house_letter(tokens, index + 1));
    let post = post_end(tokens, number_end);
    let is_street = STREET_ENDINGS.iter().any(|ending| is_street_word(tokens, street, ending));
    if !is_street && post.is_none() {
        return None;
    }
    if post.is_none() && super::is_unit(tokens.lower(number_end)) {
        return None;
    }
    let start = street_start(tokens, street, post.is_some());
    Some(TokenSpan { start, end: post.unwrap_or(number_end), kind: IdentifierKind::Address })
}

fn is_street_word(tokens: &Tokens<'_>, index: usize, ending: &str) -> bool {
    let word = tokens.lower(index);
    let fits = word.ends_with(ending) && word.chars().count() > ending.chars().count() + 1;
    let bare = word == ending
        && matches!(
            ending,
            "postboks"
                | "gate"
                | "gata"
                | "vei"
                | "veg"
                | "vegen"
                | "plass"
                | "allé"
                | "torg"
                | "torget"
                | "veien"
        );
    let shape = tokens.get(index).map(|token| token.shape);
    (fits && shape != Some(Shape::Lower))
        || (bare && index > 0 && (tokens.class(index - 1) == Class::Word || word == "postboks"))
}

fn is_house_number(tokens: &Tokens<'_>, index: usize) -> bool {
    let word = tokens.lower(index);
    match tokens.class(index) {
        Class::Digits => word.len() <= 4,
        Class::Mixed => {
            let digits = word.bytes().take_while(u8::is_ascii_digit).count();
            (1..=4).contains(&digits) && word.len() == digits + 1
        }
        _ => false,
    }
}

fn is_house_letter(tokens: &Tokens<'_>, index: usize) -> bool {
    let letter = matches!(tokens.get(index).map(|token| token.shape), Some(Shape::Initial | Shape::Caseless));
    let word = tokens.lower(index);
    letter && word.len() == 1 && matches!(word.as_bytes()[0], b'a'..=b'h') && tokens.gap(index) <= 1
}

/// «, leil. 204», «, 3044 Drammen», «, 6843 Skei i Jølster»: the token after the place.
fn post_end(tokens: &Tokens<'_>, number_end: usize) -> Option<usize> {
    let mut place = number_end;
    let comma = |place: usize| tokens.is_sign(place, ",");
    if comma(place)
        && matches!(tokens.lower(place + 1), "leil" | "leilighet" | "leilegheit" | "bolig" | "etg")
    {
        place += 2;
        while !comma(place) && place < number_end + 6 {
            place += 1;
        }
    }
    if comma(place) || (tokens.class(place) == Class::Newline && tokens.class(place + 1) == Class::Digits) {
        place += 1;
    }
    let postal = tokens.class(place) == Class::Digits && tokens.lower(place).len() == 4;
    if !postal || !is_place_word(tokens, place + 1) {
        return None;
    }
    Some(place_end(tokens, place + 1))
}

fn is_place_word(tokens: &Tokens<'_>, index: usize) -> bool {
    let shape = tokens.get(index).map(|token| token.shape);
    tokens.gap(index) <= 2
        && matches!(
            shape,
            Some(Shape::Capitalised | Shape::CapitalisedAtStart | Shape::Upper | Shape::Caseless)
        )
}

fn place_end(tokens: &Tokens<'_>, index: usize) -> usize {
    let cased = tokens.get(index).is_some_and(|token| token.shape != Shape::Caseless);
    let mut end = index + 1;
    while cased && tokens.gap(end) == 1 && is_place_word(tokens, end) {
        end += 1;
    }
    let time = |word: &str| {
        month_of(word).is_some()
            || matches!(
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
            || crate::number::spoken_value(word).is_some()
    };
    let named_after =
        tokens.lower(end) == "i" && is_place_word(tokens, end + 1) && !time(tokens.lower(end + 1));
    let closed = cased || matches!(tokens.class(end + 2), Class::Sign | Class::Newline);
    if named_after && closed { end + 2 } else { end }
}

/// Where the street's name begins: «Nedre Bakken 4», «Kongens gate 5», «Per Krohgs vei 6».
fn street_start(tokens: &Tokens<'_>, street: usize, has_post: bool) -> usize {
    let bare = matches!(
        tokens.lower(street),
        "gate" | "gata" | "vei" | "veg" | "vegen" | "plass" | "allé" | "torg" | "torget" | "veien"
    );
    let mut start = street;
    for _ in 0..3 {
        let Some(before) = start.checked_sub(1) else { break };
        if tokens.class(before) != Class::Word || tokens.gap(start) != 1 {
            break;
        }
        let shape = tokens.get(before).map(|token| token.shape);
        let sided = matches!(
            tokens.lower(before),
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
    fn corridors_and_rooms_are_no_streets() {
        assert!(found("rom 114, seng 7-2, på vei 2 ganger, uke 12").is_empty());
    }
}
