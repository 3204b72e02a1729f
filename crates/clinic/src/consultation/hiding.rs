//! Where a talk is hidden, why, and behind what.

use clinical::{Consultation, Pseudonymised, Transcript};
use pseudonym::{
    Detector, Identifier, IdentifierKind, KnownIdentities, PseudonymiseError, SurrogateKey, pseudonymise,
};
use uuid::Uuid;

use crate::patient::{Identities, RealWords};

/// A hidden part of an utterance; code points, `end` exclusive.
#[derive(Clone, PartialEq, Eq)]
pub struct Hidden {
    /// The first code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// What it is.
    pub kind: IdentifierKind,
    /// Why it is hidden.
    pub source: Source,
    /// What a drafter meets in its place.
    pub surrogate: String,
}

impl std::fmt::Debug for Hidden {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Hidden({}..{}, {}, {:?})", self.start, self.end, self.kind.key(), self.source)
    }
}

/// Why a part is hidden: the first of these that would hide it alone. What only a colleague's mark hides is said to be
/// found: otherwise an import of guessed words would tell which of them somebody marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The detector finds it in the talk, or a colleague did.
    Found,
    /// It is known of the patient or the clinician.
    Known,
    /// The clinician who looks marked it.
    Marked,
}

/// What a drafter meets of a consultation: the one place where it is made, so that what is shown as hidden is hidden when
/// a note is drafted. The pseudonyms of `identities` grow by what is new; no surrogate is one of the `real` words.
pub(crate) fn pseudonymised(
    detector: &Detector,
    consultation: &Consultation,
    identities: &mut Identities,
    real: &RealWords,
) -> Result<(Pseudonymised<Transcript>, SurrogateKey), PseudonymiseError> {
    let known = known_identities(consultation, identities);
    pseudonymise(detector, consultation, &known, &mut identities.pseudonyms, &|word| real.has(word))
}

/// Everything known of the people of a consultation: the patient, the clinician, and what was marked for the patient.
fn known_identities(consultation: &Consultation, identities: &Identities) -> KnownIdentities {
    KnownIdentities::of(consultation).and_marked(&identities.marked_pairs())
}

/// Whether one of `parts`, which are in order and without overlaps, holds all of `part`.
fn covers(parts: &[Identifier], part: &Identifier) -> bool {
    let begun = parts.partition_point(|other| other.start <= part.start);
    parts[..begun].last().is_some_and(|other| part.end <= other.end)
}

/// For each utterance what is hidden in it when its note is drafted, as `account` sees it: in order, without overlaps.
pub(super) fn hidden_parts(
    detector: &Detector,
    consultation: &Consultation,
    (identities, account): (&mut Identities, Uuid),
    real: &RealWords,
) -> Result<Vec<Vec<Hidden>>, PseudonymiseError> {
    let texts: Vec<&str> =
        consultation.transcript.utterances.iter().map(|utterance| utterance.text.as_str()).collect();
    let source = texts.join("\n");
    let mut reader = detector.reader();
    let all = reader.identify(&source, &known_identities(consultation, identities));
    let known = reader.identify(&source, &KnownIdentities::of(consultation));
    let found = reader.identify(&source, &KnownIdentities::none());
    let own = KnownIdentities::of(consultation).and_marked(&identities.pairs_marked_by(account));
    let own = reader.identify(&source, &own);
    let why = |part: &Identifier| match () {
        () if covers(&found, part) => Source::Found,
        () if covers(&known, part) => Source::Known,
        () if covers(&own, part) => Source::Marked,
        () => Source::Found,
    };
    let (replaced, _) = pseudonymised(detector, consultation, identities, real)?;
    let (mut begins, mut rest) = (0, all.as_slice());
    let mut hidden = Vec::with_capacity(texts.len());
    for (text, replaced) in texts.iter().zip(&replaced.get().utterances) {
        let length = text.chars().count();
        rest = &rest[rest.partition_point(|part| part.end <= begins)..];
        let here = &rest[..rest.partition_point(|part| part.start < begins + length)];
        let places: Vec<(usize, usize)> = here
            .iter()
            .map(|part| (part.start.saturating_sub(begins), (part.end - begins).min(length)))
            .collect();
        let surrogates = surrogates(text, &places, &replaced.text);
        let parts = here.iter().zip(places).zip(surrogates).map(|((part, (start, end)), surrogate)| Hidden {
            start,
            end,
            kind: part.kind,
            source: why(part),
            surrogate,
        });
        hidden.push(parts.collect());
        begins += length + 1;
    }
    Ok(hidden)
}

