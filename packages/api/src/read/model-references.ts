import { recordOf } from './plain-data.js';

/** Documented: a schema refers to another model by its address in API Gateway; in OpenAPI, to a schema of the file. */
const REFERENCES: readonly RegExp[] = [
  /^https:\/\/apigateway\.[^/]+\/restapis\/[^/]+\/models\/([a-zA-Z0-9]+)$/,
  /^#\/(?:definitions|components\/schemas)\/([a-zA-Z0-9]+)$/,
];

/** @returns a schema as data, in which references to models are `#/models/NAME` */
export function withModelReferences(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withModelReferences);
  if (typeof schema !== 'object' || schema === null) return schema;
  return recordOf(
    Object.entries(schema).map(([key, value]): [string, unknown] => {
      const name = key === '$ref' && typeof value === 'string' ? modelName(value) : undefined;
      return [key, name === undefined ? withModelReferences(value) : `#/models/${name}`];
    }),
  );
}

function modelName(reference: string): string | undefined {
  for (const pattern of REFERENCES) {
    const name = pattern.exec(reference)?.[1];
    if (name !== undefined) return name;
  }
  return undefined;
}
