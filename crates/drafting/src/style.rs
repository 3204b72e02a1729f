//! From speech to note style: telegram, third person, no fillers.
//!
//! Each pass removes or replaces tokens and keeps the places of the rest. Nothing is added that was not said, but for
//! the words that stand for the speaker (`pasienten`) and for the written sign of a quantity.

use clinical::{Language, Speaker};

use crate::lexicon::{Field, is_in};
use crate::phrases::phrase_at;
use crate::token::{Token, join};

/// Words that open a turn and say nothing.
const OPENERS: &[&str] = &[
    "ja",
    "nei",
    "jo",
    "joda",
    "neida",
    "jada",
    "mm",
    "hm",
    "altså",
    "okei",
    "ok",
    "greit",
    "greitt",
    "fint",
    "bra",
    "godt",
    "da",
    "då",
    "så",
    "og",
    "men",
    "for",
    "eh",
    "ehm",
    "åh",
    "å",
    "vel",
    "nja",
    "tja",
    "oi",
    "uff",
    "huff",
    "supert",
    "flott",
    "ellers",
    "elles",
    "egentlig",
    "eigentleg",
    "sånn",
    "slik",
    "notert",
    "vidare",
    "videre",
    "liksom",
    "men",
    "at",
    "derfor",
    "difor",
    "det",
    "takk",
    "stemmer",
    "selvfølgelig",
    "forresten",
    "likevel",
    "not",
    "yes",
    "no",
    "so",
    "and",
    "but",
    "well",
    "okay",
    "um",
    "uh",
    "yeah",
    "alright",
    "now",
];

/// Openers that must stay when one of these follows, because they then carry meaning (`det kribler` loses `det` anyway).
const NEGATION_FOLLOWS: &[&str] = &["noe", "noko", "one"];

/// Single words that can go anywhere.
const FILLERS: &[&str] = &[
    "jo",
    "vel",
    "altså",
    "liksom",
    "egentlig",
    "eigentleg",
    "sånn",
    "gitt",
    "akkurat",
    "faktisk",
    "heller",
    "forresten",
    "dessverre",
    "diverre",
    "heldigvis",
    "jaha",
    "ehm",
    "eh",
    "uff",
    "au",
    "skikkelig",
    "skikkeleg",
    "veldig",
    "sjølvsagt",
    "likevel",
    "allikevel",
    "um",
    "uh",
    "like",
    "mamma",
    "doktor",
    "vennen",
    "jammen",
    "visst",
    "kjempe",
    "så",
];

/// What a clinician does, and the passive that a note writes when the subject is left out.
const PASSIVES: &[(&str, &str)] = &[
    ("henviser", "henvises"),
    ("tilviser", "vert tilvist"),
    ("øker", "økes"),
    ("aukar", "vert auka"),
    ("reduserer", "reduseres"),
    ("bestiller", "bestilles"),
    ("skriver", "skrives"),
    ("sender", "sendes"),
    ("tar", "tas"),
    ("tek", "vert teke"),
    ("måler", "måles"),
    ("legger", "legges"),
    ("gir", "gis"),
    ("rekvirerer", "rekvireres"),
    ("flytter", "flyttes"),
    ("setter", "settes"),
    ("dobler", "dobles"),
    ("stopper", "stoppes"),
    ("fjerner", "fjernes"),
    ("trapper", "trappes"),
    ("bytter", "byttes"),
    ("vurderer", "vurderes"),
];

const FIRST_PERSON: &[&str] = &["jeg", "eg", "vi", "i", "we"];
const SPOKEN_TO: &[&str] = &["du", "dere", "de", "you"];
const OBJECTS: &[&str] = &["meg", "deg", "dere", "dykk", "oss"];
const POSSESSIVES: &[&str] =
    &["min", "mi", "mitt", "mine", "din", "di", "ditt", "dine", "vår", "vårt", "våre", "deres", "my", "your"];
const SUBORDINATORS: &[&str] = &[
    "når", "hvis", "dersom", "om", "viss", "at", "fordi", "siden", "sidan", "som", "mens", "til", "enn",
    "før", "etter", "ettersom", "selv", "when", "if", "that", "because",
];
const COPULAS: &[&str] = &["er", "var", "is", "was", "are"];

/// Rewrites the tokens of a clause.
pub(crate) fn note_style(tokens: &[Token], speaker: Speaker, language: Language) -> Vec<Token> {
    let mut words = strip_openers(&without_cleft(tokens));
    if language != Language::English {
        words = replace_phrases(&words);
    }
    words = third_person(&words, speaker, language);
    if speaker == Speaker::Clinician && language != Language::English {
        words = words
            .iter()
            .enumerate()
            .map(|(at, token)| {
                let graded = words.get(at + 1).is_some_and(|next| {
                    is_in(&next.lower, Field::Finding) || is_in(&next.lower, Field::Symptom)
                });
                if graded && token.is(&["litt"]) { token.with_text("lett") } else { token.clone() }
            })
            .collect();
    }
    words = deny_adjectives(&words);
    words.retain(|token| !token.is(FILLERS));
    words = strip_openers(&words);
    words = telegram(&words, speaker);
    words = frequency(&words);
    tidy(&words)
}

