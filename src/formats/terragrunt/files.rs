//! The files of Terragrunt, each read and parsed once.

use std::sync::Arc;

use bartizan_lang::syntax::ast::{Attribute, Block, Body, ExprKind};
use bartizan_lang::syntax::{self, Parsed};
use bartizan_lang::{Diagnostic, Level};
use dashmap::DashMap;

use crate::formats::terraform::{any_expr, mentions};
use crate::secrets::{self, Found};
use crate::source::{Files, ReadError, RelPath, RootId, SizeLimit, TrustRoot};

/// A file of Terragrunt as it is written.
#[derive(Debug)]
pub(super) struct ConfigurationFile {
    pub path: RelPath,
    pub body: Body,
    pub diagnostics: Vec<Diagnostic>,
    /// Whether it could not be read in full.
    pub incomplete: bool,
    /// Whether it names `values`, which only a stack gives.
    pub template: bool,
    /// Credentials that stand in it.
    pub credentials: Vec<Arc<Found>>,
}

/// The files of Terragrunt that were read.
#[derive(Debug, Default)]
pub struct Configurations {
    files: DashMap<(RootId, RelPath), Result<Arc<ConfigurationFile>, ReadError>>,
}

impl Configurations {
    /// How many files were read, and how many of them not in full.
    #[must_use]
    pub fn count(&self) -> (usize, usize) {
        let unread = self.files.iter().filter(|f| f.value().as_ref().map_or(true, |f| f.incomplete)).count();
        (self.files.len(), unread)
    }

    /// A file.
    pub(super) fn read(
        &self,
        files: &Files,
        root: &TrustRoot,
        path: &RelPath,
    ) -> Result<Arc<ConfigurationFile>, ReadError> {
        let key = (root.id(), path.clone());
        if let Some(known) = self.files.get(&key) {
            return known.clone();
        }
        let read = files.read(root, path, SizeLimit::SOURCE).map(|file| {
            let Parsed { body, diagnostics, incomplete } = syntax::parse_hcl(file.id(), file.text());
            let credentials = secrets::in_configuration(file.id(), file.text(), &inputs_as_block(&body));
            let incomplete = incomplete || diagnostics.iter().any(|d| d.level == Level::Error);
            let credentials = credentials.into_iter().map(Arc::new).collect();
            let template = any_expr(&body, &|expr| mentions(expr, &|root, _| root == "values"));
            Arc::new(ConfigurationFile { path: path.clone(), body, diagnostics, incomplete, template, credentials })
        });
        self.files.entry(key).or_insert(read).clone()
    }
}

/// The same file with `inputs = { … }` as a block, as credentials are looked for in blocks.
fn inputs_as_block(body: &Body) -> Body {
    let mut body = body.clone();
    for attribute in std::mem::take(&mut body.attributes) {
        let ExprKind::Object(items) = attribute.expr.kind else { continue };
        let entries = items.into_iter().filter_map(|item| {
            let name = item.key.as_literal_str()?.clone();
            let span = item.key.span.to(item.value.span);
            Some(Attribute { name, name_span: item.key.span, expr: item.value, span })
        });
        body.blocks.push(Block {
            ident: attribute.name,
            labels: Vec::new(),
            body: Body { attributes: entries.collect(), blocks: Vec::new() },
            header: attribute.name_span,
            span: attribute.span,
        });
    }
    body
}
