//! Native charts: bars lying one below the other, as long names need it.

use std::io;

use rust_xlsxwriter::{
    Chart as Native, ChartAxisCrossing, ChartDataLabel, ChartFormat, ChartLegendPosition, ChartLine, ChartPoint,
    ChartSolidFill, ChartType, Color, Worksheet,
};

use super::fault;
use crate::report::workbook::{Chart, Measure, Tone};

/// The height of a row of a sheet, in pixels.
const ROW: u32 = 20;

/// Puts the chart of a table on a sheet, and tells the rows it covers.
///
/// `table` is the row of its heads, the first of its rows, and the row after its last.
pub fn insert(
    paper: &mut Worksheet,
    chart: &Chart,
    (heads, first, end): (u32, u32, u32),
    (row, column): (u32, u16),
) -> io::Result<u32> {
    let bars = end - first;
    let name = paper.name();
    let at = |column: usize| u16::try_from(column).unwrap_or(u16::MAX);
    let range = |column: usize| (name.as_str(), first, at(column), end - 1, at(column));
    let stacked = chart.series.len() > 1;
    let mut native = Native::new(if stacked { ChartType::BarStacked } else { ChartType::Bar });
    for (column, tone) in &chart.series {
        let series = native.add_series();
        series.set_categories(range(chart.names)).set_values(range(*column)).set_name((
            name.as_str(),
            heads,
            at(*column),
        ));
        series.set_format(ChartFormat::new().set_solid_fill(&fill(*tone))).set_gap(60);
        if stacked {
            series.set_overlap(100);
        } else {
            // A bar of nothing has no label: the format leaves zero out.
            let number = if chart.measure == Measure::Share { "0.0%;;" } else { "0;;" };
            series.set_data_label(&ChartDataLabel::new().show_value().set_num_format(number).to_owned());
        }
        if !chart.points.is_empty() {
            let point = |tone: &Tone| ChartPoint::new().set_format(ChartFormat::new().set_solid_fill(&fill(*tone)));
            series.set_points(&chart.points.iter().map(point).collect::<Vec<_>>());
        }
    }
    native.title().set_name(&chart.title);
    // In a chart of lying bars the vertical axis names them; the first row stands on top, the scale below the last.
    native.y_axis().set_reverse().set_crossing(ChartAxisCrossing::Max).set_major_gridlines(false).set_label_interval(1);
    let scale = if chart.measure == Measure::Share { "0%" } else { "0" };
    native.x_axis().set_major_gridlines(true).set_min(0).set_num_format(scale);
    native.x_axis().set_major_gridlines_line(ChartLine::new().set_color(Color::RGB(0x00D9_D9D9)));
    if stacked {
        native.legend().set_position(ChartLegendPosition::Bottom);
    } else {
        native.legend().set_hidden();
    }
    let height = if stacked { bars * 44 + 130 } else { bars * 30 + 90 }.clamp(220, 1200);
    native.set_width(if column > 0 { 640 } else { 900 }).set_height(height).set_alt_text(&chart.title);
    paper.insert_chart(row, column, &native).map_err(fault)?;
    Ok(height / ROW + 1)
}

fn fill(tone: Tone) -> ChartSolidFill {
    let colour = match tone {
        Tone::Plain => 0x005B_9BD5,
        Tone::Done => 0x0054_8235,
        Tone::DoneLate => 0x00A9_D08E,
        Tone::OnPace => 0x009D_C3E6,
        Tone::Behind => 0x00FF_C000,
        Tone::Unclear => 0x00BF_BFBF,
        Tone::Silent => 0x00E7_E6E6,
        Tone::Failed => 0x00C0_0000,
        Tone::FailedPerhaps => 0x00E0_6666,
        Tone::FailedSilent => 0x00F4_B6B6,
    };
    ChartSolidFill::new().set_color(Color::RGB(colour)).to_owned()
}
