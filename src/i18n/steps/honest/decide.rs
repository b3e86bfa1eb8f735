//! Decides a status from printed facts alone, and holds it against the printed conclusion.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::read::{Answer, Held, Printed, Window, Year};
use crate::domain::code::Coded;
use crate::domain::status::{Reason, Status};
use crate::domain::verdict::YearStatus;
use crate::i18n::words::Spoken;

pub(super) fn status(printed: &Printed) -> Result<(), String> {
    let decided = decided(printed)?;
    if decided != printed.status {
        return Err(format!("the lines say {decided:?}, the conclusion {:?}", printed.status));
    }
    if printed.says_fell_back != (printed.fell_back == Some(Answer::No)) {
        return Err("fell back or not?".to_owned());
    }
    Ok(())
}

fn decided(printed: &Printed) -> Result<Status, String> {
    let passed = printed.as_of > printed.deadline;
    if let Some(close) = printed.nothing {
        return Ok(match (passed, close) {
            (true, _) => awaited_or(printed, Status::OverdueUnreported),
            (false, true) => Status::Unjudged,
            (false, false) => Status::NoData,
        });
    }
    if !printed.years.is_empty() {
        return each_year(printed, passed);
    }
    if let Some(reason) = printed.without {
        let figure_missing = matches!(
            reason,
            Reason::Bound
                | Reason::PartYear
                | Reason::Hole
                | Reason::YearUnreported
                | Reason::YearRunning
                | Reason::NoTime
        );
        let unconfirmed = passed && figure_missing;
        return Ok(if unconfirmed { awaited_or(printed, Status::OverdueUnconfirmed) } else { Status::Unjudged });
    }
    let held = printed.compared.ok_or("nothing is compared")?;
    match printed.window {
        Some(window) if printed.is_mean => mean(printed, held, window, passed),
        Some(window) => sum(printed, held, window, passed),
        None => latest(printed, held, passed),
    }
}

/// Within the days of grace nothing is held against anyone.
fn awaited_or(printed: &Printed, status: Status) -> Status {
    match printed.awaited_until {
        Some(until) if printed.as_of <= until => Status::Unjudged,
        _ => status,
    }
}

fn latest(printed: &Printed, held: Held, passed: bool) -> Result<Status, String> {
    if !passed {
        return if held.answer == Answer::Yes { Ok(Status::Met) } else { by_pace(printed, held) };
    }
    let begins = printed.begins.ok_or("in time or late?")?;
    if held.answer == Answer::Yes {
        if begins <= printed.deadline {
            return Ok(Status::Met);
        }
        return match printed.in_time {
            Some(Answer::No) => Ok(Status::MetLate),
            _ => Err("what was known in time?".to_owned()),
        };
    }
    let reaches = printed.reaches.ok_or("is the deadline covered?")?;
    Ok(if reaches >= printed.deadline { Status::Overdue } else { awaited_or(printed, Status::OverdueUnconfirmed) })
}

/// On track by pace or age; a bound is never held against anyone.
fn by_pace(printed: &Printed, held: Held) -> Result<Status, String> {
    let age = printed.age.ok_or("how old is the figure?")?;
    match (printed.pace, printed.no_path) {
        (Some(Answer::Yes), _) if age.stale => Ok(Status::Unjudged),
        (Some(Answer::Yes), _) if held.favours => Ok(Status::OnTrack),
        (Some(_), _) if held.exact => Ok(Status::Behind),
        (None, Some(Reason::BaselineMeetsTarget)) => baseline_meets(printed, held),
        (None, Some(_)) => Ok(Status::Unjudged),
        _ => Err("neither a pace nor why there is none".to_owned()),
    }
}

/// The baseline has to be as good as the target where it is said to be.
fn baseline_meets(printed: &Printed, held: Held) -> Result<Status, String> {
    let (value, _) = printed.baseline.ok_or("which baseline?")?;
    let value = if printed.is_multiple { Decimal::ONE } else { value };
    let meets = match held.low {
        Some(low) => low <= value && value <= held.goal,
        None if held.minimum => value >= held.goal,
        None => value <= held.goal,
    };
    if meets { Ok(Status::Behind) } else { Err("the baseline does not meet the target".to_owned()) }
}

fn sum(printed: &Printed, held: Held, window: Window, passed: bool) -> Result<Status, String> {
    let complete = window.reached >= window.end && !printed.missing;
    if held.answer == Answer::Yes && (complete || (window.only_adds && held.minimum)) {
        return Ok(Status::Met);
    }
    if passed {
        let missed = complete && held.exact;
        return Ok(if missed { Status::Overdue } else { awaited_or(printed, Status::OverdueUnconfirmed) });
    }
    let uncertain = printed.missing || !held.exact;
    match (printed.pace, printed.no_path) {
        (Some(Answer::Yes), _) if held.favours => {
            let age = printed.age.ok_or("how old is the figure?")?;
            Ok(if age.stale { Status::Unjudged } else { Status::OnTrack })
        }
        (Some(_), _) => Ok(if uncertain { Status::Unjudged } else { Status::Behind }),
        (None, Some(Reason::BaselineMeetsTarget)) if held.answer == Answer::No && !uncertain => {
            baseline_meets(printed, held)
        }
        (None, Some(_)) => Ok(Status::Unjudged),
        (None, None) => Err("neither a pace nor why there is none".to_owned()),
    }
}

fn mean(printed: &Printed, held: Held, window: Window, passed: bool) -> Result<Status, String> {
    let complete = window.reached >= window.end;
    Ok(match (held.answer, complete, passed) {
        (Answer::Yes, true, _) => Status::Met,
        (Answer::No, true, true) => Status::Overdue,
        (_, false, true) => awaited_or(printed, Status::OverdueUnconfirmed),
        (Answer::Yes, false, false) if printed.age.ok_or("how old is the figure?")?.stale => Status::Unjudged,
        (Answer::Yes, false, false) => Status::OnTrack,
        (Answer::No, _, false) => Status::Behind,
        (Answer::Open, ..) => return Err("an open comparison decides nothing".to_owned()),
    })
}

fn each_year(printed: &Printed, passed: bool) -> Result<Status, String> {
    let states: Vec<YearStatus> = printed.years.iter().map(|year| of_year(printed, year)).collect::<Result<_, _>>()?;
    let has = |state: YearStatus| states.contains(&state);
    Ok(if has(YearStatus::Missed) {
        Status::Overdue
    } else if states.iter().all(|state| *state == YearStatus::Met) {
        Status::Met
    } else if passed {
        awaited_or(printed, Status::OverdueUnconfirmed)
    } else if has(YearStatus::Met) && !has(YearStatus::Unreported) {
        Status::OnTrack
    } else {
        Status::Unjudged
    })
}

fn of_year(printed: &Printed, year: &Year) -> Result<YearStatus, String> {
    let end = NaiveDate::from_ymd_opt(year.number, 12, 31).ok_or("no year")?;
    let over = printed.as_of > end;
    let state = match year.held {
        Some((held, _)) if held.answer == Answer::Yes => YearStatus::Met,
        Some((held, last)) if over && held.exact && last >= end && last.year() == year.number => YearStatus::Missed,
        _ if over => YearStatus::Unreported,
        _ => YearStatus::Running,
    };
    let said = YearStatus::ALL.iter().copied().find(|status| status.say(printed.lang) == year.word);
    if said == Some(state) { Ok(state) } else { Err(format!("{} is {state:?}, not `{}`", year.number, year.word)) }
}
