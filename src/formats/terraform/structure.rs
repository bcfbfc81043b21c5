//! What may stand in the blocks that Terraform itself defines, and which of their arguments must be plain values.
//! <https://developer.hashicorp.com/terraform/language/syntax/configuration>
//!
//! What a later Terraform or OpenTofu (<https://opentofu.org/docs/language/>) has added is no mistake either, so the
//! shapes hold the arguments of both.

use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::eval::{Context, evaluate};
use bartizan_lang::syntax::ast::{Block, Body, Expr, ExprKind};
use bartizan_lang::value::{Type, convert};
use bartizan_lang::{Span, Value};

use super::inputs::Constants;
use super::loader::is_local;
use super::walk::any;

/// What may stand in a block.
pub(super) struct Shape {
    /// How the block is named in messages.
    what: &'static str,
    required: &'static [&'static str],
    arguments: &'static [&'static str],
    blocks: &'static [&'static str],
}

pub(super) static VARIABLE: Shape = Shape {
    what: "a variable block",
    required: &[],
    arguments: &["type", "default", "description", "sensitive", "nullable", "ephemeral", "deprecated", "const"],
    blocks: &["validation"],
};

pub(super) static OUTPUT: Shape = Shape {
    what: "an output block",
    required: &["value"],
    arguments: &["type", "description", "sensitive", "ephemeral", "depends_on", "deprecated"],
    blocks: &["precondition"],
};

pub(super) static MOVED: Shape =
    Shape { what: "a moved block", required: &["from", "to"], arguments: &[], blocks: &[] };

pub(super) static REMOVED: Shape = Shape {
    what: "a removed block",
    required: &["from"],
    arguments: &[],
    blocks: &["lifecycle", "provisioner", "connection"],
};

pub(super) static IMPORT: Shape = Shape {
    what: "an import block",
    required: &["to"],
    arguments: &["id", "identity", "for_each", "provider"],
    blocks: &[],
};

pub(super) static CHECK: Shape =
    Shape { what: "a check block", required: &[], arguments: &["depends_on"], blocks: &["data", "assert"] };

static CONDITION: Shape =
    Shape { what: "a condition", required: &["condition", "error_message"], arguments: &[], blocks: &[] };

static TERRAFORM: Shape = Shape {
    what: "a terraform block",
    required: &[],
    arguments: &["required_version", "experiments", "language", "encryption"],
    blocks: &["backend", "cloud", "required_providers", "provider_meta", "encryption", "state_store"],
};

static LIFECYCLE: Shape = Shape {
    what: "a lifecycle block",
    required: &[],
    arguments: &[
        "create_before_destroy",
        "prevent_destroy",
        "ignore_changes",
        "replace_triggered_by",
        "enabled",
        "destroy",
    ],
    blocks: &["precondition", "postcondition", "action_trigger"],
};

static REMOVED_LIFECYCLE: Shape =
    Shape { what: "the lifecycle of a removed block", required: &[], arguments: &["destroy"], blocks: &[] };

/// The one managed resource of the provider that is built in.
/// <https://developer.hashicorp.com/terraform/language/resources/terraform-data>
static TERRAFORM_DATA: Shape = Shape {
    what: "terraform_data",
    required: &[],
    arguments: &["input", "triggers_replace", "count", "for_each", "provider", "depends_on"],
    blocks: &["lifecycle", "provisioner", "connection"],
};

/// Its one data source.
/// <https://developer.hashicorp.com/terraform/language/state/remote-state-data>
static REMOTE_STATE: Shape = Shape {
    what: "terraform_remote_state",
    required: &["backend"],
    arguments: &["config", "defaults", "workspace", "count", "for_each", "provider", "depends_on"],
    blocks: &["lifecycle"],
};

