//! SAM: the resources of `AWS::Serverless` become what the transform makes of them, before anything is evaluated. What is
//! made has SAM's own logical ids, stands at the property that causes it, and is there when its source is.
//! <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html>
//!
//! SAM ends some ids with a hash of what was uploaded, which a template does not tell: those end before it here
//! (`FunctionVersion`, `ServerlessRestApiDeployment`), and a layer keeps the id that is written.

mod api;
mod connector;
mod deployment;
mod domain;
mod events;
mod function;
mod graphql;
mod http_api;
mod mappings;
mod node;
mod openapi;
mod others;
mod policies;
mod rules;
mod state_machine;

use bartizan_lang::syntax::document::{Entry, Node, NodeKind};
use bartizan_lang::value::{Reason, Str};
use bartizan_lang::{Span, Value, functions};
use rustc_hash::FxHashMap;

use self::api::SharedPlan;
use self::deployment::Preference;
use self::domain::RecordSets;
use self::node::{At, Guard, is_absent, referred};
use self::openapi::Route;
use super::globals;
use super::substitution::{Piece, pieces};
use super::template::Written;
use crate::formats::terraform::Constants;

/// Most resources that are made of those of a template.
const MAX_MADE: usize = 100_000;

/// What a template holds once its resources of SAM are expanded.
pub(super) struct Expanded {
    /// The resources; those that are made stand behind those that cause them.
    pub resources: Vec<Written>,
    /// Conditions that are made: that both of two hold, or that one does not.
    pub conditions: Vec<Entry>,
    /// The logical ids of `Function.Alias`, `Api.Stage` and the like.
    pub referable: FxHashMap<Str, Str>,
}

/// Expands the resources of SAM. `known` gives the text of a node, if it is known before any resource is made.
pub(super) fn expand(
    resources: Vec<Written>,
    globals: Option<&Node>,
    known: &dyn Fn(&Node) -> Option<Str>,
) -> Expanded {
    let mut expansion = Expansion {
        known,
        globals,
        types: resources.iter().map(|resource| (resource.id.clone(), resource.ty.clone())).collect(),
        made: Vec::new(),
        total: 0,
        conditions: Vec::new(),
        referable: FxHashMap::default(),
        routes: Vec::new(),
        notifications: Vec::new(),
        triggers: Vec::new(),
        preferences: Vec::new(),
        plan: SharedPlan::default(),
        record_sets: Vec::new(),
        implicit_tags: FxHashMap::default(),
        stage_names: FxHashMap::default(),
        catch_all: Vec::new(),
    };
    expansion.note_stages(&resources);
    let mut slots: Vec<Vec<Written>> = Vec::with_capacity(resources.len());
    for resource in resources {
        let made = match resource.ty.strip_prefix(SERVERLESS) {
            Some("Function" | "StateMachine") => expansion.expanded(resource),
            _ => vec![resource],
        };
        slots.push(made);
    }
    for slot in &mut slots {
        let waits = |ty: &Str| ty.starts_with(SERVERLESS) && !ty.ends_with("::Connector");
        if let [only] = slot.as_slice()
            && waits(&only.ty)
            && let Some(resource) = slot.pop()
        {
            *slot = expansion.expanded(resource);
        }
    }
    slots.push(expansion.implicit_apis());
    slots.push(expansion.shared_plan());
    slots.push(expansion.shared_record_sets());
    slots.push(expansion.deployments());
    expansion.connectors(&mut slots);
    let mut resources: Vec<Written> = slots.into_iter().flatten().collect();
    expansion.notify(&mut resources);
    Expanded { resources, conditions: expansion.conditions, referable: expansion.referable }
}

const SERVERLESS: &str = "AWS::Serverless::";

