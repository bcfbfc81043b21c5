//! `AWS::Serverless::Function`: the function, its role, its version and alias, its address and its destinations.
//! <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html>

use bartizan_lang::syntax::document::{Entry, Node};
use bartizan_lang::value::Str;

use super::deployment::Preference;
use super::events::Target;
use super::node::{self, At, Guard, cases, conditional, is_absent};
use super::policies::{self, Role};
use super::{Cause, Expansion, Made, Properties, Source, stored_at, tag_list, tags_with};

/// Properties that a function has under the same name.
const SAME: &[&str] = &[
    "FunctionName",
    "Handler",
    "Runtime",
    "MemorySize",
    "Timeout",
    "VpcConfig",
    "Environment",
    "KmsKeyArn",
    "ReservedConcurrentExecutions",
    "Layers",
    "FileSystemConfigs",
    "ImageConfig",
    "PackageType",
    "Architectures",
    "SnapStart",
    "EphemeralStorage",
    "CodeSigningConfigArn",
    "RuntimeManagementConfig",
    "LoggingConfig",
    "TenancyConfig",
    "RecursiveLoop",
    "DurableConfig",
    "FunctionScalingConfig",
    "PublishToLatestPublished",
];

impl Expansion<'_> {
    /// The properties of the function; makes what belongs to it.
    pub(super) fn function(&mut self, source: &Source<'_>) -> Made {
        let from = source.properties;
        let at = source.cause.at();
        let traced = from.get("Tracing").filter(|mode| self.text(mode).is_none_or(|mode| mode != "Disabled"));
        let mut made = Made::new(source.cause).copy_all(from, SAME).set_if("Code", code(from));
        if traced.is_some()
            && let Some(tracing) = from.entry("Tracing")
        {
            let at = At(tracing.key_span);
            let mode = at.entries(vec![Entry { key: "Mode".into(), ..tracing.clone() }]);
            made.entries.push(Entry { key: "TracingConfig".into(), key_span: tracing.key_span, value: mode });
        }
        let queue = from.entry("DeadLetterQueue");
        if let Some(queue) = queue {
            let at = At(queue.key_span);
            let target = Made { at, entries: Vec::new() }.copy(Properties::of(&queue.value), "TargetArn");
            made.entries.push(at.entry("DeadLetterConfig", target.node()));
        }
        if let Some(config) = from.entry("CapacityProviderConfig") {
            let at = At(config.key_span);
            let given = Properties::of(&config.value);
            let inner = Made { at, entries: Vec::new() }
                .copy_as(given, "Arn", "CapacityProviderArn")
                .copy(given, "PerExecutionEnvironmentMaxConcurrency")
                .copy(given, "ExecutionEnvironmentMemoryGiBPerVCpu");
            let inner = at.map([("LambdaManagedInstancesCapacityProviderConfig", inner.node())]);
            made.entries.push(at.entry("CapacityProviderConfig", inner));
        }
        made = match (
            from.entry("Description"),
            from.get("AutoPublishCodeSha256").filter(|_| from.has("AutoPublishAlias")),
        ) {
            (Some(said), Some(hash)) => {
                let at = At(said.key_span);
                let texts = at.list([said.value.clone(), hash.clone()]);
                made.set("Description", at.map([("Fn::Join", at.list([at.text(" "), texts]))]))
            }
            (None, Some(hash)) => made.set("Description", hash.clone()),
            _ => made.copy(from, "Description"),
        };
        made = made.set("Tags", tags_with(source, "lambda:createdBy"));

        let mut role = Role { managed: vec![policies::managed(self.basic_policy(from), at)], inline: Vec::new() };
        if let (Some(_), Some(tracing)) = (traced, from.entry("Tracing")) {
            role.attach(policies::managed("AWSXrayWriteOnlyAccess", At(tracing.key_span)));
        }
        if let Some(network) = from.entry("VpcConfig") {
            role.attach(policies::managed("AWSLambdaVPCAccessExecutionRole", At(network.key_span)));
        }
        if let Some(queue) = queue {
            let at = At(queue.key_span);
            let given = Properties::of(&queue.value);
            let action = match given.get("Type").and_then(|kind| self.text(kind)) {
                Some(kind) if kind == "SNS" => "sns:Publish",
                _ => "sqs:SendMessage",
            };
            if let Some(arn) = given.get("TargetArn") {
                role.inline.push(policies::inline_dated(
                    "DeadLetterQueuePolicy",
                    vec![policies::allow(&[action], arn.clone(), at)],
                    at,
                ));
            }
        }
        let target = self.published(source);
        self.function_url(source, &target);
        if let Some(config) = from.entry("EventInvokeConfig") {
            for (guards, case) in cases(&config.value) {
                self.event_invoke_config(source, &guards, config, Properties::of(case), &target, &mut role);
            }
        }
        let role_id = source.named("Role");
        role.policies(from, &role_id);
        self.function_events(source, &target, &mut role);
        made.set_if("Role", self.function_role(source, role_id, role))
    }

    fn basic_policy(&self, from: Properties<'_>) -> &'static str {
        match from.has("DurableConfig") {
            true => "AWSLambdaBasicDurableExecutionRolePolicy",
            false => "AWSLambdaBasicExecutionRole",
        }
    }

    /// The role that is named, or else the one that is made. Where a condition decides, it is made when none is named.
    fn function_role(&mut self, source: &Source<'_>, id: Str, role: Role) -> Option<Node> {
        let from = source.properties;
        let at = source.cause.at();
        let arn = at.get_att(&id, "Arn");
        let (guards, value): (Vec<Guard>, Node) = match from.get("Role") {
            None => (Vec::new(), arn),
            Some(written) => {
                let absent = absent_when(written)?;
                if absent.is_empty() {
                    return Some(written.clone());
                }
                let made = filled(written, &arn);
                (absent, made)
            }
        };
        let cause = from.entry("Policies").or(from.entry("Role")).map_or(source.cause, Cause::of);
        let cause = Cause { header: cause.header, block: cause.block };
        let trusted = match from.entry("AssumeRolePolicyDocument") {
            Some(entry) => entry.clone(),
            None => at.entry("AssumeRolePolicyDocument", policies::trust("lambda.amazonaws.com", at)),
        };
        let rest = Made { at: cause.at(), entries: vec![trusted] }
            .copy_as(from, "RolePath", "Path")
            .copy(from, "PermissionsBoundary")
            .set("Tags", tags_with(source, "lambda:createdBy"));
        // Where a condition decides which role it is, SAM makes the role by that condition alone.
        let own = if guards.is_empty() { source.condition.clone() } else { None };
        let maker = Source {
            id: source.id.clone(),
            cause: source.cause,
            properties: source.properties,
            condition: own,
            deletion_policy: source.deletion_policy.clone(),
            update_replace_policy: source.update_replace_policy.clone(),
            symbolic: source.symbolic.clone(),
        };
        self.role(&maker, &guards, cause, id, role, rest);
        Some(value)
    }

    /// The version and the alias that are published; gives what events call.
    fn published(&mut self, source: &Source<'_>) -> Target {
        let from = source.properties;
        let plain = Target::of_function(source);
        let Some(entry) = from.entry("AutoPublishAlias") else { return plain };
        let found = cases(&entry.value);
        let Some((guards, name)) = found.first() else { return plain };
        let cause = Cause::of(entry);
        let at = cause.at();
        let version = source.named("Version");
        let properties = Made::new(cause)
            .set("FunctionName", at.reference(source.id.clone()))
            .copy_as(from, "VersionDescription", "Description")
            .copy(from, "FunctionScalingConfig");
        self.create_when(source, guards, cause, version.clone(), "AWS::Lambda::Version", properties);
        let kept = from.get("VersionDeletionPolicy").cloned().unwrap_or_else(|| at.text("Retain"));
        if let Some(made) = self.last() {
            made.deletion_policy.get_or_insert(kept);
        }
        let suffix = self.text(name).map(|name| name.replace("-", "D").replace("_", "U")).unwrap_or_default();
        let alias: Str = format!("{}Alias{suffix}", source.id).into();
        let properties = Made::new(cause)
            .set("Name", (*name).clone())
            .set("FunctionName", at.reference(source.id.clone()))
            .set("FunctionVersion", at.get_att(&version, "Version"))
            .copy(from, "ProvisionedConcurrencyConfig");
        self.create_when(source, guards, cause, alias.clone(), "AWS::Lambda::Alias", properties);
        self.referable.insert(source.named(".Alias"), alias.clone());
        self.referable.insert(source.named(".Version"), version);
        if let Some(preference) = from.entry("DeploymentPreference") {
            self.preferences.extend(Preference::of(source, preference, &alias));
        }
        if guards.is_empty() { Target::of_alias(source, &alias, (*name).clone()) } else { plain }
    }

    fn function_url(&mut self, source: &Source<'_>, target: &Target) {
        let Some(entry) = source.properties.entry("FunctionUrlConfig") else { return };
        for (guards, case) in cases(&entry.value) {
            let cause = Cause::of(entry);
            let config = Properties::of(case);
            let function = match &target.alias {
                Some(_) => target.arn.clone(),
                None => target.name.clone(),
            };
            let properties = Made::new(cause)
                .copy(config, "AuthType")
                .copy(config, "Cors")
                .copy(config, "InvokeMode")
                .set("TargetFunctionArn", function.clone());
            self.create_when(source, &guards, cause, source.named("Url"), "AWS::Lambda::Url", properties);
            let Some(auth) = config.entry("AuthType") else { continue };
            let open = cases(&auth.value).into_iter().find(|(_, case)| self.text(case).is_some_and(|ty| ty == "NONE"));
            let Some((when, _)) = open else { continue };
            let guards: Vec<Guard> = guards.into_iter().chain(when).collect();
            let cause = Cause::of(auth);
            let at = cause.at();
            let public = |action: &str| {
                Made::new(cause)
                    .set("Action", at.text(action))
                    .set("FunctionName", function.clone())
                    .set("Principal", at.text("*"))
            };
            let address = public("lambda:InvokeFunctionUrl").set("FunctionUrlAuthType", at.text("NONE"));
            let id = source.named("UrlPublicPermissions");
            self.create_when(source, &guards, cause, id, "AWS::Lambda::Permission", address);
            let invoked = public("lambda:InvokeFunction").set("InvokedViaFunctionUrl", at.flag(true));
            let id = source.named("URLInvokeAllowPublicAccess");
            self.create_when(source, &guards, cause, id, "AWS::Lambda::Permission", invoked);
        }
    }

    fn event_invoke_config(
        &mut self,
        source: &Source<'_>,
        guards: &[Guard],
        entry: &Entry,
        config: Properties<'_>,
        target: &Target,
        role: &mut Role,
    ) {
        let cause = Cause::of(entry);
        let at = cause.at();
        let id = source.named("EventInvokeConfig");
        let mut destinations = Vec::new();
        let written = config.map("DestinationConfig");
        for name in ["OnSuccess", "OnFailure"] {
            let Some(entry) = written.entry(name) else { continue };
            let on = Properties::of(&entry.value);
            let Some(kind) = on.get("Type").and_then(|kind| self.text(kind)) else { continue };
            let cause = Cause::of(entry);
            let at = cause.at();
            let made: Str = match kind.as_str() {
                "SQS" => format!("{id}{name}Queue").into(),
                _ => format!("{id}{name}Topic").into(),
            };
            let made_arn = if kind == "SQS" { at.get_att(&made, "Arn") } else { at.reference(made.clone()) };
            let given = on.get("Destination");
            let absent = match given {
                None => Some(Vec::new()),
                Some(given) => absent_when(given).filter(|absent| !absent.is_empty()),
            };
            let arn = match (absent, matches!(kind.as_str(), "SQS" | "SNS")) {
                (Some(when), true) => {
                    let when: Vec<Guard> = guards.iter().cloned().chain(when).collect();
                    let ty = if kind == "SQS" { "AWS::SQS::Queue" } else { "AWS::SNS::Topic" };
                    self.create_when(source, &when, cause, made.clone(), ty, Made::new(cause));
                    let name = if kind == "SQS" { ".DestinationQueue" } else { ".DestinationTopic" };
                    self.referable.insert(source.named(name), made);
                    given.map_or_else(|| made_arn.clone(), |given| filled(given, &made_arn))
                }
                _ => match given {
                    Some(given) => given.clone(),
                    None => continue,
                },
            };
            if let Some(policy) = policies::destination(&kind, arn.clone(), &format!("{id}{name}"), at) {
                role.inline.push(policy);
            }
            destinations.push(Entry { value: at.map([("Destination", arn)]), ..entry.clone() });
        }
        let qualifier = target.alias.clone().unwrap_or_else(|| at.text("$LATEST"));
        let mut made = Made::new(cause)
            .set("FunctionName", at.reference(source.id.clone()))
            .set("Qualifier", qualifier)
            .copy(config, "MaximumEventAgeInSeconds")
            .copy(config, "MaximumRetryAttempts");
        if !destinations.is_empty() {
            made = made.set("DestinationConfig", at.entries(destinations));
        }
        self.create_when(source, guards, cause, id, "AWS::Lambda::EventInvokeConfig", made);
    }
}

