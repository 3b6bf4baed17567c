//! What stands inside the tag: in short, what the widget asks for and what it
//! answers, for those who have no JavaScript, and for everybody until it is there.

use maud::{Markup, html};
use partner_eligibility::assess::assess;
use partner_eligibility::explain::Explainer;
use partner_eligibility::locale::{Locale, messages};
use partner_eligibility::model::{AwardKind, Day, Profile, Program};

/// The text of a program.
pub fn text(program: &Program, locale: Locale) -> Option<Markup> {
    let profile = Profile::default();
    let assessment = assess(&profile, program, day(program)?);
    let say = Explainer {
        program,
        profile: &profile,
        assessment: &assessment,
        shown: &[],
        locale,
    };
    let lang = locale.lang().tag();
    // As the page and the folder of the widget lie in the README.
    let rules = format!("partner-eligibility/rules/{}.{lang}.html", program.id);
    let rows = say.rows();
    let rows = rows.iter().filter(|row| {
        let kind = program.awards[usize::from(row.award)].kind;
        matches!(kind, AwardKind::Competency | AwardKind::Designation)
    });
    Some(html! {
        div lang=(lang) {
            p { strong { (locale.text(&program.name)) } }
            p { (locale.get(&messages::FALLBACK_HELP)) }
            @let ladder = say.ladder();
            @if !ladder.is_empty() {
                ol { @for rung in &ladder { li { strong { (rung.name) } ": " (rung.sentence) } } }
            }
            // The form as it begins, which nobody can fill in without the widget.
            fieldset disabled data-partner-eligibility-form {
                legend { (locale.get(&messages::QUESTION)) }
                @for label in [&messages::WHO, &messages::NUMBER, &messages::CERTIFICATIONS] {
                    label { (locale.get(label)) " " input type="text" size="12"; }
                    " "
                }
            }
            p { (locale.get(&messages::FALLBACK_ASKS)) }
            p { (locale.get(&messages::FALLBACK_AWARDS)) }
            ul { @for row in rows { li { strong { (row.name) } ": " (say.row_gap(row)) } } }
            p { a href=(rules) { (locale.get(&messages::RULES)) } }
            p { small { (locale.get(&messages::DISCLAIMER)) } }
        }
    })
}

/// The last day whose rules are known: when they were checked, or the last day of
/// a program that has ended.
fn day(program: &Program) -> Option<Day> {
    let paths = program.awards.iter().flat_map(|award| &award.paths);
    let checked = paths.map(|path| path.checked).min();
    checked.into_iter().chain(program.effective.until).min()
}
