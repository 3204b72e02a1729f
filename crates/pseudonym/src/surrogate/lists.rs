//! Words that surrogates are made of, written by hand for this project: plain names that many people carry, and places
//! that do not exist. None ends in s, x or z, so that a genitive can always be seen, and none is an ordinary word.

use crate::surrogate::origin::Origin;

/// What a surrogate word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A given name of a woman.
    Woman(Origin),
    /// A given name of a man.
    Man(Origin),
    /// A surname.
    Surname(Origin),
    /// A village, or the proper part of an institution's name.
    Village,
    /// A town.
    City,
    /// A county or district.
    County,
    /// An island.
    Island,
    /// A lake.
    Lake,
    /// A street.
    Street,
}

const VILLAGES: &str = "Fagervåg Lyngsund Nordeidet Kvitstrand Sandvåg Grønvik Havnesund Tindvik Vesterhamn Breidfjord Furusund Skjelvika Varghaugen \
    Ytrehamn Åsvågen Bekkestad Dyrvik Eldvågen Geitvik Innersund Krokhamn Lomvik Mosjord Rognhamn Oterbukta Uvdalsgrend Jordbukta Pilvåg";
const CITIES: &str = "Kongsvåg Sundhamn Elvehamn Kvernstad Borgvik Tollstad Steinborg Lundborg Grimhamn Ravnstad Torghamn Markborg Strandborg Fjellhamn \
    Oddestad Valhamn";
const COUNTIES: &str = "Vestfjell Austmark Fjordmark Solmark Nordvang Lyngmark Kystmark Heimmark Dalmark Innmark Ranfylke Grenfylke";
const ISLANDS: &str = "Lyngøya Furøya Selvøya Rognøya Tangøya Skjeløya Grimøya Havsøya Kobbøya Vardøyra";
const LAKES: &str = "Lomvatnet Rognvatnet Ørevatnet Grimvatnet Tindvatnet Mosvatnet Furuvatnet Skjelvatnet";
const STREETS: &str = "Lyngfaret Granstubben Bjørnebærveien Tyttebærstien Kvernvegen Møllesvingen Rognebærveien Hasselgata Selvegen Lerkefaret \
    Trosteveien Ekornstien Blåklokkevegen Kløverbakken Revefaret Orrestien Havregata Rugvegen Byggfaret Måltrostveien Spurvestien \
    Timoteivegen Einerbakken Lindestubben Ospefaret Rypeveien Gaupefaret Rådyrstien Bekkefaret Jervefaret Ugleveien Vipestien";

impl Role {
    /// The written list.
    pub(super) fn list(self) -> Vec<&'static str> {
        let words = match self {
            Self::Woman(origin) => origin.women(),
            Self::Man(origin) => origin.men(),
            Self::Surname(origin) => origin.surnames(),
            Self::Village => VILLAGES,
            Self::City => CITIES,
            Self::County => COUNTIES,
            Self::Island => ISLANDS,
            Self::Lake => LAKES,
            Self::Street => STREETS,
        };
        words.split_whitespace().collect()
    }
}

/// What kind of place a word names: town, county, island and lake are told apart, everything else is a village.
pub(super) fn place_role(lower: &str) -> Role {
    const TOWNS: &str = "oslo bergen trondheim stavanger kristiansand tromsø drammen fredrikstad sarpsborg sandnes bodø ålesund molde haugesund \
        hamar lillehammer gjøvik tønsberg sandefjord larvik skien porsgrunn arendal moss halden kongsberg hønefoss kongsvinger elverum \
        kristiansund harstad narvik alta hammerfest kirkenes steinkjer levanger namsos førde florø jessheim lillestrøm ski askim mandal grimstad \
        mosjøen svolvær stjørdal horten notodden rjukan odda leirvik bryne egersund voss";
    const COUNTIES: &str = "akershus buskerud østfold telemark vestfold innlandet agder rogaland vestland møre romsdal trøndelag nordland troms \
        finnmark hordaland hedmark oppland sogn fjordane viken sunnmøre nordmøre helgeland lofoten vesterålen salten jæren hadeland toten hardanger";
    let stands = |list: &str| list.split_whitespace().any(|word| word == lower);
    if stands(TOWNS) {
        Role::City
    } else if stands(COUNTIES) {
        Role::County
    } else if lower.ends_with("øya") || lower.ends_with("øy") && lower.len() > 3 {
        Role::Island
    } else if lower.ends_with("vatnet") || lower.ends_with("vannet") || lower.ends_with("sjøen") {
        Role::Lake
    } else {
        Role::Village
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_surrogate_ends_as_a_genitive() {
        let mut roles = vec![Role::Village, Role::City, Role::County, Role::Island, Role::Lake, Role::Street];
        for origin in Origin::ALL {
            roles.extend([Role::Woman(origin), Role::Man(origin), Role::Surname(origin)]);
        }
        for role in roles {
            for word in role
                .list()
                .into_iter()
                .map(str::to_owned)
                .chain((0..2000).map(|number| role.compound(number)))
            {
                assert!(!word.ends_with(['s', 'x', 'z']) && word.chars().count() >= 4, "{word}");
            }
        }
    }

    #[test]
    fn places_stand_for_places_of_like_kind() {
        assert_eq!(place_role("bergen"), Role::City);
        assert_eq!(place_role("vestland"), Role::County);
        assert_eq!(place_role("tautøya"), Role::Island);
        assert_eq!(place_role("nordnesby"), Role::Village);
    }
}
