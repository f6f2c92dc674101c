// `npm run bench`: measures Veloway beside its like. `--quick` measures for seconds instead of minutes, `--json` prints
// the figures as JSON.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const outdir = `${root}/node_modules/.cache/bench`;

await build({
  // The worker is loaded by its file name, so that it needs a bundle of its own.
  entryPoints: [`${root}/bench/main.ts`, `${root}/bench/velocityjs-worker.ts`],
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  alias: {
    '@veloway/vtl': `${root}/packages/vtl/src/index.ts`,
    '@veloway/mapping': `${root}/packages/mapping/src/index.ts`,
  },
  // It is measured as people load it.
  external: ['velocityjs'],
  logLevel: 'warning',
});
const { main } = await import(`${outdir}/main.mjs`);
const args = process.argv.slice(2);
await main({ root, quick: args.includes('--quick'), json: args.includes('--json') });
