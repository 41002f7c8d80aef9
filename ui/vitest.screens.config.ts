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
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
