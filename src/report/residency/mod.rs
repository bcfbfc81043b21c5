//! The report on residency: where data is, what moves it, and what the policies say of that; one file a format.
//!
//! It is no legal advice, and each format says so.

mod csv;
mod figures;
mod html;
mod json;
mod markdown;
mod model;
mod register;
mod text;
mod whereabouts;

#[cfg(test)]
mod tests;

pub use csv::register as residency_csv;
pub use figures::{Figure, Share};
pub use html::page as residency_html;
pub use json::report as residency_json;
pub use markdown::report as residency_markdown;
pub use model::{AssessedRoot, Commit, Residency, ResidencyMaterial};
pub use text::report as residency_text;

#[cfg(test)]
pub(super) use html::STYLE;

/// Stands in each format.
const NOTICE: &str =
    "This report is not legal advice: it says where the code puts data, not whether the law allows it.";

/// The same where there is little room.
const SHORT_NOTICE: &str = "not legal advice";
