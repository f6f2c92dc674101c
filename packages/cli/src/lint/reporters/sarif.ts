import { relative, resolve, sep } from 'node:path';
import { type Diagnostic, RULES } from '@veloway/language-server';
import { positionAt } from '@veloway/vtl';
import type { LintedFile, LintResult } from '../lint-result.js';

const LEVEL = { error: 'error', warning: 'warning', information: 'note', hint: 'note', off: 'none' } as const;

/** SARIF 2.1.0, which code scanning of GitHub and others read. */
export function sarifLint({ files }: LintResult): string {
  const driver = { name: 'veloway', rules: RULES.map(sarifRule) };
  const results = files.flatMap((file) => file.diagnostics.map((found) => sarifResult(found, file)));
  const run = { tool: { driver }, columnKind: 'utf16CodeUnits', results };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function sarifRule({ code, summary, documentation, severity }: (typeof RULES)[number]) {
  return {
    id: code,
    shortDescription: { text: summary },
    help: { text: documentation, markdown: documentation },
    defaultConfiguration: { level: LEVEL[severity] },
  };
}

function sarifResult({ code, severity, message, start, end, related }: Diagnostic, file: LintedFile) {
  const ruleIndex = RULES.findIndex((rule) => rule.code === code);
  return {
    ruleId: code,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: LEVEL[severity],
    message: { text: message },
    locations: [location(file, start, end)],
    relatedLocations: related.map((place) => ({
      ...location(file, place.start, place.end),
      message: { text: place.message },
    })),
  };
}

function location({ file, text }: LintedFile, start: number, end: number) {
  const from = positionAt(text, start);
  const to = positionAt(text, end);
  const region = { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
  return { physicalLocation: { artifactLocation: { uri: uriOf(file) }, region } };
}

/** Relative to the root of the repository where it is known, which is where code scanning looks. */
function uriOf(file: string): string {
  const root = process.env.GITHUB_WORKSPACE ?? process.cwd();
  return encodeURI(relative(root, resolve(file)).split(sep).join('/'));
}
