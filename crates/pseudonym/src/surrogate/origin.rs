//! Where a name comes from and whose it is, as far as the word itself says: short lists of our own and simple endings.

/// The kinds of name that a surrogate keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Norwegian, as the old are called.
    NorwegianOld,
    /// Norwegian, as the young are called.
    NorwegianYoung,
    /// Sámi.
    Sami,
    /// Polish.
    Polish,
    /// Somali.
    Somali,
    /// Arabic, Persian, Turkish, Urdu and near them.
    Arabic,
    /// Tamil and near it.
    Tamil,
    /// Ukrainian and near it.
    Ukrainian,
    /// Elsewhere in Europe.
    European,
}

/// The words of one origin: to choose from, and others by which it is known.
struct Names {
    women: &'static str,
    men: &'static str,
    surnames: &'static str,
    known_women: &'static str,
    known_men: &'static str,
    known_endings: &'static [&'static str],
}

const NORWEGIAN_SURNAMES: &str = "Lyngstad Fossheim Granmo Bjerkvik Kvernmo Brattli Hovland Skarstein Aspelund Dalheim \
    Eikeland Fagerli Grindal Haugstad Innvik Kjelland Lervik Myrvold Norheim Rustad Tangvik Ulstein Vikan Ytterland \
    Ødegård Ålvik Breivold Elvestad Gjerdrum Hellevik Jordal Mosvold Osland Rødland Tveitan Åmodt Berntsen Mathisen \
    Isaksen Henriksen Danielsen Torkildsen Pettersen Ulriksen Wilhelmsen Zahlberg Qvigstad";

