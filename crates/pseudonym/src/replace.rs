//! Replaces every identifier of a consultation, checks that the way back is exact, and certifies the result.

use std::collections::BTreeMap;

use clinical::{Consultation, Pseudonymised, Sex, Transcript, Utterance};

use crate::detector::Detector;
use crate::key::{Replaced, SurrogateKey};
use crate::kind::{Identifier, IdentifierKind};
use crate::known::KnownIdentities;
use crate::random::Random;
use crate::surrogate::date::Shift;
use crate::surrogate::digits::Numbers;
use crate::surrogate::words::{Role, Words, is_common};
use crate::surrogate::{Taken, age};
use crate::token::{Class, Tokens};

/// Choices of surrogates that are tried before dates may leave the common shift.
const ATTEMPTS: u8 = 8;

/// Replaces every identifier that `detector` finds, and everything known of the patient and the clinician, with
/// surrogates chosen from `seed`. Use one seed per patient: the same seed and text give the same surrogates.
pub fn pseudonymise(
    detector: &Detector,
    consultation: &Consultation,
    seed: [u8; 32],
) -> (Pseudonymised<Transcript>, SurrogateKey) {
    let utterances = &consultation.transcript.utterances;
    let texts: Vec<&str> = utterances.iter().map(|utterance| utterance.text.as_str()).collect();
    let source = texts.join("\n");
    let found = detector.identify(&source, &KnownIdentities::of(consultation));
    let parts = by_utterance(&texts, &found);
    let mut attempt = 0;
    let (replaced, key) = loop {
        let mut chooser = Chooser::new(&source, consultation, seed, attempt);
        chooser.strict = attempt < ATTEMPTS;
        let replaced = chooser.replace_all(&texts, &parts);
        let exact =
            replaced.iter().zip(&texts).all(|(text, original)| chooser.key.restore(text) == **original);
        let done = exact && chooser.deviations == 0;
        if done || (exact && attempt >= ATTEMPTS) || attempt == u8::MAX {
            break (replaced, chooser.key);
        }
        attempt += 1;
    };
    let spoken = |(utterance, text): (&Utterance, String)| Utterance { text, ..utterance.clone() };
    let transcript = Transcript {
        utterances: utterances.iter().zip(replaced).map(spoken).collect(),
        language: consultation.transcript.language,
        setting: crate::setting::known_words(&consultation.transcript.setting),
    };
    #[expect(clippy::disallowed_methods, reason = "the one place where a text becomes pseudonymised")]
    let certified = Pseudonymised::certify(transcript, crate::Pseudonyms::new(seed).tag());
    (certified, key)
}

/// The identifiers of each utterance, in its own code points. One that spans two utterances is cut.
fn by_utterance(texts: &[&str], found: &[Identifier]) -> Vec<Vec<Identifier>> {
    let mut start = 0;
    let mut parts = Vec::with_capacity(texts.len());
    for text in texts {
        let end = start + text.chars().count();
        let within = found.iter().filter(|identifier| identifier.start < end && identifier.end > start);
        let moved = |identifier: &Identifier| Identifier {
            start: identifier.start.max(start) - start,
            end: identifier.end.min(end) - start,
            kind: identifier.kind,
        };
        parts.push(within.map(moved).collect());
        start = end + 1;
    }
    parts
}

/// `RKS`: letters for letters, no name.
fn is_initials(written: &str) -> bool {
    written.len() <= 3 && written.bytes().all(|byte| byte.is_ascii_uppercase())
}

struct Chooser<'a> {
    consultation: &'a Consultation,
    random: Random,
    words: Words,
    numbers: Numbers,
    shift: Shift,
    taken: Taken,
    key: SurrogateKey,
    /// What was chosen before for the same words.
    chosen: BTreeMap<String, String>,
    /// Whether a date that cannot follow the common shift makes another attempt worthwhile.
    strict: bool,
    deviations: usize,
}

impl<'a> Chooser<'a> {
    fn new(source: &str, consultation: &'a Consultation, mut seed: [u8; 32], attempt: u8) -> Self {
        seed[31] = seed[31].wrapping_add(attempt);
        let mut random = Random::new(seed);
        let shift = Shift::new(&mut random);
        Self {
            consultation,
            words: Words::new(random.clone()),
            numbers: Numbers::new(random.clone()),
            random,
            shift,
            taken: Taken::new(source),
            key: SurrogateKey::default(),
            chosen: BTreeMap::new(),
            strict: true,
            deviations: 0,
        }
    }

