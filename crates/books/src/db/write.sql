-- One write. Parameters are `$n`, which have no gaps: sqlx counts `?n` gaps across statements and then binds nothing.
-- $1 documents, $2 entries, $3 dues, $4 allocations, $5 lines, $6 user, $7 moment,
-- $8 links, $9 requests, $10 number series (JSON lists of lists, or NULL; `db/batch/fields.rs` has their order).
INSERT INTO document (id, kind, customer_id, number, day, amount, method, about_id, detail, note, open, next_due,
                      user_id, at)
SELECT j.value ->> 0, j.value ->> 1, j.value ->> 2, j.value ->> 3, j.value ->> 4, j.value ->> 5,
       j.value ->> 6, j.value ->> 7, j.value ->> 8, j.value ->> 9, j.value ->> 10, j.value ->> 11, $6, $7
FROM json_each($1) j;
INSERT INTO due (id, document_id, customer_id, due_day, amount, on_loans)
SELECT j.value ->> 0, j.value ->> 1, j.value ->> 2, j.value ->> 3, j.value ->> 4,
       j.value ->> 5
FROM json_each($3) j;
INSERT INTO allocation (id, document_id, due_id, day, amount)
SELECT j.value ->> 0, j.value ->> 1, j.value ->> 2, j.value ->> 3, j.value ->> 4
FROM json_each($4) j;
INSERT INTO entry (id, document_id, customer_id, day, reverses, effect, reason, user_id, at)
SELECT j.value ->> 0, j.value ->> 1, j.value ->> 2, j.value ->> 3, j.value ->> 4,
       j.value ->> 5, j.value ->> 6, $6, $7
FROM json_each($2) j;
INSERT INTO posting (entry_id, account, amount)
SELECT j.value ->> 0, p.value ->> 0, p.value ->> 1
FROM json_each($2) j, json_each(j.value, '$[7]') p;
INSERT INTO invoice_line (document_id, position, description, quantity, unit, unit_price, discount, discount_rate,
                          tax_name, tax_rate, with_tax, taxable, tax)
SELECT j.value ->> 0, j.value ->> 1, j.value ->> 2, j.value ->> 3, j.value ->> 4,
       j.value ->> 5, j.value ->> 6, j.value ->> 7, j.value ->> 8, j.value ->> 9,
       j.value ->> 10, j.value ->> 11, j.value ->> 12
FROM json_each($5) j;
INSERT INTO number_series (kind, year, last, latest_day)
SELECT j.value ->> 0, j.value ->> 1, j.value ->> 2, j.value ->> 3 FROM json_each($10) j WHERE true
ON CONFLICT DO UPDATE SET last = excluded.last, latest_day = max(latest_day, excluded.latest_day);
INSERT INTO trail (seq, at, user_id, action, customer_id, document_id, body, documents, entries, dues, allocations, hash,
                   earlier)
SELECT j.value ->> 0, $7, $6, j.value ->> 1, j.value ->> 2, j.value ->> 3, j.value ->> 4, j.value ->> '$[5][0]',
       j.value ->> '$[5][1]', j.value ->> '$[5][2]', j.value ->> '$[5][3]', unhex(j.value ->> 6),
       ifnull(j.value ->> 7, (SELECT last_link FROM customer WHERE id = j.value ->> 2))
FROM json_each($8) j;
INSERT INTO request (id, digest, subject)
SELECT unhex(j.value ->> 0), unhex(j.value ->> 1), j.value ->> 2 FROM json_each($9) j;
