//! How well identifiers were found, against a gold: what leaked, what was hidden needlessly, what was found exactly.
//!
//! The measures of `../shared/gold/score.py identifiers`, counted the same way. A token is a run of word characters as in
//! Python's `\w+`. A token of an identifier has leaked when a code point of it that the gold marks is in no span that was
//! found, of whatever kind: the kind does not matter for hiding. Exact means start, end and kind.

mod bounds;
mod word;

use std::collections::BTreeSet;

pub use bounds::{Bounds, wilson};

use crate::kind::{Identifier, IdentifierKind};
use crate::random::Random;
use word::words;

const KINDS: usize = IdentifierKind::ALL.len();

/// Identifiers found exactly, found at all, and in the gold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exact {
    /// In both, with the same start, end and kind.
    pub right: usize,
    /// Found.
    pub found: usize,
    /// In the gold.
    pub gold: usize,
}

impl Exact {
    /// Share of what was found that is right; 0 when nothing was found.
    pub fn precision(self) -> f64 {
        share(self.right, self.found).unwrap_or(0.0)
    }

    /// Share of the gold that was found; 0 for an empty gold.
    pub fn recall(self) -> f64 {
        share(self.right, self.gold).unwrap_or(0.0)
    }

    /// Harmonic mean of precision and recall, 0 to 1.
    pub fn f1(self) -> f64 {
        share(2 * self.right, self.found + self.gold).unwrap_or(0.0)
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.found += other.found;
        self.gold += other.gold;
    }
}

/// What was counted for one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KindCounts {
    /// Tokens that the gold marks as this kind.
    pub tokens: usize,
    /// Those of them that leaked.
    pub leaked: usize,
    /// Spans of this kind.
    pub exact: Exact,
}

/// An identifier of the gold of which at least one token leaked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leak {
    /// The whole identifier, as the gold has it.
    pub identifier: Identifier,
    /// How many of its tokens leaked.
    pub tokens: usize,
}

/// A gold span that is empty or reaches outside its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a label [{start}, {end}] is empty or outside the text, which has {length} code points")]
pub struct OutsideText {
    /// First code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// Code points of the text.
    pub length: usize,
}

/// The figures of a whole gold, document by document.
#[derive(Clone, Debug, Default)]
pub struct Evaluation {
    /// Documents.
    pub documents: usize,
    /// Documents in which a token of a name, number, address or other direct identifier leaked.
    pub documents_with_direct_leak: usize,
    /// Tokens of identifiers.
    pub tokens: usize,
    /// Those of them that leaked.
    pub leaked: usize,
    /// Tokens of no identifier.
    pub other_tokens: usize,
    /// Those of them that were touched by a span all the same.
    pub over_redacted: usize,
    /// Spans of all kinds.
    pub exact: Exact,
    kinds: [KindCounts; KINDS],
    exact_by_document: Vec<Exact>,
}

impl Evaluation {
    /// Counts one document in, and says which identifiers leaked, in the order of the text. Offsets count code points.
    pub fn add(
        &mut self,
        text: &str,
        gold: &[Identifier],
        found: &[Identifier],
    ) -> Result<Vec<Leak>, OutsideText> {
        let length = text.chars().count();
        let mut covered = vec![false; length];
        for identifier in found {
            covered[checked(identifier, length)?].fill(true);
        }
        // As in the scorer, the later of two overlapping labels holds.
        let mut marked: Vec<Option<usize>> = vec![None; length];
        for (index, identifier) in gold.iter().enumerate() {
            marked[checked(identifier, length)?].fill(Some(index));
        }

        let mut leaked_of = vec![0; gold.len()];
        for word in words(text) {
            let first = marked[word.clone()].iter().flatten().next().copied();
            let Some(label) = first else {
                self.other_tokens += 1;
                self.over_redacted += usize::from(covered[word].contains(&true));
                continue;
            };
            let leaked = word.into_iter().any(|place| marked[place].is_some() && !covered[place]);
            let kind = &mut self.kinds[place_of(gold[label].kind)];
            kind.tokens += 1;
            kind.leaked += usize::from(leaked);
            self.tokens += 1;
            self.leaked += usize::from(leaked);
            leaked_of[label] += usize::from(leaked);
        }
        self.count_exact(gold, found);
        Ok(self.leaks(gold, &leaked_of))
    }

    fn count_exact(&mut self, gold: &[Identifier], found: &[Identifier]) {
        let gold: BTreeSet<_> = gold.iter().map(in_order).collect();
        let found: BTreeSet<_> = found.iter().map(in_order).collect();
        for (.., kind) in gold.intersection(&found) {
            self.kinds[place_of(*kind)].exact.right += 1;
        }
        for (.., kind) in &found {
            self.kinds[place_of(*kind)].exact.found += 1;
        }
        for (.., kind) in &gold {
            self.kinds[place_of(*kind)].exact.gold += 1;
        }
        let exact = Exact { right: gold.intersection(&found).count(), found: found.len(), gold: gold.len() };
        self.exact.add(exact);
        self.exact_by_document.push(exact);
    }

