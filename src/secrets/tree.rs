//! Credentials in trees: every literal text of a file with the name that it is assigned to, and the texts that literals hold.

use std::ops::Range;
use std::sync::Arc;

use bartizan_lang::span::FileId;
use bartizan_lang::syntax::ast::{Body, Expr, ExprKind, ObjectItem, TemplatePart};
use bartizan_lang::value::{Kind, Str};
use bartizan_lang::{Span, Value};

use super::assignments::{assignment, name_around};
use super::compound::{decoded, floor, is_account_key};
use super::kinds::rank;
use super::names::{Says, is_public, says};
use super::search::{Hits, aws_secret_near, is_aws_secret, search};
use super::values::{is_key, is_password, is_random};
use super::{Block, Found};

/// The shortest literal that can hold an assignment or a credential by format.
pub(super) const SHORTEST: usize = 8;

/// The secret key of AWS's documentation, which people copy into code that is deployed.
pub(super) const AWS_SAMPLE: (&str, &str) = ("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

/// Functions whose result is their argument, or its text in another form.
const PASSING: &[&str] = &[
    "sensitive",
    "nonsensitive",
    "base64encode",
    "tostring",
    "coalesce",
    "try",
    "trimspace",
    "chomp",
    "ephemeralasnull",
];

/// Words of names, addresses and types that say which service a key is for.
const CONTEXTS: &[(&str, &str)] = &[
    ("datadog", "datadog_key"),
    ("dd_api", "datadog_key"),
    ("dd_app", "datadog_key"),
    ("newrelic", "new_relic_key"),
    ("new_relic", "new_relic_key"),
    ("cloudflare", "cloudflare_token"),
    ("twilio", "twilio_token"),
    ("ibmcloud", "ibm_api_key"),
    ("provider.ibm", "ibm_api_key"),
    ("ibm_api", "ibm_api_key"),
    ("iaas_classic_api", "ibm_api_key"),
    ("databricks", "databricks_token"),
    ("vault_token", "vault_token"),
    ("provider.vault", "vault_token"),
    ("provider.github", "github_token"),
    ("github_token", "github_token"),
    ("gitlab_token", "gitlab_token"),
    ("provider.gitlab", "gitlab_token"),
    ("digitalocean", "digitalocean_token"),
    ("provider.azurerm", "azure_client_secret"),
    ("provider.azuread", "azure_client_secret"),
    ("arm_client_secret", "azure_client_secret"),
    ("stripe", "stripe_key"),
    ("sendgrid", "sendgrid_key"),
];

/// The kind of a text that its name says is a secret.
pub(super) fn kind_of(said: Says, name: &str, text: &str, address: &str) -> &'static str {
    if is_aws_secret(text) && said != Says::Password && names_aws(name) {
        return "aws_secret_access_key";
    }
    if text.len() > 100 && name.to_ascii_lowercase().contains("session_token") {
        return "aws_session_token";
    }
    if text.len() == 88 && is_account_key(text) {
        return "azure_account_key";
    }
    if said == Says::Password {
        return "password";
    }
    let context = format!("{name} {address}").to_ascii_lowercase();
    let known = CONTEXTS.iter().find(|(word, _)| context.contains(word));
    known.map_or("secret_value", |(_, kind)| kind)
}

/// Whether a name is one that the secret half of an AWS access key has.
fn names_aws(name: &str) -> bool {
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    ["secretaccesskey", "secretkey", "aws"].iter().any(|word| name.contains(word))
}

/// Whether a text that is assigned to a name is the secret that the name says. One that only says the name again is none.
pub(super) fn is_secret(said: Says, name: &str, text: &str) -> bool {
    if text == name {
        return false;
    }
    match said {
        Says::Password => is_password(text),
        Says::Key => is_key(text) || text == AWS_SAMPLE.1,
        // The identifier of a key is found by its format.
        Says::AccessKey => is_key(text) && !text.starts_with("AKIA") && !text.starts_with("ASIA"),
    }
}

