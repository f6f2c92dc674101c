import * as fc from 'fast-check';

/** What means something in YAML or in a template. */
const PIECES = [
  '!Ref ',
  '!Sub ',
  '!GetAtt ',
  '{ Fn::If: [',
  '[',
  ']',
  '}',
  ': ',
  '\n',
  '  ',
  '&a ',
  '*a',
  '${',
  '|',
  '"',
];

/** Values that can stand after any key. */
const VALUES = [
  '!Ref Api',
  '!Ref Nothing',
  '!Sub "${AWS::Region} ${x}"',
  '!GetAtt Api.Arn',
  '!If [A, !Ref AWS::NoValue, b]',
  '!Join ["", [a, [b]]]',
  '!Select [5, [a]]',
  '{ Fn::Transform: { Name: AWS::Include, Parameters: { Location: self } } }',
  '{ Ref: { a: b } }',
  '{}',
  '[]',
  '[{}, [], 1]',
  '{ __proto__: {} }',
  '1',
  '~',
  'true',
  '""',
];

/** Texts with pieces put in or taken out, most of which are no YAML any more. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 0, max: 30 }),
  piece: fc.constantFrom('', ...PIECES),
});

/** Lines whose value is another one, most of which stay YAML. */
const exchange = fc.record({ at: fc.nat(), value: fc.constantFrom(...VALUES) });

/** @returns texts, each changed in a few places */
export function changedTexts(texts: readonly string[]): fc.Arbitrary<string> {
  const edited = fc
    .tuple(fc.constantFrom(...texts), fc.array(edit, { maxLength: 3 }))
    .map(([text, edits]) => edits.reduce(withEdit, text));
  const exchanged = fc
    .tuple(fc.constantFrom(...texts), fc.array(exchange, { minLength: 1, maxLength: 6 }))
    .map(([text, exchanges]) => exchanges.reduce(withExchange, text));
  return fc.oneof(edited, { arbitrary: exchanged, weight: 3 });
}

function withEdit(text: string, { at, length, piece }: { at: number; length: number; piece: string }): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + piece + text.slice(start + length);
}

/** A line that has no value gets one, which takes the lines below it away. */
function withExchange(text: string, { at, value }: { at: number; value: string }): string {
  const lines = text.split('\n');
  const index = at % lines.length;
  const [, start, indent = ''] = /^((\s*)(?:- )?[^\s:{]+:)(?: |$)/.exec(lines[index] ?? '') ?? [];
  if (start === undefined) return text;
  const below = lines.slice(index + 1);
  const next = below.findIndex((line) => !line.startsWith(`${indent} `) && line !== '');
  return [...lines.slice(0, index), `${start} ${value}`, ...(next < 0 ? [] : below.slice(next))].join('\n');
}
