/** One line of a text as it is compared, and the offsets in the output of what it shows. */
export interface Line {
  /** What is compared: the lines of two texts are equal where these are. */
  readonly text: string;
  /** In UTF-16 units of the text that the line comes from, as it was before anything was laid out anew. */
  readonly start: number;
  readonly end: number;
  /** What people see after the text but what is not compared: a comma between members says nothing of its own. */
  readonly tail?: string;
}

/** How a text is compared: by what it says, or letter by letter. */
export type ComparisonMode = 'json' | 'xml' | 'text';

/** Two texts beside each other, as lines that differ where the texts do; equal texts have no lines. */
export interface Comparison {
  readonly equal: boolean;
  readonly expected: readonly Line[];
  readonly actual: readonly Line[];
  /** Why they were not compared as asked, or what cannot be seen in lines, in one sentence. */
  readonly note?: string;
  /** The offset in the output of what the note is about, where it is about a place in the output. */
  readonly noteAt?: number;
}

/** What is said of texts that are equal; nothing is laid out for them. */
export const EQUAL: Comparison = { equal: true, expected: [], actual: [] };
