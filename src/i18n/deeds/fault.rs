//! Words for why something that was recorded cannot be retracted, approved, rejected, taken back or extended.

use super::{action, history_of};
use crate::domain::deed::Alike;
use crate::domain::fault::deed::DeedFault;
use crate::domain::moment::Clock;
use crate::i18n::Lang;
use crate::i18n::input::Remark;

/// Why a deed is refused.
#[must_use]
pub fn fault(fault: &DeedFault, clock: Clock, lang: Lang) -> Remark {
    let (what, hint) = match fault {
        DeedFault::NoSuchFigure(figure) => (
            lang.pick(format!("没有 `{figure}` 这条数据"), format!("there is no figure `{figure}`")),
            history_of(figure.indicator.as_str(), lang),
        ),
        DeedFault::NoFigure(figure) => (
            lang.pick(
                format!("`{figure}` 不是数据，而是对数据的处理"),
                format!("`{figure}` is no figure, but what was done to one"),
            ),
            history_of(figure.indicator.as_str(), lang),
        ),
        DeedFault::Gone { figure, by } => {
            let by = action(by, clock, lang);
            (
                lang.pick(format!("`{figure}` 已不作数：{by}"), format!("`{figure}` is gone already, by {by}")),
                history_of(figure.indicator.as_str(), lang),
            )
        }
        DeedFault::NotPending(figure) => (
            lang.pick(
                format!("`{figure}` 不需要核准，或已经核准"),
                format!("`{figure}` does not wait for approval, or was approved already"),
            ),
            lang.pick(
                "要撤回已作数的数据，请用 `duban retract`",
                "to take back a figure that counts, use `duban retract`",
            )
            .to_owned(),
        ),
        DeedFault::Replaced { figure, by } => (
            lang.pick(
                format!("`{figure}` 之后又登记了 #{by}，以后者为准"),
                format!("#{by} was recorded in the place of `{figure}`"),
            ),
            lang.pick("请核准后登记的一条", "approve that one").to_owned(),
        ),
        DeedFault::Own { figure, alike } => own(&figure.to_string(), alike, lang),
        DeedFault::NothingDone => (
            lang.pick("您还没有做过任何操作", "you have done nothing that is on record").to_owned(),
            lang.pick("用 `--action` 指明要撤销哪一号操作", "name an action with `--action`").to_owned(),
        ),
        DeedFault::NoSuchAction(number) => (
            lang.pick(format!("没有第 {number} 号操作"), format!("there is no action {number}")),
            lang.pick("`duban log` 列出全部操作和编号", "`duban log` lists all actions with their numbers").to_owned(),
        ),
        DeedFault::WroteNothing(of) => (
            lang.pick(
                format!("{}没有写入可以撤销的内容", action(of, clock, lang)),
                format!("{} wrote nothing that could be taken back", action(of, clock, lang)),
            ),
            lang.pick("未作改动", "nothing was changed").to_owned(),
        ),
        DeedFault::BuiltOn { action: of, later } => (
            lang.pick(
                format!("不能撤销{}：此后的{}以它为基础", action(of, clock, lang), action(later, clock, lang)),
                format!("{} cannot be taken back: {} built on it", action(of, clock, lang), action(later, clock, lang)),
            ),
            lang.pick(
                format!("请先撤销后者：`duban undo --action {}`", later.number),
                format!("take that one back first: `duban undo --action {}`", later.number),
            ),
        ),
        DeedFault::NoExtension { to, deadline } => (
            lang.pick(
                format!("`{to}` 不晚于文件期限 `{deadline}`，不是延期"),
                format!("`{to}` is not after the document's deadline, `{deadline}`: that is no extension"),
            ),
            lang.pick(
                "收回此前的延期用 `duban undo --action`；文件期限本身有误，改目录",
                "`duban undo --action` takes an earlier extension back; a document's deadline is corrected in the catalogue",
            )
            .to_owned(),
        ),
        DeedFault::AlreadyExtended(day) => (
            lang.pick(
                format!("期限已经延至 `{day}`，依据也相同"),
                format!("the deadline is extended to `{day}` already, on the same basis"),
            ),
            lang.pick("未作改动", "nothing was changed").to_owned(),
        ),
    };
    Remark { what, hint }
}

fn own(figure: &str, alike: &Alike, lang: Lang) -> (String, String) {
    let what = match alike {
        Alike::By(name) => lang.pick(
            format!("`{figure}` 由 `{name}` 登记，不能由本人核准"),
            format!("`{figure}` was recorded by `{name}`, who cannot approve it"),
        ),
        Alike::SystemUser(name) => lang.pick(
            format!("`{figure}` 在同一账户 `{name}` 下登记，不能在该账户下核准"),
            format!("`{figure}` was recorded under the same account, `{name}`, under which it cannot be approved"),
        ),
        Alike::Crossed(name) => lang.pick(
            format!("`{figure}` 不能由同名的人核准：`{name}` 是一方的姓名，也是另一方的账户"),
            format!("`{figure}` cannot be approved: `{name}` is the name of one and the account of the other"),
        ),
        Alike::Unknown => lang.pick(
            format!("`{figure}` 是谁登记、现在由谁核准，没有可比的名字，不能核准"),
            format!("`{figure}` cannot be approved: no name tells who recorded it from who approves it"),
        ),
    };
    let hint = match alike {
        Alike::Unknown => lang.pick("请用 `--by` 写明姓名", "give your name with `--by`"),
        _ => lang.pick("请由另一人在自己的账户下核准", "somebody else must approve it, under an account of their own"),
    };
    (what, hint.to_owned())
}