/// The credentials of a configuration file.
#[must_use]
pub fn in_configuration(file: FileId, text: &str, body: &Body) -> Vec<Found> {
    let mut walk = Walk::new(file, text);
    for block in &body.blocks {
        let label = |i: usize| block.label(i).map_or("", Str::as_str);
        let places = (block.header, block.span);
        let of = |prefix, place, ty| Draft { prefix, place, ty, name: label(1), places };
        let called = |prefix, place| Draft { prefix, place, ty: "", name: label(0), places };
        match block.ident.as_str() {
            "resource" => walk.blocks.push(of("", "resource", label(0))),
            "data" => walk.blocks.push(of("data.", "data", label(0))),
            "ephemeral" => walk.blocks.push(of("ephemeral.", "ephemeral", label(0))),
            "variable" => {
                walk.blocks.push(called("var.", "variable"));
                let marked = block.body.attribute("sensitive").is_some_and(|a| is_true(&a.expr));
                for attribute in &block.body.attributes {
                    let above = walk.enter(&attribute.name);
                    if attribute.name == "default" {
                        walk.expr(Some(label(0)), &attribute.expr);
                        if marked {
                            walk.marked(label(0), &attribute.expr);
                        }
                    } else {
                        walk.described(|w| w.expr(None, &attribute.expr));
                    }
                    walk.path = above;
                }
                walk.described(|w| block.body.blocks.iter().for_each(|b| w.body(&b.body)));
                continue;
            }
            "output" => {
                walk.blocks.push(called("output.", "output"));
                if let Some(value) = block.body.attribute("value") {
                    let above = walk.enter(&value.name);
                    walk.expr(Some(label(0)), &value.expr);
                    walk.path = above;
                }
                continue;
            }
            "locals" => {
                for attribute in &block.body.attributes {
                    walk.assignment("local.", "local", &attribute.name, (attribute.name_span, attribute.span));
                    walk.expr(Some(&attribute.name), &attribute.expr);
                    walk.path = ROOT;
                }
                continue;
            }
            "provider" => {
                let alias = block.body.attribute("alias").and_then(|a| a.expr.as_literal_str());
                walk.blocks.push(match alias {
                    Some(alias) => Draft { ty: label(0), name: alias, ..called("provider.", "provider") },
                    None => called("provider.", "provider"),
                });
            }
            "module" => walk.blocks.push(called("module.", "module")),
            "terraform" => walk.blocks.push(Draft { name: "terraform", ..called("", "terraform") }),
            _ => walk.blocks.push(Draft { ty: &block.ident, ..called("", "block") }),
        }
        walk.body(&block.body);
    }
    walk.finish(false)
}

/// The credentials of a file with values of variables, as it is written.
#[must_use]
pub fn in_variable_file(file: FileId, text: &str, body: &Body) -> Vec<Found> {
    let mut walk = Walk::new(file, text);
    for attribute in &body.attributes {
        walk.assignment("var.", "variable", &attribute.name, (attribute.name_span, attribute.span));
        walk.expr(Some(&attribute.name), &attribute.expr);
        walk.path = ROOT;
    }
    walk.finish(false)
}

/// The credentials of a file with values of variables that is JSON.
#[must_use]
pub fn in_variable_value(file: FileId, text: &str, value: &Value) -> Vec<Found> {
    let mut walk = Walk::new(file, text);
    for field in value.as_fields().into_iter().flat_map(|fields| fields.entries()) {
        walk.assignment("var.", "variable", &field.key, (field.at, field.at));
        walk.value(Some(&field.key), &field.value);
        walk.path = ROOT;
    }
    walk.finish(false)
}

/// The credentials of a file that a function reads, such as a template: `path` is what it is called.
#[must_use]
pub fn in_text(file: FileId, text: &str, path: &str) -> Vec<Found> {
    let mut walk = Walk::new(file, text);
    let whole = Span::new(file, 0, text.len());
    walk.blocks.push(Draft { prefix: "", place: "file", ty: "", name: path, places: (Span::new(file, 0, 0), whole) });
    walk.finish(true)
}

