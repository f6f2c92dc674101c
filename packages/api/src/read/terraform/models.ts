import { nearest } from '@veloway/vtl';
import type { Model } from '../../model.js';
import { builtInModel } from '../built-in-models.js';
import { withModelReferences } from '../model-references.js';
import type { Place } from '../place.js';
import { recordOf } from '../plain-data.js';
import { tellError } from '../reading.js';
import { objectAt, textAt } from '../typed-values.js';
import { tellArguments } from './arguments.js';
import { jsonTextAt } from './json-text.js';
import { named } from './named.js';
import { ownedBy } from './owned.js';
import type { TerraformReading, TerraformResource } from './resource.js';

/** The models of an API, and those that API Gateway brings with it as far as they are used. */
export interface Models {
  /** @returns content types to names of models, of which each must be there */
  contentModels(place: Place | undefined): Readonly<Record<string, string>>;
  all(): Readonly<Record<string, Model>>;
}

const ARGUMENTS = ['content_type', 'description', 'name', 'rest_api_id', 'schema'];

export function ownedModels(reading: TerraformReading, api: TerraformResource): Models {
  const own = named(reading, ownedBy(reading, api, 'aws_api_gateway_model'), (model) => modelOf(reading, model));
  const models = new Map(Object.entries(own));
  return {
    contentModels: (place) => contentModels(reading, models, place),
    all: () => recordOf(models),
  };
}

function modelOf(reading: TerraformReading, model: TerraformResource): Model | undefined {
  tellArguments(reading, model, ARGUMENTS);
  const { body, at, address } = model;
  const name = textAt(reading, body.get('name'));
  if (name === undefined)
    return tellError(reading, 'missing-key', at.keyRange, `\`${address}\` has no \`name\`: add it.`);
  return {
    name,
    contentType: textAt(reading, body.get('content_type')) ?? 'application/json',
    description: textAt(reading, body.get('description')) || undefined,
    schema: withModelReferences(jsonTextAt(reading, body.get('schema')) ?? {}),
  };
}

function contentModels(
  reading: TerraformReading,
  models: Map<string, Model>,
  place: Place | undefined,
): Readonly<Record<string, string>> {
  const members = objectAt(reading, place)?.members ?? [];
  return recordOf(
    members.flatMap((member): (readonly [string, string])[] => {
      const name = textAt(reading, member);
      if (name === undefined) return [];
      const known = models.get(name) ?? builtInModel(name);
      if (known === undefined) return tellModel(reading, models, member, name) ?? [];
      models.set(name, known);
      return [[member.name, name]];
    }),
  );
}

function tellModel(reading: TerraformReading, models: Map<string, Model>, { range }: Place, name: string): undefined {
  const near = nearest(name, [...models.keys(), 'Empty', 'Error']);
  const advice = near === undefined ? ': add an `aws_api_gateway_model`.' : `. Did you mean \`${near}\`?`;
  return tellError(reading, 'broken-reference', range, `There is no model \`${name}\`${advice}`);
}
