//! Everything that could stand in the note: each clause rewritten, and each question joined with its answer.

use clinical::{Evidence, Language, Speaker, Transcript};

use crate::clause::{Clause, asks_for_a_score, clauses};
use crate::lexicon::{self, Field};
use crate::numbers;
use crate::question::{
    Polarity, answers_plainly, begins_with_verb, denial, denies, excepts, is_restatable, polarity, topic,
    uncapitalised,
};
use crate::stands::{is_anchor, is_instruction, is_noted, is_verb, lacks_drug};
use crate::style::note_style;
use crate::token::Token;

/// A possible statement, before it is weighed.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// The words of the sentence in note style.
    pub(crate) tokens: Vec<Token>,
    /// Where it was said.
    pub(crate) evidence: Vec<Evidence>,
    /// Who said it.
    pub(crate) speaker: Speaker,
    /// The words of the question that it answers, when it does.
    pub(crate) asked: Vec<Token>,
    /// Number of the sentence that it is a part of; `None` for a question joined with its answer.
    pub(crate) sentence: Option<usize>,
    /// How far into the talk it was said, from 0 to 1.
    pub(crate) position: f32,
}

/// Answers of at most so many words are joined with the topic of their question.
const SHORT_ANSWER: usize = 5;
/// Topics of at most so many words are put before a short answer.
const SHORT_TOPIC: usize = 5;

/// All candidates of a transcript in spoken order.
pub(crate) fn candidates(transcript: &Transcript) -> Vec<Candidate> {
    let clauses = without_retracted(&clauses(transcript));
    let total = transcript.utterances.len().max(1);
    let maker = Maker { language: transcript.language, total };
    let mut found = Vec::new();
    for (at, clause) in clauses.iter().enumerate() {
        let questions = asked_before(&clauses, at);
        let told_elsewhere = clause.speaker == Speaker::Patient || is_answered(&clauses, at);
        let instructs = clause.speaker == Speaker::Clinician && is_instruction(&clause.tokens);
        if clause.question && told_elsewhere || instructs || identifies(&clause.tokens) {
            continue;
        }
        let answer_starts = clause.first && !questions.is_empty();
        if answer_starts && let Some(joined) = maker.joined(&questions, clause) {
            let spent = polarity(&clause.tokens) == Polarity::Open
                || joined.tokens.iter().any(|token| token.text == ":");
            found.push(joined);
            if spent {
                continue;
            }
        }
        found.extend(maker.plain(clause, questions.last().copied(), named_drug(&clauses, at)));
    }
    found
}

/// The clause that names the only medicine spoken of in this utterance or, when it names none, in the one before.
/// A medicine that is denied there (`vi bruker ikke …`) is none to dose.
fn named_drug(clauses: &[Clause], at: usize) -> Option<(&Clause, &Token)> {
    let reach = clauses[at].utterance.saturating_sub(1);
    let near = clauses.iter().filter(|clause| (reach..=clauses[at].utterance).contains(&clause.utterance));
    let mut named = near.flat_map(|clause| {
        let drugs = clause.tokens.iter().filter(|token| lexicon::is_drug(&token.lower));
        drugs.map(move |token| (clause, token))
    });
    let (clause, drug) = named.next()?;
    let other = named.any(|(_, other)| other.lower != drug.lower);
    let before =
        (clause.utterance, clause.tokens[0].start) < (clauses[at].utterance, clauses[at].tokens[0].start);
    (before && !other && !denies(&clause.tokens)).then_some((clause, drug))
}

/// Whether a clause spells out a national number, a telephone or an address on the net. The record has them already.
fn identifies(tokens: &[Token]) -> bool {
    let measured = |token: &Token| token.text.contains([',', '/', '–']);
    let count = |token: &Token| token.text.chars().filter(char::is_ascii_digit).count();
    let digits = |token: &Token| if measured(token) { 0 } else { count(token) };
    let mut runs = tokens.split(|token| !token.is_figure());
    let long = runs.any(|run| run.len() > 1 && run.iter().map(digits).sum::<usize>() >= 5);
    long || tokens.iter().any(|token| digits(token) >= 6 || token.text == "@" || token.is(&["krøllalfa"]))
}

