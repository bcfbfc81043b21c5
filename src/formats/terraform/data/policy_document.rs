//! `aws_iam_policy_document`: the policy that the provider makes of its blocks and of other documents. A document of which
//! parts are unknown is an unknown text whose JSON value is known as far as it goes.
//! <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document>

use std::sync::Arc;

use bartizan_lang::value::{Field, Fields, Guard, Kind, Part, Presence, Reason, Seq, Shape, Str, Type, Unknown};
use bartizan_lang::{FileId, Span, Value};

use super::{Computation, set_order};

/// The oldest version of the policy language, in which there are no policy variables.
const OLD_VERSION: &str = "2008-10-17";

/// The keys of a statement in the order in which the provider writes them.
const KEYS: [&str; 9] =
    ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Condition"];

pub(super) fn attribute(of: &Computation<'_>, attribute: &str) -> Option<Value> {
    let minified = match attribute {
        "json" | "id" => false,
        "minified_json" => true,
        _ => return None,
    };
    let text = match document(&of.body) {
        Ok(document) => text(&document, minified),
        Err(problem) => of.failed(&problem),
    };
    match attribute {
        "id" => text.as_str().map(|text| set_order::checksum(text).into()),
        _ => Some(text),
    }
}

/// The text of the document that blocks and arguments make.
///
/// # Errors
/// Why the provider makes none.
pub(in crate::formats) fn made(body: &Fields) -> Result<Value, String> {
    document(body).map(|document| text(&document, false))
}

/// A document while others are merged into it.
#[derive(Default)]
struct Document {
    version: Option<Value>,
    id: Option<Value>,
    statements: Seq,
}

impl Document {
    /// The identifier of the other replaces this one's, so do its statements those with the same `Sid`; the later version
    /// of the language stays.
    fn merge(&mut self, other: Document, presence: &Presence) {
        if other.id.is_some() {
            self.id = other.id;
        }
        let later = |mine: &Value, others: &Value| match (mine.as_str(), others.as_str()) {
            (Some(mine), Some(others)) => others > mine,
            _ => !others.is_unknown(),
        };
        match (&self.version, other.version) {
            (Some(mine), Some(others)) if !later(mine, &others) => {}
            (_, Some(others)) => self.version = Some(others),
            (_, None) => {}
        }
        self.statements.open |= other.statements.open;
        for (place, statement) in other.statements.items.iter().enumerate() {
            let presence = other.statements.presence_of(place).and(presence);
            let id = sid(statement);
            let earlier = self.statements.items.iter().position(|s| id.is_some() && sid(s) == id);
            match earlier.and_then(|place| self.statements.items.get_mut(place)) {
                Some(earlier) if presence.is_always() => *earlier = statement.clone(),
                _ => self.statements.push(statement.clone(), presence),
            }
        }
    }
}

fn sid(statement: &Value) -> Option<Str> {
    statement.as_fields()?.get("Sid")?.as_str().filter(|sid| !sid.is_empty()).cloned()
}

fn document(body: &Fields) -> Result<Value, String> {
    let mut merged = Document::default();
    for (source, presence) in given(body, "source_json").into_iter().chain(given(body, "source_policy_documents")) {
        let twice = source.statements.items.iter().filter_map(sid).find(|sid| has(&merged.statements, sid));
        if let Some(twice) = twice.filter(|_| presence.is_always()) {
            return Err(format!("the Sid {twice} stands in two of the source documents"));
        }
        merged.merge(source, &presence);
    }
    let own = own(body)?;
    merged.merge(own, &Presence::always());
    for (over, presence) in given(body, "override_policy_documents").into_iter().chain(given(body, "override_json")) {
        merged.merge(over, &presence);
    }
    let field = |key: &str, value: Value| Field { key: key.into(), at: value.span, value };
    let mut entries = Vec::new();
    entries.extend(merged.version.map(|version| field("Version", version)));
    entries.extend(merged.id.map(|id| field("Id", id)));
    if !merged.statements.items.is_empty() || merged.statements.open {
        entries.push(field("Statement", Value::new(Kind::Tuple(Arc::new(merged.statements)))));
    }
    Ok(Value::object(Fields::new(entries)))
}

