//! What kinds of words there are: our own short lists, one file a field, bokmål and nynorsk side by side.
//!
//! An entry is a whole word, a beginning (`smert*`), an ending (`*itt`) or a part (`*prolaps*`).

mod clinical_words;
mod drugs;
mod english;
mod everyday;

pub(crate) use drugs::{generic_name, is_drug};

use std::collections::HashMap;
use std::sync::OnceLock;

/// The field that a word belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Field {
    /// Parts of the body.
    Body,
    /// What a patient feels.
    Symptom,
    /// Names of illnesses and injuries.
    Disease,
    /// Medicines, by name or kind.
    Drug,
    /// Words about taking medicines.
    Dosing,
    /// Relatives.
    Family,
    /// Work, home, habits.
    Social,
    /// Allergy and intolerance.
    Allergy,
    /// What an examination shows.
    Finding,
    /// Tests and images.
    Test,
    /// Words that weigh what it is.
    Assessment,
    /// What shall be done.
    Plan,
    /// The past.
    Past,
    /// Time and course.
    Time,
    /// Operations and treatments.
    Procedure,
    /// Greetings, thanks, jokes.
    Courtesy,
    /// Identity, addresses, telephones, bookings.
    Identity,
}

impl Field {
    /// All fields, in the order of the model's features.
    pub(crate) const ALL: [Self; 17] = [
        Self::Body,
        Self::Symptom,
        Self::Disease,
        Self::Drug,
        Self::Dosing,
        Self::Family,
        Self::Social,
        Self::Allergy,
        Self::Finding,
        Self::Test,
        Self::Assessment,
        Self::Plan,
        Self::Past,
        Self::Time,
        Self::Procedure,
        Self::Courtesy,
        Self::Identity,
    ];

    fn entries(self) -> [&'static str; 2] {
        match self {
            Self::Body => [clinical_words::BODY, english::BODY],
            Self::Symptom => [clinical_words::SYMPTOM, english::SYMPTOM],
            Self::Disease => [clinical_words::DISEASE, english::DISEASE],
            Self::Drug => [drugs::KINDS, english::DRUG],
            Self::Dosing => [drugs::DOSING, english::DOSING],
            Self::Family => [everyday::FAMILY, english::FAMILY],
            Self::Social => [everyday::SOCIAL, english::SOCIAL],
            Self::Allergy => [clinical_words::ALLERGY, english::ALLERGY],
            Self::Finding => [clinical_words::FINDING, english::FINDING],
            Self::Test => [clinical_words::TEST, english::TEST],
            Self::Assessment => [everyday::ASSESSMENT, english::ASSESSMENT],
            Self::Plan => [everyday::PLAN, english::PLAN],
            Self::Past => [everyday::PAST, english::PAST],
            Self::Time => [everyday::TIME, english::TIME],
            Self::Procedure => [clinical_words::PROCEDURE, english::PROCEDURE],
            Self::Courtesy => [everyday::COURTESY, english::COURTESY],
            Self::Identity => [everyday::IDENTITY, english::IDENTITY],
        }
    }
}

#[derive(Default)]
struct Lexicon {
    whole: HashMap<&'static str, Vec<Field>>,
    beginnings: HashMap<&'static str, Vec<Field>>,
    endings: Vec<(&'static str, Field)>,
    parts: Vec<(&'static str, Field)>,
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let mut lexicon = Lexicon::default();
        for field in Field::ALL {
            for entry in field.entries().iter().flat_map(|list| list.split_whitespace()) {
                let bare = entry.trim_matches('*');
                match (entry.starts_with('*'), entry.ends_with('*')) {
                    (true, true) => lexicon.parts.push((bare, field)),
                    (true, false) => lexicon.endings.push((bare, field)),
                    (false, true) => lexicon.beginnings.entry(bare).or_default().push(field),
                    (false, false) => lexicon.whole.entry(bare).or_default().push(field),
                }
            }
        }
        lexicon
    })
}

/// The fields of a lower-cased word, without repetition.
pub(crate) fn fields(word: &str) -> Vec<Field> {
    let lexicon = lexicon();
    let mut found: Vec<Field> = lexicon.whole.get(word).cloned().unwrap_or_default();
    for (end, _) in word.char_indices().skip(2) {
        found.extend(lexicon.beginnings.get(&word[..end]).into_iter().flatten());
    }
    found.extend(lexicon.beginnings.get(word).into_iter().flatten());
    found.extend(lexicon.endings.iter().filter(|(end, _)| word.ends_with(end)).map(|(_, field)| field));
    found.extend(lexicon.parts.iter().filter(|(part, _)| word.contains(part)).map(|(_, field)| field));
    if is_drug(word) {
        found.push(Field::Drug);
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a lower-cased word belongs to `field`.
pub(crate) fn is_in(word: &str, field: Field) -> bool {
    fields(word).contains(&field)
}

/// Whether a lower-cased word carries clinical content by itself: not merely a time, a plan verb or a courtesy.
pub(crate) fn is_clinical(word: &str) -> bool {
    let content = |field: &Field| {
        !matches!(
            field,
            Field::Assessment
                | Field::Plan
                | Field::Past
                | Field::Time
                | Field::Courtesy
                | Field::Identity
                | Field::Dosing
        )
    };
    fields(word).iter().any(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_fall_in_their_fields() {
        assert!(is_in("brystsmerter", Field::Symptom));
        assert!(is_in("kneet", Field::Body));
        assert!(is_in("simvastatin", Field::Drug));
        assert!(is_in("henviser", Field::Plan));
        assert!(is_in("tilviser", Field::Plan));
        assert!(is_in("gallestein", Field::Disease));
        assert!(fields("bord").is_empty());
    }
}
