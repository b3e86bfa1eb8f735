//! What every command is told: the day, the language, the database, who asks, and how wide the paper is.
//!
//! The clock and the terminal are read once, here, and passed down.

use std::io::{self, IsTerminal};

use chrono::{DateTime, NaiveDate, Utc};

use super::arguments::{Color, Global};
use super::environment::Environment;
use super::output;
use super::settings::{DEFAULT_DB, Setting, Settings};
use crate::domain::chain::Head;
use crate::domain::moment::{Clock, When};
use crate::domain::rules::Rules;
use crate::i18n::Lang;
use crate::i18n::shell::Origin;
use crate::render::clean::clean;

/// Columns of what goes into a file or a pipe; `COLUMNS` sets another number.
pub const PIPED_WIDTH: usize = 120;

/// The narrowest paper that is written for.
const LEAST_WIDTH: usize = 20;

/// The database that a run is about.
pub type DbChoice = Setting<std::path::PathBuf>;

/// A terminal at standard output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terminal {
    /// Columns.
    pub columns: usize,
    /// Rows.
    pub rows: usize,
}

/// What every command is told.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a yes or no of its own")]
pub struct Context {
    /// The day as of which is judged: as typed, else today in Beijing time.
    pub as_of: NaiveDate,
    /// Whether that day was typed.
    pub as_of_typed: bool,
    /// The office's clock.
    pub clock: Clock,
    /// The head of the chain of what is read; none where it is the built-in data.
    pub head: Option<Head>,
    /// Today in the office's civil time, whatever day is judged as of.
    pub today: NaiveDate,
    /// Up to when what is on record is asked about; `None` for all of it.
    pub known_at: Option<When>,
    /// The instant of the run.
    pub now: DateTime<Utc>,
    /// The language.
    pub lang: Lang,
    /// Whether standard output takes colour.
    pub color: bool,
    /// Whether standard output is a terminal that shows nothing but ASCII reliably.
    pub ascii: bool,
    /// Columns of standard output.
    pub width: usize,
    /// Columns that running text on standard output is wrapped to: those asked for, or the terminal's; in a file or a pipe
    /// a paragraph stays on its line, so that it can be pasted.
    pub prose_width: Option<usize>,
    /// Columns that messages are wrapped to, see [`message_columns`].
    pub message_width: Option<usize>,
    /// Columns of what is drawn on standard error.
    pub error_width: usize,
    /// Whether standard error takes colour.
    pub error_color: bool,
    /// Data and errors only.
    pub quiet: bool,
    /// Tell the details of what goes wrong.
    pub verbose: bool,
    /// Whether standard error shows how far long work has come: a terminal that can draw, and not quiet.
    pub progress: bool,
    /// The database.
    pub db: DbChoice,
    /// Who records.
    pub by: Option<String>,
    /// The regions that lists are about where no other is asked for; empty: all.
    pub regions: Vec<String>,
    /// The name under which the person is logged in.
    pub system_user: Option<String>,
    /// The terminal at standard output.
    pub terminal: Option<Terminal>,
    /// Every setting with its origin.
    pub settings: Settings,
}

impl Context {
    /// Reads clock and terminal, and settles what the command is told.
    #[must_use]
    pub fn new(global: &Global, known_at: Option<When>, settings: Settings, environment: &Environment) -> Self {
        let terminal = terminal();
        let now = Utc::now();
        let clock = Clock(Rules::default().utc_offset_minutes);
        let today = clock.day(now);
        let message_width = message_columns(environment);
        Self {
            as_of: global.as_of.unwrap_or(today),
            clock,
            head: None,
            today,
            known_at,
            as_of_typed: global.as_of.is_some(),
            now,
            lang: settings.lang.value,
            color: takes_color(settings.color.value, terminal.is_some(), environment.text("TERM")),
            ascii: terminal.is_some() && !draws_lines(environment, cfg!(windows)),
            width: columns(environment, terminal),
            prose_width: columns_asked(environment).or(terminal.map(|t| t.columns)).map(|c| c.max(LEAST_WIDTH)),
            message_width,
            error_width: message_width.unwrap_or(PIPED_WIDTH),
            error_color: takes_color(settings.color.value, io::stderr().is_terminal(), environment.text("TERM")),
            quiet: global.quiet,
            verbose: global.verbose,
            progress: !global.quiet && io::stderr().is_terminal() && environment.text("TERM") != Some("dumb"),
            db: settings.db.clone(),
            by: settings.by.as_ref().map(|by| by.value.clone()),
            regions: settings.region.as_ref().map(|all| all.value.clone()).unwrap_or_default(),
            system_user: environment.user().map(str::to_owned),
            terminal,
            settings,
        }
    }

    /// The same at an office with another clock.
    #[must_use]
    pub fn at(&self, clock: Clock) -> Self {
        let today = clock.day(self.now);
        let as_of = if self.as_of_typed { self.as_of } else { today };
        Self { as_of, clock, today, ..self.clone() }
    }

    /// True where nobody named a database: reading commands may then work without one.
    #[must_use]
    pub fn db_is_default(&self) -> bool {
        self.db.origin == Origin::Default && self.db.value.as_os_str() == DEFAULT_DB
    }

