//! From the changes of a change set to those of a plan.

use std::collections::BTreeSet;
use std::sync::Arc;

use bartizan_lang::syntax::document::Node;
use bartizan_lang::value::{Field, Fields, InstanceKey, Presence, Reason, Reference, Str};
use bartizan_lang::{Span, Value};
use rustc_hash::{FxHashMap, FxHashSet};

use super::super::logical::Logical;
use super::super::lowering::lower;
use super::values::{Context, referring};
use super::{get, text};
use crate::formats::plan::model::{
    Action, ConfiguredResource, Expression, Expressions, OwnWords, Plan, ResourceChange, ResourceId,
};
use crate::ir::{Deployment, Mode, ModuleIndex, ProviderInstance, Resource};
use crate::providers::cloudformation::{attribute_of, child, properties, snake, type_of, variants};
use crate::providers::schema;

/// The provider that all resources belong to.
pub(super) const PROVIDER: &str = "registry.terraform.io/hashicorp/aws";

/// The types of resources by their addresses.
pub(super) type Types = FxHashMap<Str, Str>;

/// What is to be done with a resource, as a change set says it.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html>
#[derive(Debug)]
pub(super) struct Change {
    /// Its logical id, with those of the stacks that nest it.
    pub address: Str,
    /// What stands before the logical id.
    prefix: Str,
    /// Its type, in CloudFormation's words.
    pub ty: Str,
    /// `Add`, `Modify`, `Remove`, `Import`, `Dynamic`, `SyncWithActual`.
    pub action: Str,
    /// What becomes of what is there: `Delete`, `ReplaceAndRetain` ….
    policy: Option<Str>,
    /// `True`, `False` or `Conditional`.
    replacement: Option<Str>,
    physical: Option<Str>,
    /// The properties that cannot be changed in place, or perhaps not.
    pub replaces: Vec<Str>,
    /// The properties that change.
    changed: Vec<Str>,
    /// The change set of the nested stack that it is.
    pub nested: Option<Str>,
    /// What each property gets its value from: property, and the resource's attribute.
    causes: Vec<(Str, Str)>,
    before: Option<Context>,
    after: Option<Context>,
    /// Where it is named.
    pub at: Span,
}

impl Change {
    pub(super) fn of(node: &Node, prefix: &Str, place: &dyn Fn(Span) -> Span) -> Option<Self> {
        let name = get(node, "LogicalResourceId")?;
        let address: Str = format!("{prefix}{}", name.as_str()?).into();
        let context = |which: &str| text(node, which).and_then(|text| Context::read(&text, &address));
        let (mut replaces, mut changed, mut causes) = (Vec::new(), Vec::new(), Vec::new());
        for detail in get(node, "Details").map(Node::items).unwrap_or_default() {
            let target = get(detail, "Target");
            let attribute = target.and_then(|target| text(target, "Attribute"));
            let named = target.and_then(|target| text(target, "Name"));
            let Some(property) = named.or(attribute.filter(|attribute| attribute == "Tags")) else { continue };
            if !changed.contains(&property) {
                changed.push(property.clone());
            }
            let recreation = target.and_then(|target| text(target, "RequiresRecreation"));
            if matches!(recreation.as_deref(), Some("Always" | "Conditionally")) && !replaces.contains(&property) {
                replaces.push(property.clone());
            }
            let source = text(detail, "ChangeSource");
            if let Some(entity) = text(detail, "CausingEntity")
                .filter(|_| matches!(source.as_deref(), Some("ResourceReference" | "ResourceAttribute")))
            {
                causes.push((property, entity));
            }
        }
        Some(Self {
            prefix: prefix.clone(),
            ty: text(node, "ResourceType").unwrap_or_default(),
            action: text(node, "Action").unwrap_or_default(),
            policy: text(node, "PolicyAction"),
            replacement: text(node, "Replacement"),
            physical: text(node, "PhysicalResourceId").filter(|id| !id.is_empty()),
            nested: text(node, "ChangeSetId"),
            before: context("BeforeContext"),
            after: context("AfterContext"),
            at: place(name.span),
            replaces,
            changed,
            causes,
            address,
        })
    }

    /// The path of the construct of CDK that it comes from.
    pub(super) fn construct(&self) -> Option<&Str> {
        [&self.after, &self.before].into_iter().flatten().find_map(|context| context.construct.as_ref())
    }

