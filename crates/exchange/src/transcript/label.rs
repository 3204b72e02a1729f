//! Who speaks, from the words that stand before a line: `Lege:`, `[patient]`, `Mor:`.

use clinical::Speaker;

const CLINICIAN: &[&str] = &[
    "lege",
    "legen",
    "l",
    "doktor",
    "doktoren",
    "dr",
    "fastlege",
    "fastlegen",
    "legevaktslege",
    "turnuslege",
    "overlege",
    "behandler",
    "behandlar",
    "kliniker",
    "klinikar",
    "helsepersonell",
    "fysioterapeut",
    "fysioterapeuten",
    "fysio",
    "manuellterapeut",
    "kiropraktor",
    "jordmor",
    "jordmora",
    "jordmoren",
    "sykepleier",
    "sykepleieren",
    "sjukepleiar",
    "helsesykepleier",
    "helsesjukepleiar",
    "helsesøster",
    "helsesekretær",
    "psykolog",
    "psykologen",
    "psykiater",
    "logoped",
    "ergoterapeut",
    "tannlege",
    "terapeut",
    "doctor",
    "physician",
    "clinician",
    "provider",
    "gp",
    "nurse",
    "midwife",
    "physiotherapist",
    "therapist",
    "psychologist",
    "d",
];

const PATIENT: &[&str] =
    &["pasient", "pasienten", "pas", "pt", "p", "patient", "klient", "klienten", "bruker", "brukar"];

const COMPANION: &[&str] = &[
    "pårørende",
    "pårørande",
    "mor",
    "moren",
    "mora",
    "far",
    "faren",
    "mamma",
    "pappa",
    "forelder",
    "foreldre",
    "ektefelle",
    "kone",
    "kona",
    "mann",
    "mannen",
    "samboer",
    "sambuar",
    "datter",
    "dotter",
    "sønn",
    "son",
    "søster",
    "bror",
    "bestemor",
    "bestefar",
    "tolk",
    "tolken",
    "følge",
    "ledsager",
    "ledsagar",
    "verge",
    "companion",
    "guest",
    "mother",
    "father",
    "parent",
    "wife",
    "husband",
    "spouse",
    "partner",
    "daughter",
    "sister",
    "brother",
    "interpreter",
    "caregiver",
    "relative",
    "family",
];

/// What stands before the speech of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// A speaker.
    Known(Speaker),
    /// It looks like a speaker, but none that is known.
    Unknown,
    /// Nothing: the line goes on where the one before ended.
    None,
}

/// Parts a line into who speaks and what is said.
pub(super) fn part(line: &str) -> (Label, &str) {
    let line = line.trim();
    let line = line.strip_prefix(['-', '–', '—']).map_or(line, str::trim_start);
    if let Some((name, speech)) = line.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return bracketed(line, name, speech);
    }
    let Some((name, speech)) = line.split_once(':') else { return (Label::None, line) };
    if let Some(speaker) = speaker(name) {
        return (Label::Known(speaker), speech.trim());
    }
    let label = if looks_like_a_name(name) && starts_speech(speech) { Label::Unknown } else { Label::None };
    (label, if label == Label::None { line } else { speech.trim() })
}

/// `[doctor] text`. A bracket alone on its line, `[laughs]`, is a remark of the recogniser and part of the speech.
fn bracketed<'a>(line: &'a str, name: &str, speech: &'a str) -> (Label, &'a str) {
    let speech = speech.trim_start_matches(':').trim();
    match speaker(name) {
        Some(speaker) => (Label::Known(speaker), speech),
        None if speech.is_empty() => (Label::None, line),
        None => (Label::Unknown, speech),
    }
}

/// The speaker of a name as transcripts write it: `Lege`, `Dr. Vik`, `Lege 2`, `patient_guest`, `Pasientens mor`.
pub(super) fn speaker(name: &str) -> Option<Speaker> {
    if name.len() > 60 {
        return None;
    }
    let name = name.to_lowercase();
    let mut words = name.split([' ', '_', '.', '-', '(', '/']).filter(|word| !word.is_empty());
    let first = words.next()?;
    let second = words.next();
    let others = second.into_iter().chain(words).count();
    // More than a role and a full name is a sentence with a colon in it.
    if others > 3 {
        return None;
    }
    let possessed = matches!(first, "pasientens" | "patient's" | "patients" | "patient" | "pasient");
    match second.and_then(role) {
        Some(Speaker::Companion) if possessed => Some(Speaker::Companion),
        _ => role(first),
    }
}

fn role(word: &str) -> Option<Speaker> {
    [(CLINICIAN, Speaker::Clinician), (PATIENT, Speaker::Patient), (COMPANION, Speaker::Companion)]
        .into_iter()
        .find(|(words, _)| words.contains(&word))
        .map(|(_, speaker)| speaker)
}

/// One or two words of letters with a capital first, as the name of a speaker is written.
fn looks_like_a_name(name: &str) -> bool {
    let is_word = |word: &str| word.chars().all(|letter| letter.is_alphanumeric() || "_.-".contains(letter));
    let starts_large = name.starts_with(char::is_uppercase);
    starts_large && name.len() <= 60 && name.split(' ').count() <= 2 && name.split(' ').all(is_word)
}

/// `Kl 10:30` is a time of day, not a speaker.
fn starts_speech(speech: &str) -> bool {
    speech.is_empty() || speech.starts_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_ways_to_name_a_speaker() {
        let cases = [
            ("Lege: Hei.", Speaker::Clinician),
            ("LEGE 2: Hei.", Speaker::Clinician),
            ("Dr. Vik: Hei.", Speaker::Clinician),
            ("- Jordmor: Hei.", Speaker::Clinician),
            ("Pas.: Hei.", Speaker::Patient),
            ("[patient] Hei.", Speaker::Patient),
            ("[patient_guest] Hei.", Speaker::Companion),
            ("Pasientens mor: Hei.", Speaker::Companion),
            ("Pårørende (datter): Hei.", Speaker::Companion),
            ("Tolk: Hei.", Speaker::Companion),
        ];
        for (line, speaker) in cases {
            assert_eq!(part(line), (Label::Known(speaker), "Hei."), "{line}");
        }
    }

    #[test]
    fn speech_with_a_colon_is_no_speaker_and_a_foreign_name_is_not_guessed() {
        assert_eq!(part("vi sees kl 10:30 da").0, Label::None);
        assert_eq!(part("Legen sa at jeg skulle ta: to om dagen").0, Label::None);
        assert_eq!(part("[ler]").0, Label::None);
        assert_eq!(part("SPEAKER_00: Hei.").0, Label::Unknown);
        assert_eq!(part("[nabo] Hei.").0, Label::Unknown);
    }
}
