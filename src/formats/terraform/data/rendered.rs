//! Data sources that render texts: `template_file` and `cloudinit_config`.

use std::fmt::Write as _;

use bartizan_lang::Value;
use bartizan_lang::value::{Fields, Reason, Type, Unknown};

use super::Computation;
use super::set_order::checksum;

/// `template_file`: the template with its variables, which are texts.
/// <https://registry.terraform.io/providers/hashicorp/template/latest/docs/data-sources/file>
pub(super) fn template_file(of: &Computation<'_>, attribute: &str) -> Option<Value> {
    let rendered = || {
        let variables = match of.argument("vars") {
            Some(variables) => {
                of.evaluate("${{ for k, v in vars : k => tostring(v) }}", one("vars", variables.clone()))
            }
            None => Value::object(Fields::default()),
        };
        match of.argument("template") {
            Some(template) => match template.as_str() {
                Some(text) => of.evaluate("${tostring(text)}", one("text", of.evaluate(text, variables))),
                None => of.evaluate("${tostring(text)}", one("text", template.clone())),
            },
            None => Value::string(""),
        }
    };
    match attribute {
        "rendered" => Some(rendered()),
        "id" => Some(of.evaluate("${sha256(text)}", one("text", rendered()))),
        _ => None,
    }
}

/// `cloudinit_config`: a multipart MIME text of the parts.
/// <https://registry.terraform.io/providers/hashicorp/cloudinit/latest/docs/data-sources/config>
pub(super) fn cloudinit(of: &Computation<'_>, attribute: &str) -> Option<Value> {
    match attribute {
        "rendered" => Some(multipart(of)),
        "id" => multipart(of).as_str().map(|text| checksum(text).into()),
        "gzip" | "base64_encode" => Some(of.argument(attribute).cloned().unwrap_or_else(|| true.into())),
        "boundary" => Some(of.argument(attribute).cloned().unwrap_or_else(|| "MIMEBOUNDARY".into())),
        _ => None,
    }
}

fn multipart(of: &Computation<'_>) -> Value {
    let unknown = |why: &'static str| {
        Value::from_unknown(Unknown {
            ty: Some(Type::String),
            not_null: true,
            ..Unknown::new(Reason::Other(why.into()))
        })
    };
    let flag = |name: &str| of.argument(name).map_or(Some(true), Value::as_bool);
    let (Some(gzip), Some(base64)) = (flag("gzip"), flag("base64_encode")) else {
        return unknown("how cloud-init data is encoded is not known");
    };
    if gzip {
        // The bytes depend on the compressor.
        return unknown("compressed cloud-init data");
    }
    let parts: Vec<&Fields> = match of.body.get("part").and_then(Value::as_seq) {
        Some(seq) if !seq.is_closed() => return unknown("the parts of cloud-init data are not all known"),
        Some(seq) => seq.items.iter().filter_map(|part| part.as_fields().map(AsRef::as_ref)).collect(),
        None => Vec::new(),
    };
    let boundary = of.argument("boundary").cloned().unwrap_or_else(|| "MIMEBOUNDARY".into());
    let mut variables = vec![("boundary".to_owned(), boundary)];
    let mut template = "Content-Type: multipart/mixed; boundary=\"${boundary}\"\nMIME-Version: 1.0\r\n\r\n".to_owned();
    for (place, part) in parts.iter().enumerate() {
        let argument = |name: &str| {
            part.get(name).filter(|v| !v.is_null() && v.as_str().is_none_or(|text| !text.is_empty())).cloned()
        };
        let content = argument("content").unwrap_or_else(|| "".into());
        // Newer versions of the provider encode such a part; older ones do not.
        if content.as_str().is_some_and(|text| !text.is_ascii()) {
            return unknown("cloud-init data with more than ASCII depends on the provider's version");
        }
        let kind = argument("content_type").unwrap_or_else(|| "text/plain".into());
        let before = if place == 0 { "" } else { "\r\n" };
        let _ = write!(template, "{before}--${{boundary}}\r\n");
        // The headers come sorted by name.
        if let Some(name) = argument("filename") {
            let _ = write!(template, "Content-Disposition: attachment; filename=\"${{name{place}}}\"\r\n");
            variables.push((format!("name{place}"), name));
        }
        let _ = write!(
            template,
            "Content-Transfer-Encoding: 7bit\r\nContent-Type: ${{kind{place}}}\r\nMime-Version: 1.0\r\n"
        );
        if let Some(merge) = argument("merge_type") {
            let _ = write!(template, "X-Merge-Type: ${{merge{place}}}\r\n");
            variables.push((format!("merge{place}"), merge));
        }
        let _ = write!(template, "\r\n${{content{place}}}");
        variables.push((format!("kind{place}"), kind));
        variables.push((format!("content{place}"), content));
    }
    template.push_str("\r\n--${boundary}--\r\n");
    let text = of.evaluate(&template, Value::object_of(variables));
    if base64 { of.evaluate("${base64encode(text)}", one("text", text)) } else { text }
}

fn one(name: &str, value: Value) -> Value {
    Value::object_of([(name, value)])
}
