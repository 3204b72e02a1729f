//! Words that surrogates are made of, written for this project. Plain Norwegian names that many people carry, and
//! places that do not exist.

/// Given names of women.
pub(super) const WOMEN: &str = "Marit Ingeborg Solfrid Ragna Torunn Birgit Oddny Gunnhild Astri Herdis Signy Bergljot Turid Åslaug Randi Eldrid Margit \
    Jorid Sølvi Vigdis Tordis Ragnfrid Ellinor Kristine Hanne Maria Siri Tiril Vilja Eline Mathea Ronja Aurora Selma Oda Ylva \
    Silje Ingvild Hedda Tuva Frida Alma Thale Johanne Karoline Guro Maiken Benedikte Iselin Rikke Tora Sunniva";
/// Given names of men.
pub(super) const MEN: &str = "Harald Torleif Asbjørn Ragnar Oddvar Sigmund Ivar Håkon Gunnar Arvid Magne Trygve Leidulv Einar Halvdan Olaf Birger \
    Torkel Reidar Kolbein Audun Eskil Jørund Sindre Vegard Espen Morten Petter Anders Kristoffer Simen Henrik Markus Emil Oskar Jakob \
    Theodor Ulrik Sander Viljar Mikkel Brede Aksel Iver Snorre Tarjei Njål Vetle Aslak Steinar Frode Roar";
/// Surnames.
pub(super) const SURNAMES: &str = "Lyngstad Fossheim Granmo Bjerkvik Holmen Rognes Steinsvik Kvernmo Sletten Brattli Hovland Skarstein Furunes Vollan \
    Aspelund Bergset Dalheim Eikeland Fagerli Grindal Haugstad Innvik Kjelland Lervik Myrvold Norheim Opdal Rustad Sandnes Tangvik Ulstein \
    Vikan Ytterland Ødegård Ålvik Breivold Elvestad Gjerdrum Hellevik Jordal Kleppe Lunde Mosvold Nesheim Osland Rødland Solvang Tveitan \
    Viken Åmodt Skogen Berntsen Mathisen Isaksen Henriksen Danielsen";
/// Places.
pub(super) const PLACES: &str = "Fagervåg Lyngsund Nordeidet Storhamn Kvitstrand Bjørkedalen Sandvåg Elvenes Grønvik Havnesund Myrdalen Solneset Tindvik \
    Vesterhamn Langvatn Breidfjord Furusund Holmsund Kaldnes Lauvdalen Mosjord Oterøya Rognhamn Skjelvik Stavneset Torvnes Ulvedalen \
    Varghaugen Ytrehamn Åsvågen Bekkestad Dyrvik Eldvågen Fiskenes Geitvik Heimdalsvåg Innersund Jordneset Krokhamn Lomvik";
/// Streets.
pub(super) const STREETS: &str = "Lyngfaret Granstubben Bjørnebærveien Tyttebærstien Furulia Kvernvegen Møllesvingen Rognebærveien Hasselgata Selvegen \
    Lerkefaret Trosteveien Ekornstien Blåklokkevegen Kløverbakken Revefaret Orrestien Havregata Rugvegen Byggfaret Måltrostveien Spurvestien \
    Timoteivegen Einerbakken Lindestubben Ospefaret Rypeveien Gaupefaret Rådyrstien Bekkefaret";

const WOMEN_FIRST: &str = "Sol Ing Ragn Gud Sig Ast Bor Dag Hall Tor Odd Arn Mag Ei Berg";
const WOMEN_LAST: &str = "frid hild veig run laug dis borg bjørg vor gerd unn lin";
const MEN_FIRST: &str = "Tor Arn Odd Sig Hall Ei Gud Bjørn Ketil Øy Ragn Stein Ing Leid Val";
const MEN_LAST: &str = "stein geir mund ulf leif var vald brand finn gar mar tor";
const LAND_FIRST: &str = "Lyng Bjørke Furu Ore Sel Hassel Rogn Torv Mose Bekke Elve Sand Stein Kvern Hegg Asp Einer Lauv Gras Røyr Tang Skjel Måse Rype Orr";
const LAND_LAST: &str =
    "vik stad heim lund dal eide nes haug voll rud sæter tveit øy land bakk mo moen berget myr fjell";

/// What a surrogate word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A given name of a woman.
    Woman,
    /// A given name of a man.
    Man,
    /// A surname.
    Surname,
    /// A place, or the proper part of an institution's name.
    Place,
    /// A street.
    Street,
}

impl Role {
    /// The written list.
    pub(super) fn list(self) -> Vec<&'static str> {
        let words = match self {
            Self::Woman => WOMEN,
            Self::Man => MEN,
            Self::Surname => SURNAMES,
            Self::Place => PLACES,
            Self::Street => STREETS,
        };
        words.split_whitespace().collect()
    }

    /// Compounds for when the list is used up; the same for the same `number`.
    pub(super) fn compound(self, number: usize) -> String {
        let (first, last) = match self {
            Self::Woman => (WOMEN_FIRST, WOMEN_LAST),
            Self::Man => (MEN_FIRST, MEN_LAST),
            _ => (LAND_FIRST, LAND_LAST),
        };
        let (firsts, lasts): (Vec<&str>, Vec<&str>) =
            (first.split_whitespace().collect(), last.split_whitespace().collect());
        let head = firsts[number % firsts.len()];
        let tail = lasts[number / firsts.len() % lasts.len()];
        let round = number / (firsts.len() * lasts.len());
        let again = if round == 0 { String::new() } else { lasts[round % lasts.len()].repeat(round) };
        let street = if self == Self::Street { "vegen" } else { "" };
        format!("{head}{tail}{again}{street}")
    }
}
