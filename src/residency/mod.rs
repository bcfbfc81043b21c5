//! Residency: where data may be, where it would be, and what moves it out.
//!
//! The [`catalogue`] holds the facts: regions, services, movements, regimes. [`location`] says where each resource is,
//! [`movement`] what copies data where. [`assess`] holds both against the policies of the settings.

pub mod assess;
pub mod catalogue;
pub mod location;
pub mod movement;
pub mod tags;
