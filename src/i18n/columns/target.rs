//! The columns of targets, and of the ledger of a workbook.

use crate::domain::code::{Coded, coded};
use crate::domain::method::Method;
use crate::i18n::Lang;

columns! {
    /// The columns of a target row; nested JSON keys are joined by an underscore.
    TargetColumn {
        Target = "target": "目标代码", "Target code";
        Indicator = "indicator": "指标代码", "Indicator code";
        Name = "name": "指标", "Indicator";
        NameEn = "name_en": "英文名称", "English name";
        Region = "region": "地区", "Region";
        Source = "source": "文件", "Document";
        SourceStanding = "source_standing": "文件效力", "Standing";
        Clause = "clause": "条款", "Clause";
        Wording = "wording": "原文", "Wording";
        Kind = "kind": "类别", "Kind";
        Direction = "direction": "方向", "Direction";
        Comparator = "comparator": "比较", "Comparator";
        TargetValue = "target_value": "目标值", "Target";
        Tolerance = "tolerance": "容差", "Tolerance";
        Unit = "unit": "单位", "Unit";
        Deadline = "deadline": "期限", "Deadline";
        DeadlineBasis = "deadline_basis": "期限依据", "Deadline basis";
        Strength = "strength": "力度", "Strength";
        Judge = "judge": "判定方式", "Judged by";
        WindowFrom = "window_from": "起始年", "First year";
        WindowTo = "window_to": "截止年", "Last year";
        WindowBasis = "window_basis": "年限依据", "Years' basis";
        Lead = "lead": "牵头单位", "Lead agency";
        Responsible = "responsible": "责任单位", "Responsible";
        Support = "support": "配合单位", "Support";
        BaselinePeriod = "baseline_period": "基期", "Baseline period";
        BaselineValue = "baseline_value": "基数", "Baseline";
        BaselineBasis = "baseline_basis": "基数依据", "Baseline basis";
        LatestPeriod = "latest_period": "最新时期", "Latest period";
        LatestValue = "latest_value": "最新值", "Latest";
        LatestBound = "latest_bound": "最新值界限", "Latest bound";
        LatestRelease = "latest_release": "最新值版本", "Latest release";
        LatestPublisher = "latest_publisher": "发布单位", "Publisher";
        LatestTitle = "latest_title": "发布标题", "Publication";
        LatestUrl = "latest_url": "发布网址", "Address";
        JudgedPeriod = "judged_period": "判定时期", "Judged period";
        JudgedValue = "judged_value": "判定值", "Judged value";
        JudgedBound = "judged_bound": "判定值界限", "Judged bound";
        NearbyPeriod = "nearby_period": "相近时期", "Close period";
        NearbyValue = "nearby_value": "相近值", "Close figure";
        NearbyNote = "nearby_note": "相近口径说明", "Close note";
        Years = "years": "逐年", "Year by year";
        MetIn = "met_in": "完成时期", "Met in";
        Gap = "gap": "差距", "Gap";
        GapPct = "gap_pct": "差距占比", "Gap share";
        Margin = "margin": "余量", "Margin";
        Attainment = "attainment": "完成率", "Attainment";
        Progress = "progress": "进度", "Progress";
        Elapsed = "elapsed": "序时", "Time elapsed";
        Expected = "expected": "应达值", "Expected";
        Pace = "pace": "快慢", "Pace";
        NeededPerYear = "needed_per_year": "年均需增", "Needed a year";
        LagMonths = "lag_months": "滞后月数", "Months late";
        Status = "status": "状态", "Status";
        Reason = "reason": "原因", "Reason";
        DueSoon = "due_soon": "临期", "Due soon";
        FellBack = "fell_back": "回落", "Fell back";
        Light = "light": "亮灯", "Light";
        DaysOverdue = "days_overdue": "逾期天数", "Days overdue";
        DaysLeft = "days_left": "剩余天数", "Days left";
        Conflict = "conflict": "口径冲突", "Conflict";
        Note = "note": "备注", "Note";
        Stale = "stale": "数据陈旧", "Stale";
        FigureAgeDays = "figure_age_days": "数据天数", "Figure's age";
        YearToDatePeriod = "year_to_date_period": "年内时期", "To date, period";
        YearToDateValue = "year_to_date_value": "年内累计", "To date";
        YearToDateElapsed = "year_to_date_elapsed": "年内已过", "To date, time gone";
        ClausePart = "clause_part": "括号序号", "Bracket";
        IndicatorUnit = "indicator_unit": "指标单位", "Indicator unit";
        Concept = "concept": "可比指标", "Concept";
        Scope = "scope": "口径", "Scope";
        ScopeEn = "scope_en": "英文口径", "Scope in English";
        NoteEn = "note_en": "英文备注", "Note in English";
        ToleranceBasis = "tolerance_basis": "容差依据", "Tolerance basis";
        ConflictsWith = "conflicts_with": "冲突目标", "Conflicts with";
        InternalDeadline = "internal_deadline": "内部期限", "Internal deadline";
        Contact = "contact": "联系人", "Contact";
        FarBehind = "far_behind": "严重滞后", "Far behind";
        AmbitionPerYear = "ambition_per_year": "规划年均", "Plan, a year";
        AmbitionGrowth = "ambition_growth": "规划年均增速", "Plan, growth";
        AmbitionReason = "ambition_reason": "规划年均未列原因", "Plan, why not";
        Review = "review": "评估用语", "Plan review";
        GrowthRatio = "methods_growth_ratio_ratio": "增速比", "Growth ratio";
        GrowthBand = "methods_growth_ratio_band": "增速比档次", "Growth band";
        GrowthScore = "methods_growth_ratio_score": "增速比得分", "Growth score";
        Growth = "methods_growth_ratio_growth": "年均增速", "Growth a year";
        GrowthRequired = "methods_growth_ratio_required": "目标要求增速", "Growth required";
        GrowthReason = "methods_growth_ratio_reason": "增速比未列原因", "No growth ratio because";
        Trend = "methods_growth_trend_growth": "自身年均增速", "Own growth a year";
        TrendLimitFactor = "methods_growth_trend_limit_factor": "上限系数", "Limit factor";
        TrendBand = "methods_growth_trend_band": "自身增速档次", "Own growth band";
        TrendScore = "methods_growth_trend_score": "自身增速得分", "Own growth score";
        TrendReason = "methods_growth_trend_reason": "自身增速未列原因", "No own growth because";
        ProjectionPoints = "methods_projection_points": "外推点数", "Points";
        ProjectionSlope = "methods_projection_slope_per_year": "趋势年增量", "Trend a year";
        ProjectionValue = "methods_projection_value": "到期预计", "Projected";
        ProjectionMeets = "methods_projection_meets": "预计达标", "Will meet";
        ProjectionReachesOn = "methods_projection_reaches_on": "预计达标日", "Reached on";
        ProjectionReachesReason = "methods_projection_reaches_reason": "无达标日原因", "No day because";
        ProjectionLow = "methods_projection_low": "预计下限", "Projected, low";
        ProjectionHigh = "methods_projection_high": "预计上限", "Projected, high";
        ProjectionIntervalReason = "methods_projection_interval_reason": "无区间原因", "No interval because";
        ProjectionReason = "methods_projection_reason": "未外推原因", "No projection because";
        TimeDistance = "methods_time_distance_months": "时间距离（月）", "Time distance, months";
        PathDay = "methods_time_distance_path_day": "应达当前值之日", "Due on the path";
        TimeDistanceReason = "methods_time_distance_reason": "无时间距离原因", "No time distance because";
        NeededGrowth = "methods_needed_growth_per_year": "年均需增速", "Growth needed a year";
        NeededGrowthReason = "methods_needed_growth_reason": "无需增速原因", "No growth needed because";
        NeededPerQuarter = "methods_needed_per_quarter": "每季需增", "Needed a quarter";
        QuartersLeft = "methods_needed_quarters": "剩余季度", "Quarters left";
        NeededReason = "methods_needed_reason": "未列所需原因", "Nothing needed because";
        Cushion = "methods_room_cushion": "余地", "Room";
        NextDay = "methods_room_next_day": "下期截止", "Next figure on";
        NextLeast = "methods_room_next_least": "下期至少", "Next at least";
        NextFall = "methods_room_next_fall": "下期可降", "Next may fall";
        BehindFrom = "methods_room_behind_from": "数值不变则滞后自", "Behind if unchanged from";
        BehindReason = "methods_room_behind_reason": "无滞后日原因", "No such day because";
        RoomReason = "methods_room_reason": "未列余地原因", "No room because";
        Disagreements = "methods_disagreements": "方法分歧", "Methods disagree";
        Bar = "bar": "进度条", "Progress bar";
        ExtendedTo = "extended_to": "延期至", "Extended to";
        ExtensionBasis = "extension_basis": "延期依据", "Extension's basis";
        ExtensionNote = "extension_note": "延期说明", "Extension's note";
        StatusOriginal = "status_original": "按原期限状态", "By the original deadline";
        DaysOverdueOriginal = "days_overdue_original": "按原期限逾期天数", "Days past the original";
        Pending = "pending": "待核准数据", "Figures waiting";
    }
}

