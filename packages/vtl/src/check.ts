import { distance } from 'fastest-levenshtein';
import type * as Ast from './ast.js';
import type { Problem } from './problem.js';

type Check = (node: Ast.Directive) => { at: Ast.Node; message: string } | undefined;

const CHECKS: readonly Check[] = [
  bareDirective,
  macroWithoutArguments,
  macroName,
  wordArgument,
  defineName,
  argumentCount,
];

/** The directives of Velocity 1.7, besides `#set`, `#if` and its parts. */
export const DIRECTIVES: ReadonlySet<string> = new Set([
  'foreach',
  'define',
  'macro',
  'literal',
  'include',
  'parse',
  'stop',
  'break',
  'evaluate',
]);

const KNOWN_NAMES = [...DIRECTIVES, 'set', 'if', 'elseif', 'else', 'end'];

/** Adds what Velocity's parser and a directive's `init` refuse, though the grammar accepts it. */
export function checkDirective(node: Ast.Directive, problems: Problem[]): void {
  for (const check of CHECKS) {
    const found = check(node);
    if (found === undefined) continue;
    const { start, end } = found.at === node ? { start: node.start, end: node.nameStart + node.name.length } : found.at;
    const code = found.at === node ? 'missing-directive-argument' : 'invalid-directive-argument';
    problems.push({ code, severity: 'error', start, end, message: found.message });
    return;
  }
  if (!DIRECTIVES.has(node.name)) warnOfMisspelling(node, problems);
}

/** A name that no directive has prints as it stands; one that is nearly a directive's is likely a slip. */
function warnOfMisspelling(node: Ast.Directive, problems: Problem[]): void {
  const advice = spellingAdvice(node.name);
  if (advice === undefined) return;
  const message = `\`#${node.name}\` ${advice}`;
  const end = node.nameStart + node.name.length;
  problems.push({ code: 'unknown-directive', severity: 'warning', start: node.start, end, message });
}

function spellingAdvice(name: string): string | undefined {
  if (name === 'set') return 'prints as it stands without parentheses. Write `#set($name = value)`.';
  const near = nearest(name, KNOWN_NAMES);
  if (near === undefined) return undefined;
  return `is no directive of Velocity, and prints as it stands. Did you mean \`#${near}\`?`;
}

/** @returns the name that is spelt most alike, unless none is near */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  // A slip or two in a longer name, one in a short one.
  let least = name.length > 3 ? 2.5 : 1.5;
  for (const candidate of names) {
    const difference = name.toLowerCase() === candidate.toLowerCase() ? 0.5 : distance(name, candidate);
    // Names that have no letter in common are not nearly the same, however short they are.
    const isOther = difference >= Math.max(name.length, candidate.length);
    if (difference >= least || difference === 0 || isOther) continue;
    best = candidate;
    least = difference;
  }
  return best;
}

/** Velocity fails on these where no parenthesis follows, instead of printing them. */
function bareDirective(node: Ast.Directive): ReturnType<Check> {
  if (node.hasParentheses || !['foreach', 'define', 'literal'].includes(node.name)) return undefined;
  const text = `#${node.name}`;
  return { at: node, message: `\`${text}\` needs parentheses: \`${text}(…)\`. Write \`\\${text}\` to print it.` };
}

function macroWithoutArguments(node: Ast.Directive): ReturnType<Check> {
  if (node.name !== 'macro' || (node.hasParentheses && node.args.length > 0)) return undefined;
  return { at: node, message: 'A macro needs a name: `#macro(name $argument)`. Write `\\#macro` to print it.' };
}

function macroName(node: Ast.Directive): ReturnType<Check> {
  const first = node.args[0];
  if (node.name !== 'macro' || first === undefined || first.kind === 'Word') return undefined;
  return { at: first, message: "The first argument of `#macro` is the macro's name, a word without quotes or `$`." };
}

function wordArgument(node: Ast.Directive): ReturnType<Check> {
  if (!DIRECTIVES.has(node.name)) return undefined;
  const allowed = node.name === 'macro' ? 0 : node.name === 'foreach' ? 1 : -1;
  const word = node.args.find((arg, i) => arg.kind === 'Word' && i !== allowed);
  if (word === undefined) return undefined;
  return {
    at: word,
    message: `A bare word is no argument of \`#${node.name}\`. Put it between quotes, or a \`$\` before it.`,
  };
}

function defineName(node: Ast.Directive): ReturnType<Check> {
  if (node.name !== 'define' || !node.hasParentheses || node.args.length === 1) return undefined;
  const at = node.args[1] ?? node;
  return { at, message: '`#define` takes one argument, the name of its block: `#define($name)`.' };
}

function argumentCount(node: Ast.Directive): ReturnType<Check> {
  if (!node.hasParentheses) return undefined;
  if (node.name === 'literal' && node.args.length === 0 && node.body?.start === node.body?.end) {
    return { at: node, message: 'Velocity 1.7 fails on an empty `#literal`. Put text into it, or remove it.' };
  }
  if ((node.name === 'stop' || node.name === 'break') && node.args.length > 1) {
    return { at: node.args[1] as Ast.Node, message: `\`#${node.name}\` takes one argument at most.` };
  }
  return undefined;
}

/** Velocity throws on `\u` without four hexadecimal digits in a double-quoted string. */
export function checkString(node: Ast.StringLiteral, text: string, problems: Problem[]): void {
  const bad = /\\u(?![0-9a-fA-F]{4})/.exec(text.slice(node.start, node.end));
  if (bad === null) return;
  const start = node.start + bad.index;
  const message = 'Within double quotes `\\u` must be followed by four hexadecimal digits.';
  problems.push({ code: 'bad-escape', severity: 'error', start, end: start + 2, message });
}

/**
 * `#evaluate` is checked by its `init`, too, but exists in some dialects only.
 *
 * @returns what is wrong with its arguments, or undefined
 */
export function checkEvaluate(node: Ast.Directive): Problem | undefined {
  const [argument] = node.args;
  const fits = argument?.kind === 'StringLiteral' || argument?.kind === 'Reference';
  if (fits && node.args.length === 1) return undefined;
  const { start, end } = node.args[1] ?? argument ?? node;
  const message = '`#evaluate` takes one argument, a string or a reference: `#evaluate("$a")`.';
  return { code: 'invalid-directive-argument', severity: 'error', start, end, message };
}
