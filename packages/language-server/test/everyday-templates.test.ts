import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentOf } from '../src/document.js';
import { LANGUAGE_SERVICE } from '../src/service.js';

/** Templates as people write them, each behind its name: nothing in them is worth a warning. */
const FILE = readFileSync(new URL('everyday-templates.txt', import.meta.url), 'utf8');
const [, ...PARTS] = FILE.split(/^##### (.*)\n/m);
const TEMPLATES = PARTS.flatMap((name, index) => (index % 2 === 0 ? [[name, PARTS[index + 1] ?? ''] as const] : []));

function warnings(text: string): readonly string[] {
  const document = documentOf({ uri: 'file:///orders.vtl', languageId: 'vtl', text });
  const found = LANGUAGE_SERVICE.diagnostics(document);
  const grave = found.filter(({ severity }) => severity === 'error' || severity === 'warning');
  return grave.map(({ code, message }) => `${code}: ${message}`);
}

describe('no false alarm', () => {
  it.each(TEMPLATES)('in %s, whatever ends its lines', (_, template) => {
    expect(warnings(template)).toEqual([]);
    expect(warnings(template.replaceAll('\n', '\r\n'))).toEqual([]);
  });
});
