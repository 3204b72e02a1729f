//! The whole path on both databases: import, draft, edit, sign, addend, export, read; and who may not.

use acceptance::{Engine, Scene, consultation_json, moment};
use clinic::ClinicError;
use clinic::consultation::{OpenedNote, State};
use clinic::note::{Act, Edit, ExportFormat};
use clinical::access::Denied;
use clinical::{Label, Note, Origin, Section};
use uuid::Uuid;

const TALK: [(&str, &str); 8] = [
    ("clinician", "Hei, hva kan jeg hjelpe deg med i dag?"),
    ("patient", "Jeg har hatt vondt i høyre kne i tre uker."),
    ("clinician", "Har du feber?"),
    ("patient", "Nei."),
    ("clinician", "Er du allergisk mot noe?"),
    ("patient", "Ja, jeg tåler ikke penicillin, jeg får utslett."),
    ("clinician", "Jeg kjenner litt væske i kneet. Båndene er stabile."),
    ("clinician", "Du kan ta Ibux 400 milligram tre ganger om dagen i en uke. Kontroll om to uker."),
];

async fn drafted(scene: &Scene) -> (Uuid, Note) {
    let id = scene.import(&consultation_json("Randi Lie", "", &TALK)).await;
    match scene.clinic.draft(&scene.kari, id, &mut moment()).await.expect("drafts") {
        OpenedNote::Draft(note) => (id, note),
        OpenedNote::Signed { .. } => panic!("a draft is not signed"),
    }
}

async fn edited(scene: &Scene, id: Uuid, revision: u32, edit: Edit) -> Note {
    match scene.clinic.edit(&scene.kari, id, (revision, edit), &mut moment()).await.expect("edits") {
        OpenedNote::Draft(note) => note,
        OpenedNote::Signed { .. } => panic!("an edit does not sign"),
    }
}

#[tokio::test]
async fn from_what_was_said_to_a_signed_note_and_its_addendum() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let (id, note) = drafted(&scene).await;
        assert!(
            note.statements.iter().all(|statement| !statement.evidence.is_empty()),
            "no source, no sentence"
        );
        assert!(note.statements.iter().any(|statement| statement.section == Section::Cave));

        let plan = "Kontroll om fire måneder hos ortoped.".to_owned();
        let note = edited(&scene, id, note.revision, Edit::Add { section: Section::Plan, text: plan }).await;
        let added = note.statements.last().expect("added").clone();
        assert_eq!(added.origin, Origin::Clinician);

        let rewrite =
            Edit::Rewrite { statement: note.statements[0].id, text: "Vondt i venstre kne.".to_owned() };
        let note = edited(&scene, id, note.revision, rewrite).await;
        assert_eq!(note.statements[0].origin, Origin::Edited);
        assert_ne!(note.statements[0].status, Label::Supported, "the other side was said");
        let note = edited(&scene, id, note.revision, Edit::Undo).await;
        assert_eq!(note.statements[0].origin, Origin::Drafted);
        assert!(
            note.statements.iter().any(|statement| statement.id == added.id),
            "only the latest edit is undone"
        );

        let mut note = note;
        while let Some(open) = note.statements.iter().find(|statement| statement.is_unresolved()) {
            note = edited(&scene, id, note.revision, Edit::Accept(open.id)).await;
        }
        let signed = scene
            .clinic
            .sign(&scene.kari, (id, "fastlege"), note.revision, &mut moment())
            .await
            .expect("signs");
        let OpenedNote::Signed { note: signed, .. } = signed else { panic!("signed") };
        assert!(
            signed.quotes().iter().any(|quote| quote.words.contains("penicillin")),
            "the evidence is frozen"
        );

        let text = "Pasienten ringte: knehevelsen er borte.";
        scene.clinic.addend(&scene.kari, (id, "fastlege"), text, &mut moment()).await.expect("adds");
        let opened = scene.clinic.open(&scene.kari, id, &moment()).await.expect("opens");
        let Some(OpenedNote::Signed { addenda, .. }) = opened.note else { panic!("signed") };
        assert_eq!(addenda.len(), 1);

        let history = scene.clinic.history(&scene.kari, id, &moment()).await.expect("history");
        assert_eq!(history.first().map(|step| step.act), Some(Act::Drafted));
        assert_eq!(history.last().map(|step| step.act), Some(Act::Addended));
    }
}

