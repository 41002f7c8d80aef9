-- The book. Every table is STRICT. Days are civil dates counted from 1970-01-01; instants are milliseconds since
-- 1970-01-01 UTC; amounts are whole minor units of the shop's currency. Columns marked "kept" are sums that triggers
-- maintain; the doctor recomputes every one of them.

PRAGMA user_version = 1;

-- ── The shop and its people ─────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE shop (
  id                INTEGER PRIMARY KEY CHECK (id = 1),
  uid               BLOB    NOT NULL CHECK (length(uid) = 16),
  name              TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  phone             TEXT,
  address           TEXT,
  tax_id            TEXT,
  tax_registered    INTEGER NOT NULL DEFAULT 0 CHECK (tax_registered IN (0, 1)),
  upi_id            TEXT,
  country           TEXT    NOT NULL CHECK (length(country) = 2),
  language          TEXT    NOT NULL,
  currency          TEXT    NOT NULL CHECK (length(currency) = 3),
  exponent          INTEGER NOT NULL CHECK (exponent BETWEEN 0 AND 3),
  grouping          TEXT    NOT NULL CHECK (grouping IN ('lakh', 'thousand')),
  zone              TEXT    NOT NULL,
  year_month        INTEGER NOT NULL CHECK (year_month BETWEEN 1 AND 12),
  year_day          INTEGER NOT NULL CHECK (year_day BETWEEN 1 AND 28),
  reminder_minute   INTEGER NOT NULL DEFAULT 480 CHECK (reminder_minute BETWEEN 0 AND 1439),
  reminder_names    INTEGER NOT NULL DEFAULT 0 CHECK (reminder_names IN (0, 1)),
  reminder_days_off TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(reminder_days_off)),  -- 1 Monday to 7 Sunday
  reminder_off      TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(reminder_off)),
  reminder_locked   INTEGER NOT NULL DEFAULT 1 CHECK (reminder_locked IN (0, 1)),
  holidays          TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(holidays)),
  quiet_from        INTEGER CHECK (quiet_from BETWEEN 0 AND 1439),
  quiet_until       INTEGER CHECK (quiet_until BETWEEN 0 AND 1439 AND quiet_until <> quiet_from),
  stay_allowed      INTEGER NOT NULL DEFAULT 0 CHECK (stay_allowed IN (0, 1)),
  idle_minutes      INTEGER NOT NULL DEFAULT 10 CHECK (idle_minutes BETWEEN 1 AND 60),
  credit_days       INTEGER NOT NULL DEFAULT 0 CHECK (credit_days BETWEEN 0 AND 3650),  -- of customers without their own
  ageing_edges      TEXT    NOT NULL DEFAULT '[30,60,90]' CHECK (json_valid(ageing_edges)),
  cheque_frees      INTEGER NOT NULL DEFAULT 0 CHECK (cheque_frees IN (0, 1)),
  closed_through    INTEGER,
  sample            INTEGER NOT NULL DEFAULT 0 CHECK (sample IN (0, 1)),
  chain_key         BLOB    NOT NULL CHECK (length(chain_key) = 32),
  header_mirror     BLOB,
  header_seq        INTEGER NOT NULL DEFAULT 0,
  created_at        INTEGER NOT NULL,
  changed_at        INTEGER NOT NULL,
  CHECK ((quiet_from IS NULL) = (quiet_until IS NULL))
) STRICT;

CREATE TABLE user (
  id            INTEGER PRIMARY KEY,
  role          TEXT    NOT NULL CHECK (role IN ('owner', 'staff')),
  name          TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  username      TEXT    NOT NULL,
  username_key  TEXT    NOT NULL,
  email         TEXT,
  email_key     TEXT,
  phone         TEXT,
  disabled_at   INTEGER,
  removed_at    INTEGER,  -- what they wrote names them for good
  -- A one-time password: how long it may be used, and which password of their key slot it is. The next one is their own.
  once_until    INTEGER,
  once_epoch    INTEGER,
  created_at    INTEGER NOT NULL,
  changed_at    INTEGER NOT NULL,
  CHECK ((once_until IS NULL) = (once_epoch IS NULL))
) STRICT;
CREATE UNIQUE INDEX user_username ON user (username_key) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX user_email ON user (email_key) WHERE email_key IS NOT NULL AND removed_at IS NULL;

CREATE TABLE tax_rate (
  id            INTEGER PRIMARY KEY,
  name          TEXT    NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 60),
  basis_points  INTEGER NOT NULL CHECK (basis_points BETWEEN 0 AND 10000),
  archived      INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))
) STRICT;

