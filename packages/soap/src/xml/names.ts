/** A name as a document writes it. */
export interface QualifiedName {
  readonly qualified: string;
  readonly prefix: string;
  readonly local: string;
}

/** NameStartChar of XML 1.0, section 2.3, without the colon, which Namespaces in XML keeps for prefixes. */
const START =
  'A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F' +
  '\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';

const UNPREFIXED = `[${START}][-.0-9\\xB7\\u0300-\\u036F\\u203F\\u2040${START}]*`;
const NC_NAME = new RegExp(`^${UNPREFIXED}$`, 'u');
const Q_NAME = new RegExp(`^(?:(${UNPREFIXED}):)?(${UNPREFIXED})$`, 'u');

/** @returns whether the text is a name without a colon, as Namespaces in XML 1.0 defines `NCName` */
export function isNcName(text: string): boolean {
  return NC_NAME.test(text);
}

/** @returns the parts of a name with or without a prefix, or undefined where it is no name */
export function qualifiedName(text: string): QualifiedName | undefined {
  const match = Q_NAME.exec(text);
  return match ? { qualified: text, prefix: match[1] ?? '', local: match[2] ?? '' } : undefined;
}
