//! Cuts a text into words, numbers and signs, and says how each is written.

use crate::fold::{is_mark, push_folded};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Letters only.
    Word,
    /// Digits only.
    Digits,
    /// Letters and digits.
    Mixed,
    /// One sign.
    Sign,
    /// A line break.
    Newline,
}

/// How a token is written, as far as the case of the text around it says anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Lower case among cased text.
    Lower,
    /// A capital and then lower case, within a sentence.
    Capitalised,
    /// A capital and then lower case, where any word would have it.
    CapitalisedAtStart,
    /// One capital letter alone.
    Initial,
    /// All capitals among cased text.
    Upper,
    /// A capital after the first letter, as in `HbA`.
    Inner,
    /// A word in a text without case: a lower-cased transcript or a line in capitals.
    Caseless,
    /// Digits; how many is told apart by the feature code.
    Number,
    /// Letters and digits.
    Code,
    /// A sign or line break.
    Sign,
}

/// One token. Byte offsets into the text and into [`Tokens::lower`].
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) start: usize,
    pub(crate) end: usize,
    lower_start: usize,
    lower_end: usize,
    pub(crate) class: Class,
    pub(crate) shape: Shape,
    /// White space before the token on the same line, in characters, at most 9.
    pub(crate) gap: u8,
}

/// A text and its tokens.
pub(crate) struct Tokens<'a> {
    pub(crate) text: &'a str,
    lower: String,
    list: Vec<Token>,
    /// Whether capitals mean anything here: false for a lower-cased transcript.
    pub(crate) cased: bool,
}

impl<'a> Tokens<'a> {
    /// Cuts `text`.
    pub(crate) fn of(text: &'a str) -> Self {
        let mut tokens =
            Self { text, lower: String::with_capacity(text.len()), list: Vec::new(), cased: false };
        tokens.cut();
        tokens.cased = is_cased(text);
        tokens.set_shapes();
        tokens
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// The token at `index`.
    pub(crate) fn get(&self, index: usize) -> Option<&Token> {
        self.list.get(index)
    }

    pub(crate) fn all(&self) -> &[Token] {
        &self.list
    }

    /// The token in lower case, or nothing outside the text.
    pub(crate) fn lower(&self, index: usize) -> &str {
        self.list.get(index).map_or("", |token| &self.lower[token.lower_start..token.lower_end])
    }

    /// The token as written.
    pub(crate) fn written(&self, index: usize) -> &'a str {
        self.list.get(index).map_or("", |token| &self.text[token.start..token.end])
    }

    pub(crate) fn class(&self, index: usize) -> Class {
        self.list.get(index).map_or(Class::Newline, |token| token.class)
    }

    pub(crate) fn gap(&self, index: usize) -> u8 {
        self.list.get(index).map_or(0, |token| token.gap)
    }

    /// Whether the token at `index` is the sign `sign`.
    pub(crate) fn is_sign(&self, index: usize, sign: &str) -> bool {
        self.class(index) == Class::Sign && self.lower(index) == sign
    }

    fn cut(&mut self) {
        let text = self.text;
        let mut gap = 0u8;
        let mut characters = text.char_indices().peekable();
        while let Some((start, character)) = characters.next() {
            if character != '\n' && character.is_whitespace() {
                gap = (gap + 1).min(9);
                continue;
            }
            let lower_start = self.lower.len();
            push_folded(&mut self.lower, lower_start, character);
            let mut end = start + character.len_utf8();
            let (mut letters, mut digits) = (false, false);
            if is_word_character(character) {
                note(character, &mut letters, &mut digits);
                while let Some(&(at, next)) = characters.peek() {
                    if !is_word_character(next) {
                        break;
                    }
                    note(next, &mut letters, &mut digits);
                    push_folded(&mut self.lower, lower_start, next);
                    end = at + next.len_utf8();
                    characters.next();
                }
            }
            let class = match (letters, digits) {
                (true, true) => Class::Mixed,
                (true, false) => Class::Word,
                (false, true) => Class::Digits,
                (false, false) if character == '\n' => Class::Newline,
                (false, false) => Class::Sign,
            };
            let lower_end = self.lower.len();
            self.list.push(Token { start, end, lower_start, lower_end, class, shape: Shape::Sign, gap });
            gap = 0;
        }
    }

