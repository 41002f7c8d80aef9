/**
 * Commands that need a password typed within the last minutes. `callFresh` asks for it when the shell
 * says that it needs one, and sends the same command again; nobody else has to think of it.
 */
import { call, type Outcome } from './index';

type Generated<T> = Parameters<typeof call<T>>[0];

/** Whether the password is being asked for; the frame shows the dialog while it is. */
class PasswordGate {
  asking = $state(false);
  #answer: ((typed: boolean) => void) | undefined;

  /** Resolves to true once the shell has taken the password, to false when the dialog was closed. */
  ask(): Promise<boolean> {
    this.#answer?.(false);
    this.asking = true;
    return new Promise((resolve) => (this.#answer = resolve));
  }

  /** Ends the asking. */
  close(typed: boolean): void {
    this.asking = false;
    this.#answer?.(typed);
    this.#answer = undefined;
  }
}

export const passwordGate = new PasswordGate();

/** Like `call`, for commands that need a fresh password: `callFresh(() => commands.eraseCustomer(id))`. */
export async function callFresh<T>(send: () => Generated<T>): Promise<Outcome<T>> {
  const outcome = await call(send());
  if (outcome.ok || outcome.refusal.code !== 'passwordNeeded') return outcome;
  return (await passwordGate.ask()) ? call(send()) : outcome;
}
