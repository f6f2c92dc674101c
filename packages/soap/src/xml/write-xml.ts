import { assignPrefixes, type Prefixes } from './assign-prefixes.js';
import { forbiddenCharacter, forbiddenCharacterName } from './characters.js';
import type { XmlElement, XmlNode } from './element.js';
import { cdataOf, escapeAttribute, escapeText } from './escape.js';
import { excerpt } from './excerpt.js';
import { isNcName } from './names.js';
import { leaveScope, outermostScope, type Scope } from './namespaces.js';
import { MOST_DEPTH } from './parse-options.js';
import { XmlWriteError, type XmlWriteErrorCode } from './xml-write-error.js';

export interface WriteOptions {
  /** Whether the text begins with `<?xml version="1.0" encoding="UTF-8"?>`. */
  readonly declaration?: boolean;
  /** What each level is indented by; nothing is where it is empty or left out. */
  readonly indent?: string;
}

/** A document while it is written. */
interface Writing {
  readonly indent: string;
  readonly scope: Scope;
  /** The local names of the elements that are being written, the outermost first. */
  readonly path: string[];
  /** The names that are known to be names. */
  readonly names: Set<string>;
}

/**
 * Writes an element and all that is in it. Names have the prefixes that they say, declared where they are not; one is
 * made up where they cannot. `parseXml` reads the text as the same elements, but for the declarations that were added.
 *
 * Indentation stands between elements only, in place of white space: where an element has text too, nothing in it is
 * indented.
 *
 * @throws {XmlWriteError} for names, characters, comments and depths that no document can have
 */
export function writeXml(element: XmlElement, options: WriteOptions = {}): string {
  const indent = options.indent ?? '';
  const writing: Writing = { indent, scope: outermostScope(), path: [], names: new Set() };
  const text = elementText(element, writing, '\n');
  if (!options.declaration) return text;
  return `<?xml version="1.0" encoding="UTF-8"?>${indent === '' ? '' : '\n'}${text}`;
}

/** @param lineStart the end of a line and the indentation of the element */
function elementText(element: XmlElement, writing: Writing, lineStart: string): string {
  writing.path.push(element.local);
  if (writing.path.length > MOST_DEPTH) {
    refuse(writing, 'nesting-too-deep', `Elements nest deeper than ${MOST_DEPTH}. Nest them less.`);
  }
  const prefixes = assignPrefixes(element, writing.scope, (problem) => refuse(writing, 'namespace-malformed', problem));
  const start = startTag(element, prefixes, writing);
  const content = contentText(element, writing, lineStart);
  leaveScope(writing.scope, prefixes.declarations);
  writing.path.pop();
  return content === '' ? `${start}/>` : `${start}>${content}</${prefixes.name}>`;
}

function startTag(element: XmlElement, prefixes: Prefixes, writing: Writing): string {
  checkName(element.local, writing);
  let text = `<${prefixes.name}`;
  for (const [prefix, uri] of prefixes.declarations) {
    text += ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(checked(uri, writing))}"`;
  }
  element.attributes.forEach((attribute, index) => {
    checkName(attribute.local, writing);
    if (attribute.namespace === undefined && attribute.local === 'xmlns') {
      refuse(writing, 'name-malformed', 'No attribute can be called `xmlns`. Use the declarations of the element.');
    }
    text += ` ${prefixes.attributes[index]}="${escapeAttribute(checked(attribute.value, writing))}"`;
  });
  if (element.attributes.length > 1) checkRepeated(element, writing);
  return text;
}

function checkRepeated({ attributes }: XmlElement, writing: Writing): void {
  const seen = new Set<string>();
  for (const { local, namespace } of attributes) {
    const key = `${local} ${namespace ?? ''}`;
    if (seen.has(key)) refuse(writing, 'attribute-repeated', `The attribute ${excerpt(local)} is there twice.`);
    seen.add(key);
  }
}

function contentText(element: XmlElement, writing: Writing, lineStart: string): string {
  const isIndented = writing.indent !== '' && element.children.every(isBetweenElements);
  const inner = lineStart + writing.indent;
  let text = '';
  for (const child of element.children) {
    if (!isIndented) text += nodeText(child, writing, '\n');
    else if (child.kind !== 'text') text += inner + nodeText(child, writing, inner);
  }
  return isIndented && text !== '' ? text + lineStart : text;
}

function isBetweenElements(node: XmlNode): boolean {
  if (node.kind === 'text') return !/[^ \t\r\n]/.test(node.value);
  return node.kind !== 'cdata';
}

function nodeText(node: XmlNode, writing: Writing, lineStart: string): string {
  switch (node.kind) {
    case 'element':
      return elementText(node, writing, lineStart);
    case 'text':
      return escapeText(checked(node.value, writing));
    case 'cdata':
      return cdataOf(checked(node.value, writing));
    case 'comment':
      return commentText(checked(node.value, writing), writing);
    default:
      return node satisfies never;
  }
}

function commentText(value: string, writing: Writing): string {
  if (value.includes('--') || value.endsWith('-')) {
    const message = `The comment ${excerpt(value)} has \`--\` in it or ends in \`-\`. Put spaces between the hyphens.`;
    refuse(writing, 'comment-malformed', message);
  }
  return `<!--${value}-->`;
}

function checkName(name: string, writing: Writing): void {
  if (writing.names.has(name)) return;
  if (!isNcName(name)) {
    const message = `${excerpt(name)} cannot be a name in XML. Names begin with a letter or \`_\` and have no spaces or colons.`;
    refuse(writing, 'name-malformed', message);
  }
  writing.names.add(name);
}

function checked(text: string, writing: Writing): string {
  const at = forbiddenCharacter(text);
  if (at >= 0) refuse(writing, 'character-not-allowed', `${forbiddenCharacterName(text, at)}. Remove it.`);
  return text;
}

function refuse({ path }: Writing, code: XmlWriteErrorCode, problem: string): never {
  const place = `/${path.length > 20 ? [...path.slice(0, 20), '…'].join('/') : path.join('/')}`;
  throw new XmlWriteError(code, `${problem} (In ${excerpt(place)}.)`, place);
}
