//! What names mean in a template, and the functions that the language lacks.

use std::sync::Arc;

use bartizan_lang::eval::{Context, Dialect, EvalResult, Scope, evaluate, get_index, product};
use bartizan_lang::functions::{self, Host};
use bartizan_lang::syntax::ast::{Call, StepKind, Traversal};
use bartizan_lang::syntax::document::Node;
use bartizan_lang::value::{
    Atom, ChoiceBuilder, Guard, InstanceKey, Kind, Literal, Origin, Part, Presence, Reason, Reference, Shape, Str,
    Type, Unknown,
};
use bartizan_lang::{Diagnostic, Span, Value};

use super::evaluation::{Evaluation, is_stack};
use super::expression::{CONDITION, GET_ATT, REF};
use super::substitution::settled;
use super::template::{Written, literal, text_of};
use crate::formats::terraform::Constants;
use crate::providers::cloudformation::attribute_of;

/// Most subnets that `Fn::Cidr` makes.
const MAX_SUBNETS: i64 = 256;

/// The names of a template.
pub(super) struct TemplateScope<'e, 'a> {
    pub evaluation: &'e Evaluation<'a>,
}

/// Functions that read files, of which templates have none.
static NO_FILES: std::sync::LazyLock<NoFiles> = std::sync::LazyLock::new(NoFiles::default);

#[derive(Default)]
struct NoFiles;

impl Host for NoFiles {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, functions::HostError> {
        Constants::default().read(path)
    }

    fn exists(&self, path: &str) -> Result<bool, functions::HostError> {
        Constants::default().exists(path)
    }

    fn glob(&self, directory: &str, pattern: &str) -> Result<Vec<Str>, functions::HostError> {
        Constants::default().glob(directory, pattern)
    }

    fn template(&self, path: Option<&str>, text: &str, variables: &Value) -> Result<Value, functions::FunctionError> {
        Constants::default().template(path, text, variables)
    }
}

impl Scope for TemplateScope<'_, '_> {
    fn dialect(&self) -> Dialect {
        Dialect::Untyped
    }

    fn resolve(&self, traversal: &Traversal, cx: &Context<'_>) -> EvalResult<(Value, usize)> {
        let span = traversal.root_span;
        let Some(name) = traversal.attr(0) else { return Ok((Value::unknown(Reason::Invalid), 0)) };
        let declared = &self.evaluation.declared;
        match traversal.root.as_str() {
            REF => {
                if let Some(place) = declared.parameters.get(name) {
                    return Ok((self.evaluation.parameter(*place), 1));
                }
                if let Some(value) = self.pseudo(name) {
                    return Ok((value, 1));
                }
                if let Some(reason) = declared.loops.get(name) {
                    return Ok((Value::unknown(reason.clone()), 1));
                }
                Ok((self.attribute(name, None, span), 1))
            }
            GET_ATT => {
                let value = match traversal.steps.get(1).map(|step| &step.kind) {
                    Some(StepKind::Attr(attribute)) => self.attribute(name, Some(attribute), span),
                    Some(StepKind::Index(attribute)) => match text_of(&evaluate(attribute, cx)?) {
                        Some(attribute) => self.attribute(name, Some(&attribute), span),
                        None => Value::unknown(Reason::AfterApply(self.evaluation.named(name))),
                    },
                    _ => Value::unknown(Reason::Invalid),
                };
                Ok((value, 2))
            }
            CONDITION => match declared.conditions.get(name) {
                Some(place) => Ok((self.evaluation.condition(*place), 1)),
                None => Ok((Value::unknown(Reason::Other(format!("there is no condition {name}").into())), 1)),
            },
            _ => Ok((Value::unknown(Reason::Invalid), 0)),
        }
    }

