//! Stacks: a `terragrunt.stack.hcl` names units that are copied from elsewhere, each with values of its own.
//! <https://terragrunt.gruntwork.io/docs/features/stacks>

use std::rc::Rc;

use bartizan_lang::Value;
use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::syntax::ast::Block;
use bartizan_lang::value::Str;

use super::scope::{Frame, Reading, Standing, reason};
use super::{FILE, STACK};
use crate::formats::tree_path;
use crate::source::RelPath;

/// Deepest nesting of stacks.
const MAX_DEPTH: usize = 8;

/// A unit that a stack makes.
pub(super) enum Made {
    /// Of files of the tree.
    Here(Standing),
    /// Its files would have to be downloaded, or are outside of the tree.
    Missing(RelPath, Value),
}

/// What a stack makes.
#[derive(Default)]
pub(super) struct Stack {
    pub units: Vec<Made>,
    /// The directories that units and stacks are copied from.
    pub sources: Vec<RelPath>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Where a stack puts a unit or another stack.
pub(super) fn place(reading: &Reading<'_>, frame: &Rc<Frame>, block: &Block, depth: u32) -> Option<RelPath> {
    let path = reading.attribute(frame, block, "path", depth)?;
    let plain = reading.attribute(frame, block, "no_dot_terragrunt_stack", depth).and_then(|v| v.as_bool());
    let directory = frame.directory();
    let below = if plain == Some(true) { directory } else { directory.join(".terragrunt-stack").ok()? };
    tree_path::place(&below, path.as_str()?)
}

impl Stack {
    /// Adds what the stack in that directory makes, those inside it included.
    pub(super) fn read<'a>(&mut self, reading_of: &dyn Fn(Standing) -> Reading<'a>, at: Standing, depth: usize) {
        let reading = reading_of(at);
        let Ok(path) = reading.at.directory.join(STACK) else { return };
        let frame = match reading.frame(&path, None) {
            Ok(frame) => frame,
            Err(error) => {
                self.diagnostics.push(Diagnostic::error(error.to_string(), error.span()));
                return;
            }
        };
        let mut inner = Vec::new();
        for block in frame.file.body.blocks.iter().filter(|b| b.ident == "unit" || b.ident == "stack") {
            let label = block.label(0).map_or("", Str::as_str);
            let Some(directory) = place(&reading, &frame, block, 0) else {
                let message = format!("where {} {label:?} is put is not known", block.ident);
                reading.report(Diagnostic::warning(message, block.header));
                continue;
            };
            let Some(source) = reading.attribute(&frame, block, "source", 0) else {
                let message = format!("{} {label:?} has no source", block.ident);
                reading.report(Diagnostic::error(message, block.header));
                continue;
            };
            let source = if source.span.is_some() { source } else { source.at(block.header) };
            let files = source.as_str().filter(|text| !super::unit::is_remote(text));
            let files = files.and_then(|text| tree_path::place(&frame.directory(), text));
            let values = reading.attribute(&frame, block, "values", 0);
            let values = values.unwrap_or_else(|| Value::object_of(Vec::<(Str, Value)>::new()));
            let Some(files) = files.map(|files| reading.at.real(&files)) else {
                if source.as_str().is_none() {
                    let message = format!("the source of {} {label:?} is not known: {}", block.ident, reason(&source));
                    reading.report(Diagnostic::note(message, source.span));
                }
                self.units.push(Made::Missing(directory, source));
                continue;
            };
            self.sources.push(files.clone());
            let name = if block.ident == "unit" { FILE } else { STACK };
            let there = |directory: &RelPath| {
                directory.join(name).is_ok_and(|path| reading.around.files.kind(reading.root, &path).is_ok())
            };
            if !there(&files) {
                let message =
                    format!("there is no {name:?} in {:?}, the source of {} {label:?}", files.as_str(), block.ident);
                reading.report(Diagnostic::error(message, source.span));
                continue;
            }
            let standing = Standing { directory, files, values: Some(values) };
            match (block.ident.as_str(), depth < MAX_DEPTH) {
                // What was made already and is kept in the tree is read there.
                ("unit", _) if there(&standing.directory) => {}
                ("unit", _) => self.units.push(Made::Here(standing)),
                (_, true) => inner.push(standing),
                (_, false) => {
                    let message = format!("stacks are nested more than {MAX_DEPTH} deep: {label:?} is not read");
                    reading.report(Diagnostic::error(message, block.header));
                }
            }
        }
        self.diagnostics.append(&mut reading.diagnostics.take());
        for standing in inner {
            self.read(reading_of, standing, depth + 1);
        }
    }
}
