//! `AWS::Serverless::Connector`: what one resource may do with another one.
//!
//! `connectors.tsv` has a row for each statement of each pair of types: where it stands (`role`, `queue`, `topic`, `function`) and
//! on which side, its category (Read, Write), and what it allows. Facts from the package `aws-sam-translator` 1.115.0
//! (Apache-2.0) and <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/reference-sam-connector.html>.

use bartizan_lang::syntax::document::{Entry, Node, NodeKind};
use bartizan_lang::value::Str;
use rustc_hash::FxHashMap;

use super::node::{self, At, named};
use super::policies::{condition, filled_by};
use super::{Cause, Expansion, Made, Properties, SERVERLESS, Source};
use crate::formats::cloudformation::template::Written;

/// One statement.
struct Row {
    source: &'static str,
    destination: &'static str,
    kind: &'static str,
    holder: &'static str,
    category: &'static str,
    actions: &'static str,
    resources: &'static str,
    principal: &'static str,
    condition: &'static str,
}

fn rows() -> impl Iterator<Item = Row> {
    include_str!("connectors.tsv").lines().skip(1).map(|line| {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        Row {
            source: cell(),
            destination: cell(),
            kind: cell(),
            holder: cell(),
            category: cell(),
            actions: cell(),
            resources: cell(),
            principal: cell(),
            condition: cell(),
        }
    })
}

/// One end of a connector.
#[derive(Default)]
pub(super) struct End {
    ty: Str,
    arn: Option<Node>,
    /// The name of the role that it acts with.
    role: Option<Node>,
    url: Option<Node>,
    resource_id: Option<Node>,
    name: Option<Node>,
    qualifier: Option<Node>,
}

impl End {
    pub(super) fn of(ty: &str, arn: Node) -> Self {
        Self { ty: ty.into(), arn: Some(arn), ..Self::default() }
    }

    pub(super) fn with_role(mut self, role: Node) -> Self {
        self.role = Some(role);
        self
    }

    pub(super) fn with_id(mut self, id: Node) -> Self {
        self.resource_id = Some(id);
        self
    }

    fn part(&self, name: &str) -> Option<Node> {
        match name {
            "Arn" => self.arn.clone(),
            "ResourceId" => self.resource_id.clone(),
            "Name" => self.name.clone(),
            "Qualifier" => self.qualifier.clone(),
            _ => None,
        }
    }
}

/// A connector by itself.
pub(super) struct Link {
    pub id: Str,
    pub cause: Cause,
    pub permissions: Vec<Str>,
}

