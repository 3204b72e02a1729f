//! What a row of number words is: a national number, a telephone, a code, or nothing.

use crate::kind::{IdentifierKind, TokenSpan};
use crate::token::{Class, Shape};

use super::reading::{CODE, MEASURE, NATIONAL, NUMBER, PHONE, Reading, SPELLING, UNIT};
use super::run::{Run, is_letter};

/// How many tokens before a number its name may stand: a question and a short answer.
const REACH: usize = 16;

/// The nearest word before a number that says what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cue {
    National,
    Phone,
    Code,
    /// «nummeret» alone.
    Number,
    None,
}

/// What the run is, with the letters that begin it.
pub(super) fn identifier(reading: &Reading<'_, '_>, run: &Run) -> Option<TokenSpan> {
    if run.words < 2 || is_measure(reading, run) {
        return None;
    }
    let (cue, distance) = cue_before(reading, run.start);
    let (start, letters) = letters_before(reading, run.start, cue);
    if cue != Cue::None && is_postal_code(reading, run, distance) {
        return Some(TokenSpan { start: run.start, end: run.end, kind: IdentifierKind::Address });
    }
    let broken = is_broken_off(reading, run, cue, distance);
    let kind = if broken { Some(IdentifierKind::Phone) } else { kind_of(run, cue, distance, letters) }?;
    let start = code_start(reading, start, run, cue);
    Some(TokenSpan {
        start: if kind == IdentifierKind::OtherId { start } else { run.start },
        end: run.end,
        kind,
    })
}

/// «… åttiåtte, og så tre null sju …»: the end of the date of birth and the beginning of the five digits after it.
pub(super) fn parts_of_national(reading: &Reading<'_, '_>, span: TokenSpan) -> Option<(usize, usize)> {
    let mut pauses = (span.start..span.end).filter(|place| reading.lower(*place) == "så");
    let then = pauses.next().filter(|_| pauses.next().is_none())?;
    let (mut digits, mut tens, mut end) = (0, false, span.start);
    for place in span.start..then {
        let Some(spoken) = reading.spoken(place) else {
            tens = false;
            continue;
        };
        digits += if tens && spoken.digits == 1 && spoken.value > 0 { 0 } else { spoken.digits };
        tens = spoken.digits == 2 && spoken.value >= 20 && spoken.value.is_multiple_of(10);
        end = place + 1;
    }
    let begin = (then..span.end).find(|place| reading.is_spoken(*place))?;
    (digits == 6).then_some((end, begin))
}

/// «postnummeret? Sju åtte seks tre.»
fn is_postal_code(reading: &Reading<'_, '_>, run: &Run, distance: usize) -> bool {
    run.has(4) && run.start >= distance && reading.lower(run.start - distance).starts_with("postn")
}

/// «si nummeret: femtifem nitten nei forresten»: a telephone number that is broken off.
fn is_broken_off(reading: &Reading<'_, '_>, run: &Run, cue: Cue, distance: usize) -> bool {
    let asked = (cue == Cue::Number || cue == Cue::Phone) && distance <= 8;
    let stopped = matches!(reading.lower(run.end), "nei" | "vent" | "…" | "unnskyld");
    asked && stopped && run.letters_free() && (3..=8).contains(&run.digits.len())
}

/// «sju Q, førti, null null»: a code that begins with a digit before its letter.
fn code_start(reading: &Reading<'_, '_>, start: usize, run: &Run, cue: Cue) -> usize {
    match start.checked_sub(1) {
        Some(before)
            if start < run.start
                && cue == Cue::Code
                && reading.is_spoken(before)
                && reading.gap(start) == 1 =>
        {
            before
        }
        _ => start,
    }
}

