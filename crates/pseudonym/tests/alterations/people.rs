//! Made-up people and what is said of them.

use clinical::{Clinician, Consultation, Language, Patient, Sex, Speaker, Transcript, Utterance};
use pseudonym::IdentifierKind;

/// A small generator, so that the suite is the same every time.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x1234_5678_9abc_def0)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound.max(1) as u64).expect("fits")
    }
}

const WOMEN: &str = "Marit Kari Ingrid Solveig Emma Nora Berit Turi Camilla Anniken Fatima Aisha Hodo Olena Agata Kavya Máren Astrid Liv Ellen \
    Gunnvor Ragnhild Synnøve Eva Mona Jorid Siw Vår Rosa Merete";
const MEN: &str = "Olav Per Jonas Mathias Hans Stein Lars Truls Knut Arvid Mohammed Yusuf Abdi Taras Marek Arun Ántar Egil Odin Trond Kåre \
    Bård Geir Nils Thomas Eirik Sverre Dag Roy Øystein";
const SURNAMES: &str = "Lillevik Kvernbekk Nordmann Hagen Bakke Solli Sæther Strand Berge Moe Dahl Haugen Nguyen Kowalski Shevchenko Warsamee \
    Sivakumar Eirason Utne Helland Rønning Tjønn Aasen Brekke Ruud Skogstad Hjelmeset Myhre Fosse Grønli";
const VILLAGES: &str =
    "Nordnesby Solbergvik Havneset Fjellbygda Sundøyra Kvalvik Granvin Myklebost Tverrelva Bjorli";
const TOWNS: &str = "Bergen Trondheim Stavanger Tromsø Drammen Hamar Molde Bodø Skien Arendal";
const STREETS: &str = "Tjernstubben Parkveien Storgata Solbakken Kirkegata Fjordveien Skolegata Bjørkealléen Strandgata Myrveien";

/// Something said that must be hidden, in an utterance of its own: what is before and after it is plain.
pub(crate) struct Slot {
    pub(crate) kind: IdentifierKind,
    /// What it is for the alterations: `name`, `phone`, …
    pub(crate) what: &'static str,
    pub(crate) before: &'static str,
    pub(crate) original: String,
    pub(crate) after: &'static str,
}

pub(crate) struct Scene {
    pub(crate) slots: Vec<Slot>,
    pub(crate) consultation: Consultation,
}

/// Draws what a consultation is about. Held-out scenes draw from the last fifth of the lists, others from the rest.
struct Draw {
    dice: Dice,
    held_out: bool,
}

impl Draw {
    fn word(&mut self, list: &str) -> String {
        let words: Vec<&str> = list.split_whitespace().collect();
        let cut = words.len() - words.len() / 5;
        let part = if self.held_out { &words[cut..] } else { &words[..cut] };
        part[self.dice.below(part.len())].to_owned()
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + u8::try_from(self.dice.below(10)).expect("digit"))).collect()
    }

    fn between(&mut self, least: usize, count: usize) -> usize {
        least + self.dice.below(count)
    }
}

