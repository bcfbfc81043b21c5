//! Values given to the variables of a root: environment, variable files, flags, in Terraform's order of precedence.
//! <https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence>

use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::eval::{self, Context, Dialect, EvalResult, Scope};
use bartizan_lang::functions::{self, FunctionError, Host, HostError};
use bartizan_lang::syntax::ast::{Call, Traversal};
use bartizan_lang::syntax::{self, Parsed};
use bartizan_lang::value::{Field, Reason, Str, Type};
use bartizan_lang::{Level, Span, Value};
use ecow::EcoString;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;

use super::structure::literal;
use crate::secrets::{self, Found};
use crate::source::{Files, ReadProblem, RelPath, SizeLimit, TrustRoot};

/// What a person gives to all roots that are scanned.
#[derive(Debug, Clone, Default)]
pub struct GivenVariables {
    /// `TF_VAR_name`.
    pub environment: Vec<(String, String)>,
    /// `--var-file`.
    pub files: Vec<PathBuf>,
    /// `--var name=value`.
    pub flags: Vec<(String, String)>,
    /// What a plan says that they were.
    pub planned: Vec<(Str, Value)>,
}

/// The values given to one root's variables.
#[derive(Debug, Default)]
pub struct InputSet {
    values: FxHashMap<Str, Given>,
    /// Credentials that stand in the files, those of the person's environment aside.
    pub credentials: Vec<Arc<Found>>,
    /// The assignments of the files: name, place.
    pub assigned: Vec<(Str, Span)>,
    /// What is wrong in the files.
    pub diagnostics: Vec<Diagnostic>,
    /// The first of them that could not be read in full: it may give more values.
    pub unread: Option<String>,
    /// Why any variable may have a value that is not known here.
    pub open: Option<Reason>,
    /// What is to be said of values that come from there.
    pub origins: Vec<(Span, Str)>,
}

/// What a unit of Terragrunt gives to its module.
#[derive(Debug, Default)]
pub struct UnitInputs {
    /// Values by the names of variables; an entry's place is the assignment.
    pub values: Vec<Field>,
    /// The directory of the unit, when that is not the module's.
    pub beside: Option<RelPath>,
    /// Variable files that are named on the command line.
    pub var_files: Vec<RelPath>,
    /// Credentials that stand in the unit's files.
    pub credentials: Vec<Arc<Found>>,
    /// Why there may be more values.
    pub open: Option<Reason>,
    /// What is to be said of values that come from there.
    pub origins: Vec<(Span, Str)>,
}

/// A value given to a variable.
#[derive(Debug, Clone)]
pub struct Given {
    /// A value from a file, or a text from the environment or a flag.
    pub value: Value,
    /// Whether the text is still to be read by the variable's type: as an expression unless that is a string.
    pub raw: bool,
}

impl InputSet {
    /// Gathers the values for the root in that directory.
    #[must_use]
    pub fn gather(files: &Files, root: Option<&TrustRoot>, directory: &RelPath, given: &GivenVariables) -> Self {
        Self::gather_unit(files, root, directory, given, UnitInputs::default())
    }