fn kind_of(run: &Run, cue: Cue, distance: usize, letters: usize) -> Option<IdentifierKind> {
    let digits = run.digits.len();
    let near = cue != Cue::None && distance <= 6;
    if run.is_list() && !near {
        return None;
    }
    if letters > 0 || run.signs > 0 {
        let coded = (matches!(cue, Cue::Code | Cue::Number) && digits + letters >= 3)
            || (letters >= 2 && run.words >= 3 && digits >= 4);
        let plate = letters == 2 && (run.has(5) || run.has(4)) && run.words >= 2;
        if coded || plate {
            return Some(IdentifierKind::OtherId);
        }
    }
    match cue {
        Cue::Code if run.has(11) || run.has(8) || (digits >= 3 && (run.words >= 3 || digits >= 4)) => {
            return Some(IdentifierKind::OtherId);
        }
        Cue::National if digits >= 4 && run.words >= 3 => return Some(IdentifierKind::NationalId),
        Cue::Phone
            if digits >= 4
                && (run.words >= 3 || (near && run.words >= 2))
                && digits <= 12
                && !run.has(11) =>
        {
            return Some(IdentifierKind::Phone);
        }
        _ => {}
    }
    if run.has(11) {
        return Some(IdentifierKind::NationalId);
    }
    if run.has(8) && run.words >= 3 {
        return Some(IdentifierKind::Phone);
    }
    if run.words >= 4 && (9..=13).contains(&digits) {
        let dated = super::number::starts_with_date(&run.digits);
        return Some(if dated { IdentifierKind::NationalId } else { IdentifierKind::OtherId });
    }
    let long = run.words >= 5 && digits >= 7 || run.units >= 5 && digits >= 6;
    let named = cue == Cue::Number
        && run.words >= 3
        && digits >= 4
        && (run.units >= 2 || (distance <= 2 && run.units >= 1));
    (long || named).then_some(IdentifierKind::OtherId)
}

fn cue_before(reading: &Reading<'_, '_>, index: usize) -> (Cue, usize) {
    let mut lines = 0;
    let mut number = None;
    let mut ended = false;
    for distance in 1..=REACH.min(index) {
        let place = index - distance;
        match reading.class(place) {
            Class::Newline => lines += 1,
            Class::Word if reading.is(place, NATIONAL) => return (Cue::National, distance),
            Class::Word if reading.is(place, PHONE) && !ended => return (Cue::Phone, distance),
            Class::Word if reading.is(place, CODE) => return (Cue::Code, distance),
            Class::Word if reading.is(place, NUMBER) => {
                // d-nummer, DUF-nummer: the word before the hyphen says of what.
                let hyphen = place > 1 && reading.is_sign(place - 1, "-");
                match reading.lower(place.saturating_sub(2)) {
                    "d" | "h" | "fh" if hyphen => return (Cue::National, distance),
                    _ if hyphen => return (Cue::Code, distance),
                    _ => number = number.or(Some(distance)),
                }
            }
            _ => {}
        }
        // «Jeg ringer dem. Saken har nummer tolv …»
        ended |= number.is_some() && reading.is_sign(place, ".");
        if lines > 2 {
            break;
        }
    }
    number.map_or((Cue::None, 0), |distance| (Cue::Number, distance))
}

/// «B R, sju null to», «K femten tretti en», «EL sytti åtte»: where the letters begin, and how many they are.
fn letters_before(reading: &Reading<'_, '_>, start: usize, cue: Cue) -> (usize, usize) {
    let mut begin = start;
    let mut letters = 0;
    while let Some(before) = reading.before(begin, true) {
        let shape = reading.get(before).map(|token| token.shape);
        let count = reading.lower(before).chars().count();
        let word = matches!(reading.lower(before), "i" | "e" | "æ" | "å" | "a" | "o")
            && shape != Some(Shape::Initial);
        let single = is_letter(reading, before) && (!word || letters > 0);
        let group = shape == Some(Shape::Upper) && count <= 4 && letters == 0;
        if !(single || group) || letters + count > 5 {
            break;
        }
        begin = before;
        letters += count;
    }
    let enough = letters >= 2 || matches!(cue, Cue::Code | Cue::Number);
    if enough { (begin, letters) } else { (start, 0) }
}

