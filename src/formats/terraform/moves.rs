//! `moved`, `removed` and `import` blocks: what they say of objects that are, or are no longer, in the configuration.
//! <https://developer.hashicorp.com/terraform/language/modules/develop/refactoring>

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use bartizan_lang::Span;
use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::eval::{Context, evaluate_or_unknown};
use bartizan_lang::syntax::ast::{Attribute, Block, Expr, ExprKind, StepKind, Traversal};
use bartizan_lang::value::{InstanceKey, Kind, Reason, Str};

use super::evaluation::{Evaluation, Slot};
use super::instance::{Each, Expansion, ExpansionKind, Instance};
use super::reference::ModuleScope;
use super::structure::is_static_name;
use crate::ir::Mode;

/// The address of a resource or module, as seen from the module that holds the block.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Address {
    /// The calls that lead to it, with their keys.
    modules: Vec<(Str, InstanceKey)>,
    /// The resource; none for a module.
    resource: Option<(Mode, Str, Str, InstanceKey)>,
}

impl Address {
    fn read(traversal: &Traversal) -> Option<Self> {
        let mut names: Vec<(&Str, InstanceKey)> = vec![(&traversal.root, InstanceKey::None)];
        for step in &traversal.steps {
            match &step.kind {
                StepKind::Attr(name) => names.push((name, InstanceKey::None)),
                StepKind::Index(key) => {
                    let ExprKind::Constant(value) = &key.kind else { return None };
                    let key = match &value.kind {
                        Kind::String(text) => InstanceKey::Key(text.clone()),
                        Kind::Number(number) => InstanceKey::Index(u32::try_from(number.as_i64()?).ok()?),
                        _ => return None,
                    };
                    match names.last_mut() {
                        Some((_, place)) if *place == InstanceKey::None => *place = key,
                        _ => return None,
                    }
                }
                StepKind::AttrSplat | StepKind::FullSplat => return None,
            }
        }
        let mut modules = Vec::new();
        let mut rest = names.as_slice();
        while let [(word, InstanceKey::None), (name, key), after @ ..] = rest
            && *word == "module"
        {
            modules.push(((*name).clone(), key.clone()));
            rest = after;
        }
        let resource = match rest {
            [] if !modules.is_empty() => None,
            [(word, InstanceKey::None), (ty, InstanceKey::None), (name, key)] if *word == "data" => {
                Some((Mode::Data, (*ty).clone(), (*name).clone(), key.clone()))
            }
            [(word, InstanceKey::None), (ty, InstanceKey::None), (name, key)] if *word == "resource" => {
                Some((Mode::Managed, (*ty).clone(), (*name).clone(), key.clone()))
            }
            [(ty, InstanceKey::None), (name, key)] => {
                Some((Mode::Managed, (*ty).clone(), (*name).clone(), key.clone()))
            }
            _ => return None,
        };
        Some(Self { modules, resource })
    }

    /// The key of what it names.
    fn key(&self) -> &InstanceKey {
        match (&self.resource, self.modules.last()) {
            (Some((.., key)), _) | (None, Some((_, key))) => key,
            (None, None) => &InstanceKey::None,
        }
    }

    fn keys(&self) -> impl Iterator<Item = &InstanceKey> {
        self.modules.iter().map(|(_, key)| key)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (name, key)) in self.modules.iter().enumerate() {
            write!(f, "{}module.{name}{key}", if index > 0 { "." } else { "" })?;
        }
        if let Some((mode, ty, name, key)) = &self.resource {
            let dot = if self.modules.is_empty() { "" } else { "." };
            let data = if *mode == Mode::Data { "data." } else { "" };
            write!(f, "{dot}{data}{ty}.{name}{key}")?;
        }
        Ok(())
    }
}

fn address(attribute: &Attribute, told: &mut Vec<Diagnostic>) -> Option<Address> {
    let ExprKind::Traversal(traversal) = &attribute.expr.kind else {
        told.push(not_an_address(&attribute.expr));
        return None;
    };
    let found = if is_static_name(&attribute.expr) { Address::read(traversal) } else { None };
    if found.is_none() {
        told.push(not_an_address(&attribute.expr));
    }
    found
}

fn not_an_address(expr: &Expr) -> Diagnostic {
    Diagnostic::error("this is no address of a resource or module", expr.span)
}