#[tokio::test]
async fn a_signed_note_is_exported_in_every_format_and_an_unsigned_one_in_none() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let (id, note) = drafted(&scene).await;
        for format in [ExportFormat::Fhir, ExportFormat::Pdf, ExportFormat::Html] {
            let refused = scene.clinic.export(&scene.kari, id, format, &moment()).await.map(|_| ());
            assert!(matches!(refused, Err(ClinicError::NotSigned)));
        }
        scene.clinic.sign(&scene.kari, (id, "fastlege"), note.revision, &mut moment()).await.expect("signs");
        for (format, beginning) in
            [(ExportFormat::Fhir, "{"), (ExportFormat::Pdf, "%PDF"), (ExportFormat::Html, "<!")]
        {
            let exported = scene.clinic.export(&scene.kari, id, format, &moment()).await.expect("exports");
            assert!(exported.bytes.starts_with(beginning.as_bytes()), "{}", exported.media_type);
            assert!(!exported.file_name.contains("Lie"), "the file's name says nothing about the patient");
        }
    }
}

#[tokio::test]
async fn nobody_but_the_responsible_clinician_comes_near() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let (id, note) = drafted(&scene).await;
        let (ola, clinic) = (&scene.ola, &scene.clinic);
        let add = || (note.revision, Edit::Undo);
        let refusals = [
            clinic.open(ola, id, &moment()).await.map(|_| ()),
            clinic.edit(ola, id, add(), &mut moment()).await.map(|_| ()),
            clinic.sign(ola, (id, "lege"), note.revision, &mut moment()).await.map(|_| ()),
            clinic.addend(ola, (id, "lege"), "x", &mut moment()).await.map(|_| ()),
            clinic.history(ola, id, &moment()).await.map(|_| ()),
            clinic.export(ola, id, ExportFormat::Pdf, &moment()).await.map(|_| ()),
        ];
        for refusal in refusals {
            assert!(matches!(refusal, Err(ClinicError::Denied(Denied::NotResponsible))), "{refusal:?}");
        }
        let refusal = clinic.open(&scene.operator, id, &moment()).await.map(|_| ());
        assert!(matches!(refusal, Err(ClinicError::Denied(Denied::Role))), "{refusal:?}");
        let (_, list) = clinic.consultations(ola, None, &moment()).await.expect("an empty list");
        assert!(list.is_empty());
    }
}

#[tokio::test]
async fn two_windows_one_note_the_second_edit_and_the_second_signature_are_refused() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let (id, note) = drafted(&scene).await;
        let first = note.statements[0].id;
        edited(&scene, id, note.revision, Edit::Remove(first)).await;
        let late = (note.revision, Edit::Remove(first));
        let conflict = scene.clinic.edit(&scene.kari, id, late, &mut moment()).await.map(|_| ());
        assert!(matches!(conflict, Err(ClinicError::Conflict)), "{conflict:?}");

        let at_once = (0..4).map(|_| async {
            scene.clinic.sign(&scene.kari, (id, "fastlege"), note.revision + 1, &mut moment()).await.is_ok()
        });
        let mut signed = 0;
        for attempt in at_once {
            signed += usize::from(attempt.await);
        }
        assert_eq!(signed, 1, "{engine:?}");
    }
}

