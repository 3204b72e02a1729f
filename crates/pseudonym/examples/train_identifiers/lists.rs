//! Names, places, drugs and terms from the data folder, and the few lists written here.

use std::collections::{BTreeSet, HashSet};
use std::io;
use std::path::Path;

use pseudonym::training::{ListedWord, Random, Sample, WordKind};
use pseudonym::{Identifier, IdentifierKind};

/// Words to fill templates with.
pub(crate) struct Lists {
    pub(crate) given: Vec<String>,
    pub(crate) surnames: Vec<String>,
    pub(crate) places: Vec<String>,
    pub(crate) drugs: Vec<String>,
    /// The first word of each drug's name.
    pub(crate) brands: Vec<String>,
    pub(crate) terms: Vec<String>,
    /// Occupations.
    pub(crate) professions: Vec<String>,
    /// Names of laboratory analyses.
    pub(crate) analyses: Vec<String>,
    /// Ordinary lower-case words of running text, each as often as it stands there.
    pub(crate) words: Vec<String>,
}

/// Names from abroad, common in Norway and thin in the lists.
pub(crate) const GIVEN_ABROAD: &str = "Abdirahman Abdullahi Agnieszka Ahmed Aleksandra Amina Anastasiia Andrzej Asha Ayaan \
    Bahar Biruk Bożena Chi Dawit Dmytro Ewelina Fadumo Farhad Fatuma Filmon Grzegorz Habiba Hamza Hodan Huda Ifrah Iryna \
    Jamila Jovan Kamala Kanagaratnam Katarzyna Khadija Krzysztof Leyla Lidiia Małgorzata Mahad Maryan Mehwish Milica \
    Mohamud Mykola Nasreen Natnael Nimco Oksana Oleksandr Paweł Piotr Przemysław Rahel Rania Ravi Sahra Samira Selam \
    Shanthini Sivakumar Senait Sumaya Svitlana Taras Tesfalem Thanushan Thi Tuan Vasyl Wojciech Yonas Yusuf Zainab Zofia";

/// Surnames likewise.
pub(crate) const SURNAMES_ABROAD: &str = "Abdi Abebe Ahmadi Akhtar Aziz Bajrami Balasingam Boyko Chaudhry Dąbrowska Farah \
    Gashi Gebre Ghebremedhin Haddad Hassan Hersi Hussein Iqbal Jallow Jama Jovanović Kamińska Khalil Kidane Kovalenko \
    Kowalczyk Krasniqi Le Lewandowski Löfgren Mahmoud Malik Melnyk Mohamud Nguyen Nowak Nur Osman Petrović Pham Rajan \
    Rezai Saleh Selvarajah Shevchenko Singh Sivakumar Tekle Tesfay Thapa Tran Warsame Wiśniewski Wójcik Yılmaz Zhang Zieliński";

const COUNTRIES: &str = "norge noreg sverige danmark finland island tyskland frankrike england storbritannia skottland irland \
    wales nederland belgia spania portugal italia hellas polen ukraina russland sovjetunionen estland latvia litauen tsjekkia \
    slovakia ungarn romania bulgaria serbia kroatia bosnia kosovo albania makedonia montenegro slovenia østerrike sveits tyrkia \
    usa canada mexico brasil argentina chile peru colombia cuba venezuela kina japan india pakistan bangladesh afghanistan iran irak \
    syria libanon israel palestina jordan egypt libya tunisia algerie marokko sudan etiopia eritrea somalia kenya uganda tanzania \
    kongo nigeria ghana gambia senegal angola mosambik zimbabwe zambia vietnam thailand filippinene indonesia malaysia singapore \
    australia nepal burma myanmar korea nord-korea sør-korea taiwan mongolia europa asia afrika amerika sør-amerika nord-amerika \
    antarktis skandinavia norden midtøsten eu romersk vesten østen balkan saudi-arabia kuwait jemen kypros malta luxembourg \
    hviterussland kviterussland georgia armenia aserbajdsjan kasakhstan usbekistan sør-afrika sri grønland færøyene færøyane";

/// Whether `lower` names a country or a part of the world, which is no identifier.
pub(crate) fn is_country(lower: &str) -> bool {
    let name = lower.trim_end_matches('s');
    COUNTRIES.split_whitespace().any(|country| country == lower || country == name)
}

/// Countries as they are written in text.
pub(crate) fn countries() -> Vec<&'static str> {
    vec![
        "Spania", "Polen", "Somalia", "Pakistan", "Eritrea", "Thailand", "Hellas", "Sverige", "Ukraina",
        "Tyrkia", "Syria", "India", "Italia", "Vietnam", "Irak", "USA", "Tyskland", "Danmark", "Marokko",
        "Kenya", "Noreg", "Norge", "Litauen",
    ]
}

