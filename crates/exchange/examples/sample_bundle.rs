//! Prints the FHIR bundle of a fictional signed note, for `e2e/fhir`. With a folder as argument it writes there the
//! note's bundle, PDF, HTML and text, and the bundle of a note of which little is known (`sparse.json`).

mod sample;

use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let sample = sample::Sample::new();
    let json = bundle(&sample)?;
    let Some(folder) = std::env::args().nth(1) else {
        println!("{json}");
        return Ok(());
    };
    let folder = Path::new(&folder);
    let document = sample.document();
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join("bundle.json"), json)?;
    std::fs::write(folder.join("sparse.json"), bundle(&sample::Sample::sparse())?)?;
    std::fs::write(folder.join("note.pdf"), exchange::document::pdf(&document)?)?;
    std::fs::write(folder.join("note.html"), exchange::document::html(&document))?;
    std::fs::write(folder.join("note.txt"), exchange::document::text(&document))?;
    Ok(())
}

/// The bundle of a sample with its text and PDF, as JSON.
fn bundle(sample: &sample::Sample) -> Result<String, Box<dyn Error>> {
    let document = sample.document();
    let text = exchange::document::text(&document);
    let pdf = exchange::document::pdf(&document)?;
    let bundle = exchange::fhir::transaction_bundle(&document, &text, &pdf);
    Ok(serde_json::to_string_pretty(&bundle)?)
}
