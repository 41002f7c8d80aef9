//! Reading the trail back: ways along it, newest first, that walk no link which is not asked for; and what a link says with
//! the names of whom and what it names.

use std::collections::HashMap;

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::db::list::list;
use crate::refusal::{Answer, Refusal};
use crate::trail::{Action, Body, Known, Reads, TrailDocument, TrailRow};
use crate::values::{CustomerId, DocumentId, DocumentKind, Minor, Moment, UserId};

/// Which links to walk.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Way {
    /// Every one.
    All,
    /// Those about a customer: each names the one before it.
    Customer(i64),
    /// Those that made a document, one about it, its entries or what settles it: found by the marks of each link.
    Document(i64),
    /// Those of one person: the stretches in which they wrote are kept.
    Person(i64),
    /// Those about a case, which their bodies name.
    Case(i64),
    /// Those between two moments, the last not included: the stretches of an hour are kept.
    Day(i64, i64),
}

/// A link that was walked over.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    pub(crate) seq: i64,
    pub(crate) at: i64,
    pub(crate) user: i64,
    pub(crate) customer: Option<i64>,
}

/// The next links of a way before a number, newest first.
pub(crate) async fn steps(
    conn: &mut SqliteConnection,
    way: Way,
    before: i64,
    limit: usize,
) -> Answer<Vec<Step>> {
    let (sql, one, two) = match way {
        Way::All => (ALL, 0, 0),
        Way::Customer(id) => (OF_CUSTOMER, id, 0),
        Way::Document(id) => (OF_DOCUMENT, id, 0),
        Way::Person(id) => (OF_PERSON, id, 0),
        Way::Case(id) => (OF_CASE, id, 0),
        Way::Day(from, to) => (OF_DAY, from, to),
    };
    let steps: String = sqlx::query_scalar(sql)
        .bind(before)
        .bind(i64::try_from(limit).unwrap_or(i64::MAX))
        .bind(one)
        .bind(two)
        .fetch_one(conn)
        .await?;
    let steps: Vec<(i64, i64, i64, Option<i64>)> = list(&steps)?;
    let step = |(seq, at, user, customer)| Step { seq, at, user, customer };
    Ok(steps.into_iter().map(step).collect())
}

/// Steps over a walk that gives links as `t`. ?1 the number before which it begins, ?2 how many, ?3 and ?4 the way's own.
macro_rules! steps {
    ($walk:literal) => {
        concat!(
            "SELECT json_group_array(json_array(seq, at, user_id, customer_id)) FROM (
               SELECT t.seq, t.at, t.user_id, t.customer_id FROM ",
            $walk,
            " LIMIT ?2)"
        )
    };
}

const ALL: &str = steps!("trail t WHERE t.seq < ?1 AND ?3 = ?4 ORDER BY t.seq DESC");

const OF_CUSTOMER: &str = steps!(
    "(WITH RECURSIVE walk (seq, at, user_id, customer_id, earlier) AS (
        SELECT seq, at, user_id, customer_id, earlier FROM trail WHERE seq = iif(?1 = 9223372036854775807,
          (SELECT last_link FROM customer WHERE id = ?3), (SELECT earlier FROM trail WHERE seq = ?1 AND customer_id = ?3))
        UNION ALL
        SELECT t.seq, t.at, t.user_id, t.customer_id, t.earlier FROM walk w CROSS JOIN trail t ON t.seq = w.earlier
        LIMIT ?2)
      SELECT * FROM walk) t"
);

