//! `count` and `for_each`: from one block to its instances.

use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::eval::{Context, evaluate_or_unknown};
use bartizan_lang::syntax::ast::{Body, ExprKind};
use bartizan_lang::value::{ChoiceBuilder, Guard, InstanceKey, Kind, Presence, Reason, Str};
use bartizan_lang::{Span, Value};
use rustc_hash::FxHashMap;
use std::sync::Arc;

use super::evaluation::Evaluation;
use super::instance::{Each, Expanded, Expansion, ExpansionKind, Instance};
use super::reference::ModuleScope;

/// Most instances of one block.
const MAX_INSTANCES: usize = 10_000;

impl Evaluation<'_> {
    /// The instances of a block of a module instance.
    pub(super) fn expand(&self, instance: &Arc<Instance>, body: &Body, what: &str, depth: u32) -> Expansion {
        let scope = ModuleScope::new(self, instance, &Each::None);
        let cx = Context::new(&scope).at_depth(depth);
        if let Some(count) = body.attribute("count") {
            if let Some(both) = body.attribute("for_each") {
                self.report(Diagnostic::error("a block has either count or for_each, not both", both.span));
            }
            return self.count(&evaluate_or_unknown(&count.expr, &cx), count.expr.span, what);
        }
        if let Some(for_each) = body.attribute("for_each") {
            let value = evaluate_or_unknown(&for_each.expr, &cx);
            if matches!(for_each.expr.kind, ExprKind::Tuple(_))
                && value.as_seq().is_some_and(|seq| seq.items.is_empty())
            {
                self.report(Diagnostic::error(
                    "for_each takes a map or a set of strings, not a list",
                    for_each.expr.span,
                ));
            }
            return self.for_each(&value, for_each.expr.span, what);
        }
        let only = Expanded { key: InstanceKey::None, each: Each::None, presence: Presence::always(), symbolic: None };
        Expansion { kind: ExpansionKind::Single, instances: vec![only], open: None }
    }

    /// Reports what must not decide which instances there are: a value that is not there when the configuration is applied
    /// again, and, in a plan, one that is only known after apply.
    fn admit(&self, value: &Value, argument: &str, span: Span) {
        if value.meta().is_some_and(|m| m.ephemeral) {
            let message = format!("{argument} must not come from an ephemeral value: it is not the same in every run");
            self.report(Diagnostic::error(message, span));
        }
        let late = |reason: &Reason| matches!(reason, Reason::AfterApply(_) | Reason::Impure(_));
        if self.around.plans && value.as_unknown().is_some_and(|u| late(&u.reason)) {
            let message = format!("{argument} is only known after apply, so that the instances are not known before");
            self.report(Diagnostic::error(message, span).with_help("decide it by variables or by constant keys"));
        }
    }

    fn count(&self, value: &Value, span: Span, what: &str) -> Expansion {
        self.admit(value, "count", span);
        let mut expansion = Expansion { kind: ExpansionKind::Count, instances: Vec::new(), open: None };
        let mut highest = Vec::new();
        match &value.kind {
            Kind::Choice(choice) => {
                for (guard, leaf) in choice.leaves() {
                    match self.number(leaf, span) {
                        Ok(number) => highest.push((guard.clone(), number)),
                        Err(reason) => expansion.open = Some(reason),
                    }
                }
            }
            _ => match self.number(value, span) {
                Ok(number) => highest.push((Guard::always(), number)),
                Err(reason) => expansion.open = Some(reason),
            },
        }
        let most = highest.iter().map(|(_, n)| *n).max().unwrap_or(0);
        if !self.room(most) {
            expansion.open = Some(Reason::Limit("instances of a root"));
            highest.clear();
        }
        let most = if highest.is_empty() { 0 } else { most };
        for index in 0..most {
            let mut presence = Presence::never();
            for (guard, number) in &highest {
                if *number > index {
                    presence.add(guard.clone());
                }
            }
            let number = i64::try_from(index).unwrap_or(i64::MAX);
            expansion.instances.push(Expanded {
                key: InstanceKey::Index(u32::try_from(index).unwrap_or(u32::MAX)),
                each: Each::Count(Value::from(number).at(value.span)),
                presence,
                symbolic: None,
            });
        }
        if let Some(reason) = &expansion.open
            && expansion.instances.is_empty()
        {
            expansion.instances.push(symbolic(
                Each::Count(Value::unknown(Reason::Instance(what.into())).at(value.span)),
                reason.clone(),
            ));
        }
        expansion
    }

    /// The number of instances, or why it is not known.
    fn number(&self, value: &Value, span: Span) -> Result<usize, Reason> {
        match &value.kind {
            Kind::Unknown(unknown) => Err(unknown.reason.clone()),
            _ => {
                let number =
                    bartizan_lang::value::convert(value, &bartizan_lang::value::Type::Number, &|_| Value::null());
                let whole = number.ok().and_then(|n| n.as_number().and_then(bartizan_lang::value::Number::as_i64));
                match whole.map(usize::try_from) {
                    Some(Ok(n)) if n <= MAX_INSTANCES => Ok(n),
                    Some(Ok(_)) => {
                        self.report(limit(span));
                        Err(Reason::Limit("instances of a block"))
                    }
                    _ => {
                        self.report(Diagnostic::error(
                            format!("count must be a whole number that is not negative, not {}", shown(value)),
                            span,
                        ));
                        Err(Reason::Invalid)
                    }
                }
            }
        }
    }

    fn for_each(&self, value: &Value, span: Span, what: &str) -> Expansion {
        let is_secret = |item: &Value| item.is_sensitive();
        if value.is_sensitive() || matches!(&value.kind, Kind::Set(seq) if seq.items.iter().any(is_secret)) {
            self.report(
                Diagnostic::warning("for_each is sensitive, and its keys would show in addresses", span)
                    .with_help("where the keys are no secret, say so: nonsensitive(…)"),
            );
        }
        // The elements of a set are its keys.
        let late = match &value.kind {
            Kind::Set(seq) => seq.items.iter().find(|item| item.is_unknown()),
            _ => None,
        };
        self.admit(late.unwrap_or(value), "for_each", span);
        let mut gathered = Gathered::default();
        match &value.kind {
            Kind::Choice(choice) => {
                for (guard, leaf) in choice.leaves() {
                    self.entries(leaf, guard, span, &mut gathered);
                }
            }
            _ => self.entries(value, &Guard::always(), span, &mut gathered),
        }
        if !self.room(gathered.entries.len()) {
            gathered = Gathered { open: Some(Reason::Limit("instances of a root")), ..Gathered::default() };
        }
        let mut expansion = Expansion { kind: ExpansionKind::Keyed, instances: Vec::new(), open: gathered.open };
        for entry in gathered.entries {
            let mut values = entry.values;
            let each_value = if values.len() == 1 || values.windows(2).all(|w| w[0].1.same(&w[1].1)) {
                values.swap_remove(0).1
            } else {
                let mut builder = ChoiceBuilder::new();
                for (guard, value) in &values {
                    builder.add(guard, value.clone());
                }
                builder.finish()
            };
            expansion.instances.push(Expanded {
                key: InstanceKey::Key(entry.key.clone()),
                each: Each::Entry(Value::string(entry.key).at(entry.at), each_value),
                presence: entry.presence,
                symbolic: None,
            });
        }
        expansion.instances.sort_by(|a, b| a.key.cmp(&b.key));
        if let Some(reason) = &expansion.open {
            let unknown = || Value::unknown(Reason::Instance(what.into())).at(value.span);
            expansion.instances.push(symbolic(Each::Entry(unknown(), unknown()), reason.clone()));
        }
        expansion
    }

    fn entries(&self, value: &Value, guard: &Guard, span: Span, gathered: &mut Gathered) {
        match &value.kind {
            Kind::Unknown(unknown) => {
                gathered.open = Some(unknown.reason.clone());
            }
            Kind::Map(fields) | Kind::Object(fields) => {
                if fields.open {
                    gathered.open = Some(Reason::Other("the map may hold more".into()));
                }
                if fields.len() > MAX_INSTANCES {
                    self.report(limit(span));
                }
                for field in fields.entries().iter().take(MAX_INSTANCES) {
                    gathered.add(field.key.clone(), field.at, field.value.clone(), Presence::when(guard.clone()));
                }
            }
            Kind::Set(seq) | Kind::List(seq) | Kind::Tuple(seq) => {
                // An empty tuple is an empty set: `c ? toset(…) : []`.
                if !matches!(value.kind, Kind::Set(_)) && !seq.items.is_empty() {
                    self.report(
                        Diagnostic::error("for_each takes a map or a set of strings, not a list", span)
                            .with_help("make a set of it: toset(…)"),
                    );
                }
                if seq.open {
                    gathered.open = Some(Reason::Other("the set may hold more".into()));
                }
                if seq.items.len() > MAX_INSTANCES {
                    self.report(limit(span));
                }
                for (index, item) in seq.items.iter().take(MAX_INSTANCES).enumerate() {
                    match &item.kind {
                        Kind::String(key) => {
                            let presence = seq.presence_of(index).and_guard(guard);
                            gathered.add(key.clone(), item.span, item.clone(), presence);
                        }
                        Kind::Choice(choice) => {
                            for (inner, leaf) in choice.leaves() {
                                match (leaf.as_str(), guard.and(inner)) {
                                    (Some(key), Some(both)) => {
                                        gathered.add(key.clone(), leaf.span, leaf.clone(), Presence::when(both));
                                    }
                                    (None, Some(_)) => gathered.open = Some(Reason::TooManyConditions),
                                    (_, None) => {}
                                }
                            }
                        }
                        Kind::Unknown(unknown) => {
                            gathered.open = Some(unknown.reason.clone());
                        }
                        _ => self.report(Diagnostic::error(
                            format!("an element of for_each must be a string, not a {}", item.type_name()),
                            item.span.or(span),
                        )),
                    }
                }
            }
            Kind::Null => self.report(
                Diagnostic::error("for_each must not be null", span).with_help("an empty map makes no instances"),
            ),
            _ => self.report(Diagnostic::error(
                format!("for_each takes a map or a set of strings, not a {}", value.type_name()),
                span,
            )),
        }
    }
}

