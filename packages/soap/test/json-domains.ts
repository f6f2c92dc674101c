import * as fc from 'fast-check';
import type { JsonValue } from '../src/index.js';
import { anyName, anyText, someText, visibleText } from './xml-documents.js';

/** What each convention says that comes back from XML as it was. */

type Dictionary = Record<string, JsonValue>;

/** An object with any keys; `__proto__` is one of them. */
function objectOf(...entries: readonly (readonly [string, JsonValue])[][]): Dictionary {
  const object = Object.create(null) as Dictionary;
  for (const [key, value] of entries.flat()) object[key] = value;
  return object;
}

function dictionary(value: fc.Arbitrary<JsonValue>, prefix = '', minLength = 0): fc.Arbitrary<[string, JsonValue][]> {
  const entry = fc.tuple(
    anyName.map((name) => prefix + name),
    value,
  );
  return fc.uniqueArray(entry, { minLength, maxLength: 3, selector: ([key]) => key });
}

/** One element, or an array of several. */
function oneOrMore(element: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonValue> {
  return fc.oneof({ weight: 3, arbitrary: element }, fc.array(element, { minLength: 2, maxLength: 3 }));
}

/** An object with what a convention calls attributes and texts; never one that says no more than its text would. */
function elementObject(
  value: fc.Arbitrary<JsonValue>,
  prefix: string,
  textKey: string,
  isAlone: (object: Dictionary) => boolean,
): fc.Arbitrary<JsonValue> {
  const leaf = fc
    .tuple(dictionary(anyText, prefix), fc.option(fc.oneof(someText, fc.constant(null)), { nil: undefined }))
    .map(([attributes, text]) => objectOf(attributes, text === undefined ? [] : [[textKey, text]]));
  const branch = fc
    .tuple(dictionary(anyText, prefix), fc.option(visibleText, { nil: undefined }), dictionary(value, '', 1))
    .map(([attributes, text, children]) => objectOf(attributes, text === undefined ? [] : [[textKey, text]], children));
  return fc.oneof(
    leaf.filter((object) => !isAlone(object)),
    branch,
  );
}

/** Declares a prefix and uses it, in a document of one root. */
function documentOf(
  element: fc.Arbitrary<JsonValue>,
  declared: Dictionary,
  separator: string,
): fc.Arbitrary<JsonValue> {
  const plain = fc.tuple(anyName, element).map(([name, value]) => objectOf([[name, value]]));
  const prefixed = fc.tuple(anyName, anyName, element).map(([name, inner, value]) => {
    const root = objectOf(Object.entries(declared), [[`p${separator}${inner}`, value]]);
    return objectOf([[`p${separator}${name}`, root]]);
  });
  return fc.oneof(plain, prefixed);
}

const hasOnlyText = (textKey: string) => (object: Dictionary) => Object.keys(object).every((key) => key === textKey);

const defaultElement = fc.letrec<{ element: JsonValue; value: JsonValue }>((tie) => ({
  value: oneOrMore(tie('element')),
  element: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    anyText,
    fc.constant(null),
    elementObject(tie('value'), '@', '#text', hasOnlyText('#text')),
  ),
})).element;

const badgerfishElement = fc.letrec<{ element: JsonValue; value: JsonValue }>((tie) => ({
  value: oneOrMore(tie('element')),
  element: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    fc.constant(null),
    someText.map((text) => ({ $: text })),
    elementObject(tie('value'), '@', '$', (object) => hasOnlyText('$')(object) && object.$ === null),
  ),
})).element;

const gdataElement = fc.letrec<{ element: JsonValue; value: JsonValue }>((tie) => ({
  value: oneOrMore(tie('element')),
  element: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    fc.constant(null),
    someText.map((text) => ({ $t: text })),
    elementObject(tie('value'), '', '$t', (object) => hasOnlyText('$t')(object) && object.$t === null),
  ),
})).element;

const parkerElement = fc.letrec<{ element: JsonValue; value: JsonValue }>((tie) => ({
  value: oneOrMore(tie('element')),
  element: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    someText,
    fc.constant(null),
    dictionary(tie('value'), '', 1).map((entries) => objectOf(entries)),
  ),
})).element;

const jsonmlElement = fc.letrec<{ element: JsonValue }>((tie) => ({
  element: fc
    .tuple(
      anyName,
      dictionary(anyText),
      fc.array(fc.oneof({ depthSize: 'small', maxDepth: 4 }, someText, tie('element')), { maxLength: 4 }),
    )
    .map(([name, attributes, children]): JsonValue => {
      const apart = children.filter(
        (child, index) => typeof child !== 'string' || typeof children[index - 1] !== 'string',
      );
      return [name, ...(attributes.length > 0 ? [objectOf(attributes)] : []), ...apart];
    }),
})).element;

export const DOMAINS = {
  default: documentOf(defaultElement, { '@xmlns:p': 'urn:p' }, ':'),
  badgerfish: documentOf(badgerfishElement, { '@xmlns': { p: 'urn:p', $: 'urn:d' } }, ':'),
  gdata: documentOf(gdataElement, { xmlns$p: 'urn:p' }, '$'),
  parker: parkerElement,
  jsonml: jsonmlElement,
} as const;

/** Strings that look like no number or boolean, and numbers and booleans that come back as they were. */
export const inferredScalar: fc.Arbitrary<JsonValue> = fc
  .oneof(
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.integer({ min: -9_999_999, max: 9_999_999 }).map((number) => number / 1000),
    fc.constantFrom(
      '007',
      '+1',
      '1e5',
      '-0',
      '0x10',
      ' 1',
      '1.',
      '.5',
      '9007199254740993',
      '0.12345678901234567',
      'True',
    ),
  )
  .filter((value) => !Object.is(value, -0));
