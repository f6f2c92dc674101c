import type { Range } from '@veloway/vtl';

/**
 * Where a template's text stands in the text of the file that holds it, through whatever the file's format does to it:
 * YAML's block scalars and quotes, JSON's escapes. Offsets count UTF-16 units.
 */
export interface TemplateLocation {
  /** The file, as messages call it. */
  readonly file: string;
  /** The text of the whole file. */
  readonly text: string;
  /** The keys and indexes that lead to the template. */
  readonly path: readonly (string | number)[];
  /** What spells the text; undefined where that is several scalars, or none. */
  readonly scalar: SpelledScalar | undefined;
  /** @returns the offset in the file of a template's character; one past the template's end is a place too */
  toFile(offset: number): number;
  /** @returns the offset in the template of a place in the file, or undefined where the place is not in the template */
  toTemplate(offset: number): number | undefined;
}

/** A scalar of YAML, or a string of JSON, which is `double-quoted`: its stretch of the file, its quotes or `|` included. */
export interface SpelledScalar extends Range {
  readonly spelling: 'plain' | 'single-quoted' | 'double-quoted' | 'literal' | 'folded';
  /** Whether the text is what the scalar says, and nothing in it was replaced or left out. */
  readonly isWhole: boolean;
}
