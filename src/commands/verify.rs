//! `verify`: whether what is kept is what it says it is.

use super::arguments::VerifyArgs;
use super::context::Context;
use super::documents;
use super::exit::Failure;
use crate::i18n::usage::UsageFault;

/// Runs `verify`.
pub fn run(context: &Context, args: &VerifyArgs) -> Result<(), Failure> {
    match &args.documents.documents {
        Some(folder) => documents::run(context, &args.documents, &args.listing, folder),
        None => Err(Failure::usage(UsageFault::Missing { arguments: vec!["--documents".to_owned()] })),
    }
}
