//! Reading blocks and values of settings: what may stand where, and what its type is.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use bartizan_lang::eval::{Context, Dialect, EvalResult, Scope, evaluate};
use bartizan_lang::functions::{FunctionError, Host, HostError};
use bartizan_lang::syntax::ast::{Attribute, Block, Body, Call, Expr, Traversal};
use bartizan_lang::value::{Kind, Reason, Str};
use bartizan_lang::{Diagnostic, Span, Value};
use jiff::civil::Date;

use super::{Known, MAX_PATTERN, Names, Site, Written};

/// Steps that the values of one file may take: more than a person writes down.
const BUDGET: u32 = 20_000;

/// Longest name or text, in bytes.
const MAX_TEXT: usize = 1_024;

/// Longest list, and most blocks of one type in a place.
const MAX_LIST: usize = 1_000;

/// Most patterns of regions, each of which is held against all regions.
const MAX_PLACES: usize = 2_000;

/// Most names that are compared with all others for what may have been meant.
const MAX_SUGGESTED: usize = 50;

/// Most letters of a text that a message repeats.
const MAX_QUOTED: usize = 80;

/// What may stand in a block.
pub(super) struct Shape {
    /// How messages call it.
    pub(super) what: &'static str,
    /// The keys, which have values.
    pub(super) keys: &'static [&'static str],
    /// The blocks.
    pub(super) blocks: &'static [&'static str],
}

/// Reads one file.
pub(super) struct Reader<'k> {
    pub(super) known: &'k dyn Known,
    /// The sites of this file.
    pub(super) sites: Vec<Site>,
    diagnostics: Vec<Diagnostic>,
    literals: Literals,
    places: usize,
    suggested: usize,
}

impl<'k> Reader<'k> {
    pub(super) fn new(known: &'k dyn Known, diagnostics: Vec<Diagnostic>) -> Self {
        Self { known, sites: Vec::new(), diagnostics, literals: Literals::default(), places: 0, suggested: 0 }
    }

    /// The sites, and what is wrong with the file.
    pub(super) fn finish(self) -> (Vec<Site>, Vec<Diagnostic>) {
        (self.sites, self.diagnostics)
    }

    pub(super) fn tell(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    pub(super) fn error(&mut self, message: impl Into<String>, span: Span) {
        self.tell(Diagnostic::error(message, span));
    }

    /// Tells of what does not belong in a body.
    pub(super) fn check(&mut self, body: &Body, shape: &Shape) {
        let Shape { what, keys, blocks } = shape;
        for Attribute { name, name_span, .. } in &body.attributes {
            let error = || Diagnostic::error(format!("{what} has no key {}", quoted(name)), *name_span);
            if blocks.contains(&name.as_str()) {
                self.tell(error().with_help(format!("{name} is a block: write it without the equals sign")));
            } else if !keys.contains(&name.as_str()) {
                self.tell(suggesting(error(), name, keys.iter().chain(*blocks)));
            }
        }
        for Block { ident, header, .. } in &body.blocks {
            let error = || Diagnostic::error(format!("{what} has no block {}", quoted(ident)), *header);
            if keys.contains(&ident.as_str()) {
                self.tell(error().with_help(format!("{ident} is a key: write it with an equals sign")));
            } else if !blocks.contains(&ident.as_str()) {
                self.tell(suggesting(error(), ident, blocks.iter().chain(*keys)));
            }
        }
    }

    /// Tells of a name that is not there, with those that may have been meant.
    pub(super) fn unknown(&mut self, error: Diagnostic, names: Names<'_>, written: &str) {
        let error = self.like(error, names, written);
        self.tell(error);
    }

    /// Adds the names that may have been meant.
    pub(super) fn like(&mut self, error: Diagnostic, names: Names<'_>, written: &str) -> Diagnostic {
        if !self.may_suggest() {
            return error;
        }
        let similar = self.known.similar(names, written);
        if similar.is_empty() { error } else { error.with_help(format!("did you mean {}?", similar.join(" or "))) }
    }

    /// Whether there may be another suggestion, which costs more than anything else here.
    pub(super) fn may_suggest(&mut self) -> bool {
        self.suggested += 1;
        self.suggested <= MAX_SUGGESTED
    }

    /// Whether there may be another pattern of regions; tells when there are too many.
    pub(super) fn may_look_for_place(&mut self, span: Span) -> bool {
        self.places += 1;
        if self.places == MAX_PLACES + 1 {
            self.error(format!("there are more than {MAX_PLACES} regions in these settings"), span);
        }
        self.places <= MAX_PLACES
    }

    /// The blocks of that type; tells when there are too many.
    pub(super) fn blocks<'b>(&mut self, body: &'b Body, ident: &'b str) -> Vec<&'b Block> {
        let mut all = body.blocks_of(ident);
        let blocks = all.by_ref().take(MAX_LIST).collect();
        if let Some(next) = all.next() {
            self.error(format!("there are more than {MAX_LIST} blocks {ident} here"), next.header);
        }
        blocks
    }

    /// The one block of that type, which has no label.
    pub(super) fn block<'b>(&mut self, body: &'b Body, ident: &'b str) -> Option<&'b Block> {
        let mut all = body.blocks_of(ident);
        let first = all.next()?;
        for second in all {
            self.error(format!("the block {ident} stands here a second time"), second.header);
        }
        for block in body.blocks_of(ident) {
            self.unlabelled(block);
        }
        Some(first)
    }

    /// Refuses labels.
    pub(super) fn unlabelled(&mut self, block: &Block) {
        if let Some(label) = block.labels.first() {
            self.error(format!("the block {} takes no label", block.ident), label.span);
        }
    }

    /// The one label of a block.
    pub(super) fn label(&mut self, block: &Block, what: &str) -> Option<Written<Str>> {
        let problem = match block.labels.as_slice() {
            [label] if label.text.len() > MAX_TEXT => (format!("this name has more than {MAX_TEXT} bytes"), label.span),
            [label] if !label.text.trim().is_empty() => {
                return Some(Written { value: label.text.clone(), span: label.span });
            }
            [_, second, ..] => (format!("the block {} has one label, {what}", block.ident), second.span),
            _ => (format!("the block {} needs a label, {what}", block.ident), block.header),
        };
        self.error(problem.0, problem.1);
        None
    }

    /// The value of a key, and its attribute; none when it is not set, null, or in error.
    pub(super) fn value<'b>(&mut self, body: &'b Body, key: &str) -> Option<(Value, &'b Attribute)> {
        let attribute = body.attribute(key)?;
        let value = self.evaluate(&attribute.expr)?;
        (!value.is_null()).then_some((value, attribute))
    }

