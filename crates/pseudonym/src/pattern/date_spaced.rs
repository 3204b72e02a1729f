//! Dates with what people and machines put in between: «05. 05.1949», «24 11 2018», «au gust 2015», «hausten 1979».

use crate::number::ordinal_value;
use crate::token::Class;

use super::month::month_of;
use super::reading::{PHONE, Reading};
use super::said_year::short_spoken_year;
use super::{date, scanned, small_number};

/// Whether a day, a month and a year of four digits stand at `index` with spaces between; the token after it.
pub(super) fn spaced(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    let value = |place: usize, most: u32| {
        small_number(reading, place)
            .is_some_and(|value| (1..=most).contains(&value) && reading.lower(place).len() <= 2)
    };
    let follows = index > 0 && reading.class(index - 1) == Class::Digits && reading.gap(index) <= 1;
    if !value(index, 31) || follows {
        return None;
    }
    let dotted = usize::from(reading.is_sign(index + 1, "."));
    let month = index + 1 + dotted;
    let second_dot = usize::from(reading.is_sign(month + 1, "."));
    let year = month + 1 + second_dot;
    let long = reading.lower(year).len() == 4
        && small_number(reading, year).is_some_and(|year| (1890..=2049).contains(&year));
    let near = (index + 1..=year).all(|place| reading.gap(place) <= 1);
    let two_digits = reading.lower(index).len() == 2 && reading.lower(month).len() == 2;
    let telephone = (1..=3.min(index)).any(|distance| reading.is(index - distance, PHONE));
    let more = reading.class(year + 1) == Class::Digits && reading.gap(year + 1) == 1;
    let plain = dotted + second_dot == 0 && two_digits && !telephone && !more;
    (value(month, 12) && long && near && dotted == second_dot && (dotted == 1 || plain)).then_some(year + 1)
}

/// Where a date begins whose year is at `index`: with the season, or a month that is broken in two.
pub(super) fn start_before_year(reading: &Reading<'_, '_>, index: usize) -> usize {
    let before = index.checked_sub(1).map_or("", |place| reading.lower(place));
    let season = matches!(
        before,
        "høsten"
            | "hausten"
            | "våren"
            | "sommeren"
            | "sommaren"
            | "vinteren"
            | "vintern"
            | "jula"
            | "julen"
            | "påsken"
            | "påska"
            | "pinsen"
    );
    if season {
        return index - 1;
    }
    let broken = index > 1
        && reading.gap(index - 1) == 1
        && before.len() <= 7
        && reading.class(index - 2) == Class::Word
        && reading.lower(index - 2).len() <= 7
        && month_of(&[reading.lower(index - 2), before].concat()).is_some();
    if broken { index - 2 } else { index }
}

/// «fjortende åttende nittién»: day, month and year as ordinals.
pub(super) fn ordinals(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    let month = ordinal_value(reading.lower(index + 1)).is_some_and(|month| month <= 12);
    if reading.class(index) != Class::Word || !month || ordinal_value(reading.lower(index)).is_none() {
        return None;
    }
    date::year_end(reading, index + 2).or_else(|| short_spoken_year(reading, index + 2))
}

/// «fjortende, ikke tjuefjerde»: a day that is put right, or what it is put right to.
pub(super) fn corrected_day(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    let value = ordinal_value(reading.lower(index))?;
    let is_not = |place: usize| matches!(reading.lower(place), "ikke" | "ikkje" | "itj" | "nei");
    let other = if is_not(index + 2) && reading.is_sign(index + 1, ",") {
        index + 3
    } else {
        index.checked_sub(3).filter(|_| is_not(index - 1) && reading.is_sign(index - 2, ","))?
    };
    let second = ordinal_value(reading.lower(other))?;
    (value.max(second) >= 13).then_some(index + 1)
}

/// «fra syttito til åttisju» where years are asked for: a year at `index`.
pub(super) fn in_span_of_years(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    let year = |place: usize| {
        reading.class(place) == Class::Word
            && reading.spoken(place).is_some_and(|spoken| (45..=99).contains(&spoken.value))
    };
    let first =
        if year(index + 2) && reading.lower(index + 1) == "til" { index } else { index.checked_sub(2)? };
    let whole = year(first) && reading.lower(first + 1) == "til" && year(first + 2);
    let from = first > 0 && matches!(reading.lower(first - 1), "fra" | "frå" | "mellom");
    let asked = || {
        (2..=10.min(first)).any(|distance| {
            matches!(
                reading.lower(first - distance),
                "år" | "årstall"
                    | "årstal"
                    | "jobbet"
                    | "jobba"
                    | "arbeidet"
                    | "arbeida"
                    | "arbeidde"
                    | "bodde"
                    | "budde"
                    | "gikk"
                    | "gjekk"
                    | "gift"
            )
        })
    };
    (whole && from && asked()).then_some(index + 1)
}

/// Whether a day and month in digits without noughts, «22.5», stand where an appointment is told.
pub(super) fn is_appointment(reading: &Reading<'_, '_>, index: usize) -> bool {
    let set = |word: &str| {
        matches!(
            word,
            "time"
                | "timen"
                | "kontroll"
                | "kontrollen"
                | "utsatt"
                | "utsett"
                | "utsettes"
                | "flyttet"
                | "flytta"
                | "frist"
                | "fristen"
                | "møte"
                | "møtet"
                | "avtale"
                | "avtalt"
                | "operert"
                | "innkalt"
                | "innlagt"
                | "utskrevet"
                | "utskriven"
                | "hjemreise"
                | "heimreise"
        )
    };
    let word = |distance: usize| index.checked_sub(distance).map_or("", |place| reading.lower(place));
    let clock = matches!(reading.lower(index + 3), "kl" | "klokka" | "klokken");
    clock || set(word(1)) || (matches!(word(1), "til" | "den" | "fra" | "frå") && set(word(2)))
}

/// «l997», a year that was scanned badly, is only one where it stands alone.
pub(super) fn is_scanned_year(reading: &Reading<'_, '_>, index: usize) -> bool {
    scanned::digits(reading, index).is_some_and(|digits| digits.len() == 4)
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn dates_with_spaces_seasons_and_ordinals() {
        for date in [
            "07. 08.1951",
            "7. 8. 1951",
            "26 10 2017",
            "sep tember 2014",
            "vinteren 1986",
            "trettende ellevte søttitre",
            "Andre i fjerde nittensekstito",
        ] {
            assert_eq!(found(&format!("Det var {date}. Hun")), [format!("DATE:{date}")]);
        }
        assert_eq!(found("Sekstende, ikke tjuesjette."), ["DATE:Sekstende", "DATE:tjuesjette"]);
        assert_eq!(found("Ny time 21.6 kl 10"), ["DATE:21.6"]);
        assert_eq!(found("infusjon utsatt til 14.3 i samråd"), ["DATE:14.3"]);
        assert_eq!(
            found("hvilke år jobbet du der\nfra sekstifire til søttien"),
            ["DATE:sekstifire", "DATE:søttien"]
        );
    }

    #[test]
    fn values_are_no_dates() {
        assert_eq!(
            found("økte fra 12.5 til 16.6, 10 12 14 kg, fra femti til åtti milligram, ved 22.5 grader"),
            [""; 0]
        );
    }
}
