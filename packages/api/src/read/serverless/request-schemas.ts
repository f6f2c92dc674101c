import type { Model } from '../../model.js';
import { withModelReferences } from '../model-references.js';
import type { Place } from '../place.js';
import { plainData, recordOf } from '../plain-data.js';
import { tellError } from '../reading.js';
import { advice, objectAt, textAt } from '../typed-values.js';
import type { HttpEvent } from './http-event.js';
import { methodModelId, serviceModelId } from './logical-ids.js';
import type { Service } from './service.js';

/** The models of the bodies that a method takes. */
export interface RequestModels {
  /** Content types to names of models. */
  readonly requestModels: Readonly<Record<string, string>>;
  readonly declared: readonly Model[];
}

/** `request.schemas` of an event, which `schema` was called before. */
export function readSchemas(service: Service, event: HttpEvent, request: Place | undefined): RequestModels {
  const { scope } = service;
  const schemas = objectAt(scope, request?.get('schemas') ?? request?.get('schema'))?.members ?? [];
  const models = schemas.flatMap((schema): (readonly [string, Model])[] => {
    const model = schema.kind === 'text' ? serviceModel(service, schema) : ownModel(service, event, schema);
    return model === undefined ? [] : [[schema.name, model]];
  });
  const requestModels = recordOf(models.map(([contentType, { name }]) => [contentType, name]));
  return { requestModels, declared: models.map(([, model]) => model) };
}

/** A text is the key of a schema of the provider. */
function serviceModel({ scope, provider }: Service, reference: Place): Model | undefined {
  const shared = objectAt(scope, provider?.get('apiGateway')?.get('request')?.get('schemas'));
  const found = shared?.get(reference.text);
  if (found !== undefined) return modelOf(scope, found, serviceModelId(reference.text), 'application/json');
  const keys = shared?.members.map(({ name }) => name) ?? [];
  const message = `There is no schema \`${reference.text}\`${advice(reference.text, keys, 'there are')}`;
  return tellError(scope, 'broken-reference', reference.range, message);
}

function ownModel({ scope }: Service, { path, httpMethod }: HttpEvent, schema: Place): Model | undefined {
  return modelOf(scope, schema, methodModelId(path, httpMethod, schema.name), schema.name);
}

/** A schema stands alone, or in an object with its name and description. */
function modelOf(scope: Service['scope'], place: Place, id: string, contentType: string): Model | undefined {
  const object = objectAt(scope, place);
  if (object === undefined) return undefined;
  const inner = object.get('schema');
  const isAlone = inner === undefined;
  const schema = inner === undefined ? object : objectAt(scope, inner);
  return {
    name: (isAlone ? undefined : textAt(scope, object.get('name'))) ?? id,
    contentType,
    description: isAlone ? undefined : textAt(scope, object.get('description')),
    schema: withModelReferences(schema === undefined ? {} : plainData(schema)),
  };
}
