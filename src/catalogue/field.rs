//! The fields of an item under the catalogue's own keys, for saying what a load changes.

use serde_json::{Map, Value, json};

use crate::domain::catalogue::{FieldChange, Item};
use crate::domain::light::Ladder;
use crate::domain::rules::Rules;

/// The fields in which two versions of an item differ.
#[must_use]
pub fn differences(old: Item<'_>, new: Item<'_>) -> Vec<FieldChange> {
    let (old, new) = (fields(old), fields(new));
    let keys = new.keys().chain(old.keys().filter(|key| !new.contains_key(*key)));
    keys.filter(|key| old.get(*key) != new.get(*key))
        .map(|key| FieldChange {
            field: key.clone(),
            old: old.get(key).map(Value::to_string),
            new: new.get(key).map(Value::to_string),
        })
        .collect()
}

/// The fields that are given, keyed and written as the catalogue has them.
fn fields(item: Item<'_>) -> Map<String, Value> {
    let mut fields = Map::new();
    let members = match item {
        Item::Rules(rules) => rules_as_written(rules),
        other => serde_json::to_value(other).expect("items have text keys only"),
    };
    let Value::Object(members) = members else { return fields };
    for (key, value) in members {
        match (key.as_str(), value) {
            ("roles" | "place", Value::Object(inner)) => fields.extend(inner),
            ("clause", Value::Object(mut inner)) => {
                fields.insert(key, inner.remove("number").unwrap_or_default());
                fields.insert("part".to_owned(), inner.remove("part").unwrap_or_default());
            }
            ("span", value) => {
                fields.insert("period".to_owned(), value);
            }
            ("horizon", years @ Value::Object(_)) => {
                fields.insert(key, years_as_written(&years));
            }
            ("window", Value::Object(inner)) => {
                fields.insert(key, years_as_written(&inner["years"]));
                fields.insert("window_basis".to_owned(), inner["basis"].clone());
            }
            ("baseline", value) => {
                fields.insert(key, baseline_as_written(value));
            }
            (_, value) => {
                fields.insert(key, value);
            }
        }
    }
    fields.retain(|_, value| match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        Value::Object(inner) => !inner.is_empty(),
        _ => true,
    });
    fields
}

fn years_as_written(years: &Value) -> Value {
    Value::String(format!("{}..{}", years["from"], years["to"]))
}

fn baseline_as_written(value: Value) -> Value {
    match value {
        Value::Object(inner) if inner.contains_key("origin") => {
            json!({ "period": inner["period"], "value": inner["value"], "basis": inner["origin"] })
        }
        Value::Array(pair) if pair.len() == 2 => json!({ "period": pair[0], "value": pair[1] }),
        other => other,
    }
}

fn rules_as_written(rules: &Rules) -> Value {
    let Rules {
        tolerance,
        far_behind,
        about,
        due_soon_days,
        stale_months,
        report_grace_days,
        utc_offset_minutes,
        approval,
        ladder,
        scoring,
    } = rules;
    let Ladder { profile, changed } = ladder;
    let sign = if *utc_offset_minutes < 0 { '-' } else { '+' };
    let (hours, minutes) = (utc_offset_minutes.abs() / 60, utc_offset_minutes.abs() % 60);
    let lights: Map<String, Value> =
        changed.iter().map(|(cause, light)| (cause.key().to_owned(), json!(light))).collect();
    json!({
        "tolerance": tolerance,
        "far_behind": far_behind,
        "about": about,
        "due_soon_days": due_soon_days,
        "stale_months": stale_months,
        "report_grace_days": report_grace_days,
        "utc_offset": format!("{sign}{hours:02}:{minutes:02}"),
        "approval": approval.then_some(true),
        "ladder": profile,
        "lights": lights,
        "small_n": scoring.small_n,
        "weight": scoring.weight,
        "score": scoring.score,
    })
}
