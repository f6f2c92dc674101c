import type { Model } from '../model.js';
import type { Exporting } from './exporting.js';
import { referenceTo } from './model-references.js';
import { objectOf, type Plain } from './plain-object.js';

/** The schemas of the models, which refer to each other as the version of OpenAPI does. */
export function modelSchemas(exporting: Exporting): Plain {
  return objectOf(Object.entries(exporting.api.models).map(([name, model]) => [name, rootSchema(exporting, model)]));
}

/** As exports show, `$schema` is left out. */
function rootSchema(exporting: Exporting, { schema }: Model): unknown {
  const written = schemaOf(exporting, schema ?? {});
  if (!isObject(written)) return written;
  return objectOf(Object.entries(written).filter(([key]) => key !== '$schema'));
}

/** Members that hold data, in which `$ref` is no reference. */
const DATA: ReadonlySet<string> = new Set(['const', 'default', 'enum', 'example', 'examples']);

/** Members whose members are schemas, under names that mean nothing. */
const NAMED: ReadonlySet<string> = new Set(['definitions', 'dependencies', 'patternProperties', 'properties']);

function schemaOf(exporting: Exporting, schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map((item) => schemaOf(exporting, item));
  if (!isObject(schema)) return schema;
  return objectOf(Object.entries(schema).flatMap(([key, value]) => memberOf(exporting, key, value)));
}

function memberOf(exporting: Exporting, key: string, value: unknown): readonly (readonly [string, unknown])[] {
  if (DATA.has(key)) return [[key, value]];
  if (key === '$ref') return Object.entries(referenceOf(exporting, value));
  return [[key, NAMED.has(key) && isObject(value) ? namedSchemas(exporting, value) : schemaOf(exporting, value)]];
}

function namedSchemas(exporting: Exporting, schemas: Plain): Plain {
  return objectOf(Object.entries(schemas).map(([name, schema]) => [name, schemaOf(exporting, schema)]));
}

/** A reference to a model may also be its address, which is how API Gateway itself keeps it (recorded). */
const MODEL = /^(?:#\/models\/|https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/)([^/]+)$/;

function referenceOf(exporting: Exporting, value: unknown): Plain {
  const name = typeof value === 'string' ? MODEL.exec(value)?.[1] : undefined;
  return name === undefined ? { $ref: value } : referenceTo(exporting, name);
}

function isObject(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
