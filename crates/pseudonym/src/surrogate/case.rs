//! The case of a word: lower, capitalised, capitals.

/// Marks that are not seen: zero-width characters and the soft hyphen.
pub(crate) fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// `text` in lower case.
pub(crate) fn lower_of(text: &str) -> String {
    text.to_lowercase()
}

/// `word` written as `model` is: all lower case, all capitals, or as it stands with a capital first.
pub(crate) fn cased_like(word: &str, model: &str) -> String {
    let mut letters = model.chars().filter(|character| character.is_alphabetic()).peekable();
    let first_upper = letters.peek().is_some_and(|first| first.is_uppercase());
    let lower = model.chars().any(char::is_lowercase);
    let many = letters.count() > 1;
    match (first_upper, lower) {
        (false, true) => word.to_lowercase(),
        (true, false) if many => word.to_uppercase(),
        _ => capitalised(word),
    }
}

fn capitalised(word: &str) -> String {
    let shouted = !word.chars().any(char::is_lowercase);
    let base = if shouted { word.to_lowercase() } else { word.to_owned() };
    let mut characters = base.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::cased_like;

    #[test]
    fn case_follows_the_model() {
        assert_eq!(cased_like("Marit", "kari"), "marit");
        assert_eq!(cased_like("Marit", "KARI"), "MARIT");
        assert_eq!(cased_like("marit", "Kari"), "Marit");
        assert_eq!(cased_like("MARIT", "Kari"), "Marit");
    }
}
