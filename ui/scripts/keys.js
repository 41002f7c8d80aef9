/**
 * Writes src/i18n/keys.ts from messages/en.ftl: every message with the variables it takes, so that a
 * misspelt key or a forgotten variable does not compile. With --check it only says whether the file
 * is current, and that every other language has exactly the messages that English has.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FluentResource } from '@fluent/bundle';

const MESSAGES = fileURLToPath(new URL('../../messages/', import.meta.url));
const TARGET = fileURLToPath(new URL('../src/i18n/keys.ts', import.meta.url));

/** The names of the variables anywhere inside a pattern. */
function variables(node, found = new Set()) {
  if (Array.isArray(node)) for (const part of node) variables(part, found);
  else if (node && typeof node === 'object') {
    if (node.type === 'var') found.add(node.name);
    for (const part of Object.values(node)) variables(part, found);
  }
  return found;
}

/** Every message of a Fluent source with the sorted names of its variables; two with one name is an error. */
export function readMessages(source) {
  const messages = new Map();
  for (const message of new FluentResource(source).body) {
    if (messages.has(message.id)) throw new Error(`message twice: ${message.id}`);
    if (!message.id.startsWith('-')) messages.set(message.id, [...variables(message.value)].sort());
  }
  return messages;
}

/** Lines that begin like a message but that the Fluent parser skipped as broken. */
export function unreadable(source) {
  const known = readMessages(source);
  const begun = [...source.matchAll(/^([a-zA-Z][\w-]*) *=/gm)].map((match) => match[1]);
  return begun.filter((id) => !known.has(id));
}

/** The TypeScript file for a set of messages. */
export function keysFile(messages) {
  const rows = [...messages].map(([id, names]) => {
    const variables = names.map((name) => `${name}: Value`).join('; ');
    return `  '${id}': ${names.length ? `{ ${variables} }` : 'null'};`;
  });
  return [
    '// Written by scripts/keys.js from messages/en.ftl. Do not edit: run `npm run keys`.',
    '',
    '/** What a message may be given: text, or a number it counts with. */',
    'export type Value = string | number;',
    '',
    '/** Every message and the variables it takes. */',
    'export interface Messages {',
    ...rows,
    '}',
    '',
  ].join('\n');
}

/** What keeps two languages from having the same messages. */
export function parity(english, other, name) {
  const missing = [...english.keys()].filter((id) => !other.has(id)).map((id) => `${name}: lacks ${id}`);
  const foreign = [...other.keys()].filter((id) => !english.has(id)).map((id) => `${name}: unknown ${id}`);
  return [...missing, ...foreign];
}

function read(file) {
  return readFileSync(MESSAGES + file, 'utf8');
}

function main(check) {
  const english = readMessages(read('en.ftl'));
  const wanted = keysFile(english);
  const problems = unreadable(read('en.ftl')).map((id) => `en.ftl: cannot read ${id}`);
  for (const file of readdirSync(MESSAGES).filter((name) => name.endsWith('.ftl') && name !== 'en.ftl')) {
    problems.push(...parity(english, readMessages(read(file)), file));
  }
  if (!check) writeFileSync(TARGET, wanted);
  else if (readFileSync(TARGET, 'utf8') !== wanted)
    problems.push('src/i18n/keys.ts is stale: run `npm run keys`');
  for (const problem of problems) console.error(problem);
  if (problems.length) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.includes('--check'));
