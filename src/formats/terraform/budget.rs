//! What the evaluation of one root may cost, so that no input takes more than seconds or a gigabyte.

use std::cell::Cell;

use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::value::Reason;
use bartizan_lang::{Span, Value};

use super::evaluation::Evaluation;

/// Largest value of a variable, local, output or attribute, as [`Value::size`] counts: about 8 MiB of texts.
const MAX_VALUE: usize = 500_000;

/// Largest sum of the sizes of such values, each time that one is made.
const MAX_VALUES: usize = 100_000_000;

/// Size of a value that is made even after that.
const SMALL_VALUE: usize = 100;

/// Most attributes and blocks of all bodies of a root, and instances of its blocks.
const MAX_PARTS: usize = 6_000_000;

/// Limits of one evaluation.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Resources of one root; more are not evaluated.
    pub resources: usize,
    /// Steps: function calls, elements walked by loops, 64 bytes of a text that is made.
    pub steps: u64,
    /// Instances of modules in one root; more are not evaluated.
    pub modules: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { resources: 200_000, steps: 5_000_000, modules: 20_000 }
    }
}

/// What is left.
pub(super) struct Budget {
    steps: Cell<u64>,
    parts: Cell<usize>,
    sizes: Cell<usize>,
    modules: Cell<usize>,
}

impl Budget {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            steps: Cell::new(limits.steps),
            parts: Cell::new(MAX_PARTS),
            sizes: Cell::new(MAX_VALUES),
            modules: Cell::new(limits.modules),
        }
    }
}

impl Evaluation<'_> {
    /// Takes so many steps; `false` when there are none left.
    pub(super) fn spend(&self, units: u32) -> bool {
        let left = self.budget.steps.get();
        if units == 0 {
            return true;
        }
        if left == 0 {
            return false;
        }
        let left = left.saturating_sub(u64::from(units));
        self.budget.steps.set(left);
        if left == 0 {
            self.tell_limit(Diagnostic::error(
                format!("the evaluation of {:?} takes too many steps: the rest is unknown", self.directory.as_str()),
                self.current(),
            ));
        }
        true
    }

    /// Whether there is room for so many more attributes, blocks and instances. That is told apart from the steps, so that
    /// an expression without end does not hide what the resources beside it say.
    pub(super) fn room(&self, parts: usize) -> bool {
        let left = self.budget.parts.get();
        if parts <= left {
            self.budget.parts.set(left - parts);
            return true;
        }
        if left > 0 {
            self.budget.parts.set(0);
            let message = "the root has too many attributes and instances of blocks: the rest is unknown";
            self.tell_limit(Diagnostic::error(message, self.current()));
        }
        false
    }

    /// Whether there may be so many more instances of modules, which a call asks for.
    pub(super) fn admits_modules(&self, wanted: usize, call: Span) -> bool {
        match self.budget.modules.get().checked_sub(wanted) {
            Some(left) => {
                self.budget.modules.set(left);
                true
            }
            None => {
                let message = "the root has too many instances of modules: the rest is not evaluated";
                self.tell_limit(Diagnostic::error(message, call));
                false
            }
        }
    }

    /// The value, or unknown and a diagnostic when it is too large for others to be made from it.
    pub(super) fn sized(&self, value: Value, what: &dyn Fn() -> String, span: Span) -> Value {
        let left = self.budget.sizes.get();
        match value.size(MAX_VALUE.min(left.max(SMALL_VALUE))) {
            Some(size) => {
                self.budget.sizes.set(left.saturating_sub(size));
                value
            }
            None => {
                self.tell_limit(Diagnostic::error(format!("{} is too large to be evaluated", what()), span));
                Value::unknown(Reason::Limit("size of a value")).at(span)
            }
        }
    }
}
