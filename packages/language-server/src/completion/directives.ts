import type { Node } from '@veloway/vtl';
import { DIRECTIVE_DOCUMENTATION } from '../documentation/directives.js';
import { fence } from '../documentation/row-markdown.js';
import { nodesAt } from '../node-at.js';
import type { TemplateView } from '../template-view.js';
import { type Completion, completionOf } from './completion.js';
import type { CompletionContext } from './context-at.js';
import { tabStop } from './tab-stop.js';

/** A directive as it is completed: a line for itself where it begins one, or all in one line. */
interface DirectiveRow {
  readonly label: string;
  /** Of the documentation. */
  readonly name: string;
  readonly head: string;
  /** What its block holds; undefined where it has none. */
  readonly body?: string;
  /** Where it makes sense. */
  readonly within?: 'if' | 'loop' | 'block';
}

const ROWS: readonly DirectiveRow[] = [
  { label: '#if', name: 'if', head: `#if(${tabStop(1, 'condition')})`, body: tabStop(0) },
  {
    label: '#if … #else',
    name: 'if',
    head: `#if(${tabStop(1, 'condition')})`,
    body: `${tabStop(2)}\n#else\n${tabStop(0)}`,
  },
  {
    label: '#foreach',
    name: 'foreach',
    head: `#foreach($${tabStop(1, 'item')} in ${tabStop(2, '$list')})`,
    body: tabStop(0),
  },
  {
    label: '#foreach, with commas',
    name: 'foreach',
    head: `#foreach($${tabStop(1, 'item')} in ${tabStop(2, '$list')})`,
    body: `${tabStop(3, '"$item"')}#if($foreach.hasNext),#end`,
  },
  { label: '#set', name: 'set', head: `#set($${tabStop(1, 'name')} = ${tabStop(2, 'value')})` },
  { label: '#else', name: 'else', head: '#else', within: 'if' },
  { label: '#elseif', name: 'elseif', head: `#elseif(${tabStop(1, 'condition')})`, within: 'if' },
  { label: '#end', name: 'end', head: '#end', within: 'block' },
  { label: '#break', name: 'break', head: '#break', within: 'loop' },
  { label: '#stop', name: 'stop', head: '#stop' },
  { label: '#define', name: 'define', head: `#define($${tabStop(1, 'name')})`, body: tabStop(0) },
];

/** @returns the directives that can be written at a `#` */
export function completeDirective(
  view: TemplateView,
  context: CompletionContext & { readonly kind: 'directive' },
): readonly Completion[] {
  const around = nodesAt(view.tree, context.hash);
  const alone = isAlone(view.text, context.hash);
  const braced = view.text.charAt(context.hash + 1) === '{';
  return ROWS.filter(({ within }) => isWithin(around, within)).flatMap((row, index) => {
    // `#{if}` needs its closing brace, and no snippet.
    if (braced && (row.body?.includes('#') === true || row.label !== `#${row.name}`)) return [];
    const newText = braced ? `#{${row.name}}` : `${row.head}${bodyText(row, alone)}`;
    const first = row.name === 'end' && isUnclosed(around) ? '0' : '1';
    return [
      completionOf({
        ...{ label: row.label, kind: 'directive', newText, start: context.hash, end: context.end },
        ...documentationOf(row.name),
        sortText: `${first}${String(index).padStart(2, '0')}`,
      }),
    ];
  });
}

function documentationOf(name: string): Pick<Completion, 'documentation' | 'detail'> {
  const known = DIRECTIVE_DOCUMENTATION.get(name);
  if (known === undefined) return { documentation: undefined, detail: undefined };
  return { detail: known.usage, documentation: `${fence(known.usage, 'velocity')}\n\n${known.text}` };
}

function bodyText({ body }: DirectiveRow, alone: boolean): string {
  if (body === undefined) return '';
  if (!alone) return `${body.replaceAll('\n', '')}#end`;
  const lines = body.split('\n').map((line) => (line.startsWith('#else') ? line : `  ${line}`));
  return `\n${lines.join('\n')}\n#end`;
}

/** @returns whether nothing but blanks stands before a place on its line */
function isAlone(text: string, offset: number): boolean {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';
}

function isWithin(around: readonly Node[], within: DirectiveRow['within']): boolean {
  if (within === undefined) return true;
  return around.some((node) => {
    if (node.kind === 'IfDirective') return within !== 'loop';
    if (node.kind !== 'Directive' || node.body === undefined) return false;
    return within === 'block' || (within === 'loop' && node.name === 'foreach');
  });
}

function isUnclosed(around: readonly Node[]): boolean {
  return around.some((node) => (node.kind === 'IfDirective' || node.kind === 'Directive') && !node.closed);
}