    /// Gathers the values for a module that Terragrunt runs: it hands its own over as environment variables, unless those
    /// are set.
    #[must_use]
    pub fn gather_unit(
        files: &Files,
        root: Option<&TrustRoot>,
        directory: &RelPath,
        given: &GivenVariables,
        unit: UnitInputs,
    ) -> Self {
        let mut set = Self { credentials: unit.credentials, open: unit.open, origins: unit.origins, ..Self::default() };
        for field in unit.values {
            set.assigned.push((field.key.clone(), field.at));
            set.values.insert(field.key, Given { value: field.value, raw: true });
        }
        for (name, value) in &given.environment {
            let value = Value::string(value.as_str()).edit_meta(|m| m.environment = true);
            set.values.insert(name.as_str().into(), Given { value, raw: true });
        }
        if let Some(root) = root {
            // A file beside the unit takes the place of the module's of that name.
            let mut found: Vec<(EcoString, RelPath)> = Vec::new();
            for place in [Some(directory), unit.beside.as_ref()].into_iter().flatten() {
                let Ok(listing) = files.list_dir(root, place) else { continue };
                for name in listing.files().filter(|n| is_loaded(n)) {
                    let Ok(path) = place.join(name) else { continue };
                    found.retain(|(n, _)| n != name);
                    found.push((name.into(), path));
                }
            }
            found.sort_by(|(a, _), (b, _)| {
                let rank = |n: &str| match n {
                    "terraform.tfvars" => 0,
                    "terraform.tfvars.json" => 1,
                    _ => 2,
                };
                (rank(a), a).cmp(&(rank(b), b))
            });
            for path in found.into_iter().map(|(_, path)| path).chain(unit.var_files) {
                match files.read(root, &path, SizeLimit::SOURCE) {
                    Ok(file) => {
                        if !set.add_file(file.id(), file.text(), path.as_str().ends_with(".json"), false) {
                            set.unread.get_or_insert_with(|| path.as_str().to_owned());
                        }
                    }
                    Err(error) => {
                        set.unread.get_or_insert_with(|| path.as_str().to_owned());
                        let told = Diagnostic::error(error.to_string(), error.span());
                        // A link that leads nowhere yet: whoever applies the root has the file.
                        let level = if error.problem == ReadProblem::NotFound { Level::Warning } else { Level::Error };
                        set.diagnostics.push(Diagnostic { level, ..told });
                    }
                }
            }
        }
        for path in &given.files {
            match files.read_named(path, SizeLimit::SOURCE) {
                Ok(file) => {
                    let json = path.extension().is_some_and(|e| e == "json");
                    if !set.add_file(file.id(), file.text(), json, file.outside()) {
                        set.unread.get_or_insert_with(|| path.display().to_string());
                    }
                }
                Err(error) => {
                    set.unread.get_or_insert_with(|| path.display().to_string());
                    set.diagnostics.push(Diagnostic::error(error.to_string(), error.span()));
                }
            }
        }
        for (name, value) in &given.flags {
            set.values.insert(name.as_str().into(), Given { value: Value::string(value.as_str()), raw: true });
        }
        for (name, value) in &given.planned {
            set.values.insert(name.clone(), Given { value: value.clone(), raw: false });
        }
        set
    }

    /// The value given to a variable.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Given> {
        self.values.get(name)
    }

    /// Where a variable is assigned its value in a file.
    #[must_use]
    pub(super) fn assigned_at(&self, name: &str) -> Option<Span> {
        self.assigned.iter().rev().find(|(assigned, _)| assigned == name).map(|(_, at)| *at)
    }

    /// What is to be said of a value that was decided there.
    #[must_use]
    pub(super) fn origin_of(&self, span: Span) -> Option<&str> {
        self.origins.iter().find(|(place, _)| place.contains(span)).map(|(_, said)| said.as_str())
    }

    /// Adds the values of a file; says whether all of it could be read.
    fn add_file(&mut self, file: bartizan_lang::FileId, text: &str, json: bool, outside: bool) -> bool {
        let mark = |value: Value| if outside { value.edit_meta(|m| m.environment = true) } else { value };
        if json {
            match syntax::parse_json_value(file, text) {
                Ok(value) => {
                    if !outside {
                        let found = secrets::in_variable_value(file, text, &value);
                        self.credentials.extend(found.into_iter().map(Arc::new));
                    }
                    if let Some(fields) = value.as_fields() {
                        for field in fields.entries() {
                            self.assigned.push((field.key.clone(), field.at));
                            self.values
                                .insert(field.key.clone(), Given { value: mark(field.value.clone()), raw: false });
                        }
                    }
                }
                Err(diagnostic) => {
                    self.diagnostics.push(diagnostic);
                    return false;
                }
            }
            return true;
        }
        let Parsed { body, diagnostics, incomplete } = syntax::parse_tfvars(file, text);
        self.diagnostics.extend(diagnostics);
        if !outside {
            self.credentials.extend(secrets::in_variable_file(file, text, &body).into_iter().map(Arc::new));
        }
        for attribute in &body.attributes {
            let value = literal(&attribute.expr, "a variable's value").unwrap_or_else(|error| {
                self.diagnostics.push(*error);
                Value::unknown(Reason::Invalid).at(attribute.expr.span)
            });
            self.assigned.push((attribute.name.clone(), attribute.span));
            self.values.insert(attribute.name.clone(), Given { value: mark(value), raw: false });
        }
        for block in &body.blocks {
            self.diagnostics.push(Diagnostic::error("a variable file holds only name = value", block.header));
        }
        !incomplete
    }
}

/// Whether variable files of that name are loaded without being named.
pub(super) fn is_loaded(name: &str) -> bool {
    matches!(name, "terraform.tfvars" | "terraform.tfvars.json")
        || name.ends_with(".auto.tfvars")
        || name.ends_with(".auto.tfvars.json")
}

