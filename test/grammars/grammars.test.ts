import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../veloway.js';

/** Keeps what the grammars make of templates; what they look like in an editor is seen by `npm run test:vscode`. */

interface Contribution {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

// The script is plain JavaScript, which the type checker does not read.
const script = new URL('../../scripts/grammars.js', import.meta.url).href;
const { outdatedGrammars } = (await import(script)) as { outdatedGrammars: () => readonly string[] };

const require = createRequire(import.meta.url);
const { createRegistry } = require('vscode-tmgrammar-test/dist/common/index.js');
const { getVSCodeTokens, renderSnap } = require('vscode-tmgrammar-test/dist/snapshot/index.js');

const EXTENSION = join(ROOT, 'extensions/vscode');
const MANIFEST = JSON.parse(readFileSync(join(EXTENSION, 'package.json'), 'utf8'));
const CONTRIBUTED: readonly Contribution[] = MANIFEST.contributes.grammars;

/** The languages that hold templates, by grammars that many editors have in common. */
const HOSTS = ['yaml', 'json'].map((name) => ({
  scopeName: `source.${name}`,
  path: require.resolve(`tm-grammars/grammars/${name}.json`),
}));

const SCOPES: Readonly<Record<string, string>> = {
  '.vtl': 'source.velocity.template',
  '.yaml': 'source.yaml',
  '.yml': 'source.yaml',
  '.json': 'source.json',
};

const registry = createRegistry([
  ...CONTRIBUTED.map((one) => ({ ...one, path: join(ROOT, one.path.replace('./dist/', '')) })),
  ...HOSTS,
]);

async function tokensOf(file: string): Promise<string> {
  const text = readFileSync(file, 'utf8');
  return renderSnap(await getVSCodeTokens(registry, SCOPES[extname(file)], text));
}

const CASES = join(ROOT, 'test/grammars/cases');
const EXAMPLES = [
  ...['orders/request.vtl', 'orders/response.vtl', 'orders/openapi.yaml', 'orders-gateway/template.yaml'],
  ...['create-order', 'price-request', 'cancel-order'].map((name) => `orders-api/templates/${name}.vtl`),
];

describe('the grammars', () => {
  it('are what their rules say', () => {
    expect(outdatedGrammars(), 'Run `npm run grammars`.').toEqual([]);
  });

  it.each(readdirSync(CASES))('colour %s as before', async (name) => {
    await expect(await tokensOf(join(CASES, name))).toMatchFileSnapshot(`snapshots/${name}.snap`);
  });

  it.each(EXAMPLES)('colour examples/%s as before', async (path) => {
    const snapshot = `snapshots/${path.replaceAll('/', '+')}.snap`;
    await expect(await tokensOf(join(ROOT, 'examples', path))).toMatchFileSnapshot(snapshot);
  });
});
