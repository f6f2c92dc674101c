import { parse, type Range } from '@veloway/vtl';
import { applyEdits, type TextEdit } from '../edit.js';
import { ChangedLines } from '../format/changed-lines.js';
import { headsOf } from '../format/heads.js';
import { layOutHead } from '../format/lay-out-head.js';
import { trimLineEnds } from '../format/line-ends.js';
import { placeSet } from '../format/place-set.js';
import { isSameProgram } from '../format/same-program.js';
import { formattable } from '../format/statements.js';
import type { TemplateView } from '../template-view.js';

export interface FormattingOptions {
  readonly tabSize: number;
  readonly insertSpaces: boolean;
}

/**
 * Formats a template without changing a byte of what API Gateway makes of it: blanks are output in Velocity, so that it
 * moves only those that Velocity reads over.
 *
 * @param range where nothing outside of it is to change
 * @returns the changes, none of which overlap; none where Velocity refuses the template
 */
export function format(view: TemplateView, options: FormattingOptions, range?: Range): readonly TextEdit[] {
  if (view.problems.some(({ severity }) => severity === 'error')) return [];
  const all = allEdits(view, options.insertSpaces ? ' '.repeat(options.tabSize) : '\t');
  const edits = range === undefined ? all : all.filter(({ start, end }) => range.start <= start && end <= range.end);
  if (edits.length === 0) return [];
  // It is so by construction; what is wrong with that costs no one a template.
  return isSameProgram(view.tree, parse(applyEdits(view.text, edits)).tree) ? edits : [];
}

function allEdits({ text, tree }: TemplateView, unit: string): readonly TextEdit[] {
  const statements = formattable(tree);
  const edits: TextEdit[] = statements.flatMap(({ node }) => trimLineEnds(text, node));
  const lines = new ChangedLines(text);
  const heads = statements.flatMap((statement) => headsOf(text, statement.node).map((head) => ({ statement, head })));
  // The branches of an `#if` have others between them.
  heads.sort((a, b) => startOf(a.head) - startOf(b.head));
  for (const { statement, head } of heads) {
    const place = statement.node.kind === 'SetDirective' ? placeSet(text, statement, lines, unit) : undefined;
    if (place !== undefined) edits.push(place);
    for (const edit of layOutHead(text, head, { indentation: lines.indentationAt(startOf(head)), unit })) {
      edits.push(edit);
      lines.change(edit);
    }
  }
  return edits.sort((a, b) => a.start - b.start || a.end - b.end);
}

function startOf(head: readonly Range[]): number {
  return head[0]?.start ?? 0;
}
