//! The figures as tables for people.

use std::fmt::{Display, Formatter, Result};

use pseudonym::evaluate::share;

use super::report::{Report, Strict};

impl Display for Report {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let words = self.counts.tokens + self.counts.other_tokens;
        let identifiers = self.counts.gold;
        writeln!(
            out,
            "{} documents, {words} words, {identifiers} identifiers in the gold\n",
            self.documents
        )?;
        self.write_figures(out)?;
        self.write_kinds(out)?;
        self.write_leaks(out)?;
        writeln!(
            out,
            "\nDirect identifiers: NAME, NATIONAL_ID, OTHER_ID, PHONE, EMAIL, URL, ADDRESS. Bounds: Wilson; of F1, bootstrap\n\
             over documents. Nobody was handed in as known; in the program the patient and the clinician always are."
        )
    }
}

/// One line of the first table: what it is, its key among the bounds, the figure, and what was counted.
type Figure = (&'static str, &'static str, Option<f64>, Option<(usize, usize)>);

impl Report {
    fn figures(&self) -> [Figure; 6] {
        let counts = &self.counts;
        let Strict { precision, recall, f1 } = self.strict;
        let direct = (self.documents_with_direct_leak, self.documents);
        let leaked = (counts.leaked, counts.tokens);
        let hidden = (counts.over_redacted, counts.other_tokens);
        [
            (
                "documents with a direct identifier leaked",
                "direct_leak",
                share(direct.0, direct.1),
                Some(direct),
            ),
            ("words of identifiers leaked", "token_leak", self.token_leak, Some(leaked)),
            ("other words hidden needlessly", "over_redaction", self.over_redaction, Some(hidden)),
            (
                "found with exact ends and kind: precision",
                "precision",
                Some(precision),
                Some((counts.right, counts.found)),
            ),
            (
                "                                recall",
                "recall",
                Some(recall),
                Some((counts.right, counts.gold)),
            ),
            ("                                F1", "f1", Some(f1), None),
        ]
    }

    fn write_figures(&self, out: &mut Formatter<'_>) -> Result {
        writeln!(out, "{:<44}{:>9}   {:<20}counted", "", "figure", "95 % bounds")?;
        for (name, key, figure, counted) in self.figures() {
            let bounds = in_percent(self.bounds95.get(key).copied().flatten());
            let counted = counted.map_or_else(String::new, |(part, whole)| format!("{part} of {whole}"));
            let line = format!("{name:<44}{:>9}   {bounds:<20}{counted}", percent(figure));
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    fn write_kinds(&self, out: &mut Formatter<'_>) -> Result {
        writeln!(
            out,
            "\n{:<13}{:>7}{:>8}{:>10}   {:<19}{:>11}{:>10}{:>10}",
            "kind", "words", "leaked", "share", "95 % bounds", "precision", "recall", "F1"
        )?;
        for (key, kind) in &self.per_kind {
            let leak = percent(share(kind.leaked, kind.tokens));
            let bounds = in_percent(kind.leak_bounds95);
            let Strict { precision, recall, f1 } = kind.strict;
            let [precision, recall, f1] = [precision, recall, f1].map(|figure| percent(Some(figure)));
            let (words, leaked) = (kind.tokens, kind.leaked);
            writeln!(
                out,
                "{key:<13}{words:>7}{leaked:>8}{leak:>10}   {bounds:<19}{precision:>11}{recall:>10}{f1:>10}"
            )?;
        }
        Ok(())
    }

    fn write_leaks(&self, out: &mut Formatter<'_>) -> Result {
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
