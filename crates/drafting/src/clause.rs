//! Utterances become clauses: the units that are chosen, rewritten and cited.

use clinical::{Speaker, Transcript};

use crate::correction;
use crate::dialect::WrittenForm;
use crate::lexicon;
use crate::numbers;
use crate::token::{Token, tokenise};

/// A sentence, or a main clause of a long one, in written language.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    /// Number of the utterance.
    pub(crate) utterance: usize,
    /// Who said it.
    pub(crate) speaker: Speaker,
    /// The words, without the closing mark.
    pub(crate) tokens: Vec<Token>,
    /// Whether it was asked.
    pub(crate) question: bool,
    /// Whether it begins its utterance.
    pub(crate) first: bool,
    /// Number of its sentence in the transcript, from 0: parts of one sentence may stand together again.
    pub(crate) sentence: usize,
}

/// How many words a clause must have on both sides of a conjunction to be split there.
const SHORTEST_CLAUSE: usize = 3;
/// How many words a part must have on both sides of a comma to be split there.
const SHORTEST_PART: usize = 2;
/// A part that says one of these rules over what follows its comma.
const RULING: &[&str] = &[
    "ikke", "ikkje", "ingen", "aldri", "uten", "utan", "verken", "korkje", "not", "no", "never", "without",
    "?",
];
/// A sentence that begins with one of these is a condition and its consequence, which belong together.
const CONDITIONS: &[&str] = &[
    "hvis", "dersom", "når", "om", "viss", "blir", "får", "blør", "besvimer", "mister", "kommer", "klarer",
    "går", "ligger", "trenger", "vert", "er", "tar", "banker", "gir", "svir", "siden", "fordi", "if", "when",
];

/// All clauses of a transcript in spoken order.
pub(crate) fn clauses(transcript: &Transcript) -> Vec<Clause> {
    let tokens: Vec<Vec<Token>> = transcript.utterances.iter().map(|u| tokenise(&u.text)).collect();
    let mut found = Vec::new();
    let mut sentence_count = 0;
    for (utterance, spoken) in transcript.utterances.iter().enumerate() {
        let form = written_form(transcript, &tokens, spoken.speaker);
        let spoken_words = correction::apply(&form.write(&tokens[utterance]));
        let on_scale = utterance.checked_sub(1).is_some_and(|before| asks_for_a_score(&tokens[before]));
        let mut first = true;
        for (number, (sentence, question)) in (sentence_count..).zip(sentences(&spoken_words)) {
            sentence_count = number + 1;
            let sentence = numbers::to_figures(&sentence, on_scale || is_measured(&sentence));
            for part in split(&sentence, question) {
                found.push(Clause {
                    utterance,
                    speaker: spoken.speaker,
                    tokens: part,
                    question,
                    first,
                    sentence: number,
                });
                first = false;
            }
        }
    }
    found
}

fn written_form(transcript: &Transcript, tokens: &[Vec<Token>], speaker: Speaker) -> WrittenForm {
    let theirs = transcript.utterances.iter().zip(tokens).filter(|(u, _)| u.speaker == speaker);
    let words: Vec<&str> = theirs.flat_map(|(_, tokens)| tokens).map(|token| token.lower.as_str()).collect();
    WrittenForm::of(transcript.language, &words)
}

/// Whether an utterance asks for a number from nought to ten.
pub(crate) fn asks_for_a_score(tokens: &[Token]) -> bool {
    let says = |word: &[&str]| tokens.iter().any(|token| token.is(word));
    says(&["null", "0"]) && says(&["ti", "10"])
}

/// Whether a sentence speaks of medicines or tests, where a note writes every number in figures.
fn is_measured(sentence: &[Token]) -> bool {
    sentence.iter().any(|token| {
        lexicon::is_drug(&token.lower)
            || token.is(&[
                "tabletter",
                "tablettar",
                "tablett",
                "punkter",
                "blodsukker",
                "poeng",
                "crp",
                "hb",
                "ferritin",
                "tsh",
            ])
    })
}

