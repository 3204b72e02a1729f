//! What the page means, beside how it looks: headings and paragraphs for reading aloud, and an outline to jump by.

use std::num::NonZeroU16;

use clinical::Language;
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};
use krilla::tagging::{Identifier, Tag, TagGroup, TagTree};

use super::layout::{Line, MARGIN, Paragraph, Role};

/// The paragraphs of a document with the lines that they were drawn as.
pub(super) struct Structure {
    paragraphs: Vec<Placed>,
}

struct Placed {
    text: String,
    role: Role,
    tag: TagGroup,
    /// Page, from 0, and place of the first line.
    begins: Option<(usize, Point)>,
}

impl Structure {
    pub(super) fn of(paragraphs: &[Paragraph]) -> Self {
        let placed = |paragraph: &Paragraph| Placed {
            text: paragraph.text.clone(),
            role: paragraph.role,
            tag: tag(paragraph),
            begins: None,
        };
        Self { paragraphs: paragraphs.iter().map(placed).collect() }
    }

    /// Notes that `line` was drawn as `drawn` on a page, counted from 0.
    pub(super) fn place(&mut self, line: &Line, page: usize, drawn: Identifier) {
        if let Some(paragraph) = self.paragraphs.get_mut(line.paragraph) {
            let top = Point::from_xy(MARGIN, line.baseline - line.style.size);
            paragraph.begins.get_or_insert((page, top));
            paragraph.tag.push(drawn);
        }
    }

    /// The headings.
    pub(super) fn outline(&self) -> Outline {
        let mut outline = Outline::new();
        for paragraph in self.paragraphs.iter().filter(|paragraph| paragraph.role != Role::Paragraph) {
            if let Some((page, point)) = paragraph.begins {
                outline
                    .push_child(OutlineNode::new(paragraph.text.clone(), XyzDestination::new(page, point)));
            }
        }
        outline
    }

    /// Everything in reading order.
    pub(super) fn tags(self, language: Language) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.tag().to_owned()));
        for paragraph in self.paragraphs {
            tree.push(paragraph.tag);
        }
        tree
    }
}

fn tag(paragraph: &Paragraph) -> TagGroup {
    let heading = |level| TagGroup::new(Tag::Hn(level, Some(paragraph.text.clone())));
    match paragraph.role {
        Role::Title => heading(NonZeroU16::MIN),
        Role::Heading => heading(NonZeroU16::MIN.saturating_add(1)),
        Role::Paragraph => TagGroup::new(Tag::P),
    }
}
