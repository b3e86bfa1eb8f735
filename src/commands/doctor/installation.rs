//! What is checked of the installation itself: that what goes into a database comes out of it.

use std::ops::ControlFlow;
use std::path::Path;

use rust_decimal::Decimal;

use crate::catalogue::{plan, read};
use crate::commands::context::Context;
use crate::commands::exit::Failure;
use crate::commands::{builtin, figures, ledger};
use crate::domain::admission::Leave;
use crate::domain::checkup::{Amount, Check, Finding};
use crate::domain::code::IndicatorCode;
use crate::domain::dossier::{Dossier, Scope};
use crate::domain::period::Period;
use crate::domain::status::Reason;
use crate::i18n::shell::ShellFault;
use crate::report::checkup::Installation;
use crate::store::{Figure, Refusal, Store};

/// A catalogue with one indicator, to record figures for.
const CATALOGUE: &str = r#"
[catalogue]
code = "checkup"
version = "1"
name = "自检"

[[region]]
code = "checkup"
name = "自检"

[[indicator]]
code = "checkup.figure"
name = "自检"
unit = "元"
kind = "stock"
direction = "up"
"#;

/// Decimals that binary fractions carry badly, and the longest and smallest that are taken.
const DECIMALS: [&str; 16] = [
    "0.1",
    "0.2",
    "0.3",
    "75.3",
    "74.9",
    "2.675",
    "1.005",
    "99.96",
    "-12.5",
    "33.3333333333333",
    "0.333333333333333",
    "0.000000000001",
    "1234567.89012345",
    "99999999999999.9",
    "123456789012345",
    "999999999999999",
];

/// The year of the first of them; each stands for a year of its own.
const FIRST_YEAR: i32 = 2001;

/// Looks at the installation and checks it, in databases in memory.
pub fn check(context: &Context) -> Result<(Installation, Vec<Finding>), Failure> {
    let catalogue = builtin::catalogue()?.catalogue;
    let mut store = Store::in_memory().map_err(|fault| ledger::failure(context, &fault))?;
    let loaded = store.load(&ledger::deed(context, "doctor"), &plan(None, &catalogue));
    loaded.map_err(|fault| ledger::failure(context, &fault))?;
    let kept = store.catalogue(&catalogue.head.code).map_err(|fault| ledger::failure(context, &fault))?;
    let digest = Amount::Text(catalogue.digest());
    let digest_kept = kept.map(|kept| Amount::Text(kept.digest())).ok_or(Reason::NoFigure);
    let mut findings = vec![Finding::exact(Check::Catalogue, catalogue.head.code.as_str(), digest, digest_kept)];
    findings.extend(decimals(context)?);
    let figures = figures::published(context, &mut store)?;
    let (version, engine) = (env!("CARGO_PKG_VERSION"), Store::engine().to_owned());
    Ok((Installation { version, engine, catalogue, figures }, findings))
}

/// Records decimals in a database and reads them back.
fn decimals(context: &Context) -> Result<Vec<Finding>, Failure> {
    let fault = |fault| ledger::failure(context, &fault);
    let mut text = |_: &Path| Ok(CATALOGUE.to_owned());
    let reading = read(Path::new("checkup.toml"), &mut text).map_err(|_| Failure::shell(ShellFault::Internal))?;
    let mut store = Store::in_memory().map_err(fault)?;
    let deed = ledger::deed(context, "doctor");
    store.load(&deed, &plan(None, &reading.catalogue)).map_err(fault)?;
    let values = DECIMALS.map(|text| text.parse::<Decimal>().expect("the list holds decimals"));
    let periods = || (FIRST_YEAR..).filter_map(Period::year);
    let code = IndicatorCode::new("checkup.figure").expect("well formed");
    let mut batch = store.batch(&deed, Leave { revise: false, confirm: true, today: context.today });
    let series = batch.indicator(code.as_str()).map_err(fault)?.ok_or_else(|| Failure::shell(ShellFault::Internal))?;
    for (value, period) in values.iter().zip(periods()) {
        batch.push(series, &Figure::plain(0, period, *value)).map_err(fault)?;
    }
    batch.record().map_err(|refusal| match refusal {
        Refusal::Store(refused) => fault(refused),
        Refusal::Rows(_) => Failure::shell(ShellFault::Internal),
    })?;
    let mut kept = Vec::new();
    let keep = &mut |dossier: Dossier<'_>| {
        kept.extend(dossier.observations.iter().map(|figure| (figure.period, figure.value)));
        ControlFlow::Continue(())
    };
    store.dossiers(&Scope::of_indicator(code), keep).map_err(fault)?;
    let finding = |(text, (value, period)): (&str, (&Decimal, Period))| {
        let back = kept.iter().find(|(of, _)| *of == period).map(|(_, value)| Amount::Exact(*value));
        Finding::exact(Check::Decimals, text.replace('-', "−"), Amount::Exact(*value), back.ok_or(Reason::NoFigure))
    };
    Ok(DECIMALS.into_iter().zip(values.iter().zip(periods())).map(finding).collect())
}
