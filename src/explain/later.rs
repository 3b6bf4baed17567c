//! What changes by itself on later days, in sentences.

use super::Explainer;
use super::wording::label;
use crate::assess::{Assessment, AwardTurn, Counted, Turn, qualifying, stand};
use crate::locale::messages;
use crate::model::{AwardKind, Day, Fraction, Index};

/// A later day on which something changes, ready to show.
#[derive(Clone, Debug, PartialEq)]
pub struct TurnLine {
    /// The first day on which it is so.
    pub day: Day,
    /// What happens on it.
    pub causes: Vec<String>,
    /// What that does to the awards.
    pub effects: Vec<String>,
}

impl Explainer<'_> {
    /// Says what changes on a later day.
    #[must_use]
    pub fn turn(&self, turn: &Turn) -> TurnLine {
        let locale = self.locale;
        let awards = turn.awards.iter();
        let effects: Vec<String> = awards.filter_map(|award| self.award_turn(award)).collect();
        let mut causes = Vec::new();
        let mut said: Vec<&str> = Vec::new();
        for idle in &turn.stops {
            let Some(id) = self.held_id(idle.person, idle.holding) else {
                continue;
            };
            if said.contains(&id) {
                continue;
            }
            said.push(id);
            let of_it = turn
                .stops
                .iter()
                .filter(|idle| self.held_id(idle.person, idle.holding) == Some(id));
            let people = of_it.map(|idle| {
                let person = idle.person;
                let count = self.profile.people.get(person).map_or(1, |row| row.count);
                self.counted(&Counted { person, count })
            });
            let people = locale.and_list(&people.collect::<Vec<_>>());
            let known = self.program.certification(id);
            let name = known.map_or(id, |known| {
                label(locale, &self.program.certifications[known])
            });
            let values = [("certification", name), ("people", people.as_str())];
            causes.push(locale.say(&messages::TURN_STOPS, &values));
        }
        if causes.is_empty() {
            causes.push(locale.get(&messages::TURN_RULES).to_owned());
        }
        TurnLine {
            day: turn.day,
            causes,
            effects,
        }
    }

    /// The renewals of what is held that open from the day judged on, up to a day.
    #[must_use]
    pub fn renewals(&self, until: Day) -> Vec<TurnLine> {
        let locale = self.locale;
        let awards = self.assessment.awards.iter();
        let renewals = awards.filter(|award| self.shows(award.award));
        let renewals = renewals.filter_map(|award| {
            let renewal = award.held.as_ref()?.renewal.as_ref()?;
            let is_ahead = self.assessment.day < renewal.opens && renewal.opens <= until;
            is_ahead.then(|| {
                let day = locale.day(renewal.closes);
                let values = [("award", self.name(award.award)), ("day", &day)];
                TurnLine {
                    day: renewal.opens,
                    causes: vec![locale.say(&messages::RENEWAL_OPENS, &values)],
                    effects: Vec::new(),
                }
            })
        });
        renewals.collect()
    }

    fn award_turn(&self, turn: &AwardTurn) -> Option<String> {
        let locale = self.locale;
        if self.award(turn.award).kind == AwardKind::Membership || !self.shows(turn.award) {
            return None;
        }
        let points = turn.before.points.zip(turn.after.points);
        let points = points.filter(|(before, after)| before != after);
        let lost = match (turn.before.reached, turn.after.reached) {
            (before, Some(level)) if before < Some(level) => Some((&messages::NOW_REACHED, level)),
            (Some(level), after) if after < Some(level) => Some((&messages::NO_LONGER, level)),
            _ => None,
        };
        let said = lost.map(|(message, level)| {
            let what = self.attainment(turn.award, level);
            locale.say(message, &[("what", &what)])
        });
        let scored = points.map(|(before, after)| self.scored(turn.award, &before, &after));
        match (scored, said) {
            (Some(scored), Some(said)) => Some([scored, said].join(". ")),
            (scored, said) => scored.or(said),
        }
    }

    /// Points that are others than before, of awards whose level is the same.
    #[must_use]
    pub fn points_gained(&self, before: &Assessment) -> Vec<String> {
        let pairs = before.awards.iter().zip(&self.assessment.awards);
        let pairs = pairs.filter(|(was, is)| self.shows(is.award) && was.reached == is.reached);
        let changes = pairs.filter_map(|(was, is)| {
            let (before, after) = (stand(was).points?, stand(is).points?);
            (before != after).then(|| self.scored(is.award, &before, &after))
        });
        changes.collect()
    }

    fn scored(&self, award: Index, before: &Fraction, after: &Fraction) -> String {
        let (before, after) = (self.locale.number(before), self.locale.number(after));
        let values = [
            ("award", self.name(award)),
            ("before", before.as_str()),
            ("after", &after),
        ];
        self.locale.say(&messages::TURN_POINTS, &values)
    }

    /// On which days it is enough to have qualified, where the program says so.
    #[must_use]
    pub fn window_of_the_day(&self) -> Option<String> {
        let window = qualifying(self.program, self.assessment.day)?;
        let (from, until) = (
            self.locale.day(window.from?),
            self.locale.day(window.until?),
        );
        let values = [("from", from.as_str()), ("until", &until)];
        Some(self.locale.say(&messages::QUALIFYING_WINDOW, &values))
    }
}
