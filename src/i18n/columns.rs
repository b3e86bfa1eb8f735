//! The columns of every kind of row: the stable key, and the heading in Chinese and English.
//!
//! The keys are the promise to scripts and never translated. What a column holds is the report's business.

use super::Lang;
use crate::domain::code::{Coded, coded};
use crate::domain::method::Method;

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
        Judged = "judged_targets": "可判断", "Judged";
        Coverage = "coverage": "可判断占比", "Coverage";
        PointsMet = "points_met": "已完成得分", "Points, met";
        PointsMetLate = "points_met_late": "逾期完成得分", "Points, met late";
        PointsOnTrack = "points_on_track": "达到进度得分", "Points, on track";
        PointsBehind = "points_behind": "滞后得分", "Points, behind";
        PointsOverdue = "points_overdue": "逾期未完成得分", "Points, overdue";
        ScoreFactor = "score_factor": "折算系数", "Factor";
        ScoreAttainmentMean = "score_attainment_mean": "计分平均完成率", "Mean scored";
        ScoreAttainmentCount = "score_attainment_count": "计分完成率数", "Attainments scored";
        PointsAttainment = "points_attainment": "完成率得分", "Points, attainment";
        DaysOverdueMean = "days_overdue_mean": "平均逾期天数", "Mean days overdue";
        PointsDaysOverdue = "points_days_overdue": "逾期天数扣分", "Points, days overdue";
        Score = "score": "得分", "Score";
        ScoreReason = "score_reason": "不计分原因", "Why no score";
        SmallN = "small_n": "样本小", "Small n";
        Weight = "weight": "权重", "Weight";
        AgencyScore = "agency_score": "总得分", "Agency score";
        AgencyScoreReason = "agency_score_reason": "总得分不计原因", "Why no agency score";
        AgencySmallN = "agency_small_n": "总得分样本小", "Agency small n";
        Rank = "rank": "名次", "Rank";
        Ranked = "ranked": "参加排名数", "Ranked";
        AgencyRegion = "agency_region": "单位所在地区", "Agency's region";
    }
}

