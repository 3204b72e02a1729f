//! Speech in dialect becomes the written language of the note: bokmål for `nb`, nynorsk for `nn`.
//!
//! A word list of the most frequent forms and three endings. What a dialect says that is not listed stays as it was
//! said: a strange word in the draft is better than a wrong one.

use std::collections::HashMap;
use std::sync::OnceLock;

use clinical::Language;

use crate::numbers;
use crate::token::Token;

/// Dialect or nynorsk on the left, bokmål on the right.
const TO_BOKMAL: &[(&str, &str)] = &[
    ("eg", "jeg"),
    ("æ", "jeg"),
    ("je", "jeg"),
    ("jæ", "jeg"),
    ("ej", "jeg"),
    ("mæ", "meg"),
    ("dæ", "deg"),
    ("sæ", "seg"),
    ("ho", "hun"),
    ("hu", "hun"),
    ("hon", "hun"),
    ("hannj", "han"),
    ("dom", "de"),
    ("dokker", "dere"),
    ("dokke", "dere"),
    ("me", "vi"),
    ("mi", "min"),
    ("di", "din"),
    ("ikkje", "ikke"),
    ("itj", "ikke"),
    ("ittj", "ikke"),
    ("ikkj", "ikke"),
    ("ittno", "ikke noe"),
    ("inte", "ikke"),
    ("e", "er"),
    ("va", "var"),
    ("vær", "være"),
    ("vart", "ble"),
    ("blei", "ble"),
    ("vert", "blir"),
    ("ka", "hva"),
    ("kva", "hva"),
    ("kor", "hvor"),
    ("kordan", "hvordan"),
    ("korleis", "hvordan"),
    ("kem", "hvem"),
    ("kven", "hvem"),
    ("koffor", "hvorfor"),
    ("kvifor", "hvorfor"),
    ("kvar", "hver"),
    ("kver", "hver"),
    ("no", "nå"),
    ("frå", "fra"),
    ("førr", "for"),
    ("te", "til"),
    ("tel", "til"),
    ("sia", "siden"),
    ("sidan", "siden"),
    ("heile", "hele"),
    ("heilt", "helt"),
    ("ein", "en"),
    ("eit", "et"),
    ("éin", "én"),
    ("aleina", "alene"),
    ("aleine", "alene"),
    ("nokka", "noe"),
    ("nåkka", "noe"),
    ("någe", "noe"),
    ("nokke", "noe"),
    ("noko", "noe"),
    ("nokon", "noen"),
    ("någen", "noen"),
    ("nåen", "noen"),
    ("anna", "annet"),
    ("aent", "annet"),
    ("sjøl", "selv"),
    ("sjølv", "selv"),
    ("daga", "dager"),
    ("daer", "dager"),
    ("dagar", "dager"),
    ("ganga", "ganger"),
    ("gonger", "ganger"),
    ("gong", "gang"),
    ("måneda", "måneder"),
    ("månader", "måneder"),
    ("minutta", "minutter"),
    ("tima", "timer"),
    ("timar", "timer"),
    ("veker", "uker"),
    ("veke", "uke"),
    ("stykka", "stykker"),
    ("grada", "grader"),
    ("åran", "årene"),
    ("bære", "bare"),
    ("berre", "bare"),
    ("mykje", "mye"),
    ("my", "mye"),
    ("meir", "mer"),
    ("au", "også"),
    ("òg", "også"),
    ("morra", "morgen"),
    ("morran", "morgenen"),
    ("natta", "natten"),
    ("høgre", "høyre"),
    ("heime", "hjemme"),
    ("hemma", "hjemme"),
    ("trur", "tror"),
    ("seie", "sier"),
    ("seier", "sier"),
    ("sir", "sier"),
    ("veit", "vet"),
    ("gjer", "gjør"),
    ("ska", "skal"),
    ("kjem", "kommer"),
    ("fekk", "fikk"),
    ("gjekk", "gikk"),
    ("tek", "tar"),
    ("ligg", "ligger"),
    ("kunna", "kunne"),
    ("hugser", "husker"),
    ("hugsar", "husker"),
    ("synest", "synes"),
    ("søv", "sover"),
    ("skjønne", "skjønner"),
    ("brukar", "bruker"),
    ("svima", "svimte"),
    ("prikka", "prikket"),
    ("fløtte", "flyttet"),
    ("halta", "haltet"),
    ("røyka", "røykte"),
    ("mista", "mistet"),
    ("mamma", "mor"),
    ("mora", "mor"),
    ("moren", "mor"),
    ("pappa", "far"),
    ("faren", "far"),
    ("fattern", "far"),
    ("broren", "bror"),
    ("søsteren", "søster"),
    ("søstera", "søster"),
    ("syster", "søster"),
    ("konen", "kone"),
    ("kona", "kone"),
    ("kjerringa", "kone"),
    ("gutunge", "guttunge"),
    ("tommeln", "tommelen"),
    ("fingran", "fingrene"),
    ("handa", "hånda"),
    ("hånden", "hånda"),
    ("øyan", "øynene"),
    ("auget", "øyet"),
    ("auge", "øye"),
    ("skuldra", "skulderen"),
    ("bakhuet", "bakhodet"),
    ("hue", "hodet"),
    ("hovudet", "hodet"),
    ("hovud", "hode"),
    ("nommen", "nummen"),
    ("nomment", "nummen"),
    ("leggan", "leggene"),
    ("knean", "knærne"),
    ("magan", "magen"),
    ("mensen", "menstruasjon"),
    ("mens'en", "menstruasjon"),
    ("sukkersyke", "diabetes"),
    ("sukkersjuke", "diabetes"),
    ("sterkar", "sterkere"),
    ("itte", "ikke"),
];

