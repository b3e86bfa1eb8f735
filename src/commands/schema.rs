//! `schema`: prints the JSON Schema of the catalogue, with which editors complete and check.

use std::io::Write;

use serde_json::{Map, Value, json};

use super::arguments::SchemaArgs;
use super::context::Context;
use super::exit::Failure;
use super::layout::{self, Form};
use super::output::Output;
use crate::domain::code::Coded;
use crate::domain::light::Light;
use crate::domain::status::Status;
use crate::i18n::{Lang, key};

/// Runs `schema`.
pub fn run(context: &Context, args: &SchemaArgs) -> Result<(), Failure> {
    let mut output = Output::open(context, args.destination.file())?;
    writeln!(output, "{:#}", schema(context.lang))?;
    output.finish()
}

/// The schema in one language.
fn schema(lang: Lang) -> Value {
    let mut properties = Map::new();
    let include = json!({"type": "array", "items": {"type": "string"}, "description": key::key(lang, "", "include")});
    properties.insert("include".to_owned(), include);
    for (name, many) in layout::TOP {
        let one = table(lang, name);
        let value = if many { json!({"type": "array", "items": one}) } else { one };
        properties.insert(name.to_owned(), value);
    }
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": key::schema_title(lang),
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}

fn table(lang: Lang, name: &str) -> Value {
    let keys = layout::keys(name);
    let properties: Map<String, Value> = keys
        .iter()
        .map(|one| {
            let mut value = form(lang, &one.form);
            if let (Some(object), Some(says)) = (value.as_object_mut(), key::key(lang, name, one.name)) {
                object.insert("description".to_owned(), json!(says));
            }
            (one.name.to_owned(), value)
        })
        .collect();
    let required: Vec<&str> = keys.iter().filter(|one| one.required).map(|one| one.name).collect();
    let mut schema = json!({
        "type": "object",
        "description": key::table(lang, name),
        "properties": properties,
        "additionalProperties": false,
    });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    if name == "indicator" {
        schema["oneOf"] = json!([{"required": ["code"]}, {"required": ["slug"]}]);
    }
    if name == "indicator.target" {
        schema["oneOf"] = json!([{"required": ["value"]}, {"required": ["values"]}]);
    }
    schema
}

fn form(lang: Lang, form: &Form) -> Value {
    const SLUG: &str = "[a-z0-9][a-z0-9_-]*";
    let value = json!({"oneOf": [
        {"type": "number"},
        {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
    ]});
    match form {
        Form::Text => json!({"type": "string"}),
        Form::Code(parts) => json!({"type": "string", "pattern": format!("^{}$", [SLUG].repeat(*parts).join("\\."))}),
        Form::Texts => json!({"type": "array", "items": {"type": "string"}}),
        Form::Date => json!({"type": "string", "format": "date"}),
        Form::Whole => json!({"type": "integer", "minimum": 0}),
        Form::Number => json!({"type": "number"}),
        Form::Value => value,
        Form::Years => json!({"type": "string", "pattern": r"^\d{4}\.\.\d{4}$"}),
        Form::Offset => json!({"type": "string", "pattern": r"^[+-]\d{2}:\d{2}$"}),
        Form::Words(words) => json!({"type": "string", "enum": words}),
        Form::ByYear => map(&json!(r"^\d{4}$"), &json!({"type": "number"}), key::table(lang, "milestones")),
        Form::ByRegion => map(&json!(format!("^{SLUG}$")), &value, key::table(lang, "values")),
        Form::Lights => {
            let causes: Vec<&str> = Status::ALL.iter().map(|s| s.code()).chain(["due_soon"]).collect();
            let lights: Vec<&str> = Light::ALL.iter().map(|l| l.code()).collect();
            let pattern = json!(format!("^({})$", causes.join("|")));
            map(&pattern, &json!({"type": "string", "enum": lights}), key::table(lang, "rules.lights"))
        }
        Form::Table(name) => table(lang, name),
        Form::Tables(name) => json!({"type": "array", "items": table(lang, name)}),
    }
}

/// Keys of one pattern, values of one form.
fn map(pattern: &Value, value: &Value, says: Option<&str>) -> Value {
    let pattern = pattern.as_str().unwrap_or_default();
    json!({
        "type": "object",
        "description": says,
        "patternProperties": {pattern: value},
        "additionalProperties": false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_described_with_its_words_and_its_meaning() {
        let schema = schema(Lang::En);
        let target = &schema["properties"]["indicator"]["items"]["properties"]["target"]["items"];
        assert_eq!(target["properties"]["comparator"]["enum"][0], "at_least");
        assert_eq!(target["properties"]["deadline"]["description"], "deadline, inclusive");
        assert!(target["required"].as_array().is_some_and(|all| all.contains(&json!("wording"))));
        assert_eq!(target["additionalProperties"], false);
    }

    #[test]
    fn both_languages_differ_in_descriptions_only() {
        fn without_words(value: &mut Value) {
            match value {
                Value::Object(map) => {
                    map.retain(|key, value| !matches!(key.as_str(), "description" | "title") || value.is_object());
                    map.values_mut().for_each(without_words);
                }
                Value::Array(all) => all.iter_mut().for_each(without_words),
                _ => {}
            }
        }
        let [mut zh, mut en] = Lang::ALL.map(schema);
        assert_ne!(zh, en);
        without_words(&mut zh);
        without_words(&mut en);
        assert_eq!(zh, en);
    }
}
