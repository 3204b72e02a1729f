//! What goes into a slot of a template.

use pseudonym::IdentifierKind::{self, Address, Age, HealthUnit, Name, Org, Place};
use pseudonym::training::Random;

use crate::lists::{GIVEN_ABROAD, Lists, SURNAMES_ABROAD, countries};

/// Fills slots from the lists.
pub(crate) struct Phrases<'a> {
    pub(crate) lists: &'a Lists,
}

fn pick<'t>(list: &'t str, random: &mut Random) -> &'t str {
    let count = list.split('|').count();
    list.split('|').nth(random.below(count)).unwrap_or("")
}

const UNITS_OF_PLACE: &str = "legesenter|legekontor|legegruppe|legevakt|sykehus|sjukehus|sykehjem|sjukeheim|helsestasjon|helsehus|\
    helsesenter|fysioterapi|tannklinikk|øyeklinikk|hudklinikk|psykiatrisenter|bo- og behandlingssenter|omsorgssenter|\
    rehabiliteringssenter|DPS|BUP|apotek|sentralsjukehus|universitetssykehus|legesenter|legekontor|sykehus|røntgen|\
    helse- og velferdssenter|familiesenter|jordmortjeneste|helseheim|bedriftshelsetjeneste|ambulansestasjon|lab|helselab|rehab|øyesenter|dialyse|hjemmetjeneste vest|tunet|dagsenter|bokollektiv|aktivitetssenter|akuttpost|manuellterapi|røntgen og ultralyd";
const UNITS_BEFORE_PLACE: &str = "BUP|DPS|Apotek 1|Vitusapotek|Boots apotek|Ditt Apotek|Apotek1|Hjemmetjenesten|Heimetenesta i|\
    Hjemmesykepleien|Unilabs|Fürst|Aleris|Volvat|Evidia|Helsestasjonen i|Legevakta i|Laboratoriet i|Sykehuset|Sykehuset i|Sjukehuset i|\
    Fødeavdelingen,|Hørselssentralen i|Akuttposten i|Poliklinikken i|Øyelegesenteret|Hudlegesenteret|Tannlegene i|Medisinsk poliklinikk|\
    Patologisk avdeling|Dialysen i|Legene i|Helsehuset i|Fysioterapeutene i|Idrettsklinikken|Rusteamet i|akuttposten i|laboratoriet i|fødestua i|hørselssentralen i|legevakta i|hjemmetjenesten i|Fjordlab|Hjemmetjenesten sone|poliklinikken i|sykehuset i|Kreftkoordinator i";
const DEPARTMENTS: &str = "Medisinsk avdeling|Kirurgisk avdeling|Ortopedisk avdeling|Radiologisk avdeling|Nevrologisk avdeling|Øyeavdelingen|\
    Hudavdelingen|Barneavdelingen|Fødeavdelingen|Føden|Akuttmottaket|Intensiv|Hjertemedisinsk seksjon|Nyremedisinsk avdeling|Lungeavdelingen|\
    Avdeling for patologi|Avdeling for medisinsk mikrobiologi|Laboratorium for medisinsk biokjemi|Seksjon for medisinsk genetikk|Gynekologisk poliklinikk|\
    Øre-nese-hals-avdelingen|ØNH-avdelingen|ØNH-avdelinga|Revmatologisk poliklinikk|Smertepoliklinikken|Hudpoliklinikken|Nyrepoliklinikken|Lungepoliklinikken|\
    Diabetespoliklinikken|Brystsenteret|Slagenheten|Dagkirurgisk enhet|Dagkirurgen|Medisinsk sengepost|Sengepost 3|Post 2B|Barnehabiliteringen|\
    Alderspsykiatrisk poliklinikk|Psykiatrisk avdeling|Urologisk seksjon|Gastrokirurgisk avdeling|Infeksjonsposten|Geriatrisk avdeling|Ortogeriatrisk enhet|\
    Bildediagnostikk|Patologi|Screeningsenteret|Hørselssentralen|Reproduksjonsmedisinsk seksjon|Plastikkirurgisk poliklinikk|Barne- og ungdomsklinikken|\
    dagkirurgisk enhet|nevrologisk poliklinikk|øyepoliklinikken|medisinsk poliklinikk|Medisinsk overvåkning|Osteoporoselab|Augeavdelinga|Kvinneklinikken";
