//! What calls a function by itself: APIs, buckets, topics, rules, user pools, logs and the rest, with the permissions to do so.
//! <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html>

use bartizan_lang::syntax::document::{Entry, Node, NodeKind};
use bartizan_lang::value::Str;

use super::node::{At, Guard, cases, is_function, referred};
use super::openapi::{self, Integration, Route};
use super::policies::{self, Role};
use super::rules::Called;
use super::{Cause, Expansion, Made, Notification, Properties, Source, api_id, function, mappings};

/// What events call: the function, or the alias that is published of it.
#[derive(Clone)]
pub(super) struct Target {
    /// What names it in permissions.
    pub name: Node,
    /// Its ARN.
    pub arn: Node,
    /// Its ARN within the text of `Fn::Sub`.
    pub arn_name: Str,
    /// The name of the alias.
    pub alias: Option<Node>,
}

impl Target {
    pub(super) fn of_function(source: &Source<'_>) -> Self {
        let at = source.cause.at();
        Self {
            name: at.reference(source.id.clone()),
            arn: at.get_att(&source.id, "Arn"),
            arn_name: source.named(".Arn"),
            alias: None,
        }
    }

    pub(super) fn of_alias(source: &Source<'_>, alias: &Str, name: Node) -> Self {
        let at = source.cause.at();
        let arn = at.reference(alias.clone());
        Self { name: arn.clone(), arn, arn_name: alias.clone(), alias: Some(name) }
    }
}

/// An event of a function or a state machine.
pub(super) struct Event<'n> {
    pub source: &'n Source<'n>,
    /// The logical id of what is made of it.
    pub id: Str,
    pub cause: Cause,
    pub properties: Properties<'n>,
    /// The conditions that it stands under, beside those of the source.
    pub guards: Vec<Guard>,
    /// What type it is.
    pub ty: &'n str,
}

/// The events of a source.
pub(super) fn events_of<'n>(source: &'n Source<'n>) -> Vec<Event<'n>> {
    let mut found = Vec::new();
    let Some(events) = source.properties.get("Events") else { return found };
    for (outer, events) in cases(events) {
        for entry in Properties::of(events).0 {
            for (inner, event) in cases(&entry.value) {
                let (given, cause) = (Properties::of(event), Cause::of(entry));
                let Some(ty) = given.get("Type").and_then(Node::as_str) else { continue };
                found.push(Event {
                    source,
                    id: format!("{}{}", source.id, entry.key).into(),
                    cause,
                    properties: given.map("Properties"),
                    guards: outer.iter().cloned().chain(inner).collect(),
                    ty,
                });
            }
        }
    }
    found
}

