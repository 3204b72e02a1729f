//! The vault as a file: opened by its root, changed under a lock, replaced in one step.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use rand::CryptoRng;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::derive::Key;
use crate::durable::{locked_folder, place_new, read_private, replace};
use crate::root::{Root, RootTerms};
use crate::seal::{decrypt, encrypt};
use crate::vault_text::VaultText;
use crate::{ClinicKeys, RootKind, RootSource, VaultError};

/// A vault of two generations has under 1 KiB; this many bytes would be something else.
const READ_LIMIT: u64 = 64 * 1024;

/// A vault file, read but not opened.
#[derive(Debug)]
pub struct Vault {
    path: PathBuf,
    text: VaultText,
}

/// A vault that no other process changes while this is held.
#[derive(Debug)]
pub struct LockedVault {
    vault: Vault,
    _folder: File,
}

impl Vault {
    /// Reads the file. Refuses one that anybody but its owner may read or write, or that is not whole.
    pub fn load(path: &Path) -> Result<Self, VaultError> {
        let bytes = read_private(path, READ_LIMIT)?;
        let text =
            VaultText::parse(&bytes).map_err(|fault| VaultError::Damaged { path: path.to_owned(), fault })?;
        Ok(Self { path: path.to_owned(), text })
    }

    /// Writes `keys` to a new file under `source`, durable when this returns. Never overwrites. Of several that do this at
    /// once, one succeeds and the others have [`VaultError::Busy`] or [`VaultError::Exists`]: nobody goes on with keys
    /// that lie on no disk.
    pub fn create(
        path: &Path,
        keys: &ClinicKeys,
        source: &RootSource,
        rng: &mut impl CryptoRng,
    ) -> Result<Self, VaultError> {
        let _folder = locked_folder(path)?;
        let text = wrapped(keys, source, rng)?;
        place_new(path, text.to_text().as_bytes())?;
        let placed = Self::load(path)?;
        if placed.text == text { Ok(placed) } else { Err(VaultError::Exists { path: path.to_owned() }) }
    }

    /// Reads the file to change it.
    pub fn lock(path: &Path) -> Result<LockedVault, VaultError> {
        let folder = locked_folder(path)?;
        Ok(LockedVault { vault: Self::load(path)?, _folder: folder })
    }

    /// What kind of root opens it.
    pub fn root(&self) -> RootKind {
        self.text.root.kind()
    }

    /// The clinic it belongs to.
    pub fn clinic(&self) -> Uuid {
        self.text.clinic
    }

    /// The generations it holds, the oldest first.
    pub fn generations(&self) -> Vec<u32> {
        self.text.wrapped.keys().copied().collect()
    }

    /// Opens it.
    pub fn open(&self, source: &RootSource) -> Result<ClinicKeys, VaultError> {
        opened(&self.text, source)
    }
}

impl LockedVault {
    /// The vault as it lies on the disk.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// Wraps `keys` under `source` and puts them in place of the old file in one step. Unless this succeeds the old
    /// file stands as it was.
    pub fn keep(
        &mut self,
        keys: &ClinicKeys,
        source: &RootSource,
        rng: &mut impl CryptoRng,
    ) -> Result<(), VaultError> {
        let text = wrapped(keys, source, rng)?;
        replace(&self.vault.path, text.to_text().as_bytes())?;
        self.vault.text = text;
        Ok(())
    }
}

/// Wraps, and opens again what was wrapped before anybody relies on it.
fn wrapped(
    keys: &ClinicKeys,
    source: &RootSource,
    rng: &mut impl CryptoRng,
) -> Result<VaultText, VaultError> {
    let terms = source.terms(rng);
    let root = source.open(&terms)?;
    let text = wrapped_by(&root, terms, keys, rng)?;
    let again = opened_by(&root, &text)?;
    let same = again.wrapping == keys.wrapping && again.secret == keys.secret;
    if same { Ok(text) } else { Err(VaultError::DoesNotOpen) }
}

fn wrapped_by(
    root: &Root,
    terms: RootTerms,
    keys: &ClinicKeys,
    rng: &mut impl CryptoRng,
) -> Result<VaultText, VaultError> {
    let clinic = keys.clinic;
    let mut generations = BTreeMap::new();
    for (generation, key) in &keys.wrapping {
        let place = VaultText::generation_place(clinic, &terms, *generation);
        generations.insert(*generation, root.wrap(&place, key.as_slice(), rng)?);
    }
    let (newest, key) = keys.newest();
    let secret = encrypt(key, &VaultText::secret_place(clinic, newest), keys.secret.as_slice(), rng);
    Ok(VaultText { clinic, root: terms, wrapped: generations, secret })
}

