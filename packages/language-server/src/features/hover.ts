import { JsonPathError, jsonPathOf } from '@veloway/mapping';
import {
  type Method,
  type Node,
  type Part,
  positionAt,
  type Range,
  type Reference,
  type StringLiteral,
} from '@veloway/vtl';
import { memberMarkdown } from '../completion/members.js';
import { DIRECTIVE_DOCUMENTATION } from '../documentation/directives.js';
import { codeSpan, fence, rowMarkdown } from '../documentation/row-markdown.js';
import { samplePaths, sampleValues } from '../documentation/sample-values.js';
import { sourceText, variableMarkdown } from '../documentation/variable-markdown.js';
import { memberAt, type NamedMember, nameOf } from '../infer/member-at.js';
import { literalText } from '../infer/member-type.js';
import { rowUnavailable } from '../infer/unavailable.js';
import { typeText, type ValueType } from '../infer/value-type.js';
import { nodesAt } from '../node-at.js';
import type { TemplateView } from '../template-view.js';

/** What an editor shows of what the mouse is on. */
export interface Hover extends Range {
  readonly markdown: string;
}

/** @returns what is known of what stands at a place; undefined where that is plain text */
export function hover(view: TemplateView, offset: number): Hover | undefined {
  const path = nodesAt(view.tree, offset);
  const node = path.at(-1);
  if (node === undefined || MUTE.has(node.kind)) return undefined;
  const literal = path.findLast((one) => one.kind === 'StringLiteral');
  if (literal !== undefined && (node === literal || node.kind === 'Text')) return stringHover(view, path, literal);
  const reference = path.findLast((one) => one.kind === 'Reference');
  if (reference !== undefined) {
    const found = referenceHover(view, reference, offset);
    if (found !== undefined) return found;
  }
  return directiveHover(view, node, offset);
}

const MUTE: ReadonlySet<Node['kind']> = new Set<Node['kind']>(['Comment', 'TextBlock', 'EscapedDirective', 'Escape']);

function referenceHover(view: TemplateView, reference: Reference, offset: number): Hover | undefined {
  const { nameStart, name, parts } = reference;
  if (reference.unusual?.inert === true) return undefined;
  const nameEnd = nameStart + name.length;
  if (offset <= nameEnd) {
    const markdown = variableMarkdown(view, reference);
    return { start: reference.start, end: nameEnd, markdown };
  }
  const index = parts.findIndex((part) => part.start < offset && offset <= partNameEnd(part));
  const part = parts[index];
  if (part === undefined) return undefined;
  const markdown = memberHover(view, reference, index);
  return markdown === '' ? undefined : { start: part.start + 1, end: partNameEnd(part), markdown };
}

function partNameEnd(part: Reference['parts'][number]): number {
  return part.kind === 'Method' ? Math.min(part.start + 1 + part.name.length, part.end) : part.end;
}

function memberHover(view: TemplateView, reference: Reference, index: number): string {
  const named = memberAt(view, reference, index);
  return [...memberFacts(view, reference, index, named), sampleValues(view, reference, index + 1)]
    .filter(Boolean)
    .join('\n\n');
}

function memberFacts(
  view: TemplateView,
  reference: Reference,
  index: number,
  { member, row, owner, type }: NamedMember,
): readonly string[] {
  const unavailable = row === undefined ? member?.unavailable : rowUnavailable(view, row);
  const warning = unavailable === undefined ? '' : `**${unavailable}**`;
  if (row !== undefined) return [warning, rowMarkdown(row)];
  if (member === undefined || member.kind === 'key')
    return [missing(reference, owner), typeLine(reference, index, type)];
  // What a method answers stands in its signature, unless it is something of the map or list.
  const isPlain = member.signatures.some(({ label }) => !label.endsWith(': Object'));
  return [warning, memberMarkdown(member), isPlain ? '' : typeLine(reference, index, type)];
}

function missing(reference: Reference, { node, class: known }: ValueType): string {
  const isClosed = node !== undefined && known === undefined;
  return isClosed ? `API Gateway knows no such member of \`$${reference.name}\`: it is the empty text.` : '';
}

