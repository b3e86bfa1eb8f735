//! Every event in the order of the table's key, in canonical form, in one reading.

use std::borrow::Cow;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use super::canon::Canon;
use super::event::{EventHash, Key};
use super::events::Said;
use super::seal::bytes;
use crate::domain::chain::hex;
use crate::domain::code::Text;
use crate::store::sqlite::form::period;
use crate::store::sqlite::texts::{Publication, Shared};
use crate::store::sqlite::trouble::Sql;

/// The columns of an event in the order of the table.
pub const COLUMNS: &str =
    "region, indicator, last_day, first_day, seq, action, event, refers, value, bound, fit, release,
    publication, note, by, as_typed, period_typed, hash";

/// An event on the way.
pub struct Passed<'w> {
    /// Where it stands.
    pub key: Key,
    /// The code of its indicator.
    pub code: &'w str,
    /// The action that wrote it.
    pub action: i64,
    /// Its hash and the number of its run, where it has them.
    pub link: Option<(EventHash, u32)>,
    /// Its fields in canonical form.
    pub fields: &'w [u8],
}

impl Passed<'_> {
    /// Its public name.
    pub fn handle(&self) -> String {
        handle(self.code, self.key)
    }
}

/// The public name of an event; where its days are no period, with both.
pub fn handle(code: &str, (_, _, last, first, seq): Key) -> String {
    let days = i32::try_from(first).ok().zip(i32::try_from(last).ok());
    match days.and_then(|(first, last)| period(first, last).ok()) {
        Some(period) => format!("{code}@{period}#{seq}"),
        None => format!("{code}@{first}..{last}#{seq}"),
    }
}

/// Passes every event.
pub fn events(db: &Connection, mut visit: impl FnMut(&Row<'_>, &Passed<'_>) -> Sql<()>) -> Sql<()> {
    let mut shared = Shared::new(db);
    let mut find = db.prepare("select code from indicator where region = ?1 and id = ?2")?;
    let mut select =
        db.prepare(&format!("select {COLUMNS} from observation order by region, indicator, last_day, first_day, seq"))?;
    let mut rows = select.query([])?;
    let (mut at, mut code) = (None, String::new());
    let mut canon = Canon::default();
    while let Some(row) = rows.next()? {
        let key: Key = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
        if at != Some((key.0, key.1)) {
            at = Some((key.0, key.1));
            code = find
                .query_map([key.0, key.1], |row| Ok(lossy(row.get_ref(0)?)))?
                .next()
                .transpose()?
                .unwrap_or_else(|| format!("?{}", key.1));
        }
        canon.clear();
        canon.text(Some(&code));
        canon.integer(key.3);
        canon.integer(key.2);
        canon.integer(key.4);
        for column in 6..12 {
            canon.stored(row.get_ref(column)?);
        }
        let publication = match row.get(12)? {
            // What refers to nothing differs from what refers to something that says nothing.
            Some(id) => shared.publication(Some(id)).unwrap_or_else(|_| lost(id)),
            None => Publication::default(),
        };
        let note = phrase(&mut shared, row.get(13)?);
        let by = phrase(&mut shared, row.get(14)?);
        let (as_typed, period_typed) = (text(row.get_ref(15)?), text(row.get_ref(16)?));
        let said = Said {
            publisher: publication.publisher.as_deref(),
            title: publication.title.as_deref(),
            url: publication.url.as_deref(),
            note: note.as_deref(),
            by: by.as_deref(),
            as_typed: as_typed.as_deref(),
            period_typed: period_typed.as_deref(),
        };
        said.put(&mut canon);
        let passed = Passed { key, code: &code, action: row.get(5)?, link: link(row)?, fields: canon.bytes() };
        visit(row, &passed)?;
    }
    Ok(())
}

fn lost(id: i64) -> Publication {
    Publication { publisher: Some(format!("?{id}").into()), title: None, url: None }
}

fn phrase(shared: &mut Shared<'_>, id: Option<i64>) -> Option<Text> {
    id.map(|id| shared.phrase(Some(id)).ok().flatten().unwrap_or_else(|| format!("?{id}").into()))
}

fn text(value: ValueRef<'_>) -> Option<Cow<'_, str>> {
    match value {
        ValueRef::Null => None,
        ValueRef::Text(text) => Some(String::from_utf8_lossy(text)),
        ValueRef::Blob(bytes) => Some(hex(bytes).into()),
        ValueRef::Integer(number) => Some(number.to_string().into()),
        ValueRef::Real(number) => Some(number.to_string().into()),
    }
}

/// What a column holds, whatever is in it.
pub fn lossy(value: ValueRef<'_>) -> String {
    text(value).unwrap_or_default().into_owned()
}

/// The hash of an event: sixteen bytes, from the second run on with the number of the run behind it.
fn link(row: &Row<'_>) -> Sql<Option<(EventHash, u32)>> {
    if let Some(hash) = bytes::<16>(row, 17)? {
        return Ok(Some((hash, 0)));
    }
    let numbered = bytes::<20>(row, 17)?.map(|both| {
        let (mut hash, mut run) = ([0; 16], [0; 4]);
        hash.copy_from_slice(&both[..16]);
        run.copy_from_slice(&both[16..]);
        (hash, u32::from_be_bytes(run))
    });
    Ok(numbered.filter(|(_, run)| *run > 0))
}
