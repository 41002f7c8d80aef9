/** Words for the window: `t('save')`, the language, and the words for a refusal. */
export { t, language, directionOf, type MessageKey, type MessageArgs } from './language.svelte';
export { describe, errors } from './errors';
export type { Value } from './keys';
