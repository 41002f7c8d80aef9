import { fileURLToPath } from 'node:url';
import { sveltekit } from '@sveltejs/kit/vite';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';
import type { Plugin } from 'vite';

/**
 * The generated bindings import Tauri's `invoke`. This hands them ours instead, which adds the
 * session to every call, so that no caller can forget it.
 */
function sessionOnEveryCall(): Plugin {
  const ours = fileURLToPath(new URL('./src/ipc/invoke.ts', import.meta.url));
  return {
    name: 'session-on-every-call',
    enforce: 'pre',
    resolveId(source, importer) {
      const generated = importer?.split('?')[0]?.endsWith('/src/ipc/bindings.ts');
      return generated && source === '@tauri-apps/api/core' ? ours : undefined;
    },
  };
}

export default defineConfig({
  plugins: [sessionOnEveryCall(), sveltekit(), svelteTesting()],
  // Old Macs carry old web views; Windows and Linux update theirs.
  build: { target: ['safari15', 'chrome105'], reportCompressedSize: false },
  server: { port: 5173, strictPort: true, fs: { allow: ['..'] } },
  clearScreen: false,
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    setupFiles: ['src/test-setup.ts'],
    restoreMocks: true,
  },
});
