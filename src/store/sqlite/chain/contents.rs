//! The rows that actions wrote in tables other than that of figures, in canonical form.
//!
//! Which tables these are is read from the database: those that have a column `action`. Numbers that refer to another
//! table are replaced by what they stand for, as such numbers mean nothing outside of the file.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::rc::Rc;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row};
use sha2::{Digest as _, Sha256};

use super::canon::{Canon, Hash};
use crate::domain::chain::hex;
use crate::store::sqlite::trouble::Sql;

/// Tables with a column `action` that the chain covers in another way, or that are the chain.
const APART: [&str; 4] = ["action", "observation", "seal", "seal_rows"];

/// Columns that hold the number of a row of another table.
const REFERENCES: [(&str, &str); 13] = [
    ("agency", "agency"),
    ("by", "phrase"),
    ("catalogue", "catalogue"),
    ("clause", "clause"),
    ("definition", "definition"),
    ("extends", "catalogue"),
    ("indicator", "indicator"),
    ("note", "phrase"),
    ("parent", "region"),
    ("publication", "publication"),
    ("region", "region"),
    ("source", "source"),
    ("terms", "terms"),
];

/// Tables whose rows are known by a hash, as they are long, with the tables of what belongs to each row.
pub const HASHED: [(&str, &[&str]); 2] =
    [("definition", &["definition_unit"]), ("terms", &["terms_milestone", "terms_role"])];

/// What references stand for is kept until there are so many.
const KEPT: usize = 50_000;

/// A table that actions write to.
#[derive(Debug, Clone)]
pub struct Relation {
    /// Its name.
    pub name: String,
    columns: Vec<Column>,
    key: Vec<usize>,
    action: usize,
}

#[derive(Debug, Clone)]
struct Column {
    name: String,
    refers: Option<&'static str>,
    /// Where the region of an indicator stands: with it an indicator is found by its key.
    region: Option<usize>,
}

/// The tables that actions write to, by name.
pub fn relations(db: &Connection) -> Sql<Vec<Relation>> {
    let mut names = db.prepare_cached(
        "select t.name from pragma_table_list t
         where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite%'
           and exists (select 1 from pragma_table_info(t.name) where name = 'action')
         order by t.name",
    )?;
    let names: Vec<String> = names.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    names.into_iter().filter(|name| !APART.contains(&name.as_str())).map(|name| Relation::new(db, name)).collect()
}

impl Relation {
    fn new(db: &Connection, name: String) -> Sql<Self> {
        let (columns, key) = columns(db, &name)?;
        let action = columns.iter().position(|column| column.name == "action").unwrap_or_default();
        Ok(Self { name, columns, key, action })
    }

    /// The query for its rows in the order of its key: all, or those of the action that is bound.
    pub fn select(&self, of_one: bool) -> String {
        let mut sql = format!("{} from {}", list("select", self.columns.iter()), quoted(&self.name));
        if of_one {
            sql.push_str(" where action = ?1");
        }
        sql + &list(" order by", self.key.iter().map(|at| &self.columns[*at]))
    }

    /// Which action wrote a row.
    pub fn action(&self, row: &Row<'_>) -> Sql<i64> {
        Ok(row.get(self.action)?)
    }

    /// The hash of a row.
    pub fn hash(&self, row: &Row<'_>, known: &mut Known<'_>) -> Sql<Hash> {
        let mut canon = std::mem::take(&mut known.canon);
        canon.clear();
        for (at, column) in self.columns.iter().enumerate() {
            known.field(&mut canon, column, row, at)?;
        }
        let hash = canon.hash();
        known.canon = canon;
        Ok(hash)
    }

