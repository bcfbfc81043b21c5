//! Data sources that are computed from what is written.

use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::value::{Field, Fields, Kind, Reason, Shape, Str, Type, Unknown};

use super::evaluation::Evaluation;
use super::instance::Instance;

impl Evaluation<'_> {
    /// An attribute of a data source, when it follows from the configuration; `None` when it is read from the cloud.
    pub(super) fn data_attribute(
        &self,
        instance: &Arc<Instance>,
        index: usize,
        which: usize,
        attribute: &str,
        depth: u32,
    ) -> Option<Value> {
        let block = instance.module.resources.get(index)?;
        match (block.ty.as_str(), attribute) {
            ("aws_iam_policy_document", "json" | "minified_json") => {
                let body = self.body(instance, index, which, depth);
                Some(policy_document(&body, attribute == "minified_json").at(block.block.header))
            }
            ("aws_region", "name" | "id" | "region") => {
                let body = self.body(instance, index, which, depth);
                let named = body.get("region").or_else(|| body.get("name")).filter(|region| !region.is_null());
                Some(named.cloned().unwrap_or_else(|| self.provider_of(instance, block).region.clone()))
            }
            ("aws_caller_identity", "account_id" | "id") => Some(self.provider_of(instance, block).account.clone()),
            ("aws_partition", "partition" | "id") => {
                partition(&self.provider_of(instance, block).region).map(|p| p.0.into())
            }
            ("aws_partition", "dns_suffix") => partition(&self.provider_of(instance, block).region).map(|p| p.1.into()),
            ("terraform_remote_state", "outputs") => {
                let body = self.body(instance, index, which, depth);
                self.remote_outputs(instance, &body).map(|outputs| outputs.at(block.block.header))
            }
            _ => None,
        }
    }
}

/// The partition of a region and its DNS suffix.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>
fn partition(region: &Value) -> Option<(&'static str, &'static str)> {
    let region = region.as_str()?;
    Some(match region.as_str() {
        r if r.starts_with("cn-") => ("aws-cn", "amazonaws.com.cn"),
        r if r.starts_with("us-gov-") => ("aws-us-gov", "amazonaws.com"),
        r if r.starts_with("eusc-") => ("aws-eusc", "amazonaws.eu"),
        _ => ("aws", "amazonaws.com"),
    })
}

/// The keys of a statement in the order in which the provider writes them.
const KEYS: &[&str] =
    &["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Condition"];

/// `aws_iam_policy_document`: the policy that the provider makes of its blocks. A document of which parts are unknown is an
/// unknown text whose JSON value is known as far as it goes.
/// <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document>
fn policy_document(body: &Fields, minified: bool) -> Value {
    let mut statements: Vec<Value> = Vec::new();
    let mut open = false;
    for source in documents(body, "source_policy_documents").into_iter().chain(documents(body, "source_json")) {
        match source {
            Some(list) => statements.extend(list),
            None => open = true,
        }
    }
    for (statement, presence_always) in blocks(body, "statement") {
        open |= !presence_always;
        add(&mut statements, self::statement(statement));
    }
    if body.get("statement").and_then(|v| v.as_seq().map(|s| s.open)).unwrap_or(false) {
        open = true;
    }
    for over in documents(body, "override_policy_documents").into_iter().chain(documents(body, "override_json")) {
        match over {
            Some(list) => list.into_iter().for_each(|s| add(&mut statements, s)),
            None => open = true,
        }
    }
    let version = body.get("version").filter(|v| !v.is_null()).cloned().unwrap_or_else(|| "2012-10-17".into());
    let mut list = bartizan_lang::value::Seq::of(statements);
    list.open = open;
    let mut entries = vec![
        Field { key: "Version".into(), at: version.span, value: version },
        Field {
            key: "Statement".into(),
            at: bartizan_lang::Span::NONE,
            value: Value::new(Kind::Tuple(Arc::new(list))),
        },
    ];
    if let Some(id) = body.get("policy_id").filter(|v| !v.is_null()) {
        entries.push(Field { key: "Id".into(), at: id.span, value: id.clone() });
    }
    let document = Value::object(Fields::new(entries));
    if document.is_wholly_known()
        && let Some(json) = to_json(&document)
    {
        let text = if minified { serde_json::to_string(&json) } else { serde_json::to_string_pretty(&json) };
        // Go's encoder escapes these, whatever the context.
        let text = text.unwrap_or_default().replace('&', "\\u0026").replace('<', "\\u003c").replace('>', "\\u003e");
        return carry(Value::string(text), &document);
    }
    let mut unknown = Unknown::new(reason(&document));
    unknown.ty = Some(Type::String);
    unknown.not_null = true;
    unknown.shape = Shape::Json(document.clone());
    carry(Value::from_unknown(unknown), &document)
}

