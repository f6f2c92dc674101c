/** Why something cannot be written as XML; messages may change, these do not. */
export type XmlWriteErrorCode =
  | 'character-not-allowed'
  | 'comment-malformed'
  | 'name-malformed'
  | 'namespace-malformed'
  | 'nesting-too-deep'
  | 'root-missing'
  | 'root-repeated'
  | 'value-cyclic'
  | 'value-unsuitable'
  | 'attribute-repeated';

/** Elements or JSON that no document can say. */
export class XmlWriteError extends Error {
  /** @param path where it is: `/a/b` among elements, `$.a.b[0]` in JSON; the message names it too */
  constructor(
    readonly code: XmlWriteErrorCode,
    message: string,
    readonly path: string,
  ) {
    super(message);
    this.name = 'XmlWriteError';
  }
}