impl Expansion<'_> {
    /// Makes what connectors stand for, those that are resources and those that resources have.
    pub(super) fn connectors(&mut self, slots: &mut [Vec<Written>]) {
        let mut places: FxHashMap<Str, (usize, usize)> = FxHashMap::default();
        for (outer, slot) in slots.iter().enumerate() {
            for (inner, resource) in slot.iter().enumerate() {
                places.insert(resource.id.clone(), (outer, inner));
            }
        }
        let find = |id: &str| {
            let (outer, inner) = places.get(id)?;
            slots.get(*outer)?.get(*inner)
        };
        let mut made: Vec<(usize, Option<usize>, Vec<Written>)> = Vec::new();
        for (outer, slot) in slots.iter().enumerate() {
            for (inner, resource) in slot.iter().enumerate() {
                if resource.ty.strip_prefix(SERVERLESS) == Some("Connector") {
                    let none = At(resource.block).entries(Vec::new());
                    let properties = resource.properties.as_ref().unwrap_or(&none);
                    let source = Source::of(resource, properties);
                    let from = source.properties;
                    if let Some(start) = from.get("Source") {
                        self.connect(&source, &source.id, source.cause, start, from, &find);
                    }
                    made.push((outer, Some(inner), std::mem::take(&mut self.made)));
                }
                let own = resource.connectors.as_ref().map_or(&[] as &[Entry], Node::entries);
                for entry in own {
                    let none = At(resource.block).entries(Vec::new());
                    let mut source = Source::of(resource, &none);
                    (source.deletion_policy, source.update_replace_policy) = (None, None);
                    let given = Properties::of(&entry.value).map("Properties");
                    let cause = Cause::of(entry);
                    let mut start = cause.at().map([("Id", cause.at().text(resource.id.clone()))]);
                    given.map("SourceReference").0.iter().for_each(|entry| node::put(&mut start, entry.clone()));
                    let id: Str = format!("{}{}", resource.id, entry.key).into();
                    self.connect(&source, &id, cause, &start, given, &find);
                    made.push((outer, None, std::mem::take(&mut self.made)));
                }
            }
        }
        for (outer, replaced, resources) in made.into_iter().rev() {
            let Some(slot) = slots.get_mut(outer) else { continue };
            match replaced {
                // What no pair of types is known for stays as it is written.
                Some(_) if resources.is_empty() => {}
                Some(inner) => drop(slot.splice(inner..=inner, resources)),
                None => slot.extend(resources),
            }
        }
    }

    fn connect<'w>(
        &mut self,
        source: &Source<'_>,
        id: &Str,
        cause: Cause,
        start: &Node,
        from: Properties<'_>,
        find: &dyn Fn(&str) -> Option<&'w Written>,
    ) {
        let Some(entry) = from.entry("Destination") else { return };
        let written = from.get("Permissions").map_or(&[] as &[Node], Node::items);
        let permissions: Vec<Str> = written.iter().filter_map(|node| self.text(node)).collect();
        let link = Link { id: id.clone(), cause, permissions };
        let several = matches!(entry.value.kind, NodeKind::Sequence(_));
        let single = std::slice::from_ref(&entry.value);
        let all = if several { entry.value.items() } else { single };
        for (place, destination) in all.iter().enumerate() {
            let (Some(first), Some(second)) = (end(start, destination, find), end(destination, start, find)) else {
                continue;
            };
            let suffix = if several { format!("Destination{place}") } else { String::new() };
            self.link(source, &link, &first, &second, &suffix);
        }
    }

    /// Makes the policies that let one end do something with the other.
    pub(super) fn link(&mut self, source: &Source<'_>, link: &Link, first: &End, second: &End, suffix: &str) {
        let at = link.cause.at();
        let wanted = |row: &Row| {
            let allowed = link.permissions.iter().any(|permission| permission == row.category);
            row.source == first.ty && row.destination == second.ty && allowed
        };
        let found: Vec<Row> = rows().filter(wanted).collect();
        let Some(one) = found.first() else { return };
        let holder = if one.holder == "source" { first } else { second };
        let value = |name: &str| match name.split_once('.') {
            Some(("Source", part)) => first.part(part),
            Some(("Destination", part)) => second.part(part),
            _ => None,
        };
        let text = |text: &str| filled_by(text, &value, at);
        let statement = |row: &Row| {
            let resources: Vec<Node> = row.resources.split(' ').map(text).collect();
            let mut entries = vec![at.entry("Effect", at.text("Allow"))];
            let is_role = row.principal.is_empty();
            if !is_role {
                entries.push(at.entry("Principal", at.map([("Service", at.text(row.principal))])));
            }
            let action = if is_role { at.texts(row.actions.split(' ')) } else { at.text(row.actions) };
            entries.push(at.entry("Action", action));
            let mut resources = resources.into_iter();
            let resource = match (is_role, resources.next()) {
                (false, Some(only)) => only,
                (_, first) => at.list(first.into_iter().chain(resources)),
            };
            entries.push(at.entry("Resource", resource));
            entries.extend(condition(row.condition, &text, at));
            at.entries(entries)
        };
        let document =
            || at.map([("Version", at.text("2012-10-17")), ("Statement", at.list(found.iter().map(statement)))]);
        let id = |what: &str| format!("{}{what}{suffix}", link.id);
        let made = Made::new(link.cause);
        match one.kind {
            "role" => {
                let Some(role) = &holder.role else { return };
                let made = made.set("PolicyDocument", document()).set("Roles", at.list([role.clone()]));
                self.create(source, link.cause, id("Policy"), "AWS::IAM::ManagedPolicy", made);
            }
            "queue" => {
                let Some(url) = &holder.url else { return };
                let made = made.set("PolicyDocument", document()).set("Queues", at.list([url.clone()]));
                self.create(source, link.cause, id("QueuePolicy"), "AWS::SQS::QueuePolicy", made);
            }
            "topic" => {
                let Some(arn) = &holder.arn else { return };
                let made = made.set("PolicyDocument", document()).set("Topics", at.list([arn.clone()]));
                self.create(source, link.cause, id("TopicPolicy"), "AWS::SNS::TopicPolicy", made);
            }
            _ => {
                for row in &found {
                    let mut made = Made::new(link.cause)
                        .set("Action", at.text(row.actions))
                        .set_if("FunctionName", holder.arn.clone())
                        .set("Principal", at.text(row.principal));
                    let mut words = row.condition.split(' ');
                    while let (Some(name), Some(wanted)) = (words.next(), words.next()) {
                        made = made.set(name, text(wanted));
                    }
                    let id = id(&format!("{}LambdaPermission", row.category));
                    self.create(source, link.cause, id, "AWS::Lambda::Permission", made);
                }
            }
        }
    }
}

