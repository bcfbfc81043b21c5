//! `AWS::Serverless::HttpApi`: the HTTP API with its document, its stage and its domain.
//! <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-httpapi.html>

use bartizan_lang::syntax::document::{Entry, Node, NodeKind};
use bartizan_lang::value::Str;

use super::node::{self, At, is_function, put};
use super::openapi::{self, Document};
use super::{Cause, Expansion, Made, Properties, Source, stored_at};

/// The tag that SAM gives to all HTTP APIs.
const TAG: &str = "httpapi:createdBy";

impl Expansion<'_> {
    /// The properties of the API; makes what belongs to it.
    pub(super) fn http_api(&mut self, source: &Source<'_>) -> Made {
        let from = source.properties;
        let at = source.cause.at();
        let body = self.http_document(source);
        let strict = from.get("FailOnWarnings").is_some_and(|node| !self.is_off(node));
        let made = Made::new(source.cause);
        let made = if strict { made.copy(from, "FailOnWarnings") } else { made };
        let tagged = body.is_some();
        let made = match (body, from.get("DefinitionUri")) {
            (Some(body), _) => made.set("Body", body),
            (None, Some(uri)) => match stored_at(uri, ["Bucket", "Key", "Version"]) {
                Some(stored) => made.set("BodyS3Location", stored),
                None => made,
            },
            (None, None) => made.copy_as(from, "DefinitionBody", "Body"),
        };
        let name = from.get("StageName");
        let stage: Str = match name.and_then(Node::as_str) {
            None if name.is_none() => source.named("ApiGatewayDefaultStage"),
            Some(openapi::DEFAULT_ROUTE) => source.named("ApiGatewayDefaultStage"),
            _ => self.stage_id(source, "Stage"),
        };
        let cause = from.entry("StageName").map_or(source.cause, Cause::of);
        let mut tags = match from.get("Tags") {
            Some(tags) => tags.clone(),
            None => at.entries(Vec::new()),
        };
        // Where nobody can see into the document, SAM does not, either.
        if tagged {
            put(&mut tags, at.entry(TAG, at.text("SAM")));
        }
        let tags = Some(tags).filter(|tags| !tags.entries().is_empty());
        let mut properties = Made::new(cause)
            .set("ApiId", at.reference(source.id.clone()))
            .copy_all(from, &["StageName", "StageVariables", "AccessLogSettings", "DefaultRouteSettings"])
            .set("AutoDeploy", at.flag(true))
            .set_if("Tags", tags.clone());
        if !from.has("StageName") {
            // Every HTTP API has a stage, which is the default one unless another is named.
            properties = properties.set("StageName", at.text(openapi::DEFAULT_ROUTE));
        }
        if let Some(settings) = self.route_settings(source) {
            properties = properties.set("RouteSettings", settings);
        }
        self.create(source, cause, stage.clone(), "AWS::ApiGatewayV2::Stage", properties);
        self.referable.insert(source.named(".Stage"), stage);
        for entry in from.map("Auth").map("Authorizers").0 {
            let authorizer = Properties::of(&entry.value);
            let given = self.is_on(authorizer.get("EnableFunctionDefaultPermissions"));
            if let Some(function) = authorizer.get("FunctionArn").filter(|_| given) {
                self.authorizer_permission(source, entry, function);
            }
        }
        self.http_domain(source, tags);
        made
    }

    /// The settings of routes: those of the API, and those of events.
    fn route_settings(&self, source: &Source<'_>) -> Option<Node> {
        let mut settings = source.properties.get("RouteSettings").cloned();
        for route in self.routes.iter().filter(|route| route.api == source.id) {
            let Some(own) = Properties::of(&route.given).entry("RouteSettings") else { continue };
            let at = At(own.key_span);
            let key: Str = match route.method.as_str() {
                openapi::ANY_METHOD => route.path.clone(),
                method => format!("{} {}", method.to_uppercase(), route.path).into(),
            };
            let all = settings.get_or_insert_with(|| at.entries(Vec::new()));
            if let Some(known) = node::child(all, &key, || at.entry(key.clone(), at.entries(Vec::new()))) {
                own.value.entries().iter().for_each(|entry| put(known, entry.clone()));
            }
        }
        settings
    }

    fn http_document(&mut self, source: &Source<'_>) -> Option<Node> {
        let from = source.properties;
        let at = source.cause.at();
        let auth = from.map("Auth");
        let managed = !from.has("DefinitionBody") && !from.has("DefinitionUri");
        let mut document = match from.get("DefinitionBody") {
            Some(body) => Document::written(body, at, true)?,
            None if managed => Document::empty(at, "3.0.1", true),
            None => return None,
        };
        let has = |document: &Document, path: &str, method: &str| {
            document.node.get("paths").and_then(|paths| paths.get(path)).is_some_and(|path| path.get(method).is_some())
        };
        for route in self.routes.iter().filter(|route| route.api == source.id) {
            if managed || !has(&document, &route.path, &route.method) {
                document.add(route, auth);
            }
        }
        if let Some(cors) = from.entry("CorsConfiguration").filter(|entry| !self.is_off(&entry.value)) {
            document.set("x-amazon-apigateway-cors", cors_of(cors));
        }
        let authorizers = auth.map("Authorizers");
        let signed = self.is_on(auth.get("EnableIamAuthorizer"));
        if let Some(entry) = auth.entry("EnableIamAuthorizer").filter(|_| signed) {
            document.define("AWS_IAM", openapi::signature(At(entry.key_span)));
        }
        for entry in authorizers.0 {
            document.define(&entry.key, self.http_authorizer(entry));
        }
        if let Some((entry, name)) =
            auth.entry("DefaultAuthorizer").and_then(|entry| Some((entry, self.text(&entry.value)?)))
        {
            let at = At(entry.key_span);
            let mut known: Vec<Str> = authorizers.0.iter().map(|entry| entry.key.clone()).collect();
            known.extend(signed.then(|| Str::from("AWS_IAM")));
            let scopes = authorizers.map(&name).get("AuthorizationScopes").cloned().unwrap_or_else(|| at.list([]));
            document.default_authorizer(&name, &known, &scopes, true);
        }
        let mut tags = document.node.get("tags").map_or(&[] as &[Node], Node::items).to_vec();
        let tag = |key_span, name: Str, value: Node| {
            let at = At(key_span);
            at.map([("name", at.text(name)), ("x-amazon-apigateway-tag-value", value)])
        };
        let own = from.get("Tags").filter(|tags| !is_function(tags)).map_or(&[] as &[Entry], Node::entries);
        tags.extend(own.iter().map(|entry| tag(entry.key_span, entry.key.clone(), entry.value.clone())));
        tags.push(tag(at.0, TAG.into(), at.text("SAM")));
        document.set("tags", at.list(tags));
        for (name, key) in [("Description", "description"), ("Name", "title")] {
            if let Some(entry) = from.entry(name) {
                let empty = || at.entry("info", at.entries(Vec::new()));
                if let Some(information) = node::child(&mut document.node, "info", empty) {
                    put(information, Entry { key: key.into(), ..entry.clone() });
                }
            }
        }
        if let Some(off) = from.entry("DisableExecuteApiEndpoint") {
            let at = At(off.key_span);
            let setting = at.entries(vec![Entry { key: "disableExecuteApiEndpoint".into(), ..off.clone() }]);
            let server = at.map([("x-amazon-apigateway-endpoint-configuration", setting)]);
            document.set("servers", at.list([server]));
        }
        Some(document.finished())
    }
}

/// CORS as the document has it.
fn cors_of(entry: &Entry) -> Node {
    let at = At(entry.key_span);
    match &entry.value.kind {
        NodeKind::Mapping(entries) if !is_function(&entry.value) => {
            let lower = |entry: &Entry| {
                let mut letters = entry.key.chars();
                let first = letters.next().map(|first| first.to_ascii_lowercase());
                Entry { key: first.into_iter().chain(letters).collect::<String>().into(), ..entry.clone() }
            };
            let kept = entries.iter().filter(|entry| {
                entry.key != "AllowCredentials" || entry.value.as_str().is_none_or(|text| text == "true")
            });
            at.entries(kept.map(lower).collect())
        }
        _ if is_function(&entry.value) => at.map([("allowOrigins", entry.value.clone())]),
        _ => at.map([("allowOrigins", at.texts(["*"]))]),
    }
}