const HOSPITALS: &str = "Haukeland|UNN|OUS|SUS|Ahus|Rikshospitalet|Ullevål|Radiumhospitalet|St. Olavs|St. Olavs hospital|Nordlandssykehuset|Sykehuset Østfold|\
    Sykehuset Innlandet|Sørlandet sykehus|Sykehuset Telemark|Sykehuset i Vestfold|Vestre Viken|Diakonhjemmet|Lovisenberg|Betanien|Sunnaas|\
    Haukeland universitetssjukehus|Stavanger universitetssjukehus|Helgelandssykehuset|Finnmarkssykehuset|Akershus universitetssykehus|Helse Møre og Romsdal|\
    Martina Hansens Hospital|Kalnes|Aker|Haraldsplass|Modum Bad|Beitostølen|Radiumhospitalet|OUS Ullevål|OUS Rikshospitalet|UNN Narvik|UNN Harstad";
const COINED: &str = "Sol|Furu|Bjørke|Gran|Eple|Rose|Havre|Lille|Nord|Sør|Øst|Vest|Stor|Lang|Brei|Sjø|Fjell|Skog|Eike|Trolle|Måne|Stein|Lind|Aspe|Svart|Kvit|Myr|Elve|Berg|Moss";
const COINED_ENDINGS: &str = "vik|nes|dal|berg|lia|bakken|haugen|moen|tun|heim|stad|fjord|øya|vatnet|sletta|åsen|kollen|hagen|gløtt|lund|toppen|stua|elva|seter|hamn|holmen|strand|eidet|botn|sund";
const SCHOOLS: &str = "skole|barneskole|ungdomsskole|videregående skole|videregående|vidaregåande skule|skule|barnehage|barnehage|folkehøgskole|SFO|menighetsbarnehage|kulturskole";
const CLUBS: &str = "IL|fotballklubb|skiklubb|håndballklubb|turnforening|musikkorps|mannskor|jeger- og fiskerforening|bondelag|pensjonistforening|Fotball|IF|janitsjar";
const TRADES: &str = "Bygg|Rør|Mekaniske|Transport|Laks|Sjømat|Renhold|Regnskap|Rekneskap|Blomster|Bakeri|Trelast|Maskin|Elektro|Bil|Tak og Blikk|Fjordhotell|Hotell|\
    Sparebank|sparebank|Entreprenør|Slakteri|Meieri|Frisør|Drosjesentral|Taxi|Eiendom|Verft|Gartneri|Møbler|Trevare|Anlegg|Mek og Sveis|Båt og Motor|Bil og Bane|Tre og Tak|Betong|Auto|Kranservice|Catering|Havbruk|\
    Vakt og Sikring|Barnehager|Avis|Tidende|menighet|-menigheten|frikirke|kommune|fylkeskommune|brannvesen|politistasjon|fengsel|asylmottak|bibliotek|Forsikring";
const OFFICES: &str = "NAV|Nav|NAV|Politiet i|Barnevernet i|PPT|Universitetet i|Høgskolen i|Kiwi|Rema 1000|Coop Extra|Statsforvalteren i|Menigheten i|Fengselet i|Kulturskolen i|Lensmannen i|Skatteetaten i|Kommunen i|XXL|Elkjøp|Byggmakker|Meny";
const COMPANIES: &str = "Gjensidige|Fremtind|Tryg|Equinor|Posten|Bring|Telenor|Orkla|Tine|Nortura|Norsk Hydro|Hydro|Aker Solutions|Coop|DNB|Frelsesarmeen|Kirkens Bymisjon|Røde Kors|Forsvaret|Vy|Ruter|Hurtigruten|NTNU|UiT|Blå Kors|Securitas|ISS|Adecco|Amfi";
const STREETS: &str = "veien|vegen|gata|gaten|bakken|haugen|svingen|stien|brygge|tunet|teigen|faret|løkka|ringen|kroken|åsen|terrasse|lia|vei|veg|gate|allé|plass";
const ONES: &str = "en|to|tre|fire|fem|seks|sju|syv|åtte|ni";
const TEENS: &str =
    "to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten";
const TENS: &str = "tjue|tretti|førti|femti|seksti|sytti|åtti|nitti";
const SMALL_SPOKEN: &str =
    "to|tre|fire|fem|seks|sju|åtte|ni|ti|tolv|femten|tjue|tretti|førti|femti|en|ett|ei|to tre|et par";
