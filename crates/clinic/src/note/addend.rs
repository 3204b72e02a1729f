//! Adding to a signed note.

use clinical::Addendum;
use clinical::access::{Action, Actor};
use store::Trace;
use uuid::Uuid;

use super::addendum_class;
use super::sign::signature;
use crate::consultation::OpenedNote;
use crate::{Clinic, ClinicError, Moment};

/// An addendum is at most this many code points.
const LONGEST_ADDENDUM: usize = 20_000;

impl Clinic {
    /// Adds to a signed note, signed and dated by itself (helsepersonelloven § 42). The signed note stays as it is.
    pub async fn addend(
        &self,
        actor: &Actor,
        (id, profession): (Uuid, &str),
        text: &str,
        moment: &mut Moment,
    ) -> Result<OpenedNote, ClinicError> {
        let text = text.trim();
        if text.is_empty() || text.chars().count() > LONGEST_ADDENDUM {
            return Err(ClinicError::Edit("an addendum has 1 to 20,000 characters; nothing was changed"));
        }
        let grant = self.authorise(actor, Action::Addend, id, moment.now).await?;
        let mut acting = self.store.act(&grant, moment.now).await?;
        let (file, opened) = self.opened(&mut acting, id).await?;
        let Some(OpenedNote::Signed { note, content_sha256, mut addenda }) = opened.note else {
            return Err(ClinicError::NotSigned);
        };
        let addendum = Addendum {
            id: moment.make_id(),
            text: text.to_owned(),
            signature: signature(actor, profession, moment),
        };
        let sealed = file.seal(id, &addendum_class(addendum.id), &addendum, moment)?;
        acting.insert_addendum(addendum.id, &sealed).await?;
        acting.commit(Trace::default()).await?;
        addenda.push(addendum);
        Ok(OpenedNote::Signed { note, content_sha256, addenda })
    }
}
