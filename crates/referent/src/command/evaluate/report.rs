//! The figures as a table for people and as JSON for programs.
//!
//! The JSON holds every key of `score.py identifiers`, rounded as there, and beside them the bounds and the leaks.

use std::collections::BTreeMap;
use std::fmt;

use pseudonym::IdentifierKind;
use pseudonym::evaluate::{Bounds, Evaluation, Exact, KindCounts, Leak, share, wilson};
use serde::Serialize;
use serde_json::Value;

#[derive(Serialize)]
pub(super) struct Report {
    documents: usize,
    documents_with_direct_leak: usize,
    direct_leak_upper95: Option<f64>,
    token_leak: Option<f64>,
    token_leak_upper95: Option<f64>,
    over_redaction: Option<f64>,
    strict: Strict,
    per_kind: BTreeMap<&'static str, Kind>,
    /// Lower and upper end of each figure's 95 % bounds.
    bounds95: BTreeMap<&'static str, Option<(f64, f64)>>,
    counts: Counts,
    leaked_spans: Vec<LeakedSpan>,
}

#[derive(Serialize)]
struct Strict {
    precision: f64,
    recall: f64,
    f1: f64,
}

#[derive(Serialize)]
struct Kind {
    tokens: usize,
    leaked: usize,
    #[serde(flatten)]
    strict: Strict,
    leak_bounds95: Option<(f64, f64)>,
}

#[derive(Serialize)]
struct Counts {
    tokens: usize,
    leaked: usize,
    other_tokens: usize,
    over_redacted: usize,
    right: usize,
    found: usize,
    gold: usize,
}

/// An identifier that was not wholly hidden. Offsets count code points.
#[derive(Serialize)]
pub(super) struct LeakedSpan {
    id: Value,
    kind: &'static str,
    start: usize,
    end: usize,
    tokens: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
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

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = &self.counts;
        let words = counts.tokens + counts.other_tokens;
        writeln!(
            out,
            "{} documents, {words} words, {} identifiers in the gold\n",
            self.documents, counts.gold
        )?;
        writeln!(out, "{:<47}{:>8}   {:<20}{:>15}", "", "figure", "95 % bounds", "counted")?;
        let leaky = share(self.documents_with_direct_leak, self.documents);
        let line = |out: &mut fmt::Formatter<'_>, name, figure, bounds, part, whole| {
            let bounds = in_percent(self.bounds95.get(bounds).copied().flatten());
            writeln!(
                out,
                "{name:<47}{:>8}   {bounds:<20}{:>15}",
                percent(figure),
                format!("{part} of {whole}")
            )
        };
        let documents = (self.documents_with_direct_leak, self.documents);
        line(
            out,
            "documents with a direct identifier leaked",
            leaky,
            "direct_leak",
            documents.0,
            documents.1,
        )?;
        line(
            out,
            "words of identifiers leaked",
            self.token_leak,
            "token_leak",
            counts.leaked,
            counts.tokens,
        )?;
        line(
            out,
            "other words hidden needlessly",
            self.over_redaction,
            "over_redaction",
            counts.over_redacted,
            counts.other_tokens,
        )?;
        let Strict { precision, recall, f1 } = self.strict;
        line(
            out,
            "found with exact ends and kind: precision",
            Some(precision),
            "precision",
            counts.right,
            counts.found,
        )?;
        line(
            out,
            "                                recall",
            Some(recall),
            "recall",
            counts.right,
            counts.gold,
        )?;
        let bounds = in_percent(self.bounds95.get("f1").copied().flatten());
        writeln!(out, "{:<47}{:>8}   {bounds}", "                                F1", percent(Some(f1)))?;
        self.write_kinds(out)?;
        self.write_leaks(out)?;
        writeln!(
            out,
            "\nDirect identifiers: NAME, NATIONAL_ID, OTHER_ID, PHONE, EMAIL, URL, ADDRESS. Bounds: Wilson; of F1, bootstrap\n\
             over documents. Nobody was handed in as known; in the program the patient and the clinician always are."
        )
    }
}

impl Report {
    fn write_kinds(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            out,
            "\n{:<13}{:>7}{:>8}{:>9}   {:<20}{:>10}{:>9}{:>9}",
            "kind", "words", "leaked", "share", "95 % bounds", "precision", "recall", "F1"
        )?;
        for (key, kind) in &self.per_kind {
            let leak = percent(share(kind.leaked, kind.tokens));
            let bounds = in_percent(kind.leak_bounds95);
            let Strict { precision, recall, f1 } = kind.strict;
            let [precision, recall, f1] = [precision, recall, f1].map(|figure| percent(Some(figure)));
            writeln!(
                out,
                "{key:<13}{:>7}{:>8}{leak:>9}   {bounds:<20}{precision:>10}{recall:>9}{f1:>9}",
                kind.tokens, kind.leaked
            )?;
        }
        Ok(())
    }

    fn write_leaks(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.leaked_spans.is_empty() {
            return writeln!(out, "\nNothing leaked.");
        }
        writeln!(out, "\nLeaked, with offsets in code points:")?;
        for leak in &self.leaked_spans {
            let id = leak.id.as_str().map_or_else(|| leak.id.to_string(), str::to_owned);
            let words = if leak.tokens == 1 { "word" } else { "words" };
            write!(out, "  {id}  {} [{}, {}], {} {words}", leak.kind, leak.start, leak.end, leak.tokens)?;
            match &leak.text {
                // Quoted and escaped, so that a line break in it does not break the list.
                Some(text) => writeln!(out, "  {text:?}")?,
                None => writeln!(out)?,
            }
        }
        if self.leaked_spans.iter().all(|leak| leak.text.is_none()) {
            writeln!(out, "Their text is shown with --show-text.")?;
        }
        Ok(())
    }
}

fn percent(figure: Option<f64>) -> String {
    figure.map_or_else(|| "–".to_owned(), |figure| format!("{:.2} %", 100.0 * figure))
}

fn in_percent(bounds: Option<(f64, f64)>) -> String {
    bounds.map_or_else(String::new, |(low, high)| format!("{:.2} to {:.2} %", 100.0 * low, 100.0 * high))
}