fn is_true(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Constant(value) if value.as_bool() == Some(true))
}

/// What a text is that becomes the value of an attribute or variable of that name: one that is `marked` sensitive holds a
/// secret whatever it is called, unless that says that it is public.
#[must_use]
pub fn in_sink(name: &str, marked: bool, text: &str, block: &Block) -> Option<&'static str> {
    sunk(name, marked, text).map(|said| kind_of(said, name, text, &block.address))
}

/// What the name or the mark of an attribute says of a text that is a secret by it.
pub(super) fn sunk(name: &str, marked: bool, text: &str) -> Option<Says> {
    match says(name) {
        Some(said) if marked => is_password(text).then_some(said),
        Some(said) => is_secret(said, name, text).then_some(said),
        None => (marked && !is_public(name) && is_password(text)).then_some(Says::Key),
    }
}

/// A block before anything is found in it, which is so of nearly all.
#[derive(Clone, Copy)]
struct Draft<'a> {
    /// How its address begins.
    prefix: &'static str,
    place: &'static str,
    /// Its type, when its address holds one.
    ty: &'a str,
    name: &'a str,
    /// Its header, and the whole of it.
    places: (Span, Span),
}

impl Draft<'_> {
    fn block(&self) -> Block {
        let Draft { prefix, place, ty, name, places: (header, span) } = *self;
        let dot = if ty.is_empty() || name.is_empty() { "" } else { "." };
        let is_typed = matches!(place, "resource" | "data" | "ephemeral");
        Block {
            address: format!("{prefix}{ty}{dot}{name}").into(),
            ty: if is_typed { ty } else { place }.into(),
            name: name.into(),
            place,
            header,
            span,
        }
    }
}

/// A literal text.
struct Literal<'a> {
    range: Range<usize>,
    name: Option<&'a str>,
    /// The place of its path in [`Walk::paths`].
    path: usize,
    block: usize,
    /// It is prose about something, such as a description: what looks like an assignment there is none.
    described: bool,
}

/// The path of what stands in no attribute.
const ROOT: usize = usize::MAX;

struct Walk<'a> {
    file: FileId,
    text: &'a str,
    blocks: Vec<Draft<'a>>,
    literals: Vec<Literal<'a>>,
    /// The attributes, blocks and keys on the way, each with the place of the one around it.
    paths: Vec<(usize, &'a str)>,
    /// The place of the innermost.
    path: usize,
    is_described: bool,
    found: Vec<Found>,
}

impl<'a> Walk<'a> {
    fn new(file: FileId, text: &'a str) -> Self {
        Self {
            file,
            text: text.strip_prefix('\u{feff}').unwrap_or(text),
            blocks: Vec::new(),
            literals: Vec::new(),
            paths: Vec::new(),
            path: ROOT,
            is_described: false,
            found: Vec::new(),
        }
    }

    /// Goes into an attribute, a block or a key, and says what was around.
    fn enter(&mut self, name: &'a str) -> usize {
        self.paths.push((self.path, name));
        std::mem::replace(&mut self.path, self.paths.len() - 1)
    }

    /// Begins an assignment that is a block by itself: a local value, the value of a variable.
    fn assignment(&mut self, prefix: &'static str, place: &'static str, name: &'a str, places: (Span, Span)) {
        self.blocks.push(Draft { prefix, place, ty: "", name, places });
        self.enter(name);
    }

