//! A root that never leaves a hardware security module: an AES-256 key, reached by PKCS#11.
//!
//! The module wraps with CKM_AES_GCM: the same bytes as elsewhere (version, nonce, ciphertext with its tag), only made
//! inside the token. A session is opened for one piece of work and closed after it, so an HSM that goes away later
//! disturbs nothing.

use std::path::PathBuf;

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::error::{Error, RvError};
use cryptoki::mechanism::Mechanism;
use cryptoki::mechanism::aead::GcmParams;
use cryptoki::object::{Attribute, AttributeType, KeyType, ObjectClass, ObjectHandle};
use cryptoki::session::{Session, UserType};
use cryptoki::slot::Slot;
use cryptoki::types::AuthPin;
use rand::CryptoRng;
use zeroize::Zeroizing;

use crate::VaultError;

const VERSION: u8 = 1;
const NONCE_BYTES: usize = 12;
const TAG_BITS: u64 = 128;
const KEY_BYTES: u64 = 32;

/// Which key in which token.
pub struct HsmKey {
    /// The PKCS#11 module: a shared library that comes with the HSM.
    pub module: PathBuf,
    /// The label of the token.
    pub token: String,
    /// The label of the key within the token.
    pub key: String,
    /// The user's PIN.
    pub pin: Zeroizing<String>,
}

/// A signed-in session with the token, and the key found in it.
pub struct Token {
    /// Gone before the module is let go.
    session: Option<Session>,
    module: Option<Pkcs11>,
    key: ObjectHandle,
}

impl Token {
    pub(super) fn open(wanted: &HsmKey) -> Result<Self, VaultError> {
        let (module, session) = sign_in(wanted)?;
        let missing = || fault("find the root key", "no key with that label", "check hsm_key");
        match find(&session, wanted).and_then(|found| found.ok_or_else(missing)) {
            Ok(key) => Ok(Self { session: Some(session), module: Some(module), key }),
            Err(error) => {
                drop(session);
                let _ = module.finalize();
                Err(error)
            }
        }
    }

    pub(super) fn wrap(
        &self,
        associated: &[u8],
        clear: &[u8],
        rng: &mut impl CryptoRng,
    ) -> Result<Vec<u8>, VaultError> {
        let mut nonce = [0; NONCE_BYTES];
        rng.fill_bytes(&mut nonce);
        let sealed = self.with_cipher(&nonce, associated, "wrap a key", |session, mechanism| {
            session.encrypt(mechanism, self.key, clear)
        })?;
        Ok([&[VERSION], nonce.as_slice(), &sealed].concat())
    }

    pub(super) fn unwrap(&self, associated: &[u8], wrapped: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let (version, rest) = wrapped.split_first().ok_or(VaultError::DoesNotOpen)?;
        if *version != VERSION {
            return Err(VaultError::Format { found: *version });
        }
        let (nonce, sealed) = rest.split_first_chunk::<NONCE_BYTES>().ok_or(VaultError::DoesNotOpen)?;
        self.with_cipher(nonce, associated, "unwrap a key", |session, mechanism| {
            session.decrypt(mechanism, self.key, sealed)
        })
        .map(Zeroizing::new)
    }