/// Sentences without their closing mark, and whether the mark was a question mark.
fn sentences(tokens: &[Token]) -> Vec<(Vec<Token>, bool)> {
    let mut found = Vec::new();
    let mut sentence: Vec<Token> = Vec::new();
    for token in tokens {
        if !token.ends_sentence() {
            sentence.push(token.clone());
            continue;
        }
        if sentence.iter().any(Token::is_word) {
            found.push((std::mem::take(&mut sentence), token.text == "?"));
        }
        sentence.clear();
    }
    if sentence.iter().any(Token::is_word) {
        found.push((sentence, false));
    }
    found
}

/// Splits a sentence before `, men`, `, så`, `, og` + clause and the like, and at commas that rule over nothing.
fn split(sentence: &[Token], question: bool) -> Vec<Vec<Token>> {
    let condition = sentence.iter().find(|token| token.is_word()).is_some_and(|token| token.is(CONDITIONS));
    let mut parts: Vec<Vec<Token>> = vec![Vec::new()];
    for (at, token) in sentence.iter().enumerate() {
        let part = parts.last().map_or(&[][..], Vec::as_slice);
        let words_so_far = words(part);
        let words_left = words(&sentence[at..]);
        let clause = at > 0 && begins_clause(&sentence[at..], &sentence[at - 1]);
        let ruled = part.iter().any(|token| token.is(RULING));
        let comma = at > 0
            && sentence[at - 1].text == ","
            && !question
            && !condition
            && !ruled
            && !token.is_figure()
            && numbers::word_value(&token.lower).is_none_or(|count| count < 2)
            && !token.is(&["eller", "og", "or", "and"]);
        let split_clause =
            clause && words_so_far >= SHORTEST_CLAUSE && words_left > SHORTEST_CLAUSE && !condition;
        if split_clause || comma && words_so_far >= SHORTEST_PART && words_left >= SHORTEST_PART {
            parts.push(Vec::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push(token.clone());
        }
    }
    for part in &mut parts {
        while part.last().is_some_and(|token| !token.is_word() && token.text != "%") {
            part.pop();
        }
    }
    parts.retain(|part| part.iter().any(Token::is_word));
    parts
}

fn words(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| token.is_word()).count()
}

fn begins_clause(rest: &[Token], before: &Token) -> bool {
    let next = |words: &[&str]| rest.get(1).is_some_and(|token| token.is(words));
    let subject = [
        "jeg", "eg", "det", "vi", "han", "hun", "ho", "så", "du", "de", "den", "da", "nå", "no", "dei", "i",
        "we", "she", "he", "then",
    ];
    if before.text == "," {
        let conjunction = rest[0].is(&["men", "så", "for", "but", "so"]);
        return conjunction
            || rest[0].is(&["og", "and"]) && next(&subject)
            || rest[0].is(&["jeg", "eg", "det", "vi", "han", "hun", "ho", "da", "du"]);
    }
    rest[0].is(&["og", "and"]) && next(&subject) && before.is_word()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::join;
    use clinical::{Language, Utterance};

    pub(crate) fn transcript(lines: &[(Speaker, &str)]) -> Transcript {
        let utterances = lines
            .iter()
            .map(|(speaker, text)| Utterance {
                speaker: *speaker,
                text: (*text).to_owned(),
                start_ms: None,
                end_ms: None,
            })
            .collect();
        Transcript { language: Language::Bokmal, setting: "fastlege".into(), utterances }
    }

    #[test]
    fn a_long_sentence_is_split_at_its_main_clauses() {
        let clauses = clauses(&transcript(&[(
            Speaker::Patient,
            "Jeg er trøtt hele dagen, men jeg sover godt. Feber?",
        )]));
        let lines: Vec<String> = clauses.iter().map(|clause| join(&clause.tokens)).collect();
        assert_eq!(lines, ["Jeg er trøtt hele dagen", "men jeg sover godt", "Feber"]);
        assert!(clauses[2].question && !clauses[1].question);
    }
}
