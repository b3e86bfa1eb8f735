//! Typed rows as JSON: one object with schema, date, catalogues, and the rows streamed into it.
//!
//! Each row stands on its own line, so that a file can be read by eye, compared line by line, and written without
//! ever being held. Numbers are exact because decimals serialize digit by digit.

use std::io::{self, Write};

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use super::clean::is_harmful;
use crate::domain::catalogue::Stamp;

/// Writes a value as JSON; characters that a terminal would obey or hide are escaped, which changes no value.
pub fn write(out: impl Write, value: &(impl Serialize + ?Sized)) -> io::Result<()> {
    Ok(value.serialize(&mut Serializer::with_formatter(out, Harmless))?)
}

/// The compact form, with more escaped than the format asks for.
struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, found)) = rest.char_indices().find(|(_, c)| is_harmful(*c)) {
            out.write_all(&rest.as_bytes()[..at])?;
            for unit in found.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = &rest[at + found.len_utf8()..];
        }
        out.write_all(rest.as_bytes())
    }
}

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
        write(&mut out, schema)?;
        out.write_all(b",\"as_of\":")?;
        write(&mut out, &as_of)?;
        out.write_all(b",\"catalogue\":")?;
        write(&mut out, catalogue)?;
        for (key, value) in more {
            write!(out, ",\"{key}\":")?;
            write(&mut out, value)?;
        }
        out.write_all(b",\"rows\":[")?;
        Ok(Self { out, empty: true })
    }

    /// Writes one row, its keys in their order.
    pub fn row(&mut self, row: &impl Serialize) -> io::Result<()> {
        self.out.write_all(if self.empty { b"\n" } else { b",\n" })?;
        self.empty = false;
        write(&mut self.out, row)?;
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
        write(&mut self.out, key)?;
        self.out.write_all(b":")?;
        write(&mut self.out, beside)?;
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
    fn what_a_terminal_would_obey_is_escaped_and_reads_the_same() {
        let text = "a\u{1b}[31m\u{9b}0m\u{202e}督办\u{7f}\n\u{e0041}\u{200b}";
        let mut out = Vec::new();
        write(&mut out, text).expect("memory takes all");
        let json = String::from_utf8(out).expect("text is UTF-8");
        assert_eq!(json, r#""a\u001b[31m\u009b0m\u202e督办\u007f\n\udb40\udc41\u200b""#);
        assert_eq!(serde_json::from_str::<String>(&json).expect("valid JSON"), text);
    }

    #[test]
    fn without_rows_it_is_still_one_object() {
        let text = written(&[]);
        let value: serde_json::Value = serde_json::from_str(&text).expect("valid JSON");
        assert_eq!(value["rows"], serde_json::json!([]));
    }
}