const NORWEGIAN_OLD: Names = Names {
    women: "Solfrid Torunn Gunnhild Oddny Bergljot Eldbjørg Ragnfrid Åslaug Jorunn Ingeborg Magnhild Kjellaug Turid \
        Astri Målfrid Hallfrid Dagny Laila Nanna Ellinor Pauline Birgit Valborg Fredrikke Yrsa",
    men: "Torleif Asbjørn Oddvar Sigmund Håkon Halvdan Birger Kolbein Jørund Trygve Reidar Leidulv Einar Kjartan Magnar \
        Nordahl Ragnvald Ulrik Vidkunn Ørnulf Peder Ingvald Yngvar Gunnleik Folke",
    surnames: NORWEGIAN_SURNAMES,
    known_women: "marit kari anne inger randi astrid solveig liv berit gerd grete bjørg kirsten ruth aud ragnhild \
        sigrid else mari gunn wenche tove ellen gro sissel torill hilde eva karin helga borghild klara olga gunvor gunnvor \
        åse margit signe aslaug",
    known_men: "olav ola per kåre arne knut odd jan kjell svein harald bjørn leif magnus rolf tor terje steinar øyvind \
        sverre gunnar ivar torstein asle olai nils lars hans ole johan karl helge finn roald arvid dag geir frank tore egil",
    known_endings: &[],
};
const NORWEGIAN_YOUNG: Names = Names {
    women: "Tiril Vilja Eline Mathea Aurora Selma Ylva Ingvild Hedda Tuva Johanne Karoline Maiken Benedikte Rikke Sunniva \
        Oline Pernille Amalie Leonora Wilma Frøydi Cornelia Ursula",
    men: "Sindre Vegard Kristoffer Simen Viljar Mikael Aksel Snorre Tarjei Vetle Eskil Fredrik Henrik Jonathan Ludvik \
        Oskar Preben Gabriel Nikolai Ulrich Yngve Theodor Benjamin Casper",
    surnames: NORWEGIAN_SURNAMES,
    known_women: "emma nora sofie ida thea sara ingrid emilie maja julie maria hanna lea ella frida silje camilla mia malin \
        vilde oda jenny anna live stine marte kristin line lise mona monica trine heidi nina siri",
    known_men: "noah emil lucas jakob oliver filip isak william liam mathias tobias jonas elias martin kristian alexander \
        anders espen thomas daniel sondre marius christian eirik petter morten stian kim stig tom pål truls",
    known_endings: &[
        "sen", "stad", "vik", "land", "bakken", "berg", "rud", "heim", "haug", "dal", "moen", "nes", "vold",
        "bekk", "eng",
    ],
};
const SAMI: Names = Names {
    women: "Máret Áile Biret Márjá Sunná Láilá Inggá Rávdná Gáddjá Kirstá Elmine Sárá",
    men: "Niillá Jovnna Máhtte Heaika Piera Áslat Juhán Mihkkal Issát Ovllá Ándar Sámmol Duomma",
    surnames: "Gaupin Sombin Eirajok Buljoaivi Guttorn Balton Skummi Näkkäli Vuolabba Labbá Tornevik Juuson",
    known_women: "márjá risten áilu inga biera rávná",
    known_men: "ánte niillas mihkkal jovnna máhtte áslak isak-ánte",
    known_endings: &["joavkku", "eira", "gaup", "hætta", "utsi", "somby"],
};
const POLISH: Names = Names {
    women: "Agnieszka Dorota Halina Joanna Katarzyna Lucyna Małgorzata Renata Urszula Wioletta Zofia Beata Grażyna Ewelina",
    men: "Bogdan Czesław Damian Franciszek Gustaw Jarosław Krzysztof Leszek Mirosław Piotr Rafał Stanisław Wojciech Zbigniew",
    surnames: "Walczak Kubiak Sobczyk Pawlak Adamczyk Banasik Cieślak Dudek Florczyk Górniak Janik Lisiecki Marczak Nowicki \
        Olejnik Rogalski Tomczyk Urbanek Zawadka",
    known_women: "barbara ewa magdalena teresa aleksandra iwona justyna danuta jolanta bożena elżbieta",
    known_men: "andrzej tomasz paweł marek michał janusz jacek adam jerzy tadeusz mariusz marcin łukasz",
    known_endings: &["ski", "ska", "cki", "cka", "wicz", "czyk", "czak", "wiak", "dzki", "dzka"],
};
const SOMALI: Names = Names {
    women: "Hodan Ifrah Sahra Ubah Nimco Fartun Deqa Ayaan Saynab Maryan Raxma Caasha Hamdi",
    men: "Warsame Cabdi Guleed Liban Mahad Sharmarke Yonin Bashiir Diriye Faarah Geedi Keynan Rooble",
    surnames: "Warfaa Jaamac Guuleed Shirwac Cilmi Dualeh Egal Hirsi Kaahin Nuurre Obsiye Ramaac Tarabi Wehliye",
    known_women: "faduma fadumo ayan halima hibo sagal idil asli amina khadija hawa",
    known_men: "abdi abdullahi abdirahman maxamed axmed xasan farah mahamed cabdullahi guled yusuf jama abdikarim",
    known_endings: &["shire", "osman", "dahir", "warsame"],
};
const ARABIC: Names = Names {
    women: "Nadia Samira Layla Rania Zaynab Hanan Dalia Farida Jamila Khadidja Maysoon Salma Widad Bushra Tahira",
    men: "Karim Rashid Tariq Yasin Bilal Faisal Hamid Jamal Khalil Munir Nabil Salim Walid Zakariya Imran",
    surnames: "Haddad Mansour Rahmani Sabbagh Tahiri Zidan Barakat Darwish Farouki Ghanem Jaber Kanaan Larbi Najjar Othmani Wahab",
    known_women: "fatima aisha zainab mariam noor amal huda iman leila yasmin nasreen parveen shabana rukhsana ayşe shirin",
    known_men: "mohammed mohamed muhammad ahmad ahmed ali hassan hussein omar khalid ibrahim mustafa youssef mahmoud abdul \
        reza mehmet osama samir",
    known_endings: &[
        "zadeh", "oğlu", "ullah", "uddin", "khan", "akhtar", "hussain", "iqbal", "malik", "bashir",
    ],
};
const TAMIL: Names = Names {
    women: "Kavitha Priyanka Sumathi Vasanthi Anjali Deepika Gayathri Indira Jeyanthi Meena Nirmala Rajini Thamarai Yamuna",
    men: "Arunan Dinesh Ganeshan Jeyakumar Kumaran Mohanan Prakash Rajeevan Suresan Thivakar Vignesh Balan Nadarajan",
    surnames: "Arulnathan Balakumar Chandran Ganesalingam Jeganathan Kandian Maheswaran Navaratnam Ponnambalam Rajaratnam \
        Selvanathan Thurairajah Vigneswaran Yogarajah",
    known_women: "lakshmi priya kavita shanthi malathi rani devi suganthi",
    known_men: "arun suresh ramesh kumar siva ravi rajan mohan ganesh",
    known_endings: &[
        "nathan", "lingam", "rajah", "pillai", "moorthy", "swaran", "ratnam", "kumar", "thurai", "esan",
    ],
};
const UKRAINIAN: Names = Names {
    women: "Oksana Iryna Halyna Lyudmyla Nataliya Tetyana Svitlana Yaroslava Bohdana Kateryna Raisa Vira Zoryana Alina",
    men: "Andriy Bohdan Dmytro Hryhoriy Ihor Kyrylo Maksym Oleksandr Petro Roman Serhiy Taran Volodymyr Yuriy",
    surnames: "Bondarenko Chumachuk Dovzhenko Fedoriv Havryliuk Kovalchuk Lytvyn Melnychuk Oliynyk Polishchuk Romaniuk Savchenko \
        Tkachuk Vasylenko Yurchenko Zinchenko",
    known_women: "olena olha tetiana natalia yulia mariia anastasiia lyudmila nadiya",
    known_men: "volodymyr mykola vasyl oleksiy serhii andrii ivan oleh viktor",
    known_endings: &["enko", "chuk", "iuk", "yuk", "skyi", "skyy", "tsky", "ova", "eva", "ovych", "ienko"],
};
const EUROPEAN: Names = Names {
    women: "Helene Charlotte Gabriele Isabella Josefine Katharina Leonie Margareta Ottilie Rosalind Tatiana Valentina Bettina Daniela",
    men: "Albert Bernhard Claudio Dietrich Edmund Ferdinand Gilbert Hubert Konrad Lorenzo Matteo Norbert Roberto Sebastian Vincent",
    surnames: "Albrecht Baumann Castelli Dubreuil Ferrari Gruber Hoffmann Jansson Keller Lindqvist Moretti Novotny Oberholt \
        Petrini Romero Steinmann Thorburn Vandermeer Wagner Zellner",
    known_women: "giulia chiara carmen françoise claire birgitta ulla heike",
    known_men: "giovanni carlo jürgen wolfgang pierre jean hugo juan carlos miguel",
    known_endings: &["mann", "berger", "sson", "elli", "etti", "ini"],
};

