//! `AWS::Serverless::Api`: the REST API with its document, its deployment and its stage, its domain, its keys and plans.
//! <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html>

use bartizan_lang::Span;
use bartizan_lang::syntax::document::{Entry, Node, NodeKind};
use bartizan_lang::value::Str;

use super::node::{self, At, is_function, put};
use super::openapi::{self, Document};
use super::{Cause, Expansion, Made, Properties, Source, stored_at, tag_list};
use crate::formats::cloudformation::template::Written;

/// Properties that the API has under the same name.
const SAME: &[&str] = &[
    "ApiKeySourceType",
    "BinaryMediaTypes",
    "Description",
    "EndpointAccessMode",
    "MinimumCompressionSize",
    "Mode",
    "Name",
    "Policy",
    "SecurityPolicy",
];

/// Properties that the stage has under the same name.
const STAGE: &[&str] = &[
    "AccessLogSetting",
    "CacheClusterEnabled",
    "CacheClusterSize",
    "CanarySetting",
    "MethodSettings",
    "StageName",
    "TracingEnabled",
    "Variables",
];

/// The plan that several APIs share.
#[derive(Default)]
pub(super) struct SharedPlan {
    /// The APIs and their stages.
    stages: Vec<(Str, Str)>,
    conditions: Vec<Option<(Str, Span)>>,
    /// What is written of the plan, and where.
    written: Option<(Node, Cause)>,
}

