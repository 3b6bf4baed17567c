//! Text of the catalog in the languages of the widget.

use serde::{Deserialize, Serialize};

/// A language of the widget.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// German.
    De,
}

impl Lang {
    /// Its tag, as pages write it.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
        }
    }
}

/// A text of the catalog. Names of the programme stay as Microsoft writes
/// them; where it has a German form too, or the text is ours, there are both.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Text {
    /// The English form, and the only one where `de` is missing.
    pub en: String,
    /// The German form.
    pub de: Option<String>,
}

impl Text {
    /// The text in a language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match (lang, &self.de) {
            (Lang::De, Some(german)) => german,
            _ => &self.en,
        }
    }
}