    fn call(&self, call: &Call, cx: &Context<'_>) -> Option<EvalResult> {
        if !call.name.starts_with("Fn::") {
            return None;
        }
        let mut args = Vec::with_capacity(call.args.len());
        for arg in &call.args {
            match evaluate(arg, cx) {
                Ok(value) => args.push(settled(&value).unwrap_or(value)),
                Err(error) => return Some(Err(error)),
            }
        }
        let span = call.name_span;
        Some(match (call.name.as_str(), args.as_slice()) {
            ("Fn::Elements", [list]) => Ok(list.clone()),
            ("Fn::Text", [value]) => product(std::slice::from_ref(value), &mut |values| {
                Ok(values.first().map_or_else(Value::null, |leaf| match (&leaf.kind, text_of(leaf)) {
                    (Kind::Number(_) | Kind::Bool(_), Some(text)) => leaf.with_kind(Kind::String(text)),
                    _ => leaf.clone(),
                }))
            }),
            ("Fn::Select", [index, list]) => self.select(index, list, span, cx),
            ("Fn::FindInMap", [map, top, second, rest @ ..]) => {
                Ok(self.find_in_map([map, top, second], rest.first(), span))
            }
            ("Fn::Cidr", [block, count, rest @ ..]) => product(
                &[block.clone(), count.clone(), rest.first().cloned().unwrap_or_else(Value::null)],
                &mut |args| subnets(args, span),
            ),
            ("Fn::ImportValue", [name]) => {
                let text = text_of(name).map(|name| Str::from(format!("the export {name:?}")));
                let said = text.clone().unwrap_or("an export".into());
                let mut unknown = Unknown::new(Reason::Other(format!("{said} of another stack").into()));
                unknown.not_null = true;
                // Nothing of this stack: another one makes it.
                let reference = Reference {
                    module: Str::new(),
                    resource: format!("export.{}", text_of(name).unwrap_or_default()).into(),
                    key: InstanceKey::None,
                    attribute: "value".into(),
                    exact: true,
                };
                unknown.origin = text.map(|text| Arc::new(Origin { text, closed: None }));
                let value = Value::from_unknown(unknown).at(span).made_from(name);
                Ok(value.edit_meta(|meta| meta.refs.push(Arc::new(reference))))
            }
            ("Fn::GetAZs", [region]) => {
                let mut unknown = Unknown::new(Reason::Other("the availability zones of the region".into()));
                unknown.ty = Some(Type::List(Arc::new(Type::String)));
                unknown.not_null = true;
                let of = text_of(region).filter(|region| !region.is_empty()).unwrap_or("AWS::Region".into());
                unknown.origin = Some(Arc::new(Origin { text: format!("GetAZs {of}").into(), closed: None }));
                Ok(Value::from_unknown(unknown).at(span))
            }
            ("Fn::Contains", [list, value]) => Ok(each(list, |item| same_text(item, value), false, span)),
            ("Fn::EachMemberEquals", [list, value]) => Ok(each(list, |item| same_text(item, value), true, span)),
            ("Fn::EachMemberIn", [list, known]) => {
                let one_of = |item: &Value| each(known, |other| same_text(item, other), false, span).as_bool();
                Ok(each(list, one_of, true, span))
            }
            _ => Ok(Value::unknown(Reason::Function(call.name.clone())).at(span)),
        })
    }

    fn host(&self) -> &dyn Host {
        &*NO_FILES
    }

    fn report(&self, diagnostic: Diagnostic) {
        self.evaluation.work.report(diagnostic);
    }

    fn spend(&self, units: u32) -> bool {
        let work = &self.evaluation.work;
        work.budget.spend(units, || {
            let message = "the evaluation of the template takes too many steps: the rest is unknown";
            let place = self.evaluation.resources.first().map_or(Span::NONE, |resource| resource.header);
            work.report(Diagnostic::error(message, place));
        })
    }
}