/// Leaves out what the speaker takes back at once.
fn without_retracted(clauses: &[Clause]) -> Vec<Clause> {
    let kept = clauses.iter().enumerate().filter(|(at, _)| !is_retracted(clauses, *at));
    kept.map(|(_, clause)| clause.clone()).collect()
}

/// Whether a clause is taken back at once as said of somebody else: `Penicillin. Nei, vent, det er bror.`
pub(crate) fn is_retracted(clauses: &[Clause], at: usize) -> bool {
    let same_turn = |clause: &&Clause| clause.utterance == clauses[at].utterance;
    let mut later = clauses[at + 1..].iter().take_while(same_turn);
    let Some(next) = later.next() else { return false };
    let begins = next.tokens.first().is_some_and(|token| token.is(&["nei", "eller"]));
    let doubts =
        next.tokens.iter().any(|token| token.is(&["vent", "forresten", "roter", "rotar", "jo", "feil"]));
    let other = |clause: &Clause| {
        clause
            .tokens
            .iter()
            .any(|token| lexicon::is_in(&token.lower, Field::Family) || token.is(&["mine", "du"]))
    };
    let then_other = later
        .next()
        .is_some_and(|clause| other(clause) && clause.tokens.len() <= 6 && clause.tokens[0].is(&["det"]));
    begins && doubts && (other(next) || then_other)
}

/// The questions of the utterance right before the one of the clause, when the clause answers them.
fn asked_before(clauses: &[Clause], at: usize) -> Vec<&Clause> {
    let clause = &clauses[at];
    let before = clause.utterance.checked_sub(1);
    let asked =
        clauses.iter().filter(|c| Some(c.utterance) == before && c.question && c.speaker != clause.speaker);
    if clause.question { Vec::new() } else { asked.collect() }
}

/// Whether somebody else speaks next, so that the question is told through its answer.
fn is_answered(clauses: &[Clause], at: usize) -> bool {
    let clause = &clauses[at];
    let mut later = clauses[at..].iter().skip_while(|c| c.utterance == clause.utterance);
    later.next().is_some_and(|next| next.speaker != clause.speaker)
}

struct Maker {
    language: Language,
    total: usize,
}

impl Maker {
    /// A statement of one clause.
    ///
    /// A dose that does not name its medicine takes the name from the clause before, and cites both.
    fn plain(
        &self,
        clause: &Clause,
        asked: Option<&Clause>,
        drug: Option<(&Clause, &Token)>,
    ) -> Option<Candidate> {
        let mut tokens = note_style(&clause.tokens, clause.speaker, self.language);
        let mut evidence: Vec<Evidence> = asked.map(place).into_iter().chain([place(clause)]).collect();
        if lacks_drug(&tokens)
            && let Some((named, drug)) = drug
        {
            tokens = with_colon(std::slice::from_ref(drug), &tokens);
            if !evidence.iter().any(|cited| cited.utterance == named.utterance) {
                evidence.insert(0, place(named));
            }
        }
        let candidate = self.candidate(tokens, clause, asked, evidence)?;
        Some(Candidate { sentence: Some(clause.sentence), ..candidate })
    }

    /// A statement of the last question and the first clause of its answer.
    fn joined(&self, questions: &[&Clause], answer: &Clause) -> Option<Candidate> {
        let question = *questions.last()?;
        let mut topic = self.topics(questions, polarity(&answer.tokens));
        if asks_for_a_score(&question.tokens)
            && let Some(first) = question.tokens.first()
        {
            topic = vec![first.with_text("NRS")];
        }
        let rest = note_style(&answer.tokens, answer.speaker, self.language);
        let evidence: Vec<Evidence> = questions.iter().map(|q| place(q)).chain([place(answer)]).collect();
        let tokens = match polarity(&answer.tokens) {
            Polarity::No | Polarity::Yes if !questions.iter().all(|q| is_restatable(&q.tokens)) => {
                return None;
            }
            Polarity::No if excepts(&answer.tokens, &topic) => {
                let first: Vec<Token> = topic.into_iter().take_while(|token| token.text != ",").collect();
                if !names_something(&first) || !short(&rest, SHORT_ANSWER) || denies(&first) {
                    return None;
                }
                with_colon(&first, &rest)
            }
            Polarity::No if answers_plainly(&topic, Polarity::No) => denial(
                &topic,
                &answer.tokens,
                questions.len() == 1 && begins_with_verb(&question.tokens),
                self.language,
            )?,
            Polarity::Yes if answers_plainly(&topic, Polarity::Yes) && !denies(&topic) => topic,
            Polarity::Open
                if !begins_with_verb(&question.tokens)
                    && names_something(&topic)
                    && short(&rest, SHORT_ANSWER)
                    && says_something(&rest) =>
            {
                with_colon(&topic, &rest)
            }
            _ => return None,
        };
        self.candidate(tokens, answer, Some(question), evidence)
    }

