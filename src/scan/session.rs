//! What scans of one process share.

use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::checks::Checks;
use super::evaluate::opening;
use super::kept::Kept;
use super::request::{Request, ScanError};
use crate::formats::terraform::Loader;
use crate::ir::Deployment;
use crate::source::{Changed, Files, RelPath, SourceError, Start, TrustRoot};

/// The stack of a working thread in bytes: evaluation goes down as deep as expressions nest and modules call.
const STACK: usize = 16 << 20;

/// What scans share: what was read and what was made of it. The command line starts with an empty one.
#[derive(Default)]
pub struct Session {
    /// The files.
    pub files: Files,
    /// The modules.
    pub loader: Loader,
    /// How long the stages took.
    pub timings: Timings,
    /// Who is told how far the work is.
    pub progress: Option<Box<dyn Progress>>,
    /// The checks, where they are given and not read with each scan.
    pub(super) checks: Option<Arc<Checks>>,
    /// What was evaluated last.
    deployments: Mutex<Vec<Arc<Deployment>>>,
    /// What is kept from one scan to the next; nothing where each begins anew.
    kept: Option<Mutex<Kept>>,
    /// The working threads, from the first scan on.
    pool: OnceLock<ThreadPool>,
}

/// Is told how far the work is; from several threads at once.
pub trait Progress: Send + Sync {
    /// A stage begins that has so many steps.
    fn begin(&self, stage: &'static str, steps: usize);
    /// So many steps were done.
    fn advance(&self, steps: usize);
    /// All is done.
    fn finish(&self);
}

impl Session {
    /// A session whose scans all use these checks.
    #[must_use]
    pub fn with_checks(checks: Arc<Checks>) -> Self {
        Self { checks: Some(checks), ..Self::default() }
    }

    /// A session whose scans do only what has changed since the one before. The request must stay the same, and each change
    /// of a text be told with [`Session::set_unsaved`]; after any other change everything begins anew with
    /// [`Session::forget`].
    #[must_use]
    pub fn keeping() -> Self {
        Self { kept: Some(Mutex::default()), ..Self::default() }
    }

    /// What is kept, while nothing else uses it.
    pub(super) fn kept(&self) -> Option<MutexGuard<'_, Kept>> {
        Some(self.kept.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Sets the unsaved text of a file, or takes it back with none, and forgets what hangs on it.
    pub fn set_unsaved(&mut self, root: &TrustRoot, path: &RelPath, text: Option<String>) {
        match self.files.set_unsaved(root, path, text) {
            Changed::Nothing => {}
            Changed::Text => self.forget_text(root, path),
            Changed::Files => self.forget(),
        }
    }

    /// Takes up that a file was written, made or removed outside of the editor.
    pub fn touch(&mut self, root: &TrustRoot, path: &RelPath) {
        match self.files.touch(root, path) {
            Changed::Nothing => {}
            Changed::Text => self.forget_text(root, path),
            Changed::Files => self.forget(),
        }
    }

    fn forget_text(&mut self, root: &TrustRoot, path: &RelPath) {
        if let Some(kept) = &mut self.kept {
            kept.get_mut().unwrap_or_else(PoisonError::into_inner).forget(&self.loader, root, path);
        }
        self.loader.forget(root, path);
    }

    /// Forgets everything that was made of the files, but not the files.
    pub fn forget(&mut self) {
        self.loader = Loader::default();
        if let Some(kept) = &mut self.kept {
            kept.get_mut().unwrap_or_else(PoisonError::into_inner).forget_all();
        }
    }

    /// Keeps what was evaluated, in the place of what was kept before.
    pub(super) fn keep(&self, deployments: Vec<Arc<Deployment>>) {
        *self.deployments.lock().unwrap_or_else(PoisonError::into_inner) = deployments;
    }

    /// What was evaluated last.
    pub fn deployments(&self) -> MutexGuard<'_, Vec<Arc<Deployment>>> {
        self.deployments.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Opens a path of a request; what is opened again is remembered.
    ///
    /// # Errors
    /// When the path cannot be opened.
    pub fn open(&self, request: &Request, path: &Path) -> Result<Start, SourceError> {
        self.loader.open(&self.files, path, opening(request.root.as_deref(), request.home.as_deref()))
    }

    /// Does a part of the work and notes how long it took.
    pub fn timed<T>(&self, stage: &'static str, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = work();
        self.timings.add(stage, start.elapsed());
        result
    }

    /// Does work on the threads of the first scan; where there was none, on this one.
    pub fn in_parallel<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        match self.pool.get() {
            Some(pool) => pool.install(work),
            None => work(),
        }
    }

    /// Does work on threads with stacks that are large enough. The number of threads is that of the first scan of the
    /// session.
    pub(super) fn on_threads<T: Send>(
        &self,
        jobs: Option<NonZeroUsize>,
        work: impl FnOnce() -> Result<T, ScanError> + Send,
    ) -> Result<T, ScanError> {
        let pool = match self.pool.get() {
            Some(pool) => pool,
            None => {
                let threads = jobs.map_or(0, NonZeroUsize::get);
                let builder = ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK);
                let pool = builder.build().map_err(|error| ScanError::Threads(error.to_string()))?;
                self.pool.get_or_init(|| pool)
            }
        };
        let result = pool.install(work);
        if let Some(progress) = &self.progress {
            progress.finish();
        }
        result
    }
}

/// How long stages took. Never part of a report.
#[derive(Default, Debug)]
pub struct Timings(Mutex<Vec<(&'static str, Duration)>>);

impl Timings {
    /// Adds a stage; one that comes again is added up.
    pub fn add(&self, stage: &'static str, time: Duration) {
        let mut stages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match stages.iter_mut().find(|(name, _)| *name == stage) {
            Some((_, sum)) => *sum += time,
            None => stages.push((stage, time)),
        }
    }

    /// The stages in the order in which they first ended.
    #[must_use]
    pub fn stages(&self) -> Vec<(&'static str, Duration)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
