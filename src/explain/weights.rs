//! What a step costs, as an embedder says it.

use crate::interchange::Value;
use crate::model::Quantity;
use crate::plan::{Cost, Costs, Effort};

/// What an embedder calls each of [`Effort::ALL`].
const NAMES: [&str; Effort::ALL.len()] = [
    "exam",
    "certification",
    "assessment",
    "hire",
    "thousandDollars",
    "customer",
    "hundredUsers",
    "deployment",
    "item",
    "arrange",
    "findOut",
    "audit",
];

/// The weights that an embedder hands over: days and dollars by effort, and under
/// `day` what a day of work is worth in dollars. What is left out is as usual.
///
/// # Errors
/// A text that names the place, and what was expected there.
///
/// # Examples
/// ```
/// use partner_eligibility::explain::weights;
/// use partner_eligibility::plan::Effort;
///
/// let costs = serde_json::from_str(r#"{ "day": 800, "exam": { "days": 2.5 } }"#).expect("it is JSON");
/// let costs = weights(costs).expect("these are weights");
/// assert_eq!(costs.weight(Effort::Exam).days.to_string(), "2.5");
/// assert_eq!(costs.weight(Effort::Exam).money.to_string(), "165");
/// let wrong = serde_json::from_str(r#"{ "exam": { "days": -1 } }"#).expect("it is JSON");
/// assert!(weights(wrong).is_err_and(|error| error.starts_with("costs.exam.days: ")));
/// ```
pub fn weights(value: Value) -> Result<Costs, String> {
    let mut costs = Costs::default();
    let Value::Map(efforts) = value else {
        return Err("costs: expected an object".to_owned());
    };
    for (name, value) in efforts {
        let place = ["costs.", &name].concat();
        if name == "day" {
            costs.day = quantity(&place, &value)?;
            continue;
        }
        let position = NAMES.iter().position(|known| *known == name);
        let Some(position) = position else {
            let known = NAMES.join(", ");
            return Err([&place, ": there is no such effort; there are day, ", &known].concat());
        };
        let Value::Map(parts) = value else {
            return Err([&place, ": expected { days, dollars }"].concat());
        };
        let mut cost: Cost = costs.weight(Effort::ALL[position]);
        for (part, value) in parts {
            let place = [&place, ".", &part].concat();
            let part = match part.as_str() {
                "days" => &mut cost.days,
                "dollars" => &mut cost.money,
                _ => return Err([&place, ": expected days or dollars"].concat()),
            };
            *part = quantity(&place, &value)?;
        }
        costs.set(Effort::ALL[position], cost);
    }
    Ok(costs)
}

/// A number of zero or more with at most two decimals.
fn quantity(place: &str, value: &Value) -> Result<Quantity, String> {
    let hundredths = match value {
        // What JavaScript has for 0.1 is a little more than that.
        Value::Number(number) => {
            let hundredths = number * 100.0;
            let whole = hundredths.round();
            ((hundredths - whole).abs() < 1e-6 && whole.abs() < 1e15).then_some(whole)
        }
        _ => None,
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "it is whole and smaller than the bound"
    )]
    let quantity = hundredths.and_then(|whole| Quantity::from_hundredths(whole as i64).ok());
    quantity.ok_or_else(|| {
        [
            place,
            ": expected a number of zero or more with at most two decimals",
        ]
        .concat()
    })
}
