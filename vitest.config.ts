import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // Real shells, engines and registries: slow on a busy machine, and never to be hurried.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
