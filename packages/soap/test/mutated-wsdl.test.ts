import { describe, expect, it } from 'vitest';
import {
  exampleOf,
  inspect,
  jsonSchemaOf,
  jsonToMessage,
  messageAt,
  messageToJson,
  parseXml,
  readWsdl,
  type Wsdl,
} from '../src/index.js';
import { fixture } from './read-fixture.js';

/** Numbers that look random, the same each time: Mulberry32. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

type Random = (below: number) => number;

const WORDS = [
  '__proto__',
  'constructor',
  'unbounded',
  '999999999',
  '-1',
  '',
  'tns:__proto__',
  'x:y',
  '##other',
  '(a*)*',
];
const CHUNKS = [
  '<',
  '>',
  '"',
  '</',
  '/>',
  '&',
  ']]>',
  '<!--',
  '\u0000',
  'xmlns:',
  '<xsd:sequence>',
  '<xsd:any/>',
  '<!DOCTYPE',
];

/** Most mutations stay well-formed, so that more than the reader of XML has to do with them. */
function mutate(text: string, random: Random): string {
  const values = [...text.matchAll(/(?<==")[^"]*(?=")/g)];
  const at = values[random(values.length)];
  const other = values[random(values.length)]?.[0] ?? '';
  switch (random(5)) {
    case 0: {
      const start = random(text.length);
      return text.slice(0, start) + (CHUNKS[random(CHUNKS.length)] ?? '') + text.slice(start + random(20));
    }
    case 1:
      return replaced(text, at, WORDS[random(WORDS.length)] ?? '');
    case 2:
      return moved(text, random);
    default:
      return replaced(text, at, other);
  }
}

function replaced(text: string, at: RegExpExecArray | undefined, by: string): string {
  return at ? text.slice(0, at.index) + by + text.slice(at.index + at[0].length) : text;
}

/** Puts a tag without content, or one that is opened or closed, somewhere else or there twice. */
function moved(text: string, random: Random): string {
  const tags = [...text.matchAll(/<[^>]*\/>/g)];
  const from = tags[random(tags.length)];
  const to = tags[random(tags.length)];
  return from && to ? text.slice(0, to.index) + from[0] + text.slice(to.index) : text;
}

/** Does with a WSDL whatever can be done with it. */
function useAll(wsdl: Wsdl): void {
  JSON.stringify(inspect(wsdl));
  for (const operation of wsdl.services.flatMap(({ ports }) => ports.flatMap((port) => port.operations))) {
    for (const side of ['request', 'response', { fault: 'no' }] as const) {
      const message = messageAt(operation, side);
      if (!message) continue;
      JSON.stringify(jsonSchemaOf(wsdl, operation, side));
      const { elements, text } = jsonToMessage(wsdl.schema, message, exampleOf(wsdl, operation, side));
      messageToJson(wsdl.schema, message, elements.length === 1 ? parseXml(text) : elements);
    }
  }
}

async function survive(location: string, changed: string, seed: number, mutations: number): Promise<number> {
  const random = randomOf(seed);
  const before = Object.getOwnPropertyNames(Object.prototype);
  const original = fixture(changed) ?? '';
  let withProblems = 0;
  for (let count = 0; count < mutations; count++) {
    let text = original;
    for (let times = 1 + random(4); times > 0; times--) text = mutate(text, random);
    const load = (path: string): string | undefined => (path === changed ? text : fixture(path));
    const { wsdl, problems } = await readWsdl(load(location) ?? '', { location, load });
    useAll(wsdl);
    if (problems.length > 0) withProblems++;
    for (const { message, line, column } of problems) {
      expect(message).toMatch(/[.?]$|\)$/);
      expect(Math.min(line, column)).toBeGreaterThan(0);
    }
  }
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  return withProblems;
}

describe('a WSDL with random changes is read, whatever is in it', () => {
  it.each([
    ['compact.wsdl', 'compact.wsdl', 1, 2050],
    ['compact.wsdl', 'compact.wsdl', 6, 2050],
    ['compact.wsdl', 'compact.wsdl', 7, 2050],
    ['compact.wsdl', 'compact.wsdl', 8, 2050],
    ['freight/freight.wsdl', 'freight/freight.wsdl', 2, 300],
    ['freight/freight.wsdl', 'freight/parts/interface.wsdl', 3, 300],
    ['freight/freight.wsdl', 'freight/schema/booking.xsd', 4, 600],
    ['freight/freight.wsdl', 'freight/schema/core.xsd', 5, 600],
  ] as const)('%s, changes in %s', async (location, changed, seed, mutations) => {
    expect(await survive(location, changed, seed, mutations)).toBeGreaterThan(mutations / 2);
  });
});
