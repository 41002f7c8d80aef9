/** Drafts lie in the book, encrypted, under the name of the screen they belong to. */
import type { DraftKeeper } from '$ui/form.svelte';
import { call, commands } from './index';

/** Keeps what is typed on a screen: `new Form({ …, draft: draftOf<LoanDraft>('loan.new') })`. */
export function draftOf<V>(screen: string): DraftKeeper<V> {
  return {
    load: async () => {
      const outcome = await call(commands.draft(screen));
      return outcome.ok && outcome.data !== null ? parsed<V>(outcome.data) : null;
    },
    save: (values) => call(commands.saveDraft(screen, JSON.stringify(values))),
    clear: () => call(commands.discardDraft(screen)),
  };
}

/** A draft that an older version wrote may not be readable any more; it is then no draft. */
function parsed<V>(body: string): V | null {
  try {
    return JSON.parse(body) as V;
  } catch {
    return null;
  }
}
