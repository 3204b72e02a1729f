//! Numbers and codes of cases, samples, accounts, vehicles, products and people in registers.

use crate::kind::{IdentifierKind, TokenSpan};
use crate::token::{Class, Shape, Tokens};

use super::number::spoken_run;

/// Words that introduce a code; every compound of «nummer» and «nr» does too.
const CUES: [&str; 36] = [
    "hpr",
    "lot",
    "batch",
    "sn",
    "ref",
    "referanse",
    "referansen",
    "saken",
    "sak",
    "konto",
    "kontoen",
    "pass",
    "passet",
    "id",
    "journal",
    "rekvisisjon",
    "rekvisisjonen",
    "regnr",
    "duf",
    "skilt",
    "rør",
    "analyserapport",
    "charge",
    "serie",
    "polise",
    "kvittering",
    "remisse",
    "prøveid",
    "brukarnamn",
    "brukernavn",
    "brukernavnet",
    "brukarnamnet",
    "bilen",
    "kjøretøyet",
    "glass",
    "løpenr",
];

/// Compounds that count something or have their own pattern.
const NOT_CUES: [&str; 14] = [
    "nr",
    "nummer",
    "nummeret",
    "telefonnummer",
    "telefonnummeret",
    "mobilnummer",
    "mobilnummeret",
    "romnummer",
    "skonummer",
    "fødselsnummer",
    "fødselsnummeret",
    "personnummer",
    "personnummeret",
    "husnummer",
];

/// Whether `word` introduces a code.
pub(super) fn is_cue(word: &str) -> bool {
    if NOT_CUES.contains(&word) {
        return false;
    }
    let compound = ["nummer", "nummeret", "nr"].iter().any(|ending| word.ends_with(ending));
    compound || CUES.contains(&word)
}

/// A code at `index`: introduced by a word, or plain from its form.
pub(super) fn code(tokens: &Tokens<'_>, index: usize) -> Option<TokenSpan> {
    let chain = match tokens.class(index) {
        Class::Sign | Class::Newline => return None,
        _ if index > 0 && is_joined(tokens, index) => return None,
        Class::Word if is_cue(tokens.lower(index)) => return None,
        _ => chain(tokens, index),
    };
    let span = |end| Some(TokenSpan { start: index, end, kind: IdentifierKind::OtherId });
    if is_user_name(tokens, index) {
        return span(chain.end);
    }
    let run = spoken_run(tokens, index);
    if run.words >= 5 && run.digits >= 7 && tokens.class(index) == Class::Word {
        return span(run.end);
    }
    let introduced = introduced(tokens, index);
    if chain.digits == 0 || (!introduced && chain.digits < 5 && !is_case(&chain)) {
        return None;
    }
    let measure = super::is_unit(tokens.lower(chain.end)) || tokens.is_sign(chain.end, "%");
    if measure || is_decimal(tokens, &chain) {
        return None;
    }
    if introduced && chain.digits >= 3 {
        return span(with_more_groups(tokens, &chain));
    }
    if is_medical_code(tokens, index, &chain) {
        return None;
    }
    let form = is_case(&chain)
        || is_account(&chain)
        || (chain.letters > 0 && chain.digits >= 5 && chain.has_long_group())
        || chain.longest >= 7;
    if form { span(chain.end) } else { None }
}

/// Letters and digits joined by `-`, `/`, `.` without spaces, with letters one space before the digits allowed.
struct Chain {
    end: usize,
    letters: usize,
    digits: usize,
    /// Longest run of digits.
    longest: usize,
    groups: Vec<usize>,
    signs: String,
}

impl Chain {
    /// «BT 120/80» has five digits too, but no group of four.
    fn has_long_group(&self) -> bool {
        self.groups.iter().any(|digits| *digits >= 4)
    }
}

fn chain(tokens: &Tokens<'_>, index: usize) -> Chain {
    let mut chain =
        Chain { end: index, letters: 0, digits: 0, longest: 0, groups: Vec::new(), signs: String::new() };
    let mut place = index;
    loop {
        let word = tokens.lower(place);
        let digits = word.chars().filter(char::is_ascii_digit).count();
        let class = tokens.class(place);
        let code_like = class != Class::Word || is_code_letters(tokens, place);
        if matches!(class, Class::Sign | Class::Newline) || !code_like {
            break;
        }
        chain.digits += digits;
        chain.letters += word.chars().count() - digits;
        chain.longest = chain.longest.max(if class == Class::Digits { digits } else { 0 });
        chain.groups.push(digits);
        chain.end = place + 1;
        let Some(next) = next_part(tokens, place, &mut chain.signs) else { break };
        place = next;
    }
    if chain.end == index {
        chain.end = index + 1;
    }
    chain
}

/// Up to five letters that are no word: capitals, or few enough where case says nothing.
fn is_code_letters(tokens: &Tokens<'_>, index: usize) -> bool {
    let letters = tokens.lower(index).chars().count();
    match tokens.get(index).map(|token| token.shape) {
        Some(Shape::Initial | Shape::Upper) => letters <= 5,
        Some(Shape::Caseless) => letters <= 4 && !is_short_word(tokens.lower(index)),
        _ => false,
    }
}

fn is_short_word(word: &str) -> bool {
    const WORDS: [&str; 48] = [
        "på", "av", "er", "om", "de", "en", "et", "jo", "nå", "no", "se", "to", "ta", "vi", "få", "gå", "ha",
        "og", "da", "du", "så", "ei", "eg", "me", "te", "i", "å", "for", "fra", "til", "med", "var", "ved",
        "men", "han", "hun", "ca", "kl", "bt", "nr", "uke", "rom", "seng", "eit", "opp", "ned", "etter",
        "født",
    ];
    WORDS.contains(&word)
}