-- ── Customers ───────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE customer (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given again: the trail names it for good
  name           TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  name_key       TEXT    NOT NULL,
  phone          TEXT,
  phone_e164     TEXT,
  phone_key      TEXT,  -- digits: international, national, as typed
  email          TEXT,
  email_key      TEXT,
  company        TEXT,
  company_key    TEXT,
  address        TEXT,
  tax_id         TEXT,
  credit_limit   INTEGER CHECK (credit_limit BETWEEN 0 AND 9007199254740991),
  credit_days    INTEGER CHECK (credit_days BETWEEN 0 AND 3650),
  language       TEXT,
  note           TEXT,
  archived_at    INTEGER,
  erased_at      INTEGER,
  created_at     INTEGER NOT NULL,
  changed_at     INTEGER NOT NULL,
  -- kept
  receivable     INTEGER NOT NULL DEFAULT 0,
  outstanding    INTEGER NOT NULL DEFAULT 0 CHECK (outstanding >= 0),
  advance        INTEGER NOT NULL DEFAULT 0 CHECK (advance >= 0),
  next_due       INTEGER,
  last_activity  INTEGER NOT NULL,
  gave           INTEGER NOT NULL DEFAULT 0 CHECK (gave >= 0),   -- what the lines of the khata added
  lines          INTEGER NOT NULL DEFAULT 0 CHECK (lines >= 0),  -- how many lines the khata has
  last_link      INTEGER                                         -- of the trail, about them
) STRICT;
CREATE UNIQUE INDEX customer_phone ON customer (phone_e164) WHERE phone_e164 IS NOT NULL;
CREATE UNIQUE INDEX customer_email ON customer (email_key) WHERE email_key IS NOT NULL;
-- A list walks one of these; the trailing columns answer its filters without the row.
CREATE INDEX customer_by_name ON customer (name_key, id, archived_at, next_due);
CREATE INDEX customer_by_outstanding ON customer (outstanding, id, archived_at, next_due);
CREATE INDEX customer_by_next_due ON customer (next_due, id, archived_at);
-- Whom to call first: the longer somebody waited and the more they owe, the smaller the number. It is the same every day.
CREATE INDEX customer_to_call ON customer (next_due - 3 * (9 * length(outstanding) + substr(outstanding, 1, 1)), id, next_due, outstanding)
  WHERE next_due IS NOT NULL;
CREATE INDEX customer_by_created ON customer (created_at, id, archived_at);
CREATE INDEX customer_by_changed ON customer (changed_at, id, archived_at);
CREATE INDEX customer_by_activity ON customer (last_activity, id, archived_at, next_due);
CREATE INDEX customer_archived ON customer (archived_at) WHERE archived_at IS NOT NULL;
CREATE INDEX customer_erased ON customer (id) WHERE erased_at IS NOT NULL;

-- kept: how many customers there are, active or archived, by the day something of theirs falls due, and their sums
CREATE TABLE customer_count (
  archived     INTEGER NOT NULL CHECK (archived IN (0, 1)),
  next_due     INTEGER NOT NULL,  -- 99999 when nothing is open
  customers    INTEGER NOT NULL CHECK (customers >= 0),
  outstanding  INTEGER NOT NULL,
  advance      INTEGER NOT NULL,
  PRIMARY KEY (archived, next_due)
) STRICT, WITHOUT ROWID;

-- What searches look in: name, phone, email and company, folded, with two spaces before each word. Trigrams answer any
-- three letters, and with the spaces the first one or two of a word; longer finds are checked against the customer.
CREATE VIRTUAL TABLE customer_text USING fts5 (
  text, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram'
);

-- How names sound: the keys of their words, so that a name is found in another spelling or another script.
CREATE VIRTUAL TABLE customer_sound USING fts5 (
  keys, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);

-- ── Documents: what was given, what was got, and what undoes them ───────────────────────────────────────────────

-- kind: 1 invoice, 2 loan, 3 fee, 4 opening balance, 5 opening advance, 6 receipt, 7 credit note,
--       8 settlement discount, 9 write-off, 10 refund, 11 cheque deposit, 12 cheque bounce, 13 transfer of an advance,
--       14 owner's money in, 15 owner's money out, 16 cash to bank.
-- Kinds 1 to 4 are charges and have dues; 5 to 9 settle dues.
CREATE TABLE document (
  id           INTEGER PRIMARY KEY,
  kind         INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 16),
  customer_id  INTEGER REFERENCES customer (id) ON DELETE RESTRICT,
  number       TEXT    CHECK (length(number) BETWEEN 1 AND 16),
  day          INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  amount       INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 1000000000000),
  method       INTEGER CHECK (method BETWEEN 1 AND 4),
  about_id     INTEGER REFERENCES document (id) ON DELETE RESTRICT,
  -- What only this kind has, as JSON (the ledger's words; amounts in minor units).
  detail       TEXT    CHECK (json_valid(detail)),
  note         TEXT    CHECK (length(note) <= 2000),
  user_id      INTEGER NOT NULL REFERENCES user (id) ON DELETE RESTRICT,
  at           INTEGER NOT NULL,
  -- kept
  used         INTEGER NOT NULL DEFAULT 0 CHECK (used BETWEEN 0 AND amount),
  ended        INTEGER NOT NULL DEFAULT 0 CHECK (ended IN (0, 1, 2)),  -- 1 void, 2 bounced
  -- A charge is written with its open dues: it would else lie among the paid ones first.
  open         INTEGER NOT NULL DEFAULT 0 CHECK (open BETWEEN 0 AND amount),  -- of a charge: what its dues have open
  next_due     INTEGER,                                                -- of a charge: its first open due
  CHECK ((customer_id IS NULL) = (kind >= 14))
) STRICT;
-- An index ends with the row's id by itself: it is named only where something follows it.
CREATE UNIQUE INDEX document_number ON document (number) WHERE number IS NOT NULL;
CREATE INDEX document_by_kind ON document (kind, day, id, amount, ended);
CREATE INDEX document_by_amount ON document (amount);
CREATE INDEX document_by_customer ON document (customer_id, kind, day) WHERE customer_id IS NOT NULL;
CREATE INDEX document_about ON document (about_id) WHERE about_id IS NOT NULL;
CREATE INDEX document_with_rest ON document (customer_id, day)
  WHERE kind BETWEEN 5 AND 9 AND used < amount AND ended = 0;