    /// The names of a path, the innermost first.
    fn names(&self, path: usize) -> impl Iterator<Item = &'a str> {
        let mut at = path;
        std::iter::from_fn(move || {
            let (above, name) = *self.paths.get(at)?;
            at = above;
            Some(name)
        })
    }

    /// A path, dotted.
    fn dotted(&self, path: usize) -> Str {
        let mut names: Vec<&str> = self.names(path).collect();
        names.reverse();
        names.join(".").into()
    }

    fn described(&mut self, walk: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.is_described, true);
        walk(self);
        self.is_described = before;
    }

    fn body(&mut self, body: &'a Body) {
        // `name = "DB_PASSWORD"` and `value = "…"` are one assignment.
        let pair = paired(|name| body.attribute(name).and_then(|a| a.expr.as_literal_str()));
        for attribute in &body.attributes {
            let above = self.enter(&attribute.name);
            let paired = pair.filter(|_| holds_value(&attribute.name));
            match attribute.name.as_str() {
                "description" | "error_message" | "comment" | "notes" => {
                    self.described(|w| w.expr(None, &attribute.expr));
                }
                _ => self.expr(Some(paired.unwrap_or(&attribute.name)), &attribute.expr),
            }
            self.path = above;
        }
        for block in &body.blocks {
            let above = self.enter(&block.ident);
            self.body(&block.body);
            self.path = above;
        }
    }

    fn expr(&mut self, name: Option<&'a str>, expr: &'a Expr) {
        match &expr.kind {
            ExprKind::Constant(value) => {
                if let Some(text) = value.as_str() {
                    self.literal(name, text, expr.span);
                }
            }
            ExprKind::Template(parts) => {
                self.note(name, expr.span);
                self.parts(parts);
            }
            ExprKind::Tuple(items) => items.iter().for_each(|item| self.expr(name, item)),
            ExprKind::Object(items) => self.object(items),
            ExprKind::Call(call) => {
                let passed = name.filter(|_| PASSING.contains(&call.name.as_str()));
                call.args.iter().for_each(|arg| self.expr(passed, arg));
            }
            ExprKind::Conditional(conditional) => {
                self.expr(None, &conditional.condition);
                self.expr(name, &conditional.then);
                self.expr(name, &conditional.otherwise);
            }
            ExprKind::Paren(inner) => self.expr(name, inner),
            ExprKind::Unary(_, inner) => self.expr(None, inner),
            ExprKind::Binary(_, operands) => {
                self.expr(None, &operands.0);
                self.expr(None, &operands.1);
            }
            ExprKind::For(each) => {
                self.expr(None, &each.collection);
                let key = each.result_key.as_ref().and_then(Expr::as_literal_str);
                self.expr(key.map(Str::as_str), &each.result);
            }
            ExprKind::Relative(relative) => self.expr(None, &relative.base),
            ExprKind::Traversal(_) => {}
        }
    }

    fn parts(&mut self, parts: &'a [TemplatePart]) {
        for part in parts {
            match part {
                TemplatePart::Text(_) => {}
                TemplatePart::Interpolation(expr) => self.expr(None, expr),
                TemplatePart::If { then, otherwise, .. } => {
                    self.parts(then);
                    self.parts(otherwise);
                }
                TemplatePart::For { body, .. } => self.parts(body),
            }
        }
    }

    fn object(&mut self, items: &'a [ObjectItem]) {
        let get = |name: &str| items.iter().find(|i| i.key.as_literal_str().is_some_and(|k| k == name));
        let pair = paired(|name| get(name).and_then(|i| i.value.as_literal_str()));
        for item in items {
            let key = item.key.as_literal_str().map(Str::as_str);
            let above = self.path;
            if let Some(key) = key {
                self.enter(key);
            }
            let paired = pair.filter(|_| key.is_some_and(holds_value));
            self.expr(paired.or(key), &item.value);
            self.path = above;
        }
    }

    fn value(&mut self, name: Option<&'a str>, value: &'a Value) {
        match &value.kind {
            Kind::String(text) => self.literal(name, text, value.span),
            Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
                seq.items.iter().for_each(|item| self.value(name, item));
            }
            Kind::Map(fields) | Kind::Object(fields) => {
                for field in fields.entries() {
                    let above = self.enter(&field.key);
                    self.value(Some(&field.key), &field.value);
                    self.path = above;
                }
            }
            _ => {}
        }
    }

    /// Remembers where a literal stands, for what is found in its text.
    fn note(&mut self, name: Option<&'a str>, span: Span) {
        let range = span.start as usize..span.end as usize;
        if range.len() < SHORTEST || span.file != self.file {
            return;
        }
        let literal = Literal {
            range,
            name,
            path: self.path,
            block: self.blocks.len().saturating_sub(1),
            described: self.is_described,
        };
        self.literals.push(literal);
    }

    fn literal(&mut self, name: Option<&'a str>, text: &Str, span: Span) {
        if text.len() < 4 || span.file != self.file {
            return;
        }
        self.note(name, span);
        if let Some(name) = name
            && !self.is_described
            && let Some(said) = says(name)
            && is_secret(said, name, text)
        {
            self.add(|block| Some((kind_of(said, name, text, &block.address), "")), Some(name), span, text);
        } else if text.len() >= 32
            && !self.is_described
            && is_random(text)
            && !self.names(self.path).take(3).chain(name).any(is_public)
        {
            self.add(|_| Some(("high_entropy_text", "")), name, span, text);
        }
        let raw = span.text(self.text);
        let escaped = raw.starts_with('"') && text.len() >= SHORTEST && raw.contains('\\');
        if escaped {
            self.inner(name, text, span);
        } else if let Some(inner) = inner_of(text) {
            self.inner(name, &inner, span);
        }
    }

    /// The default of a variable that is marked sensitive.
    fn marked(&mut self, name: &str, expr: &Expr) {
        if let Some(text) = expr.as_literal_str() {
            self.add(|block| in_sink(name, true, text, block).map(|kind| (kind, "")), Some(name), expr.span, text);
        }
    }

    /// What is in the text that a literal stands for, where that differs from how it is written. It is told at the literal.
    fn inner(&mut self, name: Option<&str>, text: &str, span: Span) {
        let hits = search(text);
        for (kind, service, range) in &hits.formats {
            let secret = text.get(range.clone()).unwrap_or_default();
            if secret != AWS_SAMPLE.0 || name.is_some_and(|n| says(n).is_some()) {
                self.add(|_| Some((kind, service)), name, span, secret);
            }
        }
        if !self.is_described && text.contains(['=', ':']) {
            for found in assignments(text, &hits, &(0..text.len())) {
                let name = text.get(found.name).unwrap_or_default();
                let secret = text.get(found.value).unwrap_or_default();
                self.add(
                    |block| Some((kind_of(found.says, name, secret, &block.address), "")),
                    Some(bare(name)),
                    span,
                    secret,
                );
            }
        }
    }

    /// Adds what is found in the block that is being walked, if it is a credential there.
    fn add(
        &mut self,
        kind: impl FnOnce(&Block) -> Option<(&'static str, &'static str)>,
        name: Option<&str>,
        secret: Span,
        text: &str,
    ) {
        let Some(block) = self.blocks.last().map(Draft::block) else { return };
        if let Some(kind) = kind(&block) {
            self.push(kind, name, (self.path, block), secret, text);
        }
    }

    fn push(
        &mut self,
        (kind, service): (&'static str, &'static str),
        name: Option<&str>,
        (path, block): (usize, Block),
        secret: Span,
        text: &str,
    ) {
        let (name, path, block) = (name.map(Str::from), self.dotted(path), Arc::new(block));
        self.found.push(Found { kind, service, name, path, block, secret, text: text.into(), told: true });
    }

    /// Finds what is found by format in the whole text, and by assignment in its literals, and sorts out what is one.
    fn finish(mut self, whole: bool) -> Vec<Found> {
        let hits = search(self.text);
        if !hits.formats.is_empty() || !hits.words.is_empty() {
            self.literals.sort_by_key(|l| (l.range.start, std::cmp::Reverse(l.range.end)));
            self.by_format(&hits, whole);
            self.by_assignment(&hits, whole);
        }
        one_each(self.found)
    }

    fn by_format(&mut self, hits: &Hits, whole: bool) {
        let mut all = hits.formats.clone();
        for (kind, _, range) in &hits.formats {
            if *kind == "aws_access_key_id"
                && let Some(secret) = aws_secret_near(self.text, range)
            {
                all.push(("aws_secret_access_key", "", secret));
            }
        }
        let source = self.text;
        for (kind, service, range) in all {
            let Some(text) = source.get(range.clone()) else { continue };
            let literal = self.literal_at(&range);
            if text == AWS_SAMPLE.0 && literal.and_then(|l| l.name).and_then(says).is_none() {
                continue;
            }
            let (block, path, name) = match literal {
                Some(literal) => (self.blocks.get(literal.block).map(Draft::block), literal.path, literal.name),
                None => (self.block_at(&range, whole), ROOT, None),
            };
            let name = assigned_to(source, kind, range.start).or(name);
            let Some(block) = block else { continue };
            let secret = Span::new(self.file, range.start, range.end);
            self.push((kind, service), name, (path, block), secret, text);
        }
    }

    fn by_assignment(&mut self, hits: &Hits, whole: bool) {
        if whole {
            self.assigned_in(&(0..self.text.len()), hits, (0, ROOT));
            return;
        }
        for literal in std::mem::take(&mut self.literals) {
            let any = hits.words.partition_point(|at| *at < literal.range.start);
            if !literal.described && hits.words.get(any).is_some_and(|at| *at < literal.range.end) {
                self.assigned_in(&literal.range, hits, (literal.block, literal.path));
            }
        }
    }

    /// Adds what is assigned in a part of the text, which stands in that block and path.
    fn assigned_in(&mut self, range: &Range<usize>, hits: &Hits, (block, path): (usize, usize)) {
        let source = self.text;
        for found in assignments(source, hits, range) {
            let Some(block) = self.blocks.get(block).map(Draft::block) else { return };
            let secret = Span::new(self.file, found.value.start, found.value.end);
            let (Some(name), Some(text)) = (source.get(found.name), source.get(found.value)) else { continue };
            self.push(
                (kind_of(found.says, name, text, &block.address), ""),
                Some(bare(name)),
                (path, block),
                secret,
                text,
            );
        }
    }

    /// The innermost literal around a place.
    fn literal_at(&self, range: &Range<usize>) -> Option<&Literal<'a>> {
        let after = self.literals.partition_point(|l| l.range.start <= range.start);
        self.literals.get(..after)?.iter().rev().take(64).find(|l| l.range.end >= range.end)
    }

    /// The block around a place that no literal holds, such as a comment; the file, for what is outside of all.
    fn block_at(&self, range: &Range<usize>, whole: bool) -> Option<Block> {
        if whole {
            return self.blocks.first().map(Draft::block);
        }
        let at = Span::new(self.file, range.start, range.end);
        let around = self.blocks.iter().rev().find(|block| block.places.1.contains(at));
        let places = (Span::new(self.file, 0, 0), Span::new(self.file, 0, self.text.len()));
        let file = Draft { prefix: "", place: "file", ty: "", name: "", places };
        Some(around.unwrap_or(&file).block())
    }
}

