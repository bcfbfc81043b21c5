//! Checks on changes, `on = ["change"]`: what `self` is there, and their examples, which say what there is before and after.

use super::compile::Reader;
use super::{ChangeExample, ViewType};
use crate::diagnostic::Diagnostic;
use crate::syntax::ast::{Block, Expr, ExprKind};
use crate::value::Str;

/// What such an example holds besides its blocks.
const ATTRIBUTES: &[&str] = &["replace", "replaces", "create_before_destroy", "forget", "reasons"];

const BLOCKS: &[&str] = &["before", "after", "state"];

/// What a check reads of a change to a resource.
///
/// `before` and `after` are the views of the resource, whose schema depends on the type, so that anything may be read.
#[must_use]
pub fn view() -> ViewType {
    use ViewType::{Any, Bool, String};
    let texts = || ViewType::list(String);
    let grant = [
        ("principal", String),
        ("actions", texts()),
        ("resources", texts()),
        ("conditions", Bool),
        ("admin", Bool),
        ("text", String),
    ];
    let protection = [("what", String), ("attribute", String), ("text", String)];
    let weaker = [("what", String), ("attribute", String), ("text", String)];
    let drift =
        [("changed", texts()), ("before", Any), ("after", Any), ("opened", texts()), ("kept", Bool), ("undone", Bool)];
    ViewType::record([
        ("address", String),
        ("type", String),
        ("name", String),
        ("module", String),
        ("mode", String),
        ("provider", String),
        ("action", String),
        ("created", Bool),
        ("updated", Bool),
        ("replaced", Bool),
        ("destroyed", Bool),
        ("create_before_destroy", Bool),
        ("reason", String),
        ("replaces", texts()),
        ("previous_address", String),
        ("importing", String),
        ("deposed", String),
        ("before", Any),
        ("after", Any),
        ("changed", texts()),
        ("holds_data", Bool),
        ("data_kind", String),
        ("drift", ViewType::record(drift)),
        ("exposure", texts()),
        ("exposure_closed", texts()),
        ("grants", ViewType::list(ViewType::record(grant))),
        ("protections_lost", ViewType::list(ViewType::record(protection))),
        ("encryption", ViewType::list(ViewType::record(weaker))),
        ("location", ViewType::record([("before", String), ("after", String)])),
    ])
}

impl Reader<'_> {
    /// What an example of a check on changes says.
    pub(super) fn change_example(&mut self, example: &Block) -> ChangeExample {
        self.only(&example.body, ATTRIBUTES, BLOCKS, "an example of a change");
        for name in BLOCKS {
            let mut blocks = example.body.blocks_of(name);
            if let Some(second) = blocks.nth(1) {
                self.error(format!("there are two blocks {name}"), second.header);
            }
        }
        if example.body.block("before").is_none() && example.body.block("after").is_none() {
            self.error("an example of a change says what there is: before { … }, after { … }, or both", example.header);
        }
        let text = |name: &str| example.body.block(name).map(|block| self.inner_text(block));
        let (before, after, state) = (text("before"), text("after"), text("state"));
        let mut replaces: Vec<(Str, Vec<Str>)> =
            self.addresses(example, "replace").into_iter().map(|address| (address, Vec::new())).collect();
        replaces.extend(self.by_address(example, "replaces", "a list of paths", super::compile::texts));
        ChangeExample {
            before: before.unwrap_or_default(),
            after: after.unwrap_or_default(),
            state,
            replaces,
            create_before_destroy: self.addresses(example, "create_before_destroy"),
            forgets: self.addresses(example, "forget"),
            reasons: self.by_address(example, "reasons", "a text", |value| value.as_literal_str().cloned()),
        }
    }

    fn addresses(&mut self, example: &Block, name: &str) -> Vec<Str> {
        let Some(attribute) = example.body.attribute(name) else { return Vec::new() };
        super::compile::texts(&attribute.expr).unwrap_or_else(|| {
            self.error(format!("{name} is a list of addresses"), attribute.expr.span);
            Vec::new()
        })
    }

    fn by_address<T>(
        &mut self,
        example: &Block,
        name: &str,
        what: &str,
        read: impl Fn(&Expr) -> Option<T>,
    ) -> Vec<(Str, T)> {
        let Some(attribute) = example.body.attribute(name) else { return Vec::new() };
        let items = match &attribute.expr.kind {
            ExprKind::Object(items) => {
                items.iter().map(|item| Some((item.key.as_literal_str()?.clone(), read(&item.value)?))).collect()
            }
            _ => None,
        };
        items.unwrap_or_else(|| {
            let message = format!("{name} gives {what} by address");
            self.diagnostics.push(
                Diagnostic::error(message, attribute.expr.span).with_help(format!("{name} = {{ \"TYPE.NAME\" = … }}")),
            );
            Vec::new()
        })
    }
}
