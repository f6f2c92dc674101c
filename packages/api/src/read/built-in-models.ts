import type { Model } from '../model.js';

const DRAFT_4 = 'http://json-schema.org/draft-04/schema#';

/** Documented: the models that an API has from the start, unless it is imported. */
const MODELS: readonly Model[] = [
  {
    name: 'Empty',
    contentType: 'application/json',
    description: 'This is a default empty schema model',
    schema: { $schema: DRAFT_4, title: 'Empty Schema', type: 'object' },
  },
  {
    name: 'Error',
    contentType: 'application/json',
    description: 'This is a default error schema model',
    schema: {
      $schema: DRAFT_4,
      title: 'Error Schema',
      type: 'object',
      properties: { message: { type: 'string' } },
    },
  },
];

/** @returns a model that API Gateway gives to every API that is not imported */
export function builtInModel(name: string): Model | undefined {
  return MODELS.find((model) => model.name === name);
}