/// Marks grow from link to link: the link that made a row is the first whose mark is not below its id.
const OF_DOCUMENT: &str = steps!(
    "(WITH RECURSIVE
        mark (documents, entries, allocations) AS (
          SELECT documents, entries, allocations FROM trail WHERE seq < ?1 ORDER BY seq DESC LIMIT 1),
        made (what, id) AS (
          SELECT 0, ?3
          UNION ALL SELECT * FROM (SELECT 0, id FROM document WHERE about_id = ?3 AND id <= (SELECT documents FROM mark)
                                   ORDER BY id DESC LIMIT ?2)
          UNION ALL SELECT * FROM (SELECT 1, id FROM entry WHERE document_id = ?3 AND id <= (SELECT entries FROM mark)
                                   ORDER BY id DESC LIMIT ?2)
          UNION ALL SELECT * FROM (SELECT 2, a.id FROM due u CROSS JOIN allocation a ON a.due_id = u.id
                                   WHERE u.document_id = ?3 AND a.id <= (SELECT allocations FROM mark)
                                   ORDER BY a.id DESC LIMIT ?2)),
        found (what, id, low, high) AS (
          SELECT what, id, 1, (SELECT max(seq) FROM trail) FROM made
          UNION ALL
          SELECT f.what, f.id,
            iif(CASE f.what WHEN 0 THEN t.documents WHEN 1 THEN t.entries ELSE t.allocations END < f.id, t.seq + 1, f.low),
            iif(CASE f.what WHEN 0 THEN t.documents WHEN 1 THEN t.entries ELSE t.allocations END < f.id, f.high, t.seq)
          FROM found f CROSS JOIN trail t ON t.seq = (f.low + f.high) / 2 WHERE f.low < f.high),
        link (seq) AS (
          SELECT low FROM found WHERE low = high
          UNION SELECT seq FROM trail WHERE document_id = ?3 AND action = 108)
      SELECT seq FROM link WHERE seq < ?1) w
     CROSS JOIN trail t ON t.seq = w.seq ORDER BY w.seq DESC"
);

const OF_PERSON: &str = steps!(
    "trail_stretch s CROSS JOIN trail t ON t.seq BETWEEN s.first AND min(s.last, ?1 - 1) AND t.user_id = s.user_id
     WHERE s.user_id = ?3 AND s.first < ?1 ORDER BY s.first DESC, t.seq DESC"
);

const OF_CASE: &str = steps!(
    "trail t INDEXED BY trail_of_case
     WHERE t.action BETWEEN 60 AND 69 AND t.body ->> 'customer_case' = ?3 AND t.seq < ?1 ORDER BY t.seq DESC"
);

const OF_DAY: &str = steps!(
    "trail t
     WHERE t.seq BETWEEN (SELECT min(first) FROM trail_stretch WHERE hour BETWEEN ?3 / 3600000 AND (?4 - 1) / 3600000)
       AND min((SELECT max(last) FROM trail_stretch WHERE hour BETWEEN ?3 / 3600000 AND (?4 - 1) / 3600000), ?1 - 1)
       AND t.at >= ?3 AND t.at < ?4 ORDER BY t.seq DESC"
);

/// Some links with everything they name, in the order of their numbers.
pub(crate) async fn details(conn: &mut SqliteConnection, seqs: &[i64]) -> Answer<Vec<TrailRow>> {
    let rows = sqlx::query(DETAILS)
        .bind(serde_json::json!(seqs).to_string())
        .bind(Action::DocumentVoid.code())
        .bind(Action::AdvanceUse.code())
        .fetch_all(&mut *conn)
        .await?;
    let bodies: Vec<Body> =
        rows.iter().map(|row| Body::read(row.get("body"))).collect::<Answer<_>>()?;
    let names = Names::read(conn, &bodies).await?;
    rows.iter().zip(&bodies).map(|(row, body)| read(row, body, &names)).collect()
}

const DETAILS: &str = "
  SELECT t.*, u.name AS user_name, c.name AS customer_name,
         d.kind AS kind, d.number AS number, d.amount AS amount,
         a.id AS about_id, a.kind AS about_kind, a.number AS about_number, a.amount AS about_amount,
         CASE t.action WHEN ?2 THEN (SELECT e.reason FROM entry e WHERE e.document_id = d.id AND e.reverses IS NOT NULL)
                       WHEN ?3 THEN NULL ELSE d.note END AS reason,
         (SELECT json_group_array(json_array(p.field, p.side, p.value)) FROM trail_personal p WHERE p.seq = t.seq)
           AS personal
  FROM json_each(?1) j CROSS JOIN trail t ON t.seq = j.value
  LEFT JOIN user u ON u.id = t.user_id LEFT JOIN customer c ON c.id = t.customer_id
  LEFT JOIN document d ON d.id = t.document_id LEFT JOIN document a ON a.id = d.about_id
  ORDER BY j.key";