/// What one end of a connector names.
fn end<'w>(written: &Node, other: &Node, find: &dyn Fn(&str) -> Option<&'w Written>) -> Option<End> {
    let from = Properties::of(written);
    let Some(id) = from.get("Id").and_then(Node::as_str) else {
        let ty = from.get("Type")?.as_str()?;
        let ty = match ty {
            "AWS::Serverless::Function" => "AWS::Lambda::Function",
            "AWS::Serverless::StateMachine" => "AWS::StepFunctions::StateMachine",
            "AWS::Serverless::Api" => "AWS::ApiGateway::RestApi",
            "AWS::Serverless::HttpApi" => "AWS::ApiGatewayV2::Api",
            "AWS::Serverless::SimpleTable" => "AWS::DynamoDB::Table",
            ty => ty,
        };
        let part = |name: &str| from.get(name).cloned();
        return Some(End {
            ty: ty.into(),
            arn: part("Arn"),
            role: part("RoleName"),
            url: part("QueueUrl"),
            resource_id: part("ResourceId"),
            name: part("Name"),
            qualifier: part("Qualifier"),
        });
    };
    let resource = find(id)?;
    let at = At(written.span);
    let of = |attribute: &str| Some(at.get_att(id, attribute));
    let reference = Some(at.reference(id));
    let none = at.entries(Vec::new());
    let properties = Properties::of(resource.properties.as_ref().unwrap_or(&none));
    let role = |name: &str| properties.get(name).and_then(named).map(|role| at.reference(role));
    let mut end = End { ty: resource.ty.clone(), ..End::default() };
    end.arn = match resource.ty.as_str() {
        "AWS::StepFunctions::StateMachine"
        | "AWS::AppSync::GraphQLApi"
        | "AWS::AppSync::DataSource"
        | "AWS::SNS::Topic" => reference.clone(),
        _ => of("Arn"),
    };
    match resource.ty.as_str() {
        "AWS::Lambda::Function" => end.role = role("Role"),
        "AWS::StepFunctions::StateMachine" => (end.role, end.name) = (role("RoleArn"), of("Name")),
        "AWS::AppSync::DataSource" => end.role = role("ServiceRoleArn"),
        "AWS::AppSync::GraphQLApi" => end.resource_id = of("ApiId"),
        "AWS::SQS::Queue" => end.url = reference,
        "AWS::ApiGateway::RestApi" | "AWS::ApiGatewayV2::Api" => {
            let qualifier = from.get("Qualifier").cloned();
            (end.resource_id, end.qualifier) = (reference, Some(qualifier.unwrap_or_else(|| at.text("*"))));
        }
        "AWS::Events::Rule" => {
            let wanted = Properties::of(other);
            let target_of = |target: &&Node| {
                let arn = target.get("Arn");
                arn.and_then(named).is_some_and(|id| wanted.get("Id").and_then(Node::as_str) == Some(id))
                    || arn.zip(wanted.get("Arn")).is_some_and(|(a, b)| node::same(a, b))
            };
            let targets = properties.get("Targets").map_or(&[] as &[Node], Node::items);
            let role = targets.iter().find(target_of).and_then(|target| target.get("RoleArn"));
            end.role = role.and_then(named).map(|role| at.reference(role));
        }
        _ => {}
    }
    Some(end)
}
