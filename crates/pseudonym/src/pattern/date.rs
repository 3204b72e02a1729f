//! Calendar dates, months with a year, years: in digits and in words.

use crate::kind::{IdentifierKind, TokenSpan};
use crate::number::ordinal_value;
use crate::token::{Class, Shape};

use super::feast::feast_and_year;
use super::reading::{GOES_ON, MEASURE, MONTH, Reading, UNIT};
use super::said_year::{short_spoken_year, spoken_year, spoken_year_words};
use super::{address, code, date_spaced, small_number};

pub(crate) use super::month::{month_name, month_of};

/// A date that begins at `index`.
pub(super) fn date(reading: &Reading<'_, '_>, index: usize) -> Option<TokenSpan> {
    let mut start = index;
    let end = match reading.class(index) {
        Class::Digits => numeric(reading, index)
            .or_else(|| date_spaced::spaced(reading, index))
            .or_else(|| day_and_month(reading, index))
            .or_else(|| feast_and_year(reading, index))
            .or_else(|| six_digits_of_birth(reading, index))
            .or_else(|| {
                start = date_spaced::start_before_year(reading, index);
                year(reading, index)
            }),
        Class::Mixed => numeric(reading, index)
            .or_else(|| year(reading, index).filter(|_| date_spaced::is_scanned_year(reading, index))),
        Class::Word => date_spaced::ordinals(reading, index)
            .or_else(|| day_and_month(reading, index))
            .or_else(|| date_spaced::in_span_of_years(reading, index))
            .or_else(|| date_spaced::corrected_day(reading, index))
            .or_else(|| month_and_year(reading, index))
            .or_else(|| feast_and_year(reading, index))
            .or_else(|| spoken_year(reading, index)),
        Class::Sign => short_year(reading, index),
        Class::Newline => None,
    }?;
    Some(TokenSpan { start, end, kind: IdentifierKind::Date })
}

fn is_year(value: u32, digits: usize) -> bool {
    digits == 4 && (1890..=2049).contains(&value)
}

fn number(reading: &Reading<'_, '_>, index: usize) -> Option<(u32, usize)> {
    small_number(reading, index).map(|value| (value, reading.lower(index).len()))
}

fn separator<'t>(reading: &'t Reading<'_, '_>, index: usize) -> Option<&'t str> {
    let sign = reading.lower(index);
    let tight = reading.gap(index) == 0 && reading.gap(index + 1) == 0;
    (tight && matches!(sign, "." | "/" | "-")).then_some(sign)
}

/// `14.01.26`, `9.1.26`, `18/9-25`, `06-05-2026`, `2026-05-06`, `09/2026`, `15.12`, `12/3`.
fn numeric(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    let (first, first_length) = number(reading, index)?;
    if index > 0
        && reading.gap(index) == 0
        && is_joint(reading.lower(index - 1))
        && reading.class(index.saturating_sub(2)) == Class::Digits
    {
        return None;
    }
    let sign = separator(reading, index + 1)?;
    let (second, second_length) = number(reading, index + 2)?;
    let last_sign = separator(reading, index + 3);
    let third = last_sign.and_then(|_| number(reading, index + 4));
    if let Some((third, third_length)) = third {
        let day_first = (1..=31).contains(&first)
            && (1..=12).contains(&second)
            && first_length <= 2
            && second_length <= 2;
        let year_fits = third_length == 2 || is_year(third, third_length);
        let year_first =
            is_year(first, first_length) && (1..=12).contains(&second) && (1..=31).contains(&third);
        // «skjema 13-07.05», «Apgar 8-9-10»
        let odd = sign == "-" && (last_sign != Some("-") || reading.is(index.saturating_sub(1), MEASURE));
        return (((day_first && year_fits) || year_first) && !odd).then_some(index + 5);
    }
    if matches!(sign, "/" | ".") && (1..=12).contains(&first) && is_year(second, second_length) {
        return Some(index + 3);
    }
    let valid =
        (1..=31).contains(&first) && (1..=12).contains(&second) && first_length <= 2 && second_length <= 2;
    let clock = matches!(super::word_before(reading, index), "kl" | "klokka" | "klokken" | "klokkeslett");
    if !valid || clock {
        return None;
    }
    // `11/12 2024`
    let year_follows = number(reading, index + 3).is_some_and(|(year, length)| is_year(year, length));
    if year_follows && reading.gap(index + 3) == 1 && sign != "-" {
        return Some(index + 4);
    }
    match sign {
        "." if is_dotted_day(reading, index) => Some(index + 4),
        "." if first_length == 2 && second_length == 2 => Some(with_full_stop(reading, index + 3)),
        "." if reading.is_sign(index + 3, ".") && follows_date_word(reading, index) => Some(index + 4),
        "." if date_spaced::is_appointment(reading, index) => Some(index + 3),
        "/" if first > 12 || follows_date_word(reading, index) => Some(index + 3),
        _ => None,
    }
    .filter(|end| !reading.is(*end, UNIT))
}