columns! {
    /// The columns of a row of a review: what is counted of a region's or document's targets, or of all.
    ReviewColumn {
        Source = "source": "文件", "Document";
        Region = "region": "地区", "Region";
        Standing = "standing": "文件效力", "Standing";
        Documents = "documents": "文件数", "Documents";
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
        DueSoon = "due_soon": "临期", "Due soon";
        OverdueAll = "overdue_all": "逾期合计", "Overdue in all";
        OverdueAgencies = "overdue_agencies": "逾期单位数", "Agencies of overdue";
        OverdueUnassigned = "overdue_unassigned": "逾期无单位", "Overdue without agency";
        Reviewed = "reviewed": "可评价", "Reviewed";
        AheadOfTime = "ahead_of_time": "提前实现", "Ahead of time";
        Faster = "faster": "快于预期", "Faster";
        AsExpected = "as_expected": "基本符合预期", "As expected";
        Lagging = "lagging": "滞后", "Lagging";
        ExpectedOrBetter = "expected_or_better": "符合或快于预期", "As expected or better";
        ExpectedOrBetterShare = "expected_or_better_share": "符合或快于预期占比", "Share on plan";
        NotReviewed = "not_reviewed": "暂不评价", "Not reviewed";
        NoFigure = "obstacles_no_figure": "没有数据", "No figure";
        Definition = "obstacles_definition": "口径不同", "Other definition";
        Uncovered = "obstacles_uncovered": "缺期限数据", "Deadline not covered";
        Awaited = "obstacles_awaited": "等待数据", "Awaited";
        OnePoint = "obstacles_one_point": "只有一个数据", "One figure";
        NoBaseline = "obstacles_no_baseline": "没有基数", "No baseline";
        Bound = "obstacles_bound": "只知界限", "Bound only";
        Stale = "obstacles_stale": "数据过旧", "Too old";
        Incomplete = "obstacles_incomplete": "数据不全", "Incomplete";
        YearRunning = "obstacles_year_running": "当年未结束", "Year not over";
        Incomputable = "obstacles_incomputable": "无法计算", "Incomputable";
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
    /// The columns of a row of the list of steps by which a target was judged.
    StepColumn {
        Target = "target": "目标代码", "Target code";
        Part = "part": "部分", "Part";
        Step = "step": "步骤", "Step";
        Text = "text": "内容", "Text";
    }
}

columns! {
    /// The columns of a row of the list of conflicts: two targets, the second's under keys that begin with `other`.
    ConflictColumn {
        Kind = "kind": "冲突", "Conflict";
        Kinds = "kinds": "全部种类", "All kinds";
        Region = "region": "地区", "Region";
        Indicator = "indicator": "指标代码", "Indicator code";
        Name = "name": "指标", "Indicator";
        NameEn = "name_en": "英文名称", "English name";
        Concept = "concept": "可比指标", "Concept";
        Unit = "unit": "单位", "Unit";
        Target = "target": "目标代码", "Target code";
        Value = "value": "一处", "One asks";
        Comparator = "comparator": "比较", "Comparator";
        Deadline = "deadline": "期限", "Deadline";
        Strength = "strength": "力度", "Strength";
        Wording = "wording": "原文", "Wording";
        Clause = "clause": "条款", "Clause";
        Source = "source": "文件", "Document";
        SourceStanding = "source_standing": "文件效力", "Standing";
        Other = "other": "另一目标代码", "Other target code";
        OtherIndicator = "other_indicator": "另一指标代码", "Other indicator code";
        OtherValue = "other_value": "另一处", "The other asks";
        OtherComparator = "other_comparator": "另一比较", "Other comparator";
        OtherDeadline = "other_deadline": "另一期限", "Other deadline";
        OtherStrength = "other_strength": "另一力度", "Other strength";
        OtherWording = "other_wording": "另一原文", "Other wording";
        OtherClause = "other_clause": "另一条款", "Other clause";
        OtherSource = "other_source": "另一文件", "Other document";
        OtherSourceStanding = "other_source_standing": "另一文件效力", "Other standing";
        Difference = "difference": "相差", "Apart";
        Stricter = "stricter": "更严的目标", "Stricter target";
        Exclusive = "exclusive": "互相排斥", "Exclusive";
        Goals = "goals": "属目标部分的目标", "Target of the goals";
        MilestoneYear = "milestone_year": "途中年份", "Year on the way";
        Says = "says": "说明", "In words";
        SaysEn = "says_en": "英文说明", "In English";
    }
}

columns! {
    /// The columns of a row of the list of concepts.
    ConceptColumn {
        Concept = "concept": "可比指标", "Concept";
        Names = "names": "指标", "Indicators";
        NamesEn = "names_en": "英文名称", "English names";
        Regions = "regions": "地区数", "Regions";
        Indicators = "indicators": "指标数", "Series";
        Targets = "targets": "目标数", "Targets";
        RegionCodes = "region_codes": "地区", "In";
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

columns! {
    /// The columns of a quantity of a document, and of what is wrong with one.
    ProvenanceColumn {
        Problem = "problem": "问题", "Problem";
        Source = "source": "文件", "Document";
        File = "file": "文件名", "File";
        Line = "line": "行", "Line";
        Clause = "clause": "条款", "Clause";
        Text = "text": "原文", "Text";
        Class = "class": "性质", "What it is";
        Targets = "targets": "目标代码", "Target codes";
        Expected = "expected": "应在", "Expected";
        Found = "found": "实有", "Found";
        Of = "of": "应有", "Of";
        Says = "says": "说明", "Explanation";
        SaysEn = "says_en": "英文说明", "In English";
    }
}

columns! {
    /// The columns of a duty: a target that an agency answers for in a role, and what it adds to the score.
    DutyColumn {
        Agency = "agency": "单位", "Agency";
        AgencyRegion = "agency_region": "单位所在地区", "Agency's region";
        Role = "role": "角色", "Role";
        Target = "target": "目标代码", "Target code";
        Indicator = "indicator": "指标代码", "Indicator code";
        Name = "name": "指标", "Indicator";
        NameEn = "name_en": "英文名称", "English name";
        Region = "region": "地区", "Region";
        Source = "source": "文件", "Document";
        SourceStanding = "source_standing": "文件效力", "Standing";
        Clause = "clause": "条款", "Clause";
        TargetValue = "target_value": "目标值", "Target";
        Unit = "unit": "计量单位", "Unit";
        Deadline = "deadline": "期限", "Deadline";
        LatestPeriod = "latest_period": "最新时期", "Latest period";
        LatestValue = "latest_value": "最新值", "Latest";
        Gap = "gap": "差距", "Gap";
        GapPct = "gap_pct": "差距占比", "Gap share";
        Attainment = "attainment": "完成率", "Attainment";
        Status = "status": "状态", "Status";
        Reason = "reason": "原因", "Reason";
        DaysOverdue = "days_overdue": "逾期天数", "Days overdue";
        DaysLeft = "days_left": "剩余天数", "Days left";
        Scored = "scored": "计分", "Scored";
        AttainmentScored = "attainment_scored": "计分完成率", "Attainment scored";
        PointsStatus = "points_status": "状态得分", "Points, status";
        PointsAttainment = "points_attainment": "完成率得分", "Points, attainment";
        PointsDaysOverdue = "points_days_overdue": "逾期扣分", "Points, days overdue";
        Points = "points": "计入得分", "Adds";
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