fn opened(text: &VaultText, source: &RootSource) -> Result<ClinicKeys, VaultError> {
    let root = source.open(&text.root)?;
    opened_by(&root, text).map_err(|error| match error {
        // The file is whole, so it is the root that does not fit.
        VaultError::DoesNotOpen => VaultError::WrongRoot { root: source.kind().in_words() },
        other => other,
    })
}

fn opened_by(root: &Root, text: &VaultText) -> Result<ClinicKeys, VaultError> {
    let clinic = text.clinic;
    let mut wrapping = BTreeMap::new();
    for (generation, wrapped) in &text.wrapped {
        let place = VaultText::generation_place(clinic, &text.root, *generation);
        wrapping.insert(*generation, key(&root.unwrap(&place, wrapped)?)?);
    }
    let (newest, newest_key) = wrapping.last_key_value().ok_or(VaultError::DoesNotOpen)?;
    let secret = key(&decrypt(newest_key, &VaultText::secret_place(clinic, *newest), &text.secret)?)?;
    Ok(ClinicKeys { clinic, wrapping, secret })
}

fn key(clear: &Zeroizing<Vec<u8>>) -> Result<Key, VaultError> {
    let mut key = Key::default();
    if clear.len() != key.len() {
        return Err(VaultError::DoesNotOpen);
    }
    key.copy_from_slice(clear);
    Ok(key)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::MetadataExt;

    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    struct Bench {
        folder: tempfile::TempDir,
        keys: ClinicKeys,
        rng: StdRng,
    }

    impl Bench {
        fn new() -> Self {
            let mut rng = StdRng::seed_from_u64(1);
            let keys = ClinicKeys::make(&mut rng);
            Self { folder: tempfile::tempdir().expect("folder"), keys, rng }
        }

        fn path(&self) -> PathBuf {
            self.folder.path().join("clinic.vault")
        }

        fn file(&mut self, name: &str) -> RootSource {
            let source = RootSource::File(self.folder.path().join(name));
            source.make_ready(&mut self.rng).expect("a key file");
            source
        }

        fn create(&mut self, source: &RootSource) -> Vault {
            Vault::create(&self.path(), &self.keys, source, &mut self.rng).expect("creates")
        }
    }

    fn passphrase(words: &str) -> RootSource {
        RootSource::Passphrase(Zeroizing::new(words.to_owned()))
    }

    fn same(one: &ClinicKeys, other: &ClinicKeys) -> bool {
        one.clinic == other.clinic && one.wrapping == other.wrapping && one.secret == other.secret
    }

    #[test]
    fn a_vault_opens_with_its_root_and_is_for_its_owner_only() {
        let mut bench = Bench::new();
        let source = bench.file("root.key");
        bench.create(&source);
        assert_eq!(fs::metadata(bench.path()).expect("file").mode() & 0o777, 0o600);
        let opened = Vault::load(&bench.path()).expect("loads").open(&source).expect("opens");
        assert!(same(&opened, &bench.keys));
        let other = bench.file("other.key");
        let wrong = Vault::load(&bench.path()).expect("loads").open(&other).expect_err("another root");
        assert!(matches!(wrong, VaultError::WrongRoot { root: "root key file" }), "{wrong}");
        let again = Vault::create(&bench.path(), &bench.keys, &source, &mut bench.rng);
        assert!(matches!(again, Err(VaultError::Exists { .. })));
        assert_eq!(fs::read_dir(bench.folder.path()).expect("folder").count(), 3, "no draft is left");
    }

    #[test]
    fn of_many_that_make_a_vault_at_once_one_has_its_keys_on_the_disk() {
        for round in 0..200 {
            let bench = &mut Bench::new();
            let source = &bench.file("root.key");
            let (path, start) = (&bench.path(), &std::sync::Barrier::new(4));
            let made: Vec<String> = std::thread::scope(|scope| {
                let one = |number| {
                    move || {
                        let mut rng = StdRng::seed_from_u64(number);
                        let keys = ClinicKeys::make(&mut rng);
                        start.wait();
                        Vault::create(path, &keys, source, &mut rng).map(|_| keys.fingerprint())
                    }
                };
                let threads: Vec<_> = (0..4).map(|number| scope.spawn(one(number))).collect();
                threads.into_iter().filter_map(|thread| thread.join().expect("ends").ok()).collect()
            });
            let on_disk = Vault::load(path).expect("loads").open(source).expect("opens").fingerprint();
            assert_eq!(made, [on_disk], "round {round}");
        }
    }

    #[test]
    fn a_passphrase_opens_and_a_wrong_one_says_so() {
        let mut bench = Bench::new();
        bench.create(&passphrase("fire rolige ord her"));
        let vault = Vault::load(&bench.path()).expect("loads");
        assert!(same(&vault.open(&passphrase("fire rolige ord her")).expect("opens"), &bench.keys));
        let wrong = vault.open(&passphrase("fire rolige ord der")).expect_err("wrong");
        assert!(matches!(wrong, VaultError::WrongRoot { root: "passphrase" }), "{wrong}");
        assert!(!wrong.to_string().contains("rolige"));
        let kind = vault.open(&RootSource::File(bench.path())).expect_err("another kind");
        assert!(matches!(kind, VaultError::WrongRoot { .. }));
    }

    #[test]
    fn a_new_root_of_another_kind_opens_and_the_old_one_no_more() {
        let mut bench = Bench::new();
        let old = bench.file("root.key");
        bench.create(&old);
        let new = passphrase("fire rolige ord her");
        let mut locked = Vault::lock(&bench.path()).expect("locks");
        locked.keep(&bench.keys, &new, &mut bench.rng).expect("keeps");
        assert_eq!(locked.vault().root(), RootKind::Passphrase);
        drop(locked);
        let vault = Vault::load(&bench.path()).expect("loads");
        assert!(same(&vault.open(&new).expect("opens"), &bench.keys));
        assert!(vault.open(&old).is_err());
    }

    #[test]
    fn a_root_that_fails_leaves_the_vault_as_it_was() {
        let mut bench = Bench::new();
        let source = bench.file("root.key");
        bench.create(&source);
        let before = fs::read(bench.path()).expect("file");
        let gone = RootSource::File(bench.folder.path().join("gone.key"));
        let mut locked = Vault::lock(&bench.path()).expect("locks");
        assert!(locked.keep(&bench.keys, &gone, &mut bench.rng).is_err());
        assert_eq!(fs::read(bench.path()).expect("file"), before);
        assert!(matches!(Vault::lock(&bench.path()), Err(VaultError::Busy { .. })));
        drop(locked);
        Vault::lock(&bench.path()).expect("free again");
    }

    #[test]
    fn every_field_is_bound_to_what_the_root_wrapped() {
        let mut bench = Bench::new();
        bench.keys.add_generation(&mut bench.rng);
        let source = bench.file("root.key");
        let whole = bench.create(&source).text;
        let refused = |text: VaultText| assert!(opened(&text, &source).is_err(), "{text:?}");
        refused(VaultText { clinic: Uuid::from_u128(5), ..whole.clone() });
        let swapped = BTreeMap::from([(1, whole.wrapped[&2].clone()), (2, whole.wrapped[&1].clone())]);
        refused(VaultText { wrapped: swapped, ..whole.clone() });
        let alone = BTreeMap::from([(1, whole.wrapped[&1].clone())]);
        refused(VaultText { wrapped: alone, ..whole.clone() });
        refused(VaultText { secret: whole.wrapped[&2].clone(), ..whole });
    }

    #[test]
    fn each_flipped_bit_and_each_cut_of_the_file_is_told() {
        let mut bench = Bench::new();
        let source = bench.file("root.key");
        bench.create(&source);
        let whole = fs::read(bench.path()).expect("file");
        for at in 0..whole.len() {
            let mut flipped = whole.clone();
            flipped[at] ^= 1;
            for damaged in [&flipped[..], &whole[..at]] {
                let fault = VaultText::parse(damaged).expect_err("damaged");
                assert!(!fault.to_string().is_empty());
            }
        }
        fs::write(bench.path(), &whole[..whole.len() / 2]).expect("writes");
        let error = Vault::load(&bench.path()).expect_err("cut");
        assert!(error.to_string().contains("its end is missing"), "{error}");
        assert!(error.to_string().contains("referent key restore"), "{error}");
    }
}
