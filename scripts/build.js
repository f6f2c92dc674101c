// Builds the packages: the libraries with tsc, for their types, and the command line as one bundle, for its start-up.
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { lazy } from './lazy.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = `${root}/node_modules/typescript/bin/tsc`;

for (const name of ['vtl', 'mapping', 'api', 'soap', 'gateway', 'language-server']) {
  rmSync(`${root}/packages/${name}/dist`, { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, [tsc, '-p', `${root}/packages/${name}`], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

const cli = `${root}/packages/cli`;
const { version } = JSON.parse(readFileSync(`${cli}/package.json`, 'utf8'));
rmSync(`${cli}/dist`, { recursive: true, force: true });
// The function of the APIs that `veloway soap init` makes: one file, which needs nothing beside Node.js.
await build({
  entryPoints: [`${cli}/src/soap/function.ts`],
  outfile: `${cli}/dist/soap-function.mjs`,
  bundle: true,
  // Names stay as they are: keeping them by other means costs time at every start, and wherever a function is made.
  minifyWhitespace: true,
  minifySyntax: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  alias: { '@veloway/soap': `${root}/packages/soap/src/index.ts`, '@veloway/vtl': `${root}/packages/vtl/src/index.ts` },
  logLevel: 'warning',
});
// The validator of OpenAPI reads its schemas as files beside it.
for (const version of ['v2.0', 'v3.0']) {
  const schema = `schemas/${version}/schema.json`;
  cpSync(`${root}/node_modules/@seriousme/openapi-schema-validator/${schema}`, `${cli}/dist/${schema}`);
}
// The command line comes last, so that all of it is there when it is.
await build({
  entryPoints: [`${cli}/src/main.ts`],
  outdir: `${cli}/dist`,
  bundle: true,
  splitting: true,
  // Names stay as they are: keeping them by other means costs time at every start, and wherever a function is made.
  minifyWhitespace: true,
  minifySyntax: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  define: { VELOWAY_VERSION: JSON.stringify(version) },
  // Commander is CommonJS and asks for Node's modules by `require`.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  alias: {
    '@veloway/vtl': `${root}/packages/vtl/src/index.ts`,
    '@veloway/mapping': `${root}/packages/mapping/src/index.ts`,
    '@veloway/api': `${root}/packages/api/src/index.ts`,
    '@veloway/soap': `${root}/packages/soap/src/index.ts`,
    '@veloway/gateway': `${root}/packages/gateway/src/index.ts`,
    '@veloway/language-server/node': `${root}/packages/language-server/src/node.ts`,
    '@veloway/language-server': `${root}/packages/language-server/src/index.ts`,
  },
  plugins: [lazy('re2js', ['RE2JS'])],
  logLevel: 'warning',
});
