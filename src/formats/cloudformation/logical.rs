//! A resource of a template, evaluated and in CloudFormation's own words.

use bartizan_lang::value::{Presence, Str};
use bartizan_lang::{Span, Value};

/// A resource as a template has it.
#[derive(Clone, Debug)]
pub struct Logical {
    /// Its logical id: `Bucket`; of a nested stack `Stack/Bucket`.
    pub id: Str,
    /// Its type: `AWS::S3::Bucket`.
    pub ty: Str,
    /// Its properties: an object, in which places and alternatives are kept. What is `AWS::NoValue` is not there, or null where
    /// that hangs on a condition.
    pub properties: Value,
    /// When it is there.
    pub presence: Presence,
    /// The whole resource.
    pub block: Span,
    /// Its logical id.
    pub header: Span,
    /// The path of the construct that it comes from, `aws:cdk:path`.
    pub construct: Option<Str>,
    /// What tools say of it.
    pub metadata: Option<Value>,
    /// What becomes of it when it is no longer in the template.
    pub deletion_policy: Option<Str>,
    /// What becomes of it when it is replaced.
    pub update_replace_policy: Option<Str>,
    /// Logical ids of what must be there before it.
    pub depends_on: Vec<Str>,
}
