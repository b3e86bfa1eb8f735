//! The columns of calculations, conflicts, comparisons and checks.

use crate::domain::code::coded;
use crate::i18n::Lang;

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
