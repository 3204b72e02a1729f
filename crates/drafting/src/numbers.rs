//! Spoken numbers become figures, and spoken units their signs: `to komma ni` is `2,9`, `femti milligram` is `50 mg`.
//!
//! Small numbers without a unit stay words (`tre ganger`), as a clinician writes them.

use crate::token::Token;

/// The units that follow a number, as they are spoken and as they are written.
const UNITS: &[(&str, &str)] = &[
    ("milligram", "mg"),
    ("mikrogram", "mikrogram"),
    ("gram", "g"),
    ("kilogram", "kg"),
    ("kilo", "kg"),
    ("kg", "kg"),
    ("mg", "mg"),
    ("g", "g"),
    ("ml", "ml"),
    ("milliliter", "ml"),
    ("desiliter", "dl"),
    ("centimeter", "cm"),
    ("cm", "cm"),
    ("millimeter", "mm"),
    ("mm", "mm"),
    ("prosent", "%"),
    ("%", "%"),
    ("enheter", "E"),
    ("einingar", "E"),
    ("enheiter", "E"),
    ("grader", "grader"),
    ("gradar", "grader"),
];

/// Words after which even a small number is a measurement and is written in figures.
const MEASURED: &[&str] =
    &["grad", "crp", "uke", "veke", "nrs", "hb", "ldl", "hdl", "psa", "inr", "gcs", "ferritin", "tsh"];

/// The written sign of a spoken unit.
pub(crate) fn unit(word: &str) -> Option<&'static str> {
    UNITS.iter().find(|(spoken, _)| *spoken == word).map(|(_, sign)| *sign)
}

/// The value of one number word of bokmål or nynorsk below a hundred, with the spellings of the dialects.
pub(crate) fn word_value(word: &str) -> Option<u32> {
    let one = |w: &str| {
        Some(match w {
            "null" => 0,
            "en" | "én" | "ett" | "ein" | "éin" | "eitt" => 1,
            "to" => 2,
            "tre" => 3,
            "fire" => 4,
            "fem" => 5,
            "seks" => 6,
            "sju" | "syv" => 7,
            "åtte" => 8,
            "ni" => 9,
            "ti" => 10,
            "elleve" => 11,
            "tolv" => 12,
            "tretten" => 13,
            "fjorten" => 14,
            "femten" => 15,
            "seksten" => 16,
            "sytten" => 17,
            "atten" => 18,
            "nitten" => 19,
            "tjue" => 20,
            "tretti" => 30,
            "førti" => 40,
            "femti" => 50,
            "seksti" => 60,
            "sytti" => 70,
            "åtti" => 80,
            "nitti" => 90,
            _ => return None,
        })
    };
    one(word).or_else(|| compound(word, one))
}

/// `førtiåtte`, `syttifem`, and the old order `enogseksti`.
fn compound(word: &str, one: impl Fn(&str) -> Option<u32>) -> Option<u32> {
    if let Some((low, high)) = word.split_once("og") {
        let (low, high) = (one(low)?, one(high)?);
        return (low < 10 && high >= 20 && high % 10 == 0).then_some(low + high);
    }
    ["tjue", "tretti", "førti", "femti", "seksti", "sytti", "åtti", "nitti"].iter().find_map(|tens| {
        let low = one(word.strip_prefix(tens)?)?;
        (1..10).contains(&low).then(|| one(tens).unwrap_or(0) + low)
    })
}

/// A number read from the front of a run of tokens.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Spoken {
    /// In figures, with a decimal comma.
    pub(crate) figures: String,
    /// How many tokens it took.
    pub(crate) length: usize,
}

/// Reads the longest number at the front of `tokens`: whole, decimal (`to komma ni`) or a half (`to og et halvt`).
pub(crate) fn read(tokens: &[Token]) -> Option<Spoken> {
    let (value, mut length) = whole(tokens)?;
    let mut figures = value.to_string();
    let next = |at: usize| tokens.get(at).map_or("", |token| token.lower.as_str());
    if next(length) == "komma" {
        if let Some((decimals, taken)) = whole(&tokens[length + 1..]) {
            figures = format!("{figures},{decimals}");
            length += 1 + taken;
        }
    } else if next(length) == "og" && matches!(next(length + 2), "halv" | "halvt" | "halvannen") {
        figures = format!("{figures},5");
        length += 3;
    }
    Some(Spoken { figures, length })
}

fn whole(tokens: &[Token]) -> Option<(u32, usize)> {
    let mut total = 0;
    let mut below: Option<u32> = None;
    let mut at = 0;
    let mut joined = false;
    while let Some(token) = tokens.get(at) {
        match token.lower.as_str() {
            "hundre" if below.is_none_or(|value| value < 10) => below = Some(below.unwrap_or(1) * 100),
            "tusen" if total == 0 => {
                total = below.take().unwrap_or(1) * 1000;
            }
            "og" if at > 0 && !joined && (total > 0 || below.is_some_and(|value| value >= 100)) => {
                // «hundre og førti»: belongs to the number only when a number follows it.
                if tokens.get(at + 1).and_then(|next| word_value(&next.lower)).is_none() {
                    break;
                }
                joined = true;
            }
            word => match (word_value(word), below) {
                (Some(value), None) => below = Some(value),
                (Some(value), Some(hundreds)) if hundreds >= 100 && hundreds % 100 == 0 && value < 100 => {
                    below = Some(hundreds + value);
                }
                _ => break,
            },
        }
        at += 1;
    }
    // «hundre og ett par» and the like: a lone article is not a number of its own.
    (total > 0 || below.is_some()).then(|| (total + below.unwrap_or(0), at))
}

