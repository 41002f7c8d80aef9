// The texts of one column of a table, by the names of both, or its headings when no column is named;
// null when there is none.

const [label, heading] = arguments;
const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const named = (table) =>
  tidy(table.getAttribute("aria-label")) === label ||
  tidy(document.getElementById(table.getAttribute("aria-labelledby"))?.innerText) === label;
const table = Array.from(document.querySelectorAll("table")).find(named);
const heads = Array.from(table?.tHead?.rows[0]?.cells ?? []);
if (heading === null) return heads.map((head) => tidy(head.innerText));
const at = heads.findIndex((head) => tidy(head.innerText) === heading);
if (at < 0) return null;
return Array.from(table.tBodies[0]?.rows ?? [], (row) => tidy(row.cells[at]?.innerText));
