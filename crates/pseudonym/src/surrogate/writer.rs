//! Writes one document anew, with a surrogate for every identifier.

use std::collections::{HashMap, HashSet};

use clinical::Consultation;

use crate::key::{Replaced, SurrogateKey};
use crate::kind::{Identifier, IdentifierKind};
use crate::number::{ordinal_value, spoken_value};
use crate::pattern::date::month_of;
use crate::pseudonyms::Pseudonyms;
use crate::surrogate::age::{Age, unit_of};
use crate::surrogate::date::{self, Calendar, Shift, Written};
use crate::surrogate::taken::Taken;
use crate::token::{Class, Tokens};

/// Surrogates that an attempt gave out and that the document says itself.
pub(crate) type Banned = HashSet<String>;

/// The utterances of a document, each with its identifiers in bytes.
pub(crate) struct Source<'a> {
    pub(crate) texts: Vec<&'a str>,
    pub(crate) parts: Vec<Vec<Part>>,
}

/// An identifier within an utterance: bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: IdentifierKind,
}

impl<'a> Source<'a> {
    /// Cuts what was found in the utterances joined by line breaks (code points) into the utterances. What spans two is
    /// cut.
    pub(crate) fn new(texts: Vec<&'a str>, joined: &str, found: &[Identifier]) -> Self {
        let mut bytes = Vec::with_capacity(found.len());
        let mut points =
            joined.char_indices().map(|(byte, _)| byte).chain([joined.len()]).enumerate().peekable();
        let mut byte_of = |point: usize| {
            while points.next_if(|(at, _)| *at < point).is_some() {}
            points.peek().map_or(joined.len(), |(_, byte)| *byte)
        };
        for identifier in found {
            let start = byte_of(identifier.start);
            bytes.push(Part { start, end: byte_of(identifier.end), kind: identifier.kind });
        }
        let mut parts = Vec::with_capacity(texts.len());
        let (mut start, mut first) = (0, 0);
        for text in &texts {
            let end = start + text.len();
            while bytes.get(first).is_some_and(|part| part.end <= start) {
                first += 1;
            }
            let within = bytes[first..].iter().take_while(|part| part.start < end);
            let moved = |part: &Part| Part {
                start: part.start.max(start) - start,
                end: part.end.min(end) - start,
                kind: part.kind,
            };
            parts.push(within.map(moved).collect());
            start = end + 1;
        }
        Self { texts, parts }
    }
}

/// The surrogates of one document.
pub(crate) struct Writer<'a> {
    pub(super) consultation: &'a Consultation,
    pub(super) pseudonyms: Pseudonyms,
    pub(super) taken: Taken<'a>,
    pub(super) key: SurrogateKey,
    /// Original word -> surrogate in this document.
    pub(super) word_of: HashMap<String, String>,
    /// Name words that stand without genitive ending somewhere.
    pub(super) bare: HashSet<String>,
    /// The surrogate of the given name before the surname that is being chosen.
    pub(super) beside: String,
    shift: Shift,
    /// What was written before for the same text.
    written: HashMap<String, String>,
    /// Day and month -> year, where the document says all three.
    years: HashMap<(u32, u32), i32>,
    /// Every surrogate says only that something was here.
    opaque: bool,
}

impl<'a> Writer<'a> {
    /// `pseudonyms` are the patient's; `banned` and `avoid` say what must not be used.
    pub(crate) fn new(
        tokens: &'a Tokens<'a>,
        consultation: &'a Consultation,
        pseudonyms: Pseudonyms,
        banned: &'a Banned,
        avoid: &'a dyn Fn(&str) -> bool,
    ) -> Self {
        Self {
            consultation,
            taken: Taken::new(tokens, &pseudonyms, banned, avoid),
            key: SurrogateKey::new(pseudonyms.tag()),
            word_of: HashMap::new(),
            bare: HashSet::new(),
            beside: String::new(),
            shift: pseudonyms.shift(),
            written: HashMap::new(),
            years: HashMap::new(),
            opaque: false,
            pseudonyms,
        }
    }

    /// From now on surrogates say only that something was here: the last attempt.
    #[must_use]
    pub(crate) fn opaque(mut self) -> Self {
        self.opaque = true;
        self
    }

    /// The utterances with their surrogates.
    pub(crate) fn write(&mut self, source: &Source<'_>) -> Vec<String> {
        if !self.opaque {
            self.prepare(source);
        }
        let mut texts = Vec::with_capacity(source.texts.len());
        for (original, parts) in source.texts.iter().zip(&source.parts) {
            let mut text = String::with_capacity(original.len() + 32);
            let mut replaced = Vec::with_capacity(parts.len());
            let mut at = 0;
            let (mut points, mut new_points) = (0, 0);
            for part in parts {
                let between = &original[at..part.start];
                let written = &original[part.start..part.end];
                let surrogate = self.surrogate(written, part.kind);
                text.push_str(between);
                text.push_str(&surrogate);
                let gap = between.chars().count();
                let (start, new_start) = (points + gap, new_points + gap);
                (points, new_points) =
                    (start + written.chars().count(), new_start + surrogate.chars().count());
                replaced.push(Replaced { original: (start, points), surrogate: (new_start, new_points) });
                at = part.end;
            }
            text.push_str(&original[at..]);
            self.key.add_utterance(replaced);
            texts.push(text);
        }
        texts
    }