/// Where states can be kept, what older versions of Terraform knew included.
/// <https://developer.hashicorp.com/terraform/language/backend>
const BACKENDS: &[&str] = &[
    "artifactory",
    "atlas",
    "azure",
    "azurerm",
    "consul",
    "cos",
    "etcd",
    "etcdv3",
    "gcs",
    "http",
    "inmem",
    "kubernetes",
    "local",
    "manta",
    "oci",
    "oss",
    "pg",
    "remote",
    "s3",
    "swift",
];

const NO_CONSTRAINT: &str = "this is no version constraint, such as \">= 1.5, < 2.0\"";

/// Arguments of `lifecycle` that only managed resources have.
const MANAGED_ONLY: &[&str] = &["create_before_destroy", "prevent_destroy", "ignore_changes", "replace_triggered_by"];

/// Names that a variable cannot have, since they mean something in a module call.
const RESERVED_VARIABLES: &[&str] =
    &["source", "version", "providers", "provider", "count", "for_each", "lifecycle", "depends_on", "locals"];

/// Tells what a block holds that does not belong there, and what it lacks.
pub(super) fn check(block: &Block, shape: &Shape, told: &mut Vec<Diagnostic>) {
    for attribute in &block.body.attributes {
        let name = attribute.name.as_str();
        if !shape.required.contains(&name) && !shape.arguments.contains(&name) {
            let error = Diagnostic::error(format!("{} has no argument {name:?}", shape.what), attribute.span);
            let near = near(name, shape.required.iter().chain(shape.arguments));
            told.push(match (near, shape.blocks.contains(&name)) {
                (_, true) => error.with_help(format!("{name} is a block: write it without the equals sign")),
                (Some(near), _) => error.with_help(format!("did you mean {near}?")),
                _ => error,
            });
        }
    }
    for inner in &block.body.blocks {
        let name = inner.ident.as_str();
        if !shape.blocks.contains(&name) {
            let error = Diagnostic::error(format!("{} has no block {name:?}", shape.what), inner.header);
            told.push(if shape.required.contains(&name) || shape.arguments.contains(&name) {
                error.with_help(format!("{name} is an argument: write it with an equals sign"))
            } else {
                error
            });
        }
    }
    for name in shape.required {
        if block.body.attribute(name).is_none() && block.body.block(name).is_none() {
            told.push(Diagnostic::error(format!("{} needs the argument {name:?}", shape.what), block.header));
        }
    }
}

fn near<'a>(name: &str, known: impl Iterator<Item = &'a &'static str>) -> Option<&'static str> {
    let distances = known.map(|k| (strsim::damerau_levenshtein(k, name), *k));
    distances.filter(|(distance, k)| *distance <= 2.min(k.len() / 3)).min().map(|(_, near)| near)
}

/// The conditions in a block: each has a condition and a message, and asks about something.
pub(super) fn conditions(body: &Body, ident: &str, told: &mut Vec<Diagnostic>) {
    for block in body.blocks_of(ident) {
        check(block, &CONDITION, told);
        if let Some(condition) = block.body.attribute("condition")
            && !any(&condition.expr, &mut |_| true)
        {
            told.push(Diagnostic::error(
                "the condition refers to nothing, so its result would always be the same",
                condition.expr.span,
            ));
        }
    }
}

/// Tells a name that is none.
pub(super) fn name(what: &str, name: &str, span: Span, told: &mut Vec<Diagnostic>) {
    let mut chars = name.chars();
    let starts = chars.next().is_some_and(|c| c.is_alphabetic() || c == '_' || !c.is_ascii());
    if !starts || !chars.all(|c| c.is_alphanumeric() || c == '_' || c == '-' || !c.is_ascii()) {
        told.push(
            Diagnostic::error(format!("{name:?} cannot be the name of {what}"), span)
                .with_help("a name begins with a letter or underscore and goes on with letters, digits, _ and -"),
        );
    }
}