    fn with_cipher(
        &self,
        nonce: &[u8; NONCE_BYTES],
        associated: &[u8],
        step: &'static str,
        work: impl FnOnce(&Session, &Mechanism<'_>) -> Result<Vec<u8>, Error>,
    ) -> Result<Vec<u8>, VaultError> {
        let gone = || fault(step, "the session is closed", "try again");
        let session = self.session.as_ref().ok_or_else(gone)?;
        let mut nonce = *nonce;
        let params =
            GcmParams::new(&mut nonce, associated, TAG_BITS.into()).map_err(|error| said(step, &error))?;
        work(session, &Mechanism::AesGcm(params)).map_err(|error| match error {
            // What the modules answer when the tag does not fit.
            Error::Pkcs11(
                RvError::EncryptedDataInvalid
                | RvError::EncryptedDataLenRange
                | RvError::DataInvalid
                | RvError::DataLenRange,
                _,
            ) => VaultError::DoesNotOpen,
            // SoftHSM says only this when the tag does not fit.
            Error::Pkcs11(RvError::GeneralError, _) if step == "unwrap a key" => VaultError::DoesNotOpen,
            other => said(step, &other),
        })
    }
}

impl Drop for Token {
    fn drop(&mut self) {
        self.session = None;
        if let Some(module) = self.module.take() {
            // Nothing is owed to a module that is gone.
            let _ = module.finalize();
        }
    }
}

/// Generates the key in the token, unless it is there: sensitive and not extractable, so that not even the PIN brings it
/// out.
pub(super) fn make_key(wanted: &HsmKey) -> Result<(), VaultError> {
    const STEP: &str = "generate the root key";
    let (module, session) = sign_in(wanted)?;
    let made = match find(&session, wanted) {
        Ok(Some(_)) => Ok(()),
        Ok(None) => {
            let template = [
                Attribute::Class(ObjectClass::SECRET_KEY),
                Attribute::KeyType(KeyType::AES),
                Attribute::ValueLen(KEY_BYTES.into()),
                Attribute::Token(true),
                Attribute::Private(true),
                Attribute::Sensitive(true),
                Attribute::Extractable(false),
                Attribute::Encrypt(true),
                Attribute::Decrypt(true),
                Attribute::Label(wanted.key.as_bytes().to_vec()),
            ];
            session
                .generate_key(&Mechanism::AesKeyGen, &template)
                .map(|_| ())
                .map_err(|error| said(STEP, &error))
        }
        Err(error) => Err(error),
    };
    drop(session);
    let _ = module.finalize();
    made
}

fn sign_in(wanted: &HsmKey) -> Result<(Pkcs11, Session), VaultError> {
    let module = Pkcs11::new(&wanted.module).map_err(|error| said("load its module", &error))?;
    let session = started(&module, wanted);
    match session {
        Ok(session) => Ok((module, session)),
        Err(error) => {
            let _ = module.finalize();
            Err(error)
        }
    }
}

fn started(module: &Pkcs11, wanted: &HsmKey) -> Result<Session, VaultError> {
    match module.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK)) {
        Ok(()) | Err(Error::Pkcs11(RvError::CryptokiAlreadyInitialized, _)) => {}
        Err(error) => return Err(said("start", &error)),
    }
    let slot = slot(module, &wanted.token)?;
    let session = module.open_rw_session(slot).map_err(|error| said("open a session", &error))?;
    let pin = AuthPin::new(wanted.pin.as_str().into());
    match session.login(UserType::User, Some(&pin)) {
        Ok(()) | Err(Error::Pkcs11(RvError::UserAlreadyLoggedIn, _)) => Ok(session),
        Err(error) => Err(said("sign in", &error)),
    }
}

fn slot(module: &Pkcs11, label: &str) -> Result<Slot, VaultError> {
    const STEP: &str = "find the token";
    let slots = module.get_slots_with_initialized_token().map_err(|error| said(STEP, &error))?;
    let is_wanted = |slot: &Slot| module.get_token_info(*slot).is_ok_and(|info| info.label() == label);
    let found = slots.into_iter().find(is_wanted);
    found.ok_or_else(|| fault(STEP, "no token with that label", "put the token back or check hsm_token"))
}

fn find(session: &Session, wanted: &HsmKey) -> Result<Option<ObjectHandle>, VaultError> {
    let template = [
        Attribute::Class(ObjectClass::SECRET_KEY),
        Attribute::KeyType(KeyType::AES),
        Attribute::Label(wanted.key.as_bytes().to_vec()),
    ];
    let found = session.find_objects(&template).map_err(|error| said("find the root key", &error))?;
    match found.as_slice() {
        [] => Ok(None),
        [key] => kept_inside(session, *key).map(|()| Some(*key)),
        _ => Err(fault(
            "find the root key",
            "several keys have that label",
            "give the right one a label of its own",
        )),
    }
}

/// A key that somebody else put there is no root unless it is as one of ours: of 256 bits, and never to be brought out.
fn kept_inside(session: &Session, key: ObjectHandle) -> Result<(), VaultError> {
    const STEP: &str = "examine the root key";
    let asked = [AttributeType::Extractable, AttributeType::Sensitive, AttributeType::ValueLen];
    let told = session.get_attributes(key, &asked).map_err(|error| said(STEP, &error))?;
    let wanted =
        [Attribute::Extractable(false), Attribute::Sensitive(true), Attribute::ValueLen(KEY_BYTES.into())];
    if wanted.iter().all(|attribute| told.contains(attribute)) {
        return Ok(());
    }
    Err(fault(
        STEP,
        "the key with that label can be brought out of the token, or has not 256 bits",
        "name another label in hsm_key and let Referent make the key there",
    ))
}

/// What the module said, by the name of its return code; its texts could quote anything.
fn said(step: &'static str, error: &Error) -> VaultError {
    let (reason, mend) = match error {
        Error::LibraryLoading(_) | Error::MissingSymbol(_) => {
            ("the module cannot be loaded".to_owned(), "check hsm_module")
        }
        Error::Pkcs11(RvError::PinIncorrect | RvError::PinInvalid | RvError::PinLenRange, _) => (
            "the PIN is wrong".to_owned(),
            "check hsm_pin_file before the token locks itself; most allow only a few tries",
        ),
        Error::Pkcs11(RvError::PinLocked, _) => {
            ("the PIN is locked".to_owned(), "unlock the token with its security officer")
        }
        Error::Pkcs11(code, _) => (format!("{code:?}"), "see that the HSM is there and try again"),
        _ => ("the module does not follow PKCS#11".to_owned(), "check hsm_module"),
    };
    VaultError::Hsm { step, reason, mend }
}

fn fault(step: &'static str, reason: &str, mend: &'static str) -> VaultError {
    VaultError::Hsm { step, reason: reason.to_owned(), mend }
}
