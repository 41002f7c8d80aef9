/** The draft of an entry: one for each way and each customer it was opened for. */
import { draftOf } from '$ipc/drafts';
import type { DraftKeeper } from '$ui/form.svelte';
import type { Choice } from '$ui/reading';
import type { Wish } from './entry.svelte';
import type { EntryValues } from './values';

/** Brings back only what goes the same way and has an amount: nothing else is worth a surprise. */
export function keeper({ verb, customer }: Wish): DraftKeeper<EntryValues> {
  const draft = draftOf<EntryValues>(`entry-${verb}-${customer?.id ?? ''}`);
  return {
    ...draft,
    load: async () => {
      const kept = await draft.load();
      return kept?.values.verb === verb && kept.values.amount.trim() !== '' ? kept : null;
    },
  };
}

/** The draft of the last line of a khata. */
export function draftOfRow(customer: Choice): DraftKeeper<EntryValues> {
  return draftOf<EntryValues>(`khata-${customer.id}`);
}
