//! From bytes to text: size, encoding, line ends.

use std::borrow::Cow;

use super::ImportError;

/// Most bytes of one file: 16 MiB, a day of uninterrupted speech as text many times over.
pub const LIMIT_BYTES: usize = 16 * 1024 * 1024;

/// The text of `bytes`, without a byte order mark and with `\n` as the only line end.
pub(super) fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, ImportError> {
    if bytes.len() > LIMIT_BYTES {
        return Err(ImportError::TooLarge { limit: LIMIT_BYTES, found: bytes.len() });
    }
    let text = str::from_utf8(bytes).map_err(|error| ImportError::NotUtf8 { offset: error.valid_up_to() })?;
    // UTF-16 without a byte order mark is valid UTF-8 as long as it is ASCII, with a zero byte beside each letter.
    if let Some(offset) = bytes.iter().position(|byte| *byte == 0) {
        return Err(ImportError::NotUtf8 { offset });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\r') {
        return Ok(Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")));
    }
    Ok(Cow::Borrowed(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_and_foreign_line_ends_are_taken() {
        let text = text_of("\u{feff}a\r\nb\rc\n".as_bytes()).expect("text");
        assert_eq!(text, "a\nb\nc\n");
    }

    #[test]
    fn latin_1_and_utf_16_are_refused_with_the_place() {
        assert_eq!(text_of(b"Lege: v\xe6r"), Err(ImportError::NotUtf8 { offset: 7 }));
        assert_eq!(text_of(b"\xff\xfeL\0"), Err(ImportError::NotUtf8 { offset: 0 }));
        assert_eq!(text_of(b"L\0e\0"), Err(ImportError::NotUtf8 { offset: 1 }));
    }

    #[test]
    fn more_than_the_limit_is_refused_before_it_is_read() {
        let found = LIMIT_BYTES + 1;
        assert_eq!(text_of(&vec![b'a'; found]), Err(ImportError::TooLarge { limit: LIMIT_BYTES, found }));
    }
}
