//! Spoken phrases and what a note writes for them.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::token::Token;

/// Runs of words that can go anywhere; the second part stands in their place.
const PHRASES: &[(&str, &str)] = &[
    ("tror jeg", "trolig"),
    ("trur eg", "truleg"),
    ("tenker jeg", "trolig"),
    ("tenkjer eg", "truleg"),
    ("jeg tror", "trolig"),
    ("eg trur", "truleg"),
    ("jeg tenker", "trolig"),
    ("vil jeg tro", "trolig"),
    ("jeg mistenker", "mistanke om"),
    ("eg mistenkjer", "mistanke om"),
    ("mistenker jeg", "mistanke om"),
    ("her står det", ""),
    ("det står her", ""),
    ("og greier", ""),
    ("ble det", ""),
    ("vart det", ""),
    ("ser jeg deg", "kontroll"),
    ("ser eg deg", "kontroll"),
    ("gjør det vondt i", "smerter i"),
    ("gjer det vondt i", "smerter i"),
    ("gjør vondt i", "smerter i"),
    ("gjer vondt i", "smerter i"),
    ("vet du", ""),
    ("veit du", ""),
    ("må vite", ""),
    ("kan du tro", ""),
    ("for å være ærlig", ""),
    ("skal være ærlig", ""),
    ("i grunnen", ""),
    ("skjønner du", ""),
    ("skjønar du", ""),
    ("i det hele tatt", ""),
    ("på en måte", ""),
    ("rett og slett", ""),
    ("i hvert fall", ""),
    ("i alle fall", ""),
    ("for sikkerhets skyld", ""),
    ("ser jeg", ""),
    ("ser eg", ""),
    ("sier du", ""),
    ("seier du", ""),
    ("som sagt", ""),
    ("som jeg sa", ""),
    ("så vidt jeg vet", ""),
    ("som jeg vet", "kjent"),
    ("jeg vet om", "kjent"),
    ("sånn cirka", "ca"),
    ("cirka", "ca"),
    ("omtrent", "ca"),
    ("omkring", "ca"),
    ("om lag", "ca"),
    ("eller der omkring", ""),
    ("eller deromkring", ""),
    ("du skal vite at", ""),
    ("jeg synes", ""),
    ("eg synest", ""),
    ("jeg kjenner at", ""),
    ("det er sånn at", ""),
    ("det vil si", ""),
    ("det jeg ser", ""),
    ("på grunn av", "pga"),
    ("på begge sider", "bilateralt"),
    ("på begge sidene", "bilateralt"),
    ("noe særlig", ""),
    ("ikke noe", "ingen"),
    ("ikke noen", "ingen"),
    ("ikkje noko", "ingen"),
    ("ingen av det", "ingen"),
    ("ikkje nokon", "ingen"),
    ("ingen ting", "ingenting"),
    ("vondt i", "smerter i"),
    ("vondt under", "smerter under"),
    ("vondt ved", "smerter ved"),
    ("vondt når", "smerter når"),
    ("stemmer godt med", "forenlig med"),
    ("passer godt med", "forenlig med"),
    ("stemmer med", "forenlig med"),
    ("passer med", "forenlig med"),
    ("har lyst på", "ønsker"),
    ("har lyst til", "ønsker"),
    ("jeg vil gjerne", "ønsker"),
    ("jeg vil ikke", "ønsker ikke"),
    ("eg vil ikkje", "ønskjer ikkje"),
    ("blodtrykket er", "BT"),
    ("blodtrykk er", "BT"),
    ("blodtrykket", "BT"),
    ("temperaturen er", "temp"),
    ("temperatur", "temp"),
    ("pulsen er", "puls"),
    ("vekten er", "vekt"),
    ("vekta er", "vekt"),
    ("høyden er", "høyde"),
    ("hemoglobin", "Hb"),
    ("blodprosenten", "Hb"),
    ("blodprosent", "Hb"),
    ("langtidssukkeret", "HbA1c"),
    ("langtidssukker", "HbA1c"),
    ("langtidsblodsukker", "HbA1c"),
    ("lavt stoffskifte", "hypotyreose"),
    ("lågt stoffskifte", "hypotyreose"),
    ("høyt stoffskifte", "hypertyreose"),
    ("for høyt blodtrykk", "hypertensjon"),
    ("blindtarmbetennelse", "appendisitt"),
    ("med en gang", "straks"),
    ("med ein gong", "straks"),
    ("hele tida", "konstant"),
    ("heile tida", "konstant"),
    ("hjerteflimmer", "atrieflimmer"),
    ("skjoldkjertelen", "thyreoidea"),
    ("gått ned i vekt", "vekttap"),
    ("lagt på seg", "vektøkning"),
    ("mistenker", "mistanke om"),
    ("mistenkjer", "mistanke om"),
    ("ringer du", "kontakt"),
    ("ringer dere", "kontakt"),
    ("ringer de", "kontakt"),
    ("om dagen", "daglig"),
    ("for dagen", "dagleg"),
    ("per dag", "daglig"),
    ("klokken", "kl"),
    ("klokka", "kl"),
    ("pulsen", "puls"),
    ("vekten", "vekt"),
    ("vekta", "vekt"),
    ("temperaturen", "temp"),
    ("har vært", ""),
    ("har hatt", ""),
    ("har fått", ""),
    ("har vore", ""),
    ("legevakta", "legevakt"),
    ("legevakten", "legevakt"),
    ("tissingen", "vannlating"),
    ("tissinga", "vannlating"),
    ("tissing", "vannlating"),
    ("fastlegen", "fastlege"),
    ("for lite jern", "jernmangel"),
    ("lite jern", "jernmangel"),
    ("lav på jern", "jernmangel"),
];

/// The longest phrase at the front.
pub(crate) fn phrase_at(tokens: &[Token]) -> Option<(usize, &'static str)> {
    let fits = |spoken: &str| {
        spoken.split(' ').enumerate().all(|(i, word)| tokens.get(i).is_some_and(|t| t.lower == word))
    };
    let beginning = phrases().get(tokens.first()?.lower.as_str())?;
    let fitting = beginning.iter().filter(|(spoken, _)| fits(spoken));
    fitting
        .map(|(spoken, replacement)| (spoken.split(' ').count(), *replacement))
        .max_by_key(|(length, _)| *length)
}

/// A spoken phrase and what is written for it.
type Phrase = (&'static str, &'static str);

/// [`PHRASES`] by their first word.
fn phrases() -> &'static HashMap<&'static str, Vec<Phrase>> {
    static BY_FIRST_WORD: OnceLock<HashMap<&'static str, Vec<Phrase>>> = OnceLock::new();
    BY_FIRST_WORD.get_or_init(|| {
        let mut by_first_word: HashMap<&'static str, Vec<Phrase>> = HashMap::new();
        for phrase in PHRASES {
            by_first_word.entry(phrase.0.split(' ').next().unwrap_or_default()).or_default().push(*phrase);
        }
        by_first_word
    })
}