-- Lists by status: a charge lies in exactly one of the first three.
CREATE INDEX charge_open ON document (kind, day, id, next_due) WHERE open > 0;
CREATE INDEX charge_paid ON document (kind, day) WHERE kind <= 4 AND open = 0 AND ended = 0;
CREATE INDEX document_over ON document (kind, day) WHERE ended <> 0;
CREATE INDEX receipt_by_method ON document (method, day) WHERE kind = 6;
CREATE INDEX receipt_by_cheque ON document (customer_id, amount) WHERE kind = 6 AND method = 4 AND ended = 0;
CREATE INDEX receipt_with_rest ON document (day) WHERE kind = 6 AND used < amount AND ended = 0;

CREATE TABLE invoice_line (
  document_id   INTEGER NOT NULL REFERENCES document (id) ON DELETE RESTRICT,
  position      INTEGER NOT NULL CHECK (position BETWEEN 1 AND 500),
  description   TEXT    NOT NULL,
  quantity      INTEGER NOT NULL CHECK (quantity > 0),           -- thousandths
  unit          TEXT,
  unit_price    INTEGER NOT NULL CHECK (unit_price >= 0),
  discount      INTEGER NOT NULL CHECK (discount >= 0),          -- minor units, taken off this line
  discount_rate INTEGER CHECK (discount_rate BETWEEN 0 AND 10000),  -- basis points, when it was given as a share
  tax_name      TEXT,
  tax_rate      INTEGER NOT NULL CHECK (tax_rate BETWEEN 0 AND 10000),
  with_tax      INTEGER NOT NULL CHECK (with_tax IN (0, 1)),     -- the price includes tax
  taxable       INTEGER NOT NULL CHECK (taxable >= 0),
  tax           INTEGER NOT NULL CHECK (tax >= 0),
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE due (
  id           INTEGER PRIMARY KEY,
  document_id  INTEGER NOT NULL REFERENCES document (id) ON DELETE RESTRICT,
  customer_id  INTEGER NOT NULL REFERENCES customer (id) ON DELETE RESTRICT,
  due_day      INTEGER NOT NULL,
  amount       INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 1000000000000),
  on_loans     INTEGER NOT NULL CHECK (on_loans IN (0, 1)),  -- it stands on loans receivable, else on trade
  -- kept
  settled      INTEGER NOT NULL DEFAULT 0 CHECK (settled BETWEEN 0 AND amount),
  ended        INTEGER NOT NULL DEFAULT 0 CHECK (ended IN (0, 1))
) STRICT;
CREATE INDEX due_of_document ON due (document_id, due_day);
CREATE INDEX due_open ON due (due_day, id, customer_id, document_id, amount, settled) WHERE settled < amount AND ended = 0;
CREATE INDEX due_open_of_customer ON due (customer_id, due_day, id, document_id, amount, settled, on_loans)
  WHERE settled < amount AND ended = 0;

CREATE TABLE allocation (
  id           INTEGER PRIMARY KEY,
  document_id  INTEGER NOT NULL REFERENCES document (id) ON DELETE RESTRICT,  -- the settling document
  due_id       INTEGER NOT NULL REFERENCES due (id) ON DELETE RESTRICT,
  day          INTEGER NOT NULL,                                               -- from when it counts
  amount       INTEGER NOT NULL CHECK (amount <> 0)                            -- negative takes back
) STRICT;
CREATE INDEX allocation_of_document ON allocation (document_id, due_id);
CREATE INDEX allocation_of_due ON allocation (due_id, day, amount);

