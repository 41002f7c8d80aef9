/** Finds the customer of an entry as one types, and makes a new one of a name. */
import { describe } from '$i18n';
import { formatBalance } from '$i18n/balance';
import { call, commands, type CustomerRow } from '$ipc';
import type { Choice } from '$ui/reading';
import { newRequestId } from '$ui/request';
import { toasts } from '$ui/toasts.svelte';

/** The customers that a few letters or digits could mean, each with what tells namesakes apart. */
export async function findCustomers(text: string): Promise<Choice[]> {
  const outcome = await call(commands.findCustomers(text));
  return outcome.ok ? outcome.data.map(choiceOf) : [];
}

/** A customer with nothing but a name. */
export async function createCustomer(name: string): Promise<Choice | null> {
  const outcome = await call(commands.createCustomer({ requestId: newRequestId(), name }));
  if (outcome.ok) return { id: String(outcome.data.standing.customerId), label: outcome.data.standing.name };
  toasts.show({ text: describe(outcome.refusal), tone: 'due' });
  return null;
}

function choiceOf({ id, name, phone, company, balance }: CustomerRow): Choice {
  const known = [company, phone, formatBalance(balance)].filter(Boolean);
  return { id: String(id), label: name, detail: known.join(' · ') };
}
