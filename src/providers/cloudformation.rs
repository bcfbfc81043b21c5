//! The canonical names of what CloudFormation calls by its own.

/// The canonical type of a type of CloudFormation: of `AWS::S3::Bucket`, `aws_s3_bucket`.
#[must_use]
pub fn type_of(_cfn: &str) -> Option<&'static str> {
    None
}

/// The canonical attribute that `Fn::GetAtt` reads of a type, or `Ref` where no attribute is named.
#[must_use]
pub fn attribute_of(_cfn: &str, _attribute: Option<&str>) -> Option<&'static str> {
    None
}
