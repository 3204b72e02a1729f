//! Mail and web addresses: other words between the same signs, the same through the patient's history.

use crate::random::Random;
use crate::surrogate::case::lower_of;
use crate::surrogate::writer::Writer;
use crate::token::{Class, Tokens};

const KEPT: &str = "http https www no com org net krøllalfa alfakrøll punktum punkt prikk strek bindestrek";

impl Writer<'_> {
    pub(super) fn contact(&mut self, written: &str) -> Option<String> {
        let tokens = Tokens::of(written);
        let lower = lower_of(written);
        let known = self.pseudonyms.phrases.of(&lower).to_vec();
        if let Some(text) = known.into_iter().find(|text| self.contact_form(text, written)) {
            return Some(text);
        }
        for attempt in 0..20 {
            let mut random = self.pseudonyms.random("contact", &format!("{lower} {attempt}"));
            let (mut text, mut place) = (String::new(), 0);
            for (index, token) in tokens.all().iter().enumerate() {
                text.push_str(&written[place..token.start]);
                place = token.end;
                let plain =
                    token.class != Class::Sign && !KEPT.split(' ').any(|kept| kept == tokens.lower(index));
                if plain {
                    text.push_str(&syllables(&mut random));
                } else {
                    text.push_str(tokens.written(index));
                }
            }
            text.push_str(&written[place..]);
            if !self.taken.is_real(&lower_of(&text)) && self.contact_form(&text, written) {
                self.pseudonyms.phrases.add(&lower, &text);
                return Some(text);
            }
        }
        None
    }

    /// Whether `text` can stand for `written` in this document; then it is entered into the key.
    fn contact_form(&mut self, text: &str, written: &str) -> bool {
        text != written && self.taken.allows_phrase(text) && self.key.add_form(text, written)
    }
}

fn syllables(random: &mut Random) -> String {
    const SYLLABLES: [&str; 16] = [
        "lo", "vik", "ne", "sol", "ri", "mar", "ta", "fell", "bu", "lin", "ste", "gra", "ki", "dor", "pe",
        "ul",
    ];
    (0..3).map(|_| SYLLABLES[random.below(SYLLABLES.len())]).collect()
}
