//! Numbers and codes of cases, samples, accounts, vehicles, products and people in registers.

use crate::kind::{IdentifierKind, TokenSpan};
use crate::token::Class;

use super::chain::{Chain, chain, is_code_letters};
use super::reading::{ADVERB, CODE, FILLER, MEASURE, NUMBER, PERSON, Reading, UNIT, USER};
use super::{said_contact, scanned};

/// Whether the word at `index` can begin a code of letters and digits: few letters, and digits or a sign after them.
pub(super) fn may_begin(reading: &Reading<'_, '_>, index: usize) -> bool {
    let next = match reading.class(index + 1) {
        Class::Digits | Class::Mixed => true,
        Class::Sign => {
            reading.gap(index + 1) == 0 && matches!(reading.lower(index + 1), "-" | "/" | "." | "_")
        }
        _ => false,
    };
    next && is_code_letters(reading, index)
}

/// A code at `index`: introduced by a word, or plain from its form.
pub(super) fn code(reading: &Reading<'_, '_>, index: usize) -> Option<TokenSpan> {
    let span = |end| Some(TokenSpan { start: index, end, kind: IdentifierKind::OtherId });
    if matches!(reading.lower(index), "understrek" | "underscore" | "underskår") {
        return said_contact::user_around(reading, index);
    }
    if let Some(end) = plate_or_account(reading, index) {
        return span(end);
    }
    let serial_word =
        reading.lower(index) == "s" && reading.is_sign(index + 1, "/") && reading.lower(index + 2) == "n";
    if serial_word || is_variant(reading, index) {
        return None;
    }
    if reading.has(USER) && names_user(reading, index) {
        return span(user_end(reading, index));
    }
    if (index > 0 && is_joined(reading, index))
        || reading.is(index, CODE | NUMBER) && is_plain_word(reading, index)
    {
        return None;
    }
    let chain = chain(reading, index);
    if chain.digits == 0 {
        return None;
    }
    let cue = cue_before(reading, index);
    let measure = reading.is(chain.end, UNIT) && reading.gap(chain.end) <= 1;
    if measure || is_decimal(reading, &chain) {
        return None;
    }
    if let Some(cue) = cue {
        let end = with_more_groups(reading, &chain);
        let digits = digits_between(reading, index, end);
        let named = chain.letters >= 3 && chain.digits + chain.letters >= 5 && chain.end == index + 1;
        if fits_cue(reading, cue, &chain, digits) || (named && is_lot(reading, cue)) {
            return span(end);
        }
    }
    if (chain.digits < 5 && !chain.is_case()) || is_medical_code(reading, index, &chain) {
        return None;
    }
    let form = chain.is_case()
        || chain.is_account()
        || (chain.letters > 0 && chain.digits >= 5 && chain.has_long_group())
        || chain.longest >= 7;
    if form { span(chain.end) } else { None }
}

/// `SN 48806`, a plate whose letters happen to be a cue; `4901 12 77065`, an account with spaces.
fn plate_or_account(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    let digits = |place: usize, count: usize| {
        reading.class(place) == Class::Digits
            && reading.lower(place).len() == count
            && reading.gap(place) <= 1
    };
    let free = |end: usize| reading.class(end) != Class::Digits || reading.gap(end) > 1;
    if digits(index, 4) && digits(index + 1, 2) && digits(index + 2, 5) && free(index + 3) {
        return Some(index + 3);
    }
    let plate = reading.is(index, CODE) && reading.lower(index).len() == 2 && reading.gap(index + 1) == 1;
    let vehicle = || {
        (1..=6.min(index)).any(|distance| {
            let word = reading.lower(index - distance);
            ["bil", "kjøretøy", "volvo", "toyota", "tesla", "traktor", "moped", "sykkel", "henger", "skilt"]
                .iter()
                .any(|part| word.contains(part))
        })
    };
    (plate && digits(index + 1, 5) && free(index + 2) && vehicle()).then_some(index + 2)
}

