//! Which membership level, competencies, designations and specializations a
//! Microsoft partner attains, why, and what is missing.
//!
//! The rooms, each calling only those above it: [`model`], [`catalog`],
//! [`assess`], [`plan`], [`interchange`], [`locale`], [`explain`]; behind the feature
//! `widget` the Yew component, behind `element` its JavaScript surface, and behind
//! `engine` one without a page. `ARCHITECTURE.md` is
//! the map.

pub mod assess;
pub mod catalog;
#[cfg(feature = "element")]
pub mod embed;
#[cfg(feature = "engine")]
pub mod engine;
pub mod explain;
pub mod interchange;
pub mod locale;
pub mod model;
pub mod plan;
#[cfg(feature = "widget")]
pub mod widget;