/// What is gathered from the resources of a template while they are expanded.
struct Expansion<'k> {
    known: &'k dyn Fn(&Node) -> Option<Str>,
    globals: Option<&'k Node>,
    /// The types of the resources, as they are written.
    types: FxHashMap<Str, Str>,
    /// What is made of the resource that is being expanded.
    made: Vec<Written>,
    total: usize,
    conditions: Vec<Entry>,
    referable: FxHashMap<Str, Str>,
    /// What events add to APIs.
    routes: Vec<Route>,
    /// What events add to buckets.
    notifications: Vec<Notification>,
    /// What events add to user pools: the pool, the trigger, the function.
    triggers: Vec<(Str, Str, Node)>,
    preferences: Vec<Preference>,
    plan: SharedPlan,
    record_sets: Vec<RecordSets>,
    /// Tags that the functions of implicit APIs hand on to them, by the API.
    implicit_tags: FxHashMap<Str, Node>,
    /// The names of the stages of the APIs that are written, where they are texts.
    stage_names: FxHashMap<Str, Option<Str>>,
    /// The APIs of which the function that is being expanded takes all that no other route does.
    catch_all: Vec<Str>,
}

/// What an event adds to a bucket.
struct Notification {
    bucket: Str,
    configuration: Node,
    /// What lets the bucket call the function.
    permission: Str,
    condition: Option<Str>,
}

/// What causes a resource: the name that is written for it, and all that is written of it.
#[derive(Clone, Copy)]
struct Cause {
    header: Span,
    block: Span,
}

impl Cause {
    fn of(entry: &Entry) -> Self {
        Self { header: entry.key_span, block: entry.span() }
    }

    fn at(self) -> At {
        At(self.header)
    }
}

/// A mapping of properties.
#[derive(Clone, Copy)]
struct Properties<'n>(&'n [Entry]);

impl<'n> Properties<'n> {
    fn of(node: &'n Node) -> Self {
        Self(if node.tag.is_some() { &[] } else { node.entries() })
    }

    /// What is set, unless it is set to nothing.
    fn entry(self, name: &str) -> Option<&'n Entry> {
        self.0.iter().find(|entry| entry.key == name && !is_absent(&entry.value))
    }

    fn get(self, name: &str) -> Option<&'n Node> {
        self.entry(name).map(|entry| &entry.value)
    }

    fn map(self, name: &str) -> Self {
        self.get(name).map_or(Self(&[]), Self::of)
    }

    fn has(self, name: &str) -> bool {
        self.entry(name).is_some()
    }
}

/// The resource of SAM that others are made of.
struct Source<'n> {
    id: Str,
    cause: Cause,
    properties: Properties<'n>,
    condition: Option<(Str, Span)>,
    deletion_policy: Option<Node>,
    update_replace_policy: Option<Node>,
    symbolic: Option<Reason>,
}

impl<'n> Source<'n> {
    fn of(written: &Written, properties: &'n Node) -> Self {
        Self {
            id: written.id.clone(),
            cause: Cause { header: written.header, block: written.block },
            properties: Properties::of(properties),
            condition: written.condition.clone(),
            deletion_policy: written.deletion_policy.clone(),
            update_replace_policy: written.update_replace_policy.clone(),
            symbolic: written.symbolic.clone(),
        }
    }

    fn named(&self, suffix: &str) -> Str {
        format!("{}{suffix}", self.id).into()
    }
}

/// The properties of a resource that is made.
struct Made {
    at: At,
    entries: Vec<Entry>,
}

impl Made {
    fn new(cause: Cause) -> Self {
        Self { at: cause.at(), entries: Vec::new() }
    }

    fn set(mut self, name: &str, value: Node) -> Self {
        self.entries.push(self.at.entry(name, value));
        self
    }

