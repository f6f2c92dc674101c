import { compile } from '@veloway/mapping';
import { type JsonValue, parseXml, type XmlAttribute, type XmlElement } from '../../src/index.js';

/** Renders a template with a payload. @returns what it prints, as it would be sent */
export function rendered(template: string, body: JsonValue | string): string {
  return compile(template).render({ body: typeof body === 'string' ? body : JSON.stringify(body) }).output;
}

/** An element without what means nothing: prefixes, declarations, the order of attributes, white space between elements. */
export interface PlainElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (PlainElement | string)[];
}

export function plain(element: XmlElement): PlainElement {
  const attributes = element.attributes.map((one) => [`{${one.namespace ?? ''}}${one.local}`, attributeValue(one)]);
  return {
    name: `{${element.namespace ?? ''}}${element.local}`,
    attributes: Object.fromEntries(attributes),
    children: element.children.flatMap((child): (PlainElement | string)[] => {
      if (child.kind === 'element') return [plain(child)];
      return child.kind === 'comment' || /^\s*\n\s*$/.test(child.value) ? [] : [child.value];
    }),
  };
}

/** The prefix of a type may be another one. */
function attributeValue({ local, value }: XmlAttribute): string {
  return local === 'type' ? value.replace(/^.*:/, '') : value;
}

/** @returns an element with its doubles as JavaScript writes them; Java writes the digits of some differently */
export function withSameNumbers(element: PlainElement): PlainElement {
  const attributes = Object.entries(element.attributes).map(([name, value]) => [name, sameNumber(value)]);
  return {
    name: element.name,
    attributes: Object.fromEntries(attributes),
    children: element.children.map((child) => (typeof child === 'string' ? sameNumber(child) : withSameNumbers(child))),
  };
}

function sameNumber(text: string): string {
  return /^-?\d+\.\d+$/.test(text) || /^-?\d{17,}$/.test(text) ? String(Number(text)) : text;
}

/** @returns the elements in the body, or in the header, of an envelope */
export function contentOf(envelope: string, part: 'Body' | 'Header'): readonly PlainElement[] {
  const { children } = plain(parseXml(envelope));
  const found = children.find((child) => typeof child !== 'string' && child.name.endsWith(`}${part}`));
  return (typeof found === 'object' ? found.children : []).filter((child) => typeof child !== 'string');
}
