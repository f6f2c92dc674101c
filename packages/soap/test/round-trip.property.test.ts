import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConventionName, type JsonValue, parseXml, toJson, toXml, writeXml } from '../src/index.js';
import { DOMAINS, inferredScalar } from './json-domains.js';
import { anyElement, essence } from './xml-documents.js';

const SEED = Number(process.env.RANDOM_SEED ?? Date.now() & 0xffffff);
const PARAMETERS = { seed: SEED, numRuns: 1000 };
const CONVENTIONS = Object.keys(DOMAINS) as ConventionName[];

/** A text that is the same for the same values, in whatever order keys are; keys may be `__proto__`. */
function canonical(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`);
  return `{${entries.sort().join(',')}}`;
}

describe('JSON → XML → JSON', () => {
  it.each(CONVENTIONS)('%s says the same again', (convention) => {
    fc.assert(
      fc.property(DOMAINS[convention] as fc.Arbitrary<JsonValue>, (json) => {
        const options = { convention, parse: { maxDepth: 500 } };
        expect(canonical(toJson(toXml(json, options), options))).toBe(canonical(json));
      }),
      PARAMETERS,
    );
  });

  it('types that are inferred come back', () => {
    fc.assert(
      fc.property(inferredScalar, (value) => {
        expect(toJson(toXml({ a: value }), { inferTypes: true })).toEqual({ a: value });
      }),
      PARAMETERS,
    );
  });
});

describe('XML → JSON → XML', () => {
  it('jsonml loses comments and CDATA alone', () => {
    fc.assert(
      fc.property(anyElement, (element) => {
        const root = parseXml(writeXml(element));
        const again = parseXml(toXml(toJson(root, { convention: 'jsonml' }), { convention: 'jsonml' }));
        expect(essence(again, false)).toEqual(essence(root, false));
      }),
      PARAMETERS,
    );
  });

  it.each(CONVENTIONS)('%s loses nothing more the second time', (convention) => {
    fc.assert(
      fc.property(anyElement, (element) => {
        const once = toJson(writeXml(element), { convention });
        const rootName = element.local;
        expect(canonical(toJson(toXml(once, { convention, rootName }), { convention }))).toBe(canonical(once));
      }),
      PARAMETERS,
    );
  });
});

describe('elements → text → elements', () => {
  it('loses nothing', () => {
    fc.assert(
      fc.property(anyElement, (element) => {
        expect(essence(parseXml(writeXml(element)), true)).toEqual(essence(element, true));
      }),
      PARAMETERS,
    );
  });
});
