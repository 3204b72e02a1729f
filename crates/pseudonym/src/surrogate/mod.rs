//! Surrogates: what stands in an identifier's place. They read like the real thing, are chosen from a seed, never
//! equal anything in the document or any real name of the clinic, and never stand for two things at once.

mod address;
pub(crate) mod age;
pub(crate) mod case;
mod compound;
mod contact;
pub(crate) mod date;
mod digits;
mod lists;
mod name;
mod origin;
mod taken;
mod words;
mod writer;

pub(crate) use name::initials_of;
pub(crate) use writer::{Banned, Source, Writer};
