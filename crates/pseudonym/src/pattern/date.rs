//! Calendar dates, months with a year, years: in digits and in words.

use crate::kind::{IdentifierKind, TokenSpan};
use crate::number::{ordinal_value, spoken_value};
use crate::token::{Class, Shape, Tokens};

const MONTHS: [(&str, u32); 26] = [
    ("januar", 1),
    ("jan", 1),
    ("februar", 2),
    ("feb", 2),
    ("febr", 2),
    ("mars", 3),
    ("april", 4),
    ("apr", 4),
    ("mai", 5),
    ("juni", 6),
    ("jun", 6),
    ("juli", 7),
    ("jul", 7),
    ("august", 8),
    ("aug", 8),
    ("september", 9),
    ("sept", 9),
    ("sep", 9),
    ("oktober", 10),
    ("okt", 10),
    ("november", 11),
    ("nov", 11),
    ("desember", 12),
    ("des", 12),
    ("dec", 12),
    ("december", 12),
];

/// The month that a word names.
pub(crate) fn month_of(word: &str) -> Option<u32> {
    MONTHS.iter().find(|(name, _)| *name == word).map(|(_, month)| *month)
}

/// The name of a month, abbreviated as `model` is.
pub(crate) fn month_name(month: u32, model: &str) -> &'static str {
    const NAMES: [&str; 12] = [
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ];
    const SHORT: [&str; 12] =
        ["jan", "feb", "mars", "apr", "mai", "juni", "juli", "aug", "sept", "okt", "nov", "des"];
    let place = month.clamp(1, 12) as usize - 1;
    if model.chars().count() <= 3 && model != "mai" { SHORT[place] } else { NAMES[place] }
}

/// A date that begins at `index`.
pub(super) fn date(tokens: &Tokens<'_>, index: usize) -> Option<TokenSpan> {
    let end = match tokens.class(index) {
        Class::Digits => numeric(tokens, index)
            .or_else(|| day_and_month(tokens, index))
            .or_else(|| six_digits_of_birth(tokens, index))
            .or_else(|| year(tokens, index)),
        Class::Word => day_and_month(tokens, index)
            .or_else(|| month_and_year(tokens, index))
            .or_else(|| spoken_year(tokens, index)),
        Class::Sign => short_year(tokens, index),
        _ => None,
    }?;
    Some(TokenSpan { start: index, end, kind: IdentifierKind::Date })
}

fn is_year(value: u32, digits: usize) -> bool {
    digits == 4 && (1890..=2049).contains(&value)
}

fn number(tokens: &Tokens<'_>, index: usize) -> Option<(u32, usize)> {
    super::small_number(tokens, index).map(|value| (value, tokens.lower(index).len()))
}

fn separator<'t>(tokens: &'t Tokens<'_>, index: usize) -> Option<&'t str> {
    let sign = tokens.lower(index);
    let tight = tokens.gap(index) == 0 && tokens.gap(index + 1) == 0;
    (tight && matches!(sign, "." | "/" | "-")).then_some(sign)
}

/// `14.01.26`, `9.1.26`, `18/9-25`, `06-05-2026`, `2026-05-06`, `09/2026`, `15.12`, `12/3`.
fn numeric(tokens: &Tokens<'_>, index: usize) -> Option<usize> {
    let (first, first_length) = number(tokens, index)?;
    if index > 0
        && tokens.gap(index) == 0
        && is_joint(tokens.lower(index - 1))
        && tokens.class(index.saturating_sub(2)) == Class::Digits
    {
        return None;
    }
    let sign = separator(tokens, index + 1)?;
    let (second, second_length) = number(tokens, index + 2)?;
    let third = separator(tokens, index + 3).and_then(|_| number(tokens, index + 4));
    if let Some((third, third_length)) = third {
        let day_first = (1..=31).contains(&first)
            && (1..=12).contains(&second)
            && first_length <= 2
            && second_length <= 2;
        let year_fits = third_length == 2 || is_year(third, third_length);
        let year_first =
            is_year(first, first_length) && (1..=12).contains(&second) && (1..=31).contains(&third);
        return ((day_first && year_fits) || year_first).then_some(index + 5);
    }
    if sign == "/" && (1..=12).contains(&first) && is_year(second, second_length) {
        return Some(index + 3);
    }
    let valid =
        (1..=31).contains(&first) && (1..=12).contains(&second) && first_length <= 2 && second_length <= 2;
    let clock = matches!(super::word_before(tokens, index), "kl" | "klokka" | "klokken" | "klokkeslett");
    if !valid || clock {
        return None;
    }
    match sign {
        "." if first_length == 2 && second_length == 2 => Some(with_full_stop(tokens, index + 3)),
        "." if tokens.is_sign(index + 3, ".") && follows_date_word(tokens, index) => Some(index + 4),
        "/" if first > 12 || follows_date_word(tokens, index) => Some(index + 3),
        _ => None,
    }
    .filter(|end| !super::is_unit(tokens.lower(*end)))
}

