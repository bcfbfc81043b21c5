//! The documents that describe the routes of an API: what SAM writes into them for events, authorizers and CORS.
//! <https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html>

use bartizan_lang::Span;
use bartizan_lang::syntax::document::{Entry, Node, NodeKind};
use bartizan_lang::value::Str;

use super::node::{self, At, is_function, put};
use super::{Cause, Expansion, Properties};

/// The API of events that name none.
pub(super) const IMPLICIT_REST: &str = "ServerlessRestApi";
/// See [`IMPLICIT_REST`].
pub(super) const IMPLICIT_HTTP: &str = "ServerlessHttpApi";
/// The method that stands for all.
pub(super) const ANY_METHOD: &str = "x-amazon-apigateway-any-method";
/// The route that takes what no other one does.
pub(super) const DEFAULT_ROUTE: &str = "$default";

const INTEGRATION: &str = "x-amazon-apigateway-integration";
const AUTHORIZER: &str = "x-amazon-apigateway-authorizer";
const AUTH_TYPE: &str = "x-amazon-apigateway-authtype";

/// What an event adds to an API.
pub(super) struct Route {
    pub api: Str,
    pub path: Str,
    pub method: Str,
    pub integration: Integration,
    /// What is written of the event.
    pub given: Node,
    pub cause: Cause,
    pub condition: Option<(Str, Span)>,
    /// What becomes of what causes it when it is no longer in the template, and when it is replaced.
    pub kept: [Option<Node>; 2],
}

/// What a route calls.
pub(super) enum Integration {
    Function { uri: Node, streams: bool },
    StateMachine { id: Str, role: Str, plain: bool },
}

/// A path as permissions name it: what varies in it is any.
pub(super) fn permitted_path(path: &str) -> String {
    let mut shown = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((_, behind)) = after.split_once('}') else { break };
        shown.push_str(before);
        shown.push('*');
        rest = behind;
    }
    shown.push_str(rest);
    shown
}

/// A method as a document names it.
fn method_name(method: &str) -> Str {
    let lower = method.to_lowercase();
    if lower == "any" { ANY_METHOD.into() } else { lower.into() }
}

/// A document that is being edited.
pub(super) struct Document {
    pub node: Node,
    at: At,
    http: bool,
    /// The condition of a method, by its path and its name.
    conditions: Vec<(Str, Str, Str)>,
}

impl Document {
    /// A document without any routes.
    pub(super) fn empty(at: At, version: &str, http: bool) -> Self {
        let information = at.map([("version", at.text("1.0")), ("title", at.reference("AWS::StackName"))]);
        let key = if version.starts_with('3') { "openapi" } else { "swagger" };
        let node = at.map([(key, at.text(version)), ("info", information), ("paths", at.entries(Vec::new()))]);
        Self { node, at, http, conditions: Vec::new() }
    }

    /// A document that is written; `None` when nobody can see into it.
    pub(super) fn written(node: &Node, at: At, http: bool) -> Option<Self> {
        let paths = node.get("paths")?;
        let seen = !is_function(node) && !is_function(paths) && matches!(paths.kind, NodeKind::Mapping(_));
        seen.then(|| Self { node: node.clone(), at, http, conditions: Vec::new() })
    }

    fn is_version_3(&self) -> bool {
        self.node.get("openapi").is_some()
    }

    fn paths(&mut self) -> &mut [Entry] {
        match &mut self.node.kind {
            NodeKind::Mapping(sections) => match sections.iter_mut().find(|entry| entry.key == "paths") {
                Some(Entry { value: Node { kind: NodeKind::Mapping(paths), .. }, .. }) => paths,
                _ => &mut [],
            },
            _ => &mut [],
        }
    }

    /// Calls `edit` with each method that there is: its path, its name, and what it is.
    fn methods(&mut self, edit: &mut dyn FnMut(&str, &str, &mut Node)) {
        for path in self.paths() {
            let Entry { key, value, .. } = path;
            if is_function(value) {
                continue;
            }
            let NodeKind::Mapping(methods) = &mut value.kind else { continue };
            for method in methods {
                let is_method = !matches!(method.key.as_str(), "parameters" | "summary" | "description" | "servers");
                if is_method && !is_function(&method.value) && matches!(method.value.kind, NodeKind::Mapping(_)) {
                    edit(key, &method.key, &mut method.value);
                }
            }
        }
    }

