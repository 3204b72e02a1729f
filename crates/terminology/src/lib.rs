//! Diagnosis codes: ICPC-2 and ICD-10 in Norwegian, by code and by words.
//!
//! The codes come from the npm package `@navikt/diagnosekoder` (Helsedirektoratet's published lists), are written to the
//! git-ignored folder `codes/` by `./dev generate` and are embedded from there. Without them everything compiles and
//! [`Terminology::is_available`] says so. The package is MIT-licensed; the code texts are © WHO, WONCA and
//! Helsedirektoratet and free to use in Norway.

mod code;
mod list;

use clinical::{CodeSystem, Diagnosis};
use rust_embed::RustEmbed;

pub use code::{CodeError, Icd10Code, Icpc2Code};
use list::CodeList;

#[derive(RustEmbed)]
#[folder = "codes/"]
#[allow_missing = true]
struct Codes;

/// The embedded code systems, ready to search. Made once at start; takes about 5 MB.
pub struct Terminology {
    icpc2: CodeList,
    icd10: CodeList,
}

impl Terminology {
    /// Reads the embedded codes. Never fails: a system without codes is not available.
    pub fn load() -> Self {
        let icpc2 = read("icpc-2.tsv", |code| Icpc2Code::parse(code).ok().map(String::from));
        let icd10 = read("icd-10.tsv", |code| Icd10Code::parse(code).ok().map(String::from));
        Self { icpc2, icd10 }
    }

    /// Whether the build had the codes of this system.
    pub fn is_available(&self, system: CodeSystem) -> bool {
        !self.list(system).is_empty()
    }

    /// The best `limit` codes for what somebody types: the beginning of a code, or words of the term in any order, each
    /// from its beginning. A part inside a compound (`betennelse` in `Lungebetennelse`) counts too, but less.
    /// Nothing typed finds nothing.
    pub fn search(&self, system: CodeSystem, query: &str, limit: usize) -> Vec<Diagnosis> {
        let hits = self.list(system).search(query, limit);
        hits.into_iter().map(|(code, display)| diagnosis(system, code, display)).collect()
    }

    /// The term of a code, however it is spelled: `r74`, `J45.9`.
    pub fn lookup(&self, system: CodeSystem, code: &str) -> Option<Diagnosis> {
        let canonical: String = match system {
            CodeSystem::Icpc2 => Icpc2Code::parse(code).ok()?.into(),
            CodeSystem::Icd10 => Icd10Code::parse(code).ok()?.into(),
        };
        self.list(system).term(&canonical).map(|display| diagnosis(system, &canonical, display))
    }

    fn list(&self, system: CodeSystem) -> &CodeList {
        match system {
            CodeSystem::Icpc2 => &self.icpc2,
            CodeSystem::Icd10 => &self.icd10,
        }
    }
}

fn read(file: &str, canonical: fn(&str) -> Option<String>) -> CodeList {
    let bytes = Codes::get(file).map(|file| file.data).unwrap_or_default();
    CodeList::read(&String::from_utf8_lossy(&bytes), canonical)
}

fn diagnosis(system: CodeSystem, code: &str, display: &str) -> Diagnosis {
    Diagnosis { system, code: code.to_owned(), display: display.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The codes, or `None` with a line that says so, for a build without them.
    fn generated() -> Option<Terminology> {
        let terminology = Terminology::load();
        let both = [CodeSystem::Icpc2, CodeSystem::Icd10].map(|system| terminology.is_available(system));
        assert_eq!(both[0], both[1], "both systems are generated together");
        if !both[0] {
            eprintln!("skipped: codes not generated (run ./dev generate)");
            return None;
        }
        Some(terminology)
    }

    fn first(terminology: &Terminology, system: CodeSystem, query: &str) -> String {
        terminology.search(system, query, 5).first().map(|hit| hit.code.clone()).unwrap_or_default()
    }

    #[test]
    fn every_generated_line_is_a_code() {
        let Some(terminology) = generated() else { return };
        for (file, list) in [("icpc-2.tsv", &terminology.icpc2), ("icd-10.tsv", &terminology.icd10)] {
            let data = Codes::get(file).expect("generated").data;
            assert_eq!(String::from_utf8_lossy(&data).lines().count(), list.len(), "{file}");
        }
        assert!(terminology.icpc2.len() > 600 && terminology.icd10.len() > 10_000);
    }

    #[test]
    fn what_a_clinician_types_finds_the_code_first() {
        let Some(terminology) = generated() else { return };
        let typed = [
            (CodeSystem::Icpc2, "feber", "A03"),
            (CodeSystem::Icpc2, "r74", "R74"),
            (CodeSystem::Icpc2, "akutt øvre luft", "R74"),
            (CodeSystem::Icpc2, "diabetes type 2", "T90"),
            (CodeSystem::Icpc2, "hypertensjon ukompl", "K86"),
            (CodeSystem::Icpc2, "ØYESMERTE", "F01"),
            (CodeSystem::Icd10, "j45.9", "J459"),
            (CodeSystem::Icd10, "uspesifisert astma", "J459"),
            (CodeSystem::Icd10, "erysipelas", "A46"),
        ];
        for (system, query, code) in typed {
            assert_eq!(first(&terminology, system, query), code, "{query}");
        }
    }

    #[test]
    fn look_up_takes_any_spelling_and_knows_no_other_codes() {
        let Some(terminology) = generated() else { return };
        let asthma = terminology.lookup(CodeSystem::Icd10, " j45.9 ").expect("known");
        assert_eq!((asthma.code.as_str(), asthma.system), ("J459", CodeSystem::Icd10));
        assert!(terminology.lookup(CodeSystem::Icpc2, "r74").is_some());
        assert!(terminology.lookup(CodeSystem::Icpc2, "J459").is_none());
        assert!(terminology.lookup(CodeSystem::Icpc2, "R71 ").is_some());
        assert!(terminology.lookup(CodeSystem::Icpc2, "R69").is_none());
    }

    #[test]
    fn a_build_without_codes_answers_that_it_has_none() {
        let none = Terminology { icpc2: CodeList::default(), icd10: CodeList::default() };
        assert!(!none.is_available(CodeSystem::Icpc2) && !none.is_available(CodeSystem::Icd10));
        assert!(none.search(CodeSystem::Icd10, "feber", 5).is_empty());
        assert!(none.lookup(CodeSystem::Icd10, "A00").is_none());
    }
}