    fn set_shapes(&mut self) {
        let mut line_start = 0;
        while line_start < self.list.len() {
            let rest = &self.list[line_start..];
            let length = rest.iter().position(|token| token.class == Class::Newline).unwrap_or(rest.len());
            let line = line_start..line_start + length;
            let caseless = !self.cased || self.line_is_upper(line.clone());
            let mut at_start = true;
            for index in line {
                let shape = self.shape_of(index, caseless, at_start);
                self.list[index].shape = shape;
                at_start = match shape {
                    Shape::Sign => at_start || matches!(self.lower(index), "." | "?" | "!" | ":" | "…" | "«"),
                    _ => false,
                };
            }
            line_start += length + 1;
        }
    }

    fn line_is_upper(&self, line: std::ops::Range<usize>) -> bool {
        let (mut upper, mut lower) = (0usize, 0usize);
        for index in line {
            if self.class(index) == Class::Word {
                for character in self.written(index).chars() {
                    upper += usize::from(character.is_uppercase());
                    lower += usize::from(character.is_lowercase());
                }
            }
        }
        upper >= 8 && upper > 2 * lower
    }

    fn shape_of(&self, index: usize, caseless: bool, at_start: bool) -> Shape {
        let written = self.written(index);
        match self.class(index) {
            Class::Digits => return Shape::Number,
            Class::Mixed => return Shape::Code,
            Class::Sign | Class::Newline => return Shape::Sign,
            Class::Word if caseless => return Shape::Caseless,
            Class::Word => {}
        }
        let mut characters = written.chars();
        let first_upper = characters.next().is_some_and(char::is_uppercase);
        let rest_upper = characters.clone().filter(|character| character.is_uppercase()).count();
        let rest = characters.count();
        match (first_upper, rest_upper, rest) {
            (true, _, 0) => Shape::Initial,
            (true, 0, _) if at_start => Shape::CapitalisedAtStart,
            (true, 0, _) => Shape::Capitalised,
            (true, upper, rest) if upper == rest => Shape::Upper,
            (false, 0, _) => Shape::Lower,
            _ => Shape::Inner,
        }
    }
}

fn note(character: char, letters: &mut bool, digits: &mut bool) {
    if character.is_ascii_digit() {
        *digits = true;
    } else if character.is_ascii() || !is_mark(character) {
        // Mathematical digits are letters to nobody.
        let digit = character.is_numeric();
        *digits |= digit;
        *letters |= !digit;
    }
}

/// Letters, digits, and marks that belong to the character before them.
#[inline]
pub(crate) fn is_word_character(character: char) -> bool {
    if character.is_ascii() {
        character.is_ascii_alphanumeric()
    } else {
        character.is_alphanumeric() || is_mark(character)
    }
}

/// A text is cased when at least one letter in 150 is a capital.
fn is_cased(text: &str) -> bool {
    let (mut letters, mut capitals) = (0usize, 0usize);
    for character in text.chars() {
        letters += usize::from(character.is_alphabetic());
        capitals += usize::from(character.is_uppercase());
    }
    capitals * 150 >= letters && capitals > 0
}

#[cfg(test)]
mod tests {
    use super::Class::{Digits, Mixed, Newline, Sign, Word};
    use super::*;

    #[test]
    fn words_numbers_and_signs_are_told_apart() {
        let tokens = Tokens::of("Kari Nes-Moe, 41 B2\nok");
        let classes: Vec<Class> = tokens.all().iter().map(|token| token.class).collect();
        assert_eq!(classes, [Word, Word, Sign, Word, Sign, Digits, Mixed, Newline, Word]);
        assert_eq!(tokens.lower(1), "nes");
        assert_eq!(tokens.get(1).map(|token| token.shape), Some(Shape::Capitalised));
    }

    #[test]
    fn a_lower_cased_text_and_a_line_in_capitals_have_no_case() {
        let lower = Tokens::of("hei kari, kom inn");
        assert_eq!(lower.get(1).map(|token| token.shape), Some(Shape::Caseless));
        let upper = Tokens::of("PAS: AKHTAR, NASREEN\nHun kom i dag.");
        assert_eq!(upper.get(2).map(|token| token.shape), Some(Shape::Caseless));
        assert_eq!(upper.get(7).map(|token| token.shape), Some(Shape::Lower));
    }

    #[test]
    fn invisible_marks_do_not_change_the_word() {
        assert_eq!(Tokens::of("Ka\u{200b}ri").lower(0), "kari");
    }
}
