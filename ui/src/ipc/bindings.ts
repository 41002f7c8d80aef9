// A stand-in with the names that the generated file will have; the shell's bindings test overwrites it.
import { invoke as __TAURI_INVOKE } from '@tauri-apps/api/core';

/** Every reason for which a command says no. */
export type RefusalCode = 'internal' | 'notSignedIn';

/** A command's no: which one, the figures in it, and the field of the form it is about. */
export type Refusal = {
  code: RefusalCode;
  params: { [key in string]: string | number | boolean | null };
  field: string | null;
};

/** What a generated command resolves to. */
type Result<T> = { status: 'ok'; data: T } | { status: 'error'; error: Refusal };

/** Commands */
export const commands = {
  lock: () => typedError<null>(__TAURI_INVOKE('lock')),
  signOut: () => typedError<null>(__TAURI_INVOKE('sign_out')),
};

async function typedError<T>(result: Promise<T>): Promise<Result<T>> {
  try {
    return { status: 'ok', data: await result };
  } catch (e) {
    if (e instanceof Error) throw e;
    return { status: 'error', error: e as Refusal };
  }
}
