//! What is said of the ids of checks in suppressions, and in settings.

use bartizan_lsp::analyzer::Hover;

use super::super::names::Tree;
use super::Page;
use super::values::bullets;
use crate::report::{Untrusted, about_check, check_line, code};
use crate::suppress::{Mention, Tool, mention};

impl Page<'_> {
    /// The check whose id is under the cursor.
    pub(super) fn check(&self, at: usize) -> Option<Hover> {
        let mention = match mention(self.file, at) {
            Some(mention) => mention,
            None if matches!(self.names.tree, Tree::Settings) => {
                let at = self.word(at)?;
                Mention { tool: Tool::Bartizan, id: self.file.text().get(at.clone())?.to_owned(), at }
            }
            None => return None,
        };
        let checks = self.checks()?;
        let found = mention.checks(checks.registry());
        let Mention { tool, id, at: range } = mention;
        let about: Vec<_> = found.into_iter().filter_map(|check| checks.about(check)).collect();
        let named = code(&Untrusted::without_values(id.clone()));
        let text = match about.as_slice() {
            [] if tool == Tool::Bartizan && !matches!(self.names.tree, Tree::Settings) => {
                format!("There is no check {named}.")
            }
            [] => return None,
            [one] if one.id.is(&id) => about_check(one),
            [one] => format!("{named} is here:\n\n{}", about_check(one)),
            several => format!("{named} stands for:\n{}", bullets(several.iter().map(|one| check_line(one)))),
        };
        Some(Hover { range, text })
    }

    /// The word around a byte, with what ids are made of.
    fn word(&self, at: usize) -> Option<std::ops::Range<usize>> {
        let text = self.file.text();
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let before = text.get(..at)?;
        let after = text.get(at..)?;
        let start = at - before.chars().rev().take_while(|c| is_part(*c)).count();
        let end = at + after.chars().take_while(|c| is_part(*c)).count();
        (start < end).then_some(start..end)
    }
}
