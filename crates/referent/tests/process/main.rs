//! The real program as a process: killed, watched and searched.

mod kill;
mod planted_identity;
mod running;
