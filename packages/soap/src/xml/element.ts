/** A name in XML with what its prefix stands for. */
export interface XmlName {
  readonly prefix: string;
  /** The name without its prefix. */
  readonly local: string;
  /** Undefined where it is in no namespace. */
  readonly namespace: string | undefined;
}

/** An attribute; those that declare namespaces are not among them. */
export interface XmlAttribute extends XmlName {
  readonly value: string;
}

/** An element of a document, with all that is in it in order. */
export interface XmlElement extends XmlName {
  readonly kind: 'element';
  readonly attributes: readonly XmlAttribute[];
  /** The prefixes that this element declares, and no other: `''` is the default namespace. */
  readonly declarations: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
  /** The offset of its `<` in the text. */
  readonly start: number;
}

/** A text, in which entities are what they stand for. */
export interface XmlText {
  readonly kind: 'text';
  readonly value: string;
}

export interface XmlCData {
  readonly kind: 'cdata';
  readonly value: string;
}

export interface XmlComment {
  readonly kind: 'comment';
  readonly value: string;
}

export type XmlNode = XmlElement | XmlText | XmlCData | XmlComment;
