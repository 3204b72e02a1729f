//! Numbers and codes in another grouping, with or without country code; the first six or last five digits of a national
//! number; house numbers and postal codes beside their word.

use crate::restore::index::{Found, Index, State, skeleton, word_length};

/// Signs that may stand in a row between two digits.
const MOST_SEPARATORS: usize = 3;

/// The letters and digits at the beginning of a text, in lower case, each with the byte where it stands.
fn slots(window: &str, most: usize) -> Vec<(usize, char)> {
    let mut slots = Vec::new();
    let mut separators = 0;
    for (at, sign) in window.char_indices() {
        if sign.is_alphanumeric() {
            slots.push((at, sign.to_lowercase().next().unwrap_or(sign)));
            separators = 0;
            if slots.len() == most {
                break;
            }
        } else {
            separators += 1;
            if separators > MOST_SEPARATORS || !is_separator(sign) {
                break;
            }
        }
    }
    slots
}

fn is_separator(sign: char) -> bool {
    matches!(
        sign,
        ' ' | '\n'
            | '\t'
            | '\u{a0}'
            | '\u{202f}'
            | '\u{2009}'
            | '-'
            | '\u{2010}'
            | '\u{2011}'
            | '–'
            | '.'
            | '/'
            | '_'
            | '\u{200b}'
            | '\u{2060}'
            | '\u{ad}'
    )
}

impl Index<'_> {
    /// A number at the beginning of `window`.
    pub(super) fn number(&self, window: &str) -> Option<Found> {
        let first = window.chars().next()?.to_lowercase().next()?;
        let coded = matches!(first, '4' | '0');
        if !coded && !self.numbers.contains_key(&first) && !first.is_ascii_digit() {
            return None;
        }
        if self.numbers.is_empty() {
            return None;
        }
        let most =
            self.numbers.values().flatten().map(|(surrogate, _)| surrogate.len()).max().unwrap_or(0) + 5;
        let slots = slots(window, most);
        let text: Vec<char> = slots.iter().map(|(_, sign)| *sign).collect();
        let mut best: Option<Found> = None;
        for code in ["", "47", "0047"] {
            let skipped = code.len();
            if !text.iter().take(skipped).copied().eq(code.chars()) || text.len() <= skipped {
                continue;
            }
            for (surrogate, original) in self.numbers.get(&text[skipped]).into_iter().flatten() {
                if !text[skipped..].starts_with(surrogate) || surrogate.len() != original.len() {
                    continue;
                }
                let (last, sign) = slots[skipped + surrogate.len() - 1];
                let end = last + window[last..].chars().next().map_or(sign.len_utf8(), char::len_utf8);
                let goes_on = window[end..].chars().next().is_some_and(char::is_alphanumeric);
                if is_mixed(&window[..end]) {
                    continue;
                }
                if !goes_on && best.as_ref().is_none_or(|best| end > best.length) {
                    best = Some(Found::certain(end, put_in(&window[..end], skipped, original)));
                }
            }
        }
        best.or_else(|| self.part_of_national(window))
    }

    /// The date of birth or the personal number alone.
    fn part_of_national(&self, window: &str) -> Option<Found> {
        const NATIONAL: usize = 11;
        const BIRTH: usize = 6;
        let run = &window[..word_length(window)];
        let digits: Vec<char> = run.chars().collect();
        let nationals = || {
            self.numbers
                .values()
                .flatten()
                .filter(|(surrogate, original)| surrogate.len() == NATIONAL && original.len() == NATIONAL)
        };
        let mut parts: Vec<String> = match digits.len() {
            BIRTH => nationals()
                .filter(|(surrogate, _)| surrogate[..BIRTH] == digits[..])
                .map(|(_, original)| original[..BIRTH].iter().collect())
                .collect(),
            5 => nationals()
                .filter(|(surrogate, _)| surrogate[BIRTH..] == digits[..])
                .map(|(_, original)| original[BIRTH..].iter().collect())
                .collect(),
            _ => return None,
        };
        parts.dedup();
        match &parts[..] {
            [] => None,
            [one] => Some(Found::certain(run.len(), one.clone())),
            _ => Some(Found::uncertain(run.len())),
        }
    }

    /// A house number right after its street, or a postal code right before its place.
    pub(super) fn beside(&self, window: &str, lower: &str, state: &State) -> Option<Found> {
        if self.key.beside.is_empty() || !lower.starts_with(|first: char| first.is_ascii_digit()) {
            return None;
        }
        let run = word_length(window);
        let after = &window[run..];
        let gap =
            after.chars().next().filter(|sign| matches!(sign, ' ' | '\u{a0}')).map_or(0, char::len_utf8);
        let next = skeleton(&after[gap..gap + word_length(&after[gap..])]);
        let before = (state.since <= 2).then_some(state.previous.as_str());
        let words = before.into_iter().chain((gap > 0).then_some(next.as_str()));
        let original =
            words.filter_map(|word| self.key.beside.get(word)).find_map(|numbers| numbers.get(lower))?;
        Some(Found::certain(run, original.clone()))
    }
}

/// Whether capitals and small letters stand together, so that the case says nothing of the original's.
fn is_mixed(written: &str) -> bool {
    written.contains(char::is_uppercase) && written.contains(char::is_lowercase)
}

/// `original` in the places of the letters and digits of `written` after the first `skipped`; capitals where `written`
/// has them.
fn put_in(written: &str, skipped: usize, original: &[char]) -> String {
    let capitals = written.chars().any(char::is_uppercase);
    let mut slots = 0usize;
    let mut text = String::with_capacity(written.len());
    for sign in written.chars() {
        if !sign.is_alphanumeric() {
            text.push(sign);
            continue;
        }
        slots += 1;
        match slots.checked_sub(skipped + 1).and_then(|place| original.get(place)) {
            Some(other) if capitals => text.extend(other.to_uppercase()),
            Some(other) => text.push(*other),
            None => text.push(sign),
        }
    }
    text
}
