import { withModelReferences } from '../model-references.js';
import type { Place } from '../place.js';
import { plainData } from '../plain-data.js';
import { tellError } from '../reading.js';
import { kindText, textAt } from '../typed-values.js';
import { type Assembly, apiOf, partName } from './assembly.js';
import type { DeclaredResource } from './declared-resource.js';
import { tellProperties } from './properties.js';

const KNOWN = ['ContentType', 'Description', 'Name', 'RestApiId', 'Schema'];

/** `AWS::ApiGateway::Model`. */
export function readModel(assembly: Assembly, resource: DeclaredResource): void {
  const { scope } = assembly;
  const { properties } = resource;
  tellProperties(scope, properties, { owner: 'a model', known: KNOWN });
  apiOf(assembly, resource)?.models.push({
    name: partName(scope, resource),
    contentType: textAt(scope, properties.get('ContentType')) ?? 'application/json',
    description: textAt(scope, properties.get('Description')),
    schema: schemaOf(assembly, properties.get('Schema')),
  });
}

/** A schema is an object, or the JSON of one. */
function schemaOf({ scope }: Assembly, place: Place | undefined): unknown {
  if (place === undefined || place.kind === 'null') return {};
  const schema = place.kind === 'text' ? fromJson(place.text) : plainData(place);
  if (typeof schema === 'object') return withModelReferences(schema);
  const message = `\`Schema\` should be an object or its JSON, and is ${kindText(place)}.`;
  return tellError(scope, 'wrong-type', place.range, message) ?? {};
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