impl TemplateScope<'_, '_> {
    /// What CloudFormation itself knows.
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html>
    fn pseudo(&self, name: &str) -> Option<Value> {
        let text = |what: &str, prefix: &str| {
            let mut unknown = Unknown::new(Reason::Other(format!("{what} is decided when the stack is made").into()));
            (unknown.ty, unknown.not_null) = (Some(Type::String), true);
            unknown.origin = Some(Arc::new(Origin { text: name.into(), closed: None }));
            if !prefix.is_empty() {
                let hole = Value::from_unknown(unknown.clone());
                unknown.shape = Shape::Template(Arc::from([Part::Text(prefix.into()), Part::Hole(hole)].as_slice()));
            }
            Value::from_unknown(unknown)
        };
        if let Some(given) = self.evaluation.work.pseudo.borrow().get(name) {
            return Some(given.clone());
        }
        let region = self.evaluation.region.as_str().map(|region| partition(region));
        Some(match name {
            "AWS::Region" => self.evaluation.region.clone(),
            "AWS::AccountId" => self.evaluation.account.clone(),
            "AWS::Partition" => region.map_or_else(|| text("the partition", "aws"), |(name, _)| Value::string(name)),
            "AWS::URLSuffix" => region.map_or_else(|| text("the suffix", ""), |(_, suffix)| Value::string(suffix)),
            "AWS::StackName" => match self.evaluation.work.stack.filter(|_| self.evaluation.prefix.is_empty()) {
                Some(stack) => Value::string(stack.name.clone()),
                None => text("the name of the stack", ""),
            },
            "AWS::StackId" => text("the id of the stack", "arn:"),
            "AWS::NotificationARNs" => {
                let mut unknown = Unknown::new(Reason::Other("the topics of the stack".into()));
                unknown.ty = Some(Type::List(Arc::new(Type::String)));
                unknown.not_null = true;
                Value::from_unknown(unknown)
            }
            _ if name.starts_with("AWS::") => {
                Value::unknown(Reason::Other(format!("there is no pseudo parameter {name}").into()))
            }
            _ => return None,
        })
    }

    /// What a resource gives: `Ref`, or an attribute of it. CloudFormation knows it when the resource is made.
    fn attribute(&self, name: &str, attribute: Option<&str>, span: Span) -> Value {
        let evaluation = self.evaluation;
        let id = evaluation.named(name);
        let what: Str = match attribute {
            Some(attribute) => format!("{id}.{attribute}").into(),
            None => id.clone(),
        };
        let resource = evaluation.declared.resources.get(name).and_then(|place| {
            let resource = evaluation.resources.get(*place)?;
            Some((*place, resource))
        });
        let Some((place, resource)) = resource else {
            let reason = format!("{id} is not written in this template");
            return Value::unknown(Reason::Other(reason.into())).at(span);
        };
        if let Some(output) = attribute.and_then(|attribute| attribute.strip_prefix("Outputs."))
            && is_stack(&resource.ty)
            && let Some(nested) = evaluation.nested_stack(place)
        {
            match nested.output(output) {
                Some(value) => return value,
                None if nested.may_have_more() => {}
                None => {
                    let message = format!("the nested stack {id:?} has no output {output:?}");
                    evaluation.work.report(Diagnostic::error(message, span));
                }
            }
        }
        if attribute.is_none()
            && let Some(value) = evaluation.handed_on(place)
        {
            return value.at(span);
        }
        if let Some(known) = self.told_by_properties(resource, attribute) {
            return known;
        }
        let mut unknown = Unknown::new(Reason::AfterApply(what.clone()));
        unknown.not_null = true;
        unknown.origin = Some(Arc::new(Origin { text: what, closed: None }));
        let canonical = attribute_of(&resource.ty, attribute);
        let is_arn = canonical == Some("arn") || attribute.is_some_and(|attribute| attribute.ends_with("Arn"));
        if attribute.is_none() || is_arn {
            unknown.ty = Some(Type::String);
        }
        if is_arn {
            // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
            let hole = Value::from_unknown(unknown.clone());
            unknown.shape = Shape::Template(Arc::from([Part::Text("arn:".into()), Part::Hole(hole)].as_slice()));
        }
        let ty = resource.canonical().unwrap_or(&resource.ty);
        let reference = Reference {
            module: Str::new(),
            resource: format!("{ty}.{id}").into(),
            key: InstanceKey::None,
            attribute: canonical.or(attribute).unwrap_or("id").into(),
            exact: true,
        };
        let given = canonical.and_then(|canonical| evaluation.given_name(place, canonical));
        let value = given.unwrap_or_else(|| Value::from_unknown(unknown));
        value.at(span).edit_meta(|meta| meta.refs.push(Arc::new(reference)))
    }

