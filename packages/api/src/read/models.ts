import type { Model } from '../model.js';
import type { Place } from './place.js';
import { plainData, recordOf } from './plain-data.js';
import { type Reading, tellError, tellWarning } from './reading.js';
import { referredName, sharedOf } from './references.js';
import { objectAt, textAt } from './typed-values.js';

/** Documented: the names of models are alphanumeric. */
const MODEL_NAME = /^[a-zA-Z0-9]+$/;

/** Recorded: an imported API has the models of its file, and no others. */
export function readModels(reading: Reading): void {
  for (const schema of objectAt(reading, sharedOf(reading, 'schema'))?.members ?? []) {
    if (!MODEL_NAME.test(schema.name)) {
      const message = `\`${schema.name}\` is no name of a model: use letters and digits only.`;
      tellError(reading, 'invalid-model-name', schema.keyRange, message);
    }
    reading.models.set(schema.name, modelOf(reading, schema, schema.name));
  }
}

function modelOf(reading: Reading, schema: Place, name: string): Model {
  const description = schema.get('description');
  return {
    name,
    contentType: 'application/json',
    // A property may be called `description`, but then it is no text.
    description: description?.kind === 'text' ? description.text : undefined,
    schema: jsonSchema(reading, schema),
  };
}

/**
 * @param wanted the name for a schema that has none
 * @returns the model's name for a schema: that of its `$ref`, or a new one
 */
export function modelName(reading: Reading, schema: Place, wanted: string): string | undefined {
  const reference = schema.get('$ref');
  if (reference !== undefined) return modelOfUrl(reference) ?? referredName(reading, reference, 'schema');
  if (objectAt(reading, schema) === undefined) return undefined;
  const name = freeName(reading, wanted);
  reading.models.set(name, modelOf(reading, schema, name));
  return name;
}

function freeName({ models }: Reading, wanted: string): string {
  const name = wanted.replace(/[^a-zA-Z0-9]/g, '') || 'Model';
  for (let number = 2; ; number++) {
    const free = number === 2 ? name : `${name}${number - 1}`;
    if (!models.has(free)) return free;
  }
}

/** Documented: a schema may refer to a model by its address in API Gateway. */
function modelOfUrl({ text }: Place): string | undefined {
  return /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/([a-zA-Z0-9]+)$/.exec(text)?.[1];
}

/** Members of a schema that hold data, in which `$ref` is no reference. */
const DATA: ReadonlySet<string> = new Set(['default', 'enum', 'example', 'examples', 'const']);

/** Documented as not supported in models. */
const UNSUPPORTED: ReadonlySet<string> = new Set(['discriminator', 'nullable']);

/** @param isNames whether the members are names of schemas, as those of `properties` */
function jsonSchema(reading: Reading, place: Place, isNames = false): unknown {
  if (place.kind === 'list') return place.items.map((item) => jsonSchema(reading, item));
  if (place.kind === 'null') return null;
  if (place.kind !== 'object') return place.scalar?.value;
  const entries = place.members.map((member) => [member.name, memberOf(reading, member, isNames)] as const);
  return recordOf(entries);
}

function memberOf(reading: Reading, member: Place, isName: boolean): unknown {
  if (isName) return jsonSchema(reading, member);
  if (member.name === '$ref' && member.kind === 'text') return modelReference(reading, member);
  if (DATA.has(member.name)) return plainData(member);
  if (UNSUPPORTED.has(member.name)) {
    const message = `\`${member.name}\` is not supported in the models of API Gateway: remove it.`;
    tellWarning(reading, 'unsupported-schema', member.keyRange, message);
  }
  const isNames = ['properties', 'patternProperties', 'definitions', 'dependencies'].includes(member.name);
  return jsonSchema(reading, member, isNames);
}

/** Recorded: references between schemas become references between models. */
function modelReference(reading: Reading, reference: Place): string {
  const name =
    modelOfUrl(reference) ??
    (reference.text.startsWith('#/models/') ? undefined : referredName(reading, reference, 'schema'));
  return name === undefined ? (textAt(reading, reference) ?? '') : `#/models/${name}`;
}