/// `Det er kneet som verker` says `kneet verker`.
fn without_cleft(tokens: &[Token]) -> Vec<Token> {
    let cleft = matches!(tokens, [det, er, ..] if det.is(&["det"]) && er.is(&["er", "var"]));
    match tokens.iter().position(|token| token.is(&["som"])) {
        Some(at) if cleft && at <= 5 => [&tokens[..at], &tokens[at + 1..]].concat(),
        _ => tokens.to_vec(),
    }
}

/// `Ingen hovent` is no Norwegian: before an adjective in the neuter stands `ikke`.
fn deny_adjectives(tokens: &[Token]) -> Vec<Token> {
    let neuter = |token: &Token| {
        ["nt", "mt", "dt", "vt", "lt"].iter().any(|ending| token.lower.ends_with(ending))
            && (is_in(&token.lower, Field::Symptom) || is_in(&token.lower, Field::Finding))
    };
    let mut written = tokens.to_vec();
    for at in 1..tokens.len() {
        if tokens[at - 1].is(&["ingen"]) && neuter(&tokens[at]) {
            written[at - 1] = tokens[at - 1].with_text("ikke");
        }
    }
    written
}

fn strip_openers(tokens: &[Token]) -> Vec<Token> {
    let mut rest = tokens;
    while let [first, tail @ ..] = rest {
        let next_is_word = tail.first().is_some_and(Token::is_word);
        let expletive =
            first.is(&["det", "den"]) && next_is_word && !tail[0].is(NEGATION_FOLLOWS) && tail.len() > 1;
        let empty = !first.is_word() && first.text != "%";
        let numeric = first.is(&["en", "ett"]);
        let opener = first.is(OPENERS) && !first.is(&["det"]) && !tail.is_empty();
        let phrase = phrase_at(rest).is_some_and(|(length, written)| length > 1 && !written.is_empty());
        if phrase && !empty || !(empty || opener && !numeric || expletive && starts_with_verb(tail)) {
            break;
        }
        rest = tail;
    }
    rest.to_vec()
}

/// Whether an expletive `det` can go because a finite verb follows it.
fn starts_with_verb(tokens: &[Token]) -> bool {
    tokens.first().is_some_and(|token| {
        let verb = token.lower.ends_with("er")
            || token.lower.ends_with("te")
            || token.lower.ends_with("et")
            || token.lower.ends_with("ar");
        verb || token.is(&[
            "er", "var", "kan", "gikk", "gjekk", "kom", "svir", "klør", "blir", "ble", "vart", "vert", "har",
            "hadde", "ga", "gav", "sto", "står", "ligger", "stakk", "smalt", "må", "får",
        ])
    })
}

fn replace_phrases(tokens: &[Token]) -> Vec<Token> {
    let mut written = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let Some((length, replacement)) = phrase_at(&tokens[at..]) else {
            written.push(tokens[at].clone());
            at += 1;
            continue;
        };
        if !replacement.is_empty() {
            let mut token = tokens[at].with_text(replacement);
            token.end = tokens[at + length - 1].end;
            written.push(token);
        }
        at += length;
    }
    written
}

/// Leaves the persons of the talk out, or names the patient where the sentence needs a subject.
fn third_person(tokens: &[Token], speaker: Speaker, language: Language) -> Vec<Token> {
    let patient = if language == Language::English { "the patient" } else { "pasienten" };
    let passive = language != Language::English
        && speaker == Speaker::Clinician
        && tokens.iter().any(|t| t.is(FIRST_PERSON))
        && !tokens.iter().any(|t| t.is(&["at"]));
    let mut written: Vec<Token> = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).map(|i| &tokens[i]);
        let subordinate = before.is_some_and(|token| token.is(SUBORDINATORS));
        let about_patient = match speaker {
            Speaker::Patient => token.is(&["jeg", "eg"]),
            Speaker::Clinician => token.is(&["du", "you"]),
            Speaker::Companion => false,
        };
        if token.is(FIRST_PERSON) && token.lower != "i" || token.is(SPOKEN_TO) && token.lower != "de" {
            if token.is(&["vi"]) && before.is_some_and(|word| word.is(&["at"])) {
                written.push(token.clone());
            } else if about_patient && subordinate {
                written.push(token.with_text(patient));
            }
        } else if token.is(OBJECTS) {
            let reflexive = speaker == Speaker::Patient
                && token.is(&["meg"])
                && tokens.iter().any(|t| t.is(&["jeg", "eg"]));
            if reflexive {
                written.push(token.with_text("seg"));
            } else if before.is_some_and(|token| token.is(&["på", "hos", "for", "til", "av", "med", "i"])) {
                written.pop();
            }
        } else if token.is(POSSESSIVES) {
            // The note is about the patient: whose it is goes without saying.
        } else if let Some((_, form)) = PASSIVES.iter().find(|(active, _)| passive && token.is(&[active])) {
            written.push(token.with_text(form));
        } else {
            written.push(token.clone());
        }
    }
    written
}