    /// What a resource gives back of what is written in it, or is decided by that.
    fn told_by_properties(&self, resource: &Written, attribute: Option<&str>) -> Option<Value> {
        let property = |name: &str| resource.properties.as_ref().and_then(|properties| properties.get(name));
        match (resource.ty.as_str(), attribute) {
            ("AWS::RDS::DBInstance" | "AWS::RDS::DBCluster", Some("Endpoint.Port")) => {
                if let Some(port) = property("Port") {
                    return port.as_str().map(|_| literal(port));
                }
                // What it is a part or a copy of decides.
                if COPIES.iter().any(|name| property(name).is_some()) {
                    return None;
                }
                let engine = property("Engine")?;
                let port = default_port(engine.as_str()?)?;
                Some(Value::from(port).at(engine.span))
            }
            _ => None,
        }
    }

    fn select(&self, index: &Value, list: &Value, span: Span, cx: &Context<'_>) -> EvalResult {
        let index = product(std::slice::from_ref(index), &mut |values| {
            Ok(values.first().map_or_else(Value::null, |leaf| {
                let number = leaf.as_str().and_then(|text| text.trim().parse::<i64>().ok());
                number.map_or_else(|| leaf.clone(), |number| leaf.with_kind(Value::from(number).kind))
            }))
        })?;
        // A list that may be empty text is one element; anything else that is no list is an error.
        if let Some(known) = list.as_str() {
            let message = "Fn::Select takes an element of a list, and this is a text";
            return Err(Box::new(Diagnostic::error(format!("{message}: {:?}", known.as_str()), span)));
        }
        get_index(list, &index, span, cx)
    }

    /// An entry of a mapping. Keys that hang on what is not decided give alternatives.
    fn find_in_map(&self, [map, top, second]: [&Value; 3], default: Option<&Value>, span: Span) -> Value {
        let unknown = |of: &Value| {
            let reason = match of.first_unknown() {
                Some(part) => part.as_unknown().map_or(Reason::TooManyConditions, |unknown| unknown.reason.clone()),
                None => Reason::Invalid,
            };
            Value::from_unknown(Unknown { not_null: true, ..Unknown::new(reason) }).at(span).made_from(of)
        };
        let maps = each_key(map, self.evaluation.mappings.iter().map(|entry| &entry.key), &mut |name| {
            let place = name.and_then(|name| self.evaluation.declared.mappings.get(name));
            let Some(entry) = place.and_then(|place| self.evaluation.mappings.get(*place)) else {
                return default.cloned().unwrap_or_else(|| unknown(map));
            };
            let keys = entry.value.entries().iter().map(|entry| &entry.key);
            each_key(top, keys, &mut |key| {
                let Some(found) = key.and_then(|key| entry.value.get(key)) else {
                    return self.absent(key, &entry.key, &[top], default, span).unwrap_or_else(|| unknown(top));
                };
                let keys = found.entries().iter().map(|entry| &entry.key);
                each_key(second, keys, &mut |key| match key.and_then(|key| found.get(key)) {
                    Some(node) => entry_value(node, self.evaluation),
                    None => {
                        let absent = self.absent(key, &entry.key, &[top, second], default, span);
                        absent.unwrap_or_else(|| unknown(second))
                    }
                })
            })
        });
        // Alternatives were decided here, not by the key that they hang on.
        let maps = if maps.as_choice().is_some() { maps.at(span) } else { maps };
        maps.made_from(map).made_from(top).made_from(second)
    }