fn is_measure(reading: &Reading<'_, '_>, run: &Run) -> bool {
    let unit = reading.is(run.end, UNIT) && reading.lower(run.end) != "e";
    let quantity = (1..=3).any(|distance| {
        run.start >= distance
            && reading.is(run.start - distance, MEASURE)
            && !reading.is(run.start - distance, CODE)
    });
    unit || (quantity && run.digits.len() < 8)
}

/// Where `run` begins if it says the end of the number `last` again or puts it right, nothing else being said between
/// `end` and it.
pub(super) fn echo(reading: &Reading<'_, '_>, last: &Run, end: usize, run: &Run) -> Option<usize> {
    let near = run.start <= end + 6 && !reading.is(run.end, UNIT) && run.digits.len() <= last.digits.len();
    let filler = |place: usize| {
        matches!(reading.class(place), Class::Sign | Class::Newline)
            || matches!(
                reading.lower(place),
                "nei"
                    | "ja"
                    | "ikke"
                    | "ikkje"
                    | "itj"
                    | "vent"
                    | "jo"
                    | "altså"
                    | "stemmer"
                    | "stemme"
                    | "så"
                    | "unnskyld"
            )
    };
    if !near || !(end..run.start).all(filler) {
        return None;
    }
    let corrects =
        matches!(reading.lower(run.start.checked_sub(1)?), "nei" | "ikke" | "ikkje" | "itj" | "vent");
    let repeats = run.digits.len() >= 2 && last.digits.ends_with(&run.digits);
    (corrects || repeats).then_some(run.start)
}

/// The digits of what was found, to find it again where it is read back.
#[derive(Default)]
pub(super) struct ReadBack {
    known: Vec<(String, IdentifierKind)>,
}

impl ReadBack {
    pub(super) fn add(&mut self, digits: &str, kind: IdentifierKind) {
        if digits.len() >= 4 {
            self.known.push((digits.to_owned(), kind));
        }
    }

    /// The run if it reads back a number, or its beginning or end.
    pub(super) fn find(&self, run: &Run) -> Option<TokenSpan> {
        let long = run.digits.len() >= 4 && run.words >= 2;
        let same = |known: &str| known.starts_with(&run.digits) || known.ends_with(&run.digits);
        let (_, kind) = self.known.iter().find(|(known, _)| long && same(known))?;
        Some(TokenSpan { start: run.start, end: run.end, kind: *kind })
    }
}

/// A name that is spelled: «G-H-E-B-R-E», «R u b a y e».
pub(super) fn spelled_name(reading: &Reading<'_, '_>, index: usize) -> Option<TokenSpan> {
    if !is_letter(reading, index) {
        return None;
    }
    let hyphen = |place: usize| reading.is_sign(place, "-") && reading.gap(place) == 0;
    let mut end = index + 1;
    let (mut letters, mut hyphens, mut consonants) = (1, 0, 0);
    let mut note = |place: usize| consonants += usize::from(!is_vowel(reading.lower(place)));
    note(index);
    loop {
        let next = end + usize::from(hyphen(end));
        if !is_letter(reading, next) || reading.gap(next) > 1 {
            break;
        }
        hyphens += next - end;
        note(next);
        letters += 1;
        end = next + 1;
    }
    let named = (1..=16.min(index)).any(|distance| reading.is(index - distance, SPELLING));
    let spelled = letters >= 3
        && consonants >= 1
        && ((hyphens + 1 == letters && (named || letters >= 4))
            || (named && consonants >= 2)
            || (letters >= 5 && consonants >= 2));
    let hangs = (index > 0 && reading.is_sign(index - 1, "-")) || hyphen(end);
    (spelled && !hangs).then_some(TokenSpan { start: index, end, kind: IdentifierKind::Name })
}

