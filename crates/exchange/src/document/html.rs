//! The signed note as one HTML page that needs nothing else: no script, no font, no image, no address to load from.

use std::fmt::Write as _;

use super::printout::{PrintedAddendum, PrintedSection, Printout};
use crate::SignedDocument;

/// Readable on screen and on A4; contrast above 7 : 1 (WCAG 2.1 AAA).
const STYLE: &str = "\
body{font:16px/1.5 system-ui,sans-serif;color:#1e2b3c;background:#fff;max-width:44rem;margin:2rem auto;padding:0 1rem}\
h1{font-size:1.6rem;margin:0 0 1rem}h2{font-size:1.1rem;margin:1.5rem 0 .25rem}\
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:0;border-bottom:1px solid #68707c;padding-bottom:1rem}\
dt{color:#444e5b}dd{margin:0}p,ul{margin:.15rem 0}ul{padding-left:1.2rem}.addendum{white-space:pre-line}\
abbr{font-size:.8em;color:#444e5b;text-decoration:none}footer{margin-top:2rem;border-top:1px solid #68707c;padding-top:.5rem;font-size:.85rem;color:#444e5b}\
code{overflow-wrap:anywhere}.signature{margin-top:1.5rem;font-weight:600}\
@media print{body{margin:0;font-size:11pt;max-width:none}h2{break-after:avoid}p{orphans:2;widows:2}}@page{size:A4;margin:20mm}";

/// The note as an HTML page.
pub fn html(document: &SignedDocument<'_>) -> String {
    let printout = Printout::of(document);
    let words = printout.words;
    let body: String = [
        format!("<h1>{}</h1>\n<dl>\n", words.title),
        printout.facts.iter().map(|(label, value)| fact(label, value)).collect(),
        "</dl>\n".to_owned(),
        printout.sections.iter().map(|section| self::section(section, &printout)).collect(),
        diagnoses(&printout),
        format!("<p class=\"signature\">{} {}</p>\n", words.signed_by, escape(&printout.signature)),
        printout.addenda.iter().map(|addendum| self::addendum(addendum, &printout)).collect(),
        footer(&printout),
    ]
    .concat();
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n",
        printout.language.tag(),
        escape(&printout.title()),
    )
}

fn fact(label: &str, value: &str) -> String {
    format!("<dt>{label}</dt><dd>{}</dd>\n", escape(value))
}

fn section(section: &PrintedSection, printout: &Printout) -> String {
    let mut html = format!("<section>\n<h2>{}</h2>\n", section.heading);
    for sentence in &section.sentences {
        let meaning = printout
            .legend
            .iter()
            .find(|(mark, _)| *mark == sentence.mark)
            .map_or("", |(_, meaning)| meaning);
        let (text, mark) = (escape(&sentence.text), sentence.mark);
        let _ = writeln!(html, "<p>{text} <abbr title=\"{meaning}\">[{mark}]</abbr></p>");
    }
    html + "</section>\n"
}

fn diagnoses(printout: &Printout) -> String {
    if printout.diagnoses.is_empty() {
        return String::new();
    }
    let mut items = String::new();
    for diagnosis in &printout.diagnoses {
        let _ = writeln!(items, "<li>{}</li>", escape(diagnosis));
    }
    format!("<section>\n<h2>{}</h2>\n<ul>\n{items}</ul>\n</section>\n", printout.words.diagnoses)
}

fn addendum(addendum: &PrintedAddendum, printout: &Printout) -> String {
    let words = printout.words;
    format!(
        "<section>\n<h2>{}</h2>\n<p class=\"addendum\">{}</p>\n<p class=\"signature\">{} {}</p>\n</section>\n",
        words.addendum,
        escape(&addendum.text),
        words.signed_by,
        escape(&addendum.signature),
    )
}

fn footer(printout: &Printout) -> String {
    let words = printout.words;
    let mut legend = String::new();
    for (mark, meaning) in &printout.legend {
        let _ = writeln!(legend, "<li>[{mark}] {meaning}</li>");
    }
    format!(
        "<footer>\n<p>{}:</p>\n<ul>\n{legend}</ul>\n<p>{} {}</p>\n<p>{}: <code>{}</code></p>\n</footer>\n",
        words.origin,
        words.drafted_by,
        escape(&printout.drafted_by),
        words.fingerprint,
        escape(&printout.fingerprint),
    )
}

/// Text as HTML and XHTML carry it: markup escaped, and control characters, which XML forbids, as spaces.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' => escaped.push(letter),
            '\u{fffe}' | '\u{ffff}' => escaped.push(' '),
            _ if letter.is_control() => escaped.push(' '),
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_of_a_text_becomes_markup() {
        assert_eq!(escape("a<b & \"c\"\u{1}>"), "a&lt;b &amp; &quot;c&quot; &gt;");
    }
}
