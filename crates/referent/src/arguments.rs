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
    /// Make, show, rotate, back up and restore the clinic's keys.
    #[command(subcommand)]
    Key(KeyCommand),
    /// Erase a patient.
    #[command(subcommand)]
    Patient(PatientCommand),
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
        /// A certificate of erasure to check against the log.
        #[arg(long, value_name = "FILE")]
        certificate: Option<PathBuf>,
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

#[derive(Subcommand)]
pub(crate) enum KeyCommand {
    /// Make the clinic's keys. An empty installation does it by itself when it first starts.
    Make {
        /// What opens them: `file`, `passphrase` or `hsm`. Without it: what the settings name.
        #[arg(long, value_name = "KIND")]
        root: Option<String>,
    },
    /// Say which keys these are. Shows no key.
    Show,
    /// Change the root, or the key that wraps the patients' keys. Sealed content stays as it is.
    #[command(subcommand)]
    Rotate(RotateCommand),
    /// Write the clinic's keys, encrypted to named people with age, to a file. Holds no patient's keys.
    Backup {
        /// Who may open it: `age1…`, as `age-keygen` prints it. Once for each.
        #[arg(long = "recipient", value_name = "AGE1", required = true)]
        recipients: Vec<String>,
        /// The file to write; one that is there is left alone.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Make a vault from a key backup, under a root of its own. Never overwrites a vault.
    Restore {
        /// The key backup.
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
        /// The identity file of one of its recipients.
        #[arg(long, value_name = "FILE")]
        identity: PathBuf,
        /// What opens the new vault: `file`, `passphrase` or `hsm`. Without it: what the settings name.
        #[arg(long, value_name = "KIND")]
        root: Option<String>,
    },
}

#[derive(Subcommand)]
pub(crate) enum RotateCommand {
    /// Put the keys under a new root; the settings must name it from then on.
    Root(NewRoot),
    /// Wrap every patient's keys with a new key and destroy the old one. Goes on where an interrupted one stopped.
    Kek,
}

/// A new root. What is not given is taken from the settings, except what would be the old root again.
#[derive(Args)]
pub(crate) struct NewRoot {
    /// `file`, `passphrase` or `hsm`.
    #[arg(long, value_name = "KIND")]
    pub(crate) to: String,
    /// For `file`: where the new root key is to lie.
    #[arg(long, value_name = "FILE")]
    pub(crate) key_file: Option<PathBuf>,
    /// For `passphrase`: a file that holds it. Without it the passphrase is asked for.
    #[arg(long, value_name = "FILE")]
    pub(crate) vault_passphrase_file: Option<PathBuf>,
    /// For `hsm`: the PKCS#11 module.
    #[arg(long, value_name = "FILE")]
    pub(crate) hsm_module: Option<PathBuf>,
    /// For `hsm`: the token's label.
    #[arg(long, value_name = "LABEL")]
    pub(crate) hsm_token: Option<String>,
    /// For `hsm`: the key's label; generated in the token if it is not there.
    #[arg(long, value_name = "LABEL")]
    pub(crate) hsm_key: Option<String>,
    /// For `hsm`: a file with the user's PIN.
    #[arg(long, value_name = "FILE")]
    pub(crate) hsm_pin_file: Option<PathBuf>,
}

#[derive(Subcommand)]
pub(crate) enum PatientCommand {
    /// Destroy a patient's keys, as a manager, so that nothing about the patient opens again.
    Erase {
        #[command(flatten)]
        which: Which,
        /// `helsepersonelloven-43`, `pasientjournalloven-25` or `gdpr-17`.
        #[arg(long)]
        law: String,
        /// Where to write the proof; a file that is there is left alone.
        #[arg(long, value_name = "FILE")]
        certificate: PathBuf,
        #[command(flatten)]
        person: Person,
    },
    /// Clear the bytes of destroyed keys from the database's files, where an erasure could not.
    Scrub,
}

/// Which patient. A national number comes on standard input: on the command line it would stand in the list of processes.
#[derive(Args)]
#[group(required = true, multiple = false)]
pub(crate) struct Which {
    /// The patient of this consultation.
    #[arg(long, value_name = "ID")]
    pub(crate) consultation: Option<Uuid>,
    /// The patient with this identity, as in the audit log.
    #[arg(long, value_name = "ID")]
    pub(crate) patient: Option<Uuid>,
    /// The patient whose national number is the first line of standard input.
    #[arg(long)]
    pub(crate) national_id_from_stdin: bool,
}