impl TargetColumn {
    /// The method whose result the column holds; those are shown where they are asked for.
    #[must_use]
    pub fn method(self) -> Option<Method> {
        Some(match self {
            Self::GrowthRatio
            | Self::GrowthBand
            | Self::GrowthScore
            | Self::Growth
            | Self::GrowthRequired
            | Self::GrowthReason => Method::GrowthRatio,
            Self::Trend | Self::TrendLimitFactor | Self::TrendBand | Self::TrendScore | Self::TrendReason => {
                Method::GrowthTrend
            }
            Self::ProjectionPoints
            | Self::ProjectionSlope
            | Self::ProjectionValue
            | Self::ProjectionMeets
            | Self::ProjectionReachesOn
            | Self::ProjectionReachesReason
            | Self::ProjectionLow
            | Self::ProjectionHigh
            | Self::ProjectionIntervalReason
            | Self::ProjectionReason => Method::Projection,
            Self::TimeDistance | Self::PathDay | Self::TimeDistanceReason => Method::TimeDistance,
            Self::NeededGrowth
            | Self::NeededGrowthReason
            | Self::NeededPerQuarter
            | Self::QuartersLeft
            | Self::NeededReason => Method::Needed,
            Self::Cushion
            | Self::NextDay
            | Self::NextLeast
            | Self::NextFall
            | Self::BehindFrom
            | Self::BehindReason
            | Self::RoomReason => Method::Room,
            _ => return None,
        })
    }

