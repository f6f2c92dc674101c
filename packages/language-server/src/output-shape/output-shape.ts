import type { Range, Reference } from '@veloway/vtl';
import type { Fix } from '../rules/rule.js';

/** What a template writes, as far as it can be known without running it: JSON, XML, or neither. */
export interface OutputShape {
  /** Undefined where the output is neither, or cannot be told. */
  readonly format: 'json' | 'xml' | undefined;
  /** What is wrong with the output on some path through the template. */
  readonly findings: readonly ShapeFinding[];
  /** Where in the output each reference that prints stands, as far as it is the same on all paths. */
  readonly holes: ReadonlyMap<Reference, Hole>;
}

export type ShapeCode =
  | 'json-missing-comma'
  | 'json-trailing-comma'
  | 'json-unbalanced'
  | 'json-unquoted-string'
  | 'json-unclosed-string'
  | 'json-unexpected'
  | 'xml-unbalanced'
  | 'xml-unexpected';

export interface ShapeFinding extends Range {
  readonly code: ShapeCode;
  /** Sentences that say what is wrong and on which path: `when $list is empty`, `from the second iteration on`. */
  readonly message: string;
  /** Where the path went: the conditions and loops that lead to it. */
  readonly related: readonly (Range & { readonly message: string })[];
  readonly fix: Fix | undefined;
}

/** Where in the output a reference writes. */
export type Hole =
  /** Between the quotes of a JSON string; `alone` where nothing else is between them. */
  | { readonly in: 'json-string'; readonly alone: boolean; readonly key: boolean }
  /** Where a JSON value or a part of one stands, outside of quotes. */
  | { readonly in: 'json-value' }
  | { readonly in: 'xml-text' }
  | { readonly in: 'xml-attribute'; readonly quote: '"' | "'" }
  /** A comment, a CDATA section or the name of an element. */
  | { readonly in: 'xml-other' };