/// What stands in `replaced` for each of `places` in `text`: all between the words that stayed. Where surrogates touch, one
/// may be shown with a sign of its neighbour; joined with the words that stayed they give `replaced` again.
fn surrogates(text: &str, places: &[(usize, usize)], replaced: &str) -> Vec<String> {
    let points: Vec<char> = text.chars().collect();
    let mut rest = replaced;
    let mut surrogates = Vec::with_capacity(places.len());
    let stayed = |from: usize, to: usize, rest: &mut &str, last: bool| {
        let words: String = points[from..to].iter().collect();
        let at = if last { rest.strip_suffix(words.as_str()).map(str::len) } else { rest.find(&words) };
        let (before, after) = at.map_or((*rest, ""), |at| (&rest[..at], &rest[at + words.len()..]));
        *rest = after;
        before.to_owned()
    };
    let first = places.first().map_or(points.len(), |(start, _)| *start);
    stayed(0, first, &mut rest, false);
    for (number, (_, end)) in places.iter().enumerate() {
        let next = places.get(number + 1).map_or(points.len(), |(start, _)| *start);
        surrogates.push(stayed(*end, next, &mut rest, number + 1 == places.len()));
    }
    surrogates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surrogate_is_what_stands_between_the_words_that_stayed() {
        let text = "Hei Kari Nes, du er 61, ikke sant?";
        let places = [(4, 12), (20, 22)];
        assert_eq!(surrogates(text, &places, "Hei Marit Vik, du er 63, ikke sant?"), ["Marit Vik", "63"]);
        assert_eq!(surrogates("Kari", &[(0, 4)], "Marit"), ["Marit"]);
        assert_eq!(surrogates("Hei", &[], "Hei"), Vec::<String>::new());
        assert_eq!(surrogates("Å Kari 12", &[(2, 6), (7, 9)], "Å Marit 13"), ["Marit", "13"]);
    }

    fn consultation(said: &[&str]) -> Consultation {
        let spoken: Vec<_> =
            said.iter().map(|text| serde_json::json!({"speaker": "patient", "text": text})).collect();
        let consultation = serde_json::json!({
            "id": "1", "language": "nb", "setting": "fastlege", "utterances": spoken,
            "patient": {"name": "Randi Lie", "phone": "92345678"},
            "clinician": {"name": "Kari Testesen", "role": "fastlege"},
        });
        serde_json::from_value(consultation).expect("a consultation")
    }

    const WHO: Uuid = Uuid::from_u128(1);

    fn identities(marks: &[&str]) -> Identities {
        let marked = |text: &&str| crate::patient::Marked {
            text: (*text).to_owned(),
            kind: IdentifierKind::Org,
            by: WHO,
            consultation: Uuid::nil(),
        };
        let pseudonyms = pseudonym::Pseudonyms::new([5; 32]);
        let mut identities = Identities::new(pseudonyms);
        identities.marked = marks.iter().map(marked).collect();
        identities
    }

    /// A colleague sees the same words hidden, and not that they were marked.
    #[test]
    fn what_only_a_colleague_marked_is_said_to_be_found() {
        let consultation = consultation(&["Jeg jobber i kantina.", "Ja, i kantina."]);
        let (detector, real) = (Detector::load().expect("loads"), RealWords::none());
        let mut identities = identities(&["kantina"]);
        let seen = |identities: &mut Identities, who| {
            let parts = hidden_parts(&detector, &consultation, (identities, who), &real).expect("hides");
            parts.into_iter().flatten().map(|part| (part.start, part.end, part.source)).collect::<Vec<_>>()
        };
        let marked = Source::Marked;
        assert_eq!(seen(&mut identities, WHO), [(13, 20, marked), (6, 13, marked)]);
        let found = Source::Found;
        assert_eq!(seen(&mut identities, Uuid::from_u128(2)), [(13, 20, found), (6, 13, found)]);
    }

    #[test]
    fn a_part_is_covered_by_one_that_holds_all_of_it() {
        let part = |start, end| Identifier { start, end, kind: IdentifierKind::Name };
        let parts = [part(2, 5), part(7, 9)];
        for (start, end, covered) in
            [(2, 5, true), (3, 4, true), (7, 9, true), (1, 3, false), (4, 8, false), (9, 9, true)]
        {
            assert_eq!(covers(&parts, &part(start, end)), covered, "{start}..{end}");
        }
        assert!(!covers(&[], &part(0, 1)));
    }

    /// What is shown as hidden is what the drafter does not meet, and the surrogates shown are those it meets.
    #[test]
    fn what_is_shown_is_what_a_drafter_meets() {
        let said = [
            "Hei, Randi Lie, ring 92 34 56 78 fra kantina.",
            "Jeg er 61 år, bor på Voss, og de i kantina vet det. 😷",
            "",
            "Ola og Kari Lie, Per Lie og Randi.",
        ];
        let consultation = consultation(&said);
        let mut identities = identities(&["kantina"]);
        let (detector, real) = (Detector::load().expect("loads"), RealWords::none());
        let hidden = hidden_parts(&detector, &consultation, (&mut identities, WHO), &real).expect("hides");
        let (met, _) =
            pseudonymised(&detector, &consultation, &mut identities, &real).expect("pseudonymises");
        for ((text, hidden), met) in said.iter().zip(&hidden).zip(&met.get().utterances) {
            let points: Vec<char> = text.chars().collect();
            let (mut shown, mut at) = (String::new(), 0);
            for part in hidden {
                shown.extend(&points[at..part.start]);
                shown.push_str(&part.surrogate);
                at = part.end;
            }
            shown.extend(&points[at..]);
            assert_eq!(shown, met.text);
            assert!(!met.text.contains("kantina") && !met.text.contains("Lie") && !met.text.contains("92"));
        }
        let sources: Vec<Source> = hidden.iter().flatten().map(|part| part.source).collect();
        assert_eq!(sources.iter().filter(|source| **source == Source::Marked).count(), 2);
        identities.marked.clear();
        let without = hidden_parts(&detector, &consultation, (&mut identities, WHO), &real).expect("hides");
        assert_eq!(without.iter().flatten().count() + 2, hidden.iter().flatten().count());
    }

    #[test]
    fn what_does_not_fit_together_is_no_panic() {
        assert_eq!(surrogates("Kari æ", &[(0, 4)], "x"), ["x"]);
        assert_eq!(surrogates("a Kari b Nes", &[(2, 6), (9, 12)], "").len(), 2);
    }
}
