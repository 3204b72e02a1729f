//! The real program as a process: killed, watched and searched.

mod doctor;
mod kill;
mod planted_identity;
mod running;
