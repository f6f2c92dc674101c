import type { PreparedSchema } from '../xsd/prepared-schema.js';
import type { ComplexType } from '../xsd/schema.js';
import type { NamespacePrefixes } from './namespace-prefixes.js';
import type { VariableNames } from './variable-names.js';

/** A line of a template. Directives stand at its beginning, so that they print no white space. */
export interface TemplateLine {
  readonly kind: 'xml' | 'attribute' | 'directive' | 'comment';
  readonly indent: number;
  readonly text: string;
}

/** How far a template goes. */
export interface TemplateBounds {
  /** How often a type may be within itself. */
  readonly depth: number;
  /** How deep elements of complex types may nest. */
  readonly levels: number;
}

/** A template while it is written. */
export interface TemplateWriting {
  readonly prepared: PreparedSchema;
  readonly bounds: TemplateBounds;
  readonly lines: TemplateLine[];
  readonly prefixes: NamespacePrefixes;
  readonly notes: Set<string>;
  /** How many more bytes there may be; where it is negative, nothing more is written. */
  readonly budget: { left: number };
}

/** Where in the template something is written. */
export interface TemplatePlace {
  readonly indent: number;
  readonly names: VariableNames;
  /** The types of the elements around it. */
  readonly types: readonly ComplexType[];
}

const INDENT = '  ';

export function writeLine(
  { lines, budget }: TemplateWriting,
  { indent }: Pick<TemplatePlace, 'indent'>,
  kind: TemplateLine['kind'],
  text: string,
): void {
  budget.left -= mostBytes(text) + indent * INDENT.length + 1;
  lines.push({ kind, indent, text });
}

/** @returns how many bytes a text has in UTF-8 at most */
function mostBytes(text: string): number {
  return text.length + 2 * (text.match(/[^\0-\x7f]/g)?.length ?? 0);
}

/** @returns the place within an element */
export function within(place: TemplatePlace): TemplatePlace {
  return { ...place, indent: place.indent + 1 };
}

/** @returns the place where a variable has a meaning that it must keep */
export function withName(place: TemplatePlace, name: string): TemplatePlace {
  return { ...place, names: new Set([...place.names, name]) };
}

/** @returns lines one below the other */
export function linesText(lines: readonly TemplateLine[]): string {
  const texts = lines.map(({ kind, indent, text }) => {
    return kind === 'directive' || kind === 'comment' ? text : INDENT.repeat(indent) + text;
  });
  return texts.map((text) => `${text}\n`).join('');
}

/** @returns lines in one, for where white space between elements would count; comments would hide what follows them */
export function joinedText(lines: readonly TemplateLine[]): string {
  const shown = lines.filter(({ kind }) => kind !== 'comment');
  return shown.map(({ kind, text }) => (kind === 'attribute' ? ` ${text}` : bracedElse(text))).join('');
}

/** `#else` would be another directive with a letter behind it. */
function bracedElse(text: string): string {
  return text === '#else' ? '#{else}' : text;
}
