/** How a document is read, and the limits that it must keep. */
export interface ParseOptions {
  /** How deep elements may nest: 200 where nothing is said, and never more than 1,000. */
  readonly maxDepth?: number;
  /** How long the text may be, in UTF-16 units: 50,000,000 where nothing is said. */
  readonly maxLength?: number;
  /**
   * The encoding that came with the bytes, as in the `charset` of a Content-Type; it counts more than the declaration
   * of the document and less than a byte order mark (RFC 7303, section 3).
   */
  readonly encoding?: string;
}

export const DEFAULT_DEPTH = 200;

/** Whatever goes through a document may call itself for each level; more than this could overflow the stack. */
export const MOST_DEPTH = 1000;

export const DEFAULT_LENGTH = 50_000_000;
