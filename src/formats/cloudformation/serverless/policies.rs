//! The roles that SAM makes: managed policies by name, inline policies, and SAM's own templates of policies.
//!
//! `policy_templates.tsv` has a row for each statement of each template: what it allows on what, in which `${Name}` stands
//! for a parameter, and a condition (operator, key, value). `managed_policies.tsv` has the paths of managed policies that have
//! one. Facts from the package `aws-sam-translator` 1.115.0 (Apache-2.0) and
//! <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html>.

use std::sync::LazyLock;

use bartizan_lang::syntax::document::{Node, NodeKind};
use bartizan_lang::value::Str;
use rustc_hash::FxHashMap;

use super::node::{At, Guard, cases, conditional, each_case, is_absent, is_function, same};
use super::{Cause, Expansion, Made, Properties, Source};
use crate::formats::cloudformation::substitution::{Piece, pieces};

/// One statement of a template of a policy.
struct Statement {
    actions: &'static str,
    resources: &'static str,
    condition: &'static str,
}

static TEMPLATES: LazyLock<FxHashMap<&'static str, Vec<Statement>>> = LazyLock::new(|| {
    let mut templates: FxHashMap<&str, Vec<Statement>> = FxHashMap::default();
    for row in include_str!("policy_templates.tsv").lines().skip(1) {
        let mut cells = row.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        let name = cell();
        let statement = Statement { actions: cell(), resources: cell(), condition: cell() };
        templates.entry(name).or_default().push(statement);
    }
    templates
});

static MANAGED: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    include_str!("managed_policies.tsv").lines().skip(1).filter_map(|row| row.split_once('\t')).collect()
});

/// The role of a function or a state machine, before it is made.
pub(super) struct Role {
    /// The managed policies.
    pub managed: Vec<Node>,
    /// The inline policies.
    pub inline: Vec<Node>,
}

impl Role {
    /// Adds a managed policy, unless it is there.
    pub(super) fn attach(&mut self, policy: Node) {
        if !self.managed.iter().any(|known| same(known, &policy)) {
            self.managed.push(policy);
        }
    }

    /// Adds an inline policy, unless it is there.
    pub(super) fn add(&mut self, policy: Node) {
        let document = |node: &Node| node.get("PolicyDocument").cloned();
        let is_known = |known: &Node| match (document(known), document(&policy)) {
            (Some(known), Some(policy)) => same(&known, &policy),
            _ => same(known, &policy),
        };
        if !self.inline.iter().any(is_known) {
            self.inline.push(policy);
        }
    }

    /// Adds what `Policies` says, for a role with that logical id.
    pub(super) fn policies(&mut self, policies: Properties<'_>, role: &str) {
        let Some(policies) = policies.get("Policies") else { return };
        for (place, policy) in each_policy(policies).iter().enumerate() {
            let name = format!("{role}Policy{place}");
            match kind(policy) {
                Kind::Managed => self.attach(each_case(policy, At(policy.span), &mut |case| match case.as_str() {
                    Some(name) => managed(name, At(case.span)),
                    None => case.clone(),
                })),
                Kind::Inline => self.inline.push(each_case(policy, At(policy.span), &mut |case| {
                    let at = At(case.span);
                    let document = template(case).unwrap_or_else(|| case.clone());
                    at.map([("PolicyName", at.text(name.clone())), ("PolicyDocument", document)])
                })),
                Kind::Nothing => {}
            }
        }
    }
}

/// The policies of a list, of the one that stands for a list of it, and of lists among which conditions choose.
fn each_policy(policies: &Node) -> Vec<Node> {
    let is_list = |node: &Node| matches!(node.kind, NodeKind::Sequence(_)) && node.tag.is_none();
    if is_list(policies) {
        return policies.items().to_vec();
    }
    let found = cases(policies);
    if !found.iter().any(|(_, case)| is_list(case)) {
        return vec![policies.clone()];
    }
    let under = |guards: &[Guard], item: &Node| {
        let at = At(item.span);
        guards.iter().rev().fold(item.clone(), |inner, (condition, holds)| match holds {
            true => at.choose(condition, inner, at.nothing()),
            false => at.choose(condition, at.nothing(), inner),
        })
    };
    let of_case = |(guards, case): &(Vec<Guard>, &Node)| -> Vec<Node> {
        let single = std::slice::from_ref(*case);
        let items = if is_list(case) { case.items() } else { single };
        items.iter().map(|item| under(guards, item)).collect()
    };
    found.iter().flat_map(of_case).collect()
}

enum Kind {
    Managed,
    Inline,
    Nothing,
}

fn kind(policy: &Node) -> Kind {
    if let Some((_, then, otherwise)) = conditional(policy) {
        let then = kind(then);
        return if matches!(then, Kind::Nothing) { kind(otherwise) } else { then };
    }
    if is_absent(policy) {
        return Kind::Nothing;
    }
    if policy.as_str().is_some() || is_function(policy) {
        return Kind::Managed;
    }
    let is_template = |name: &Str| TEMPLATES.contains_key(name.as_str());
    match policy.entries() {
        [only] if is_template(&only.key) => Kind::Inline,
        entries if entries.iter().any(|entry| entry.key == "Statement") => Kind::Inline,
        _ => Kind::Nothing,
    }
}

/// The ARN of a managed policy by its name. The partition is that of most regions: where another one is deployed to, names
/// stand for the same policies.
pub(super) fn managed(name: &str, at: At) -> Node {
    if name.starts_with("arn:") || name.contains("${") {
        return at.text(name);
    }
    match MANAGED.get(name) {
        Some(path) => at.text(format!("arn:aws:iam::aws:policy/{path}/{name}")),
        None => at.text(format!("arn:aws:iam::aws:policy/{name}")),
    }
}