fn symbolic(each: Each, reason: Reason) -> Expanded {
    Expanded { key: InstanceKey::Unknown, each, presence: Presence::always(), symbolic: Some(reason) }
}

fn limit(span: Span) -> Diagnostic {
    Diagnostic::error(format!("more than {MAX_INSTANCES} instances of one block: the rest is not evaluated"), span)
}

fn shown(value: &Value) -> String {
    if value.is_secret() {
        return "a sensitive value".to_owned();
    }
    value.as_literal().map_or_else(|| format!("a {}", value.type_name()), |l| l.to_string())
}

#[derive(Default)]
struct Gathered {
    entries: Vec<Entry>,
    places: FxHashMap<Str, usize>,
    open: Option<Reason>,
}

struct Entry {
    key: Str,
    at: Span,
    values: Vec<(Guard, Value)>,
    presence: Presence,
}

impl Gathered {
    fn add(&mut self, key: Str, at: Span, value: Value, presence: Presence) {
        let guard = presence.guards().first().cloned().unwrap_or_default();
        match self.places.get(&key).and_then(|&p| self.entries.get_mut(p)) {
            Some(entry) => {
                for g in presence.guards() {
                    entry.presence.add(g.clone());
                }
                entry.values.push((guard, value));
            }
            None => {
                self.places.insert(key.clone(), self.entries.len());
                self.entries.push(Entry { key, at, values: vec![(guard, value)], presence });
            }
        }
    }
}