    /// What stands for a key that a mapping does not have; `way` are the keys so far.
    fn absent(
        &self,
        key: Option<&str>,
        mapping: &str,
        way: &[&Value],
        default: Option<&Value>,
        span: Span,
    ) -> Option<Value> {
        if let Some(default) = default {
            return Some(default.clone());
        }
        // One of several that a key may be is no error.
        let key = key.filter(|_| way.iter().all(|key| key.as_literal().is_some()))?;
        self.report(Diagnostic::error(format!("the mapping {mapping:?} has no key {key:?}"), span));
        Some(Value::unknown(Reason::Invalid).at(span))
    }
}

fn entry_value(node: &Node, evaluation: &Evaluation<'_>) -> Value {
    match node.entries() {
        [] if node.tag.is_none() => literal(node),
        _ => evaluation.value(node, &mut Vec::new()),
    }
}

/// Calls `of` with each text that a key may be: with that of a known one, and of one that is not decided with each of those
/// that there are, under the condition that it is that one, and with nothing for all others.
fn each_key<'k>(
    key: &Value,
    keys: impl Iterator<Item = &'k Str> + Clone,
    of: &mut dyn FnMut(Option<&str>) -> Value,
) -> Value {
    match &key.kind {
        Kind::Choice(choice) => {
            let mut builder = ChoiceBuilder::new();
            for (guard, leaf) in choice.leaves() {
                builder.add(guard, each_key(leaf, keys.clone(), of));
            }
            builder.finish().at(key.span)
        }
        Kind::Unknown(unknown) => {
            let Some(origin) = &unknown.origin else { return of(None) };
            let mut builder = ChoiceBuilder::new();
            let mut rest = Presence::always();
            for key in keys {
                let literal = match &origin.closed {
                    Some(closed) => match closed.iter().find(|literal| literal.text() == *key) {
                        Some(literal) => literal.clone(),
                        None => continue,
                    },
                    None => Literal::String(key.clone()),
                };
                if let Some(guard) = Guard::atom(Atom::equals(origin.clone(), literal.clone())) {
                    builder.add(&guard, of(Some(key)));
                }
                if let Some(guard) = Guard::atom(Atom::differs(origin.clone(), literal)) {
                    rest = rest.and_guard(&guard);
                } else {
                    rest = Presence::never();
                }
            }
            for guard in rest.guards() {
                builder.add(guard, of(None));
            }
            builder.finish().at(key.span)
        }
        _ => match text_of(key) {
            Some(text) => of(Some(&text)),
            None => of(None),
        },
    }
}

/// The name of the partition of a region, and the domain of its endpoints.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>
fn partition(region: &str) -> (&'static str, &'static str) {
    match region {
        r if r.starts_with("cn-") => ("aws-cn", "amazonaws.com.cn"),
        r if r.starts_with("us-gov-") => ("aws-us-gov", "amazonaws.com"),
        r if r.starts_with("eusc-") => ("aws-eusc", "amazonaws.eu"),
        r if r.starts_with("us-isob-") => ("aws-iso-b", "sc2s.sgov.gov"),
        r if r.starts_with("us-isof-") => ("aws-iso-f", "csp.hci.ic.gov"),
        r if r.starts_with("eu-isoe-") => ("aws-iso-e", "cloud.adc-e.uk"),
        r if r.starts_with("us-iso-") => ("aws-iso", "c2s.ic.gov"),
        _ => ("aws", "amazonaws.com"),
    }
}

/// Whether two values are the same text; nothing where that is not known.
fn same_text(a: &Value, b: &Value) -> Option<bool> {
    Some(text_of(a)? == text_of(b)?)
}

