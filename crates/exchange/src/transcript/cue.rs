//! Cues, which WebVTT and SRT share: a time span and the lines spoken in it.

use clinical::{Speaker, Utterance};

use super::label::{self, Label};
use super::{ImportError, Place};

/// A time span in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start_ms: u64,
    pub(super) end_ms: u64,
}

/// A line of a file with its number, from 1.
pub(super) type Line<'a> = (usize, &'a str);

/// `00:00:01.000 --> 00:00:02.500 align:start`; hours are optional, the decimal sign is point or comma.
pub(super) fn timing(line: &str) -> Option<Span> {
    let (start, rest) = line.split_once("-->")?;
    let end = rest.split_whitespace().next()?;
    Some(Span { start_ms: clock(start)?, end_ms: clock(end)? })
}

/// Longest text that is read as a time.
const LONGEST_CLOCK: usize = 40;

/// `1:02:03.400`, `02:03,4` or `02:03` in milliseconds.
pub(super) fn clock(text: &str) -> Option<u64> {
    if text.len() > LONGEST_CLOCK {
        return None;
    }
    let (whole, fraction) = text.trim().split_once(['.', ',']).unwrap_or((text.trim(), ""));
    let fields: Vec<&str> = whole.split(':').collect();
    let [hours, minutes, seconds] = match fields[..] {
        [minutes, seconds] => ["0", minutes, seconds],
        [hours, minutes, seconds] => [hours, minutes, seconds],
        _ => return None,
    };
    let [minutes, seconds] = [number(minutes)?, number(seconds)?];
    if minutes > 59 || seconds > 59 {
        return None;
    }
    let total = number(hours)?.checked_mul(3600)?.checked_add(minutes * 60 + seconds)?;
    total.checked_mul(1000)?.checked_add(thousandths(fraction)?)
}

fn number(digits: &str) -> Option<u64> {
    let all_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if all_digits { digits.parse().ok() } else { None }
}

/// The first three decimals; more are cut off.
fn thousandths(digits: &str) -> Option<u64> {
    if digits.is_empty() {
        return Some(0);
    }
    number(digits)?;
    let padded: String = digits.chars().chain("000".chars()).take(3).collect();
    number(&padded)
}

/// Parts numbered lines into blocks at blank lines.
pub(super) fn blocks(content: &str) -> Vec<Vec<Line<'_>>> {
    let mut blocks: Vec<Vec<Line<'_>>> = Vec::new();
    let mut after_blank = true;
    for (index, line) in content.split('\n').enumerate() {
        let is_blank = line.trim().is_empty();
        match blocks.last_mut() {
            _ if is_blank => {}
            Some(block) if !after_blank => block.push((index + 1, line)),
            _ => blocks.push(vec![(index + 1, line)]),
        }
        after_blank = is_blank;
    }
    blocks
}

/// Adds what was said in one cue. A new speaker begins a new utterance; speech without a speaker belongs to the one
/// who spoke last, also in the cue before, as subtitles are written.
pub(super) fn add_speech(
    utterances: &mut Vec<Utterance>,
    span: Span,
    lines: &[(usize, String)],
) -> Result<(), ImportError> {
    let cue_begins = utterances.len();
    for (number, line) in lines {
        let unknown = ImportError::UnknownSpeaker { place: Place::Line(*number) };
        let (label, text) = label::part(line);
        let text = text.trim();
        match label {
            Label::Unknown => return Err(unknown),
            Label::Known(speaker) => utterances.push(utterance(speaker, text, span)),
            Label::None if text.is_empty() => {}
            Label::None if utterances.len() > cue_begins => {
                if let Some(last) = utterances.last_mut() {
                    last.text.push_str(if last.text.is_empty() { "" } else { " " });
                    last.text.push_str(text);
                }
            }
            Label::None => {
                let speaker = utterances.last().ok_or(unknown)?.speaker;
                utterances.push(utterance(speaker, text, span));
            }
        }
    }
    Ok(())
}

fn utterance(speaker: Speaker, text: &str, span: Span) -> Utterance {
    let Span { start_ms, end_ms } = span;
    Utterance { speaker, text: text.to_owned(), start_ms: Some(start_ms), end_ms: Some(end_ms) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks() {
        assert_eq!(clock("1:02:03.400"), Some(3_723_400));
        assert_eq!(clock("02:03,4"), Some(123_400));
        assert_eq!(clock("02:03"), Some(123_000));
        for wrong in ["", "3", "1:61", "a:b", "1:2:3:4", "02:03.x", "99999999999999999999:00:00", "02:03.é"]
        {
            assert_eq!(clock(wrong), None, "{wrong}");
        }
    }
}
