// Records what Velocity 1.7 makes of random templates, for machines without Java: test/recorded/random-templates.json.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundle = `${root}/node_modules/.cache/record.mjs`;
await build({
  entryPoints: [`${root}/test/recorded/record.ts`],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  // The harness in Java is looked up beside its module.
  define: { 'import.meta.url': JSON.stringify(new URL('../test/reference/reference.ts', import.meta.url).href) },
});
const { record } = await import(bundle);
writeFileSync(`${root}/test/recorded/random-templates.json`, record());
