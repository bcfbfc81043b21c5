//! What is said of what is under the cursor: values with their instances, why they are not known, where they come from, which
//! checks read them; what a resource is, where it is, and what was found in it.
//!
//! All text of the tree goes through the report's redactor and its encoder for Markdown.

mod attribute;
mod check;
mod declared;
mod property;
mod reading;
mod resource;
mod values;

use std::cell::OnceCell;
use std::sync::Arc;

use bartizan_lang::syntax::ast::{Block, Body};
use bartizan_lang::{FileId, Span};
use bartizan_lsp::analyzer::Hover;

use super::names::{Name, Names, Target, Tree, attribute_of, holds};
use super::view::{View, bytes};
use crate::report::{Redactor, Untrusted, code};
use crate::scan::Checks;
use crate::source::SourceFile;

/// What is said of what is under the cursor.
pub(super) fn hover(view: &View, file: &SourceFile, at: usize) -> Option<Hover> {
    let file = view.session.files.get(file.id())?;
    let redactor = view.report()?.redactor();
    let names = view.names(file.id())?;
    let page = Page { view, file: &file, names, redactor, checks: OnceCell::new() };
    page.check(at).or_else(|| page.name(at)).or_else(|| match &page.names.tree {
        Tree::Configuration(_) => page.configuration(at),
        Tree::Template(_) => page.property(at),
        _ => None,
    })
}

/// What a hover is made from.
struct Page<'a> {
    view: &'a View,
    file: &'a Arc<SourceFile>,
    names: Arc<Names>,
    redactor: &'a Redactor,
    checks: OnceCell<Option<Arc<Checks>>>,
}

impl Page<'_> {
    fn checks(&self) -> Option<Arc<Checks>> {
        self.checks.get_or_init(|| Checks::load(&self.view.session, &self.view.request).ok()).clone()
    }

    /// A name that is used, or what is declared where the cursor is.
    fn name(&self, at: usize) -> Option<Hover> {
        let found = self.names.at(at)?;
        let text = match &found.name {
            Name::Source(call) => self.source(call)?,
            Name::Here(place) => {
                self.elsewhere(Span { file: self.file.id(), start: place.start, end: place.end }, &self.names)?
            }
            name => {
                let target = self.view.target(&self.names, name)?;
                let call = match name {
                    Name::Argument(call, _) | Name::OutputOf(call, _) => self.header_of_call(call),
                    _ => None,
                };
                let mut text = self.declared(&target, (found.declares.is_none(), call))?;
                if let Tree::Values(body) = &self.names.tree {
                    text.extend(self.given(body, at, &target).map(|given| format!("\n\n{given}")));
                }
                text
            }
        };
        Some(Hover { range: bytes(found.span), text })
    }

    /// What stands at another place of this file: the attribute that `ignore_changes` names, the block that is `self`, the
    /// `for_each` that makes `each`.
    fn elsewhere(&self, place: Span, names: &Names) -> Option<String> {
        let Tree::Configuration(body) = &names.tree else { return None };
        let at = usize::try_from(place.start).ok()?;
        if let Some(block) = body.blocks.iter().find(|block| block.header == place) {
            let (kind, ty, name) = names.resource(block)?;
            let target = Target { scope: names.scope.clone(), name: Name::Resource(kind, ty, name) };
            return self.declared(&target, (true, None));
        }
        let (attribute, around) = attribute_of(body, at)?;
        match attribute.name.as_str() {
            "for_each" | "count" => self.iterated(attribute.span),
            _ => self.attribute(attribute, &around).map(|hover| hover.text),
        }
    }

    /// The value that a file gives to a variable.
    fn given(&self, body: &Body, at: usize, target: &Target) -> Option<String> {
        let (attribute, _) = attribute_of(body, at)?;
        let declaration = self.view.declarations(target).into_iter().next()?;
        let names = self.view.names(declaration.name.file)?;
        let is_secret = names.block(declaration.name).is_none_or(|block| block.body.attribute("sensitive").is_some());
        if is_secret || crate::secrets::names::hides(&attribute.name) {
            return None;
        }
        self.written(attribute.expr.span).map(|written| format!("In this file: {written}"))
    }

    fn header_of_call(&self, name: &str) -> Option<Span> {
        let call = |names: &Names| names.calls.iter().find(|call| call.name == name).map(|call| call.header);
        let files = || self.view.files_of(&self.names.scope);
        call(&self.names).or_else(|| files().iter().find_map(|file| call(&*self.view.names(file.id())?)))
    }

    /// An attribute or a nested block.
    fn configuration(&self, at: usize) -> Option<Hover> {
        let Tree::Configuration(body) = &self.names.tree else { return None };
        if let Some((attribute, around)) = attribute_of(body, at) {
            return self.attribute(attribute, &around);
        }
        let mut around: Vec<&Block> = Vec::new();
        let mut blocks = &body.blocks;
        while let Some(block) = blocks.iter().find(|block| holds(block.span, at)) {
            around.push(block);
            if holds(block.header, at) {
                return self.nested_block(&around);
            }
            blocks = &block.body.blocks;
        }
        None
    }

    /// Where something stands, for people: `network/main.tf:12`.
    fn place(&self, span: Span) -> Option<String> {
        let location = self.view.session.files.location(span)?;
        let place = format!("{}:{}", location.path, location.start.line);
        Some(code(&Untrusted::without_values(place)))
    }

    /// What is written there, in one line.
    fn written(&self, span: Span) -> Option<String> {
        if self.redactor.hides(span) {
            return None;
        }
        let file = self.text(span.file)?;
        let words: Vec<&str> = span.text(file.text()).split_whitespace().collect();
        let line: String = words.join(" ").chars().take(120).collect();
        Some(code(&self.redactor.clean(&line)))
    }

    fn text(&self, file: FileId) -> Option<Arc<SourceFile>> {
        self.view.session.files.get(file)
    }
}