    /// Who is who, and of which year the days are, before the first surrogate is written.
    fn prepare(&mut self, source: &Source<'_>) {
        let parts = || {
            let lines = source.texts.iter().zip(&source.parts);
            lines.flat_map(|(text, parts)| parts.iter().map(move |part| (*text, *part)))
        };
        for (text, part) in parts() {
            let written = &text[part.start..part.end];
            match part.kind {
                IdentifierKind::Name => self.note_name(written),
                IdentifierKind::Date => {
                    if let Some(Calendar { year: Some(year), month: Some(month), day: Some(day) }) =
                        Written::read(&Tokens::of(written)).map(|read| read.date)
                    {
                        self.years.insert((day, month), year);
                    }
                }
                _ => {}
            }
        }
        for (text, part) in parts().filter(|(_, part)| part.kind == IdentifierKind::Name) {
            self.name_person(&text[part.start..part.end], &text[..part.start]);
        }
    }

    /// The key of what was written, and the pseudonyms as they have grown.
    pub(crate) fn finish(mut self) -> (SurrogateKey, Pseudonyms) {
        self.enter_persons();
        (self.key, self.pseudonyms)
    }

    fn surrogate(&mut self, written: &str, kind: IdentifierKind) -> String {
        if let Some(surrogate) = self.written.get(written) {
            return surrogate.clone();
        }
        let natural = if self.opaque { None } else { self.natural(written, kind) };
        let surrogate = natural.unwrap_or_else(|| self.hidden(written));
        self.written.insert(written.to_owned(), surrogate.clone());
        surrogate
    }

    fn natural(&mut self, written: &str, kind: IdentifierKind) -> Option<String> {
        let phrase = match kind {
            IdentifierKind::Name => self.name(written),
            IdentifierKind::Place | IdentifierKind::Org | IdentifierKind::HealthUnit => {
                self.institution(written, kind)
            }
            IdentifierKind::Email | IdentifierKind::Url => self.contact(written),
            IdentifierKind::Date => self.date(written),
            IdentifierKind::Age => self.age(written),
            IdentifierKind::NationalId => self.number(written, true),
            IdentifierKind::OtherId | IdentifierKind::Phone => self.number(written, false),
            IdentifierKind::Address => None,
        };
        // What joins several kinds (a known address with a postal code that could be a year) is replaced word by word
        // and number by number, as an address is.
        let phrase = phrase.or_else(|| self.address(written))?;
        (!self.taken.is_banned(&phrase) && self.key.add_form(&phrase, written)).then_some(phrase)
    }

    /// A surrogate that says only that something was here.
    fn hidden(&mut self, written: &str) -> String {
        let mut random = self.pseudonyms.random("hidden", written);
        loop {
            let candidate = format!("skjult{}", random.below(10_000_000));
            if self.taken.allows_phrase(&candidate) && self.key.add_form(&candidate, written) {
                self.key.add_word(&candidate, written);
                return candidate;
            }
        }
    }

    fn date(&mut self, written: &str) -> Option<String> {
        if !is_date_only(&Tokens::of(written)) {
            return None;
        }
        for number in 0..40 {
            let years = &self.years;
            let year_of = |date: Calendar| years.get(&(date.day?, date.month?)).copied();
            let moved = date::moved(written, self.shift.next(number), year_of)?;
            let free = moved.text != written && !self.taken.is_banned(&moved.text);
            if free && self.key.add_form(&moved.text, written) {
                self.key.add_date(moved.new, moved.old);
                return Some(moved.text);
            }
        }
        None
    }

    fn age(&mut self, written: &str) -> Option<String> {
        let age = Age::read(written).filter(|_| is_age_only(&Tokens::of(written)))?;
        let known = self
            .pseudonyms
            .ages
            .of(&age.key())
            .iter()
            .filter_map(|other| other.parse().ok())
            .collect::<Vec<u32>>();
        let others = age.others(&mut self.pseudonyms.random("age", &age.key()));
        // An age that is said of nothing else in the document, if there is one.
        let unsaid = |other: &&u32| !self.taken.says(&other.to_string());
        let rest = others.iter().filter(|other| !unsaid(other)).copied().collect::<Vec<_>>();
        let unsaid = others.iter().filter(unsaid).copied().collect::<Vec<_>>();
        for other in known.iter().chain(&unsaid).chain(&rest) {
            let phrase = age.with(written, *other);
            let free = self.key.age_is_free((*other, age.unit), age.value) && !self.taken.is_banned(&phrase);
            if free && self.taken.allows_phrase(&phrase) && self.key.add_form(&phrase, written) {
                self.key.add_age((*other, age.unit), age.value);
                if !known.contains(other) {
                    self.pseudonyms.ages.add(&age.key(), &other.to_string());
                }
                return Some(phrase);
            }
        }
        None
    }
}

/// Whether every word belongs to a date, so that nothing else stays when the date is moved.
fn is_date_only(tokens: &Tokens<'_>) -> bool {
    const BESIDE: &str = "i den og av året på";
    (0..tokens.len()).filter(|index| matches!(tokens.class(*index), Class::Word | Class::Mixed)).all(
        |index| {
            let word = tokens.lower(index);
            month_of(word).is_some()
                || ordinal_value(word).is_some()
                || spoken_value(word).is_some()
                || BESIDE.split(' ').any(|beside| beside == word)
        },
    )
}

/// Whether there is one number, and every other word belongs to an age.
fn is_age_only(tokens: &Tokens<'_>) -> bool {
    let words = |class: Class| (0..tokens.len()).filter(move |index| tokens.class(*index) == class);
    let is_beside = |word: &str| {
        unit_of(word).is_some()
            || spoken_value(word).is_some()
            || ["gam", "alder", "old", "og", "en", "et", "ei", "halv", "på"]
                .iter()
                .any(|beside| word.starts_with(beside))
    };
    words(Class::Digits).count() <= 1
        && words(Class::Word).chain(words(Class::Mixed)).all(|index| is_beside(tokens.lower(index)))
}
