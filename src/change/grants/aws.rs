//! Policies of AWS: those of identities, those of resources, whom roles trust, and policies that are attached
//! (<https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html>).

use bartizan_lang::Value;
use bartizan_lang::value::Seq;

use super::reading::{allowing, first, one, term, terms};
use super::{Gives, Policy};
use crate::change::known::{Known, at, items};
use crate::iam::document;
use crate::iam::permission::{Condition, Part, Statement, Statements, Term, Terms};
use crate::net::address::Part as Written;

/// The policies of a type.
pub(super) fn policies(ty: &str) -> Vec<Policy> {
    let actions = |read| Policy { read, gives: Gives::Actions, all: "*", is_admin };
    let on = |all, read| Policy { read, gives: Gives::Actions, all, is_admin: |_, _| false };
    let attached = |read| Policy { read, gives: Gives::Policies, all: "*", is_admin: |name, _| is_admin_policy(name) };
    match ty {
        "aws_iam_policy" => {
            vec![actions(|view| identity(view, &["policy"], Part::of(Terms::Words, ["whoever has the policy"])))]
        }
        "aws_iam_role_policy" | "aws_iam_user_policy" | "aws_iam_group_policy" => {
            vec![actions(|view| identity(view, &["policy"], holder(view)))]
        }
        "aws_ssoadmin_permission_set_inline_policy" => {
            vec![actions(|view| identity(view, &["inline_policy"], Part::of(Terms::Words, ["the permission set"])))]
        }
        "aws_iot_policy" => {
            vec![actions(|view| identity(view, &["policy"], Part::of(Terms::Words, ["whoever has the policy"])))]
        }
        "aws_iam_role" => vec![
            on("the role", |view| resource(view, "assume_role_policy")),
            actions(inline),
            attached(|view| policies_of(Part::of(Terms::Words, ["the role"]), view, "managed_policy_arns")),
        ],
        "aws_iam_role_policy_attachment"
        | "aws_iam_user_policy_attachment"
        | "aws_iam_group_policy_attachment"
        | "aws_iam_policy_attachment" => vec![attached(|view| policies_of(holders(view), view, "policy_arn"))],
        "aws_iam_role_policy_attachments_exclusive"
        | "aws_iam_user_policy_attachments_exclusive"
        | "aws_iam_group_policy_attachments_exclusive" => {
            vec![attached(|view| policies_of(holder(view), view, "policy_arns"))]
        }
        "aws_ssoadmin_managed_policy_attachment" => vec![attached(|view| {
            policies_of(Part::of(Terms::Words, ["the permission set"]), view, "managed_policy_arn")
        })],
        "aws_lambda_permission" => vec![on("the function", lambda_permission)],
        "aws_elasticsearch_domain"
        | "aws_elasticsearch_domain_policy"
        | "aws_opensearch_domain"
        | "aws_opensearch_domain_policy" => vec![on("it", |view| resource(view, "access_policies"))],
        "aws_glacier_vault" => vec![on("it", |view| resource(view, "access_policy"))],
        "aws_cloudwatch_log_resource_policy" => vec![on("it", |view| resource(view, "policy_document"))],
        "aws_codeartifact_domain_permissions_policy" | "aws_codeartifact_repository_permissions_policy" => {
            vec![on("it", |view| resource(view, "policy_document"))]
        }
        // What is reached through an endpoint is not the endpoint.
        "aws_vpc_endpoint" | "aws_vpc_endpoint_policy" => vec![on("*", |view| resource(view, "policy"))],
        _ if RESOURCE_POLICIES.contains(&ty) => vec![on("it", |view| resource(view, "policy"))],
        _ => Vec::new(),
    }
}

/// Types whose `policy` says who may use them.
const RESOURCE_POLICIES: &[&str] = &[
    "aws_api_gateway_rest_api",
    "aws_api_gateway_rest_api_policy",
    "aws_backup_vault_policy",
    "aws_cloudwatch_event_bus_policy",
    "aws_dynamodb_resource_policy",
    "aws_ecr_registry_policy",
    "aws_ecr_repository_policy",
    "aws_ecrpublic_repository_policy",
    "aws_efs_file_system_policy",
    "aws_glue_resource_policy",
    "aws_kinesis_resource_policy",
    "aws_kms_external_key",
    "aws_kms_key",
    "aws_kms_key_policy",
    "aws_kms_replica_key",
    "aws_media_store_container_policy",
    "aws_s3_access_point",
    "aws_s3_bucket",
    "aws_s3_bucket_policy",
    "aws_s3control_access_point_policy",
    "aws_s3control_bucket_policy",
    "aws_secretsmanager_secret",
    "aws_secretsmanager_secret_policy",
    "aws_ses_identity_policy",
    "aws_sns_topic",
    "aws_sns_topic_policy",
    "aws_sqs_queue",
    "aws_sqs_queue_policy",
];

/// All actions on all resources.
fn is_admin(action: &str, resource: &str) -> bool {
    resource == "*" && matches!(action, "*" | "*:*")
}