    /// Adds the route of an event.
    pub(super) fn add(&mut self, route: &Route, auth: Properties<'_>) {
        let at = route.cause.at();
        let given = Properties::of(&route.given);
        let name = method_name(&route.method);
        let version_3 = self.is_version_3();
        let mut definition = at.entries(Vec::new());
        let mut integration = match &route.integration {
            Integration::Function { uri, streams } => {
                let mut integration = at.map([("type", at.text("aws_proxy")), ("httpMethod", at.text("POST"))]);
                if self.http {
                    let version = given.get("PayloadFormatVersion").cloned().unwrap_or_else(|| at.text("2.0"));
                    put(&mut integration, at.entry("payloadFormatVersion", version));
                }
                put(&mut integration, at.entry("uri", uri.clone()));
                if *streams {
                    put(&mut integration, at.entry("responseTransferMode", at.text("STREAM")));
                }
                put(&mut definition, at.entry("responses", at.entries(Vec::new())));
                integration
            }
            Integration::StateMachine { id, role, plain } => {
                let status = |code: &str| at.map([("statusCode", at.text(code))]);
                let said = |text: &str| at.map([("description", at.text(text))]);
                let answers = at.map([("200", status("200")), ("400", status("400"))]);
                let uri = "arn:${AWS::Partition}:apigateway:${AWS::Region}:states:action/StartExecution";
                let input = match plain {
                    true => "$util.escapeJavaScript($input.json('$')).replaceAll(\"\\\\'\",\"'\")",
                    false => "$util.escapeJavaScript($input.json('$'))",
                };
                let template = format!("{{\"input\": \"{input}\", \"stateMachineArn\": \"${{{id}}}\"}}");
                put(
                    &mut definition,
                    at.entry("responses", at.map([("200", said("OK")), ("400", said("Bad Request"))])),
                );
                at.map([
                    ("type", at.text("aws")),
                    ("httpMethod", at.text("POST")),
                    ("uri", at.sub(uri, Vec::new())),
                    ("responses", answers),
                    ("credentials", at.get_att(role, "Arn")),
                    ("requestTemplates", at.map([("application/json", at.sub(template, Vec::new()))])),
                ])
            }
        };
        if let Some(timeout) = given.entry("TimeoutInMillis") {
            put(&mut integration, Entry { key: "timeoutInMillis".into(), ..timeout.clone() });
        }
        let own = given.map("Auth");
        let text = |from: Properties<'_>, name: &str| from.get(name).and_then(Node::as_str).map(str::to_owned);
        let by_default = text(auth, "DefaultAuthorizer").filter(|_| own.0.is_empty());
        if !self.http && text(own, "Authorizer").or(by_default).is_some_and(|name| name == "AWS_IAM") {
            let role = own.get("InvokeRole").or(auth.get("InvokeRole"));
            let credentials = match role {
                Some(role) if role.as_str() == Some("NONE") => None,
                Some(role) if role.as_str() != Some("CALLER_CREDENTIALS") => Some(role.clone()),
                _ => Some(at.sub("arn:${AWS::Partition}:iam::*:user/*", Vec::new())),
            };
            if let Some(credentials) = credentials.filter(|_| matches!(route.integration, Integration::Function { .. }))
            {
                put(&mut integration, at.entry("credentials", credentials));
            }
        }
        let cached = self.parameters(&mut definition, given, at, version_3, &route.path);
        if !cached.is_empty() {
            put(&mut integration, at.entry("cacheKeyParameters", at.list(cached)));
        }
        let mut security = Vec::new();
        if let Some(authorizer) = text(own, "Authorizer") {
            let known = auth.map("Authorizers").map(&authorizer);
            let scopes = own.get("AuthorizationScopes").or(known.get("AuthorizationScopes")).cloned();
            let scopes = scopes.unwrap_or_else(|| at.list([]));
            security.push(at.map([(authorizer, scopes)]));
        }
        if let Some(required) = own.get("ApiKeyRequired").filter(|_| !self.http) {
            let off = required.as_str().is_some_and(|text| text.eq_ignore_ascii_case("false"));
            security.push(at.map([(if off { "api_key_false" } else { "api_key" }, at.list([]))]));
        }
        let keys = security.iter().any(|one| one.get("api_key").is_some());
        let signed = !self.http && security.first().is_some_and(|one| one.get("AWS_IAM").is_some());
        if !security.is_empty() {
            put(&mut definition, at.entry("security", at.list(security)));
        }
        if self.http && route.path == DEFAULT_ROUTE && name == ANY_METHOD {
            put(&mut definition, at.entry("isDefaultRoute", at.flag(true)));
        }
        put(&mut definition, at.entry(INTEGRATION, integration));
        if keys {
            self.define("api_key", api_key(at));
        }
        if signed {
            self.define("AWS_IAM", signature(at));
        }
        if let Some((condition, _)) = &route.condition {
            self.conditions.push((route.path.clone(), name.clone(), condition.clone()));
        }
        let (path, paths_at) = (route.path.clone(), self.at);
        let paths = node::child(&mut self.node, "paths", || paths_at.entry("paths", paths_at.entries(Vec::new())));
        let path = paths.and_then(|paths| node::child(paths, &path, || at.entry(path.clone(), at.entries(Vec::new()))));
        if let Some(path) = path {
            put(path, Entry { key: name, key_span: route.cause.header, value: definition });
        }
    }

