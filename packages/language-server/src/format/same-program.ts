import { API_GATEWAY, type Template } from '@veloway/vtl';

/** @returns whether two templates are the same but for where everything stands */
export function isSameProgram(a: Template, b: Template): boolean {
  return structure(a) === structure(b);
}

const PLACES: ReadonlySet<string> = new Set(['start', 'end', 'nameStart', 'source']);

function structure(tree: Template): string {
  return JSON.stringify(tree, function (this: { readonly name?: unknown }, key, value: unknown) {
    if (PLACES.has(key)) return undefined;
    // What a directive is as text is printed only where it does not exist.
    if (key === 'literal' && typeof this.name === 'string' && isRun(this.name)) return undefined;
    // The token behind backslashes, with the blanks in it.
    return key === 'next' && typeof value === 'string' ? value.replace(/[\s#]/g, '') : value;
  });
}

function isRun(name: string): boolean {
  return API_GATEWAY.directives.has(name) && name !== 'literal';
}
