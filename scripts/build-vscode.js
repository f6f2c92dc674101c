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
  // Only an import into API Gateway is checked by the schemas of OpenAPI, which is nothing that the extension does.
  external: ['vscode', '@seriousme/openapi-schema-validator'],
  alias: {
    ...Object.fromEntries(PACKAGES.map((name) => [`@veloway/${name}`, `${root}/packages/${name}/src/index.ts`])),
    '@veloway/serving': `${root}/packages/cli/src/commands/serve.ts`,
    '@veloway/testing': `${root}/packages/cli/src/testing.ts`,
    '@veloway/language-server/node': `${root}/packages/language-server/src/node.ts`,
    '@veloway/language-server/browser': `${root}/packages/language-server/src/browser.ts`,
  },
  plugins: [lazy('re2js', ['RE2JS'])],
  logLevel: 'warning',
};

const node = {
  ...shared,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  // VS Code hands out its API to what is required, and not to what is imported.
  supported: { 'dynamic-import': false },
};

const browser = {
  ...shared,
  platform: 'browser',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
};

/** A worker knows no modules. */
const WORKER = 'if (typeof module === "undefined") self.module = { exports: {} };';

/** What is loaded when it is needed is a file of its own, so that the extension is active sooner. */
const later = {
  name: 'later',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/desktop\.js$/ }, ({ path }) => ({ path, external: true }));
  },
};

/** What `core` of the file for browsers has, by its names there. */
const CORE = { vtl: '@veloway/vtl', mapping: '@veloway/mapping', api: '@veloway/api', yaml: 'yaml' };

/** A desktop takes from that file what it has in common with a browser, so that it is there once. */
const core = {
  name: 'core',
  setup({ onResolve, onLoad }) {
    const namespace = 'core';
    for (const [name, path] of Object.entries(CORE)) {
      onResolve({ filter: new RegExp(`^${path}$`) }, () => ({ path, namespace, pluginData: name }));
    }
    onResolve({ filter: /^\.\/web\/extension\.js$/, namespace }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /.*/, namespace }, ({ pluginData }) => ({
      contents: `module.exports = require('./web/extension.js').core().${pluginData};`,
    }));
  },
};

/** Writes `extensions/vscode/dist`. */
export async function buildExtension() {
  rmSync(dist, { recursive: true, force: true });
  copyGrammars();
  await Promise.all([
    bundle(node, 'extension.ts', 'extension.js', { plugins: [later] }),
    bundle(node, 'desktop.ts', 'desktop.js', { plugins: [core] }),
    bundle(node, 'server/node.ts', 'server.js', { plugins: [core] }),
    bundle(node, 'gateway/process.ts', 'gateway.js', { plugins: [core], external: [...node.external, 'fsevents'] }),
    bundle(browser, 'web/extension.ts', 'web/extension.js', { format: 'cjs', banner: { js: WORKER } }),
    bundle(browser, 'preview/view/main.ts', 'preview.js', { format: 'esm' }),
    bundle(browser, 'preview/view/style.css', 'preview.css'),
  ]);
}

function bundle(options, source, target, further = {}) {
  const plugins = [...(further.plugins ?? []), ...options.plugins];
  const entryPoints = [`${extension}/src/${source}`];
  return build({ ...options, ...further, plugins, entryPoints, outfile: `${dist}/${target}` });
}

function copyGrammars() {
  mkdirSync(`${dist}/grammars`, { recursive: true });
  for (const name of readdirSync(`${root}/grammars`).filter((file) => file.endsWith('.json'))) {
    cpSync(`${root}/grammars/${name}`, `${dist}/grammars/${name}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildExtension();
