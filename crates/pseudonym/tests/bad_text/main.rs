//! Text as it should not be, through `Detector::identify`.

mod any_text;
mod fuzz;
mod hidden_characters;
mod told;
