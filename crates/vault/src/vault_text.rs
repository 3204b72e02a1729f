//! The vault file's text: a small thing that a person can look at, and that tells itself when it is not whole.
//!
//! ```text
//! referent vault 1
//! clinic 6f1c…                                         a random UUID
//! root passphrase argon2id 65536 3 4 5d0a…             or `root file`, or `root hsm`
//! wrapped 1 01…                                        a key-encryption key, wrapped by the root; one line a generation
//! secret 1 01…                                         the clinic's secret, wrapped by the newest of them
//! end 9b1e…                                            SHA-256 of all before, against a cut or a flipped bit
//! ```
//!
//! The last line shows damage; against whoever changes the file on purpose stand the wrapped values, into which clinic,
//! root and generation are bound.

use std::collections::BTreeMap;
use std::fmt::Write;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::root::{Cost, RootTerms};

const FIRST: &str = "referent vault 1\n";

/// Why a text is not a vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It does not begin like one.
    #[error("it does not begin as a vault does")]
    NotAVault,
    /// Written by a later version of the program.
    #[error("it is of a version that this program does not know; use a newer program")]
    Version,
    /// The last line is not there.
    #[error("its end is missing")]
    CutShort,
    /// The last line does not fit what stands before it.
    #[error("it was changed after it was written")]
    Altered,
    /// A line does not say what it should, though the file is as it was written.
    #[error("line {0} does not say what it should")]
    Line(usize),
}

/// A vault file's content, still wrapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct VaultText {
    pub(crate) clinic: Uuid,
    pub(crate) root: RootTerms,
    /// Generation to wrapped key; the newest is that of the secret.
    pub(crate) wrapped: BTreeMap<u32, Vec<u8>>,
    pub(crate) secret: Vec<u8>,
}

/// Reads `bytes` as a vault and writes it again: the same text, since a vault has only one. Never panics, whatever they
/// are.
pub fn read_and_write(bytes: &[u8]) -> Result<String, Fault> {
    VaultText::parse(bytes).map(|vault| vault.to_text())
}

impl VaultText {
    /// Reads the one text that [`VaultText::to_text`] gives, and no other.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, Fault> {
        if !bytes.starts_with(FIRST.as_bytes()) {
            let known = bytes.starts_with(b"referent vault ") && !FIRST.as_bytes().starts_with(bytes);
            return Err(if known { Fault::Version } else { Fault::NotAVault });
        }
        let text = std::str::from_utf8(bytes).map_err(|_| Fault::Altered)?;
        let (body, end) = text.rsplit_once("end ").ok_or(Fault::CutShort)?;
        let digest = end.strip_suffix('\n').filter(|digest| digest.len() == 64).ok_or(Fault::CutShort)?;
        if digest != hex::encode(Sha256::digest(body)) {
            return Err(Fault::Altered);
        }
        let vault = Self::from_lines(&body.lines().collect::<Vec<_>>())?;
        // One text for one vault: no second spelling of a number, no stray space, no other order.
        if vault.to_text() != text {
            return Err(Fault::Line(body.lines().count()));
        }
        Ok(vault)
    }

    fn from_lines(lines: &[&str]) -> Result<Self, Fault> {
        let [_, clinic, root, wrapped @ .., secret] = lines else { return Err(Fault::CutShort) };
        let clinic = clinic.strip_prefix("clinic ").and_then(|id| Uuid::parse_str(id).ok());
        let clinic = clinic.ok_or(Fault::Line(2))?;
        let root = root.strip_prefix("root ").and_then(RootTerms::from_text).ok_or(Fault::Line(3))?;
        let mut generations = BTreeMap::new();
        for (index, line) in wrapped.iter().enumerate() {
            let (generation, key) = numbered("wrapped ", line).ok_or(Fault::Line(index + 4))?;
            generations.insert(generation, key);
        }
        let last = Fault::Line(lines.len());
        let (generation, secret) = numbered("secret ", secret).ok_or(last)?;
        match generations.last_key_value() {
            Some((newest, _)) if *newest == generation => {
                Ok(Self { clinic, root, wrapped: generations, secret })
            }
            _ => Err(last),
        }
    }

    /// The newest generation.
    pub(crate) fn generation(&self) -> u32 {
        self.wrapped.last_key_value().map_or(0, |(generation, _)| *generation)
    }

    pub(crate) fn to_text(&self) -> String {
        let mut text = format!("{FIRST}clinic {}\nroot {}\n", self.clinic, self.root.to_text());
        for (generation, key) in &self.wrapped {
            let _ = writeln!(text, "wrapped {generation} {}", hex::encode(key));
        }
        let _ = writeln!(text, "secret {} {}", self.generation(), hex::encode(&self.secret));
        let digest = hex::encode(Sha256::digest(&text));
        let _ = writeln!(text, "end {digest}");
        text
    }

    /// What a wrapped key-encryption key is bound to.
    pub(crate) fn generation_place(clinic: Uuid, root: &RootTerms, generation: u32) -> Vec<u8> {
        let root = root.to_text();
        let generation = generation.to_be_bytes();
        [b"referent/wrapping-key\0", clinic.as_bytes().as_slice(), &generation, root.as_bytes()].concat()
    }

    /// What the wrapped secret is bound to.
    pub(crate) fn secret_place(clinic: Uuid, generation: u32) -> Vec<u8> {
        let generation = generation.to_be_bytes();
        [b"referent/clinic-secret\0", clinic.as_bytes().as_slice(), &generation].concat()
    }
}