/// The document refers to what its parts refer to.
fn carry(value: Value, document: &Value) -> Value {
    let mut value = value;
    let mut waiting = vec![document];
    while let Some(part) = waiting.pop() {
        value = value.made_from(part);
        if let Some(seq) = part.as_seq() {
            waiting.extend(&seq.items);
        } else if let Some(fields) = part.as_fields() {
            waiting.extend(fields.entries().iter().map(|f| &f.value));
        }
    }
    value
}

fn reason(value: &Value) -> Reason {
    match value.first_unknown().map(|v| &v.kind) {
        Some(Kind::Unknown(unknown)) => unknown.reason.clone(),
        Some(Kind::Choice(_)) => Reason::TooManyConditions,
        _ => Reason::Other("statements are not all known".into()),
    }
}

/// A statement with the `Sid` of an earlier one takes its place.
fn add(statements: &mut Vec<Value>, statement: Value) {
    let sid = |v: &Value| {
        v.as_fields().and_then(|f| f.get("Sid")).and_then(|s| s.as_str().cloned()).filter(|s| !s.is_empty())
    };
    match sid(&statement).and_then(|id| statements.iter().position(|s| sid(s).as_ref() == Some(&id))) {
        Some(place) => statements[place] = statement,
        None => statements.push(statement),
    }
}

/// The statements of documents that are given as JSON; `None` for one that is not known.
fn documents(body: &Fields, name: &str) -> Vec<Option<Vec<Value>>> {
    let Some(value) = body.get(name) else { return Vec::new() };
    let list: Vec<Value> = match value.as_seq() {
        Some(seq) => seq.items.clone(),
        None if value.is_null() => return Vec::new(),
        None => vec![value.clone()],
    };
    list.iter()
        .map(|text| {
            let document = match &text.kind {
                Kind::Unknown(unknown) => match &unknown.shape {
                    Shape::Json(document) => document.clone(),
                    _ => return None,
                },
                Kind::String(json) => {
                    bartizan_lang::syntax::parse_json_value(bartizan_lang::FileId::NONE, json).ok()?
                }
                _ => return None,
            };
            let statements = document.as_fields()?.get("Statement")?.clone();
            Some(match statements.as_seq() {
                Some(seq) => seq.items.clone(),
                None => vec![statements],
            })
        })
        .collect()
}

/// The blocks of a name, and whether each is surely there.
fn blocks<'b>(body: &'b Fields, name: &str) -> Vec<(&'b Fields, bool)> {
    let Some(seq) = body.get(name).and_then(Value::as_seq) else { return Vec::new() };
    seq.items
        .iter()
        .enumerate()
        .filter_map(|(index, item)| item.as_fields().map(|f| (f.as_ref(), seq.presence_of(index).is_always())))
        .collect()
}

fn statement(block: &Fields) -> Value {
    let mut entries = Vec::new();
    let mut set = |key: &str, field: &Field, value: Value| entries.push(Field { key: key.into(), at: field.at, value });
    if let Some(sid) =
        block.field("sid").filter(|f| !f.value.is_null() && f.value.as_str().is_none_or(|s| !s.is_empty()))
    {
        set("Sid", sid, sid.value.clone());
    }
    match block.field("effect").filter(|f| !f.value.is_null()) {
        Some(effect) => set("Effect", effect, effect.value.clone()),
        None => entries.push(Field { key: "Effect".into(), at: bartizan_lang::Span::NONE, value: "Allow".into() }),
    }
    for (name, key) in [
        ("actions", "Action"),
        ("not_actions", "NotAction"),
        ("resources", "Resource"),
        ("not_resources", "NotResource"),
    ] {
        if let Some(field) = block.field(name)
            && let Some(value) = list(&field.value)
        {
            entries.push(Field { key: key.into(), at: field.at, value });
        }
    }
    for (name, key) in [("principals", "Principal"), ("not_principals", "NotPrincipal")] {
        let found = blocks(block, name);
        if found.is_empty() {
            continue;
        }
        let at = block.field(name).map_or(bartizan_lang::Span::NONE, |f| f.at);
        entries.push(Field { key: key.into(), at, value: principals(&found) });
    }
    let conditions = blocks(block, "condition");
    if !conditions.is_empty() {
        let at = block.field("condition").map_or(bartizan_lang::Span::NONE, |f| f.at);
        entries.push(Field { key: "Condition".into(), at, value: self::conditions(&conditions) });
    }
    Value::object(Fields::new(entries))
}

