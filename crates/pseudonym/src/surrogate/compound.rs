//! Names made of elements, for when every name of a list is said in the document, used, or borne by somebody at the
//! clinic. They sound like their origin.

use crate::surrogate::lists::Role;
use crate::surrogate::origin::Origin;

/// First and last elements.
type Elements = (&'static str, &'static str);

const LAND: &str = "Lyng Bjørke Furu Ore Sel Hassel Rogn Torv Mose Bekke Elve Kvern Hegg Einer Lauv Røyr Tang Skjel Måse Rype Orr";
const LAND_ENDS: &str = "vik stad heim lund eide haug voll rud sæter tveit øy bakk mo moen myr fjell";

const NORWEGIAN: [Elements; 3] = [
    (
        "Sol Ing Ragn Gud Sig Ast Bor Dag Hall Tor Odd Arn Mag Berg",
        "frid hild veig run laug borg bjørg vor gerd unn lin",
    ),
    (
        "Tor Arn Odd Sig Hall Gud Bjørn Ketil Ragn Stein Ing Leid Val",
        "stein geir mund ulf leif vald brand finn gar tor",
    ),
    (LAND, LAND_ENDS),
];
const SAMI: [Elements; 3] = [
    ("Már Áil Bir Sun Lái Ráv Gád Kir Ing Elb Ris Án", "ná ja ett gá dná na jja"),
    ("Niil Jov Máht Heai Ásl Juh Mihk Iss Ovl Ánd Sám", "lla nna ko kal át ár te"),
    ("Gaup Somb Eira Buljo Gutt Skum Vuol Lab Torn Juu", "in jok aivi rássa nen bba vuopmi"),
];
const POLISH: [Elements; 3] = [
    ("Agn Dor Hal Kat Luc Ren Urs Wiol Zof Graż Ewel Bog Mir", "ieszka ota ina inka eta usia yna"),
    ("Bog Czes Dam Gust Jar Krzy Mir Raf Stan Woj Zbig", "dan ław ian osław mir ciech on"),
    ("Wal Kub Sob Paw Adam Ban Cieś Dud Flor Gór Jan Lis Mar Nowi Rog Tom", "czak iak czyk ulak icki onka"),
];
const SOMALI: [Elements; 3] = [
    ("Hod If Sah Ub Nim Far Deq Ay Sayn Mar Rax Ham", "aan rah iya ilo unta ada"),
    ("War Cab Gul Lib Mah Shar Yon Bash Dir Faar Geed Keyn", "sane diid eed aan ake iir iye"),
    ("Warf Jaam Guul Shir Cilm Dual Hir Kaah Nuur Ram Tar Wehl", "aan ac eed wac iye eh"),
];
const ARABIC: [Elements; 3] = [
    ("Nad Sam Lay Ran Zay Han Dal Far Jam Khad May Sal Wid Tah", "ia ira aan iya nab ida ila ija"),
    ("Kar Rash Tar Yas Bil Fais Ham Jam Khal Mun Nab Sal Wal Zak", "im id iq in al aan ir"),
    ("Had Man Rah Sab Tah Zid Bar Dar Far Ghan Jab Kan Lar Naj", "dad sour mani bagh iri akat wish ouki"),
];
const TAMIL: [Elements; 3] = [
    (
        "Kavi Priya Suma Vasan Anja Deepi Gaya Indi Jeyan Nirma Raji Thama Yamu",
        "tha nka thi li ka ri ra na la",
    ),
    ("Aru Dine Gane Jeya Kuma Moha Praka Rajee Sure Thiva Vigne Bala", "nan ran van kar rajan mugan than"),
    (
        "Arul Bala Chandra Gane Jega Kandi Mahe Nava Ponnam Selva Thurai Yoga",
        "nathan lingam rajah ratnam moorthy swaran pillai",
    ),
];
const UKRAINIAN: [Elements; 3] = [
    ("Oks Iryn Hal Lyud Nat Tet Svit Yar Boh Kat Rai Zor", "ana yna ina myla aliya yana lana oslava"),
    ("Andr Bohd Dmy Hryh Ihn Kyr Maks Olek Petr Rom Serh Volod", "iy an tro or ylo ym andr ymyr"),
    (
        "Bond Chum Dovzh Fed Havr Kov Lyt Meln Oliy Pol Sav Tkach Vas Yur",
        "arenko achuk enko oriv yliuk alchuk vyn ychuk",
    ),
];
const EUROPEAN: [Elements; 3] = [
    (
        "Hel Char Gab Isa Jose Kath Leo Marg Otti Rosa Tati Vale",
        "ene lotte riele bella fine arina nie areta lind ana",
    ),
    ("Alm Bern Clau Diet Edm Ferdi Gil Hum Kon Lor Nor Seba", "bert hard dio rich mund nand renzo teo"),
    (
        "Alb Bau Cas Dub Fer Gru Hoff Jan Kel Lind Mor Ober Pet Stein Thor Wag Zell",
        "brecht mann telli breuil rari ler qvist retti holt rini burn ner",
    ),
];

