//! What a language model does to the words it is given. Each alteration is a function of what stands there, so that the
//! same done to the original is what must come back.

/// An alteration of a text: its name, and what it makes of it; nothing where it does not apply.
pub(crate) struct Alteration {
    pub(crate) name: &'static str,
    pub(crate) of: fn(&str) -> Option<String>,
    /// What must come back, made from the original; nothing where it is the same function.
    pub(crate) back: Option<fn(&str) -> Option<String>>,
    /// Whether the right answer is to leave it uncertain.
    pub(crate) hopeless: bool,
}

const fn same(name: &'static str, of: fn(&str) -> Option<String>) -> Alteration {
    Alteration { name, of, back: None, hopeless: false }
}

fn words(name: &str) -> Vec<&str> {
    name.split(' ').collect()
}

fn first(name: &str) -> String {
    name.chars().next().map(String::from).unwrap_or_default()
}

fn last_word(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

fn genitive(name: &str) -> String {
    if name.to_lowercase().ends_with(['s', 'x', 'z']) { format!("{name}'") } else { format!("{name}s") }
}

fn middle(text: &str, mark: &str) -> Option<String> {
    let count = text.chars().count();
    let at = text.char_indices().nth(count / 2).filter(|_| count >= 4)?.0;
    let joint = text[..at].chars().next_back()?.is_alphabetic() && text[at..].chars().next()?.is_alphabetic();
    joint.then(|| format!("{}{mark}{}", &text[..at], &text[at..]))
}

fn plain(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn last_plain(text: &str) -> Option<String> {
    Some(last_word(text).to_owned())
}

/// For names of two words or more.
pub(crate) const NAMES: [Alteration; 32] = [
    same("as written", plain),
    same("genitive", |name| Some(genitive(name))),
    same("apostrophe and s", |name| Some(format!("{name}'s"))),
    same("capitals", |name| Some(name.to_uppercase())),
    same("lower case", |name| Some(name.to_lowercase())),
    same("capitals, genitive", |name| Some(genitive(last_word(name)).to_uppercase())),
    same("lower case, genitive", |name| Some(genitive(last_word(name)).to_lowercase())),
    same("bold", |name| Some(format!("**{name}**"))),
    same("italic", |name| Some(format!("_{name}_"))),
    same("code", |name| Some(format!("`{name}`"))),
    same("bold in part", |name| Some(format!("**{}** {}", words(name)[0], words(name)[1..].join(" ")))),
    Alteration {
        name: "bold within a word",
        of: |name| {
            let word = last_word(name);
            let at =
                word.char_indices().nth(word.chars().count() / 2).filter(|_| word.chars().count() >= 4)?.0;
            Some(format!("{}**{}**", &word[..at], &word[at..]))
        },
        back: Some(last_plain),
        hopeless: false,
    },
    Alteration {
        name: "hyphenated at a line end",
        of: |name| middle(last_word(name), "-\n"),
        back: Some(last_plain),
        hopeless: false,
    },
    Alteration {
        name: "hyphenated",
        of: |name| middle(last_word(name), "-"),
        back: Some(last_plain),
        hopeless: false,
    },
    Alteration {
        name: "soft hyphen",
        of: |name| middle(last_word(name), "\u{ad}"),
        back: Some(last_plain),
        hopeless: false,
    },
    Alteration {
        name: "zero-width space",
        of: |name| middle(last_word(name), "\u{200b}"),
        back: Some(last_plain),
        hopeless: false,
    },
    same("no-break space", |name| Some(name.replace(' ', "\u{a0}"))),
    same("over two lines", |name| Some(name.replace(' ', "\n"))),
    same("two spaces", |name| Some(name.replace(' ', "  "))),
    same("surname first", |name| {
        let (given, surname) = name.rsplit_once(' ')?;
        Some(format!("{surname}, {given}"))
    }),
    same("surname first, capitals", |name| {
        let (given, surname) = name.rsplit_once(' ')?;
        Some(format!("{}, {given}", surname.to_uppercase()))
    }),
    same("initial and surname", |name| Some(format!("{}. {}", first(name), last_word(name)))),
    same("initial and surname, genitive", |name| {
        Some(format!("{}. {}", first(name), genitive(last_word(name))))
    }),
    same("given name and initial", |name| Some(format!("{} {}.", words(name)[0], first(last_word(name))))),
    same("initials with stops", |name| Some(words(name).iter().map(|word| first(word) + ".").collect())),
    same("initials with stops and spaces", |name| {
        Some(words(name).iter().map(|word| first(word) + ".").collect::<Vec<_>>().join(" "))
    }),
    same("initials", |name| Some(words(name).iter().map(|word| first(word)).collect())),
    same("surname only", last_plain),
    same("given name only", |name| Some(words(name)[0].to_owned())),
    same("fru and surname", |name| Some(format!("fru {}", last_word(name)))),
    same("compound with hyphen", |name| Some(format!("{}-familien", last_word(name)))),
    Alteration {
        name: "misspelt",
        of: |name| {
            let word = last_word(name);
            let (at, sign) = word
                .char_indices()
                .nth(word.chars().count() / 2)
                .filter(|(_, sign)| word.chars().count() >= 6 && *sign != 'q')?;
            Some(format!("{}q{}", &word[..at], &word[at + sign.len_utf8()..]))
        },
        back: Some(plain),
        hopeless: true,
    },
];

/// For a word alone: a given name, a place.
pub(crate) const WORDS: [Alteration; 10] = [
    same("as written", plain),
    same("genitive", |name| Some(genitive(name))),
    same("capitals", |name| Some(name.to_uppercase())),
    same("lower case", |name| Some(name.to_lowercase())),
    same("bold", |name| Some(format!("**{name}**"))),
    same("quoted", |name| Some(format!("«{name}»"))),
    same("compound with hyphen", |name| Some(format!("{name}-turen"))),
    same("compound", |name| Some(format!("{name}området"))),
    Alteration { name: "soft hyphen", of: |name| middle(name, "\u{ad}"), back: Some(plain), hopeless: false },
    Alteration {
        name: "hyphenated at a line end",
        of: |name| middle(name, "-\n"),
        back: Some(plain),
        hopeless: false,
    },
];

/// For `X sykehus`.
pub(crate) const HOSPITALS: [Alteration; 5] = [
    same("as written", plain),
    same("capitals", |name| Some(name.to_uppercase())),
    same("definite", |name| Some(format!("{name}et"))),
    same("in the place", |name| Some(format!("sykehuset i {}", name.split(' ').next()?))),
    same("over two lines", |name| Some(name.replace(' ', "\n"))),
];

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn grouped(text: &str, lengths: &[usize], sign: &str) -> Option<String> {
    let digits = digits(text);
    let mut groups = Vec::new();
    let mut at = 0;
    for length in lengths {
        groups.push(digits.get(at..at + length)?.to_owned());
        at += length;
    }
    (at == digits.len()).then(|| groups.join(sign))
}

pub(crate) const PHONES: [Alteration; 10] = [
    same("as written", plain),
    same("no groups", |text| Some(digits(text))),
    same("groups of two", |text| grouped(text, &[2, 2, 2, 2], " ")),
    same("three, two, three", |text| grouped(text, &[3, 2, 3], " ")),
    same("with +47", |text| Some(format!("+47 {text}"))),
    same("with +47, no groups", |text| Some(format!("+47{}", digits(text)))),
    same("with 0047", |text| Some(format!("0047 {}", digits(text)))),
    same("no-break spaces", |text| grouped(text, &[2, 2, 2, 2], "\u{a0}")),
    same("hyphens", |text| grouped(text, &[3, 2, 3], "-")),
    same("bold", |text| Some(format!("**{text}**"))),
];

pub(crate) const NATIONALS: [Alteration; 6] = [
    same("as written", plain),
    same("no groups", |text| Some(digits(text))),
    same("with a space", |text| grouped(text, &[6, 5], " ")),
    same("with a hyphen", |text| grouped(text, &[6, 5], "-")),
    same("last five digits", |text| Some(format!("personnummer {}", digits(text).get(6..)?))),
    same("first six digits", |text| Some(format!("født {}", digits(text).get(..6)?))),
];

pub(crate) const CODES: [Alteration; 4] = [
    same("as written", plain),
    same("with a hyphen", |text| Some(text.replace('/', "-"))),
    same("with spaces", |text| Some(text.replace('/', " / "))),
    same("bold", |text| Some(format!("**{text}**"))),
];

pub(crate) const ADDRESSES: [Alteration; 7] = [
    same("as written", plain),
    same("street and number", |text| text.split(',').next().map(str::to_owned)),
    same("street only", |text| text.split(' ').next().map(str::to_owned)),
    same("postal code and place", |text| text.split(", ").nth(1).map(str::to_owned)),
    same("over two lines", |text| Some(text.replace(", ", "\n"))),
    same("capitals", |text| Some(text.to_uppercase())),
    same("place only", |text| text.rsplit(' ').next().map(str::to_owned)),
];

pub(crate) const EMAILS: [Alteration; 4] = [
    same("as written", plain),
    same("in angle brackets", |text| Some(format!("<{text}>"))),
    same("as a link", |text| Some(format!("[{text}](mailto:{text})"))),
    same("bold", |text| Some(format!("**{text}**"))),
];

const MONTHS: &str = "januar februar mars april mai juni juli august september oktober november desember";

/// Day, month and year of `14. mai 2025` or `14.05.2025`.
fn date_of(text: &str) -> Option<(u32, u32, u32)> {
    let parts: Vec<&str> = text.split(['.', ' ']).filter(|part| !part.is_empty()).collect();
    let [day, month, year] = parts[..] else { return None };
    let named =
        MONTHS.split(' ').position(|name| name == month).and_then(|place| u32::try_from(place + 1).ok());
    Some((day.parse().ok()?, named.or_else(|| month.parse().ok())?, year.parse().ok()?))
}

fn month_name(month: u32) -> Option<&'static str> {
    MONTHS.split(' ').nth(usize::try_from(month).ok()?.checked_sub(1)?)
}

pub(crate) const DATES: [Alteration; 11] = [
    same("as written", plain),
    same("d.m.yyyy", |text| date_of(text).map(|(day, month, year)| format!("{day}.{month}.{year}"))),
    same("dd.mm.yyyy", |text| date_of(text).map(|(day, month, year)| format!("{day:02}.{month:02}.{year}"))),
    same("dd.mm.yy", |text| {
        date_of(text).map(|(day, month, year)| format!("{day:02}.{month:02}.{:02}", year % 100))
    }),
    same("d. month yyyy", |text| {
        let (day, month, year) = date_of(text)?;
        Some(format!("{day}. {} {year}", month_name(month)?))
    }),
    same("yyyy-mm-dd", |text| date_of(text).map(|(day, month, year)| format!("{year}-{month:02}-{day:02}"))),
    same("d/m-yy", |text| date_of(text).map(|(day, month, year)| format!("{day}/{month}-{:02}", year % 100))),
    same("month and year", |text| {
        let (_, month, year) = date_of(text)?;
        Some(format!("{} {year}", month_name(month)?))
    }),
    same("day and month", |text| {
        let (day, month, _) = date_of(text)?;
        Some(format!("{day}. {}", month_name(month)?))
    }),
    same("year", |text| date_of(text).map(|(_, _, year)| format!("i {year}"))),
    same("bold", |text| Some(format!("**{text}**"))),
];

const ONES: &str = "en to tre fire fem seks sju åtte ni";
const TENS: &str = "tjue tretti førti femti seksti sytti åtti nitti";

fn age_of(text: &str) -> Option<usize> {
    text.split(' ').next()?.parse().ok()
}

fn age_in_words(age: usize) -> Option<String> {
    let ones = if age.is_multiple_of(10) { "" } else { ONES.split(' ').nth(age % 10 - 1)? };
    Some(format!("{}{ones}", TENS.split(' ').nth((age / 10).checked_sub(2)?)?))
}

pub(crate) const AGES: [Alteration; 6] = [
    same("as written", plain),
    same("years", |text| age_of(text).map(|age| format!("{age} år"))),
    same("one word with hyphen", |text| age_of(text).map(|age| format!("{age}-åring"))),
    same("one word", |text| age_of(text).map(|age| format!("{age}åring"))),
    same("in words", |text| age_in_words(age_of(text)?).map(|age| format!("{age} år gammel"))),
    same("in words, one word", |text| age_in_words(age_of(text)?).map(|age| format!("{age}åring"))),
];
