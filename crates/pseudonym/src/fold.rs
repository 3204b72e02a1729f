//! One letter for all the ways of writing it: lower case, without accents, of our alphabet where another one looks the
//! same, and nothing at all for what nobody sees.
//!
//! Look-alikes: Unicode Technical Standard 39. Widths and styles: Unicode Standard Annex 15, form NFKC. Letters of other
//! Scandinavian alphabets become ours (ä æ, ö ø), since a listener cannot tell them apart.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, is_combining_mark};

/// Whether the character belongs to the letter or digit before it: it has no width, or stands over, under or around it.
pub(crate) fn is_mark(character: char) -> bool {
    character >= '\u{ad}' && (is_invisible(character) || is_combining_mark(character))
}

fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

/// Adds the folded form of `character` to `folded`, in which its word begins at byte `word`.
#[inline]
pub(crate) fn push_folded(folded: &mut String, word: usize, character: char) {
    match character {
        _ if character.is_ascii() => folded.push(character.to_ascii_lowercase()),
        'æ' | 'ø' | 'å' => folded.push(character),
        'Æ' => folded.push('æ'),
        'Ø' => folded.push('ø'),
        'Å' => folded.push('å'),
        _ => push_foreign(folded, word, character),
    }
}

fn push_foreign(folded: &mut String, word: usize, character: char) {
    if is_mark(character) {
        // A ring over an a that is written apart.
        if folded.len() > word
            && let Some(letter) = folded.pop()
        {
            let joined = compose(letter, character).filter(|joined| matches!(joined, 'å' | 'ä' | 'ö'));
            folded.push(joined.map_or(letter, ours));
        }
        return;
    }
    for lower in std::iter::once(character).nfkc().flat_map(char::to_lowercase) {
        let letter = look_alike(lower);
        let base = match ours(letter) {
            'æ' | 'ø' | 'å' => ours(letter),
            other => std::iter::once(other).nfd().next().unwrap_or(other),
        };
        if !is_mark(base) {
            folded.push(digit(base).unwrap_or(base));
        }
    }
}

fn ours(letter: char) -> char {
    match letter {
        'ä' => 'æ',
        'ö' => 'ø',
        'ł' => 'l',
        'đ' => 'd',
        'ŧ' => 't',
        'ı' => 'i',
        _ => letter,
    }
}

/// Letters of Cyrillic and Greek that look like ours.
fn look_alike(letter: char) -> char {
    match letter {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'ε' => 'e',
        'һ' => 'h',
        'і' | 'ι' => 'i',
        'ј' | 'ϳ' => 'j',
        'к' | 'κ' => 'k',
        'м' | 'μ' => 'm',
        'н' | 'η' => 'n',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' => 'u',
        'ν' => 'v',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        'ζ' => 'z',
        _ => letter,
    }
}

/// Zero in the decimal digits of other scripts; the other nine follow it.
const ZEROS: [char; 14] = ['٠', '۰', '߀', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '༠'];

fn digit(character: char) -> Option<char> {
    ZEROS.into_iter().find_map(|zero| {
        let value = u32::from(character).checked_sub(u32::from(zero)).filter(|value| *value < 10)?;
        char::from_digit(value, 10)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut folded = String::new();
        text.chars().for_each(|character| push_folded(&mut folded, 0, character));
        folded
    }

    #[test]
    fn what_looks_the_same_is_the_same() {
        for [written, same] in [
            ["Gunnvor", "gunnvor"],
            ["Gu\u{34f}nn\u{200d}vo\u{ad}r", "gunnvor"],
            ["G\u{301}unnvо\u{20dd}r", "gunnvor"],
            ["Ｇｕｎｎｖｏｒ", "gunnvor"],
            ["𝐆𝐮𝐧𝐧𝐯𝐨𝐫", "gunnvor"],
            ["Lıllеvіk", "lillevik"],
            ["٤٦२१８𝟗", "462189"],
            ["André Müller", "andre muller"],
        ] {
            assert_eq!(folded(written), same, "{written}");
        }
    }

    #[test]
    fn our_own_letters_stay_apart_from_their_bases() {
        assert_eq!(folded("ÆØÅ æøå"), "æøå æøå");
        assert_eq!(folded("A\u{30a}se Bro\u{308}nno\u{338}y"), "åse brønnoy");
        assert_eq!(folded("Sjöberg Nyström Hägg"), "sjøberg nystrøm hægg");
    }
}
