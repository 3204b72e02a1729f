//! The real program as a process: killed, watched and searched.

mod bad_text;
mod doctor;
mod erasure;
mod evaluate;
mod keys;
mod kill;
mod planted_identity;
mod running;
