//! A question and its answer are one statement: `Har du feber?` `Nei.` is `Ikke feber.`

use clinical::Language;

use crate::lexicon;
use crate::stem::stem;
use crate::token::Token;

/// What an answer begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Polarity {
    /// `Ja`, `jo`, `mm`.
    Yes,
    /// `Nei`, `aldri`, `ikke`.
    No,
    /// It says something else.
    Open,
}

/// Reads how an answer begins.
pub(crate) fn polarity(answer: &[Token]) -> Polarity {
    let Some(at) = answer.iter().position(Token::is_word) else { return Polarity::Open };
    // «No» opens a sentence in nynorsk («no søv eg»): it answers only when nothing follows at once.
    let (first, second) = (&answer[at], answer.get(at + 1));
    if first.is(&["ja", "jo", "joda", "jada", "mm", "yes", "yeah", "stemmer", "javisst", "jepp"]) {
        Polarity::Yes
    } else if first.is(&["nei", "neida", "aldri", "nope", "never"])
        || first.is(&["no"]) && second.is_none_or(|token| !token.is_word())
        || first.is(&["ingen", "ingenting"]) && answer.len() == 1
    {
        Polarity::No
    } else {
        Polarity::Open
    }
}

/// Words that make a sentence a question and are no part of what is asked about.
const FRAME: &[&str] = &[
    "og",
    "av",
    "medisiner",
    "medisinar",
    "medikamenter",
    "faste",
    "fast",
    "så",
    "men",
    "da",
    "då",
    "har",
    "er",
    "får",
    "kjenner",
    "kjenn",
    "merker",
    "merkar",
    "tar",
    "tek",
    "tatt",
    "teke",
    "bruker",
    "brukar",
    "blir",
    "vert",
    "kan",
    "du",
    "dere",
    "de",
    "han",
    "hun",
    "ho",
    "det",
    "noe",
    "noko",
    "noen",
    "nokon",
    "hatt",
    "vært",
    "vore",
    "også",
    "òg",
    "ellers",
    "elles",
    "hva",
    "kva",
    "med",
    "hvordan",
    "korleis",
    "går",
    "fortsatt",
    "framleis",
    "for",
    "tiden",
    "nå",
    "no",
    "sett",
    "kjent",
    "merket",
    "fått",
    "i",
    "familien",
    "finnes",
    "om",
    "hvor",
    "kor",
    "hvilke",
    "hvilken",
    "kva",
    "hvis",
    "fint",
    "greit",
    "bra",
    "godt",
    "okei",
    "ja",
    "nei",
    "altså",
    "a",
    "any",
    "have",
    "do",
    "you",
    "are",
    "is",
    "there",
    "the",
    "does",
    "did",
    "been",
    "had",
    "at",
    "all",
    "and",
    "what",
    "about",
    "how",
    "unnskyld",
    "dette",
    "noensinne",
    "nokosinne",
    "jeg",
    "eg",
    "må",
    "spørre",
    "en",
    "et",
    "vanlig",
    "tilbake",
    "plaget",
    "plaga",
    "the",
    "sykdommer",
    "sykdom",
    "sjukdom",
    "sjukdomar",
    "din",
    "mye",
    "mykje",
    "svært",
    "litt",
    "nylig",
    "siste",
    "tida",
    "the",
];

/// Words that turn the meaning of a plain answer: `Tisser du som normalt?` `Nei` is no symptom denied.
const WELL: &[&str] =
    &["normalt", "vanlig", "vanleg", "før", "kontroll", "greit", "bra", "fint", "greie", "klarer", "klarar"];

/// What a question asks about, without its frame.
pub(crate) fn topic(question: &[Token]) -> Vec<Token> {
    let mut topic: Vec<Token> = Vec::new();
    for item in question.split(|token| token.text == ",") {
        let begin = item.iter().position(|token| token.is_word() && !token.is(FRAME)).unwrap_or(item.len());
        let taken_up = item
            .iter()
            .find(|token| token.is_word())
            .is_some_and(|token| token.is(&["det", "den", "de", "dei"]))
            && item.get(1).is_some_and(|token| token.is(&["var", "er"]));
        let called = item.iter().filter(|token| token.is_word()).count() == 1
            && item.iter().any(|token| {
                token.text.starts_with(char::is_uppercase) && !lexicon::is_clinical(&token.lower)
            });
        if called && !topic.is_empty() {
            continue;
        }
        if begin < item.len() && !topic.is_empty() && !taken_up {
            topic.push(item[begin].with_text(","));
        }
        topic.extend_from_slice(&item[begin..]);
    }
    while topic.last().is_some_and(|t| {
        !t.is_word()
            || t.is(&[
                "da", "då", "nå", "no", "du", "noe", "noko", "noen", "sted", "eller", "og", "for", "tiden",
                "ellers", "deg", "then", "now",
            ])
    }) {
        topic.pop();
    }
    topic.retain(|token| {
        !token.is(&["du", "dere", "noe", "noko", "noen", "nokon", "deg", "you", "any", "din", "ditt", "dine"])
    });
    topic
}

