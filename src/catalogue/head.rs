//! Reads `[catalogue]` and `[rules]`.

use toml::de::DeValue;

use super::block::Block;
use super::near::near_word;
use super::{scoring, sense, value};
use crate::domain::catalogue::Head;
use crate::domain::code::{CatalogueCode, Coded};
use crate::domain::fault::catalogue::{CodeForm, ReferenceFault, ValueFault, Wanted};
use crate::domain::light::{Cause, Ladder, Light, Profile};
use crate::domain::rules::Rules;

/// Most days or months a rule may speak of: ten years.
const MOST_DAYS: u32 = 3660;
const MOST_MONTHS: u32 = 120;

/// Reads `[catalogue]`.
pub fn read(block: &Block<'_>) -> Option<Head> {
    block.must(&["code", "version", "name"]);
    let code = catalogue_code(block, "code");
    let version = block.text("version");
    let name = block.text("name");
    let name_en = block.text("name_en");
    let extends = catalogue_code(block, "extends");
    if extends.is_some() && extends == code {
        block.fault(block.span_of("extends"), ReferenceFault::ExtendsItself);
    }
    Some(Head { code: code?, version: version?, name: name?, name_en, extends })
}

fn catalogue_code(block: &Block<'_>, key: &str) -> Option<CatalogueCode> {
    let text = block.str(key)?;
    let read = CatalogueCode::new(text.value);
    let read = read.map_err(|bad| ValueFault::BadCode { text: bad.0.into(), form: CodeForm::Slug });
    block.keep(text.span, read).map(|code| code.value)
}

/// Reads `[rules]`; what is not given keeps its default.
pub fn read_rules(block: &Block<'_>) -> Rules {
    let mut rules = Rules::default();
    if let Some(share) = block.share("tolerance") {
        rules.tolerance = share.value;
    }
    rules.far_behind = block.share("far_behind").map(|share| share.value);
    if let Some(share) = block.share("about") {
        rules.about = share.value;
    }
    for (key, low, high, rule) in [
        ("due_soon_days", 0, MOST_DAYS, &mut rules.due_soon_days),
        ("stale_months", 1, MOST_MONTHS, &mut rules.stale_months),
        ("report_grace_days", 0, MOST_DAYS, &mut rules.report_grace_days),
    ] {
        if let Some(whole) = block.whole(key, low, high) {
            *rule = whole.value;
        }
    }
    if let Some(text) = block.str("utc_offset")
        && let Some(minutes) = block.keep(text.span, value::offset(text.value))
    {
        rules.utc_offset_minutes = minutes.value;
    }
    if let Some(approval) = block.flag("approval") {
        rules.approval = approval.value;
    }
    if let Some(profile) = block.word::<Profile>("ladder") {
        rules.ladder.profile = profile.value;
    }
    read_lights(block, &mut rules.ladder);
    rules.scoring = scoring::read(block);
    sense::ladder(block, &rules);
    rules
}

/// The keys of `[rules.lights]`: the statuses, `due_soon` and `far_behind`.
pub fn light_keys() -> Vec<&'static str> {
    Cause::all().map(Cause::key).collect()
}

fn read_lights(rules: &Block<'_>, ladder: &mut Ladder) {
    let Some(table) = rules.raw_table("lights") else { return };
    for (key, value) in table.value {
        let name = key.get_ref().as_ref();
        let Some(cause) = Cause::of_key(name) else {
            let allowed = light_keys();
            let near = near_word(name, &allowed);
            let kind = ValueFault::UnknownWord { key: "rules.lights".into(), text: name.into(), near, allowed };
            rules.fault(key.span(), kind);
            continue;
        };
        let DeValue::String(text) = value.get_ref() else {
            rules.wrong_type(name, value, Wanted::Text);
            continue;
        };
        let Some(light) = Light::from_code(text) else {
            let allowed: Vec<&str> = Light::ALL.iter().map(|light| light.code()).collect();
            let (near, text) = (near_word(text, &allowed), text.as_ref().into());
            rules.fault(value.span(), ValueFault::UnknownWord { key: name.into(), text, near, allowed });
            continue;
        };
        ladder.changed.push((cause, light));
    }
    ladder.changed.sort_by_key(|(cause, _)| *cause);
}