/// Whether something holds for all elements of a list, or for any.
fn each(list: &Value, holds: impl Fn(&Value) -> Option<bool>, all: bool, span: Span) -> Value {
    let undecided = || Value::unknown(Reason::Other("the elements of the list are not known".into())).at(span);
    let single = std::slice::from_ref(list);
    let items = match list.as_seq() {
        Some(seq) if seq.is_closed() => seq.items.as_slice(),
        None if text_of(list).is_some() => single,
        _ => return undecided(),
    };
    let mut doubt = false;
    for item in items {
        match holds(item) {
            Some(held) if held != all => return Value::from(!all).at(span),
            Some(_) => {}
            None => doubt = true,
        }
    }
    if doubt { undecided() } else { Value::from(all).at(span) }
}

/// `Fn::Cidr`: so many subnets of a range of addresses, each with so many bits for its hosts.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-cidr.html>
fn subnets(args: &[Value], span: Span) -> EvalResult {
    let fail = |message: &str| Err(Box::new(Diagnostic::error(format!("Fn::Cidr: {message}"), span)));
    let [block, count, bits] = args else { return fail("takes two or three arguments") };
    let whole = |value: &Value| text_of(value).and_then(|text| text.trim().parse::<i64>().ok());
    let Some(number) = whole(count) else {
        if count.is_unknown() {
            let mut unknown = Unknown::new(Reason::Other("how many subnets there are is not known".into()));
            unknown.ty = Some(Type::List(Arc::new(Type::String)));
            unknown.not_null = true;
            return Ok(Value::from_unknown(unknown).at(span).made_from(block));
        }
        return fail("the number of subnets must be a whole number");
    };
    if !(1..=MAX_SUBNETS).contains(&number) {
        return fail("there must be between 1 and 256 subnets");
    }
    let hosts = if bits.is_null() { Some(8) } else { whole(bits) };
    let (Some(text), Some(hosts)) = (block.as_str(), hosts) else {
        let cause = if block.is_unknown() { block } else { bits };
        let reason = cause.as_unknown().map_or(Reason::Invalid, |unknown| unknown.reason.clone());
        let mut unknown = Unknown::new(reason);
        (unknown.ty, unknown.not_null) = (Some(Type::String), true);
        let item = Value::from_unknown(unknown).at(span).made_from(block);
        return Ok(Value::list(vec![item; usize::try_from(number).unwrap_or_default()]).at(span));
    };
    let Some((width, length)) = text.split_once('/').and_then(|(address, length)| {
        Some((if address.contains(':') { 128 } else { 32 }, length.trim().parse::<i64>().ok()?))
    }) else {
        return fail("the first argument must be a range of addresses, such as 10.0.0.0/16");
    };
    let more = width - hosts - length;
    let Some(function) = functions::lookup("cidrsubnet").filter(|_| more >= 0) else {
        return fail("there is no room for a subnet of that size");
    };
    let mut items = Vec::new();
    for place in 0..number {
        let made = (function.call)(&[block.clone(), more.into(), place.into()], &*NO_FILES);
        match made {
            Ok(subnet) => items.push(subnet.at(span)),
            Err(_) => return fail("there is no room for that many subnets"),
        }
    }
    Ok(Value::list(items).at(span).made_from(block))
}

/// Properties of a database that is a part or a copy of another one.
const COPIES: [&str; 5] = [
    "DBClusterIdentifier",
    "DBSnapshotIdentifier",
    "SnapshotIdentifier",
    "SourceDBClusterIdentifier",
    "SourceDBInstanceIdentifier",
];

/// The port of a database that names none, by its engine. Of clusters for Aurora PostgreSQL the page says other things than
/// is usual, so nothing is taken for granted.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html>
fn default_port(engine: &str) -> Option<i64> {
    if engine == "aurora-mysql" {
        return Some(3306);
    }
    Some(match engine.split('-').next()? {
        "mysql" | "mariadb" => 3306,
        "postgres" => 5432,
        "oracle" => 1521,
        "sqlserver" => 1433,
        "db2" => 50000,
        _ => return None,
    })
}
