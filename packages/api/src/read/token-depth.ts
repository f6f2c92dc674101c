import type { CST } from 'yaml';
import { MAX_DEPTH } from './extent.js';

/**
 * What reads tokens calls itself for each level, and near the end of the stack V8 may end the whole process when it
 * compiles a regular expression; that is why depth is looked at before.
 *
 * @returns whether values nest deeper than can be read
 */
export function tokensTooDeep(tokens: readonly CST.Token[]): boolean {
  const open: { readonly token: CST.Token; readonly depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > MAX_DEPTH) return true;
    for (const inner of tokensIn(token)) open.push({ token: inner, depth: depth + 1 });
  }
  return false;
}

function tokensIn(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key ?? [], value ?? []].flat());
}