/// `G20210A`, `c.2864_2865del`, `M-8140/3`, `T-77100`: a variant of a gene, or a code of a nomenclature.
fn is_variant(reading: &Reading<'_, '_>, index: usize) -> bool {
    let word = reading.lower(index);
    let bytes = word.as_bytes();
    let amino = |byte: u8| b"acdefghiklmnpqrstvwyx".contains(&byte);
    let substituted = bytes.len() >= 4
        && amino(bytes[0])
        && amino(bytes[bytes.len() - 1])
        && bytes[1..bytes.len() - 1].iter().all(u8::is_ascii_digit);
    let coordinate = matches!(word, "c" | "p" | "g" | "m" | "n") && reading.is_sign(index + 1, ".");
    let nomenclature = matches!(word, "t" | "m" | "p" | "d" | "f" | "e")
        && reading.is_sign(index + 1, "-")
        && matches!(reading.lower(index + 2).len(), 4 | 5)
        && reading.class(index + 2) == Class::Digits;
    let introduced = || cue_before(reading, index).is_some();
    (substituted || nomenclature || (coordinate && reading.gap(index + 2) == 0)) && !introduced()
}

fn is_plain_word(reading: &Reading<'_, '_>, index: usize) -> bool {
    reading.class(index) == Class::Word
}

/// Words whose numbers may be mostly letters: «lot AHPVA41CX», «bruker LIMW7».
fn is_lot(reading: &Reading<'_, '_>, cue: usize) -> bool {
    let word = reading.lower(cue);
    ["lot", "batch", "serie", "sn", "charge", "bruker", "brukar"].iter().any(|stem| word.starts_with(stem))
}

fn digits_between(reading: &Reading<'_, '_>, start: usize, end: usize) -> usize {
    (start..end).map(|place| reading.lower(place).bytes().filter(u8::is_ascii_digit).count()).sum()
}

/// Whether the chain is what the cue at `cue` introduces.
fn fits_cue(reading: &Reading<'_, '_>, cue: usize, chain: &Chain, digits: usize) -> bool {
    let word = reading.lower(cue);
    if reading.is(cue, NUMBER) {
        // «nr 17» counts; «rom nr 1204» and «skjema nr 2040» are not about a person.
        let counted = cue > 0 && (reading.is(cue - 1, MEASURE) || reading.lower(cue - 1).ends_with("skjema"));
        return digits >= 4 && !counted;
    }
    let range = chain.letters == 0 && chain.groups.len() == 2 && chain.longest <= 3 && chain.signs == "-";
    if word.starts_with("ref") && (range || digits < 4) {
        return false;
    }
    let catalogue = word.starts_with("kode") && chain.letters > 0 && digits <= 3;
    digits >= 3 && !catalogue
}

fn is_joined(reading: &Reading<'_, '_>, index: usize) -> bool {
    reading.gap(index) == 0
        && matches!(reading.lower(index - 1), "-" | "/" | "." | "," | "_")
        && index >= 2
        && reading.gap(index - 1) == 0
        && !matches!(reading.class(index - 2), Class::Sign | Class::Newline)
}

/// `T02840`, `M87433` (SNOMED), `NPU03577` (laboratory code): the same for every patient.
fn is_medical_code(reading: &Reading<'_, '_>, index: usize, chain: &Chain) -> bool {
    let word = reading.lower(index);
    let snomed = word.len() == 6 && word.starts_with(['t', 'm', 'p', 'd', 'f', 'e']) && chain.digits == 5;
    let laboratory = chain.digits == 5 && (word.starts_with("npu") || word.starts_with("nor"));
    let catalogue = ["iso", "ns", "en", "cobas", "rs", "nm", "grch", "loinc", "mesh", "icd", "atc", "omim"];
    let letters = word.trim_end_matches(|character: char| character.is_ascii_digit());
    (chain.end == index + 1 && reading.class(index) == Class::Mixed && (snomed || laboratory))
        || catalogue.contains(&letters)
}

/// `7,4` and `12.5`: a decimal, not a code.
fn is_decimal(reading: &Reading<'_, '_>, chain: &Chain) -> bool {
    let fraction = reading.is_sign(chain.end, ",")
        && reading.gap(chain.end) == 0
        && reading.gap(chain.end + 1) == 0
        && reading.class(chain.end + 1) == Class::Digits;
    fraction || (chain.signs == "." && chain.letters == 0 && chain.groups.len() == 2)
}

