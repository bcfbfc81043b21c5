//! What a value refers to.

use super::Str;

/// That a value comes from a resource, a data source or a module's output.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reference {
    /// The module instance that the resource is in: empty for the root, else `module.a["k"].module.b`.
    pub module: Str,
    /// `aws_s3_bucket.logs`, `data.aws_iam_policy_document.p`.
    pub resource: Str,
    /// Which instance.
    pub key: InstanceKey,
    /// The attribute that was read: `id`, `arn`; empty for the whole resource.
    pub attribute: Str,
    /// Whether the value is that attribute itself, not something made from it.
    pub exact: bool,
}

impl Reference {
    /// The address of the instance, as Terraform writes it; an unknown key is left out.
    #[must_use]
    pub fn address(&self) -> Str {
        let mut address = Str::new();
        if !self.module.is_empty() {
            address.push_str(&self.module);
            address.push('.');
        }
        address.push_str(&self.resource);
        address.push_str(&self.key.to_string());
        address
    }
}

/// The key of an instance of a block with `count` or `for_each`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum InstanceKey {
    /// The block has neither.
    None,
    /// `count`.
    Index(u32),
    /// `for_each`.
    Key(Str),
    /// Some instance: which one is not known.
    Unknown,
}

impl std::fmt::Display for InstanceKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::None | Self::Unknown => Ok(()),
            Self::Index(index) => write!(f, "[{index}]"),
            Self::Key(key) => {
                f.write_str("[\"")?;
                write_quoted(f, key)?;
                f.write_str("\"]")
            }
        }
    }
}

/// Writes a text as HCL quotes it.
fn write_quoted(f: &mut std::fmt::Formatter<'_>, text: &str) -> std::fmt::Result {
    use std::fmt::Write as _;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' => f.write_str("\\\"")?,
            '\\' => f.write_str("\\\\")?,
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            '\t' => f.write_str("\\t")?,
            '$' | '%' if rest.peek() == Some(&'{') => {
                f.write_char(c)?;
                f.write_char(c)?;
            }
            _ => f.write_char(c)?,
        }
    }
    Ok(())
}
