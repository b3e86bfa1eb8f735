//! Typed rows as JSON: one object with schema, date, catalogues, and the rows streamed into it.
//!
//! Each row stands on its own line, so that a file can be read by eye, compared line by line, and written without
//! ever being held. Numbers are exact because decimals serialize digit by digit.

use std::io::{self, Write};

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::catalogue::Stamp;

/// A JSON object being written.
pub struct JsonRows<W> {
    out: W,
    empty: bool,
}

impl<W: Write> JsonRows<W> {
    /// Writes the head; `schema` is for example `duban/report/1`.
    pub fn new(out: W, schema: &str, as_of: NaiveDate, catalogue: &[Stamp]) -> io::Result<Self> {
        Self::with(out, schema, as_of, catalogue, &[])
    }

    /// Writes the head with more of what there is to know of all the rows.
    pub fn with(
        mut out: W,
        schema: &str,
        as_of: NaiveDate,
        catalogue: &[Stamp],
        more: &[(&str, serde_json::Value)],
    ) -> io::Result<Self> {
        out.write_all(b"{\"schema\":")?;
        serde_json::to_writer(&mut out, schema)?;
        out.write_all(b",\"as_of\":")?;
        serde_json::to_writer(&mut out, &as_of)?;
        out.write_all(b",\"catalogue\":")?;
        serde_json::to_writer(&mut out, catalogue)?;
        for (key, value) in more {
            write!(out, ",\"{key}\":")?;
            serde_json::to_writer(&mut out, value)?;
        }
        out.write_all(b",\"rows\":[")?;
        Ok(Self { out, empty: true })
    }

    /// Writes one row, its keys in their order.
    pub fn row(&mut self, row: &impl Serialize) -> io::Result<()> {
        self.out.write_all(if self.empty { b"\n" } else { b",\n" })?;
        self.empty = false;
        serde_json::to_writer(&mut self.out, row)?;
        Ok(())
    }

    /// Writes rows that were serialised elsewhere, joined by a comma and a line break.
    pub fn rows(&mut self, rows: &[u8]) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        self.out.write_all(if self.empty { b"\n" } else { b",\n" })?;
        self.empty = false;
        self.out.write_all(rows)
    }

    /// Ends the object.
    pub fn finish(mut self) -> io::Result<()> {
        self.out.write_all(if self.empty { b"]}\n" } else { b"\n]}\n" })?;
        self.out.flush()
    }

    /// Ends the object with something that stands beside the rows.
    pub fn finish_beside(mut self, key: &str, beside: &impl Serialize) -> io::Result<()> {
        self.out.write_all(if self.empty { b"]," } else { b"\n]," })?;
        serde_json::to_writer(&mut self.out, key)?;
        self.out.write_all(b":")?;
        serde_json::to_writer(&mut self.out, beside)?;
        self.out.write_all(b"}\n")?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::domain::code::CatalogueCode;
    use crate::domain::status::Status;
    use crate::domain::target::TargetValue;

    #[derive(Serialize)]
    struct Row {
        target_value: TargetValue,
        gap: Option<Decimal>,
        status: Status,
        deadline: NaiveDate,
    }

    fn d(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    fn written(rows: &[Row]) -> String {
        let stamp = Stamp {
            code: CatalogueCode::new("digital-economy").expect("a code"),
            version: "2026.11".into(),
            digest: "sha256:00".into(),
        };
        let mut out = Vec::new();
        let as_of = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
        let mut json = JsonRows::new(&mut out, "duban/report/1", as_of, &[stamp]).expect("memory takes all");
        for row in rows {
            json.row(row).expect("memory takes all");
        }
        json.finish().expect("memory takes all");
        String::from_utf8(out).expect("text is UTF-8")
    }

    fn row(target_value: TargetValue, gap: Option<&str>) -> Row {
        let deadline = NaiveDate::from_ymd_opt(2025, 12, 31).expect("a day");
        Row { target_value, gap: gap.map(d), status: Status::Behind, deadline }
    }

    #[test]
    fn rows_stand_one_a_line_with_exact_numbers() {
        let rows = [
            row(TargetValue::One(d("13.5")), Some("0.000000000000001")),
            row(TargetValue::Range(d("8"), d("123456789012345")), None),
        ];
        assert_eq!(
            written(&rows),
            concat!(
                r#"{"schema":"duban/report/1","as_of":"2026-11-22","catalogue":[{"code":"digital-economy","version":"2026.11","digest":"sha256:00"}],"rows":["#,
                "\n",
                r#"{"target_value":13.5,"gap":0.000000000000001,"status":"behind","deadline":"2025-12-31"},"#,
                "\n",
                r#"{"target_value":[8,123456789012345],"gap":null,"status":"behind","deadline":"2025-12-31"}"#,
                "\n]}\n"
            )
        );
    }

    #[test]
    fn without_rows_it_is_still_one_object() {
        let text = written(&[]);
        let value: serde_json::Value = serde_json::from_str(&text).expect("valid JSON");
        assert_eq!(value["rows"], serde_json::json!([]));
    }
}
