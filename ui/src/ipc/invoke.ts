/**
 * Tauri's `invoke` with the session on it. The generated bindings import this one in its place, so
 * every command carries the session and no caller passes it.
 */
import { invoke as tauriInvoke, type InvokeArgs, type InvokeOptions } from '@tauri-apps/api/core';
import { session } from './session.svelte';

export { Channel } from '@tauri-apps/api/core';

/** Calls one command of the shell, with the current session in the header `bahi-session`. */
export function invoke<T>(command: string, args?: InvokeArgs, options?: InvokeOptions): Promise<T> {
  const headers = new Headers(options?.headers);
  if (session.id !== null) headers.set('bahi-session', session.id);
  return tauriInvoke<T>(command, args, { headers });
}
