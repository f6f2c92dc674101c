import type { Statement, Template } from '@veloway/vtl';
import type { TemplateRole } from '../template-view.js';
import { fixedText } from './fixed-text.js';
import type { OutputShape } from './output-shape.js';

/** What the output of a template may begin with: a character, or what a reference prints. */
type First = string | 'reference';

/** @returns the format that a template writes on all paths; undefined where it is neither, or paths differ */
export function outputFormat(tree: Template, { contentType = '' }: TemplateRole): OutputShape['format'] {
  const { firsts } = firstsOf(tree.children);
  const found = new Set([...firsts].filter((first) => first !== 'reference'));
  if (found.size === 0) return ofReferences(firsts, contentType);
  const isJson = [...found].every((first) => first === '{' || first === '[');
  if (isJson) return startsAsJson(tree, contentType) ? 'json' : undefined;
  const [only] = found;
  const { text } = tree.source;
  const isXml = found.size === 1 && only === '<' && /<\/|\/>|<\?xml/.test(text) && !isHtml(text, contentType);
  return isXml ? 'xml' : undefined;
}

/** Where references print everything, the content type alone can say. */
function ofReferences(firsts: ReadonlySet<First>, contentType: string): OutputShape['format'] {
  if (firsts.size === 0) return undefined;
  return /[/+]json\b/i.test(contentType) ? 'json' : undefined;
}

/** A bracket may begin a sentence as well: `[none]`. */
function startsAsJson({ source: { text } }: Template, contentType: string): boolean {
  if (/[/+]json\b/i.test(contentType) || text.includes('"')) return true;
  return /[{[]\s*(?:[}\]\d-]|#foreach|\$)|\{\s*[\w-]+\s*:/.test(text);
}

const HTML = /<(?:!doctype\s+html|html|head|div|span|h[1-6]|br|img|script|style|ul)\b/i;

/** HTML is no XML. */
function isHtml(text: string, contentType: string): boolean {
  if (/html/i.test(contentType)) return true;
  return !/[/+]xml\b/i.test(contentType) && HTML.test(text);
}

interface Firsts {
  readonly firsts: ReadonlySet<First>;
  /** Whether nothing may be printed. */
  readonly mayBeEmpty: boolean;
}

const NOTHING: Firsts = { firsts: new Set(), mayBeEmpty: true };

function firstsOf(statements: readonly Statement[]): Firsts {
  const firsts = new Set<First>();
  for (const statement of statements) {
    const found = firstsOfStatement(statement);
    for (const first of found.firsts) firsts.add(first);
    if (!found.mayBeEmpty) return { firsts, mayBeEmpty: false };
  }
  return { firsts, mayBeEmpty: true };
}

function firstsOfStatement(node: Statement): Firsts {
  const text = fixedText(node)?.text.trimStart().charAt(0);
  if (text !== undefined) return text === '' ? NOTHING : { firsts: new Set([text]), mayBeEmpty: false };
  switch (node.kind) {
    case 'Reference':
      // A method that is called for its effect prints what nobody wants to see.
      return { firsts: new Set(['reference']), mayBeEmpty: true };
    case 'IfDirective':
      return firstsOfBranches([...node.branches.map(({ body }) => body.children), node.otherwise?.children ?? []]);
    case 'Directive':
      if (node.name !== 'foreach') return NOTHING;
      return { firsts: firstsOf(node.body?.children ?? []).firsts, mayBeEmpty: true };
    default:
      return NOTHING;
  }
}

function firstsOfBranches(branches: readonly (readonly Statement[])[]): Firsts {
  const all = branches.map(firstsOf);
  return {
    firsts: new Set(all.flatMap(({ firsts }) => [...firsts])),
    mayBeEmpty: all.some(({ mayBeEmpty }) => mayBeEmpty),
  };
}
