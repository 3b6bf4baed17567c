//! What follows from a level that is held already.

use super::Explainer;
use crate::assess::HeldFinding;
use crate::locale::messages;
use crate::model::{Fraction, Index};

impl Explainer<'_> {
    /// What follows from holding an award: when to renew it, and what it is
    /// good for.
    #[must_use]
    pub fn held(&self, award: Index, held: &HeldFinding) -> Vec<String> {
        let locale = self.locale;
        let level = |level| self.level(award, level).unwrap_or_else(|| self.name(award));
        let mut sentences = Vec::new();
        if held.benefits_by_fee {
            let values = [("level", level(held.level))];
            sentences.push(locale.say(&messages::HELD_BENEFITS, &values));
        }
        if let Some(renewal) = &held.renewal {
            let (opens, closes) = (locale.day(renewal.opens), locale.day(renewal.closes));
            let values = [("opens", opens.as_str()), ("closes", &closes)];
            let today = self.assessment.day;
            if renewal.closes < today {
                sentences.push(locale.say(&messages::HELD_RENEWAL_OVER, &values));
            } else {
                sentences.push(locale.say(&messages::HELD_RENEWAL, &values));
                let ahead = renewal.reminders.iter().filter(|day| **day >= today);
                let days: Vec<String> = ahead.map(|day| locale.day(*day)).collect();
                if !days.is_empty() {
                    let days = locale.and_list(&days);
                    sentences.push(locale.say(&messages::HELD_REMINDERS, &[("days", &days)]));
                }
                let next = locale.day(renewal.next);
                sentences.push(locale.say(&messages::HELD_NEXT, &[("day", &next)]));
            }
        }
        if let Some(due) = held.evidence_due {
            sentences.push(
                locale
                    .get(if due {
                        &messages::HELD_EVIDENCE
                    } else {
                        &messages::HELD_NO_EVIDENCE
                    })
                    .to_owned(),
            );
        }
        if let Some(extension) = &held.extension {
            sentences.push(match extension.until {
                Some(until) => {
                    let day = locale.day(until);
                    locale.say(&messages::HELD_EXTENSION, &[("day", &day)])
                }
                None => locale.get(&messages::HELD_EXTENSION_OPEN).to_owned(),
            });
        }
        if let Some(upgrade) = &held.upgrade {
            let percent = locale.percent(&Fraction::from_integer(upgrade.percent_off.into()));
            let values = [("level", level(upgrade.to)), ("percent", &percent)];
            sentences.push(locale.say(&messages::HELD_UPGRADE, &values));
        }
        sentences
    }
}