    /// The topics of the questions that one plain answer answers.
    fn topics(&self, questions: &[&Clause], polarity: Polarity) -> Vec<Token> {
        let mut all: Vec<Token> = Vec::new();
        for (at, question) in questions.iter().enumerate() {
            let topic = note_style(&topic(&question.tokens), Speaker::Clinician, self.language);
            let last = at + 1 == questions.len();
            if topic.is_empty() || !(last || polarity != Polarity::Open && answers_plainly(&topic, polarity))
            {
                continue;
            }
            if let Some(end) = all.last().cloned() {
                all.push(end.with_text(","));
            }
            all.extend(topic);
        }
        all
    }

    fn candidate(
        &self,
        tokens: Vec<Token>,
        clause: &Clause,
        asked: Option<&Clause>,
        evidence: Vec<Evidence>,
    ) -> Option<Candidate> {
        if !tokens.iter().any(Token::is_word) {
            return None;
        }
        #[expect(
            clippy::cast_precision_loss,
            reason = "a share of a talk needs no more than the 24 bits of an f32"
        )]
        let position = clause.utterance as f32 / self.total as f32;
        Some(Candidate {
            tokens,
            evidence,
            speaker: clause.speaker,
            asked: asked.map(|question| question.tokens.clone()).unwrap_or_default(),
            sentence: None,
            position,
        })
    }
}

/// Whether a topic is a few words that name something clinical, so that an answer can follow it after a colon.
fn names_something(topic: &[Token]) -> bool {
    let asks = topic.first().is_some_and(|token| {
        token.is(&["når", "peke", "kunne", "var", "hvor", "skal", "vil", "kan", "noen", "si", "har", "hva"])
    });
    let clinical = topic.iter().any(|token| {
        is_anchor(&token.lower) || is_noted(&token.lower) || lexicon::is_in(&token.lower, Field::Social)
    });
    let plain = !topic.iter().any(|token| {
        matches!(token.text.as_str(), "," | "?")
            || token.is(&["som", "eller", "det", "den"])
            || is_verb(&token.lower)
    });
    clinical && !asks && plain && short(topic, SHORT_TOPIC)
}

/// Whether an answer holds more than a gesture.
fn says_something(answer: &[Token]) -> bool {
    answer.iter().any(|token| {
        token.is_figure()
            || numbers::word_value(&token.lower).is_some()
            || !lexicon::fields(&token.lower).is_empty()
    })
}

fn short(tokens: &[Token], words: usize) -> bool {
    (1..=words).contains(&tokens.iter().filter(|token| token.is_word()).count())
}

/// `Alkohol: to øl på lørdag`.
fn with_colon(topic: &[Token], answer: &[Token]) -> Vec<Token> {
    let mut joined = topic.to_vec();
    if let Some(last) = topic.last() {
        joined.push(last.with_text(":"));
    }
    joined.extend(
        answer
            .iter()
            .enumerate()
            .map(|(at, token)| if at == 0 { uncapitalised(token) } else { token.clone() }),
    );
    joined
}

fn place(clause: &Clause) -> Evidence {
    let start = clause.tokens.first().map_or(0, |token| token.start);
    let end = clause.tokens.iter().map(|token| token.end).max().unwrap_or(0);
    let start = clause.tokens.iter().map(|token| token.start).min().unwrap_or(start);
    Evidence { utterance: clause.utterance, start, end }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenise;

    #[test]
    fn numbers_that_identify_are_told_from_measurements() {
        assert!(identifies(&tokenise("Det er 038966 41750")));
        assert!(identifies(&tokenise("Nummeret er 00 51 73 28")));
        assert!(!identifies(&tokenise("BT 131/77, puls 64")));
        assert!(!identifies(&tokenise("Metformin 1000 mg")));
    }
}
