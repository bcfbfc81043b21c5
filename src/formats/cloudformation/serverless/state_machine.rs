//! `AWS::Serverless::StateMachine`: the state machine, its role, its version and alias, and what starts it.
//! <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html>

use bartizan_lang::syntax::document::{Entry, Node, NodeKind};
use bartizan_lang::value::Str;

use super::events::{Event, events_of};
use super::node::{At, is_function, put, referred};
use super::openapi::{self, Integration};
use super::policies::{self, Role};
use super::rules::Called;
use super::{Cause, Expansion, Made, Source, api_id, stored_at, tags_with};

/// Deepest nesting of a definition that is looked through.
const MAX_DEPTH: usize = 64;

impl Expansion<'_> {
    /// The properties of the state machine; makes what belongs to it.
    pub(super) fn state_machine(&mut self, source: &Source<'_>) -> Made {
        let from = source.properties;
        let at = source.cause.at();
        let mut made = Made::new(source.cause)
            .copy_as(from, "Name", "StateMachineName")
            .copy_as(from, "Type", "StateMachineType")
            .copy_as(from, "Logging", "LoggingConfiguration")
            .copy_as(from, "Tracing", "TracingConfiguration")
            .set("Tags", tags_with(source, "stateMachine:createdBy"));
        let mut substitutions = from.get("DefinitionSubstitutions").cloned();
        if let Some(definition) = from.entry("Definition") {
            let mut text = definition.value.clone();
            let mut replaced = Vec::new();
            replace_functions(&mut text, &mut replaced, 0);
            made.entries.push(Entry {
                key: "DefinitionString".into(),
                key_span: definition.key_span,
                value: json(&text),
            });
            for entry in replaced {
                let all = substitutions.get_or_insert_with(|| at.entries(Vec::new()));
                put(all, entry);
            }
        } else if let Some(uri) = from.get("DefinitionUri") {
            made = made.set_if("DefinitionS3Location", stored_at(uri, ["Bucket", "Key", "Version"]));
        }
        made = made.set_if("DefinitionSubstitutions", substitutions.filter(|all| !all.entries().is_empty()));
        let role = match from.get("Role") {
            Some(role) => role.clone(),
            None => {
                let id = source.named("Role");
                let cause = from.entry("Policies").map_or(source.cause, Cause::of);
                let mut role = Role { managed: Vec::new(), inline: Vec::new() };
                role.policies(from, &id);
                if let Some(tracing) =
                    from.map("Tracing").entry("Enabled").filter(|entry| self.is_on(Some(&entry.value)))
                {
                    role.attach(policies::managed("AWSXrayWriteOnlyAccess", At(tracing.key_span)));
                }
                let rest = Made::new(cause)
                    .set("AssumeRolePolicyDocument", policies::trust("states.amazonaws.com", at))
                    .copy_as(from, "RolePath", "Path")
                    .copy(from, "PermissionsBoundary")
                    .set("Tags", tags_with(source, "stateMachine:createdBy"));
                self.role(source, &[], cause, id.clone(), role, rest);
                at.get_att(&id, "Arn")
            }
        };
        made = made.set("RoleArn", role);
        let mut arn = at.reference(source.id.clone());
        if let Some(entry) = from.entry("AutoPublishAlias") {
            let alias = self.state_machine_alias(source, entry);
            if self.is_on(from.get("UseAliasAsEventTarget")) {
                arn = at.reference(alias);
            }
        }
        for event in events_of(source) {
            self.start(&event, &arn);
        }
        made
    }

    fn state_machine_alias(&mut self, source: &Source<'_>, entry: &Entry) -> Str {
        let from = source.properties;
        let cause = Cause::of(entry);
        let at = cause.at();
        let version = source.named("Version");
        let made = Made::new(cause)
            .set("StateMachineArn", at.reference(source.id.clone()))
            .set("StateMachineRevisionId", at.get_att(&source.id, "StateMachineRevisionId"));
        self.create(source, cause, version.clone(), "AWS::StepFunctions::StateMachineVersion", made);
        if let Some(made) = self.last() {
            made.deletion_policy.get_or_insert_with(|| at.text("Retain"));
            made.update_replace_policy.get_or_insert_with(|| at.text("Retain"));
        }
        let id = source.named(&format!("Alias{}", self.text(&entry.value).unwrap_or_default()));
        let mut preference = match from.get("DeploymentPreference") {
            Some(preference) => preference.clone(),
            None => at.map([("Type", at.text("ALL_AT_ONCE"))]),
        };
        put(&mut preference, at.entry("StateMachineVersionArn", at.reference(version)));
        let made = Made::new(cause).set("Name", entry.value.clone()).set("DeploymentPreference", preference);
        self.create(source, cause, id.clone(), "AWS::StepFunctions::StateMachineAlias", made);
        id
    }

    /// An event that starts a state machine.
    fn start(&mut self, event: &Event<'_>, arn: &Node) {
        let at = event.cause.at();
        match event.ty {
            "Schedule" | "CloudWatchEvent" | "EventBridgeRule" => {
                let given = event.properties.get("RoleArn").filter(|_| event.ty == "Schedule").cloned();
                let role = given.unwrap_or_else(|| self.starting_role(event, "events.amazonaws.com", arn));
                let called = Called { arn: arn.clone(), role: Some(role), suffix: "StepFunctionsTarget" };
                match event.ty {
                    "Schedule" => self.schedule_rule(event, called),
                    _ => self.pattern_rule(event, called),
                }
            }
            "ScheduleV2" => self.scheduler_schedule(event, arn.clone(), &|arn, id| {
                let start = policies::allow(&["states:StartExecution"], arn, at);
                policies::inline(format!("{id}StartExecutionPolicy"), vec![start], at)
            }),
            "Api" => {
                let from = event.properties;
                self.starting_role(event, "apigateway.amazonaws.com", arn);
                let text = |name: &str| from.get(name).and_then(|node| self.text(node));
                let (Some(path), Some(method)) = (text("Path"), text("Method")) else { return };
                let written = from.get("RestApiId");
                let api: Str = match written.map(api_id) {
                    None => openapi::IMPLICIT_REST.into(),
                    Some(Some(id)) => id.into(),
                    Some(None) => return,
                };
                self.hand_tags_to_implicit(event, &api, written.is_some());
                let plain = self.is_on(from.get("UnescapeMappingTemplate"));
                let role = format!("{}Role", event.id).into();
                let id = referred(arn).map_or_else(|| event.source.id.clone(), Str::from);
                let integration = Integration::StateMachine { id, role, plain };
                self.route(event, api, path, method, integration);
            }
            _ => {}
        }
    }

    /// The role with which a state machine is started; gives its ARN.
    fn starting_role(&mut self, event: &Event<'_>, service: &str, arn: &Node) -> Node {
        let at = event.cause.at();
        let id: Str = format!("{}Role", event.id).into();
        let start = policies::allow(&["states:StartExecution"], arn.clone(), at);
        let inline = vec![policies::inline(format!("{id}StartExecutionPolicy"), vec![start], at)];
        let rest = Made::new(event.cause)
            .set("AssumeRolePolicyDocument", policies::trust(service, at))
            .copy(event.source.properties, "PermissionsBoundary");
        let role = Role { managed: Vec::new(), inline };
        self.role(event.source, &event.guards, event.cause, id.clone(), role, rest);
        at.get_att(&id, "Arn")
    }
}

/// Puts names in the place of functions in a definition; they are given beside it.
fn replace_functions(node: &mut Node, replaced: &mut Vec<Entry>, depth: usize) {
    if is_function(node) {
        let at = At(node.span);
        let name = format!("definition_substitution_{}", replaced.len() + 1);
        let text = at.text(format!("${{{name}}}"));
        replaced.push(at.entry(name, std::mem::replace(node, text)));
        return;
    }
    if depth > MAX_DEPTH {
        return;
    }
    match &mut node.kind {
        NodeKind::Sequence(items) => items.iter_mut().for_each(|item| replace_functions(item, replaced, depth + 1)),
        NodeKind::Mapping(entries) => {
            // SAM counts them in the order of their keys.
            let mut sorted: Vec<&mut Entry> = entries.iter_mut().collect();
            sorted.sort_by(|a, b| a.key.cmp(&b.key));
            sorted.into_iter().for_each(|entry| replace_functions(&mut entry.value, replaced, depth + 1));
        }
        _ => {}
    }
}

/// A definition as the text that it is given as.
fn json(definition: &Node) -> Node {
    let at = At(definition.span);
    at.map([("Fn::ToJsonString", definition.clone())])
}
