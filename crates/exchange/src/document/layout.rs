//! From the printout to lines on pages: wrapping and page breaks.

use super::printout::Printout;
use super::typeface::{Typefaces, Weight};

/// A4 in points.
pub(super) const PAGE_WIDTH: f32 = 595.28;
pub(super) const PAGE_HEIGHT: f32 = 841.89;
/// Left and right margin.
pub(super) const MARGIN: f32 = 62.0;
/// Where the first line of the body may begin and the last must end, from the top.
const BODY_TOP: f32 = 74.0;
const BODY_BOTTOM: f32 = 776.0;

/// How a paragraph is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub(super) weight: Weight,
    /// Points.
    pub(super) size: f32,
    /// Points above the paragraph, unless it begins a page.
    pub(super) space_above: f32,
    /// Grey, for what is not the note itself.
    pub(super) muted: bool,
    /// Never the last line of a page.
    pub(super) keep_with_next: bool,
}

const BODY: Style =
    Style { weight: Weight::Regular, size: 10.5, space_above: 1.5, muted: false, keep_with_next: false };
const TITLE: Style =
    Style { weight: Weight::Bold, size: 19.0, space_above: 0.0, keep_with_next: true, ..BODY };
const HEADING: Style =
    Style { weight: Weight::Bold, size: 11.5, space_above: 11.0, keep_with_next: true, ..BODY };
const SIGNATURE: Style = Style { weight: Weight::Bold, space_above: 14.0, ..BODY };
const SMALL: Style = Style { size: 8.5, muted: true, ..BODY };

/// What role a paragraph plays, for programs that read the page aloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Heading,
    Paragraph,
}

/// A paragraph before it is broken into lines.
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) style: Style,
    pub(super) role: Role,
}

/// A line in its place.
#[derive(Debug)]
pub(super) struct Line {
    /// Which paragraph it belongs to.
    pub(super) paragraph: usize,
    pub(super) text: String,
    pub(super) style: Style,
    /// Baseline, in points from the top of the page.
    pub(super) baseline: f32,
}

/// The paragraphs of a note.
pub(super) fn paragraphs(printout: &Printout) -> Vec<Paragraph> {
    let words = printout.words;
    let mut all = vec![paragraph(words.title, TITLE, Role::Title)];
    let body = |text: String| paragraph(&text, BODY, Role::Paragraph);
    let heading = |text: &str| paragraph(text, HEADING, Role::Heading);
    let signed = |line: &str| paragraph(&format!("{} {line}", words.signed_by), SIGNATURE, Role::Paragraph);
    all.extend(printout.facts.iter().map(|(label, value)| body(format!("{label}: {value}"))));
    for section in &printout.sections {
        all.push(heading(section.heading));
        all.extend(
            section.sentences.iter().map(|sentence| body(format!("{} [{}]", sentence.text, sentence.mark))),
        );
    }
    if !printout.diagnoses.is_empty() {
        all.push(heading(words.diagnoses));
        all.extend(printout.diagnoses.iter().cloned().map(body));
    }
    all.push(signed(&printout.signature));
    for addendum in &printout.addenda {
        all.push(heading(words.addendum));
        all.extend(
            addendum.text.lines().filter(|line| !line.trim().is_empty()).map(|line| body(line.to_owned())),
        );
        all.push(signed(&addendum.signature));
    }
    all.extend(small_print(printout));
    all
}

fn small_print(printout: &Printout) -> Vec<Paragraph> {
    let words = printout.words;
    let mut lines = vec![format!("{}:", words.origin)];
    lines.extend(printout.legend.iter().map(|(mark, meaning)| format!("[{mark}] {meaning}")));
    lines.push(format!("{} {}", words.drafted_by, printout.drafted_by));
    lines.push(format!("{}: {}", words.fingerprint, printout.fingerprint));
    let mut small: Vec<Paragraph> =
        lines.iter().map(|line| paragraph(line, SMALL, Role::Paragraph)).collect();
    if let Some(first) = small.first_mut() {
        first.style.space_above = 22.0;
        first.style.keep_with_next = true;
    }
    small
}

fn paragraph(text: &str, style: Style, role: Role) -> Paragraph {
    Paragraph { text: text.to_owned(), style, role }
}

