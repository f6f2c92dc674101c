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
  /** What a tool makes of what the scalar says; undefined where none looks for variables in it. */
  readonly substituted: Substituted | undefined;
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

/** A text, and where it stands. */
export interface LocatedText {
  readonly text: string;
  readonly location: TemplateLocation;
}

/** What a tool does to a text before API Gateway sees it. */
export interface Substituted {
  readonly by: SubstitutingTool;
  /** What the tool takes for its variables, in the order of the text. */
  readonly variables: readonly SubstitutedVariable[];
  /** @returns how a text is to be written, so that the tool leaves it as it is */
  escaped(text: string): string;
  /**
   * @param scalar what the scalar says after a change
   * @returns what the tool makes of that; undefined where there are variables of which nothing is known yet
   */
  again(scalar: LocatedText): LocatedText | undefined;
}

export type SubstitutingTool = 'Fn::Sub' | 'serverless' | 'terraform';

/** `${Table}` of `Fn::Sub`, `${self:custom.table}`, `${var.table}`; where it stands in the text that the tool makes. */
export interface SubstitutedVariable extends Range {
  /** As the file has it. */
  readonly written: string;
  /** Whether there is a value, which then stands in its place; otherwise it stands there as it is written. */
  readonly isReplaced: boolean;
  /** Where it stands in the file. */
  readonly inFile: Range;
}