/// Writes the numbers of a run of tokens as figures where a clinician would; `measured` says that even small ones are
/// measurements or doses.
pub(crate) fn to_figures(tokens: &[Token], measured: bool) -> Vec<Token> {
    let mut written: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        if let Some(range) = range(&tokens[at]) {
            written.push(range);
            at += 1;
            continue;
        }
        let Some(spoken) = read(&tokens[at..]) else {
            let after_figure = written.last().is_some_and(Token::is_figure);
            let sign = unit(&tokens[at].lower).filter(|_| after_figure);
            written.push(sign.map_or_else(|| tokens[at].clone(), |sign| tokens[at].with_text(sign)));
            at += 1;
            continue;
        };
        let taken = &tokens[at..at + spoken.length];
        let next = tokens.get(at + spoken.length);
        let article = taken.len() == 1 && taken[0].is(&["en", "ein", "én", "éin", "ett"]);
        if stays_word(taken, &spoken.figures, written.last(), next) && (article || !measured) {
            written.extend_from_slice(taken);
        } else {
            let mut figure = taken[0].with_text(&spoken.figures);
            figure.end = taken[taken.len() - 1].end;
            written.push(figure);
        }
        at += spoken.length;
    }
    join_pressures(&written)
}

/// `fire-fem` is `4–5`.
fn range(token: &Token) -> Option<Token> {
    let (low, high) = token.lower.split_once(['-', '–'])?;
    Some(token.with_text(&format!("{}–{}", word_value(low)?, word_value(high)?)))
}

fn stays_word(taken: &[Token], figures: &str, before: Option<&Token>, next: Option<&Token>) -> bool {
    let small = taken.len() == 1 && figures.parse::<u32>().is_ok_and(|value| value <= 12);
    let measured = before.is_some_and(|token| MEASURED.contains(&token.lower.as_str()));
    let of_total = next.is_some_and(|token| token.is(&["av"]));
    let scored = before.is_some_and(|token| token.is(&["av"]));
    let has_unit = next.is_some_and(|token| unit(&token.lower).is_some());
    small && !measured && !has_unit && !of_total && !scored
}

/// `148 over 86` is `148/86`; `tjueto av førti` is `22/40`.
fn join_pressures(tokens: &[Token]) -> Vec<Token> {
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        if let [first, word, second, ..] = &tokens[at..]
            && first.is_figure()
            && second.is_figure()
            && word.is(&["over", "av"])
            && plausible_pair(&first.text, &word.lower, &second.text)
        {
            let mut token = first.with_text(&format!("{}/{}", first.text, second.text));
            token.end = second.end;
            joined.push(token);
            at += 3;
            continue;
        }
        joined.push(tokens[at].clone());
        at += 1;
    }
    joined
}

fn plausible_pair(first: &str, word: &str, second: &str) -> bool {
    let (Ok(first), Ok(second)) = (first.parse::<u32>(), second.parse::<u32>()) else { return false };
    match word {
        "over" => (60..=260).contains(&first) && (30..=150).contains(&second) && first > second,
        _ => first <= second && second <= 100,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::{join, tokenise};

    fn figures(text: &str) -> String {
        join(&to_figures(&tokenise(text), false))
    }

    #[test]
    fn doses_get_figures_and_signs() {
        assert_eq!(figures("sertralin femti milligram"), "sertralin 50 mg");
        assert_eq!(figures("ett gram til natten"), "1 g til natten");
        assert_eq!(figures("åtte og et halvt mikrogram"), "8,5 mikrogram");
        assert_eq!(figures("sju hundre og femti milliliter"), "750 ml");
    }

    #[test]
    fn pressures_and_scores_are_joined() {
        assert_eq!(figures("hundre og tjueni over syttitre"), "129/73");
        assert_eq!(figures("tjueto av førti"), "22/40");
        assert_eq!(figures("det varer over seks uker"), "det varer over seks uker");
    }

    #[test]
    fn decimals() {
        assert_eq!(figures("kalium tre komma sju"), "kalium 3,7");
        assert_eq!(figures("trettién komma fire"), "31,4");
    }

    #[test]
    fn small_numbers_without_a_unit_stay_words() {
        assert_eq!(figures("fire ganger i timen i elleve netter"), "fire ganger i timen i elleve netter");
        assert_eq!(figures("en svær en"), "en svær en");
    }

    #[test]
    fn measurements_and_ranges_are_figures() {
        assert_eq!(join(&to_figures(&tokenise("tar fire tabletter"), true)), "tar 4 tabletter");
        assert_eq!(figures("spiser fem-seks ganger"), "spiser 5–6 ganger");
    }

    #[test]
    fn old_order_and_dialect() {
        assert_eq!(word_value("enogseksti"), Some(61));
        assert_eq!(word_value("syttifem"), Some(75));
        assert_eq!(word_value("tretti"), Some(30));
    }
}