fn of_origin(origin: Origin) -> [Elements; 3] {
    match origin {
        Origin::NorwegianOld | Origin::NorwegianYoung => NORWEGIAN,
        Origin::Sami => SAMI,
        Origin::Polish => POLISH,
        Origin::Somali => SOMALI,
        Origin::Arabic => ARABIC,
        Origin::Tamil => TAMIL,
        Origin::Ukrainian => UKRAINIAN,
        Origin::European => EUROPEAN,
    }
}

impl Role {
    fn elements(self) -> Elements {
        match self {
            Self::Woman(origin) => of_origin(origin)[0],
            Self::Man(origin) => of_origin(origin)[1],
            Self::Surname(origin) => of_origin(origin)[2],
            _ => (LAND, LAND_ENDS),
        }
    }

    /// What every word of the role ends in.
    fn end(self) -> &'static str {
        match self {
            Self::Street => "vegen",
            Self::Island => "øya",
            Self::Lake => "vatnet",
            Self::County => "mark",
            _ => "",
        }
    }

    /// One of endlessly many words, the same for the same `number`. When all pairs of elements are used, a syllable comes
    /// before them: no surrogate may begin as another one does.
    pub(super) fn compound(self, number: usize) -> String {
        let (first, last) = self.elements();
        let (firsts, lasts): (Vec<&str>, Vec<&str>) =
            (first.split_whitespace().collect(), last.split_whitespace().collect());
        let head = firsts[number % firsts.len()];
        let tail = lasts[number / firsts.len() % lasts.len()];
        let word = format!("{head}{tail}{}", self.end());
        match number / (firsts.len() * lasts.len()) {
            0 => word,
            round => syllables_before(round) + &word.to_lowercase(),
        }
    }

    /// Numbers below this one give words of two elements.
    pub(super) fn pairs(self) -> usize {
        let (first, last) = self.elements();
        first.split_whitespace().count() * last.split_whitespace().count()
    }
}

const SYLLABLES: [&str; 16] = [
    "Al", "Bre", "Da", "Fen", "Gal", "Hil", "Jo", "Kal", "Lo", "Mer", "Nor", "Pel", "Ros", "San", "Ter",
    "Vil",
];

fn syllables_before(round: usize) -> String {
    let (first, more) = (SYLLABLES[(round - 1) % SYLLABLES.len()], (round - 1) / SYLLABLES.len());
    if more == 0 { first.to_owned() } else { syllables_before(more) + &first.to_lowercase() }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// More than a patient's book will ever hold.
    #[test]
    fn words_do_not_run_out() {
        for origin in Origin::ALL {
            for role in [Role::Woman(origin), Role::Man(origin), Role::Surname(origin), Role::Village] {
                let mut used: Vec<String> = Vec::new();
                let free = |used: &[String], word: &str| {
                    !used.iter().any(|used| used.starts_with(word) || word.starts_with(used.as_str()))
                };
                let mut number = 0;
                while used.len() < 500 {
                    let word = role.compound(number).to_lowercase();
                    if free(&used, &word) {
                        used.push(word);
                    }
                    number += 1;
                    assert!(number < 5_000, "{role:?}: {} words", used.len());
                }
            }
        }
    }

    #[test]
    fn a_number_gives_one_word_and_another_number_another() {
        for origin in Origin::ALL {
            for role in [Role::Woman(origin), Role::Man(origin), Role::Surname(origin)] {
                let words: Vec<String> = (0..60).map(|number| role.compound(number)).collect();
                assert_eq!(words.iter().collect::<HashSet<_>>().len(), words.len(), "{role:?}: {words:?}");
                assert_eq!(role.compound(7), words[7]);
            }
        }
    }
}