/// Where what is assigned begins: of a password in a URL, the URL.
fn begin_of(text: &str, kind: &str, secret: usize) -> usize {
    let from = floor(text, secret.saturating_sub(500));
    let before = text.get(from..secret).filter(|_| kind == "url_password");
    let url = before.and_then(|t| t.rfind("://")).map(|at| from + at);
    let scheme = |at: usize| {
        let before = text.as_bytes().get(..at).unwrap_or_default().iter().rev();
        at - before.take(20).take_while(|b| b.is_ascii_alphanumeric() || b"+-.:".contains(b)).count()
    };
    url.map_or(secret, scheme)
}

/// The name that a credential of that kind is assigned to inside of a text: what stands before it on its line.
pub(super) fn assigned_to<'t>(text: &'t str, kind: &str, secret: usize) -> Option<&'t str> {
    let at = begin_of(text, kind, secret);
    let line = text.get(floor(text, at.saturating_sub(200))..at)?;
    let line = line.get(line.rfind('\n').map_or(0, |n| n + 1)..)?;
    let before = line.trim_end_matches(['"', '\'', '\\', ' ', '\t']);
    let before = before.strip_suffix(['=', ':'])?.trim_end_matches(['"', '\'', '\\', ' ', '\t']);
    let at = before.len().checked_sub(1)?;
    let name = before.get(name_around(before, before.floor_char_boundary(at)))?;
    (!name.is_empty()).then(|| bare(name))
}

