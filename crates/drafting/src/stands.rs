//! What may stand in a note: a whole thing with something clinical in it. What may not is left for the omissions.
//!
//! The rules are absolute: a transcript of small talk gives an empty note however the model weighs it.

use crate::lexicon::{self, Field};
use crate::numbers;
use crate::token::Token;

/// Fields whose words name something clinical by themselves.
const ANCHORS: &[Field] = &[
    Field::Body,
    Field::Symptom,
    Field::Disease,
    Field::Drug,
    Field::Allergy,
    Field::Finding,
    Field::Test,
    Field::Procedure,
];

/// Beginnings of words of those fields that everyday talk uses as often for something else.
const EVERYDAY: &[&str] = &[
    "strålende",
    "strålande",
    "lys",
    "mørk",
    "gul",
    "grå",
    "grønn",
    "natt",
    "spis",
    "drikk",
    "hvile",
    "tank",
    "borte",
    "orker",
    "energi",
    "luft",
    "press",
    "tett",
    "spark",
    "barnet",
    "bak",
    "sete",
    "skritt",
    "tung",
    "kast",
    "lett",
    "kontakt",
    "leie",
    "gang",
    "varm",
    "normal",
    "positiv",
    "negativ",
    "spent",
    "stabil",
    "rein",
    "rene",
    "språk",
    "tale",
    "kant",
    "svar",
    "viste",
    "viser",
    "tatt",
    "poeng",
    "skjema",
    "stemning",
    "lei",
    "humør",
    "undersøk",
    "stikk",
    "trapp",
    "fritt",
    "tydelig",
    "opplæring",
    "fjern",
    "spis",
    "sliten",
    "drypp",
    "kjenner",
    "lengde",
    "følelse",
    "tapt",
    "mett",
    "bakke",
    "trist",
    "bevegel",
    "innlegg",
    "hoppet",
];
/// The same, as whole words.
const EVERYDAY_WORDS: &[&str] = &[
    "et",
    "litt",
    "mitt",
    "ditt",
    "sitt",
    "midt",
    "hvitt",
    "trykke",
    "tatt",
    "ser",
    "ro",
    "slo",
    "mani",
    "slag",
    "hår",
    "lei",
    "leie",
    "ledd",
    "test",
    "ser",
    "kul",
    "kule",
    "arr",
    "sol",
    "fot",
    "hand",
    "hånd",
    "hund",
    "tå",
    "pes",
    "kontakt",
    "score",
    "sting",
    "kilo",
    "kg",
    "cm",
    "mm",
    "meter",
    "centimeter",
    "millimeter",
    "grader",
    "gradar",
    "gange",
    "hes",
    "følger",
    "lever",
    "lys",
    "syk",
    "sjuk",
];
/// Beginnings of words that plan something, or name a habit that a note always tells.
const NOTED: &[&str] = &[
    "kontrolltime",
    "henvis",
    "tilvis",
    "resept",
    "sykmeld",
    "sjukmeld",
    "oppfølg",
    "oppfylg",
    "fysioterap",
    "psykolog",
    "øvelse",
    "øving",
    "tøying",
    "fastlege",
    "sykehus",
    "sjukehus",
    "legevakt",
    "poliklinikk",
    "sykepleier",
    "hjemmetjeneste",
    "heimeteneste",
    "røyk",
    "røyk",
    "snus",
    "alkohol",
    "sykemeld",
    "rusmid",
    "innlegges",
    "vaksine",
    "utred",
    "utgrei",
    "epikrise",
    "termin",
    "svanger",
    "gravid",
];
/// Words that a whole sentence does not end with.
const DANGLING: &[&str] = &[
    "på", "til", "av", "i", "for", "med", "kan", "får", "skal", "må", "vil", "som", "at", "er", "har", "en",
    "ein", "et", "eit", "enn", "hos", "ved", "når", "hvis", "om", "og", "eller", "den", "fikk", "fekk", "si",
    "gjør", "gjer",
];
/// Words that say that a part of the body is as it should be.
const WELL: &[&str] = &[
    "fin", "fint", "fine", "hel", "heil", "hele", "god", "godt", "gode", "frisk", "ua", "bra", "fri", "myk",
    "mjuk", "rein", "reine", "rene",
];
/// Words that open a mere place.
const PREPOSITIONS: &[&str] =
    &["på", "i", "ved", "under", "over", "bak", "foran", "til", "fra", "frå", "mot", "av", "med"];
/// Units and counts of a dose.
const DOSES: &[&str] = &[
    "mg",
    "mikrogram",
    "tablett",
    "tabletter",
    "tablettar",
    "stykker",
    "stykkar",
    "stykk",
    "dråper",
    "enheter",
    "einingar",
    "kapsler",
    "kapslar",
];
/// What a clinician asks the patient to do under examination, in the imperative or the present.
const INSTRUCTIONS: &[&str] = &[
    "løft", "lyft", "bøy", "bøy", "strekk", "pust", "gap", "vri", "snu", "lukk", "åpne", "opne", "trykk",
    "klem", "press", "følg", "reis", "lag", "spre", "vis", "si", "se", "sjå", "sett", "set", "kom", "kjør",
    "køyr", "hils", "rekk", "stå", "legg", "løfter", "lyfter", "bøyer", "strekker", "vrir", "snur",
    "trykker", "lukker",
];

