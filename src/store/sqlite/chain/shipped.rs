//! The schema as it ships: what a database differs in, and making an older one the same.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::contents::quoted;
use super::walk::lossy;
use crate::domain::chain::{Fate, Misfit};
use crate::store::sqlite::open::SCHEMA;
use crate::store::sqlite::trouble::Sql;

/// A table, index, trigger or view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    pub kind: String,
    pub name: String,
    pub sql: String,
}

/// The objects of the shipped schema, in the order in which they are made, and a database of it.
pub fn shipped() -> Sql<(Connection, Vec<Object>)> {
    let db = Connection::open_in_memory()?;
    db.execute_batch(SCHEMA)?;
    let all = objects(&db)?;
    Ok((db, all))
}

/// The objects of a database that somebody defined, in the order in which they were made. Of the names that are kept
/// for the database itself only its own statistics are left out: whoever writes into the schema may take any name.
pub fn objects(db: &Connection) -> Sql<Vec<Object>> {
    let mut select = db.prepare(
        "select type, name, sql from sqlite_schema
         where sql is not null and not (type = 'table' and name in ('sqlite_stat1', 'sqlite_stat4'))
         order by rowid",
    )?;
    let read = |row: &rusqlite::Row<'_>| Ok(Object { kind: row.get(0)?, name: row.get(1)?, sql: row.get(2)? });
    Ok(select.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// What a database defines or explains otherwise than shipped.
pub fn differences(db: &Connection) -> Sql<Vec<Misfit>> {
    let (fresh, wanted) = shipped()?;
    let found = objects(db)?;
    let by_name = |all: Vec<Object>| -> BTreeMap<(String, String), String> {
        all.into_iter().map(|object| ((object.kind, object.name), object.sql)).collect()
    };
    let definition =
        |(kind, name): (String, String), fate| Misfit::Definition { kind: kind.into(), name: name.into(), fate };
    let mut misfits: Vec<Misfit> = compared(by_name(wanted), by_name(found), |one, other| says_the_same(one, other))
        .map(|(key, fate)| definition(key, fate))
        .collect();
    let found = match words(db) {
        // Words that cannot be read are not as shipped, which has been said of their table.
        Err(_) if !misfits.is_empty() => return Ok(misfits),
        found => found?,
    };
    let words = compared(words(&fresh)?, found, PartialEq::eq);
    misfits.extend(words.map(|((kind, id), fate)| Misfit::Word { word: format!("{kind} {id}"), fate }));
    Ok(misfits)
}

/// What is not the same on both sides.
fn compared<K: Ord, V>(
    mut wanted: BTreeMap<K, V>,
    found: BTreeMap<K, V>,
    is_same: impl Fn(&V, &V) -> bool,
) -> impl Iterator<Item = (K, Fate)> {
    let mut all = BTreeMap::new();
    for (key, value) in found {
        match wanted.remove(&key) {
            None => drop(all.insert(key, Fate::Added)),
            Some(same) if is_same(&same, &value) => {}
            Some(_) => drop(all.insert(key, Fate::Changed)),
        }
    }
    all.extend(wanted.into_keys().map(|key| (key, Fate::Gone)));
    all.into_iter()
}

type Words = BTreeMap<(String, i64), (String, String, String)>;

fn words(db: &Connection) -> Sql<Words> {
    let mut select = db.prepare("select kind, id, code, zh, en from word")?;
    let text = |row: &rusqlite::Row<'_>, at| row.get_ref(at).map(lossy);
    let read =
        |row: &rusqlite::Row<'_>| Ok(((text(row, 0)?, row.get(1)?), (text(row, 2)?, text(row, 3)?, text(row, 4)?)));
    Ok(select.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// Whether two definitions differ in nothing but how they are written.
fn says_the_same(one: &str, other: &str) -> bool {
    one == other || plain(one) == plain(other)
}

/// A definition without comments and needless blanks, and without the quotes about a table's own name, which renaming
/// it brings in. Other quotes stay: what is quoted is no longer the word that it looks like.
fn plain(sql: &str) -> String {
    let mut plain = String::with_capacity(sql.len());
    let named = sql.strip_prefix("CREATE TABLE \"").and_then(|named| named.split_once('"'));
    let bare = named.filter(|(name, _)| name.bytes().all(|sign| sign.is_ascii_alphanumeric() || sign == b'_'));
    if let Some((name, _)) = bare {
        plain.push_str("CREATE TABLE ");
        plain.push_str(name);
    }
    let mut rest = bare.map_or(sql, |(_, rest)| rest).chars().peekable();
    let mut blank = false;
    while let Some(sign) = rest.next() {
        match sign {
            '-' if rest.peek() == Some(&'-') => {
                rest.by_ref().find(|sign| *sign == '\n');
                blank = true;
            }
            sign if sign.is_ascii_whitespace() => blank = true,
            sign => {
                let joins = |sign: char| matches!(sign, '(' | ')' | ',');
                if blank && !joins(sign) && !plain.ends_with(joins) && !plain.is_empty() {
                    plain.push(' ');
                }
                blank = false;
                plain.push(sign);
                if matches!(sign, '\'' | '"') {
                    for inner in rest.by_ref() {
                        plain.push(inner);
                        if inner == sign {
                            break;
                        }
                    }
                }
            }
        }
    }
    plain
}

/// Makes the definitions of a database those that ship, keeping every row: what differs is made anew and filled from
/// what was there by the columns of the same names. Tables named in `renewed` are made anew in any case and filled by
/// `fill`, which takes the name of the table and the one that it passes under.
///
/// References must not be watched meanwhile.
pub fn conform(db: &Connection, renewed: &[&str], mut fill: impl FnMut(&str, &str) -> Sql<()>) -> Sql<()> {
    let (fresh, wanted) = shipped()?;
    let found = objects(db)?;
    for kind in ["view", "trigger", "index"] {
        for object in found.iter().filter(|object| object.kind == kind) {
            // A name may have been given so that it ends the statement and begins another.
            db.execute_batch(&format!("drop {kind} {}", quoted(&object.name)))?;
        }
    }
    for object in wanted.iter().filter(|object| object.kind == "table") {
        let Object { name, sql, .. } = object;
        let Some(old) = found.iter().find(|old| old.kind == "table" && old.name == *name) else {
            db.execute_batch(sql)?;
            continue;
        };
        let is_renewed = renewed.contains(&name.as_str());
        if !is_renewed && says_the_same(&old.sql, sql) {
            continue;
        }
        let passing = format!("fresh_{name}");
        db.execute_batch(&sql.replacen(name.as_str(), &passing, 1))?;
        if is_renewed {
            fill(name, &passing)?;
        } else {
            let shared = shared_columns(db, name, &passing)?;
            db.execute_batch(&format!("insert into {passing} ({shared}) select {shared} from {name}"))?;
        }
        db.execute_batch(&format!("drop table {name}; alter table {passing} rename to {name}"))?;
    }
    db.execute_batch("delete from word")?;
    let mut explain = db.prepare("insert into word (kind, id, code, zh, en) values (?1, ?2, ?3, ?4, ?5)")?;
    for ((kind, id), (code, zh, en)) in words(&fresh)? {
        explain.execute((kind, id, code, zh, en))?;
    }
    for object in wanted.iter().filter(|object| object.kind != "table") {
        db.execute_batch(&object.sql)?;
    }
    Ok(())
}

fn shared_columns(db: &Connection, one: &str, other: &str) -> Sql<String> {
    let mut select = db.prepare(
        "select '\"' || name || '\"' from pragma_table_info(?1)
         where name in (select name from pragma_table_info(?2)) order by cid",
    )?;
    let names: Vec<String> = select.query_map([one, other], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_blanks_and_quotes_of_names_are_no_difference() {
        let one = "CREATE TABLE \"x\" ( a TEXT, -- a comment, with 'quotes'\n  b   INTEGER CHECK (b IN (1,  2)))";
        assert_eq!(plain(one), "CREATE TABLE x(a TEXT,b INTEGER CHECK(b IN(1,2)))");
        assert_ne!(plain("select 'a  b'"), plain("select 'a b'"));
        assert_ne!(plain("select 'a--b'"), plain("select 'a"));
    }

    #[test]
    fn a_word_in_quotes_is_not_the_word() {
        let shipped = "begin select raise(abort, 'never'); end";
        assert_ne!(plain("begin select \"raise(abort, 'never')\"; end"), plain(shipped));
        assert_ne!(plain("begin select \"--\nraise(abort, 'never')\"; end"), plain(shipped));
        assert_ne!(
            plain("CREATE TABLE x (a CHECK (a IS NOT \"NULL\"))"),
            plain("CREATE TABLE x (a CHECK (a IS NOT NULL))")
        );
        assert_ne!(plain("CREATE TABLE \"x y\" (a)"), plain("CREATE TABLE x y(a)"));
        assert_ne!(plain("select\u{a0}1"), plain("select 1"));
    }

    #[test]
    fn a_fresh_database_is_as_shipped() {
        let (db, _) = shipped().expect("it is sound");
        assert_eq!(differences(&db).expect("readable"), []);
        db.execute_batch(
            "drop trigger rule_stays; create index more on rule (value); drop trigger word_stays;
             update word set zh = '登' where kind = 'event' and id = 0",
        )
        .expect("it can be done");
        let found = differences(&db).expect("readable");
        let said = |kind: &str, name: &str, fate| Misfit::Definition { kind: kind.into(), name: name.into(), fate };
        assert_eq!(
            found,
            [
                said("index", "more", Fate::Added),
                said("trigger", "rule_stays", Fate::Gone),
                said("trigger", "word_stays", Fate::Gone),
                Misfit::Word { word: "event 0".to_owned(), fate: Fate::Changed },
            ]
        );
    }
}
