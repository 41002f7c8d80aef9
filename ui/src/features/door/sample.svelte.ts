/** The door to the sample shop: nothing to fill in, only a moment while its year is written. */
import { describe } from '$i18n';
import { call, commands, type CountryDefaults, type SignedIn } from '$ipc';
import { listenToProgress } from '$ipc/events';
import { toasts } from '$ui/toasts.svelte';

export class SampleDoor {
  /** How much of the year is written, in percent; null while no sample is being made. */
  percent = $state<number | null>(null);

  /** Makes the sample shop and hands over who is signed in there. */
  async open(language: string, place: CountryDefaults, entered: (signedIn: SignedIn) => void): Promise<void> {
    if (this.percent !== null) return;
    this.percent = 0;
    const deaf = await listenToProgress((percent) => (this.percent = percent));
    const outcome = await call(commands.trySampleShop({ language, place }));
    deaf();
    this.percent = null;
    if (outcome.ok) entered(outcome.data);
    else toasts.show({ text: describe(outcome.refusal), tone: 'due' });
  }
}