/// Whether a clinician's clause tells the patient how to move for the examination.
pub(crate) fn is_instruction(tokens: &[Token]) -> bool {
    let mut words = tokens.iter().filter(|token| token.is_word()).skip_while(|token| {
        token.is(&[
            "så", "og", "nå", "no", "da", "då", "kan", "du", "bare", "berre", "fint", "greit", "bra", "takk",
        ])
    });
    let Some(first) = words.next() else { return false };
    let holds = first.is(&["hold", "hald", "holder", "held", "prøv", "prøver"])
        && words.next().is_some_and(|token| token.is(&["du", "deg", "å"]));
    let body_only = !tokens.iter().any(|token| lexicon::is_drug(&token.lower) || token.is_figure());
    body_only && (first.is(INSTRUCTIONS) || holds)
}

/// Whether a sentence names something clinical, measures something, or plans something.
pub(crate) fn is_anchored(tokens: &[Token]) -> bool {
    let social =
        tokens.iter().any(|token| lexicon::is_in(&token.lower, Field::Social) && !token.is(&["bor", "bur"]));
    let counted = tokens
        .iter()
        .any(|token| token.is_figure() || numbers::word_value(&token.lower).is_some_and(|n| n > 1));
    tokens.iter().any(|token| is_anchor(&token.lower) || is_noted(&token.lower))
        || social && counted && words(tokens) >= 4
        || plans_a_visit(tokens)
}

/// Whether a sentence says when to seek help: what a note never leaves out.
pub(crate) fn is_safety_net(tokens: &[Token]) -> bool {
    let condition = tokens.iter().any(|token| token.is(&["hvis", "dersom", "viss", "får", "blir", "vert"]));
    let help =
        tokens.iter().any(|token| token.is(&["kontakt", "ring", "legevakt", "113", "tilbake", "straks"]));
    condition && help
}

/// Whether a whole sentence tells of work or habits, without an address.
pub(crate) fn is_of_life(tokens: &[Token]) -> bool {
    let social = tokens.iter().any(|token| lexicon::is_in(&token.lower, Field::Social));
    let kept = !tokens.iter().any(|token| {
        token.is_figure()
            || lexicon::is_in(&token.lower, Field::Courtesy)
            || lexicon::is_in(&token.lower, Field::Identity)
    });
    let ends = tokens.iter().rfind(|token| token.is_word()).is_some_and(|token| !token.is(DANGLING));
    social && kept && ends && words(tokens) >= 4 && !is_headless(tokens) && !points_away(tokens)
}

/// Whether a sentence may stand in the note.
pub(crate) fn stands(tokens: &[Token]) -> bool {
    let Some(last) = tokens.iter().rfind(|token| token.is_word() || token.text == "%") else { return false };
    let ends = !last.is(DANGLING) || tokens.iter().any(|token| token.is(&["som", ","]));
    let broken = is_headless(tokens) || is_mere_place(tokens) || lacks_drug(tokens) || is_mere_word(tokens);
    is_anchored(tokens) && ends && !broken && !points_away(tokens)
}

/// Whether a short sentence speaks of something that only its neighbours name: `det gjør ikke vondt`, `ingen medisiner`.
fn points_away(tokens: &[Token]) -> bool {
    let first = tokens.iter().find(|token| token.is_word());
    let pronoun = first.is_some_and(|token| token.is(&["det", "den", "dette", "denne", "de", "dei"]));
    let kind = tokens.iter().any(|token| {
        ["medisin", "medikament", "legemid"].iter().any(|beginning| token.lower.starts_with(beginning))
    });
    let denied = first.is_some_and(|token| token.is(&["ingen", "ikke", "ikkje"]));
    pronoun && words(tokens) <= 4 || denied && kind && words(tokens) <= 2
}

/// Whether a sentence has lost its beginning: `var sprøyta på ti`, `når rører armen`, `ikke på hevelsen`.
fn is_headless(tokens: &[Token]) -> bool {
    let mut all = tokens.iter().filter(|token| token.is_word());
    let (Some(first), second) = (all.next(), all.next()) else { return true };
    let comma = tokens.iter().any(|token| token.text == ",");
    let conditions = ["når", "hvis", "dersom", "viss", "mens", "om", "siden", "sidan"];
    let subordinate = |token: &Token| token.is(&conditions);
    let denied_place = first.is(&["ikke", "ikkje"]) && second.is_some_and(|token| token.is(PREPOSITIONS));
    let adverb =
        first.is(&["særlig", "særleg", "særskilt", "helst", "mest"]) && second.is_some_and(subordinate);
    let asks =
        first.is(&["om"]) && second.is_some_and(|token| token.is(&["skal", "kan", "må", "vil", "får"]));
    first.is(&["var", "som", "at", "lenge", "ute"])
        || subordinate(first) && !comma && words(tokens) < 5 && !plans_a_visit(tokens)
        || denied_place
        || adverb
        || asks
}

