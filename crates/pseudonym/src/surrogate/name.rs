//! Names: word by word, so that a part of a name keeps its surrogate; initials follow the person they stand for.

use clinical::Sex;

use crate::key::Person;
use crate::kind::IdentifierKind;
use crate::surrogate::case::lower_of;
use crate::surrogate::lists::{Role, place_role};
use crate::surrogate::origin::Origin;
use crate::surrogate::words::{genitive_stem, is_common};
use crate::surrogate::writer::Writer;
use crate::token::{Class, Tokens};

/// `RKS`, `K.N.`: letters for words, no name.
fn is_initials(written: &str) -> bool {
    let letters = || written.chars().filter(|sign| sign.is_alphabetic());
    let short = letters().count() <= 3 && letters().all(char::is_uppercase);
    let single = written.split(|sign: char| !sign.is_alphabetic()).all(|word| word.chars().count() <= 1);
    short && letters().next().is_some() && (single || written.chars().all(char::is_alphabetic))
}

/// The words of a name, given names first, and what of it is one letter only.
fn words_in_order<'t>(tokens: &'t Tokens<'_>) -> Vec<&'t str> {
    let is_word = |index: &usize| tokens.class(*index) == Class::Word;
    let mut words: Vec<&str> = (0..tokens.len()).filter(is_word).map(|index| tokens.written(index)).collect();
    let comma = (0..tokens.len()).find(|index| tokens.is_sign(*index, ","));
    if let Some(comma) = comma {
        let before = (0..comma).filter(is_word).count();
        words.rotate_left(before);
    }
    words
}

