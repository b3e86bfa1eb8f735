//! The columns of the record itself: figures, what waits, what moved, and the log.

use crate::domain::code::coded;
use crate::i18n::Lang;

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
        Event = "event": "事项", "Event";
        Refers = "refers": "所涉编号", "About";
        Counting = "counting": "是否计入", "Counts";
        Action = "action": "操作号", "Action";
        Reason = "reason": "理由", "Reason";
        Seq = "seq": "序号", "No.";
    }
}

columns! {
    /// The columns of a row of the list of figures that wait for approval.
    PendingColumn {
        Handle = "handle": "编号", "Handle";
        Indicator = "indicator": "指标代码", "Indicator code";
        Name = "name": "指标", "Indicator";
        Region = "region": "地区", "Region";
        Period = "period": "时期", "Period";
        Value = "value": "待核准数值", "Waiting";
        Counts = "counts": "现行数值", "Counts now";
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
        SystemUser = "system_user": "登记账户", "Account";
        RecordedAt = "recorded_at": "登记时间", "Recorded at";
        Action = "action": "操作号", "Action";
        RetiredBy = "retired_by": "停用操作号", "Retired by";
    }
}

columns! {
    /// The columns of a row of what moved between two moments of the record.
    ChangeColumn {
        Change = "change": "变动", "Change";
        Item = "item": "对象", "Of";
        Region = "region": "地区", "Region";
        Code = "code": "代码", "Code";
        Name = "name": "名称", "Name";
        NameEn = "name_en": "英文名称", "English name";
        Detail = "detail": "内容", "What";
        Period = "period": "时期", "Period";
        Field = "field": "字段", "Field";
        Old = "old": "原来", "Before";
        New = "new": "现在", "Since";
        Unit = "unit": "单位", "Unit";
        Fit = "fit": "口径", "Fit";
        OldBound = "old_bound": "原界限", "Bound before";
        NewBound = "new_bound": "现界限", "Bound since";
        OldRelease = "old_release": "原版本", "Release before";
        NewRelease = "new_release": "现版本", "Release since";
        Counting = "counting": "是否计入", "Counts";
        Because = "because": "起因", "Because of";
        Says = "says": "说明", "In words";
        By = "by": "经办人", "By";
        At = "at": "时间", "At";
        Action = "action": "操作号", "Action";
        Command = "command": "命令", "Command";
        Handle = "handle": "编号", "Handle";
        Note = "note": "备注", "Note";
        Basis = "basis": "依据", "Basis";
    }
}

columns! {
    /// The columns of a logged action.
    LogColumn {
        Action = "action": "编号", "No.";
        At = "at": "时间", "Time";
        By = "by": "经办人", "By";
        SystemUser = "system_user": "账户", "Account";
        Command = "command": "操作", "Action";
        What = "what": "内容", "What";
        Events = "events": "数据条数", "Events";
        Rows = "rows": "其他行", "Other rows";
        Reason = "reason": "说明", "Reason";
        Head = "head": "链头", "Chain head";
    }
}

columns! {
    /// The columns of a logged event of a figure.
    HappeningColumn {
        Action = "action": "编号", "No.";
        At = "at": "时间", "Time";
        By = "by": "经办人", "By";
        SystemUser = "system_user": "账户", "Account";
        Command = "command": "操作", "Action";
        Reason = "reason": "说明", "Reason";
        Handle = "handle": "数据", "Figure";
        Event = "event": "事项", "Event";
        Old = "old": "原值", "Old";
        New = "new": "新值", "New";
        OldBound = "old_bound": "原界限", "Bound before";
        NewBound = "new_bound": "新界限", "Bound since";
        Unit = "unit": "单位", "Unit";
        Note = "note": "备注", "Note";
        Hash = "hash": "校验值", "Hash";
    }
}

columns! {
    /// The columns of what does not fit in a ledger.
    MisfitColumn {
        Action = "action": "编号", "No.";
        Kind = "kind": "类别", "Kind";
        Row = "row": "所在", "Where";
        Told = "told": "不符之处", "What does not fit";
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
