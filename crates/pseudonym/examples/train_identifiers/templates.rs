//! Fills the templates of models/identifiers/templates: conversations and records of fictional people.

use std::io;
use std::path::Path;

use pseudonym::Identifier;
use pseudonym::training::{Random, Sample};

use crate::lists::Lists;
use crate::phrases::Phrases;

/// Makes documents.
pub(crate) struct Generator<'a> {
    speech: Vec<String>,
    records: Vec<String>,
    phrases: Phrases<'a>,
}

impl<'a> Generator<'a> {
    /// Reads the templates in `folder`.
    pub(crate) fn read(folder: &Path, lists: &'a Lists) -> io::Result<Self> {
        Ok(Self {
            speech: read_lines(&folder.join("speech.txt"))?,
            records: read_lines(&folder.join("records.txt"))?,
            phrases: Phrases { lists },
        })
    }

    /// Some lines of a conversation or of a record.
    pub(crate) fn document(&self, random: &mut Random) -> Sample {
        let spoken = random.below(2) == 0;
        let templates = if spoken { &self.speech } else { &self.records };
        let mut sample = Sample { text: String::new(), identifiers: Vec::new() };
        for line in 0..2 + random.below(6) {
            if line > 0 {
                let same_line = random.below(if spoken { 3 } else { 5 }) == 0;
                sample.text.push_str(if same_line { " " } else { ["\n", "\n", "\n\n"][random.below(3)] });
            }
            let template = &templates[random.below(templates.len())];
            // A question and its answer are two utterances.
            let asked = spoken && random.below(5) < 3;
            let template = if asked { template.replace("? ", "?\n") } else { template.clone() };
            self.fill(&template, &mut sample, random);
        }
        sample
    }

    fn fill(&self, template: &str, sample: &mut Sample, random: &mut Random) {
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            sample.text.push_str(before);
            let (slot, after) = after.split_once('}').unwrap_or((after, ""));
            self.put(slot, sample, random);
            rest = after;
        }
        sample.text.push_str(rest);
    }

    fn put(&self, slot: &str, sample: &mut Sample, random: &mut Random) {
        let start = sample.text.chars().count();
        let (words, kind) = self.phrases.slot(slot, random);
        sample.text.push_str(&words);
        if let Some(kind) = kind {
            let end = start + words.chars().count();
            sample.identifiers.push(Identifier { start, end, kind });
        }
    }
}

fn read_lines(path: &Path) -> io::Result<Vec<String>> {
    let text = std::fs::read_to_string(path)?;
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    Ok(lines.map(|line| line.replace("\\n", "\n")).collect())
}