/// Managed policies that make an administrator, or let one make oneself an administrator
/// (<https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html>).
fn is_admin_policy(name: &str) -> bool {
    matches!(name, "AdministratorAccess" | "IAMFullAccess")
}

/// The role, user or group that has a policy.
fn holder(view: &Value) -> Part {
    for (name, kind) in [
        ("role", "role"),
        ("role_name", "role"),
        ("user", "user"),
        ("user_name", "user"),
        ("group", "group"),
        ("group_name", "group"),
    ] {
        match at(view, &[name]).text() {
            Written::Absent => {}
            Written::Known(text) => return Part::of(Terms::Words, [format!("{kind} {text}")]),
            Written::Unknown => return Part { some: vec![Term::Unknown], ..Part::of(Terms::Words, [""]) },
        }
    }
    Part::of(Terms::Words, ["whoever has the policy"])
}

/// All of the roles, users and groups that have a policy.
fn holders(view: &Value) -> Part {
    let mut all = Part { some: Vec::new(), ..Part::of(Terms::Words, [""]) };
    for (name, kind) in [
        ("role", "role"),
        ("user", "user"),
        ("group", "group"),
        ("roles", "role"),
        ("users", "user"),
        ("groups", "group"),
    ] {
        let part = terms(Terms::Words, view, &[name]);
        all.open |= part.open;
        all.some.extend(part.some.into_iter().map(|term| match term {
            Term::Known(text) => Term::Known(format!("{kind} {text}")),
            Term::Unknown => Term::Unknown,
        }));
    }
    all
}

/// Policies by their name, or by their identifier where they are one's own.
fn policies_of(principals: Part, view: &Value, attribute: &str) -> Statements {
    let mut policies = terms(Terms::Words, view, &[attribute]);
    for policy in &mut policies.some {
        if let Term::Known(arn) = policy
            && let Some((start, rest)) = arn.split_once(":policy/")
            && start.ends_with("iam::aws")
        {
            *arn = rest.rsplit('/').next().unwrap_or(rest).to_owned();
        }
    }
    one(allowing(principals, policies, Part::of(Terms::Words, ["*"])))
}

/// The policies inside a role.
fn inline(view: &Value) -> Statements {
    let mut all = Statements::default();
    let (blocks, open) = items(view, &["inline_policy"]);
    all.open = open;
    for block in blocks.iter().filter(|block| !block.value.is_null()) {
        let found = identity(block.value, &["policy"], Part::of(Terms::Words, ["the role"]));
        all.open |= found.open || !block.certain;
        all.all.extend(found.all);
    }
    all
}

/// Who may call a function.
fn lambda_permission(view: &Value) -> Statements {
    let principals = first(Terms::Principals, view, &["principal"], "*");
    let actions = first(Terms::Actions, view, &["action"], "lambda:InvokeFunction");
    let resources = first(Terms::Resources, view, &["function_name"], "the function");
    let mut statement = allowing(principals, actions, resources);
    for name in ["source_arn", "source_account", "principal_org_id", "event_source_token"] {
        match at(view, &[name]) {
            Known::Absent => {}
            Known::Unknown => statement.more_conditions = true,
            Known::Is(value) => statement.conditions.push(Condition {
                test: if name == "source_arn" { "arnlike" } else { "stringequals" }.to_owned(),
                variable: name.to_owned(),
                values: value.as_str().map(ToString::to_string).into_iter().collect(),
            }),
        }
    }
    one(statement)
}

/// A policy of an identity: its statements name nobody.
fn identity(view: &Value, path: &[&str], who: Part) -> Statements {
    let mut statements = read(view, path);
    for statement in &mut statements.all {
        statement.principals = who.clone();
    }
    statements
}

/// A policy of a resource; in statements that name no resource it is this one.
fn resource(view: &Value, attribute: &str) -> Statements {
    let mut statements = read(view, &[attribute]);
    for statement in &mut statements.all {
        if statement.resources.some.is_empty() && !statement.resources.open {
            statement.resources = Part::of(Terms::Resources, ["*"]);
        }
    }
    statements
}

fn read(view: &Value, path: &[&str]) -> Statements {
    let Some(policy) = written(view, path) else { return Statements { all: Vec::new(), open: true } };
    let statements = document::statements(policy);
    let Some(seq) = statements.as_seq() else { return Statements { all: Vec::new(), open: true } };
    let mut all = Statements { all: Vec::new(), open: seq.open };
    for (place, value) in seq.items.iter().enumerate() {
        match statement(value) {
            Some(statement) => {
                let certain = seq.presence_of(place).is_always();
                all.all.push(Statement { certain, ..statement });
            }
            None => all.open = true,
        }
    }
    all
}

