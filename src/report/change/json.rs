//! What moved, as JSON: the promise to scripts.

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::domain::code::Coded;
use crate::domain::unit::Unit;
use crate::i18n::columns::ChangeColumn;
use crate::report::row::{AsJson, Reader, Row};

use super::{Because, ChangeRow, Said};

impl ChangeRow<'_> {
    fn json<'s>(&'s self, said: &'s Said<'_>) -> JsonSaid<'s> {
        match said {
            Said::Json(json) => JsonSaid::Field(serde_json::from_str(json).unwrap_or(Value::Null)),
            other => JsonSaid::Cell(AsJson(self.said(other, Reader::Machine))),
        }
    }
}

#[derive(Serialize)]
#[serde(untagged)]
enum JsonSaid<'s> {
    Field(Value),
    Cell(AsJson<'s>),
}

#[derive(Serialize)]
struct Json<'s> {
    change: &'s str,
    item: &'s str,
    region: Option<&'s str>,
    code: &'s str,
    name: &'s str,
    name_en: Option<&'s str>,
    period: Option<String>,
    field: Option<&'s str>,
    old: JsonSaid<'s>,
    new: JsonSaid<'s>,
    unit: Option<&'s str>,
    fit: AsJson<'s>,
    old_bound: AsJson<'s>,
    new_bound: AsJson<'s>,
    old_release: AsJson<'s>,
    new_release: AsJson<'s>,
    counting: Option<&'s str>,
    because: Vec<String>,
    by: Option<&'s str>,
    at: Option<String>,
    action: Option<i64>,
    command: Option<&'s str>,
    handle: Option<String>,
    note: Option<&'s str>,
    basis: Option<&'s str>,
}

impl Serialize for ChangeRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use ChangeColumn as C;
        let cell = |column| AsJson(self.cell(column, Reader::Machine));
        let cause = |cause: &Because| match cause {
            Because::Event(handle) => handle.to_string(),
            Because::Item(item) => item.code().to_owned(),
        };
        Json {
            change: self.kind.code(),
            item: self.item_code(),
            region: self.region,
            code: &self.code,
            name: &self.name.0,
            name_en: self.name.1.as_deref(),
            period: self.period.map(|period| period.to_string()),
            field: self.field,
            old: self.json(&self.old),
            new: self.json(&self.new),
            unit: self.unit().map(Unit::as_str),
            fit: cell(C::Fit),
            old_bound: cell(C::OldBound),
            new_bound: cell(C::NewBound),
            old_release: cell(C::OldRelease),
            new_release: cell(C::NewRelease),
            counting: self.counting.map(Coded::code),
            because: self.because.iter().map(cause).collect(),
            by: self.by,
            at: self.at(),
            action: self.action.map(|moment| moment.action),
            command: self.action.map(|moment| &*moment.command),
            handle: self.handle.as_ref().map(ToString::to_string),
            note: self.note,
            basis: self.basis,
        }
        .serialize(serializer)
    }
}
