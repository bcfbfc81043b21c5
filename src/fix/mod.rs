//! Mending what checks find: edits of the source that keep comments and layout, each marked as safe or with the reason
//! why a person has to look at it.
//!
//! [`fixes`] says for each finding of a report how it would be mended, without scanning again: that is what an editor
//! offers. [`apply_all`] applies fixes until nothing more can be mended, scanning after each round, and takes back those
//! after which the finding is still there.

mod data;
mod document;
mod edit;
mod hcl;
mod layout;
mod plan;
mod rounds;
mod sites;
mod template;
mod terraform_json;
mod together;
mod tree;
mod trial;
mod write;
mod written;

pub use edit::Edit;
pub use plan::{Fix, fixes, fixes_among, fixes_of, title};
pub use rounds::{Changed, Mended, Outcome, Unmended, Why, apply_all};
pub use together::together;
pub use trial::{Tried, applied, fixes_of_text, try_all, try_fixes};
pub use write::{WriteError, write};
