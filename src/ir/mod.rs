//! The intermediate representation: what one root module, template, stack or plan would create, in one form for all
//! formats. Canonical types and attributes are the Terraform provider's names.

mod default_regions;

use std::sync::Arc;

use bartizan_lang::value::{Fields, InstanceKey, Presence, Reason, Str};
use bartizan_lang::{Diagnostic, Span, Value};
pub use default_regions::DefaultRegions;
use rustc_hash::FxHashMap;

use crate::secrets::Found;

/// What one root would create.
#[derive(Default)]
pub struct Deployment {
    /// The directory or file, relative to the trust root; `.` for the trust root itself.
    pub root: Str,
    /// All resources, in the order of their addresses' evaluation: deterministic.
    pub resources: Vec<Resource>,
    /// What else is written and a finding may speak of: variables, locals, providers, files that are read. They make nothing,
    /// and are numbered after the resources.
    pub declarations: Vec<Resource>,
    /// Credentials that stand in the code.
    pub credentials: Vec<Credential>,
    /// The module instances; the first is the root itself.
    pub modules: Vec<ModuleInstance>,
    /// The outputs of the root.
    pub outputs: Vec<Output>,
    /// Values that must not be shown, whether a resource uses them or not: those of marked variables.
    pub secrets: Vec<Value>,
    /// What could not be read or understood.
    pub diagnostics: Vec<Diagnostic>,
    /// Modules that are not there: address and source.
    pub missing_modules: Vec<(Str, Str)>,
    /// The paths of the constructs of CDK that resources come from, by the addresses of the resources.
    pub constructs: FxHashMap<Str, Str>,
    /// Follows values back to where they were written.
    pub tracer: Option<Arc<dyn Tracer>>,
}

/// A credential that stands in the code, in one instance of the block that holds it.
#[derive(Clone)]
pub struct Credential {
    /// What was found.
    pub found: Arc<Found>,
    /// The block.
    pub holder: ResourceIndex,
    /// The resource that it becomes the value of, through variables and locals.
    pub parent: Option<ResourceIndex>,
}

/// A place in [`Deployment::resources`], or behind them in [`Deployment::declarations`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct ResourceIndex(pub u32);

/// A place in [`Deployment::modules`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct ModuleIndex(pub u32);

impl ModuleIndex {
    /// The root module.
    pub const ROOT: Self = Self(0);
}

/// Managed by the deployment, or only read by it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Mode {
    /// `resource`.
    Managed,
    /// `data`.
    Data,
}

/// An instance of a resource block.
#[derive(Clone)]
pub struct Resource {
    /// Terraform's own address: `module.site["a"].aws_s3_bucket.logs[0]`.
    pub address: Str,
    /// The module instance it is in.
    pub module: ModuleIndex,
    /// Managed or data.
    pub mode: Mode,
    /// The canonical type: `aws_s3_bucket`.
    pub ty: Str,
    /// The name of the block.
    pub name: Str,
    /// The instance's key.
    pub key: InstanceKey,
    /// The provider it is made with.
    pub provider: Arc<ProviderInstance>,
    /// Attributes and blocks as written, in the engine's own shapes: a repeatable or single block is a list of objects.
    /// An entry's `at` is the attribute (name and value) or the block's header; an object made from a block has the
    /// block's span.
    pub body: Arc<Fields>,
    /// When it is there.
    pub presence: Presence,
    /// It stands for instances whose number or keys are not known.
    pub symbolic: Option<Reason>,
    /// It is there already, and this is what it is like: nothing stands for a default.
    pub facts: bool,
    /// The whole block.
    pub block: Span,
    /// Block type and labels.
    pub header: Span,
}

impl Resource {
    /// The attribute or blocks of that name, as written.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.body.get(name)
    }

    /// Whether its type is of CloudFormation's or Pulumi's own vocabulary, because none of Terraform's is known for it.
    #[must_use]
    pub fn is_raw(&self) -> bool {
        self.ty.contains(':')
    }

    /// `type.name`, without module and key.
    #[must_use]
    pub fn local_address(&self) -> Str {
        match self.mode {
            Mode::Managed => format!("{}.{}", self.ty, self.name).into(),
            Mode::Data => format!("data.{}.{}", self.ty, self.name).into(),
        }
    }
}

/// A configured provider.
#[derive(Clone, Debug)]
pub struct ProviderInstance {
    /// The local name's provider: `aws`, `azurerm`, `google`, `oci`, `ibm`, `kubernetes` ….
    pub kind: Str,
    /// `alias`.
    pub alias: Option<Str>,
    /// The region it works in; unknown with its reason.
    pub region: Value,
    /// The account, subscription or project; unknown with its reason.
    pub account: Value,
    /// Tags or labels that it adds to all resources; null without any.
    pub default_tags: Value,
    /// Its own block's header; none when it is not configured anywhere.
    pub span: Span,
    /// Version constraints and lock of the root, as written: `= 5.31.0` from a lock file, `~> 5.0` else.
    pub version: Option<Str>,
}

