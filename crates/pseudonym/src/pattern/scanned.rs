//! Digits that a scanner took for letters: «l997», «I4.O9.2O24», «4l3 O7 882».

use crate::token::{Class, Tokens};

/// The digits of a token that is all digits but for letters that look like them, or nothing.
pub(super) fn digits(tokens: &Tokens<'_>, index: usize) -> Option<String> {
    let word = tokens.lower(index);
    if tokens.class(index) != Class::Mixed || word.len() > 8 {
        return None;
    }
    let read = word.chars().map(|character| match character {
        'o' => Some('0'),
        'l' | 'i' => Some('1'),
        digit if digit.is_ascii_digit() => Some(digit),
        _ => None,
    });
    read.collect()
}

/// Whether the token may be a number of one to four digits that was scanned badly; judged by its first sign.
pub(super) fn may_begin(tokens: &Tokens<'_>, index: usize) -> bool {
    digits(tokens, index).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn numbers_that_were_scanned_badly() {
        assert_eq!(found("Bergen, den I2.O3.2O21 kl"), ["DATE:I2.O3.2O21"]);
        assert_eq!(found("f. 2l.05.l963 og operert l998."), ["DATE:2l.05.l963", "DATE:l998"]);
        assert_eq!(found("Tlf 4l7 O3 886, takk"), ["PHONE:4l7 O3 886"]);
        assert_eq!(found("HPR 9 52O 338"), ["OTHER_ID:9 52O 338"]);
    }

    #[test]
    fn quantities_are_left_alone() {
        assert_eq!(found("2l væske, 10l oksygen, 5i, C10O2, type 1l"), [""; 0]);
    }
}