impl Expansion<'_> {
    /// The properties of the API; makes what belongs to it.
    pub(super) fn rest_api(&mut self, source: &Source<'_>) -> Made {
        let from = source.properties;
        let at = source.cause.at();
        let mut made = Made::new(source.cause).copy_all(from, SAME);
        if from.get("FailOnWarnings").is_some_and(|node| !self.is_off(node)) {
            made = made.copy(from, "FailOnWarnings");
        }
        if let Some(entry) = from.entry("EndpointConfiguration") {
            let at = At(entry.key_span);
            let kinds = Properties::of(&entry.value);
            let ty = match is_function(&entry.value) || entry.value.as_str().is_some() {
                true => Some(entry.value.clone()),
                false => kinds.get("Type").cloned(),
            };
            if let Some(ty) = ty {
                let configuration = Made { at, entries: Vec::new() }
                    .set("Types", at.list([ty.clone()]))
                    .copy_as(kinds, "VPCEndpointIds", "VpcEndpointIds")
                    .copy_all(kinds, &["VpcEndpointIds", "IpAddressType"]);
                made.entries.push(at.entry("EndpointConfiguration", configuration.node()));
                made.entries.push(at.entry("Parameters", at.map([("endpointConfigurationTypes", ty)])));
            }
        }
        let body = self.rest_document(source);
        made = match (from.get("DefinitionUri"), body) {
            (_, Some(body)) => made.set("Body", body),
            (Some(uri), None) => match stored_at(uri, ["Bucket", "Key", "Version"]) {
                Some(stored) => made.set("BodyS3Location", stored),
                None => made,
            },
            (None, None) => made.copy_as(from, "DefinitionBody", "Body"),
        };
        let deployment = source.named("Deployment");
        let first = Made::new(source.cause).set("RestApiId", at.reference(source.id.clone()));
        let first = match from.has("OpenApiVersion") {
            true => first,
            false => first.set("StageName", at.text("Stage")),
        };
        self.create(source, source.cause, deployment.clone(), "AWS::ApiGateway::Deployment", first);
        let stage = self.stage_id(source, "Stage");
        let name = from.entry("StageName").map_or(source.cause, Cause::of);
        let properties = Made::new(name)
            .set("DeploymentId", at.reference(deployment.clone()))
            .set("RestApiId", at.reference(source.id.clone()))
            .copy_all(from, STAGE)
            .set_if("Tags", from.get("Tags").map(|tags| tag_list(tags, None)));
        self.create(source, name, stage.clone(), "AWS::ApiGateway::Stage", properties);
        self.referable.insert(source.named(".Stage"), stage.clone());
        self.referable.insert(source.named(".Deployment"), deployment);
        for entry in from.map("Auth").map("Authorizers").0 {
            let authorizer = Properties::of(&entry.value);
            let given = !self.is_on(authorizer.get("DisableFunctionDefaultPermissions"));
            if let Some(function) = authorizer.get("FunctionArn").filter(|_| given) {
                self.authorizer_permission(source, entry, function);
            }
        }
        self.rest_domain(source);
        self.usage_plan(source, &stage);
        made
    }

    /// The id of a stage, which has the stage's name in it where that is written out.
    pub(super) fn stage_id(&self, source: &Source<'_>, suffix: &str) -> Str {
        let name = source.properties.get("StageName").and_then(Node::as_str).unwrap_or_default();
        if name.is_empty() {
            return source.named(suffix);
        }
        if name.chars().all(char::is_alphanumeric) {
            return source.named(&format!("{name}{suffix}"));
        }
        let hash = self.hashed(&source.cause.at().text(name));
        source.named(&format!("{suffix}{hash}"))
    }

    /// The document of the API: what is written, or else what events make of it.
    fn rest_document(&mut self, source: &Source<'_>) -> Option<Node> {
        let from = source.properties;
        let at = source.cause.at();
        let auth = from.map("Auth");
        let managed = !from.has("DefinitionBody") && !from.has("DefinitionUri");
        let mut document = match from.get("DefinitionBody") {
            Some(body) => Document::written(body, at, false)?,
            None if managed => {
                let version = from.get("OpenApiVersion").and_then(|node| self.text(node));
                let version = version.filter(|version| version.starts_with('3'));
                Document::empty(at, version.as_deref().unwrap_or("2.0"), false)
            }
            None => return None,
        };
        if managed || self.is_on(from.get("MergeDefinitions")) {
            self.routes.iter().filter(|route| route.api == source.id).for_each(|route| document.add(route, auth));
        }
        if let Some(cors) = from.get("Cors") {
            document.add_cors(cors);
        }
        if from.has("Auth") {
            self.rest_auth(source, auth, &mut document);
        }
        if let Some(responses) = from.entry("GatewayResponses") {
            document.set("x-amazon-apigateway-gateway-responses", gateway_responses(responses));
        }
        if let Some(types) = from.get("BinaryMediaTypes") {
            let decoded = |item: &Node| match item.as_str() {
                Some(text) => At(item.span).text(text.replace("~1", "/")),
                None => item.clone(),
            };
            let items = At(types.span).list(types.items().iter().map(decoded));
            document
                .set("x-amazon-apigateway-binary-media-types", if is_function(types) { types.clone() } else { items });
        }
        if let Some(models) = from.entry("Models") {
            let lower = |entry: &Entry| Entry { key: entry.key.to_lowercase(), ..entry.clone() };
            let models = At(models.key_span).entries(models.value.entries().iter().map(lower).collect());
            match document.node.get("openapi").is_some() {
                true => {
                    let empty = || at.entry("components", at.entries(Vec::new()));
                    if let Some(components) = node::child(&mut document.node, "components", empty) {
                        put(components, at.entry("schemas", models));
                    }
                }
                false => document.set("definitions", models),
            }
        }
        if let Some(off) = from.entry("DisableExecuteApiEndpoint") {
            let at = At(off.key_span);
            let setting = at.entries(vec![Entry { key: "disableExecuteApiEndpoint".into(), ..off.clone() }]);
            match document.node.get("openapi").is_some() {
                true => {
                    let server = at.map([("x-amazon-apigateway-endpoint-configuration", setting)]);
                    document.set("servers", at.list([server]));
                }
                false => document.set("x-amazon-apigateway-endpoint-configuration", setting),
            }
        }
        Some(document.finished())
    }

    fn rest_auth(&mut self, source: &Source<'_>, auth: Properties<'_>, document: &mut Document) {
        let authorizers = auth.map("Authorizers");
        for entry in authorizers.0 {
            document.define(&entry.key, self.rest_authorizer(entry));
        }
        let preflight = |name: &str| !auth.get(name).is_some_and(|node| self.is_off(node));
        if let Some((entry, name)) =
            auth.entry("DefaultAuthorizer").and_then(|entry| Some((entry, self.text(&entry.value)?)))
        {
            let at = At(entry.key_span);
            let known: Vec<Str> = authorizers.0.iter().map(|entry| entry.key.clone()).collect();
            let scopes = authorizers.map(&name).get("AuthorizationScopes").cloned().unwrap_or_else(|| at.list([]));
            if name == "AWS_IAM" {
                document.define(&name, openapi::signature(at));
            }
            document.default_authorizer(&name, &known, &scopes, preflight("AddDefaultAuthorizerToCorsPreflight"));
        }
        if let Some(required) = auth.entry("ApiKeyRequired").filter(|entry| !self.is_off(&entry.value)) {
            document.require_keys(preflight("AddApiKeyRequiredToCorsPreflight"), At(required.key_span));
        }
        let at = source.cause.at();
        let stage = source.properties.get("StageName").cloned().unwrap_or_else(|| at.nothing());
        let mut policy = Vec::new();
        if let Some(entry) = auth.entry("ResourcePolicy") {
            for (_, resources) in document.resources(&stage) {
                resource_policy(Properties::of(&entry.value), &resources, At(entry.key_span), &mut policy);
            }
        }
        let of_routes: Vec<(Str, Node)> = self
            .routes
            .iter()
            .filter(|route| route.api == source.id)
            .filter_map(|route| Some((route.path.clone(), route.given.get("Auth")?.get("ResourcePolicy")?.clone())))
            .collect();
        let all = document.resources(&stage);
        for (path, written) in of_routes {
            let resources = all.iter().find(|(known, _)| *known == path).map(|(_, resources)| resources.as_slice());
            resource_policy(Properties::of(&written), resources.unwrap_or_default(), At(written.span), &mut policy);
            policy.extend(listed(written.get("CustomStatements")));
        }
        policy.extend(listed(auth.map("ResourcePolicy").get("CustomStatements")));
        if !policy.is_empty() {
            let value = at.map([("Version", at.text("2012-10-17")), ("Statement", at.list(policy))]);
            document.set("x-amazon-apigateway-policy", value);
        }
    }

    /// That the API may call the function of an authorizer.
    pub(super) fn authorizer_permission(&mut self, source: &Source<'_>, entry: &Entry, function: &Node) {
        let cause = Cause::of(entry);
        let at = cause.at();
        let arn = "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${__ApiId__}/authorizers/*";
        let made = Made::new(cause)
            .set("Action", at.text("lambda:InvokeFunction"))
            .set("FunctionName", function.clone())
            .set("Principal", at.text("apigateway.amazonaws.com"))
            .set("SourceArn", at.sub(arn, vec![("__ApiId__".into(), at.reference(source.id.clone()))]));
        let id = source.named(&format!("{}AuthorizerPermission", entry.key));
        self.create(source, cause, id, "AWS::Lambda::Permission", made);
    }

    /// The plan with its key, of one API or of all that share it.
    fn usage_plan(&mut self, source: &Source<'_>, stage: &Str) {
        let Some(entry) = source.properties.map("Auth").entry("UsagePlan") else { return };
        let cause = Cause::of(entry);
        let given = Properties::of(&entry.value);
        let kind = given.get("CreateUsagePlan").and_then(|kind| self.text(kind));
        match kind.as_deref() {
            Some("PER_API") => {
                let prefix = source.id.clone();
                let stages = [(source.id.clone(), stage.clone())];
                self.plan_of(source, cause, given, &prefix, &stages);
                for name in ["UsagePlan", "UsagePlanKey", "ApiKey"] {
                    self.referable.insert(source.named(&format!(".{name}")), source.named(name));
                }
            }
            Some("SHARED") => {
                self.plan.stages.push((source.id.clone(), stage.clone()));
                self.plan.conditions.push(source.condition.clone());
                self.plan.written = Some((entry.value.clone(), cause));
                for name in ["UsagePlan", "UsagePlanKey", "ApiKey"] {
                    self.referable.insert(source.named(&format!(".{name}")), format!("Serverless{name}").into());
                }
            }
            _ => {}
        }
    }

    fn plan_of(
        &mut self,
        source: &Source<'_>,
        cause: Cause,
        given: Properties<'_>,
        prefix: &str,
        stages: &[(Str, Str)],
    ) {
        let at = cause.at();
        let id = |name: &str| -> Str { format!("{prefix}{name}").into() };
        let listed = |api: &str, stage: &str| {
            let one = |(id, name): &(Str, Str)| {
                at.map([(api, at.reference(id.clone())), (stage, at.reference(name.clone()))])
            };
            at.list(stages.iter().map(one))
        };
        let plan = Made::new(cause)
            .set("ApiStages", listed("ApiId", "Stage"))
            .copy_all(given, &["UsagePlanName", "Description", "Quota", "Tags", "Throttle"]);
        self.create(source, cause, id("UsagePlan"), "AWS::ApiGateway::UsagePlan", plan);
        let key = Made::new(cause).set("Enabled", at.flag(true)).set("StageKeys", listed("RestApiId", "StageName"));
        self.create(source, cause, id("ApiKey"), "AWS::ApiGateway::ApiKey", key);
        let joined = Made::new(cause)
            .set("KeyId", at.reference(id("ApiKey")))
            .set("KeyType", at.text("API_KEY"))
            .set("UsagePlanId", at.reference(id("UsagePlan")));
        self.create(source, cause, id("UsagePlanKey"), "AWS::ApiGateway::UsagePlanKey", joined);
    }

    /// The plan that several APIs share.
    pub(super) fn shared_plan(&mut self) -> Vec<Written> {
        let plan = std::mem::take(&mut self.plan);
        let Some((written, cause)) = plan.written else { return Vec::new() };
        let none = cause.at().entries(Vec::new());
        let source = Source {
            id: "Serverless".into(),
            cause,
            properties: Properties::of(&none),
            condition: self.any_condition(&plan.conditions, cause.at()),
            deletion_policy: None,
            update_replace_policy: None,
            symbolic: None,
        };
        self.plan_of(&source, cause, Properties::of(&written), "Serverless", &plan.stages);
        std::mem::take(&mut self.made)
    }
}