#[tokio::test]
async fn importing_again_gives_the_same_consultation_and_the_list_shows_how_far_it_is() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let json = consultation_json("Randi Lie", "15867030201", &TALK);
        let id = scene.import(&json).await;
        assert_eq!(scene.import(&json).await, id);
        let state = || async {
            let (_, list) = scene.clinic.consultations(&scene.kari, None, &moment()).await.expect("a list");
            assert_eq!(list.len(), 1);
            (list[0].state, list[0].statements)
        };
        assert_eq!(state().await, (State::Imported, 0));
        let drafted = scene.clinic.draft(&scene.kari, id, &mut moment()).await.expect("drafts");
        let OpenedNote::Draft(note) = drafted else { panic!("a draft") };
        assert_eq!(state().await, (State::Drafted, note.statements.len()));
        let again = scene.clinic.draft(&scene.kari, id, &mut moment()).await.map(|_| ());
        assert!(matches!(again, Err(ClinicError::AlreadyDrafted)));
    }
}

#[tokio::test]
async fn the_same_patient_is_found_again_by_number_and_another_is_not() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let talk = |word: &'static str| [("patient", word)];
        scene.import(&consultation_json("Randi Lie", "128693 30211", &talk("Jeg har vondt i kneet."))).await;
        scene.import(&consultation_json("Randi Lie", "12869330211", &talk("Jeg har vondt i hofta."))).await;
        scene.import(&consultation_json("Else Moe", "", &talk("Jeg har vondt i ryggen."))).await;
        scene.import(&consultation_json("Anna Vik", "", &talk("Jeg har vondt i foten."))).await;
        scene.import(&consultation_json("Berit Ås", "ukjent", &talk("Jeg har vondt i hånda."))).await;
        scene.import(&consultation_json("Siri Dal", "12869330212", &talk("Jeg har vondt i armen."))).await;
        let lines = scene.audit_lines().await;
        let patients: std::collections::HashSet<String> = lines
            .iter()
            .filter(|line| line.contains("\"import\""))
            .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON")["patient"].to_string())
            .collect();
        assert_eq!(patients.len(), 5, "{engine:?}: an empty, unknown or wrong number is nobody's");
    }
}

#[tokio::test]
async fn a_later_import_changes_nobody_elses_consultation() {
    for engine in Engine::all() {
        let scene = Scene::on(engine).await;
        let talk = [("patient", "Jeg har vondt i kneet.")];
        let id = scene.import(&consultation_json("Randi Lie", "12869330211", &talk)).await;
        let request = clinic::consultation::ImportRequest {
            format: exchange::Format::Referent,
            content: consultation_json("Noen Andre", "12869330211", &talk).into_bytes(),
            patient: None,
            language: None,
            setting: None,
        };
        scene.clinic.import(&scene.ola, "fastlege", request, &mut moment()).await.expect("imports");
        let opened = scene.clinic.open(&scene.kari, id, &moment()).await.expect("opens");
        assert_eq!(opened.patient.name.expose(), "Randi Lie", "{engine:?}");
    }
}

/// An acknowledged edit is in the signed note, or the signature is refused: never both saved apart.
#[tokio::test]
async fn an_edit_and_a_signature_at_once_do_not_pass_each_other() {
    for engine in Engine::all() {
        let scene = std::sync::Arc::new(Scene::on(engine).await);
        for round in 0..6 {
            let name = format!("Randi Lie {round}");
            let id = scene.import(&consultation_json(&name, "", &TALK)).await;
            let Ok(OpenedNote::Draft(note)) = scene.clinic.draft(&scene.kari, id, &mut moment()).await else {
                panic!("a draft")
            };
            let (one, other) = (std::sync::Arc::clone(&scene), std::sync::Arc::clone(&scene));
            let revision = note.revision;
            let add = Edit::Add { section: Section::Plan, text: "Kontroll.".to_owned() };
            let edit = tokio::spawn(async move {
                one.clinic.edit(&one.kari, id, (revision, add), &mut moment()).await.is_ok()
            });
            let sign = tokio::spawn(async move {
                other.clinic.sign(&other.kari, (id, "fastlege"), revision, &mut moment()).await.is_ok()
            });
            let (edited, signed) = (edit.await.expect("ends"), sign.await.expect("ends"));
            assert!(edited != signed, "{engine:?}: edited {edited}, signed {signed}");
        }
    }
}
