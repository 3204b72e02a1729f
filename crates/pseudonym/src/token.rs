//! Cuts a text into words, numbers and signs, and says how each is written.

use crate::fold::{is_mark, push_folded};

/// Bytes a token takes on average, hardly ever fewer.
const BYTES: usize = 4;

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
    letters: Letters,
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
        let mut tokens = Self {
            text,
            lower: String::with_capacity(text.len()),
            list: Vec::with_capacity(text.len() / BYTES),
            cased: false,
        };
        tokens.cut();
        tokens.cased = tokens.is_cased();
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
        let (mut gap, mut at) = (0u8, 0);
        while let Some(first) = text[at..].chars().next() {
            let after = at + first.len_utf8();
            if first != '\n' && first.is_whitespace() {
                (gap, at) = ((gap + 1).min(9), after);
                continue;
            }
            let (start, lower_start) = (at, self.lower.len());
            let mut letters = Letters::default();
            if is_word_character(first) {
                at = self.fold_word(at, &mut letters);
            } else {
                push_folded(&mut self.lower, lower_start, first);
                at = after;
            }
            let class = match (letters.any, letters.digits) {
                (true, true) => Class::Mixed,
                (true, false) => Class::Word,
                (false, true) => Class::Digits,
                (false, false) if first == '\n' => Class::Newline,
                (false, false) => Class::Sign,
            };
            let lower_end = self.lower.len();
            let shape = Shape::Sign;
            self.list.push(Token { start, end: at, lower_start, lower_end, class, shape, gap, letters });
            gap = 0;
        }
    }

    /// Folds the word at byte `start`, and gives the byte after it.
    fn fold_word(&mut self, start: usize, letters: &mut Letters) -> usize {
        let text = self.text;
        let (word, mut at) = (self.lower.len(), start);
        loop {
            // Plain letters and digits, which are nearly all, by the byte.
            let plain = text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            letters.count_plain(&text.as_bytes()[at..at + plain]);
            let lower = self.lower.len();
            self.lower.push_str(&text[at..at + plain]);
            self.lower[lower..].make_ascii_lowercase();
            at += plain;
            match text[at..].chars().next().filter(|next| is_word_character(*next)) {
                Some(next) => {
                    letters.count(next);
                    push_folded(&mut self.lower, word, next);
                    at += next.len_utf8();
                }
                None => break,
            }
        }
        letters.first_capital = text[start..].chars().next().is_some_and(char::is_uppercase);
        at
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
        let words = self.list[line].iter().filter(|token| token.class == Class::Word);
        let (upper, lower) = words.fold((0usize, 0usize), |(upper, lower), token| {
            (upper + token.letters.capitals as usize, lower + token.letters.smalls as usize)
        });
        upper >= 8 && upper > 2 * lower
    }

    fn shape_of(&self, index: usize, caseless: bool, at_start: bool) -> Shape {
        let Token { class, letters, .. } = &self.list[index];
        match class {
            Class::Digits => return Shape::Number,
            Class::Mixed => return Shape::Code,
            Class::Sign | Class::Newline => return Shape::Sign,
            Class::Word if caseless => return Shape::Caseless,
            Class::Word => {}
        }
        let rest_capitals = letters.capitals - u32::from(letters.first_capital);
        match (letters.first_capital, rest_capitals, letters.length - 1) {
            (true, _, 0) => Shape::Initial,
            (true, 0, _) if at_start => Shape::CapitalisedAtStart,
            (true, 0, _) => Shape::Capitalised,
            (true, capitals, rest) if capitals == rest => Shape::Upper,
            (false, 0, _) => Shape::Lower,
            _ => Shape::Inner,
        }
    }

    /// A text is cased when at least one letter in 150 is a capital.
    fn is_cased(&self) -> bool {
        let (letters, capitals) = self.list.iter().fold((0usize, 0usize), |(letters, capitals), token| {
            (letters + token.letters.alphabetic as usize, capitals + token.letters.capitals as usize)
        });
        capitals * 150 >= letters && capitals > 0
    }
}

/// What the characters of a token are, counted once.
#[derive(Clone, Copy, Debug, Default)]
struct Letters {
    /// Characters, marks included.
    length: u32,
    alphabetic: u32,
    capitals: u32,
    smalls: u32,
    first_capital: bool,
    any: bool,
    digits: bool,
}

impl Letters {
    fn count_plain(&mut self, bytes: &[u8]) {
        let count = |is: fn(&u8) -> bool| bytes.iter().map(|byte| u32::from(is(byte))).sum::<u32>();
        let (capitals, smalls) = (count(u8::is_ascii_uppercase), count(u8::is_ascii_lowercase));
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        self.length = self.length.saturating_add(length);
        self.alphabetic = self.alphabetic.saturating_add(capitals + smalls);
        self.capitals = self.capitals.saturating_add(capitals);
        self.smalls = self.smalls.saturating_add(smalls);
        self.any |= capitals + smalls > 0;
        self.digits |= capitals + smalls < length;
    }

    /// Counts a character that is no plain letter or digit.
    fn count(&mut self, character: char) {
        self.length = self.length.saturating_add(1);
        self.alphabetic = self.alphabetic.saturating_add(u32::from(character.is_alphabetic()));
        self.capitals = self.capitals.saturating_add(u32::from(character.is_uppercase()));
        self.smalls = self.smalls.saturating_add(u32::from(character.is_lowercase()));
        if !is_mark(character) {
            // Mathematical digits are letters to nobody.
            let digit = character.is_numeric();
            self.digits |= digit;
            self.any |= !digit;
        }
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
