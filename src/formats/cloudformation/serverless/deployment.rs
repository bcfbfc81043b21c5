//! `DeploymentPreference`: functions that are deployed step by step, by CodeDeploy.
//! <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-deploymentpreference.html>

use bartizan_lang::Span;
use bartizan_lang::syntax::document::{Entry, Node};
use bartizan_lang::value::Str;

use super::node::{self, At, is_absent};
use super::policies::{self, Role};
use super::{Cause, Expansion, Made, Properties, Source, tag_list};
use crate::formats::cloudformation::template::Written;

/// How a function is deployed.
pub(super) struct Preference {
    function: Str,
    alias: Str,
    written: Node,
    cause: Cause,
    condition: Option<(Str, Span)>,
    tags: Option<Node>,
}

/// The application of all functions.
const APPLICATION: &str = "ServerlessDeploymentApplication";
/// The role of CodeDeploy.
const ROLE: &str = "CodeDeployServiceRole";

impl Preference {
    pub(super) fn of(source: &Source<'_>, entry: &Entry, alias: &Str) -> Option<Self> {
        let text = |name: &str| entry.value.get(name).and_then(Node::as_str);
        let handed = source.properties.get("PropagateTags").and_then(Node::as_str) == Some("true");
        let conditional = text("PassthroughCondition") == Some("true");
        Some(Self {
            function: source.id.clone(),
            alias: alias.clone(),
            written: entry.value.clone(),
            cause: Cause::of(entry),
            condition: source.condition.clone().filter(|_| conditional),
            tags: source.properties.get("Tags").filter(|_| handed).map(|tags| tag_list(tags, None)),
        })
    }
}

impl Expansion<'_> {
    /// What CodeDeploy needs for all functions that are deployed by it.
    pub(super) fn deployments(&mut self) -> Vec<Written> {
        let mut all = std::mem::take(&mut self.preferences);
        all.retain(|one| !one.written.get("Enabled").is_some_and(|enabled| self.is_off(enabled)));
        let Some(first) = all.first() else { return Vec::new() };
        let cause = first.cause;
        let at = cause.at();
        let conditions: Vec<_> = all.iter().map(|one| one.condition.clone()).collect();
        let none = at.entries(Vec::new());
        let source = |condition: Option<(Str, Span)>| Source {
            id: APPLICATION.into(),
            cause,
            properties: Properties::of(&none),
            condition,
            deletion_policy: None,
            update_replace_policy: None,
            symbolic: None,
        };
        let shared = source(self.any_condition(&conditions, at));
        let tags: Vec<Node> =
            all.iter().filter_map(|one| one.tags.as_ref()).flat_map(|tags| tags.items().to_vec()).collect();
        let tags = (!tags.is_empty()).then(|| at.list(tags));
        let made = Made::new(cause).set("ComputePlatform", at.text("Lambda")).set_if("Tags", tags.clone());
        self.create(&shared, cause, APPLICATION, "AWS::CodeDeploy::Application", made);
        if all.iter().any(|one| one.written.get("Role").is_none_or(is_absent)) {
            let role = Role { managed: vec![policies::managed("AWSCodeDeployRoleForLambda", at)], inline: Vec::new() };
            let rest = Made::new(cause)
                .set("AssumeRolePolicyDocument", policies::trust("codedeploy.amazonaws.com", at))
                .set_if("Tags", tags);
            self.role(&shared, &[], cause, ROLE.into(), role, rest);
        }
        for one in &all {
            let from = Properties::of(&one.written);
            let at = one.cause.at();
            let style = at.map([
                ("DeploymentType", at.text("BLUE_GREEN")),
                ("DeploymentOption", at.text("WITH_TRAFFIC_CONTROL")),
            ]);
            let events = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST"];
            let rollback = at.map([("Enabled", at.flag(true)), ("Events", at.texts(events))]);
            let made = Made::new(one.cause)
                .set_if("AlarmConfiguration", from.get("Alarms").map(|alarms| alarm_configuration(alarms, at)))
                .set("ApplicationName", at.reference(APPLICATION))
                .set("AutoRollbackConfiguration", rollback)
                .set_if("DeploymentConfigName", from.get("Type").map(|ty| self.configuration(ty)))
                .set("DeploymentStyle", style)
                .set("ServiceRoleArn", from.get("Role").cloned().unwrap_or_else(|| at.get_att(ROLE, "Arn")))
                .copy(from, "TriggerConfigurations")
                .set_if("Tags", one.tags.clone());
            let own = source(one.condition.clone());
            let id = format!("{}DeploymentGroup", one.function);
            self.create(&own, one.cause, id, "AWS::CodeDeploy::DeploymentGroup", made);
            if let Some(made) = self.last() {
                made.depends_on.push((one.alias.clone(), one.cause.header));
            }
        }
        std::mem::take(&mut self.made)
    }

    /// How traffic moves: CodeDeploy has names of its own for what SAM names in short.
    fn configuration(&self, ty: &Node) -> Node {
        let at = At(ty.span);
        match self.text(ty) {
            Some(name) if PREDEFINED.contains(&name.as_str()) => at.text(format!("CodeDeployDefault.Lambda{name}")),
            _ => node::each_case(ty, at, &mut |case| match case.as_str() {
                Some(name) if PREDEFINED.contains(&name) => {
                    At(case.span).text(format!("CodeDeployDefault.Lambda{name}"))
                }
                _ => case.clone(),
            }),
        }
    }
}

/// <https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html>
const PREDEFINED: &[&str] = &[
    "AllAtOnce",
    "Canary10Percent5Minutes",
    "Canary10Percent10Minutes",
    "Canary10Percent15Minutes",
    "Canary10Percent30Minutes",
    "Linear10PercentEvery1Minute",
    "Linear10PercentEvery2Minutes",
    "Linear10PercentEvery3Minutes",
    "Linear10PercentEvery10Minutes",
];

fn alarm_configuration(alarms: &Node, at: At) -> Node {
    node::each_case(alarms, at, &mut |alarms| {
        let at = At(alarms.span);
        let named = alarms.items().iter().filter(|alarm| !is_absent(alarm));
        let named: Vec<Node> = named.map(|alarm| at.map([("Name", alarm.clone())])).collect();
        match named.is_empty() {
            true => at.entries(Vec::new()),
            false => at.map([("Enabled", at.flag(true)), ("Alarms", at.list(named))]),
        }
    })
}
