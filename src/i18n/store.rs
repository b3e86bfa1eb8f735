//! Words for what is wrong with a database.

use super::Lang;
use super::input::Remark;
use crate::domain::fault::store::{StoreFault, StoreFaultKind};

/// What is wrong with a database, and what to do about it. The system's own words are left out.
#[must_use]
pub fn store(fault: &StoreFault, lang: Lang) -> Remark {
    let path = fault.path.display();
    let zh = |what: String, hint: &str| (what, hint.to_owned());
    let (what, hint) = match (&fault.kind, lang) {
        (StoreFaultKind::Missing, Lang::Zh) => {
            zh(format!("找不到数据库 `{path}`"), "请检查路径，或用 `duban init` 新建")
        }
        (StoreFaultKind::Missing, Lang::En) => {
            (format!("no database at `{path}`"), "check the path, or make one with `duban init`".to_owned())
        }
        (StoreFaultKind::Exists, Lang::Zh) => {
            zh(format!("文件 `{path}` 已存在，未作改动"), "请换一个路径，或先移走该文件")
        }
        (StoreFaultKind::Exists, Lang::En) => {
            (format!("`{path}` exists and was not touched"), "choose another path, or move that file away".to_owned())
        }
        (StoreFaultKind::MissingFolder, Lang::Zh) => zh(format!("`{path}` 所在的文件夹不存在"), "请先建好文件夹"),
        (StoreFaultKind::MissingFolder, Lang::En) => {
            (format!("the folder of `{path}` does not exist"), "make the folder first".to_owned())
        }
        (StoreFaultKind::Denied, Lang::Zh) => zh(format!("没有权限读写 `{path}`"), "请检查文件和文件夹的权限"),
        (StoreFaultKind::Denied, Lang::En) => (
            format!("permission to read or write `{path}` is denied"),
            "check the permissions of the file and its folder".to_owned(),
        ),
        (StoreFaultKind::NotADatabase, Lang::Zh) => zh(format!("`{path}` 不是数据库文件"), "请检查路径"),
        (StoreFaultKind::NotADatabase, Lang::En) => (format!("`{path}` is no database"), "check the path".to_owned()),
        (StoreFaultKind::NotOurs, Lang::Zh) => zh(format!("`{path}` 是其他程序的数据库"), "请检查路径"),
        (StoreFaultKind::NotOurs, Lang::En) => {
            (format!("`{path}` is another program's database"), "check the path".to_owned())
        }
        (StoreFaultKind::Newer { found, known }, Lang::Zh) => (
            format!("`{path}` 由更新版本的程序写成（结构版本 {found}，本程序最高支持 {known}）"),
            "请升级本程序".to_owned(),
        ),
        (StoreFaultKind::Newer { found, known }, Lang::En) => (
            format!("`{path}` was written by a newer version of this program (schema {found}, this one knows {known})"),
            "install the newer version".to_owned(),
        ),
        (StoreFaultKind::Locked, Lang::Zh) => {
            zh(format!("`{path}` 正被其他程序使用，等待 10 秒后仍未结束，未作改动"), "请稍后再试，或关闭占用它的程序")
        }
        (StoreFaultKind::Locked, Lang::En) => (
            format!("another program is using `{path}` and did not finish within 10 seconds; nothing was changed"),
            "try again later, or close that program".to_owned(),
        ),
        (StoreFaultKind::ReadOnly, Lang::Zh) => zh(format!("`{path}` 只能读取，不能写入"), "请检查文件和文件夹的权限"),
        (StoreFaultKind::ReadOnly, Lang::En) => {
            (format!("`{path}` is read-only"), "check the permissions of the file and its folder".to_owned())
        }
        (StoreFaultKind::DiskFull, Lang::Zh) => zh(format!("写入 `{path}` 时磁盘已满，未作改动"), "请清理磁盘后再试"),
        (StoreFaultKind::DiskFull, Lang::En) => {
            (format!("the disk is full; `{path}` was not changed"), "free some space and try again".to_owned())
        }
        (
            StoreFaultKind::CutShort
            | StoreFaultKind::Unreachable(_)
            | StoreFaultKind::Moved
            | StoreFaultKind::Overtaken
            | StoreFaultKind::Unfinished
            | StoreFaultKind::SameFile
            | StoreFaultKind::NoLedger
            | StoreFaultKind::Unequal(_),
            _,
        ) => survival(&path.to_string(), &fault.kind, lang),
        (StoreFaultKind::Corrupt(_), Lang::Zh) => zh(format!("数据库 `{path}` 已损坏"), "请恢复备份；用 `-v` 查看细节"),
        (StoreFaultKind::Corrupt(_), Lang::En) => {
            (format!("the database `{path}` is damaged"), "restore a backup; `-v` shows the details".to_owned())
        }
        (StoreFaultKind::Taken { item, owner }, Lang::Zh) => (
            format!("`{item}` 属于目录 `{owner}`，不能由另一个目录载入"),
            "请换一个代码；要补充单位或基期，请用 `[[assignment]]`".to_owned(),
        ),
        (StoreFaultKind::Taken { item, owner }, Lang::En) => (
            format!("`{item}` belongs to the catalogue `{owner}` and cannot be loaded by another"),
            "choose another code; to add agencies or a baseline, use `[[assignment]]`".to_owned(),
        ),
        (StoreFaultKind::Other(_), Lang::Zh) => zh(format!("读写数据库 `{path}` 时出错"), "请重试；用 `-v` 查看细节"),
        (StoreFaultKind::Other(_), Lang::En) => {
            (format!("the database `{path}` failed"), "try again; `-v` shows the details".to_owned())
        }
    };
    Remark { what, hint }
}

