import type { Exporting } from './exporting.js';
import { objectOf, type Plain } from './plain-object.js';

/** @returns a schema that refers to a model */
export function referenceTo({ isSwagger }: Exporting, model: string): Plain {
  const name = model.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('%', '%25');
  return { $ref: `${isSwagger ? '#/definitions/' : '#/components/schemas/'}${name}` };
}

/** @param models by content type */
export function contentOf(exporting: Exporting, models: Readonly<Record<string, string>>): Plain {
  return objectOf(Object.entries(models).map(([type, model]) => [type, { schema: referenceTo(exporting, model) }]));
}
