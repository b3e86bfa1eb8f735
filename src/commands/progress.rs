//! A bar on standard error for work that takes longer than half a second, on a terminal and not under `-q`.
//!
//! [`Progress`] is told how far the work has come; [`busy`] turns while a single step runs that tells nothing.

use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::context::Context;
use crate::i18n::progress::Doing;

/// What takes less is over before anybody looks.
const PATIENCE: Duration = Duration::from_millis(500);
/// Steps between two looks at the clock.
const STRIDE: u32 = 256;
/// How often what turns moves on.
const TURN: Duration = Duration::from_millis(120);

/// How far work has come.
pub struct Progress {
    bar: Option<ProgressBar>,
    words: Option<&'static str>,
    begun: Instant,
    steps: u32,
}

impl Progress {
    /// Begins; nothing is seen yet.
    #[must_use]
    pub fn new(context: &Context, doing: Doing) -> Self {
        let words = context.progress.then(|| doing.say(context.lang));
        Self { bar: None, words, begun: Instant::now(), steps: 0 }
    }

    /// Says how far the work has come, of how much; of 0 where that is not known. Cheap enough for every row.
    pub fn at(&mut self, done: u64, of: u64) {
        let Some(words) = self.words else { return };
        self.steps = self.steps.wrapping_add(1);
        if !self.steps.is_multiple_of(STRIDE) {
            return;
        }
        if self.bar.is_none() && self.begun.elapsed() >= PATIENCE {
            self.bar = Some(if of == 0 { turning(words) } else { growing(words, of) });
        }
        if let Some(bar) = &self.bar {
            if of > 0 {
                bar.set_length(of);
            }
            bar.set_position(done);
        }
    }

    /// Counts a step of work whose length is not known.
    pub fn step(&mut self) {
        let done = u64::from(self.steps) + 1;
        self.at(done, 0);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn growing(words: &'static str, of: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} [{bar:30}] {percent:>3}%").map(|style| style.progress_chars("=> "));
    made(ProgressBar::new(of), style.ok(), words)
}

fn turning(words: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {msg} {elapsed}").map(|style| style.tick_chars("-\\|/ "));
    made(ProgressBar::new_spinner(), style.ok(), words)
}

fn made(bar: ProgressBar, style: Option<ProgressStyle>, words: &'static str) -> ProgressBar {
    bar.set_draw_target(ProgressDrawTarget::stderr());
    if let Some(style) = style {
        bar.set_style(style);
    }
    bar.set_message(words);
    bar
}

/// Something that turns while a step runs; gone when it is dropped.
pub struct Busy(Option<(Sender<()>, JoinHandle<()>)>);

/// Shows that a step is running that tells nothing of how far it has come.
#[must_use]
pub fn busy(context: &Context, doing: Doing) -> Busy {
    if !context.progress {
        return Busy(None);
    }
    let words = doing.say(context.lang);
    let (over, ended) = mpsc::channel::<()>();
    let turns = thread::spawn(move || {
        if ended.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
            return;
        }
        let bar = turning(words);
        while ended.recv_timeout(TURN) == Err(RecvTimeoutError::Timeout) {
            bar.tick();
        }
        bar.finish_and_clear();
    });
    Busy(Some((over, turns)))
}

impl Drop for Busy {
    fn drop(&mut self) {
        if let Some((over, turns)) = self.0.take() {
            drop(over);
            // A bar that could not be drawn is nobody's fault.
            let _ = turns.join();
        }
    }
}