fn numbered(name: &str, line: &str) -> Option<(u32, Vec<u8>)> {
    let (number, digits) = line.strip_prefix(name)?.split_once(' ')?;
    Some((number.parse().ok()?, hex::decode(digits).ok()?))
}

impl RootTerms {
    pub(crate) fn to_text(&self) -> String {
        match self {
            Self::Passphrase(Cost { memory_kib, passes, lanes, salt }) => {
                format!("passphrase argon2id {memory_kib} {passes} {lanes} {}", hex::encode(salt))
            }
            other => other.kind().key().to_owned(),
        }
    }

    fn from_text(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split(' ').collect();
        match words.as_slice() {
            ["file"] => Some(Self::File),
            ["hsm"] => Some(Self::Hsm),
            ["passphrase", "argon2id", memory_kib, passes, lanes, salt] => {
                let mut cost = Cost {
                    memory_kib: memory_kib.parse().ok()?,
                    passes: passes.parse().ok()?,
                    lanes: lanes.parse().ok()?,
                    salt: [0; 16],
                };
                hex::decode_to_slice(salt, &mut cost.salt).ok()?;
                cost.is_plausible().then_some(Self::Passphrase(cost))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cost() -> Cost {
        Cost { memory_kib: 65_536, passes: 3, lanes: 4, salt: [9; 16] }
    }

    fn some_vault() -> impl Strategy<Value = VaultText> {
        let root = prop_oneof![
            Just(RootTerms::File),
            Just(RootTerms::Hsm),
            any::<[u8; 16]>().prop_map(|salt| RootTerms::Passphrase(Cost { salt, ..cost() })),
        ];
        let bytes = || prop::collection::vec(any::<u8>(), 0..80);
        (any::<u128>(), root, prop::collection::btree_map(any::<u32>(), bytes(), 1..4), bytes()).prop_map(
            |(clinic, root, wrapped, secret)| VaultText {
                clinic: Uuid::from_u128(clinic),
                root,
                wrapped,
                secret,
            },
        )
    }

    proptest! {
        #[test]
        fn what_is_written_is_what_is_read(vault in some_vault()) {
            prop_assert_eq!(VaultText::parse(vault.to_text().as_bytes()), Ok(vault));
        }

        #[test]
        fn a_flipped_bit_and_a_cut_are_seen(vault in some_vault(), at: prop::sample::Index, bit in 0..8) {
            let text = vault.to_text().into_bytes();
            let at = at.index(text.len());
            let mut flipped = text.clone();
            flipped[at] ^= 1_u8 << bit;
            prop_assert!(VaultText::parse(&flipped).is_err());
            prop_assert!(VaultText::parse(&text[..at]).is_err());
        }

        #[test]
        fn parsing_anything_never_panics(bytes: Vec<u8>, text in "\\PC{0,200}") {
            prop_assert!(read_and_write(&bytes).is_err());
            let named = format!("{FIRST}{text}\n");
            prop_assert!(read_and_write(named.as_bytes()).is_err());
            let whole = format!("{named}end {}\n", hex::encode(Sha256::digest(&named)));
            prop_assert_eq!(read_and_write(whole.as_bytes()).is_ok_and(|text| text != whole), false);
        }
    }

    #[test]
    fn each_damage_has_its_name() {
        let vault = VaultText {
            clinic: Uuid::from_u128(1),
            root: RootTerms::Passphrase(cost()),
            wrapped: BTreeMap::from([(1, vec![1; 61]), (2, vec![2; 61])]),
            secret: vec![3; 61],
        };
        let text = vault.to_text();
        let fault = |text: &str| VaultText::parse(text.as_bytes()).expect_err("damaged");
        assert_eq!(fault(""), Fault::NotAVault);
        assert_eq!(fault("referent va"), Fault::NotAVault);
        assert_eq!(fault(&text.replace("vault 1", "vault 2")), Fault::Version);
        assert_eq!(fault(&text[..text.len() - 1]), Fault::CutShort);
        assert_eq!(fault(&text[..200]), Fault::CutShort);
        assert_eq!(fault(&text.replace("65536", "65537")), Fault::Altered);
        // Somebody who also mends the last line: what has no meaning is still refused.
        let forged = |from: &str, to: &str| {
            let body = text.split("end ").next().expect("a body").replace(from, to);
            fault(&format!("{body}end {}\n", hex::encode(Sha256::digest(&body))))
        };
        assert_eq!(forged("root passphrase", "root word"), Fault::Line(3));
        assert_eq!(forged("65536", "4294967295"), Fault::Line(3));
        assert_eq!(forged("secret 2", "secret 3"), Fault::Line(6));
        assert_eq!(forged("wrapped 1 ", "wrapped 01 "), Fault::Line(6));
        assert_eq!(forged("clinic 0", "clinic x"), Fault::Line(2));
    }
}
