import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Document, documentOf, NO_SURROUNDINGS, type Surroundings } from '../src/document.js';
import { applyEdits, type TextEdit } from '../src/edit.js';
import { LANGUAGE_SERVICE } from '../src/service.js';
import { HOST_FILES } from './embedded-hosts.js';
import { QUESTIONS } from './questions.js';

/**
 * Edits documents at random and asks everything of them after each change: nothing is thrown, and whatever was kept from
 * before the change, the answers are those of a document that is read anew, and all their ranges are of the text.
 * `RANDOM_EDITS` says how many sequences.
 */
const SEQUENCES = Number(process.env.RANDOM_EDITS ?? 1000);

const PIECES = [
  ...['#if(', '#elseif(', '#else', '#end', '#set(', '#foreach(', '#define(', '#macro(', '#{if}', '#stop', '#break'],
  ...['#[[', ']]#', '#*', '*#', '##', '$', '$!', '${', '}', '\\', '"', "'", '(', ')', '[', ']', ',', ':', '{', '.'],
  ...[
    '$x',
    '$input',
    '.path(',
    ".json('$.a",
    '$util.escapeJavaScript(',
    '$context.',
    ' in ',
    ' = ',
    '$foreach.hasNext',
  ],
  ...['..', '1', 'true', '&&', '==', '\r\n', '\n', '  ', '\t', 'é', '😀', '\u2028', '## veloway-disable-next-line\n'],
];

const TEMPLATE = `#set($order = $input.path('$'))
{
  "id": "$util.escapeJavaScript($input.params('id'))",
#foreach($line in $order.lines)
  { "sku": "$line.sku" }#if($foreach.hasNext),#end
#end
}
`;

const indented = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));

const OPENAPI = `openapi: 3.0.1
info: { title: Orders, version: "1" }
paths:
  /orders/{id}:
    post:
      responses: { "200": { description: Done } }
      x-amazon-apigateway-integration:
        type: http
        httpMethod: POST
        uri: https://example.com
        requestTemplates:
          application/json: |
${indented(TEMPLATE, 12)}        responses:
          default:
            statusCode: "200"
            responseTemplates:
              application/json: "{\\"a\\": $input.json(\\"$\\")}\\n#set($x = 1)$x"
              text/plain: '$input.body it''s'
`;

/** Samples give values to what is edited. */
const SURROUNDINGS: Surroundings = {
  ...NO_SURROUNDINGS,
  samples: [{ name: 'order', event: { body: '{"id": 7, "lines": [{"sku": "A1"}, {"sku": "B2"}], "a": [1]}' } }],
};

/** A template, definitions with little around their templates, and those with all spellings. */
const FILES = [
  { uri: 'file:///a/orders.vtl', languageId: 'vtl', text: TEMPLATE },
  { uri: 'file:///a/orders-crlf.vtl', languageId: 'vtl', text: TEMPLATE.replaceAll('\n', '\r\n') },
  { uri: 'file:///a/openapi.yaml', languageId: 'yaml', text: OPENAPI },
  { uri: 'file:///a/openapi.json', languageId: 'json', text: openApiJson() },
  ...HOST_FILES.map(({ name, text }) => ({
    uri: `file:///hosts/${name}`,
    languageId: name.endsWith('json') ? 'json' : 'yaml',
    text,
  })),
];

function openApiJson(): string {
  const integration = { type: 'mock', requestTemplates: { 'application/json': TEMPLATE } };
  const post = { responses: {}, 'x-amazon-apigateway-integration': integration };
  const api = { openapi: '3.0.1', info: { title: 'Orders', version: '1' }, paths: { '/orders': { post } } };
  return JSON.stringify(api, undefined, 2);
}

/** A change by where it is, relative to the length of the text as it then is. */
const CHANGE = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat({ max: 12 })),
  inserted: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
    fc.constant(''),
    fc.string({ maxLength: 3 }),
  ),
});

type Change = typeof CHANGE extends fc.Arbitrary<infer T> ? T : never;

function editOf({ at, removed, inserted }: Change, text: string): TextEdit {
  const start = Math.floor(at * text.length);
  return { start, end: Math.min(text.length, start + removed), newText: inserted };
}

/** @returns all answers about a document, with a question asked at one place of it */
function answers(document: Document, offset: number): Record<string, unknown> {
  const asked: Record<string, unknown> = {};
  for (const [name, ask] of Object.entries(QUESTIONS)) asked[name] = ask(document, offset);
  return asked;
}

/** @returns the first range somewhere in an answer that is not one of the text */
function outside(answer: unknown, length: number): unknown {
  if (typeof answer !== 'object' || answer === null) return undefined;
  const { start, end } = answer as { start?: unknown; end?: unknown };
  const isRange = typeof start === 'number' && typeof end === 'number';
  if (isRange && !(start >= 0 && start <= end && end <= length)) return answer;
  return Object.values(answer)
    .map((one) => outside(one, length))
    .find((one) => one !== undefined);
}

describe('random edits', () => {
  it('every question of the façade is asked', () => {
    expect(Object.keys(QUESTIONS).sort()).toEqual(Object.keys(LANGUAGE_SERVICE).sort());
  });

  it.each(FILES)(
    '$uri answers as if it had always been so',
    (file) => {
      fc.assert(
        fc.property(fc.array(CHANGE, { minLength: 1, maxLength: 5 }), (changes) => {
          let document = documentOf(file, SURROUNDINGS);
          for (const change of changes) {
            const edit = editOf(change, document.text);
            const text = applyEdits(document.text, [edit]);
            document = documentOf({ ...file, text }, SURROUNDINGS, document);
            const offset = edit.start + edit.newText.length;
            const asked = answers(document, offset);
            expect(asked).toEqual(answers(documentOf({ ...file, text }, SURROUNDINGS), offset));
            expect(outside(asked, text.length)).toBeUndefined();
          }
        }),
        { numRuns: Math.ceil(SEQUENCES / FILES.length) },
      );
    },
    3_600_000,
  );
});