/// What the API answers when it does not let a request through.
fn gateway_responses(entry: &Entry) -> Node {
    let one = |entry: &Entry| {
        let from = Properties::of(&entry.value);
        let at = At(entry.key_span);
        let mut made = Made { at, entries: Vec::new() };
        let (mut parameters, templates) = (Vec::new(), from.map("ResponseTemplates"));
        let written = from.map("ResponseParameters");
        for (name, place) in [("Headers", "header"), ("Paths", "path"), ("QueryStrings", "querystring")] {
            for entry in written.map(name).0 {
                let key = format!("gatewayresponse.{place}.{}", entry.key).into();
                parameters.push(Entry { key, ..entry.clone() });
            }
        }
        if !parameters.is_empty() {
            made = made.set("responseParameters", at.entries(parameters));
        }
        if !templates.0.is_empty() {
            made = made.copy_as(from, "ResponseTemplates", "responseTemplates");
        }
        Entry { value: made.copy_as(from, "StatusCode", "statusCode").node(), ..entry.clone() }
    };
    At(entry.key_span).entries(entry.value.entries().iter().map(one).collect())
}

fn listed(node: Option<&Node>) -> Vec<Node> {
    match node {
        Some(Node { kind: NodeKind::Sequence(items), tag: None, .. }) => items.clone(),
        Some(node) => vec![node.clone()],
        None => Vec::new(),
    }
}

