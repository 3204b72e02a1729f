//! What is known of the identities around a patient is kept with the patient, sealed, and never overwritten unseen.

use acceptance::{Engine, Scene, consultation_json, moment};
use clinical::Sealed;
use clinical::access::{Action, Grant, Purpose, decide};
use store::{StoreError, Trace};

const TALK: [(&str, &str); 1] = [("patient", "Jeg har vondt i høyre kne.")];

/// Leave to work on one consultation of one patient.
async fn grant(scene: &Scene) -> Grant {
    let consultation = scene.import(&consultation_json("Randi Lie", "", &TALK)).await;
    let facts = scene.clinic.store.facts(consultation).await.expect("reads").expect("is there");
    decide(&scene.kari, Purpose::Treatment, Action::Draft, facts).expect("allowed")
}

fn sealed(byte: u8) -> Sealed {
    Sealed::from_ciphertext(vec![byte; 40])
}

/// Keeps `identities` over `revision_seen` in an act of its own.
async fn keep(
    scene: &Scene,
    grant: &Grant,
    revision_seen: u32,
    identities: &Sealed,
) -> Result<(), StoreError> {
    let mut acting = scene.clinic.store.act(grant, moment().now).await?;
    acting.keep_identities(revision_seen, (identities, identities)).await?;
    acting.commit(Trace::default()).await
}

async fn kept(scene: &Scene, grant: &Grant) -> Option<(u32, Sealed)> {
    let mut acting = scene.clinic.store.act(grant, moment().now).await.expect("begins");
    acting.identities().await.expect("reads")
}

#[tokio::test]
async fn identities_are_kept_over_the_revision_that_was_seen_and_no_other() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let grant = grant(&scene).await;
        let imported = kept(&scene, &grant).await.map(|(revision, _)| revision);
        assert_eq!(imported, Some(1), "{engine:?}: the import keeps who the patient is");
        keep(&scene, &grant, 1, &sealed(1)).await.expect("the first is kept");
        assert_eq!(kept(&scene, &grant).await, Some((2, sealed(1))), "{engine:?}");
        keep(&scene, &grant, 2, &sealed(2)).await.expect("the second is kept");
        for stale in [0, 2, 4] {
            let refused = keep(&scene, &grant, stale, &sealed(9)).await;
            assert!(matches!(refused, Err(StoreError::Conflict)), "{engine:?}: {refused:?}");
        }
        assert_eq!(kept(&scene, &grant).await, Some((3, sealed(2))), "{engine:?}");
    }
}

#[tokio::test]
async fn of_two_who_keep_at_once_one_is_told_to_read_again() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let grant = grant(&scene).await;
        let (one, other) = (sealed(1), sealed(2));
        let outcomes = tokio::join!(keep(&scene, &grant, 1, &one), keep(&scene, &grant, 1, &other));
        let conflicts = [&outcomes.0, &outcomes.1]
            .into_iter()
            .filter(|outcome| matches!(outcome, Err(StoreError::Conflict)))
            .count();
        assert_eq!(conflicts, 1, "{engine:?}: {outcomes:?}");
        let expected = if outcomes.0.is_ok() { one } else { other };
        assert_eq!(kept(&scene, &grant).await, Some((2, expected)), "{engine:?}");
    }
}
