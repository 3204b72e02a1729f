//! What any bytes do to the parsers, and what comes back from a file that was written from utterances.

use clinical::{Speaker, Utterance};
use exchange::{Format, ImportError, parse_transcript};
use proptest::prelude::*;

/// Lines such as files have, so that random files get past the first line.
fn scrap() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("WEBVTT".to_owned()),
        Just("NOTE".to_owned()),
        Just(String::new()),
        Just("00:00:01,000 --> 00:00:02.500".to_owned()),
        Just("99:59:59.999 --> ".to_owned()),
        Just("<v Lege>Hei</v> <c.x>&lt;".to_owned()),
        Just("Lege: Hei å".to_owned()),
        Just("[doctor] hi".to_owned()),
        Just("[00:01] Pas.: nei".to_owned()),
        Just("{\"utterances\": [{\"speaker\": \"patient\"".to_owned()),
        "[0-9:.,\\[\\]()<>&;\\-> ]{0,30}",
        "\\PC{0,40}",
    ]
}

fn utterances() -> impl Strategy<Value = Vec<Utterance>> {
    let speaker = prop_oneof![Just(Speaker::Clinician), Just(Speaker::Patient), Just(Speaker::Companion)];
    let utterance = (speaker, "[a-zæøå][a-zæøå0-9,.?%/]{0,12}( [a-zæøå0-9,.?]{1,9}){0,6}", 0..9_000_000_u64);
    let timed = utterance.prop_map(|(speaker, text, start)| Utterance {
        speaker,
        text,
        start_ms: Some(start),
        end_ms: Some(start + 900),
    });
    prop::collection::vec(timed, 0..12)
}

fn name(speaker: Speaker) -> &'static str {
    match speaker {
        Speaker::Clinician => "Lege",
        Speaker::Patient => "Pasient",
        Speaker::Companion => "Pårørende",
    }
}

fn clock(milliseconds: u64, decimal_sign: char) -> String {
    let (seconds, rest) = (milliseconds / 1000, milliseconds % 1000);
    format!("{:02}:{:02}:{:02}{decimal_sign}{rest:03}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

fn span(utterance: &Utterance, decimal_sign: char) -> String {
    let [start, end] = [utterance.start_ms, utterance.end_ms]
        .map(|time| clock(time.expect("the strategy times every utterance"), decimal_sign));
    format!("{start} --> {end}")
}

/// Writes utterances as `format`.
fn written(utterances: &[Utterance], format: Format) -> String {
    let turns = utterances.iter().enumerate().map(|(index, utterance)| {
        let (name, text) = (name(utterance.speaker), &utterance.text);
        match format {
            Format::Srt => format!("{}\r\n{}\r\n{name}: {text}\r\n\r\n", index + 1, span(utterance, ',')),
            Format::WebVtt => format!("{}\n<v {name}>{text}</v>\n\n", span(utterance, '.')),
            _ => format!("{name}: {text}\n"),
        }
    });
    match format {
        Format::Referent => serde_json::json!({ "utterances": utterances }).to_string(),
        Format::WebVtt => "WEBVTT\n\n".to_owned() + &turns.collect::<String>(),
        Format::Text | Format::Srt => turns.collect(),
    }
}

proptest! {
    #[test]
    fn no_bytes_make_a_parser_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for format in Format::ALL {
            let _ = parse_transcript(&bytes, format);
        }
        let _ = Format::detect(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn no_lines_make_a_parser_panic(lines in prop::collection::vec(scrap(), 0..14)) {
        let content = lines.join("\n");
        for format in Format::ALL {
            if let Ok(imported) = parse_transcript(content.as_bytes(), format) {
                prop_assert!(imported.utterances.iter().all(|utterance| !utterance.text.is_empty()));
            }
        }
        let _ = Format::detect(&content);
    }

    #[test]
    fn what_was_written_is_read(utterances in utterances()) {
        for format in Format::ALL {
            let imported = parse_transcript(written(&utterances, format).as_bytes(), format);
            let mut expected = utterances.clone();
            if format == Format::Text {
                for utterance in &mut expected {
                    (utterance.start_ms, utterance.end_ms) = (None, None);
                }
            }
            prop_assert_eq!(imported.map(|imported| imported.utterances), Ok(expected), "{:?}", format);
        }
    }

    #[test]
    fn no_message_repeats_the_file(secret in "[A-ZÆØÅ][a-zæøå]{7,12}") {
        let files = [
            format!("{secret}: hei"),
            format!("WEBVTT\n\n{secret}\nhei"),
            format!("1\n{secret}"),
            format!("{{\"utterances\": [{{\"speaker\": \"{secret}\", \"text\": \"a\"}}]}}"),
            format!("{{\"language\": \"{secret}\", \"utterances\": []}}"),
            format!("{{\"patient\": {{\"name\": 1, \"born\": \"{secret}\"}}}}"),
            format!("{{\"utterances\": {secret}}}"),
        ];
        for file in files {
            for format in Format::ALL {
                if let Err(error) = parse_transcript(file.as_bytes(), format) {
                    let message = format!("{error} {error:?}");
                    prop_assert!(!message.contains(&secret), "{}", message);
                }
            }
        }
    }
}

#[test]
fn a_truncated_file_is_an_error_and_not_half_a_consultation() {
    let file = written(&[utterance("Hei."), utterance("Ha det.")], Format::Referent);
    for end in 1..file.len() {
        let cut = parse_transcript(&file.as_bytes()[..end], Format::Referent);
        assert!(matches!(cut, Err(ImportError::Json { .. })), "cut after {end} bytes: {cut:?}");
    }
}

fn utterance(text: &str) -> Utterance {
    Utterance { speaker: Speaker::Patient, text: text.to_owned(), start_ms: None, end_ms: None }
}

/// A parser that looks ahead without limit takes hours for one of these at the largest size allowed.
#[test]
fn a_large_file_of_one_sign_costs_no_more_than_another() {
    let size = 150_000;
    for sign in ["<", "<b", ":", "[", "\n", "&lt;", "l:a\n", "{"] {
        let noise = sign.repeat(size / sign.len());
        let srt = format!("1\n00:00:01,000 --> 00:00:02,000\nLege: {noise}");
        let vtt = format!("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Lege>{noise}>");
        let timing = format!("{noise} --> {noise}");
        for file in [noise, srt, vtt, timing] {
            for format in Format::ALL {
                let _ = parse_transcript(file.as_bytes(), format);
            }
        }
    }
}