    fn set_if(self, name: &str, value: Option<Node>) -> Self {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// What is written, with its places.
    fn copy(self, from: Properties<'_>, name: &str) -> Self {
        self.copy_as(from, name, name)
    }

    fn copy_as(mut self, from: Properties<'_>, name: &str, into: &str) -> Self {
        if let Some(entry) = from.entry(name) {
            self.entries.push(Entry { key: into.into(), ..entry.clone() });
        }
        self
    }

    fn copy_all(self, from: Properties<'_>, names: &[&str]) -> Self {
        names.iter().fold(self, |made, name| made.copy(from, name))
    }

    fn node(self) -> Node {
        self.at.entries(self.entries)
    }
}

impl<'k> Expansion<'k> {
    /// What a resource of SAM is made into.
    fn expanded(&mut self, mut resource: Written) -> Vec<Written> {
        let none = At(resource.block).entries(Vec::new());
        let properties = resource.properties.take().unwrap_or(none);
        let source = Source::of(&resource, &properties);
        let made = match resource.ty.strip_prefix(SERVERLESS).unwrap_or_default() {
            "Function" => Some(("AWS::Lambda::Function", self.function(&source))),
            "StateMachine" => Some(("AWS::StepFunctions::StateMachine", self.state_machine(&source))),
            "Api" => Some(("AWS::ApiGateway::RestApi", self.rest_api(&source))),
            "HttpApi" => Some(("AWS::ApiGatewayV2::Api", self.http_api(&source))),
            "SimpleTable" => Some(("AWS::DynamoDB::Table", self.simple_table(&source))),
            "LayerVersion" => {
                let retention = self.layer_retention(&source);
                resource.deletion_policy = retention.or(resource.deletion_policy);
                Some(("AWS::Lambda::LayerVersion", self.layer_version(&source)))
            }
            "Application" => Some(("AWS::CloudFormation::Stack", self.application(&source))),
            "CapacityProvider" => Some(("AWS::Lambda::CapacityProvider", self.capacity_provider(&source))),
            "GraphQLApi" => Some(("AWS::AppSync::GraphQLApi", self.graphql_api(&source))),
            _ => None,
        };
        let Some((ty, made)) = made else {
            resource.properties = Some(properties);
            return vec![resource];
        };
        // What nobody can see into may set anything.
        let opaque = node::is_function(&properties);
        resource.ty = ty.into();
        resource.properties = Some(if opaque { properties.clone() } else { made.node() });
        let mut all = vec![resource];
        all.append(&mut self.made);
        self.hand_on_tags(&source, &mut all);
        all
    }

    /// Adds a resource to those that are made of a source.
    fn create(&mut self, source: &Source<'_>, cause: Cause, id: impl Into<Str>, ty: &str, properties: Made) {
        self.create_when(source, &[], cause, id, ty, properties);
    }

    /// See [`Self::create`]; it is there only when all the conditions hold.
    fn create_when(
        &mut self,
        source: &Source<'_>,
        guards: &[Guard],
        cause: Cause,
        id: impl Into<Str>,
        ty: &str,
        properties: Made,
    ) {
        self.total += 1;
        if self.total > MAX_MADE {
            return;
        }
        let condition = self.condition(source.condition.clone(), guards, cause.header);
        self.made.push(Written {
            id: id.into(),
            ty: ty.into(),
            header: cause.header,
            block: cause.block,
            properties: Some(properties.node()),
            condition,
            depends_on: Vec::new(),
            metadata: None,
            deletion_policy: source.deletion_policy.clone(),
            update_replace_policy: source.update_replace_policy.clone(),
            symbolic: source.symbolic.clone(),
            connectors: None,
        });
    }

    /// What was made last.
    fn last(&mut self) -> Option<&mut Written> {
        self.made.last_mut()
    }

    fn note_stages(&mut self, resources: &[Written]) {
        for resource in resources.iter().filter(|resource| resource.ty == "AWS::Serverless::Api") {
            let stage = resource.properties.as_ref().and_then(|properties| properties.get("StageName"));
            self.stage_names.insert(resource.id.clone(), stage.and_then(Node::as_str).map(Str::from));
        }
    }

