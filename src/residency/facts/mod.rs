//! What checks on residency run on: for each policy what it says of resources, movements and keys, and, whatever the policies
//! say, what is odd about a movement.

mod example;
mod flows;

use bartizan_lang::value::{ChoiceBuilder, Field, Fields, Presence, Str};
use bartizan_lang::{Diagnostic, Span, Value};
pub use example::{EXAMPLES_ARE_OF, from_example};
use jiff::civil::Date;

use super::assess::{
    Assessed, AssessedKey, AssessedMovement, AssessedResource, Assessment, HasFacet, Hop, Question, RuledCase, Verdict,
    assess, values,
};
use super::catalogue::Catalogue;
use super::location::{Location, Place};
use super::movement::{Movement, movements};
use crate::engine::Fact;
use crate::ir::{Mode, ResourceIndex, TraceStep};
use crate::link::Linked;
use crate::settings::{Policy, Settings, Undetermined};

/// What is known of residency in a deployment.
#[derive(Debug, Default)]
pub struct Facts {
    /// What checks run on.
    pub facts: Vec<Fact>,
    /// Regions that the catalogue does not know.
    pub diagnostics: Vec<Diagnostic>,
}

/// What is asked of a deployment.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The facts of the world.
    pub catalogue: &'a Catalogue,
    /// The policies.
    pub settings: &'a Settings,
    /// The day on which exceptions hold or are over; without one all hold.
    pub today: Option<Date>,
    /// Whether resources of a type have the facet of a name.
    pub facets: &'a HasFacet<'a>,
}

/// What checks on residency run on. Without a policy, and without a resource that moves data, nothing is looked at.
#[must_use]
pub fn facts(linked: &Linked, asked: Asked<'_>) -> Facts {
    let Asked { catalogue, settings, today, facets } = asked;
    if settings.residency.is_empty() && !flows::may_flow(linked, catalogue, settings) {
        return Facts::default();
    }
    let moved = movements(linked, catalogue);
    let assessment = assess(Question { linked, catalogue, settings, movements: &moved, today, facets });
    let mut facts = flows::facts(linked, catalogue, (settings, &assessment), &moved);
    facts.extend(of_assessment(linked, settings, &assessment));
    facts.sort_by_key(|fact| fact.resource);
    Facts { facts, diagnostics: assessment.diagnostics }
}

/// What an assessment says, as facts.
fn of_assessment(linked: &Linked, settings: &Settings, assessment: &Assessment) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (policy, assessed) in settings.residency.iter().zip(&assessment.policies) {
        let teller = Teller { linked, policy, assessed };
        facts.extend(assessed.resources.iter().filter_map(|one| teller.place(one)));
        facts.extend(assessed.resources.iter().flat_map(|one| one.keys.iter().filter_map(|key| teller.key(one, key))));
        facts.extend(assessed.movements.iter().filter_map(|moved| teller.movement(moved)));
        facts.extend(assessed.unclassified.iter().filter_map(|store| {
            let mut builder = ChoiceBuilder::new();
            store.cases.iter().for_each(|(guard, value)| builder.add(guard, value.clone()));
            let keys = store.keys.iter().map(|key| Value::string(key.clone())).collect();
            let attributes = [("undetermined", builder.finish()), ("tags", Value::tuple(keys))];
            teller.fact("class", store.resource, attributes)
        }));
        facts.extend(assessed.expired.iter().filter_map(|expired| {
            let exception = policy.exceptions.get(expired.exception)?;
            let until = exception.until.as_ref().map(|until| until.value.to_string());
            let text = |text: &Option<Str>| text.clone().map_or_else(Value::null, Value::string);
            let mut fact = teller.fact(
                "exception",
                expired.resource,
                [
                    ("until", until.map_or_else(Value::null, Value::from)),
                    ("reason", text(&exception.reason)),
                    ("approved_by", text(&exception.approved_by)),
                ],
            )?;
            fact.topic = format!("{} {}", policy.name, exception.resource.value).into();
            fact.steps = vec![step("the exception".to_owned(), exception.span)];
            Some(fact)
        }));
    }
    facts.extend(conflicts(linked, settings, assessment));
    facts
}