fn has(statements: &Seq, wanted: &Str) -> bool {
    statements.items.iter().any(|s| sid(s).as_ref() == Some(wanted))
}

/// What the data source's own blocks say.
fn own(body: &Fields) -> Result<Document, String> {
    let written = |name: &str| body.get(name).filter(|v| !v.is_null()).cloned();
    let version = written("version").unwrap_or_else(|| "2012-10-17".into());
    let id = written("policy_id").filter(|id| id.as_str().is_none_or(|text| !text.is_empty()));
    let mut statements = Seq::default();
    if let Some(seq) = body.get("statement").and_then(Value::as_seq) {
        statements.open = seq.open;
        for (place, block) in seq.items.iter().enumerate() {
            let Some(block) = block.as_fields() else { continue };
            let made = statement(block, &version)?;
            let presence = seq.presence_of(place);
            if let Some(twice) = sid(&made).filter(|sid| presence.is_always() && has(&statements, sid)) {
                return Err(format!("the Sid {twice} stands in two statements"));
            }
            statements.push(made, presence);
        }
    }
    Ok(Document { version: Some(version), id, statements })
}

/// The documents that an argument gives as JSON, each with when it is there. One that is not known leaves the whole open.
fn given(body: &Fields, name: &str) -> Vec<(Document, Presence)> {
    let Some(value) = body.get(name).filter(|v| !v.is_null()) else { return Vec::new() };
    let open = || Document { statements: Seq { open: true, ..Seq::default() }, ..Document::default() };
    let mut found = Vec::new();
    let mut add = |text: &Value, presence: Presence| match &text.kind {
        Kind::Null => {}
        Kind::String(json) if json.is_empty() => {}
        _ => found.push((read(text).unwrap_or_else(open), presence)),
    };
    let mut add_each = |text: &Value, presence: Presence| match &text.kind {
        Kind::Choice(choice) => {
            for (guard, leaf) in choice.leaves() {
                add(leaf, presence.and_guard(guard));
            }
        }
        _ => add(text, presence),
    };
    let mut add_list = |list: &Value, guard: &Guard| match list.as_seq() {
        Some(seq) => {
            for (place, text) in seq.items.iter().enumerate() {
                add_each(text, seq.presence_of(place).and_guard(guard));
            }
            if seq.open {
                add_each(&Value::unknown(Reason::Invalid), Presence::when(guard.clone()));
            }
        }
        None => add_each(list, Presence::when(guard.clone())),
    };
    match &value.kind {
        Kind::Choice(choice) => choice.leaves().iter().for_each(|(guard, leaf)| add_list(leaf, guard)),
        _ => add_list(value, &Guard::always()),
    }
    found
}

/// A document from its JSON text, which may be known in part.
fn read(text: &Value) -> Option<Document> {
    let json = match &text.kind {
        Kind::Unknown(unknown) => match &unknown.shape {
            Shape::Json(document) => document.clone(),
            _ => return None,
        },
        Kind::String(json) => bartizan_lang::syntax::parse_json_value(FileId::NONE, json).ok()?,
        _ => return None,
    };
    let fields = json.as_fields()?;
    let of = |key: &str| member(fields, key).filter(|v| !v.is_null() && v.as_str().is_none_or(|text| !text.is_empty()));
    let mut statements = Seq { open: fields.open, ..Seq::default() };
    match member(fields, "Statement").map(|s| (s, s.as_seq())) {
        Some((_, Some(seq))) => {
            statements.open |= seq.open;
            for (place, statement) in seq.items.iter().enumerate() {
                statements.push(normalised(statement), seq.presence_of(place));
            }
        }
        Some((single, None)) if !single.is_null() => statements.push(normalised(single), Presence::always()),
        _ => {}
    }
    Some(Document { version: of("Version").cloned(), id: of("Id").cloned(), statements })
}

/// The member of a JSON object whose name differs at most in case, as the provider reads it.
fn member<'f>(fields: &'f Fields, name: &str) -> Option<&'f Value> {
    let found = || fields.entries().iter().find(|f| f.key.eq_ignore_ascii_case(name)).map(|f| &f.value);
    fields.get(name).or_else(found)
}

