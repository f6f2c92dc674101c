import { describe, expect, it } from 'vitest';
import { addSchema, type Components } from '../../src/soap/init/components.js';

/** Adds messages one after another, each with its definitions. */
function models(messages: Readonly<Record<string, object>>) {
  const components: Components = { schemas: {} };
  const references = Object.entries(messages).map(([name, schema]) => {
    return addSchema(components, name, { schema: schema as never, notes: [] }).$ref;
  });
  return { schemas: components.schemas, references };
}

const order = (id: object) => ({
  type: 'object',
  properties: { order: { $ref: '#/definitions/Order' } },
  definitions: { Order: id },
});
const TEXT = { type: 'object', properties: { id: { type: 'string' } } };
const NUMBER = { type: 'object', properties: { id: { type: 'integer' } } };

describe('models of messages', () => {
  it('shares what messages describe alike', () => {
    const { schemas, references } = models({ GetRequest: order(TEXT), PutRequest: order(TEXT) });
    expect(Object.keys(schemas)).toEqual(['Order', 'GetRequest', 'PutRequest']);
    expect(schemas.Order).toEqual(TEXT);
    expect(references).toEqual(['#/components/schemas/GetRequest', '#/components/schemas/PutRequest']);
  });

  it('gives a name of its own to what another message describes otherwise', () => {
    const { schemas } = models({ GetRequest: order(TEXT), PutRequest: order(NUMBER) });
    expect(schemas.Order).toEqual(TEXT);
    expect(schemas.PutRequestOrder).toEqual(NUMBER);
    expect(schemas.PutRequest).toMatchObject({
      properties: { order: { $ref: '#/components/schemas/PutRequestOrder' } },
    });
  });

  it('gives one to what refers to such a thing as well, through any number of others', () => {
    const chain = (end: object) => ({
      $ref: '#/definitions/A',
      definitions: { A: { $ref: '#/definitions/B' }, B: { $ref: '#/definitions/C' }, C: end },
    });
    const { schemas } = models({ One: chain(TEXT), Two: chain(NUMBER) });
    expect(schemas.Two).toEqual({ $ref: '#/components/schemas/TwoA' });
    expect(schemas.TwoA).toEqual({ $ref: '#/components/schemas/TwoB' });
    expect(schemas.TwoB).toEqual({ $ref: '#/components/schemas/TwoC' });
    expect([schemas.C, schemas.TwoC]).toEqual([TEXT, NUMBER]);
  });

  it('numbers the messages whose names are taken', () => {
    const { references } = models({ Order: order(TEXT) });
    expect(references).toEqual(['#/components/schemas/Order2']);
  });

  it('keeps a recursive definition as it is', () => {
    const tree = { type: 'object', properties: { children: { type: 'array', items: { $ref: '#/definitions/Tree' } } } };
    const { schemas } = models({ Request: { $ref: '#/definitions/Tree', definitions: { Tree: tree } } });
    const items = { $ref: '#/components/schemas/Tree' };
    expect(schemas.Tree).toEqual({ type: 'object', properties: { children: { type: 'array', items } } });
  });

  it.each([
    ['null', { type: 'null' }, { enum: [null] }],
    ['several types', { type: ['string', 'null'], maxLength: 3 }, { maxLength: 3 }],
    [
      'patterns of names',
      { type: 'object', patternProperties: { '^@': { type: 'string' } } },
      { type: 'object', additionalProperties: true },
    ],
    [
      'members that are called like keywords',
      { type: 'object', properties: { type: { type: 'string' }, patternProperties: { type: 'null' } } },
      { type: 'object', properties: { type: { type: 'string' }, patternProperties: { enum: [null] } } },
    ],
  ])('writes %s as OpenAPI 3.0 can', (_, schema, written) => {
    expect(models({ Request: schema }).schemas.Request).toEqual(written);
  });
});
