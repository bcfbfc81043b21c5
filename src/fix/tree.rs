//! What a fix changes in a block, as a tree of names.

use bartizan_lang::check::{FixPath, Setting};
use bartizan_lang::value::Str;

/// What is changed at a name of a block, or below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// It gets this value, an expression of HCL.
    Set(Str),
    /// It goes.
    Remove,
    /// What is below it changes.
    Below(Changes),
}

/// Changes by name, in the order in which they are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Changes(pub(super) Vec<(Str, Change)>);

impl Changes {
    /// The changes whose paths begin at the resource, or at the element.
    pub(super) fn new<'a>(
        set: impl Iterator<Item = (&'a Setting, Str)>,
        remove: impl Iterator<Item = &'a FixPath>,
        element: bool,
    ) -> Self {
        let mut changes = Self::default();
        for (setting, value) in set.filter(|(setting, _)| setting.path.element == element) {
            changes.add(&setting.path.steps, Change::Set(value));
        }
        for path in remove.filter(|path| path.element == element && !path.steps.is_empty()) {
            changes.add(&path.steps, Change::Remove);
        }
        changes
    }

    pub(super) fn add(&mut self, steps: &[Str], change: Change) {
        let Some((name, rest)) = steps.split_first() else { return };
        if rest.is_empty() {
            self.0.push((name.clone(), change));
            return;
        }
        if let Some((_, Change::Below(below))) = self.0.iter_mut().find(|(known, _)| known == name) {
            below.add(rest, change);
            return;
        }
        let mut below = Self::default();
        below.add(rest, change);
        self.0.push((name.clone(), Change::Below(below)));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it only takes away.
    pub(super) fn only_removes(&self) -> bool {
        self.0.iter().all(|(_, change)| match change {
            Change::Remove => true,
            Change::Set(_) => false,
            Change::Below(below) => below.only_removes(),
        })
    }
}