/// A statement of a given document, as the provider writes it again.
fn normalised(statement: &Value) -> Value {
    let Some(fields) = statement.as_fields() else { return statement.clone() };
    let mut entries = Vec::new();
    for key in KEYS {
        let Some(value) = member(fields, key).filter(|v| !v.is_null()) else { continue };
        let value = match key {
            "Sid" | "Effect" if value.as_str().is_some_and(|text| text.is_empty()) => continue,
            "Principal" | "NotPrincipal" => given_principals(value),
            "Condition" => given_conditions(value),
            _ => value.clone(),
        };
        let empty = value.as_fields().is_some_and(|f| f.is_empty() && !f.open);
        if !empty {
            let at = fields.field(key).map_or(value.span, |f| f.at);
            entries.push(Field { key: key.into(), at, value });
        }
    }
    let mut made = Fields::new(entries);
    made.open = fields.open;
    statement.with_kind(Kind::Object(Arc::new(made)))
}

fn given_principals(value: &Value) -> Value {
    if value.as_str().is_some() {
        return value.with_kind(Kind::String("*".into()));
    }
    let Some(fields) = value.as_fields() else { return value.clone() };
    if let ([only], false) = (fields.entries(), fields.open) {
        let everyone = |v: &Value| v.as_str().is_some_and(|text| text == "*");
        let all = everyone(&only.value)
            || only.value.as_seq().is_some_and(|s| s.is_closed() && s.items.len() == 1 && s.items.iter().all(everyone));
        if only.key == "*" && all {
            return only.value.with_kind(Kind::String("*".into()));
        }
    }
    let sorted = |value: &Value| match value.as_seq() {
        Some(seq) => value.with_kind(Kind::Tuple(Arc::new(backwards(seq)))),
        None => value.clone(),
    };
    let entries = fields.entries().iter().map(|f| Field { value: sorted(&f.value), ..f.clone() }).collect();
    let mut made = Fields::new(entries);
    made.open = fields.open;
    value.with_kind(Kind::Object(Arc::new(made)))
}

fn given_conditions(value: &Value) -> Value {
    let Some(tests) = value.as_fields() else { return value.clone() };
    let read = |value: &Value| match &value.kind {
        Kind::Bool(b) => Some(value.with_kind(Kind::String(b.to_string().into()))),
        Kind::Number(_) => None,
        _ => match value.as_seq() {
            Some(seq) if seq.is_closed() && seq.items.len() == 1 => seq.items.first().cloned(),
            _ => Some(value.clone()),
        },
    };
    let variables = |test: &Value| match test.as_fields() {
        Some(fields) => {
            let kept = fields.entries().iter();
            let entries = kept.filter_map(|f| Some(Field { value: read(&f.value)?, ..f.clone() })).collect();
            let mut made = Fields::new(entries);
            made.open = fields.open;
            test.with_kind(Kind::Object(Arc::new(made)))
        }
        None => test.clone(),
    };
    let entries = tests.entries().iter().map(|f| Field { value: variables(&f.value), ..f.clone() });
    let entries = entries.filter(|f| f.value.as_fields().is_none_or(|v| !v.is_empty() || v.open)).collect();
    let mut made = Fields::new(entries);
    made.open = tests.open;
    value.with_kind(Kind::Object(Arc::new(made)))
}

/// A `statement` block.
fn statement(block: &Fields, version: &Value) -> Result<Value, String> {
    let mut entries = Vec::new();
    if let Some(sid) = block.field("sid").filter(|f| !f.value.is_null())
        && sid.value.as_str().is_none_or(|text| !text.is_empty())
    {
        entries.push(Field { key: "Sid".into(), ..sid.clone() });
    }
    match block.field("effect").filter(|f| !f.value.is_null()) {
        Some(effect) => entries.push(Field { key: "Effect".into(), ..effect.clone() }),
        None => entries.push(Field { key: "Effect".into(), at: Span::NONE, value: "Allow".into() }),
    }
    for (name, key, interpolated) in [
        ("actions", "Action", false),
        ("not_actions", "NotAction", false),
        ("resources", "Resource", true),
        ("not_resources", "NotResource", true),
    ] {
        if let Some(field) = block.field(name)
            && let Some(value) = list(&field.value)
        {
            let value = if interpolated { with_variables(value, version)? } else { value };
            entries.push(Field { key: key.into(), at: field.at, value });
        }
    }
    for (name, key) in [("principals", "Principal"), ("not_principals", "NotPrincipal")] {
        if let Some((found, at)) = blocks(block, name) {
            entries.push(Field { key: key.into(), at, value: principals(found, version)? });
        }
    }
    if let Some((found, at)) = blocks(block, "condition") {
        entries.push(Field { key: "Condition".into(), at, value: conditions(found, version)? });
    }
    Ok(Value::object(Fields::new(entries)))
}