const MONTHS: &str = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember";
const EPONYMS: &str = "Bechterew|Bekhterev|Crohn|Parkinson|Alzheimer|Hoffmann|McKenzie|Donders|Babinski|Romberg|Addison|Cushing|McDonald|Gleason|Braden|Barré|Grasset|\
    Hirschberg|Weber|Rinne|Lasègue|Spurling|Phalen|Tinel|Finkelstein|Lachman|McMurray|Trendelenburg|Thomas|Murphy|Rovsing|Blumberg|McBurney|Hashimoto|Graves|\
    Sjøgren|Raynaud|Ménière|Dupuytren|Achilles|Baker|Hallpike|Epley|Valsalva|Apgar|Glasgow|Epworth|Barthel|Beck|Snellen|Schiøtz|Goldmann|Ishihara|Kernig|\
    Hawkins|Neer|Jobe|Patrick|Schober|Ottawa|Wells|Borg|Tampa|Kellgren|Breslow|Clark|Bosniak|Foley|Ringer|Bier|Kocher|Pfannenstiel|Bishop|Leopold|Moro|Galeazzi|\
    Barlow|Ortolani|Denver|Bayley|Wechsler|Montgomery|Åsberg|Hamilton|Young|Down|Turner|Marfan|Huntington|Tourette|Asperger|Wilson|Paget|Hodgkin|Heberden|Broca|\
    Wernicke|Holter|Doppler|Cobas|Dexa|Bruce|Child|Mallampati|Cormack|Kiel|Nijmegen|Constant|Harris|Oswestry|Roland|Gerdy|Hoffa|Colles|Bennett|Mantoux|Schilling";
const HOMOGRAPHS: &str = "Liv|Sol|Dag|Stein|Vår|Hans|Rosa|Bjørn|Even|Finn|Are|Tor|Jo|Bo|Bror|Unn|Gro|Live|Stig|Storm|Odd|Svein|Alf|Ask|Frode|Glenn|Inge|Kai|Lill|Maj|My|Nova|Per|Roar|\
    Siv|Sjur|Snorre|Tone|Tale|Vilje|Lykke|Fred|Magne|Ravn|Eir|Embla|Hauk|Ulv|Viola|Iris|Linn|Eli|Lasse|Kim|Mai|Juni|Juli|August|Jarle|Frøya";
const HOMOGRAPH_SURNAMES: &str = "Frisk|Viste|Sand|Berg|Haug|Lie|Moe|Mo|Vik|Lund|Dahl|Strand|Stein|Fjeld|Sol|Skog|Holm|Ås|Glad|Grønn|Brun|Lid|Bakken|Eng|Foss|Hagen|Moen|Lien|Dal|Nes|Hauge|\
    Bø|Sæther|Rød|Ravn|Falk|Brekke|Engen|Skogen|Strøm|Kvam|Myhre|Næss|Solberg|By|Bye|Krogh|Friis|Storm|Wold|Dale|Kjær|Bjerke|Ruud|Aas|Hval|Rist|Viken|Haugen|Myr|Vangen";
const LANGUAGES: &str = "arabisk|polsk|somali|tigrinja|ukrainsk|tamil|urdu|tyrkisk|samisk|dari";

