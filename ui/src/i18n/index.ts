/** Words for the window: `t('save')`, the language, and the words for a refusal. */
export { t, language, type MessageKey, type MessageArgs } from './language.svelte';
export { directionOf } from './direction';
export { describe, errors } from './errors';
export type { Value } from './keys';