/// Whether a dose stands without what it is a dose of.
pub(crate) fn lacks_drug(tokens: &[Token]) -> bool {
    let named = tokens.iter().any(|token| lexicon::is_in(&token.lower, Field::Drug) && !token.is(DOSES));
    let of_test = tokens.iter().any(|token| lexicon::is_in(&token.lower, Field::Test));
    !named && !of_test && tokens.iter().any(|token| token.is(DOSES) || token.text.starts_with("x "))
}

/// Whether a word names something clinical by itself.
pub(crate) fn is_anchor(word: &str) -> bool {
    let everyday =
        EVERYDAY_WORDS.contains(&word) || EVERYDAY.iter().any(|beginning| word.starts_with(beginning));
    !everyday && lexicon::fields(word).iter().any(|field| ANCHORS.contains(field))
        || matches!(word, "nrs" | "ml")
}

/// Whether a word plans something or names a habit.
pub(crate) fn is_noted(word: &str) -> bool {
    NOTED.iter().any(|beginning| word.starts_with(beginning))
}

/// `Ny kontroll om seks uker`, `neste time torsdag`: a visit with its time.
fn plans_a_visit(tokens: &[Token]) -> bool {
    let visit = tokens.iter().any(|token| token.is(&["kontroll", "time", "timen", "oppfølging"]));
    let when = tokens.iter().any(|token| token.is_figure() || token.is(&["om", "neste", "ny"]));
    visit && when && words(tokens) >= 3
}

/// Whether a sentence names parts of the body and says nothing of them: `på foten`, `rett over kneet`.
fn is_mere_place(tokens: &[Token]) -> bool {
    let only_body = tokens.iter().filter(|token| is_anchor(&token.lower)).all(|token| {
        lexicon::fields(&token.lower).iter().all(|field| !ANCHORS.contains(field) || *field == Field::Body)
    });
    let placed = tokens.iter().find(|token| token.is_word()).is_some_and(|token| token.is(PREPOSITIONS));
    let says = tokens.iter().any(|token| {
        token.is(WELL)
            || !is_anchor(&token.lower)
                && (is_verb(&token.lower) || lexicon::is_in(&token.lower, Field::Finding))
    });
    let anchored = tokens.iter().any(|token| is_anchor(&token.lower));
    anchored && only_body && (placed || !says) && !tokens.iter().any(|t| is_noted(&t.lower))
}

/// Whether a single word stands alone that is no illness, medicine or finding.
fn is_mere_word(tokens: &[Token]) -> bool {
    words(tokens) == 1
        && !tokens.iter().any(|token| {
            lexicon::is_in(&token.lower, Field::Disease) || lexicon::is_in(&token.lower, Field::Drug)
        })
}

/// Whether a word looks like a finite verb.
pub(crate) fn is_verb(word: &str) -> bool {
    const FINITE: &[&str] = &[
        "er", "var", "har", "hadde", "blir", "ble", "vert", "vart", "kan", "skal", "må", "vil", "får",
        "fikk", "fekk", "gjør", "gjer", "går", "gikk", "gjekk", "kom", "tok", "tar", "tek", "ligg", "sit",
        "rekk", "når", "slo", "står", "ser",
    ];
    let long = word.chars().count() >= 5;
    FINITE.contains(&word)
        || long
            && (word.ends_with("er") || word.ends_with("te") || word.ends_with("ar"))
            && !lexicon::is_clinical(word)
}

fn words(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| token.is_word()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenise;

    #[test]
    fn small_talk_does_not_stand() {
        for text in
            ["Ha det bra", "Fint vær i dag", "Strålende", "Hunden er snill", "Takk for sist", "Jobben, da"]
        {
            assert!(!stands(&tokenise(text)), "{text}");
        }
    }

    #[test]
    fn fragments_do_not_stand() {
        for text in [
            "På ankelen",
            "20 mg og 5",
            "To tabletter om morgenen",
            "I samme kneet",
            "Utslag er det verste på",
        ] {
            assert!(!stands(&tokenise(text)), "{text}");
        }
    }

    #[test]
    fn whole_statements_stand() {
        for text in
            ["Ingen feber", "Paracet 500 mg x 3", "Ny kontroll om fire uker", "Ankelen hoven", "Røyker ikke"]
        {
            assert!(stands(&tokenise(text)), "{text}");
        }
    }

    #[test]
    fn instructions_are_no_findings() {
        assert!(is_instruction(&tokenise("Så løfter du armen ut til siden")));
        assert!(is_instruction(&tokenise("Legg deg på benken")));
        assert!(!is_instruction(&tokenise("Skulderen løftes til 90 grader")));
    }
}