impl Phrases<'_> {
    /// The words for `slot`, and what they identify.
    pub(crate) fn slot(&self, slot: &str, random: &mut Random) -> (String, Option<IdentifierKind>) {
        match slot {
            "given" => (self.given(random), Some(Name)),
            "givens" => (format!("{}s", self.given(random)), Some(Name)),
            "surname" => (self.surname(random), Some(Name)),
            "full" => (self.full(random), Some(Name)),
            "initial" => (format!("{}. {}", letter(random), self.surname(random)), Some(Name)),
            "reversed" => (format!("{}, {}", self.surname(random), self.given(random)), Some(Name)),
            "initials" => ((0..2 + random.below(2)).map(|_| letter(random)).collect(), Some(Name)),
            "lowinitials" => (
                (0..2 + random.below(2)).map(|_| letter(random)).collect::<String>().to_lowercase(),
                Some(Name),
            ),
            "place" => (self.place(random), Some(Place)),
            "org" => (self.org(random), Some(Org)),
            "unit" => (self.unit(random), Some(HealthUnit)),
            "street" => (self.street(random), Some(Address)),
            "age" => (age(random), Some(Age)),
            "ageyears" => (format!("{} år", age(random)), Some(Age)),
            "ageold" => (format!("{} år {}", age(random), pick("gammel|gammal", random)), Some(Age)),
            _ => (self.plain(slot, random), None),
        }
    }

    fn plain(&self, slot: &str, random: &mut Random) -> String {
        match slot {
            "nid" => form(pick("###### #####|###########|###### #####", random), random),
            "phone" => form(pick("## ## ## ##|### ## ###|########|+47 ### ## ###", random), random),
            "code" => form(pick("@##-#####|#######|@ #####-###|##/####|@@@#####|@####@", random), random),
            "mail" => format!("{}@eksempel.no", self.given(random).to_lowercase()),
            "num" => random.below(140).to_string(),
            "dig" => (1 + random.below(4)).to_string(),
            "dec" => format!("{},{}", random.below(15), random.below(10)),
            "clock" => format!("{:02}.{:02}", random.below(24), random.below(60)),
            "year" => (1960 + random.below(66)).to_string(),
            "date" => date(random),
            "dur" if random.below(2) == 0 => (1 + random.below(30)).to_string(),
            "dur" => pick(SMALL_SPOKEN, random).to_owned(),
            "tens" if random.below(3) == 0 => (20 + random.below(80)).to_string(),
            "tens" => spoken(random),
            "Tens" => capitalised(&spoken(random)),
            "Small" => capitalised(pick(SMALL_SPOKEN, random)),
            "Word" => capitalised(&self.lists.words[random.below(self.lists.words.len())]),
            "icd" => format!("{}{:02}.{}", letter(random), random.below(99), random.below(9)),
            "sex" => pick("kvinne|mann|jente|gutt", random).to_owned(),
            "sexletter" => pick("K|M", random).to_owned(),
            "lang" => pick(LANGUAGES, random).to_owned(),
            "country" => countries()[random.below(countries().len())].to_owned(),
            "lab" => self.lists.analyses[random.below(self.lists.analyses.len())].clone(),
            "LAB" => self.lists.analyses[random.below(self.lists.analyses.len())].to_uppercase(),
            "prof" => self.lists.professions[random.below(self.lists.professions.len())].clone(),
            "Prof" => capitalised(&self.lists.professions[random.below(self.lists.professions.len())]),
            "eponym" => pick(EPONYMS, random).to_owned(),
            "drug" if random.below(3) > 0 => {
                let brand = self.lists.brands[random.below(self.lists.brands.len())].clone();
                if random.below(10) == 0 { brand + "en" } else { brand }
            }
            "drug" => self.lists.drugs[random.below(self.lists.drugs.len())].clone(),
            "term" => self.lists.terms[random.below(self.lists.terms.len())].clone(),
            _ => {
                let word = self.lists.words[random.below(self.lists.words.len())].clone();
                // Forms that running text lacks: «tøflene», «magan», «snekka».
                if random.below(7) == 0 { word + pick("en|a|ene|an|ane|et|er|ar", random) } else { word }
            }
        }
    }

    fn given(&self, random: &mut Random) -> String {
        let common = random.below(10) < 3;
        let name = match random.below(12) {
            0 => nth_word(GIVEN_ABROAD, random).to_owned(),
            1..=2 => pick(HOMOGRAPHS, random).to_owned(),
            _ => self.lists.given[random.below(if common { 500 } else { self.lists.given.len() })].clone(),
        };
        match random.below(14) {
            0 => format!("{name} {}", self.lists.given[random.below(800)]),
            1 => format!("{name}-{}", self.lists.given[random.below(800)]),
            _ => name,
        }
    }

    fn surname(&self, random: &mut Random) -> String {
        let common = random.below(10) < 3;
        let name = match random.below(12) {
            0 => nth_word(SURNAMES_ABROAD, random).to_owned(),
            1 => pick(HOMOGRAPH_SURNAMES, random).to_owned(),
            _ => self.lists.surnames[random.below(if common { 600 } else { self.lists.surnames.len() })]
                .clone(),
        };
        if random.below(12) == 0 {
            format!("{name}-{}", self.lists.surnames[random.below(900)])
        } else {
            name
        }
    }

    fn full(&self, random: &mut Random) -> String {
        let middle = if random.below(7) == 0 { format!("{} ", self.surname(random)) } else { String::new() };
        format!("{} {middle}{}", self.given(random), self.surname(random))
    }

    fn place(&self, random: &mut Random) -> String {
        let place = match random.below(3) {
            0 => coined(random),
            _ => self.lists.places[random.below(self.lists.places.len())].clone(),
        };
        if random.below(30) == 0 {
            format!("{place} i {}", self.lists.places[random.below(350)])
        } else {
            place
        }
    }

    fn unit(&self, random: &mut Random) -> String {
        let place = self.place(random);
        let hospital = match random.below(3) {
            0 => format!("{place} {}", pick("sykehus|sjukehus|sentralsjukehus", random)),
            1 => format!("{} {place}", pick(HOSPITALS, random)),
            _ => pick(HOSPITALS, random).to_owned(),
        };
        match random.below(12) {
            0..=3 => format!("{place} {}", pick(UNITS_OF_PLACE, random)),
            4..=5 => format!("{} {place}", pick(UNITS_BEFORE_PLACE, random)),
            6 => format!("{}, {hospital}", pick(DEPARTMENTS, random)),
            7 => format!("{} {}", pick(DEPARTMENTS, random), pick(HOSPITALS, random)),
            8 => format!("{} {} {hospital}", pick(DEPARTMENTS, random), pick("ved|på", random)),
            9 => hospital,
            10 => format!(
                "{} {}",
                coined(random),
                pick(
                    "sykehjem|helsehus|omsorgssenter, avdeling Sør|legesenter|bofellesskap|sjukeheim",
                    random
                )
            ),
            _ => format!("{} {place}", pick(DEPARTMENTS, random)),
        }
    }

    fn org(&self, random: &mut Random) -> String {
        let name = match random.below(4) {
            0 => self.surname(random),
            1 => coined(random),
            _ => self.place(random),
        };
        match random.below(12) {
            0..=3 => format!("{name} {}", pick(SCHOOLS, random)),
            4 => format!("{name} {}", pick(CLUBS, random)),
            5..=7 => format!("{name} {}{}", pick(TRADES, random), pick("|| AS", random)),
            8..=9 => format!("{} {}", pick(OFFICES, random), self.place(random)),
            10 => pick(COMPANIES, random).to_owned(),
            _ => format!(
                "{name} og {} {}",
                pick("Sønn|Sønner|Co|Datter", random),
                pick("AS|Transport|Bygg|Rør", random)
            ),
        }
    }

    fn street(&self, random: &mut Random) -> String {
        let stem = match random.below(3) {
            0 => coined(random),
            1 => self.surname(random),
            _ => self.place(random),
        };
        let ending = pick(STREETS, random);
        let name = if ending == "gate" || ending == "allé" {
            format!("{stem}s {ending}")
        } else {
            format!("{stem}{ending}")
        };
        let number = 1 + random.below(120);
        let letter = pick("|||| B|A|C", random);
        match random.below(3) {
            0 => format!("{name} {number}{letter}"),
            _ => format!(
                "{name} {number}{letter}, {:04} {}",
                random.below(9999),
                self.lists.places[random.below(self.lists.places.len())]
            ),
        }
    }
}

