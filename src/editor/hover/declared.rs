//! What is said of what is declared and of its uses: variables, locals, outputs, module calls, providers, resources, and the
//! parameters, conditions and mappings of templates.

use bartizan_lang::syntax::ast::Block;
use bartizan_lang::syntax::document::Node;
use bartizan_lang::{Span, Value};

use super::super::names::{Declaration, Name, ResourceKind, Scope, Target, Tree};
use super::Page;
use super::attribute::joined;
use super::values::{first, listed};
use crate::report::{Untrusted, code, prose};

/// Most module instances that are named.
const MOST: usize = 6;

impl Page<'_> {
    /// What a name stands for. `used` says whether it is only used where the cursor is; `call` is the call whose instances
    /// count.
    pub(super) fn declared(&self, target: &Target, (used, call): (bool, Option<Span>)) -> Option<String> {
        let declaration = self.view.declarations(target).into_iter().next()?;
        let place = used.then(|| self.place(declaration.name)).flatten().map(|place| format!("Declared in {place}"));
        let mut parts = match &target.name {
            Name::Variable(_) | Name::Local(_) | Name::Output(_) if !self.is_template(&declaration) => {
                self.value(&target.name, &declaration, call)?
            }
            Name::Resource(kind, ty, _) => self.resource(word(*kind), ty, (declaration.name, declaration.whole)),
            Name::Attribute(kind, ty, _, attribute) => {
                self.attribute_of((*kind, ty, attribute), target, &declaration)?
            }
            Name::Call(name) => self.call(target, name, &declaration),
            Name::Provider(name, alias) => {
                let alias = alias.as_ref().map(|alias| format!(".{alias}")).unwrap_or_default();
                let mut parts =
                    vec![format!("**{}** · provider", code(&Untrusted::without_values(format!("{name}{alias}"))))];
                let names = self.view.names(declaration.name.file)?;
                let region = names.block(declaration.name).and_then(|block| block.body.attribute("region"));
                parts.extend(region.and_then(|region| self.written(region.span)));
                parts
            }
            name => self.of_template(name, &declaration)?,
        };
        parts.extend(place);
        Some(joined(parts))
    }

    fn is_template(&self, declaration: &Declaration) -> bool {
        let names = self.view.names(declaration.name.file);
        names.is_some_and(|names| matches!(names.tree, Tree::Template(_) | Tree::Program(_)))
    }

    /// A variable, local or output with its values.
    fn value(&self, name: &Name, declaration: &Declaration, call: Option<Span>) -> Option<Vec<String>> {
        let names = self.view.names(declaration.name.file)?;
        let block = names.block(declaration.name);
        let text = |name: &str| block.and_then(|block: &Block| block.body.attribute(name));
        let (title, span) = match name {
            Name::Local(local) => (format!("local.{local}"), declaration.whole),
            Name::Output(output) => (format!("output.{output}"), declaration.name),
            other => (format!("var.{}", other.text()), declaration.name),
        };
        let mut head = format!("**{}**", code(&Untrusted::without_values(title)));
        if let Some(ty) = text("type").and_then(|ty| self.written(ty.expr.span)) {
            head.push_str(&format!(" · {ty}"));
        }
        let sensitive = text("sensitive").is_some_and(|flag| {
            matches!(&flag.expr.kind, bartizan_lang::syntax::ast::ExprKind::Constant(value) if value.as_bool() == Some(true))
        });
        if sensitive {
            head.push_str(" · sensitive");
        }
        let mut parts = vec![head];
        if let Some(about) = text("description").and_then(|about| about.expr.as_literal_str()) {
            parts.push(prose(&self.redactor.clean(about)));
        }
        parts.push(listed(&self.values_of(span, call), self.redactor));
        if let Some(default) =
            text("default").filter(|_| !sensitive).and_then(|default| self.written(default.expr.span))
        {
            parts.push(format!("Default: {default}"));
        }
        Some(parts)
    }

    /// The values of what is declared there, in the instances of its module that a call makes, or in all.
    fn values_of(&self, declared: Span, call: Option<Span>) -> Vec<(String, Value)> {
        let mut found: Vec<(String, Value)> = Vec::new();
        let several = self.view.deployments.len() > 1;
        for deployment in &self.view.deployments {
            let Some(tracer) = &deployment.tracer else { continue };
            for (address, value) in tracer.values(declared) {
                let instance = deployment.modules.iter().find(|one| one.address == address);
                if call.is_some_and(|call| instance.is_some_and(|one| one.call != call)) {
                    continue;
                }
                let mut label = match address.is_empty() {
                    true if several => code(&Untrusted::without_values(deployment.root.clone())),
                    true => "root".to_owned(),
                    false => code(&self.redactor.clean_address(&address)),
                };
                if several && !address.is_empty() {
                    label.push_str(&format!(" in {}", code(&Untrusted::without_values(deployment.root.clone()))));
                }
                let replicas = instance.map(|one| one.replicas.len()).unwrap_or_default();
                if replicas > 0 {
                    label.push_str(&format!(" and {replicas} equal ones"));
                }
                found.push((label, value));
            }
        }
        found
    }

    /// An attribute of a resource that a reference reads.
    fn attribute_of(
        &self,
        (kind, ty, attribute): (ResourceKind, &str, &str),
        target: &Target,
        declaration: &Declaration,
    ) -> Option<Vec<String>> {
        let Name::Attribute(_, _, name, _) = &target.name else { return None };
        let resource = Target { scope: target.scope.clone(), name: Name::Resource(kind, ty.into(), name.clone()) };
        let header = self.view.declarations(&resource).into_iter().next()?;
        let local = if kind == ResourceKind::Data { format!("data.{ty}.{name}") } else { format!("{ty}.{name}") };
        let mut parts = vec![format!("**{}**", code(&Untrusted::without_values(format!("{local}.{attribute}"))))];
        let mut values: Vec<(String, Value)> = Vec::new();
        let mut unwritten = false;
        for deployment in &self.view.deployments {
            for instance in deployment.resources.iter().filter(|one| one.header == header.name) {
                let label = code(&self.redactor.clean_address(&instance.address));
                match instance.get(attribute) {
                    Some(value) => values.push((label, value.clone())),
                    None => unwritten = true,
                }
            }
        }
        let mode = if kind == ResourceKind::Data { crate::ir::Mode::Data } else { crate::ir::Mode::Managed };
        let node = crate::providers::schema::of(mode, ty).and_then(|node| node.child(attribute));
        let hidden =
            node.is_some_and(crate::providers::schema::Node::sensitive) || crate::secrets::names::hides(attribute);
        if hidden {
            parts.push(format!("Value: {}", code(&Untrusted::without_values(crate::report::REDACTED))));
        } else if !values.is_empty() {
            parts.push(listed(&values, self.redactor));
        } else if unwritten {
            let why = match kind {
                ResourceKind::Data => "read from the cloud",
                _ => "decided by the provider when it is made",
            };
            parts.push(format!("Not written: {why}"));
        }
        if declaration.name != header.name {
            parts.extend(self.written(declaration.whole));
        }
        Some(parts)
    }

    /// A module call: what it calls, and its instances.
    fn call(&self, target: &Target, name: &str, declaration: &Declaration) -> Vec<String> {
        let mut parts = vec![format!("**{}** · module", code(&Untrusted::without_values(format!("module.{name}"))))];
        let names = self.view.names(declaration.name.file);
        if let Some(source) = names
            .as_ref()
            .and_then(|names| names.block(declaration.name))
            .and_then(|block| block.body.attribute("source"))
        {
            parts.extend(self.written(source.expr.span).map(|source| format!("Source: {source}")));
        }
        let called = names.as_ref().and_then(|names| self.view.called(names, name));
        parts.extend(called.map(|scope| self.directory(&scope)));
        let mut lines: Vec<String> = Vec::new();
        for deployment in &self.view.deployments {
            for one in deployment.modules.iter().filter(|one| one.call == declaration.name) {
                let addresses = std::iter::once(&one.address).chain(&one.replicas);
                lines.extend(addresses.map(|address| code(&self.redactor.clean_address(address))));
            }
            let missing = deployment.missing_modules.iter().filter(|(address, _)| {
                address.rsplit("module.").next().is_some_and(|last| last.split('[').next() == Some(name))
            });
            if lines.is_empty() && target.scope.path.as_str() == deployment.root && missing.count() > 0 {
                parts.push("The module is not there, so what it makes is not checked.".to_owned());
            }
        }
        lines.sort();
        lines.dedup();
        match lines.as_slice() {
            [] => {}
            [one] => parts.push(format!("Address: {one}")),
            several => parts.push(format!("{} addresses:\n{}", several.len(), first(several, MOST))),
        }
        parts
    }

    /// The module or template that a call leads to.
    pub(super) fn source(&self, name: &str) -> Option<String> {
        let scope = self.view.called(&self.names, name)?;
        let files = self.view.files_of(&scope);
        if files.is_empty() {
            return Some(format!("{}: there is nothing", self.directory(&scope)));
        }
        let mut resources = 0;
        let mut variables = 0;
        for names in files.iter().filter_map(|file| self.view.names(file.id())) {
            for one in names.occurrences.iter().filter(|one| one.declares.is_some()) {
                resources += usize::from(matches!(one.name, Name::Resource(..)));
                variables += usize::from(matches!(one.name, Name::Variable(_)));
            }
        }
        let directory = self.directory(&scope);
        match resources + variables {
            0 => Some(directory),
            _ => Some(format!("{directory}: {resources} resource blocks, {variables} variables")),
        }
    }

    fn directory(&self, scope: &Scope) -> String {
        let path = if scope.path.is_root() { "." } else { scope.path.as_str() };
        code(&Untrusted::without_values(path))
    }

    /// What a template or a program declares.
    fn of_template(&self, name: &Name, declaration: &Declaration) -> Option<Vec<String>> {
        let names = self.view.names(declaration.name.file)?;
        let (Tree::Template(document) | Tree::Program(document)) = &names.tree else { return None };
        let at = usize::try_from(declaration.name.start).ok()?;
        let (section, entry) = super::super::names::section_of(document, at)?;
        let entry = entry?;
        let said = |node: &Node, name: &str| node.get(name).and_then(|node| self.written(node.span));
        let title = code(&Untrusted::without_values(entry.key.clone()));
        Some(match section.key.as_str() {
            "Resources" | "resources" => {
                let ty = entry.value.get("Type").or_else(|| entry.value.get("type")).and_then(Node::as_str);
                self.resource("resource", ty.unwrap_or_default(), (declaration.name, declaration.whole))
            }
            "Parameters" => {
                let ty = said(&entry.value, "Type").map(|ty| format!(" · {ty}")).unwrap_or_default();
                let mut parts = vec![format!("**{title}** · parameter{ty}")];
                if let Some(about) = entry.value.get("Description").and_then(Node::as_str) {
                    parts.push(prose(&self.redactor.clean(about)));
                }
                parts.push(listed(&self.values_of(declaration.name, None), self.redactor));
                let secret = entry
                    .value
                    .get("NoEcho")
                    .and_then(Node::as_str)
                    .is_some_and(|flag| flag.eq_ignore_ascii_case("true"));
                if !secret {
                    parts.extend(said(&entry.value, "Default").map(|default| format!("Default: {default}")));
                    parts.extend(said(&entry.value, "AllowedValues").map(|allowed| format!("Allowed: {allowed}")));
                }
                parts
            }
            "Conditions" => {
                vec![format!("**{title}** · condition"), listed(&self.values_of(declaration.name, None), self.redactor)]
            }
            "Mappings" => {
                let keys: Vec<String> =
                    entry.value.entries().iter().map(|entry| code(&self.redactor.clean(&entry.key))).collect();
                vec![format!("**{title}** · mapping"), format!("Keys:\n{}", first(&keys, MOST))]
            }
            _ => {
                let value = if matches!(name, Name::Output(_)) { said(&entry.value, "Value") } else { None };
                let value = value.or_else(|| self.written(entry.value.span)).unwrap_or_default();
                let word = match section.key.as_str() {
                    "Outputs" | "outputs" => "output",
                    "variables" => "variable",
                    _ => "setting",
                };
                vec![format!("**{title}** · {word}"), value]
            }
        })
    }
}

fn word(kind: ResourceKind) -> &'static str {
    match kind {
        ResourceKind::Managed => "resource",
        ResourceKind::Data => "data source",
        ResourceKind::Ephemeral => "ephemeral resource",
    }
}
