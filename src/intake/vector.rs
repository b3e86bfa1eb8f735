//! A row of a file of published results: the inputs of a growth ratio and what was published for them.

use super::column::Columns;
use super::line::Line;
use crate::domain::code::{Coded as _, coded};
use crate::domain::fault::input::{LocatedRowFault, RowFault};
use crate::domain::method::growth_ratio::vector::{Published, Vector};
use crate::domain::method::growth_ratio::{GrowthBand, Heading, Point};

coded! {
    /// A column of such a file.
    VectorColumn {
        /// What the publisher calls the series.
        Id = "id",
        /// The base year.
        BaseYear = "base_year",
        /// The value in it.
        BaseValue = "base_value",
        /// The latest year.
        CurrentYear = "current_year",
        /// The value in it.
        CurrentValue = "current_value",
        /// The year of the target.
        TargetYear = "target_year",
        /// The target.
        Target = "target",
        /// Which way is better.
        Direction = "direction",
        /// The natural limit.
        Limit = "limit",
        /// The progress value that was published.
        ProgressValue = "progress_value",
        /// The status that was published.
        Status = "status",
        /// The score that was published.
        Score = "score",
    }
}

impl Columns for VectorColumn {
    const LEAVES_OTHERS: bool = true;

    fn of_heading(heading: &str) -> Option<Self> {
        Self::from_code(&heading.trim().to_lowercase().replace([' ', '-'], "_"))
    }

    fn needed(self) -> bool {
        true
    }

    fn index(self) -> usize {
        self as usize
    }
}

/// What stands for nothing, in lower case.
const NOTHING: [&str; 6] = ["na", "n/a", "nan", "none", "null", "<na>"];

/// The status of what the publisher could not say.
const NOT_AVAILABLE: &str = "not_available";

/// The words for the directions, the numbers aside; the first of each is the publisher's.
const DIRECTIONS: [(&str, Heading); 4] =
    [("positive", Heading::Up), ("negative", Heading::Down), ("up", Heading::Up), ("down", Heading::Down)];

/// Reads a row.
pub fn read_vector(line: Line<'_, VectorColumn>) -> Result<Vector, LocatedRowFault> {
    use VectorColumn as C;
    Ok(Vector {
        id: line.need(C::Id)?.into(),
        base: point(line, C::BaseYear, C::BaseValue)?,
        current: point(line, C::CurrentYear, C::CurrentValue)?,
        target: number(line, C::Target)?,
        target_year: year(line, C::TargetYear)?,
        heading: heading(line)?,
        limit: number(line, C::Limit)?,
        published: Published {
            value: number(line, C::ProgressValue)?,
            status: status(line)?,
            score: number(line, C::Score)?,
        },
    })
}

/// What a cell holds, unless it stands for nothing.
fn something(line: Line<'_, VectorColumn>, column: VectorColumn) -> Option<&str> {
    line.get(column).filter(|cell| !NOTHING.contains(&cell.to_lowercase().as_str()))
}

/// A value with its year, which must be known where the value is.
fn point(
    line: Line<'_, VectorColumn>,
    of_year: VectorColumn,
    of_value: VectorColumn,
) -> Result<Option<Point>, LocatedRowFault> {
    match (year(line, of_year)?, number(line, of_value)?) {
        (Some(year), Some(value)) => Ok(Some(Point { year, value })),
        (None, Some(_)) => Err(line.fault(of_year, RowFault::EmptyCell { column: of_year.code() })),
        (_, None) => Ok(None),
    }
}

/// A plain number, of any number of digits.
fn number(line: Line<'_, VectorColumn>, column: VectorColumn) -> Result<Option<f64>, LocatedRowFault> {
    let Some(cell) = something(line, column) else { return Ok(None) };
    let number = cell.replace('−', "-").parse().ok().filter(|number: &f64| number.is_finite());
    number.map(Some).ok_or_else(|| line.fault(column, RowFault::BadNumber))
}