/// The blocks of a name and where the first stands; `None` without any.
fn blocks<'b>(body: &'b Fields, name: &str) -> Option<(&'b Seq, Span)> {
    let field = body.field(name)?;
    let seq = field.value.as_seq()?;
    (!seq.items.is_empty() || seq.open).then_some((seq, field.at))
}

/// A set as the provider writes it: a single element stands alone, more are sorted backwards; `None` when it is empty.
fn list(value: &Value) -> Option<Value> {
    let Some(seq) = value.as_seq() else { return if value.is_null() { None } else { Some(value.clone()) } };
    if seq.items.is_empty() && !seq.open {
        return None;
    }
    let sorted = backwards(seq);
    match (sorted.is_closed(), sorted.items.as_slice()) {
        (true, [only]) => Some(only.clone()),
        _ => Some(Value::new(Kind::Tuple(Arc::new(sorted))).at(value.span)),
    }
}

/// The texts of a set, sorted backwards, when all are known.
fn backwards(seq: &Seq) -> Seq {
    let mut sorted = seq.clone();
    if seq.is_closed() && seq.items.iter().all(|i| i.as_str().is_some()) {
        sorted.items.sort_by(|a, b| b.order(a));
    }
    sorted
}

/// `&{` stands for `${`, which would be Terraform's own in a configuration.
fn with_variables(value: Value, version: &Value) -> Result<Value, String> {
    let replaced = |text: &Str| -> Result<Option<Str>, String> {
        if !text.contains("&{") {
            return Ok(None);
        }
        if version.as_str().is_some_and(|v| v == OLD_VERSION) {
            return Err(format!("there are no policy variables, such as in {text:?}, in version {OLD_VERSION}"));
        }
        Ok(Some(text.replace("&{", "${")))
    };
    Ok(match &value.kind {
        Kind::String(text) => match replaced(text)? {
            Some(text) => value.with_kind(Kind::String(text)),
            None => value,
        },
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            let mut made = (**seq).clone();
            for item in &mut made.items {
                *item = with_variables(item.clone(), version)?;
            }
            value.with_kind(Kind::Tuple(Arc::new(made)))
        }
        Kind::Unknown(unknown) => match &unknown.shape {
            Shape::Template(parts) => {
                let mut made = Vec::with_capacity(parts.len());
                for part in parts.iter() {
                    made.push(match part {
                        Part::Text(text) => Part::Text(replaced(text)?.unwrap_or_else(|| text.clone())),
                        hole @ Part::Hole(_) => hole.clone(),
                    });
                }
                let shape = Shape::Template(made.into());
                value.with_kind(Kind::Unknown(Arc::new(Unknown { shape, ..(**unknown).clone() })))
            }
            _ => value,
        },
        _ => value,
    })
}

/// The blocks of a set in the provider's order, which decides how the values of several with one key follow each other.
fn in_order(seq: &Seq, serialise: impl Fn(&Fields) -> String) -> Vec<&Arc<Fields>> {
    let mut found: Vec<&Arc<Fields>> = seq.items.iter().filter_map(Value::as_fields).collect();
    if found.len() > 1 && seq.items.iter().all(Value::is_wholly_known) {
        set_order::sort(&mut found, |block| block, serialise);
    }
    found
}

