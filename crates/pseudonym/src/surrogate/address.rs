//! Addresses: another street, other numbers, another place; postal words stay.

use crate::surrogate::case::lower_of;
use crate::surrogate::lists::{Role, place_role};
use crate::surrogate::writer::Writer;
use crate::token::{Class, Tokens};

impl Writer<'_> {
    pub(super) fn address(&mut self, written: &str) -> Option<String> {
        let tokens = Tokens::of(written);
        (0..60).find_map(|attempt| self.address_with(&tokens, attempt))
    }

    fn address_with(&mut self, tokens: &Tokens<'_>, attempt: usize) -> Option<String> {
        let counts = |index: &usize| matches!(tokens.class(*index), Class::Digits | Class::Mixed);
        let first_number = (0..tokens.len()).find(counts);
        let (mut text, mut place) = (String::new(), 0);
        let mut numbers: Vec<(usize, String)> = Vec::new();
        let mut words: Vec<(usize, String)> = Vec::new();
        for (index, token) in tokens.all().iter().enumerate() {
            text.push_str(&tokens.text[place..token.start]);
            place = token.end;
            let word = tokens.written(index);
            let lower = tokens.lower(index);
            let kept = word.chars().count() < 3
                || matches!(
                    lower,
                    "gate" | "gata" | "vei" | "veg" | "vegen" | "veien" | "leil" | "postboks" | "boks"
                );
            let new = match token.class {
                Class::Word if !kept => {
                    let street = first_number.is_none_or(|first| index < first);
                    let new = self.word(word, if street { Role::Street } else { place_role(lower) });
                    words.push((index, lower_of(&new)));
                    new
                }
                Class::Digits | Class::Mixed => {
                    let new = self.house(word, tokens.text, attempt);
                    numbers.push((index, new.clone()));
                    new
                }
                _ => word.to_owned(),
            };
            text.push_str(&new);
        }
        text.push_str(&tokens.text[place..]);
        let free = !self.taken.is_banned(&text) && !self.key.stands_for_another(&text, tokens.text);
        let beside = |index: usize| words.iter().find(|(at, _)| *at + 1 == index || *at == index + 1);
        let pairs =
            numbers.iter().filter_map(|(index, number)| Some((beside(*index)?.1.clone(), number, *index)));
        let pairs: Vec<(String, &String, usize)> = pairs.collect();
        if !free
            || !pairs.iter().all(|(word, number, at)| self.key.add_beside(word, number, tokens.written(*at)))
        {
            return None;
        }
        Some(text)
    }

    /// Another house number or postal code, of as many digits; a letter after it stays.
    fn house(&self, number: &str, address: &str, attempt: usize) -> String {
        let about = if attempt == 0 { number.to_owned() } else { format!("{number} {attempt} {address}") };
        let mut random = self.pseudonyms.random("house", &about);
        loop {
            let mut other = |sign: char| match sign {
                _ if sign.is_numeric() => char::from(b'1' + u8::try_from(random.below(9)).unwrap_or(0)),
                _ => sign,
            };
            let new: String = number.chars().map(&mut other).collect();
            if new != number {
                return new;
            }
        }
    }
}