/// Leaves `er` and `har` out where a note does.
fn telegram(tokens: &[Token], speaker: Speaker) -> Vec<Token> {
    let mut written: Vec<Token> = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        let next = tokens.get(at + 1);
        let leading = written.iter().all(|t| !t.is_word());
        let leading_auxiliary = leading
            && next.is_some()
            && token.is(&["er", "har", "hadde", "fikk", "fekk", "have", "has", "had", "is"]);
        let before_figure = token.is(COPULAS)
            && next.is_some_and(|t| {
                t.is_figure() || t.is(&["negativ", "positiv", "normal", "normale", "uten", "utan"])
            });
        let subordinate =
            tokens[..at].iter().any(|t| t.is(&["om", "hvis", "dersom", "viss", "at", "som", "når", "fordi"]));
        let examined = speaker == Speaker::Clinician && !subordinate && token.is(&["er", "is"]) && !leading;
        // «Over ankelen er det hovent»: the expletive goes with its verb.
        let expletive = speaker == Speaker::Clinician
            && !subordinate
            && token.is(&["det"])
            && at > 1
            && tokens[at - 1].is(&["er"])
            && next.is_some();
        if expletive || leading_auxiliary || before_figure || examined {
            continue;
        }
        written.push(token.clone());
    }
    written
}

/// `tre ganger om dagen` beside a medicine is `x 3`.
fn frequency(tokens: &[Token]) -> Vec<Token> {
    if !tokens.iter().any(|token| {
        is_in(&token.lower, Field::Drug) || token.is(&["mg", "g", "ml", "tabletter", "tablettar"])
    }) {
        return tokens.to_vec();
    }
    let mut written: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let times = tokens.get(at + 1).is_some_and(|t| t.is(&["ganger", "gonger", "gang", "gong"]));
        let count = crate::numbers::word_value(&tokens[at].lower).or_else(|| tokens[at].text.parse().ok());
        let per_day = match tokens.get(at + 2..) {
            Some([daily, ..]) if daily.is(&["daglig", "dagleg"]) => 1,
            Some([preposition, day, ..])
                if preposition.is(&["om", "i", "per", "for"])
                    && day.is(&["dagen", "døgnet", "dag", "døgn"]) =>
            {
                2
            }
            Some([day, ..]) if day.is(&["dagen", "dag"]) => 1,
            _ => 0,
        };
        if let (true, Some(count), 1..) = (times, count, per_day) {
            let mut token = tokens[at].with_text(&format!("x {count}"));
            token.end = tokens[at + 1 + per_day].end;
            written.push(token);
            at += 2 + per_day;
        } else {
            written.push(tokens[at].clone());
            at += 1;
        }
    }
    written
}

/// Removes commas that have lost their words.
fn tidy(tokens: &[Token]) -> Vec<Token> {
    let mut written: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let closing = !token.is_word() && token.text != "%" && token.text != "(";
        let doubled = closing && written.last().is_none_or(|last| !last.is_word() && last.text != "%");
        if !doubled {
            written.push(token.clone());
        }
    }
    while written.last().is_some_and(|t| {
        (!t.is_word() && t.text != "%")
            || t.is(&[
                "og", "men", "så", "eller", "at", "for", "da", "då", "ja", "nå", "også", "det", "and", "but",
                "so",
            ])
    }) {
        written.pop();
    }
    written
}

/// A sentence: a capital letter first, a full stop last.
pub(crate) fn sentence(tokens: &[Token]) -> String {
    let line = join(tokens);
    let mut letters = line.chars();
    let Some(first) = letters.next() else { return String::new() };
    let mut text: String = first.to_uppercase().chain(letters).collect();
    if !text.ends_with('.') {
        text.push('.');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenise;

    fn written(speaker: Speaker, text: &str) -> String {
        sentence(&note_style(&tokenise(text), speaker, Language::Bokmal))
    }

    #[test]
    fn first_person_goes() {
        assert_eq!(written(Speaker::Patient, "Jeg har vondt i kneet mitt"), "Smerter i kneet.");
        assert_eq!(
            written(Speaker::Patient, "Ja, altså, det kribler når jeg snur meg fort"),
            "Kribler når pasienten snur seg fort."
        );
    }

    #[test]
    fn the_clinician_does_in_the_passive() {
        assert_eq!(
            written(Speaker::Clinician, "Da henviser jeg deg videre til ergoterapeut"),
            "Henvises videre til ergoterapeut."
        );
        assert_eq!(
            written(Speaker::Clinician, "Levaxin øker vi fra 75 til 100"),
            "Levaxin økes fra 75 til 100."
        );
    }

    #[test]
    fn doses_are_written_short() {
        assert_eq!(written(Speaker::Patient, "Metoprolol 25 mg to ganger i døgnet"), "Metoprolol 25 mg x 2.");
    }

    #[test]
    fn findings_lose_their_verb() {
        assert_eq!(written(Speaker::Clinician, "Blodtrykket er 148/86"), "BT 148/86.");
        assert_eq!(written(Speaker::Clinician, "Magen er myk og uøm"), "Magen myk og uøm.");
    }
}
