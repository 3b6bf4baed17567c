//! The Yew component, its one store, and its styles.

mod announcer;
mod answer;
mod app;
mod asked;
mod award;
mod awards;
mod certs;
mod checklist;
mod choice;
mod circumstances;
mod example;
mod field;
mod figures;
mod foot;
mod history;
mod judged;
mod node;
mod phrase;
mod roster;
mod scene;
mod shape;
mod shared;
mod store;
mod toolbar;
mod trouble;
mod ui;

pub use app::{App, AppProps};

/// The styles, for the shadow root.
pub const STYLES: &str = include_str!("styles.css");
