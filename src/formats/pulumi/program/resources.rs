//! From evaluated resources to those of a deployment, each with its provider.
//! <https://www.pulumi.com/docs/iac/concepts/resources/providers/>

use std::collections::BTreeMap;
use std::sync::Arc;

use bartizan_lang::syntax::document::Node;
use bartizan_lang::value::{Field, Fields, InstanceKey, Origin, Presence, Reason, Str, Unknown};
use bartizan_lang::{Span, Value};

use super::evaluation::{Evaluation, Registered};
use super::expression::mentioned;
use super::template::Written;
use crate::formats::pulumi::aws_native;
use crate::formats::pulumi::lowering::lower_as;
use crate::formats::pulumi::providers::{ACCOUNT, PREFIX, REGION, tags};
use crate::formats::typing::typed;
use crate::ir::{Mode, ModuleIndex, ProviderInstance, Resource};
use crate::providers::gcp;
use crate::providers::pulumi::{provider, provider_version};
use crate::providers::schema;

impl Evaluation<'_> {
    /// The resources of a program and of its components, in the order in which they are written.
    pub(super) fn gather(&self, all: &mut Vec<Resource>) {
        for (place, written) in self.template.resources.iter().enumerate() {
            if !self.work.takes_resource(written.header) {
                return;
            }
            let Some(registered) = self.registered(place, 0) else { continue };
            if let Some(nested) = self.nested(place, 0) {
                nested.gather(all);
            } else if !registered.token.starts_with("pulumi:") {
                self.add(place, written, &registered, all);
            }
        }
    }

    fn add(&self, place: usize, written: &Written, registered: &Registered, all: &mut Vec<Resource>) {
        let provider = self.provider_of(place, &registered.token);
        let empty = Fields::default();
        let properties = registered.properties.as_fields().map_or(&empty, AsRef::as_ref);
        if registered.token.starts_with("aws-native:") && written.read.is_none() {
            let places = (written.block, written.header);
            let made = aws_native::resources(&registered.token, &registered.name, properties, places, &provider);
            for mut resource in made {
                let suffix = resource.name.strip_prefix(registered.name.as_str()).unwrap_or_default();
                resource.address = format!("{}{suffix}", registered.address).into();
                all.push(resource);
            }
            return;
        }
        let mode = if written.read.is_some() { Mode::Data } else { Mode::Managed };
        let root = schema::resource(&registered.ty);
        let lowered = lower_as(&registered.ty, &registered.token, properties);
        let open = lowered.open;
        let entries = lowered.into_entries().into_iter().filter(|field| !field.value.is_null()).map(|field| {
            let node = root.and_then(|root| root.child(&field.key));
            Field { value: typed(field.value, node), ..field }
        });
        let mut body = Fields::new(entries.collect());
        body.open = open;
        if let Some(id) = &written.read {
            body.set(Field { key: "id".into(), at: id.span, value: self.value(id, 0) });
        }
        all.push(Resource {
            address: registered.address.clone(),
            module: ModuleIndex::ROOT,
            mode,
            ty: registered.ty.clone(),
            name: registered.name.clone(),
            key: InstanceKey::None,
            provider,
            body: Arc::new(body),
            presence: Presence::always(),
            symbolic: None,
            facts: false,
            block: written.block,
            header: written.header,
        });
    }

    /// The provider that a resource is made with: the one that it names, one of its parents', or the default one.
    fn provider_of(&self, place: usize, token: &str) -> Arc<ProviderInstance> {
        let package = package_of(token);
        if let Some(named) = self.named_by(place, "provider") {
            return self.explicit(named);
        }
        let inherited = self.providers_for_children(place);
        inherited.get(package).cloned().unwrap_or_else(|| self.default_provider(package))
    }

    /// The providers, by package, that a resource gives on to its children.
    pub(super) fn providers_for_children(&self, place: usize) -> BTreeMap<Str, Arc<ProviderInstance>> {
        let mut found = self.owner.providers.clone();
        // The outermost parent comes first, and what is nearer goes before.
        let mut line = vec![place];
        while let Some(parent) = line.last().and_then(|place| self.named_by(*place, "parent")) {
            if line.contains(&parent) {
                break;
            }
            line.push(parent);
        }
        for place in line.into_iter().rev() {
            let options = self.template.resources.get(place).and_then(|written| written.options.as_ref());
            let Some(options) = options else { continue };
            let providers = options.get("providers");
            let listed = providers.map_or(&[][..], |node| node.items()).iter();
            let by_name = providers.map_or(&[][..], |node| node.entries()).iter().map(|entry| &entry.value);
            for node in options.get("provider").into_iter().chain(listed).chain(by_name) {
                let Some(named) = mentioned(node).and_then(|name| self.resource_at(&name)) else { continue };
                let Some(written) = self.template.resources.get(named) else { continue };
                if let Some(package) = written.token.strip_prefix(PREFIX) {
                    found.insert(package.into(), self.explicit(named));
                }
            }
        }
        found
    }

    /// The provider that a resource of the program is.
    fn explicit(&self, place: usize) -> Arc<ProviderInstance> {
        if let Some(made) = self.providers.borrow().get(&place) {
            return made.clone();
        }
        let registered = self.registered(place, 0);
        let made = registered.as_ref().and_then(|registered| {
            let package = registered.token.strip_prefix(PREFIX)?;
            let written = self.template.resources.get(place)?;
            let argument = |name: &str| {
                let fields = registered.properties.as_fields()?;
                let open = || fields.open.then(|| Value::unknown(Reason::Invalid));
                fields.get(name).filter(|value| !value.is_null()).cloned().or_else(open)
            };
            let alias = (!written.default_provider).then(|| registered.name.clone());
            let version = written.options.as_ref().and_then(|options| options.get("version")).and_then(Node::as_str);
            Some(self.instance((package, version), alias, written.header, &argument))
        });
        let made = Arc::new(made.unwrap_or_else(|| {
            let package = registered.as_ref().map_or("", |registered| package_of(&registered.token));
            self.instance((package, None), None, Span::NONE, &|_| Some(Value::unknown(Reason::Invalid)))
        }));
        self.providers.borrow_mut().insert(place, made.clone());
        made
    }

    /// The provider of all resources of a package that name none.
    pub(super) fn default_provider(&self, package: &str) -> Arc<ProviderInstance> {
        let is_it = |written: &Written| {
            written.default_provider && written.token.strip_prefix(PREFIX).is_some_and(|of| of == package)
        };
        if let Some(place) = self.template.resources.iter().position(is_it) {
            return self.explicit(place);
        }
        let configuration = &self.work.configuration;
        let argument = |name: &str| configuration.get(&format!("{package}:{name}")).filter(|value| !value.is_null());
        Arc::new(self.instance((package, None), None, Span::NONE, &argument))
    }

    fn instance(
        &self,
        (package, options_version): (&str, Option<&str>),
        alias: Option<Str>,
        span: Span,
        argument: &dyn Fn(&str) -> Option<Value>,
    ) -> ProviderInstance {
        let kind: Str = provider(package).unwrap_or(package).into();
        let first = |names: &[&str]| names.iter().find_map(|name| argument(name));
        let from_environment = |what: &str| {
            let text = format!("the {what} of provider {}", alias.as_deref().unwrap_or(&kind));
            let mut unknown = Unknown::new(Reason::Environment(format!("the {what} of provider {kind}").into()));
            unknown.not_null = true;
            unknown.origin = Some(Arc::new(Origin { text: text.into(), closed: None }));
            Value::from_unknown(unknown).at(span)
        };
        // `version` is an option of a resource, and a provider may be pinned for the whole project.
        let version = options_version.map(Str::from).or_else(|| self.work.pinned(package));
        let default = self.work.around.default_regions.and_then(|regions| regions.of(&kind)).cloned();
        ProviderInstance {
            region: first(&REGION)
                .or_else(|| argument("zone").filter(|_| kind == "google").map(|zone| gcp::region_of_zone(&zone)))
                .or(default)
                .unwrap_or_else(|| from_environment("region")),
            account: first(&ACCOUNT).unwrap_or_else(|| from_environment("account")),
            default_tags: tags(argument).map_or_else(Value::null, |(_, tags)| tags),
            kind,
            alias,
            span,
            version: provider_version(package, version.as_deref()).map(Str::from),
        }
    }
}

/// The package of a type.
fn package_of(token: &str) -> &str {
    token.split(':').next().unwrap_or_default()
}