/** `$order.total: Integer`, as far as there is a type. */
function typeLine({ name, parts }: Reference, index: number, type: ValueType): string {
  const text = typeText(type);
  if (text === undefined) return '';
  const path = parts.slice(0, index + 1).map(partText);
  return [fence(`$${name}${path.join('')}: ${text}`, 'velocity'), sourceText(type)].filter(Boolean).join('\n\n');
}

function partText(part: Part): string {
  if (part.kind === 'Method') return `.${part.name}(…)`;
  if (part.kind === 'Property') return `.${part.name}`;
  const key = nameOf(part);
  return key === undefined ? '[…]' : `['${key}']`;
}

function stringHover(view: TemplateView, path: readonly Node[], literal: StringLiteral): Hover | undefined {
  const at = path.indexOf(literal);
  const method = path[at - 1];
  const reference = path[at - 2];
  if (method?.kind !== 'Method' || reference?.kind !== 'Reference' || method.args[0] !== literal) return undefined;
  const text = literalText(literal);
  if (text === undefined || reference.name !== 'input' || reference.parts[0] !== method) return undefined;
  const markdown = argumentMarkdown(view, reference, method, text);
  return markdown === '' ? undefined : { start: literal.start, end: literal.end, markdown };
}

function argumentMarkdown(view: TemplateView, reference: Reference, method: Method, text: string): string {
  if (method.name === 'params') return sampleValues(view, reference, 1);
  if (method.name !== 'path' && method.name !== 'json') return '';
  const problem = pathProblem(text);
  if (problem !== undefined) return `${fence(text, 'text')}\n\n**${problem}**`;
  const { definite } = jsonPathOf(text);
  const kind = definite ? 'A JSON path to one value.' : 'A JSON path that finds a list of all values that match.';
  const type = typeText(memberAt(view, reference, 0).type);
  const typed = method.name === 'path' && type !== undefined ? `Its type is ${codeSpan(type)}.` : '';
  return [fence(text, 'text'), [kind, typed].filter(Boolean).join(' '), samplePaths(view, text)]
    .filter(Boolean)
    .join('\n\n');
}

function pathProblem(path: string): string | undefined {
  try {
    jsonPathOf(path);
    return undefined;
  } catch (error) {
    return error instanceof JsonPathError ? error.problem : 'The path cannot be read.';
  }
}

/** On the `#name` of a directive, be it the `#end` of a block. */
function directiveHover(view: TemplateView, node: Node, offset: number): Hover | undefined {
  if (node.kind === 'Text' || node.kind === 'Invalid' || node.kind === 'StringLiteral') return undefined;
  const word = wordAt(view.text, offset);
  const known = word === undefined ? undefined : DIRECTIVE_DOCUMENTATION.get(word.name);
  if (word === undefined || known === undefined) return undefined;
  const opener = word.name === 'end' || word.name.startsWith('else') ? openerText(view, offset) : '';
  const markdown = [fence(known.usage, 'velocity'), known.text, opener].filter(Boolean).join('\n\n');
  return { start: word.start, end: word.end, markdown };
}

function wordAt(text: string, offset: number): (Range & { readonly name: string }) | undefined {
  const before = /#?\{?\w*$/.exec(text.slice(Math.max(0, offset - 20), offset))?.[0] ?? '';
  const start = offset - before.length;
  const [found, name] = /^#\{?(\w+)\}?/.exec(text.slice(start, start + 40)) ?? [];
  return found === undefined || name === undefined ? undefined : { start, end: start + found.length, name };
}

function openerText(view: TemplateView, offset: number): string {
  const block = nodesAt(view.tree, offset).findLast(
    (node) => node.kind === 'IfDirective' || (node.kind === 'Directive' && node.body !== undefined),
  );
  if (block === undefined) return '';
  const head = view.text.slice(block.start, block.start + 80).split(/[\r\n]/)[0] ?? '';
  return `It belongs to ${codeSpan(head.trim())} in line ${positionAt(view.text, block.start).line}.`;
}