/// A variable's name and its arguments that must be plain values.
pub(super) fn variable(block: &Block, told: &mut Vec<Diagnostic>) {
    check(block, &VARIABLE, told);
    conditions(&block.body, "validation", told);
    if let Some(label) = block.labels.first() {
        name("a variable", &label.text, block.header, told);
        if RESERVED_VARIABLES.contains(&label.text.as_str()) {
            told.push(Diagnostic::error(
                format!("a variable cannot be named {:?}, which means something in module calls", label.text.as_str()),
                block.header,
            ));
        }
        for validation in block.body.blocks_of("validation") {
            let Some(condition) = validation.body.attribute("condition") else { continue };
            let own = |t: &bartizan_lang::syntax::ast::Traversal| t.root == "var" && t.attr(0) == Some(&label.text);
            if !any(&condition.expr, &mut |t| own(t)) {
                told.push(Diagnostic::error(
                    format!("the condition must refer to var.{}, whose values it is to test", label.text),
                    condition.expr.span,
                ));
            }
        }
    }
    flags(&block.body, &["sensitive", "nullable", "ephemeral"], told);
    texts(&block.body, &["description"], told);
}

/// An output's arguments.
pub(super) fn output(block: &Block, told: &mut Vec<Diagnostic>) {
    check(block, &OUTPUT, told);
    conditions(&block.body, "precondition", told);
    flags(&block.body, &["sensitive", "ephemeral"], told);
    texts(&block.body, &["description"], told);
}

/// What every resource and data source may hold besides what its provider defines, and all of those that are built in.
pub(super) fn resource(block: &Block, builtin: bool, told: &mut Vec<Diagnostic>) {
    let managed = block.ident == "resource";
    match block.label(0).map(|ty| ty.as_str()) {
        Some("terraform_data") if managed && builtin => {
            let from = told.len();
            check(block, &TERRAFORM_DATA, told);
            for dynamic in block.body.blocks_of("dynamic") {
                // Its label says which block it would make.
                if let Some(label) = dynamic.labels.first() {
                    told.push(Diagnostic::error(
                        format!("terraform_data has no block {:?}", label.text.as_str()),
                        dynamic.header,
                    ));
                }
            }
            // Brackets of a JSON file do not tell blocks from arguments.
            told[from..].sort_by_key(|d| d.span);
        }
        Some("terraform_remote_state") if !managed && builtin => check(block, &REMOTE_STATE, told),
        Some(ty) if ty.starts_with("terraform_") && builtin => {
            let what = if managed { "resource" } else { "data source" };
            told.push(Diagnostic::error(
                format!("there is no {what} {ty:?} in Terraform's own provider"),
                block.header,
            ));
        }
        _ => {}
    }
    for label in &block.labels {
        name(if managed { "a resource" } else { "a data source" }, &label.text, block.header, told);
    }
    if let Some(reserved) = block.body.block("locals") {
        told.push(Diagnostic::error("a resource cannot have a locals block", reserved.header));
    }
    if !managed && let Some(foreign) = block.body.block("provisioner").or_else(|| block.body.block("connection")) {
        told.push(Diagnostic::error(
            format!("a data source has no block {:?}", foreign.ident.as_str()),
            foreign.header,
        ));
    }
    for (which, lifecycle) in block.body.blocks_of("lifecycle").enumerate() {
        if which > 0 {
            told.push(Diagnostic::error("a resource has one lifecycle block only", lifecycle.header));
        }
        check(lifecycle, &LIFECYCLE, told);
        conditions(&lifecycle.body, "precondition", told);
        conditions(&lifecycle.body, "postcondition", told);
        flags(&lifecycle.body, &["create_before_destroy", "prevent_destroy"], told);
        if !managed && let Some(foreign) = lifecycle.body.attributes.iter().find(|a| MANAGED_ONLY.contains(&&*a.name)) {
            let message = format!("the lifecycle of a data source has no {:?}", foreign.name.as_str());
            told.push(Diagnostic::error(message, foreign.span));
        }
        if let Some(ignored) = lifecycle.body.attribute("ignore_changes") {
            let all = matches!(&ignored.expr.kind, ExprKind::Traversal(t) if t.root == "all" && t.steps.is_empty())
                || ignored.expr.as_literal_str().is_some_and(|text| text == "all");
            match &ignored.expr.kind {
                ExprKind::Tuple(items) => {
                    if builtin && block.label(0).is_some_and(|ty| ty == "terraform_data") {
                        ignored_of_terraform_data(items, told);
                    }
                }
                _ if all => {}
                _ => told.push(Diagnostic::error("ignore_changes is all, or a list of attributes", ignored.expr.span)),
            }
        }
        if let Some(triggers) = lifecycle.body.attribute("replace_triggered_by") {
            static_list(&triggers.expr, "replace_triggered_by", told);
        }
    }
    for provisioner in block.body.blocks_of("provisioner") {
        self::provisioner(provisioner, told);
    }
}

