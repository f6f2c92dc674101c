import type { XmlAttribute, XmlElement, XmlNode } from './element.js';

/** What of an element must be said; the rest is nothing. */
export interface ElementParts {
  readonly prefix?: string;
  readonly local: string;
  readonly namespace?: string | undefined;
  readonly attributes?: readonly XmlAttribute[];
  readonly declarations?: ReadonlyMap<string, string> | undefined;
  readonly children?: readonly XmlNode[];
}

const NO_DECLARATIONS: ReadonlyMap<string, string> = new Map();

/** @returns an element that was not read from a document; `writeXml` checks and declares what is in it */
export function createElement(parts: ElementParts): XmlElement {
  return {
    kind: 'element',
    prefix: parts.prefix ?? '',
    local: parts.local,
    namespace: parts.namespace,
    attributes: parts.attributes ?? [],
    declarations: parts.declarations ?? NO_DECLARATIONS,
    children: parts.children ?? [],
    start: 0,
  };
}