    fn leaks(&mut self, gold: &[Identifier], leaked_of: &[usize]) -> Vec<Leak> {
        let labels = gold.iter().zip(leaked_of).filter(|(_, tokens)| **tokens > 0);
        let mut leaks: Vec<Leak> =
            labels.map(|(identifier, tokens)| Leak { identifier: *identifier, tokens: *tokens }).collect();
        leaks.sort_by_key(|leak| (leak.identifier.start, leak.identifier.end));
        self.documents += 1;
        self.documents_with_direct_leak +=
            usize::from(leaks.iter().any(|leak| is_direct(leak.identifier.kind)));
        leaks
    }

    /// The counts of one kind.
    pub fn kind(&self, kind: IdentifierKind) -> KindCounts {
        self.kinds[place_of(kind)]
    }

    /// 95 % bounds of the exact F1: percentile bootstrap, drawing whole documents, since the identifiers of one document
    /// hang together. 1,000 draws from a fixed seed, so that the same gold gives the same bounds. Nothing without
    /// documents.
    pub fn f1_bounds(&self) -> Option<Bounds> {
        bounds::bootstrap(&self.exact_by_document, &mut Random::new([5; 32]), |drawn| {
            let mut sum = Exact::default();
            drawn.for_each(|exact| sum.add(*exact));
            sum.f1()
        })
    }
}

/// Whether an identifier of this kind points at a person by itself.
pub fn is_direct(kind: IdentifierKind) -> bool {
    use IdentifierKind::{Address, Email, Name, NationalId, OtherId, Phone, Url};
    matches!(kind, Name | NationalId | OtherId | Phone | Email | Url | Address)
}

/// `part` of `whole`, 0 to 1; nothing of nothing.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
pub fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

fn checked(identifier: &Identifier, length: usize) -> Result<std::ops::Range<usize>, OutsideText> {
    let Identifier { start, end, .. } = *identifier;
    if start < end && end <= length { Ok(start..end) } else { Err(OutsideText { start, end, length }) }
}

fn in_order(identifier: &Identifier) -> (usize, usize, IdentifierKind) {
    (identifier.start, identifier.end, identifier.kind)
}

fn place_of(kind: IdentifierKind) -> usize {
    IdentifierKind::ALL.iter().position(|other| *other == kind).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use IdentifierKind::{Age, Name, Place};

    fn at(start: usize, end: usize, kind: IdentifierKind) -> Identifier {
        Identifier { start, end, kind }
    }

    #[test]
    fn a_token_leaks_unless_all_that_the_gold_marks_of_it_is_covered() {
        let mut evaluation = Evaluation::default();
        // "Åse Li (41) bor på Moen": "Åse" half covered, "Li" not, "41" covered by another kind, "bor" touched.
        let text = "Åse Li (41) bor på Moen";
        let gold = [at(0, 6, Name), at(8, 10, Age), at(19, 23, Place)];
        let found = [at(0, 2, Name), at(8, 13, Name), at(19, 23, Place)];
        let leaks = evaluation.add(text, &gold, &found).expect("inside");
        assert_eq!(leaks, [Leak { identifier: at(0, 6, Name), tokens: 2 }]);
        assert_eq!((evaluation.tokens, evaluation.leaked), (4, 2));
        assert_eq!((evaluation.other_tokens, evaluation.over_redacted), (2, 1));
        assert_eq!(evaluation.exact, Exact { right: 1, found: 3, gold: 3 });
        assert_eq!(evaluation.kind(Name).exact, Exact { right: 0, found: 2, gold: 1 });
        assert_eq!((evaluation.documents, evaluation.documents_with_direct_leak), (1, 1));
    }

    #[test]
    fn a_missed_place_or_age_is_a_leak_but_no_direct_one() {
        let mut evaluation = Evaluation::default();
        let leaks = evaluation.add("41 fra Moen", &[at(0, 2, Age), at(7, 11, Place)], &[]).expect("inside");
        assert_eq!(leaks.len(), 2);
        assert_eq!((evaluation.leaked, evaluation.documents_with_direct_leak), (2, 0));
    }

    #[test]
    fn a_gold_mark_on_part_of_a_token_asks_for_that_part_only() {
        let mut evaluation = Evaluation::default();
        evaluation.add("Karis", &[at(0, 4, Name)], &[at(0, 4, Name)]).expect("inside");
        assert_eq!((evaluation.tokens, evaluation.leaked), (1, 0));
    }

    #[test]
    fn a_label_outside_the_text_is_refused_and_says_where() {
        let mut evaluation = Evaluation::default();
        for (start, end) in [(0, 3), (1, 1), (2, 1), (5, 6)] {
            let refused = evaluation.add("øl", &[at(start, end, Name)], &[]);
            assert_eq!(refused, Err(OutsideText { start, end, length: 2 }));
        }
        assert_eq!(evaluation.documents, 0);
    }

    #[test]
    fn bounds_of_f1_hold_the_figure_and_do_not_change() {
        let mut evaluation = Evaluation::default();
        assert!(evaluation.f1_bounds().is_none());
        for number in 0..20 {
            let found = [at(0, 3 + number % 2, Name)];
            evaluation.add("Kari er her", &[at(0, 4, Name)], &found).expect("inside");
        }
        let bounds = evaluation.f1_bounds().expect("documents");
        assert!(bounds.low < evaluation.exact.f1() && evaluation.exact.f1() < bounds.high, "{bounds:?}");
        assert_eq!(Some(bounds), evaluation.f1_bounds());
    }
}