/// The statements of the policy of an API: who may call it, and from where.
fn resource_policy(given: Properties<'_>, resources: &[Node], at: At, policy: &mut Vec<Node>) {
    let statement = |effect: &str, principal: Node, condition: Option<Node>| {
        let mut made = Made { at, entries: Vec::new() }
            .set("Effect", at.text(effect))
            .set("Action", at.text("execute-api:Invoke"))
            .set("Resource", at.list(resources.to_vec()))
            .set("Principal", principal);
        if let Some(condition) = condition {
            made = made.set("Condition", condition);
        }
        made.node()
    };
    for (name, effect) in [("AwsAccountWhitelist", "Allow"), ("AwsAccountBlacklist", "Deny")] {
        if let Some(accounts) = given.get(name) {
            let accounts = at.list(listed(Some(accounts)));
            policy.push(statement(effect, at.map([("AWS", accounts)]), None));
        }
    }
    let mut denied = |operator: &str, entries: Vec<(&str, Node)>| {
        let allowed = statement("Allow", at.text("*"), None);
        if !policy.iter().any(|known| node::same(known, &allowed)) {
            policy.push(allowed);
        }
        let condition = at.map([(operator, at.map(entries))]);
        policy.push(statement("Deny", at.text("*"), Some(condition)));
    };
    for (name, operator) in [("IpRangeWhitelist", "NotIpAddress"), ("IpRangeBlacklist", "IpAddress")] {
        if let Some(ranges) = given.get(name) {
            denied(operator, vec![("aws:SourceIp", at.list(listed(Some(ranges))))]);
        }
    }
    for (suffix, operator) in [("Blacklist", "StringEquals"), ("Whitelist", "StringNotEquals")] {
        let named = listed(given.get(&format!("SourceVpc{suffix}")));
        let of = |prefix: &str| {
            named
                .iter()
                .filter(move |one| one.as_str().is_some_and(|text| text.starts_with(prefix)))
                .cloned()
                .collect::<Vec<_>>()
        };
        let mut networks = of("vpc-");
        networks.extend(listed(given.get(&format!("IntrinsicVpc{suffix}"))));
        let mut endpoints = of("vpce-");
        endpoints.extend(listed(given.get(&format!("IntrinsicVpce{suffix}"))));
        let mut entries = Vec::new();
        if !networks.is_empty() {
            entries.push(("aws:SourceVpc", at.list(networks)));
        }
        if !endpoints.is_empty() {
            entries.push(("aws:SourceVpce", at.list(endpoints)));
        }
        if !entries.is_empty() {
            denied(operator, entries);
        }
    }
}