fn ignored_of_terraform_data(items: &[Expr], told: &mut Vec<Diagnostic>) {
    for item in items {
        let first = match &item.kind {
            ExprKind::Traversal(t) => t.root.as_str(),
            _ => match item.as_literal_str() {
                Some(text) => text.as_str(),
                None => continue,
            },
        };
        if !matches!(first, "input" | "triggers_replace" | "id" | "output") && !first.contains(['.', '[']) {
            told.push(Diagnostic::error(format!("terraform_data has no attribute {first:?}"), item.span));
        }
    }
}

fn provisioner(block: &Block, told: &mut Vec<Diagnostic>) {
    if block.labels.len() != 1 {
        told.push(Diagnostic::error("a provisioner has one label, its type", block.header));
    }
    for (name, known) in [("when", ["create", "destroy"]), ("on_failure", ["continue", "fail"])] {
        let Some(attribute) = block.body.attribute(name) else { continue };
        let word = match &attribute.expr.kind {
            ExprKind::Traversal(t) if t.steps.is_empty() => Some(t.root.as_str()),
            _ => attribute.expr.as_literal_str().map(|text| text.as_str()),
        };
        if !word.is_some_and(|word| known.contains(&word)) {
            told.push(Diagnostic::error(format!("{name} is {} or {}", known[0], known[1]), attribute.expr.span));
        }
    }
}

/// A module call's arguments that are the language's own.
pub(super) fn call(block: &Block, told: &mut Vec<Diagnostic>) {
    if let Some(label) = block.labels.first() {
        name("a module", &label.text, block.header, told);
    }
    for inner in &block.body.blocks {
        // OpenTofu switches a call with `lifecycle { enabled = … }`.
        if inner.ident == "lifecycle" && inner.body.attribute("enabled").is_some() {
            continue;
        }
        told.push(Diagnostic::error(format!("a module call has no block {:?}", inner.ident.as_str()), inner.header));
    }
    if let Some(source) = block.body.attribute("source")
        && let Some(text) = source.expr.as_literal_str()
    {
        let error = if block.body.attribute("version").is_some() && is_local(text) {
            Some("a module in a local directory has no version")
        } else if !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-') {
            Some("this is no address of a module; a local directory begins with ./")
        } else {
            None
        };
        told.extend(error.map(|message| Diagnostic::error(message, source.expr.span)));
    }
    if let Some(providers) = block.body.attribute("providers")
        && !matches!(providers.expr.kind, ExprKind::Object(_))
    {
        told.push(Diagnostic::error("providers is a map of provider configurations", providers.expr.span));
    }
}

