//! The Yew component, its one store, and its styles.

mod announcer;
mod answer;
mod app;
mod asked;
mod award;
mod awards;
mod brief;
mod card;
mod certs;
mod checklist;
mod choice;
mod circumstances;
mod columns;
mod component;
mod costs;
mod entry;
mod example;
mod fetched;
mod field;
mod figures;
mod focus;
mod foot;
mod history;
mod import;
mod judged;
mod later;
mod node;
mod only;
mod part;
mod phrase;
mod plan;
mod plan_form;
mod planning;
mod port;
mod roster;
mod scene;
mod scores;
mod shape;
mod share;
mod shared;
#[cfg(feature = "soak")]
pub mod soak;
mod specializations;
mod step;
mod store;
mod successors;
mod toolbar;
mod trouble;
mod ui;

pub use app::{App, AppProps};
pub use component::{PartnerEligibility, PartnerEligibilityProps};
pub use port::Port;
pub use ui::{Offer, offered, today};

/// The styles, for the shadow root.
pub const STYLES: &str = include_str!("styles.css");
