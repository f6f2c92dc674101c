import * as fc from 'fast-check';
import { createElement, type XmlElement, type XmlNode } from '../src/index.js';

/** Names, those among them that objects have already. */
export const anyName = fc.constantFrom(
  ...['a', 'b', 'c', 'item', '__proto__', 'constructor', 'toString', 'é', '日本', '_x', 'a-b', 'a.b', 'x1', 'length'],
);

const unit = fc.constantFrom(
  ...[
    'a',
    'b',
    ' ',
    '\n',
    '\t',
    '\r',
    '&',
    '<',
    '>',
    '"',
    "'",
    ']]>',
    '&amp;',
    '0',
    '7',
    '-',
    '\u0085',
    'é',
    '😀',
    '\ufffd',
  ],
);

export const anyText = fc.string({ unit, maxLength: 8 });
export const someText = fc.string({ unit, minLength: 1, maxLength: 8 });

/** A text that is more than white space. */
export const visibleText = someText.map((text) => `${text}x`);

const anyPrefix = fc.constantFrom('', 'p', 'q', 'é');
const anyNamespace = fc.constantFrom(undefined, 'urn:u', 'urn:v', 'http://example.com/?a=1&b="2"');

const anyAttributes = fc.uniqueArray(
  fc.record({ prefix: anyPrefix, local: anyName, namespace: anyNamespace, value: anyText }).map(consistent),
  { maxLength: 4, selector: ({ local, namespace }) => `${local} ${namespace}` },
);

const anyDeclarations = fc
  .uniqueArray(fc.tuple(fc.constantFrom('p', 'q', 'r'), fc.constantFrom('urn:u', 'urn:v')), {
    maxLength: 2,
    selector: ([prefix]) => prefix,
  })
  .map((entries) => new Map(entries));

/** What has no namespace has no prefix. */
function consistent<T extends { prefix: string; namespace: string | undefined }>(name: T): T {
  return name.namespace === undefined ? { ...name, prefix: '' } : name;
}

/** Elements whose prefixes often clash, with every kind of node. */
export const anyElement: fc.Arbitrary<XmlElement> = fc.letrec<{ element: XmlElement; node: XmlNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    { weight: 3, arbitrary: someText.map((value): XmlNode => ({ kind: 'text', value })) },
    { weight: 1, arbitrary: anyText.map((value): XmlNode => ({ kind: 'cdata', value })) },
    { weight: 1, arbitrary: anyText.map((value): XmlNode => ({ kind: 'comment', value: value.replace(/-|\r/g, '') })) },
    { weight: 4, arbitrary: tie('element') },
  ),
  element: fc
    .record({
      prefix: anyPrefix,
      local: anyName,
      namespace: anyNamespace,
      attributes: anyAttributes,
      declarations: anyDeclarations,
      children: fc.array(tie('node'), { maxLength: 4 }),
    })
    .map((parts) => createElement(consistent(parts))),
})).element;

/** @returns what two documents have in common that say the same: names by namespace, attributes in any order, texts */
export function essence(element: XmlElement, withComments: boolean): unknown {
  const attributes = element.attributes.map(({ local, namespace, value }) => `{${namespace ?? ''}}${local}=${value}`);
  const children: unknown[] = [];
  for (const child of element.children) {
    const last = children.at(-1);
    if (child.kind === 'element') children.push(essence(child, withComments));
    else if (child.kind === 'comment') {
      if (withComments) children.push({ comment: child.value });
    } else if (typeof last === 'string') children[children.length - 1] = last + child.value;
    else if (child.value !== '') children.push(child.value);
  }
  return { name: `{${element.namespace ?? ''}}${element.local}`, attributes: attributes.sort(), children };
}
