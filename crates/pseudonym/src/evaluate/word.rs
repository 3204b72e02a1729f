//! Words as Python's `\w+` cuts them, so that our figures are the scorer's to the last digit.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

/// The runs of word characters in `text`, in code points.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut characters = text.chars().enumerate().peekable();
    std::iter::from_fn(move || {
        let (start, _) = characters.by_ref().find(|(_, character)| is_word_character(*character))?;
        let mut end = start + 1;
        while characters.next_if(|(_, character)| is_word_character(*character)).is_some() {
            end += 1;
        }
        Some(start..end)
    })
}

/// Letters and numbers by general category (L and N) and the low line. Unlike Rust's `is_alphanumeric`, no combining
/// mark (M) and no circled or squared letter (So).
fn is_word_character(character: char) -> bool {
    let letter_like = |character| {
        is_combining_mark(character)
            || matches!(character, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f149}' | '\u{1f150}'..='\u{1f169}' | '\u{1f170}'..='\u{1f189}')
    };
    character == '_' || character.is_alphanumeric() && !letter_like(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters_digits_and_low_lines() {
        let found: Vec<_> = words("Åse-Li, 3½ x_1 O\u{301}la ⓐ 李").collect();
        assert_eq!(found, [0..3, 4..6, 8..10, 11..14, 15..16, 17..19, 22..23]);
        assert_eq!(words("").count() + words(" .\n").count(), 0);
    }

    /// Every character that this Python knows, judged by its `\w`.
    #[test]
    fn word_characters_are_pythons() {
        const LIST: &str = "import re, unicodedata\n\
            for c in map(chr, range(0x110000)):\n  \
            k = unicodedata.category(c)\n  \
            if k not in ('Cn', 'Cs'): print(ord(c), int(bool(re.match(r'\\w', c))))";
        let Ok(output) = std::process::Command::new("python3").args(["-c", LIST]).output() else {
            println!("skipped: no python3");
            return;
        };
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let mut wrong = Vec::new();
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let (number, is_word) = line.split_once(' ').expect("two columns");
            let character = number.parse().ok().and_then(char::from_u32).expect("a scalar value");
            if is_word_character(character) != (is_word == "1") {
                wrong.push(character.escape_unicode().to_string());
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
    }
}
