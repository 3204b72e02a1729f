//! Words for words: the same name, place or institution gets the same surrogate, in the case and genitive it stands in.

use crate::known::without_genitive;
use crate::restore::is_abbreviation;
use crate::surrogate::case::{cased_like, is_invisible, lower_of};
use crate::surrogate::lists::Role;
use crate::surrogate::writer::Writer;

impl Writer<'_> {
    /// The surrogate of `written`, in its case and genitive. It is entered into the key.
    pub(super) fn word(&mut self, written: &str, role: Role) -> String {
        let visible: String = written.chars().filter(|sign| !is_invisible(*sign)).collect();
        let stem = genitive_stem(&visible, |stem| self.is_bare(stem)).unwrap_or(&visible).to_owned();
        let ending = visible[stem.len()..].to_owned();
        let mut original = lower_of(&stem);
        loop {
            let chosen = self.choose(&original, role);
            let form = with_invisible(&format!("{}{ending}", cased_like(&chosen, &stem)), written);
            if self.key.add_form(&form, written) {
                self.key.add_word(&chosen, &stem);
                return form;
            }
            // Written in a way that the surrogate's case cannot follow («McNes» beside «Mcnes»): a surrogate of its own.
            original = format!("{original}\u{0}{written}");
        }
    }

    /// The surrogate word in this document: the patient's first that the document allows, else a new one.
    pub(super) fn choose(&mut self, original: &str, role: Role) -> String {
        if let Some(chosen) = self.word_of.get(original) {
            return chosen.clone();
        }
        let known = self.pseudonyms.words.of(original).iter();
        let known = known.clone().find(|word| self.taken.allows(&lower_of(word))).cloned();
        let chosen = known.unwrap_or_else(|| self.new_word(original, role));
        self.word_of.insert(original.to_owned(), chosen.clone());
        chosen
    }

    /// Preferably with a first letter that no other surrogate has, so that initials tell who is meant.
    fn new_word(&mut self, original: &str, role: Role) -> String {
        let mut random = self.pseudonyms.random("word", original);
        let mut list = role.list();
        random.shuffle(&mut list);
        let first = random.below(role.pairs());
        let allowed = |word: &&str| self.taken.allows_new(&lower_of(word)) && lower_of(word) != original;
        let own_letter = |word: &&str| {
            let first: String = word.chars().take(1).collect();
            let initials =
                self.beside.chars().next().map(|given| format!("{given}{first}")).unwrap_or_default();
            let letter = lower_of(&first).chars().next();
            letter.is_some_and(|letter| !self.taken.begins_any(letter)) && !is_abbreviation(&initials)
        };
        let listed = list.iter().copied().filter(allowed).collect::<Vec<_>>();
        let listed = listed.iter().copied().find(own_letter).or(listed.first().copied()).map(str::to_owned);
        let compounds =
            || (first..usize::MAX).map(|number| role.compound(number)).find(|word| allowed(&word.as_str()));
        let chosen = listed.or_else(compounds).unwrap_or_default();
        self.taken.use_word(&chosen);
        self.pseudonyms.words.add(original, &chosen);
        chosen
    }

    /// Notes a word that stands somewhere in the text as part of a name, so that «Karis» is known as Kari's.
    pub(super) fn note_bare(&mut self, written: &str) {
        self.bare.insert(lower_of(written));
    }

    fn is_bare(&self, stem: &str) -> bool {
        self.bare.contains(stem)
    }
}

/// `surrogate` with the invisible marks of `written` after its first letter.
fn with_invisible(surrogate: &str, written: &str) -> String {
    let marks: String = written.chars().filter(|sign| is_invisible(*sign)).collect();
    let first = surrogate.chars().next().map_or(0, char::len_utf8);
    if marks.is_empty() {
        surrogate.to_owned()
    } else {
        format!("{}{marks}{}", &surrogate[..first], &surrogate[first..])
    }
}

/// `written` without its genitive ending, where it has one. `is_bare` tells of a word in lower case whether it stands
/// without the ending elsewhere.
pub(crate) fn genitive_stem(written: &str, is_bare: impl Fn(&str) -> bool) -> Option<&str> {
    const NAMES_IN_S: [&str; 46] = [
        "han", "jona", "mat", "lar", "andrea", "klau", "nil", "jen", "ander", "elia", "tobia", "mathia",
        "matia", "marku", "mariu", "magnu", "juliu", "rasmu", "thoma", "toma", "luka", "nikla", "linu",
        "agne", "dori", "iri", "vigdi", "tordi", "herdi", "trul", "mån", "idri", "mon", "luca", "denni",
        "dari", "si", "jonatha", "loui", "charle", "jame", "ine", "carlo", "lilla", "tere", "niilla",
    ];
    let lower = lower_of(written);
    let stem = without_genitive(&lower)?;
    let genitive = is_bare(stem)
        || !(NAMES_IN_S.contains(&stem)
            || stem.ends_with(['e', 'i', 'u', 's', 'x', 'z'])
            || stem.chars().count() < 4);
    genitive.then(|| &written[..written.len() - 1])
}

/// Beginnings of words that are common to many institutions' names and tell nobody's identity.
const COMMON_STEMS: &str = "sykehus sjukehus sentralsjuk universitet lege sykehjem sjukeheim helse velferd apotek vitusapotek avdeling \
    poliklinikk seksjon senge post klinikk kirurgi medisin nevrolog ortoped radiolog patolog gynekolog psykiatri hud øye auge øre nyre lunge \
    hjerte slag barne føde akutt intensiv dagkirurg laborator mikrobiolog biokjemi genetikk revmatolog røntgen ultralyd fysioterapi \
    rehabilitering hjemme heime hospital enhet eining senter skole skule barnehage videregående vidaregåande ungdomssk kommune nav bygg \
    transport renhold menighet klubb forsikring screening hørsel dps bup omsorg idrettslag fotball håndball samvirkelag kontor stiftelse";

const COMMON_WORDS: &str =
    "i og for ved på av as asa il if sa ba den det til fra frå nord sør øst vest sfo avd";

/// Whether `word`, in lower case, stays in the surrogate of an institution's name.
pub(super) fn is_common(word: &str) -> bool {
    let whole = COMMON_WORDS.split_whitespace().any(|common| common == word);
    whole || COMMON_STEMS.split_whitespace().any(|stem| word.starts_with(stem))
}
