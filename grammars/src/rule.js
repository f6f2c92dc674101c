/** What the grammars' rules are written with. */

/** @returns captures by their numbers: `{ 1: 'a scope' }` becomes `{ "1": { "name": "a scope" } }` */
export function captures(scopes) {
  return Object.fromEntries(Object.entries(scopes).map(([number, name]) => [number, { name }]));
}

/** @returns patterns that include rules of the same grammar by their names */
export function include(...names) {
  return names.map((name) => ({ include: `#${name}` }));
}

/** @returns a rule that matches within a line */
export function token(name, match, scopes) {
  return scopes === undefined ? { name, match } : { name, match, captures: captures(scopes) };
}

/**
 * @param begin the expression that opens it, with the scopes of its groups
 * @param end the expression that closes it, with the scopes of its groups
 * @returns a rule that may span lines
 */
export function span(name, [begin, beginScopes], [end, endScopes], patterns) {
  return {
    ...(name === undefined ? {} : { name }),
    begin,
    ...(beginScopes === undefined ? {} : { beginCaptures: captures(beginScopes) }),
    end,
    ...(endScopes === undefined ? {} : { endCaptures: captures(endScopes) }),
    patterns,
  };
}