    /// What people see of a method, by the width there is.
    #[must_use]
    pub fn of_method(method: Method, width: usize) -> Vec<Self> {
        let (first, more): (&[Self], &[Self]) = match method {
            Method::Attainment => (&[Self::Attainment], &[Self::Gap]),
            Method::Pace => (&[Self::Pace], &[Self::Progress, Self::Elapsed]),
            Method::GrowthRatio => (&[Self::GrowthRatio], &[Self::GrowthBand, Self::GrowthScore]),
            Method::GrowthTrend => (&[Self::Trend], &[Self::TrendBand, Self::TrendScore]),
            Method::Projection => (&[Self::ProjectionValue], &[Self::ProjectionMeets, Self::ProjectionReachesOn]),
            Method::TimeDistance => (&[Self::TimeDistance], &[]),
            Method::Needed => (&[Self::NeededPerYear], &[Self::NeededGrowth, Self::NeededPerQuarter]),
            Method::Room => (&[Self::Cushion], &[Self::BehindFrom]),
        };
        let spare = if width < 110 { &more[..0] } else { more };
        [first, spare].concat()
    }

    /// The columns that scripts get where none are asked for: all but those of the methods.
    #[must_use]
    pub fn usual_for_scripts() -> Vec<Self> {
        Self::ALL.iter().copied().filter(|column| !column.code().starts_with(METHODS)).collect()
    }
}

/// What the keys of the methods' columns begin with.
const METHODS: &str = "methods_";

columns! {
    /// The columns that only the ledger of a workbook has, beside those of a target row.
    OfficeColumn {
        Number = "number": "序号", "No.";
        Units = "units": "计量单位", "Unit";
        Provenance = "provenance": "数据来源", "Figure from";
        Explanation = "explanation": "情况说明", "What to know";
        Leads = "leads": "牵头单位", "Lead agency";
        Responsibles = "responsibles": "责任单位", "Responsible";
        Supports = "supports": "配合单位", "Support";
        Basis = "basis": "依据文件及条款", "Document and clause";
        Problems = "problems": "存在问题", "Problems";
        NextSteps = "next_steps": "下步打算", "Next steps";
        Remarks = "remarks": "备注", "Remarks";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_methods_columns_are_its_keys() {
        for column in TargetColumn::ALL {
            let own = column.code().strip_prefix(METHODS).filter(|_| *column != TargetColumn::Disagreements);
            let method = own.and_then(|own| Method::ALL.iter().find(|method| own.starts_with(method.code())));
            assert_eq!(column.method().as_ref(), method, "{}", column.code());
        }
    }
}
