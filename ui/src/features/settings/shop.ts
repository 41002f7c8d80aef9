/** Changing the shop: asks for the password where the shell wants it, shows what came of it, says so. */
import { t } from '$i18n';
import { commands, session, type ShopChange, type ShopView } from '$ipc';
import { callFresh } from '$ipc/fresh.svelte';
import { toasts } from '$ui/toasts.svelte';

/** Sends a change of the shop's details or settings; what is absent stays as it is. */
export function changeShop(change: ShopChange) {
  return callFresh(() => commands.changeShop(change));
}

/** Takes the shop as it is now. */
export function took(shop: ShopView): void {
  session.show(shop);
  toasts.show({ text: t('settings-saved') });
}