/// The next part of a chain after the token at `place`.
fn next_part(tokens: &Tokens<'_>, place: usize, signs: &mut String) -> Option<usize> {
    let sign = tokens.lower(place + 1);
    let alnum = |at: usize| matches!(tokens.class(at), Class::Digits | Class::Mixed | Class::Word);
    if matches!(sign, "-" | "/" | "." | "_")
        && tokens.gap(place + 1) == 0
        && tokens.gap(place + 2) == 0
        && alnum(place + 2)
    {
        signs.push_str(sign);
        return (tokens.class(place + 2) != Class::Word || is_code_letters(tokens, place + 2))
            .then_some(place + 2);
    }
    // PB 26 / 1417
    if sign == "/"
        && tokens.class(place + 2) == Class::Digits
        && tokens.lower(place + 2).len() >= 3
        && tokens.class(place) == Class::Digits
    {
        signs.push('/');
        return Some(place + 2);
    }
    let letters_then_digits =
        tokens.class(place) == Class::Word && matches!(tokens.class(place + 1), Class::Digits | Class::Mixed);
    (letters_then_digits && tokens.gap(place + 1) == 1).then_some(place + 1)
}

fn is_joined(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.gap(index) == 0
        && matches!(tokens.lower(index - 1), "-" | "/" | "." | "," | "_")
        && index >= 2
        && tokens.gap(index - 1) == 0
        && !matches!(tokens.class(index - 2), Class::Sign | Class::Newline)
}

/// `T02840`, `M87433` (SNOMED), `NPU03577` (laboratory code): the same for every patient.
fn is_medical_code(tokens: &Tokens<'_>, index: usize, chain: &Chain) -> bool {
    let word = tokens.lower(index);
    let snomed = word.len() == 6 && word.starts_with(['t', 'm', 'p', 'd', 'f', 'e']) && chain.digits == 5;
    let laboratory = chain.digits == 5 && (word.starts_with("npu") || word.starts_with("nor"));
    chain.end == index + 1 && tokens.class(index) == Class::Mixed && (snomed || laboratory)
}

/// `2026/5530`, `26/1148-3`, `NA26-118204`.
fn is_case(chain: &Chain) -> bool {
    let yearly = matches!(chain.groups[..], [2 | 4, second, ..] if second >= 4);
    yearly && chain.signs.starts_with('/')
}

/// `2000.14.77835`.
fn is_account(chain: &Chain) -> bool {
    chain.groups == [4, 2, 5]
}

/// `7,4` and `12.5`: a decimal, not a code.
fn is_decimal(tokens: &Tokens<'_>, chain: &Chain) -> bool {
    let fraction = tokens.is_sign(chain.end, ",")
        && tokens.gap(chain.end) == 0
        && tokens.gap(chain.end + 1) == 0
        && tokens.class(chain.end + 1) == Class::Digits;
    fraction || (chain.signs == "." && chain.letters == 0 && chain.groups.len() == 2)
}

/// Whether one of the words before `index` introduces a code, seen past «er», «har», «:» and the like.
fn introduced(tokens: &Tokens<'_>, index: usize) -> bool {
    let mut place = index;
    for _ in 0..6 {
        let Some(before) = place.checked_sub(1) else { return false };
        let word = tokens.lower(before);
        if tokens.class(before) == Class::Word && is_cue(word) {
            return true;
        }
        let filler = matches!(
            word,
            "er" | "har"
                | "e"
                | "var"
                | "nummer"
                | "nummeret"
                | "nr"
                | "."
                | ":"
                | "-"
                | "#"
                | "("
                | "="
                | "no"
                | "nå"
                | "på"
                | "vår"
                | "ditt"
                | "hans"
                | "hennes"
                | "hennar"
                | "id"
                | "med"
                | "til"
        );
        if !filler {
            return false;
        }
        place = before;
    }
    false
}

fn is_user_name(tokens: &Tokens<'_>, index: usize) -> bool {
    let named = |place: usize| {
        tokens.lower(place).starts_with("brukernavn") || tokens.lower(place).starts_with("brukarnamn")
    };
    let filler = |place: usize| matches!(tokens.lower(place), "er" | ":" | "e");
    let Some(before) = index.checked_sub(1) else { return false };
    !filler(index) && (named(before) || (filler(before) && before > 0 && named(before - 1)))
}

/// `2015 338122 04`: an introduced number goes on over spaces.
fn with_more_groups(tokens: &Tokens<'_>, chain: &Chain) -> usize {
    let mut end = chain.end;
    let mut digits = chain.digits;
    while tokens.class(end) == Class::Digits && tokens.gap(end) == 1 && digits + tokens.lower(end).len() <= 14
    {
        digits += tokens.lower(end).len();
        end += 1;
    }
    if super::is_unit(tokens.lower(end)) { chain.end } else { end }
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
    fn codes_known_by_their_form() {
        assert_eq!(found("Prøve B26-07731 kom"), ["OTHER_ID:B26-07731"]);
        assert_eq!(found("bilen er ZK 48213, ja"), ["OTHER_ID:ZK 48213"]);
        assert_eq!(found("overføres til 2000.14.77835 nå"), ["OTHER_ID:2000.14.77835"]);
    }

    #[test]
    fn medicine_is_no_code() {
        assert!(found("T02840 M87433, NPU03577, ICD M16.1, ATC C09AA05, HLA-B27, covid-19, TSH 3,1, 250 000, Hb 12.5, L4/L5").is_empty());
    }
}