impl Writer<'_> {
    /// Notes the words of a name.
    pub(super) fn note_name(&mut self, written: &str) {
        for word in words_in_order(&Tokens::of(written)) {
            self.note_bare(word);
        }
    }

    /// Chooses the surrogates of a person's words where the name is first met.
    pub(super) fn name_person(&mut self, written: &str, before: &str) {
        if is_initials(written) {
            return;
        }
        let tokens = Tokens::of(written);
        let words: Vec<String> = words_in_order(&tokens)
            .into_iter()
            .filter(|word| word.chars().count() > 1)
            .map(|word| {
                let bare = &self.bare;
                lower_of(genitive_stem(word, |stem| bare.contains(stem)).unwrap_or(word))
            })
            .collect();
        let Some((last, given)) = words.split_last() else { return };
        let origin = words.iter().find_map(|word| Origin::told(word)).unwrap_or(Origin::NorwegianYoung);
        let surname_alone = given.is_empty() && self.is_known_surname(last);
        for word in given.iter().chain((given.is_empty() && !surname_alone).then_some(last)) {
            let role = self.given_role(word, Origin::told(word).unwrap_or(origin), before);
            self.choose(word, role);
        }
        if !given.is_empty() || surname_alone {
            self.beside =
                given.first().and_then(|first| self.word_of.get(first)).cloned().unwrap_or_default();
            self.choose(last, Role::Surname(Origin::told(last).unwrap_or(origin)));
            self.beside.clear();
        }
        if words.len() > 1 && !self.key.persons.iter().any(|person| person.original == words) {
            self.key.persons.push(Person { surrogate: Vec::new(), original: words });
        }
    }

    /// Whether the word is the surname of the patient or the clinician.
    fn is_known_surname(&self, lower: &str) -> bool {
        let people = [&self.consultation.patient.name, &self.consultation.clinician.name];
        people.iter().any(|name| {
            name.expose().split([' ', '-']).next_back().is_some_and(|last| lower_of(last) == lower)
        })
    }

    fn given_role(&self, word: &str, origin: Origin, before: &str) -> Role {
        const OF_MEN: &str =
            "han broren bror mannen sønnen sonen far onkel guten gutten svigersønnen hannj bestefar herr";
        const OF_WOMEN: &str = "hun ho hu søsteren søster syster kona konen mor tante dattera datteren jenta bestemor fru jordmor";
        let patient = &self.consultation.patient;
        let of_patient = || patient.name.expose().split([' ', '-']).any(|part| lower_of(part) == word);
        match patient.sex {
            Some(Sex::Female) if of_patient() => return Role::Woman(origin),
            Some(Sex::Male) if of_patient() => return Role::Man(origin),
            _ => {}
        }
        let woman = Origin::is_woman(word).unwrap_or_else(|| {
            let start = before.char_indices().rev().nth(40).map_or(0, |(byte, _)| byte);
            let lower = lower_of(&before[start..]);
            let said: Vec<&str> = lower.split(|sign: char| !sign.is_alphabetic()).rev().take(5).collect();
            let any = |cues: &str| cues.split(' ').any(|cue| said.contains(&cue));
            any(OF_WOMEN) || !any(OF_MEN) && word.ends_with(['a', 'e'])
        });
        if woman { Role::Woman(origin) } else { Role::Man(origin) }
    }

    pub(super) fn name(&mut self, written: &str) -> Option<String> {
        if is_initials(written) {
            return self.initials(written);
        }
        let tokens = Tokens::of(written);
        let counts = |index| matches!(tokens.class(index), Class::Digits | Class::Mixed);
        if (0..tokens.len()).any(counts) {
            return None;
        }
        (0..tokens.len())
            .any(|index| tokens.class(index) == Class::Word && tokens.written(index).chars().count() > 1)
            .then_some(())?;
        for attempt in 0..60 {
            let (mut text, mut place) = (String::new(), 0);
            for (index, token) in tokens.all().iter().enumerate() {
                text.push_str(&written[place..token.start]);
                place = token.end;
                let word = tokens.written(index);
                match word.chars().count() {
                    _ if token.class != Class::Word => text.push_str(word),
                    1 => text.push(self.letter(word, &tokens, attempt)),
                    _ => text.push_str(&self.word(word, Role::Surname(Origin::NorwegianYoung))),
                }
            }
            text.push_str(&written[place..]);
            if self.key.add_form(&text, written) {
                return Some(text);
            }
        }
        None
    }

    /// The first letter of the word that `initial` stands for: a given name of a person with the surname beside it.
    fn letter(&mut self, initial: &str, tokens: &Tokens<'_>, attempt: usize) -> char {
        let beside: Vec<&str> = (0..tokens.len()).map(|index| tokens.lower(index)).collect();
        let lower = lower_of(initial);
        let person = |person: &&Person| {
            person.original.last().is_some_and(|last| beside.contains(&last.as_str()))
                && person.original.iter().any(|word| word.starts_with(&lower))
        };
        let word = self.key.persons.iter().find(person).and_then(|person| {
            person
                .original
                .iter()
                .find(|word| word.starts_with(&lower))
                .and_then(|word| self.word_of.get(word))
        });
        let first = word.and_then(|word| word.chars().next()).filter(|_| attempt == 0);
        first.unwrap_or_else(|| self.any_letter(&format!("{} {attempt}", beside.join(" ")), initial))
    }

    fn any_letter(&self, about: &str, original: &str) -> char {
        let mut random = self.pseudonyms.random("letter", about);
        loop {
            let letter = char::from(b'A' + u8::try_from(random.below(26)).unwrap_or(0));
            if !original.starts_with(letter) {
                return letter;
            }
        }
    }

    /// Initials alone: those of the person's surrogate, where one person has them, else other letters.
    fn initials(&mut self, written: &str) -> Option<String> {
        let letters: String = written.chars().filter(|sign| sign.is_alphabetic()).collect();
        let mut found: Vec<String> = Vec::new();
        for person in &self.key.persons {
            let surrogate: Vec<String> = person
                .original
                .iter()
                .map(|word| self.word_of.get(word).cloned().unwrap_or_default())
                .collect();
            for (original, other) in initials_of(&person.original).into_iter().zip(initials_of(&surrogate)) {
                if original == letters
                    && other.chars().count() == letters.chars().count()
                    && !found.contains(&other)
                {
                    found.push(other);
                }
            }
        }
        for attempt in 0..400 {
            let other = match &found[..] {
                [one] if attempt == 0 => one.clone(),
                _ => letters
                    .chars()
                    .enumerate()
                    .map(|(place, letter)| {
                        self.any_letter(&format!("{letters} {place} {attempt}"), &letter.to_string())
                    })
                    .collect(),
            };
            let mut others = other.chars();
            let put = |sign: char| if sign.is_alphabetic() { others.next().unwrap_or('X') } else { sign };
            let text: String = written.chars().map(put).collect();
            if self.taken.allows_phrase(&text)
                && self.key.add_initials(&other, &letters)
                && self.key.add_form(&text, written)
            {
                return Some(text);
            }
        }
        None
    }

    /// Enters the surrogates of the persons whose words were all used.
    pub(super) fn enter_persons(&mut self) {
        let word_of = &self.word_of;
        for person in &mut self.key.persons {
            person.surrogate = person
                .original
                .iter()
                .filter_map(|word| word_of.get(word))
                .map(|word| lower_of(word))
                .collect();
        }
        self.key.persons.retain(|person| person.surrogate.len() == person.original.len());
    }

    /// Places and institutions: what is common to many stays, the rest becomes words for like places.
    pub(super) fn institution(&mut self, written: &str, kind: IdentifierKind) -> Option<String> {
        let tokens = Tokens::of(written);
        let place_only = kind == IdentifierKind::Place;
        let (mut text, mut place) = (String::new(), 0);
        let mut proper = false;
        let long = |index| {
            matches!(tokens.class(index), Class::Digits | Class::Mixed) && tokens.lower(index).len() > 4
        };
        if (0..tokens.len()).any(long) {
            return None;
        }
        for (index, token) in tokens.all().iter().enumerate() {
            text.push_str(&written[place..token.start]);
            place = token.end;
            let word = tokens.written(index);
            let lower = tokens.lower(index);
            let kept = word.chars().count() == 1 || is_common(lower) && (!place_only || lower.len() <= 3);
            if token.class == Class::Word && !kept {
                proper = true;
                text.push_str(&self.word(word, place_role(lower)));
            } else {
                text.push_str(word);
            }
        }
        text.push_str(&written[place..]);
        proper.then_some(text)
    }
}

/// The initials of a name: all of them, and those of its first and last word.
pub(crate) fn initials_of(words: &[String]) -> Vec<String> {
    let first = |word: &String| {
        word.chars().next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default()
    };
    let all: String = words.iter().map(first).collect();
    match words {
        [one, .., last] if words.len() > 2 => vec![all, first(one) + &first(last)],
        _ => vec![all],
    }
}
