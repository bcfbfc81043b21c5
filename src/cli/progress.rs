//! The progress bar: on a terminal, when work is long.

use std::io::IsTerminal as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::scan::Progress;

/// Work that ends sooner shows no bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// A bar on standard error that appears when work lasts.
pub(super) struct Bar {
    start: Instant,
    stage: Mutex<&'static str>,
    steps: AtomicU64,
    done: AtomicU64,
    bar: OnceLock<ProgressBar>,
}

impl Bar {
    /// A bar if somebody looks at standard error.
    pub(super) fn when_wanted(quiet: bool) -> Option<Box<dyn Progress>> {
        let in_ci = std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false");
        if quiet || in_ci || !std::io::stderr().is_terminal() {
            return None;
        }
        Some(Box::new(Self {
            start: Instant::now(),
            stage: Mutex::new(""),
            steps: AtomicU64::new(0),
            done: AtomicU64::new(0),
            bar: OnceLock::new(),
        }))
    }

    fn shown(&self) -> Option<&ProgressBar> {
        if self.start.elapsed() < PATIENCE {
            return None;
        }
        Some(self.bar.get_or_init(|| {
            let style = ProgressStyle::with_template("{msg:<12} {wide_bar} {pos}/{len}");
            let stage = *self.stage.lock().unwrap_or_else(PoisonError::into_inner);
            ProgressBar::new(self.steps.load(Ordering::Relaxed))
                .with_message(stage)
                .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        }))
    }

    fn draw(&self) {
        let Some(bar) = self.shown() else { return };
        let stage = *self.stage.lock().unwrap_or_else(PoisonError::into_inner);
        if bar.message() != stage {
            bar.set_message(stage);
        }
        bar.set_length(self.steps.load(Ordering::Relaxed));
        bar.set_position(self.done.load(Ordering::Relaxed));
    }
}

impl Progress for Bar {
    fn begin(&self, stage: &'static str, steps: usize) {
        *self.stage.lock().unwrap_or_else(PoisonError::into_inner) = stage;
        self.steps.store(steps as u64, Ordering::Relaxed);
        self.done.store(0, Ordering::Relaxed);
        self.draw();
    }

    fn advance(&self, steps: usize) {
        self.done.fetch_add(steps as u64, Ordering::Relaxed);
        self.draw();
    }

    fn finish(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}
