//! `AWS::Serverless::GraphQLApi`: the API with its schema, data sources, functions and resolvers.
//! <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-graphqlapi.html>

use bartizan_lang::syntax::document::{Entry, Node};
use bartizan_lang::value::Str;
use rustc_hash::FxHashMap;

use super::connector::{End, Link};
use super::node::{At, put};
use super::policies::{self, Role};
use super::{Cause, Expansion, Made, Properties, Source, tag_list};

/// Properties that the API has under the same name.
const SAME: &[&str] =
    &["Visibility", "OwnerContact", "XrayEnabled", "IntrospectionConfig", "QueryDepthLimit", "ResolverCountLimit"];

/// The code of resolvers that only call their functions.
const PIPELINE: &str = "\nexport function request(ctx) {\n    return {};\n}\n\nexport function response(ctx) {\n    return ctx.prev.result;\n}\n";

impl Expansion<'_> {
    /// The properties of the API; makes what belongs to it.
    pub(super) fn graphql_api(&mut self, source: &Source<'_>) -> Made {
        let from = source.properties;
        let at = source.cause.at();
        let mut made = Made::new(source.cause).copy_all(from, SAME);
        made = match from.has("Name") {
            true => made.copy(from, "Name"),
            false => made.set("Name", at.text(source.id.clone())),
        };
        let (made, authorizers) = self.graphql_auth(source, made);
        let mut tags = from.get("Tags").cloned().unwrap_or_else(|| at.entries(Vec::new()));
        put(&mut tags, at.entry("graphqlapi:createdBy", at.text("SAM")));
        let mut made = made.set("Tags", tag_list(&tags, None));
        let id = at.get_att(&source.id, "ApiId");
        let cause = from.entry("SchemaInline").or(from.entry("SchemaUri")).map_or(source.cause, Cause::of);
        let schema = Made::new(cause).set("ApiId", id.clone()).copy_as(from, "SchemaInline", "Definition").copy_as(
            from,
            "SchemaUri",
            "DefinitionS3Location",
        );
        self.create(source, cause, source.named("Schema"), "AWS::AppSync::GraphQLSchema", schema);
        for (place, (cause, function)) in authorizers.into_iter().enumerate() {
            let api = End::of("AWS::AppSync::GraphQLApi", at.reference(source.id.clone())).with_id(id.clone());
            let link = Link {
                id: source.named(&format!("ToLambdaAuthConnector{}", place + 1)),
                cause,
                permissions: vec!["Write".into()],
            };
            self.link(source, &link, &api, &End::of("AWS::Lambda::Function", function), "");
        }
        if let Some(config) = self.graphql_logging(source) {
            made = made.set("LogConfig", config);
        }
        for entry in from.map("ApiKeys").0 {
            let cause = Cause::of(entry);
            let key = Properties::of(&entry.value);
            let made = Made::new(cause).set("ApiId", id.clone()).copy_all(key, &["ApiKeyId", "Description"]).copy_as(
                key,
                "ExpiresOn",
                "Expires",
            );
            self.create(source, cause, source.named(&entry.key), "AWS::AppSync::ApiKey", made);
        }
        if let Some(entry) = from.entry("Cache") {
            let cause = Cause::of(entry);
            let names = ["ApiCachingBehavior", "Type", "Ttl", "AtRestEncryptionEnabled", "TransitEncryptionEnabled"];
            let made = Made::new(cause).set("ApiId", id.clone()).copy_all(Properties::of(&entry.value), &names);
            self.create(source, cause, source.named("ApiCache"), "AWS::AppSync::ApiCache", made);
        }
        let names = self.data_sources(source, &id);
        if let Some(entry) = from.entry("DomainName") {
            let cause = Cause::of(entry);
            let at = cause.at();
            let domain = source.named("DomainName");
            let names = ["CertificateArn", "DomainName", "Description"];
            let made = Made::new(cause).copy_all(Properties::of(&entry.value), &names);
            self.create(source, cause, domain.clone(), "AWS::AppSync::DomainName", made);
            let joined = Made::new(cause).set("ApiId", id.clone()).set("DomainName", at.reference(domain.clone()));
            let association = source.named("DomainNameApiAssociation");
            self.create(source, cause, association, "AWS::AppSync::DomainNameApiAssociation", joined);
        }
        let functions = self.graphql_functions(source, &id, &names);
        self.resolvers(source, &id, &functions);
        made
    }

    /// Who is let in; gives the functions that decide it.
    fn graphql_auth(&mut self, source: &Source<'_>, mut made: Made) -> (Made, Vec<(Cause, Node)>) {
        const KINDS: [(&str, &str); 3] = [
            ("LambdaAuthorizer", "LambdaAuthorizerConfig"),
            ("OpenIDConnect", "OpenIDConnectConfig"),
            ("UserPool", "UserPoolConfig"),
        ];
        let mut functions = Vec::new();
        let Some(entry) = source.properties.entry("Auth") else { return (made, functions) };
        let auth = Properties::of(&entry.value);
        let mut note = |given: Properties<'_>| {
            if let Some(entry) = given.entry("LambdaAuthorizer")
                && let Some(function) = entry.value.get("AuthorizerUri")
            {
                functions.push((Cause::of(entry), function.clone()));
            }
        };
        made = made.copy_as(auth, "Type", "AuthenticationType");
        made = KINDS.iter().fold(made, |made, (name, into)| made.copy_as(auth, name, into));
        note(auth);
        if let Some(more) = auth.entry("Additional") {
            let at = At(more.key_span);
            let mut one = |item: &Node| {
                let given = Properties::of(item);
                note(given);
                let made = Made { at: At(item.span), entries: Vec::new() }.copy_as(given, "Type", "AuthenticationType");
                KINDS.iter().fold(made, |made, (name, into)| made.copy_as(given, name, into)).node()
            };
            let all: Vec<Node> = more.value.items().iter().map(&mut one).collect();
            made.entries.push(at.entry("AdditionalAuthenticationProviders", At(more.value.span).list(all)));
        }
        (made, functions)
    }

    /// What is logged: everything, unless something else is written.
    fn graphql_logging(&mut self, source: &Source<'_>) -> Option<Node> {
        let from = source.properties;
        let written = from.entry("Logging");
        if written.is_some_and(|entry| self.is_off(&entry.value)) {
            return None;
        }
        let cause = written.map_or(source.cause, Cause::of);
        let at = cause.at();
        let given = from.map("Logging");
        let mut made = Made { at, entries: Vec::new() }.copy_all(given, &["ExcludeVerboseContent", "FieldLogLevel"]);
        if !given.has("FieldLogLevel") {
            made = made.set("FieldLogLevel", at.text("ALL"));
        }
        made = match given.has("CloudWatchLogsRoleArn") {
            true => made.copy(given, "CloudWatchLogsRoleArn"),
            false => {
                let id = source.named("CloudWatchRole");
                let policy = policies::managed("AWSAppSyncPushToCloudWatchLogs", at);
                let rest =
                    Made::new(cause).set("AssumeRolePolicyDocument", policies::trust("appsync.amazonaws.com", at));
                let role = Role { managed: vec![policy], inline: Vec::new() };
                self.role(source, &[], cause, id.clone(), role, rest);
                made.set("CloudWatchLogsRoleArn", at.get_att(&id, "Arn"))
            }
        };
        Some(made.node())
    }

    /// What answers come from; gives the names of it by those that are written.
    fn data_sources(&mut self, source: &Source<'_>, api: &Node) -> FxHashMap<Str, Node> {
        let mut names = FxHashMap::default();
        let all = source.properties.map("DataSources");
        for (kind, ty) in [("DynamoDb", "AMAZON_DYNAMODB"), ("Lambda", "AWS_LAMBDA")] {
            for entry in all.map(kind).0 {
                let cause = Cause::of(entry);
                let at = cause.at();
                let given = Properties::of(&entry.value);
                let is_table = kind == "DynamoDb";
                let suffix = if is_table { "DynamoDB" } else { "Lambda" };
                let id = source.named(&format!("{}{suffix}DataSource", entry.key));
                let mut made =
                    Made::new(cause).set("ApiId", api.clone()).set("Type", at.text(ty)).copy(given, "Description");
                made = match given.has("Name") {
                    true => made.copy(given, "Name"),
                    false => made.set("Name", at.text(entry.key.clone())),
                };
                let target = if is_table {
                    let region = given.get("Region").cloned().unwrap_or_else(|| at.reference("AWS::Region"));
                    let config = Made { at, entries: Vec::new() }
                        .set("AwsRegion", region.clone())
                        .copy_all(given, &["TableName", "UseCallerCredentials", "Versioned"])
                        .copy_as(given, "DeltaSync", "DeltaSyncConfig");
                    made = made.set("DynamoDBConfig", config.node());
                    let table = given.get("TableName").cloned().unwrap_or_else(|| at.nothing());
                    let arn = "arn:${AWS::Partition}:dynamodb:${__Region__}:${AWS::AccountId}:table/${__TableName__}";
                    let variables = vec![("__TableName__".into(), table), ("__Region__".into(), region)];
                    given.get("TableArn").cloned().unwrap_or_else(|| at.sub(arn, variables))
                } else {
                    let config =
                        Made { at, entries: Vec::new() }.copy_as(given, "FunctionArn", "LambdaFunctionArn").node();
                    made = made.set("LambdaConfig", config);
                    given.get("FunctionArn").cloned().unwrap_or_else(|| at.nothing())
                };
                let role = self.data_source_role(source, cause, &id, given, (is_table, target));
                made = made.set("ServiceRoleArn", role);
                self.create(source, cause, id.clone(), "AWS::AppSync::DataSource", made);
                names.insert(entry.key.clone(), at.get_att(&id, "Name"));
            }
        }
        names
    }

    fn data_source_role(
        &mut self,
        source: &Source<'_>,
        cause: Cause,
        id: &Str,
        given: Properties<'_>,
        (is_table, target): (bool, Node),
    ) -> Node {
        if let Some(role) = given.get("ServiceRoleArn") {
            return role.clone();
        }
        let at = cause.at();
        let role: Str = format!("{id}Role").into();
        let rest = Made::new(cause).set("AssumeRolePolicyDocument", policies::trust("appsync.amazonaws.com", at));
        self.role(source, &[], cause, role.clone(), Role { managed: Vec::new(), inline: Vec::new() }, rest);
        let written = given.get("Permissions").map_or(&[] as &[Node], Node::items);
        let permissions: Vec<Str> = match (is_table, written) {
            (true, []) => vec!["Read".into(), "Write".into()],
            (true, written) => written.iter().filter_map(Node::as_str).map(Str::from).collect(),
            (false, _) => vec!["Write".into()],
        };
        let (ty, what) = match is_table {
            true => ("AWS::DynamoDB::Table", "ToTableConnector"),
            false => ("AWS::Lambda::Function", "ToLambdaConnector"),
        };
        let link = Link { id: format!("{id}{what}").into(), cause, permissions };
        let reader =
            End::of("AWS::AppSync::DataSource", at.reference(id.clone())).with_role(at.reference(role.clone()));
        self.link(source, &link, &reader, &End::of(ty, target), "");
        at.get_att(&role, "Arn")
    }

    /// The functions of resolvers; gives their ids by the names that are written.
    fn graphql_functions(
        &mut self,
        source: &Source<'_>,
        api: &Node,
        names: &FxHashMap<Str, Node>,
    ) -> FxHashMap<Str, Node> {
        let mut functions = FxHashMap::default();
        let nothing = source.named("NoneDataSource");
        let mut needs_nothing = None;
        for entry in source.properties.map("Functions").0 {
            let cause = Cause::of(entry);
            let at = cause.at();
            let given = Properties::of(&entry.value);
            if let Some(id) = given.get("Id") {
                functions.insert(entry.key.clone(), id.clone());
                continue;
            }
            let id = source.named(&entry.key);
            let data = given.get("DataSource").map(|data| match data.as_str() {
                Some(name) if name.eq_ignore_ascii_case("none") => {
                    needs_nothing.get_or_insert(cause);
                    at.get_att(&nothing, "Name")
                }
                Some(name) => names.get(name).cloned().unwrap_or_else(|| data.clone()),
                None => data.clone(),
            });
            let mut made = Made::new(cause)
                .set("ApiId", api.clone())
                .copy_as(given, "InlineCode", "Code")
                .copy_as(given, "CodeUri", "CodeS3Location")
                .set_if("DataSourceName", data)
                .copy_all(given, &["MaxBatchSize", "Description"])
                .copy_as(given, "Sync", "SyncConfig")
                .set_if("Runtime", runtime(given));
            made = match given.has("Name") {
                true => made.copy(given, "Name"),
                false => made.set("Name", at.text(entry.key.clone())),
            };
            self.create(source, cause, id.clone(), "AWS::AppSync::FunctionConfiguration", made);
            functions.insert(entry.key.clone(), at.get_att(&id, "FunctionId"));
        }
        if let Some(cause) = needs_nothing {
            let at = cause.at();
            let made = Made::new(cause)
                .set("ApiId", api.clone())
                .set("Name", at.text(nothing.clone()))
                .set("Type", at.text("NONE"));
            self.create(source, cause, nothing, "AWS::AppSync::DataSource", made);
        }
        functions
    }

    fn resolvers(&mut self, source: &Source<'_>, api: &Node, functions: &FxHashMap<Str, Node>) {
        for ty in source.properties.map("Resolvers").0 {
            for entry in Properties::of(&ty.value).0 {
                let cause = Cause::of(entry);
                let at = cause.at();
                let given = Properties::of(&entry.value);
                let has_code = given.has("InlineCode") || given.has("CodeUri");
                let made = Made::new(cause).set("ApiId", api.clone()).set("TypeName", at.text(ty.key.clone()));
                let made = match has_code {
                    true => made
                        .copy_as(given, "InlineCode", "Code")
                        .copy_as(given, "CodeUri", "CodeS3Location")
                        .set_if("Runtime", runtime(given)),
                    false => {
                        let version = [("Name", at.text("APPSYNC_JS")), ("RuntimeVersion", at.text("1.0.0"))];
                        made.set("Code", at.text(PIPELINE)).set("Runtime", at.map(version))
                    }
                };
                let pipeline = given.get("Pipeline").map_or(&[] as &[Node], Node::items).iter();
                let called = pipeline.map(|name| match name.as_str().and_then(|name| functions.get(name)) {
                    Some(id) => id.clone(),
                    None => name.clone(),
                });
                let field = given.get("FieldName").cloned().unwrap_or_else(|| at.text(entry.key.clone()));
                let made = made
                    .set("FieldName", field)
                    .set("Kind", at.text("PIPELINE"))
                    .set("PipelineConfig", at.map([("Functions", at.list(called))]))
                    .copy_as(given, "Caching", "CachingConfig")
                    .copy(given, "MaxBatchSize");
                let id = source.named(&format!("{}{}", ty.key, entry.key));
                self.create(source, cause, id, "AWS::AppSync::Resolver", made);
                let schema = source.named("Schema");
                if let Some(made) = self.last() {
                    made.depends_on.push((schema, cause.header));
                }
            }
        }
    }
}

fn runtime(given: Properties<'_>) -> Option<Node> {
    let entry: &Entry = given.entry("Runtime")?;
    let runtime = Properties::of(&entry.value);
    let made = Made { at: At(entry.key_span), entries: Vec::new() };
    Some(made.copy(runtime, "Name").copy_as(runtime, "Version", "RuntimeVersion").node())
}
