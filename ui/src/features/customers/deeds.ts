/** What can be done with a customer beside changing details; each says what it came to. */
import { describe, t } from '$i18n';
import { call, commands, type CustomerView, type Outcome } from '$ipc';
import { callFresh } from '$ipc/fresh.svelte';
import { toasts } from '$ui/toasts.svelte';

type Changed = (customer: CustomerView) => void;

/** Puts a customer away; undone at once from the toast. */
export async function archive(customer: CustomerView, changed: Changed): Promise<void> {
  const { customerId: id, name } = customer.standing;
  const outcome = await call(commands.archiveCustomer(id));
  told(outcome, changed, () =>
    toasts.show({ text: t('customer-was-archived', { name }), undo: () => void restore(customer, changed) }),
  );
}

/** Offers a customer for new entries again. */
export async function restore(customer: CustomerView, changed: Changed): Promise<void> {
  const { customerId: id, name } = customer.standing;
  const outcome = await call(commands.restoreCustomer(id));
  told(outcome, changed, () => toasts.show({ text: t('customer-was-restored', { name }) }));
}

/** Removes a customer without entries. True when it is gone. */
export async function remove(customer: CustomerView): Promise<boolean> {
  const { customerId: id, name } = customer.standing;
  const outcome = await callFresh(() => commands.removeCustomer(id));
  if (outcome.ok) toasts.show({ text: t('customer-was-removed', { name }) });
  else toasts.show({ text: describe(outcome.refusal), tone: 'due' });
  return outcome.ok;
}

/** Blanks name and contacts for good; the amounts stay. */
export async function erase(customer: CustomerView, changed: Changed): Promise<void> {
  const outcome = await callFresh(() => commands.eraseCustomer(customer.standing.customerId));
  told(outcome, changed, () => toasts.show({ text: t('customer-was-erased') }));
}

function told(outcome: Outcome<CustomerView>, changed: Changed, say: () => void): void {
  if (outcome.ok) {
    changed(outcome.data);
    say();
  } else toasts.show({ text: describe(outcome.refusal), tone: 'due' });
}
