//! Word stems for comparing: the inflections of bokmål and nynorsk cut off.

/// Endings of nouns, adjectives and verbs, the longest first.
const ENDINGS: &[&str] = &[
    "elsene", "ingene", "ingane", "hetene", "ene", "ane", "ens", "ets", "ede", "ende", "ing", "est", "ast",
    "else", "het", "heit", "ere", "are", "er", "ar", "en", "et", "a", "e", "s", "t", "r",
];

/// Cuts one ending off a lower-cased word, leaving at least three letters; figures and words of four letters stay whole.
pub(crate) fn stem(word: &str) -> String {
    if word.starts_with(|c: char| c.is_ascii_digit()) || word.chars().count() <= 4 {
        return word.to_owned();
    }
    let long_enough = |stem: &&str| stem.chars().count() >= 3;
    ENDINGS.iter().find_map(|ending| word.strip_suffix(ending).filter(long_enough)).unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_share_a_stem() {
        for (one, other) in
            [("smerter", "smerte"), ("foten", "fot"), ("tabletter", "tabletten"), ("kribler", "kribling")]
        {
            assert_eq!(stem(one), stem(other), "{one} {other}");
        }
        assert_eq!(stem("148/86"), "148/86");
    }
}
