-- After the last lot of documents. $1, $2 and $4: the last document, entry and allocation before the first; $3 the moment.
UPDATE customer SET
  receivable = receivable + moved.effect, gave = customer.gave + moved.gave, lines = customer.lines + moved.lines,
  last_activity = max(last_activity, $3),
  outstanding = (SELECT ifnull(sum(amount - settled), 0) FROM due
                 WHERE customer_id = customer.id AND settled < amount AND ended = 0),
  next_due = (SELECT min(due_day) FROM due WHERE customer_id = customer.id AND settled < amount AND ended = 0),
  advance = (SELECT ifnull(sum(amount - used), 0) FROM document INDEXED BY document_with_rest
             WHERE customer_id = customer.id AND kind BETWEEN 5 AND 9 AND used < amount AND ended = 0)
FROM (SELECT customer_id, sum(effect) AS effect, sum(max(effect, 0)) AS gave, sum(effect <> 0) AS lines
      FROM entry WHERE id > $2 AND customer_id IS NOT NULL GROUP BY customer_id) moved
WHERE customer.id = moved.customer_id;
UPDATE due_day SET open = 0, count = 0 WHERE count > 0;
INSERT INTO due_day (day, open, count)
SELECT due_day, sum(amount - settled), count(*) FROM due WHERE settled < amount AND ended = 0 GROUP BY due_day
ON CONFLICT DO UPDATE SET open = excluded.open, count = excluded.count;
UPDATE loan_day SET open = 0 WHERE open > 0;
INSERT INTO loan_day (day, open)
SELECT u.due_day, sum(u.amount - u.settled) FROM document d CROSS JOIN due u ON u.document_id = d.id
WHERE d.kind = 2 AND d.open > 0 AND u.settled < u.amount AND u.ended = 0 GROUP BY u.due_day
ON CONFLICT DO UPDATE SET open = excluded.open;
UPDATE loan_total SET count = loan_total.count + made.count, amount = loan_total.amount + made.amount
FROM (SELECT count(*) AS count, ifnull(sum(amount), 0) AS amount FROM document WHERE id > $1 AND kind = 2) made;
INSERT INTO loan_settled (id, loan_id, document_id, day, money, waited, amount)
SELECT min(a.id), loan.id, d.id, d.day, d.kind IN (5, 6), max(d.day - loan.day, 0), sum(a.amount)
FROM allocation a CROSS JOIN due u ON u.id = a.due_id
CROSS JOIN document loan ON loan.id = u.document_id CROSS JOIN document d ON d.id = a.document_id
WHERE a.id > $4 AND loan.kind = 2 GROUP BY d.id, loan.id;
UPDATE loan_total SET repayments = repayments + made.count, repaid = repaid + made.amount,
  weight_high = weight_high + made.high + (weight_low + made.low) / 1000000,
  weight_low = (weight_low + made.low) % 1000000
FROM (SELECT count(*) AS count, ifnull(sum(amount), 0) AS amount, ifnull(sum(amount * waited / 1000000), 0) AS high,
             ifnull(sum(amount * waited % 1000000), 0) AS low
      FROM loan_settled WHERE id > $4 AND money = 1) made;