fn principals(blocks: &Seq, version: &Value) -> Result<Value, String> {
    let found = in_order(blocks, |block| {
        let identifiers = set_order::set(block.get("identifiers"));
        format!("identifiers:{identifiers}type:{}", set_order::scalar(block.get("type")))
    });
    let mut entries: Vec<Field> = Vec::new();
    for block in &found {
        let Some(ty) = block.get("type").and_then(Value::as_str) else {
            let unknown = block.get("type").cloned().unwrap_or_else(|| Value::unknown(Reason::Invalid));
            return Ok(Value::unknown(reason(&unknown)));
        };
        let identifiers = block.get("identifiers").and_then(list).unwrap_or_else(|| Value::tuple(Vec::new()));
        let identifiers = with_variables(identifiers, version)?;
        if found.len() == 1 && blocks.is_closed() && ty == "*" && identifiers.as_str().is_some_and(|i| i == "*") {
            return Ok(identifiers);
        }
        let at = block.field("identifiers").map_or(identifiers.span, |f| f.at);
        match entries.iter_mut().find(|e| e.key == *ty) {
            Some(entry) => entry.value = joined(&entry.value, &identifiers),
            None => entries.push(Field { key: ty.clone(), at, value: identifiers }),
        }
    }
    Ok(entries_of(entries, blocks))
}

fn conditions(blocks: &Seq, version: &Value) -> Result<Value, String> {
    let found = in_order(blocks, |block| {
        let (test, values) = (set_order::scalar(block.get("test")), set_order::list(block.get("values")));
        format!("test:{test}values:{values}variable:{}", set_order::scalar(block.get("variable")))
    });
    let mut tests: Vec<(Str, Vec<Field>)> = Vec::new();
    for block in found {
        let (Some(test), Some(variable)) =
            (block.get("test").and_then(Value::as_str), block.get("variable").and_then(Value::as_str))
        else {
            return Ok(Value::unknown(Reason::Other("a condition is not known".into())));
        };
        let at = block.field("values").map_or(Span::NONE, |f| f.at);
        let value = match block.get("values") {
            Some(values) => match values.as_seq() {
                // The order of the values stays.
                Some(seq) if seq.is_closed() && seq.items.len() == 1 => {
                    seq.items.first().cloned().unwrap_or_else(Value::null)
                }
                Some(seq) => Value::new(Kind::Tuple(seq.clone())).at(values.span),
                None if values.is_null() => Value::tuple(Vec::new()),
                None => values.clone(),
            },
            None => Value::tuple(Vec::new()),
        };
        let entry = Field { key: variable.clone(), at, value: with_variables(value, version)? };
        match tests.iter_mut().find(|(t, _)| t == test) {
            Some((_, variables)) => match variables.iter_mut().find(|v| v.key == entry.key) {
                Some(same) => same.value = joined(&same.value, &entry.value),
                None => variables.push(entry),
            },
            None => tests.push((test.clone(), vec![entry])),
        }
    }
    let entries = tests.into_iter().map(|(test, variables)| {
        let at = variables.first().map_or(Span::NONE, |v| v.at);
        Field { key: test, at, value: Value::object(Fields::new(variables)) }
    });
    Ok(entries_of(entries.collect(), blocks))
}

/// An object that may hold more when there may be more blocks, or fewer.
fn entries_of(entries: Vec<Field>, blocks: &Seq) -> Value {
    let mut made = Fields::new(entries);
    made.open = !blocks.is_closed();
    Value::object(made)
}

fn joined(a: &Value, b: &Value) -> Value {
    let items = |v: &Value| v.as_seq().map_or_else(|| vec![v.clone()], |s| s.items.clone());
    let open = |v: &Value| v.as_seq().is_some_and(|s| !s.is_closed());
    let mut all = items(a);
    all.extend(items(b));
    let mut seq = Seq::of(all);
    seq.open = open(a) || open(b);
    Value::new(Kind::Tuple(Arc::new(seq))).at(a.span)
}

/// The text of a document.
fn text(document: &Value, minified: bool) -> Value {
    if document.is_wholly_known()
        && let Some(json) = to_json(document)
    {
        let text = if minified { serde_json::to_string(&json) } else { serde_json::to_string_pretty(&json) };
        // Go's encoder escapes these, whatever the context.
        let text = text.unwrap_or_default();
        let text = text.replace('&', "\\u0026").replace('<', "\\u003c").replace('>', "\\u003e");
        let text = text.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
        return carry(Value::string(text), document);
    }
    let unknown = Unknown {
        ty: Some(Type::String),
        not_null: true,
        shape: Shape::Json(document.clone()),
        ..Unknown::new(reason(document))
    };
    carry(Value::from_unknown(unknown), document)
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
            // The names of documents and statements; others, which are sorted, are none of these.
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
