/** What is left of a receipt, going to the customer's open dues: the oldest first, or as one says. */
import { call, commands, type AllocationInput, type DocumentView, type DueId, type ReceiptView } from '$ipc';
import { draftOf } from '$ipc/drafts';
import { readAmount, readDay } from '$ipc/readers';
import { Form } from '$ui/form.svelte';
import type { Reader } from '$ui/reading';

/** The oldest dues first, or amounts as typed for each due. */
export type Wish = { how: 'oldest' | 'byHand'; parts: Record<DueId, string> };

const readWish: Reader<AllocationInput[] | null, Wish> = async ({ how, parts }) => {
  if (how === 'oldest') return { ok: true, value: null };
  const shares: AllocationInput[] = [];
  for (const [due, text] of Object.entries(parts)) {
    if (text.trim() === '') continue;
    const amount = await readAmount(text);
    if (!amount.ok) return amount;
    shares.push({ dueId: Number(due), amount: amount.value });
  }
  return { ok: true, value: shares };
};

/** The form of it. */
export function advanceForm(receipt: ReceiptView, saved: (document: DocumentView) => void) {
  const start: { allocation: Wish; on: string } = {
    allocation: { how: 'oldest', parts: {} },
    on: '',
  };
  return new Form({
    start,
    readers: { allocation: readWish, on: readDay },
    save: ({ allocation, on }, requestId) =>
      call(commands.useAdvance({ requestId, documentId: receipt.id, allocation, on })),
    saved,
    draft: draftOf(`advance-${receipt.id}`),
  });
}
