//! Where a guess of the model begins and ends, and what kind of institution or number it is.

use crate::kind::{IdentifierKind, TokenSpan};
use crate::pattern::is_person;
use crate::token::{Class, Shape, Tokens};

/// The spans that a guess is made of: cut where its first sentence ends, without signs and titles at its ends.
pub(crate) fn settled(tokens: &Tokens<'_>, span: TokenSpan) -> impl Iterator<Item = TokenSpan> {
    let (first, second) = match sentence_end(tokens, span) {
        Some(end) => (TokenSpan { end, ..span }, Some(TokenSpan { start: end, ..span })),
        None => (span, None),
    };
    let whole = move |span| trimmed(tokens, span).map(|span| of_its_kind(tokens, span));
    [Some(first), second].into_iter().flatten().filter_map(whole)
}

/// «Stabæk. Dessverre»: the token after a full stop that ends a sentence. After one letter, a number or a short word that is
/// cut short («St. Olavs», «avd. 3») it does not.
fn sentence_end(tokens: &Tokens<'_>, span: TokenSpan) -> Option<usize> {
    let ends = |index: &usize| {
        let written = tokens.written(*index - 1);
        let next = tokens.get(*index + 1).map(|token| token.shape);
        matches!(tokens.lower(*index), "." | "?" | "!")
            && tokens.gap(*index) == 0
            && tokens.gap(*index + 1) > 0
            && tokens.class(*index - 1) == Class::Word
            && written.chars().count() > 3
            && written.chars().skip(1).all(char::is_lowercase)
            && !is_title(tokens.lower(*index - 1))
            && matches!(next, Some(Shape::CapitalisedAtStart | Shape::Initial))
    };
    (span.start + 1..span.end.saturating_sub(1)).find(ends)
}

/// Takes signs off the ends, and what stands before a name but is none.
fn trimmed(tokens: &Tokens<'_>, mut span: TokenSpan) -> Option<TokenSpan> {
    let is_sign = |index: usize| tokens.class(index) == Class::Sign;
    let leads = |index: usize| {
        let word = tokens.lower(index);
        let title = || word.len() > 1 && (is_title(word) || is_person(tokens, index));
        is_sign(index) || span.kind == IdentifierKind::Name && title()
    };
    while span.start + 1 < span.end && leads(span.start) || span.start < span.end && is_sign(span.start) {
        span.start += 1;
    }
    while span.start < span.end && is_sign(span.end - 1) {
        span.end -= 1;
    }
    (span.start < span.end).then_some(span)
}

/// What stands before a name and identifies nobody.
fn is_title(word: &str) -> bool {
    const TITLES: &str = "dr doktor lege legen fastlege fastlegen overlege overlegen professor prof fru frøken herr hr sykepleier \
        sjukepleiar spl jordmor psykolog fysioterapeut pas pasient pasienten gjelder gjeld ang angående vedr vedrørende til fra \
        frå ved hos med mvh hilsen helsing navn namn kjære hei hallo ektefelle pårørende";
    TITLES.split_whitespace().any(|title| title == word)
}

/// The span with the kind that its words tell, and what belongs to it after its end.
fn of_its_kind(tokens: &Tokens<'_>, mut span: TokenSpan) -> TokenSpan {
    match span.kind {
        IdentifierKind::OtherId => span.kind = number_kind(tokens, span),
        IdentifierKind::Name if ends_in_initial(tokens, span) => span.end += 1,
        IdentifierKind::Place | IdentifierKind::Org => return of_health(tokens, span),
        _ => {}
    }
    span
}

/// A place or company whose name says that it is an institution of health care is one, its last word included.
fn of_health(tokens: &Tokens<'_>, mut span: TokenSpan) -> TokenSpan {
    const HEALTH: [&str; 14] = [
        "sykehus",
        "sjukehus",
        "sentralsjuk",
        "legesent",
        "legekont",
        "legevakt",
        "legegrupp",
        "klinikk",
        "apotek",
        "sykehjem",
        "sjukeheim",
        "helsesta",
        "helsehus",
        "poliklinikk",
    ];
    let is_health = |word: &str| HEALTH.iter().any(|stem| word.contains(stem));
    if tokens.gap(span.end) == 1 && tokens.class(span.end) == Class::Word && is_health(tokens.lower(span.end))
    {
        span.end += 1;
    }
    if (span.start..span.end).any(|index| is_health(tokens.lower(index))) {
        span.kind = IdentifierKind::HealthUnit;
    }
    span
}

