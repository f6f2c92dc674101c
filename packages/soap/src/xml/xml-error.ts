import { positionAt } from './position.js';

/** What can be wrong with a document; messages may change, these do not. */
export type XmlErrorCode =
  | 'attribute-malformed'
  | 'attribute-repeated'
  | 'cdata-malformed'
  | 'character-not-allowed'
  | 'comment-malformed'
  | 'declaration-malformed'
  | 'doctype-refused'
  | 'document-too-long'
  | 'encoding-malformed'
  | 'encoding-mismatch'
  | 'encoding-unsupported'
  | 'entity-undeclared'
  | 'instruction-malformed'
  | 'markup-unknown'
  | 'name-malformed'
  | 'namespace-malformed'
  | 'nesting-too-deep'
  | 'prefix-undeclared'
  | 'reference-malformed'
  | 'root-missing'
  | 'root-repeated'
  | 'tag-malformed'
  | 'tag-mismatched'
  | 'tag-unclosed'
  | 'text-outside-root';

/** A document that is not well-formed, that asks for what is refused, or that is beyond a limit. */
export class XmlError extends Error {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 units. */
  readonly column: number;

  /**
   * @param text the document as far as it could be decoded
   * @param offset where in the text the error is, in UTF-16 units
   */
  constructor(
    readonly code: XmlErrorCode,
    message: string,
    text: string,
    readonly offset: number,
  ) {
    super(message);
    this.name = 'XmlError';
    const { line, column } = positionAt(text, offset);
    this.line = line;
    this.column = column;
  }
}