/// A `terraform` block.
pub(super) fn terraform(block: &Block, told: &mut Vec<Diagnostic>) {
    check(block, &TERRAFORM, told);
    for backend in block.body.blocks_of("backend") {
        if let Some(label) = backend.labels.first()
            && !BACKENDS.contains(&label.text.as_str())
        {
            told.push(Diagnostic::error(format!("there is no backend {:?}", label.text.as_str()), backend.header));
        }
    }
    for required in block.body.blocks_of("required_providers") {
        if let Some(label) = required.labels.first() {
            told.push(Diagnostic::error("required_providers has no labels", label.span));
        }
        for entry in &required.body.attributes {
            match &entry.expr.kind {
                ExprKind::Object(items) => {
                    for item in items {
                        required_provider(item, told);
                        let key = item.key.as_literal_str().map(|k| k.as_str()).unwrap_or_default();
                        if !matches!(key, "source" | "version" | "configuration_aliases") {
                            told.push(Diagnostic::error(
                                format!(
                                    "a required provider has source, version and configuration_aliases, not {key:?}"
                                ),
                                item.key.span,
                            ));
                        }
                    }
                }
                ExprKind::Constant(value) => {
                    if value.as_str().is_some_and(|text| !super::versions::is_constraint(text)) {
                        told.push(Diagnostic::error(NO_CONSTRAINT, entry.expr.span));
                    }
                }
                _ => told.push(Diagnostic::error(
                    "a required provider is an object with its source and version",
                    entry.expr.span,
                )),
            }
        }
    }
}

/// The source and the version of a required provider.
fn required_provider(item: &bartizan_lang::syntax::ast::ObjectItem, told: &mut Vec<Diagnostic>) {
    let text = item.value.as_literal_str();
    let message = match item.key.as_literal_str().map(|key| key.as_str()) {
        Some("source") => match text {
            None => "the source of a provider is a text",
            Some(text) if text.split('/').count() > 3 || text.split('/').any(str::is_empty) => {
                "the source of a provider has the form [hostname/][namespace/]name"
            }
            Some(_) => return,
        },
        Some("version") => match text {
            Some(text) if !super::versions::is_constraint(text) => NO_CONSTRAINT,
            _ => return,
        },
        _ => return,
    };
    told.push(Diagnostic::error(message, item.value.span));
}

/// Tells the parts of `terraform` blocks that stand twice in a module.
pub(super) fn once(blocks: &[Block], told: &mut Vec<Diagnostic>) {
    let of = |ident: &'static str| blocks.iter().flat_map(move |block| block.body.blocks_of(ident));
    for ident in ["backend", "cloud", "required_providers"] {
        for again in of(ident).skip(1) {
            told.push(Diagnostic::error(format!("a module has one {ident} block only"), again.header));
        }
    }
    if let (Some(backend), Some(_)) = (of("backend").next(), of("cloud").next()) {
        told.push(Diagnostic::error("a module has either a backend or a cloud block", backend.header));
    }
}

/// A provider configuration's arguments that are the language's own. OpenTofu has `for_each` there.
pub(super) fn provider(block: &Block, told: &mut Vec<Diagnostic>) {
    if let Some(label) = block.labels.first() {
        name("a provider", &label.text, block.header, told);
    }
    for attribute in &block.body.attributes {
        if matches!(attribute.name.as_str(), "count" | "depends_on" | "source") {
            told.push(Diagnostic::error(
                format!("a provider configuration has no argument {:?}", attribute.name.as_str()),
                attribute.span,
            ));
        }
    }
    for inner in block.body.blocks.iter().filter(|b| b.ident == "lifecycle" || b.ident == "locals") {
        told.push(Diagnostic::error(
            format!("a provider configuration has no block {:?}", inner.ident.as_str()),
            inner.header,
        ));
    }
    if let Some(alias) = block.body.attribute("alias") {
        match literal(&alias.expr, "alias") {
            Ok(value) => {
                if let Some(text) = value.as_str() {
                    name("a provider configuration", text, alias.expr.span, told);
                }
            }
            Err(error) => told.push(*error),
        }
    }
}

/// A `removed` block.
pub(super) fn removed(block: &Block, told: &mut Vec<Diagnostic>) {
    check(block, &REMOVED, told);
    for lifecycle in block.body.blocks_of("lifecycle") {
        check(lifecycle, &REMOVED_LIFECYCLE, told);
        flags(&lifecycle.body, &["destroy"], told);
    }
    for provisioner in block.body.blocks_of("provisioner") {
        self::provisioner(provisioner, told);
        let when = provisioner.body.attribute("when").map(|a| &a.expr.kind);
        if !matches!(when, Some(ExprKind::Traversal(t)) if t.root == "destroy") {
            told.push(Diagnostic::error(
                "the provisioners of a removed block run when it is destroyed: when = destroy",
                provisioner.header,
            ));
        }
    }
}

