import type { DefinitionKind, SubstitutedVariable, SubstitutingTool } from '@veloway/api';
import type { Range } from '@veloway/vtl';
import type { TextEdit } from '../edit.js';

/** Where a template stands in a definition file, and what the file's format and its tools do to it. */
export interface Embedding {
  readonly kind: DefinitionKind;
  /** The file's name, as messages call it. */
  readonly file: string;
  /** The text of the whole file. */
  readonly hostText: string;
  /** Where the scalar that spells the template stands in the file, its quotes or its `|` included. */
  readonly scalar: Range;
  readonly spelling: Spelling;
  /** What else replaces `${…}` in the text before API Gateway sees it. */
  readonly substitutedBy: SubstitutingTool | undefined;
  /** What that takes for its variables, in the order of the template; where they stand in it, and in the file. */
  readonly variables: readonly SubstitutedVariable[];
  /** @returns the offset in the file of a template's character; one past the template's end is a place too */
  toHost(offset: number): number;
  /** @returns the offset in the template of a place in the file, or undefined where the place is not in the template */
  toTemplate(offset: number): number | undefined;
  /**
   * @param edit a change of the template
   * @returns the change of the file that makes it, spelt as the file spells the template; undefined where the file
   *   cannot say it in that spelling
   */
  editHost(edit: TextEdit): TextEdit | undefined;
}

/** How a format spells a text: YAML's scalars, or a JSON string. */
export type Spelling = 'plain' | 'single-quoted' | 'double-quoted' | 'literal' | 'folded' | 'json';
