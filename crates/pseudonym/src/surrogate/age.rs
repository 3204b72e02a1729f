//! Ages: another within two years; over 89 they become one group, in which nobody's age can be told.

use crate::number::{in_words, spoken_value};
use crate::random::Random;
use crate::surrogate::Taken;
use crate::surrogate::case::cased_like;
use crate::token::{Class, Tokens};

/// The first age of the group of the oldest.
const OLDEST: u32 = 90;

/// A surrogate for the age in `written`; nothing where no number is found or every near one is taken.
pub(crate) fn surrogate(written: &str, random: &mut Random, taken: &mut Taken) -> Option<String> {
    let (start, end, value) = number_in(written)?;
    let mut candidates: Vec<u32> = if value >= OLDEST {
        (OLDEST..100).collect()
    } else {
        (value.saturating_sub(2)..=value + 2)
            .filter(|other| *other != value && *other > 0 && *other < OLDEST)
            .collect()
    };
    random.shuffle(&mut candidates);
    // Where all four are said of something else in the same text, a few years more.
    candidates.extend((3..8).flat_map(|more| [value + more, value.saturating_sub(more).max(1)]));
    let number = &written[start..end];
    candidates.into_iter().filter(|other| *other < 100).find_map(|other| {
        let said = if number.starts_with(|first: char| first.is_ascii_digit()) {
            other.to_string()
        } else {
            cased_like(&in_words(other), number)
        };
        let surrogate = format!("{}{said}{}", &written[..start], &written[end..]);
        taken.claim(&surrogate).then_some(surrogate)
    })
}

/// Where the number of an age stands, in bytes, and its value.
fn number_in(written: &str) -> Option<(usize, usize, u32)> {
    let tokens = Tokens::of(written);
    for (index, token) in tokens.all().iter().enumerate() {
        let word = tokens.lower(index);
        match token.class {
            Class::Digits if word.len() <= 3 => return Some((token.start, token.end, word.parse().ok()?)),
            Class::Word | Class::Mixed => {
                let length = word.find("år").unwrap_or(word.len());
                let number = &word[..length];
                let value = number.parse().ok().or_else(|| spoken_value(number).map(|spoken| spoken.value));
                if let Some(value) = value
                    && written.is_char_boundary(token.start + length)
                {
                    return Some((token.start, token.start + length, value));
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_stay_near_and_in_their_form() {
        let mut random = Random::new([3; 32]);
        let mut taken = Taken::new("71 år gammel");
        let surrogate = surrogate("71 år gammel", &mut random, &mut taken).unwrap_or_default();
        assert!(
            ["69 år gammel", "70 år gammel", "72 år gammel", "73 år gammel"].contains(&surrogate.as_str())
        );
        let child = super::surrogate("åtteåring", &mut random, &mut taken).unwrap_or_default();
        assert!(child.ends_with("åring") && child != "åtteåring");
    }

    #[test]
    fn the_oldest_are_one_group() {
        let mut taken = Taken::new("");
        let oldest = surrogate("103 år", &mut Random::new([4; 32]), &mut taken).unwrap_or_default();
        assert!(oldest.starts_with('9'), "{oldest}");
    }
}
