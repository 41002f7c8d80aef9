/**
 * What no compiler sees in the window's sources: literal text in markup, colours and pixels outside the
 * token file, left and right in a layout that must also run the other way. `node scripts/tidy.js` fails
 * with one line per finding.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'svelte/compiler';

const ROOT = fileURLToPath(new URL('../src/', import.meta.url));
const LETTER = /\p{L}/u;
const SPOKEN = new Set([
  'aria-label',
  'aria-description',
  'placeholder',
  'title',
  'alt',
  'label',
  'hint',
  'text',
  'verb',
]);

const STYLE_RULES = [
  [/#[0-9a-f]{3,8}\b/gi, 'a colour outside tokens.css'],
  [/\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(/gi, 'a colour outside tokens.css'],
  [/\b\d*\.?\d+px\b/gi, 'a pixel outside tokens.css'],
  [
    /(?<![\w-])(?:margin|padding|border|inset)-(?:left|right)\b|(?<![\w-])(?:left|right)\s*:/gi,
    'left or right: use inline-start and inline-end',
  ],
  [/(?:text-align|float|clear)\s*:\s*(?:left|right)/gi, 'left or right: use start and end'],
];

/** Every finding in one file, as `what (line)`. */
export function findings(path, source) {
  if (path.endsWith('.css')) return path.endsWith('tokens.css') ? [] : inStyle(source, 0);
  if (!path.endsWith('.svelte')) return [];
  const tree = parse(source, { modern: true });
  const css = tree.css ? inStyle(tree.css.content.styles, line(source, tree.css.content.start) - 1) : [];
  return [...inMarkup(tree.fragment, source), ...css];
}

function inStyle(css, above) {
  const bare = css.replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  return STYLE_RULES.flatMap(([pattern, what]) =>
    [...bare.matchAll(pattern)].map((match) => `${what}: ${match[0]} (${above + line(css, match.index)})`),
  );
}

function inMarkup(fragment, source) {
  const found = [];
  const say = (text, node) => found.push(`text in markup: ${text.trim()} (${line(source, node.start)})`);
  walk(fragment, (node) => {
    if (node.type === 'Text' && LETTER.test(entities(node.raw))) say(node.raw, node);
    if (node.type === 'ExpressionTag') for (const text of shown(node.expression)) say(text, node);
    if (node.type === 'StyleDirective') {
      found.push(...inStyle(source.slice(node.start, node.end), line(source, node.start) - 1));
      return false;
    }
    if (node.type === 'Attribute') {
      if (SPOKEN.has(node.name)) for (const text of attributeTexts(node.value)) say(text, node);
      if (node.name === 'style')
        found.push(...inStyle(source.slice(node.start, node.end), line(source, node.start) - 1));
      return false;
    }
    return true;
  });
  return found;
}

/** Visits the markup, not the expressions in it. A visitor that answers false is not led further down. */
function walk(node, visit) {
  if (Array.isArray(node)) return node.forEach((child) => walk(child, visit));
  if (!node || typeof node !== 'object' || (node.type && visit(node) === false)) return undefined;
  for (const [name, child] of Object.entries(node)) {
    if (name !== 'expression' && name !== 'parent') walk(child, visit);
  }
  return undefined;
}

/** The literal texts that an expression may come to; what stands inside a call is not shown as it is. */
function shown(expression) {
  switch (expression?.type) {
    case 'Literal':
      return typeof expression.value === 'string' && LETTER.test(expression.value) ? [expression.value] : [];
    case 'TemplateLiteral':
      return expression.quasis.map((quasi) => quasi.value.cooked).filter((text) => LETTER.test(text));
    case 'ConditionalExpression':
      return [...shown(expression.consequent), ...shown(expression.alternate)];
    case 'LogicalExpression':
    case 'BinaryExpression':
      return [...shown(expression.left), ...shown(expression.right)];
    default:
      return [];
  }
}

function attributeTexts(value) {
  const parts = Array.isArray(value) ? value : [value];
  return parts.flatMap((part) => {
    if (part?.type === 'Text') return LETTER.test(part.raw) ? [part.raw] : [];
    return part?.type === 'ExpressionTag' ? shown(part.expression) : [];
  });
}

function entities(raw) {
  return raw.replace(/&\w+;/g, '');
}

function line(source, index) {
  return source.slice(0, index).split('\n').length;
}

function main() {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' });
  for (const file of files
    .filter((name) => /\.(svelte|css)$/.test(name) && !name.includes('testing/'))
    .sort()) {
    for (const finding of findings(file, readFileSync(join(ROOT, file), 'utf8'))) {
      console.error(`src/${relative('.', file)}: ${finding}`);
      process.exitCode = 1;
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
