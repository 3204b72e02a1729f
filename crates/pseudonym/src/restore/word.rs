//! Surrogate words in another case, with an ending, joined to other words, or with marks and hyphens inside.

use crate::restore::index::{Found, Index, skeleton, word_length};
use crate::surrogate::case::{cased_like, is_invisible};
use crate::token::is_word_character;

/// Shorter surrogates are not looked for at the beginning of longer words, nor misspelt (letters).
const LEAST_IN_COMPOUND: usize = 5;
const LEAST_MISSPELT: usize = 6;

/// What Norwegian hangs on a name without a hyphen.
const TAILS: &str = "en et a ene ens ets er erne ing ingen inger ingene familien familie saken kommune kommunen området gutten jenta \
    kontoret legen regionen bygda byen dalen fjorden folk folket skolen sykehus sykehuset legevakt legevakten veien vegen gata";

impl Index<'_> {
    /// The word at the beginning of `window`; `run` is it as written, `lower` its skeleton.
    pub(super) fn word(&self, window: &str, run: &str, lower: &str) -> Option<Found> {
        if let Some(original) = self.inflected(lower, run) {
            let found = Found::certain(run.len(), original);
            return Some(self.with_initial_after(window, lower, &found).unwrap_or(found));
        }
        self.joined(window, run, lower).or_else(|| self.compound(run, lower)).or_else(|| {
            let misspelt = |word: &str| {
                let length = word.chars().count();
                length >= LEAST_MISSPELT
                    && self.key.words.keys().any(|known| {
                        known.len().abs_diff(word.len()) <= 2
                            && known.chars().count() >= LEAST_MISSPELT
                            && one_edit_apart(known, word)
                    })
            };
            let stem = lower.strip_suffix('s').unwrap_or(lower);
            (misspelt(lower) || misspelt(stem)).then(|| Found::uncertain(run.len()))
        })
    }

    /// The original of a surrogate word or its genitive, written as `run` is.
    fn inflected(&self, lower: &str, run: &str) -> Option<String> {
        if let Some(original) = self.key.words.get(lower) {
            return Some(cased_like(original, run));
        }
        let original = self.key.words.get(lower.strip_suffix('s')?)?;
        let stem: String = run.chars().filter(|sign| !is_invisible(*sign)).collect();
        let base = cased_like(original, &stem[..stem.len().saturating_sub(1)]);
        let ending = match base.chars().next_back() {
            Some('s' | 'x' | 'z' | 'S' | 'X' | 'Z') => "'",
            _ if stem.ends_with('S') => "S",
            _ => "s",
        };
        Some(base + ending)
    }

    /// `Lyng-stad`, `Lyng-\nstad`, `Lyng**stad**`: the parts of one word.
    fn joined(&self, window: &str, run: &str, lower: &str) -> Option<Found> {
        const MOST_PARTS: usize = 3;
        let mut whole = lower.to_owned();
        let mut letters = run.to_owned();
        let mut end = run.len();
        let mut marks = "";
        for _ in 1..MOST_PARTS {
            if !self.prefixes.contains(whole.as_str()) {
                return None;
            }
            let joint = joint_length(&window[end..])?;
            marks = &window[end..end + joint];
            let part = &window[end + joint..];
            let part = &part[..word_length(part)];
            whole.push_str(&skeleton(part));
            letters.push_str(part);
            end += joint + part.len();
            if let Some(original) = self.inflected(&whole, &letters) {
                // The marks that close what the joint opened.
                let closing = marks.starts_with(['*', '_', '`']) && window[end..].starts_with(marks);
                return Some(Found::certain(end + if closing { marks.len() } else { 0 }, original));
            }
        }
        let _ = marks;
        None
    }

    /// `Storhamnkommunen`: a surrogate with something known after it; with something else it is uncertain.
    fn compound(&self, run: &str, lower: &str) -> Option<Found> {
        let ends = lower.char_indices().skip(LEAST_IN_COMPOUND).map(|(byte, _)| byte);
        let heads: Vec<usize> = ends.filter(|end| self.key.words.contains_key(&lower[..*end])).collect();
        let head = *heads.last()?;
        let tail = &lower[head..];
        if !TAILS.split_whitespace().any(|known| known == tail) {
            return Some(Found::uncertain(run.len()));
        }
        let visible: String = run.chars().filter(|sign| !is_invisible(*sign)).collect();
        let (stem, ending) = (visible.get(..head)?, visible.get(head..)?);
        let original = self.key.words.get(&lower[..head])?;
        Some(Found::certain(run.len(), cased_like(original, stem) + ending))
    }
}

/// Bytes of what may stand within a word that is hyphenated, broken over a line or partly in bold.
fn joint_length(text: &str) -> Option<usize> {
    let mut end = 0;
    let mut hyphen = false;
    let mut broken = false;
    for (at, sign) in text.char_indices().take(16) {
        match sign {
            '-' | '\u{2010}' | '\u{2011}' | '\u{ad}' if !hyphen => hyphen = true,
            '*' | '_' | '`' | '~' => {}
            '\r' | '\n' if hyphen => broken = true,
            ' ' | '\t' if broken => {}
            _ => {
                end = at;
                break;
            }
        }
    }
    let next = text[end..].chars().next();
    (end > 0 && next.is_some_and(is_word_character)).then_some(end)
}

/// Whether one letter more, less, other, or two neighbours exchanged, make one word of the other.
pub(crate) fn one_edit_apart(one: &str, other: &str) -> bool {
    if one.len().abs_diff(other.len()) > 4 || one == other {
        return false;
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let before = short.iter().zip(&long).take_while(|(left, right)| left == right).count();
    let (short_rest, long_rest) = (&short[before..], &long[before..]);
    match long_rest.len() - short_rest.len() {
        1 => *short_rest == long_rest[1..],
        0 => {
            let exchanged = short_rest.len() > 1
                && short_rest[0] == long_rest[1]
                && short_rest[1] == long_rest[0]
                && short_rest[2..] == long_rest[2..];
            exchanged || short_rest[1..] == long_rest[1..]
        }
        _ => false,
    }
}
