//! The people of a consultation: what is known of them is always found, whatever the model thinks.

use clinical::Consultation;

use crate::kind::{IdentifierKind, TokenSpan};
use crate::token::{Class, Shape, Tokens};

/// Names, numbers and addresses that must be hidden wherever they are said.
#[derive(Clone, Default)]
pub struct KnownIdentities {
    phrases: Vec<Phrase>,
    numbers: Vec<(String, IdentifierKind)>,
}

#[derive(Clone)]
struct Phrase {
    /// The words in lower case.
    words: Vec<String>,
    kind: IdentifierKind,
}

impl std::fmt::Debug for KnownIdentities {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("KnownIdentities([sensitive])")
    }
}

impl KnownIdentities {
    /// Nobody is known.
    pub fn none() -> Self {
        Self::default()
    }

    /// The patient and the clinician of `consultation`: full names and each part of them, national number, telephone,
    /// address and its place.
    pub fn of(consultation: &Consultation) -> Self {
        let mut known = Self::default();
        let patient = &consultation.patient;
        known.add_name(patient.name.expose());
        known.add_name(consultation.clinician.name.expose());
        if let Some(number) = &patient.national_id {
            known.add_number(number.expose(), IdentifierKind::NationalId);
        }
        if let Some(phone) = &patient.phone {
            known.add_number(phone.expose(), IdentifierKind::Phone);
        }
        if let Some(address) = &patient.address {
            known.add_address(address.expose());
        }
        known.phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        known
    }

    /// Adds what a clinician marked as missed, as it was written: found from now on wherever it is said.
    #[must_use]
    pub fn and_marked(mut self, marked: &[(String, IdentifierKind)]) -> Self {
        for (written, kind) in marked {
            self.add_number(written, *kind);
            self.add_phrase(words_of(written), *kind);
        }
        self.phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        self
    }

    fn add_name(&mut self, name: &str) {
        let words = words_of(name);
        for word in &words {
            if word.chars().count() >= 2 {
                self.add_phrase(vec![word.clone()], IdentifierKind::Name);
            }
        }
        self.add_phrase(words, IdentifierKind::Name);
    }

    pub(crate) fn add_number(&mut self, number: &str, kind: IdentifierKind) {
        let mut digits: String = number.chars().filter(char::is_ascii_digit).collect();
        if kind == IdentifierKind::Phone && digits.len() > 8 {
            digits = digits.split_off(digits.len() - 8);
        }
        if digits.len() >= 5 {
            self.numbers.push((digits, kind));
        }
    }

    fn add_address(&mut self, address: &str) {
        self.add_phrase(words_of(address), IdentifierKind::Address);
        let mut parts = address.split(',');
        if let Some(street) = parts.next() {
            let words = words_of(street);
            let name_end =
                words.iter().position(|word| word.starts_with(|first: char| first.is_ascii_digit()));
            self.add_phrase(words[..name_end.unwrap_or(words.len())].to_vec(), IdentifierKind::Address);
            self.add_phrase(words, IdentifierKind::Address);
        }
        for part in parts {
            let words = words_of(part);
            self.add_phrase(
                words
                    .iter()
                    .filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit()))
                    .cloned()
                    .collect(),
                IdentifierKind::Place,
            );
        }
    }

    fn add_phrase(&mut self, words: Vec<String>, kind: IdentifierKind) {
        if words.iter().map(String::len).sum::<usize>() >= 2 {
            self.phrases.push(Phrase { words, kind });
        }
    }

    /// Where the known identities stand. The second part of a pair says whether the place is certain: a single name
    /// that is written like an ordinary word («dag», «liv») is not.
    pub(crate) fn find(&self, tokens: &Tokens<'_>) -> Vec<(TokenSpan, bool)> {
        if self.phrases.is_empty() && self.numbers.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut index = 0;
        while index < tokens.len() {
            let here = self.phrase_at(tokens, index).or_else(|| self.number_at(tokens, index));
            match here {
                Some((span, certain)) => {
                    found.push((span, certain));
                    index = span.end;
                }
                None => index += 1,
            }
        }
        found
    }

    fn phrase_at(&self, tokens: &Tokens<'_>, index: usize) -> Option<(TokenSpan, bool)> {
        for phrase in &self.phrases {
            if let Some(end) = phrase.end_at(tokens, index) {
                let shape = tokens.get(index).map(|token| token.shape);
                let capital = !matches!(shape, Some(Shape::Lower | Shape::Caseless));
                let certain = capital || phrase.words.len() > 1 || phrase.kind != IdentifierKind::Name;
                return Some((TokenSpan { start: index, end, kind: phrase.kind }, certain));
            }
        }
        None
    }

    fn number_at(&self, tokens: &Tokens<'_>, index: usize) -> Option<(TokenSpan, bool)> {
        if tokens.class(index) != Class::Digits {
            return None;
        }
        for (number, kind) in &self.numbers {
            let mut rest = number.as_str();
            let mut place = index;
            while let Some(left) = (tokens.class(place) == Class::Digits)
                .then(|| rest.strip_prefix(tokens.lower(place)))
                .flatten()
            {
                rest = left;
                place += 1;
                if rest.is_empty() {
                    return Some((TokenSpan { start: index, end: place, kind: *kind }, true));
                }
                if matches!(tokens.lower(place), "-" | "." | "–" | "/") {
                    place += 1;
                }
            }
        }
        None
    }
}

impl Phrase {
    /// The token after the phrase if it stands at `index`; signs and a genitive ending do not matter.
    fn end_at(&self, tokens: &Tokens<'_>, index: usize) -> Option<usize> {
        let mut place = index;
        for (number, word) in self.words.iter().enumerate() {
            while number > 0 && tokens.class(place) == Class::Sign && place < tokens.len() {
                place += 1;
            }
            let said = tokens.lower(place);
            let same = said == word || without_genitive(said) == Some(word);
            if !same {
                return None;
            }
            place += 1;
        }
        (!self.words.is_empty()).then_some(place)
    }
}

/// «karis» -> «kari».
pub(crate) fn without_genitive(word: &str) -> Option<&str> {
    word.strip_suffix('s').filter(|stem| stem.chars().count() >= 2)
}

fn words_of(text: &str) -> Vec<String> {
    let tokens = Tokens::of(text);
    let words =
        (0..tokens.len()).filter(|index| !matches!(tokens.class(*index), Class::Sign | Class::Newline));
    words.map(|index| tokens.lower(index).to_owned()).collect()
}