/// A consultation.
pub(crate) fn scene(number: u64, held_out: bool) -> Scene {
    let mut draw = Draw { dice: Dice::new(number + 1), held_out };
    for _ in 0..8 {
        draw.dice.below(2);
    }
    let woman = number.is_multiple_of(2);
    let (own, others) = if woman { (WOMEN, MEN) } else { (MEN, WOMEN) };
    let (given, second, surname) = (draw.word(own), draw.word(own), draw.word(SURNAMES));
    let clinician = format!("{} {}", draw.word(WOMEN), draw.word(SURNAMES));
    let relative = format!("{} {}", draw.word(others), draw.word(SURNAMES));
    let three = number.is_multiple_of(3);
    let name = if three { format!("{given} {second} {surname}") } else { format!("{given} {surname}") };
    let village = draw.word(VILLAGES);
    let phone = draw.digits(7);
    let address =
        format!("{} {}, {} {village}", draw.word(STREETS), draw.between(1, 80), draw.between(1000, 8900));
    let (day, month) = (draw.between(1, 28), draw.between(1, 12));
    let national = format!("{day:02}{:02}{:02} {}", 80 + month, draw.between(40, 55), draw.digits(5));
    let patient = Patient {
        name: name.into(),
        national_id: Some(national.into()),
        born: None,
        sex: Some(if woman { Sex::Female } else { Sex::Male }),
        phone: Some(format!("9{} {} {} {}", &phone[..1], &phone[1..3], &phone[3..5], &phone[5..]).into()),
        address: Some(address.into()),
    };
    let slots = slots(&mut draw, &patient, &relative, &village);
    let mut utterances: Vec<String> =
        slots.iter().map(|slot| format!("{}{}{}", slot.before, slot.original, slot.after)).collect();
    utterances.push(
        "Smertene kom for tre uker siden, verst om natten, og Ibux hjelper litt. Ikke feber.".to_owned(),
    );
    utterances.push(
        "CT og EKG var fine. Vi tar blodprøver, CRP og Hb, og du får en ny time om to uker.".to_owned(),
    );
    let spoken = |text: String| Utterance { speaker: Speaker::Patient, text, start_ms: None, end_ms: None };
    let transcript = Transcript {
        language: Language::Bokmal,
        setting: "fastlege".into(),
        utterances: utterances.into_iter().map(spoken).collect(),
    };
    let clinician = Clinician { name: clinician.into(), role: "fastlege".into() };
    Scene {
        slots,
        consultation: Consultation { id: format!("scene {number}"), patient, clinician, transcript },
    }
}

fn slots(draw: &mut Draw, patient: &Patient, relative: &str, village: &str) -> Vec<Slot> {
    use IdentifierKind as K;
    const MONTHS: &str = "januar februar mars april mai juni juli august september oktober november desember";
    let slot = |kind, what, before, original: String, after| Slot { kind, what, before, original, after };
    let name = patient.name.expose();
    let (given, surname) =
        (name.split(' ').next().expect("a name"), name.rsplit(' ').next().expect("a name"));
    let said = |value: &Option<clinical::Sensitive<String>>| value.as_ref().expect("given").expose().clone();
    let (day, month, year) = (draw.between(1, 28), draw.between(1, 12), draw.between(2019, 7));
    let month = MONTHS.split(' ').nth(month - 1).expect("a month");
    let sampled = format!("{:02}.{:02}.{}", draw.between(1, 28), draw.between(1, 12), year + 1);
    let case = format!("{}/{}", draw.between(20, 7), draw.between(10_000, 80_000));
    let mail = format!("{}.{}@eksempel.no", ascii(given), ascii(surname));
    vec![
        slot(K::Name, "name", "Hei, jeg heter ", name.clone(), ", og jeg har vondt i ryggen."),
        slot(K::Name, "name", "Mannen eller kona, ", relative.to_owned(), ", er med meg i dag."),
        slot(K::Name, "given", "Det var ", given.to_owned(), " som ringte."),
        slot(K::Phone, "phone", "Telefonen min er ", said(&patient.phone), ", ring gjerne."),
        slot(K::NationalId, "national", "Fødselsnummeret er ", said(&patient.national_id), ", tror jeg."),
        slot(K::Address, "address", "Jeg bor i ", said(&patient.address), "."),
        slot(K::Place, "place", "Jeg vokste opp i ", draw.word(TOWNS), "."),
        slot(K::HealthUnit, "hospital", "Jeg ble operert ved ", format!("{village} sykehus"), " den gangen."),
        slot(K::Date, "date", "Operasjonen var ", format!("{day}. {month} {year}"), ", mener jeg."),
        slot(K::Date, "date", "Prøven ble tatt ", sampled, " hos dere."),
        slot(K::Age, "age", "Jeg er ", format!("{} år gammel", draw.between(19, 70)), "."),
        slot(K::OtherId, "code", "Saksnummeret er ", case, "."),
        slot(K::Email, "email", "Skriv til ", mail, " om det."),
    ]
}

fn ascii(name: &str) -> String {
    name.to_lowercase().chars().filter(char::is_ascii_alphabetic).collect()
}
