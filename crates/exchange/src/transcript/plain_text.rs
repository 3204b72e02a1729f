//! Plain text: `Lege: …`, one turn a line. A line without a speaker goes on with the turn before it.

use clinical::{Speaker, Utterance};

use super::cue;
use super::label::{self, Label};
use super::{ImportError, Place};

pub(super) fn parse(content: &str) -> Result<Vec<Utterance>, ImportError> {
    let mut utterances: Vec<Utterance> = Vec::new();
    for (index, line) in content.split('\n').enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let unknown = ImportError::UnknownSpeaker { place: Place::Line(index + 1) };
        let (start_ms, spoken) = leading_time(line);
        let (label, text) = label::part(spoken);
        let is_indented = line.starts_with([' ', '\t']);
        match label {
            Label::Known(speaker) => utterances.push(turn(speaker, text, start_ms)),
            Label::Unknown if !is_indented => return Err(unknown),
            Label::Unknown | Label::None => {
                append(&mut utterances.last_mut().ok_or(unknown)?.text, spoken.trim());
            }
        }
    }
    utterances.retain(|utterance| !utterance.text.is_empty());
    Ok(utterances)
}

fn turn(speaker: Speaker, text: &str, start_ms: Option<u64>) -> Utterance {
    Utterance { speaker, text: text.to_owned(), start_ms, end_ms: None }
}

fn append(text: &mut String, more: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(more);
}

/// `[00:01:23] Lege: …` or `(01:23) …`: the time in milliseconds and the rest of the line.
fn leading_time(line: &str) -> (Option<u64>, &str) {
    let trimmed = line.trim_start();
    for (open, close) in [('[', ']'), ('(', ')')] {
        let inside = trimmed.strip_prefix(open).and_then(|rest| rest.split_once(close));
        if let Some((time, rest)) = inside
            && let Some(start) = cue::clock(time)
        {
            return (Some(start), rest);
        }
    }
    (None, line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_continue_over_lines() {
        let file = "Lege: Hei.\nKom inn.\n\n  Obs: døra.\nPasient: Takk.\nPasient:\n";
        let utterances = parse(file).expect("parses");
        let texts: Vec<&str> = utterances.iter().map(|utterance| utterance.text.as_str()).collect();
        assert_eq!(texts, ["Hei. Kom inn. Obs: døra.", "Takk."]);
        assert_eq!(utterances[1].speaker, Speaker::Patient);
    }

    #[test]
    fn times_before_a_line_are_read() {
        let utterances = parse("[00:01:02] Lege: Hei.\n(01:05) Pasient: Hei.").expect("parses");
        assert_eq!(utterances[0].start_ms, Some(62_000));
        assert_eq!(utterances[1].start_ms, Some(65_000));
    }

    #[test]
    fn nobody_is_guessed() {
        let error = |line| Err(ImportError::UnknownSpeaker { place: Place::Line(line) });
        assert_eq!(parse("Hei på deg."), error(1));
        assert_eq!(parse("Lege: Hei.\nNabo: Hei."), error(2));
    }
}
