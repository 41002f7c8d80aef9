import { sveltekit } from '@sveltejs/kit/vite';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [sveltekit(), svelteTesting()],
  // Old Macs carry old web views; Windows and Linux update theirs.
  build: { target: ['safari15', 'chrome105'], reportCompressedSize: false },
  server: { port: 5173, strictPort: true, fs: { allow: ['..'] } },
  clearScreen: false,
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    setupFiles: ['src/test-setup.ts'],
    restoreMocks: true,
    // A busy machine may take its time over one rule; none of these tests measures any.
    testTimeout: 30_000,
  },
});