/// Under which conditions nothing is set, if that is one of its cases; `None` where more than one case is.
fn absent_when(node: &Node) -> Option<Vec<Guard>> {
    let mut found = Vec::new();
    let mut walk = vec![(node, Vec::<Guard>::new())];
    while let Some((node, guards)) = walk.pop() {
        match conditional(node) {
            Some((condition, then, otherwise)) if guards.len() < 8 => {
                for (holds, case) in [(true, then), (false, otherwise)] {
                    walk.push((case, guards.iter().cloned().chain([(condition.into(), holds)]).collect()));
                }
            }
            _ if is_absent(node) => found.push(guards),
            _ => {}
        }
    }
    match found.len() {
        0 => Some(Vec::new()),
        1 => found.pop(),
        _ => None,
    }
}

/// The node with something in the place of what is absent in its cases.
fn filled(node: &Node, value: &Node) -> Node {
    match conditional(node) {
        Some((condition, then, otherwise)) => {
            At(node.span).choose(condition, filled(then, value), filled(otherwise, value))
        }
        None if is_absent(node) => value.clone(),
        None => node.clone(),
    }
}

/// Where the code is. What lies beside the template is uploaded before it is used, to a place that nobody knows.
fn code(from: Properties<'_>) -> Option<Node> {
    let at = |entry: &Entry| Made { at: At(entry.key_span), entries: Vec::new() };
    let mut made = if let Some(entry) = from.entry("InlineCode") {
        at(entry).copy_as(from, "InlineCode", "ZipFile").node()
    } else if let Some(entry) = from.entry("ImageUri") {
        at(entry).copy(from, "ImageUri").node()
    } else {
        stored_at(from.get("CodeUri")?, ["S3Bucket", "S3Key", "S3ObjectVersion"])?
    };
    if let Some(key) = from.entry("SourceKMSKeyArn") {
        node::put(&mut made, key.clone());
    }
    Some(made)
}

/// The tags of a source, as a list.
pub(super) fn own_tags(source: &Source<'_>) -> Option<Node> {
    source.properties.get("Tags").map(|tags| tag_list(tags, None))
}