/// `skiftet 20.3., neste`: after a word, with a full stop after the month that does not end the sentence.
fn is_dotted_day(reading: &Reading<'_, '_>, index: usize) -> bool {
    let dotted = reading.is_sign(index + 3, ".") && reading.gap(index + 3) == 0;
    let next = index + 4;
    let goes_on = match reading.class(next) {
        Class::Sign => !matches!(reading.lower(next), "." | "/"),
        Class::Word => reading.get(next).is_some_and(|token| token.shape == Shape::Lower),
        _ => false,
    };
    let after_word = index > 0 && reading.class(index - 1) == Class::Word && !reading.is(index - 1, MEASURE);
    dotted && goes_on && after_word && reading.lower(index + 2).len() <= 2
}

fn is_joint(sign: &str) -> bool {
    matches!(sign, "." | "/" | "-" | ",")
}

/// `27.04.:` and `24.02.–`: the full stop belongs to the date unless it ends the sentence.
fn with_full_stop(reading: &Reading<'_, '_>, end: usize) -> usize {
    if !reading.is_sign(end, ".") || reading.gap(end) > 0 {
        return end;
    }
    let next = end + 1;
    let goes_on = match reading.get(next) {
        Some(token) if token.class == Class::Sign => true,
        Some(token) => token.class == Class::Word && token.shape == Shape::Lower,
        None => false,
    };
    if goes_on { next } else { end }
}

fn follows_date_word(reading: &Reading<'_, '_>, index: usize) -> bool {
    const WORDS: [&str; 42] = [
        "den",
        "dato",
        "fra",
        "frå",
        "til",
        "siden",
        "sidan",
        "gitt",
        "tatt",
        "sist",
        "evaluering",
        "kontroll",
        "time",
        "f",
        "født",
        "fødd",
        "innlagt",
        "utskrevet",
        "operert",
        "mandag",
        "tirsdag",
        "onsdag",
        "torsdag",
        "fredag",
        "lørdag",
        "søndag",
        "måndag",
        "tysdag",
        "laurdag",
        "sundag",
        "før",
        "etter",
        "per",
        "pr",
        "uke",
        "prøve",
        "mottatt",
        "us",
        "datert",
        "notat",
        "innen",
        "tom",
    ];
    WORDS.contains(&super::word_before(reading, index))
}

/// A day, as numeral with or without full stop or as word; the token after it.
fn day(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    match reading.class(index) {
        Class::Digits => {
            let (value, length) = number(reading, index)?;
            let after =
                index + 1 + usize::from(reading.is_sign(index + 1, ".") && reading.gap(index + 1) == 0);
            ((1..=31).contains(&value) && length <= 2).then_some(after)
        }
        Class::Word => {
            let word = reading.lower(index);
            let value = ordinal_value(word).or_else(|| reading.spoken(index).map(|spoken| spoken.value))?;
            (1..=31).contains(&value).then_some(index + 1)
        }
        _ => None,
    }
}