    /// The parameters of a request, of which some are keys of the cache.
    fn parameters(
        &mut self,
        definition: &mut Node,
        given: Properties<'_>,
        at: At,
        version_3: bool,
        path: &str,
    ) -> Vec<Node> {
        let (mut parameters, mut cached) = (Vec::new(), Vec::new());
        for item in given.get("RequestParameters").map_or(&[] as &[Node], Node::items) {
            let (name, settings) = match (item.as_str(), item.entries()) {
                (Some(name), _) => (name, Properties(&[])),
                (None, [only]) => (only.key.as_str(), Properties::of(&only.value)),
                _ => continue,
            };
            let Some((place, short)) = name.strip_prefix("method.request.").and_then(|rest| rest.split_once('.'))
            else {
                continue;
            };
            let is = |name: &str| settings.get(name).and_then(Node::as_str) == Some("true");
            parameters.push(at.map([
                ("in", at.text(if place == "querystring" { "query" } else { place })),
                ("name", at.text(short)),
                ("required", at.flag(is("Required"))),
                ("type", at.text("string")),
            ]));
            if is("Caching") {
                cached.push(at.text(name));
            }
        }
        if self.http {
            for variable in path.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
                parameters.push(at.map([
                    ("name", at.text(variable)),
                    ("in", at.text("path")),
                    ("required", at.flag(true)),
                ]));
            }
        }
        let model = given.map("RequestModel");
        if let Some(name) = model.get("Model").and_then(Node::as_str).map(str::to_lowercase) {
            let place = if version_3 { "components/schemas" } else { "definitions" };
            let schema = at.map([("$ref", at.text(format!("#/{place}/{name}")))]);
            let required = model.entry("Required").map(|entry| Entry { key: "required".into(), ..entry.clone() });
            let mut body = match version_3 {
                true => at.map([("content", at.map([("application/json", at.map([("schema", schema)]))]))]),
                false => at.map([("in", at.text("body")), ("name", at.text(name)), ("schema", schema)]),
            };
            required.into_iter().for_each(|required| put(&mut body, required));
            match version_3 {
                true => put(definition, at.entry("requestBody", body)),
                false => parameters.push(body),
            }
            let (body, rest) = (model.get("ValidateBody"), model.get("ValidateParameters"));
            if body.is_some() || rest.is_some() {
                let on = |node: Option<&Node>| node.and_then(Node::as_str) == Some("true");
                let name = match (on(body), on(rest)) {
                    (true, true) => "body-and-params",
                    (true, false) => "body-only",
                    (false, true) => "params-only",
                    (false, false) => "no-validation",
                };
                put(definition, at.entry("x-amazon-apigateway-request-validator", at.text(name)));
                let validator = at.map([
                    ("validateRequestBody", at.flag(on(body))),
                    ("validateRequestParameters", at.flag(on(rest))),
                ]);
                let key = "x-amazon-apigateway-request-validators";
                let all = node::child(&mut self.node, key, || at.entry(key, at.entries(Vec::new())));
                all.into_iter().for_each(|all| put(all, at.entry(name, validator.clone())));
            }
        }
        if !parameters.is_empty() {
            put(definition, at.entry("parameters", at.list(parameters)));
        }
        cached
    }

    /// Sets a section of the document.
    pub(super) fn set(&mut self, name: &str, value: Node) {
        put(&mut self.node, self.at.entry(name, value));
    }

    /// Defines a way to be let in.
    pub(super) fn define(&mut self, name: &str, value: Node) {
        let at = self.at;
        let empty = |key: &str| at.entry(key, at.entries(Vec::new()));
        let definitions = match self.is_version_3() {
            true => node::child(&mut self.node, "components", || empty("components"))
                .and_then(|components| node::child(components, "securitySchemes", || empty("securitySchemes"))),
            false => node::child(&mut self.node, "securityDefinitions", || empty("securityDefinitions")),
        };
        if let Some(definitions) = definitions
            && definitions.get(name).is_none()
        {
            put(definitions, Entry { key: name.into(), key_span: value.span, value });
        }
    }

    /// Answers for browsers that ask whether they may call from another site.
    pub(super) fn add_cors(&mut self, cors: &Node) {
        let at = At(cors.span);
        let version_3 = self.is_version_3();
        let given = Properties::of(cors);
        let plain = cors.as_str().is_some() || is_function(cors);
        let origin = if plain { Some(cors) } else { given.get("AllowOrigin") };
        let origin = origin.cloned().unwrap_or_else(|| at.text("'*'"));
        for path in self.paths() {
            if is_function(&path.value) || path.value.get("options").is_some() {
                continue;
            }
            let mut methods: Vec<Str> = match path.value.get(ANY_METHOD) {
                Some(_) => ALL_METHODS.iter().map(|method| Str::from(*method)).collect(),
                None => {
                    let written = path.value.entries().iter().map(|entry| entry.key.to_uppercase());
                    written.chain([Str::from("OPTIONS")]).collect()
                }
            };
            methods.sort();
            methods.dedup();
            let methods = at.text(format!("'{}'", methods.join(",")));
            let methods = if plain { methods } else { given.get("AllowMethods").cloned().unwrap_or(methods) };
            let credentials = given.get("AllowCredentials").and_then(Node::as_str) == Some("true");
            let values = [
                ("Origin", "string", Some(origin.clone())),
                ("Headers", "string", given.get("AllowHeaders").cloned().filter(|_| !plain)),
                ("Methods", "string", Some(methods)),
                ("Max-Age", "integer", given.get("MaxAge").cloned().filter(|_| !plain)),
                ("Credentials", "string", credentials.then(|| at.text("'true'"))),
            ];
            let (mut parameters, mut headers) = (Vec::new(), Vec::new());
            for (name, ty, value) in values {
                let Some(value) = value else { continue };
                let header = match name {
                    "Max-Age" => "Access-Control-Max-Age".to_owned(),
                    _ => format!("Access-Control-Allow-{name}"),
                };
                let shape = at.map([("type", at.text(ty))]);
                let shape = if version_3 { at.map([("schema", shape)]) } else { shape };
                parameters.push((format!("method.response.header.{header}"), value));
                headers.push((header, shape));
            }
            let answer = at.map([
                ("statusCode", at.text("200")),
                ("responseParameters", at.map(parameters)),
                ("responseTemplates", at.map([("application/json", at.text("{}\n"))])),
            ]);
            let template = at.text("{\n  \"statusCode\" : 200\n}\n");
            let integration = at.map([
                ("type", at.text("mock")),
                ("requestTemplates", at.map([("application/json", template)])),
                ("responses", at.map([("default", answer)])),
            ]);
            let said =
                at.map([("description", at.text("Default response for CORS method")), ("headers", at.map(headers))]);
            let mut options = at.map([("summary", at.text("CORS support"))]);
            if !version_3 {
                put(&mut options, at.entry("consumes", at.texts(["application/json"])));
                put(&mut options, at.entry("produces", at.texts(["application/json"])));
            }
            put(&mut options, at.entry(INTEGRATION, integration));
            put(&mut options, at.entry("responses", at.map([("200", said)])));
            put(&mut path.value, at.entry("options", options));
        }
    }

    /// Who is let in by all methods that do not say so themselves.
    pub(super) fn default_authorizer(&mut self, name: &str, known: &[Str], scopes: &Node, preflight: bool) {
        let (http, at) = (self.http, At(scopes.span));
        let mut signed = false;
        self.methods(&mut |_, method, definition| {
            let called = definition.get(INTEGRATION).is_some();
            if !called || (method == "options" && !preflight) {
                return;
            }
            let has = |one: &Node, key: &str| one.get(key).is_some();
            let (others, own): (Vec<Node>, Vec<Node>) = security_of(definition)
                .into_iter()
                .partition(|one| !has(one, "AWS_IAM") && !known.iter().any(|known| has(one, known)));
            let is_open = others.iter().any(|one| has(one, "NONE"));
            let mut all: Vec<Node> = others.into_iter().filter(|one| !has(one, "NONE")).collect();
            if !is_open {
                match own.is_empty() {
                    true => all.push(at.map([(name, scopes.clone())])),
                    false => all.extend(own),
                }
            }
            signed |= !http && all.first().is_some_and(|one| has(one, "AWS_IAM"));
            if !all.is_empty() {
                put(definition, at.entry("security", at.list(all)));
            }
        });
        if signed {
            self.define("AWS_IAM", signature(at));
        }
    }

    /// All methods that do not say otherwise take a key.
    pub(super) fn require_keys(&mut self, preflight: bool, at: At) {
        self.define("api_key", api_key(at));
        self.methods(&mut |_, method, definition| {
            if definition.get(INTEGRATION).is_none() {
                return;
            }
            let is_key = |one: &Node| one.get("api_key").is_some() || one.get("api_key_false").is_some();
            let (keys, mut all): (Vec<Node>, Vec<Node>) = security_of(definition).into_iter().partition(is_key);
            let refused = keys.iter().any(|one| one.get("api_key_false").is_some());
            if !refused && (method != "options" || preflight) {
                all.push(at.map([("api_key", at.list([]))]));
            }
            if !all.is_empty() || !keys.is_empty() {
                put(definition, at.entry("security", at.list(all)));
            }
        });
    }

    /// The ARNs of what a path answers, as policies of the API name them.
    pub(super) fn resources(&self, stage: &Node) -> Vec<(Str, Vec<Node>)> {
        let paths = self.node.get("paths").map_or(&[] as &[Entry], Node::entries);
        let one = |path: &Entry| {
            let at = At(path.key_span);
            let resource = |method: &Entry| {
                let shown = if method.key == ANY_METHOD { Str::from("*") } else { method.key.to_uppercase() };
                let text = format!("execute-api:/${{__Stage__}}/{shown}{}", permitted_path(&path.key));
                at.sub(text, vec![("__Stage__".into(), stage.clone())])
            };
            (path.key.clone(), path.value.entries().iter().map(resource).collect())
        };
        paths.iter().map(one).collect()
    }

    /// The document, in which methods are there only under their conditions.
    pub(super) fn finished(mut self) -> Node {
        let conditions = std::mem::take(&mut self.conditions);
        self.methods(&mut |path, method, definition| {
            let found = conditions.iter().find(|(p, m, _)| p == path && m == method);
            if let Some((_, _, condition)) = found {
                let at = At(definition.span);
                *definition = at.choose(condition, definition.clone(), at.nothing());
            }
        });
        self.node
    }
}

