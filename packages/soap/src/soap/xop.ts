import { createElement } from '../xml/create-element.js';
import type { XmlElement, XmlNode } from '../xml/element.js';
import { excerpt } from '../xml/excerpt.js';
import { base64Of } from './base64.js';
import { SoapError } from './soap-error.js';

/** The namespace of `xop:Include`: XML-binary Optimized Packaging, section 2.1. */
export const XOP_NAMESPACE = 'http://www.w3.org/2004/08/xop/include';

/** @returns an element that stands for the bytes of an attachment; `writeMtom` takes it */
export function xopInclude(contentId: string): XmlElement {
  const href = { prefix: '', local: 'href', namespace: undefined, value: `cid:${encodeURIComponent(contentId)}` };
  return createElement({ prefix: 'xop', local: 'Include', namespace: XOP_NAMESPACE, attributes: [href] });
}

/** Attachments by Content-ID, while they are put where they belong. */
export interface Including {
  readonly attachments: ReadonlyMap<string, Uint8Array>;
  /** The Content-IDs that were included. */
  readonly included: Set<string>;
  /** How much base64 may still be written: a document could include one attachment very often. */
  left: number;
}

/**
 * @returns the element with base64 in place of each `xop:Include`: XML-binary Optimized Packaging, section 3.2
 * @throws {SoapError} for an attachment that is not there, and where all become too long
 */
export function includeAttachments(element: XmlElement, including: Including): XmlElement {
  if (element.children.length === 0) return element;
  const include = element.children.find(isInclude);
  if (include) return { ...element, children: [included(element, include, including)] };
  const children = element.children.map((child): XmlNode => {
    return child.kind === 'element' ? includeAttachments(child, including) : child;
  });
  return { ...element, children };
}

export function isInclude(node: XmlNode): node is XmlElement {
  return node.kind === 'element' && node.local === 'Include' && node.namespace === XOP_NAMESPACE;
}

function included({ local, children }: XmlElement, include: XmlElement, including: Including): XmlNode {
  const others = children.filter((child) => child !== include && !(child.kind === 'text' && child.value.trim() === ''));
  if (others.length > 0) {
    const message = `The element ${excerpt(`<${local}>`)} has more in it than its \`xop:Include\`. Remove the rest.`;
    throw new SoapError('include-malformed', message);
  }
  const id = includedId(include);
  const bytes = including.attachments.get(id) ?? missing(id);
  including.included.add(id);
  including.left -= Math.ceil(bytes.length / 3) * 4;
  if (including.left < 0) {
    throw new SoapError('message-too-long', 'The attachments are too long in base64. Send the message in parts.');
  }
  return { kind: 'text', value: base64Of(bytes) };
}

function missing(id: string): never {
  const message = `The attachment ${excerpt(id)} is included, but no part has it as its Content-ID. Send it.`;
  throw new SoapError('attachment-missing', message);
}

/** @returns the Content-ID that an `xop:Include` says, by a URI of RFC 2392 */
export function includedId(include: XmlElement): string {
  const href = include.attributes.find(({ local, namespace }) => local === 'href' && namespace === undefined)?.value;
  const id = href === undefined || !/^cid:./i.test(href) ? undefined : percentDecoded(href.slice('cid:'.length));
  if (id !== undefined) return id;
  const found = href === undefined ? 'no `href`' : `the \`href\` ${excerpt(href)}`;
  const message = `An \`xop:Include\` has ${found}. Write \`cid:\` and the Content-ID of a part.`;
  throw new SoapError('include-malformed', message);
}

function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
