//! Names that stand alone where only a name stands: the initials under a note, and the name called out at the door.

use crate::kind::{IdentifierKind, TokenSpan};
use crate::token::{Class, Shape};

use super::reading::{Reading, SIGNED};

/// What is asked at the start and is no name.
const NO_NAMES: [&str; 14] = [
    "ja", "jo", "nei", "hei", "hallo", "heisann", "unnskyld", "orsak", "neste", "hva", "kva", "hvem", "kven",
    "ok",
];

/// Both, in the order of the text.
pub(super) fn found(reading: &Reading<'_, '_>) -> impl Iterator<Item = TokenSpan> {
    let name = |index: usize| TokenSpan { start: index, end: index + 1, kind: IdentifierKind::Name };
    let called = is_called(reading).then(|| name(0));
    let words = if reading.has(SIGNED) { reading.len() } else { 0 };
    let signed = (0..words).filter(|index| reading.is(*index, SIGNED));
    called.into_iter().chain(signed.filter_map(|cue| initials_after(reading, cue)).map(name))
}

/// «Frida?» as the first thing said.
fn is_called(reading: &Reading<'_, '_>) -> bool {
    let written_as_a_name = reading.get(0).is_some_and(|token| {
        matches!(token.shape, Shape::CapitalisedAtStart | Shape::Caseless) && token.class == Class::Word
    });
    let word = reading.lower(0);
    written_as_a_name && reading.is_sign(1, "?") && !NO_NAMES.contains(&word) && reading.means_nothing(0)
}

/// «Sign. KT», «skrevet av: mbl» at the end of a line.
fn initials_after(reading: &Reading<'_, '_>, cue: usize) -> Option<usize> {
    let between = |index: &usize| matches!(reading.lower(*index), "." | ":" | "av" | "ved" | "fra" | "frå");
    let place = (cue + 1..reading.len().min(cue + 5)).find(|index| !between(index))?;
    let token = reading.get(place)?;
    let few = (2..=3).contains(&reading.lower(place).chars().count());
    let written = matches!(token.shape, Shape::Upper | Shape::Caseless)
        || token.shape == Shape::Lower && reading.is_sign(place - 1, ":");
    let end = place + 1 + usize::from(reading.is_sign(place + 1, "."));
    (token.class == Class::Word && few && written && reading.class(end) == Class::Newline).then_some(place)
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn initials_under_a_note_are_a_name() {
        assert_eq!(found("Ny time om et år. Sign. KT"), ["NAME:KT"]);
        assert_eq!(found("Pårørende er informert av: mbl\nFølges opp."), ["NAME:mbl"]);
        assert_eq!(found("Skrevet i går, sign. på papir"), [] as [&str; 0]);
        assert_eq!(found("Registrert BT 120 i journal"), [] as [&str; 0]);
    }

    #[test]
    fn a_name_called_out_at_the_door_is_a_name() {
        assert_eq!(found("Flaks? Kom inn du."), ["NAME:Flaks"]);
        assert_eq!(found("Hallo? Er det noen der?"), [] as [&str; 0]);
    }
}
