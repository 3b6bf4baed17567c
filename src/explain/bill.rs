//! What is to be paid: the fees of what is attained and of what is next.
//!
//! The programme's page on invoices and taxes gives no rates. So a rate is the
//! visitor's own, and an amount that nobody published stays unknown, with tax or
//! without.

use super::{Explainer, FeeLine, Row};
use crate::locale::messages;
use crate::model::{AwardKind, Fraction, Index, Quantity};

/// The page of the programme on invoices and taxes, as it was kept on 2023-10-23.
pub const INVOICES: &str = "https://github.com/kvamseek/partner-center/blob/85eb3c40f4925934e4e7100d4a97d951aa679052/mpn-view-print-maps-invoice.md";

/// A fee with what follows for this partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bill {
    /// The fee as it was published.
    pub fee: FeeLine,
    /// What it is for: `Cloud Platform and DevOps`.
    pub covers: String,
    /// Whether what it is for is the next thing to attain, and not attained yet.
    pub ahead: bool,
    /// What a level held takes off it.
    pub discount: Option<String>,
    /// What tax makes of it, where a rate is entered and an amount is known.
    pub taxed: Option<String>,
    /// When it is due again.
    pub due: String,
}

impl Explainer<'_> {
    /// What is to be paid. In a program with a ladder the fee of the highest rung
    /// covers those below; elsewhere a fee is paid once, whatever it covers.
    #[must_use]
    pub fn bills(&self, rows: &[Row], tax: Option<Quantity>) -> Vec<Bill> {
        let is_own = |row: &&Row| self.award(row.award).kind != AwardKind::Specialization;
        let attained = || rows.iter().filter(is_own);
        let levels = attained().filter_map(|row| row.reached);
        let highest = self.program.ladder.as_ref().and_then(|_| levels.max());
        let mut groups: Vec<(Index, Index, Vec<Index>)> = Vec::new();
        for row in attained() {
            if let Some(level) = row.reached
                && highest.is_none_or(|highest| highest == level)
            {
                self.group(&mut groups, row.award, level);
            }
        }
        let paid = groups.len();
        let next = attained().find(|row| row.reached.is_none_or(|reached| reached < row.level));
        if let Some(next) = next.filter(|next| !self.is_paid(next.award, next.level)) {
            self.group(&mut groups, next.award, next.level);
        }
        let bills = groups.iter().enumerate();
        bills
            .filter_map(|(at, group)| self.bill(group, at >= paid, tax))
            .collect()
    }

    fn group(&self, groups: &mut Vec<(Index, Index, Vec<Index>)>, award: Index, level: Index) {
        let Some(fee) = self.fee_of_level(award, level) else {
            return;
        };
        match groups.iter_mut().find(|(known, _, _)| *known == fee) {
            Some((_, _, awards)) => awards.push(award),
            None => groups.push((fee, level, vec![award])),
        }
    }

    fn bill(
        &self,
        (fee, level, awards): &(Index, Index, Vec<Index>),
        ahead: bool,
        tax: Option<Quantity>,
    ) -> Option<Bill> {
        let locale = self.locale;
        let entry = self.program.fees.get(usize::from(*fee))?;
        let awards_held = self.assessment.awards.iter();
        let mut held = awards_held.filter_map(|award| Some((award.award, award.held.as_ref()?)));
        let upgrade = held
            .clone()
            .find_map(|(_, held)| held.upgrade.filter(|one| one.to == *level));
        let money = self.preferred(entry);
        let hundred = Fraction::from_integer(100);
        let mut amount = money.map(|money| money.amount.fraction());
        let discount = upgrade.map(|upgrade| {
            let off = Fraction::from_integer(upgrade.percent_off.into());
            amount = amount.map(|amount| amount * (hundred - off) / hundred);
            let percent = locale.percent(&off);
            match amount.zip(money) {
                Some((amount, money)) => {
                    let amount = locale.money(&amount, &money.currency);
                    let values = [("amount", amount.as_str()), ("percent", &percent)];
                    locale.say(&messages::BILL_DISCOUNT, &values)
                }
                None => locale.say(&messages::BILL_DISCOUNT_OPEN, &[("percent", &percent)]),
            }
        });
        let taxed = tax.zip(amount.zip(money)).map(|(tax, (amount, money))| {
            let rate = tax.fraction();
            let total = locale.money(&(amount * (hundred + rate) / hundred), &money.currency);
            let percent = locale.percent(&rate);
            let values = [("amount", total.as_str()), ("percent", &percent)];
            locale.say(&messages::BILL_TAXED, &values)
        });
        let renewal = held.find_map(|(award, held)| {
            let is_same = self.fee_of_level(award, held.level) == Some(*fee);
            let renewal = held.renewal.as_ref().filter(|_| is_same)?;
            (renewal.closes >= self.assessment.day).then_some(renewal)
        });
        let due = match renewal {
            None => locale.get(&messages::BILL_YEARLY).to_owned(),
            Some(renewal) if renewal.anniversary < self.assessment.day => {
                let closes = locale.day(renewal.closes);
                locale.say(&messages::BILL_DUE_BY, &[("day", &closes)])
            }
            Some(renewal) => {
                let day = locale.day(renewal.anniversary);
                locale.say(&messages::BILL_DUE, &[("day", &day)])
            }
        };
        let names: Vec<String> = awards
            .iter()
            .map(|award| self.name(*award).to_owned())
            .collect();
        Some(Bill {
            fee: self.fee_line(entry),
            covers: locale.and_list(&names),
            ahead,
            discount,
            taxed,
            due,
        })
    }
}
