import type { Node, ParseError } from 'jsonc-parser';
import { decimalIdentity } from './decimal.js';
import { isJson } from './is-json.js';
import { jsonProblem } from './json-problem.js';
import type { JsonContainer, JsonEntry, JsonScalar, JsonValue } from './json-value.js';
import { UnreadableText } from './unreadable-text.js';

/** How deep arrays and objects may nest; whatever walks through them calls itself. */
const DEEPEST = 500;

/**
 * @returns the JSON of a text, with the place of everything in it
 * @throws UnreadableText where the text is no JSON: comments, commas at the end and the like are none
 */
export async function readJsonValue(text: string): Promise<JsonValue> {
  if (text.trim() === '') throw new UnreadableText('it is empty');
  const tooDeep = bracketBelow(text, DEEPEST);
  if (tooDeep !== undefined) {
    throw new UnreadableText(`arrays and objects are nested more than ${DEEPEST} deep`, tooDeep, { refused: true });
  }
  const { parseTree } = await import('jsonc-parser');
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  if (errors[0] !== undefined) throw jsonProblem(errors[0], text);
  if (root === undefined || !isJson(text)) throw new UnreadableText('it cannot be read');
  return jsonOf(root, text);
}

/** @returns the offset of the first bracket that nests too deep */
function bracketBelow(text: string, deepest: number): number | undefined {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '"') index = stringEnd(text, index);
    else if (character === '[' || character === '{') {
      if (++depth > deepest) return index;
    } else if (character === ']' || character === '}') depth--;
  }
  return undefined;
}

function stringEnd(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return index;
}

function jsonOf(node: Node, text: string): JsonValue {
  switch (node.type) {
    case 'object':
      return container('object', node, (member) => memberOf(member, text));
    case 'array':
      return container('array', node, (element, index) => {
        return { key: String(index), name: undefined, value: jsonOf(element, text) };
      });
    default:
      return scalarOf(node, text);
  }
}

function container(
  kind: JsonContainer['kind'],
  { children = [], offset, length }: Node,
  entryOf: (child: Node, index: number) => JsonEntry,
): JsonContainer {
  return { kind, entries: children.map(entryOf), start: offset, end: offset + length };
}

function memberOf({ children: [name, value] = [] }: Node, text: string): JsonEntry {
  if (name === undefined || value === undefined) throw new Error('jsonc-parser read a member without name or value');
  return { key: String(name.value), name: scalarOf(name, text), value: jsonOf(value, text) };
}

function scalarOf({ type, value, offset, length }: Node, source: string): JsonScalar {
  const end = offset + length;
  const text = source.slice(offset, end);
  return { kind: 'scalar', text, identity: identityOf(type, value, text), start: offset, end };
}

function identityOf(type: Node['type'], value: unknown, text: string): string {
  // A quote goes first, so that the string "1" and the number 1 have nothing in common.
  if (type === 'string') return `"${value}`;
  return type === 'number' ? decimalIdentity(text) : text;
}
