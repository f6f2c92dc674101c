import { type TemplateRole, UNKNOWN_ROLE } from '../template-view.js';

/** @returns what is so of a template wherever it serves: what differs is not known, and all names may be there */
export function roleOfAll(roles: readonly TemplateRole[]): TemplateRole {
  const [first, ...others] = roles;
  if (first === undefined || others.length === 0) return first ?? UNKNOWN_ROLE;
  return others.reduce(common, first);
}

function common(a: TemplateRole, b: TemplateRole): TemplateRole {
  return {
    phase: same(a.phase, b.phase),
    contentType: same(a.contentType, b.contentType),
    method: same(a.method, b.method),
    parameters: {
      path: either(a.parameters.path, b.parameters.path),
      querystring: either(a.parameters.querystring, b.parameters.querystring),
      header: either(a.parameters.header, b.parameters.header),
    },
    stageVariables: either(a.stageVariables, b.stageVariables),
    // Schemas are plain data of a file, with their members in its order.
    payloadSchema: JSON.stringify(a.payloadSchema) === JSON.stringify(b.payloadSchema) ? a.payloadSchema : undefined,
  };
}

function same<T>(a: T, b: T): T | undefined {
  return a === b ? a : undefined;
}

function either(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])];
}
