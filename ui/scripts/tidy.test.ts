// @vitest-environment node
import { readdirSync } from 'node:fs';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { findings } from './tidy.js';

const markup = (source: string) => findings('X.svelte', source);
const style = (css: string) => findings('X.svelte', `<p>{t('a')}</p>\n<style>\n  p { ${css} }\n</style>`);

describe('literal text in markup is found', () => {
  it.each([
    ['<p>Hello</p>'],
    ['<p>नमस्ते</p>'],
    ["<p>{late ? 'Late' : t('x')}</p>"],
    ['<p>{`Due ${date}`}</p>'],
    ["<p>{name + ' owes'}</p>"],
    ['<button aria-label="Close"></button>'],
    ['<input placeholder="Name" />'],
    ["<TextField label={long ? 'Full name' : t('name')} />"],
    ['<svelte:head><title>Bahi</title></svelte:head>'],
    ['{#if a}<b>{t(x)}</b>{:else}Nothing{/if}'],
  ])('%s', (source) => expect(markup(source)).toHaveLength(1));
});

describe('what is no text passes', () => {
  it.each([
    ["<p>{t('hello')} · 12 &nbsp;</p>"],
    ['<a class="quiet" href="/today">{label}</a>'],
    ['<TextField label={t(\'name\')} type="email" />'],
    ["<p class={late ? 'late' : 'fine'}>{amount}</p>"],
    ["<script>const a = 'text';</script><!-- A comment. --><p>{a}</p>"],
    ["{#if state === 'open'}<b>{t('open')}</b>{/if}"],
  ])('%s', (source) => expect(markup(source)).toEqual([]));
});

describe('colours, pixels and sides stay in the tokens', () => {
  it.each([
    ['color: #fff'],
    ['color: rgb(0 0 0)'],
    ['padding: 12px'],
    ['margin-left: 1rem'],
    ['left: 0'],
    ['text-align: right'],
  ])('%s', (css) => expect(style(css)).toHaveLength(1));

  it('looks into style attributes too', () => {
    expect(markup('<p style="margin-left: 4px"></p>')).toHaveLength(2);
    expect(markup('<p style:color="#fff"></p>')).toHaveLength(1);
  });

  it.each([
    ['color: var(--text)'],
    ['padding-inline-start: 1rem'],
    ['text-align: end'],
    ['grid-area: a / b'],
  ])('%s passes', (css) => expect(style(css)).toEqual([]));

  it('looks into the shared style sheets, but not into the tokens', () => {
    expect(findings('styles/base.css', 'p { color: #000; }')).toHaveLength(1);
    expect(findings('styles/tokens.css', ':root { --text: #000; }')).toEqual([]);
  });
});

describe('the import walls', () => {
  const eslint = new ESLint();
  const check = async (filePath: string, code: string) =>
    (await eslint.lintText(code, { filePath }))[0]!.messages.map((message) => message.ruleId);

  it.each([
    ['src/ui/wall.ts', "import '@tauri-apps/api/core';"],
    ['src/ui/wall.ts', "import '$ipc';"],
    ['src/ui/wall.ts', "import '$features/loans/LoanForm.svelte';"],
    ['src/ui/wall.ts', "import '../styles/base.css';"],
    ['src/i18n/wall.ts', "import { call } from '$ipc'; call;"],
    ['src/routes/wall.ts', "import '@tauri-apps/api/window';"],
    ['src/routes/wall.ts', "import { X } from '@lucide/svelte'; X;"],
  ])('%s may not %s', async (filePath, code) => {
    expect(await check(filePath, code)).toContain('@typescript-eslint/no-restricted-imports');
  });

  it('keeps features from one another, but not from themselves', async () => {
    const [one, two] = readdirSync('src/features');
    const rule = '@typescript-eslint/no-restricted-imports';
    expect(await check(`src/features/${one}/wall.ts`, `import '$features/${two}/X.svelte';\n`)).toContain(
      rule,
    );
    expect(await check(`src/features/${one}/wall.ts`, `import '$features/${one}/X.svelte';\n`)).toEqual([]);
  });

  it('lets the folder of the shell import Tauri', async () => {
    expect(await check('src/ipc/wall.ts', "import '@tauri-apps/api/core';\n")).toEqual([]);
  });

  it('refuses raw markup and buttons without a type', async () => {
    const rules = await check('src/ui/Wall.svelte', '<button>{@html x}</button>\n');
    expect(rules).toContain('svelte/no-at-html-tags');
    expect(rules).toContain('svelte/button-has-type');
  });
});
