/**
 * The only way from the window to the shell. `call` turns what a generated command resolves to into
 * an `Outcome`; whatever is not a refusal of ours (a framework error, a broken answer) becomes `internal`.
 */
import type { Refused } from './bindings';
import { session } from './session.svelte';

export * from './bindings';
export { session } from './session.svelte';
export { working } from './working.svelte';

/** What a command came to: its answer, or the reason for its no. */
export type Outcome<T> = { ok: true; data: T } | { ok: false; refusal: Refused };

type Generated<T> = { status: 'ok'; data: T } | { status: 'error'; error: unknown };

/** Waits for a generated command: `const outcome = await call(commands.lock())`. */
export async function call<T>(pending: Promise<Generated<T>>): Promise<Outcome<T>> {
  try {
    const result = await pending;
    return result.status === 'ok' ? { ok: true, data: result.data } : refused(result.error);
  } catch (failure) {
    return refused(failure);
  }
}

function refused(error: unknown): { ok: false; refusal: Refused } {
  const refusal = isRefusal(error) ? error : internal(error);
  if (refusal.code === 'signedOut') session.end();
  return { ok: false, refusal };
}

function isRefusal(error: unknown): error is Refused {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string';
}

function internal(error: unknown): Refused {
  const reference = error instanceof Error ? error.message : String(error);
  return { code: 'internal', params: { reference }, field: null };
}