fn read(row: &SqliteRow, body: &Body, names: &Names) -> Answer<TrailRow> {
    let unknown = || Refusal::Internal { reference: "action".to_owned() };
    let personal: Vec<(String, u8, Option<String>)> = list(row.get("personal"))?;
    let known = Known {
        personal: personal.into_iter().map(|(field, side, value)| ((field, side), value)).collect(),
        people: &names.people,
        dues: &names.dues,
        documents: &names.documents,
    };
    Ok(TrailRow {
        seq: row.get("seq"),
        at: Moment(row.get("at")),
        user_id: UserId(row.get("user_id")),
        by: row.get::<Option<String>, _>("user_name").unwrap_or_default(),
        action: Action::of(row.get("action")).ok_or_else(unknown)?,
        customer_id: row.get::<Option<i64>, _>("customer_id").map(CustomerId),
        customer_name: row.get("customer_name"),
        document: document(row, ["document_id", "kind", "number", "amount"]),
        about: document(row, ["about_id", "about_kind", "about_number", "about_amount"]),
        reason: row.get("reason"),
        subject: body.subject.as_ref().and_then(|(noun, id)| names.subject(noun, *id)),
        changes: body.changes(&known),
    })
}

fn document(row: &SqliteRow, [id, kind, number, amount]: [&str; 4]) -> Option<TrailDocument> {
    let code: Option<i64> = row.get(kind);
    Some(TrailDocument {
        id: DocumentId(row.get::<Option<i64>, _>(id)?),
        kind: DocumentKind::from_code(code?),
        number: row.get(number),
        amount: Minor(row.get(amount)),
    })
}

/// Names of what bodies know by its id.
#[derive(Debug, Default)]
struct Names {
    people: HashMap<i64, String>,
    dues: HashMap<i64, String>,
    documents: HashMap<i64, TrailDocument>,
    rates: HashMap<i64, String>,
}

impl Names {
    async fn read(conn: &mut SqliteConnection, bodies: &[Body]) -> Answer<Self> {
        let subjects = |noun: &'static str| {
            let of = bodies.iter().filter_map(|body| body.subject.as_ref());
            of.filter(move |(named, _)| named == noun).map(|(_, id)| *id)
        };
        let ids = |reads| bodies.iter().flat_map(move |body| body.ids(reads));
        let people: Vec<i64> = subjects(crate::people::NOUN).chain(ids(Reads::Person)).collect();
        let dues: Vec<i64> = ids(Reads::Due).collect();
        let documents: Vec<i64> = ids(Reads::Documents).collect();
        let rates: Vec<i64> = subjects("tax_rate").collect();
        let mut names = Self::default();
        let wanted = [people, dues, rates, documents];
        if wanted.iter().all(Vec::is_empty) {
            return Ok(names);
        }
        let rows =
            sqlx::query(NAMES).bind(serde_json::json!(wanted).to_string()).fetch_all(conn).await?;
        for row in &rows {
            let of = match row.get::<i64, _>("what") {
                0 => &mut names.people,
                1 => &mut names.dues,
                2 => &mut names.rates,
                _document => {
                    let document = document(row, ["id", "kind", "number", "amount"]);
                    names.documents.extend(document.map(|one| (one.id.0, one)));
                    continue;
                }
            };
            of.insert(row.get("id"), row.get("number"));
        }
        Ok(names)
    }

    /// The name of what a link is about, when it is no customer and has one.
    fn subject(&self, noun: &str, id: i64) -> Option<String> {
        let of = match noun {
            crate::people::NOUN => &self.people,
            "tax_rate" => &self.rates,
            _other => return None,
        };
        of.get(&id).cloned()
    }
}

const NAMES: &str = "
  SELECT 0 AS what, id, name AS number, NULL AS kind, NULL AS amount FROM user
  WHERE id IN (SELECT value FROM json_each(?1, '$[0]'))
  UNION ALL SELECT 1, u.id, ifnull(d.number, '#' || d.id), NULL, NULL FROM due u JOIN document d ON d.id = u.document_id
            WHERE u.id IN (SELECT value FROM json_each(?1, '$[1]'))
  UNION ALL SELECT 2, id, name, NULL, NULL FROM tax_rate WHERE id IN (SELECT value FROM json_each(?1, '$[2]'))
  UNION ALL SELECT 3, id, number, kind, amount FROM document WHERE id IN (SELECT value FROM json_each(?1, '$[3]'))";

#[cfg(test)]
mod tests;
