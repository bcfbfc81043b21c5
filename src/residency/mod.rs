//! Residency: where data may be, where it would be, and what moves it out.
//!
//! The [`catalogue`] holds the facts: regions, services, movements, regimes. [`location`] says where each resource is and
//! [`holding`] what it does with data, [`movement`] what copies data where, [`classification`] which data that is, by its
//! [`tags`]. [`assess`] holds both against the policies of the settings, and [`facts`] makes of that what checks run on.

pub mod assess;
pub mod catalogue;
pub mod classification;
pub mod facts;
pub mod holding;
pub mod location;
pub mod movement;
pub mod tags;
