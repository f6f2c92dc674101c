import { readFileSync } from 'node:fs';
import { GATEWAY_FIDELITY } from '@veloway/gateway';
import { RULES, type Rule } from '@veloway/language-server';
import { CATALOGUE, type CatalogueRow, FIDELITY, type FidelityRow } from '@veloway/mapping';
import { describe, expect, it } from 'vitest';

interface Generator {
  readonly fidelityPage: (rows: readonly FidelityRow[]) => string;
  readonly referencePage: (rows: readonly CatalogueRow[]) => string;
  readonly rulesPage: (rules: readonly Rule[]) => string;
}

// The script is plain JavaScript, which the type checker does not read.
const script = new URL('../scripts/docs.js', import.meta.url).href;
const { fidelityPage, referencePage, rulesPage } = (await import(script)) as Generator;

function page(name: string): string {
  return readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8');
}

describe('the generated pages', () => {
  it('are up to date; `npm run docs` writes them', () => {
    expect(page('fidelity.md')).toBe(fidelityPage([...FIDELITY, ...GATEWAY_FIDELITY]));
    expect(page('reference.md')).toBe(referencePage(CATALOGUE));
    expect(page('rules.md')).toBe(rulesPage(RULES));
  });

  it('say how they are generated', () => {
    for (const name of ['fidelity.md', 'reference.md', 'rules.md']) expect(page(name)).toContain('npm run docs');
  });

  it('have a row for each behaviour, and a section for each name, that links lead to', () => {
    for (const { id } of [...FIDELITY, ...GATEWAY_FIDELITY])
      expect(page('fidelity.md')).toContain(`<a id="${id}"></a>`);
    const links = Array.from(page('reference.md').matchAll(/\]\(#([\w-]+)\)/g), ([, target]) => target);
    expect(new Set(links).size).toBe(CATALOGUE.length);
    for (const link of links) expect(page('reference.md')).toContain(`<a id="${link}"></a>`);
  });

  it('keep tables in shape: four cells a row', () => {
    const rows = page('fidelity.md')
      .split('\n')
      .filter((line) => line.startsWith('| '));
    for (const row of rows) expect(row.replace(/\\\|/g, '').split('|').length).toBe(6);
  });
});
