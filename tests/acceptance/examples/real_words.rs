//! What it costs a draft to know the real words of everybody at the clinic.
//!
//! `cargo run --release -p acceptance --example real_words [PATIENTS]`

use std::time::Instant;

use acceptance::{Engine, Scene, consultation_json, moment};

#[expect(clippy::disallowed_methods, reason = "this measures how long it takes")]
#[tokio::main]
async fn main() {
    let patients: u32 = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(2_000);
    let scene = Scene::on(Engine::Sqlite).await;
    let said = [("patient", "Det er Gunn Lid. Søsteren min Aud og broren Odd kjørte meg hit fra Lyngvåg.")];
    let look = async |scene: &Scene, id| {
        let begun = Instant::now();
        for _ in 0..10 {
            scene.clinic.identities(&scene.kari, id, &mut moment()).await.expect("looks");
        }
        begun.elapsed().as_secs_f64() * 100.0
    };
    let first = scene.import(&consultation_json("Gunn Lid", "", &said)).await;
    let alone = look(&scene, first).await;
    for number in 0..patients {
        scene.import(&consultation_json(&format!("Gunn Aud Lid{number}"), "", &said)).await;
    }
    let among = look(&scene, first).await;
    println!("what is hidden, one patient: {alone:.1} ms; among {patients}: {among:.1} ms");
}
