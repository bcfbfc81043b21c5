//! The resources of a template with their properties evaluated, in CloudFormation's own vocabulary.

use bartizan_lang::value::{Presence, Str};
use bartizan_lang::{Span, Value};

/// A resource of a template.
pub struct Logical {
    /// Its logical id: `Bucket`; of a nested stack's resource `Stack/Bucket`.
    pub id: Str,
    /// `AWS::S3::Bucket`.
    pub ty: Str,
    /// Its properties: an object that keeps places and alternatives. What is `AWS::NoValue` is null.
    pub properties: Value,
    /// When it is there: its `Condition`.
    pub presence: Presence,
    /// The whole resource.
    pub block: Span,
    /// The key of its logical id.
    pub header: Span,
    /// The path of the construct that made it, as the CDK writes it into the metadata: `aws:cdk:path`.
    pub construct: Option<Str>,
    /// `Metadata`.
    pub metadata: Option<Value>,
    /// `DeletionPolicy`.
    pub deletion_policy: Option<Str>,
    /// `UpdateReplacePolicy`.
    pub update_replace_policy: Option<Str>,
    /// `DependsOn`: logical ids.
    pub depends_on: Vec<Str>,
}
