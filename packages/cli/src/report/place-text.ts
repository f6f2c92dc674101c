import { lineAt, positionAt, type Site, type Source } from '@veloway/vtl';
import { directiveHead } from './directive-head.js';
import { hostPlace } from './host-place.js';

/** @returns `orders.vtl:7:12` */
export function placeText(source: Source, offset: number): string {
  const { file, text, start } = hostPlace(source, { start: offset, end: offset });
  const { line, column } = positionAt(text, start);
  return `${file}:${line}:${column}`;
}

/** @returns the line of a template that an offset is in, without the white space around it */
export function lineText({ text }: Source, offset: number): string {
  return lineAt(text, positionAt(text, offset).line).trim();
}

/** Places that have bodies, of which the head says what they are. */
const WITH_BODIES: ReadonlySet<Site['kind']> = new Set<Site['kind']>(['branch', 'foreach', 'round', 'define', 'call']);

const REFERENCES: ReadonlySet<Site['kind']> = new Set<Site['kind']>(['variable', 'property', 'method', 'index']);

/** @returns what stands at a place in one line, without the body that it may have */
export function siteText({ kind, source, start, end }: Site): string {
  const whole = source.text.slice(start, end).trim();
  // A reference may have characters before its `$` that belong to the text.
  const own = REFERENCES.has(kind) ? whole.slice(Math.max(0, whole.indexOf('$'))) : whole;
  const text = WITH_BODIES.has(kind) ? directiveHead(own) : own;
  const [first = '', ...rest] = text.split(/\r?\n|\r/);
  return rest.length > 0 ? `${first.trimEnd()} …` : first;
}