    fn replace_all(&mut self, texts: &[&str], parts: &[Vec<Identifier>]) -> Vec<String> {
        let characters: Vec<Vec<char>> = texts.iter().map(|text| text.chars().collect()).collect();
        let written = |place: usize, part: &Identifier| {
            characters[place][part.start..part.end].iter().collect::<String>()
        };
        for (place, identifiers) in parts.iter().enumerate() {
            for part in identifiers.iter().filter(|part| part.kind == IdentifierKind::Name) {
                self.note_names(&written(place, part));
            }
        }
        let mut texts = Vec::with_capacity(texts.len());
        for (place, identifiers) in parts.iter().enumerate() {
            let mut text = String::new();
            let mut replaced = Vec::new();
            let (mut at, mut length) = (0, 0);
            for part in identifiers {
                text.extend(&characters[place][at..part.start]);
                length += part.start - at;
                let before: String = characters[place][..part.start].iter().rev().take(40).rev().collect();
                let surrogate = self.surrogate(&written(place, part), part.kind, &before);
                let new_length = length + surrogate.chars().count();
                replaced.push(Replaced { original: (part.start, part.end), surrogate: (length, new_length) });
                text.push_str(&surrogate);
                (at, length) = (part.end, new_length);
            }
            text.extend(&characters[place][at..]);
            self.key.add_utterance(replaced);
            texts.push(text);
        }
        texts
    }

    fn note_names(&mut self, written: &str) {
        let tokens = Tokens::of(written);
        for index in (0..tokens.len()).filter(|index| tokens.class(*index) == Class::Word) {
            self.words.note(tokens.written(index));
        }
    }

    fn surrogate(&mut self, written: &str, kind: IdentifierKind, before: &str) -> String {
        if let Some(chosen) = self.chosen.get(written) {
            return chosen.clone();
        }
        let surrogate = self.new_surrogate(written, kind, before);
        self.chosen.insert(written.to_owned(), surrogate.clone());
        surrogate
    }

    fn new_surrogate(&mut self, written: &str, kind: IdentifierKind, before: &str) -> String {
        let phrase = match kind {
            IdentifierKind::Name if is_initials(written) => None,
            IdentifierKind::Name
            | IdentifierKind::Place
            | IdentifierKind::Org
            | IdentifierKind::HealthUnit => self.name(written, kind, before),
            IdentifierKind::Address => self.address(written),
            IdentifierKind::Email | IdentifierKind::Url => self.contact(written),
            IdentifierKind::Date => self.date(written),
            IdentifierKind::Age => age::surrogate(written, &mut self.random, &mut self.taken),
            IdentifierKind::NationalId | IdentifierKind::OtherId | IdentifierKind::Phone => None,
        };
        let national = kind == IdentifierKind::NationalId;
        let phrase = phrase.unwrap_or_else(|| self.numbers.surrogate(written, national, &mut self.taken));
        if self.key.add_form(&phrase, written) {
            return phrase;
        }
        self.opaque(written)
    }

    /// A surrogate that says only that something was here.
    fn opaque(&mut self, written: &str) -> String {
        loop {
            let candidate = format!("skjult{}", self.random.below(100_000));
            if self.taken.claim(&candidate) && self.key.add_form(&candidate, written) {
                return candidate;
            }
        }
    }

    /// Names, places and institutions: word by word, so that a part of a name keeps its surrogate.
    fn name(&mut self, written: &str, kind: IdentifierKind, before: &str) -> Option<String> {
        let tokens = Tokens::of(written);
        let is_word =
            |index: &usize| tokens.class(*index) == Class::Word && tokens.written(*index).chars().count() > 1;
        let institution = matches!(kind, IdentifierKind::Org | IdentifierKind::HealthUnit);
        let proper: Vec<usize> = (0..tokens.len())
            .filter(is_word)
            .filter(|index| !institution || !is_common(tokens.lower(*index)))
            .collect();
        let last = *proper.last()?;
        let reversed = (0..tokens.len()).any(|index| tokens.is_sign(index, ","));
        let (mut text, mut place) = (String::new(), 0);
        for (index, token) in tokens.all().iter().enumerate() {
            text.push_str(&written[place..token.start]);
            place = token.end;
            let word = tokens.written(index);
            if proper.contains(&index) {
                let surname = proper.len() > 1 && if reversed { index == proper[0] } else { index == last };
                let role = match kind {
                    IdentifierKind::Name if surname => Role::Surname,
                    IdentifierKind::Name => self.given_role(word, before),
                    _ => Role::Place,
                };
                text.push_str(&self.words.surrogate(word, role, &mut self.taken, &mut self.key));
            } else if token.class == Class::Word
                && (word.chars().count() == 1 || institution && is_common(tokens.lower(index)))
            {
                text.push_str(&self.initial(word, kind));
            } else {
                text.push_str(word);
            }
        }
        text.push_str(&written[place..]);
        Some(text)
    }

