//! Text as it should not be: whatever it holds, the spans are well formed; what is known is found among it.

use proptest::prelude::*;
use pseudonym::KnownIdentities;

use crate::told::{self, detector, known, uncovered, well_formed};

/// Any character at all, control characters, marks and private use included, in runs of one kind as text has them.
fn any_text() -> impl Strategy<Value = String> {
    let run = prop_oneof![
        any::<String>(),
        prop::collection::vec(any::<char>(), 0..12).prop_map(String::from_iter),
        "[\\x00-\\x1f\\x7f-\\x9f]{0,4}",
        "\\p{M}{0,4}",
        "[\\p{Cf}\\p{Zs}]{0,4}",
        "\\p{N}{0,12}",
        "[\\p{Lu}\\p{Lt}]\\p{Ll}{0,8}",
        "\\p{Arabic}{0,8}",
        "\\p{Cyrillic}{0,8}",
        "\\p{Han}{0,4}",
        "[0-9 ./:+-]{0,14}",
    ];
    prop::collection::vec(run, 0..12).prop_map(|runs| runs.concat())
}

/// What is known, with any one character put somewhere into it.
fn broken_identity() -> impl Strategy<Value = String> {
    let identity = prop::sample::select(told::IDENTITIES.to_vec());
    (identity, any::<prop::sample::Index>(), any::<char>()).prop_map(|(identity, place, character)| {
        let mut points: Vec<char> = identity.chars().collect();
        points.insert(place.index(points.len() + 1), character);
        points.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn spans_are_well_formed_on_any_text(text in any_text()) {
        well_formed(&text, &KnownIdentities::none())?;
        well_formed(&text, &known(told::PATIENT))?;
    }

    #[test]
    fn spans_are_well_formed_around_broken_identities(
        identities in prop::collection::vec(broken_identity(), 1..4),
        between in any_text(),
    ) {
        well_formed(&identities.join(&between), &known(told::PATIENT))?;
    }

    #[test]
    fn the_same_text_has_the_same_spans(text in any_text()) {
        prop_assert_eq!(
            detector().identify(&text, &known(told::PATIENT)),
            detector().identify(&text, &known(told::PATIENT))
        );
    }
}

#[test]
fn what_is_known_is_found_in_another_language() {
    let known = known(told::PATIENT);
    for around in [
        ["The patient ", " called yesterday about her shoulder."],
        ["Pacjentka ", " zadzwoniła wczoraj w sprawie barku."],
        ["المريضة ", " اتصلت أمس."],
        ["Пациентка ", " звонила вчера."],
        ["患者", "昨天打来电话。"],
        ["நோயாளி ", " நேற்று அழைத்தார்."],
    ] {
        for identity in ["Gunnvor Dag Lillevik", "46218903", "15867030201", "Tjernstubben 14"] {
            // Where words are not parted by spaces, the name still is.
            let text = format!("{} {identity} {}", around[0], around[1]);
            assert_eq!(uncovered(&text, identity, &known), "", "{text}");
        }
    }
}

#[test]
fn a_known_name_is_found_in_its_own_script_and_between_marks_of_direction() {
    for name in
        ["محمد العلي", "דוד לוי", "Наталія Шевченко", "தமிழ்ச்செல்வி", "Łukasz Wójcik-Dahl", "Mohammad العلي"]
    {
        let known = known(name);
        for text in [
            format!("Jeg snakket med {name} i går."),
            format!("Hei \u{202b}{name}\u{202c}, kom inn."),
            format!("\u{2067}{name}\u{2069}: vondt i kneet"),
        ] {
            assert_eq!(uncovered(&text, name, &known), "", "{text}");
        }
    }
}

#[test]
fn zero_width_characters_and_soft_hyphens_do_not_hide_a_name() {
    let known = known(told::PATIENT);
    for name in ["Gunnvor", "Lillevik", "Kvernbekk", "Nordnesby", "Gunnvor Dag Lillevik"] {
        for mark in ['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}'] {
            for place in 1..name.chars().count() {
                let mut points: Vec<char> = name.chars().collect();
                points.insert(place, mark);
                let written: String = points.into_iter().collect();
                let text = format!("Jeg snakket med {written} i går.");
                assert_eq!(uncovered(&text, &written, &known), "", "{text:?}");
            }
        }
    }
}

#[test]
fn nul_and_other_control_characters_part_words_and_hide_nothing() {
    let known = known(told::PATIENT);
    for control in ['\0', '\u{1}', '\u{7f}', '\u{85}', '\r', '\t', '\u{b}', '\u{c}', '\u{2028}'] {
        let text = format!("Hei{control}Gunnvor{control}, ring 46218903{control}!");
        for identity in ["Gunnvor", "46218903"] {
            assert_eq!(uncovered(&text, identity, &known), "", "{text:?}");
        }
    }
}
