import { type Recording, type Unreached, unreachedFinder } from '@veloway/mapping';
import { type Step, type Template, visit } from '@veloway/vtl';
import { conditionValues } from './condition-values.js';
import { directiveHead } from './directive-head.js';
import { isOverride } from './override-name.js';
import { placeText } from './place-text.js';
import { givenValue, valueText } from './value-text.js';

/** What a line of JSON or XML can be found by in a template: the key with its quotes, or the tag. */
const LABEL = /^\s*("(?:[^"\\]|\\.)*")\s*:|^\s*(<[A-Za-z_][\w.:-]*)/;

/** What is said of a line, and of which it was said. */
interface Said {
  readonly index: number;
  /** How far the line is indented of which it was said first. */
  readonly indent: number;
  readonly reason: string | undefined;
}

/**
 * @returns a function of a line that the output lacks, and of its index: which directive of the template kept it from
 *   being written, or undefined where that cannot be said
 */
export function missingBecause(
  tree: Template,
  { steps }: Recording,
): (line: string, index: number) => string | undefined {
  const find: Find = { steps, because: unreachedFinder(tree, steps) };
  let said: Said = { index: -1, indent: 0, reason: undefined };
  return (line, index) => {
    const indent = line.search(/\S|$/);
    const own = reasonOf(tree, find, line);
    const inherits = own === undefined && index === said.index + 1 && belongsTo(line, indent, said.indent);
    said = { index, indent: inherits ? said.indent : indent, reason: inherits ? said.reason : own };
    return said.reason;
  };
}

/** The members of an object, and the bracket that closes it, are missing for the reason for which it is. */
function belongsTo(line: string, indent: number, outer: number): boolean {
  return indent > outer || (indent === outer && /^\s*(?:[}\]]|<\/)/.test(line));
}

/** What is looked up for each line. */
interface Find {
  readonly steps: readonly Step[];
  readonly because: (offset: number) => Unreached | undefined;
}

/**
 * @param path of an override that was not written, below `$context`
 * @returns which `#set` of the template would have written it, and what kept it from running
 */
export function overrideMissingBecause(
  tree: Template,
  { steps }: Recording,
  path: readonly string[],
): string | undefined {
  const targets: number[] = [];
  visit(tree, (node) => {
    if (node.kind !== 'SetDirective') return;
    const target = tree.source.text.slice(node.target.start, node.target.end).replace(/^\$!?\{?|\}$/g, '');
    if (isOverride(target, path)) targets.push(node.start);
  });
  return reasonAt(tree, { steps, because: unreachedFinder(tree, steps) }, targets);
}

/** A key that stands in several places tells nothing, unless none of them was reached. */
function reasonOf(tree: Template, find: Find, line: string): string | undefined {
  const match = LABEL.exec(line);
  const label = match?.[1] ?? match?.[2];
  return label === undefined ? undefined : reasonAt(tree, find, placesOf(tree.source.text, label));
}

function reasonAt(tree: Template, { steps, because }: Find, places: readonly number[]): string | undefined {
  const reasons = places.map(because);
  const [first] = reasons;
  if (first === undefined || reasons.includes(undefined)) return undefined;
  return `${placeText(tree.source, first.node.start)}   ${unreachedText(tree, steps, first)}`;
}

function placesOf(text: string, label: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(label); at >= 0; at = text.indexOf(label, at + label.length)) {
    // `<item` is not the tag of `<items>`.
    if (label.endsWith('"') || !/[\w.:-]/.test(text[at + label.length] ?? '')) places.push(at);
  }
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
