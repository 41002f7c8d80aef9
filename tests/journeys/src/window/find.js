// Finds what a person would find by role and name, in document order.
//
// Called with { role, name } for an exact accessible name, or { role, part } for a part of the
// visible text; { inside: { role, part } } narrows the search, and the container counts too. The role `field` stands for anything
// one types or picks in. While a dialog is open, only what is in it counts.

const IMPLIED = {
  A: "link", BUTTON: "button", SELECT: "combobox", TEXTAREA: "textbox", TABLE: "table", TR: "row",
  TH: "columnheader", TD: "cell", UL: "list", OL: "list", LI: "listitem", NAV: "navigation",
  MAIN: "main", DIALOG: "dialog", FORM: "form", SECTION: "region", OPTION: "option", IMG: "img",
  OUTPUT: "status", ARTICLE: "article", H1: "heading", H2: "heading", H3: "heading", H4: "heading",
  SUMMARY: "button", FIELDSET: "group", DT: "term", DD: "definition",
};
const INPUTS = {
  button: "button", submit: "button", reset: "button", checkbox: "checkbox", radio: "radio",
  number: "spinbutton", search: "searchbox", range: "slider",
};
const FIELDS = ["textbox", "searchbox", "spinbutton", "combobox", "slider"];
const NAMED_BY_CONTENT = [
  "button", "link", "heading", "cell", "columnheader", "row", "listitem", "option", "tab",
  "menuitem", "checkbox", "radio", "switch", "gridcell", "status", "alert", "term", "definition",
];

const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();

function role(element) {
  const stated = element.getAttribute("role");
  if (stated) return stated.split(" ")[0];
  if (element.tagName === "INPUT") return INPUTS[element.type] ?? "textbox";
  return IMPLIED[element.tagName];
}

function content(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute("aria-hidden") === "true") return "";
  const stated = node.getAttribute("aria-label") ?? node.getAttribute("alt");
  return stated ?? Array.from(node.childNodes, content).join(" ");
}

// The label's words without those of the control inside it.
function label(element) {
  return Array.from(element.childNodes, (child) =>
    child.contains?.(element.control) && child === element.control ? "" : content(child),
  ).join(" ");
}

function name(element) {
  const others = element.getAttribute("aria-labelledby");
  if (others) {
    const named = others.split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean);
    return tidy(named.map(content).join(" "));
  }
  const stated = element.getAttribute("aria-label");
  if (stated) return tidy(stated);
  if (element.labels?.length) return tidy(Array.from(element.labels, label).join(" "));
  const byContent = NAMED_BY_CONTENT.includes(role(element)) ? tidy(content(element)) : "";
  return byContent || tidy(element.title) || tidy(element.getAttribute("placeholder"));
}

function seen(element) {
  if (element.closest("[inert], [aria-hidden=true]")) return false;
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility === "visible";
}

function matches(element, wanted) {
  const actual = role(element);
  const fits = wanted.role === "field" ? FIELDS.includes(actual) : wanted.role === actual;
  if (!fits || !seen(element)) return false;
  if (wanted.name !== undefined && name(element) !== tidy(wanted.name)) return false;
  return wanted.part === undefined || tidy(element.innerText).includes(tidy(wanted.part));
}

function search(scope, wanted) {
  const all = [...(scope === document ? [] : [scope]), ...scope.querySelectorAll("*")];
  return all.filter((element) => matches(element, wanted));
}

const wanted = arguments[0];
const dialogs = Array.from(
  document.querySelectorAll("dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]"),
).filter(seen);
const top = dialogs.at(-1) ?? document;
const scopes = wanted.inside ? search(top, wanted.inside).slice(0, 1) : [top];
return scopes.flatMap((scope) => search(scope, wanted));
