import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      {
        find: /^@veloway\/(vtl|mapping|api|soap|gateway|language-server)$/,
        replacement: source('packages/$1/src/index.ts'),
      },
      {
        find: /^@veloway\/language-server\/(node|browser)$/,
        replacement: source('packages/language-server/src/$1.ts'),
      },
      { find: /^@veloway\/mapping\/(vitest|jest)$/, replacement: source('packages/mapping/src/$1.ts') },
    ],
  },
  test: {
    include: [
      'packages/*/test/**/*.test.ts',
      'test/**/*.test.ts',
      'examples/**/*.test.ts',
      'extensions/*/test/**/*.test.ts',
    ],
    testTimeout: 60_000,
  },
});
