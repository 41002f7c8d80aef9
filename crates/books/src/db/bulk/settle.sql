-- After one lot of documents. $1 and $2: the last entry and allocation before it.
INSERT INTO account_day (account, day, debit, credit)
SELECT p.account, e.day, sum(max(p.amount, 0)), sum(max(-p.amount, 0))
FROM entry e CROSS JOIN posting p ON p.entry_id = e.id WHERE e.id > $1 GROUP BY p.account, e.day
ON CONFLICT DO UPDATE SET debit = debit + excluded.debit, credit = credit + excluded.credit;
UPDATE due SET settled = settled + part.amount
FROM (SELECT due_id, sum(amount) AS amount FROM allocation WHERE id > $2 GROUP BY due_id) part WHERE due.id = part.due_id;
UPDATE document SET used = used + part.amount
FROM (SELECT document_id, sum(amount) AS amount FROM allocation WHERE id > $2 GROUP BY document_id) part
WHERE document.id = part.document_id;
UPDATE document SET open = charge.open, next_due = charge.next_due
FROM (SELECT document_id, sum(amount - settled) AS open, min(due_day) FILTER (WHERE settled < amount) AS next_due
      FROM due WHERE document_id IN (SELECT u.document_id FROM allocation a JOIN due u ON u.id = a.due_id WHERE a.id > $2)
      GROUP BY document_id) charge
WHERE document.id = charge.document_id;