    /// Whether what it is like is not told where something is to be told.
    pub(super) fn is_untold(&self) -> bool {
        match self.action.as_str() {
            "Remove" => self.before.is_none(),
            "Add" | "Import" => self.after.is_none(),
            _ => self.before.is_none() || self.after.is_none(),
        }
    }

    /// Whether CloudFormation may have to replace it.
    pub(super) fn may_be_replaced(&self) -> bool {
        self.action == "Modify" && self.replacement.as_deref() == Some("Conditional")
    }

    fn done(&self) -> Action {
        let retained = self.policy.as_deref().is_some_and(|policy| policy.contains("Retain"));
        let policy = |context: &Option<Context>, of: fn(&Context) -> Option<&Str>| {
            context.as_ref().and_then(of).is_some_and(|policy| policy.starts_with("Retain"))
        };
        match self.action.as_str() {
            "Add" => Action::Create,
            "Modify" if self.replacement.as_deref() == Some("True") => {
                match retained || policy(&self.after, |context| context.update_replace_policy.as_ref()) {
                    true => Action::CreateThenForget,
                    false => Action::CreateThenDelete,
                }
            }
            "Modify" => Action::Update,
            "Remove" => match retained || policy(&self.before, |context| context.deletion_policy.as_ref()) {
                true => Action::Forget,
                false => Action::Delete,
            },
            "Import" | "SyncWithActual" => Action::NoOp,
            _ => Action::Other,
        }
    }

    /// The resource and its companions on one side of the change, under the id that it has, if it has one.
    fn side(&self, context: &Context, named: bool, types: &Types) -> Vec<Resource> {
        let mut fields = context.properties.clone();
        for (property, entity) in &self.causes {
            let of_it: BTreeSet<&Str> = self.causes.iter().filter(|(p, _)| p == property).map(|(_, e)| e).collect();
            // Of several it is not told which part comes from which.
            if let (1, Some(field)) = (of_it.len(), fields.field(property).cloned())
                && let Some(reference) = self.reference(entity, types)
            {
                fields.set(Field { value: referring(&field.value, &Arc::new(reference)), ..field });
            }
        }
        let policy = context.deletion_policy.clone().or_else(|| {
            let said = self.policy.as_deref().filter(|_| self.action == "Remove")?;
            ["Delete", "Retain", "Snapshot"].into_iter().find(|known| said.ends_with(known)).map(Str::from)
        });
        let logical = Logical {
            id: self.address.clone(),
            ty: self.ty.clone(),
            properties: Value::object(fields),
            presence: Presence::always(),
            block: self.at,
            header: self.at,
            construct: context.construct.clone(),
            metadata: context.metadata.clone(),
            deletion_policy: policy,
            update_replace_policy: context.update_replace_policy.clone(),
            depends_on: Vec::new(),
        };
        let mut made = lower(&logical, ModuleIndex::ROOT, &ProviderInstance::nobody()).resources;
        if let (true, Some(id), Some(main)) = (named, &self.physical, made.first_mut()) {
            let body = Arc::make_mut(&mut main.body);
            let named = attribute_of(&self.ty, None).filter(|name| *name != "id");
            for name in named.into_iter().chain(["id"]) {
                if body.get(name).is_none_or(|value| value.is_null() || value.is_unknown()) {
                    body.set(Field { key: name.into(), at: Span::NONE, value: Value::string(id.clone()) });
                }
            }
        }
        made
    }

    /// The resource as it is told, where it has another type in Terraform's names.
    pub(super) fn own_words(&self) -> Option<OwnWords> {
        variants(&self.ty).next()?;
        let action = self.done();
        let told = |context: &Option<Context>| context.as_ref().map(|context| context.properties.clone());
        let before = told(&self.before).filter(|_| action != Action::Create);
        let after = told(&self.after).filter(|_| !matches!(action, Action::Delete | Action::Forget));
        let id = ResourceId {
            address: self.address.clone(),
            module: Str::new(),
            mode: Mode::Managed,
            ty: self.ty.clone(),
            name: self.address.clone(),
            key: InstanceKey::None,
            provider: PROVIDER.into(),
            at: self.at,
        };
        (before.is_some() || after.is_some()).then_some(OwnWords { id, before, after })
    }

