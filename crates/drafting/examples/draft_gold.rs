//! Drafts every consultation of a folder: `draft_gold CONSULTATIONS OUT`. Facts, notes and claims of the files are not read.

use clinical::{Section, Transcript};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, consultations, out] = arguments.as_slice() else {
        return Err("usage: draft_gold CONSULTATIONS OUT".into());
    };
    std::fs::create_dir_all(out)?;
    for entry in std::fs::read_dir(consultations)? {
        let path = entry?.path();
        let transcript: Transcript = serde_json::from_str(&std::fs::read_to_string(&path)?)?;
        let note = drafting::training::draft_fictional(&transcript);
        let sections: Vec<serde_json::Value> = Section::ALL
            .iter()
            .map(|section| {
                let inside = note.statements.iter().filter(|statement| statement.section == *section);
                let statements: Vec<serde_json::Value> = inside
                    .map(|statement| {
                        let cited: Vec<usize> = statement.evidence.iter().map(|place| place.utterance).collect();
                        serde_json::json!({"text": statement.text, "evidence": cited, "status": drafting::verify(&transcript, &statement.text, Some(&cited)).label,
                            "reasons": drafting::verify(&transcript, &statement.text, Some(&cited)).reasons})
                    })
                    .collect();
                serde_json::json!({"section": section.key(), "statements": statements})
            })
            .collect();
        let file = path.file_name().ok_or("a consultation has a file name")?;
        let draft = serde_json::json!({"sections": sections, "omissions": note.omissions, "limitations": note.limitations});
        std::fs::write(std::path::Path::new(out).join(file), serde_json::to_string_pretty(&draft)?)?;
    }
    Ok(())
}
