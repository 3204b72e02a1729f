//! Prints the FHIR bundle of a fictional signed note, for `e2e/fhir`. With a folder as argument it writes the note's
//! bundle, PDF, HTML and text there instead.

mod sample;

use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let sample = sample::Sample::new();
    let document = sample.document();
    let text = exchange::document::text(&document);
    let pdf = exchange::document::pdf(&document)?;
    let bundle = exchange::fhir::transaction_bundle(&document, &text, &pdf);
    let json = serde_json::to_string_pretty(&bundle)?;
    match std::env::args().nth(1) {
        None => println!("{json}"),
        Some(folder) => {
            let folder = Path::new(&folder);
            std::fs::create_dir_all(folder)?;
            std::fs::write(folder.join("bundle.json"), json)?;
            std::fs::write(folder.join("note.pdf"), pdf)?;
            std::fs::write(folder.join("note.html"), exchange::document::html(&document))?;
            std::fs::write(folder.join("note.txt"), text)?;
        }
    }
    Ok(())
}