    /// What a row is about, for people: what its key stands for.
    pub fn label(&self, row: &Row<'_>, known: &mut Known<'_>) -> Sql<String> {
        let mut label = String::new();
        let has_indicator = self.columns.iter().any(|column| column.name == "indicator");
        for at in &self.key {
            let column = &self.columns[*at];
            // The code of an indicator begins with that of its region.
            if column.name == "action" || (column.name == "region" && has_indicator) {
                continue;
            }
            let said = match (column.refers, row.get_ref(*at)?) {
                (Some(table), ValueRef::Integer(id)) => known.said(table, id)?,
                (_, value) => plain(value),
            };
            if !label.is_empty() {
                label.push(if matches!(column.name.as_str(), "code" | "target") { '.' } else { ' ' });
            }
            label.push_str(&said);
        }
        Ok(label)
    }
}

fn list<'c>(word: &str, columns: impl Iterator<Item = &'c Column>) -> String {
    let mut sql = String::new();
    for column in columns {
        write!(sql, "{} {}", if sql.is_empty() { word } else { "," }, quoted(&column.name)).expect("memory takes all");
    }
    sql
}

/// A name as it stands in a statement, whatever signs it has.
pub fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// The columns of a table, and which of them are its key.
fn columns(db: &Connection, table: &str) -> Sql<(Vec<Column>, Vec<usize>)> {
    let mut info = db.prepare_cached("select name, type, pk from pragma_table_info(?1) order by cid")?;
    let (mut columns, mut key) = (Vec::new(), Vec::new());
    let mut rows = info.query([table])?;
    while let Some(row) = rows.next()? {
        let (name, kind, place): (String, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if place > 0 {
            key.push((place, columns.len()));
        }
        let refers = REFERENCES.iter().find(|(of, _)| *of == name && kind == "INTEGER").map(|(_, table)| *table);
        columns.push(Column { name, refers, region: None });
    }
    key.sort_unstable();
    let region = columns.iter().position(|column| column.name == "region");
    for column in columns.iter_mut().filter(|column| column.refers == Some("indicator")) {
        column.region = region;
    }
    Ok((columns, key.into_iter().map(|(_, at)| at).collect()))
}

fn plain(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Blob(bytes) => hex(bytes),
    }
}

/// What references stand for, found once; valid for one unit of work.
pub struct Known<'c> {
    db: &'c Connection,
    canon: Canon,
    tables: HashMap<&'static str, Rc<Referred>>,
    found: HashMap<(&'static str, i64), Rc<[u8]>>,
}

/// A table that is referred to.
#[derive(Debug)]
struct Referred {
    select: String,
    in_region: String,
    columns: Vec<Column>,
    /// What belongs to a row: the query, and its columns.
    parts: Vec<(String, Vec<Column>)>,
}

impl<'c> Known<'c> {
    pub fn new(db: &'c Connection) -> Self {
        Self { db, canon: Canon::default(), tables: HashMap::new(), found: HashMap::new() }
    }

    fn field(&mut self, canon: &mut Canon, column: &Column, row: &Row<'_>, at: usize) -> Sql<()> {
        match (column.refers, row.get_ref(at)?) {
            (Some(table), ValueRef::Integer(id)) => {
                let region = column.region.map(|region| row.get(region)).transpose()?;
                canon.field(&self.referred(table, id, region)?);
            }
            (_, value) => canon.stored(value),
        }
        Ok(())
    }

    /// The canonical form of a row that is referred to; of one that is not there its number.
    fn referred(&mut self, table: &'static str, id: i64, region: Option<i64>) -> Sql<Rc<[u8]>> {
        if let Some(found) = self.found.get(&(table, id)) {
            return Ok(found.clone());
        }
        if self.found.len() >= KEPT {
            self.found.clear();
        }
        let db = self.db;
        let referred = self.table(table)?;
        let mut canon = Canon::default();
        // An indicator's key begins with its region: to look for its number alone would read all of them.
        let mut select = db.prepare_cached(if region.is_some() { &referred.in_region } else { &referred.select })?;
        let mut rows = match region {
            Some(region) => select.query([id, region])?,
            None => select.query([id])?,
        };
        if let Some(row) = rows.next()? {
            self.row(&mut canon, &referred.columns, row)?;
        } else {
            canon.raw(format!("?{id}").as_bytes());
        }
        for (select, columns) in &referred.parts {
            let mut select = db.prepare_cached(select)?;
            let mut rows = select.query([id])?;
            while let Some(row) = rows.next()? {
                self.row(&mut canon, columns, row)?;
            }
        }
        let is_hashed = HASHED.iter().any(|(hashed, _)| *hashed == table);
        let found: Rc<[u8]> = if is_hashed { hex(&canon.hash()).into_bytes().into() } else { canon.bytes().into() };
        self.found.insert((table, id), found.clone());
        Ok(found)
    }