/// The word before `index` that introduces a code, seen past «er», «har», «:» and the like.
fn cue_before(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    let mut weak = None;
    let mut lines = 0;
    for distance in 1..=10.min(index) {
        let place = index - distance;
        match reading.class(place) {
            Class::Word if reading.is(place, CODE) => return Some(place),
            Class::Word if reading.is(place, USER) && place + 1 == index => return Some(place),
            Class::Word if reading.is(place, NUMBER) => {
                let joined = place >= 2 && reading.is_sign(place - 1, "-") && reading.gap(place) == 0;
                if joined && !reading.is(place - 2, MEASURE) {
                    return Some(place - 2).filter(|named| !reading.is(*named, NUMBER));
                }
                weak = weak.or(Some(place));
            }
            Class::Word if reading.is(place, FILLER) => {}
            Class::Newline if lines == 0 && distance <= 4 => lines += 1,
            Class::Sign
                if matches!(reading.lower(place), "." | ":" | "-" | "#" | "(" | "=" | "," | "?" | "«") => {}
            _ => break,
        }
    }
    weak
}

/// `NO-44 1902`: whether the number at `index` goes on from an introduced code.
pub(super) fn is_later_group(reading: &Reading<'_, '_>, index: usize) -> bool {
    let mut start = index;
    while let Some(before) = start.checked_sub(1) {
        let part = match reading.class(before) {
            Class::Digits | Class::Mixed => reading.gap(start) <= 1,
            Class::Word => reading.gap(start) <= 1 && is_code_letters(reading, before),
            Class::Sign => {
                start < index && reading.gap(start) == 0 && matches!(reading.lower(before), "-" | "/")
            }
            Class::Newline => false,
        };
        if !part || index - start > 6 {
            break;
        }
        start = before;
    }
    start < index && cue_before(reading, start).is_some_and(|cue| reading.is(cue, CODE))
}

/// Whether the word at `index` is a user name.
pub(super) fn names_user(reading: &Reading<'_, '_>, index: usize) -> bool {
    if !(1..=5.min(index)).any(|distance| reading.is(index - distance, USER)) {
        return false;
    }
    if reading.is(index, FILLER | USER | PERSON | ADVERB) || reading.lower(index).len() < 3 {
        return false;
    }
    let is_called = |place: usize| matches!(reading.lower(place), "heter" | "heiter" | "hete" | "heite");
    let mut called = false;
    for distance in 1..=5.min(index) {
        let place = index - distance;
        called |= is_called(place);
        if reading.is(place, USER) {
            let name = ["brukern", "brukarn", "innlogg", "login"]
                .iter()
                .any(|stem| reading.lower(place).starts_with(stem));
            let person = matches!(reading.lower(place), "brukeren" | "brukaren");
            return (name && !person) || (called && is_called(index - 1));
        }
        let filler =
            reading.is(place, FILLER) || matches!(reading.lower(place), ":" | "?" | "." | "«" | "den");
        if !filler {
            return false;
        }
    }
    false
}

/// «ngocp kort strek null to», `kanes_02`: where a user name ends.
fn user_end(reading: &Reading<'_, '_>, index: usize) -> usize {
    let mut end = index + 1;
    loop {
        let tight = reading.gap(end) == 0
            && reading.gap(end + 1) == 0
            && matches!(reading.lower(end), "." | "-" | "_")
            && !matches!(reading.class(end + 1), Class::Sign | Class::Newline);
        let number = reading.spoken(end).is_some() || reading.class(end) == Class::Digits;
        if tight {
            end += 2;
        } else if number {
            end += 1;
        } else if let Some(next) = said_contact::after_sign(reading, end) {
            end = next + 1;
        } else {
            return end;
        }
    }
}