    /// An initial becomes another; other words stay.
    fn initial(&mut self, word: &str, kind: IdentifierKind) -> String {
        let single = word.len() == 1 && kind == IdentifierKind::Name && word.is_ascii();
        if single {
            char::from(b'A' + u8::try_from(self.random.below(26)).unwrap_or(0)).to_string()
        } else {
            word.to_owned()
        }
    }

    fn given_role(&self, word: &str, before: &str) -> Role {
        let patient = &self.consultation.patient;
        let of_patient = patient.name.expose().split([' ', '-']).any(|part| part.eq_ignore_ascii_case(word));
        match patient.sex {
            Some(Sex::Female) if of_patient => return Role::Woman,
            Some(Sex::Male) if of_patient => return Role::Man,
            _ => {}
        }
        let lower = before.to_lowercase();
        let cue = |words: &[&str]| {
            lower.split(|sign: char| !sign.is_alphabetic()).rev().take(5).any(|said| words.contains(&said))
        };
        if cue(&[
            "han",
            "broren",
            "bror",
            "mannen",
            "sønnen",
            "sonen",
            "far",
            "onkel",
            "guten",
            "gutten",
            "svigersønnen",
            "hannj",
            "bestefar",
            "'n",
            "herr",
        ]) {
            return Role::Man;
        }
        if cue(&[
            "hun",
            "ho",
            "hu",
            "søsteren",
            "søster",
            "syster",
            "kona",
            "konen",
            "mor",
            "tante",
            "dattera",
            "datteren",
            "jenta",
            "bestemor",
            "fru",
            "jordmor",
        ]) {
            return Role::Woman;
        }
        if word.ends_with(['a', 'e']) || word.len().is_multiple_of(2) { Role::Woman } else { Role::Man }
    }

    /// Street word, other number, other postal code, place.
    fn address(&mut self, written: &str) -> Option<String> {
        let tokens = Tokens::of(written);
        let first_digit = (0..tokens.len())
            .find(|index| tokens.class(*index) == Class::Digits || tokens.class(*index) == Class::Mixed);
        let (mut text, mut place) = (String::new(), 0);
        for (index, token) in tokens.all().iter().enumerate() {
            text.push_str(&written[place..token.start]);
            place = token.end;
            let word = tokens.written(index);
            let street = first_digit.is_none_or(|first| index < first);
            let kept = word.chars().count() < 3
                || matches!(tokens.lower(index), "gate" | "vei" | "veg" | "leil" | "postboks");
            match token.class {
                Class::Word if !kept => {
                    let role = if street { Role::Street } else { Role::Place };
                    text.push_str(&self.words.surrogate(word, role, &mut self.taken, &mut self.key));
                }
                Class::Digits => text.extend(
                    word.chars().map(|_| char::from(b'1' + u8::try_from(self.random.below(9)).unwrap_or(0))),
                ),
                _ => text.push_str(word),
            }
        }
        text.push_str(&written[place..]);
        self.taken.claim(&text).then_some(text)
    }

    /// Mail and web addresses: other words between the same signs.
    fn contact(&mut self, written: &str) -> Option<String> {
        const KEPT: [&str; 14] = [
            "http",
            "https",
            "www",
            "no",
            "com",
            "org",
            "net",
            "krøllalfa",
            "alfakrøll",
            "punktum",
            "punkt",
            "prikk",
            "strek",
            "bindestrek",
        ];
        let tokens = Tokens::of(written);
        for _ in 0..20 {
            let (mut text, mut place) = (String::new(), 0);
            for (index, token) in tokens.all().iter().enumerate() {
                text.push_str(&written[place..token.start]);
                place = token.end;
                let plain = token.class != Class::Sign && !KEPT.contains(&tokens.lower(index));
                if plain { text.push_str(&self.syllables()) } else { text.push_str(tokens.written(index)) }
            }
            text.push_str(&written[place..]);
            if self.taken.claim(&text) {
                return Some(text);
            }
        }
        None
    }

    fn syllables(&mut self) -> String {
        const SYLLABLES: [&str; 12] =
            ["lo", "vik", "ne", "sol", "ri", "mar", "ta", "fell", "bu", "lin", "ste", "gra"];
        (0..3).map(|_| SYLLABLES[self.random.below(SYLLABLES.len())]).collect()
    }

    fn date(&mut self, written: &str) -> Option<String> {
        let moved = self.shift.moved(written)?;
        if self.taken.claim(&moved) || self.key.add_form(&moved, written) {
            return Some(moved);
        }
        self.deviations += usize::from(self.strict && written.len() > 4);
        (1..40)
            .filter_map(|number| self.shift.next(number).moved(written))
            .find(|other| self.taken.claim(other))
    }
}