/// A scope without names: for variable files and for values given as text.
#[derive(Default)]
pub(in crate::formats) struct Constants {
    pub diagnostics: RefCell<Vec<Diagnostic>>,
}

impl Scope for Constants {
    fn dialect(&self) -> Dialect {
        Dialect::Terraform
    }

    fn resolve(&self, traversal: &Traversal, _: &Context<'_>) -> EvalResult<(Value, usize)> {
        Err(Box::new(
            Diagnostic::error(
                format!("{:?}: a variable's value refers to nothing", traversal.root.as_str()),
                traversal.root_span,
            )
            .with_help("texts need quotes"),
        ))
    }

    fn call(&self, call: &Call, _: &Context<'_>) -> Option<EvalResult> {
        Some(Err(Box::new(Diagnostic::error("no functions are called in a variable's value", call.name_span))))
    }

    fn host(&self) -> &dyn Host {
        self
    }

    fn report(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }
}

impl Host for Constants {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, HostError> {
        Err(HostError::Unknown(Reason::OutsideRoot(path.into())))
    }

    fn exists(&self, path: &str) -> Result<bool, HostError> {
        Err(HostError::Unknown(Reason::OutsideRoot(path.into())))
    }

    fn glob(&self, directory: &str, _: &str) -> Result<Vec<Str>, HostError> {
        Err(HostError::Unknown(Reason::OutsideRoot(directory.into())))
    }

    fn template(&self, _: Option<&str>, _: &str, _: &Value) -> Result<Value, FunctionError> {
        Err(FunctionError::call("a template cannot be used here"))
    }
}

/// `decode_tfvars` of the built-in provider: the values of a variable file, as an object.
pub(super) fn decode_tfvars(call: &Call, cx: &Context<'_>) -> EvalResult {
    let wrong = |what: &str| Err(Box::new(Diagnostic::error(format!("decode_tfvars: {what}"), call.name_span)));
    let [argument] = call.args.as_slice() else { return wrong("takes one argument") };
    let argument = eval::evaluate(argument, cx)?;
    if let Some(unknown) = argument.as_unknown() {
        return Ok(Value::unknown(unknown.reason.clone()).made_from(&argument));
    }
    if argument.as_choice().is_some() {
        return Ok(Value::unknown(Reason::TooManyConditions).made_from(&argument));
    }
    let Some(text) = argument.as_str() else { return wrong("a string is required") };
    let Parsed { body, diagnostics, incomplete } = syntax::parse_tfvars(bartizan_lang::FileId::NONE, text);
    if incomplete || !body.blocks.is_empty() || !diagnostics.is_empty() {
        return wrong("the text is no variable file");
    }
    let scope = Constants::default();
    let mut values = Vec::with_capacity(body.attributes.len());
    for attribute in &body.attributes {
        // Neither names nor functions are known in a variable file; the first are refused by the scope.
        match eval::evaluate(&attribute.expr, &Context::new(&scope)) {
            Ok(value) if scope.diagnostics.borrow().is_empty() => {
                values.push((attribute.name.clone(), value.at(Span::NONE)));
            }
            _ => return wrong("the text is no variable file"),
        }
    }
    Ok(Value::object_of(values).made_from(&argument))
}

/// Reads a text as an HCL expression without names.
fn parse_text(text: &str) -> Option<Value> {
    let expr = syntax::parse_expression(bartizan_lang::FileId::NONE, text, 0).ok()?;
    let scope = Constants::default();
    eval::evaluate(&expr, &Context::new(&scope)).ok().map(|v| v.at(Span::NONE))
}

/// A text from the environment or a flag: an expression, unless the variable is a string or has no type.
pub(super) fn read_raw(value: &Value, ty: Option<&Type>) -> Value {
    let Some(text) = value.as_str() else {
        // Terragrunt hands values over as texts: JSON, but for what is a text already.
        let is_text = matches!(ty, None | Some(Type::String)) && !value.is_null();
        let json = functions::lookup("jsonencode").filter(|_| is_text && value.first_unknown().is_none());
        let text = json.and_then(|f| (f.call)(std::slice::from_ref(value), &Constants::default()).ok());
        return text.map_or_else(|| value.clone(), |text| text.at(value.span).made_from(value));
    };
    match ty {
        None | Some(Type::String | Type::Any) => value.clone(),
        Some(_) => match parse_text(text) {
            Some(parsed) => parsed.made_from(value),
            None => value.clone(),
        },
    }
}
