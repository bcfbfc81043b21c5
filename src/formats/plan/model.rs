//! What a plan says, whichever way it was written: as JSON by `terraform show -json`, or in the file that
//! `terraform plan -out` writes.
//!
//! The fields are those of <https://developer.hashicorp.com/terraform/internals/json-format>.

use std::sync::Arc;

use bartizan_lang::value::{Fields, InstanceKey, Str};
use bartizan_lang::{FileId, Span, Value};

use crate::ir::Mode;

/// A plan.
#[derive(Debug, Default)]
pub struct Plan {
    /// The version of Terraform or OpenTofu that made it.
    pub terraform: Str,
    /// What is to be done with each resource instance, in the order of the plan. Those that stay as they are stand here too.
    pub changes: Vec<ResourceChange>,
    /// What was found to be different from the last run: `before` is what the state says, `after` is what is there.
    pub drift: Vec<ResourceChange>,
    /// Data sources that were read before this plan or while it was made.
    pub read: Vec<StateResource>,
    /// The outputs of the root.
    pub outputs: Vec<OutputChange>,
    /// The values of the root's variables.
    pub variables: Vec<(Str, Value)>,
    /// The configuration that was planned.
    pub configuration: Configuration,
    /// Resources as their own format has them, besides what they are in Terraform's names.
    pub own_words: Vec<OwnWords>,
    /// The outcomes of checks, conditions and validations.
    pub checks: Vec<CheckOutcome>,
    /// Attributes that decided about the plan: addresses and paths (`ingress[0].from_port`).
    pub relevant: Vec<(Str, Str)>,
    /// Whether it ended with an error, so that it lacks what would have come after.
    pub errored: bool,
    /// Whether a second plan will be needed after it is applied; nothing where the version does not say.
    pub complete: Option<bool>,
    /// The date and time at which it was made, as the plan writes it.
    pub timestamp: Option<Str>,
}

/// A state: what there is.
#[derive(Debug, Default)]
pub struct State {
    /// The version of Terraform or OpenTofu that wrote it.
    pub terraform: Str,
    /// All resource instances, data sources too.
    pub resources: Vec<StateResource>,
    /// The outputs of the root.
    pub outputs: Vec<OutputChange>,
    /// What is known of its providers and of what made which resource; nothing in a state of Terraform.
    pub configuration: Configuration,
    /// Resources as their own format has them, besides what they are in Terraform's names.
    pub own_words: Vec<OwnWords>,
}

/// A resource as its own format has it: of aws-native, CloudFormation's type and properties.
#[derive(Debug, Clone)]
pub struct OwnWords {
    /// Which one; the type is that of its format.
    pub id: ResourceId,
    /// What there is.
    pub before: Option<Fields>,
    /// What there will be.
    pub after: Option<Fields>,
}

/// What is to be done with a resource instance.
#[derive(Debug, Clone)]
pub struct ResourceChange {
    /// Which one.
    pub id: ResourceId,
    /// Where it was before, when it was moved.
    pub previous_address: Option<Str>,
    /// The key of an object that a failed replacement left behind, and which is to be destroyed.
    pub deposed: Option<Str>,
    /// What is to be done.
    pub action: Action,
    /// Why: `replace_because_cannot_update`, `delete_because_no_resource_config` ….
    pub reason: Option<Str>,
    /// The attributes that cannot be changed in place: `engine`, `node_config[0].machine_type`.
    pub replaces: Vec<Str>,
    /// What it is imported from: the id, empty when that is not known.
    pub importing: Option<Str>,
    /// What there is: an object; null when there is nothing. Sensitive parts are marked.
    pub before: Value,
    /// What there will be: an object, whose unknown parts are unknown values; null when it will be gone.
    pub after: Value,
}

/// A resource instance of a state.
#[derive(Debug, Clone)]
pub struct StateResource {
    /// Which one.
    pub id: ResourceId,
    /// An object. Sensitive parts are marked.
    pub values: Value,
}

/// Names a resource instance.
#[derive(Debug, Clone)]
pub struct ResourceId {
    /// Its address.
    pub address: Str,
    /// The address of the module instance, empty for the root.
    pub module: Str,
    /// Managed or data.
    pub mode: Mode,
    /// The type.
    pub ty: Str,
    /// The name of the block.
    pub name: Str,
    /// The instance's key.
    pub key: InstanceKey,
    /// The provider: `registry.terraform.io/hashicorp/aws`.
    pub provider: Str,
    /// Where its address stands, in a file of text.
    pub at: Span,
}

/// What a plan does with a resource instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// Nothing.
    NoOp,
    /// It is made.
    Create,
    /// It is read: a data source whose arguments were not known.
    Read,
    /// It is changed in place.
    Update,
    /// It is replaced, and gone before its successor is there.
    DeleteThenCreate,
    /// It is replaced, and its successor is there before it goes.
    CreateThenDelete,
    /// It is destroyed.
    Delete,
    /// It stays, and the state forgets it.
    Forget,
    /// It is made, and the state forgets what was there before.
    CreateThenForget,
    /// An action of a later version.
    Other,
}

