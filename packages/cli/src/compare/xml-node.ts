/** Text between tags, with entities and CDATA sections as the characters that they stand for. */
export interface XmlText {
  readonly kind: 'text';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** `<?target …?>`, as it is written. */
export interface XmlInstruction {
  readonly kind: 'instruction';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface XmlElement {
  readonly kind: 'element';
  /** With its prefix, as it is written. */
  readonly name: string;
  /** Names and values in the order of the names. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly XmlNode[];
  readonly start: number;
  /** The offset after the start tag. */
  readonly contentStart: number;
  /** The offset of the end tag; that after the start tag where there is none. */
  readonly contentEnd: number;
  readonly end: number;
}

/** XML that knows where it is written; offsets are those of its text. */
export type XmlNode = XmlText | XmlInstruction | XmlElement;
