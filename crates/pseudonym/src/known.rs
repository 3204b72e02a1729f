//! The people of a consultation: what is known of them is always found, whatever the model thinks.

use std::collections::{BTreeMap, HashMap};

use clinical::Consultation;

use crate::fold::push_folded;
use crate::kind::{IdentifierKind, TokenSpan};
use crate::token::{Class, Shape, Tokens};

/// Names, numbers and addresses that must be hidden wherever they are said.
#[derive(Clone, Default)]
pub struct KnownIdentities {
    /// By their first word, the longest first.
    phrases: BTreeMap<String, Vec<Phrase>>,
    /// Single words of names, by their first letter, that are long enough to be known when they are misspelt.
    names: BTreeMap<char, Vec<String>>,
    numbers: HashMap<String, IdentifierKind>,
}

#[derive(Clone)]
struct Phrase {
    /// The words, folded.
    words: Vec<String>,
    kind: IdentifierKind,
    /// Whether it is hidden however it is written: somebody marked it.
    marked: bool,
}

/// The shortest word that is recognised with one letter wrong.
const MISSPELT: usize = 5;

/// The most digits of a number.
const LONGEST_NUMBER: usize = 16;

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
        known
    }

    /// Adds what a clinician marked as missed, as it was written: found from now on wherever it is said.
    #[must_use]
    pub fn and_marked(mut self, marked: &[(String, IdentifierKind)]) -> Self {
        for (written, kind) in marked {
            if is_number(written) {
                self.add_number(written, *kind);
            }
            self.add(Phrase { words: words_of(written), kind: *kind, marked: true });
        }
        self
    }

    fn add_name(&mut self, name: &str) {
        let words = words_of(name);
        for word in words.iter().filter(|word| word.chars().count() >= 2) {
            self.add_phrase(vec![word.clone()], IdentifierKind::Name);
            if let Some(first) = word.chars().next().filter(|_| word.chars().count() >= MISSPELT) {
                self.names.entry(first).or_default().push(word.clone());
            }
        }
        // O'Brien and Bjørn-Åge as they are written, and the whole name.
        name.split_whitespace().for_each(|part| self.add_phrase(words_of(part), IdentifierKind::Name));
        self.add_phrase(words, IdentifierKind::Name);
    }

    pub(crate) fn add_number(&mut self, number: &str, kind: IdentifierKind) {
        let mut digits: String = folded(number).chars().filter(char::is_ascii_digit).collect();
        if kind == IdentifierKind::Phone && digits.len() > 8 {
            digits = digits.split_off(digits.len() - 8);
        }
        if (5..=LONGEST_NUMBER).contains(&digits.len()) {
            self.numbers.entry(digits).or_insert(kind);
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
        self.add(Phrase { words, kind, marked: false });
    }

    fn add(&mut self, phrase: Phrase) {
        if phrase.words.iter().map(String::len).sum::<usize>() < 2 {
            return;
        }
        let same_start = self.phrases.entry(phrase.words[0].clone()).or_default();
        // The longest first; of the same length the marked one.
        let before = |other: &Phrase| (other.words.len(), other.marked) > (phrase.words.len(), phrase.marked);
        let place = same_start.partition_point(before);
        same_start.insert(place, phrase);
    }

    /// Where the known identities stand. The second part of a pair says whether the place is certain: a single name
    /// that is written like an ordinary word («dag», «liv») is not, nor is a word that differs from a name by a letter.
    pub(crate) fn find(&self, tokens: &Tokens<'_>) -> Vec<(TokenSpan, bool)> {
        if self.phrases.is_empty() && self.numbers.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut index = 0;
        while index < tokens.len() {
            let here = self.phrase_at(tokens, index).or_else(|| self.number_at(tokens, index));
            match here.or_else(|| self.misspelt_at(tokens, index)) {
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
        if self.phrases.is_empty() {
            return None;
        }
        let said = tokens.lower(index);
        let forms = [Some(said), without_genitive(said)];
        let phrases = forms.into_iter().flatten().filter_map(|form| self.phrases.get(form)).flatten();
        for phrase in phrases {
            if let Some(end) = phrase.end_at(tokens, index) {
                let certain = phrase.marked
                    || phrase.words.len() > 1
                    || phrase.kind != IdentifierKind::Name
                    || stands_out(tokens, index);
                return Some((TokenSpan { start: index, end, kind: phrase.kind }, certain));
            }
        }
        None
    }

    fn misspelt_at(&self, tokens: &Tokens<'_>, index: usize) -> Option<(TokenSpan, bool)> {
        let said = tokens.lower(index);
        if self.names.is_empty() || said.len() < MISSPELT || tokens.class(index) != Class::Word {
            return None;
        }
        let alike = |word: &str| {
            let names = word.chars().next().and_then(|first| self.names.get(&first));
            names.is_some_and(|names| names.iter().any(|name| differ_by_one(name, word)))
        };
        let found = alike(said) || without_genitive(said).is_some_and(alike);
        found.then_some((TokenSpan { start: index, end: index + 1, kind: IdentifierKind::Name }, false))
    }

    /// Digits in any grouping that together are a known number, the longest.
    fn number_at(&self, tokens: &Tokens<'_>, index: usize) -> Option<(TokenSpan, bool)> {
        if self.numbers.is_empty() || tokens.class(index) != Class::Digits {
            return None;
        }
        let (mut digits, mut place, mut found) = (String::new(), index, None);
        while tokens.class(place) == Class::Digits && digits.len() < LONGEST_NUMBER {
            digits.push_str(tokens.lower(place));
            place += 1;
            if let Some(kind) = self.numbers.get(&digits) {
                found = Some((TokenSpan { start: index, end: place, kind: *kind }, true));
            }
            if matches!(tokens.lower(place), "-" | "." | "–" | "/") {
                place += 1;
            }
        }
        found
    }
}

/// Whether a token is written as a name is: with a capital, or in a script that has none.
fn stands_out(tokens: &Tokens<'_>, index: usize) -> bool {
    match tokens.get(index).map(|token| token.shape) {
        Some(Shape::Lower | Shape::Caseless) => tokens
            .written(index)
            .chars()
            .next()
            .is_some_and(|first| !first.is_lowercase() && !first.is_uppercase()),
        _ => true,
    }
}

/// Whether one letter is wrong, missing, too many or two neighbours are exchanged.
fn differ_by_one(name: &str, word: &str) -> bool {
    if name.len().abs_diff(word.len()) > 2 {
        return false;
    }
    let (name, word): (Vec<char>, Vec<char>) = (name.chars().collect(), word.chars().collect());
    let same = name.iter().zip(&word).take_while(|(left, right)| left == right).count();
    let (name, word) = (&name[same..], &word[same..]);
    let rest = |letters: &[char], from: usize| letters.get(from..).unwrap_or(&[]).to_vec();
    rest(name, 1) == rest(word, 1)
        || name.len() > word.len() && rest(name, 1) == word
        || word.len() > name.len() && rest(word, 1) == name
        || name.len() > 1
            && word.len() > 1
            && name[0] == word[1]
            && name[1] == word[0]
            && name[2..] == word[2..]
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

/// Whether nothing but one number stands here, in groups or not: the digits in a sentence are no number together.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    digits.chars().all(|sign| sign.is_numeric() || sign.is_whitespace() || "-–.".contains(sign))
}

/// «karis» -> «kari».
pub(crate) fn without_genitive(word: &str) -> Option<&str> {
    word.strip_suffix('s').filter(|stem| stem.chars().count() >= 2)
}

/// `text` with one letter for all the ways of writing it: lower case, without accents and invisible marks.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|character| push_folded(&mut folded, 0, character));
    folded
}

fn words_of(text: &str) -> Vec<String> {
    let tokens = Tokens::of(text);
    let words =
        (0..tokens.len()).filter(|index| !matches!(tokens.class(*index), Class::Sign | Class::Newline));
    words.map(|index| tokens.lower(index).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(text: &str, mark: &str, kind: IdentifierKind) -> Vec<String> {
        let known = KnownIdentities::none().and_marked(&[(mark.to_owned(), kind)]);
        let tokens = Tokens::of(text);
        let found = known.find(&tokens).into_iter().filter(|(_, certain)| *certain);
        let place = |span: TokenSpan| {
            let bounds = tokens.get(span.start).zip(tokens.get(span.end - 1)).expect("tokens");
            text[bounds.0.start..bounds.1.end].to_owned()
        };
        found.map(|(span, _)| place(span)).collect()
    }

    #[test]
    fn a_marked_number_is_known_in_any_grouping() {
        let text = "Ring 92 34 56 78, altså 923-45-678 eller +4792345678.";
        assert_eq!(known(text, "92345678", IdentifierKind::Phone), ["92 34 56 78", "923-45-678"]);
        assert_eq!(known("Ring 92 34 56 78.", "+47 923 45 678", IdentifierKind::Phone), ["92 34 56 78"]);
    }

    #[test]
    fn the_digits_of_a_marked_sentence_are_no_number() {
        let text = "Blodtrykket er 120/80, og 12080 står det.";
        for mark in ["ring 120, 80 på", "120/80 hos Ola", "og 120/80"] {
            assert_eq!(known(text, mark, IdentifierKind::Phone), Vec::<String>::new(), "{mark}");
        }
        assert_eq!(
            known("Så ring 120, 80 på.", "ring 120, 80 på", IdentifierKind::Phone),
            ["ring 120, 80 på"]
        );
    }

    #[test]
    fn a_marked_word_is_known_as_a_name_however_it_is_written() {
        let text = "Jeg er i kantina. KANTINA, Kantina og kantinas.";
        let everywhere = ["kantina", "KANTINA", "Kantina", "kantinas"];
        assert_eq!(known(text, "kantina", IdentifierKind::Name), everywhere);
    }
}