fn conflicts<'a>(
    linked: &'a Linked,
    settings: &'a Settings,
    assessment: &'a Assessment,
) -> impl Iterator<Item = Fact> + 'a {
    assessment.conflicts.iter().filter_map(move |conflict| {
        let (first, second) = conflict.policies;
        let one = (settings.residency.get(first)?, assessment.policies.get(first)?);
        let other = (settings.residency.get(second)?, assessment.policies.get(second)?);
        let teller = Teller { linked, policy: one.0, assessed: one.1 };
        let attributes = [
            ("allows", Value::from(one.1.allows.clone())),
            ("other", Value::string(other.0.name.clone())),
            ("other_allows", Value::from(other.1.allows.clone())),
        ];
        let mut fact = teller.fact("conflict", conflict.resource, attributes)?;
        fact.topic = format!("{} and {}", one.0.name, other.0.name).into();
        let told = |policy: &Policy| step(format!("policy {:?}", policy.name), policy.span);
        fact.steps = vec![told(one.0), told(other.0)];
        Some(fact)
    })
}

/// Tells what one policy says.
struct Teller<'a> {
    linked: &'a Linked,
    policy: &'a Policy,
    assessed: &'a Assessed,
}

impl Teller<'_> {
    /// Where a resource is; nothing where that is right, or told of what the resource is a part of.
    fn place(&self, one: &AssessedResource) -> Option<Fact> {
        if one.verdict == Verdict::Inside || one.excepted.is_some() {
            return None;
        }
        let told_of = |index: ResourceIndex| self.assessed.resources.iter().any(|other| other.resource == index);
        if one.part_of.is_some_and(told_of) {
            return None;
        }
        let attributes = self.ruled(&one.cases);
        let said_by = Value::string(one.location.said_by.clone());
        let mut fact = self.fact("place", one.resource, attributes.into_iter().chain([("said_by", said_by)]))?;
        self.point(&mut fact, "place", one.location.at);
        Some(fact)
    }

    fn key(&self, one: &AssessedResource, key: &AssessedKey) -> Option<Fact> {
        if key.verdict == Verdict::Inside {
            return None;
        }
        let attributes = self.ruled(&key.cases).into_iter();
        let name = Value::string(key.end.name.clone());
        let mut fact = self.fact("key", key.holder, attributes.chain([("key", name)]))?;
        fact.parent = (key.holder != one.resource).then_some(one.resource);
        fact.presence = fact.presence.and(&key.presence);
        self.point(&mut fact, "place", key.at);
        decided(&mut fact, "place", key.value);
        // One attribute may name several keys, or one with copies.
        fact.topic = format!("{} {}", self.policy.name, key.end.name).into();
        let said = key.end.location.at;
        fact.steps.extend(said_at(&key.end.name, &key.cases, said).filter(|_| !key.value.contains(said)));
        Some(fact)
    }

    fn movement(&self, moved: &AssessedMovement) -> Option<Fact> {
        if moved.verdict == Verdict::Inside || moved.excepted.is_some() {
            return None;
        }
        let movement = &moved.movement;
        if self.is_told_of_its_place(moved) {
            return None;
        }
        let names: Vec<Value> = moved.path.iter().map(|hop| Value::string(stop(hop))).collect();
        let attributes = self.ruled(&moved.cases).into_iter().chain([
            ("kind", Value::string(movement.row.kind)),
            ("from", Value::string(movement.from.name.clone())),
            ("to", destination(&movement.to.name, &moved.cases)),
            ("path", Value::tuple(names)),
        ]);
        let mut fact = self.fact("movement", movement.resource, attributes)?;
        fact.presence = moved.presence.clone();
        let source = movement.from.resource.filter(|source| *source != movement.resource);
        fact.parent = source.filter(|source| self.linked.deployment.resource(*source).is_some());
        self.point(&mut fact, "place", movement.at);
        fact.steps = steps(&moved.path);
        let said = movement.to.location.at;
        fact.steps.extend(said_at(&movement.to.name, &moved.cases, said).filter(|_| !movement.at.contains(said)));
        Some(fact)
    }

    /// Whether a resource spreads its own data by being where it is: that is told of its place.
    fn is_told_of_its_place(&self, moved: &AssessedMovement) -> bool {
        let movement = &moved.movement;
        let index = movement.resource;
        if movement.from.resource.is_some_and(|from| from != index) || !is_anywhere(&movement.to.location) {
            return false;
        }
        let own = self.assessed.resources.iter().find(|one| one.resource == index);
        own.is_some_and(|own| own.excepted.is_none() && own.verdict == moved.verdict && is_anywhere(&own.location))
    }

    /// What the cases say, as attributes.
    fn ruled(&self, cases: &[RuledCase]) -> Vec<(&'static str, Value)> {
        let values = values(cases, self.policy.undetermined.value);
        let ignored = self.policy.undetermined.value == Undetermined::Ignore;
        vec![
            ("verdict", values.verdict),
            ("undetermined", if ignored { Value::from(false) } else { values.undetermined }),
            ("reason", values.reason),
            ("place", values.place),
        ]
    }

    fn fact(
        &self,
        what: &'static str,
        index: ResourceIndex,
        attributes: impl IntoIterator<Item = (&'static str, Value)>,
    ) -> Option<Fact> {
        let rule = Value::from(self.assessed.rule.clone());
        let named = [("policy", Value::string(self.policy.name.clone())), ("rule", rule)];
        let mut fact = fact(self.linked, what, index, named.into_iter().chain(attributes))?;
        fact.topic = self.policy.name.clone();
        Some(fact)
    }

    /// Points at the attribute that says it, when that is in the resource's own block.
    fn point(&self, fact: &mut Fact, name: &str, at: Span) {
        let block = self.linked.deployment.resource(fact.resource).map_or(Span::NONE, |resource| resource.block);
        let own = at.is_some() && (!block.is_some() || block.contains(at));
        let at = if own { at } else { fact.at };
        edit(fact, name, |field| field.at = at);
    }
}