/// A `check` block.
pub(super) fn assertions(block: &Block, told: &mut Vec<Diagnostic>) {
    check(block, &CHECK, told);
    conditions(&block.body, "assert", told);
    if block.body.block("assert").is_none() {
        told.push(Diagnostic::error("a check block asserts nothing", block.header));
    }
    if let Some(label) = block.labels.first() {
        name("a check", &label.text, block.header, told);
    }
}

/// Whether an expression is a list of names that are known before anything is evaluated, as `depends_on` must be.
pub(super) fn static_list(expr: &Expr, what: &str, told: &mut Vec<Diagnostic>) {
    let ExprKind::Tuple(items) = &expr.kind else {
        told.push(Diagnostic::error(format!("{what} is a list of names"), expr.span));
        return;
    };
    if what != "depends_on" {
        return;
    }
    for item in items {
        if !is_static_name(item) && item.as_literal_str().is_none() {
            told.push(Diagnostic::error(format!("{what} takes names only, nothing that is computed"), item.span));
        }
    }
}

/// Whether an expression is a name with constant keys.
pub(super) fn is_static_name(expr: &Expr) -> bool {
    use bartizan_lang::syntax::ast::StepKind;
    match &expr.kind {
        ExprKind::Traversal(t) => t.steps.iter().all(|step| match &step.kind {
            StepKind::Attr(_) => true,
            StepKind::Index(key) => matches!(key.kind, ExprKind::Constant(_)),
            StepKind::AttrSplat | StepKind::FullSplat => false,
        }),
        _ => false,
    }
}

/// Arguments that are true or false, and written as such.
pub(super) fn flags(body: &Body, names: &[&str], told: &mut Vec<Diagnostic>) {
    for name in names {
        if let Some(attribute) = body.attribute(name)
            && let Err(error) = flag(&attribute.expr, name)
        {
            told.push(*error);
        }
    }
}

/// The value of an argument that is true or false.
///
/// # Errors
/// When it is something else, or has to be computed.
pub(super) fn flag(expr: &Expr, name: &str) -> Result<bool, Box<Diagnostic>> {
    let value = literal(expr, name)?;
    let bool = convert(&value, &Type::Bool, &|_| Value::null()).ok().and_then(|value| value.as_bool());
    bool.ok_or_else(|| Box::new(Diagnostic::error(format!("{name} is true or false"), expr.span)))
}

fn texts(body: &Body, names: &[&str], told: &mut Vec<Diagnostic>) {
    for name in names {
        if let Some(attribute) = body.attribute(name)
            && let Err(error) = literal(&attribute.expr, name)
        {
            told.push(*error);
        }
    }
}

/// The value of an argument that is used before anything is evaluated: it refers to nothing and calls nothing.
///
/// # Errors
/// When it does, or is in error.
pub(in crate::formats) fn literal(expr: &Expr, name: &str) -> Result<Value, Box<Diagnostic>> {
    if let ExprKind::Constant(value) = &expr.kind {
        return Ok(value.clone());
    }
    let mut called = None;
    super::walk::calls(expr, &mut |call| called = called.or(Some(call.name_span)));
    if let Some(span) = called {
        return Err(Box::new(Diagnostic::error(format!("{name} cannot call functions"), span)));
    }
    let mut named = None;
    let _ = any(expr, &mut |t| {
        named = named.or(Some(t.root_span));
        false
    });
    if let Some(span) = named {
        return Err(Box::new(Diagnostic::error(format!("{name} cannot refer to anything"), span)));
    }
    evaluate(expr, &Context::new(&Constants::default()))
}