fn is_joint(sign: &str) -> bool {
    matches!(sign, "." | "/" | "-" | ",")
}

/// `27.04.:` and `24.02.–`: the full stop belongs to the date unless it ends the sentence.
fn with_full_stop(tokens: &Tokens<'_>, end: usize) -> usize {
    if !tokens.is_sign(end, ".") || tokens.gap(end) > 0 {
        return end;
    }
    let next = end + 1;
    let goes_on = match tokens.get(next) {
        Some(token) if token.class == Class::Sign => true,
        Some(token) => token.class == Class::Word && token.shape == Shape::Lower,
        None => false,
    };
    if goes_on { next } else { end }
}

fn follows_date_word(tokens: &Tokens<'_>, index: usize) -> bool {
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
    WORDS.contains(&super::word_before(tokens, index))
}

/// A day, as numeral with or without full stop or as word; the token after it.
fn day(tokens: &Tokens<'_>, index: usize) -> Option<usize> {
    match tokens.class(index) {
        Class::Digits => {
            let (value, length) = number(tokens, index)?;
            let after = index + 1 + usize::from(tokens.is_sign(index + 1, ".") && tokens.gap(index + 1) == 0);
            ((1..=31).contains(&value) && length <= 2).then_some(after)
        }
        Class::Word => {
            let word = tokens.lower(index);
            let value = ordinal_value(word).or_else(|| spoken_value(word).map(|spoken| spoken.value))?;
            (1..=31).contains(&value).then_some(index + 1)
        }
        _ => None,
    }
}

/// `14. mai 2025`, `3.–7. mai`, `3. og 4. mai`, `tjuefjerde april`, `ti februar`, `tolvte i femte`.
fn day_and_month(tokens: &Tokens<'_>, index: usize) -> Option<usize> {
    let mut after = day(tokens, index)?;
    if matches!(tokens.lower(after), "–" | "-" | "til" | "og" | "/")
        && let Some(second) = day(tokens, after + 1)
        && month_of(tokens.lower(second)).is_some()
    {
        after = second;
    }
    if tokens.gap(after) > 1 || tokens.class(after) != Class::Word {
        return None;
    }
    if month_of(tokens.lower(after)).is_some() {
        let dot = usize::from(tokens.is_sign(after + 1, ".") && tokens.lower(after).len() <= 4);
        let year_at = after + 1 + dot;
        return Some(year_end(tokens, year_at).unwrap_or(after + 1));
    }
    let ordinal_month = ordinal_value(tokens.lower(after + 1)).is_some_and(|month| month <= 12);
    let ordinal_day = ordinal_value(tokens.lower(index)).is_some();
    (tokens.lower(after) == "i" && ordinal_month && ordinal_day).then_some(after + 2)
}

/// The token after a year that begins at `index`, in digits or in words.
fn year_end(tokens: &Tokens<'_>, index: usize) -> Option<usize> {
    if tokens.gap(index) > 2 || tokens.class(index) == Class::Newline {
        return None;
    }
    if let Some((value, length)) = number(tokens, index) {
        return is_year(value, length).then_some(index + 1);
    }
    if matches!(tokens.lower(index), "-" | "'" | "’") && tokens.gap(index + 1) == 0 {
        return number(tokens, index + 1).filter(|(_, length)| *length == 2).map(|_| index + 2);
    }
    spoken_year_words(tokens, index)
}

/// `mai 2023`, `okt. -24`.
fn month_and_year(tokens: &Tokens<'_>, index: usize) -> Option<usize> {
    month_of(tokens.lower(index))?;
    let dot = usize::from(tokens.is_sign(index + 1, "."));
    year_end(tokens, index + 1 + dot)
}

