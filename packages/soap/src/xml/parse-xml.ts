import { forbiddenCharacter, forbiddenCharacterName } from './characters.js';
import { decodeXml } from './decode-xml.js';
import type { XmlElement, XmlNode } from './element.js';
import { excerpt } from './excerpt.js';
import { leaveScope } from './namespaces.js';
import { DEFAULT_DEPTH, DEFAULT_LENGTH, MOST_DEPTH, type ParseOptions } from './parse-options.js';
import { failMarkup, normalizeLines, readCData, readComment, skipInstruction } from './read-markup.js';
import { readStartTag, type StartTag } from './read-tag.js';
import { fail, occurs, type Reading, readingOf, skipWhitespace } from './reading.js';
import { resolveReferences } from './references.js';
import { skipDeclaration } from './xml-declaration.js';

/** The elements that are open, the innermost last. */
type Open = StartTag[];

/**
 * Reads a document as XML 1.0 (fifth edition) and Namespaces in XML 1.0 define it, in time that is linear in its length.
 *
 * Document types are always refused, and with them entities and whatever they could read. Processing instructions, and
 * comments outside of the root, are left out. Texts that only a processing instruction parts are one text.
 *
 * @param source the text, whose declared encoding means nothing any more, or its bytes, decoded by `decodeXml`
 * @param options limits, and the encoding of the bytes
 * @returns the root; offsets are in the text, which for bytes is what `decodeXml` returns
 * @throws {XmlError} for whatever is not well-formed, not allowed, or beyond a limit; nothing else is thrown
 */
export function parseXml(source: string | Uint8Array, options: ParseOptions = {}): XmlElement {
  const text = typeof source === 'string' ? source : decodeXml(source, options.encoding);
  const reading = readingOf(text);
  checkLength(reading, options.maxLength ?? DEFAULT_LENGTH);
  checkCharacters(reading);
  skipDeclaration(reading);
  skipMiscellany(reading);
  const root = readRoot(reading, Math.min(options.maxDepth ?? DEFAULT_DEPTH, MOST_DEPTH));
  skipMiscellany(reading);
  if (reading.at < text.length) failAfterRoot(reading, root);
  return root;
}

function checkLength(reading: Reading, most: number): void {
  const { length } = reading.text;
  if (length <= most) return;
  const message = `The document has ${length} characters, and ${most} are allowed. Send it in parts.`;
  fail(reading, 'document-too-long', message, 0);
}

function checkCharacters(reading: Reading): void {
  const at = forbiddenCharacter(reading.text);
  if (at < 0) return;
  fail(reading, 'character-not-allowed', `${forbiddenCharacterName(reading.text, at)}. Remove it.`, at);
}

/** Goes past white space, comments and processing instructions outside of the root. */
function skipMiscellany(reading: Reading): void {
  const { text } = reading;
  for (;;) {
    skipWhitespace(reading);
    if (text.startsWith('<?', reading.at)) skipInstruction(reading);
    else if (text.startsWith('<!--', reading.at)) readComment(reading);
    else return;
  }
}

function failAfterRoot(reading: Reading, root: XmlElement): never {
  const { text, at } = reading;
  const found = excerpt(text.slice(at, at + 20));
  if (text.startsWith('<!', at) && !text.startsWith('<![CDATA[', at)) failMarkup(reading);
  if (/^<[^/!]/.test(text.slice(at, at + 2))) {
    const message = `The document has a second root, ${found}. Put both into one element.`;
    fail(reading, 'root-repeated', message);
  }
  if (text.startsWith('</', at)) fail(reading, 'tag-mismatched', `${found} closes an element that is not open.`);
  const message = `The document has ${found} after its root ${excerpt(`</${root.local}>`)}. Remove it.`;
  return fail(reading, 'text-outside-root', message);
}

function readRoot(reading: Reading, maxDepth: number): XmlElement {
  checkRoot(reading);
  const root = readStartTag(reading);
  const open: Open = [];
  enter(reading, root, open, maxDepth);
  while (open.length > 0) readContent(reading, open, maxDepth);
  return root.element;
}

