// `npm run bench`: measures Veloway beside its like. `--quick` measures for seconds instead of minutes, `--json` prints
// the figures as JSON, `--serving` measures the gateway alone, `--soap` XML to JSON, and `--editing` the language server.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const outdir = `${root}/node_modules/.cache/bench`;

await build({
  // The workers and the server are loaded by their file names, so that they need bundles of their own.
  entryPoints: [
    `${root}/bench/main.ts`,
    `${root}/bench/velocityjs-worker.ts`,
    `${root}/bench/gateway-server.ts`,
    `${root}/bench/soap-memory.ts`,
  ],
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  // Some of what the gateway imports is CommonJS and asks for Node's modules by `require`.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  alias: {
    '@veloway/vtl': `${root}/packages/vtl/src/index.ts`,
    '@veloway/mapping': `${root}/packages/mapping/src/index.ts`,
    '@veloway/api': `${root}/packages/api/src/index.ts`,
    '@veloway/soap': `${root}/packages/soap/src/index.ts`,
    '@veloway/gateway': `${root}/packages/gateway/src/index.ts`,
  },
  // They are measured as people load them.
  external: ['velocityjs', 'fast-xml-parser', 'xml2js'],
  logLevel: 'warning',
});
const { main } = await import(`${outdir}/main.mjs`);
const args = process.argv.slice(2);
await main({
  root,
  quick: args.includes('--quick'),
  json: args.includes('--json'),
  serving: args.includes('--serving'),
  soap: args.includes('--soap'),
  editing: args.includes('--editing'),
});
