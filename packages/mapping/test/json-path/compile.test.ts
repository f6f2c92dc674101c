import { LimitError } from '@veloway/vtl';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/json/parse.js';
import { compileJsonPath, jsonPathOf } from '../../src/json-path/compile.js';
import { JsonPathError } from '../../src/json-path/json-path-error.js';
import { pathOrMissing } from '../../src/json-path/read.js';
import { showValue } from '../json/show-value.js';
import { DOCUMENTS } from './documents.js';
import { FILTER_CASES } from './filter-cases.js';
import { STEP_CASES } from './step-cases.js';

function attempt<T>(stage: string, step: () => T): T | string {
  try {
    return step();
  } catch (error) {
    if (error instanceof JsonPathError) return `${stage} ${error.type}`;
    throw error;
  }
}

describe('paths answer what Jayway JsonPath 2.0.0 answers', () => {
  it.each([...STEP_CASES, ...FILTER_CASES])('%s %s', (name, path, expected, text) => {
    const document = parseJson(DOCUMENTS.get(name) ?? '');
    const compiled = attempt('compile', () => compileJsonPath(path));
    if (typeof compiled === 'string') return expect(compiled).toBe(expected);
    expect(compiled.text).toBe(text);
    const answer = attempt('read', () => `${compiled.definite ? '' : '* '}${showValue(compiled.read(document))}`);
    return expect(answer).toBe(expected);
  });
});

describe('errors say what to do', () => {
  it('quotes the path that cannot be compiled', () => {
    expect(() => compileJsonPath('$a')).toThrow(/JSON path \$a: .*Write \$\.name/);
  });

  it('quotes the path that leads nowhere', () => {
    expect(() => compileJsonPath('$.x').read(parseJson('{}'))).toThrow(/JSON path \$\.x: .*nothing there/);
  });
});

describe('pathOrMissing', () => {
  it('answers undefined for what is missing, and null for null', () => {
    expect(pathOrMissing(parseJson('{"a":null}'), '$.b')).toBeUndefined();
    expect(pathOrMissing(parseJson('{"a":null}'), '$.a')).toBeNull();
  });

  it('keeps compiled paths, but not too many', () => {
    const first = jsonPathOf('$.first');
    expect(jsonPathOf('$.first')).toBe(first);
    for (let at = 0; at < 500; at++) jsonPathOf(`$.path${at}`);
    expect(jsonPathOf('$.first')).not.toBe(first);
  });
});

describe('hostile paths and documents', () => {
  const nest = (depth: number) => parseJson('[0,'.repeat(depth) + ']'.repeat(depth));

  it('stops scans that find too much', () => {
    expect(() => compileJsonPath('$..*..*..*').read(nest(900))).toThrow(LimitError);
  });

  it('scans the deepest document', () => {
    expect(showValue(compileJsonPath('$..[0]').read(nest(1000)))).toBe(`[${'0,'.repeat(999)}0]`);
  });

  it.each([
    ['steps', '$[0]'.repeat(100_000)],
    ['names', `$${'.a'.repeat(100_000)}`],
  ])('refuses too many %s', (_, path) => {
    expect(() => compileJsonPath(path)).toThrow(LimitError);
  });

  it('refuses filters within filters', () => {
    const path = '$[?(@'.repeat(10_000) + ')]'.repeat(10_000);
    expect(() => compileJsonPath(path)).toThrow(JsonPathError);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'finds no %s that is not in the document',
    (name) => {
      expect(pathOrMissing(parseJson('{"a":1}'), `$.${name}`)).toBeUndefined();
      expect(pathOrMissing(parseJson(`{"${name}":1}`), `$.${name}`)).toBe(1);
    },
  );
});
