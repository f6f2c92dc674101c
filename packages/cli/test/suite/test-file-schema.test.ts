import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { TEST_FILE_SCHEMA } from '../../src/suite/test-file-schema.js';

interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** Every key that the schema describes, by its path. */
function keysOf({ properties = {}, items }: Schema, path = ''): [string, Schema][] {
  const inner = Object.entries(properties).flatMap(([name, schema]): [string, Schema][] => [
    [`${path}${name}`, schema],
    ...keysOf(schema, `${path}${name}.`),
  ]);
  return items === undefined ? inner : [...inner, ...keysOf(items, path)];
}

const KEYS = keysOf(TEST_FILE_SCHEMA as object);

describe('the schema of test files', () => {
  it('is up to date where editors find it; `node scripts/schema.js` writes it', () => {
    const file = new URL('../../schema/vtltest.schema.json', import.meta.url);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(TEST_FILE_SCHEMA);
  });

  it.each(KEYS)('describes %s', (_, { title, description, examples }) => {
    expect({ title, description }).toEqual({ title: expect.any(String), description: expect.any(String) });
    expect(examples).not.toHaveLength(0);
  });

  const ajv = new Ajv({ allowUnionTypes: true, keywords: ['errorMessage'] });

  it.each(KEYS)('has examples of %s that it allows', (_, schema) => {
    const validate = ajv.compile(schema);
    expect(schema.examples?.filter((example) => !validate(example))).toEqual([]);
  });
});
