//! What the evaluation of one document, with all the documents that it names, may cost, so that no input takes more than
//! seconds or a gigabyte.

use std::cell::Cell;

use bartizan_lang::Value;

/// Most steps: function calls, elements walked by loops, 64 bytes of a text that is made.
const MAX_STEPS: u64 = 20_000_000;

/// Largest value, as [`Value::size`] counts: about 8 MiB of texts.
const MAX_VALUE: usize = 500_000;

/// Largest sum of the sizes of values, each time that one is made.
const MAX_VALUES: usize = 50_000_000;

/// What is left.
pub(super) struct Budget {
    steps: Cell<u64>,
    sizes: Cell<usize>,
}

impl Default for Budget {
    fn default() -> Self {
        Self { steps: Cell::new(MAX_STEPS), sizes: Cell::new(MAX_VALUES) }
    }
}

impl Budget {
    /// Takes so many steps; `false` when there are none left. `tell` is called when the last one is taken.
    pub(super) fn spend(&self, units: u32, tell: impl FnOnce()) -> bool {
        let left = self.steps.get();
        if left == 0 {
            return units == 0;
        }
        let left = left.saturating_sub(u64::from(units));
        self.steps.set(left);
        if left == 0 {
            tell();
        }
        left > 0
    }

    /// Whether there is room for a value, which is taken.
    pub(super) fn admits(&self, value: &Value) -> bool {
        let left = self.sizes.get();
        let size = value.size(MAX_VALUE.min(left));
        self.sizes.set(size.map_or(left, |size| left - size));
        size.is_some()
    }
}