    /// The condition that all of some hold.
    fn condition(&mut self, own: Option<(Str, Span)>, guards: &[Guard], span: Span) -> Option<(Str, Span)> {
        let at = At(span);
        let held = |(name, holds): &Guard| {
            let named = at.map([("Condition", at.text(name.clone()))]);
            if *holds { named } else { at.map([("Fn::Not", at.list([named]))]) }
        };
        let own_guard = own.as_ref().map(|(name, _)| (name.clone(), true));
        let all: Vec<Guard> = own_guard.into_iter().chain(guards.iter().cloned()).collect();
        let node = match all.as_slice() {
            [] => return None,
            [(name, true)] => return Some((name.clone(), own.map_or(span, |(_, span)| span))),
            [only] => held(only),
            several => at.map([("Fn::And", at.list(several.iter().map(held)))]),
        };
        let said: Vec<String> =
            all.iter().map(|(name, holds)| if *holds { name.to_string() } else { format!("not {name}") }).collect();
        let name: Str = said.join(" and ").into();
        self.add_condition(&name, node, at);
        Some((name, span))
    }

    /// The condition that any of some holds; none if there is one without a condition.
    fn any_condition(&mut self, conditions: &[Option<(Str, Span)>], at: At) -> Option<(Str, Span)> {
        let mut names: Vec<&Str> = conditions.iter().flatten().map(|(name, _)| name).collect();
        if names.is_empty() || names.len() < conditions.len() {
            return None;
        }
        names.sort();
        names.dedup();
        if let [only] = names.as_slice() {
            return conditions.iter().flatten().find(|(name, _)| name == *only).cloned();
        }
        let held = |name: &&Str| at.map([("Condition", at.text((*name).clone()))]);
        let said: Vec<&str> = names.iter().map(|name| name.as_str()).collect();
        let name: Str = said.join(" or ").into();
        let node = at.map([("Fn::Or", at.list(names.iter().map(held)))]);
        self.add_condition(&name, node, at);
        Some((name, at.0))
    }

    fn add_condition(&mut self, name: &Str, node: Node, at: At) {
        if !self.conditions.iter().any(|known| known.key == *name) {
            self.conditions.push(at.entry(name.clone(), node));
        }
    }

    /// The text of a node, if it is known.
    fn text(&self, node: &Node) -> Option<Str> {
        match node.as_str() {
            Some(text) => Some(text.into()),
            None => (self.known)(node),
        }
    }

    /// Whether a switch is known to be off.
    fn is_off(&self, node: &Node) -> bool {
        self.text(node).is_some_and(|text| text.eq_ignore_ascii_case("false"))
    }

    fn is_on(&self, node: Option<&Node>) -> bool {
        node.and_then(|node| self.text(node)).is_some_and(|text| text.eq_ignore_ascii_case("true"))
    }

    /// What SAM ends names with that it makes from a text.
    fn hashed(&self, node: &Node) -> Str {
        let text = match (node::call(node, "Sub").and_then(node::Called::text), self.text(node)) {
            // Parameters are put in, and the function stays.
            (Some(text), _) => {
                let at = At(node.span);
                let put_in: String = pieces(text)
                    .into_iter()
                    .map(|piece| match piece {
                        Piece::Text(text) => text.to_string(),
                        Piece::Name(name) => match self.text(&at.reference(name)) {
                            Some(known) => known.to_string(),
                            None => format!("${{{name}}}"),
                        },
                    })
                    .collect();
                node::hashed_text(&at.map([("Fn::Sub", at.text(put_in))]))
            }
            (None, Some(text)) => text.to_string(),
            (None, None) => node::hashed_text(node),
        };
        let hashed = functions::lookup("sha1")
            .and_then(|sha1| (sha1.call)(&[Value::string(text)], &Constants::default()).ok())
            .and_then(|hash| hash.as_str().and_then(|hash| hash.get(..10)).map(Str::from));
        hashed.unwrap_or_default()
    }

    /// `PropagateTags`: the tags of the source, on all that is made of it and has any.
    fn hand_on_tags(&self, source: &Source<'_>, all: &mut [Written]) {
        let http = all.first().is_some_and(|first| first.ty == "AWS::ApiGatewayV2::Api");
        let asked = self.is_on(source.properties.get("PropagateTags"));
        let Some(tags) = source.properties.entry("Tags").filter(|_| asked && !http) else { return };
        for resource in all {
            if TAGGED.contains(&resource.ty.as_str())
                && let Some(properties) = &mut resource.properties
            {
                let value = tag_list(&tags.value, None);
                node::put(properties, Entry { key: "Tags".into(), key_span: tags.key_span, value });
            }
        }
    }

