//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use uuid::Uuid;

/// Referent listens to a consultation, drafts the note and shows where each sentence was said.
#[derive(Parser)]
#[command(version, about)]
pub(crate) struct Arguments {
    /// Settings file (TOML). Without it: `referent.toml` in this folder, if there is one.
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Where everything is kept. Without it: the setting `data`, else `referent-data` in this folder.
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Serve the web app and the API.
    Serve,
    /// Import the demo consultations, draft them, and serve the page.
    Demo {
        /// Also sign one, export it, check the log, say where each lies, and end.
        #[arg(long)]
        once: bool,
    },
    /// Find identities: JSON Lines {"id","text"} on standard input, {"id","label":[[start,end,KIND]]} out.
    Identify,
    /// Measure the program on a gold of your own.
    #[command(subcommand)]
    Evaluate(EvaluateCommand),
    /// Draft the note of a consultation file (JSON, text, WebVTT, SRT).
    Draft {
        /// The file.
        file: PathBuf,
        /// Print JSON.
        #[arg(long)]
        json: bool,
        /// `nb`, `nn` or `en`, where the file does not say.
        #[arg(long)]
        language: Option<String>,
    },
    /// Check sentences against what was said: JSON Lines {"consultation","text"} on standard input.
    Verify {
        /// Folder of consultation files.
        #[arg(long, value_name = "DIR")]
        consultations: PathBuf,
    },
    /// Import a consultation file as a clinician.
    Import {
        /// The file.
        file: PathBuf,
        /// A JSON file that says who the patient is (`{"name": …}`), where the transcript does not.
        #[arg(long, value_name = "FILE")]
        patient: Option<PathBuf>,
        #[command(flatten)]
        person: Person,
    },
    /// Export a signed note as fhir, pdf or html.
    Export {
        /// The consultation's identity.
        consultation: Uuid,
        /// `fhir`, `pdf` or `html`.
        #[arg(long, default_value = "fhir")]
        format: String,
        /// The file to write.
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
        #[command(flatten)]
        person: Person,
    },
    /// Make an account.
    Account(AccountArguments),
    /// Hand out or check the access log.
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Bring the database schema up to date.
    Migrate,
    /// Check keys, database, disk, clock and versions, and say what to mend.
    Doctor,
    /// Print the OpenAPI document.
    Openapi,
}

/// Who acts, where a command needs a person.
#[derive(Args)]
pub(crate) struct Person {
    /// The person's username.
    #[arg(long = "as", value_name = "USERNAME")]
    pub(crate) username: String,
    /// A file that holds the person's passphrase.
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: PathBuf,
}

#[derive(Args)]
pub(crate) struct AccountArguments {
    /// What the person types to sign in.
    pub(crate) username: String,
    /// Full name, as under a signature.
    #[arg(long)]
    pub(crate) name: String,
    /// `clinician`, `manager`, `auditor` or `operator`.
    #[arg(long, default_value = "clinician")]
    pub(crate) role: String,
    /// Profession in words, for example `fastlege`.
    #[arg(long, default_value = "")]
    pub(crate) profession: String,
    /// HPR number of health personnel.
    #[arg(long)]
    pub(crate) hpr_number: Option<String>,
    /// A file that holds the passphrase: at least 12 characters.
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: PathBuf,
}

#[derive(Subcommand)]
pub(crate) enum AuditCommand {
    /// Write the whole log as JSON Lines, as an auditor or the operator.
    Export {
        /// The file to write.
        file: PathBuf,
        #[command(flatten)]
        person: Person,
    },
    /// Check an exported log. Needs no database, no key and no network.
    Verify {
        /// The exported file.
        file: PathBuf,
        /// The hash that the log should end with, as noted earlier.
        #[arg(long, value_name = "HASH")]
        head: Option<String>,
    },
}

#[derive(Subcommand)]
pub(crate) enum EvaluateCommand {
    /// How many identities are missed, and how many words are hidden needlessly.
    Identifiers {
        /// JSON Lines {"id","text","label":[[start,end,KIND]]}; offsets in code points, end exclusive.
        #[arg(value_name = "GOLD.jsonl")]
        gold: PathBuf,
        /// Also print the text of what leaked.
        #[arg(long)]
        show_text: bool,
        /// Score the texts in lower case, as a recogniser of speech may write them.
        #[arg(long)]
        lower_case: bool,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}