/// Whether a yes or no to the question can be written as a statement: it asks of a thing or begins with its verb.
///
/// `Hvordan …?` is answered by no yes or no, and in `Er det kneet du peker på?` the answer is to the choice of words.
pub(crate) fn is_restatable(question: &[Token]) -> bool {
    const ASKING: &[&str] = &[
        "hva", "kva", "hvor", "kor", "hvordan", "korleis", "når", "hvem", "kven", "hvorfor", "kvifor",
        "hvilke", "hvilken", "hvilket", "what", "how", "when", "where", "who", "why", "which",
    ];
    let open = question
        .iter()
        .filter(|token| token.is_word())
        .find(|token| !token.is(&["og", "men", "så", "da", "då", "and", "but"]))
        .is_some_and(|token| token.is(ASKING) && !question.iter().any(|token| token.is(&["med", "about"])));
    let cleft = question.split(|token| token.text == ",").any(|item| {
        let begin = item.iter().position(|token| token.is_word() && !token.is(FRAME)).unwrap_or(item.len());
        item.iter().skip(begin + 2).any(|token| token.is(&["du", "dere", "de", "dykk"]))
            && !item[begin..]
                .iter()
                .any(|token| token.is(&["når", "hvis", "som", "om", "at", "dersom", "viss"]))
    });
    !open && !cleft
}

/// Whether a plain answer takes back a part of itself: `Nei, bare om natta`, `Nei, ikke når jeg sitter`.
///
/// After a question of a kind (`Allergier?`) what follows `bare` is of that kind; after `Feber?` another symptom is not.
pub(crate) fn excepts(answer: &[Token], topic: &[Token]) -> bool {
    let condition = answer
        .iter()
        .any(|token| token.is(&["når", "hvis", "dersom", "viss", "utenom", "unntatt", "utanom"]));
    let only = answer.iter().position(|token| token.is(&["bare", "berre", "only"]));
    let named = only.and_then(|at| answer.get(at + 1..)).unwrap_or_default();
    let kind = topic.iter().any(|token| lexicon::is_in(&token.lower, lexicon::Field::Allergy));
    let other = named.iter().any(|token| lexicon::is_in(&token.lower, lexicon::Field::Symptom));
    condition || only.is_some() && (kind || !other)
}

/// Whether a topic is negated already.
pub(crate) fn denies(topic: &[Token]) -> bool {
    topic.iter().any(|token| token.is(&["ikke", "ikkje", "ingen", "aldri", "uten", "utan", "not", "never"]))
}

/// Whether the topic of a question begins with its verb: `Røyker du?`, `Svir det når du tisser?`
pub(crate) fn begins_with_verb(question: &[Token]) -> bool {
    let begin = question.iter().position(|token| token.is_word() && !token.is(FRAME));
    let subject = begin.and_then(|begin| question.get(begin + 1));
    subject.is_some_and(|token| token.is(&["du", "dere", "de", "han", "hun", "ho", "det", "den"]))
}

/// Whether a plain answer can be read for the whole of the topic: it is short, and `som normalt` does not turn it.
pub(crate) fn answers_plainly(topic: &[Token], polarity: Polarity) -> bool {
    let words = topic.iter().filter(|token| token.is_word()).count();
    let clinical = topic.iter().any(|token| lexicon::is_clinical(&token.lower));
    let turned = polarity == Polarity::No && topic.iter().any(|token| token.is(WELL));
    clinical && (1..=12).contains(&words) && !turned
}

/// The denial of a topic, less the items that the answer itself comes back to (`Nei, bare litt kvalm`).
/// `None` when nothing is left to deny.
///
/// `verb` says that the topic begins with the verb of the question: `Røyker du?` is denied as `Røyker ikke`.
pub(crate) fn denial(
    topic: &[Token],
    answer: &[Token],
    verb: bool,
    language: Language,
) -> Option<Vec<Token>> {
    let unsaid = topic.iter().position(|token| !token.is(&["ikke", "ikkje", "not"])).unwrap_or(topic.len());
    let topic = &topic[unsaid..];
    if denies(topic) {
        // «Tåler du ikke …?» «Nei.» confirms: the negation stands already, and a second one would turn it around.
        return Some(
            topic.iter().filter(|token| !token.is(&["fortsatt", "framleis", "vel", "da"])).cloned().collect(),
        );
    }
    let answered: Vec<String> = answer.iter().filter(|t| t.is_word()).map(|t| stem(&t.lower)).collect();
    let back = |item: &&[Token]| {
        item.iter().any(|t| t.lower.chars().count() > 3 && answered.contains(&stem(&t.lower)))
    };
    let vague =
        |token: &Token| token.is(&["der", "her", "nytt", "annet", "anna", "slikt", "liknande", "lignende"]);
    let items: Vec<&[Token]> = topic
        .split(|t| t.is(&["eller", "or"]) || t.text == ",")
        .filter(|item| !item.is_empty() && !item.iter().any(vague))
        .collect();
    let left: Vec<&[Token]> = items.into_iter().filter(|item| !back(item)).collect();
    let first = left.first()?.first()?;
    if verb && language != Language::English {
        let mut denied = vec![
            first.clone(),
            first.with_text(if language == Language::Nynorsk { "ikkje" } else { "ikke" }),
        ];
        denied.extend(topic[1..].iter().cloned());
        return Some(denied);
    }
    if left
        .iter()
        .flat_map(|item| item.iter())
        .any(|token| token.is(&["er", "var", "har", "blir", "vert", "kan", "peker"]))
    {
        return None;
    }
    if let Some(unused) = unused(&left, language) {
        return Some(unused);
    }
    let mut denied = vec![first.with_text(negation(&left, language))];
    for (at, item) in left.iter().enumerate() {
        if at > 0 {
            let separator = if at + 1 == left.len() {
                if language == Language::English { "or" } else { "eller" }
            } else {
                ","
            };
            denied.push(item[0].with_text(separator));
        }
        denied.extend(
            item.iter()
                .enumerate()
                .map(|(i, token)| if i == 0 { uncapitalised(token) } else { token.clone() }),
        );
    }
    Some(denied)
}