/// A year alone, unless a unit or a code follows.
fn year(tokens: &Tokens<'_>, index: usize) -> Option<usize> {
    let (value, length) = number(tokens, index)?;
    let before = index.checked_sub(1).map_or("", |place| tokens.lower(place));
    let tight_before = tokens.gap(index) == 0 && matches!(before, "/" | "," | "." | "_" | "+");
    let tight_after = tokens.gap(index + 1) == 0
        && matches!(tokens.lower(index + 1), "/" | "," | "." | "-")
        && tokens.gap(index + 2) == 0
        && matches!(tokens.class(index + 2), Class::Digits | Class::Mixed)
        && !super::small_number(tokens, index + 2).is_some_and(|next| is_year(next, 4));
    let clock = matches!(super::word_before(tokens, index), "kl" | "klokka" | "klokken" | "nr" | "nummer");
    let measure = super::is_unit(tokens.lower(index + 1));
    if !is_year(value, length)
        || value < 1900 && !matches!(before, "i" | "født")
        || tight_before
        || tight_after
        || clock
        || measure
    {
        return None;
    }
    // 1980-tallet
    let decade = tokens.is_sign(index + 1, "-") && tokens.lower(index + 2).starts_with("tal");
    Some(if decade { index + 3 } else { index + 1 })
}

/// `født 010560`, `f. 010560`.
fn six_digits_of_birth(tokens: &Tokens<'_>, index: usize) -> Option<usize> {
    let named = matches!(super::word_before(tokens, index), "f" | "født" | "fødd" | "fødselsdato" | "fdato");
    (named && tokens.lower(index).len() == 6).then_some(index + 1)
}

/// `i -98`, `fra '98`.
fn short_year(tokens: &Tokens<'_>, index: usize) -> Option<usize> {
    let sign = matches!(tokens.lower(index), "-" | "'" | "’" | "–") && tokens.gap(index) > 0;
    let (_, length) = number(tokens, index + 1).filter(|_| sign && tokens.gap(index + 1) == 0)?;
    let named = matches!(
        super::word_before(tokens, index),
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

/// `nittenåttifire`, `totusenogfjorten`, `i nittiåtte`.
fn spoken_year(tokens: &Tokens<'_>, index: usize) -> Option<usize> {
    let before = index.checked_sub(1).map_or("", |place| tokens.lower(place));
    let named = matches!(
        before,
        "i" | "fra" | "frå" | "siden" | "sidan" | "rundt" | "til" | "før" | "etter" | "høsten" | "våren"
    );
    if let Some(end) = spoken_year_words(tokens, index) {
        let whole_word = end == index + 1;
        return (whole_word || named).then_some(end);
    }
    let value = spoken_value(tokens.lower(index))?.value;
    let ends = match tokens.class(index + 1) {
        Class::Sign | Class::Newline => true,
        _ => matches!(
            tokens.lower(index + 1),
            "og" | "da" | "då" | "men" | "så" | "kanskje" | "tror" | "trur" | "eller" | "at"
        ),
    };
    (matches!(before, "i" | "sommeren" | "høsten" | "våren" | "vinteren") && value >= 45 && ends)
        .then_some(index + 1)
}

fn spoken_year_words(tokens: &Tokens<'_>, index: usize) -> Option<usize> {
    let word = tokens.lower(index);
    let below_hundred = |rest: &str| spoken_value(rest.strip_prefix("og").unwrap_or(rest)).is_some();
    if let Some(rest) = word.strip_prefix("nittenhundre").or_else(|| word.strip_prefix("totusen")) {
        if below_hundred(rest) {
            return Some(index + 1);
        }
        let og = usize::from(tokens.lower(index + 1) == "og");
        let pair = rest.is_empty() && spoken_value(tokens.lower(index + 1 + og)).is_some();
        return pair.then_some(index + 2 + og);
    }
    let in_pairs = |rest: &str| spoken_value(rest).is_some_and(|spoken| spoken.digits == 2);
    if word.strip_prefix("nitten").is_some_and(in_pairs) {
        return Some(index + 1);
    }
    let tjue = word.strip_prefix("tjue").and_then(spoken_value);
    if tjue.is_some_and(|spoken| spoken.digits == 2 && spoken.value >= 10) {
        return Some(index + 1);
    }
    if word == "nitten" && spoken_value(tokens.lower(index + 1)).is_some_and(|spoken| spoken.value >= 20) {
        return Some(index + 2);
    }
    if word == "to" && tokens.lower(index + 1) == "tusen" {
        let og = usize::from(tokens.lower(index + 2) == "og");
        return spoken_value(tokens.lower(index + 2 + og)).is_some().then_some(index + 3 + og);
    }
    None
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
    fn clock_times_fractions_and_doses_are_no_dates() {
        assert_eq!(found("kl. 12.10, VAS 6/10, 1/2 tablett, BT 120/80, 2000 IE, Hb 12.1 i mai"), [""; 0]);
    }
}