    /// Puts into buckets and user pools what events add to them.
    fn notify(&mut self, resources: &mut [Written]) {
        let places: FxHashMap<Str, usize> = resources.iter().map(|resource| resource.id.clone()).zip(0..).collect();
        for one in std::mem::take(&mut self.notifications) {
            let at = At(one.configuration.span);
            let Some(resource) = places.get(&one.bucket).and_then(|place| resources.get_mut(*place)) else { continue };
            // The permission must be there first. What is only sometimes there cannot be depended on: a tag does it.
            if one.condition.is_none() && resource.depends_on.last().is_none_or(|(known, _)| *known != one.permission) {
                resource.depends_on.push((one.permission.clone(), at.0));
            }
            let properties = resource.properties.get_or_insert_with(|| at.entries(Vec::new()));
            let notifications = node::child(properties, "NotificationConfiguration", || {
                at.entry("NotificationConfiguration", at.entries(Vec::new()))
            });
            let list = notifications.and_then(|notifications| {
                node::child(notifications, "LambdaConfigurations", || at.entry("LambdaConfigurations", at.list([])))
            });
            if let Some(Node { kind: NodeKind::Sequence(items), tag: None, .. }) = list {
                items.push(one.configuration);
            }
            let Some(condition) = &one.condition else { continue };
            let key = format!("sam:ConditionalDependsOn:{}", one.permission);
            let tags = node::child(properties, "Tags", || at.entry("Tags", at.list([])));
            if let Some(Node { kind: NodeKind::Sequence(tags), tag: None, .. }) = tags
                && tags.last().and_then(|tag| tag.get("Key")).and_then(Node::as_str) != Some(key.as_str())
            {
                let value = at.choose(condition, at.reference(one.permission), at.text("no dependency"));
                tags.push(at.map([("Key", at.text(key)), ("Value", value)]));
            }
        }
        for (pool, trigger, function) in std::mem::take(&mut self.triggers) {
            let at = At(function.span);
            let Some(resource) = places.get(&pool).and_then(|place| resources.get_mut(*place)) else { continue };
            let properties = resource.properties.get_or_insert_with(|| at.entries(Vec::new()));
            let config = node::child(properties, "LambdaConfig", || at.entry("LambdaConfig", at.entries(Vec::new())));
            if let Some(config) = config {
                node::child(config, &trigger, || at.entry(trigger.clone(), function));
            }
        }
    }

