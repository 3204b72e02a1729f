use clinical::PseudonymTag;

use super::*;
use crate::key::Person;
use crate::surrogate::date::Calendar;

/// Kari Nordli, Jonas Nordli and a phone, a date and an age under other names.
fn key() -> SurrogateKey {
    let mut key = SurrogateKey::new(PseudonymTag::from_bytes([0; 16]));
    for (surrogate, original) in
        [("Solfrid", "Kari"), ("Tarjei", "Jonas"), ("Lyngstad", "Nordli"), ("Storhamn", "Bergen")]
    {
        key.add_form(surrogate, original);
        key.add_word(surrogate, original);
    }
    for (surrogate, original) in [("solfrid", "kari"), ("tarjei", "jonas")] {
        let surrogate = vec![surrogate.to_owned(), "lyngstad".to_owned()];
        key.persons.push(Person { surrogate, original: vec![original.to_owned(), "nordli".to_owned()] });
    }
    key.add_form("47 55 12 34", "46 21 89 03");
    key.add_number("47551234", "46218903");
    key.add_number("01835012345", "15867030201");
    let date = |year, month, day| Calendar { year: Some(year), month: Some(month), day: Some(day) };
    key.add_date(date(2024, 3, 1), date(2025, 5, 14));
    key.add_date(date(2024, 3, 22), date(2025, 6, 4));
    key.add_age((63, 'y'), 61);
    key.add_beside("lyngfaret", "27", "14");
    key.add_word("Lyngfaret", "Tjernstubben");
    key
}

fn restored(text: &str) -> String {
    let key = key();
    let mut restorer = Restorer::new(&key);
    let mut restored = restorer.push(text);
    restored.extend(restorer.finish());
    restored.marked()
}

#[test]
fn names_come_back_in_every_form() {
    for (altered, original) in [
        ("solfrid, SOLFRIDS og Solfrids hund", "kari, KARIS og Karis hund"),
        ("Tarjeis bok, Tarjei's bok", "Jonas' bok, Jonas's bok"),
        ("**Solfrid** _Lyngstad_ `Lyngstad`", "**Kari** _Nordli_ `Nordli`"),
        ("Lyngstad, Solfrid", "Nordli, Kari"),
        ("Lyng-stad, Lyng-\n  stad, Lyng\u{ad}stad, Sol\u{200b}frid", "Nordli, Nordli, Nordli, Kari"),
        ("Lyng**stad** og Sol**frid**", "Nordli og Kari"),
        ("S. Lyngstad, T.L. og SL", "K. Nordli, J.N. og KN"),
        ("Solfrid L. kom", "Kari N. kom"),
        ("Storhamnområdet og Storhamn-legen", "Bergenområdet og Bergen-legen"),
        ("Solfridsrud", "[Solfridsrud?]"),
        ("Lyngstat og Soldfrid", "[Lyngstat?] og [Soldfrid?]"),
        ("Storm, sol og fred. CT og EKG.", "Storm, sol og fred. CT og EKG."),
    ] {
        assert_eq!(restored(altered), original);
    }
}

#[test]
fn numbers_dates_and_ages_come_back_in_every_form() {
    for (altered, original) in [
        (
            "47551234, 475 51 234, +47 47 55 12 34, +4747551234",
            "46218903, 462 18 903, +47 46 21 89 03, +4746218903",
        ),
        ("018350 12345, 01835012345, 018350-12345", "158670 30201, 15867030201, 158670-30201"),
        ("født 018350", "født 158670"),
        ("147551234 og 4755123", "147551234 og 4755123"),
        ("1.3.2024, 01.03.24, 1. mars 2024, 2024-03-01", "14.5.2025, 14.05.25, 14. mai 2025, 2025-05-14"),
        ("1/3-24 og den 1. mars", "14/5-25 og den 14. mai"),
        ("i mars 2024", "i [mars 2024?]"),
        ("i 2024, 2024 ml", "i 2025, 2024 ml"),
        ("5.3.2024", "[5.3.2024?]"),
        ("63 år, 63-åring, sekstitreåring, Sekstitre år", "61 år, 61-åring, sekstienåring, Sekstien år"),
        ("63 mg", "63 mg"),
        ("Lyngfaret 27", "Tjernstubben 14"),
        ("27 tabletter", "27 tabletter"),
    ] {
        assert_eq!(restored(altered), original);
    }
}

#[test]
fn chunks_change_nothing_and_little_is_held_back() {
    let text =
        "Solfrid Lyngstad (63 år), tlf. +47 475 51 234, kom 1. mars 2024 til **Storhamn**. ".repeat(20);
    let whole = restored(&text);
    let key = key();
    for size in [1, 2, 7, 50, 333] {
        let mut restorer = Restorer::new(&key);
        let mut given = Restored::default();
        let characters: Vec<char> = text.chars().collect();
        for chunk in characters.chunks(size) {
            given.extend(restorer.push(&chunk.iter().collect::<String>()));
            assert!(restorer.held() <= restorer.delay(), "{} held", restorer.held());
        }
        given.extend(restorer.finish());
        assert_eq!(given.marked(), whole);
        assert!(!given.pieces().is_empty());
    }
}

#[test]
fn nothing_prints() {
    let key = key();
    let mut restorer = Restorer::new(&key);
    let given = restorer.push("Solfrid");
    assert!(!format!("{restorer:?} {given:?} {:?}", restorer.finish()).contains("Kari"));
}
