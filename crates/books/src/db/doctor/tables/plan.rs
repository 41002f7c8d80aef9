//! What is read of each table: the columns its indexes are made of, the conditions of those that leave rows out, and the
//! columns that name rows of others. The schema was compared with this program's own before.

use std::collections::HashSet;

use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use crate::refusal::Answer;

/// A table with what is read of it.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: String,
    /// The index that a table without row ids is itself.
    own: Option<String>,
    /// Columns and expressions, as SQL.
    pub(super) terms: Vec<String>,
    pub(super) indexes: Vec<Index>,
    /// Which term names rows of which table.
    pub(super) references: Vec<(usize, String)>,
    /// The term that is the id by which rows are named, where they are.
    pub(super) named: Option<usize>,
}

/// An index of a table.
#[derive(Debug)]
pub(super) struct Index {
    pub(super) name: String,
    pub(super) unique: bool,
    /// Which terms its entries have: its keys, and what leads to the row.
    pub(super) terms: Vec<usize>,
    /// How many of them are keys.
    pub(super) keys: usize,
    /// The term that says which rows it has.
    pub(super) condition: Option<usize>,
}

impl Table {
    /// The statement that reads its rows.
    pub(super) fn rows(&self) -> String {
        let terms = self.terms.join(", ");
        // Of a table without row ids, SQLite would else read an index that has all that is asked for.
        let read = match &self.own {
            Some(own) => format!("INDEXED BY \"{own}\""),
            None => "NOT INDEXED".to_owned(),
        };
        format!("SELECT {terms} FROM \"{}\" {read}", self.name)
    }

    /// The statement that reads the entries of an index as they follow one another.
    pub(super) fn entries(&self, index: &Index) -> String {
        let terms: Vec<_> = index.terms.iter().map(|term| self.terms[*term].as_str()).collect();
        let (terms, table, index_name) = (terms.join(", "), &self.name, &index.name);
        let condition = index.condition.map(|term| format!(" WHERE {}", self.terms[term]));
        let condition = condition.unwrap_or_default();
        format!("SELECT {terms} FROM \"{table}\" INDEXED BY \"{index_name}\"{condition}")
    }

    /// The place of a term among those that are read.
    fn term(&mut self, term: &str) -> usize {
        let known = self.terms.iter().position(|known| known == term);
        known.unwrap_or_else(|| {
            self.terms.push(term.to_owned());
            self.terms.len() - 1
        })
    }
}

/// Every table that has an index or names rows of another, in the order in which they are made: a table names rows of those
/// before it, and of its own.
pub(super) async fn tables(conn: &mut SqliteConnection) -> Answer<Vec<Table>> {
    let names = sqlx::query(
        "SELECT t.name, (SELECT l.name FROM pragma_index_list(t.name) l WHERE l.origin = 'pk' AND t.wr)
         FROM pragma_table_list t JOIN sqlite_schema s ON s.type = 'table' AND s.name = t.name
         WHERE t.schema = 'main' AND t.type = 'table' ORDER BY s.rowid",
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut tables = Vec::new();
    for row in names {
        let (name, own) = (row.get(0), row.get(1));
        let (terms, indexes, references) = (Vec::new(), Vec::new(), Vec::new());
        let mut table = Table { name, own, terms, indexes, references, named: None };
        add_indexes(conn, &mut table).await?;
        add_references(conn, &mut table).await?;
        tables.push(table);
    }
    let parents: HashSet<String> = tables
        .iter()
        .flat_map(|table| &table.references)
        .map(|(_, parent)| parent.clone())
        .collect();
    for table in tables.iter_mut().filter(|table| parents.contains(&table.name)) {
        table.named = Some(table.term("rowid"));
    }
    tables.retain(|table| !table.terms.is_empty());
    Ok(tables)
}

async fn add_indexes(conn: &mut SqliteConnection, table: &mut Table) -> Answer<()> {
    let rows = sqlx::query(
        "SELECT l.name, l.\"unique\", s.sql FROM pragma_index_list(?1) l
         LEFT JOIN sqlite_schema s ON s.type = 'index' AND s.name = l.name
         WHERE l.name IS NOT ?2 ORDER BY l.name",
    )
    .bind(table.name.clone())
    .bind(table.own.clone())
    .fetch_all(&mut *conn)
    .await?;
    for row in rows {
        let (name, unique): (String, bool) = (row.get(0), row.get(1));
        let sql = row.get::<Option<String>, _>(2).unwrap_or_default();
        let columns =
            sqlx::query("SELECT name, cid, key FROM pragma_index_xinfo(?1) ORDER BY seqno")
                .bind(name.clone())
                .fetch_all(&mut *conn)
                .await?;
        let (written, mut terms, mut keys) = (written(&sql), Vec::new(), 0);
        for (column, place) in columns.iter().zip(0..) {
            let expression = written.get(place).map_or("rowid", String::as_str);
            let term = match column.get::<i64, _>(1) {
                -1 => "rowid",
                -2 => expression,
                _column => column.get::<&str, _>(0),
            };
            terms.push(table.term(term));
            keys += usize::from(column.get::<bool, _>(2));
        }
        let condition = sql.split_once("WHERE ").map(|(_, condition)| table.term(condition));
        table.indexes.push(Index { name, unique, terms, keys, condition });
    }
    Ok(())
}

async fn add_references(conn: &mut SqliteConnection, table: &mut Table) -> Answer<()> {
    let rows =
        sqlx::query("SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1) ORDER BY id")
            .bind(table.name.clone())
            .fetch_all(conn)
            .await?;
    for row in rows {
        let term = table.term(row.get(0));
        table.references.push((term, row.get(1)));
    }
    Ok(())
}

/// What stands between the brackets of an index, comma by comma.
fn written(sql: &str) -> Vec<String> {
    let (mut depth, mut terms) = (0, Vec::new());
    for letter in sql.chars().skip_while(|letter| *letter != '(') {
        depth += match letter {
            '(' => 1,
            ')' => -1,
            _other => 0,
        };
        match (letter, depth) {
            (_, 0) => break,
            ('(' | ',', 1) => terms.push(String::new()),
            (letter, _) => {
                if let Some(term) = terms.last_mut() {
                    term.push(letter);
                }
            }
        }
    }
    terms.iter().map(|term| term.trim().to_owned()).collect()
}