/// `14. mai 2025`, `3.–7. mai`, `3. og 4. mai`, `tjuefjerde april`, `ti februar`, `tolvte i femte`.
fn day_and_month(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    let mut after = day(reading, index)?;
    if matches!(reading.lower(after), "–" | "-" | "til" | "og" | "/")
        && let Some(second) = day(reading, after + 1)
        && reading.is(second, MONTH)
    {
        after = second;
    }
    if reading.gap(after) > 1 || reading.class(after) != Class::Word {
        return None;
    }
    if reading.is(after, MONTH) {
        let dot = usize::from(reading.is_sign(after + 1, ".") && reading.lower(after).len() <= 4);
        let year_at = after + 1 + dot;
        let year = year_end(reading, year_at).or_else(|| short_spoken_year(reading, year_at));
        return Some(year.unwrap_or(after + 1));
    }
    let ordinal_month = ordinal_value(reading.lower(after + 1)).is_some_and(|month| month <= 12);
    let ordinal_day = ordinal_value(reading.lower(index)).is_some();
    let end = after + 2;
    let finished = end >= reading.len()
        || reading.is_end(end)
        || matches!(reading.lower(end), "klokka" | "klokken" | "kl" | "klokko")
        || year_end(reading, end).is_some()
        || reading.spoken(end).is_some();
    let plural = index > 0 && matches!(reading.lower(index - 1), "de" | "dei" | "dem");
    if reading.lower(after) != "i" || !ordinal_month || !ordinal_day || !finished || plural {
        return None;
    }
    Some(year_end(reading, end).or_else(|| short_spoken_year(reading, end)).unwrap_or(end))
}

/// The token after a year that begins at `index`, in digits or in words.
pub(super) fn year_end(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    // «mars i to tusen og fem»
    if reading.lower(index) == "i" {
        return year_end(reading, index + 1).filter(|_| reading.lower(index + 1) != "i");
    }
    if reading.gap(index) > 2 || reading.class(index) == Class::Newline {
        return None;
    }
    if let Some((value, length)) = number(reading, index) {
        return is_year(value, length).then_some(index + 1);
    }
    if matches!(reading.lower(index), "-" | "'" | "’") && reading.gap(index + 1) == 0 {
        return number(reading, index + 1).filter(|(_, length)| *length == 2).map(|_| index + 2);
    }
    spoken_year_words(reading, index)
}

/// `mai 2023`, `okt. -24`.
fn month_and_year(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    if !reading.is(index, MONTH) {
        return None;
    }
    let dot = usize::from(reading.is_sign(index + 1, "."));
    let named = index > 0
        && matches!(reading.lower(index - 1), "i" | "fra" | "frå" | "siden" | "sidan" | "til" | "før");
    let short = || short_spoken_year(reading, index + 1).filter(|_| named);
    year_end(reading, index + 1 + dot).or_else(short)
}

/// A year alone, unless a unit or a code follows.
fn year(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    let (value, length) = number(reading, index)?;
    let before = index.checked_sub(1).map_or("", |place| reading.lower(place));
    let tight_before = reading.gap(index) == 0 && matches!(before, "/" | "," | "." | "_" | "+");
    let tight_after = reading.gap(index + 1) == 0
        && matches!(reading.lower(index + 1), "/" | "," | "." | "-")
        && reading.gap(index + 2) == 0
        && matches!(reading.class(index + 2), Class::Digits | Class::Mixed)
        && !small_number(reading, index + 2).is_some_and(|next| is_year(next, 4));
    let clock = matches!(super::word_before(reading, index), "kl" | "klokka" | "klokken" | "nr" | "nummer");
    let measure = reading.is(index + 1, UNIT);
    if !is_year(value, length)
        || value < 1900 && !matches!(before, "i" | "født")
        || tight_before
        || tight_after
        || clock
        || measure
        || (index > 0 && reading.is(index - 1, MEASURE) && !reading.is(index - 1, GOES_ON))
        || code::is_later_group(reading, index)
        || address::is_postal_code(reading, index)
    {
        return None;
    }
    // 1980-tallet
    let decade = reading.is_sign(index + 1, "-")
        && (reading.lower(index + 2).starts_with("tal")
            || matches!(reading.lower(index + 2), "åra" | "årene"));
    Some(if decade { index + 3 } else { index + 1 })
}

