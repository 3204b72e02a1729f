//! One command a file.

pub(crate) mod account;
pub(crate) mod audit;
pub(crate) mod demo;
pub(crate) mod doctor;
pub(crate) mod draft;
pub(crate) mod evaluate;
pub(crate) mod export;
pub(crate) mod identify;
pub(crate) mod import;
mod json_lines;
pub(crate) mod key;
pub(crate) mod migrate;
pub(crate) mod patient;
pub(crate) mod serve;
pub(crate) mod verify;