/// `Bruker ikke jern`: the denial of nothing but medicines.
fn unused(items: &[&[Token]], language: Language) -> Option<Vec<Token>> {
    let verb = match language {
        Language::English => return None,
        Language::Bokmal => "Bruker ikke",
        Language::Nynorsk => "Brukar ikkje",
    };
    let medicines = items.iter().all(|item| item.iter().all(|token| lexicon::is_drug(&token.lower)));
    let first = items.first()?.first()?;
    let names = items.iter().enumerate().flat_map(|(at, item)| {
        let or = (at > 0).then(|| item[0].with_text("eller"));
        or.into_iter().chain(item.iter().map(uncapitalised))
    });
    medicines.then(|| [first.with_text(verb)].into_iter().chain(names).collect())
}

/// A word in small letters, unless it is a name or an abbreviation.
pub(crate) fn uncapitalised(token: &Token) -> Token {
    let ordinary = token.text.chars().skip(1).all(char::is_lowercase) && !lexicon::is_drug(&token.lower);
    if ordinary { token.with_text(&token.lower.clone()) } else { token.clone() }
}

/// `Ingen` before nouns, `Ikke` before a verb, an adjective or a noun of neuter gender.
fn negation(items: &[&[Token]], language: Language) -> &'static str {
    let noun = items.iter().all(|item| item.iter().find(|token| token.is_word()).is_some_and(is_noun));
    match language {
        Language::English => "No",
        _ if noun => "Ingen",
        Language::Bokmal => "Ikke",
        Language::Nynorsk => "Ikkje",
    }
}

/// Whether a word can be denied with `ingen`. Participles and most adjectives end in `-t` or `-d`.
fn is_noun(token: &Token) -> bool {
    const NEUTER: &[&str] =
        &["blod", "slim", "press", "trykk", "fall", "brudd", "sår", "anfall", "puss", "utflod"];
    const OTHER: &[&str] = &[
        "nummen",
        "kvalm",
        "svimmel",
        "tørst",
        "lam",
        "trøtt",
        "sliten",
        "svak",
        "ustø",
        "uvel",
        "deprimert",
        "klam",
        "varm",
        "gravid",
        "blør",
        "svir",
        "klør",
        "i",
        "på",
        "av",
        "når",
        "ned",
        "opp",
        "verre",
        "besvimer",
        "ofte",
    ];
    let word = token.lower.as_str();
    let adjective = word.ends_with("et") && word.chars().count() > 4
        || word.ends_with("sk")
        || word.starts_with("kasta")
        || word.starts_with("kastet")
        || word.ends_with("er") && lexicon::is_in(word, lexicon::Field::Body);
    !adjective && !NEUTER.contains(&word) && !OTHER.contains(&word) && !token.is_figure()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::{join, tokenise};

    #[test]
    fn a_question_leaves_its_topic() {
        assert_eq!(join(&topic(&tokenise("Har du merket feber eller tørrhoste?"))), "feber eller tørrhoste");
        assert_eq!(join(&topic(&tokenise("Og hva med røyken, da?"))), "røyken");
        assert_eq!(join(&topic(&tokenise("Er du svimmel, har du kløe?"))), "svimmel, kløe");
    }

    #[test]
    fn a_no_denies_what_the_answer_does_not_come_back_to() {
        let topic = topic(&tokenise("Feber, kvalme, hoste?"));
        let denied = denial(&topic, &tokenise("Nei, bare litt hoste"), false, Language::Bokmal).unwrap();
        assert_eq!(join(&denied), "Ingen feber eller kvalme");
    }

    #[test]
    fn normal_is_not_denied() {
        assert!(!answers_plainly(&tokenise("tisset som normalt"), Polarity::No));
        assert!(answers_plainly(&tokenise("feber"), Polarity::No));
    }
}
