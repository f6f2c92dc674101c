import { Document, type Scalar, visit } from 'yaml';
import type { OpenApiDocument } from './write-openapi.js';

/** Documented: an export is JSON or YAML. */
export type DefinitionFormat = 'json' | 'yaml';

/** @returns a definition as the text of a file, in which templates of several lines are block scalars if it is YAML */
export function openApiText(document: OpenApiDocument, format: DefinitionFormat): string {
  return format === 'json' ? `${JSON.stringify(document, null, 2)}\n` : yamlText(document);
}

function yamlText(document: OpenApiDocument): string {
  // Readers of YAML 1.1 see the same: API Gateway's may be one.
  const yaml = new Document(document, { aliasDuplicateObjects: false, compat: 'yaml-1.1' });
  visit(yaml, { Scalar: (position, scalar) => chooseStyle(scalar, position === 'key') });
  return yaml.toString({ lineWidth: 0 });
}

/** What only double quotes can hold: control characters, lone surrogates, and breaks that YAML would normalise. */
const NEEDS_QUOTES = /[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

function chooseStyle(scalar: Scalar, isKey: boolean): void {
  const text = typeof scalar.value === 'string' ? scalar.value : '';
  const isBlock = text.includes('\n');
  // Keys are easier to read on one line, and blank lines get lost in a block of nothing else.
  if (NEEDS_QUOTES.test(text) || (isBlock && (isKey || text.trim() === ''))) scalar.type = 'QUOTE_DOUBLE';
  else if (isBlock) scalar.type = 'BLOCK_LITERAL';
}
