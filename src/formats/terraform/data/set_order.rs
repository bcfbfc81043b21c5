//! The order of a set's elements in a provider that is made with Terraform's plugin SDK: by the decimal text of a checksum
//! over a serialisation of each element.
//! <https://pkg.go.dev/github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema#SerializeResourceForHash>

use bartizan_lang::Value;
use bartizan_lang::value::Fields;

/// The decimal text of the checksum of a text, as the SDK makes identifiers and the keys of sets.
pub(super) fn checksum(text: &str) -> String {
    crc32fast::hash(text.as_bytes()).to_string()
}

/// A text, number or boolean.
pub(super) fn scalar(value: Option<&Value>) -> String {
    let text = value.and_then(Value::as_literal).map(|l| l.text()).unwrap_or_default();
    format!("{text};")
}

/// A list of scalars, in its order.
pub(super) fn list(value: Option<&Value>) -> String {
    let items = value.and_then(Value::as_seq).map(|s| s.items.as_slice()).unwrap_or_default();
    format!("({});", items.iter().map(|i| scalar(Some(i))).collect::<String>())
}

/// A set of scalars, in the SDK's order.
pub(super) fn set(value: Option<&Value>) -> String {
    let items = value.and_then(Value::as_seq).map(|s| s.items.as_slice()).unwrap_or_default();
    let mut texts: Vec<String> = items.iter().map(|i| scalar(Some(i))).collect();
    texts.sort_by_cached_key(|t| checksum(t));
    format!("{{{}}};", texts.concat())
}

/// Sorts the elements of a set of blocks, given how each is serialised.
pub(super) fn sort<T>(blocks: &mut [T], fields: impl Fn(&T) -> &Fields, serialise: impl Fn(&Fields) -> String) {
    blocks.sort_by_cached_key(|block| checksum(&serialise(fields(block))));
}
