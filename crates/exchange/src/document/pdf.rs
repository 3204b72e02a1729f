//! The signed note as PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1): to be kept for as long as the record, with its
//! letters as text and its headings and paragraphs marked, so that it can be read aloud.

use krilla::Document;
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::geom::{PathBuilder, Point};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};

use super::layout::{self, Line, MARGIN, PAGE_HEIGHT, PAGE_WIDTH};
use super::printout::Printout;
use super::structure::Structure;
use super::typeface::{Typefaces, Weight};
use crate::SignedDocument;

const INK: (u8, u8, u8) = (30, 43, 60);
const GREY: (u8, u8, u8) = (68, 78, 91);
/// Size of header and footer in points.
const MARGINAL: f32 = 8.5;

/// Why no PDF came about. The signed note is untouched.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// The program was built with fonts that cannot be read.
    #[error(
        "the program's fonts cannot be read; the note is safe, export it as HTML and reinstall the program"
    )]
    Fonts,
    /// The result would not have been PDF/A.
    #[error(
        "the note cannot be written as PDF/A; the note is safe, export it as HTML and report the version of the \
         program"
    )]
    NotArchivable,
}

/// The note as PDF/A. The same document gives the same bytes.
pub fn pdf(document: &SignedDocument<'_>) -> Result<Vec<u8>, PdfError> {
    let faces = Typefaces::embedded().ok_or(PdfError::Fonts)?;
    let printout = Printout::of(document);
    let paragraphs = layout::paragraphs(&printout);
    let pages = layout::pages(&paragraphs, &faces);
    let settings = PageSettings::from_wh(PAGE_WIDTH, PAGE_HEIGHT).ok_or(PdfError::NotArchivable)?;
    let mut file = Document::new_with(serialize_settings()?);
    let mut structure = Structure::of(&paragraphs);
    for (index, lines) in pages.iter().enumerate() {
        let mut page = file.start_page_with(settings.clone());
        {
            let mut sheet = Sheet { surface: page.surface(), faces: &faces };
            sheet.margins(&printout, index + 1, pages.len());
            for line in lines {
                let drawn = sheet.line(line);
                structure.place(line, index, drawn);
            }
        }
        page.finish();
    }
    file.set_outline(structure.outline());
    file.set_tag_tree(structure.tags(printout.language));
    file.set_metadata(metadata(document, &printout));
    file.finish().map_err(|_| PdfError::NotArchivable)
}

fn serialize_settings() -> Result<SerializeSettings, PdfError> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|_| PdfError::NotArchivable)?;
    Ok(SerializeSettings { configuration, ..SerializeSettings::default() })
}

fn metadata(document: &SignedDocument<'_>, printout: &Printout) -> Metadata {
    let signature = document.note.signature();
    Metadata::new()
        .title(printout.title())
        .language(printout.language.tag().to_owned())
        .authors(vec![signature.name.expose().clone()])
        .creator(format!("Referent {}", document.software_version))
        .producer(format!("Referent {}", document.software_version))
        .document_id(document.note.note().id.to_string())
        .creation_date(date_time(signature.at))
}

/// UTC, for the document's metadata.
fn date_time(instant: jiff::Timestamp) -> DateTime {
    let utc = instant.to_zoned(jiff::tz::TimeZone::UTC);
    let small = |number: i8| u8::try_from(number).unwrap_or_default();
    DateTime::new(u16::try_from(utc.year()).unwrap_or_default())
        .month(small(utc.month()))
        .day(small(utc.day()))
        .hour(small(utc.hour()))
        .minute(small(utc.minute()))
        .second(small(utc.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

/// One page being drawn.
struct Sheet<'page, 'faces> {
    surface: Surface<'page>,
    faces: &'faces Typefaces,
}

impl Sheet<'_, '_> {
    /// Who and what above, fingerprint and page below: a sheet that falls out of its folder still says whose it is.
    fn margins(&mut self, printout: &Printout, number: usize, count: usize) {
        let words = printout.words;
        let page = format!("{} {number} {} {count}", words.page, words.page_of);
        let signed = format!("{}, {} {}", words.title, words.signed.to_lowercase(), printout.signed_at);
        let header = ContentTag::Artifact(Artifact::with_kind(ArtifactType::Header));
        self.surface.start_tagged(header);
        self.row(&printout.patient, &signed, 44.0);
        self.rule(52.0);
        self.surface.end_tagged();
        let footer = ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer));
        self.surface.start_tagged(footer);
        self.rule(792.0);
        self.row(&format!("SHA-256 {}", printout.fingerprint), &page, 804.0);
        self.surface.end_tagged();
    }

    /// One text at the left margin and one at the right. A very long name at the left is cut; it stands in full at the
    /// top of the note.
    fn row(&mut self, left: &str, right: &str, baseline: f32) {
        let face = self.faces.of(Weight::Regular);
        let (left, right) = (face.printable(left), face.printable(right));
        let right_begins = PAGE_WIDTH - MARGIN - face.width(&right, MARGINAL);
        let left = face.fitting(&left, MARGINAL, right_begins - MARGIN - MARGINAL);
        self.draw(left, Weight::Regular, MARGINAL, GREY, Point::from_xy(MARGIN, baseline));
        self.draw(&right, Weight::Regular, MARGINAL, GREY, Point::from_xy(right_begins, baseline));
    }

    fn line(&mut self, line: &Line) -> Identifier {
        let style = line.style;
        let color = if style.muted { GREY } else { INK };
        let place = Point::from_xy(MARGIN, line.baseline);
        let drawn = self.surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        // The space keeps the last word of this line and the first of the next apart where the page is read aloud.
        self.draw(&format!("{} ", line.text), style.weight, style.size, color, place);
        self.surface.end_tagged();
        drawn
    }

    fn draw(&mut self, text: &str, weight: Weight, size: f32, color: (u8, u8, u8), place: Point) {
        let face = self.faces.of(weight);
        self.surface.set_fill(Some(Fill { paint: paint(color), ..Fill::default() }));
        self.surface.draw_glyphs(place, &face.glyphs(text), face.font(), text, size, false);
    }

    /// A thin line across the page.
    fn rule(&mut self, height: f32) {
        let mut path = PathBuilder::new();
        path.move_to(MARGIN, height);
        path.line_to(PAGE_WIDTH - MARGIN, height);
        if let Some(path) = path.finish() {
            let stroke =
                Stroke { paint: paint(GREY), width: 0.5, opacity: NormalizedF32::ONE, ..Stroke::default() };
            self.surface.set_fill(None);
            self.surface.set_stroke(Some(stroke));
            self.surface.draw_path(&path);
            self.surface.set_stroke(None);
        }
    }
}

fn paint((red, green, blue): (u8, u8, u8)) -> krilla::paint::Paint {
    rgb::Color::new(red, green, blue).into()
}
