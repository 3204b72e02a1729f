//! Replaces every identifier of a consultation, checks that the way back is exact, and certifies the result.

use clinical::{Consultation, Pseudonymised, Transcript, Utterance};

use crate::detector::Detector;
use crate::key::{Replaced, SurrogateKey};
use crate::known::KnownIdentities;
use crate::pseudonyms::Pseudonyms;
use crate::restore::{Match, Restorer};
use crate::surrogate::{Banned, Source, Writer};
use crate::token::Tokens;

/// Choices of surrogates that are tried before surrogates may be words that only say that something was here.
const ATTEMPTS: usize = 12;

/// Why a consultation was not pseudonymised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PseudonymiseError {
    /// No choice of surrogates hid what is known and led back to the text byte by byte.
    #[error(
        "no surrogates were found that lead back to every word of this consultation; nothing was sent to the drafter and \
         nothing was changed; write the note by hand and report this"
    )]
    NotExact,
}

/// Replaces every identifier that `detector` finds in `consultation`, and everything `known`, with the surrogates of
/// `pseudonyms`, which grow by what is new. `avoid` says of a word, number or mail address in lower case whether it
/// is somebody's in this clinic, which no surrogate may be. On an error nothing is pseudonymised and `pseudonyms` stay as
/// they were.
pub fn pseudonymise(
    detector: &Detector,
    consultation: &Consultation,
    known: &KnownIdentities,
    pseudonyms: &mut Pseudonyms,
    avoid: &dyn Fn(&str) -> bool,
) -> Result<(Pseudonymised<Transcript>, SurrogateKey), PseudonymiseError> {
    let utterances = &consultation.transcript.utterances;
    let texts: Vec<&str> = utterances.iter().map(|utterance| utterance.text.as_str()).collect();
    let joined = texts.join("\n");
    let found = detector.identify(&joined, known);
    let source = Source::new(texts, &joined, &found);
    let tokens = Tokens::of(&joined);
    let mut banned = Banned::new();
    for attempt in 0..=ATTEMPTS {
        let writer = Writer::new(&tokens, consultation, pseudonyms.clone(), &banned, avoid);
        let mut writer = if attempt == ATTEMPTS { writer.opaque() } else { writer };
        let replaced = writer.write(&source);
        let (mut key, grown) = writer.finish();
        let mut said = check(&mut key, &replaced, &source.texts);
        said.extend(left(known, &replaced));
        if !said.is_empty() {
            banned.extend(said);
            continue;
        }
        let spoken = |(utterance, text): (&Utterance, String)| Utterance { text, ..utterance.clone() };
        let transcript = Transcript {
            utterances: utterances.iter().zip(replaced).map(spoken).collect(),
            language: consultation.transcript.language,
            setting: crate::setting::known_words(&consultation.transcript.setting),
        };
        *pseudonyms = grown;
        #[expect(clippy::disallowed_methods, reason = "the one place where a text becomes pseudonymised")]
        let certified = Pseudonymised::certify(transcript, pseudonyms.tag());
        return Ok((certified, key));
    }
    Err(PseudonymiseError::NotExact)
}

/// Restores every utterance and gives back the surrogates for which that does not lead to the original, because the
/// document says them itself. What the restorer would only take for an altered surrogate is entered into the key as
/// plain.
fn check(key: &mut SurrogateKey, replaced: &[String], originals: &[&str]) -> Banned {
    /// What is plain may hide something shorter that is plain too.
    const ROUNDS: usize = 6;
    let mut said = Banned::new();
    for _ in 0..ROUNDS {
        let mut plain = Vec::new();
        let mut restorer = Restorer::new(key);
        for ((text, original), parts) in replaced.iter().zip(originals).zip(key.replaced()) {
            let ranges = byte_ranges(text, parts);
            let found = restorer.find_all(text);
            let (own, other): (Vec<&Match>, Vec<&Match>) =
                found.iter().partition(|matched| is_made_of(&ranges, matched.start, matched.end));
            let written = |matched: &Match| text[matched.start..matched.end].to_owned();
            let (as_written, altered): (Vec<&Match>, Vec<&Match>) =
                other.into_iter().partition(|matched| matched.as_written);
            said.extend(as_written.iter().map(|matched| written(matched)));
            plain.extend(altered.iter().map(|matched| written(matched).to_lowercase()));
            if as_written.is_empty() && altered.is_empty() && restored(text, &found) != **original {
                said.extend(own.iter().map(|matched| written(matched)));
            }
        }
        if plain.is_empty() || !said.is_empty() {
            break;
        }
        key.plain.extend(plain);
    }
    // Words are banned in lower case.
    let lower: Vec<String> = said.iter().map(|written| written.to_lowercase()).collect();
    said.extend(lower);
    said
}

fn restored(text: &str, found: &[Match]) -> String {
    let (mut whole, mut place) = (String::with_capacity(text.len()), 0);
    for matched in found {
        whole.push_str(&text[place..matched.start]);
        whole.push_str(matched.original.as_deref().unwrap_or(&text[matched.start..matched.end]));
        place = matched.end;
    }
    whole.push_str(&text[place..]);
    whole
}

/// Where the surrogates of an utterance stand, in bytes.
fn byte_ranges(text: &str, parts: &[Replaced]) -> Vec<(usize, usize)> {
    let mut bytes = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).enumerate().peekable();
    let mut byte_of = |point: usize| {
        while bytes.next_if(|(at, _)| *at < point).is_some() {}
        bytes.peek().map_or(text.len(), |(_, byte)| *byte)
    };
    let mut ranges = Vec::with_capacity(parts.len());
    for part in parts {
        let start = byte_of(part.surrogate.0);
        ranges.push((start, byte_of(part.surrogate.1)));
    }
    ranges
}

/// Whether the range begins where a surrogate does and ends where one does.
fn is_made_of(ranges: &[(usize, usize)], start: usize, end: usize) -> bool {
    let within = |range: &&(usize, usize)| range.0 <= start && end <= range.1;
    let starts = ranges.binary_search_by_key(&start, |range| range.0).is_ok();
    let ends = ranges.iter().any(|range| range.1 == end);
    starts && ends || ranges.iter().any(|range| within(&range))
}

/// What still stands in the text although it is known.
fn left(known: &KnownIdentities, replaced: &[String]) -> Vec<String> {
    let joined = replaced.join("\n");
    let tokens = Tokens::of(&joined);
    let found = known.find(&tokens).into_iter().filter(|(_, certain)| *certain);
    found
        .flat_map(|(span, _)| {
            (span.start..span.end).map(|index| tokens.lower(index).to_owned()).collect::<Vec<_>>()
        })
        .collect()
}