/// The text that a long text in base64 stands for.
pub(super) fn inner_of(text: &str) -> Option<String> {
    let is_base64 = || text.as_bytes().iter().take(64).all(|b| b.is_ascii_alphanumeric() || b"+/=\n".contains(b));
    if text.len() >= 64 && is_base64() { decoded(text) } else { None }
}

/// A name without the dashes of an option.
pub(super) fn bare(name: &str) -> &str {
    name.trim_start_matches('-').trim_matches('.')
}

/// The name of a pair of name and value, when it says that the value is a secret.
pub(super) fn paired<'a>(get: impl Fn(&str) -> Option<&'a Str>) -> Option<&'a str> {
    ["name", "key", "Name"].into_iter().find_map(get).map(Str::as_str).filter(|name| says(name).is_some())
}

pub(super) fn holds_value(name: &str) -> bool {
    matches!(name, "value" | "default_value" | "Value")
}

/// The assignments of secrets in a part of a text.
pub(super) fn assignments<'t>(
    text: &'t str,
    hits: &'t Hits,
    range: &Range<usize>,
) -> impl Iterator<Item = super::assignments::Assignment> + use<'t> {
    let (from, to) =
        (hits.words.partition_point(|at| *at < range.start), hits.words.partition_point(|at| *at < range.end));
    let mut last = usize::MAX;
    let end = range.end;
    hits.words.get(from..to).unwrap_or_default().iter().filter_map(move |at| {
        let name = name_around(text, *at);
        if name.start == last {
            return None;
        }
        last = name.start;
        assignment(text, name).filter(|found| found.value.end <= end)
    })
}