function checkRoot(reading: Reading): void {
  const { text, at } = reading;
  if (at >= text.length) fail(reading, 'root-missing', 'The document has no root. Write at least one element.');
  const found = excerpt(text.slice(at, at + 20));
  if (text.charCodeAt(at) !== 0x3c || text.startsWith('<![CDATA[', at)) {
    fail(reading, 'text-outside-root', `The document has ${found} before its root. Remove it.`);
  }
  if (text.startsWith('<!', at)) failMarkup(reading);
  if (text.startsWith('</', at)) fail(reading, 'tag-mismatched', `${found} closes an element that is not open.`);
}

function enter(reading: Reading, tag: StartTag, open: Open, maxDepth: number): void {
  const { name, element, children } = tag;
  if (open.length >= maxDepth) {
    const message = `Elements nest deeper than ${maxDepth} in ${excerpt(`<${name.qualified}>`)}. Nest them less.`;
    fail(reading, 'nesting-too-deep', message, element.start);
  }
  if (children) open.push(tag);
  else if (element.declarations.size > 0) leaveScope(reading.scope, element.declarations);
}

/** Reads the next piece of what is in the innermost element. */
function readContent(reading: Reading, open: Open, maxDepth: number): void {
  const { text, at } = reading;
  const innermost = open[open.length - 1];
  if (!innermost?.children) return;
  if (text.charCodeAt(at) !== 0x3c) return addText(innermost.children, readText(reading, innermost));
  const code = text.charCodeAt(at + 1);
  if (code === 0x2f) return readEndTag(reading, open);
  if (code === 0x21) return readDeclared(reading, innermost.children);
  if (code === 0x3f) return skipInstruction(reading);
  const tag = readStartTag(reading);
  innermost.children.push(tag.element);
  enter(reading, tag, open, maxDepth);
}

function readDeclared(reading: Reading, children: XmlNode[]): void {
  const { text, at } = reading;
  if (text.startsWith('<!--', at)) children.push({ kind: 'comment', value: readComment(reading) });
  else if (text.startsWith('<![CDATA[', at)) children.push({ kind: 'cdata', value: readCData(reading) });
  else failMarkup(reading);
}

function addText(children: XmlNode[], value: string): void {
  const last = children[children.length - 1];
  if (last?.kind === 'text') children[children.length - 1] = { kind: 'text', value: last.value + value };
  else children.push({ kind: 'text', value });
}

function readText(reading: Reading, { name, element }: StartTag): string {
  const { text, at: start } = reading;
  const end = text.indexOf('<', start);
  if (end < 0) failUnclosed(reading, name.qualified, element.start);
  if (occurs(reading, reading.cdataEnd, start, end)) {
    const message = 'The text has `]]>`, which only ends CDATA sections. Write `]]&gt;`.';
    fail(reading, 'cdata-malformed', message, reading.cdataEnd.at);
  }
  reading.at = end;
  const raw = text.slice(start, end);
  if (occurs(reading, reading.ampersand, start, end)) return resolveReferences(reading, raw, start, normalizeLines);
  return occurs(reading, reading.carriageReturn, start, end) ? normalizeLines(raw) : raw;
}

function failUnclosed(reading: Reading, qualified: string, start: number): never {
  const end = excerpt(`</${qualified}>`);
  const message = `The element ${excerpt(`<${qualified}>`)} is not closed. Close it with ${end}.`;
  return fail(reading, 'tag-unclosed', message, start);
}

function readEndTag(reading: Reading, open: Open): void {
  const { text, at: start } = reading;
  const innermost = open.pop();
  if (!innermost) return;
  const { qualified } = innermost.name;
  reading.at = start + 2 + qualified.length;
  if (!text.startsWith(qualified, start + 2)) failMismatch(reading, qualified, start);
  if (text.charCodeAt(reading.at) !== 0x3e) skipWhitespace(reading);
  if (text.charCodeAt(reading.at) !== 0x3e) failMismatch(reading, qualified, start);
  reading.at++;
  const { declarations } = innermost.element;
  if (declarations.size > 0) leaveScope(reading.scope, declarations);
}

function failMismatch(reading: Reading, qualified: string, start: number): never {
  const { text } = reading;
  const end = text.indexOf('>', start);
  const found = excerpt(text.slice(start, end < 0 ? text.length : Math.min(end + 1, start + 100)));
  const message = `${found} stands where ${excerpt(`</${qualified}>`)} is expected. Close the elements in their order.`;
  return fail(reading, 'tag-mismatched', message, start);
}
