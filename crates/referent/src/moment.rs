//! The one place that reads the clock and the system's entropy.

use clinic::Moment;
use jiff::Timestamp;
use rand::TryRngCore;
use rand::rngs::OsRng;

/// Now, with fresh randomness.
///
/// # Panics
/// When the operating system gives no entropy: without it no key may be made.
#[expect(clippy::disallowed_methods, reason = "the binary is where time comes from")]
#[expect(clippy::expect_used, reason = "without entropy no key may be made")]
pub(crate) fn now() -> Moment {
    let mut entropy = [0; 32];
    OsRng.try_fill_bytes(&mut entropy).expect("the operating system gives entropy");
    Moment::new(Timestamp::now(), entropy)
}
