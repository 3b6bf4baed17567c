//! Names and phrases that sentences are made of.

use super::Explainer;
use crate::assess::strict_mark;
use crate::locale::{Locale, Plural, messages};
use crate::model::{
    Amount, Award, AwardKind, Certification, Figure, Fraction, Index, Part, Prerequisite, Skill,
    Threshold, Unit, Window,
};

/// Whether a long list is written out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    /// Its first members, and how many more there are.
    Short,
    /// All of it.
    Full,
}

/// The longest list that is written out in a short sentence, by members and by
/// bytes.
const WHOLE: (usize, usize) = (5, 90);

/// What is left of a longer one, at most.
const BEGINNING: (usize, usize) = (4, 60);

/// What people know a certification by: its code, its name where it has none.
#[must_use]
pub fn label(locale: Locale, certification: &Certification) -> &str {
    let name = certification.name.as_ref();
    let code = certification.code.as_deref();
    code.or_else(|| name.map(|name| locale.text(name)))
        .unwrap_or(&certification.id)
}

impl<'a> Explainer<'a> {
    pub(super) fn award(&self, award: Index) -> &'a Award {
        &self.program.awards[usize::from(award)]
    }

    pub(super) fn figure(&self, figure: Index) -> &'a Figure {
        &self.program.figures[usize::from(figure)]
    }

    /// The name of an award.
    #[must_use]
    pub fn name(&self, award: Index) -> &'a str {
        self.award(award).name.get(self.locale.lang())
    }

    /// The name of a level of an award, where it has one of its own: `Gold`.
    /// Whatever can only be had or not has none.
    #[must_use]
    pub fn level(&self, award: Index, level: Index) -> Option<&'a str> {
        let entry = self.award(award);
        let mut levels = entry.paths.iter().flat_map(|path| &path.levels);
        let named = entry.kind == AwardKind::Competency || levels.any(|other| other.level != level);
        named.then(|| {
            let level = &self.program.levels[usize::from(level)];
            level.name.get(self.locale.lang())
        })
    }

    /// An award at a level: `Gold in Cloud Platform`.
    #[must_use]
    pub fn attainment(&self, award: Index, level: Index) -> String {
        self.at_level(award, level, self.name(award))
    }

    pub(super) fn at_level(&self, award: Index, level: Index, names: &str) -> String {
        match self.level(award, level) {
            Some(level) => {
                let values = [("level", level), ("award", names)];
                self.locale.say(&messages::LEVEL_IN, &values)
            }
            None => names.to_owned(),
        }
    }

    /// The awards that a prerequisite names: all of a kind together by the
    /// name of the kind.
    pub(super) fn prerequisite(&self, prerequisite: &Prerequisite, length: Length) -> String {
        let Some(&first) = prerequisite.any_of.first() else {
            return String::new();
        };
        let kind = self.award(first).kind;
        let of_kind = |award: &&Award| award.kind == kind;
        let all = self.program.awards.iter().filter(of_kind).count();
        let level = prerequisite.level;
        if all > 1 && prerequisite.any_of.len() == all {
            let name = self.level(first, level).unwrap_or_default();
            let message = match kind {
                AwardKind::Membership => &messages::ANY_MEMBERSHIP,
                AwardKind::Competency => &messages::ANY_COMPETENCY,
                AwardKind::Designation => &messages::ANY_DESIGNATION,
                AwardKind::Specialization => &messages::ANY_SPECIALIZATION,
            };
            return self.locale.say(message, &[("level", name)]);
        }
        let names = prerequisite.any_of.iter();
        let names = names.map(|award| self.name(*award).to_owned()).collect();
        let names = self.alternatives(names, length, &messages::OR_MORE_AWARDS);
        self.at_level(first, level, &names)
    }

    fn certification(&self, certification: Index) -> &'a Certification {
        &self.program.certifications[usize::from(certification)]
    }

    /// So many people with what a part asks for.
    pub(super) fn people(&self, part: &Part, others: bool, length: Length) -> String {
        let number = u64::from(part.count);
        let skill = self.skills(part, length);
        let message = match (part.skills.len(), part.among, others) {
            (2.., ..) if part.count > 1 => &messages::PEOPLE_GROUP,
            (_, Some(_), _) => &messages::PEOPLE_AMONG_WITH,
            (_, None, true) => &messages::PEOPLE_OTHER_WITH,
            (_, None, false) => &messages::PEOPLE_WITH,
        };
        let values = [("skill", skill.as_str()), ("groups", &skill)];
        self.locale.plural(number, message, &values)
    }

    /// What each person of a part must hold. Alternatives for the whole group
    /// are told apart from those for a person, where there is a group.
    fn skills(&self, part: &Part, length: Length) -> String {
        if part.count == 1 || part.skills.len() == 1 {
            return self.skill_of_one(part, length);
        }
        let alternatives = part.skills.iter().map(|skill| {
            let skill = self.inner_skill(skill, length);
            let values = [("skill", skill.as_str())];
            self.locale.say(&messages::GROUP_ALL_WITH, &values)
        });
        self.locale.or_list(&alternatives.collect::<Vec<_>>())
    }

    /// What one person of a part must hold, whichever alternative it is.
    pub(super) fn skill_of_one(&self, part: &Part, length: Length) -> String {
        if let [skill] = part.skills.as_slice() {
            return self.skill(skill, length);
        }
        let all = part.skills.iter().flat_map(|skill| match skill {
            Skill::Any(of) => of.as_slice(),
            one => core::slice::from_ref(one),
        });
        // A long list keeps its groups, so that each of them shows.
        if all.clone().count() > WHOLE.0 {
            self.locale
                .or_list(&self.inner_skills(&part.skills, length))
        } else {
            let all = all.map(|skill| self.inner_skill(skill, length));
            self.one_of(all.collect(), length)
        }
    }

    /// What a person must hold.
    pub(super) fn skill(&self, skill: &Skill, length: Length) -> String {
        match skill {
            Skill::Any(of) => self.one_of(self.inner_skills(of, length), length),
            _ => self.skill_list(skill, length),
        }
    }

    fn one_of(&self, members: Vec<String>, length: Length) -> String {
        let several = members.len() > 2;
        let list = self.alternatives(members, length, &messages::OR_MORE);
        if several {
            self.locale.say(&messages::SKILL_ANY, &[("list", &list)])
        } else {
            list
        }
    }

    fn inner_skill(&self, skill: &Skill, length: Length) -> String {
        let list = self.skill_list(skill, length);
        match skill {
            Skill::All(of) | Skill::Any(of) if of.len() > 1 => {
                self.locale.say(&messages::SKILL_INNER, &[("list", &list)])
            }
            _ => list,
        }
    }

    fn inner_skills(&self, of: &[Skill], length: Length) -> Vec<String> {
        of.iter()
            .map(|skill| self.inner_skill(skill, length))
            .collect()
    }

    fn skill_list(&self, skill: &Skill, length: Length) -> String {
        match skill {
            Skill::Holds(certification) => {
                label(self.locale, self.certification(*certification)).to_owned()
            }
            Skill::All(of) => self.locale.and_list(&self.inner_skills(of, length)),
            Skill::Any(of) => {
                self.alternatives(self.inner_skills(of, length), length, &messages::OR_MORE)
            }
        }
    }

    fn alternatives(
        &self,
        mut members: Vec<String>,
        length: Length,
        or_more: &'static Plural,
    ) -> String {
        let bytes: usize = members.iter().map(String::len).sum();
        let is_long = members.len() > WHOLE.0 || bytes > WHOLE.1;
        if length == Length::Short && is_long {
            let mut named = 0;
            let mut room = BEGINNING.1;
            for member in members.iter().take(BEGINNING.0) {
                if named > 0 && member.len() > room {
                    break;
                }
                room = room.saturating_sub(member.len());
                named += 1;
            }
            let more = members.len() - named;
            if more > 1 {
                members.truncate(named);
                members.push(self.plural(more, or_more));
            }
        }
        self.locale.or_list(&members)
    }

    pub(super) fn plural(&self, number: usize, message: &'static Plural) -> String {
        self.locale
            .plural(u64::try_from(number).unwrap_or(u64::MAX), message, &[])
    }

    /// What is measured.
    pub(super) fn amount_name(&self, amount: &Amount) -> String {
        match amount {
            Amount::Figure(figure) => self.locale.text(&self.figure(*figure).name).to_owned(),
            Amount::People(skill) => {
                let skill = self.skill(skill, Length::Short);
                self.locale
                    .say(&messages::PEOPLE_WITH_SKILL, &[("skill", &skill)])
            }
            Amount::Growth { now, before, .. } => match **now {
                Amount::People(_) => self.locale.text(&self.figure(*before).name).to_owned(),
                _ => self.amount_name(now),
            },
        }
    }

    /// What an amount is counted in.
    pub(super) fn amount_unit(&self, amount: &Amount) -> Unit {
        match amount {
            Amount::Figure(figure) => self.figure(*figure).unit,
            Amount::People(_) => Unit::People,
            Amount::Growth { .. } => Unit::Percent,
        }
    }

    /// A number of a unit, without what is counted.
    pub(super) fn measured(&self, unit: Unit, number: &Fraction) -> String {
        match unit {
            Unit::Usd => self.locale.money(number, "USD"),
            Unit::Percent => self.locale.percent(number),
            _ => self.locale.number(number),
        }
    }

    /// So much of an amount, with the time it is taken over.
    pub(super) fn amount(&self, amount: &Amount, number: &Fraction, length: Length) -> String {
        let locale = self.locale;
        let number = self.measured(self.amount_unit(amount), number);
        match amount {
            Amount::Figure(figure) => {
                let figure = self.figure(*figure);
                let message = match figure.unit {
                    Unit::Usd => &messages::AMOUNT_OF_MONEY,
                    _ => &messages::AMOUNT,
                };
                let values = [
                    ("amount", number.as_str()),
                    ("name", locale.text(&figure.name)),
                ];
                let phrase = locale.say(message, &values);
                match figure.window {
                    Window::Now | Window::Unstated => phrase,
                    window => {
                        let window = super::window(locale, window).unwrap_or_default();
                        [phrase, window].join(" ")
                    }
                }
            }
            Amount::People(skill) => {
                let skill = self.skill(skill, length);
                let name = locale.say(&messages::PEOPLE_WITH_SKILL, &[("skill", &skill)]);
                locale.say(&messages::AMOUNT, &[("amount", &number), ("name", &name)])
            }
            Amount::Growth { before, .. } => {
                let figure = self.figure(*before);
                let before = match figure.window {
                    Window::TwelveMonthsAgo => {
                        locale.get(&messages::GROWTH_SINCE_YEAR_AGO).to_owned()
                    }
                    Window::On(day) => {
                        locale.say(&messages::GROWTH_SINCE_DAY, &[("day", &locale.day(day))])
                    }
                    _ => locale.say(
                        &messages::GROWTH_SINCE,
                        &[("name", locale.text(&figure.name))],
                    ),
                };
                let name = self.amount_name(amount);
                let values = [
                    ("percent", number.as_str()),
                    ("name", &name),
                    ("before", &before),
                ];
                locale.say(&messages::AMOUNT_GROWTH, &values)
            }
        }
    }

    /// For which sizes of the earlier figure a growth counts.
    pub(super) fn band(&self, amount: &Amount) -> Option<String> {
        let Amount::Growth { before, band, .. } = amount else {
            return None;
        };
        let figure = self.figure(*before);
        let name = self.locale.text(&figure.name);
        let low = self.measured(
            figure.unit,
            &strict_mark(&band.at_least, self.profile.markets),
        );
        Some(match &band.below {
            None => {
                let values = [("name", name), ("low", &low)];
                self.locale.say(&messages::GROWTH_FROM, &values)
            }
            Some(high) => {
                let high = self.measured(figure.unit, &strict_mark(high, self.profile.markets));
                let values = [("name", name), ("low", &low), ("high", &high)];
                self.locale.say(&messages::GROWTH_BAND, &values)
            }
        })
    }

    /// Both marks, where the market class makes a difference.
    pub(super) fn by_market(&self, unit: Unit, threshold: &Threshold) -> Option<String> {
        (threshold.developed != threshold.developing).then(|| {
            let developed = self.measured(unit, &threshold.developed);
            let developing = self.measured(unit, &threshold.developing);
            let values = [
                ("developed", developed.as_str()),
                ("developing", &developing),
            ];
            self.locale.say(&messages::BY_MARKET, &values)
        })
    }
}
