import type * as Ast from '../ast.js';
import { visit } from '../visit.js';
import type { Writer } from './writer.js';

/** @returns what a statement prints whatever the variables are, or undefined */
export function fixedText(writer: Writer, node: Ast.Statement): string | undefined {
  switch (node.kind) {
    case 'Text':
    case 'TextBlock':
    case 'Comment':
      return node.text;
    case 'Escape':
      return (escapes(writer, node) ? '\\' : '\\\\').repeat(node.count);
    case 'EscapedDirective':
      return escapedDirective(writer, node);
    case 'Reference':
      return node.unusual?.bare;
    case 'Directive':
      return fixedDirective(writer, node);
    case 'Invalid':
      return '';
    case 'SetDirective':
    case 'IfDirective':
      return undefined;
    default:
      return node satisfies never;
  }
}

function escapes(writer: Writer, node: Ast.Escape): boolean {
  return node.beforeControl || isDirective(writer, node.next, node.start);
}

/** A directive of the dialect, or a macro that the template has defined before that place. */
function isDirective({ needs, dialect, knownMacros }: Writer, name: string, at: number): boolean {
  const macroEnd = needs.macroEnds.get(name);
  return dialect.directives.has(name) || knownMacros.has(name) || (macroEnd !== undefined && macroEnd <= at);
}

const CONTROL: ReadonlySet<string> = new Set(['if', 'end', 'set', 'else', 'elseif']);

function escapedDirective(writer: Writer, node: Ast.EscapedDirective): string {
  if (!CONTROL.has(node.name) && !isDirective(writer, node.name, node.start)) return node.raw;
  const last = node.raw.lastIndexOf('\\');
  return node.raw.slice(0, Math.floor(last / 2)) + node.raw.slice(last + 1);
}

/** Directives that are text: a name without parentheses, a macro's definition, a call of what cannot exist. */
function fixedDirective(writer: Writer, node: Ast.Directive): string | undefined {
  const exists = writer.dialect.directives.has(node.name);
  if (node.name === 'literal' && exists && node.hasParentheses) return literalText(writer, node);
  if (!node.hasParentheses && node.name.startsWith('@')) return `#${node.name}`;
  if (exists) return undefined;
  return writer.needs.contexts ? undefined : literalText(writer, node);
}

/** What a directive is as text, in which the names of macros are escaped, too. */
export function literalText(writer: Writer, node: Ast.Directive): string {
  let text = node.literal;
  if (writer.needs.macroEnds.size + writer.knownMacros.size === 0) return text;
  visit(node, (inner) => {
    if (inner.kind === 'EscapedDirective') text = text.replace(inner.raw, () => escapedDirective(writer, inner));
  });
  return text;
}