/// The policy itself, also when only parts of it are known; `None` when it may be one of several.
fn written<'a>(view: &'a Value, path: &[&str]) -> Option<&'a Value> {
    static NULL: std::sync::LazyLock<Value> = std::sync::LazyLock::new(Value::null);
    let (last, above) = path.split_last()?;
    let holder = match at(view, above) {
        Known::Is(holder) => holder,
        Known::Absent => return Some(&NULL),
        Known::Unknown => return None,
    };
    let fields = holder.as_fields()?;
    match fields.get(last) {
        Some(value) if value.as_choice().is_some() => None,
        Some(value) if value.as_str().is_some_and(|text| text.trim().is_empty()) => Some(&NULL),
        Some(value) => Some(value),
        None if fields.open => None,
        None => Some(&NULL),
    }
}

fn statement(value: &Value) -> Option<Statement> {
    let fields = value.as_fields()?;
    let get = |name: &str| fields.get(name);
    let allows = match get("effect")?.as_str()?.to_ascii_lowercase().as_str() {
        "allow" => true,
        "deny" => false,
        _ => return None,
    };
    let part = |terms: Terms, name: &str, not: &str| {
        let (some, open) = list(get(name));
        let (except, unsure) = list(get(not));
        if except.is_empty() && !unsure {
            Part { terms, some, except: Vec::new(), open }
        } else {
            Part::all_but(terms, except, unsure)
        }
    };
    let mut principals = Part { terms: Terms::Principals, some: Vec::new(), except: Vec::new(), open: false };
    (principals.some, principals.open) = who(get("principals"));
    let (except, unsure) = who(get("not_principals"));
    if !except.is_empty() || unsure {
        principals = Part::all_but(Terms::Principals, except, unsure);
    }
    let (conditions, more_conditions) = conditions(get("conditions"));
    Some(Statement {
        allows,
        certain: true,
        principals,
        actions: part(Terms::Actions, "actions", "not_actions"),
        resources: part(Terms::Resources, "resources", "not_resources"),
        conditions,
        more_conditions,
    })
}

/// The elements of a list of texts, and whether there may be others.
fn list(value: Option<&Value>) -> (Vec<Term>, bool) {
    match value.map(|value| (value, value.as_seq())) {
        None => (Vec::new(), false),
        Some((value, None)) => (Vec::new(), !value.is_null()),
        Some((_, Some(seq))) => {
            let sure = |(place, _): &(usize, &Value)| seq.presence_of(*place).is_always();
            let some: Vec<Term> = seq.items.iter().enumerate().filter(sure).map(|(_, value)| term(value)).collect();
            let open = seq.open || some.len() < seq.items.len();
            (some, open)
        }
    }
}

/// Principals in one form: `*`, `account 123456789012`, an ARN; or the name of a service or of an identity provider.
fn who(value: Option<&Value>) -> (Vec<Term>, bool) {
    let Some(value) = value else { return (Vec::new(), false) };
    let Some(seq) = value.as_seq() else { return (Vec::new(), !value.is_null()) };
    let mut all = Vec::new();
    let mut open = !seq.is_closed();
    for kind in &seq.items {
        let (identifiers, more) = list(kind.as_fields().and_then(|fields| fields.get("identifiers")));
        open |= more || kind.as_fields().is_none();
        all.extend(identifiers.into_iter().map(|term| match term {
            Term::Known(text) => Term::Known(principal(&text)),
            Term::Unknown => Term::Unknown,
        }));
    }
    (all, open)
}

fn principal(text: &str) -> String {
    let account = text.strip_prefix("arn:").and_then(|rest| {
        let parts: Vec<&str> = rest.split(':').collect();
        match parts.as_slice() {
            [_, "iam", _, account, "root"] => Some((*account).to_owned()),
            _ => None,
        }
    });
    let digits = text.len() == 12 && text.bytes().all(|c| c.is_ascii_digit());
    match account {
        Some(account) => format!("account {account}"),
        None if digits => format!("account {text}"),
        None => text.to_owned(),
    }
}

fn conditions(value: Option<&Value>) -> (Vec<Condition>, bool) {
    let Some(value) = value else { return (Vec::new(), false) };
    let Some(seq) = value.as_seq() else { return (Vec::new(), !value.is_null()) };
    let mut open = !seq.is_closed();
    let read = |value: &Value, seq: &Seq| -> Option<Condition> {
        let fields = value.as_fields()?;
        let text =
            |name: &str| fields.get(name).and_then(Value::as_str).map(|text| text.to_ascii_lowercase().to_string());
        let (values, unsure) = list(fields.get("values"));
        let known = values.into_iter().map(|value| match value {
            Term::Known(text) => Some(text),
            Term::Unknown => None,
        });
        let values: Option<Vec<String>> = known.collect();
        let condition = Condition { test: text("test")?, variable: text("variable")?, values: values? };
        (!unsure && seq.is_closed()).then_some(condition)
    };
    let mut all = Vec::new();
    for value in &seq.items {
        match read(value, seq) {
            Some(condition) => all.push(condition),
            None => open = true,
        }
    }
    all.sort();
    (all, open)
}