/// `født 010560`, `f. 010560`, `f. 54`.
fn six_digits_of_birth(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    let named = matches!(
        super::word_before(reading, index),
        "f" | "født" | "fødd" | "fødselsdato" | "fdato" | "årgang"
    );
    let short = reading.lower(index).len() == 2 && !reading.is(index + 1, UNIT) && reading.is_end(index + 1);
    (named && (reading.lower(index).len() == 6 || short)).then_some(index + 1)
}

/// `i -98`, `fra '98`.
fn short_year(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    let sign = matches!(reading.lower(index), "-" | "'" | "’" | "–") && reading.gap(index) > 0;
    let (_, length) = number(reading, index + 1).filter(|_| sign && reading.gap(index + 1) == 0)?;
    let named = matches!(
        super::word_before(reading, index),
        "i" | "fra"
            | "frå"
            | "siden"
            | "sidan"
            | "høsten"
            | "hausten"
            | "våren"
            | "sommeren"
            | "sommaren"
            | "vinteren"
            | "rundt"
            | "ca"
    );
    (named && length == 2).then_some(index + 2)
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn dates_in_digits() {
        for date in ["14.01.26", "9.1.26", "18/9-25", "06-05-2026", "2026-05-06", "20/6-1959", "09/2026"] {
            assert_eq!(found(&format!("Tatt {date}, ok")), [format!("DATE:{date}")]);
        }
        assert_eq!(found("siden 13.04 daglig"), ["DATE:13.04"]);
        assert_eq!(found("perioden 03.03.–21.05.2026"), ["DATE:03.03.", "DATE:21.05.2026"]);
    }

    #[test]
    fn dates_in_words() {
        assert_eq!(found("kom attende mai"), ["DATE:attende mai"]);
        assert_eq!(found("den tolvte i femte var"), ["DATE:tolvte i femte"]);
        assert_eq!(found("det var i nittiåtte, kanskje"), ["DATE:nittiåtte"]);
        assert_eq!(found("operert totusenogfjorten"), ["DATE:totusenogfjorten"]);
        assert_eq!(found("1. november 2024"), ["DATE:1. november 2024"]);
    }

    #[test]
    fn dates_with_odd_signs_and_years_in_words() {
        for date in [
            "06.2017",
            "12/11 2023",
            "17.mai 1971",
            "11.–12. juni 2024",
            "niende mai søttifire",
            "den tolvte i femte".trim_start_matches("den "),
            "april i to tusen og tjueto",
            "nittenhundre og seksti",
            "nittenhundreogsekstiåtte",
            "trettende oktober nittenåtti",
            "tjuetjuefem",
        ] {
            assert_eq!(found(&format!("Det var i {date}, ja")), [format!("DATE:{date}")]);
        }
        assert_eq!(found("skiftet 19.4., neste om"), ["DATE:19.4."]);
        assert_eq!(found("født i august tjueen."), ["DATE:august tjueen"]);
        assert_eq!(found("født førtini, tror jeg"), ["DATE:førtini"]);
    }

    #[test]
    fn months_scores_and_forms_are_no_dates() {
        assert_eq!(
            found("i mai, skjema 13-07.05, Apgar 7-8-9, NRS 2002 skår 4, de andre i første rekke"),
            [""; 0]
        );
        assert_eq!(found("punkt 5.2. over, i juni tjue personer, hver tredje i femte klasse"), [""; 0]);
    }

    #[test]
    fn clock_times_fractions_and_doses_are_no_dates() {
        assert_eq!(found("kl. 12.10, VAS 6/10, 1/2 tablett, BT 120/80, 2000 IE, Hb 12.1 i mai"), [""; 0]);
    }
}
