/**
 * Writes src/i18n/keys.ts from messages/en.ftl: every message with the variables it takes, so that a
 * misspelt key or a forgotten variable does not compile. With --check it only says whether the file
 * is current, that something says every message, and that every other language has exactly those of English.
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

const QUOTED = /['"]([A-Za-z][\w-]*)['"]/g;
const COMPOSED = /`([a-z][\w-]*(?:\$\{[^}`]*\}[\w-]*)+)`/g;

/**
 * The messages that no source says. One is said where its name stands quoted, or where a template makes it of words that
 * are quoted near by: in the same folder, among the words of every screen, or in what the shell answers. The code of a
 * refusal is no such word: it has a map of its own.
 */
export function unsaid(ids, sources) {
  const quoted = (text) => [...text.matchAll(QUOTED)].map((match) => match[1]);
  const folderOf = (path) => path.slice(0, path.lastIndexOf('/') + 1);
  const near = new Map();
  const common = new Set();
  for (const [path, text] of sources) {
    const words = quoted(text.replaceAll(/\bcode: "\w+"/g, ''));
    near.set(folderOf(path), [...(near.get(folderOf(path)) ?? []), ...words]);
    if (/\/i18n\/|bindings\.ts$/.test(path)) for (const word of words) common.add(word);
  }
  const said = new Set(sources.flatMap(([, text]) => quoted(text)));
  const composed = sources.flatMap(([path, text]) => {
    const words = new Set([...common, ...near.get(folderOf(path))]);
    return [...text.matchAll(COMPOSED)].map((match) => ({ made: madeOf(match[1]), words }));
  });
  const isSaid = (id) =>
    said.has(id) ||
    composed.some(({ made, words }) => {
      const filled = made.exec(id)?.slice(1);
      return filled?.every((word) => words.has(word));
    });
  return ids.filter((id) => !isSaid(id));
}

/** What a template can come to; in names of messages only hyphens stand beside its words. */
function madeOf(template) {
  return new RegExp(`^${template.split(/\$\{[^}]*\}/).join('(.+)')}$`);
}

/** Every source that may say a message, with its path. */
function sources() {
  return ['../src/', '../../src-tauri/src/', '../../crates/'].flatMap((folder) => {
    const root = fileURLToPath(new URL(folder, import.meta.url));
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(ts|svelte|rs)$/.test(path) && !/\.test\.ts$|i18n\/keys\.ts$/.test(path))
      .map((path) => [`/${path}`, readFileSync(root + path, 'utf8')]);
  });
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
  else {
    problems.push(...unsaid([...english.keys()], sources()).map((id) => `en.ftl: nobody says ${id}`));
    if (readFileSync(TARGET, 'utf8') !== wanted)
      problems.push('src/i18n/keys.ts is stale: run `npm run keys`');
  }
  for (const problem of problems) console.error(problem);
  if (problems.length) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.includes('--check'));
