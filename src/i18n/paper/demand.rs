//! What a bulletin asks, in neutral words.

use crate::i18n::Lang;

/// A demand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demand {
    /// Put right what is overdue or behind.
    PutRight,
    /// Report what is not known.
    Report,
    /// Say who answers.
    Assign,
    /// Keep on.
    KeepOn,
    /// Check, and dissent with evidence.
    Check,
}

/// A demand in words.
#[must_use]
pub fn demand(demand: Demand, reply_by: &str, lang: Lang) -> String {
    match demand {
        Demand::PutRight => lang.pick(
            format!(
                "限期整改。对逾期未完成和进度滞后的目标，由牵头单位（没有牵头单位的由责任单位）查明原因，\
                 明确整改措施、责任人和完成时间，于{reply_by}前报送。"
            ),
            format!(
                "Put right what is overdue or behind: the lead agency, or those responsible where nobody leads, find the \
                 cause and report by {reply_by} the measures, who is responsible for them and when they will be done."
            ),
        ),
        Demand::Report => lang.pick(
            format!(
                "补报数据。对逾期未报、逾期待核和未报数据的目标，于{reply_by}前报送截至期限或者最近一期的数据，\
                 注明所属时期、发布单位和出处；确无数据的，说明原因和可以报送的时间。"
            ),
            format!(
                "Report what is missing: for targets not reported or not confirmed, send by {reply_by} the figure up to the \
                 deadline or the latest there is, with its period, publisher and source, or the reason why there is none."
            ),
        ),
        Demand::Assign => lang.pick(
            "明确责任。对文件未明确单位的目标，由有关地区研究确定承担单位。".to_owned(),
            "Say who answers: for targets whose document names nobody, the regions concerned decide who does.".to_owned(),
        ),
        Demand::KeepOn => lang.pick(
            "按期推进。对已完成的目标巩固成果，对其他目标按期限推进，有新数据及时报送。".to_owned(),
            "Keep on: hold what is met, work towards the other deadlines, and report new figures as they come.".to_owned(),
        ),
        Demand::Check => lang.pick(
            "核对情况。数据口径以文件为准；对通报所列情况有异议的，说明理由并附依据。".to_owned(),
            "Check: definitions are those of the documents; whoever disagrees says so, with the evidence.".to_owned(),
        ),
    }
}