impl Origin {
    /// Every origin.
    pub(crate) const ALL: [Self; 9] = [
        Self::NorwegianOld,
        Self::NorwegianYoung,
        Self::Sami,
        Self::Polish,
        Self::Somali,
        Self::Arabic,
        Self::Tamil,
        Self::Ukrainian,
        Self::European,
    ];

    fn names(self) -> &'static Names {
        match self {
            Self::NorwegianOld => &NORWEGIAN_OLD,
            Self::NorwegianYoung => &NORWEGIAN_YOUNG,
            Self::Sami => &SAMI,
            Self::Polish => &POLISH,
            Self::Somali => &SOMALI,
            Self::Arabic => &ARABIC,
            Self::Tamil => &TAMIL,
            Self::Ukrainian => &UKRAINIAN,
            Self::European => &EUROPEAN,
        }
    }

    pub(super) fn women(self) -> &'static str {
        self.names().women
    }

    pub(super) fn men(self) -> &'static str {
        self.names().men
    }

    pub(super) fn surnames(self) -> &'static str {
        self.names().surnames
    }

    /// The origin that a name word in lower case tells: the one that lists it, else by letters and endings.
    pub(crate) fn told(lower: &str) -> Option<Self> {
        let listed = |origin: &Self| {
            let names = origin.names();
            [names.women, names.men, names.known_women, names.known_men]
                .iter()
                .any(|list| stands(list, lower))
        };
        let ending = |origin: &Self| {
            lower.chars().count() > 4
                && origin.names().known_endings.iter().any(|ending| lower.ends_with(ending))
        };
        let has = |letters: &[char]| lower.contains(letters);
        if let Some(origin) = Self::ALL.iter().find(|origin| listed(origin)) {
            return Some(*origin);
        }
        match () {
            () if has(&['ł', 'ą', 'ę', 'ń', 'ś', 'ź', 'ż', 'ć']) => Some(Self::Polish),
            () if has(&['č', 'đ', 'ŋ', 'ŧ', 'á']) => Some(Self::Sami),
            () if has(&['ğ', 'ı', 'ş']) || lower.starts_with("al-") => Some(Self::Arabic),
            () if lower.starts_with("abdi") || lower.starts_with("cabd") => Some(Self::Somali),
            () => {
                const WITH_ENDINGS: [Origin; 8] = [
                    Origin::Ukrainian,
                    Origin::Polish,
                    Origin::Tamil,
                    Origin::Somali,
                    Origin::Arabic,
                    Origin::Sami,
                    Origin::European,
                    Origin::NorwegianYoung,
                ];
                WITH_ENDINGS.into_iter().find(ending)
            }
        }
    }

    /// Whether a given name in lower case is a woman's, where the lists say.
    pub(crate) fn is_woman(lower: &str) -> Option<bool> {
        Self::ALL.iter().find_map(|origin| {
            let names = origin.names();
            if stands(names.women, lower) || stands(names.known_women, lower) {
                return Some(true);
            }
            (stands(names.men, lower) || stands(names.known_men, lower)).then_some(false)
        })
    }
}

fn stands(list: &str, lower: &str) -> bool {
    list.split_whitespace().any(|word| word.to_lowercase() == lower)
}

#[cfg(test)]
mod tests {
    use super::Origin;

    #[test]
    fn names_say_where_they_come_from() {
        for (name, origin) in [
            ("kari", Origin::NorwegianOld),
            ("emma", Origin::NorwegianYoung),
            ("kowalczyk", Origin::Polish),
            ("shevchenko", Origin::Ukrainian),
            ("sivalingam", Origin::Tamil),
            ("abdirahman", Origin::Somali),
            ("fatima", Origin::Arabic),
            ("nordbakken", Origin::NorwegianYoung),
        ] {
            assert_eq!(Origin::told(name), Some(origin), "{name}");
        }
        assert_eq!(Origin::told("qwert"), None);
    }

    #[test]
    fn lists_say_whose_a_name_is() {
        assert_eq!(Origin::is_woman("kari"), Some(true));
        assert_eq!(Origin::is_woman("piotr"), Some(false));
        assert_eq!(Origin::is_woman("ukjent"), None);
    }
}
