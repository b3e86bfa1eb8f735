//! The columns of every kind of row: the stable key, and the heading in Chinese and English.
//!
//! The keys are the promise to scripts and never translated. What a column holds is the report's business.

use super::Lang;
use crate::domain::code::coded;

/// Declares a set of columns from lines of `Member = "key": "Chinese", "English"`.
macro_rules! columns {
    ($(#[$doc:meta])* $name:ident { $($member:ident = $key:literal: $zh:literal, $en:literal;)+ }) => {
        coded! {
            $(#[$doc])*
            $name {
                $(#[doc = $en] $member = $key,)+
            }
        }

        impl $name {
            /// What people read above the column.
            #[must_use]
            pub fn heading(self, lang: Lang) -> &'static str {
                match self { $(Self::$member => lang.pick($zh, $en)),+ }
            }
        }
    };
}

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
    }
}

columns! {
    /// The columns of a row that counts targets.
    TallyColumn {
        Agency = "agency": "单位", "Agency";
        Region = "region": "地区", "Region";
        Source = "source": "文件", "Document";
        Role = "role": "角色", "Role";
        Targets = "targets": "目标数", "Targets";
        Met = "met": "已完成", "Met";
        MetLate = "met_late": "逾期完成", "Met late";
        OnTrack = "on_track": "达到序时进度", "On track";
        Behind = "behind": "滞后", "Behind";
        Unjudged = "unjudged": "暂难判断", "Cannot say";
        NoData = "no_data": "未报数据", "No data";
        Overdue = "overdue": "逾期未完成", "Overdue";
        OverdueUnconfirmed = "overdue_unconfirmed": "逾期待核", "Not confirmed";
        OverdueUnreported = "overdue_unreported": "逾期未报", "Not reported";
        MetShare = "met_share": "完成占比", "Share met";
        AttainmentMean = "attainment_mean": "平均完成率", "Mean attainment";
        AttainmentCount = "attainment_count": "计入完成率数", "Attainments";
        Standing = "standing": "文件效力", "Standing";
    }
}

columns! {
    /// The columns of a row of an indicator's history.
    HistoryColumn {
        Indicator = "indicator": "指标代码", "Indicator code";
        Period = "period": "时期", "Period";
        Value = "value": "数值", "Value";
        Unit = "unit": "单位", "Unit";
        AsTyped = "as_typed": "登记原文", "As typed";
        Bound = "bound": "界限", "Bound";
        Fit = "fit": "口径", "Fit";
        Release = "release": "版本", "Release";
        Publisher = "publisher": "发布单位", "Publisher";
        Title = "title": "标题", "Publication";
        Url = "url": "网址", "Address";
        Note = "note": "备注", "Note";
        By = "by": "登记人", "By";
        RecordedAt = "recorded_at": "登记时间", "Recorded at";
        SupersededBy = "superseded_by": "被何取代", "Superseded by";
        Handle = "handle": "编号", "Handle";
    }
}

columns! {
    /// The columns of a row of the list of agencies.
    AgencyColumn {
        Agency = "agency": "单位", "Agency";
        FullName = "full_name": "全称", "Full name";
        NameEn = "name_en": "英文名称", "English name";
        Region = "region": "地区", "Region";
        Aliases = "aliases": "别名", "Other names";
        Clauses = "clauses": "条款数", "Clauses";
        Lead = "lead": "牵头目标", "Leads";
        Responsible = "responsible": "责任目标", "Responsible";
        Support = "support": "配合目标", "Supports";
    }
}

columns! {
    /// The columns of a row of a checkup.
    CheckupColumn {
        Check = "check": "检查", "Check";
        Id = "id": "编号", "Id";
        Line = "line": "行", "Line";
        Key = "key": "项目", "Key";
        Matched = "matched": "相符", "Matched";
        Expected = "expected": "应为", "Expected";
        Computed = "computed": "算得", "Computed";
        Difference = "difference": "相差", "Difference";
        Reason = "reason": "原因", "Reason";
    }
}
