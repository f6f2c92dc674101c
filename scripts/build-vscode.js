// Bundles the extension for VS Code into extensions/vscode/dist: for a desktop, and for a browser.
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { lazy } from './lazy.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const extension = `${root}/extensions/vscode`;
const dist = `${extension}/dist`;

const PACKAGES = ['vtl', 'mapping', 'api', 'soap', 'gateway', 'language-server'];

const shared = {
  bundle: true,
  minify: true,
  // Class names tell kinds of errors apart in messages.
  keepNames: true,
  mainFields: ['module', 'main'],
  // Only an import into API Gateway is checked by the schemas of OpenAPI, which is nothing that the extension does.
  external: ['vscode', '@seriousme/openapi-schema-validator'],
  alias: {
    ...Object.fromEntries(PACKAGES.map((name) => [`@veloway/${name}`, `${root}/packages/${name}/src/index.ts`])),
    '@veloway/language-server/node': `${root}/packages/language-server/src/node.ts`,
    '@veloway/language-server/browser': `${root}/packages/language-server/src/browser.ts`,
  },
  plugins: [lazy('re2js', ['RE2JS'])],
  logLevel: 'warning',
};

/** Writes `extensions/vscode/dist`. */
export async function buildExtension() {
  rmSync(dist, { recursive: true, force: true });
  copyGrammars();
  const node = { ...shared, platform: 'node', target: 'node20', format: 'cjs' };
  const browser = { ...shared, platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'] };
  await Promise.all([
    build({ ...node, entryPoints: [`${extension}/src/extension.ts`], outfile: `${dist}/extension.js` }),
    build({ ...node, entryPoints: [`${extension}/src/server/node.ts`], outfile: `${dist}/server.js` }),
    build({
      ...browser,
      entryPoints: [`${extension}/src/web/extension.ts`],
      outfile: `${dist}/web/extension.js`,
      format: 'cjs',
    }),
    build({
      ...browser,
      entryPoints: [`${extension}/src/server/worker.ts`],
      outfile: `${dist}/web/server.js`,
      format: 'iife',
    }),
  ]);
}

function copyGrammars() {
  mkdirSync(`${dist}/grammars`, { recursive: true });
  for (const name of readdirSync(`${root}/grammars`).filter((file) => file.endsWith('.json'))) {
    cpSync(`${root}/grammars/${name}`, `${dist}/grammars/${name}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildExtension();