/// Of what overlaps, the most specific, and of equal ones that whose place is known best; of an AWS access key, the secret
/// half. What stands in one literal whose parts have no places of their own is told once, and all of it hidden.
fn one_each(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by_key(|f| f.secret);
    let mut kept: Vec<Found> = Vec::with_capacity(found.len());
    let mut found = found.into_iter().peekable();
    while let Some(first) = found.next() {
        let mut end = first.secret.end;
        let mut together = vec![first];
        while let Some(next) = found.next_if(|next| next.secret.start < end) {
            end = end.max(next.secret.end);
            together.push(next);
        }
        together.sort_by_key(|f| (rank(f.kind), f.secret.end - f.secret.start, f.secret));
        let before = kept.len();
        for mut one in together {
            let over = |k: &&Found| k.secret.start < one.secret.end && one.secret.start < k.secret.end;
            let same = |k: &Found| k.text.contains(one.text.as_str()) || one.text.contains(k.text.as_str());
            let mut around = kept.get(before..).unwrap_or_default().iter().filter(over).peekable();
            one.told = around.peek().is_none();
            if !around.any(same) {
                kept.push(one);
            }
        }
    }
    let mut secrets: Vec<Span> =
        kept.iter().filter(|f| f.kind == "aws_secret_access_key").map(|f| f.block.span).collect();
    secrets.sort_unstable();
    for one in kept.iter_mut().filter(|f| f.kind == "aws_access_key_id") {
        one.told &= secrets.binary_search(&one.block.span).is_err();
    }
    kept.sort_by_key(|f| f.secret);
    kept
}
