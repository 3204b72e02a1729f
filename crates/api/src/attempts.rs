//! A brake on guessing passphrases.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// Failures in a row before a pause.
const FREE_FAILURES: u32 = 5;
/// The pause after each further failure.
const PAUSE: SignedDuration = SignedDuration::from_secs(30);
/// Usernames remembered; past that the oldest is forgotten, so a flood of names cannot fill the memory.
const REMEMBERED: usize = 10_000;

/// Failed sign-ins per username, in this process: how many in a row, and the last one's instant.
#[derive(Default)]
pub(crate) struct Attempts(Mutex<HashMap<String, (u32, Timestamp)>>);

impl Attempts {
    /// Counts a try and tells whether it may go on. The try counts as failed until [`Attempts::forgive`] says
    /// otherwise, so that many at once are no way round.
    pub(crate) fn may_try(&self, username: &str, now: Timestamp) -> bool {
        let mut failures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((count, last)) = failures.get(username)
            && *count >= FREE_FAILURES
            && now.duration_since(*last) < PAUSE
        {
            return false;
        }
        if failures.len() >= REMEMBERED {
            let oldest = failures.iter().min_by_key(|(_, (_, last))| *last).map(|(name, _)| name.clone());
            oldest.map(|name| failures.remove(&name));
        }
        let entry = failures.entry(username.to_owned()).or_insert((0, now));
        *entry = (entry.0.saturating_add(1), now);
        true
    }

    /// The try was none: the passphrase fitted, or a fault of ours came in between.
    pub(crate) fn forgive(&self, username: &str, fitted: bool) {
        let mut failures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if fitted {
            failures.remove(username);
        } else if let Some((count, _)) = failures.get_mut(username) {
            *count = count.saturating_sub(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_failures_bring_a_pause_that_passes() {
        let attempts = Attempts::default();
        let start = Timestamp::UNIX_EPOCH;
        for _ in 0..FREE_FAILURES {
            assert!(attempts.may_try("kari", start), "counted before the passphrase is known to be wrong");
        }
        assert!(!attempts.may_try("kari", start));
        assert!(attempts.may_try("ola", start));
        assert!(attempts.may_try("kari", start + PAUSE));
        assert!(!attempts.may_try("kari", start + PAUSE), "one further try, then another pause");
        attempts.forgive("kari", true);
        assert!(attempts.may_try("kari", start + PAUSE));
    }
}