/// Reads every list.
pub(crate) fn read(data: &Path) -> io::Result<Lists> {
    let names = data.join("names");
    let mut given = first_column(&names.join("firstnames.tsv"), '\t')?;
    given.extend(first_column(&names.join("frimerke/personnavn.csv"), ',')?);
    given.extend(first_column(&names.join("nhn/sameFemaleNames.txt"), ';')?);
    given.extend(first_column(&names.join("nhn/sameMaleNames.txt"), ';')?);
    given.extend(GIVEN_ABROAD.split_whitespace().map(str::to_owned));
    let mut surnames = first_column(&names.join("surnames.tsv"), '\t')?;
    surnames.extend(first_column(&names.join("frimerke/etternavn.csv"), ',')?);
    surnames.extend(SURNAMES_ABROAD.split_whitespace().map(str::to_owned));
    let mut places = json_names(&data.join("places/municipalities-2025.json"), "name_no")?;
    places.extend(json_names(&data.join("places/postal-codes-2026.json"), "place")?);
    let (drugs, mut terms) = medical_terms(&data.join("terms/NorMedTerm.csv"))?;
    terms.extend(json_names(&data.join("codes/navikt/ICPC2.json"), "text")?);
    terms.extend(
        json_names(&data.join("codes/navikt/ICD10.json"), "text")?.into_iter().filter(|text| text.len() < 50),
    );
    let first_word = |drug: &String| drug.split(' ').next().map(str::to_owned).filter(|word| word.len() > 3);
    let brands: BTreeSet<String> = drugs.iter().filter_map(first_word).collect();
    let brands = brands.into_iter().collect();
    let professions = professions(&data.join("codes/atc/nav/arbeidssokere-yrke/dataset.csv"))?;
    let analyses = column(
        &data.join("codes/nlk/norsk_laboratoriekodeverk_7280.77-clean_full_deduplicated.csv"),
        ',',
        5,
    )?;
    let mut words = ordinary_words(&data.join("norne/nob-train.bio.tsv"))?;
    words.extend(ordinary_words(&data.join("norne/nno-train.bio.tsv"))?);
    let is_name =
        |name: &String| name.chars().count() >= 2 && name.chars().next().is_some_and(char::is_uppercase);
    let clean = |list: Vec<String>| {
        let mut seen = HashSet::new();
        list.into_iter().filter(|name| is_name(name) && seen.insert(name.clone())).collect::<Vec<_>>()
    };
    Ok(Lists {
        given: clean(given),
        surnames: clean(surnames),
        places: clean(places),
        drugs,
        brands,
        terms,
        professions,
        analyses,
        words,
    })
}

fn first_column(path: &Path, separator: char) -> io::Result<Vec<String>> {
    let text = String::from_utf8_lossy(&std::fs::read(path)?).into_owned();
    let fields = text.lines().filter_map(|line| line.split(separator).next());
    let names = fields.map(|field| field.trim_matches(|sign: char| sign == '\u{feff}' || sign == '"'));
    Ok(names
        .filter(|name| !name.contains(['¿', '\u{fffd}', 'ï']) && *name != "navn")
        .map(str::to_owned)
        .collect())
}

fn column(path: &Path, separator: char, number: usize) -> io::Result<Vec<String>> {
    let text = std::fs::read_to_string(path)?;
    let fields = text.lines().skip(1).filter_map(|line| line.split(separator).nth(number));
    let short = fields.filter(|field| (3..25).contains(&field.len()) && !field.contains('"'));
    Ok(short.map(str::to_owned).collect())
}

/// Each title once, in lower case as it stands in a sentence.
fn professions(path: &Path) -> io::Result<Vec<String>> {
    let mut titles: Vec<String> = column(path, ';', 4)?.iter().map(|title| title.to_lowercase()).collect();
    titles.retain(|title| !title.contains([' ', ',', '(']));
    titles.extend(OFTEN_NAMED.split_whitespace().flat_map(|title| std::iter::repeat_n(title.to_owned(), 20)));
    titles.sort();
    Ok(titles)
}