/// The document of a policy that is made from a template.
fn template(policy: &Node) -> Option<Node> {
    let [only] = policy.entries() else { return None };
    let statements = TEMPLATES.get(only.key.as_str())?;
    let parameters = Properties::of(&only.value);
    let at = At(only.key_span);
    let made = statements.iter().map(|statement| {
        let mut resources = statement.resources.split(' ').map(|resource| filled(resource, parameters, at));
        let resource = match (statement.resources.contains(' '), resources.next()) {
            (false, Some(only)) => only,
            (_, first) => at.list(first.into_iter().chain(resources)),
        };
        let mut entries = vec![
            at.entry("Effect", at.text("Allow")),
            at.entry("Action", at.texts(statement.actions.split(' '))),
            at.entry("Resource", resource),
        ];
        entries.extend(condition(statement.condition, &|text| filled(text, parameters, at), at));
        at.entries(entries)
    });
    Some(at.map([("Statement", at.list(made))]))
}

/// A condition of a statement: `Operator key value`.
pub(super) fn condition(
    text: &str,
    value: &dyn Fn(&str) -> Node,
    at: At,
) -> Option<bartizan_lang::syntax::document::Entry> {
    let mut parts = text.splitn(3, ' ');
    let (operator, key, wanted) = (parts.next()?, parts.next()?, parts.next()?);
    Some(at.entry("Condition", at.map([(operator, at.map([(key, value(wanted))]))])))
}

/// A text in which `${Name}` stands for a parameter.
pub(super) fn filled(text: &str, parameters: Properties<'_>, at: At) -> Node {
    filled_by(text, &|name| parameters.get(name).cloned(), at)
}

/// A text with what names in it stand for; the text itself, where it is nothing but a name.
pub(super) fn filled_by(text: &str, value: &dyn Fn(&str) -> Option<Node>, at: At) -> Node {
    let pieces = pieces(text);
    if let [Piece::Name(name)] = pieces.as_slice()
        && let Some(value) = value(name)
    {
        return value;
    }
    let names = pieces.iter().filter_map(|piece| match piece {
        Piece::Name(name) => Some((Str::from(*name), value(name)?)),
        Piece::Text(_) => None,
    });
    let mut variables: Vec<(Str, Node)> = Vec::new();
    for (name, value) in names {
        if !variables.iter().any(|(known, _)| *known == name) {
            variables.push((name, value));
        }
    }
    let plain = pieces.iter().all(|piece| matches!(piece, Piece::Text(_)));
    if plain { at.text(text) } else { at.sub(text, variables) }
}

/// Who may take on a role: a service.
pub(super) fn trust(service: &str, at: At) -> Node {
    let statement = at.map([
        ("Action", at.texts(["sts:AssumeRole"])),
        ("Effect", at.text("Allow")),
        ("Principal", at.map([("Service", at.texts([service]))])),
    ]);
    at.map([("Version", at.text("2012-10-17")), ("Statement", at.list([statement]))])
}

/// A statement that allows something.
pub(super) fn allow(actions: &[&str], resource: Node, at: At) -> Node {
    let action = match actions {
        [only] => at.text(*only),
        several => at.texts(several.iter().copied()),
    };
    at.map([("Action", action), ("Effect", at.text("Allow")), ("Resource", resource)])
}

/// An inline policy of some statements, which SAM gives no version.
pub(super) fn inline(name: impl Into<Str>, statements: Vec<Node>, at: At) -> Node {
    let document = at.map([("Statement", at.list(statements))]);
    at.map([("PolicyName", at.text(name)), ("PolicyDocument", document)])
}

/// See [`inline`]; with a version.
pub(super) fn inline_dated(name: impl Into<Str>, statements: Vec<Node>, at: At) -> Node {
    let document = at.map([("Version", at.text("2012-10-17")), ("Statement", at.list(statements))]);
    at.map([("PolicyName", at.text(name)), ("PolicyDocument", document)])
}

/// The inline policy that lets messages be sent to what has that ARN, by the kind that SAM names.
pub(super) fn destination(kind: &str, arn: Node, id: &str, at: At) -> Option<Node> {
    let (suffix, statements) = match kind {
        "SQS" => ("SQSPolicy", vec![allow(&["sqs:SendMessage"], arn, at)]),
        "SNS" => ("SNSPolicy", vec![allow(&["sns:publish"], arn, at)]),
        "EventBridge" => ("EventBridgePolicy", vec![allow(&["events:PutEvents"], arn, at)]),
        "Lambda" => ("LambdaPolicy", vec![allow(&["lambda:InvokeFunction"], arn, at)]),
        "S3" | "S3Bucket" => {
            let objects = at.map([("Fn::Join", at.list([at.text("/"), at.list([arn.clone(), at.text("*")])]))]);
            ("S3Policy", vec![allow(&["s3:PutObject"], objects, at), allow(&["s3:ListBucket"], arn, at)])
        }
        _ => return None,
    };
    Some(inline(format!("{id}{suffix}"), statements, at))
}

impl Expansion<'_> {
    /// Makes a role.
    pub(super) fn role(
        &mut self,
        source: &Source<'_>,
        guards: &[Guard],
        cause: Cause,
        id: Str,
        role: Role,
        rest: Made,
    ) {
        let at = cause.at();
        let mut made = rest;
        if !role.managed.is_empty() {
            made = made.set("ManagedPolicyArns", at.list(role.managed));
        }
        if !role.inline.is_empty() {
            made = made.set("Policies", at.list(role.inline));
        }
        self.create_when(source, guards, cause, id, "AWS::IAM::Role", made);
    }
}
