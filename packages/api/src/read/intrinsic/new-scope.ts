import { newBudget } from '../computed/budget.js';
import type { DefinitionOptions } from '../definition-options.js';
import type { Place } from '../place.js';
import type { Telling } from '../reading.js';
import { resolvedPlace } from './resolved-place.js';
import type { Memory, ReferredResource, Scope } from './scope.js';

/** What a scope is made of. */
export interface ScopeParts {
  /** What holds `Parameters`, `Mappings`, `Conditions` and `Resources`, as they are written; nothing of a part of a template. */
  readonly template: Place | undefined;
  readonly options: DefinitionOptions;
  /** By logical id: resources that a transform or a tool adds to those of the template. */
  readonly others?: ReadonlyMap<string, ReferredResource>;
}

/** @returns what functions of a template can refer to; without a template, any name will do */
export function newScope(telling: Telling, { template, options, others = new Map() }: ScopeParts): Scope {
  const memory: Memory = { names: new Map(), conditions: new Map(), files: new Map(), assumed: new Set(), depth: 0 };
  return boundScope({
    ...telling,
    options,
    parameters: template?.get('Parameters'),
    mappings: template?.get('Mappings'),
    conditions: template?.get('Conditions'),
    resources: new Map([...others, ...declared(template)]),
    open: template === undefined,
    budget: newBudget(),
    memory,
    includes: [],
  });
}

function declared(template: Place | undefined): readonly (readonly [string, ReferredResource])[] {
  const resources = template?.get('Resources')?.members ?? [];
  return resources.map((resource) => [
    resource.name,
    { type: resource.get('Type')?.text ?? '', properties: resource.get('Properties') },
  ]);
}

function boundScope(parts: Omit<Scope, 'resolve' | 'including'>): Scope {
  const scope: Scope = {
    ...parts,
    resolve: (place) => resolvedPlace(scope, place),
    including: (file) => boundScope({ ...parts, includes: [...parts.includes, file] }),
  };
  return scope;
}
