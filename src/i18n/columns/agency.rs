//! The columns of what is counted and listed by agency, region and document.

use crate::domain::code::coded;
use crate::i18n::Lang;

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