/// What `ANY` stands for.
const ALL_METHODS: &[&str] = &["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

fn security_of(definition: &Node) -> Vec<Node> {
    definition.get("security").map_or(&[] as &[Node], Node::items).to_vec()
}

fn api_key(at: At) -> Node {
    at.map([("type", at.text("apiKey")), ("name", at.text("x-api-key")), ("in", at.text("header"))])
}

/// Requests that are signed with the keys of an identity.
pub(super) fn signature(at: At) -> Node {
    at.map([
        ("type", at.text("apiKey")),
        ("name", at.text("Authorization")),
        ("in", at.text("header")),
        (AUTH_TYPE, at.text("awsSigv4")),
    ])
}

impl Expansion<'_> {
    /// An authorizer of a REST API.
    pub(super) fn rest_authorizer(&self, entry: &Entry) -> Node {
        let at = At(entry.key_span);
        let from = Properties::of(&entry.value);
        let identity = from.map("Identity");
        let request = from.get("FunctionPayloadType").and_then(Node::as_str) == Some("REQUEST");
        let header = match identity.get("Header").filter(|_| !request) {
            Some(header) => header.clone(),
            None => at.text(if request { "Unused" } else { "Authorization" }),
        };
        let scheme = |ty: &str| {
            at.map([
                ("type", at.text("apiKey")),
                ("name", header.clone()),
                ("in", at.text("header")),
                (AUTH_TYPE, at.text(ty)),
            ])
        };
        let expression = identity.get("ValidationExpression").cloned();
        let (mut made, mut authorizer) = match from.get("UserPoolArn") {
            Some(pool) => {
                let listed = matches!(pool.kind, NodeKind::Sequence(_)) && pool.tag.is_none();
                let pools = if listed { pool.clone() } else { at.list([pool.clone()]) };
                let ty = "cognito_user_pools";
                (scheme(ty), at.map([("type", at.text(ty)), ("providerARNs", pools)]))
            }
            None => {
                let function = from.get("FunctionArn").cloned().unwrap_or_else(|| at.nothing());
                let ty = if request { "request" } else { "token" };
                (scheme("custom"), at.map([("type", at.text(ty)), ("authorizerUri", invocation(function, at))]))
            }
        };
        if from.has("FunctionArn") && !from.has("UserPoolArn") {
            self.function_authorizer(&mut authorizer, from, at);
            let sources = identity_sources(identity, &REST_SOURCES);
            if request && !sources.is_empty() {
                put(&mut authorizer, at.entry("identitySource", at.text(sources.join(", "))));
            }
        }
        if let Some(expression) = expression.filter(|_| !request) {
            put(&mut authorizer, at.entry("identityValidationExpression", expression));
        }
        put(&mut made, at.entry(AUTHORIZER, authorizer));
        made
    }

    fn function_authorizer(&self, authorizer: &mut Node, from: Properties<'_>, at: At) {
        if let Some(lifetime) = from.map("Identity").entry("ReauthorizeEvery") {
            put(authorizer, Entry { key: "authorizerResultTtlInSeconds".into(), ..lifetime.clone() });
        }
        if let Some(role) = from.get("FunctionInvokeRole").filter(|role| role.as_str() != Some("NONE")) {
            put(authorizer, at.entry("authorizerCredentials", role.clone()));
        }
    }

    /// An authorizer of an HTTP API.
    pub(super) fn http_authorizer(&self, entry: &Entry) -> Node {
        let at = At(entry.key_span);
        let from = Properties::of(&entry.value);
        if let Some(function) = from.get("FunctionArn") {
            let mut authorizer =
                at.map([("type", at.text("request")), ("authorizerUri", invocation(function.clone(), at))]);
            self.function_authorizer(&mut authorizer, from, at);
            if from.has("Identity") {
                let sources = identity_sources(from.map("Identity"), &HTTP_SOURCES);
                put(&mut authorizer, at.entry("identitySource", at.texts(sources.iter().map(String::as_str))));
            }
            for (name, into) in [
                ("AuthorizerPayloadFormatVersion", "authorizerPayloadFormatVersion"),
                ("EnableSimpleResponses", "enableSimpleResponses"),
            ] {
                if let Some(entry) = from.entry(name).filter(|entry| !self.is_off(&entry.value)) {
                    put(&mut authorizer, Entry { key: into.into(), ..entry.clone() });
                }
            }
            return at.map([
                ("type", at.text("apiKey")),
                ("name", at.text("Unused")),
                ("in", at.text("header")),
                (AUTHORIZER, authorizer),
            ]);
        }
        let configuration = from.get("JwtConfiguration").map(|node| {
            let lower = |entry: &Entry| Entry { key: entry.key.to_lowercase(), ..entry.clone() };
            match is_function(node) {
                true => node.clone(),
                false => At(node.span).entries(node.entries().iter().map(lower).collect()),
            }
        });
        let mut authorizer = at.entries(Vec::new());
        configuration.into_iter().for_each(|node| put(&mut authorizer, at.entry("jwtConfiguration", node)));
        if let Some(source) = from.entry("IdentitySource") {
            put(&mut authorizer, Entry { key: "identitySource".into(), ..source.clone() });
        }
        put(&mut authorizer, at.entry("type", at.text("jwt")));
        at.map([("type", at.text("oauth2")), (AUTHORIZER, authorizer)])
    }
}

type Sources = [(&'static str, &'static str); 4];

const REST_SOURCES: Sources = [
    ("Headers", "method.request.header."),
    ("QueryStrings", "method.request.querystring."),
    ("StageVariables", "stageVariables."),
    ("Context", "context."),
];

const HTTP_SOURCES: Sources = [
    ("Headers", "$request.header."),
    ("QueryStrings", "$request.querystring."),
    ("StageVariables", "$stageVariables."),
    ("Context", "$context."),
];

fn identity_sources(identity: Properties<'_>, sources: &Sources) -> Vec<String> {
    let mut all = Vec::new();
    for (name, prefix) in sources {
        let items = identity.get(name).map_or(&[] as &[Node], Node::items);
        all.extend(items.iter().filter_map(Node::as_str).map(|item| format!("{prefix}{item}")));
    }
    all
}

/// What an authorizer calls.
fn invocation(function: Node, at: At) -> Node {
    at.sub(
        "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${__FunctionArn__}/invocations",
        vec![("__FunctionArn__".into(), function)],
    )
}
