//! Words of `backup` and `restore`.

use super::Lang;
use crate::domain::inventory::Inventory;
use crate::domain::moment::Clock;

/// A database was copied.
#[must_use]
pub fn backed_up(database: &str, file: &str, inventory: &Inventory, clock: Clock, lang: Lang) -> Vec<String> {
    vec![
        lang.pick(
            format!("已把 `{database}` 备份到 `{file}`，并核对无误"),
            format!("backed up `{database}` to `{file}`, and verified it"),
        ),
        holds(inventory, clock, lang),
    ]
}

/// A backup was put in the database's place.
#[must_use]
pub fn restored(database: &str, file: &str, inventory: &Inventory, clock: Clock, lang: Lang) -> Vec<String> {
    vec![
        lang.pick(format!("已用备份 `{file}` 恢复 `{database}`"), format!("restored `{database}` from `{file}`")),
        holds(inventory, clock, lang),
    ]
}

/// What a copy holds.
fn holds(inventory: &Inventory, clock: Clock, lang: Lang) -> String {
    let Inventory { rows, events, last, bytes } = inventory;
    let size = size(*bytes);
    let last = match last {
        None => lang.pick("还没有操作".to_owned(), "no action".to_owned()),
        Some(last) => {
            let at = clock.civil(last.at);
            let by = last.by.as_ref().map(|by| lang.pick(format!("，{by}"), format!(" by {by}"))).unwrap_or_default();
            lang.pick(
                format!("最后一次操作 #{}（`{}`，`{at}`{by}）", last.number, last.command),
                format!("the last action is #{} (`{}`, {at}{by})", last.number, last.command),
            )
        }
    };
    let (of_rows, of_events) =
        (if *rows == 1 { "row" } else { "rows" }, if *events == 1 { "figure" } else { "figures" });
    lang.pick(
        format!("  共 {rows} 行，其中数据 {events} 条，{size}；{last}"),
        format!("  {rows} {of_rows}, {events} {of_events} among them, {size}; {last}"),
    )
}

/// A size as people say it.
fn size(bytes: u64) -> String {
    let tenths = |unit: u64| (bytes * 10).div_ceil(unit);
    let (tenths, name) = if bytes < 1 << 20 { (tenths(1 << 10), "KB") } else { (tenths(1 << 20), "MB") };
    format!("{}.{} {name}", tenths / 10, tenths % 10)
}

/// What a database that was replaced held beyond the backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beyond {
    /// Later actions, none where the first number is beyond the last.
    Later {
        /// The first.
        first: i64,
        /// The last.
        last: i64,
    },
    /// The backup is not an earlier state of it.
    Other,
    /// It could not be read.
    Unreadable,
}

/// Where the database that was replaced is kept, and what it held beyond the backup.
#[must_use]
pub fn kept(file: &str, beyond: Beyond, lang: Lang) -> String {
    let more = match beyond {
        Beyond::Later { first, last } if first > last => String::new(),
        Beyond::Later { first, last } if first == last => lang.pick(
            format!("；其中操作 #{last} 在备份之后，恢复后的数据库里没有"),
            format!("; its action #{last} came after the backup and is not in the restored one"),
        ),
        Beyond::Later { first, last } => lang.pick(
            format!("；其中操作 #{first} 至 #{last} 在备份之后，恢复后的数据库里没有"),
            format!("; its actions #{first} to #{last} came after the backup and are not in the restored one"),
        ),
        Beyond::Other => lang
            .pick(
                "；注意：备份不是它以前的状态，而是另一个数据库，或另行登记过",
                "; mind: the backup is not an earlier state of it, but another database, or one that went its own way",
            )
            .to_owned(),
        Beyond::Unreadable => lang.pick("；它已损坏，按原样保留", "; it is damaged and kept as it was").to_owned(),
    };
    lang.pick(
        format!("  原来的数据库另存为 `{file}`{more}"),
        format!("  the database that was replaced is kept as `{file}`{more}"),
    )
}

/// There is nothing to back up.
#[must_use]
pub fn nothing_there(database: &str, lang: Lang) -> String {
    lang.pick(
        format!("找不到数据库 `{database}`，没有可备份的；请检查路径"),
        format!("no database at `{database}`, so nothing to back up; check the path"),
    )
}

/// The file of a backup is taken.
#[must_use]
pub fn exists(file: &str, lang: Lang) -> String {
    lang.pick(
        format!("文件 `{file}` 已存在，未作改动；请换一个文件名，或加 `--force` 替换原有备份"),
        format!(
            "`{file}` exists and was not touched; choose another name, or replace the earlier backup with `--force`"
        ),
    )
}

/// There is no such backup.
#[must_use]
pub fn no_backup(file: &str, lang: Lang) -> String {
    lang.pick(
        format!("找不到备份 `{file}`，数据库未作改动；请检查路径"),
        format!("no backup at `{file}`; the database was not touched; check the path"),
    )
}

/// A backup that is damaged.
#[must_use]
pub fn damaged_backup(file: &str, lang: Lang) -> String {
    lang.pick(
        format!("备份 `{file}` 已损坏，数据库未作改动；请换一个备份，用 `-v` 查看细节"),
        format!(
            "the backup `{file}` is damaged; the database was not touched; take another backup, `-v` shows the details"
        ),
    )
}

/// What stands in the database's place is none.
#[must_use]
pub fn not_replaced(file: &str, lang: Lang) -> String {
    lang.pick(
        format!("`{file}` 不是督办数据库，没有替换它；请检查路径，确要恢复到这里时先移走该文件"),
        format!(
            "`{file}` is no duban database and was not replaced; check the path, or move that file away to restore there"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_up_to_tenths() {
        assert_eq!(size(1), "0.1 KB");
        assert_eq!(size(4096), "4.0 KB");
        assert_eq!(size((1 << 20) + 1), "1.1 MB");
    }

    #[test]
    fn what_a_database_held_beyond_the_backup_is_said() {
        let later = |first, last| kept("a.bak", Beyond::Later { first, last }, Lang::En);
        assert!(later(5, 7).contains("its actions #5 to #7 came after"), "{}", later(5, 7));
        assert!(later(7, 7).contains("its action #7 came after"), "{}", later(7, 7));
        assert!(later(8, 7).ends_with("`a.bak`"), "{}", later(8, 7));
        assert!(kept("a.bak", Beyond::Unreadable, Lang::Zh).ends_with("按原样保留"));
    }
}
