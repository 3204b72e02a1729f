//! `referent account`

use std::process::ExitCode;

use anyhow::Context;
use clinic::access::AccountRequest;
use clinical::access::{Actor, Role};
use clinical::identifier::HprNumber;
use uuid::Uuid;

use crate::arguments::AccountArguments;
use crate::settings::Settings;
use crate::{moment, root, wiring};

/// Whoever runs the program on its machine with its key is its operator. The log shows this account as all zeroes.
pub(crate) fn operator() -> Actor {
    Actor {
        account: Uuid::nil(),
        name: "operator of this installation".into(),
        hpr_number: None,
        role: Role::Operator,
    }
}

/// Makes an account.
pub(crate) async fn run(settings: &Settings, arguments: &AccountArguments) -> anyhow::Result<ExitCode> {
    let role =
        Role::from_key(&arguments.role).context("--role is clinician, manager, auditor or operator")?;
    let hpr_number = arguments.hpr_number.as_deref().map(HprNumber::parse).transpose();
    let request = AccountRequest {
        username: arguments.username.clone(),
        name: arguments.name.clone(),
        role,
        profession: arguments.profession.clone(),
        hpr_number: hpr_number.context("--hpr-number is no HPR number")?,
        passphrase: root::first_line(&arguments.passphrase_file, "the passphrase")?.as_str().into(),
    };
    let clinic = wiring::open(settings).await?;
    clinic.make_account(&operator(), request, &mut moment::now()).await?;
    clinic.store.close().await;
    println!("the account {} is made", arguments.username);
    Ok(ExitCode::SUCCESS)
}