impl Expansion<'_> {
    /// Makes what the events of a function stand for; what it needs to be called by them goes into its role.
    pub(super) fn function_events(&mut self, source: &Source<'_>, target: &Target, role: &mut Role) {
        let mut events = events_of(source);
        // SAM takes them in the order of their paths, and of their names where they have none.
        events.sort_by_key(|event| match event.properties.get("Path").and_then(Node::as_str) {
            Some(path) => Str::from(path),
            None => event.id.get(source.id.len()..).unwrap_or_default().into(),
        });
        self.catch_all = events.iter().filter_map(|event| self.takes_all(event)).collect();
        for event in events {
            let at = event.cause.at();
            let call = || Called { arn: target.arn.clone(), role: None, suffix: "LambdaTarget" };
            let by_rule = |this: &mut Self| {
                let arn = at.get_att(&event.id, "Arn");
                this.permission(&event, target, "events.amazonaws.com", "", |made| made.set("SourceArn", arn));
            };
            match event.ty {
                "Schedule" => {
                    self.schedule_rule(&event, call());
                    by_rule(self);
                }
                "CloudWatchEvent" | "EventBridgeRule" => {
                    self.pattern_rule(&event, call());
                    by_rule(self);
                }
                "ScheduleV2" => self.scheduler_schedule(&event, target.arn.clone(), &|arn, id| {
                    policies::inline(
                        format!("{id}LambdaPolicy"),
                        vec![policies::allow(&["lambda:InvokeFunction"], arn, at)],
                        at,
                    )
                }),
                "S3" => self.bucket_event(&event, target),
                "SNS" => self.topic_event(&event, target, role),
                "Api" => self.api_event(&event, target),
                "HttpApi" => self.http_api_event(&event, target),
                "AlexaSkill" => {
                    let skill = event.properties;
                    self.permission(&event, target, "alexa-appkit.amazon.com", "", |made| {
                        made.copy_as(skill, "SkillId", "EventSourceToken")
                    });
                }
                "IoTRule" => self.iot_event(&event, target),
                "Cognito" => self.user_pool_event(&event, target),
                "CloudWatchLogs" => self.logs_event(&event, target),
                _ => self.mapping(&event, target, role),
            }
        }
    }

    /// The API of which an event takes all that no other route does.
    fn takes_all(&self, event: &Event<'_>) -> Option<Str> {
        let from = event.properties;
        let text = |name: &str| from.get(name).and_then(|node| self.text(node));
        let all = match (text("Path"), text("Method")) {
            (None, None) => true,
            (Some(path), Some(method)) => {
                path == openapi::DEFAULT_ROUTE && (method == openapi::ANY_METHOD || method.eq_ignore_ascii_case("any"))
            }
            _ => false,
        };
        let api = match from.get("ApiId") {
            None => Some(Str::from(openapi::IMPLICIT_HTTP)),
            Some(node) => api_id(node).map(Str::from),
        };
        api.filter(|_| all && event.ty == "HttpApi")
    }

    /// That a service may call the function.
    fn permission(
        &mut self,
        event: &Event<'_>,
        target: &Target,
        principal: &str,
        suffix: &str,
        rest: impl FnOnce(Made) -> Made,
    ) {
        let id = format!("{}Permission{suffix}", event.id);
        self.permission_named(event, target, principal, id.into(), rest);
    }

    fn permission_named(
        &mut self,
        event: &Event<'_>,
        target: &Target,
        principal: &str,
        id: Str,
        rest: impl FnOnce(Made) -> Made,
    ) {
        let at = event.cause.at();
        let made = Made::new(event.cause)
            .set("Action", at.text("lambda:InvokeFunction"))
            .set("FunctionName", target.name.clone())
            .set("Principal", at.text(principal));
        let (source, guards) = (event.source, &event.guards);
        self.create_when(source, guards, event.cause, id, "AWS::Lambda::Permission", rest(made));
    }

    fn bucket_event(&mut self, event: &Event<'_>, target: &Target) {
        let at = event.cause.at();
        let from = event.properties;
        self.permission(event, target, "s3.amazonaws.com", "", |made| {
            made.set("SourceAccount", at.reference("AWS::AccountId"))
        });
        let condition = self.condition(event.source.condition.clone(), &event.guards, event.cause.header);
        let Some(bucket) = from.get("Bucket").and_then(referred) else { return };
        let Some(kinds) = from.entry("Events") else { return };
        for kind in each_of(&kinds.value) {
            let made = Made::new(event.cause)
                .set("Event", kind.clone())
                .set("Function", target.arn.clone())
                .copy(from, "Filter")
                .node();
            let made = match &condition {
                Some((name, _)) => at.choose(name, made, at.nothing()),
                None => made,
            };
            self.notifications.push(Notification {
                bucket: bucket.into(),
                configuration: made,
                permission: format!("{}Permission", event.id).into(),
                condition: condition.as_ref().map(|(name, _)| name.clone()),
            });
        }
    }

    fn user_pool_event(&mut self, event: &Event<'_>, target: &Target) {
        let at = event.cause.at();
        let from = event.properties;
        let pool = from.get("UserPool").and_then(referred);
        let owner = match &target.alias {
            Some(_) => target.arn_name.clone(),
            None => event.source.id.clone(),
        };
        let arn = pool.map(|pool| at.get_att(pool, "Arn"));
        let id = format!("{owner}CognitoPermission");
        if !self.made.iter().any(|made| made.id == id) {
            self.permission_named(event, target, "cognito-idp.amazonaws.com", id.into(), |made| {
                made.set_if("SourceArn", arn)
            });
        }
        let (Some(pool), Some(triggers)) = (pool, from.get("Trigger")) else { return };
        for trigger in each_of(triggers) {
            if let Some(name) = self.text(trigger) {
                self.triggers.push((pool.into(), name, Node { span: event.cause.header, ..target.arn.clone() }));
            }
        }
    }

    fn topic_event(&mut self, event: &Event<'_>, target: &Target, role: &mut Role) {
        let at = event.cause.at();
        let from = event.properties;
        let topic = from.get("Topic").cloned();
        let queue = from.entry("SqsSubscription").filter(|entry| !self.is_off(&entry.value));
        let subscription = |protocol: &str, endpoint: Node| {
            Made::new(event.cause)
                .copy_as(from, "Topic", "TopicArn")
                .set("Protocol", at.text(protocol))
                .set("Endpoint", endpoint)
                .copy_all(from, &["Region", "FilterPolicy", "FilterPolicyScope", "RedrivePolicy"])
        };
        let (source, guards, id) = (event.source, &event.guards, event.id.clone());
        let Some(entry) = queue else {
            self.permission(event, target, "sns.amazonaws.com", "", |made| made.set_if("SourceArn", topic));
            let made = subscription("lambda", target.arn.clone());
            self.create_when(source, guards, event.cause, id, "AWS::SNS::Subscription", made);
            return;
        };
        let cause = Cause::of(entry);
        let at = cause.at();
        let given = Properties::of(&entry.value);
        let (arn, url) = match (given.get("QueueArn"), given.get("QueueUrl")) {
            (Some(arn), Some(url)) => (arn.clone(), url.clone()),
            _ => {
                let queue = format!("{id}Queue");
                let made = (at.get_att(&queue, "Arn"), at.reference(queue.as_str()));
                self.create_when(source, guards, cause, queue, "AWS::SQS::Queue", Made::new(cause));
                made
            }
        };
        let statement = at.map([
            ("Action", at.text("sqs:SendMessage")),
            ("Effect", at.text("Allow")),
            ("Principal", at.text("*")),
            ("Resource", arn.clone()),
        ]);
        let statement = match topic {
            Some(topic) => {
                let mut statement = statement;
                let same = at.map([("ArnEquals", at.map([("aws:SourceArn", topic)]))]);
                super::node::put(&mut statement, at.entry("Condition", same));
                statement
            }
            None => statement,
        };
        let document = at.map([("Version", at.text("2012-10-17")), ("Statement", at.list([statement]))]);
        let policy: Str = match given.get("QueuePolicyLogicalId").and_then(|id| self.text(id)) {
            Some(named) => named,
            None => format!("{id}QueuePolicy").into(),
        };
        let made = Made::new(cause).set("PolicyDocument", document).set("Queues", at.list([url]));
        self.create_when(source, guards, cause, policy, "AWS::SQS::QueuePolicy", made);
        let made = subscription("sqs", arn.clone());
        self.create_when(source, guards, event.cause, id.clone(), "AWS::SNS::Subscription", made);
        let size = given.get("BatchSize").cloned().unwrap_or_else(|| at.number(10));
        let made = Made::new(cause)
            .set("FunctionName", target.name.clone())
            .set("EventSourceArn", arn)
            .set("BatchSize", size)
            .set("Enabled", at.flag(true));
        let id = format!("{id}EventSourceMapping");
        self.create_when(source, guards, cause, id, "AWS::Lambda::EventSourceMapping", made);
        role.attach(policies::managed(mappings::QUEUE_POLICY, at));
    }

    fn iot_event(&mut self, event: &Event<'_>, target: &Target) {
        let at = event.cause.at();
        let rule = vec![("RuleName".into(), at.reference(event.id.clone()))];
        let arn = at.sub("arn:${AWS::Partition}:iot:${AWS::Region}:${AWS::AccountId}:rule/${RuleName}", rule);
        self.permission(event, target, "iot.amazonaws.com", "", |made| {
            made.set("SourceArn", arn).set("SourceAccount", at.sub("${AWS::AccountId}", Vec::new()))
        });
        let action = at.map([("Lambda", at.map([("FunctionArn", target.arn.clone())]))]);
        let payload = Made { at, entries: Vec::new() }
            .copy_all(event.properties, &["Sql", "AwsIotSqlVersion"])
            .set("RuleDisabled", at.flag(false))
            .set("Actions", at.list([action]));
        let made = Made::new(event.cause).set("TopicRulePayload", payload.node());
        let id = event.id.clone();
        self.create_when(event.source, &event.guards, event.cause, id, "AWS::IoT::TopicRule", made);
    }

    fn logs_event(&mut self, event: &Event<'_>, target: &Target) {
        let at = event.cause.at();
        let from = event.properties;
        let group = from.get("LogGroupName").cloned().unwrap_or_else(|| at.nothing());
        let arn = at.sub(
            "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${__LogGroupName__}:*",
            vec![("__LogGroupName__".into(), group)],
        );
        self.permission(event, target, "logs.amazonaws.com", "", |made| made.set("SourceArn", arn));
        let made = Made::new(event.cause)
            .copy_all(from, &["LogGroupName", "FilterPattern"])
            .set("DestinationArn", target.arn.clone());
        let id = event.id.clone();
        self.create_when(event.source, &event.guards, event.cause, id, "AWS::Logs::SubscriptionFilter", made);
        let permission = format!("{}Permission", event.id);
        if let Some(made) = self.last() {
            made.depends_on.push((permission.into(), event.cause.header));
        }
    }

    fn api_event(&mut self, event: &Event<'_>, target: &Target) {
        let at = event.cause.at();
        let from = event.properties;
        let (Some(path), Some(method)) = (from.get("Path"), from.get("Method")) else { return };
        let (Some(path), Some(method)) = (self.text(path), self.text(method)) else { return };
        let written = from.get("RestApiId");
        let api: Str = match written {
            None => openapi::IMPLICIT_REST.into(),
            Some(node) => match api_id(node) {
                Some(id) => id.into(),
                None => return,
            },
        };
        let suffix: Str = match (written, self.stage_names.get(&api)) {
            (None, _) => "Prod".into(),
            (_, Some(Some(stage))) => match stage.chars().all(char::is_alphanumeric) {
                true => stage.clone(),
                false => self.hashed(&at.text(stage.clone())),
            },
            _ => "Stage".into(),
        };
        let shown = match method.eq_ignore_ascii_case("any") {
            true => Str::from("*"),
            false => method.to_uppercase(),
        };
        let resource = openapi::permitted_path(path.strip_suffix('/').filter(|rest| !rest.is_empty()).unwrap_or(&path));
        let variables = vec![
            ("__ApiId__".into(), written.cloned().unwrap_or_else(|| at.reference(api.clone()))),
            ("__Stage__".into(), at.text("*")),
        ];
        let arn = at.sub(
            format!("arn:${{AWS::Partition}}:execute-api:${{AWS::Region}}:${{AWS::AccountId}}:${{__ApiId__}}/${{__Stage__}}/{shown}{resource}"),
            variables,
        );
        self.permission(event, target, "apigateway.amazonaws.com", &suffix, |made| made.set("SourceArn", arn));
        self.hand_tags_to_implicit(event, &api, written.is_some());
        let streams = from.get("ResponseTransferMode").is_some_and(|mode| mode.as_str() == Some("RESPONSE_STREAM"));
        let (version, what) = match streams {
            true => ("2021-11-15", "response-streaming-invocations"),
            false => ("2015-03-31", "invocations"),
        };
        let uri = at.sub(
            format!(
                "arn:${{AWS::Partition}}:apigateway:${{AWS::Region}}:lambda:path/{version}/functions/${{{}}}/{what}",
                target.arn_name
            ),
            Vec::new(),
        );
        self.route(event, api, path, method, Integration::Function { uri, streams });
    }

    fn http_api_event(&mut self, event: &Event<'_>, target: &Target) {
        let at = event.cause.at();
        let from = event.properties;
        let (path, method) = match (from.get("Path"), from.get("Method")) {
            (None, None) => (Some(openapi::DEFAULT_ROUTE.into()), Some(openapi::ANY_METHOD.into())),
            (path, method) => (path.and_then(|path| self.text(path)), method.and_then(|method| self.text(method))),
        };
        let (Some(path), Some(method)) = (path, method) else { return };
        let written = from.get("ApiId");
        let api: Str = match written {
            None => openapi::IMPLICIT_HTTP.into(),
            Some(node) => match api_id(node) {
                Some(id) => id.into(),
                None => return,
            },
        };
        let any = method.eq_ignore_ascii_case("any") || method == openapi::ANY_METHOD;
        let shown = if any { Str::from("*") } else { method.to_uppercase() };
        let trimmed = path.strip_suffix('/').filter(|rest| !rest.is_empty()).unwrap_or(&path);
        let resource = match trimmed == openapi::DEFAULT_ROUTE {
            true => String::new(),
            false => openapi::permitted_path(trimmed),
        };
        let variables = vec![
            ("__ApiId__".into(), written.cloned().unwrap_or_else(|| at.reference(api.clone()))),
            ("__Stage__".into(), at.text("*")),
        ];
        let arn = at.sub(
            format!(
                "arn:${{AWS::Partition}}:execute-api:${{AWS::Region}}:${{AWS::AccountId}}:${{__ApiId__}}/${{__Stage__}}/{shown}{resource}"
            ),
            variables,
        );
        // A route that takes everything lets the API call the function for all others, too.
        if trimmed == openapi::DEFAULT_ROUTE || !self.catch_all.contains(&api) {
            self.permission(event, target, "apigateway.amazonaws.com", "", |made| made.set("SourceArn", arn));
        }
        self.hand_tags_to_implicit(event, &api, written.is_some());
        let uri = at.sub(
            format!(
                "arn:${{AWS::Partition}}:apigateway:${{AWS::Region}}:lambda:path/2015-03-31/functions/${{{}}}/invocations",
                target.arn_name
            ),
            Vec::new(),
        );
        self.route(event, api, path, method, Integration::Function { uri, streams: false });
    }

    /// Notes what an event adds to an API.
    pub(super) fn route(&mut self, event: &Event<'_>, api: Str, path: Str, method: Str, integration: Integration) {
        let condition = self.condition(event.source.condition.clone(), &event.guards, event.cause.header);
        let given = At(event.cause.header).entries(event.properties.0.to_vec());
        let kept = [event.source.deletion_policy.clone(), event.source.update_replace_policy.clone()];
        self.routes.push(Route { api, path, method, integration, given, cause: event.cause, condition, kept });
    }

    pub(super) fn hand_tags_to_implicit(&mut self, event: &Event<'_>, api: &Str, named: bool) {
        let source = event.source.properties;
        if named || !self.is_on(source.get("PropagateTags")) || function::own_tags(event.source).is_none() {
            return;
        }
        let Some(tags) = source.get("Tags").filter(|tags| !is_function(tags)) else { return };
        match self.implicit_tags.get_mut(api) {
            Some(known) => tags.entries().iter().for_each(|entry: &Entry| super::node::put(known, entry.clone())),
            None => drop(self.implicit_tags.insert(api.clone(), tags.clone())),
        }
    }
}

/// The elements of a list, or the one thing that stands for a list of it.
fn each_of(node: &Node) -> Vec<&Node> {
    match &node.kind {
        NodeKind::Sequence(items) if node.tag.is_none() => items.iter().collect(),
        _ => vec![node],
    }
}
