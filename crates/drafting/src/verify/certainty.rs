//! What was said as possible must not be written as certain.

use clinical::{Reason, ReasonKind, Speaker, Transcript};

use super::reason;
use super::statement::Checked;
use super::talk::Line;

/// Words of a statement that claim to know.
const CERTAIN: &[&str] =
    &["påvist", "bekreft", "stadfest", "skyldes", "skuldast", "konstater", "verifiser", "diagnostisert"];
/// Words of a statement that leave it open.
const OPEN: &[&str] = &[
    "mistan",
    "misten",
    "mulig",
    "mogleg",
    "trolig",
    "truleg",
    "sannsyn",
    "usikk",
    "kanskje",
    "forenl",
    "avklar",
    "holdepunkt",
    "haldepunkt",
    "ikke",
    "ikkje",
    "ingen",
    "uten",
    "utan",
    "utelukk",
    "neppe",
    "lite",
    "positiv",
];
/// Words of the talk that leave it open.
const HEDGES: &[&str] = &[
    "mistenk",
    "mistenkj",
    "kanskje",
    "usikk",
    "mulig",
    "mogleg",
    "sannsyn",
    "trolig",
    "truleg",
    "utelukke",
    "tyder",
    "ligner",
    "liknar",
    "tilfeldig",
    "kan",
    "vet",
    "veit",
    "sikker",
    "først",
    "fyrst",
    "uten",
    "ennå",
    "enno",
    "tror",
    "trur",
];

pub(super) fn check(checked: &Checked, _: &Transcript) -> Vec<Reason> {
    let Some(claim) =
        checked.tokens.iter().find(|token| CERTAIN.iter().any(|word| token.lower.starts_with(word)))
    else {
        return Vec::new();
    };
    let window = checked.near.iter().take(6).map(|(utterance, _)| *utterance);
    let hedged = window.into_iter().any(|utterance| {
        checked
            .talk
            .lines
            .iter()
            .filter(|line| line.utterance == utterance && line.speaker == Speaker::Clinician)
            .any(is_hedged)
    });
    if checked.says_beginning(OPEN) || !hedged {
        return Vec::new();
    }
    vec![reason(ReasonKind::Certainty, &claim.text)]
}

fn is_hedged(line: &Line) -> bool {
    line.tokens.iter().any(|token| {
        HEDGES.iter().any(|hedge| {
            if hedge.len() <= 4 { token.lower == *hedge } else { token.lower.starts_with(hedge) }
        })
    })
}
