//! The real program as a process: killed, watched and searched.

mod doctor;
mod erasure;
mod keys;
mod kill;
mod planted_identity;
mod running;