/// A list as the provider writes it: a single element stands alone, more are sorted backwards.
fn list(value: &Value) -> Option<Value> {
    let Some(seq) = value.as_seq() else { return if value.is_null() { None } else { Some(value.clone()) } };
    if seq.items.is_empty() && !seq.open {
        return None;
    }
    if !seq.is_closed() {
        return Some(value.clone());
    }
    let mut items = seq.items.clone();
    if items.iter().all(|i| i.as_str().is_some()) {
        items.sort_by(|a, b| b.order(a));
        items.dedup_by(|a, b| a.same(b));
    }
    if items.len() == 1 {
        return items.pop();
    }
    Some(Value::tuple(items).at(value.span))
}

fn principals(blocks: &[(&Fields, bool)]) -> Value {
    let mut entries: Vec<Field> = Vec::new();
    for (block, _) in blocks {
        let Some(ty) = block.get("type").and_then(Value::as_str) else {
            let unknown = block.get("type").cloned().unwrap_or_else(|| Value::unknown(Reason::Invalid));
            return Value::unknown(reason(&unknown));
        };
        let identifiers = block.get("identifiers").and_then(list).unwrap_or_else(Value::null);
        if ty == "*" && identifiers.as_str().is_some_and(|i| i == "*") {
            return Value::string("*").at(identifiers.span);
        }
        let at = block.field("identifiers").map_or(identifiers.span, |f| f.at);
        match entries.iter_mut().find(|e| e.key == *ty) {
            Some(entry) => entry.value = joined(&entry.value, &identifiers),
            None => entries.push(Field { key: ty.clone(), at, value: identifiers }),
        }
    }
    Value::object(Fields::new(entries))
}

fn conditions(blocks: &[(&Fields, bool)]) -> Value {
    let mut tests: Vec<(Str, Vec<Field>)> = Vec::new();
    for (block, _) in blocks {
        let (Some(test), Some(variable)) =
            (block.get("test").and_then(Value::as_str), block.get("variable").and_then(Value::as_str))
        else {
            return Value::unknown(Reason::Other("a condition is not known".into()));
        };
        let at = block.field("values").map_or(bartizan_lang::Span::NONE, |f| f.at);
        let value = block.get("values").and_then(list).unwrap_or_else(|| Value::tuple(Vec::new()));
        let entry = Field { key: variable.clone(), at, value };
        match tests.iter_mut().find(|(t, _)| t == test) {
            Some((_, variables)) => match variables.iter_mut().find(|v| v.key == entry.key) {
                Some(same) => same.value = joined(&same.value, &entry.value),
                None => variables.push(entry),
            },
            None => tests.push((test.clone(), vec![entry])),
        }
    }
    Value::object_of(tests.into_iter().map(|(test, variables)| (test, Value::object(Fields::new(variables)))))
}

fn joined(a: &Value, b: &Value) -> Value {
    let items = |v: &Value| v.as_seq().map_or_else(|| vec![v.clone()], |s| s.items.clone());
    let mut all = items(a);
    all.extend(items(b));
    Value::tuple(all).at(a.span)
}

fn to_json(value: &Value) -> Option<serde_json::Value> {
    use serde_json::Value as Json;
    Some(match &value.kind {
        Kind::Null => Json::Null,
        Kind::Bool(b) => Json::Bool(*b),
        Kind::Number(number) => serde_json::from_str(&number.to_string()).ok()?,
        Kind::String(text) => Json::String(text.to_string()),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            Json::Array(seq.items.iter().map(to_json).collect::<Option<_>>()?)
        }
        Kind::Map(fields) | Kind::Object(fields) => {
            let rank = |key: &str| match key {
                "Version" => 0,
                "Id" => 1,
                "Statement" => 2,
                _ => KEYS.iter().position(|k| *k == key).map_or(100, |p| p + 3),
            };
            let mut entries: Vec<&Field> = fields.entries().iter().collect();
            entries.sort_by_key(|f| rank(&f.key));
            let mut map = serde_json::Map::new();
            for field in entries {
                map.insert(field.key.to_string(), to_json(&field.value)?);
            }
            Json::Object(map)
        }
        Kind::Unknown(_) | Kind::Choice(_) => return None,
    })
}
