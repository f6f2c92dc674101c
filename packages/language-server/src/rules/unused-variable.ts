import { type Expression, MUTATORS, type Reference, type SetDirective, visit } from '@veloway/vtl';
import type { Definition, Occurrence } from '../symbols.js';
import { ROOTS } from '../symbols.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Fix, Rule } from './rule.js';

export const unusedVariable: Rule = {
  code: 'unused-variable',
  summary: 'A variable is set, and never read.',
  severity: 'warning',
  documentation: [
    'What is never read costs time and readers. Where the directive can be removed without any change of the output, the fix removes it, and the line that it stands on with it.',
    'The rule is silent of a `#set` that is there for what its value does, such as `#set($done = $list.add(1))`, and of the variables of loops.',
  ].join('\n\n'),
  examples: {
    good: [
      { template: '#set($id = 1)$id' },
      { template: '#set($list = [])#set($done = $list.add(1))$list.size()' },
      { template: '#foreach($i in [1..3])x#end' },
    ],
    bad: [
      { template: "#set($id = $input.path('$.id'))\n{}", fixed: '{}' },
      { template: '#set($a = 1)#set($b = 2)$b', fixed: '#set($b = 2)$b' },
      { template: '#define($block)x#end' },
    ],
  },
  check: findings,
};

function findings(view: TemplateView): readonly Finding[] {
  return [...view.symbols.byName].flatMap(([name, all]) => {
    // What a template sets of API Gateway's variables is another rule's matter.
    if (isGiven(name) || all.some(({ definition }) => definition === undefined)) return [];
    return all.flatMap((occurrence) => findingOf(view, name, occurrence) ?? []);
  });
}

function isGiven(name: string): boolean {
  return (ROOTS as readonly string[]).includes(name) || name === 'foreach';
}

function findingOf(view: TemplateView, name: string, { definition, start, end }: Occurrence): Finding | undefined {
  if (definition === undefined || definition.by === 'foreach' || isForItsEffect(definition)) return undefined;
  const message = `\`$${name}\` is set here, and never read. Remove it, or read it.`;
  const fix = definition.by === 'set' ? removal(view, definition.node, name) : undefined;
  const range = { start: view.text.charAt(start - 1) === '$' ? start - 1 : start, end };
  return { ...range, message, tag: 'unnecessary', ...(fix === undefined ? {} : { fixes: [fix] }) };
}

function isForItsEffect({ by, node }: Definition): boolean {
  return (
    by === 'set' &&
    references(node.value).some(({ parts }) => parts.some((part) => part.kind === 'Method' && MUTATORS.has(part.name)))
  );
}

function references(expression: Expression): readonly Reference[] {
  const found: Reference[] = [];
  visit(expression, (node) => {
    if (node.kind === 'Reference') found.push(node);
  });
  return found;
}

/** @returns the change that removes the directive, where nothing else becomes something else by it */
function removal({ text }: TemplateView, node: SetDirective, name: string): Fix | undefined {
  if (!isPure(node.value) || !(isLine(text, node) || isBetweenDirectives(text, node))) return undefined;
  return { title: `Remove \`$${name}\``, edits: [{ start: node.start, end: node.end, newText: '' }] };
}

/** Whole lines: what is before them ends in a line ending, and no blanks behind them would come to be printed. */
function isLine(text: string, { start, end }: SetDirective): boolean {
  const begins = start === 0 || /[\r\n]/.test(text.charAt(start - 1));
  const ends = end === text.length || /[\r\n]/.test(text.charAt(end - 1));
  return begins && ends && !/^[ \t]+#\{?set/.test(text.slice(end, end + 200));
}

/** A `#` begins what follows, and nothing before it makes something else of it. */
function isBetweenDirectives(text: string, { start, end }: SetDirective): boolean {
  return text.charAt(end) === '#' && /^#\w/.test(text.slice(end, end + 2)) && !/[$#\\!{]/.test(text.charAt(start - 1));
}

/** Methods that can neither fail nor change anything. */
const HARMLESS: ReadonlySet<string> = new Set([
  'params',
  'path',
  'json',
  'escapeJavaScript',
  'urlEncode',
  'base64Encode',
]);

function isPure(value: Expression): boolean {
  let pure = true;
  visit(value, (node) => {
    if (node.kind === 'Method' && !HARMLESS.has(node.name)) pure = false;
    if (node.kind === 'SetDirective' || node.kind === 'Directive' || node.kind === 'IfDirective') pure = false;
  });
  return pure;
}
