import type { Range, Source } from '../source.js';

/** What can happen at a place of a template. */
export type SiteKind =
  | 'text'
  | 'variable'
  | 'property'
  | 'method'
  | 'index'
  | 'literal'
  | 'string'
  | 'operation'
  | 'list'
  | 'map'
  | 'range'
  | 'set'
  | 'branch'
  | 'otherwise'
  | 'foreach'
  | 'round'
  | 'define'
  | 'body'
  | 'call'
  | 'include'
  | 'parse'
  | 'evaluate'
  | 'break'
  | 'stop';

/**
 * A place of a template where something happens each time that it runs. A part of a reference (`.price` of
 * `$item.price`) is a place of its own, which reaches from the reference's `$` to the end of the part.
 */
export interface Site extends Range {
  readonly kind: SiteKind;
  /** The template, or what `#parse` or `#evaluate` ran. */
  readonly source: Source;
  /** The variable, property, method, macro or operator. */
  readonly name?: string;
}

/** What programs that run together know of each other's templates. */
export interface Places {
  /** All places, which programs call by their indexes. */
  readonly sites: Site[];
  /** The names of all variables, which programs call by their indexes. */
  readonly variables: string[];
}
