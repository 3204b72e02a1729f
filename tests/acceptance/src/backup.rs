//! Somebody who may open a key backup.

use age::secrecy::ExposeSecret;

/// A recipient (`age1…`) and the text of the identity file that belongs to it.
pub fn age_pair() -> (String, String) {
    let identity = age::x25519::Identity::generate();
    (identity.to_public().to_string(), identity.to_string().expose_secret().to_owned())
}