    /// A resource or an attribute of one: `Key`, `Key.Arn`.
    fn reference(&self, entity: &str, types: &Types) -> Option<Reference> {
        let (name, attribute) = entity.split_once('.').map_or((entity, None), |(name, rest)| (name, Some(rest)));
        let address: Str = format!("{}{name}", self.prefix).into();
        let cfn = types.get(&address)?;
        Some(Reference {
            module: Str::new(),
            resource: format!("{}.{address}", type_of(cfn).unwrap_or(cfn)).into(),
            key: InstanceKey::None,
            attribute: attribute_of(cfn, attribute).or(attribute).unwrap_or("id").into(),
            exact: true,
        })
    }
}

/// A resource as it becomes a part of a plan.
pub(super) struct Part {
    pub change: ResourceChange,
    pub written: ConfiguredResource,
}

/// What becomes of a resource, and of those that hold some of its settings.
pub(super) fn parts(change: &Change, types: &Types) -> Vec<Part> {
    let action = change.done();
    let untold = Context::untold();
    // What takes the place of another one gets an id of its own.
    let anew = matches!(action, Action::Create | Action::CreateThenForget) || action.replaces();
    let side = |context: &Option<Context>, named: bool| change.side(context.as_ref().unwrap_or(&untold), named, types);
    let after = match action {
        Action::Delete | Action::Forget => Vec::new(),
        _ => side(&change.after, !anew),
    };
    let before = match action {
        Action::Create => Vec::new(),
        Action::NoOp => side(if change.after.is_some() { &change.after } else { &change.before }, true),
        _ => side(&change.before, true),
    };
    let mut made = Vec::new();
    let mut seen: FxHashSet<(Str, Str)> = FxHashSet::default();
    for (place, resource) in after.iter().enumerate().chain(before.iter().enumerate()) {
        if !seen.insert((resource.ty.clone(), resource.name.clone())) {
            continue;
        }
        let find = |all: &[Resource]| {
            let found = all.iter().find(|other| other.ty == resource.ty && other.name == resource.name);
            found.map_or_else(Value::null, |found| Value::object((*found.body).clone()))
        };
        made.push(part(change, action, place == 0, resource, (find(&before), find(&after))));
    }
    // What changes in a resource that holds some of its settings is a change of that one.
    if let Some((main, others)) = made.split_first_mut()
        && main.change.action == Action::Update
        && main.change.before.same(&main.change.after)
        && others.iter().any(|other| other.change.action != Action::NoOp)
    {
        main.change.action = Action::NoOp;
    }
    made
}

fn part(change: &Change, whole: Action, main: bool, resource: &Resource, (before, after): (Value, Value)) -> Part {
    let action = match (main, before.is_null(), after.is_null()) {
        (true, ..) => whole,
        (_, true, _) => Action::Create,
        (_, _, true) if whole == Action::Forget => Action::Forget,
        (_, _, true) => Action::Delete,
        _ if before.same(&after) && !whole.replaces() => Action::NoOp,
        _ => whole,
    };
    let replaces = change.replaces.iter().map(|property| attribute(change, &resource.ty, property));
    let written = written(&resource.ty, &resource.name, &after);
    let change = ResourceChange {
        previous_address: None,
        deposed: None,
        reason: match action {
            Action::CreateThenDelete | Action::CreateThenForget => Some("replace_because_cannot_update".into()),
            Action::Delete | Action::Forget => Some("delete_because_no_resource_config".into()),
            _ => None,
        },
        replaces: if main && action.replaces() { replaces.collect() } else { Vec::new() },
        importing: (main && change.action == "Import").then(|| change.physical.clone().unwrap_or_default()),
        action,
        before,
        after,
        id: ResourceId {
            address: resource.address.clone(),
            module: Str::new(),
            mode: Mode::Managed,
            ty: resource.ty.clone(),
            name: resource.name.clone(),
            key: InstanceKey::None,
            provider: PROVIDER.into(),
            at: change.at,
        },
    };
    Part { change, written }
}

/// What is written for a property: nothing is told of it but its value. A secret comes from where secrets are kept.
fn expression(value: &Value) -> Expression {
    if value.is_sensitive() { Expression::References(Arc::from([])) } else { Expression::Constant(Value::null()) }
}

/// The attribute that a property at the top is.
fn attribute(change: &Change, ty: &str, property: &str) -> Str {
    if let Some(row) = properties(&change.ty, property).find(|row| row.ty == ty && !row.into.is_empty()) {
        return row.into.into();
    }
    let node = schema::resource(ty).and_then(|root| child(root, property));
    node.map_or_else(|| snake(property).into(), |node| node.name().into())
}