    fn row(&mut self, canon: &mut Canon, columns: &[Column], row: &Row<'_>) -> Sql<()> {
        columns.iter().enumerate().try_for_each(|(at, column)| self.field(canon, column, row, at))
    }

    fn table(&mut self, table: &'static str) -> Sql<Rc<Referred>> {
        if let Some(known) = self.tables.get(table) {
            return Ok(known.clone());
        }
        let (mut own, _) = columns(self.db, table)?;
        own.retain(|column| column.name != "id");
        let mut parts = Vec::new();
        for part in HASHED.iter().filter(|(hashed, _)| *hashed == table).flat_map(|(_, parts)| *parts) {
            let (mut of_part, key) = columns(self.db, part)?;
            let order = list(" order by", key.iter().map(|at| &of_part[*at]));
            of_part.retain(|column| column.name != table);
            let select = format!("{} from {part} where {table} = ?1{order}", list("select", of_part.iter()));
            parts.push((select, of_part));
        }
        for column in &mut own {
            column.region = None;
        }
        let select = format!("{} from {table} where id = ?1", list("select", own.iter()));
        let known = Rc::new(Referred { in_region: format!("{select} and region = ?2"), select, columns: own, parts });
        self.tables.insert(table, known.clone());
        Ok(known)
    }

    /// What a reference stands for, for people.
    fn said(&mut self, table: &'static str, id: i64) -> Sql<String> {
        let sql = match table {
            "clause" => {
                "select s.code || ' ' || l.number || iif(l.part = 0, '', ' ' || l.part)
                         from clause l join source s on s.id = l.source where l.id = ?1"
            }
            "agency" => "select r.code || ' ' || g.name from agency g join region r on r.id = g.region where g.id = ?1",
            "region" => "select code from region where id = ?1",
            "source" => "select code from source where id = ?1",
            "catalogue" => "select code from catalogue where id = ?1",
            "indicator" => "select code from indicator where id = ?1",
            _ => "select null where ?1 is null",
        };
        let mut find = self.db.prepare_cached(sql)?;
        let found = find.query_row([id], |row| Ok(plain(row.get_ref(0)?))).optional()?;
        Ok(found.filter(|said| !said.is_empty()).unwrap_or_else(|| format!("{table} {id}")))
    }
}

/// The rows of an action in one table: how many, their hash, and the first bytes of each one's own.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// How many.
    pub rows: u64,
    /// Four bytes of each.
    pub marks: Vec<u8>,
    hash: Sha256,
}

impl Written {
    /// Adds a row; gives its mark.
    pub fn add(&mut self, hash: &Hash) -> [u8; 4] {
        self.rows += 1;
        self.hash.update(hash);
        let mark = [hash[0], hash[1], hash[2], hash[3]];
        self.marks.extend_from_slice(&mark);
        mark
    }

    /// The hash of all of them.
    pub fn hash(&self) -> Hash {
        self.hash.clone().finalize().into()
    }
}

/// The hash of what an action wrote in several tables, in order of their names.
pub fn hash_of_all<'w>(tables: impl Iterator<Item = (&'w str, u64, Hash)>) -> Hash {
    let mut canon = Canon::default();
    for (name, rows, hash) in tables {
        canon.text(Some(name));
        canon.integer(i64::try_from(rows).unwrap_or(i64::MAX));
        canon.raw(&hash);
    }
    canon.hash()
}
