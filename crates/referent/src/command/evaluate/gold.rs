//! A gold of identifiers: JSON Lines as Doccano writes them, {"id","text","label":[[start,end,KIND]]}.
//!
//! A message names the line and what is wrong with it, never what stands there.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::{Context, bail};
use pseudonym::{Identifier, IdentifierKind};
use serde_json::Value;

/// One text and what should be found in it.
#[derive(Debug)]
pub(super) struct Document {
    /// Its line in the file, counted from 1.
    pub(super) line: usize,
    pub(super) id: Value,
    pub(super) text: String,
    pub(super) identifiers: Vec<Identifier>,
}

/// The documents of `path`, one after the other; empty lines are passed over.
pub(super) fn read(path: &Path) -> anyhow::Result<impl Iterator<Item = anyhow::Result<Document>>> {
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(documents(BufReader::new(file)))
}

fn documents(input: impl BufRead) -> impl Iterator<Item = anyhow::Result<Document>> {
    let lines = input.split(b'\n').zip(1..);
    lines.filter_map(|(bytes, line)| {
        let document = bytes.context("cannot read on").and_then(|bytes| document(&bytes, line));
        document.with_context(|| format!("line {line}")).transpose()
    })
}

fn document(bytes: &[u8], line: usize) -> anyhow::Result<Option<Document>> {
    let Ok(written) = std::str::from_utf8(bytes) else { bail!("not UTF-8; convert the file") };
    // Some programs begin a file with a byte order mark.
    let written = written.trim_start_matches('\u{feff}');
    if written.trim().is_empty() {
        return Ok(None);
    }
    // The parser's own message can quote the line, so it is not passed on.
    let Ok(value) = serde_json::from_str::<Value>(written) else { bail!("not valid JSON") };
    let Some(object) = value.as_object() else { bail!("not a JSON object") };
    let Some(id) = object.get("id").filter(|id| id.is_string() || id.is_number()) else {
        bail!("\"id\" is missing, or neither a string nor a number")
    };
    let Some(text) = object.get("text").and_then(Value::as_str) else {
        bail!("\"text\" is missing or no string")
    };
    let Some(labels) = object.get("label").and_then(Value::as_array) else {
        bail!("\"label\" is missing or no list; a text without identifiers has []")
    };
    let length = text.chars().count();
    let identifiers = labels
        .iter()
        .zip(1..)
        .map(|(label, number)| identifier(label, length).with_context(|| format!("label {number}")));
    let identifiers = identifiers.collect::<anyhow::Result<_>>()?;
    Ok(Some(Document { line, id: id.clone(), text: text.to_owned(), identifiers }))
}

fn identifier(label: &Value, length: usize) -> anyhow::Result<Identifier> {
    let parts = label.as_array().map(Vec::as_slice);
    let Some([start, end, kind]) = parts else { bail!("not [start, end, KIND]") };
    let offset = |value: &Value| value.as_u64().and_then(|offset| usize::try_from(offset).ok());
    let (Some(start), Some(end), Some(kind)) = (offset(start), offset(end), kind.as_str()) else {
        bail!("not [start, end, KIND] with whole numbers from 0 and a string")
    };
    if start >= end || end > length {
        bail!("[{start}, {end}] is empty or outside the text, which has {length} code points")
    }
    let Some(kind) = IdentifierKind::ALL.into_iter().find(|known| known.key() == kind) else {
        let kinds = IdentifierKind::ALL.map(IdentifierKind::key).join(", ");
        bail!("the kind is none of {kinds}")
    };
    Ok(Identifier { start, end, kind })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(bytes: &[u8]) -> Result<Vec<Document>, String> {
        documents(bytes).collect::<anyhow::Result<_>>().map_err(|error| format!("{error:#}"))
    }

    #[test]
    fn offsets_count_code_points_and_empty_lines_are_passed_over() {
        let lines = "\u{feff}\n{\"id\":7,\"text\":\"🙂 Åse\",\"label\":[[2,5,\"NAME\"]],\"more\":1}\r\n\n{\"id\":\"b\",\"text\":\"\",\"label\":[]}";
        let documents = read_all(lines.as_bytes()).expect("good");
        assert_eq!(documents.len(), 2);
        assert_eq!((documents[0].line, documents[1].line), (2, 4));
        assert_eq!(documents[0].identifiers, [Identifier { start: 2, end: 5, kind: IdentifierKind::Name }]);
    }

    #[test]
    fn a_bad_line_is_named_and_never_quoted() {
        let bad: [(&[u8], &str); 10] = [
            (b"{\"id\":1,\"text\":\"Hemmelig", "not valid JSON"),
            (b"[\"Hemmelig\"]", "not a JSON object"),
            (b"{\"text\":\"Hemmelig\",\"label\":[]}", "\"id\" is missing"),
            (b"{\"id\":1,\"label\":[]}", "\"text\" is missing"),
            (b"{\"id\":1,\"text\":\"Hemmelig\"}", "\"label\" is missing"),
            (
                b"{\"id\":1,\"text\":\"Hemmelig\",\"label\":[[0,9,\"NAME\"]]}",
                "label 1: [0, 9] is empty or outside",
            ),
            (b"{\"id\":1,\"text\":\"Hemmelig\",\"label\":[[3,3,\"NAME\"]]}", "is empty or outside"),
            (b"{\"id\":1,\"text\":\"Hemmelig\",\"label\":[[-1,3,\"NAME\"]]}", "whole numbers from 0"),
            (
                b"{\"id\":1,\"text\":\"Hemmelig\",\"label\":[[0,8,\"Hemmelig\"]]}",
                "label 1: the kind is none of NAME,",
            ),
            (b"{\"id\":1,\"text\":\"Hemmelig \xff\",\"label\":[]}", "not UTF-8"),
        ];
        for (line, expected) in bad {
            let file = [b"{\"id\":0,\"text\":\"\",\"label\":[]}\n", line].concat();
            let error = read_all(&file).expect_err("refused");
            assert!(error.starts_with("line 2: ") && error.contains(expected), "{error}");
            assert!(!error.contains("Hemmelig"), "{error}");
        }
    }
}