    fn evaluate(&mut self, expr: &Expr) -> Option<Value> {
        let outcome = evaluate(expr, &Context::new(&self.literals));
        let told = std::mem::take(&mut *self.literals.told.borrow_mut());
        let failed = !told.is_empty();
        self.diagnostics.extend(told);
        match outcome {
            Ok(value) => {
                let unknown = value.first_unknown().is_some();
                if unknown && !failed {
                    let message = match self.literals.left.get() {
                        0 => "the values of this file take too long to be computed",
                        _ => "this value cannot be known here",
                    };
                    self.error(message, expr.span);
                }
                (!unknown && !failed).then_some(value)
            }
            Err(error) => {
                self.diagnostics.push(*error);
                None
            }
        }
    }

    /// A text.
    pub(super) fn text(&mut self, body: &Body, key: &str) -> Option<Written<Str>> {
        let (value, attribute) = self.value(body, key)?;
        self.as_text(&value, key, attribute.expr.span)
    }

    /// A value as a text that is not empty.
    pub(super) fn as_text(&mut self, value: &Value, key: &str, at: Span) -> Option<Written<Str>> {
        let span = value.span.or(at);
        let problem = match value.as_str() {
            None => format!("{key} is a text, not {}", with_article(value)),
            Some(text) if text.trim().is_empty() => format!("{key} is empty"),
            Some(text) if text.len() > MAX_TEXT => format!("{key} has more than {MAX_TEXT} bytes"),
            Some(text) => return Some(Written { value: text.clone(), span }),
        };
        self.error(problem, span);
        None
    }

    /// A list of texts: empty when it is not set.
    pub(super) fn texts(&mut self, body: &Body, key: &str) -> Vec<Written<Str>> {
        let Some((value, attribute)) = self.value(body, key) else { return Vec::new() };
        let at = attribute.expr.span;
        if let Some(text) = value.as_str() {
            let error = Diagnostic::error(format!("{key} is a list of texts"), at);
            self.tell(error.with_help(format!("write {key} = [{}]", quoted(text))));
            return Vec::new();
        }
        self.as_texts(&value, key, at)
    }

    /// A value as a list of texts.
    pub(super) fn as_texts(&mut self, value: &Value, key: &str, at: Span) -> Vec<Written<Str>> {
        let Some(seq) = value.as_seq() else {
            self.error(format!("{key} is a list of texts, not {}", with_article(value)), at);
            return Vec::new();
        };
        if seq.items.is_empty() {
            let error = Diagnostic::error(format!("the list {key} is empty"), at);
            self.tell(error.with_help("leave it out, or name something"));
        }
        if seq.items.len() > MAX_LIST {
            self.error(format!("{key} has more than {MAX_LIST} elements"), at);
            return Vec::new();
        }
        let one = format!("an element of {key}");
        seq.items.iter().filter_map(|item| self.as_text(item, &one, at)).collect()
    }

