/** Drafts lie in the book, encrypted, under the name of the screen they belong to. */
import type { Draft, DraftKeeper } from '$ui/form.svelte';
import { call, commands } from './index';

/** What was asked of a screen's draft last: the next thing waits for it, so that a draft cleared stays cleared. */
const last = new Map<string, Promise<unknown>>();

function inTurn<T>(screen: string, ask: () => Promise<T>): Promise<T> {
  const asked = (last.get(screen) ?? Promise.resolve()).then(ask);
  last.set(screen, asked);
  return asked;
}

/** Keeps what is typed on a screen: `new Form({ …, draft: draftOf(`refund-${receipt.id}`) })`. */
export function draftOf(screen: string): DraftKeeper {
  return {
    load: async () => {
      const outcome = await inTurn(screen, () => call(commands.draft(screen)));
      return outcome.ok && outcome.data !== null ? parsed(outcome.data) : null;
    },
    save: (draft) => inTurn(screen, () => call(commands.saveDraft(screen, JSON.stringify(draft)))),
    clear: () => inTurn(screen, () => call(commands.discardDraft(screen))),
  };
}

/** A draft that an older version wrote may not be readable any more; it is then no draft. */
function parsed(body: string): Draft | null {
  try {
    const { values, requestId } = JSON.parse(body) as Partial<Draft>;
    return values && requestId ? { values, requestId } : null;
  } catch {
    return null;
  }
}