/// «Linet O.»: the full stop belongs to the letter.
fn ends_in_initial(tokens: &Tokens<'_>, span: TokenSpan) -> bool {
    let initial = tokens.get(span.end - 1).is_some_and(|token| token.shape == Shape::Initial);
    let stop = tokens.is_sign(span.end, ".") && tokens.gap(span.end) == 0;
    initial && stop && span.end > span.start + 1
}

/// What kind of number the digits are by how many they are.
fn number_kind(tokens: &Tokens<'_>, span: TokenSpan) -> IdentifierKind {
    let words = (span.start..span.end).map(|index| tokens.lower(index));
    let written: Vec<u8> = words.flat_map(str::bytes).filter(u8::is_ascii_alphanumeric).collect();
    match written.len() {
        _ if !written.iter().all(u8::is_ascii_digit) => IdentifierKind::OtherId,
        8 if (b'2'..=b'9').contains(&written[0]) => IdentifierKind::Phone,
        // Eleven, or twelve of the immigration register (DUF).
        11 | 12 => IdentifierKind::NationalId,
        _ => IdentifierKind::OtherId,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What becomes of a guess that is the whole text.
    fn bounds(text: &str, kind: IdentifierKind) -> Vec<String> {
        let tokens = Tokens::of(text);
        let written = |span: TokenSpan| {
            let (first, last) = (&tokens.all()[span.start], &tokens.all()[span.end - 1]);
            format!("{}:{}", span.kind.key(), &text[first.start..last.end])
        };
        let end = (0..tokens.len()).find(|index| tokens.lower(*index) == "|").unwrap_or(tokens.len());
        settled(&tokens, TokenSpan { start: 0, end, kind }).map(written).collect()
    }

    #[test]
    fn a_name_ends_with_its_sentence_and_begins_after_titles() {
        let name = |text| bounds(text, IdentifierKind::Name);
        assert_eq!(name("Nikoline. Å, Jens"), ["NAME:Nikoline", "NAME:Å, Jens"]);
        assert_eq!(name("Dottera, Hildegunn"), ["NAME:Hildegunn"]);
        assert_eq!(name("Dr. Ravndal"), ["NAME:Ravndal"]);
        assert_eq!(name("Th. Lid"), ["NAME:Th. Lid"]);
        assert_eq!(name("A. Nur"), ["NAME:A. Nur"]);
        assert_eq!(name("K. Ø. Moe"), ["NAME:K. Ø. Moe"]);
        assert_eq!(name("Linet O |."), ["NAME:Linet O"]);
        assert_eq!(name("far"), ["NAME:far"]);
    }

    #[test]
    fn the_full_stop_of_an_initial_belongs_to_it() {
        let tokens = Tokens::of("Sett av Linet O., sykepleier");
        let span = TokenSpan { start: 2, end: 4, kind: IdentifierKind::Name };
        assert_eq!(settled(&tokens, span).map(|span| span.end).collect::<Vec<_>>(), [5]);
    }

    #[test]
    fn numbers_and_institutions_get_their_kind() {
        assert_eq!(bounds("202418 330571", IdentifierKind::OtherId), ["NATIONAL_ID:202418 330571"]);
        assert_eq!(bounds("41 60 93 27", IdentifierKind::OtherId), ["PHONE:41 60 93 27"]);
        assert_eq!(bounds("WX 2219 0456", IdentifierKind::OtherId), ["OTHER_ID:WX 2219 0456"]);
        let tokens = Tokens::of("Lyng legesenter");
        let guess = TokenSpan { start: 0, end: 1, kind: IdentifierKind::Place };
        let whole = TokenSpan { start: 0, end: 2, kind: IdentifierKind::HealthUnit };
        assert_eq!(settled(&tokens, guess).collect::<Vec<_>>(), [whole]);
        assert_eq!(bounds("Lyng sykehjem", IdentifierKind::Org), ["HEALTH_UNIT:Lyng sykehjem"]);
    }
}