/// `2015 338122 04`, `88 0231 7745`: an introduced number goes on over spaces.
fn with_more_groups(reading: &Reading<'_, '_>, chain: &Chain) -> usize {
    let mut end = chain.end;
    let mut digits = chain.digits;
    while (reading.class(end) == Class::Digits || scanned::digits(reading, end).is_some())
        && reading.gap(end) == 1
        && digits + reading.lower(end).len() <= 14
    {
        digits += reading.lower(end).len();
        end += 1;
    }
    if reading.is(end, UNIT) { chain.end } else { end }
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn introduced_codes() {
        assert_eq!(found("HPR 9482017, ok"), ["OTHER_ID:9482017"]);
        assert_eq!(found("Skadenummeret er 26-0914477."), ["OTHER_ID:26-0914477"]);
        assert_eq!(found("Batch 0K7741 er tatt vare på"), ["OTHER_ID:0K7741"]);
        assert_eq!(found("DUF-nummeret ditt? Journalnr. 881207"), ["OTHER_ID:881207"]);
        assert_eq!(found("brukernavn: kanes"), ["OTHER_ID:kanes"]);
    }

    #[test]
    fn codes_in_groups_and_after_a_bare_number_word() {
        assert_eq!(found("polise 77 0312 8846, ja"), ["OTHER_ID:77 0312 8846"]);
        assert_eq!(found("kortnummer SE-41 1803."), ["OTHER_ID:SE-41 1803"]);
        assert_eq!(found("Nykelboks nr 0258 heng laust"), ["OTHER_ID:0258"]);
        assert_eq!(found("rekvisisjon gjeve, nr 6618-24."), ["OTHER_ID:6618-24"]);
        assert_eq!(
            found("brukeren din? Den heter olavn kort strek null fire."),
            ["OTHER_ID:olavn kort strek null fire"]
        );
        assert_eq!(found("Brukeren er fornøyd. Koden er 4471."), ["OTHER_ID:4471"]);
    }

    #[test]
    fn codes_known_by_their_form() {
        assert_eq!(found("Prøve B26-07731 kom"), ["OTHER_ID:B26-07731"]);
        assert_eq!(found("bilen er ZK 48213, ja"), ["OTHER_ID:ZK 48213"]);
        assert_eq!(found("overføres til 2000.14.77835 nå"), ["OTHER_ID:2000.14.77835"]);
    }

    #[test]
    fn codes_of_few_digits_plates_accounts_and_user_names() {
        assert_eq!(found("Vaksine, lot KBTRA52DX. Ingen"), ["OTHER_ID:KBTRA52DX"]);
        assert_eq!(found("lotnummer RTX83 registrert"), ["OTHER_ID:RTX83"]);
        assert_eq!(found("Signert (bruker NILS7)"), ["OTHER_ID:NILS7"]);
        assert_eq!(found("den gamle bilen, SN 31744, er solgt"), ["OTHER_ID:SN 31744"]);
        assert_eq!(found("betales til 4901 23 66178."), ["OTHER_ID:4901 23 66178"]);
        assert_eq!(
            found("der heter jeg drage understrek søttitre og"),
            ["OTHER_ID:drage understrek søttitre"]
        );
        assert_eq!(found("ansattnummere e åtte åtte null to"), ["OTHER_ID:åtte åtte null to"]);
        assert_eq!(found("serienummer ni K, tretti, null fire"), ["OTHER_ID:ni K, tretti, null fire"]);
        assert_eq!(found("s/n bka5582314t avlest"), ["OTHER_ID:bka5582314t"]);
    }

    #[test]
    fn variants_and_nomenclatures_are_no_codes() {
        assert_eq!(
            found("Faktor V R506Q, protrombin G20210A, c.1100_1101del, ICD-O M-8500/3, T-04000"),
            [""; 0]
        );
    }

    #[test]
    fn medicine_is_no_code() {
        assert!(found("T02840 M87433, NPU03577, ICD M16.1, ATC C09AA05, HLA-B27, covid-19, TSH 3,1, 250 000, Hb 12.5, L4/L5").is_empty());
        assert!(
            found("ICD-kode M162, injeksjon nr 17, rom nr 12, ferritin (ref 105-340), ISO 15189, rs28897696")
                .is_empty()
        );
    }
}
