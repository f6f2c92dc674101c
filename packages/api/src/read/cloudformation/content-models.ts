import { builtInModel } from '../built-in-models.js';
import type { Place } from '../place.js';
import { recordOf } from '../plain-data.js';
import { tellError } from '../reading.js';
import { advice, objectAt, textAt } from '../typed-values.js';
import type { ApiDraft } from './api-draft.js';
import type { Assembly } from './assembly.js';

/** @returns content types to names of models; those that every API has are among its models where they are used */
export function contentModels(
  assembly: Assembly,
  api: ApiDraft,
  place: Place | undefined,
): Readonly<Record<string, string>> {
  const members = objectAt(assembly.scope, place)?.members ?? [];
  return recordOf(
    members.flatMap((member): (readonly [string, string])[] => {
      const name = textAt(assembly.scope, member);
      return name !== undefined && isModel(assembly, api, member, name) ? [[member.name, name]] : [];
    }),
  );
}

function isModel(assembly: Assembly, api: ApiDraft, { range }: Place, name: string): boolean {
  if (api.isElsewhere || Object.hasOwn(api.api.models, name) || api.models.some((model) => model.name === name)) {
    return true;
  }
  const builtIn = builtInModel(name);
  if (builtIn === undefined) {
    const names = [...Object.keys(api.api.models), ...api.models.map((model) => model.name)];
    const message = `There is no model \`${name}\`${advice(name, names, 'there are')}`;
    tellError(assembly.scope, 'broken-reference', range, message);
    return false;
  }
  api.models.push(builtIn);
  return true;
}