/// Those who are named in records.
const OFTEN_NAMED: &str = "lege fastlege overlege turnuslege vikarlege anestesilege kirurg ortoped urolog nevrolog kardiolog hudlege øyelege sykepleier \
    sjukepleiar hjelpepleier vernepleier helsefagarbeider farmasøyt fysioterapeut manuellterapeut kiropraktor ergoterapeut logoped audiograf psykolog \
    psykiater jordmor helsesykepleier helsesjukepleiar tannlege bioingeniør radiograf sekretær saksbehandler veileder koordinator kontaktlærer rektor \
    prest tolk advokat sosionom tilsynslege assistent professor pedagog spesialist kommunelege legevaktslege patolog geriater gynekolog";

fn json_names(path: &Path, key: &str) -> io::Result<Vec<String>> {
    let rows: Vec<serde_json::Value> = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let mut seen = HashSet::new();
    let names = rows.iter().filter_map(|row| row[key].as_str()).filter(|name| !name.contains(['/', '(']));
    Ok(names.map(str::to_owned).filter(|name| seen.insert(name.clone())).collect())
}

/// Drugs and other medical terms, of which none identifies anybody.
fn medical_terms(path: &Path) -> io::Result<(Vec<String>, Vec<String>)> {
    let (mut drugs, mut terms) = (Vec::new(), Vec::new());
    for line in std::fs::read_to_string(path)?.lines() {
        let mut fields = line.split('\t');
        let (Some(term), Some(category), Some(source)) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        if term.len() < 3 || term.len() > 40 || term.contains(['(', '/', ',']) {
            continue;
        }
        match (category, source) {
            ("SUBSTANCE", "FEST") => drugs.push(term.to_owned()),
            ("SUBSTANCE" | "PERSON" | "ORGANIZATION" | "OTHER", _) => {}
            _ => terms.push(term.to_owned()),
        }
    }
    Ok((drugs, terms))
}

fn ordinary_words(path: &Path) -> io::Result<Vec<String>> {
    let text = std::fs::read_to_string(path)?;
    let outside = text.lines().filter_map(|line| line.strip_suffix("\tO"));
    Ok(outside
        .filter(|word| word.chars().all(char::is_lowercase) && word.len() > 1)
        .map(str::to_owned)
        .collect())
}

impl Lists {
    /// Every word of the lists with what it is there.
    pub(crate) fn listed_words(&self) -> Vec<ListedWord> {
        let mut listed = Vec::new();
        let mut add = |text: &str, kind, weight| {
            for word in text.to_lowercase().split(|sign: char| !sign.is_alphabetic()) {
                if word.chars().count() >= 2 {
                    listed.push(ListedWord { word: word.to_owned(), kind, weight });
                }
            }
        };
        self.given.iter().chain(&self.surnames).for_each(|name| add(name, WordKind::Name, 1.0));
        self.places.iter().for_each(|place| add(place, WordKind::Place, 0.8));
        self.drugs.iter().chain(&self.terms).for_each(|term| add(term, WordKind::Term, 0.3));
        self.analyses.iter().for_each(|term| add(term, WordKind::Term, 0.1));
        self.professions.iter().for_each(|title| add(title, WordKind::Ordinary, 0.5));
        self.words.iter().for_each(|word| add(word, WordKind::Ordinary, 0.5));
        listed
    }

    /// Each name, place and ordinary word as a text of its own, so that rare names weigh something by themselves.
    pub(crate) fn words_alone(&self, random: &mut Random) -> Vec<Sample> {
        let ordinary: HashSet<&String> = self.words.iter().collect();
        let mut samples = Vec::new();
        for (list, kind) in [
            (&self.given, IdentifierKind::Name),
            (&self.surnames, IdentifierKind::Name),
            (&self.places, IdentifierKind::Place),
        ] {
            for name in list.iter().filter(|name| !ordinary.contains(&name.to_lowercase())) {
                if kind == IdentifierKind::Place && random.below(2) == 0 {
                    continue;
                }
                let text = if random.below(2) == 0 { name.clone() } else { name.to_lowercase() };
                let end = text.chars().count();
                samples.push(Sample { text, identifiers: vec![Identifier { start: 0, end, kind }] });
            }
        }
        let mut words: Vec<&String> = ordinary.into_iter().collect();
        words.sort();
        let outside = words.into_iter().chain(&self.drugs).chain(&self.terms);
        let outside: Vec<&String> = outside.filter(|_| random.below(3) == 0).collect();
        for brand in &self.brands {
            let text = if random.below(2) == 0 { brand.clone() } else { brand.to_lowercase() };
            samples.push(Sample { text, identifiers: Vec::new() });
        }
        samples
            .extend(outside.into_iter().map(|text| Sample { text: text.clone(), identifiers: Vec::new() }));
        samples
    }
}