    /// The APIs that events without one belong to.
    fn implicit_apis(&mut self) -> Vec<Written> {
        let mut all = Vec::new();
        for (id, ty) in
            [(openapi::IMPLICIT_REST, "AWS::Serverless::Api"), (openapi::IMPLICIT_HTTP, "AWS::Serverless::HttpApi")]
        {
            if self.types.contains_key(id) {
                continue;
            }
            let routes: Vec<&Route> = self.routes.iter().filter(|route| route.api == id).collect();
            let Some(first) = routes.first() else { continue };
            let cause = first.cause;
            let conditions: Vec<_> = routes.iter().map(|route| route.condition.clone()).collect();
            // It is kept if any of them is.
            let kept = |which: usize| {
                let mut all: Vec<&Node> = routes.iter().filter_map(|route| route.kept.get(which)?.as_ref()).collect();
                all.sort_by_key(|policy| policy.as_str() != Some("Retain"));
                all.first().map(|policy| (*policy).clone())
            };
            let (deletion_policy, update_replace_policy) = (kept(0), kept(1));
            let at = cause.at();
            let mut entries = Vec::new();
            if ty == "AWS::Serverless::Api" {
                entries.push(at.entry("StageName", at.text("Prod")));
            }
            if let Some(tags) = self.implicit_tags.get(id) {
                entries.push(at.entry("Tags", tags.clone()));
                entries.push(at.entry("PropagateTags", at.flag(true)));
            }
            let condition = self.any_condition(&conditions, at);
            let mut written = Written {
                id: id.into(),
                ty: ty.into(),
                header: cause.header,
                block: cause.block,
                properties: Some(at.entries(entries)),
                condition,
                depends_on: Vec::new(),
                metadata: None,
                deletion_policy,
                update_replace_policy,
                symbolic: None,
                connectors: None,
            };
            if let Some(globals) = self.globals {
                globals::apply(globals, &mut written);
            }
            all.extend(self.expanded(written));
        }
        all
    }
}

/// Types of what is made that have tags.
const TAGGED: &[&str] = &[
    "AWS::ApiGateway::ApiKey",
    "AWS::ApiGateway::DomainName",
    "AWS::ApiGateway::DomainNameAccessAssociation",
    "AWS::ApiGateway::DomainNameV2",
    "AWS::ApiGateway::RestApi",
    "AWS::ApiGateway::Stage",
    "AWS::ApiGateway::UsagePlan",
    "AWS::IAM::Role",
    "AWS::IoT::TopicRule",
    "AWS::Lambda::Function",
    "AWS::SNS::Topic",
    "AWS::SQS::Queue",
    "AWS::StepFunctions::StateMachine",
];

/// A mapping of tags as the list that CloudFormation has; `made` is a tag of SAM's own before them.
fn tag_list(tags: &Node, made: Option<(At, &str, &str)>) -> Node {
    let first = made.map(|(at, key, value)| at.map([("Key", at.text(key)), ("Value", at.text(value))]));
    let mut change = |tags: &Node| {
        let one = |entry: &Entry| {
            let at = At(entry.key_span);
            let key = at.entry("Key", at.text(entry.key.clone()));
            Node {
                kind: NodeKind::Mapping(vec![key, Entry { key: "Value".into(), ..entry.clone() }]),
                tag: None,
                span: entry.span(),
            }
        };
        let own: Vec<Node> =
            if tags.items().is_empty() { tags.entries().iter().map(one).collect() } else { tags.items().to_vec() };
        At(tags.span).list(first.clone().into_iter().chain(own))
    };
    match node::conditional(tags) {
        Some(_) => node::each_case(tags, At(tags.span), &mut change),
        None if node::is_function(tags) => tags.clone(),
        None => change(tags),
    }
}

/// The tags of a source, with one of SAM's own.
fn tags_with(source: &Source<'_>, key: &str) -> Node {
    let at = source.cause.at();
    match source.properties.get("Tags") {
        Some(tags) => tag_list(tags, Some((at, key, "SAM"))),
        None => tag_list(&at.entries(Vec::new()), Some((at, key, "SAM"))),
    }
}

/// The API that `RestApiId` or `ApiId` names.
fn api_id(node: &Node) -> Option<&str> {
    referred(node).or_else(|| node.as_str())
}

/// An object in a bucket, which is written as an address or as a mapping; `None` for what is uploaded from beside the
/// template.
fn stored_at(uri: &Node, names: [&str; 3]) -> Option<Node> {
    if let Some(text) = uri.as_str() {
        let (bucket, rest) = text.strip_prefix("s3://")?.split_once('/')?;
        let (key, version) = match rest.split_once("?versionId=") {
            Some((key, version)) => (key, Some(version)),
            None => (rest, None),
        };
        let at = At(uri.span);
        let mut entries = vec![at.entry(names[0], at.text(bucket)), at.entry(names[1], at.text(key))];
        entries.extend(version.map(|version| at.entry(names[2], at.text(version))));
        return Some(at.entries(entries));
    }
    if node::is_function(uri) || uri.entries().is_empty() {
        return None;
    }
    let from = Properties::of(uri);
    let made = Made { at: At(uri.span), entries: Vec::new() };
    let written = ["Bucket", "Key", "Version"].into_iter().zip(names);
    Some(written.fold(made, |made, (name, into)| made.copy_as(from, name, into)).node())
}
