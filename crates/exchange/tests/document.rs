//! The note for people: text, HTML and PDF/A.

#[path = "../examples/sample/mod.rs"]
mod sample;

use std::process::Command;

use clinical::{Language, Note, Origin, Section};
use exchange::document::{html, pdf, text};
use sample::Sample;

#[test]
fn text_and_html_are_as_committed() {
    let sample = Sample::new();
    insta::assert_snapshot!("text", text(&sample.document()));
    insta::assert_snapshot!("html", html(&sample.document()));
}

#[test]
fn a_note_of_which_little_is_known_says_only_that() {
    insta::assert_snapshot!("text_sparse", text(&Sample::sparse().document()));
}

#[test]
fn each_language_has_its_words() {
    let in_language = |language| text(&Sample::of(Note { language, ..sample::note() }).document());
    insta::assert_snapshot!("text_nynorsk", in_language(Language::Nynorsk));
    insta::assert_snapshot!("text_english", in_language(Language::English));
}

#[test]
fn html_loads_nothing_and_runs_nothing() {
    let page = html(&Sample::new().document());
    for forbidden in ["<script", "http:", "https:", "url(", "src=", "<link", "javascript:"] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    assert!(page.contains("&lt;eller&gt;"));
}

/// A note of `count` sentences, long enough for several pages, with letters that the fonts lack.
fn long_note(count: usize) -> Sample {
    let long = "Pasienten beskriver smerter som øker på gåing i ulendt terreng, særlig på nedturen, og som \
                gir seg i løpet av natten når han hviler benet på en pute. 🙂";
    let statements = (0..count).map(|number| {
        let text = format!("{number}: {long}");
        sample::statement(Section::Aktuelt, &text, Origin::Drafted, Some(number))
    });
    Sample::of(Note { statements: statements.collect(), ..sample::note() })
}

#[test]
fn the_pdf_says_that_it_is_pdf_a_and_is_the_same_each_time() {
    let sample = Sample::new();
    let file = pdf(&sample.document()).expect("PDF");
    assert!(file.starts_with(b"%PDF-"));
    let bytes = String::from_utf8_lossy(&file);
    for mark in ["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>", "pdfuaid:part"]
    {
        assert!(bytes.contains(mark), "{mark}");
    }
    assert_eq!(file, pdf(&sample.document()).expect("PDF"));
}

#[test]
fn no_note_is_too_long_or_too_odd_for_a_pdf() {
    for count in [1, 40, 400] {
        assert!(pdf(&long_note(count).document()).expect("PDF").len() > 10_000);
    }
    let odd: String = ('\u{1}'..'\u{3000}').step_by(3).collect();
    let statement = sample::statement(Section::Plan, &odd, Origin::Clinician, None);
    let mut sample = Sample::of(Note { statements: vec![statement], ..sample::note() });
    sample.patient.name = "Navn ".repeat(100).into();
    assert!(pdf(&sample.document()).is_ok());
}

#[test]
fn the_words_can_be_read_out_of_the_pdf() {
    if Command::new("pdftotext").arg("-v").output().is_err() {
        println!("skipped: pdftotext is not installed (Debian: poppler-utils)");
        return;
    }
    let extracted = |sample: &Sample| {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("note.pdf");
        std::fs::write(&path, pdf(&sample.document()).expect("PDF")).expect("written");
        let output =
            Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(&path).arg("-").output();
        String::from_utf8(output.expect("pdftotext").stdout).expect("UTF-8")
    };
    let note = extracted(&Sample::new());
    for words in [
        "Åshild Sørbø Fjellvåg",
        "Vondt i høyre kne siden i fjor høst, verst i trapper.",
        "Paracetamol 1 g × 3 ved behov, ≥ 4 timer mellom dosene.",
        "Lett hydrops, ømhet medialt. Temp. 37,1 °C — afebril.",
        "Prøvesvar innkommet: CRP < 5 mg/L.",
        "Side 1 av 1",
    ] {
        assert!(note.contains(words), "{words}\n{note}");
    }
    let pages = extracted(&long_note(60));
    let sheets = pages.matches('\u{c}').count();
    assert!(sheets >= 3 && pages.contains(&format!("Side {sheets} av {sheets}")), "{sheets}");
    assert_eq!(
        pages.matches("21915710287 · Åshild Sørbø Fjellvåg").count(),
        sheets,
        "every sheet says whose"
    );
    assert_eq!(pages.matches("[U+1F642]").count(), 60, "a letter that the font lacks is named");
}
