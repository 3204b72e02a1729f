//! Time and randomness, handed in.

use jiff::Timestamp;
use rand::rngs::StdRng;
use rand::{RngCore, SeedableRng};
use uuid::Uuid;

/// The instant of an act and the randomness it may use. Only the binary reads the clock and the system's entropy.
pub struct Moment {
    /// Now, UTC.
    pub now: Timestamp,
    /// A cryptographic generator, freshly seeded for this act.
    pub rng: StdRng,
}

impl Moment {
    /// A moment at `now` whose generator starts from 32 bytes of entropy.
    pub fn new(now: Timestamp, entropy: [u8; 32]) -> Self {
        Self { now, rng: StdRng::from_seed(entropy) }
    }

    /// A random identifier (UUID version 4).
    pub(crate) fn make_id(&mut self) -> Uuid {
        uuid::Builder::from_random_bytes(self.make_bytes()).into_uuid()
    }

    /// The same instant with randomness of its own, for work on another thread.
    pub(crate) fn make_moment(&mut self) -> Self {
        Self::new(self.now, self.make_bytes())
    }

    /// Random bytes.
    pub(crate) fn make_bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.rng.fill_bytes(&mut bytes);
        bytes
    }
}
