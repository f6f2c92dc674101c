import { parse, type Template, visit } from '@veloway/vtl';
import { applyEdits, type TextEdit } from '../edit.js';
import { lineStart } from '../line-start.js';
import type { TemplateView } from '../template-view.js';

/**
 * @param offset where the rule found something
 * @returns the insertion of a comment above the line, which silences the rule there; undefined where a comment would
 *   be printed or would change what is, as it would within a string or a block of text
 */
export function disableComment({ text, tree }: TemplateView, code: string, offset: number): TextEdit | undefined {
  const start = lineStart(text, offset);
  const indentation = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
  const lineEnding = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  const newText = `${indentation}## veloway-disable-next-line ${code}${lineEnding}`;
  const edit = { start, end: start, newText: newText.trimStart() };
  const after = parse(applyEdits(text, [edit])).tree;
  return outputOf(after) === outputOf(tree) ? edit : undefined;
}

/** @returns what a template would print if its references and directives were these letters */
function outputOf(tree: Template): string {
  let output = '';
  visit(tree, (node) => {
    output += 'text' in node && node.kind !== 'Comment' ? node.text : node.kind === 'Comment' ? '' : `<${node.kind}>`;
  });
  return output;
}