/// An output of the root.
#[derive(Debug, Clone)]
pub struct OutputChange {
    /// Its name.
    pub name: Str,
    /// What is to be done with it.
    pub action: Action,
    /// Its value so far; null when there is none.
    pub before: Value,
    /// Its value after.
    pub after: Value,
    /// Whether it is marked sensitive.
    pub sensitive: bool,
    /// Where its name stands, in a file of text.
    pub at: Span,
}

/// The outcome of a check, a condition or a validation.
#[derive(Debug, Clone)]
pub struct CheckOutcome {
    /// `check.health`, `aws_instance.web`, `output.url`, `var.size`.
    pub address: Str,
    /// `pass`, `fail`, `error` or `unknown`.
    pub status: Str,
    /// What it says about what is wrong.
    pub problems: Vec<Str>,
}

/// What is written, as far as a plan holds it.
#[derive(Debug, Default)]
pub struct Configuration {
    /// The providers that are configured, by their keys: `aws`, `aws.west`, `module.a:aws`.
    pub providers: Vec<ConfiguredProvider>,
    /// The root module.
    pub root: ConfiguredModule,
}

/// A provider block.
#[derive(Debug, Clone, Default)]
pub struct ConfiguredProvider {
    /// How resources name it.
    pub key: Str,
    /// `aws`.
    pub name: Str,
    /// `registry.terraform.io/hashicorp/aws`.
    pub full_name: Str,
    /// `alias`.
    pub alias: Option<Str>,
    /// The module that configures it, without keys; empty for the root.
    pub module: Str,
    /// The versions that are asked for.
    pub version: Option<Str>,
    /// Its arguments.
    pub expressions: Expressions,
}

/// A module as it is written.
#[derive(Debug, Default)]
pub struct ConfiguredModule {
    /// Its resources and data sources.
    pub resources: Vec<ConfiguredResource>,
    /// The modules that it calls.
    pub calls: Vec<ConfiguredCall>,
    /// The values of its outputs.
    pub outputs: Vec<(Str, Expression)>,
    /// The variables that are marked sensitive.
    pub sensitive: Vec<Str>,
}

/// A resource block.
#[derive(Debug)]
pub struct ConfiguredResource {
    /// Managed or data.
    pub mode: Mode,
    /// The type.
    pub ty: Str,
    /// The name.
    pub name: Str,
    /// The key of its provider.
    pub provider: Str,
    /// Its arguments.
    pub expressions: Expressions,
    /// Whether it has `count` or `for_each`.
    pub repeated: bool,
}

/// A call of a module.
#[derive(Debug, Default)]
pub struct ConfiguredCall {
    /// The name of the call.
    pub name: Str,
    /// The source as written.
    pub source: Str,
    /// The versions that are asked for.
    pub version: Option<Str>,
    /// Its arguments.
    pub expressions: Expressions,
    /// The module.
    pub module: Arc<ConfiguredModule>,
}

/// Arguments and blocks by name.
#[derive(Debug, Clone, Default)]
pub struct Expressions(pub Vec<(Str, Expression)>);

/// What is written for an argument.
#[derive(Debug, Clone)]
pub enum Expression {
    /// Constants only. Their values are in the plan itself.
    Constant(Value),
    /// It refers to these: `aws_vpc.main.id`, `var.cidr`, `each.key`, `module.network.subnets`, `local.name`. What is made of
    /// them is not said.
    References(Arc<[Str]>),
    /// Blocks, or an object.
    Blocks(Vec<Expressions>),
}

impl Plan {
    /// The same for a file that is no text: all that it says stands at its beginning.
    #[must_use]
    pub fn at(mut self, file: FileId) -> Self {
        let place = Span { file, start: 0, end: 0 };
        self.changes.iter_mut().chain(&mut self.drift).for_each(|change| change.id.at = place);
        self.read.iter_mut().for_each(|resource| resource.id.at = place);
        self.outputs.iter_mut().for_each(|output| output.at = place);
        self
    }
}

impl Expressions {
    /// What is written for an argument.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Expression> {
        self.0.iter().find(|(written, _)| written == name).map(|(_, expression)| expression)
    }
}

impl Action {
    /// Whether what is there is destroyed, be it in order to be replaced.
    #[must_use]
    pub const fn destroys(self) -> bool {
        matches!(self, Self::Delete | Self::DeleteThenCreate | Self::CreateThenDelete)
    }

    /// Whether it is destroyed and made anew.
    #[must_use]
    pub const fn replaces(self) -> bool {
        matches!(self, Self::DeleteThenCreate | Self::CreateThenDelete)
    }

    /// The word of reports: `create`, `update`, `replace`, `delete`, `read`, `forget`, `no-op`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoOp => "no-op",
            Self::Create | Self::CreateThenForget => "create",
            Self::Read => "read",
            Self::Update => "update",
            Self::DeleteThenCreate | Self::CreateThenDelete => "replace",
            Self::Delete => "delete",
            Self::Forget => "forget",
            Self::Other => "other",
        }
    }
}
