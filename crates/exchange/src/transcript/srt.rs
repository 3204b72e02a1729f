//! SubRip: blocks of a number, a time span and lines of speech.

use clinical::Utterance;

use super::ImportError;
use super::cue::{self, Line};

pub(super) fn parse(content: &str) -> Result<Vec<Utterance>, ImportError> {
    let mut utterances = Vec::new();
    for block in cue::blocks(content) {
        let (span, speech) = cue_of(&block)?;
        let lines: Vec<(usize, String)> =
            speech.iter().map(|(number, line)| (*number, without_tags(line))).collect();
        cue::add_speech(&mut utterances, span, &lines)?;
    }
    utterances.retain(|utterance| !utterance.text.is_empty());
    Ok(utterances)
}

/// The number before the time span may be missing.
fn cue_of<'block, 'text>(
    block: &'block [Line<'text>],
) -> Result<(cue::Span, &'block [Line<'text>]), ImportError> {
    let timed = |at: usize| block.get(at).and_then(|(_, line)| cue::timing(line));
    if let Some(span) = timed(0) {
        return Ok((span, &block[1..]));
    }
    let line = block.first().map_or(1, |(number, _)| *number);
    timed(1)
        .map(|span| (span, &block[2..]))
        .ok_or(ImportError::Malformed { line, problem: "expected a cue with a time span" })
}

/// Longest formatting tag that is looked for, so that a line of nothing but `<` costs no more than another.
const LONGEST_TAG: usize = 64;

/// Drops the formatting that players know: `<i>`, `<b>`, `<u>`, `<font …>`. Other angle brackets are speech.
fn without_tags(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        match tag_end(after) {
            Some(end) if is_formatting(&after[..end]) => rest = &after[end + 1..],
            _ => {
                text.push('<');
                rest = after;
            }
        }
    }
    text + rest
}

fn tag_end(after: &str) -> Option<usize> {
    after.bytes().take(LONGEST_TAG).position(|byte| byte == b'>')
}

fn is_formatting(tag: &str) -> bool {
    let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
    ["i", "b", "u", "font"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clinical::Speaker;

    #[test]
    fn cues_with_and_without_numbers() {
        let file = "1\n00:00:01,000 --> 00:00:02,000\n<i>Lege:</i> BT < 140?\n\n\
                    00:00:03,000 --> 00:00:04,000\nPasient: Ja.\nLege: Fint.\nDa så.\n\n\
                    3\n00:00:05,000 --> 00:00:06,000\nVi sees.\n";
        let utterances = parse(file).expect("parses");
        let texts: Vec<&str> = utterances.iter().map(|utterance| utterance.text.as_str()).collect();
        assert_eq!(texts, ["BT < 140?", "Ja.", "Fint. Da så.", "Vi sees."]);
        assert_eq!(utterances[3].speaker, Speaker::Clinician);
        assert_eq!(utterances[3].end_ms, Some(6000));
    }

    #[test]
    fn a_block_without_a_time_span_is_malformed() {
        let problem = "expected a cue with a time span";
        assert_eq!(parse("1\nLege: Hei."), Err(ImportError::Malformed { line: 1, problem }));
        let late = "1\n00:00:01,000 --> 00:00:02,000\nLege: Hei.\n\nMer tekst";
        assert_eq!(parse(late), Err(ImportError::Malformed { line: 5, problem }));
    }
}
