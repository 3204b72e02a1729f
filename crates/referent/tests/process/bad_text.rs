//! Text as it should not be, through `referent identify`: a right answer or a clear error, and nothing lost.

use std::io::{Read, Write};
use std::process::{Child, Command, Output, Stdio};

use crate::running::PROGRAM;
use serde_json::{Value, json};

fn identify() -> Child {
    let mut program = Command::new(PROGRAM);
    program.arg("identify").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    program.spawn().expect("the program starts")
}

fn answered(input: &[u8]) -> Output {
    let mut program = identify();
    let mut given = program.stdin.take().expect("piped");
    std::thread::scope(|scope| {
        // A program that refuses a line stops reading; what it was still to be given is then of no matter.
        scope.spawn(move || given.write_all(input));
        program.wait_with_output().expect("ends")
    })
}

/// The answers to lines that are all good.
fn answers(input: &str) -> Vec<Value> {
    let output = answered(input.as_bytes());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// What was found in one text, as written there.
fn found(text: &str) -> Vec<(String, String)> {
    let answer = answers(&format!("{}\n", json!({"id": 1, "text": text})));
    let points: Vec<char> = text.chars().collect();
    let spans: Vec<(usize, usize, String)> =
        serde_json::from_value(answer[0]["label"].clone()).expect("spans");
    spans.into_iter().map(|(start, end, kind)| (points[start..end].iter().collect(), kind)).collect()
}

/// The refusal: its message, which says nothing of the text, after all that was answered before it.
fn refused(input: &[u8]) -> (String, usize) {
    let output = answered(input);
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(!said.contains("Qvitfjellhaug"), "{said}");
    (said, String::from_utf8(output.stdout).expect("UTF-8").lines().count())
}

const GOOD: &str = "{\"id\":1,\"text\":\"Hei Kari.\"}\n";

#[test]
fn empty_input_has_an_empty_answer() {
    assert_eq!(answers(""), Vec::<Value>::new());
    assert_eq!(answers("\n \n"), Vec::<Value>::new());
    assert_eq!(answers("{\"id\":null,\"text\":\"\"}"), [json!({"id": null, "label": []})]);
}

#[test]
fn a_line_without_text_is_named_by_its_number() {
    for line in [
        "{\"id\":2}",
        "{\"id\":2,\"text\":null}",
        "{\"id\":2,\"text\":7}",
        "[]",
        "Qvitfjellhaug",
        "{\"id\":2,\"text\":\"Qvitfjellhaug",
    ] {
        let (said, answered) = refused(format!("{GOOD}{line}\n{GOOD}").as_bytes());
        assert!(said.contains("line 2 is not an object with \"id\" and \"text\""), "{said}");
        assert_eq!(answered, 1, "what came before it is answered");
    }
}

#[test]
fn bytes_that_are_not_utf8_are_named_by_their_line() {
    let (said, answered) =
        refused(&[GOOD.as_bytes(), b"{\"id\":2,\"text\":\"\xc5se Qvitfjellhaug\"}\n"].concat());
    assert!(said.contains("line 2 is not UTF-8; convert the input"), "{said}");
    assert_eq!(answered, 1);
}

#[test]
fn a_nul_byte_is_a_character_like_another() {
    // Bare in JSON it is no JSON; escaped it stands in the text, and what is beside it is still found.
    let (said, _) = refused(b"{\"id\":1,\"text\":\"a\0b\"}\n");
    assert!(said.contains("line 1"), "{said}");
    let spans = found("Ring\0 Kari Nordmann\0 på 98123457\0.");
    assert!(spans.contains(&("98123457".into(), "PHONE".into())), "{spans:?}");
}

#[test]
fn a_reader_that_goes_away_ends_the_program_without_a_panic() {
    let mut program = identify();
    drop(program.stdout.take());
    let mut given = program.stdin.take().expect("piped");
    // More than any buffer holds; it stops reading when it cannot write.
    for _ in 0..20_000 {
        if given.write_all(GOOD.as_bytes()).is_err() {
            break;
        }
    }
    drop(given);
    let mut said = String::new();
    program.stderr.take().expect("piped").read_to_string(&mut said).expect("UTF-8");
    assert_eq!(program.wait().expect("ends").code(), Some(1), "{said}");
    assert!(said.contains("cannot write") && !said.contains("internal error"), "{said}");
}

#[test]
fn another_language_is_searched_all_the_same() {
    for text in [
        "The patient can be reached at 98123457 or kari@eksempel.no.",
        "Pacjentka: tel. 98123457, e-mail kari@eksempel.no.",
        "المريضة: 98123457, kari@eksempel.no",
        "Пациентка: 98123457, kari@eksempel.no",
        "患者 98123457 kari@eksempel.no 。",
    ] {
        let spans = found(text);
        assert!(spans.iter().any(|(span, _)| span.contains("98123457")), "{text}: {spans:?}");
        assert!(spans.iter().any(|(span, _)| span.contains("kari@eksempel.no")), "{text}: {spans:?}");
    }
}
