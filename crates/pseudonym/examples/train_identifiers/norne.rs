//! NorNE as samples: tokens put together to running text, its entity types turned into ours.

use std::io;
use std::path::Path;

use pseudonym::training::Sample;
use pseudonym::{Identifier, IdentifierKind};

use crate::lists::is_country;

/// Every sentence of a file with `token TAB tag` lines.
pub(crate) fn read(path: &Path) -> io::Result<Vec<Sample>> {
    let text = std::fs::read_to_string(path)?;
    Ok(text.split("\n\n").filter_map(sentence).collect())
}

fn sentence(block: &str) -> Option<Sample> {
    let mut text = String::new();
    let mut length = 0;
    let mut identifiers: Vec<Identifier> = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    let mut glued = true;
    for (token, tag) in block.lines().filter_map(|line| line.split_once('\t')) {
        let tight = matches!(token, "." | "," | ":" | ";" | "?" | "!" | ")" | "»" | "%");
        if let Some((start, entity)) = open
            && !tag.starts_with("I-")
        {
            identifiers.extend(identifier(start, length, entity, &text));
            open = None;
        }
        if !glued && !tight && !text.is_empty() {
            text.push(' ');
            length += 1;
        }
        if let Some(entity) = tag.strip_prefix("B-") {
            open = Some((length, entity));
        }
        text.push_str(token);
        length += token.chars().count();
        glued = matches!(token, "(" | "«");
    }
    if let Some((start, entity)) = open {
        identifiers.extend(identifier(start, length, entity, &text));
    }
    (!text.is_empty()).then_some(Sample { text, identifiers })
}

fn identifier(start: usize, end: usize, entity: &str, text: &str) -> Option<Identifier> {
    let words: String = text.chars().skip(start).take(end - start).collect();
    let lower = words.to_lowercase();
    let health =
        ["sykehus", "sjukehus", "klinikk", "legesenter", "legekontor", "apotek", "sykehjem", "legevakt"];
    // Parties named by sides of the body, and offices that everybody has, identify nobody.
    if matches!(lower.as_str(), "venstre" | "høyre" | "høgre" | "nav" | "gud") {
        return None;
    }
    let kind = match entity {
        "PER" => IdentifierKind::Name,
        "GPE_LOC" | "LOC" | "GPE_ORG" if is_country(&lower) => return None,
        "GPE_LOC" | "LOC" => IdentifierKind::Place,
        "ORG" if health.iter().any(|word| lower.contains(word)) => IdentifierKind::HealthUnit,
        "ORG" | "GPE_ORG" => IdentifierKind::Org,
        _ => return None,
    };
    Some(Identifier { start, end, kind })
}