/// A change of which only is told which properties it changes.
#[derive(Debug)]
pub(super) struct Untold {
    /// The type, in CloudFormation's words.
    ty: Str,
    /// The properties.
    properties: Vec<Str>,
}

impl Untold {
    pub(super) fn of(change: &Change) -> Self {
        Self { ty: change.ty.clone(), properties: change.changed.clone() }
    }

    /// What a resource of the template was like before, in which that much is not known.
    fn before(&self, resource: &Resource) -> Value {
        let mut body = (*resource.body).clone();
        for property in &self.properties {
            let rows: Vec<_> = properties(&self.ty, property).filter(|row| row.ty == resource.ty).collect();
            let node = schema::resource(&resource.ty).and_then(|root| child(root, property));
            let names = rows.iter().map(|row| row.into.split('.').next().unwrap_or_default());
            for name in names.chain(node.filter(|_| rows.is_empty()).map(|node| node.name())) {
                match name {
                    // A resource of its own, or one that the property fills as a whole.
                    "" => body.open = true,
                    _ => {
                        let reason = Reason::Other(format!("what {property} was before is not told").into());
                        body.set(Field { key: name.into(), at: Span::NONE, value: Value::unknown(reason) });
                    }
                }
            }
        }
        if !body.open {
            return Value::object(body);
        }
        let mut unknown = Fields::default();
        unknown.open = true;
        Value::object(unknown)
    }
}

/// Adds to a plan what its template says: resources that the change set does not change, which are there and stay as they are, and
/// what those are like of which it only tells that they change.
pub(super) fn complete(plan: &mut Plan, source: &Deployment, untold: &FxHashMap<Str, Untold>) {
    let places: FxHashMap<Str, usize> =
        plan.changes.iter().zip(0..).map(|(change, place)| (change.id.address.clone(), place)).collect();
    for resource in &source.resources {
        let parent = resource.address.split("__").next().unwrap_or(&resource.address);
        let known = untold.get(parent);
        let of = places.get(parent).and_then(|place| plan.changes.get(*place));
        // What hangs on a condition may not be there, and what holds some settings of another resource is told with that one.
        let open = !resource.presence.is_always() || resource.symbolic.is_some() || resource.mode != Mode::Managed;
        if (known.is_none() && of.is_some()) || open {
            continue;
        }
        let after = Value::object((*resource.body).clone());
        let (action, before) = match (of.map(|change| change.action), known) {
            (Some(Action::Create), _) => (Action::Create, Value::null()),
            (Some(action), Some(known)) => match known.before(resource) {
                before if before.same(&after) && resource.address != parent && !action.replaces() => {
                    (Action::NoOp, after.clone())
                }
                before => (action, before),
            },
            _ => (Action::NoOp, after.clone()),
        };
        let written = written(&resource.ty, &resource.name, &after);
        let place = places.get(&resource.address).and_then(|place| plan.changes.get_mut(*place));
        if let Some(change) = place {
            (change.before, change.after) = (before, after);
            let mut resources = plan.configuration.root.resources.iter_mut();
            if let Some(known) = resources.find(|known| known.ty == resource.ty && known.name == resource.name) {
                *known = written;
            }
            continue;
        }
        plan.configuration.root.resources.push(written);
        plan.changes.push(ResourceChange {
            id: ResourceId {
                address: resource.address.clone(),
                module: Str::new(),
                mode: Mode::Managed,
                ty: resource.ty.clone(),
                name: resource.name.clone(),
                key: InstanceKey::None,
                provider: PROVIDER.into(),
                at: Span::NONE,
            },
            previous_address: None,
            deposed: None,
            action,
            reason: None,
            replaces: Vec::new(),
            importing: None,
            before,
            after,
        });
    }
}

/// What is written of a resource, as far as that is told.
fn written(ty: &Str, name: &Str, after: &Value) -> ConfiguredResource {
    let fields = after.as_fields().into_iter().flat_map(|fields| fields.entries());
    ConfiguredResource {
        mode: Mode::Managed,
        ty: ty.clone(),
        name: name.clone(),
        provider: "aws".into(),
        expressions: Expressions(fields.map(|field| (field.key.clone(), expression(&field.value))).collect()),
        repeated: false,
    }
}
