/** Plain data, as in JSON. */
export type Plain = Readonly<Record<string, unknown>>;

/** @returns an object with these members as its own, `__proto__` too, without those that are undefined */
export function objectOf(members: Iterable<readonly [string, unknown]>): Plain {
  return Object.fromEntries(Array.from(members).filter(([, value]) => value !== undefined));
}

/** @returns the members that are not undefined */
export function defined(members: Plain): Plain {
  return objectOf(Object.entries(members));
}

/** @returns an object or a list, or undefined where nothing is in it: exports leave out what is empty */
export function unlessEmpty<Value extends object>(value: Value): Value | undefined {
  return Object.keys(value).length === 0 ? undefined : value;
}
