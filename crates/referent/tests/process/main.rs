//! The real program as a process: killed, watched and searched.

mod bad_text;
mod doctor;
mod evaluate;
mod kill;
mod planted_identity;
mod running;