/// A `moved` block that can be read.
fn moved(block: &Block, told: &mut Vec<Diagnostic>) -> Option<(Address, Address)> {
    let from = block.body.attribute("from").map(|a| address(a, told));
    let to = block.body.attribute("to").map(|a| address(a, told));
    Some((from??, to??))
}

/// Tells what is wrong with the blocks of a module by themselves.
pub(super) fn check(blocks: &[Block], told: &mut Vec<Diagnostic>) {
    let mut from_to: BTreeMap<Address, Address> = BTreeMap::new();
    let mut to_from: BTreeMap<Address, Address> = BTreeMap::new();
    let mut imported: Vec<Address> = Vec::new();
    for block in blocks {
        match block.ident.as_str() {
            "moved" => {
                let Some((from, to)) = moved(block, told) else { continue };
                if from.resource.is_some() != to.resource.is_some() {
                    told.push(Diagnostic::error(
                        "a move leads from a resource to a resource, or from a module to a module",
                        block.header,
                    ));
                    continue;
                }
                if from == to {
                    told.push(Diagnostic::error(format!("{from} is moved to where it is"), block.header));
                    continue;
                }
                if let Some(other) = from_to.get(&from).filter(|other| **other != to) {
                    told.push(Diagnostic::error(format!("{from} is moved to {other} already"), block.header));
                } else if let Some(other) = to_from.get(&to).filter(|other| **other != from) {
                    told.push(Diagnostic::error(format!("{other} is moved to {to} already"), block.header));
                }
                from_to.entry(from.clone()).or_insert_with(|| to.clone());
                to_from.entry(to).or_insert(from);
            }
            "removed" => {
                let Some(attribute) = block.body.attribute("from") else { continue };
                let Some(from) = address(attribute, told) else { continue };
                if from.keys().chain([from.key()]).any(|key| *key != InstanceKey::None) {
                    told.push(Diagnostic::error(
                        "a removed block names a whole resource or module, without a key",
                        attribute.expr.span,
                    ));
                } else if matches!(from.resource, Some((Mode::Data, ..))) {
                    told.push(Diagnostic::error(
                        "a data source cannot be removed: nothing is kept of it",
                        attribute.expr.span,
                    ));
                }
            }
            "import" => {
                if block.body.attribute("to").is_some()
                    && block.body.attribute("id").is_none()
                    && block.body.attribute("identity").is_none()
                {
                    told.push(Diagnostic::error("an import block needs the argument \"id\"", block.header));
                }
                let Some(attribute) = block.body.attribute("to") else { continue };
                let Some(to) = import_target(&attribute.expr) else {
                    told.push(not_an_address(&attribute.expr));
                    continue;
                };
                match &to.resource {
                    Some((Mode::Managed, ..)) => {}
                    _ => {
                        told.push(Diagnostic::error("only a managed resource can be imported", attribute.expr.span));
                        continue;
                    }
                }
                if block.body.attribute("for_each").is_none() {
                    if imported.contains(&to) {
                        told.push(Diagnostic::error(format!("{to} is imported twice"), attribute.expr.span));
                    }
                    imported.push(to);
                }
            }
            _ => {}
        }
    }
    // A chain of moves that comes back has no end.
    for start in from_to.keys() {
        let mut at = start;
        for _ in 0..=from_to.len() {
            let Some(next) = from_to.get(at) else { break };
            if next == start {
                let span = blocks.iter().find(|b| b.ident == "moved").map_or(Span::NONE, |b| b.header);
                told.push(Diagnostic::error(format!("{start} is moved in a circle"), span));
                return;
            }
            at = next;
        }
    }
}

/// The target of an import: its last key may be computed.
fn import_target(expr: &Expr) -> Option<Address> {
    let ExprKind::Traversal(traversal) = &expr.kind else { return None };
    let mut constant = (**traversal).clone();
    constant
        .steps
        .retain(|step| !matches!(&step.kind, StepKind::Index(key) if !matches!(key.kind, ExprKind::Constant(_))));
    Address::read(&constant)
}

