import { XMLParser } from 'fast-xml-parser';
import { asClause } from './as-clause.js';
import { checkRoot, checkXml } from './check-xml.js';
import { UnreadableText } from './unreadable-text.js';
import { decodeXml, trimXml, withoutSpace } from './xml-characters.js';
import type { XmlElement, XmlInstruction, XmlNode, XmlText } from './xml-node.js';

/** How deep elements may nest; whatever walks through them calls itself. */
const DEEPEST = 500;

/** The parser refuses `<constructor>`, which is a name like any other with this before it; no name begins so. */
const NAME_MARK = '&';
const ATTRIBUTE_MARK = '@_';
const TEXT = '#text';
const CDATA = '#cdata';
const ATTRIBUTES = ':@';

// Entities are not left to the parser: it would count them, and stop.
const PARSER = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  ignoreAttributes: false,
  attributeNamePrefix: ATTRIBUTE_MARK,
  textNodeName: TEXT,
  cdataPropName: CDATA,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  maxNestedTags: DEEPEST,
  jPath: false,
  transformTagName: (name) => (name.startsWith(NAME_MARK) ? name : NAME_MARK + name),
});

/**
 * @returns what is in a text of XML: its element, and instructions beside it
 * @throws UnreadableText where the text is no XML, or XML that is not compared
 */
export function readXml(text: string): readonly XmlNode[] {
  checkXml(text);
  const nodes = nodesOf(parse(text), { text, start: 0, end: text.length });
  checkRoot(nodes, text);
  return nodes;
}

function parse(text: string): unknown {
  try {
    return PARSER.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (/nested/.test(message))
      throw new UnreadableText(`elements are nested more than ${DEEPEST} deep`, undefined, { refused: true });
    throw new UnreadableText(asClause(message));
  }
}

/** The stretch of the source between a start tag and its end tag. */
interface Content {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A piece as the parser has it, before it is known what stands around it. */
type Piece = XmlElement | XmlInstruction | string;

function nodesOf(parsed: unknown, content: Content): readonly XmlNode[] {
  const pieces = joinTexts((Array.isArray(parsed) ? parsed : []).map((piece: unknown) => pieceOf(piece, content)));
  const isLeaf = content.start > 0 && pieces.every((piece) => typeof piece === 'string');
  return pieces.flatMap((piece, index): readonly XmlNode[] => {
    if (typeof piece !== 'string') return [piece];
    const text = isLeaf ? piece : trimXml(piece);
    return text === '' ? [] : [{ kind: 'text', text, ...textRange(pieces[index - 1], pieces[index + 1], content) }];
  });
}

/** Text and CDATA sections beside each other are one text. */
function joinTexts(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') joined[joined.length - 1] = last + piece;
    else joined.push(piece);
  }
  return joined;
}

/** The parser does not say where text is: it is what lies between the tags around it. */
function textRange(
  before: Piece | undefined,
  after: Piece | undefined,
  content: Content,
): Omit<XmlText, 'kind' | 'text'> {
  const start = typeof before === 'object' ? before.end : content.start;
  const end = typeof after === 'object' ? after.start : content.end;
  return withoutSpace(content.text, start, end);
}

function pieceOf(parsed: unknown, { text, start }: Content): Piece {
  if (typeof parsed !== 'object' || parsed === null) throw new Error('fast-xml-parser read something that is no node');
  for (const [key, value] of Object.entries(parsed)) {
    if (key === TEXT) return decodeXml(String(value), start);
    if (key === CDATA) return cdataOf(value);
    if (key !== ATTRIBUTES) return nodeOf(key, value, parsed, text);
  }
  throw new Error('fast-xml-parser read a node without a name');
}

/** `[{ '#text': … }]`; what is in a CDATA section stands for itself. */
function cdataOf(value: unknown): string {
  const [inner]: readonly unknown[] = Array.isArray(value) ? value : [];
  return typeof inner === 'object' && inner !== null && TEXT in inner ? String(inner[TEXT]) : '';
}

function nodeOf(key: string, children: unknown, parsed: object, text: string): XmlElement | XmlInstruction {
  const { start, end } = rangeOf(parsed);
  if (key.startsWith('?'))
    return { kind: 'instruction', text: text.slice(start, end).replace(/\r\n?/g, '\n'), start, end };
  const contentStart = startTagEnd(text, start);
  const isEmpty = text.startsWith('/>', contentStart - 2);
  const contentEnd = isEmpty ? contentStart : text.lastIndexOf('</', end - 1);
  return {
    kind: 'element',
    name: key.slice(NAME_MARK.length),
    attributes: attributesOf(ATTRIBUTES in parsed ? parsed[ATTRIBUTES] : undefined, start),
    children: nodesOf(children, { text, start: contentStart, end: contentEnd }),
    start,
    contentStart,
    contentEnd,
    end,
  };
}

/** The parser keeps `{ startIndex, endIndex }` under the one symbol of a node. */
function rangeOf(parsed: object): { start: number; end: number } {
  const [symbol] = Object.getOwnPropertySymbols(parsed);
  const found: unknown = symbol === undefined ? undefined : Reflect.get(parsed, symbol);
  if (typeof found !== 'object' || found === null || !('startIndex' in found) || !('endIndex' in found)) {
    throw new Error('fast-xml-parser read a node that is nowhere');
  }
  return { start: Number(found.startIndex), end: Number(found.endIndex) };
}

/** A `>` between quotes ends no tag. */
function startTagEnd(text: string, start: number): number {
  let index = start;
  while (index < text.length && text[index] !== '>') {
    const character = text.charAt(index);
    const isQuote = character === '"' || character === "'";
    index = isQuote ? text.indexOf(character, index + 1) + 1 : index + 1;
  }
  return index + 1;
}

function attributesOf(attributes: unknown, start: number): XmlElement['attributes'] {
  const entries: [string, unknown][] = Object.entries(attributes ?? {});
  return entries
    .map(([name, value]): [string, string] => [name.slice(ATTRIBUTE_MARK.length), attributeValue(String(value), start)])
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

/** An end of line in an attribute is a space, as XML has it, unless it is written as a reference. */
function attributeValue(value: string, start: number): string {
  return decodeXml(value.replace(/[\t\n]/g, ' '), start);
}
