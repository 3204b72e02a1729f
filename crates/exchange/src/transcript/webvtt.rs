//! WebVTT (W3C Candidate Recommendation): a header, notes and styles to skip, cues with voice tags.

use clinical::Utterance;

use super::cue::{self, Line};
use super::{ImportError, label};

pub(super) fn parse(content: &str) -> Result<Vec<Utterance>, ImportError> {
    let blocks = cue::blocks(content);
    let Some(header) = blocks.first().and_then(|block| block.first()) else { return Ok(Vec::new()) };
    if !is_keyword(header.1, "WEBVTT") {
        return Err(ImportError::Malformed {
            line: header.0,
            problem: "the file does not begin with WEBVTT",
        });
    }
    let mut utterances = Vec::new();
    for block in &blocks {
        if let Some((span, lines)) = cue_of(block)? {
            cue::add_speech(&mut utterances, span, &spoken_lines(lines)?)?;
        }
    }
    utterances.retain(|utterance| !utterance.text.is_empty());
    Ok(utterances)
}

/// The span and the payload of a block, or nothing where the block is a header, note, style or region.
fn cue_of<'block, 'text>(
    block: &'block [Line<'text>],
) -> Result<Option<(cue::Span, &'block [Line<'text>])>, ImportError> {
    let Some((number, first)) = block.first() else { return Ok(None) };
    let timed = |at: usize| block.get(at).and_then(|(_, line)| cue::timing(line));
    if let Some(span) = timed(0) {
        return Ok(Some((span, &block[1..])));
    }
    if ["WEBVTT", "NOTE", "STYLE", "REGION"].iter().any(|keyword| is_keyword(first, keyword)) {
        return Ok(None);
    }
    match timed(1) {
        Some(span) => Ok(Some((span, &block[2..]))),
        None => Err(ImportError::Malformed { line: *number, problem: "expected a cue with a time span" }),
    }
}

fn is_keyword(line: &str, keyword: &str) -> bool {
    line.strip_prefix(keyword).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

/// The payload as lines that begin with `Speaker:` wherever a voice tag names one; other tags are dropped.
fn spoken_lines(lines: &[Line<'_>]) -> Result<Vec<(usize, String)>, ImportError> {
    let mut spoken = Vec::new();
    for (number, line) in lines {
        let mut text = String::new();
        let mut rest = *line;
        while let Some((before, after)) = rest.split_once('<') {
            text.push_str(before);
            let Some((tag, behind)) = after.split_once('>') else {
                return Err(ImportError::Malformed { line: *number, problem: "a tag is not closed" });
            };
            if let Some(name) = voice(tag) {
                let before_the_voice = std::mem::replace(&mut text, voice_prefix(name));
                spoken.push((*number, before_the_voice));
            }
            rest = behind;
        }
        text.push_str(rest);
        spoken.push((*number, text));
    }
    spoken.retain(|(_, text)| !text.trim().is_empty());
    Ok(spoken.into_iter().map(|(number, text)| (number, unescaped(&text))).collect())
}

/// The name in `v Lege` or `v.loud Lege`.
fn voice(tag: &str) -> Option<&str> {
    let (kind, name) = tag.split_once([' ', '\t'])?;
    let is_voice = kind == "v" || kind.starts_with("v.");
    is_voice.then_some(name.trim())
}

/// A name that is no known role must be refused even where it does not look like one in plain text.
fn voice_prefix(name: &str) -> String {
    if label::speaker(name).is_some() { format!("{name}: ") } else { "Unknown: ".to_owned() }
}

/// Resolves the character references that WebVTT knows.
fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    // `&amp;` last, so that `&amp;lt;` stays the text `&lt;`.
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", "\u{a0}")
        .replace("&lrm;", "\u{200e}")
        .replace("&rlm;", "\u{200f}")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::super::Place;
    use super::*;
    use clinical::Speaker;

    #[test]
    fn voices_notes_styles_and_ids() {
        let file = "WEBVTT - visitt\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE intern\nhemmelig\n\n\
                    a-1\n00:01.000 --> 00:02.000 align:start\n<v Lege>Er <b>det</b> vondt?</v>\n<v.low Pasient>Ja &lt;3.\n\n\
                    01:00:03.000 --> 01:00:04.000\nLege: Takk.\n";
        let utterances = parse(file).expect("parses");
        let texts: Vec<&str> = utterances.iter().map(|utterance| utterance.text.as_str()).collect();
        assert_eq!(texts, ["Er det vondt?", "Ja <3.", "Takk."]);
        assert_eq!(utterances[1].speaker, Speaker::Patient);
        assert_eq!(utterances[2].start_ms, Some(3_603_000));
    }

    #[test]
    fn faults() {
        let problem = "the file does not begin with WEBVTT";
        assert_eq!(parse("Lege: Hei."), Err(ImportError::Malformed { line: 1, problem }));
        let named = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v kari nes>Hei.";
        assert_eq!(parse(named), Err(ImportError::UnknownSpeaker { place: Place::Line(4) }));
        let silent = "WEBVTT\n\n00:01.000 --> 00:02.000\nHei.";
        assert_eq!(parse(silent), Err(ImportError::UnknownSpeaker { place: Place::Line(4) }));
    }
}
