//! Referent: the note-taker of a consultation. Floor 6: command line, settings, wiring.

mod arguments;
mod command;
mod logging;
mod moment;
mod root;
mod settings;
mod wiring;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::{Arguments, AuditCommand, Command, EvaluateCommand, PatientCommand};
use crate::command::evaluate::Wanted;

fn main() -> ExitCode {
    logging::keep_words_out_of_panics();
    let arguments = Arguments::parse();
    match run(arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("referent: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(Arguments { config, data, command }: Arguments) -> anyhow::Result<ExitCode> {
    let settings = || settings::Settings::load(config.as_deref(), data.as_deref());
    match command {
        Command::Identify => command::identify::run(),
        Command::Evaluate(EvaluateCommand::Identifiers { gold, show_text, lower_case, json }) => {
            command::evaluate::identifiers(&gold, Wanted { show_text, lower_case, json })
        }
        Command::Draft { file, json, language } => command::draft::run(&file, json, language.as_deref()),
        Command::Verify { consultations } => command::verify::run(&consultations),
        Command::Audit(AuditCommand::Verify { file, head, certificate }) => {
            command::audit::verify(&file, head.as_deref(), certificate.as_deref())
        }
        Command::Audit(AuditCommand::Export { file, person }) => {
            block_on(command::audit::export(&settings()?, &file, &person))
        }
        Command::Openapi => {
            print!("{}", api::openapi());
            Ok(ExitCode::SUCCESS)
        }
        Command::Serve => block_on(command::serve::run(&settings()?)),
        Command::Migrate => block_on(command::migrate::run(&settings()?)),
        Command::Doctor => block_on(command::doctor::run(&settings()?)),
        Command::Account(request) => block_on(command::account::run(&settings()?, &request)),
        Command::Import { file, person, patient } => {
            block_on(command::import::run(&settings()?, &file, &person, patient.as_deref()))
        }
        Command::Export { consultation, format, to, person } => {
            block_on(command::export::run(&settings()?, consultation, &format, &to, &person))
        }
        Command::Key(command) => block_on(command::key::run(&settings()?, command)),
        Command::Patient(PatientCommand::Scrub) => block_on(command::patient::scrub(&settings()?)),
        Command::Patient(PatientCommand::Erase { which, law, certificate, person }) => {
            block_on(command::patient::erase(&settings()?, &which, &law, (&certificate, &person)))
        }
        Command::Demo { once } => block_on(command::demo::run(&settings()?, once)),
    }
}

fn block_on(work: impl Future<Output = anyhow::Result<ExitCode>>) -> anyhow::Result<ExitCode> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}
