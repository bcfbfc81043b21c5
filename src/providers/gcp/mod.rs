//! What is known of Google Cloud.

pub mod shapes;

use bartizan_lang::Value;

use super::shape::each_leaf;

/// The region of a zone, where a provider is configured with one alone: `europe-west1-b` lies in `europe-west1`.
#[must_use]
pub fn region_of_zone(zone: &Value) -> Value {
    each_leaf(zone, &mut |leaf| match leaf.as_str().and_then(|zone| zone.rsplit_once('-')) {
        Some((region, letter)) if letter.len() == 1 => Value::string(region).at(leaf.span).made_from(leaf),
        _ => leaf.clone(),
    })
}