/// Words for what befalls a file and its copies.
fn survival(path: &str, kind: &StoreFaultKind, lang: Lang) -> (String, String) {
    let (what, hint) = match kind {
        StoreFaultKind::CutShort => (
            lang.pick(
                format!("写入 `{path}` 时被系统中断，未作改动"),
                format!("the system stopped the writing of `{path}`; nothing was changed"),
            ),
            lang.pick(
                "请检查磁盘空间、配额和网络共享的连接",
                "look whether the disk has room, a quota is used up, or a share is no longer connected",
            ),
        ),
        StoreFaultKind::Unreachable(_) => (
            lang.pick(format!("`{path}` 现在读写不了"), format!("`{path}` cannot be read or written any more")),
            lang.pick(
                "请检查磁盘或网络共享是否还连着，恢复后再做一次：已登记的不会重复，没做完的会自动撤销",
                "look whether the disk or share is still connected and do it again then: what was recorded is skipped, what was half done is undone",
            ),
        ),
        StoreFaultKind::Moved => (
            lang.pick(
                format!("`{path}` 使用中被移走、删除或替换，未作改动"),
                format!("`{path}` was moved, deleted or replaced while in use; nothing was changed"),
            ),
            lang.pick("请查明是谁移动了它，放回后再做一次", "find out who moved it, put it back and try again"),
        ),
        StoreFaultKind::Overtaken => (
            lang.pick(
                format!("`{path}` 中的目录刚刚被他人更改，未作改动"),
                format!("somebody else has just changed the catalogues of `{path}`; nothing was changed"),
            ),
            lang.pick("请再做一次", "do it again"),
        ),
        StoreFaultKind::Unfinished => (
            lang.pick(
                format!("`{path}` 上次没有写完，需要先撤销，但没有权限写入"),
                format!("`{path}` was left half-written by a run that was killed; to undo that needs permission to write"),
            ),
            lang.pick(
                "请检查文件和文件夹的权限，或由有权限的人先查询一次",
                "check the permissions of the file and its folder, or let somebody who has them run any command once",
            ),
        ),
        StoreFaultKind::SameFile => (
            lang.pick(format!("`{path}` 就是数据库本身"), format!("`{path}` is the database itself")),
            lang.pick("请换一个文件", "choose another file"),
        ),
        StoreFaultKind::NoLedger => (
            lang.pick(
                format!("`{path}` 不是督办数据库，没有替换它"),
                format!("`{path}` is no duban database and was not replaced"),
            ),
            lang.pick("请换一个文件名，或先移走该文件", "choose another name, or move that file away"),
        ),
        _ => (
            lang.pick(format!("`{path}` 的副本与原件不一致，没有保留"), format!("the copy of `{path}` differs from it and was not kept")),
            lang.pick("请再试一次；用 `-v` 查看细节", "try again; `-v` shows the details"),
        ),
    };
    (what, hint.to_owned())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::domain::code::CatalogueCode;

    #[test]
    fn every_fault_names_the_file_and_hides_the_systems_words() {
        let owner = CatalogueCode::new("office").expect("a code");
        let kinds = [
            StoreFaultKind::Missing,
            StoreFaultKind::Exists,
            StoreFaultKind::MissingFolder,
            StoreFaultKind::Denied,
            StoreFaultKind::NotADatabase,
            StoreFaultKind::NotOurs,
            StoreFaultKind::Newer { found: 9, known: 1 },
            StoreFaultKind::Locked,
            StoreFaultKind::ReadOnly,
            StoreFaultKind::DiskFull,
            StoreFaultKind::CutShort,
            StoreFaultKind::Unreachable("disk I/O error".to_owned()),
            StoreFaultKind::Moved,
            StoreFaultKind::Overtaken,
            StoreFaultKind::Unfinished,
            StoreFaultKind::SameFile,
            StoreFaultKind::NoLedger,
            StoreFaultKind::Unequal("seal".to_owned()),
            StoreFaultKind::Corrupt("database disk image is malformed".to_owned()),
            StoreFaultKind::Taken { item: "a.b".to_owned(), owner },
            StoreFaultKind::Other("disk I/O error".to_owned()),
        ];
        for kind in kinds {
            let named = if matches!(kind, StoreFaultKind::Taken { .. }) { "`a.b`" } else { "`office.db`" };
            let fault = StoreFault { path: PathBuf::from("office.db"), kind };
            for lang in Lang::ALL {
                let line = store(&fault, lang).line(lang);
                assert!(line.contains(named), "{line}");
                assert!(!line.contains("disk image") && !line.contains("I/O"), "{line}");
            }
        }
    }
}
