/**
 * The walls of the window: who may import whom, and what may not stand in a component. In a flat
 * configuration a later match replaces an earlier one of the same rule, so each folder's list is whole.
 */
import { readdirSync } from 'node:fs';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const TAURI = { group: ['@tauri-apps/*'], message: 'Only src/ipc may talk to the shell.' };
const PARENTS = { group: ['../*'], message: 'Import from another folder by its alias.' };
const BARREL = { name: '@lucide/svelte', message: 'Import an icon by its own path.' };
const TYPES_OF_THE_SHELL = 'Widgets and words know no command.';

function wall(...patterns) {
  return ['error', { paths: [BARREL], patterns: [PARENTS, ...patterns] }];
}

const widgets = wall(TAURI, {
  group: ['$ipc', '$ipc/*', '$features/*', '$app/*'],
  message: TYPES_OF_THE_SHELL,
});
const words = wall(TAURI, {
  group: ['$ipc', '$ipc/*', '$features/*', '$ui/*'],
  allowTypeImports: true,
  message: TYPES_OF_THE_SHELL,
});

const features = readdirSync(new URL('src/features', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({
    files: [`src/features/${name}/**`],
    rules: {
      '@typescript-eslint/no-restricted-imports': wall(TAURI, {
        group: ['$features/*', `!$features/${name}`, '$app/*'],
        message: 'A feature knows no other feature and no page: the page puts them together.',
      }),
    },
  }));

export default ts.config(
  { ignores: ['build/', '.svelte-kit/', 'src/ipc/bindings.ts', 'src/i18n/keys.ts'] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      // Paths in this window are always absolute: it is served from the root of its own scheme.
      'svelte/no-navigation-without-resolve': 'off',
      'no-console': 'error',
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 70 }],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-restricted-imports': wall(TAURI),
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
    rules: {
      'svelte/button-has-type': 'error',
      'svelte/no-at-html-tags': 'error',
      'svelte/no-target-blank': 'error',
      'svelte/prefer-writable-derived': 'error',
      'svelte/require-each-key': 'error',
      // A private Map of timers or promises is not shown and need not be followed.
      'svelte/prefer-svelte-reactivity': 'off',
      // Snippets take parameters that are only there for their type.
      'svelte/no-unused-props': 'off',
    },
  },
  { files: ['**/*.svelte'], rules: { 'max-lines': ['error', { max: 200 }] } },
  { files: ['src/ipc/**'], rules: { '@typescript-eslint/no-restricted-imports': wall() } },
  { files: ['src/ui/**'], rules: { '@typescript-eslint/no-restricted-imports': widgets } },
  { files: ['src/i18n/**', 'src/format/**'], rules: { '@typescript-eslint/no-restricted-imports': words } },
  ...features,
  {
    files: ['scripts/**', '**/*.test.ts', 'static/**'],
    rules: { 'no-console': 'off', 'max-lines-per-function': 'off' },
  },
);
