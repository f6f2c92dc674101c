import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
  applyEdits,
  type Configuration,
  type Document,
  diagnostics,
  documentOf,
  fixAllEdits,
  isTemplateFile,
  type TemplateRole,
  UNKNOWN_ROLE,
} from '@veloway/language-server';
import { readText } from '../read-file.js';
import { writeText } from '../write-file.js';
import type { LintedFile } from './lint-result.js';
import { samplesBeside } from './samples-beside.js';

export interface LintFileOptions {
  /** @returns what holds for a file */
  readonly configurationOf: (file: string) => Configuration;
  /** @returns what a definition says of a template that it includes */
  readonly roleOf: (template: string) => TemplateRole;
  readonly fix: boolean;
}

/**
 * @param file a path, or `-` for the standard input, which is a template
 * @returns what is wrong with the file, after writing its fixes where they are asked for; undefined where it holds no
 *   template and says nothing of any
 * @throws UsageError where the file cannot be read or written
 */
export function lintFile(
  file: string,
  options: LintFileOptions,
): (LintedFile & { readonly fixed: number }) | undefined {
  const text = readText(file, 'the file');
  const name = file === '-' ? 'standard-input.vtl' : file;
  const uri = pathToFileURL(name).href;
  const languageId = '';
  const isTemplate = file !== '-' && isTemplateFile({ uri, languageId });
  const surroundings = {
    samples: isTemplate ? samplesBeside(file) : [],
    role: isTemplate ? options.roleOf(file) : UNKNOWN_ROLE,
    configuration: options.configurationOf(file),
  };
  const document = documentOf({ uri, languageId, text }, surroundings);
  if (document.templates.length === 0 && document.definition?.kind === undefined) return undefined;
  const before = diagnostics(document);
  if (!options.fix) return { file, text, diagnostics: before, fixed: 0 };
  const fixed = fixedDocument(document);
  const after = diagnostics(fixed);
  if (fixed.text !== text) writeFixed(file, fixed.text);
  return { file, text: fixed.text, diagnostics: after, fixed: Math.max(0, before.length - after.length) };
}

/** A fix may show what another rule finds; a text that goes in circles is left alone after so many rounds. */
const MOST_ROUNDS = 10;

function fixedDocument(document: Document): Document {
  let current = document;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = fixAllEdits(current);
    if (edits.length === 0) break;
    const text = applyEdits(current.text, edits);
    current = documentOf({ ...current, text }, current.surroundings, current);
  }
  return current;
}

/** A byte order mark of a file stays. */
function writeFixed(file: string, text: string): void {
  writeText(file, `${readFileSync(file, 'utf8').startsWith('\ufeff') ? '\ufeff' : ''}${text}`);
}