impl ProviderInstance {
    /// The provider of what no provider makes, such as a variable or an output.
    #[must_use]
    pub fn nobody() -> Arc<Self> {
        let unknown = || Value::unknown(Reason::Other("nothing is made".into()));
        Arc::new(Self {
            kind: Str::new(),
            alias: None,
            region: unknown(),
            account: unknown(),
            default_tags: Value::null(),
            span: Span::NONE,
            version: None,
        })
    }
}

/// An instance of a module.
#[derive(Clone, Debug)]
pub struct ModuleInstance {
    /// Its address; empty for the root.
    pub address: Str,
    /// The module that calls it.
    pub parent: Option<ModuleIndex>,
    /// The directory of its source, relative to the trust root.
    pub directory: Str,
    /// Its source as written, when that is not a local path.
    pub source: Option<Str>,
    /// The call's block; none for the root.
    pub call: Span,
    /// Addresses of further instances of the same call with equal inputs: everything in this instance holds for each.
    pub replicas: Vec<Str>,
}

/// An output of the root.
#[derive(Clone, Debug)]
pub struct Output {
    /// The name.
    pub name: Str,
    /// The value.
    pub value: Value,
    /// Whether it is declared sensitive.
    pub sensitive: bool,
    /// Its block.
    pub span: Span,
}

/// Follows values back to where they were written.
pub trait Tracer: Send + Sync {
    /// The way of a value, from the attribute or block at `at` in a resource (an entry's `at`, or a block's header) through
    /// variables, module arguments and locals, to where it was decided. `target` is the value's own span, which tells
    /// which element of a list or object is meant. The first step is the attribute itself; empty when there is nothing to
    /// follow.
    fn trace(&self, deployment: &Deployment, resource: ResourceIndex, at: Span, target: Span) -> Vec<TraceStep>;

    /// What is declared at a place, by its span: variables, locals and outputs, parameters and conditions. The address of each
    /// instance of the module or template that declares it, and the value there.
    fn values(&self, _declared: Span) -> Vec<(Str, Value)> {
        Vec::new()
    }
}

/// One step of a trace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceStep {
    /// What happens here: `argument acl of module.site`.
    pub message: String,
    /// Where.
    pub span: Span,
}

impl Deployment {
    /// A resource, or a declaration.
    #[must_use]
    pub fn resource(&self, index: ResourceIndex) -> Option<&Resource> {
        let place = index.0 as usize;
        self.resources.get(place).or_else(|| self.declarations.get(place.checked_sub(self.resources.len())?))
    }

    /// A module instance.
    #[must_use]
    pub fn module(&self, index: ModuleIndex) -> Option<&ModuleInstance> {
        self.modules.get(index.0 as usize)
    }

    /// The address of a resource and those of its replicas: the same resource in module instances with equal inputs.
    #[must_use]
    pub fn addresses(&self, index: ResourceIndex) -> Vec<Str> {
        let Some(resource) = self.resource(index) else { return Vec::new() };
        let mut addresses = vec![resource.address.clone()];
        let mut module = self.module(resource.module);
        // A replica of an enclosing module repeats everything below it.
        while let Some(instance) = module {
            if !instance.replicas.is_empty() {
                let mut more = Vec::with_capacity(addresses.len() * instance.replicas.len());
                for replica in &instance.replicas {
                    for address in &addresses {
                        if let Some(rest) = address.strip_prefix(instance.address.as_str()) {
                            more.push(Str::from(format!("{replica}{rest}")));
                        }
                    }
                }
                addresses.extend(more);
            }
            module = instance.parent.and_then(|p| self.module(p));
        }
        addresses
    }

    /// How many resources there are, replicas included.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count_of(|_| true)
    }

    /// How many of them are of types that are not in Terraform's vocabulary, replicas included.
    #[must_use]
    pub fn count_raw(&self) -> usize {
        self.count_of(Resource::is_raw)
    }

    fn count_of(&self, counts: impl Fn(&Resource) -> bool) -> usize {
        let mut factors: Vec<usize> = Vec::with_capacity(self.modules.len());
        for module in &self.modules {
            let above = module.parent.and_then(|p| factors.get(p.0 as usize)).copied().unwrap_or(1);
            factors.push(above * (1 + module.replicas.len()));
        }
        self.resources
            .iter()
            .filter(|r| counts(r))
            .map(|r| factors.get(r.module.0 as usize).copied().unwrap_or(1))
            .sum()
    }
}