/// Breaks paragraphs into lines and lines into pages. There is always at least one page.
pub(super) fn pages(paragraphs: &[Paragraph], faces: &Typefaces) -> Vec<Vec<Line>> {
    let mut pages = vec![Vec::new()];
    let mut bottom = BODY_TOP;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let style = paragraph.style;
        let lines = wrapped(&paragraph.text, style, faces);
        let needed = height_to_keep(&paragraphs[index..], lines.len());
        let page_is_empty = pages.last().is_none_or(Vec::is_empty);
        if !page_is_empty && bottom + needed > BODY_BOTTOM {
            pages.push(Vec::new());
            bottom = BODY_TOP;
        }
        if bottom > BODY_TOP {
            bottom += style.space_above;
        }
        for text in lines {
            if bottom + leading(style) > BODY_BOTTOM {
                pages.push(Vec::new());
                bottom = BODY_TOP;
            }
            bottom += leading(style);
            let line = Line { paragraph: index, text, style, baseline: bottom - 0.25 * style.size };
            if let Some(page) = pages.last_mut() {
                page.push(line);
            }
        }
    }
    pages
}

/// Points that must be free for the beginning of `paragraphs`: two lines of a long paragraph (no widow of one line),
/// and with a heading the line that it heads.
fn height_to_keep(paragraphs: &[Paragraph], lines: usize) -> f32 {
    let Some(first) = paragraphs.first() else { return 0.0 };
    let own_lines = if lines <= 3 { lines } else { 2 };
    let own =
        first.style.space_above + leading(first.style) * f32::from(u8::try_from(own_lines).unwrap_or(2));
    match paragraphs.get(1) {
        Some(next) if first.style.keep_with_next => own + next.style.space_above + 2.0 * leading(next.style),
        _ => own,
    }
}

fn leading(style: Style) -> f32 {
    style.size * 1.38
}

/// Breaks text at spaces, and within a word only where the word alone is wider than the line.
fn wrapped(text: &str, style: Style, faces: &Typefaces) -> Vec<String> {
    let face = faces.of(style.weight);
    let room = PAGE_WIDTH - 2.0 * MARGIN;
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0.0;
    for word in face.printable(text).split(' ').filter(|word| !word.is_empty()) {
        for piece in pieces(word, |piece| face.width(piece, style.size), room) {
            let space = if line.is_empty() { 0.0 } else { face.width(" ", style.size) };
            let width = face.width(&piece, style.size);
            if !line.is_empty() && used + space + width > room {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            if !line.is_empty() {
                line.push(' ');
                used += space;
            }
            line.push_str(&piece);
            used += width;
        }
    }
    lines.push(line);
    lines
}

/// The word itself, or parts of it that each fit in `room`.
fn pieces(word: &str, width: impl Fn(&str) -> f32, room: f32) -> Vec<String> {
    if width(word) <= room {
        return vec![word.to_owned()];
    }
    let mut pieces = vec![String::new()];
    let mut used = 0.0;
    for letter in word.chars() {
        let advance = width(letter.encode_utf8(&mut [0; 4]));
        if used + advance > room {
            pieces.push(String::new());
            used = 0.0;
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(letter);
        }
        used += advance;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_the_page_and_no_letter_is_lost() {
        let faces = Typefaces::embedded().expect("fonts");
        let text = format!("Ganske {} kort {}", "lang".repeat(60), "ord ".repeat(80));
        let lines = wrapped(&text, BODY, &faces);
        let room = PAGE_WIDTH - 2.0 * MARGIN;
        assert!(lines.iter().all(|line| faces.of(Weight::Regular).width(line, BODY.size) <= room + 0.1));
        let letters = |text: &str| text.replace(' ', "");
        assert_eq!(letters(&lines.concat()), letters(&text));
    }

    #[test]
    fn a_heading_is_never_last_on_a_page() {
        let faces = Typefaces::embedded().expect("fonts");
        for filler in 1..120 {
            let mut all: Vec<Paragraph> =
                (0..filler).map(|_| paragraph("Linje.", BODY, Role::Paragraph)).collect();
            all.push(paragraph("Plan", HEADING, Role::Heading));
            all.push(paragraph("Kontroll.", BODY, Role::Paragraph));
            for page in pages(&all, &faces) {
                assert_ne!(page.last().map(|line| line.text.as_str()), Some("Plan"), "{filler}");
                assert!(page.iter().all(|line| line.baseline <= BODY_BOTTOM));
            }
        }
    }
}