/// A fact with what no check asks of it left out: that is null.
fn fact(
    linked: &Linked,
    what: &'static str,
    index: ResourceIndex,
    attributes: impl IntoIterator<Item = (&'static str, Value)>,
) -> Option<Fact> {
    let resource = linked.deployment.resource(index)?;
    let own = [
        ("fact", Value::from(what)),
        ("address", Value::string(resource.address.clone())),
        ("type", Value::string(resource.ty.clone())),
    ];
    let value = Value::object_of(own.into_iter().chain(attributes));
    let ty = match resource.mode {
        Mode::Managed => resource.ty.clone(),
        Mode::Data => format!("data.{}", resource.ty).into(),
    };
    let mut fact = Fact::new(ty, resource.address.clone(), index, value, resource.header);
    fact.presence = resource.presence.clone();
    fact.explained = true;
    Some(fact)
}

/// Changes an attribute of a fact.
fn edit(fact: &mut Fact, name: &str, change: impl FnOnce(&mut Field)) {
    let Some(fields) = fact.value.as_fields() else { return };
    let mut fields: Fields = (**fields).clone();
    let Some(mut field) = fields.field(name).cloned() else { return };
    change(&mut field);
    fields.set(field);
    fact.value = Value::object(fields);
}

/// Says where the value of an attribute was decided, in all its cases.
fn decided(fact: &mut Fact, name: &str, at: Span) {
    edit(fact, name, |field| {
        let here = crate::providers::shape::each_leaf(&field.value, &mut |leaf| leaf.clone().at(at));
        field.value = here.at(at);
    });
}

fn step(message: String, span: Span) -> TraceStep {
    TraceStep { message, span }
}

/// The movements of a way with several stops, in their order.
fn steps(path: &[Hop]) -> Vec<TraceStep> {
    if path.len() < 3 {
        return Vec::new();
    }
    let hops = path.iter().zip(path.iter().skip(1));
    let told = hops.filter_map(|(from, to)| {
        let (by, span) = to.by.as_ref()?;
        Some(step(format!("{by} moves data from {} to {}", stop(from), stop(to)), *span))
    });
    told.collect()
}

/// Where the place of an end is said.
fn said_at(name: &str, cases: &[RuledCase], at: Span) -> Option<TraceStep> {
    let place = match cases {
        [only] => format!("{name} is in {}", only.place),
        _ => format!("what decides where {name} is"),
    };
    at.is_some().then(|| step(place, at))
}

/// Where a movement goes, case by case: the name of what is there, and the place, which may be its name.
fn destination(name: &Str, cases: &[RuledCase]) -> Value {
    let mut builder = ChoiceBuilder::new();
    for case in cases {
        let same = case.place.starts_with(name.as_str());
        let text = if same { case.place.clone() } else { format!("{name}, in {}", case.place).into() };
        builder.add(&case.guard, Value::string(text));
    }
    builder.finish()
}

/// Whether something is anywhere in the world, in some case.
fn is_anywhere(location: &Location) -> bool {
    location.cases.iter().any(|case| matches!(case.place, Place::Everywhere(_)))
}

/// A stop in words: a name, with its regions where they are known.
fn stop(hop: &Hop) -> Str {
    let regions: Vec<&str> = hop.regions.iter().map(|region| region.code.as_str()).collect();
    match regions.is_empty() || hop.end.name == regions.join(", ") {
        true => hop.end.name.clone(),
        false => format!("{} ({})", hop.end.name, regions.join(", ")).into(),
    }
}

/// Whether a movement never happens.
fn is_never(movement: &Movement) -> bool {
    movement.presence == Presence::never()
}