/// Dialect or bokmål on the left, nynorsk on the right.
const TO_NYNORSK: &[(&str, &str)] = &[
    ("e", "er"),
    ("æ", "eg"),
    ("jeg", "eg"),
    ("je", "eg"),
    ("mæ", "meg"),
    ("dæ", "deg"),
    ("sæ", "seg"),
    ("me", "vi"),
    ("ikke", "ikkje"),
    ("itj", "ikkje"),
    ("itte", "ikkje"),
    ("ka", "kva"),
    ("hva", "kva"),
    ("hvor", "kor"),
    ("hvordan", "korleis"),
    ("hvem", "kven"),
    ("va", "var"),
    ("ble", "vart"),
    ("blei", "vart"),
    ("blir", "vert"),
    ("nå", "no"),
    ("fra", "frå"),
    ("førr", "for"),
    ("te", "til"),
    ("siden", "sidan"),
    ("mye", "mykje"),
    ("mer", "meir"),
    ("bare", "berre"),
    ("noe", "noko"),
    ("noen", "nokon"),
    ("en", "ein"),
    ("et", "eit"),
    ("ganger", "gonger"),
    ("gang", "gong"),
    ("dager", "dagar"),
    ("daga", "dagar"),
    ("timer", "timar"),
    ("uker", "veker"),
    ("uke", "veke"),
    ("høyre", "høgre"),
    ("mamma", "mor"),
    ("mora", "mor"),
    ("moren", "mor"),
    ("pappa", "far"),
    ("faren", "far"),
    ("broren", "bror"),
    ("systera", "syster"),
    ("søsteren", "syster"),
    ("søster", "syster"),
    ("kona", "kone"),
    ("mannen", "mann"),
    ("mensen", "menstruasjon"),
    ("sukkersyke", "diabetes"),
    ("sukkersjuke", "diabetes"),
    ("hannj", "han"),
];

/// Verbs that take the infinitive, so that a form in `-e` after them is no present tense.
const AUXILIARIES: &[&str] = &[
    "skal", "ska", "vil", "kan", "må", "bør", "får", "fikk", "skulle", "ville", "kunne", "måtte", "burde",
    "å", "har", "hadde",
];

/// Whether the transcript says `ikkje` or `ikke`; then `itte` is the Jæren word for "after", otherwise the eastern "not".
fn itte_is_after(all_words: &[&str]) -> bool {
    all_words.iter().any(|word| matches!(*word, "ikkje" | "ikke"))
}

/// How the speech of one person is written. Made once per speaker and transcript.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WrittenForm {
    language: Language,
    northern: bool,
    itte_is_after: bool,
}

impl WrittenForm {
    /// Learns from all lower-cased words of a speaker how they speak.
    pub(crate) fn of(language: Language, words: &[&str]) -> Self {
        let eastern = words.iter().any(|word| matches!(*word, "je" | "jæ"));
        let northern = words.contains(&"æ") && !eastern;
        Self { language, northern, itte_is_after: !eastern && itte_is_after(words) }
    }