fn year(line: Line<'_, VectorColumn>, column: VectorColumn) -> Result<Option<f64>, LocatedRowFault> {
    let year = number(line, column).map_err(|_| line.fault(column, RowFault::BadYear))?;
    match year {
        Some(year) if !(1000.0..3000.0).contains(&year) => Err(line.fault(column, RowFault::BadYear)),
        year => Ok(year),
    }
}

/// Which way is better: never assumed.
fn heading(line: Line<'_, VectorColumn>) -> Result<Heading, LocatedRowFault> {
    let column = VectorColumn::Direction;
    let missing = || line.fault(column, RowFault::EmptyCell { column: column.code() });
    let cell = something(line, column).ok_or_else(missing)?.to_lowercase().replace('−', "-");
    let by_word = DIRECTIONS.iter().find(|(word, _)| *word == cell).map(|(_, heading)| *heading);
    let by_sign = || [Heading::Up, Heading::Down].into_iter().find(|heading| cell.parse() == Ok(heading.sign()));
    by_word.or_else(by_sign).ok_or_else(|| {
        let allowed = ["1", "-1"].into_iter().chain(DIRECTIONS.iter().map(|(word, _)| *word)).collect();
        line.fault(column, RowFault::BadCode { allowed })
    })
}

fn status(line: Line<'_, VectorColumn>) -> Result<Option<GrowthBand>, LocatedRowFault> {
    let column = VectorColumn::Status;
    let Some(cell) = something(line, column).map(str::to_lowercase).filter(|cell| cell != NOT_AVAILABLE) else {
        return Ok(None);
    };
    GrowthBand::from_code(&cell).map(Some).ok_or_else(|| {
        let allowed = GrowthBand::ALL.iter().map(|band| band.code()).chain([NOT_AVAILABLE]).collect();
        line.fault(column, RowFault::BadCode { allowed })
    })
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::domain::method::growth_ratio::vector::{Comparison, Key, Outcome};
    use crate::intake::{IntakeFault, Sheet};

    const HEADER: &str = "id,base_year,base_value,current_year,current_value,target_year,target,direction,limit,\
                          progress_value,status,score";

    type Read = Result<Vector, LocatedRowFault>;

    fn open(text: &str) -> Result<Sheet<Cursor<Vec<u8>>, VectorColumn>, IntakeFault> {
        Sheet::open(Cursor::new(text.as_bytes().to_vec()))
    }

    fn all(text: &str) -> Vec<Read> {
        let mut sheet = open(text).expect("a good header");
        let mut rows = Vec::new();
        while let Some(line) = sheet.next_line().expect("bytes in memory") {
            rows.push(line.and_then(read_vector));
        }
        rows
    }

    fn row(cells: &str) -> Read {
        all(&format!("{HEADER}\n{cells}\n")).pop().expect("a row")
    }

    fn fault(cells: &str) -> (Option<String>, Option<String>, RowFault) {
        let fault = row(cells).expect_err("a fault");
        assert_eq!(fault.line, 2);
        (fault.column.map(|column| column.to_string()), fault.value, fault.fault)
    }

    #[test]
    fn every_published_vector_is_computed_again_to_a_billionth() {
        let rows = all(include_str!("../../tests/data/growth_ratio_vectors.csv"));
        assert_eq!(rows.len(), 125);
        for row in rows {
            let vector = row.expect("a sound row");
            for compared in vector.compared() {
                match compared {
                    Comparison {
                        published: Some(Outcome::Number(one)), computed: Ok(Outcome::Number(other)), ..
                    } => {
                        let apart = (one - other).abs();
                        // Absolutely and relatively.
                        assert!(apart <= 1e-9 && apart <= 1e-9 * one.abs().max(other.abs()), "{vector:?}");
                    }
                    Comparison { key, published, computed } => {
                        assert_eq!((key, published), (Key::Status, computed.ok()), "{vector:?}");
                    }
                }
                assert!(compared.matches());
            }
        }
    }

    #[test]
    fn numbers_come_as_programs_write_them() {
        let vector = row("a,2015.0,1e-05,2024,+12345678901234567890.5,,,1.0,,-0.0,limited_progress,.5").expect("sound");
        assert_eq!(vector.base, Some(Point { year: 2015.0, value: 0.00001 }));
        assert_eq!(vector.current, Some(Point { year: 2024.0, value: 12_345_678_901_234_567_890.5 }));
        let published = Published { value: Some(0.0), status: Some(GrowthBand::Limited), score: Some(0.5) };
        assert_eq!((vector.target, vector.limit, vector.published), (None, None, published));
    }

    #[test]
    fn nothing_is_written_in_many_ways() {
        let vector = row("a,2015,NA,2024,nan,None,NULL,-1,NaN,,not_available,none").expect("sound");
        assert_eq!((vector.base, vector.current, vector.target, vector.limit), (None, None, None, None));
        assert_eq!((vector.heading, vector.published), (Heading::Down, Published::default()));
    }

    #[test]
    fn directions_are_signs_or_words() {
        for (typed, heading) in [
            ("1", Heading::Up),
            ("+1", Heading::Up),
            ("-1.0", Heading::Down),
            ("−1", Heading::Down),
            ("positive", Heading::Up),
            ("Negative", Heading::Down),
            ("up", Heading::Up),
            ("down", Heading::Down),
        ] {
            assert_eq!(row(&format!("a,2015,1,2024,2,,,{typed},,,,")).expect("sound").heading, heading, "{typed}");
        }
    }

    #[test]
    fn a_faulty_cell_is_named_with_what_it_holds() {
        let empty = |column| (Some(column), None, RowFault::EmptyCell { column });
        let bad = |column, value, fault| (Some(column), Some(value), fault);
        let directions = RowFault::BadCode { allowed: vec!["1", "-1", "positive", "negative", "up", "down"] };
        for (cells, (column, value, expected)) in [
            (",2015,1,2024,2,,,1,,,,", empty("id")),
            ("a,,1,2024,2,,,1,,,,", empty("base_year")),
            ("a,2015,1,2024,2,,,,,,,", empty("direction")),
            (
                "a,2015,1,2024,2,,,nan,,,,",
                (Some("direction"), Some("nan"), RowFault::EmptyCell { column: "direction" }),
            ),
            ("a,2015,one,2024,2,,,1,,,,", bad("base_value", "one", RowFault::BadNumber)),
            ("a,2015,1,2024,inf,,,1,,,,", bad("current_value", "inf", RowFault::BadNumber)),
            ("a,2015,1,2024,1e999,,,1,,,,", bad("current_value", "1e999", RowFault::BadNumber)),
            ("a,2015,1,24,2,,,1,,,,", bad("current_year", "24", RowFault::BadYear)),
            ("a,2015,1,soon,2,,,1,,,,", bad("current_year", "soon", RowFault::BadYear)),
            ("a,2015,1,2024,2,,,0,,,,", bad("direction", "0", directions)),
        ] {
            assert_eq!(fault(cells), (column.map(str::to_owned), value.map(str::to_owned), expected), "{cells}");
        }
        let (column, value, status) = fault("a,2015,1,2024,2,,,1,,,better,");
        assert_eq!((column.as_deref(), value.as_deref()), (Some("status"), Some("better")));
        assert!(matches!(status, RowFault::BadCode { allowed } if allowed.len() == 6));
    }

    #[test]
    fn other_columns_are_left_alone_and_missing_ones_are_faults() {
        let sheet = open(
            "Series,Score,ID,base year,Base-Value,current_year,current_value,target_year,target,direction,\
                          limit,progress_value,status,sign\n",
        );
        let sheet = sheet.expect("a good header");
        assert_eq!(sheet.left_alone().collect::<Vec<_>>(), ["Series", "sign"]);
        let Err(IntakeFault::Header(faults)) = open("id,base_year,base_value,status,status\n") else {
            panic!("the header should be refused")
        };
        let missing = |fault: &LocatedRowFault| matches!(fault.fault, RowFault::MissingColumn { .. });
        assert_eq!(faults.iter().filter(|fault| missing(fault)).count(), 8);
        assert!(faults.iter().any(|fault| fault.fault == RowFault::DuplicateColumn { column: "status" }));
    }
}
