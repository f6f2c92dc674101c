import type { Source } from '@veloway/vtl';

/** A template that is ready to compile, from a file of its own or from one that holds it. */
export interface TemplateText {
  readonly text: string;
  /** What messages call it. */
  readonly name: string;
  readonly origin?: NonNullable<Source['origin']>;
  /** @returns the offset in the template of a place in the file, or undefined where the place is not in the template */
  toTemplate?(offset: number): number | undefined;
}
