//! Words for words: the same name, place or institution gets the same surrogate, in the case and genitive it stands in.

use std::collections::BTreeMap;

use crate::key::SurrogateKey;
use crate::known::without_genitive;
use crate::random::Random;
use crate::surrogate::Taken;
use crate::surrogate::case::{cased_like, lower_of};
pub(crate) use crate::surrogate::lists::Role;

/// Chooses surrogate words.
pub(crate) struct Words {
    random: Random,
    chosen: BTreeMap<String, String>,
    /// Names that stand without genitive ending somewhere, in lower case.
    bare: Vec<String>,
}

impl Words {
    pub(crate) fn new(random: Random) -> Self {
        Self { random, chosen: BTreeMap::new(), bare: Vec::new() }
    }

    /// Notes a word that stands somewhere in the text as part of a name, so that «Karis» is known as Kari's.
    pub(crate) fn note(&mut self, written: &str) {
        self.bare.push(lower_of(written));
    }

    /// The surrogate of `written`, in its case and genitive. It is entered into `key`.
    pub(crate) fn surrogate(
        &mut self,
        written: &str,
        role: Role,
        taken: &mut Taken,
        key: &mut SurrogateKey,
    ) -> String {
        let lower = lower_of(written);
        let genitive = without_genitive(&lower).is_some_and(|stem| self.is_genitive(stem));
        let stem = if genitive { &written[..written.len() - 1] } else { written };
        let ending = &written[stem.len()..];
        let mut name = lower_of(stem);
        loop {
            let chosen = self.choose(&name, role, taken);
            let form = format!("{}{ending}", cased_like(&chosen, stem));
            if key.add_form(&form, written) {
                key.add_stem(&chosen, stem);
                return form;
            }
            // Written in a way that the surrogate's case cannot follow («McNes» beside «Mcnes»): a surrogate of its own.
            name = format!("{name}\u{0}{written}");
        }
    }

    fn is_genitive(&self, stem: &str) -> bool {
        const NAMES_IN_S: [&str; 40] = [
            "han", "jona", "mat", "lar", "andrea", "klau", "nil", "jen", "ander", "elia", "tobia", "mathia",
            "matia", "marku", "mariu", "magnu", "juliu", "rasmu", "thoma", "toma", "luka", "nikla", "linu",
            "agne", "dori", "iri", "vigdi", "tordi", "herdi", "jona", "truls", "trul", "måns", "idri", "mon",
            "larsa", "johanne", "denni", "dari", "si",
        ];
        let with_bare = self.bare.iter().any(|bare| bare == stem);
        with_bare
            || !(NAMES_IN_S.contains(&stem)
                || stem.ends_with(['e', 'i', 'u', 's', 'x', 'z'])
                || stem.chars().count() < 4)
    }

    fn choose(&mut self, name: &str, role: Role, taken: &mut Taken) -> String {
        if let Some(chosen) = self.chosen.get(name) {
            return chosen.clone();
        }
        let mut list = role.list();
        self.random.shuffle(&mut list);
        let from_list = list.into_iter().find(|candidate| taken.claim(candidate)).map(str::to_owned);
        let first = self.random.below(100);
        let compounds =
            || (first..usize::MAX).map(|number| role.compound(number)).find(|word| taken.claim(word));
        let chosen = from_list.or_else(compounds).unwrap_or_default();
        self.chosen.insert(name.to_owned(), chosen.clone());
        chosen
    }
}

/// Beginnings of words that are common to many institutions' names and tell nobody's identity.
const COMMON_STEMS: &str = "sykehus sjukehus sentralsjuk universitet lege sykehjem sjukeheim helse velferd apotek vitusapotek avdeling \
    poliklinikk seksjon senge post klinikk kirurgi medisin nevrolog ortoped radiolog patolog gynekolog psykiatri hud øye auge øre nyre lunge \
    hjerte slag barne føde akutt intensiv dagkirurg laborator mikrobiolog biokjemi genetikk revmatolog røntgen ultralyd fysioterapi \
    rehabilitering hjemme heime hospital enhet eining senter skole skule barnehage videregående vidaregåande kommune nav bygg transport renhold \
    menighet klubb forsikring screening hørsel dps bup omsorg";

const COMMON_WORDS: &str = "i og for ved på av as asa il if sa den det til fra frå nord sør øst vest sfo avd";

/// Whether `word`, in lower case, stays in the surrogate of an institution's name.
pub(crate) fn is_common(word: &str) -> bool {
    let whole = COMMON_WORDS.split_whitespace().any(|common| common == word);
    whole || COMMON_STEMS.split_whitespace().any(|stem| word.starts_with(stem))
}
