import type { Range } from '@veloway/vtl';
import { type Diagnostic, diagnostics, hostEdits } from './diagnostics/diagnostics.js';
import { disableComment } from './diagnostics/disable-comment.js';
import type { OnCrash } from './diagnostics/findings.js';
import type { Document } from './document.js';
import type { TextEdit } from './edit.js';
import { format } from './features/formatting.js';
import { templateAt } from './hosted.js';
import { partitionPoint } from './partition-point.js';

export const CODE_ACTION_KINDS = ['quickfix', 'refactor.rewrite', 'source.fixAll.veloway'] as const;

/** A change that an editor offers at a place. */
export interface CodeAction {
  readonly title: string;
  readonly kind: (typeof CODE_ACTION_KINDS)[number];
  readonly edits: readonly TextEdit[];
  /** What it removes. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether it is what one would do without thinking. */
  readonly preferred: boolean;
}

/** @returns what can be done about the diagnostics at a range, and about all of the file */
export function codeActions(document: Document, range: Range, onCrash?: OnCrash): readonly CodeAction[] {
  const all = diagnostics(document, onCrash);
  const here = all.filter(({ start, end }) => start <= range.end && range.start <= end);
  return [
    ...here.flatMap(quickFixes),
    ...[...new Set(here.map(({ code }) => code))].flatMap((code) => fixAllOf(code, all)),
    ...here.slice(0, MOST_TO_IGNORE).flatMap((diagnostic) => disabling(diagnostic, document)),
    ...formatting(document, range),
    ...fixAll(all),
  ];
}

/** For each the template is parsed, and of a whole page of problems nobody picks one to ignore. */
const MOST_TO_IGNORE = 10;

/** @returns the change that makes the first fix of each problem of a file, as far as they do not touch each other */
export function fixAllEdits(document: Document): readonly TextEdit[] {
  return firstFixes(fixableIn(diagnostics(document)));
}

function quickFixes(diagnostic: Diagnostic): readonly CodeAction[] {
  return diagnostic.fixes.map(({ title, edits }, index) => ({
    ...{ title, edits, kind: 'quickfix', diagnostics: [diagnostic], preferred: index === 0 },
  }));
}

function fixAllOf(code: string, all: readonly Diagnostic[]): readonly CodeAction[] {
  const fixable = fixableIn(all.filter((diagnostic) => diagnostic.code === code));
  if (fixable.length < 2) return [];
  const title = `Fix all ${fixable.length} of \`${code}\` in this file`;
  return [{ title, kind: 'quickfix', edits: firstFixes(fixable), diagnostics: fixable, preferred: false }];
}

function fixAll(all: readonly Diagnostic[]): readonly CodeAction[] {
  const fixable = fixableIn(all);
  if (fixable.length === 0) return [];
  const title = 'Fix all problems that Veloway can fix';
  return [{ title, kind: 'source.fixAll.veloway', edits: firstFixes(fixable), diagnostics: fixable, preferred: false }];
}

/** @returns the diagnostics whose first fixes can all be made at once: none touches what an earlier one changes */
function fixableIn(all: readonly Diagnostic[]): readonly Diagnostic[] {
  const taken: TextEdit[] = [];
  return all.filter(({ fixes: [fix] }) => {
    if (fix === undefined || fix.edits.some((edit) => isTaken(taken, edit))) return false;
    for (const edit of fix.edits) taken.splice(placeIn(taken, edit), 0, edit);
    return true;
  });
}

/** Those that are taken are in their order and apart, so that only the neighbours of a place can be in the way. */
function isTaken(taken: readonly TextEdit[], edit: TextEdit): boolean {
  const place = placeIn(taken, edit);
  return [taken[place - 1], taken[place]].some((other) => other !== undefined && overlap(edit, other));
}

/** @returns the index of the first edit that begins at the start of one or after it */
function placeIn(taken: readonly TextEdit[], { start }: TextEdit): number {
  return partitionPoint(taken.length, (index) => (taken[index]?.start ?? 0) < start);
}

function firstFixes(fixable: readonly Diagnostic[]): readonly TextEdit[] {
  return fixable.flatMap(({ fixes }) => fixes[0]?.edits ?? []);
}

/** Two insertions at one place would depend on their order. */
function overlap(a: Range, b: Range): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}

/** In a definition, an editor formats YAML or JSON: the template within has an action of its own. */
function formatting(document: Document, { start }: Range): readonly CodeAction[] {
  const template = templateAt(document, start);
  if (template?.view.embedding === undefined) return [];
  const edits = hostEdits(format(template.view, { tabSize: 2, insertSpaces: true }), template) ?? [];
  if (edits.length === 0) return [];
  return [{ title: 'Format this template', kind: 'refactor.rewrite', edits, diagnostics: [], preferred: false }];
}

function disabling(diagnostic: Diagnostic, document: Document): readonly CodeAction[] {
  const template = document.templates.find(
    ({ toTemplate }) => diagnostic.ofRule && toTemplate(diagnostic.start) !== undefined,
  );
  const start = template?.toTemplate(diagnostic.start);
  if (template === undefined || start === undefined) return [];
  const comment = disableComment(template.view, diagnostic.code, start);
  const edit = comment === undefined ? undefined : template.editHost(comment);
  if (edit === undefined) return [];
  const title = `Ignore \`${diagnostic.code}\` on this line`;
  return [{ title, kind: 'quickfix', edits: [edit], diagnostics: [diagnostic], preferred: false }];
}
