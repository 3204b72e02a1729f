//! Everything that could stand in the note: each clause rewritten, and each question joined with its answer.

use clinical::{Evidence, Language, Speaker, Transcript};

use crate::clause::{Clause, clauses};
use crate::question::{Polarity, answers_plainly, denial, polarity, topic};
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
    let clauses = clauses(transcript);
    let total = transcript.utterances.len().max(1);
    let maker = Maker { language: transcript.language, total };
    let mut found = Vec::new();
    for (at, clause) in clauses.iter().enumerate() {
        let questions = asked_before(&clauses, at);
        if clause.question && clause.speaker != Speaker::Patient && is_answered(&clauses, at) {
            continue;
        }
        let answer_starts = clause.first && !questions.is_empty();
        if answer_starts && let Some(joined) = maker.joined(&questions, clause) {
            let spent = polarity(&clause.tokens) == Polarity::Open;
            found.push(joined);
            if spent {
                continue;
            }
        }
        found.extend(maker.plain(clause, questions.last().copied()));
    }
    found
}

/// The questions of the utterance right before the one of the clause, when the clause answers them.
fn asked_before(clauses: &[Clause], at: usize) -> Vec<&Clause> {
    let clause = &clauses[at];
    let before = clause.utterance.checked_sub(1);
    let asked = clauses.iter().filter(|c| Some(c.utterance) == before && c.question && c.speaker != clause.speaker);
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
    fn plain(&self, clause: &Clause, asked: Option<&Clause>) -> Option<Candidate> {
        let tokens = note_style(&clause.tokens, clause.speaker, self.language);
        let evidence = asked.map(place).into_iter().chain([place(clause)]).collect();
        let candidate = self.candidate(tokens, clause, asked, evidence)?;
        Some(Candidate { sentence: Some(clause.sentence), ..candidate })
    }

    /// A statement of the last question and the first clause of its answer.
    fn joined(&self, questions: &[&Clause], answer: &Clause) -> Option<Candidate> {
        let question = *questions.last()?;
        let topic = self.topics(questions, polarity(&answer.tokens));
        let rest = note_style(&answer.tokens, answer.speaker, self.language);
        let evidence: Vec<Evidence> = questions.iter().map(|q| place(q)).chain([place(answer)]).collect();
        let tokens = match polarity(&answer.tokens) {
            Polarity::No if answers_plainly(&topic, Polarity::No) => denial(&topic, &answer.tokens, self.language)?,
            Polarity::Yes if answers_plainly(&topic, Polarity::Yes) => topic,
            Polarity::Open if short(&topic, SHORT_TOPIC) && short(&rest, SHORT_ANSWER) => with_colon(&topic, &rest),
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
            if topic.is_empty() || !(last || polarity != Polarity::Open && answers_plainly(&topic, polarity)) {
                continue;
            }
            if let Some(end) = all.last().cloned() {
                all.push(end.with_text(","));
            }
            all.extend(topic);
        }
        all
    }

    fn candidate(&self, tokens: Vec<Token>, clause: &Clause, asked: Option<&Clause>, evidence: Vec<Evidence>) -> Option<Candidate> {
        if !tokens.iter().any(Token::is_word) {
            return None;
        }
        #[expect(clippy::cast_precision_loss, reason = "a share of a talk needs no more than the 24 bits of an f32")]
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

fn short(tokens: &[Token], words: usize) -> bool {
    (1..=words).contains(&tokens.iter().filter(|token| token.is_word()).count())
}

/// `Alkohol: to øl på lørdag`.
fn with_colon(topic: &[Token], answer: &[Token]) -> Vec<Token> {
    let mut joined = topic.to_vec();
    if let Some(last) = topic.last() {
        joined.push(last.with_text(":"));
    }
    let mut answer = answer.to_vec();
    if let Some(first) = answer.first_mut() {
        let ordinary = first.text.chars().skip(1).all(char::is_lowercase) && !crate::lexicon::is_drug(&first.lower);
        if ordinary {
            *first = first.with_text(&first.lower.clone());
        }
    }
    joined.extend(answer);
    joined
}

fn place(clause: &Clause) -> Evidence {
    let start = clause.tokens.first().map_or(0, |token| token.start);
    let end = clause.tokens.iter().map(|token| token.end).max().unwrap_or(0);
    let start = clause.tokens.iter().map(|token| token.start).min().unwrap_or(start);
    Evidence { utterance: clause.utterance, start, end }
}
