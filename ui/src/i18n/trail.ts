/** What the trail says, in words. Each map has every kind of link, every field and every word, or it does not compile. */
import type { Action, TrailField, TrailWord } from '$ipc/bindings';
import { t, type MessageKey } from './language.svelte';

/** What was done. One that this program does not know is only numbered where it is told. */
export function actionWord(action: Action | null): string {
  return action ? t(`action-${action}` satisfies MessageKey) : t('action-unknown');
}

/** What changed. */
export function fieldWord(field: TrailField): string {
  return t(`field-${field}` satisfies MessageKey);
}

/** A word that the book keeps as such. */
export function trailWord(word: TrailWord): string {
  return t(`word-${word}` satisfies MessageKey);
}