fn is_vowel(letter: &str) -> bool {
    matches!(letter, "a" | "e" | "i" | "o" | "u" | "y" | "æ" | "ø" | "å")
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn telephones_are_read_out_in_any_way() {
        for phone in [
            "ni fem to en åtte fire null seks",
            "førti to tjuefire femtien null åtte",
            "ni åtte, tre to, elleve, førti",
            "fire en en og så null null sju to to",
        ] {
            assert_eq!(found(&format!("nummeret er {phone} ja")), [format!("PHONE:{phone}")]);
        }
        assert_eq!(
            found("hva er telefonen?\nseksti en, førti nei vent. sekstien femti, tolv, null ni"),
            ["PHONE:seksti en, førti", "PHONE:sekstien femti, tolv, null ni"]
        );
    }

    #[test]
    fn national_numbers_are_read_out_in_pieces() {
        for number in
            ["femten åttiseks sytti tre null to null en", "femten, åttiseks, sytti, tre null to, null en"]
        {
            assert_eq!(
                found(&format!("Og fødselsnummeret?\n{number}. Takk")),
                [format!("NATIONAL_ID:{number}")]
            );
        }
        for (date, joined, rest) in [
            ("femten, åttiseks, sytti", ", og så ", "tre null to, null en"),
            ("en fem åtte seks sju null", ", så ", "tre null to null en"),
        ] {
            assert_eq!(
                found(&format!("Og fødselsnummeret?\n{date}{joined}{rest}. Takk")),
                [format!("NATIONAL_ID:{date}"), format!("NATIONAL_ID:{rest}")]
            );
        }
        assert_eq!(found("de siste sifrene er tre null to null en"), ["NATIONAL_ID:tre null to null en"]);
    }

    #[test]
    fn codes_are_read_out_after_their_name() {
        for (cue, code) in [
            ("Polisenummeret er", "H K, åtte null, tre ni"),
            ("saksnummer", "fjorten skråstrek null ni to en"),
            ("Lot-nummeret er", "R B sju ni ni fire C"),
            ("nøkkelboksen har koden", "fire ni ni to"),
            ("kontonummer?\nja,", "femten null seks, tjueto, åttifire tre null sju"),
        ] {
            assert_eq!(found(&format!("{cue} {code}.")), [format!("OTHER_ID:{code}")]);
        }
        assert_eq!(
            found("varebilen, D P sytti åtte, fire null to, er ny"),
            ["OTHER_ID:D P sytti åtte, fire null to"]
        );
    }

    #[test]
    fn a_number_that_is_read_back_is_found_again() {
        assert_eq!(
            found("rekvisisjonsnummer N R åttiåtte null fem tolv\nsa du åttiåtte null fem tolv?"),
            ["OTHER_ID:N R åttiåtte null fem tolv", "OTHER_ID:åttiåtte null fem tolv"]
        );
    }

    #[test]
    fn numbers_that_are_put_right_or_broken_off() {
        assert_eq!(
            found("nummeret er ni en to, null fire null, sju seks... ja, sju seks stemmer"),
            ["PHONE:ni en to, null fire null, sju seks", "PHONE:sju seks"]
        );
        assert_eq!(
            found("si nummeret\nførtifem tolv nei forresten ni en to null fire null sju seks"),
            ["PHONE:førtifem tolv", "PHONE:ni en to null fire null sju seks"]
        );
        assert_eq!(found("postnummeret en gang til?\nNi ni åtte to."), ["ADDRESS:Ni ni åtte to"]);
        assert_eq!(
            found("Jobbnummeret er sekstito, femti en, førti to, null en."),
            ["PHONE:sekstito, femti en, førti to, null en"]
        );
    }

    #[test]
    fn counting_and_measuring_are_left_alone() {
        for text in [
            "trekk fra sju: nittitre, åttiseks, syttini, syttito, sekstifem",
            "tell til ti: en, to, tre, fire, fem, seks, sju, åtte",
            "trykket er hundre og førtito over syttifire, pulsen åttiåtte",
            "ta to, tre ganger om dagen, ikke fire",
            "mellom fem og ti, kanskje tjue, milligram",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn names_that_are_spelled() {
        assert_eq!(found("Skal jeg stave? R-A-N-V-Å-G."), ["NAME:R-A-N-V-Å-G"]);
        assert_eq!(found("det skrives t o r d n r"), ["NAME:t o r d n r"]);
        assert_eq!(found("les linja: D, F, P, O. Vitamin A og B, plan B"), [""; 0]);
    }
}
