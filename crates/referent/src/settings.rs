//! Settings: a TOML file, then `REFERENT_…` variables over it. Secrets are never values, only names of files.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clinical::identifier::OrgNumber;
use exchange::Organisation;
use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};

/// What can be set.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    /// Where everything is kept.
    pub(crate) data: PathBuf,
    /// The address to listen on.
    pub(crate) listen: SocketAddr,
    /// A proxy with TLS stands before the program: the session cookie travels over TLS only.
    pub(crate) behind_tls: bool,
    /// A file that holds the PostgreSQL address; without it SQLite under `data/store`.
    pub(crate) postgres_url_file: Option<PathBuf>,
    /// The vault with the clinic's keys; without it `data/store/keys/clinic.vault`.
    pub(crate) vault_file: Option<PathBuf>,
    /// The root key that opens the vault, where it is a file; without it `data/store/keys/clinic.key`.
    pub(crate) key_file: Option<PathBuf>,
    /// A file with the passphrase that opens the vault, where its root is one; without it the passphrase is asked for.
    pub(crate) vault_passphrase_file: Option<PathBuf>,
    /// The PKCS#11 module of the HSM whose key opens the vault, where its root is one.
    pub(crate) hsm_module: Option<PathBuf>,
    /// The label of the token in the HSM.
    pub(crate) hsm_token: Option<String>,
    /// The label of the root key in the token.
    pub(crate) hsm_key: Option<String>,
    /// A file with the user's PIN of the token.
    pub(crate) hsm_pin_file: Option<PathBuf>,
    /// The clinic's name, as on exported notes.
    pub(crate) organisation: String,
    /// The clinic's number in the Register of Legal Entities.
    pub(crate) organisation_number: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            data: PathBuf::from("referent-data"),
            listen: SocketAddr::from(([127, 0, 0, 1], 8420)),
            behind_tls: false,
            postgres_url_file: None,
            vault_file: None,
            key_file: None,
            vault_passphrase_file: None,
            hsm_module: None,
            hsm_token: None,
            hsm_key: None,
            hsm_pin_file: None,
            organisation: "Klinikken".to_owned(),
            organisation_number: None,
        }
    }
}

impl Settings {
    /// Reads the settings; `data` from the command line wins.
    pub(crate) fn load(config: Option<&Path>, data: Option<&Path>) -> anyhow::Result<Self> {
        if let Some(path) = config {
            anyhow::ensure!(path.exists(), "the settings file {} does not exist", path.display());
        }
        let file = config.unwrap_or_else(|| Path::new("referent.toml"));
        let mut settings: Self = Figment::from(Serialized::defaults(Self::default()))
            .merge(Toml::file(file))
            .merge(Env::prefixed("REFERENT_").only(&[
                "data",
                "listen",
                "behind_tls",
                "postgres_url_file",
                "vault_file",
                "key_file",
                "vault_passphrase_file",
                "hsm_module",
                "hsm_token",
                "hsm_key",
                "hsm_pin_file",
                "organisation",
                "organisation_number",
            ]))
            .extract()
            .context("the settings cannot be read")?;
        if let Some(data) = data {
            data.clone_into(&mut settings.data);
        }
        Ok(settings)
    }

    pub(crate) fn vault_path(&self) -> PathBuf {
        self.vault_file.clone().unwrap_or_else(|| self.data.join("store/keys/clinic.vault"))
    }

    pub(crate) fn key_path(&self) -> PathBuf {
        self.key_file.clone().unwrap_or_else(|| self.data.join("store/keys/clinic.key"))
    }

    pub(crate) fn sqlite_path(&self) -> PathBuf {
        self.data.join("store/referent.sqlite")
    }

    pub(crate) fn organisation(&self) -> anyhow::Result<Organisation> {
        let number = self.organisation_number.as_deref().map(OrgNumber::parse).transpose();
        let org_number = number.context("the setting organisation_number is no organisation number")?;
        Ok(Organisation { name: self.organisation.clone(), org_number })
    }
}
