//! One code system in memory, searched as somebody types.
//!
//! Every term is kept folded, each word with a space before and after it. Then a whole word, the beginning of a word and
//! a part of a compound are three plain substring searches, and twenty thousand terms take a few milliseconds without an
//! index.

/// Codes with their terms, sorted by code.
#[derive(Default)]
pub(crate) struct CodeList {
    entries: Vec<Entry>,
}

struct Entry {
    code: String,
    term: String,
    /// The term as `" word word "`, lower case, without accents and punctuation.
    folded: String,
}

/// How well a query fits; the smaller, the better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Code,
    CodePrefix,
    WholeWords,
    WordPrefixes,
    PartsOfCompounds,
}

impl CodeList {
    /// Reads lines of `code <tab> term`; `canonical` gives the code its usual spelling. Lines without a code are left
    /// out, which a test over the generated lists would show.
    pub(crate) fn read(lines: &str, canonical: fn(&str) -> Option<String>) -> Self {
        let entry = |line: &str| {
            let (code, term) = line.split_once('\t')?;
            let term = term.trim().to_owned();
            Some(Entry { code: canonical(code)?, folded: fold(&term), term })
        };
        let mut entries: Vec<Entry> = lines.lines().filter_map(entry).collect();
        entries.sort_by(|a, b| a.code.cmp(&b.code));
        Self { entries }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The term of a code in its usual spelling.
    pub(crate) fn term(&self, code: &str) -> Option<&str> {
        let place = self.entries.binary_search_by(|entry| entry.code.as_str().cmp(code)).ok()?;
        Some(&self.entries[place].term)
    }

    /// The `limit` best codes with their terms. Among equal fits: terms that begin with the query, then short terms, then
    /// the order of the codes.
    pub(crate) fn search(&self, query: &str, limit: usize) -> Vec<(&str, &str)> {
        let Some(query) = Query::read(query) else { return Vec::new() };
        let fitting = |entry| query.fit(entry).map(|fit| (fit, entry));
        let mut hits: Vec<(Fit, &Entry)> = self.entries.iter().filter_map(fitting).collect();
        hits.sort_by_key(|(fit, entry)| {
            let elsewhere = !entry.folded.starts_with(&query.words[0]);
            (*fit, elsewhere, entry.folded.len(), &entry.code)
        });
        hits.truncate(limit);
        hits.into_iter().map(|(_, entry)| (entry.code.as_str(), entry.term.as_str())).collect()
    }
}

struct Query {
    /// Each word with a space before it, never empty.
    words: Vec<String>,
    /// What was typed, if it can be the beginning of a code: a letter and at least one digit, no point.
    code: Option<String>,
}

impl Query {
    fn read(text: &str) -> Option<Self> {
        let words: Vec<String> = fold(text).split_whitespace().map(|word| format!(" {word}")).collect();
        let code: String = text.trim().chars().filter(|character| *character != '.').collect();
        let is_code = matches!(code.as_bytes(), [letter, digit, rest @ ..]
            if letter.is_ascii_alphabetic() && digit.is_ascii_digit() && rest.iter().all(u8::is_ascii_alphanumeric));
        (!words.is_empty()).then_some(Self { words, code: is_code.then_some(code) })
    }

    fn fit(&self, entry: &Entry) -> Option<Fit> {
        if let Some(code) = &self.code {
            let begins = entry.code.get(..code.len()).is_some_and(|start| start.eq_ignore_ascii_case(code));
            match begins {
                true if entry.code.len() == code.len() => return Some(Fit::Code),
                true => return Some(Fit::CodePrefix),
                false => {}
            }
        }
        // A query fits as well as its worst word.
        self.words
            .iter()
            .map(|word| fit_of_word(word, &entry.folded))
            .try_fold(Fit::Code, |worst, fit| Some(worst.max(fit?)))
    }
}

/// `word` has a space before it.
fn fit_of_word(word: &str, folded: &str) -> Option<Fit> {
    let mut best = folded.contains(&word[1..]).then_some(Fit::PartsOfCompounds)?;
    for (place, _) in folded.match_indices(word) {
        best = Fit::WordPrefixes;
        if folded[place + word.len()..].starts_with(' ') {
            return Some(Fit::WholeWords);
        }
    }
    Some(best)
}

/// Lower case, `ö` as `ø` and `ä` as `æ`, other accents dropped, everything but letters and digits a space, one space
/// between words and at both ends.
fn fold(text: &str) -> String {
    let mut folded = String::from(" ");
    for character in text.chars().flat_map(char::to_lowercase) {
        let plain = match character {
            'ö' => 'ø',
            'ä' => 'æ',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'à' | 'á' | 'â' => 'a',
            'ò' | 'ó' | 'ô' => 'o',
            'ü' => 'u',
            'ç' => 'c',
            other if other.is_alphanumeric() => other,
            _ => ' ',
        };
        if plain != ' ' || !folded.ends_with(' ') {
            folded.push(plain);
        }
    }
    if !folded.ends_with(' ') {
        folded.push(' ');
    }
    folded
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn list() -> CodeList {
        let lines = "B02\tLungebetennelse\nA01\tBetennelse i øyet\nA02\tFeber\nA03\tGul feber\nA04\tFeberkramper\n\
                     A05\tSykdom etter Ménière, høyre/venstre øre\nikke en kode\n\tuten kode\nA050\tÅreknuter";
        CodeList::read(lines, |code| (!code.is_empty()).then(|| code.to_owned()))
    }

    fn codes(query: &str) -> Vec<String> {
        list().search(query, 10).into_iter().map(|(code, _)| code.to_owned()).collect()
    }

    #[test]
    fn folding_leaves_words_between_single_spaces() {
        assert_eq!(fold("  Ménières (høyre/venstre) – ØRE. "), " menieres høyre venstre øre ");
        assert_eq!(fold("Å"), " å ");
        assert_eq!(fold(" .,- "), " ");
    }

    #[test]
    fn whole_words_come_before_prefixes_and_those_before_parts_of_compounds() {
        assert_eq!(codes("feber"), ["A02", "A03", "A04"]);
        assert_eq!(codes("betenn"), ["A01", "B02"]);
        assert_eq!(codes("BETENNELSE"), ["A01", "B02"]);
    }

    #[test]
    fn every_word_must_fit_in_any_order() {
        assert_eq!(codes("feb gul"), ["A03"]);
        assert_eq!(codes("gul kramper"), Vec::<String>::new());
        assert_eq!(codes("øre meniere venstre"), ["A05"]);
        assert_eq!(codes("årek"), ["A050"]);
    }

    #[test]
    fn a_code_is_found_by_its_beginning_the_code_itself_first() {
        assert_eq!(codes("a05"), ["A05", "A050"]);
        assert_eq!(codes("A05.0"), ["A050"]);
        assert_eq!(codes("b0"), ["B02"]);
    }

    #[test]
    fn nothing_typed_finds_nothing_and_the_limit_holds() {
        assert!(codes("").is_empty() && codes(" – ").is_empty());
        assert_eq!(list().search("feber", 2).len(), 2);
    }

    #[test]
    fn a_term_is_looked_up_by_its_code() {
        assert_eq!(list().term("A03"), Some("Gul feber"));
        assert_eq!(list().term("A99"), None);
    }

    proptest! {
        #[test]
        fn any_query_is_answered(query in "\\PC{0,30}") {
            let _ = list().search(&query, 5);
        }

        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
