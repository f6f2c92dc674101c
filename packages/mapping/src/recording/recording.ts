import type { Run } from '@veloway/vtl';
import type { Overrides } from '../context.js';

/** One run of a mapping template, as plain data. */
export interface Recording extends Run {
  /** What the template wrote to the override maps, up to its failure where it failed. */
  readonly overrides: Overrides;
}