    /// Says something on standard error that is neither data nor an error; `-q` silences it.
    pub fn note(&self, line: &str) {
        if !self.quiet {
            output::message(&clean(line), self.message_width);
        }
    }

    /// Says a detail on standard error, only under `-v`.
    pub fn detail(&self, line: &str) {
        if self.verbose {
            output::message(line, self.message_width);
        }
    }
}

/// Columns of standard output: `COLUMNS`, else the terminal's, else [`PIPED_WIDTH`].
#[must_use]
pub fn columns(environment: &Environment, terminal: Option<Terminal>) -> usize {
    columns_asked(environment).or(terminal.map(|t| t.columns)).unwrap_or(PIPED_WIDTH).max(LEAST_WIDTH)
}

/// Columns that messages are wrapped to: `COLUMNS`, else those of a terminal at standard error; in a file or a pipe a
/// message stays on its line, so that it is found again by its words.
#[must_use]
pub fn message_columns(environment: &Environment) -> Option<usize> {
    let of_terminal = || terminal_size::terminal_size().map_or(80, |(width, _)| width.0.into());
    let columns = columns_asked(environment).or_else(|| io::stderr().is_terminal().then(of_terminal));
    columns.map(|columns| columns.max(LEAST_WIDTH))
}

fn columns_asked(environment: &Environment) -> Option<usize> {
    environment.text("COLUMNS").and_then(|text| text.parse().ok()).filter(|columns| *columns > 0)
}

/// The terminal at standard output, where there is one.
#[must_use]
pub fn terminal() -> Option<Terminal> {
    if !io::stdout().is_terminal() {
        return None;
    }
    let (columns, rows) = terminal_size::terminal_size().map_or((80, 24), |(w, h)| (w.0, h.0));
    Some(Terminal { columns: columns.into(), rows: rows.into() })
}

/// True for a terminal that shows line-drawing and block signs, each in one column.
///
/// On Windows these are the newer ones, which make themselves known by a variable: the old console draws such signs two
/// columns wide in Chinese fonts. Elsewhere it is what the locale for characters says, except on consoles whose fonts
/// lack the signs.
fn draws_lines(environment: &Environment, windows: bool) -> bool {
    if windows {
        return ["WT_SESSION", "TERM_PROGRAM", "ConEmuANSI"].iter().any(|name| environment.text(name).is_some());
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| environment.text(name)).unwrap_or("C");
    let utf8 = locale.to_ascii_lowercase().replace('-', "").contains("utf8");
    utf8 && !matches!(environment.text("TERM"), Some("dumb" | "linux"))
}

fn takes_color(asked: Color, terminal: bool, kind: Option<&str>) -> bool {
    match asked {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => terminal && kind != Some("dumb"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_beijings_whatever_the_machines_zone() {
        let evening = DateTime::parse_from_rfc3339("2025-12-31T16:30:00Z").expect("an instant").to_utc();
        assert_eq!(Clock(480).day(evening), NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
        assert_eq!(Clock(0).day(evening), NaiveDate::from_ymd_opt(2025, 12, 31).expect("a day"));
    }

    #[test]
    fn columns_asked_for_win_over_the_terminals() {
        let terminal = Some(Terminal { columns: 90, rows: 30 });
        let asked = |columns| [("COLUMNS", columns)].into_iter().collect();
        assert_eq!(columns(&asked("40"), terminal), 40);
        assert_eq!(columns(&asked("0"), terminal), 90);
        assert_eq!(columns(&asked("wide"), terminal), 90);
        assert_eq!(columns(&asked("3"), None), LEAST_WIDTH);
        assert_eq!(columns(&Environment::default(), None), PIPED_WIDTH);
    }

    #[test]
    fn lines_are_drawn_where_the_locale_is_utf8_and_the_console_has_the_signs() {
        let draws = |variables: &[(&str, &str)]| draws_lines(&variables.iter().copied().collect(), false);
        assert!(draws(&[("LANG", "zh_CN.UTF-8"), ("TERM", "xterm-256color")]));
        assert!(draws(&[("LC_CTYPE", "en_US.utf8"), ("LANG", "C")]));
        assert!(draws(&[("LC_ALL", "C.UTF-8")]));
        assert!(!draws(&[("LC_ALL", "C"), ("LANG", "zh_CN.UTF-8")]));
        assert!(!draws(&[("LANG", "zh_CN.GB18030")]));
        assert!(!draws(&[("LANG", "en_US.UTF-8"), ("TERM", "linux")]));
        assert!(!draws(&[]));
    }

    #[test]
    fn on_windows_only_the_newer_terminals_draw_lines() {
        let draws = |variables: &[(&str, &str)]| draws_lines(&variables.iter().copied().collect(), true);
        assert!(draws(&[("WT_SESSION", "9f3c")]));
        assert!(!draws(&[("LANG", "zh_CN.UTF-8")]));
    }

    #[test]
    fn colour_is_for_terminals_unless_asked_for() {
        assert!(takes_color(Color::Auto, true, Some("xterm")));
        assert!(!takes_color(Color::Auto, true, Some("dumb")));
        assert!(!takes_color(Color::Auto, false, None));
        assert!(takes_color(Color::Always, false, None));
        assert!(!takes_color(Color::Never, true, None));
    }
}