impl Evaluation<'_> {
    /// Tells what the blocks of a module instance say that is not so.
    pub(super) fn moves(&self, instance: &Arc<Instance>) {
        self.begin(instance, Slot::Moves, 0);
        for block in &instance.module.moves {
            match block.ident.as_str() {
                "moved" => {
                    let Some((from, to)) = moved(block, &mut Vec::new()) else { continue };
                    if from == to || from.resource.is_some() != to.resource.is_some() {
                        continue;
                    }
                    let whole = *from.key() == InstanceKey::None && *to.key() == InstanceKey::None;
                    if self.there(instance, &from, whole).is_some() {
                        let message = format!("{from} is moved to {to}, and is still there");
                        self.report(Diagnostic::error(message, block.header));
                    }
                }
                "removed" => {
                    let from = block.body.attribute("from").and_then(|a| address(a, &mut Vec::new()));
                    if let Some(from) = from
                        && let Some(span) = self.there(instance, &from, true)
                    {
                        self.report(Diagnostic::error(format!("{from} is removed, and is still there"), span));
                    }
                }
                "import" => self.import(instance, block),
                _ => {}
            }
        }
        self.leave();
    }

    fn import(&self, instance: &Arc<Instance>, block: &Block) {
        let Some(to) = block.body.attribute("to") else { return };
        if instance.parent().is_some() {
            self.report(Diagnostic::error("import blocks stand in the root module only", block.header));
            return;
        }
        if let Some(target) = import_target(&to.expr)
            && matches!(target.resource, Some((Mode::Managed, ..)))
            && self.known(instance, &target.modules)
            && self.there(instance, &target, true).is_none()
        {
            let message = format!("{target} is imported, and is not in the configuration");
            self.report(Diagnostic::error(message, to.expr.span));
        }
        let Some(id) = block.body.attribute("id").filter(|_| block.body.attribute("for_each").is_none()) else {
            return;
        };
        let scope = ModuleScope::new(self, instance, &Each::None);
        let value = evaluate_or_unknown(&id.expr, &Context::new(&scope));
        let problem = match &value.kind {
            Kind::Null => "the id of an import is null",
            Kind::String(text) if text.is_empty() => "the id of an import is empty",
            Kind::Unknown(unknown) if matches!(unknown.reason, Reason::AfterApply(_)) => {
                "the id of an import is not known before apply"
            }
            _ => return,
        };
        self.report(Diagnostic::error(problem, id.expr.span));
    }

    /// Whether all modules of a path could be read.
    fn known(&self, instance: &Arc<Instance>, path: &[(Str, InstanceKey)]) -> bool {
        let Some(((name, _), rest)) = path.split_first() else { return instance.module.unread.is_empty() };
        match instance.module.call_at(name).and_then(|index| self.call(instance, index, 0)) {
            Some(call) => call.missing.is_none() && call.instances.first().is_none_or(|child| self.known(child, rest)),
            None => instance.module.unread.is_empty(),
        }
    }

    /// Where something is declared that an address names: as a whole, or as the instance of that key.
    fn there(&self, instance: &Arc<Instance>, address: &Address, whole: bool) -> Option<Span> {
        let mut current = instance.clone();
        for (place, (name, key)) in address.modules.iter().enumerate() {
            let index = current.module.call_at(name)?;
            let last = place + 1 == address.modules.len() && address.resource.is_none();
            if last && whole {
                return current.module.calls.get(index).map(|call| call.block.header);
            }
            let call = self.call(&current, index, 0)?;
            if last {
                let there = has(&call.expansion, key);
                return there.then(|| current.module.calls.get(index).map(|call| call.block.header)).flatten();
            }
            let which = match key {
                InstanceKey::None => 0,
                key => call.expansion.instances.iter().position(|e| e.key == *key)?,
            };
            let child = call.instances.get(which).or(call.instances.first())?.clone();
            current = child;
        }
        let (mode, ty, name, key) = address.resource.as_ref()?;
        let index = current.module.resource_at(*mode, ty, name)?;
        let there = whole || self.resource(&current, index, 0).is_some_and(|found| has(&found.expansion, key));
        there.then(|| current.module.resources.get(index).map(|r| r.block.header)).flatten()
    }
}

/// Whether a block surely has an instance of that key.
fn has(expansion: &Expansion, key: &InstanceKey) -> bool {
    match key {
        InstanceKey::None => expansion.kind == ExpansionKind::Single,
        key => expansion.instances.iter().any(|e| e.key == *key && e.presence.is_always() && e.symbolic.is_none()),
    }
}
