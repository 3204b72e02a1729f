//! The kind of practice is free text from the sending system; only words that name a kind of practice go further.

/// Kinds of practice and specialties, lower case.
const KNOWN: [&str; 58] = [
    "akuttmottak",
    "allmennlege",
    "anestesi",
    "audiograf",
    "barneavdeling",
    "bup",
    "dermatologi",
    "dps",
    "endokrinologi",
    "ergoterapeut",
    "fastlege",
    "fysioterapeut",
    "fødeavdeling",
    "gastroenterologi",
    "geriatri",
    "gynekologi",
    "helsestasjon",
    "helsesjukepleiar",
    "helsesykepleier",
    "hjemmesykepleie",
    "hjertemedisin",
    "hudlege",
    "indremedisin",
    "infeksjonsmedisin",
    "jordmor",
    "kardiologi",
    "kiropraktor",
    "kirurgi",
    "legekontor",
    "legevakt",
    "logoped",
    "lungemedisin",
    "manuellterapeut",
    "medisin",
    "nefrologi",
    "nevrologi",
    "nyremedisin",
    "onkologi",
    "optiker",
    "ortopedi",
    "overlege",
    "pediatri",
    "poliklinikk",
    "psykiatri",
    "psykolog",
    "rehabilitering",
    "revmatologi",
    "sjukeheim",
    "sjukepleiar",
    "sykehjem",
    "sykehus",
    "sykepleier",
    "tannlege",
    "urologi",
    "voksenpsykiatri",
    "øre-nese-hals",
    "øyelege",
    "øyeavdeling",
];

/// The words of `setting` that name a kind of practice, in lower case; anything else, a name for instance, is left out.
pub(crate) fn known_words(setting: &str) -> String {
    let lower = setting.to_lowercase();
    let words = lower.split(|character: char| !character.is_alphanumeric() && character != '-');
    words.filter(|word| KNOWN.contains(word)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::known_words;

    #[test]
    fn a_name_in_the_setting_goes_no_further() {
        assert_eq!(known_words("Poliklinikk ortopedi"), "poliklinikk ortopedi");
        assert_eq!(known_words("fastlege - Dina Delta, Lyngveien 4"), "fastlege");
        assert_eq!(known_words("Dina Delta"), "");
    }
}
