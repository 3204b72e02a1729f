//! Words and punctuation marks of an utterance, each with its place in code points.

/// A word, a figure or a punctuation mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// The token as it stands now; rewriting changes it.
    pub(crate) text: String,
    /// [`Token::text`] in lower case.
    pub(crate) lower: String,
    /// Where it begins in the utterance, in code points. Rewriting never changes it.
    pub(crate) start: usize,
    /// Where it ends, exclusive.
    pub(crate) end: usize,
}

impl Token {
    /// The same place with other words.
    pub(crate) fn with_text(&self, text: &str) -> Self {
        Self { text: text.to_owned(), lower: text.to_lowercase(), start: self.start, end: self.end }
    }

    /// Whether it holds a letter or a digit.
    pub(crate) fn is_word(&self) -> bool {
        self.text.chars().any(char::is_alphanumeric)
    }

    /// Whether it is written in figures: `5`, `2,9`, `148/86`, `-2`.
    pub(crate) fn is_figure(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether it ends a sentence.
    pub(crate) fn ends_sentence(&self) -> bool {
        matches!(self.text.as_str(), "." | "?" | "!" | "…")
    }

    /// Whether the lower-cased word is one of `words`.
    pub(crate) fn is(&self, words: &[&str]) -> bool {
        words.contains(&self.lower.as_str())
    }
}

/// Splits a text into tokens. White space is dropped; `...` becomes `…`.
///
/// A hyphen, an apostrophe or a colon between letters, and a comma, full stop, colon or slash between digits, stay
/// within their word: `Albyl-E`, `2,9`, `148/86`, `8.30`. The full stop of an ordinal stays with it when a small letter
/// follows: `18. august`.
pub(crate) fn tokenise(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let end = if chars[at].is_whitespace() {
            at += 1;
            continue;
        } else if chars[at].is_alphanumeric() {
            word_end(&chars, at)
        } else if chars[at] == '.' && chars.get(at + 1) == Some(&'.') {
            at + chars[at..].iter().take_while(|c| **c == '.').count()
        } else {
            at + 1
        };
        let raw: String = chars[at..end].iter().collect();
        let text = if raw.starts_with("..") { "…".to_owned() } else { raw };
        tokens.push(Token { lower: text.to_lowercase(), text, start: at, end });
        at = end;
    }
    tokens
}

fn word_end(chars: &[char], start: usize) -> usize {
    let mut end = start + 1;
    while let Some(&c) = chars.get(end) {
        let before = chars[end - 1];
        let after = chars.get(end + 1).copied().unwrap_or(' ');
        let inside = match c {
            '-' | '\'' | '’' | '–' => before.is_alphanumeric() && after.is_alphanumeric(),
            ',' | '.' | '/' | ':' => before.is_ascii_digit() && after.is_ascii_digit(),
            _ => c.is_alphanumeric(),
        };
        if !inside {
            break;
        }
        end += 1;
    }
    if is_ordinal(chars, start, end) { end + 1 } else { end }
}

/// Whether digits, a full stop, a space and a small letter follow one another, as in `18. august`.
fn is_ordinal(chars: &[char], start: usize, end: usize) -> bool {
    let digits = end - start <= 2 && chars[start..end].iter().all(char::is_ascii_digit);
    digits
        && chars.get(end) == Some(&'.')
        && chars.get(end + 1) == Some(&' ')
        && chars.get(end + 2).is_some_and(|c| c.is_lowercase())
}

/// Joins tokens into a line: no space before punctuation, none after an opening bracket.
pub(crate) fn join(tokens: &[Token]) -> String {
    let mut line = String::new();
    for token in tokens {
        let closes = matches!(token.text.as_str(), "," | "." | "?" | "!" | ":" | ";" | ")" | "…" | "-");
        if !line.is_empty() && !closes && !line.ends_with('(') {
            line.push(' ');
        }
        line.push_str(&token.text);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        tokenise(text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn figures_and_compounds_stay_whole() {
        assert_eq!(texts("BT 148/86, Albyl-E 2,9."), ["BT", "148/86", ",", "Albyl-E", "2,9", "."]);
    }

    #[test]
    fn an_ordinal_keeps_its_full_stop_and_a_sentence_end_does_not() {
        assert_eq!(texts("18. august"), ["18.", "august"]);
        assert_eq!(texts("Den er 18. Så"), ["Den", "er", "18", ".", "Så"]);
    }

    #[test]
    fn places_are_code_points() {
        let tokens = tokenise("Æ går … på");
        assert_eq!((tokens[1].start, tokens[1].end), (2, 5));
        assert_eq!((tokens[3].start, tokens[3].end), (8, 10));
    }

    #[test]
    fn joining_gives_back_an_ordinary_line() {
        assert_eq!(join(&tokenise("Hei , du ( der ) .")), "Hei, du (der).");
    }
}