fn nth_word<'t>(words: &'t str, random: &mut Random) -> &'t str {
    words.split_whitespace().nth(random.below(words.split_whitespace().count())).unwrap_or("Ola")
}

fn coined(random: &mut Random) -> String {
    format!("{}{}", pick(COINED, random), pick(COINED_ENDINGS, random))
}

fn letter(random: &mut Random) -> char {
    char::from(b'A' + (random.next_bits() % 26) as u8)
}

fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// Fills `#` with digits and `@` with capitals.
fn form(pattern: &str, random: &mut Random) -> String {
    let fill = |sign: char| match sign {
        '#' => char::from(b'0' + (random.next_bits() % 10) as u8),
        '@' => letter(random),
        _ => sign,
    };
    pattern.chars().map(fill).collect()
}

/// A number in words, the new or the old way.
fn spoken(random: &mut Random) -> String {
    match random.below(8) {
        0..=2 => pick(TEENS, random).to_owned(),
        3 => pick(TENS, random).to_owned(),
        4 => format!(
            "{}og{}",
            pick(ONES, random),
            pick("tyve|tredve|førti|femti|seksti|sytti|åtti|nitti", random)
        ),
        _ => format!("{}{}", pick(TENS, random), pick(ONES, random)),
    }
}

fn age(random: &mut Random) -> String {
    if random.below(5) < 2 { spoken(random) } else { (1 + random.below(97)).to_string() }
}

fn date(random: &mut Random) -> String {
    let (day, month, year) = (1 + random.below(28), 1 + random.below(12), 20 + random.below(7));
    match random.below(4) {
        0 => format!("{day:02}.{month:02}.{year}"),
        1 => format!("{day:02}.{month:02}.20{year}"),
        2 => format!("{day}. {} 20{year}", pick(MONTHS, random)),
        _ => format!("{day}. {}", pick(MONTHS, random)),
    }
}
