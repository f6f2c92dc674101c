import { XMLValidator } from 'fast-xml-parser';
import { asClause } from './as-clause.js';
import { UnreadableText } from './unreadable-text.js';
import { trimXml } from './xml-characters.js';
import type { XmlNode } from './xml-node.js';

/** @throws UnreadableText where a text is no XML, or has a DOCTYPE, whose entities could grow without bounds */
export function checkXml(text: string): void {
  if (text.trim() === '') throw new UnreadableText('it is empty');
  const doctype = doctypeOf(text);
  if (doctype !== undefined) throw new UnreadableText('a DOCTYPE is not read', doctype, { refused: true });
  const result = XMLValidator.validate(text);
  if (result === true) return;
  const { msg, line, col } = result.err;
  throw new UnreadableText(reasonOf(msg), offsetOf(text, line, col));
}

/**
 * The validator lets anything follow an element of one tag, and the parser forgets text there.
 *
 * @throws UnreadableText where there is more than one element, or text beside it
 */
export function checkRoot(nodes: readonly XmlNode[], text: string): void {
  const [root, second] = nodes.filter(({ kind }) => kind !== 'instruction');
  if (second !== undefined) throw new UnreadableText('only one element may be there', second.start);
  if (root === undefined) throw new UnreadableText('it has no element');
  const rest = text.slice(root.end).replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '');
  if (trimXml(rest) !== '') throw new UnreadableText('text follows the element', root.end);
}

/** Where the text of a comment or a CDATA section ends, in which nothing is a tag. */
const ENDS: Readonly<Record<string, string>> = { '<!--': '-->', '<![CDATA[': ']]>' };

function doctypeOf(text: string): number | undefined {
  const opening = /<!--|<!\[CDATA\[|<!DOCTYPE/g;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const end = ENDS[match[0]];
    if (end === undefined) return match.index;
    const index = text.indexOf(end, opening.lastIndex);
    if (index === -1) return undefined;
    opening.lastIndex = index;
  }
  return undefined;
}

/** fast-xml-parser's words as a clause; of elements that do not end it tells a list. */
function reasonOf(message: string): string {
  const unclosed =
    /^Invalid '\[.*"([^"]+)"\s*\]' found\.$/.exec(message)?.[1] ?? /^Unclosed tag '(.+)'/.exec(message)?.[1];
  if (unclosed !== undefined) return `the element \`${unclosed}\` does not end`;
  return asClause(message);
}

/** The validator counts lines by `\n`, with or without `\r` before it. */
function offsetOf(text: string, line: number, column = 1): number {
  let start = 0;
  for (let count = 1; count < line; count++) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
}
