//! Rules and schedules of EventBridge that call functions or state machines.

use bartizan_lang::syntax::document::Node;
use bartizan_lang::value::Str;

use super::events::Event;
use super::policies::{self, Role};
use super::{Cause, Expansion, Made, Properties};

/// What a rule calls.
pub(super) struct Called {
    /// Its ARN.
    pub arn: Node,
    /// The role that it is called with.
    pub role: Option<Node>,
    /// What the target's name ends with.
    pub suffix: &'static str,
}

impl Expansion<'_> {
    /// `Schedule`: a rule with a schedule.
    pub(super) fn schedule_rule(&mut self, event: &Event<'_>, called: Called) {
        let made = Made::new(event.cause)
            .copy_as(event.properties, "Schedule", "ScheduleExpression")
            .copy(event.properties, "Name")
            .copy(event.properties, "Description");
        self.rule(event, called, made);
    }

    /// `EventBridgeRule`: a rule with a pattern.
    pub(super) fn pattern_rule(&mut self, event: &Event<'_>, called: Called) {
        let made = Made::new(event.cause)
            .copy(event.properties, "EventBusName")
            .copy_as(event.properties, "Pattern", "EventPattern")
            .copy_as(event.properties, "RuleName", "Name");
        self.rule(event, called, made);
    }

    fn rule(&mut self, event: &Event<'_>, called: Called, made: Made) {
        let from = event.properties;
        let at = event.cause.at();
        let made = match (from.has("State"), from.get("Enabled")) {
            (false, Some(enabled)) => {
                made.set("State", at.text(if self.is_off(enabled) { "DISABLED" } else { "ENABLED" }))
            }
            _ => made.copy(from, "State"),
        };
        let id = match from.map("Target").get("Id") {
            Some(id) => id.clone(),
            None => at.text(format!("{}{}", event.id, called.suffix)),
        };
        let dead = from.entry("DeadLetterConfig").map(|entry| {
            let config = Properties::of(&entry.value);
            let arn = match config.get("Arn") {
                Some(arn) => arn.clone(),
                None => self.dead_letter_queue(event, Cause::of(entry), config, true),
            };
            at.map([("Arn", arn)])
        });
        let target = Made { at, entries: Vec::new() }
            .set("Arn", called.arn)
            .set("Id", id)
            .set_if("RoleArn", called.role)
            .copy_all(from, &["Input", "InputPath", "InputTransformer", "RetryPolicy"])
            .set_if("DeadLetterConfig", dead);
        let made = made.set("Targets", at.list([target.node()]));
        self.create_when(event.source, &event.guards, event.cause, event.id.clone(), "AWS::Events::Rule", made);
    }

    /// A queue for what could not be delivered; gives its ARN.
    fn dead_letter_queue(&mut self, event: &Event<'_>, cause: Cause, config: Properties<'_>, policy: bool) -> Node {
        let at = cause.at();
        let named = config.get("QueueLogicalId").and_then(|id| self.text(id));
        let queue: Str = named.unwrap_or_else(|| format!("{}Queue", event.id).into());
        let (source, guards) = (event.source, &event.guards);
        self.create_when(source, guards, cause, queue.clone(), "AWS::SQS::Queue", Made::new(cause));
        let arn = at.get_att(&queue, "Arn");
        if policy {
            let from_rule = at.map([("aws:SourceArn", at.get_att(&event.id, "Arn"))]);
            let statement = at.map([
                ("Action", at.text("sqs:SendMessage")),
                ("Effect", at.text("Allow")),
                ("Principal", at.map([("Service", at.text("events.amazonaws.com"))])),
                ("Resource", arn.clone()),
                ("Condition", at.map([("ArnEquals", from_rule)])),
            ]);
            let document = at.map([("Version", at.text("2012-10-17")), ("Statement", at.list([statement]))]);
            let made = Made::new(cause).set("PolicyDocument", document).set("Queues", at.list([at.reference(queue)]));
            let id = format!("{}QueuePolicy", event.id);
            self.create_when(source, guards, cause, id, "AWS::SQS::QueuePolicy", made);
        }
        arn
    }

    /// `ScheduleV2`: a schedule of EventBridge Scheduler, with a role that may do `action`.
    pub(super) fn scheduler_schedule(&mut self, event: &Event<'_>, arn: Node, invoke: &dyn Fn(Node, &str) -> Node) {
        const SAME: &[&str] = &[
            "ScheduleExpression",
            "State",
            "Description",
            "StartDate",
            "EndDate",
            "ScheduleExpressionTimezone",
            "GroupName",
            "KmsKeyArn",
        ];
        let from = event.properties;
        let at = event.cause.at();
        let mut made = Made::new(event.cause).copy_all(from, SAME);
        if from.has("Name") {
            made = made.copy(from, "Name");
        } else if !self.is_on(from.get("OmitName")) {
            made = made.set("Name", at.text(event.id.clone()));
        }
        made = match from.has("FlexibleTimeWindow") {
            true => made.copy(from, "FlexibleTimeWindow"),
            false => made.set("FlexibleTimeWindow", at.map([("Mode", at.text("OFF"))])),
        };
        let dead = from.entry("DeadLetterConfig").map(|entry| {
            let config = Properties::of(&entry.value);
            match config.get("Arn") {
                Some(arn) => arn.clone(),
                None => self.dead_letter_queue(event, Cause::of(entry), config, false),
            }
        });
        let role = match from.get("RoleArn") {
            Some(role) => role.clone(),
            None => {
                let id: Str = format!("{}Role", event.id).into();
                let mut role = Role { managed: Vec::new(), inline: vec![invoke(arn.clone(), &event.id)] };
                if let Some(queue) = &dead {
                    role.inline.extend(policies::destination("SQS", queue.clone(), &event.id, at));
                }
                let rest = Made::new(event.cause)
                    .set("AssumeRolePolicyDocument", policies::trust("scheduler.amazonaws.com", at))
                    .copy(from, "PermissionsBoundary");
                self.role(event.source, &event.guards, event.cause, id.clone(), role, rest);
                at.get_att(&id, "Arn")
            }
        };
        let target = Made { at, entries: Vec::new() }
            .set("Arn", arn)
            .set("RoleArn", role)
            .copy_all(from, &["Input", "RetryPolicy"])
            .set_if("DeadLetterConfig", dead.map(|arn| at.map([("Arn", arn)])));
        let made = made.set("Target", target.node());
        let (source, id) = (event.source, event.id.clone());
        self.create_when(source, &event.guards, event.cause, id, "AWS::Scheduler::Schedule", made);
    }
}
