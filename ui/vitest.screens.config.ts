import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const installed = (name: string) => fileURLToPath(new URL(`node_modules/${name}`, import.meta.url));

/** The screens: the built window in a browser. They live with the other proofs, outside this folder. */
export default defineConfig({
  resolve: {
    alias: { 'playwright-core': installed('playwright-core/index.mjs') },
  },
  server: { fs: { allow: ['..'] } },
  test: {
    include: ['../tests/screens/**/*.test.ts'],
    environment: 'node',
    // A busy machine may take its time; a screen that never comes is told by its own wait.
    testTimeout: 240_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000, interval: 50 } },
    // Where the door does not open no room can be seen.
    bail: 5,
    fileParallelism: false,
  },
});
