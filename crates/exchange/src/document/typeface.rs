//! The two fonts, the width of text in them, and what to print for a letter they lack.

use std::fmt::Write as _;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use unicode_normalization::UnicodeNormalization;

static REGULAR: &[u8] = include_bytes!("../../fonts/Roboto-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../../fonts/Roboto-Bold.ttf");

/// Regular or bold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// A font that can be measured and drawn.
pub(super) struct Typeface {
    metrics: FontRef<'static>,
    font: Font,
    units_per_em: f32,
}

/// Both fonts.
pub(super) struct Typefaces {
    regular: Typeface,
    bold: Typeface,
}

impl Typefaces {
    /// Reads the embedded fonts; `None` only if the program was built with broken ones.
    pub(super) fn embedded() -> Option<Self> {
        Some(Self { regular: Typeface::read(REGULAR)?, bold: Typeface::read(BOLD)? })
    }

    pub(super) fn of(&self, weight: Weight) -> &Typeface {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

impl Typeface {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let font = Font::new(bytes.to_vec().into(), 0)?;
        let units_per_em = font.units_per_em();
        Some(Self { metrics: FontRef::new(bytes).ok()?, font, units_per_em })
    }

    pub(super) fn font(&self) -> Font {
        self.font.clone()
    }

    /// The width of printable text in points at `size` points.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        self.glyphs(text).iter().map(|glyph| glyph.x_advance * size).sum()
    }

    /// As much of the beginning of printable text as fits into `room` points at `size` points.
    pub(super) fn fitting<'text>(&self, text: &'text str, size: f32, room: f32) -> &'text str {
        let mut used = 0.0;
        let overflow = self.glyphs(text).into_iter().find(|glyph| {
            used += glyph.x_advance * size;
            used > room
        });
        overflow.and_then(|glyph| text.get(..glyph.text_range.start)).unwrap_or(text)
    }

    /// One glyph a letter, without ligatures or kerning: a note is set plainly, and stays searchable letter by letter.
    pub(super) fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        let letters = self.metrics.charmap();
        let widths = self.metrics.glyph_metrics(Size::unscaled(), LocationRef::default());
        text.char_indices()
            .map(|(at, letter)| {
                let glyph = letters.map(letter).unwrap_or_default();
                let advance = widths.advance_width(glyph).unwrap_or_default() / self.units_per_em;
                let range = at..at + letter.len_utf8();
                KrillaGlyph::new(GlyphId::new(glyph.to_u32()), advance, 0.0, 0.0, 0.0, range, None)
            })
            .collect()
    }

    /// The text as it can be printed: composed letters, and a code point in brackets where the font has no glyph.
    /// Nothing is left out, and PDF/A's ban on missing glyphs is kept.
    pub(super) fn printable(&self, text: &str) -> String {
        let letters = self.metrics.charmap();
        let mut printable = String::with_capacity(text.len());
        for letter in text.nfc() {
            match letter {
                _ if letter.is_whitespace() => printable.push(' '),
                '→' => printable.push_str("->"),
                '←' => printable.push_str("<-"),
                // Soft hyphens and joiners say how to set text, not what it says.
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
                _ if is_text(letter) && letters.map(letter).is_some() => printable.push(letter),
                _ => {
                    let _ = write!(printable, "[U+{:04X}]", u32::from(letter));
                }
            }
        }
        printable
    }
}

/// Neither control nor private use: PDF/A-2a wants each letter to mean the same everywhere.
fn is_text(letter: char) -> bool {
    !letter.is_control() && !matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fonts_cover_what_notes_are_written_in() {
        let faces = Typefaces::embedded().expect("fonts");
        let letters = "æøåÆØÅáÁčČđĐŋŊšŠŧŦžŽäöüéèêçłśżÅβµμ°±×²³½≥≤≈–—«»“”’…•€‰";
        for weight in [Weight::Regular, Weight::Bold] {
            assert_eq!(faces.of(weight).printable(letters), letters);
        }
    }

    #[test]
    fn text_is_cut_where_the_room_ends() {
        let faces = Typefaces::embedded().expect("fonts");
        let face = faces.of(Weight::Regular);
        let room = face.width("Åse", 9.0) + 0.1;
        assert_eq!(face.fitting("Åse Nes", 9.0, room), "Åse");
        assert_eq!(face.fitting("Åse", 9.0, room), "Åse");
    }

    #[test]
    fn what_cannot_be_printed_is_named() {
        let faces = Typefaces::embedded().expect("fonts");
        let face = faces.of(Weight::Regular);
        assert_eq!(face.printable("a\u{30a}\tb\u{1}🙂\u{e001}→"), "å b[U+0001][U+1F642][U+E001]->");
    }
}
