//! Accounts, sessions and the access log.

mod account;
mod audit;
mod session;

pub use account::AccountRequest;
pub use session::{OpenedSession, SESSION_HOURS};
