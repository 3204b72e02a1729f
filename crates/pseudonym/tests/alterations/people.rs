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

/// A consultation. Names of held-out scenes are drawn from the last fifth of the lists, those of others from the rest.
pub(crate) fn scene(number: u64, held_out: bool) -> Scene {
    let mut dice = Dice::new(number + 1);
    for _ in 0..8 {
        dice.below(2);
    }
    let mut one = |list: &'static str| {
        let words: Vec<&str> = list.split_whitespace().collect();
        let cut = words.len() - words.len() / 5;
        let part = if held_out { &words[cut..] } else { &words[..cut] };
        part[dice.below(part.len())].to_owned()
    };
    let woman = number.is_multiple_of(2);
    let given = one(if woman { WOMEN } else { MEN });
    let second = one(if woman { WOMEN } else { MEN });
    let surname = one(SURNAMES);
    let relative = format!("{} {}", one(if woman { MEN } else { WOMEN }), one(SURNAMES));
    let clinician = format!("{} {}", one(WOMEN), one(SURNAMES));
    let (village, town, street) = (one(VILLAGES), one(TOWNS), one(STREETS));
    let patient = if number.is_multiple_of(3) {
        format!("{given} {second} {surname}")
    } else {
        format!("{given} {surname}")
    };
    let digits = |dice: &mut Dice, count: usize| -> String {
        (0..count).map(|_| char::from(b'0' + u8::try_from(dice.below(10)).expect("digit"))).collect()
    };
    let phone = format!("9{}", digits(&mut dice, 7));
    let phone = format!("{} {} {} {}", &phone[..2], &phone[2..4], &phone[4..6], &phone[6..]);
    let (day, month, year) = (1 + dice.below(28), 1 + dice.below(12), 2019 + dice.below(7));
    let national = format!("{day:02}{:02}{:02} {}", 80 + month, 40 + dice.below(55), digits(&mut dice, 5));
    let months = "januar februar mars april mai juni juli august september oktober november desember";
    let month_name = months.split(' ').nth(month - 1).expect("a month");
    let age = 19 + dice.below(70);
    let address = format!("{street} {}, {} {village}", 1 + dice.below(80), 1000 + dice.below(8900));
    let slot = |kind, what, before, original: String, after| Slot { kind, what, before, original, after };
    use IdentifierKind as K;
    let slots = vec![
        slot(K::Name, "name", "Hei, jeg heter ", patient.clone(), ", og jeg har vondt i ryggen."),
        slot(K::Name, "name", "Mannen eller kona, ", relative.clone(), ", er med meg i dag."),
        slot(K::Name, "given", "Det var ", given.clone(), " som ringte."),
        slot(K::Phone, "phone", "Telefonen min er ", phone.clone(), ", ring gjerne."),
        slot(K::NationalId, "national", "Fødselsnummeret er ", national.clone(), ", tror jeg."),
        slot(K::Address, "address", "Jeg bor i ", address.clone(), "."),
        slot(K::Place, "place", "Jeg vokste opp i ", town.clone(), "."),
        slot(K::HealthUnit, "hospital", "Jeg ble operert ved ", format!("{village} sykehus"), " den gangen."),
        slot(K::Date, "date", "Operasjonen var ", format!("{day}. {month_name} {year}"), ", mener jeg."),
        slot(
            K::Date,
            "date",
            "Prøven ble tatt ",
            format!("{:02}.{:02}.{}", 1 + (day + 9) % 28, 1 + (month + 4) % 12, year + 1),
            " hos dere.",
        ),
        slot(K::Age, "age", "Jeg er ", format!("{age} år gammel"), "."),
        slot(
            K::OtherId,
            "code",
            "Saksnummeret er ",
            format!("{}/{}", 20 + dice.below(7), 10_000 + dice.below(80_000)),
            ".",
        ),
        slot(
            K::Email,
            "email",
            "Skriv til ",
            format!("{}.{}@eksempel.no", ascii(&given), ascii(&surname)),
            " om det.",
        ),
    ];
    let mut utterances: Vec<String> =
        slots.iter().map(|slot| format!("{}{}{}", slot.before, slot.original, slot.after)).collect();
    utterances.push(
        "Smertene kom for tre uker siden, verst om natten, og Ibux hjelper litt. Ikke feber.".to_owned(),
    );
    utterances.push(
        "CT og EKG var fine. Vi tar blodprøver, CRP og Hb, og du får en ny time om to uker.".to_owned(),
    );
    let spoken = |text: String| Utterance { speaker: Speaker::Patient, text, start_ms: None, end_ms: None };
    let consultation = Consultation {
        id: format!("scene {number}"),
        patient: Patient {
            name: patient.into(),
            national_id: Some(national.into()),
            born: None,
            sex: Some(if woman { Sex::Female } else { Sex::Male }),
            phone: Some(phone.into()),
            address: Some(address.into()),
        },
        clinician: Clinician { name: clinician.into(), role: "fastlege".into() },
        transcript: Transcript {
            language: Language::Bokmal,
            setting: "fastlege".into(),
            utterances: utterances.into_iter().map(spoken).collect(),
        },
    };
    Scene { slots, consultation }
}

fn ascii(name: &str) -> String {
    name.to_lowercase().chars().filter(char::is_ascii_alphabetic).collect()
}
