import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.test.ts'],
    globalSetup: ['code-server.ts'],
    // One VS Code at a time, as a person has, so that times can be measured.
    fileParallelism: false,
    // What one waits for takes a moment where others work on the same machine.
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