    /// A list of patterns.
    pub(super) fn patterns(&mut self, body: &Body, key: &str) -> Vec<Written<Str>> {
        let mut all = self.texts(body, key);
        all.retain(|text| self.is_pattern(text));
        all
    }

    /// Whether a text is short enough for a pattern; tells otherwise.
    pub(super) fn is_pattern(&mut self, text: &Written<Str>) -> bool {
        let fits = text.value.len() <= MAX_PATTERN;
        if !fits {
            self.error(format!("this pattern has more than {MAX_PATTERN} bytes"), text.span);
        }
        fits
    }

    /// One of some words.
    pub(super) fn word<T: Copy>(&mut self, body: &Body, key: &str, words: &[(&str, T)]) -> Option<Written<T>> {
        let text = self.text(body, key)?;
        let value = self.meaning(&text, key, words)?;
        Some(Written { value, span: text.span })
    }

    /// What a word means.
    pub(super) fn meaning<T: Copy>(&mut self, text: &Written<Str>, key: &str, words: &[(&str, T)]) -> Option<T> {
        let found = words.iter().find(|(word, _)| *word == text.value.as_str()).map(|(_, meaning)| *meaning);
        if found.is_none() {
            let error = Diagnostic::error(format!("{key} cannot be {}", quoted(&text.value)), text.span);
            self.tell(suggesting(error, &text.value, words.iter().map(|(word, _)| word)));
        }
        found
    }

    /// A date.
    pub(super) fn date(&mut self, body: &Body, key: &str) -> Option<Written<Date>> {
        let text = self.text(body, key)?;
        // The parser of the library takes other notations too.
        let is_plain = text.value.len() == "2027-01-31".len() && !text.value.starts_with(['-', '+']);
        match text.value.parse::<Date>() {
            Ok(value) if is_plain => Some(Written { value, span: text.span }),
            _ => {
                let error = Diagnostic::error(format!("{} is no date", quoted(&text.value)), text.span);
                self.tell(error.with_help("write YYYY-MM-DD, such as 2027-01-31"));
                None
            }
        }
    }
}

/// Adds what may have been meant, or else all that there is.
fn suggesting<'n>(error: Diagnostic, written: &str, names: impl Iterator<Item = &'n &'n str> + Clone) -> Diagnostic {
    let error = error.suggesting(written, names.clone());
    if error.help.is_some() {
        return error;
    }
    let all: Vec<&str> = names.copied().collect();
    let help = match all.as_slice() {
        [] => return error,
        [only] => format!("it can only be {only}"),
        [first @ .., last] => format!("it is one of {} and {last}", first.join(", ")),
    };
    error.with_help(help)
}

/// A text in quotes, shortened.
pub(super) fn quoted(text: &str) -> String {
    let end = text.char_indices().nth(MAX_QUOTED).map_or(text.len(), |(end, _)| end);
    let shown = text.get(..end).unwrap_or(text);
    format!("{shown:?}{}", if end < text.len() { "…" } else { "" })
}

fn with_article(value: &Value) -> &'static str {
    match &value.kind {
        Kind::Bool(_) => "a truth value",
        Kind::Number(_) => "a number",
        Kind::String(_) => "a text",
        Kind::List(_) | Kind::Tuple(_) | Kind::Set(_) => "a list",
        Kind::Map(_) | Kind::Object(_) => "an object",
        _ => "this",
    }
}

/// A scope without names and functions.
struct Literals {
    told: RefCell<Vec<Diagnostic>>,
    left: Cell<u32>,
}

impl Default for Literals {
    fn default() -> Self {
        Self { told: RefCell::default(), left: Cell::new(BUDGET) }
    }
}

impl Scope for Literals {
    fn dialect(&self) -> Dialect {
        Dialect::Untyped
    }

    fn resolve(&self, traversal: &Traversal, _: &Context<'_>) -> EvalResult<(Value, usize)> {
        let message = format!("{} refers to nothing: settings know no names", quoted(&traversal.root));
        Err(Box::new(Diagnostic::error(message, traversal.root_span).with_help("texts need quotes")))
    }

    fn call(&self, call: &Call, _: &Context<'_>) -> Option<EvalResult> {
        Some(Err(Box::new(Diagnostic::error("no functions are called in settings", call.name_span))))
    }

    fn host(&self) -> &dyn Host {
        self
    }

    fn report(&self, diagnostic: Diagnostic) {
        self.told.borrow_mut().push(diagnostic);
    }

    fn spend(&self, units: u32) -> bool {
        let left = self.left.get().checked_sub(units);
        self.left.set(left.unwrap_or(0));
        left.is_some()
    }
}

/// Functions, which would ask this, are not called.
impl Host for Literals {
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
