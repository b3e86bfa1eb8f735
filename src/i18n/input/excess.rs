//! Words for what is more in a file than is read: where it is, and the limit.

use super::{Remark, cell, ticked};
use crate::domain::fault::input::Excess;
use crate::i18n::Lang;

/// What is more in a file than is read.
#[must_use]
pub(super) fn too_large(excess: &Excess, lang: Lang) -> Remark {
    let say = |zh: String, en: String| lang.pick(zh, en);
    let fewer =
        lang.pick("请删去多余的行列，或者分成几个文件", "take out rows and columns that are not needed, or split it");
    let plain = lang.pick(
        "请把数据复制到新建的表格里，另存为 `.xlsx`",
        "copy the figures into a new spreadsheet and save it as `.xlsx`",
    );
    let (what, hint) = match excess {
        Excess::File { most } => {
            (say(format!("文件超过 {}", size(*most, lang)), format!("it has more than {}", size(*most, lang))), fewer)
        }
        Excess::Parts { most } => {
            (say(format!("文件由超过 {most} 个部分组成"), format!("it consists of more than {most} parts")), plain)
        }
        Excess::Ratio { part, most } => (
            say(
                format!("文件里的 {} 解开后超过压缩前的 {most} 倍，没有文件会这样", ticked(part)),
                format!(
                    "{} in it is more than {most} times as large as it is packed, as no office file is",
                    ticked(part)
                ),
            ),
            plain,
        ),
        Excess::Part { part, most } => (
            say(
                format!("文件里的 {} 超过 {}", ticked(part), size(*most, lang)),
                format!("{} in it has more than {}", ticked(part), size(*most, lang)),
            ),
            fewer,
        ),
        Excess::Unpacked { most } => (
            say(
                format!("文件解开后超过 {}", size(*most, lang)),
                format!("it has more than {} unpacked", size(*most, lang)),
            ),
            fewer,
        ),
        Excess::Piece { part, most } => (
            say(
                format!("文件里的 {} 有一处文字超过 {}", ticked(part), size(*most as u64, lang)),
                format!("{} in it has a text of more than {}", ticked(part), size(*most as u64, lang)),
            ),
            plain,
        ),
        Excess::Cell { cell, most } => (
            say(
                format!("{}的内容超过 {}", cell::place(cell, None, lang), size(*most as u64, lang)),
                format!("{} holds more than {}", cell::place(cell, None, lang), size(*most as u64, lang)),
            ),
            lang.pick("请缩短，全文另存一个文件", "shorten it and keep the whole text in a file of its own"),
        ),
        Excess::Sheets { most } => {
            (say(format!("工作表超过 {most} 张"), format!("it has more than {most} sheets")), fewer)
        }
        Excess::Shared { most } => {
            (say(format!("不同的文字超过 {most} 条"), format!("it has more than {most} different texts")), fewer)
        }
        Excess::Texts { most } => (
            say(
                format!("单元格里的文字共超过 {}", size(*most, lang)),
                format!("its texts take more than {}", size(*most, lang)),
            ),
            fewer,
        ),
        Excess::Styles { most } => {
            (say(format!("单元格样式超过 {most} 种"), format!("it has more than {most} looks of cells")), plain)
        }
        Excess::Cells { most } => (
            say(
                format!("单元格超过 {most} 个（空的也算）"),
                format!("it has more than {most} cells, empty ones counted"),
            ),
            lang.pick(
                "请删去多余的行列，或者另存为 `.xlsx`",
                "take out rows and columns that are not needed, or save it as `.xlsx`",
            ),
        ),
        Excess::Marks { most } => (
            say(
                format!("公式、隐藏行和带格式的单元格超过 {most} 个"),
                format!("it has more than {most} formulas, hidden rows and cells with a look of their own"),
            ),
            plain,
        ),
        Excess::Merged { most } => (
            say(
                format!("同一行里的合并单元格超过 {most} 个"),
                format!("more than {most} merged ranges reach into one row"),
            ),
            plain,
        ),
    };
    Remark::new(what, hint)
}

/// A size in the largest unit that it is a whole number of.
fn size(bytes: u64, lang: Lang) -> String {
    match bytes {
        bytes if bytes >= 1 << 30 => lang.pick(format!("{} 吉字节", bytes >> 30), format!("{} GiB", bytes >> 30)),
        bytes => lang.pick(format!("{} 兆字节", bytes >> 20), format!("{} MiB", bytes >> 20)),
    }
}