-- ── The journal ─────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE entry (
  id           INTEGER PRIMARY KEY,
  document_id  INTEGER NOT NULL REFERENCES document (id) ON DELETE RESTRICT,
  customer_id  INTEGER REFERENCES customer (id) ON DELETE RESTRICT,
  day          INTEGER NOT NULL,
  reverses     INTEGER REFERENCES entry (id) ON DELETE RESTRICT,
  effect       INTEGER NOT NULL,  -- what it adds to the customer's receivable
  reason       TEXT,
  user_id      INTEGER NOT NULL REFERENCES user (id) ON DELETE RESTRICT,
  at           INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX entry_reversed ON entry (reverses) WHERE reverses IS NOT NULL;
CREATE INDEX entry_of_document ON entry (document_id);
CREATE INDEX entry_of_customer ON entry (customer_id, day, id, effect, document_id, reverses) WHERE customer_id IS NOT NULL;
CREATE INDEX entry_by_day ON entry (day);

CREATE TABLE posting (
  entry_id  INTEGER NOT NULL REFERENCES entry (id) ON DELETE RESTRICT,
  account   INTEGER NOT NULL CHECK (account BETWEEN 1 AND 99),
  amount    INTEGER NOT NULL CHECK (amount <> 0 AND amount BETWEEN -9007199254740991 AND 9007199254740991),
  PRIMARY KEY (entry_id, account)
) STRICT, WITHOUT ROWID;

-- kept: debits and credits of an account on a day
CREATE TABLE account_day (
  account  INTEGER NOT NULL,
  day      INTEGER NOT NULL,
  debit    INTEGER NOT NULL DEFAULT 0,
  credit   INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (account, day)
) STRICT, WITHOUT ROWID;

-- kept: what is open by the day it falls due
CREATE TABLE due_day (
  day    INTEGER PRIMARY KEY,
  open   INTEGER NOT NULL CHECK (open >= 0),
  count  INTEGER NOT NULL CHECK (count >= 0)
) STRICT;

-- kept: what is open of loans by the day it falls due
CREATE TABLE loan_day (
  day   INTEGER PRIMARY KEY,
  open  INTEGER NOT NULL CHECK (open >= 0)
) STRICT;

-- kept: what one document settles of one loan, 0 once it was taken back. Money is a receipt or an advance the book began
-- with; the rest lets off: credit note, discount, write-off.
CREATE TABLE loan_settled (
  id           INTEGER PRIMARY KEY REFERENCES allocation (id) ON DELETE RESTRICT,  -- the first of its allocations
  loan_id      INTEGER NOT NULL REFERENCES document (id) ON DELETE RESTRICT,
  document_id  INTEGER NOT NULL REFERENCES document (id) ON DELETE RESTRICT,
  day          INTEGER NOT NULL,                               -- the document's
  money        INTEGER NOT NULL CHECK (money IN (0, 1)),
  waited       INTEGER NOT NULL CHECK (waited >= 0),           -- days from the loan to that day, none if it was there before
  amount       INTEGER NOT NULL CHECK (amount >= 0),
  UNIQUE (loan_id, document_id)
) STRICT;
CREATE INDEX loan_settled_by_day ON loan_settled (money, day, id) WHERE amount > 0;

-- kept: loans that are not void, and the repayments on them: what one document brought in money for one loan. It weighs its
-- amount times the days it was waited for: high × 10⁶ + low of it, since the sum may not fit one number.
CREATE TABLE loan_total (
  id            INTEGER PRIMARY KEY CHECK (id = 1),
  count         INTEGER NOT NULL CHECK (count >= 0),
  amount        INTEGER NOT NULL CHECK (amount >= 0),
  repayments    INTEGER NOT NULL CHECK (repayments >= 0),
  repaid        INTEGER NOT NULL CHECK (repaid >= 0),
  weight_high   INTEGER NOT NULL CHECK (weight_high >= 0),
  weight_low    INTEGER NOT NULL CHECK (weight_low >= 0)
) STRICT;
INSERT INTO loan_total VALUES (1, 0, 0, 0, 0, 0, 0);

-- ── Numbers, requests, drafts, the trail ────────────────────────────────────────────────────────────────────────

CREATE TABLE number_series (
  kind  INTEGER NOT NULL,
  year  TEXT    NOT NULL,
  last  INTEGER NOT NULL CHECK (last >= 0),
  latest_day INTEGER NOT NULL,
  PRIMARY KEY (kind, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE request (
  id      BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  digest  BLOB    NOT NULL CHECK (length(digest) = 16),
  subject INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
  user_id   INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  screen    TEXT    NOT NULL CHECK (length(screen) BETWEEN 1 AND 100),
  body      TEXT    NOT NULL CHECK (json_valid(body) AND length(body) <= 200000),
  saved_at  INTEGER NOT NULL,
  PRIMARY KEY (user_id, screen)
) STRICT, WITHOUT ROWID;

-- ── Conversations ───────────────────────────────────────────────────────────────────────────────────────────────

-- A talk with a customer, and what is to follow from it.
CREATE TABLE interaction (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given again: the trail names it for good
  customer_id      INTEGER NOT NULL REFERENCES customer (id),
  kind             TEXT    NOT NULL CHECK (kind IN ('call', 'visit', 'message', 'note')),
  text             TEXT    NOT NULL CHECK (length(text) <= 2000),  -- empty once the customer is erased
  pinned           INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1)),
  follow_up_day    INTEGER,
  follow_up_minute INTEGER CHECK (follow_up_minute BETWEEN 0 AND 1439),
  assigned_to      INTEGER REFERENCES user (id),
  done_at          INTEGER,
  user_id          INTEGER NOT NULL REFERENCES user (id),
  created_at       INTEGER NOT NULL,
  changed_at       INTEGER NOT NULL,
  CHECK (follow_up_day IS NOT NULL OR (follow_up_minute IS NULL AND assigned_to IS NULL AND done_at IS NULL))
) STRICT;
CREATE INDEX interaction_of_customer ON interaction (customer_id, id);
CREATE INDEX interaction_pinned ON interaction (customer_id, id) WHERE pinned = 1;
CREATE INDEX follow_up_done ON interaction (done_at) WHERE done_at IS NOT NULL;
CREATE INDEX follow_up_open ON interaction (follow_up_day, id, customer_id) WHERE follow_up_day IS NOT NULL AND done_at IS NULL;

-- A promise to pay. Whether it was kept is not written: what was received after the last document there was says so.
CREATE TABLE promise (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given again: the trail names it for good
  customer_id   INTEGER NOT NULL REFERENCES customer (id),
  due_id        INTEGER REFERENCES due (id),  -- of everything they owe when there is none
  amount        INTEGER NOT NULL CHECK (amount > 0),
  day           INTEGER NOT NULL,
  made_day      INTEGER NOT NULL CHECK (made_day <= day),
  made_after    INTEGER NOT NULL,              -- the last document there was
  made_settled  INTEGER NOT NULL,              -- the last allocation there was
  note          TEXT,
  withdrawn_at  INTEGER,
  user_id       INTEGER NOT NULL REFERENCES user (id),
  created_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX promise_of_customer ON promise (customer_id, id);
CREATE INDEX promise_by_day ON promise (day, id) WHERE withdrawn_at IS NULL;

-- A text the owner wrote in the place of one that comes with the program; empty once they took it back.
CREATE TABLE template (
  id          INTEGER PRIMARY KEY,
  kind        TEXT    NOT NULL CHECK (kind IN ('gentle', 'firm', 'final', 'receipt', 'invoice', 'balance')),
  language    TEXT    NOT NULL CHECK (language IN ('en', 'hi', 'ur')),
  text        TEXT    CHECK (length(text) BETWEEN 1 AND 1000),
  changed_at  INTEGER NOT NULL,
  UNIQUE (kind, language)
) STRICT;

-- Whom nobody is to be reminded of until a moment: somebody was at it, or it was put off. Brought back when there is none.
CREATE TABLE set_aside (
  customer_id  INTEGER PRIMARY KEY REFERENCES customer (id),
  until        INTEGER,
  done         INTEGER NOT NULL CHECK (done IN (0, 1)),
  user_id      INTEGER NOT NULL REFERENCES user (id),
  changed_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX set_aside_until ON set_aside (until) WHERE until IS NOT NULL;

-- ── Cases ───────────────────────────────────────────────────────────────────────────────────────────────────────

-- A customer's issue that is worked on; `case` by itself is a word of SQL. What was noted on one and what changed is in
-- the trail. One that was removed stays here and is shown nowhere.
CREATE TABLE customer_case (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given again: the trail names it for good
  customer_id   INTEGER NOT NULL REFERENCES customer (id),
  subject       TEXT    NOT NULL CHECK (length(subject) <= 200),  -- this and the next two: empty once the customer is erased
  description   TEXT    CHECK (length(description) <= 2000),
  next_step     TEXT    CHECK (length(next_step) <= 200),
  next_day      INTEGER,
  assigned_to   INTEGER REFERENCES user (id),
  priority      INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 4),  -- low, normal, high, urgent
  status        INTEGER NOT NULL CHECK (status BETWEEN 1 AND 5),    -- open, in progress, waiting; resolved, closed
  disputed      INTEGER CHECK (disputed BETWEEN 1 AND 1000000000000),
  user_id       INTEGER NOT NULL REFERENCES user (id),
  created_at    INTEGER NOT NULL,
  changed_at    INTEGER NOT NULL,
  removed_at    INTEGER,
  words         TEXT    NOT NULL,  -- subject and description as a search reads them
  customer_key  TEXT    NOT NULL,  -- kept: the customer's name as lists sort it
  CHECK (next_day IS NULL OR next_step IS NOT NULL)
) STRICT;
-- A list walks one of these; the trailing columns answer its filters without the row.
CREATE INDEX case_by_created ON customer_case (created_at, id, status, priority, assigned_to, removed_at, disputed);
CREATE INDEX case_by_changed ON customer_case (changed_at, id, status, priority, assigned_to, removed_at);
CREATE INDEX case_by_priority ON customer_case (priority, id, status, assigned_to, removed_at);
CREATE INDEX case_by_name ON customer_case (customer_key, id, status, priority, assigned_to, removed_at);
-- Those with no day come last either way.
CREATE INDEX case_by_next ON customer_case (ifnull(next_day, 99999), id, status, priority, assigned_to, removed_at);
CREATE INDEX case_by_last ON customer_case (ifnull(next_day, -99999), id, status, priority, assigned_to, removed_at);
CREATE INDEX case_of_customer ON customer_case (customer_id, id);
-- Those that are worked on: whose they are, when their next step is due, and what they are about.
CREATE INDEX case_at_work ON customer_case (assigned_to, next_day, id, priority, status, removed_at, customer_id)
  WHERE status <= 3 AND removed_at IS NULL;

-- The invoices, loans and receipts a case is about.
CREATE TABLE case_link (
  case_id      INTEGER NOT NULL REFERENCES customer_case (id),
  document_id  INTEGER NOT NULL REFERENCES document (id),
  PRIMARY KEY (case_id, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_link_of ON case_link (document_id, case_id);

-- What searches look in, as `customer_text` is of customers.
CREATE VIRTUAL TABLE case_text USING fts5 (
  text, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram'
);

CREATE TRIGGER case_customer_named AFTER UPDATE OF name_key ON customer WHEN NEW.name_key <> OLD.name_key BEGIN
  UPDATE customer_case SET customer_key = NEW.name_key WHERE customer_id = NEW.id;
END;

-- One chain: every write appends a link. `hash` binds the link before it, this row, and the immutable rows it made.
CREATE TABLE trail (
  seq          INTEGER PRIMARY KEY,
  at           INTEGER NOT NULL,
  user_id      INTEGER NOT NULL,
  action       INTEGER NOT NULL CHECK (action BETWEEN 1 AND 127),
  customer_id  INTEGER,
  document_id  INTEGER,
  body         TEXT    CHECK (json_valid(body)),
  -- The highest ids after this write: what lies between the link before and these was made by it.
  documents    INTEGER NOT NULL,
  entries      INTEGER NOT NULL,
  dues         INTEGER NOT NULL,
  allocations  INTEGER NOT NULL,
  hash         BLOB    NOT NULL CHECK (length(hash) = 32),
  earlier      INTEGER  -- kept: the link before this one that is about the same customer
) STRICT;
-- The one kind of link that is about a document and makes none (108, an advance was used): any other is found by what it made.
CREATE INDEX trail_of_advance ON trail (document_id) WHERE action = 108;
-- Links that make no document, by what they tell: a check asks for those of a noun.
CREATE INDEX trail_told ON trail (action) WHERE action < 100;

-- kept: from which link to which somebody wrote within an hour (counted from 1970-01-01 UTC). Links of others may lie
-- between; a clock that goes back begins another stretch.
CREATE TABLE trail_stretch (
  user_id  INTEGER NOT NULL,
  first    INTEGER NOT NULL,
  last     INTEGER NOT NULL CHECK (last >= first),
  hour     INTEGER NOT NULL,
  PRIMARY KEY (user_id, first)
) STRICT, WITHOUT ROWID;
CREATE INDEX trail_stretch_by_hour ON trail_stretch (hour);

-- Plain values of personal fields; the trail itself holds only their salted digests. Erasing a customer empties it. Those
-- of the people of the shop have no customer.
CREATE TABLE trail_personal (
  seq          INTEGER NOT NULL REFERENCES trail (seq),
  customer_id  INTEGER,
  field        TEXT    NOT NULL,
  side         INTEGER NOT NULL CHECK (side IN (0, 1)),  -- 0 before, 1 after
  salt         BLOB    NOT NULL,
  value        TEXT,
  PRIMARY KEY (seq, field, side)
) STRICT, WITHOUT ROWID;
CREATE INDEX trail_personal_of ON trail_personal (customer_id);
-- What was written of a case.
CREATE INDEX trail_of_case ON trail (body ->> 'customer_case', seq) WHERE action BETWEEN 60 AND 69;

-- ── Kept sums ───────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TRIGGER posting_kept AFTER INSERT ON posting BEGIN
  INSERT INTO account_day (account, day, debit, credit)
  SELECT NEW.account, day, max(NEW.amount, 0), max(-NEW.amount, 0) FROM entry WHERE id = NEW.entry_id
  ON CONFLICT DO UPDATE SET debit = debit + excluded.debit, credit = credit + excluded.credit;
END;

CREATE TRIGGER entry_kept AFTER INSERT ON entry WHEN NEW.customer_id IS NOT NULL BEGIN
  UPDATE customer SET receivable = receivable + NEW.effect, last_activity = max(last_activity, NEW.at),
    gave = gave + max(NEW.effect, 0), lines = lines + (NEW.effect <> 0)
  WHERE id = NEW.customer_id;
END;

CREATE TRIGGER customer_counted_in AFTER INSERT ON customer BEGIN
  INSERT INTO customer_count (archived, next_due, customers, outstanding, advance)
  VALUES (NEW.archived_at IS NOT NULL, ifnull(NEW.next_due, 99999), 1, NEW.outstanding, NEW.advance)
  ON CONFLICT DO UPDATE SET customers = customers + 1, outstanding = outstanding + excluded.outstanding,
    advance = advance + excluded.advance;
END;
CREATE TRIGGER customer_counted_out AFTER DELETE ON customer BEGIN
  UPDATE customer_count SET customers = customers - 1, outstanding = outstanding - OLD.outstanding,
    advance = advance - OLD.advance
  WHERE archived = (OLD.archived_at IS NOT NULL) AND next_due = ifnull(OLD.next_due, 99999);
END;
CREATE TRIGGER customer_counted AFTER UPDATE OF outstanding, advance, next_due, archived_at ON customer BEGIN
  UPDATE customer_count SET customers = customers - 1, outstanding = outstanding - OLD.outstanding,
    advance = advance - OLD.advance
  WHERE archived = (OLD.archived_at IS NOT NULL) AND next_due = ifnull(OLD.next_due, 99999);
  INSERT INTO customer_count (archived, next_due, customers, outstanding, advance)
  VALUES (NEW.archived_at IS NOT NULL, ifnull(NEW.next_due, 99999), 1, NEW.outstanding, NEW.advance)
  ON CONFLICT DO UPDATE SET customers = customers + 1, outstanding = outstanding + excluded.outstanding,
    advance = advance + excluded.advance;
END;

-- What settles is an advance until it is allocated.
CREATE TRIGGER document_settles AFTER INSERT ON document WHEN NEW.kind BETWEEN 5 AND 9 BEGIN
  UPDATE customer SET advance = advance + NEW.amount WHERE id = NEW.customer_id;
END;

-- A refund uses the receipt it gives back.
CREATE TRIGGER document_refunds AFTER INSERT ON document WHEN NEW.kind = 10 BEGIN
  UPDATE document SET used = used + NEW.amount WHERE id = NEW.about_id;
  UPDATE customer SET advance = advance - NEW.amount WHERE id = NEW.customer_id;
END;

CREATE TRIGGER due_made AFTER INSERT ON due BEGIN
  UPDATE customer SET outstanding = outstanding + NEW.amount,
    next_due = min(ifnull(next_due, NEW.due_day), NEW.due_day) WHERE id = NEW.customer_id;
  INSERT INTO due_day (day, open, count) VALUES (NEW.due_day, NEW.amount, 1)
  ON CONFLICT DO UPDATE SET open = open + excluded.open, count = count + 1;
  INSERT INTO loan_day (day, open) SELECT NEW.due_day, NEW.amount FROM document WHERE id = NEW.document_id AND kind = 2
  ON CONFLICT DO UPDATE SET open = open + excluded.open;
END;

CREATE TRIGGER allocation_kept AFTER INSERT ON allocation BEGIN
  UPDATE document SET used = used + NEW.amount WHERE id = NEW.document_id;
  UPDATE due SET settled = settled + NEW.amount WHERE id = NEW.due_id;
  UPDATE customer SET advance = advance - NEW.amount
  WHERE id = (SELECT customer_id FROM due WHERE id = NEW.due_id);
END;

CREATE TRIGGER due_moved AFTER UPDATE OF settled, ended ON due BEGIN
  UPDATE due_day SET
    open = open - (OLD.ended = 0) * (OLD.amount - OLD.settled) + (NEW.ended = 0) * (NEW.amount - NEW.settled),
    count = count - (OLD.ended = 0 AND OLD.settled < OLD.amount) + (NEW.ended = 0 AND NEW.settled < NEW.amount)
  WHERE day = NEW.due_day;
  UPDATE customer SET
    outstanding = outstanding - (OLD.ended = 0) * (OLD.amount - OLD.settled) + (NEW.ended = 0) * (NEW.amount - NEW.settled),
    next_due = (SELECT min(due_day) FROM due WHERE customer_id = NEW.customer_id AND settled < amount AND ended = 0)
  WHERE id = NEW.customer_id;
  UPDATE document SET
    open = open - (OLD.ended = 0) * (OLD.amount - OLD.settled) + (NEW.ended = 0) * (NEW.amount - NEW.settled),
    next_due = (SELECT min(due_day) FROM due WHERE document_id = NEW.document_id AND settled < amount AND ended = 0)
  WHERE id = NEW.document_id;
  UPDATE loan_day SET
    open = open - (OLD.ended = 0) * (OLD.amount - OLD.settled) + (NEW.ended = 0) * (NEW.amount - NEW.settled)
  WHERE day = NEW.due_day AND (SELECT kind FROM document WHERE id = NEW.document_id) = 2;
END;

-- A reversal ends its document: a charge takes its dues with it, a settling document its rest.
CREATE TRIGGER document_ended AFTER UPDATE OF ended ON document WHEN OLD.ended = 0 AND NEW.ended <> 0 BEGIN
  UPDATE due SET ended = 1 WHERE document_id = NEW.id;
  UPDATE customer SET advance = advance - (NEW.amount - NEW.used)
  WHERE id = NEW.customer_id AND NEW.kind BETWEEN 5 AND 9;
  UPDATE document SET used = used - NEW.amount WHERE id = NEW.about_id AND NEW.kind = 10;
  UPDATE customer SET advance = advance + NEW.amount WHERE id = NEW.customer_id AND NEW.kind = 10;
END;
CREATE TRIGGER entry_reverses AFTER INSERT ON entry WHEN NEW.reverses IS NOT NULL BEGIN
  UPDATE document SET ended = 1 WHERE id = NEW.document_id AND ended = 0;
END;
-- The entry of a bounce comes after its allocations were taken back.
CREATE TRIGGER entry_bounces AFTER INSERT ON entry
  WHEN (SELECT kind FROM document WHERE id = NEW.document_id) = 12 BEGIN
  UPDATE document SET ended = 2
  WHERE id = (SELECT about_id FROM document WHERE id = NEW.document_id) AND ended = 0;
END;

CREATE TRIGGER trail_found AFTER INSERT ON trail BEGIN
  UPDATE customer SET last_link = NEW.seq WHERE id = NEW.customer_id;
  INSERT INTO trail_stretch (user_id, first, last, hour)
  SELECT NEW.user_id, ifnull((SELECT iif(hour = NEW.at / 3600000, first, NULL) FROM trail_stretch
                              WHERE user_id = NEW.user_id ORDER BY first DESC LIMIT 1), NEW.seq),
    NEW.seq, NEW.at / 3600000
  WHERE true ON CONFLICT DO UPDATE SET last = excluded.last;
END;

CREATE TRIGGER loan_given AFTER INSERT ON document WHEN NEW.kind = 2 BEGIN
  UPDATE loan_total SET count = count + 1, amount = amount + NEW.amount;
END;
CREATE TRIGGER loan_settles AFTER INSERT ON allocation
  WHEN (SELECT loan.kind FROM due JOIN document loan ON loan.id = due.document_id WHERE due.id = NEW.due_id) = 2 BEGIN
  INSERT INTO loan_settled (id, loan_id, document_id, day, money, waited, amount)
  SELECT NEW.id, loan.id, d.id, d.day, d.kind IN (5, 6), max(d.day - loan.day, 0), max(NEW.amount, 0)
  FROM due JOIN document loan ON loan.id = due.document_id JOIN document d ON d.id = NEW.document_id
  WHERE due.id = NEW.due_id
  ON CONFLICT (loan_id, document_id) DO UPDATE SET amount = amount + NEW.amount;
END;
CREATE TRIGGER loan_repaid AFTER INSERT ON loan_settled WHEN NEW.money = 1 BEGIN
  UPDATE loan_total SET repayments = repayments + 1, repaid = repaid + NEW.amount,
    weight_high = weight_high + NEW.amount * NEW.waited / 1000000 + (weight_low + NEW.amount * NEW.waited % 1000000) / 1000000,
    weight_low = (weight_low + NEW.amount * NEW.waited % 1000000) % 1000000;
END;
CREATE TRIGGER loan_repaid_again AFTER UPDATE OF amount ON loan_settled WHEN NEW.money = 1 BEGIN
  UPDATE loan_total SET repayments = repayments + (NEW.amount > 0) - (OLD.amount > 0),
    repaid = repaid + NEW.amount - OLD.amount,
    weight_high = weight_high + (NEW.amount - OLD.amount) * NEW.waited / 1000000
      + (weight_low + (NEW.amount - OLD.amount) * NEW.waited % 1000000 + 1000000) / 1000000 - 1,
    weight_low = (weight_low + (NEW.amount - OLD.amount) * NEW.waited % 1000000 + 1000000) % 1000000;
END;
-- What had settled a void loan was taken back from it: it is an advance now, or its invoice's.
CREATE TRIGGER loan_ended AFTER UPDATE OF ended ON document WHEN NEW.kind = 2 AND OLD.ended = 0 AND NEW.ended <> 0 BEGIN
  UPDATE loan_total SET count = count - 1, amount = amount - NEW.amount;
END;

-- ── What is written stays written ───────────────────────────────────────────────────────────────────────────────

CREATE TRIGGER entry_stays BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;
CREATE TRIGGER entry_kept_for_good BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;
CREATE TRIGGER posting_stays BEFORE UPDATE ON posting BEGIN SELECT RAISE(ABORT, 'posting is append-only'); END;
CREATE TRIGGER posting_kept_for_good BEFORE DELETE ON posting BEGIN SELECT RAISE(ABORT, 'posting is append-only'); END;
CREATE TRIGGER allocation_stays BEFORE UPDATE ON allocation BEGIN SELECT RAISE(ABORT, 'allocation is append-only'); END;
CREATE TRIGGER allocation_kept_for_good BEFORE DELETE ON allocation BEGIN SELECT RAISE(ABORT, 'allocation is append-only'); END;
CREATE TRIGGER invoice_line_stays BEFORE UPDATE ON invoice_line BEGIN SELECT RAISE(ABORT, 'invoice_line is append-only'); END;
CREATE TRIGGER invoice_line_kept_for_good BEFORE DELETE ON invoice_line BEGIN SELECT RAISE(ABORT, 'invoice_line is append-only'); END;
CREATE TRIGGER trail_stays BEFORE UPDATE ON trail BEGIN SELECT RAISE(ABORT, 'trail is append-only'); END;
CREATE TRIGGER trail_kept_for_good BEFORE DELETE ON trail BEGIN SELECT RAISE(ABORT, 'trail is append-only'); END;
CREATE TRIGGER document_kept_for_good BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'document is append-only'); END;
CREATE TRIGGER document_stays
  BEFORE UPDATE OF id, kind, customer_id, number, day, amount, method, about_id, detail, note, user_id, at ON document
  BEGIN SELECT RAISE(ABORT, 'document is append-only'); END;
CREATE TRIGGER document_ends_once BEFORE UPDATE OF ended ON document WHEN OLD.ended <> 0
  BEGIN SELECT RAISE(ABORT, 'document has ended'); END;
CREATE TRIGGER due_kept_for_good BEFORE DELETE ON due BEGIN SELECT RAISE(ABORT, 'due is append-only'); END;
CREATE TRIGGER due_stays BEFORE UPDATE OF id, document_id, customer_id, due_day, amount, on_loans ON due
  BEGIN SELECT RAISE(ABORT, 'due is append-only'); END;
CREATE TRIGGER request_stays BEFORE UPDATE ON request BEGIN SELECT RAISE(ABORT, 'request is append-only'); END;
CREATE TRIGGER request_kept_for_good BEFORE DELETE ON request BEGIN SELECT RAISE(ABORT, 'request is append-only'); END;
