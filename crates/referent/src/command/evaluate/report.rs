//! The figures as JSON: every key of `score.py identifiers`, rounded as there, and beside them the bounds and the leaks.

use std::collections::BTreeMap;

use pseudonym::IdentifierKind;
use pseudonym::evaluate::{Bounds, Evaluation, Exact, KindCounts, Leak, share, wilson};
use serde::Serialize;
use serde_json::Value;

#[derive(Serialize)]
pub(super) struct Report {
    pub(super) documents: usize,
    pub(super) documents_with_direct_leak: usize,
    direct_leak_upper95: Option<f64>,
    pub(super) token_leak: Option<f64>,
    token_leak_upper95: Option<f64>,
    pub(super) over_redaction: Option<f64>,
    pub(super) strict: Strict,
    pub(super) per_kind: BTreeMap<&'static str, Kind>,
    /// Lower and upper end of each figure's 95 % bounds.
    pub(super) bounds95: BTreeMap<&'static str, Option<(f64, f64)>>,
    pub(super) counts: Counts,
    pub(super) leaked_spans: Vec<LeakedSpan>,
}

#[derive(Serialize)]
pub(super) struct Strict {
    pub(super) precision: f64,
    pub(super) recall: f64,
    pub(super) f1: f64,
}

#[derive(Serialize)]
pub(super) struct Kind {
    pub(super) tokens: usize,
    pub(super) leaked: usize,
    #[serde(flatten)]
    pub(super) strict: Strict,
    pub(super) leak_bounds95: Option<(f64, f64)>,
}

#[derive(Serialize)]
pub(super) struct Counts {
    pub(super) tokens: usize,
    pub(super) leaked: usize,
    pub(super) other_tokens: usize,
    pub(super) over_redacted: usize,
    pub(super) right: usize,
    pub(super) found: usize,
    pub(super) gold: usize,
}

/// An identifier that was not wholly hidden. Offsets count code points.
#[derive(Serialize)]
pub(super) struct LeakedSpan {
    pub(super) id: Value,
    pub(super) kind: &'static str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) tokens: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<String>,
}

impl LeakedSpan {
    /// The text only with `show_text`.
    pub(super) fn new(id: &Value, text: &str, leak: Leak, show_text: bool) -> Self {
        let identifier = leak.identifier;
        let length = identifier.end - identifier.start;
        Self {
            id: id.clone(),
            kind: identifier.kind.key(),
            start: identifier.start,
            end: identifier.end,
            tokens: leak.tokens,
            text: show_text.then(|| text.chars().skip(identifier.start).take(length).collect()),
        }
    }
}

impl Report {
    pub(super) fn of(evaluation: &Evaluation, leaked_spans: Vec<LeakedSpan>) -> Self {
        let Evaluation { documents, documents_with_direct_leak, tokens, leaked, .. } = *evaluation;
        let Evaluation { other_tokens, over_redacted, exact, .. } = *evaluation;
        let direct = wilson(documents_with_direct_leak, documents);
        let leak = wilson(leaked, tokens);
        let bounds95 = BTreeMap::from([
            ("direct_leak", direct.map(ends)),
            ("token_leak", leak.map(ends)),
            ("over_redaction", wilson(over_redacted, other_tokens).map(ends)),
            ("precision", wilson(exact.right, exact.found).map(ends)),
            ("recall", wilson(exact.right, exact.gold).map(ends)),
            ("f1", evaluation.f1_bounds().map(ends)),
        ]);
        let per_kind = IdentifierKind::ALL.into_iter().map(|kind| (kind.key(), evaluation.kind(kind)));
        Self {
            documents,
            documents_with_direct_leak,
            direct_leak_upper95: direct.map(|bounds| rounded(bounds.high)),
            token_leak: share(leaked, tokens).map(rounded),
            token_leak_upper95: leak.map(|bounds| rounded(bounds.high)),
            over_redaction: share(over_redacted, other_tokens).map(rounded),
            strict: Strict::of(exact),
            per_kind: per_kind
                .filter(|(_, counts)| *counts != KindCounts::default())
                .map(|(key, counts)| (key, Kind::of(counts)))
                .collect(),
            bounds95,
            counts: Counts {
                tokens,
                leaked,
                other_tokens,
                over_redacted,
                right: exact.right,
                found: exact.found,
                gold: exact.gold,
            },
            leaked_spans,
        }
    }
}

impl Strict {
    fn of(exact: Exact) -> Self {
        Self {
            precision: rounded(exact.precision()),
            recall: rounded(exact.recall()),
            f1: rounded(exact.f1()),
        }
    }
}

impl Kind {
    fn of(counts: KindCounts) -> Self {
        let KindCounts { tokens, leaked, exact } = counts;
        Self { tokens, leaked, strict: Strict::of(exact), leak_bounds95: wilson(leaked, tokens).map(ends) }
    }
}

/// To four decimals by way of the decimal form, which rounds as Python does.
fn rounded(figure: f64) -> f64 {
    format!("{figure:.4}").parse().unwrap_or(figure)
}

fn ends(bounds: Bounds) -> (f64, f64) {
    (rounded(bounds.low), rounded(bounds.high))
}
