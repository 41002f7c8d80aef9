/** The draft of an entry: one for each way and each customer it was opened for. */
import { draftOf } from '$ipc/drafts';
import type { DraftKeeper } from '$ui/form.svelte';
import type { Choice } from '$ui/reading';
import type { Wish } from './entry.svelte';
import type { EntryValues } from './values';

/** Brings back only what goes the same way and has an amount: nothing else is worth a surprise. */
export function keeper({ verb, customer }: Wish): DraftKeeper {
  const draft = draftOf(`entry-${verb}-${customer?.id ?? ''}`);
  return {
    ...draft,
    load: async () => {
      const kept = await draft.load();
      const values = kept?.values as EntryValues | undefined;
      return values?.verb === verb && values.amount.trim() !== '' ? kept : null;
    },
  };
}

/** The draft of the last line of a khata. */
export function draftOfRow(customer: Choice): DraftKeeper {
  return draftOf(`khata-${customer.id}`);
}
