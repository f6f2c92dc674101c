import { type Recording, type Unreached, unreachedBecause } from '@veloway/mapping';
import { type Step, type Template, visit } from '@veloway/vtl';
import { conditionValues } from './condition-values.js';
import { directiveHead } from './directive-head.js';
import { isOverride, keyOfLine } from './override-name.js';
import { placeText } from './place-text.js';
import { givenValue, valueText } from './value-text.js';

/** What a line of JSON or XML can be found by in a template: the key with its quotes, or the tag. */
const LABEL = /^\s*("(?:[^"\\]|\\.)*")\s*:|^\s*(<[A-Za-z_][\w.:-]*)/;

/** What is said of a line, and of which it was said. */
interface Said {
  readonly index: number;
  readonly reason: string | undefined;
}

/**
 * @returns a function of a line that the output lacks, and of its index: which directive of the template kept it from
 *   being written, or undefined where that cannot be said or was just said of the line before
 */
export function missingBecause(
  tree: Template,
  { steps }: Recording,
): (line: string, index: number) => string | undefined {
  let said: Said = { index: -1, reason: undefined };
  return (line, index) => {
    const reason = reasonOf(tree, steps, line);
    const again = index === said.index + 1 && (reason === undefined || reason === said.reason);
    said = { index, reason: again ? said.reason : reason };
    return again ? undefined : reason;
  };
}

/**
 * @param line of JSON that shows an override which was not written
 * @returns which `#set` of the template would have written it, and what kept it from running
 */
export function overrideMissingBecause(tree: Template, { steps }: Recording, line: string): string | undefined {
  const name = keyOfLine(line);
  const targets: number[] = [];
  visit(tree, ({ kind, start, end }) => {
    if (kind === 'SetDirective' && name !== undefined && setsOverride(tree.source.text.slice(start, end), name))
      targets.push(start);
  });
  const reasons = targets.flatMap((at) => unreachedBecause(tree, steps, at) ?? []);
  const [first] = reasons;
  if (first === undefined || reasons.length < targets.length) return undefined;
  return `${placeText(tree.source, first.node.start)}   ${unreachedText(tree, steps, first)}`;
}

function setsOverride(set: string, name: string): boolean {
  const target = /^#\{?set\}?\s*\(\s*\$!?\{?([^=]*?)\}?\s*=/.exec(set.trimStart())?.[1];
  return target !== undefined && isOverride(target, name);
}

/** A key that stands in several places tells nothing, unless none of them was reached. */
function reasonOf(tree: Template, steps: readonly Step[], line: string): string | undefined {
  const match = LABEL.exec(line);
  const label = match?.[1] ?? match?.[2];
  const places = label === undefined ? [] : placesOf(tree.source.text, label);
  const reasons = places.map((at) => unreachedBecause(tree, steps, at));
  const [first] = reasons;
  if (first === undefined || reasons.includes(undefined)) return undefined;
  const { source } = tree;
  return `${placeText(source, first.node.start)}   ${unreachedText(tree, steps, first)}`;
}

function placesOf(text: string, label: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(label); at >= 0; at = text.indexOf(label, at + label.length)) places.push(at);
  return places;
}

/** @returns why a place did not run, in words: `#if($order.express)` was false */
export function unreachedText({ source }: Template, steps: readonly Step[], { reason, node }: Unreached): string {
  const head = directiveHead(source.text.slice(node.start, node.end).trim());
  const last = steps.findLastIndex(({ site }) => {
    return site.source === source && site.start === node.start && (site.kind === 'branch' || site.kind === 'foreach');
  });
  switch (reason) {
    case 'false':
      return `${head} was false${conditionValues(steps, last)}`;
    case 'earlier':
      return `${head} was true${conditionValues(steps, last)}`;
    case 'no-round':
      return `${head} had no round, since its list was ${valueText(givenValue(steps, last))}`;
    case 'not-rendered':
      return `${head} was never used`;
    default:
      return reason satisfies never;
  }
}