    /// Writes the tokens in the language of the note. The number of tokens and their places stay.
    pub(crate) fn write(self, tokens: &[Token]) -> Vec<Token> {
        (0..tokens.len())
            .map(|at| {
                let before = at.checked_sub(1).map(|i| &tokens[i]);
                let further = at.checked_sub(2).map(|i| &tokens[i]);
                self.word(&tokens[at], before, further)
            })
            .collect()
    }

    fn word(self, token: &Token, before: Option<&Token>, further: Option<&Token>) -> Token {
        let Some(list) = written_words(self.language) else { return token.clone() };
        let word = token.lower.as_str();
        if word == "itte" && self.itte_is_after {
            return token.with_text("etter");
        }
        let counted =
            before.is_some_and(|before| numbers::word_value(&before.lower).is_some_and(|value| value > 1));
        if word == "uka" && counted && self.language == Language::Bokmal {
            return token.with_text("uker");
        }
        if word == "e" && token.text == "E" {
            return token.clone();
        }
        if let Some(written) = list.get(word) {
            return keep_case(token, written);
        }
        if self.northern && self.language == Language::Bokmal {
            if let Some(present) = northern_present(word, before, further) {
                return keep_case(token, &present);
            }
            if let Some(stem) = word.strip_suffix("an").filter(|stem| stem.chars().count() >= 5) {
                return keep_case(token, &format!("{stem}ene"));
            }
        }
        token.clone()
    }
}

/// The word list of a language, or none for English.
fn written_words(language: Language) -> Option<&'static HashMap<&'static str, &'static str>> {
    static BOKMAL: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();
    static NYNORSK: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();
    let list = |pairs: &[(&'static str, &'static str)]| pairs.iter().copied().collect();
    match language {
        Language::Bokmal => Some(BOKMAL.get_or_init(|| list(TO_BOKMAL))),
        Language::Nynorsk => Some(NYNORSK.get_or_init(|| list(TO_NYNORSK))),
        Language::English => None,
    }
}

/// `æ våkne` is `jeg våkner`, but `skal æ våkne` is left alone.
fn northern_present(word: &str, before: Option<&Token>, further: Option<&Token>) -> Option<String> {
    let subject = before?.is(&["æ", "det", "den", "han", "ho", "dem", "kneet", "såret"]);
    let infinitive = further.is_some_and(|token| token.is(AUXILIARIES));
    let past = word.ends_with("dde") || word.ends_with("te");
    let form = word.ends_with('e')
        && !past
        && word.chars().count() >= 4
        && !matches!(
            word,
            "hadde"
                | "ville"
                | "skulle"
                | "kunne"
                | "måtte"
                | "hele"
                | "samme"
                | "eine"
                | "ene"
                | "andre"
                | "første"
                | "siste"
                | "verste"
                | "venstre"
                | "høyre"
                | "eneste"
                | "ikke"
        );
    (subject && !infinitive && form).then(|| format!("{word}r"))
}

fn keep_case(token: &Token, written: &str) -> Token {
    let mut letters = written.chars();
    let capital = token.text.chars().next().is_some_and(char::is_uppercase);
    match letters.next() {
        Some(first) if capital => token.with_text(&first.to_uppercase().chain(letters).collect::<String>()),
        _ => token.with_text(written),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::{join, tokenise};

    fn written(language: Language, text: &str) -> String {
        let tokens = tokenise(text);
        let words: Vec<&str> = tokens.iter().map(|token| token.lower.as_str()).collect();
        join(&WrittenForm::of(language, &words).write(&tokens))
    }

    #[test]
    fn northern_speech_becomes_bokmal() {
        assert_eq!(
            written(Language::Bokmal, "Det e mæ, æ våkne fire ganga om natta."),
            "Det er meg, jeg våkner fire ganger om natten."
        );
        assert_eq!(
            written(Language::Bokmal, "Æ har vondt i fingran, sa æ te mæ sjøl"),
            "Jeg har vondt i fingrene, sa jeg til meg selv"
        );
    }

    #[test]
    fn itte_is_not_in_the_east_and_after_on_jaeren() {
        assert_eq!(written(Language::Bokmal, "Jæ røyker itte"), "Jeg røyker ikke");
        assert_eq!(written(Language::Bokmal, "Ikkje nå, men itte maten"), "Ikke nå, men etter maten");
    }

    #[test]
    fn nynorsk_stays_and_bokmal_words_are_written_in_it() {
        assert_eq!(written(Language::Nynorsk, "Eg er ikke sjuk"), "Eg er ikkje sjuk");
    }
}
