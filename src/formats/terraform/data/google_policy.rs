//! `google_iam_policy`: the policy that the provider makes of its blocks.
//! <https://registry.terraform.io/providers/hashicorp/google/latest/docs/data-sources/iam_policy>

use bartizan_lang::Value;
use bartizan_lang::value::{Fields, Kind, Presence, Seq, Str};
use std::sync::Arc;

use super::{Computation, set_order};

pub(super) fn attribute(of: &Computation<'_>, attribute: &str) -> Option<Value> {
    let text = || of.evaluate("${jsonencode(policy)}", Value::object_of([("policy", policy(&of.body))]));
    match attribute {
        "policy_data" => Some(text()),
        "id" => text().as_str().map(|text| set_order::checksum(text).into()),
        _ => None,
    }
}

fn policy(body: &Fields) -> Value {
    let mut entries = Vec::new();
    let audit = audit_configs(body);
    if !audit.items.is_empty() || audit.open {
        entries.push(("auditConfigs", tuple(audit)));
    }
    let bindings = bindings(body);
    if !bindings.items.is_empty() || bindings.open {
        entries.push(("bindings", tuple(bindings)));
    }
    Value::object_of(entries)
}

fn tuple(seq: Seq) -> Value {
    Value::new(Kind::Tuple(Arc::new(seq)))
}

fn blocks(body: &Fields, name: &str) -> (Vec<(Arc<Fields>, Presence)>, bool) {
    let Some(seq) = body.get(name).and_then(Value::as_seq) else { return (Vec::new(), false) };
    let found = seq.items.iter().enumerate();
    (found.filter_map(|(i, item)| Some((item.as_fields()?.clone(), seq.presence_of(i)))).collect(), seq.open)
}

/// A binding while members of the same role and condition are gathered.
struct Binding {
    role: Value,
    /// Expression, title, description: bindings are sorted by them after the role, those without a condition first.
    condition: Option<[Value; 3]>,
    members: Seq,
    presence: Presence,
}

impl Binding {
    /// What it is sorted by, when that is known.
    fn key(&self) -> Option<(Str, Option<[Str; 3]>)> {
        let condition = match &self.condition {
            Some([e, t, d]) => Some([e.as_str()?.clone(), t.as_str()?.clone(), d.as_str()?.clone()]),
            None => None,
        };
        Some((self.role.as_str()?.clone(), condition))
    }
}

fn bindings(body: &Fields) -> Seq {
    let (found, open) = blocks(body, "binding");
    let mut bindings: Vec<Binding> = Vec::new();
    for (block, presence) in found {
        let written = |fields: &Fields, name: &str| fields.get(name).filter(|v| !v.is_null()).cloned();
        let condition = blocks(&block, "condition").0.into_iter().next().map(|(condition, _)| {
            ["expression", "title", "description"].map(|name| written(&condition, name).unwrap_or_else(|| "".into()))
        });
        let members = match block.get("members") {
            Some(members) => match members.as_seq() {
                Some(seq) => (**seq).clone(),
                None => Seq { open: true, ..Seq::default() },
            },
            None => Seq::default(),
        };
        let role = written(&block, "role").unwrap_or_else(|| "".into());
        let binding = Binding { role, condition, members, presence };
        let key = binding.key();
        let same = bindings
            .iter_mut()
            .find(|b| key.is_some() && b.key() == key && b.presence.is_always() && binding.presence.is_always());
        match same {
            Some(earlier) => {
                earlier.members.open |= binding.members.open;
                for (place, member) in binding.members.items.iter().enumerate() {
                    earlier.members.push(member.clone(), binding.members.presence_of(place));
                }
            }
            None => bindings.push(binding),
        }
    }
    if bindings.iter().all(|b| b.key().is_some()) {
        bindings.sort_by_cached_key(Binding::key);
    }
    let mut made = Seq { open, ..Seq::default() };
    for mut binding in bindings {
        if binding.members.is_closed() && binding.members.items.iter().all(|m| m.as_str().is_some()) {
            binding.members.items.sort_by(Value::order);
        }
        let mut entries = vec![("members", tuple(binding.members)), ("role", binding.role)];
        if let Some([expression, title, description]) = binding.condition {
            let mut condition = vec![("expression", expression), ("title", title)];
            if description.as_str().is_none_or(|text| !text.is_empty()) {
                condition.push(("description", description));
            }
            entries.push(("condition", Value::object_of(condition)));
        }
        made.push(Value::object_of(entries), binding.presence);
    }
    made
}

fn audit_configs(body: &Fields) -> Seq {
    let (mut found, open) = blocks(body, "audit_config");
    let log = |log: &Fields| {
        let members = set_order::set(log.get("exempted_members"));
        format!("exempted_members:{members}log_type:{}", set_order::scalar(log.get("log_type")))
    };
    let logs_of = |config: &Fields| {
        let (mut logs, open) = blocks(config, "audit_log_configs");
        set_order::sort(&mut logs, |(fields, _)| fields, log);
        (logs, open)
    };
    set_order::sort(
        &mut found,
        |(fields, _)| fields,
        |config| {
            let logs: String = logs_of(config).0.iter().map(|(fields, _)| format!("<{}>;", log(fields))).collect();
            format!("audit_log_configs:{{{logs}}};service:{}", set_order::scalar(config.get("service")))
        },
    );
    let mut made = Seq { open, ..Seq::default() };
    for (config, presence) in found {
        let (logs, open) = logs_of(&config);
        let mut written = Seq { open, ..Seq::default() };
        for (log, presence) in logs {
            let mut entries = Vec::new();
            if let Some(members) = log.get("exempted_members").and_then(Value::as_seq)
                && (!members.items.is_empty() || members.open)
            {
                let mut members = (**members).clone();
                if members.is_closed() {
                    members.items.sort_by_cached_key(|m| set_order::checksum(&set_order::scalar(Some(m))));
                }
                entries.push(("exemptedMembers", tuple(members)));
            }
            entries.push(("logType", log.get("log_type").cloned().unwrap_or_else(|| "".into())));
            written.push(Value::object_of(entries), presence);
        }
        let service = config.get("service").cloned().unwrap_or_else(|| "".into());
        let entries = [("auditLogConfigs", tuple(written)), ("service", service)];
        made.push(Value::object_of(entries), presence);
    }
    made
}
